"""Nothing is cut or hidden beside blank rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.tui.cells import Row, plain
from briefing.tui.panes.parts import ItemBlock
from briefing.tui.widgets.opened import closed_up, kept_open, told_in_full

from .conftest import MakeApp
from .hand import hand_on

ALEPPO, EXERCISE = "aleppo-2024-11-30", "exercise-qelmara-2020-03-09"
LAST = "exercise-qelmara-2020-03-17"


def rows(*texts: str) -> list[Row]:
    return [[(text, "text")] for text in texts]


def block(opened: int, *lengths: int) -> ItemBlock:
    more = [rows(*["more"] * count) for count in lengths]
    return ItemBlock(rows("cut"), rows(*["opened"] * opened), teaser=1,
                     whole=rows("whole", "whole"), lengths=more)  # fmt: skip


def test_what_an_item_opens_to_is_the_longest_that_has_room() -> None:
    blocks = [block(3, 4, 6, 9), block(5)]
    for room, opened in ((5, 4), (6, 4), (7, 6), (8, 6), (9, 6), (10, 9)):
        told = told_in_full(blocks, room, 0)
        assert len(told[0].opened) == opened, room
        assert sum(each.height(not number) for number, each in enumerate(told)) <= room


def test_an_item_that_has_no_room_for_all_it_opens_to_opens_to_less() -> None:
    blocks = [block(7), block(8, 4, 6)]
    for room, told in ((10, 1), (11, 4), (12, 4), (13, 6), (14, 6), (15, 8), (16, 8)):
        found = kept_open(blocks, room, 0)
        assert sum(each.height(not number) for number, each in enumerate(found)) <= room
        assert len(found[0].rows) == 7
        assert len(found[1].shown(False)) == told, room


def test_the_rows_of_the_others_are_whole_where_there_is_room_for_the_selected_one() -> None:
    blocks = [block(3), block(3), block(3)]
    for chosen in range(3):
        for room, whole in ((4, 0), (5, 1), (6, 2), (7, 3), (12, 3)):
            told = told_in_full(blocks, room, chosen)
            assert sum(len(each.rows) == 2 for each in told) == whole, room
            for leads in (True, False):
                used = sum(each.height(leads and n == chosen) for n, each in enumerate(told))
                assert used <= max(room, 5)


def test_where_rows_of_a_table_have_no_room_to_open_the_first_tell_in_a_row_what_they_open_to() -> (
    None
):
    blocks = [
        ItemBlock(rows("item", "below"), rows("said", "more", "below"), teaser=1, brief=said)
        for said in rows("a", "b", "c")
    ]
    for room, told in ((6, 0), (8, 0), (9, 1), (10, 3), (11, 3)):
        for chosen in range(3):
            found = kept_open(blocks, room, chosen)
            used = sum(each.height(number == chosen) for number, each in enumerate(found))
            assert used <= max(room, 8)
            assert [len(each.rows) for each in found] == [3] * told + [2] * (3 - told)
        found = kept_open(blocks, room, 1)
        assert [plain(row) for row in found[0].shown(False)] == ["item", *"a"[:told], "below"]
        assert plain(found[1].shown(True)[1]) == "said"
    assert all(not each.opened for each in kept_open(blocks, 12, 1)), "all open"


@pytest.mark.parametrize("size", [(120, 40), (160, 45)])
async def test_no_statement_on_figures_is_hidden_beside_blank_rows(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, LAST), size) as hand:
        await hand.press("h", "z", "j")
        blank = sum(not row.strip() for row in hand.rows()[4:-2])
        told = sum("displaced people" in row for row in hand.rows())
        assert told == 3
        assert blank < 5, "a row for each of the first items, and room for one that opens"


@pytest.mark.parametrize("brief", [ALEPPO, LAST])
async def test_statements_in_a_row_are_told_on_the_overview_and_hide_nothing(
    make_app: MakeApp, bundled: Path, brief: str
) -> None:
    async with hand_on(make_app(bundled, brief), (250, 80)) as hand:
        assert not re.search(r"▾ \d+ more", hand.text)
        first = "displaced people in all" if brief == LAST else "widening their control inside"
        assert first in hand.text


async def test_where_few_statements_have_room_none_is_told_and_no_row_kept_for_them(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, "exercise-qelmara-2020-03-04"), (200, 60)) as hand:
        assert "the garrison has all of the quarter" in hand.text
        assert "Government and army of Selvane." not in hand.text, "of one actor in five"
        above = hand.find("HUMANITARIAN  none recorded")[1]
        middle = [row[61:131].strip() for row in hand.rows()[above - 4 : above]]
        assert any(middle), "no more blank rows than an item opens to"


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_no_claim_is_hidden_below_the_statements_of_others(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), size) as hand:
        await hand.press("t", "z")
        claims = sum(bool(re.search(r" [A-F]\d +p\d", row)) for row in hand.rows())
        assert claims == {80: 10, 100: 13}[size[0]]  # at 80 a row is kept for the longest statement


def test_open_items_are_parted_by_blank_rows_everywhere_or_nowhere() -> None:
    blocks = [ItemBlock(rows("item"), rows(*["opened"] * 6)) for _ in range(4)]
    for room in range(28, 34):
        gaps = [each.gap for each in kept_open(blocks, room, 0)]
        assert gaps == [False, *[room >= 31] * 3]


def test_a_blank_row_gives_way_where_the_last_item_has_no_room_beside_it() -> None:
    blocks = [ItemBlock(rows("item", "item"), [], gap=number == 2) for number in range(4)]
    for room, gaps in ((7, 1), (8, 0), (9, 1)):
        assert sum(each.gap for each in closed_up(blocks, room, 0)) == gaps


@pytest.mark.parametrize(
    ("size", "keys", "words"),
    [
        ((80, 24), "w j", ("than the fighting.", "gate house is fought for.")),
        ((100, 30), "w j j", ("of capacity", "sound.", "fought for.")),
    ],
)
async def test_reasons_are_whole_where_rows_would_stay_blank(
    make_app: MakeApp, bundled: Path, size: tuple[int, int], keys: str, words: tuple[str, ...]
) -> None:
    async with hand_on(make_app(bundled, EXERCISE), size) as hand:
        await hand.press(*keys.split())
        assert all(each in hand.text for each in words)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (200, 60)])
async def test_deadline_and_dissent_stay_whatever_else_a_judgement_tells(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, LAST), size) as hand:
        await hand.press("w")
        for number in range(4):
            assert "by Jun 2020: due" in hand.text, number
            assert number != 2 or "dissent: one of three" in hand.text
            await hand.press("j")


@pytest.mark.parametrize("keys", ["w", "w j j j"])
async def test_no_judgement_is_closed_above_rows_that_its_reasons_have_room_in(
    make_app: MakeApp, bundled: Path, keys: str
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (200, 60)) as hand:
        await hand.press(*keys.split())
        assert sum("speaks for" in row for row in hand.rows()) == 4


async def test_a_judgement_without_room_for_its_reasons_tells_in_a_row_who_is_for_and_against(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (120, 40)) as hand:
        await hand.press("w", "j", "j", "j")
        assert "very likely, 80-95 %; for 5; against 1" in hand.text, "no names that are cut"
        assert "likely, 55-80 %; for article, Khalifa, al-Abdeh; against Khalifa" in hand.text
