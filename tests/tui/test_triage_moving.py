"""Moving about in triage: by keys and mouse, from proposal to proposal, part to part."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing import glyphs

from .conftest import MakeApp
from .drafted import (
    BRIEF,
    VASK,
    at,
    did,
)
from .hand import hand_on

if TYPE_CHECKING:
    pass


async def test_j_k_go_through_what_is_open_and_capitals_through_all(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        first = screen.at
        await hand.press("a")
        assert screen.at == first + 1
        await hand.press("k")
        assert screen.at == first - 1, "what is decided is passed over"
        await hand.press("J")
        assert screen.at == first
        assert "accepted" in hand.text
        await hand.press("a")
        assert len(did(draft)) == 1, "what is decided is not decided again"
        await hand.press("K", "G")
        assert screen.at == len(screen.cards) - 1
        await hand.press("g")
        assert screen.at == 0
        await hand.press("K")
        assert "This is the first proposal." in hand.notices


@pytest.mark.usefixtures("draft")
async def test_angle_brackets_go_through_the_paragraphs_of_the_source(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        for number in (4, 5, 6):
            await hand.press("greater_than_sign")
            assert screen.pointer == number
            assert f"▸p{number}" in hand.text
        await hand.press("less_than_sign")
        assert screen.pointer == 5


@pytest.mark.usefixtures("draft")
async def test_the_mouse_leads_from_words_to_the_part_and_back(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, VASK)
        await hand.click_text("its men hold")
        assert screen.chosen == "holder"
        assert "▸h holder" in hand.text
        marked = {span.style for row in hand.spans() for span in row if "of Qelmara" in span.text}
        await hand.click_text("q quote")
        assert screen.chosen == "quote"
        chosen = {span.style for row in hand.spans() for span in row if "of Qelmara" in span.text}
        assert chosen != marked, "its words stand out"
        await hand.click_text("accept")
        assert screen.draft.state.counts.accepted == 1
        await hand.click_text("Hum 4")
        assert screen.card is not None
        assert screen.card.section == "humanitarian"


@pytest.mark.usefixtures("draft")
async def test_the_list_beside_or_below_takes_clicks(bundled: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(bundled, BRIEF), (200, 60)) as hand:
        screen = await at(hand, VASK)
        await hand.click_text("The Ford Wardens hold")
        assert screen.card is not None
        assert screen.card.words == "The Ford Wardens hold Ansel Ford."
        await hand.resize(120, 40)
        hand.check_rows()
        await hand.click_text("Solveh: the garrison holds")
        assert screen.card is not None
        assert screen.card.words.startswith("Solveh: the garrison holds")
        await hand.resize(100, 18)
        assert not screen.queue.display, "the proposal has no rows left for it"
        await hand.resize(200, 60)
        await hand.click_text("The Ford Wardens hold")
        assert screen.card is not None
        assert screen.card.words == "The Ford Wardens hold Ansel Ford."
        await hand.resize(120, 40)
        for _ in screen.cards:  # each is in sight in the list, however high the one above is
            await hand.press("j")
            box = screen.queue.region
            rows = hand.text.splitlines()[box.y : box.bottom]
            assert any(glyphs.SELECTED in row[box.x :] for row in rows)


async def test_typed_ahead_each_key_meets_the_proposal_it_was_meant_for(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        keys = [card.key for card in screen.cards[screen.at : screen.at + 4]]
        await hand.burst("a", "a", "minus", "2", "a")
        assert did(draft) == [
            ("accept", keys[0]), ("accept", keys[1]), ("leave-out", keys[2]), ("accept", keys[3]),
        ]  # fmt: skip


@pytest.mark.usefixtures("draft")
async def test_tab_goes_from_part_to_part_and_esc_leaves_them(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, VASK)
        seen = []
        for _ in range(3):
            await hand.press("tab")
            seen.append(screen.chosen)
        assert seen == ["by", "place", "holder"]
        await hand.press("shift+tab")
        assert screen.chosen == "place"
        assert "▸p place" in hand.text
        await hand.press("escape")
        assert (screen.chosen, hand.app.screen) == ("", screen)
