"""Judging takes time like the length of a text, whatever the text is made of."""

from __future__ import annotations

from growing import hold_growth, texts
from sweeping import SWEEP

from bench import hostile


@texts()
def test_judging_a_text_grows_as_the_text_does(kind: str) -> None:
    brief = hostile.brief_for(kind)
    hold_growth(lambda text: hostile.judge(brief, text), kind, 8_000)


@SWEEP
def test_judging_items_grows_as_their_number_does() -> None:
    kind = "numbers of things"
    dense = hostile.text_of(kind, 3_000)  # fewer numbers than are too many to reckon with

    def judge(text: str) -> None:
        hostile.judge(hostile.brief_for(kind, items=len(text) // 400), dense)

    hold_growth(judge, kind, 8_000)
