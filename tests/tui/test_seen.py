"""What was seen to be wrong on pictures of the screens, and is to stay mended."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.brief.outline import Outline
from briefing.text import CUT
from briefing.tui.cells import plain
from briefing.tui.panes import PANES
from briefing.tui.panes.parts import Form
from briefing.tui.screens.question import QuestionDialog
from briefing.tui.widgets.footer import KeyHints
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, Hand, file_of, hand_on
from tui.test_pane_rows import outline

EXERCISE, ALEPPO = "exercise-qelmara-2020-03-09", "aleppo-2024-11-30"
LONG = "/exports/a-brief-with-a-name-of-some-length.txt exists with other content."
ANSWERS = [
    ("o", "overwrite it"),
    ("n", "write a-brief-with-a-name-of-some-length-2.txt beside it"),
    ("c", "cancel"),
]


async def ask(hand: Hand, given: list[str | None] | None = None) -> QuestionDialog:
    given = [] if given is None else given
    hand.app.screens.ask(LONG, ANSWERS, given.append)
    await hand.settle()
    assert isinstance(hand.app.screen, QuestionDialog)
    return hand.app.screen


# -- tables -------------------------------------------------------------------------------------


def places(cells: int) -> tuple[Outline, list[str], str]:
    """The places of the exercise in a pane that has the screen to itself, and their heads."""
    shown = outline(EXERCISE, False)
    section = next(each for each in shown.every_section if each.kind.key == "places")
    form = Form(cells, "whole")
    kind = PANES["places"]
    blocks = kind.blocks(section, shown, form)
    heads = plain(kind.heads(section, shown, form))
    return shown, [plain(block.rows[0]) for block in blocks], heads


@pytest.mark.parametrize("cells", [76, 116, 196])
def test_the_columns_of_the_places_are_whole_and_apart(cells: int) -> None:
    _, rows, heads = places(cells)
    for row in rows:
        assert CUT not in row
        assert re.fullmatch(r"\S.*?  +(\S.*?)  +\S.*? \((exact|town|area)\)  +s\d:p\d+\+?", row)
    for head in ("kind", "coordinates"):
        at = heads.index(head)
        assert all(row[at - 2 : at] == "  " and row[at] != " " for row in rows), head


@pytest.mark.parametrize("cells", [76, 116, 196])
def test_the_columns_of_the_places_are_no_further_apart_than_they_need(cells: int) -> None:
    _, rows, heads = places(cells)
    longest = max(len(row.partition("  ")[0]) for row in rows)
    assert heads.index("kind") == longest + 2


async def test_a_date_as_printed_stands_in_one_row(make_app: MakeApp, bundled: Path) -> None:
    path = bundled / "briefs" / f"{EXERCISE}.yaml"
    text = path.read_text("utf-8")
    for day in ("5 March 2020", "8 March 2020"):
        text = text.replace(f"when: {day}\n", f"when: on {day}\n")
    path.write_text(text, "utf-8")
    async with hand_on(make_app(bundled, EXERCISE), (80, 24)) as hand:
        await hand.press("l")
        for day in ("5 March 2020", "8 March 2020"):
            assert day in hand.text


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 60)])
async def test_words_as_printed_that_are_the_date_are_not_told_again(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, EXERCISE), size) as hand:
        await hand.press("l")
        assert "5 Mar 2020" in hand.text
        assert "5 March 2020" not in hand.text
        assert "as printed" not in hand.text
    async with hand_on(make_app(bundled, ALEPPO), size) as hand:
        await hand.press("l", "j", "j", "j")
        assert "over the pas" in hand.text, "it is not what the date says"


async def test_a_sign_of_the_legend_stands_beside_its_word(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (80, 24)) as hand:
        await hand.press("r")
        legend = hand.find("works: works with")[1]
        words = [row.strip() for row in hand.rows()[legend : legend + 2]]
        told = ["◉ stated ◌ claimed", "◊ assessed", "∙ none recorded"]
        assert " ".join(words).split("  ")[-3:] == told
        assert words[0].endswith("stated")


# -- what is cut --------------------------------------------------------------------------------


async def test_the_problem_of_a_broken_save_has_a_sign_where_it_is_cut(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (40, 12)) as hand:
        path = file_of(hand.app)
        path.write_text(path.read_text().replace("control: majority", "control: majorty", 1))
        hand.app.live.look(str(path))
        await hand.settle()
        assert hand.find_row("line 460").rstrip().endswith(CUT)
        assert "460 > control: majorty" in hand.text
        assert "E opens it." in hand.text


async def test_of_a_path_that_is_too_long_the_name_is_shown(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (60, 24)) as hand:
        await hand.press("v")
        assert hand.find_row("UNVERIFIED").rstrip().endswith(f"{ALEPPO}.yaml")


async def test_in_the_narrowest_dialogue_signs_lead_to_the_other_formats(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (40, 12)) as hand:
        await hand.press("X")
        assert hand.find_row("markdown").rstrip().endswith("›")
        await hand.press("up")
        last = hand.find_row(" svg ")
        assert last.rstrip().endswith("svg")
        assert "‹" in last


@pytest.mark.parametrize("cells", [40, 60, 80])
async def test_the_counts_of_the_questions_are_whole_or_left_out(
    make_app: MakeApp, bundled: Path, cells: int
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (cells, 24)) as hand:
        await hand.press("c")
        counted = hand.find_row("CONTRADICTIONS").partition("CONTRADICTIONS")[2].strip()
        assert re.fullmatch(r"(\d+ [a-z -]+?)(, \d+ [a-z -]+?)*( ›)?", counted)
        last = counted.removesuffix(f" {CUT}").rpartition(" ")[2]
        assert last in ("contradictory", "compatible", "sided", "agreed")
        assert (cells < 80) == counted.endswith(CUT), "what they sum to goes before any of them"


async def test_what_a_field_is_now_is_seen_however_long_it_was(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, "exercise-qelmara-2020-03-17"), (120, 40)) as hand:
        await hand.press("d", "G")
        row = hand.find_row("changed title")
        assert "League" in row
        assert "Truce" in row
        assert row.count(CUT) == 2


@pytest.mark.parametrize("size", [*SIZES, (45, 8)], ids=str)
async def test_the_answers_of_a_question_are_whole_and_each_of_their_rows_takes_a_click(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    given: list[str | None] = []
    async with hand_on(make_app(bundled, ALEPPO), size) as hand:
        await ask(hand, given)
        hand.check_rows()
        words = " ".join(hand.text.replace("\n", " ").split())
        assert "a-brief-with-a-name-of-some-length-2.txt" in words.replace(" ", "")
        assert "beside it" in words
        assert "c cancel" in words
        await hand.click_text("beside it")
        assert given == ["n"]


async def test_a_question_takes_the_whole_width_of_a_small_terminal(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (40, 12)) as hand:
        question = await ask(hand)
        assert question.sheet.size.width == 40


# -- order --------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=str)
async def test_the_page_of_an_actor_shows_its_ties_at_once(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, ALEPPO), size) as hand:
        await hand.press("a", "j", "enter")
        for words in ("RELATIONS", "backs Govt", "shields PKK", "NAMED IN", "◉ Situation"):
            assert words in hand.text


async def test_no_id_of_an_item_stands_for_its_words(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, ALEPPO), (200, 60)) as hand:
        await hand.press("a", "j", "enter")
        assert "The government and Russia go on with joint operations" in hand.text
        assert not re.search(r"judgements\[\d\]|\bsp\d\b|\bt\d+\b", hand.text)


# -- sixteen colours ----------------------------------------------------------------------------


def line_of(hand: Hand, y: int, x: int, width: int) -> list[tuple[bool, bool]]:
    """Of each run of a row, from x on, whether it is reversed and underlined."""
    row = [span for span in hand.spans()[y] if x <= span.x < x + width]
    return [(bool(span.style.reverse), bool(span.style.underline)) for span in row]


@pytest.mark.parametrize("theme", ["ansi", "dark"])
async def test_what_lies_over_the_page_has_edges_where_it_has_no_ground(
    make_app: MakeApp, bundled: Path, theme: str
) -> None:
    async with hand_on(make_app(bundled, ALEPPO, theme=theme), (80, 24)) as hand:
        box = (await ask(hand)).sheet.region
        top = line_of(hand, box.y, box.x, box.width)
        end = line_of(hand, box.bottom - 1, box.x, box.width)
        if theme == "ansi":  # the sides are signs
            top, end = top[1:-1], end[1:-1]
        assert all(reverse for reverse, _ in top) == (theme == "ansi")
        assert all(under for _, under in end) == (theme == "ansi")
        await hand.press("c", "ctrl+p")
        hints = hand.app.screen.query_one(KeyHints).region
        assert all(u for _, u in line_of(hand, hints.y, hints.x, hints.width)) == (theme == "ansi")


async def test_a_notice_stands_out_on_the_terminals_own_colours(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, ALEPPO, theme="ansi"), (80, 24)) as hand:
        hand.app.say("A word.")
        await hand.settle()
        y = hand.find("A word.")[1]
        (span,) = [span for span in hand.spans()[y] if "A word." in span.text]
        assert span.style.bgcolor is not None
        assert not span.style.bgcolor.is_default


@pytest.mark.parametrize("theme", ["dark", "mono", "ansi"])
async def test_what_was_found_is_seen_on_the_selection_too(
    make_app: MakeApp, tmp_path: Path, theme: str
) -> None:
    app = make_app(making.library(tmp_path / "library", making.full()), theme=theme)
    async with hand_on(app) as hand:
        await hand.press("slash", *"the", "enter")
        y = hand.find("▸")[1]
        row = hand.spans()[y]
        assert any(s.style.underline and s.text.lower() == "the" for s in row), row
