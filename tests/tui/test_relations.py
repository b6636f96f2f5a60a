"""The relations screen: a table of who is what to whom, and the way to what is behind a cell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sweeping import grid

from briefing.text import CUT
from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.relations import RelationsScreen
from briefing.tui.screens.relations_table import WORDS

from . import making
from .conftest import MakeApp
from .hand import SIZES, Hand, hand_on

ALEPPO = "aleppo-2024-11-30"
TABLES = [(60, 17), (80, 24), (120, 40), (250, 80)]
LISTS = [(40, 12), (59, 40), (120, 16)]


def by_hand() -> making.Raw:
    """Three actors, four relationships, two of them in one cell."""
    return making.small(
        voices={"watch": {"name": "Marsh Watch", "kind": "monitor", "reliability": "C"},
                "ada": {"name": "Ada Lorn", "kind": "expert"}},
        actors=[{"id": id, "name": id.title(), "side": side, "cite": ["p1"]}
                for id, side in (("ford", "north"), ("reed", "south"), ("mill", "south"))],
        relationships=[
            {"from": "mill", "to": "reed", "type": "backs", "by": "watch", "grade": "C2",
             "cite": ["p3"], "id": "r1", "note": "With boats."},
            {"from": "mill", "to": "reed", "type": "coordinates", "by": "ada", "cite": ["p4"],
             "id": "r2"},
            {"from": "reed", "to": "ford", "type": "hostile", "cite": ["p5"], "id": "r3"},
            {"from": "ford", "to": "mill", "type": "contact", "by": "ada", "cite": ["p6"],
             "id": "r4"},
        ],
    )  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", by_hand())


def screen(hand: Hand) -> RelationsScreen:
    assert isinstance(hand.app.screen, RelationsScreen)
    return hand.app.screen


def label(hand: Hand) -> str:
    line = screen(hand).line
    return line.label if line else ""


def test_the_words_of_the_cells_fit_into_them() -> None:
    assert max(map(len, WORDS.values())) <= 8
    assert len(set(WORDS.values())) == len(WORDS)


async def test_rows_lead_to_columns_and_each_word_has_its_sign(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root), (80, 24)) as hand:
        await hand.press("r")
        text = hand.text
        assert re.search(r"N Ford +S Reed +S Mill", text)
        assert re.search(r"N Ford +∙ +◊ in touch with", text)
        assert re.search(r"S Reed +◉ against +∙", text)
        assert re.search(r"▸S Mill +∙ +◍ backs", text)
        assert "works with" in text, "whole words where a column has room for them"
        assert "works:" not in text
        assert "◍ reported" in text
        assert "Mill to Reed" in text
        behind = " ".join(text[text.index("Mill to Reed") :].split())
        assert re.search(r"◍ reported Marsh Watch C2 p3 . Mill backs Reed With boats\.", behind)
        assert re.search(r"◊ assessed Ada Lorn p4 . Mill works with Reed", behind)


@grid(size=[*TABLES, *LISTS, (30, 8)], ascii_only=[False, True])
async def test_every_relationship_can_be_selected_and_is_seen_then(
    make_app: MakeApp, bundled: Path, size: tuple[int, int], ascii_only: bool
) -> None:
    async with hand_on(make_app(bundled, ALEPPO, ascii_only=ascii_only), size) as hand:
        await hand.press("r")
        here = screen(hand)
        if here.as_network:
            await hand.press("t")
        assert not here.as_network
        assert here.as_list == (size in [*LISTS, (30, 8)])
        seen = set()
        for _ in here.table.lines:
            hand.check_rows()
            places = [p for p in here._page.places if p.cell == here.cell]
            places = [p for p in places if p.line in (-1, here.index)]
            places.sort(key=lambda place: place.line)  # below, where there is room, it is told, too
            assert len(places) == 1 or not here.as_list
            top, height = here.sheet.top, here.sheet.size.height
            held = here.sheet.held(places[0].top)
            assert top + held <= places[0].top < top + height
            assert not ascii_only or hand.text.isascii()
            behind = here.table.cells[here.cell]
            seen |= {here.index} if here.as_list else set(behind)
            await hand.press("tab")
        if not here.as_list:  # from the first cell of the brief back to the first of the table
            for _ in here.table.cells:
                await hand.press("shift+tab")
                seen |= set(here.table.cells[here.cell])
        assert seen == set(range(len(here.table.lines)))


async def test_a_table_larger_than_the_terminal_scrolls_and_says_so(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (60, 17)) as hand:
        await hand.press("r", "g")
        assert "columns 1 to 4" in hand.text
        assert re.search(r"▾ \d more", hand.text)
        count = len(screen(hand).table.columns)
        await hand.press(*("right",) * count, "G")
        assert f"columns {count - 3} to {count}" in hand.text
        assert re.search(r"▴ \d above", hand.text)
        assert screen(hand).cell == (len(screen(hand).table.rows) - 1, count - 1)
        hand.check_rows()
        x, y = hand.find("▸")
        await hand.wheel(x + 20, y, down=False)
        assert screen(hand).cell[0] == len(screen(hand).table.rows) - 2


@pytest.mark.parametrize("size", [(100, 30), (120, 40), (160, 45)], ids=str)
async def test_cells_that_are_left_end_the_cuts_of_names_and_each_sign_is_explained(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), size) as hand:
        await hand.press("r", *("t" if size[0] > 100 else ""))
        heads = hand.rows()[5]
        assert "G Hizbollah" in heads
        assert CUT not in heads.rstrip().removesuffix(CUT)
        assert "∙ none recorded" in hand.text
        x, y = hand.find("◊ against")
        await hand.click(x, y)
        line = screen(hand).line
        assert line is not None
        assert line.text == "Israel against Iran"
        hand.check_rows()


async def test_enter_leads_to_all_that_is_behind_a_cell_and_back(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root), (80, 24)) as hand:
        hand.page.go("relationships", 1)
        await hand.press("r")
        assert screen(hand).cell == (2, 1)
        await hand.press("enter")
        assert isinstance(hand.app.screen, EvidenceScreen)
        assert hand.app.screen.line.label == "r1"
        await hand.press("j")
        assert hand.app.screen.line.label == "r2"
        await hand.press("j")
        assert hand.app.screen.line.label == "r2", "the cell has no more"
        await hand.press("escape")
        assert screen(hand).cell == (2, 1)
        await hand.press("left", "enter")
        assert hand.notices[-1] == "Nothing is recorded from Mill to Ford."
        await hand.press("up", "enter")
        assert isinstance(hand.app.screen, EvidenceScreen)
        assert hand.app.screen.line.label == "r3"
        await hand.press("escape", "escape")
        assert hand.at_home


async def test_it_opens_at_the_actor_one_was_at(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root), (120, 40)) as hand:
        await hand.press("a", "j", "r")
        assert label(hand) == "r3"


async def test_a_click_selects_a_cell_and_a_second_one_opens_it(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root), (80, 24)) as hand:
        await hand.press("r")
        await hand.click_text("against")
        assert label(hand) == "r3"
        await hand.click_text("against")
        assert isinstance(hand.app.screen, EvidenceScreen)
        assert hand.app.screen.line.label == "r3"


async def test_resizing_keeps_the_relationship_in_table_and_list(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root), (80, 24)) as hand:
        await hand.press("r", "shift+tab")
        assert label(hand) == "r3"
        for size in [*SIZES, (30, 8), (20, 5), (60, 17)]:
            await hand.resize(*size)
            assert label(hand) == "r3"
        hand.check_rows()
        assert "▸S Reed" in hand.text


async def test_without_relationships_it_says_so(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(making.library(tmp_path / "l", making.small())), (80, 24)) as hand:
        await hand.press("r")
        assert "none recorded" in hand.text
        await hand.press("j", "enter", "tab", "right", "y", "E", "G", "pagedown")
        hand.check_rows()


async def test_hostile_names_stay_in_their_cells(make_app: MakeApp, tmp_path: Path) -> None:
    root = making.library(tmp_path / "l", making.hostile())
    for ascii_only in (False, True):
        async with hand_on(make_app(root, ascii_only=ascii_only)) as hand:
            await hand.press("r")
            for size in [*SIZES, (60, 17)]:
                await hand.resize(*size)
                for key in ("tab", "right", "down", "tab", "j"):
                    await hand.press(key)
                    hand.check_rows()


async def test_all_relationships_stand_below_the_table_where_they_just_fit(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, "exercise-qelmara-2020-03-09"), (100, 30)) as hand:
        await hand.press("r", "t")
        assert "All of them, by whose word" in hand.text
        assert "Police works with Boats" in hand.text
        assert "more lines" not in hand.text
