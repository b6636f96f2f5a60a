"""What a duty officer asks first stands in the upper half of the screen, without a key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.conftest import MakeApp
from tui.hand import Hand, hand_on

ALEPPO, TRUCE = "aleppo-2024-11-30", "exercise-qelmara-2020-03-17"
SIZE = (120, 40)


def upper_half(hand: Hand) -> str:
    return " ".join(" ".join(hand.rows()[: SIZE[1] // 2]).split())


def right(hand: Hand) -> str:
    """The right column of the upper half, read as one text."""
    x = hand.page.panes["judgements"].region.x
    return " ".join(" ".join(row[x:] for row in hand.rows()[: SIZE[1] // 2]).split())


async def test_who_fights_whom(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, ALEPPO), SIZE) as hand:
        said = right(hand)
        assert "O opposition: HTS, rebels" in said
        assert "against G government: Govt" in said
        assert "backed by T Turkey (opp.)" in said
        assert "Iran◊" in said, "what an analyst says alone has its sign"
        assert "K kurdish: PKK against T turkey-aligned: Turkey" in said


async def test_who_holds_the_main_place_by_whose_word_and_how_sure(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), SIZE) as hand:
        said = right(hand)
        held = "Aleppo city held by O opposition: O claims, one reports; present: one states"
        assert held in said
        assert "lost by G government: one assesses disputed by G state media" in said
        assert "desk: very likely, moderate confidence: HTS-led" in said


async def test_how_many_are_displaced_and_dead_by_whose_word(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, TRUCE), SIZE) as hand:
        said = right(hand)
        assert "displaced in all about 17,000 people ◍ JRRO B2 s2:p3" in said
        assert "dead in all 74 deaths ◍ JRRO +1 B1 s2:p5" in said


@pytest.mark.parametrize(("brief", "name"), [(ALEPPO, "al-Abdeh"), (TRUCE, "Wen")])
async def test_what_the_experts_say(
    make_app: MakeApp, bundled: Path, brief: str, name: str
) -> None:
    async with hand_on(make_app(bundled, brief), SIZE) as hand:
        pane = hand.page.panes["views"]
        rows = [y for y, owner in enumerate(pane.owners) if owner == 0]
        assert pane.region.y + rows[0] < SIZE[1] // 2
        if brief == ALEPPO:
            assert pane.region.y + rows[-1] < SIZE[1] // 2, "the first view stands whole"
        assert f"◊ {name}," in upper_half(hand)


async def test_an_expert_keeps_the_name_when_scrolled(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (80, 24)) as hand:
        await hand.press("e")
        pane = hand.pane
        assert pane.section is not None
        for _ in pane.section.lines:
            first = min(owner for owner in pane.owners if owner >= 0)
            y = pane.region.y + pane.owners.index(first)
            speaker = hand.page.outline.speaker_names(pane.section.lines[first])  # type: ignore[union-attr]
            assert speaker in hand.rows()[y], first
            await hand.press("j")
        assert pane.top > 0


async def test_what_to_read_first(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, ALEPPO), SIZE) as hand:
        assert "read first: the bold line" in hand.rows()[3]
        assert hand.selected == ("situation", 0)
