"""Judging takes time like the length of a text, whatever the text is made of."""

from __future__ import annotations

from functools import partial

import pytest
from sweeping import SWEEP

from bench import hostile
from briefing.brief.model import Brief
from briefing.format.reader import read

_SIZE = 8_000
_TIMES = 4
_MOST = 9
"""Linear work takes about four times as long for four times the text, a loop in a loop sixteen."""
_TRIES = 3
_NOW = ("short quotations", "capitals and", "no spaces", "ideographs")


@pytest.mark.parametrize(
    "kind",
    [pytest.param(kind, marks=() if kind in _NOW else SWEEP) for kind in hostile.PIECES],
)
def test_judging_a_text_grows_as_the_text_does(kind: str) -> None:
    brief = read(hostile.BRIEF.encode(), Brief).value
    assert brief is not None
    hostile.judge(brief, hostile.text_of(kind, _SIZE // 8))  # what is made once is not measured
    ratios = []
    for attempt in range(_TRIES):
        # No text twice: what its sentences hold is remembered.
        size = _SIZE + 500 * attempt
        texts = [hostile.text_of(kind, size * times) for times in (1, _TIMES)]
        once, more = (hostile.seconds(partial(hostile.judge, brief, text)) for text in texts)
        ratios.append(more / once)
        if ratios[-1] < _MOST:
            return
    pytest.fail(f"{_TIMES} times the text takes {min(ratios):.0f} times as long")
