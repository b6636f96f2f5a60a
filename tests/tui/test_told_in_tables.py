"""What is cut ends between words, and tables rather have fewer columns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.text import CUT
from briefing.tui.cells import Row, fit_words, plain, row_width
from briefing.tui.panes import PANES
from briefing.tui.panes.parts import Form
from briefing.tui.panes.table import TableColumn, share_columns

from .conftest import MakeApp
from .hand import hand_on
from .test_pane_rows import outline

ALEPPO, EXERCISE = "aleppo-2024-11-30", "exercise-qelmara-2020-03-09"


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
