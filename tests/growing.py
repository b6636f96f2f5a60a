"""Work on a text takes time like its length, whatever the text is made of."""

from __future__ import annotations

from collections.abc import Callable
from cProfile import Profile

import pytest
from sweeping import SWEEP

from bench import hostile

_TIMES = 4
_MOST = 9
"""Linear work takes about four times as long for four times the text, a loop in a loop sixteen."""
_TRIES = 3


def texts() -> pytest.MarkDecorator:
    """Parametrize by the ``kind`` of a text made to hurt; in a sweep alone, since it times."""
    marked = [pytest.param(kind, marks=SWEEP) for kind in hostile.PIECES]
    return pytest.mark.parametrize("kind", marked)


def hold_growth(work: Callable[[str], object], kind: str, size: int) -> None:
    """Hold that ``work`` on texts of one kind, of ``size`` characters on, grows as they do."""
    work(hostile.text_of(kind, size // 8))  # what is made once is not measured
    ratios = []
    for attempt in range(_TRIES):
        longer = size + size // 16 * attempt  # no text twice: what its sentences hold is remembered
        short, long = (hostile.text_of(kind, longer * times) for times in (1, _TIMES))
        once = hostile.seconds(lambda: work(short))  # noqa: B023
        ratios.append(hostile.seconds(lambda: work(long)) / once)  # noqa: B023
        if ratios[-1] < _MOST:
            return
    pytest.fail(f"{_TIMES} times the text takes {min(ratios):.0f} times as long")


def calls_of(work: Callable[[], object], *, builtins: bool = False) -> int:
    """Return how many functions are called to do some work, on request those in C, too.

    Counted in C: a function of ours at each call would take ten times as long as the call itself.
    """
    profile = Profile(builtins=builtins)
    profile.enable()
    try:
        work()
    finally:
        profile.disable()
    return sum(each.callcount for each in profile.getstats())
