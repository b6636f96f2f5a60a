"""Finding words in a brief: counted while they are typed, marked, and gone to from pane to pane."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui import making
from tui.conftest import MakeApp
from tui.finding import boats, count, marked
from tui.hand import AT, Span, hand_on

HITS = [("situation", 1), ("actors", 0), ("timeline", 0), ("places", 0)]
"""Where the boats are, in the order of the sections."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", boats())


def look(span: Span) -> tuple[object, ...]:
    """How a run of cells looks."""
    style = span.style
    return style.color, style.bgcolor, style.bold, style.reverse, style.underline


# -- while typing -------------------------------------------------------------------------------


@AT
async def test_words_are_counted_and_gone_to_while_they_are_typed(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("/")
        assert "words in this brief" in hand.rows()[-1]
        hand.check_rows()
        for letter in "boat":
            await hand.press(letter)
            hand.check_rows()
        assert count(hand) == "1 of 4"
        assert "1 of 4" in hand.rows()[-1]
        assert hand.selected == HITS[0]
        assert hand.on_screen(hand.pane)
        await hand.type("hou")
        assert count(hand) == "1 of 1"
        assert hand.selected == HITS[3]
        assert hand.on_screen(hand.pane)
        for _ in "hou":
            await hand.press("backspace")
        assert count(hand) == "4 of 4"


async def test_the_item_one_stands_at_is_marked_while_one_types(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, "exercise-qelmara-2020-03-09"), (80, 24)) as hand:
        await hand.press("slash")
        await hand.type("dam")
        rows = [row for row in hand.rows() if "▸" in row]
        assert len(rows) == 1
        assert "DamGd" in rows[0]
        await hand.press("escape")
        assert sum("▸" in row for row in hand.rows()) == 1


@AT
async def test_n_and_capital_n_go_from_pane_to_pane_around_the_ends(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("/")
        await hand.type("boat")
        await hand.press("enter")
        seen = []
        for key in "nnnnNNNNN":
            await hand.press(key)
            seen.append(HITS.index(hand.selected))
            assert f'"boat" {seen[-1] + 1} of 4' in hand.rows()[-1]
            assert not hand.notices
            assert hand.pane.has_focus
            assert hand.on_screen(hand.pane)
            hand.check_rows()
        assert seen == [1, 2, 3, 0, 3, 2, 1, 0, 3]


async def test_n_goes_on_from_where_one_went_by_other_keys(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("/")
        await hand.type("boat")
        await hand.press("enter", "t", "n")
        assert hand.selected == HITS[2]
        await hand.press("s", "g", "n")
        assert hand.selected == HITS[0]


async def test_what_was_found_is_marked_and_nothing_else(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        assert not marked(hand)
        await hand.press("/")
        await hand.type("boat")
        # Twice in one item, then in the pane of the actors, opened since nothing else is there.
        assert marked(hand)[:2] == ["boat", "boat"]
        await hand.press("enter", "n")
        assert marked(hand) == ["boat", "boat", "Boat", "BOAT"], "the timeline has room, too"
        await hand.press("l")
        assert marked(hand) == ["Boat"]


async def test_marks_and_selection_do_not_hide_each_other(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("/")
        await hand.type("boat")
        await hand.press("enter")
        y = hand.find("A boat crosses")[1]
        grounds = {span.style.bgcolor.name for span in hand.spans()[y] if span.style.bgcolor}
        assert {hand.app.palette.colour(role) for role in ("mark", "sel")} <= grounds


async def test_every_theme_sets_the_mark_apart(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        y = hand.find("A boat crosses")[1]
        for theme in ("mono", "contrast", "light", "ansi"):
            hand.app.theme_manager.change(theme)
            await hand.press("escape", "g")
            before = {look(span) for span in hand.spans()[y] if "boat" in span.text}
            await hand.press("/")
            await hand.type("boat")
            await hand.press("enter", "g")
            after = {look(span) for span in hand.spans()[y] if span.text == "boat"}
            assert len(after) == 1, theme
            assert before, theme
            assert not before & after, theme


# -- the line to type in ------------------------------------------------------------------------


async def test_enter_keeps_the_marks_and_esc_takes_them_away(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("/")
        await hand.type("boat")
        await hand.press("enter")
        assert "? help" in hand.rows()[-1]
        assert "n next found" in hand.rows()[-1]
        assert "Esc back" in hand.rows()[-1]
        assert hand.pane.has_focus
        assert marked(hand)
        await hand.press("escape")
        assert not marked(hand)
        assert "n next found" not in hand.rows()[-1]


async def test_esc_closes_the_line_first(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("/")
        await hand.type("boat")
        await hand.press("escape")
        assert "? help" in hand.rows()[-1]
        assert marked(hand)
        assert hand.pane.has_focus
        await hand.press("n")
        assert hand.selected == HITS[1]
        await hand.press("escape")
        assert not marked(hand)


@AT
async def test_a_click_on_an_item_takes_the_line_away_and_keeps_the_marks(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("/")
        await hand.type("boat")
        region = hand.pane.region
        for _ in range(2):  # the pane shown has the words, but not the keys
            await hand.click(region.x + 4, region.y + (0 if hand.page.plan.bar else 1))
            assert not hand.app.overview.finder.typing
            assert hand.pane.has_focus
            assert "? help" in hand.rows()[-1]
            assert hand.app.overview.finder.query == "boat"
            await hand.press("escape", "/")
            await hand.type("boat")


async def test_letters_are_typed_not_obeyed(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("/")
        await hand.type("qtxzTEbl12?")
        assert hand.app.overview.finder.query == "qtxzTEbl12?"
        assert hand.app.is_running
        assert hand.at_home
        assert not hand.notices


async def test_on_other_screens_words_are_found_on_the_page_and_no_letter_is_obeyed(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        page = hand.app.screen
        for leads in ("c", "m", "r", "d", "v", "enter"):
            await hand.press(leads)
            assert hand.app.screen is not page, leads
            await hand.press("/")
            await hand.type("dam")
            assert hand.app.screen is page, leads
            assert hand.app.focused is not None
            assert getattr(hand.app.focused, "value", "") == "dam", leads
            await hand.press("enter", "escape", "o")


async def test_in_a_brief_that_cannot_be_read_nothing_is_looked_for(
    make_app: MakeApp, tmp_path: Path
) -> None:
    (tmp_path / "broken" / "briefs").mkdir(parents=True)
    (tmp_path / "broken" / "briefs" / "x.yaml").write_text("schema: briefing/1\n", "utf-8")
    async with hand_on(make_app(tmp_path / "broken")) as hand:
        await hand.press("v")
        problems = hand.app.screen
        await hand.press("/")
        assert hand.app.screen is problems
        assert not hand.app.overview.finder.typing


async def test_the_words_of_the_last_time_are_offered_again(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("/")
        await hand.type("boat")
        await hand.press("enter", "/")
        assert "boat" in hand.rows()[-1]
        assert count(hand) == "1 of 4"
        await hand.type("house")
        assert hand.selected == HITS[3]


async def test_nothing_found_says_so(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("t", "/")
        await hand.type("xyzzy")
        assert count(hand) == "not found"
        assert "not found" in hand.rows()[-1]
        assert hand.selected == ("territory", 0)
        await hand.press("enter", "n")
        assert hand.notices == ['Nothing holds "xyzzy".']
        assert hand.selected == ("territory", 0)


async def test_no_words_find_nothing_and_count_nothing(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("/", "space", "space")
        assert count(hand) == ""
        await hand.press("enter", "n", "N")
        assert hand.selected == ("situation", 0)
        assert not marked(hand)


async def test_another_brief_starts_without_words(make_app: MakeApp, tmp_path: Path) -> None:
    root = making.library(tmp_path / "library", boats(), making.small("other", "2024-01-01"))
    async with hand_on(make_app(root)) as hand:
        await hand.press("/")
        await hand.type("thing")
        await hand.press("enter", "2")
        assert not marked(hand)
        assert "n next found" not in hand.rows()[-1]
        await hand.press("n")
        assert hand.selected == ("situation", 0)


async def test_a_view_is_left_for_what_is_not_in_it(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("l", "/")
        await hand.type("boat")
        assert hand.selected == HITS[2]
        assert hand.page.view == "timeline"
        await hand.press("enter", "n", "n")
        assert hand.selected == HITS[0]
        assert hand.page.view == "overview"
        assert hand.on_screen(hand.pane)


# -- after a save, and in a long brief ----------------------------------------------------------


@AT
async def test_a_save_is_searched_again(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("/")
        await hand.type("boat")
        await hand.press("enter", "n")
        assert hand.selected == HITS[1]
        raw = boats()
        raw["timeline"] = [making.statement("First, a boat."), *raw["timeline"]]
        raw["situation"]["summary"] = [making.statement("Nothing moves.")]
        path = root / "briefs" / "small.yaml"
        path.write_text(json.dumps(raw), encoding="utf-8")
        hand.app.live.look(str(path))
        await hand.settle()
        seen = []
        for _ in range(4):
            await hand.press("n")
            seen.append(hand.selected)
        assert seen == [("timeline", 0), ("timeline", 1), ("places", 0), ("actors", 0)]
        assert '"boat" 1 of 4' in hand.rows()[-1]


async def test_a_save_while_the_words_are_typed_changes_the_count(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("/")
        await hand.type("boa")
        path = root / "briefs" / "small.yaml"
        path.write_text(json.dumps(making.small()), encoding="utf-8")
        hand.app.live.look(str(path))
        await hand.settle()
        assert count(hand) == "not found"
        await hand.type("t")
        assert hand.app.overview.finder.query == "boat"
        await hand.press("enter")
        assert hand.pane.has_focus
