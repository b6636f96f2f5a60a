"""Judging takes time like the length of a text, whatever the text is made of."""

from __future__ import annotations

from growing import hold_growth, texts

from bench import hostile
from briefing.brief.model import Brief
from briefing.format.reader import read


@texts()
def test_judging_a_text_grows_as_the_text_does(kind: str) -> None:
    brief = read(hostile.BRIEF.encode(), Brief).value
    assert brief is not None
    hold_growth(lambda text: hostile.judge(brief, text), kind, 8_000)
