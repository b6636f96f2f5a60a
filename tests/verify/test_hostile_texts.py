"""Judging takes time like the length of a text, whatever the text is made of."""

from __future__ import annotations

import pytest

from bench import hostile
from briefing.brief.model import Brief
from briefing.format.reader import read
from tests.sweeping import SWEEP

_SIZE = 8_000
_TIMES = 4
_MOST = 9
"""Linear work takes about four times as long for four times the text, a loop in a loop sixteen."""
_NOW = ("short quotations", "capitals and", "no spaces", "ideographs")


@pytest.mark.parametrize(
    "kind",
    [pytest.param(kind, marks=() if kind in _NOW else SWEEP) for kind in hostile.PIECES],
)
def test_judging_a_text_grows_as_the_text_does(kind: str) -> None:
    brief = read(hostile.BRIEF.encode(), Brief).value
    assert brief is not None
    short, long = (hostile.text_of(kind, _SIZE * times) for times in (1, _TIMES))
    hostile.judge(brief, short)  # what is made once is not measured
    ratios: list[float] = []
    while len(ratios) < 3 and (not ratios or ratios[-1] >= _MOST):
        once = hostile.seconds(lambda: hostile.judge(brief, short))
        ratios.append(hostile.seconds(lambda: hostile.judge(brief, long)) / once)
    assert min(ratios) < _MOST
