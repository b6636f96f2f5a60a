"""What opens, in which order, and what is shown where nothing can be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing import paths
from briefing.library.folder import FolderLibrary
from briefing.settings import State
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, hand_on

AT = pytest.mark.parametrize("size", SIZES, ids=str)


def three(folder: Path) -> Path:
    """A library of three briefs: new, middle, old."""
    return making.library(
        folder / "library",
        making.small("old", "2024-01-01"),
        making.small("new", "2024-03-01"),
        making.small("middle", "2024-02-01"),
    )


@AT
async def test_the_newest_brief_is_shown_first(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    newest = FolderLibrary(bundled).entries()[0].id
    async with hand_on(make_app(bundled), size) as hand:
        assert hand.shown == newest
        assert hand.selected == ("situation", 0)
        assert hand.page.panes["situation"].has_focus
        title = hand.app.card.title
        assert title[:18] in hand.rows()[0]
        hand.check_rows()


async def test_the_first_paint_shows_the_brief(make_app: MakeApp, bundled: Path) -> None:
    app = make_app(bundled)
    async with app.run_test(size=(120, 40)):
        assert app.overview.masthead.outline is app.card.outline
        assert app.overview.page.outline is app.card.outline


async def test_a_named_brief_is_shown_in_its_place(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(three(tmp_path), "old")) as hand:
        assert hand.shown == "old"
        assert "brief 3 of 3" in hand.rows()[1]


async def test_a_file_outside_the_list_comes_first(make_app: MakeApp, tmp_path: Path) -> None:
    root = three(tmp_path)
    other = making.library(tmp_path / "other", making.small("elsewhere", "2020-01-01"))
    app = make_app(root)
    entry = FolderLibrary(other).entries()[0]
    app.deck.__init__(FolderLibrary(root), entry, ascii_only=False)  # type: ignore[misc]
    async with hand_on(app) as hand:
        assert hand.shown == "elsewhere"
        await hand.press("2")
        assert hand.shown == "new"


@AT
async def test_digits_and_brackets_switch_briefs(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(three(tmp_path)), size) as hand:
        seen = []
        for key in ("2", "3", "1", "]", "]", "]", "[", "["):
            await hand.press(key)
            seen.append(hand.shown)
            assert f"Title of {hand.shown}" in hand.rows()[0]
            hand.check_rows()
        assert seen == ["middle", "old", "new", "middle", "old", "new", "old", "middle"]


async def test_a_digit_without_a_brief_says_so(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(three(tmp_path))) as hand:
        await hand.press("9")
        assert hand.shown == "new"
        assert hand.notices == ["There is no brief 9: the library has 3."]


async def test_with_one_brief_the_keys_for_others_are_silent(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(making.library(tmp_path / "library", making.small()))) as hand:
        await hand.press("]", "[", "`", "1", "2")
        assert hand.shown == "small"
        assert "older" not in hand.rows()[-1]
        assert "1 brief" not in hand.rows()[-1]


async def test_the_last_brief_is_one_key_away(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(three(tmp_path))) as hand:
        await hand.press("`")
        assert hand.shown == "new"
        await hand.press("3", "`")
        assert hand.shown == "new"
        await hand.press("`")
        assert hand.shown == "old"


async def test_the_last_brief_of_the_previous_run_is_one_key_away(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = three(tmp_path)
    async with hand_on(make_app(root)) as hand:
        await hand.press("2")
        await hand.press("z", "t")
    async with hand_on(make_app(root), (200, 60)) as hand:
        assert hand.shown == "new"
        assert hand.selected == ("situation", 0)
        assert not hand.page.maximised
        await hand.press("`")
        assert hand.shown == "middle"
        await hand.press("`")
        assert hand.shown == "new"


async def test_a_last_brief_that_is_gone_is_forgotten(make_app: MakeApp, tmp_path: Path) -> None:
    root = three(tmp_path)
    State(root, tmp_path / "state").save(last="vanished")
    async with hand_on(make_app(root)) as hand:
        await hand.press("`")
        assert hand.shown == "new"


async def test_a_state_that_cannot_be_written_is_said_once(
    make_app: MakeApp, tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("a file where a folder should be", encoding="utf-8")
    async with hand_on(make_app(three(tmp_path))) as hand:
        await hand.press("2", "3")
        assert hand.shown == "old"
        assert len(hand.notices) == 1
        assert "cannot be written" in hand.notices[0]


async def test_a_line_of_a_broken_brief_has_a_sign_where_it_is_cut(
    make_app: MakeApp, tmp_path: Path
) -> None:
    long = "also: wrong\ntitle: A brief with a wrong word" + " that is long" * 20
    wrong = making.BROKEN.replace("title: A brief with a wrong word", long)
    wrong = wrong.replace("kind: newspapr", f"publisher: {'The Post ' * 20}, kind: newspapr")
    root = making.library(tmp_path / "library", ("wrong.yaml", wrong))
    async with hand_on(make_app(root), (80, 24)) as hand:
        assert hand.find_row("A brief with a wrong word that").rstrip().endswith("›")
        assert "> ‹" in hand.find_row("newspapr}")
        assert "The other briefs" not in hand.text
        hand.check_rows()


@AT
async def test_a_broken_brief_shows_its_problems(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    root = making.library(tmp_path / "library", making.small(), ("wrong.yaml", making.BROKEN))
    async with hand_on(make_app(root), size) as hand:
        await hand.press("2")
        hand.check_rows()
        seen = hand.text
        while (before := hand.app.overview.sheet.top) is not None:
            await hand.press("pagedown")
            seen += hand.text
            if hand.app.overview.sheet.top == before:
                break
        for words in ("wrong.yaml", "1 problem", "line 7, column", "enum", "newspapr",
                      "briefing check"):  # fmt: skip
            assert words in " ".join(seen.split()), words
        if size[0] >= 80:
            assert "    6   sources:" in seen
            assert "    7 >   - {id: s1" in seen
            assert "    8   situation:" in seen
        await hand.press("enter", "t", "tab", "z", "x", "escape")
        assert hand.at_home
        await hand.press("1")
        assert hand.shown == "small"
        assert hand.pane.has_focus
        await hand.press("j", "enter")
        assert not hand.at_home


async def test_a_broken_brief_that_is_named_opens_on_its_problems(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = making.library(tmp_path / "library", making.small(), ("wrong.yaml", making.BROKEN))
    async with hand_on(make_app(root, "wrong.yaml")) as hand:
        assert "This brief cannot be shown" in hand.text
        await hand.press("1")
        assert hand.shown == "small"
        assert "One thing happened." in hand.text
        assert hand.pane.has_focus


@AT
async def test_an_empty_library_says_how_to_begin(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(making.library(tmp_path / "library")), size) as hand:
        hand.check_rows()
        assert "No briefs here yet." in hand.text
        for key in [
            "1",
            "]",
            "[",
            "`",
            "b",
            "escape",
            "enter",
            "s",
            "tab",
            "z",
            "j",
            "G",
            "x",
            "T",
            "question_mark",
            "escape",
            "ctrl+c",
        ]:
            await hand.press(key)
            hand.check_rows()
        assert hand.at_home
        await hand.press("q")
    assert hand.app.crash is None


@AT
async def test_a_file_that_vanishes_after_the_start_is_a_problem_not_a_crash(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    root = three(tmp_path)
    app = make_app(root)
    (root / "briefs" / "middle.yaml").unlink()
    async with hand_on(app, size) as hand:
        await hand.press("2")
        assert "middle.yaml" in hand.rows()[0]
        assert "cannot be shown" in hand.text
        hand.check_rows()
        await hand.press("b", "enter", "3")
        assert hand.shown == "old"


async def test_a_text_that_vanishes_is_not_at_hand(make_app: MakeApp, tmp_path: Path) -> None:
    root = making.library(tmp_path / "library", making.full())
    async with hand_on(make_app(root)) as hand:
        (root / "seeds" / "s1.txt").unlink()
        await hand.press("enter")
        assert "source not at hand" in hand.text
        assert "s1.txt is not in the library" in hand.text


async def test_briefs_with_the_same_id_are_two_briefs(make_app: MakeApp, tmp_path: Path) -> None:
    one, two = making.small("twin", title="The first"), making.small("twin", title="The second")
    root = making.library(tmp_path / "library", one)
    (root / "briefs" / "twin-2.yaml").write_text(
        making.library(tmp_path / "other", two).joinpath("briefs/twin.yaml").read_text()
    )
    async with hand_on(make_app(root)) as hand:
        titles = []
        for key in ("1", "2"):
            await hand.press(key)
            titles.append(hand.app.card.title)
        assert sorted(titles) == ["The first", "The second"]
        await hand.press("b")
        assert "The first" in hand.text
        assert "The second" in hand.text


@pytest.mark.parametrize("size", [(29, 24), (80, 7), (10, 3), (1, 1), (29, 1)], ids=str)
async def test_a_terminal_that_is_too_small_says_so_in_one_line(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        hand.check_rows()
        rows = [row.strip() for row in hand.rows()]
        assert rows[0] == "briefing needs 30x8"[: size[0]].strip()
        assert not any(rows[1:])


async def test_growing_out_of_and_shrinking_into_a_small_terminal_keeps_everything(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled), (120, 40)) as hand:
        await hand.press("t", "j", "j")
        before = hand.text
        for size in ((20, 5), (30, 8), (29, 8), (200, 60), (30, 7), (80, 24), (120, 40)):
            await hand.resize(*size)
            hand.check_rows()
            assert hand.selected == ("territory", 2)
            tiny = size[0] < 30 or size[1] < 8
            assert ("briefing needs" in hand.text) == tiny
            assert tiny or hand.on_screen(hand.pane)
        assert (
            hand.rows()[:3] + hand.rows()[-1:] == before.split("\n")[:3] + before.split("\n")[-1:]
        )
        await hand.press("j")
        assert hand.selected == ("territory", 3)


async def test_a_broken_brief_survives_the_small_terminal_too(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = making.library(tmp_path / "library", making.small(), ("wrong.yaml", making.BROKEN))
    async with hand_on(make_app(root, "wrong.yaml")) as hand:
        await hand.resize(20, 5)
        assert "cannot be shown" not in hand.text
        await hand.press("1")
        hand.check_rows()
        assert "briefing needs 30x8" in hand.text
        await hand.resize(80, 24)
        assert "One thing happened." in hand.text
        assert hand.pane.has_focus
        await hand.resize(20, 5)
        await hand.press("2")
        assert "briefing needs 30x8" in hand.text
        await hand.resize(80, 24)
        assert "cannot be shown" in hand.text
        assert hand.app.overview.sheet.has_focus


async def test_a_key_pressed_while_it_is_too_small_still_counts(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled), (80, 24)) as hand:
        await hand.press("e", "l")
        await hand.resize(20, 5)
        await hand.press("escape", "f1")
        await hand.resize(80, 24)
        await hand.press("escape")
        assert hand.page.focus_key == "views"
        assert hand.pane.has_focus


async def test_without_a_screen_for_it_a_small_terminal_still_quits(
    make_app: MakeApp, bundled: Path
) -> None:
    app = make_app(bundled)
    async with hand_on(app, (20, 5)) as hand:
        await hand.press("q")
    assert app.return_code == 0


def test_paths_are_never_shown_whole_where_home_will_do() -> None:
    home = Path(os.environ["HOME"])
    assert paths.short(home / "library") == "~/library"
