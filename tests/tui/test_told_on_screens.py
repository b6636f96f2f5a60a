"""Screens tell in full what they have room for, once, and explain their signs once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.text import CUT
from briefing.tui.cells import Row, plain
from briefing.tui.panes import PANES
from briefing.tui.panes.parts import Form

from .conftest import MakeApp
from .hand import hand_on
from .test_pane_rows import outline

ALEPPO, EXERCISE = "aleppo-2024-11-30", "exercise-qelmara-2020-03-09"


LAST = "exercise-qelmara-2020-03-17"


_TOUCHES = re.compile(r"[\w+]▾|▾[^\W\d]|▾[✓?⇢]")


def rows(*texts: str) -> list[Row]:
    return [[(text, "text")] for text in texts]


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (250, 80)])
@pytest.mark.parametrize("brief", [ALEPPO, EXERCISE, LAST])
async def test_the_sign_that_an_item_goes_on_touches_nothing(
    make_app: MakeApp, bundled: Path, brief: str, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, brief), size) as hand:
        for key in ("s", "a", "t", "h", "e", "z", "a", "t", "h", "e", "l"):
            await hand.press(key)
            for _ in range(6):
                touched = [row for row in hand.rows() if _TOUCHES.search(row)]
                assert not touched, (key, touched)
                await hand.press("j", "j")


def test_an_actor_has_kind_and_side_in_words() -> None:
    shown = outline(EXERCISE, False)
    section = shown.section("actors")
    made = PANES["actors"].blocks(section, shown, Form(100, "whole"))
    words = " ".join(plain(row).strip() for each in made for row in each.opened)
    assert "Selvane, state; side: government." in words
    assert "Basin Peace Table, international body." in words
    assert "Tirrau's Border Corps, external state" in words
    assert "Quay Band. Armed gang" in words, "no word where the brief has none"
    assert not re.search(r"external-state|international-org|, other", words)
    rest = [plain(each.rows[0]) for each in made]
    assert any("none recorded" in row for row in rest)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_who_says_so_of_each_tie_stands_in_one_column(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, EXERCISE), size) as hand:
        await hand.press("a", "j", "enter")
        first = hand.find("RELATIONS  who says so")[1] + 1
        ties = [row for row in hand.rows()[first : first + 5] if "reported" in row]
        assert len(ties) == 4
        assert len({row.rindex("reported") for row in ties}) == 1
        assert len({row.rstrip("▾ ")[-1:] for row in ties}) > 1, "citations of unlike lengths"


@pytest.mark.parametrize("rows", [39, 40, 44, 45])
async def test_blank_rows_between_paragraphs_give_way_where_all_have_room_only_so(
    make_app: MakeApp, bundled: Path, rows: int
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (160, rows)) as hand:
        await hand.press("w", "enter")
        assert ("more lines" in hand.text) == (rows < 40)
        assert ("a monumental loss" in hand.text) == (rows >= 40)
        below = hand.rows()[hand.find("speaks   opposition-linked")[1] + 1][:60]
        assert bool(below.strip()) == (40 <= rows < 45)


async def test_paragraphs_stay_parted_where_the_other_column_has_no_room_anyway(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, EXERCISE), (140, 35)) as hand:
        await hand.press("t", "j", "enter")
        assert "more lines" in hand.text
        row = hand.find("9   8 March 2020, Qelmara")[1]
        assert not hand.rows()[row - 1][:60].strip()


async def test_no_row_below_a_title_is_blank_on_a_low_terminal(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (40, 12)) as hand:
        await hand.press("a", "j", "enter")
        assert "stated by" in hand.rows()[4]
        await hand.press("escape", "r")
        assert "stated" in hand.rows()[4]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_whom_an_actor_has_to_do_with_is_never_cut(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, EXERCISE), size) as hand:
        await hand.press("a", "enter")
        assert re.search(r"opposed by League +◍", hand.text)


async def test_a_heading_stays_over_words_and_never_over_nothing(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (80, 24)) as hand:
        await hand.press("t", "enter")
        seen = set()
        for _ in range(60):
            rows = [row.strip() for row in hand.rows()[4:22]]
            if rows[0].startswith("SOURCE"):
                assert any(rows[1:3]), rows
                seen.add("kept")
            seen |= {"gone"} if rows[0].startswith("OTHER") else set()
            await hand.wheel(40, 12)
        assert seen == {"kept", "gone"}


async def test_a_sheet_says_how_much_stands_above_and_below(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (80, 24)) as hand:
        await hand.press("t", "enter")
        assert "above" not in hand.rows()[22]
        await hand.wheel(40, 12)
        assert re.search(r"▴ 2 above  ▾ \d+ more lines", hand.rows()[22])


async def test_the_lines_of_an_ascii_map_are_explained(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, ALEPPO, ascii_only=True), (120, 40)) as hand:
        await hand.press("m")
        legend = " ".join(hand.rows()[36:39])
        assert "# coast" in legend
        assert "+ border" in legend


@pytest.mark.parametrize("form", [Form(37, "narrow"), Form(50, "table"), Form(110, "full")])
def test_no_actor_says_its_relations_twice(form: Form) -> None:
    shown = outline(ALEPPO, False)
    for made in PANES["actors"].blocks(shown.section("actors"), shown, form):
        told = " ".join(plain(row) for row in made.shown(True))
        verbs = re.findall(r"\b(?:opposed by|backs|against|works with|part of)\b", told)
        cut = CUT in plain(made.rows[0])
        assert cut or len(verbs) == len(set(verbs)), told


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (250, 80)])
@pytest.mark.parametrize("brief", [ALEPPO, EXERCISE])
async def test_no_row_of_the_list_of_places_is_cut_twice_or_to_a_scrap(
    make_app: MakeApp, bundled: Path, brief: str, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, brief), size) as hand:
        await hand.press("t", "m")
        assert CUT * 2 not in hand.text
        for begun in re.findall(rf"  ([A-Z][^{CUT}]*){CUT} +s?\d?:?p\d", hand.text):
            assert len(begun) > 16, begun


@pytest.mark.parametrize("size", [(200, 60), (250, 80)])
async def test_all_relationships_stand_close_below_the_table_and_keep_their_place(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), size) as hand:
        await hand.press("r", "t")
        below = hand.find("All of them, by whose word")[1]
        assert below < 30
        for _ in range(6):
            await hand.press("tab")
            assert hand.find("All of them, by whose word")[1] == below
        await hand.click_text("PKK against Turkey, since decades")
        assert hand.find("PKK to Turkey")


def test_a_statement_in_the_place_of_a_figure_is_told_once() -> None:
    shown = outline(EXERCISE, False)
    section, form = shown.section("humanitarian"), Form(240, "whole")
    made = PANES["humanitarian"].blocks(section, shown, form)
    for line, each in zip(section.lines, made, strict=True):
        told = " ".join(plain(row) for row in each.shown(True))
        assert told.count(line.text) == 1, line.text
        who = plain(each.rows[0]).index(line.basis)
        assert who < 130, "who says so stands beside what it says"


def test_what_is_counted_is_not_told_again_before_of_whom() -> None:
    shown = outline(LAST, False)
    section = shown.section("humanitarian")
    for form in (Form(69, "full"), Form(110, "whole"), Form(37, "narrow")):
        made = PANES["humanitarian"].blocks(section, shown, form)
        told = " ".join(plain(row) for each in made for row in each.rows)
        assert "11 children" in told
        assert not re.search(r"children +children", told)


async def test_where_nothing_is_recorded_no_sign_is_explained(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, EXERCISE), (80, 24)) as hand:
        await hand.press("e", "z")
        assert "none recorded" in hand.text
        assert not hand.rows()[22].strip()


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_the_signs_of_the_outlook_are_explained_beside_the_folded_titles(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), size) as hand:
        await hand.press("w")
        row = hand.rows()[-2]
        assert "GAPS 7   " in row
        for told in ("◉ stated", "◌ claimed", "◍ reported"):
            assert told in row
        await hand.click_text("GAPS")
        assert hand.selected[0] == "gaps"
        await hand.press("o")
        assert sum("◌ claimed" in row for row in hand.rows()) == 1, "one legend a page"


async def test_map_and_panes_call_a_sign_by_the_same_words(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, LAST), (120, 40)) as hand:
        await hand.press("m")
        assert "⇢ the desk's own" in hand.text
        assert "⇢ inferred" not in hand.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_what_is_gone_is_told_as_whole_as_what_is_new(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, LAST), size) as hand:
        await hand.press("d")
        seen: set[str] = set()
        for _ in range(12):
            hand.check_rows()
            seen |= {row.strip() for row in hand.rows() if re.match(r".- gone", row)}
            await hand.press("pagedown")
        assert len(seen) > 40
        assert not [row for row in seen if CUT in row]


async def test_the_words_of_a_chosen_change_are_whole_on_a_small_terminal(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, LAST), (40, 12)) as hand:
        await hand.press("d", "j", "j")
        words = " ".join(hand.text.replace("▸", "").split())
        assert "Kestrin cuts the League's dead to about 70 and puts" in words


async def test_a_reason_keeps_the_margin_of_the_page(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, LAST), (40, 12)) as hand:
        await hand.press("v")
        await hand.wheel(20, 8, down=False)
        assert "no quotation, speaker, figure" in hand.text
        assert all(row.endswith(" ") for row in hand.rows()[4:]), hand.text
