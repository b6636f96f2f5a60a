"""What triage shows of a proposal, in the list and beside the source."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from briefing.tui.cells import plain
from briefing.tui.screens.triage.queue import queue_rows
from briefing.tui.theme_manager import TLP_COLOURS

from .conftest import MakeApp
from .drafted import (
    BRIEF,
    VASK,
    at,
)
from .hand import SIZES, hand_on

if TYPE_CHECKING:
    from briefing.draft.state import DraftState


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("size", [*SIZES, (250, 80), (60, 20), (100, 18)], ids=str)
async def test_a_proposal_stands_with_its_parts_and_its_paragraph(
    size: tuple[int, int], bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        screen = await at(hand, VASK)
        hand.check_rows()
        shown = " ".join(hand.text.split())
        assert "Vask: the League holds more than" in shown
        assert "0 of 16 seen" in shown or "0/16" in shown
        for part in ("by", "place", "holder", "majority", "quote", "figure", "when"):
            assert f"{part} " in shown, part
        assert "The League's spokesman, Teodor" in shown
        (label,) = (span for span in hand.spans()[0] if "AMBER" in span.text)
        colour = label.style.color
        assert colour is not None
        assert colour.name == TLP_COLOURS["TLP:AMBER"]
        assert screen.pointer == 3
        marks = ["".join(span.text for span in row if span.style.underline and span.style.bold)
                 for row in hand.spans()]  # fmt: skip
        assert any("Vask" in row or "half of" in row for row in marks), "words are marked"


@pytest.mark.usefixtures("draft")
async def test_each_part_has_a_check_of_its_own_and_the_item_has_none(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        await at(hand, VASK)
        assert "✓ speaks in p3" in hand.find_row("Teodor Vask, party")
        assert "✓ word for word" in hand.find_row("q quote")
        assert '? from "its men":' in hand.text
        assert "2020-03-03" in hand.text
        assert "in brief nothing like it: new" in " ".join(hand.text.split())
        assert "◒" not in hand.text
        await at(hand, "between 30 and 40")
        assert "✓ named" in hand.find_row("Solveh, Qelmara"), "there it is the town"
        await hand.press("e")
        await hand.type(" She was at Kaldreth Dam.")
        assert "◒" in hand.text, "a name that stands elsewhere is a warning of that part"


def test_the_list_keeps_long_citations_off_the_words() -> None:
    cards = [
        SimpleNamespace(
            section="points",
            words="Roads are open.",
            standing="open",
            proposal=SimpleNamespace(rests_on=[SimpleNamespace(cite=cite)]),
        )
        for cite in ("p2", "s3:p112")
    ]
    rows, _ = queue_rows(cast("DraftState", SimpleNamespace(cards=cards)), 0, 60)
    shown = [plain(row) for row in rows]
    assert any(" s3:p112 Roads are open." in row for row in shown)
    assert len({row.index("Roads") for row in shown if "Roads" in row}) == 1


def test_the_list_tells_what_has_no_sentence_yet_by_who_said_what() -> None:
    cards = [
        SimpleNamespace(
            section="points",
            words="",
            standing="open",
            item=item,
            proposal=SimpleNamespace(rests_on=[SimpleNamespace(cite="p2")]),
        )
        for item in ({"by": "ada", "quote": "so far"}, {"by": ["ada", "ivo"]}, {})
    ]
    voices = {"ada": SimpleNamespace(name="Ada Kell"), "ivo": SimpleNamespace(name="Ivo Orr")}
    state = cast("DraftState", SimpleNamespace(cards=cards, voices=voices))
    shown = "\n".join(plain(row) for row in queue_rows(state, 0, 60)[0])
    assert 'Ada Kell: "so far" (no sentence yet)' in shown
    assert "Ada Kell and Ivo Orr: (no sentence yet)" in shown
    assert "p2   (no sentence yet)" in shown


def test_the_list_wraps_words() -> None:
    words = "Roads are open as far as the bridge, and the market has begun again."
    card = SimpleNamespace(
        section="points",
        words=words,
        standing="open",
        proposal=SimpleNamespace(rests_on=[SimpleNamespace(cite="p2")]),
    )
    rows, places = queue_rows(cast("DraftState", SimpleNamespace(cards=[card, card])), 0, 60)
    assert places == [-1, 0, 0, 1, 1]
    assert " ".join(plain(row)[6:50].strip() for row in rows[1:3]) == words


@pytest.mark.usefixtures("draft")
async def test_the_source_is_told_to_its_end_or_says_that_it_goes_on(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (250, 80)) as hand:
        await at(hand, VASK)
        assert any("p16" in row and "State radio denied this." in row for row in hand.rows())
        assert "goes on" not in hand.text
        await hand.resize(80, 24)
        screen = await at(hand, VASK)
        screen.source.scroll_rows(screen.source.last_top)
        await hand.settle()
        assert " p16 to p16: > goes on" in hand.text


@pytest.mark.usefixtures("draft")
async def test_beside_a_menu_there_is_no_strip_of_letters(bundled: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        await at(hand, VASK)
        await hand.press("f")
        assert hand.app.screen.box.size.width == 80  # type: ignore[attr-defined]
        await hand.resize(100, 30)
        assert hand.app.screen.box.size.width == 76  # type: ignore[attr-defined]


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("size", [(40, 12), (80, 24)], ids=str)
async def test_the_parts_of_a_proposal_are_whole_on_rows_of_their_own(
    size: tuple[int, int], bundled: Path, make_app: MakeApp
) -> None:
    """Values were cut beside blank cells, and a row that was just full lost its last part."""
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        await at(hand, "p4")
        shown = " ".join(hand.text.split())
        assert "by the source itself, Halyard Wire" in shown
        if size[0] >= 80:
            assert "holder Terrace League ?" in shown
            await at(hand, VASK)
            assert "> 50 per cent of the town" in " ".join(hand.text.split())


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)], ids=str)
async def test_how_a_line_is_taken_and_left_stands_whole_beside_its_checks(
    size: tuple[int, int], bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        await at(hand, VASK)
        await hand.press("e")
        await hand.type(" Dessim too.")
        last = hand.rows()[-1]
        assert "names ✗" in last, "what is wrong comes first"
        assert last.rstrip().endswith("Esc" if size[0] < 60 else "↵ takes it  Esc leaves it")
        await hand.press("escape", "f", "2")
        last = hand.rows()[-1]
        assert "Esc" in last
        assert "Ente›" not in last


@pytest.mark.usefixtures("draft")
async def test_a_voice_of_the_draft_and_one_of_the_brief_are_told_apart(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        await at(hand, VASK)
        await hand.press("f", "1")
        rows = [row.strip() for row in hand.rows() if "Teodor Vask " in row]
        assert any("(as it is)" in row for row in rows)
        assert any("of the brief" in row for row in rows)
