"""Nothing is cut beside blank rows or cells, and what is cut ends between words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.text import CUT
from briefing.tui.cells import Row, fit_words, plain, row_width
from briefing.tui.panes import PANES
from briefing.tui.panes.parts import Form, ItemBlock
from briefing.tui.panes.table import TableColumn, share_columns
from briefing.tui.widgets.opened import closed_up, kept_open, told_in_full

from .conftest import MakeApp
from .hand import hand_on
from .test_pane_rows import outline

ALEPPO, EXERCISE = "aleppo-2024-11-30", "exercise-qelmara-2020-03-09"
LAST = "exercise-qelmara-2020-03-17"
_TOUCHES = re.compile(r"[\w+]▾|▾[^\W\d]|▾[✓?⇢]")


def rows(*texts: str) -> list[Row]:
    return [[(text, "text")] for text in texts]


def block(opened: int, *lengths: int) -> ItemBlock:
    more = [rows(*["more"] * count) for count in lengths]
    return ItemBlock(rows("cut"), rows(*["opened"] * opened), teaser=1,
                     whole=rows("whole", "whole"), lengths=more)  # fmt: skip


# -- rows ---------------------------------------------------------------------------------------


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


# -- cells --------------------------------------------------------------------------------------


def test_a_sentence_is_cut_between_two_words() -> None:
    row: Row = [("State news reports ", "hi"), ("arrests over pictures", "dim")]
    for cells in range(20, 40):
        cut = plain(fit_words(row, cells))
        assert len(cut) == cells
        words = cut.rstrip().removesuffix(CUT)
        assert "State news reports arrests over pictures".startswith(words)
        assert "State news reports arrests over pictures"[len(words)] == " "
    assert plain(fit_words(row, 40)) == "State news reports arrests over pictures"
    assert plain(fit_words([("W" * 30, "text")], 10)) == "W" * 9 + CUT
    assert plain(fit_words([("a " + "W" * 30, "text")], 10)) == "a " + "W" * 7 + CUT


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


def test_what_is_left_over_stands_before_the_paragraphs() -> None:
    shown = outline(ALEPPO, False)
    section, form = shown.section("humanitarian"), Form(190, "whole")
    for made in PANES["humanitarian"].blocks(section, shown, form):
        assert row_width(made.rows[0]) == form.cells
        assert re.search(r"p\d+$", plain(made.rows[0]))


def test_a_table_to_the_edge_parts_names_first() -> None:
    every = [TableColumn("", 5, 5), TableColumn("", 5, 5), TableColumn("", 5, 5)]
    assert share_columns(every, 17).to_the_edge(2).cells == [5, 5, 5]
    assert share_columns(every, 18).to_the_edge(2).cells == [6, 5, 5]
    assert share_columns(every, 25).to_the_edge(2).cells == [6, 6, 11]
    assert share_columns(every, 25).to_the_edge(2).left == 0


@pytest.mark.parametrize("brief", [ALEPPO, EXERCISE])
@pytest.mark.parametrize("form", [Form(90, "full"), Form(110, "whole"), Form(240, "whole")])
@pytest.mark.parametrize("pane", ["territory", "humanitarian"])
def test_a_wide_table_has_each_basis_in_a_word(brief: str, form: Form, pane: str) -> None:
    shown = outline(brief, False)
    section = shown.section(pane)
    for line, made in zip(section.lines, PANES[pane].blocks(section, shown, form), strict=True):
        assert line.basis in plain(made.rows[0])


@pytest.mark.parametrize("size", [(120, 40), (160, 45)])
async def test_the_table_of_relations_tells_all_of_them_below(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), size) as hand:
        await hand.press("r", "t")
        assert "All of them, by whose word" in hand.text
        assert "Israel against Hizbollah" in hand.text


@pytest.mark.parametrize(("keys", "size"), [("r", (180, 50)), ("r t", (180, 50)), ("r", (160, 45))])
async def test_the_list_of_relationships_has_fewer_columns_rather_than_cut_words(
    make_app: MakeApp, bundled: Path, keys: str, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), size) as hand:
        await hand.press(*keys.split())
        assert "Turkey backs opp., since the outset" in hand.text


# -- words --------------------------------------------------------------------------------------


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


# -- screens ------------------------------------------------------------------------------------


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
