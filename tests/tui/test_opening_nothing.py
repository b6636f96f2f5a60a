"""What is shown where no brief can be: broken, gone, or none there."""

from __future__ import annotations

from pathlib import Path

from tui import making
from tui.conftest import MakeApp
from tui.hand import AT, hand_on
from tui.making import three


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
async def test_the_commands_of_an_empty_library_are_for_the_library_that_was_named(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    root, named = making.library(tmp_path / "library"), " --library ../elsewhere"
    async with hand_on(make_app(root, of_library=named), size) as hand:
        rows = hand.rows()[3:-1]
        for _ in range(3):  # all of it, on a low terminal too
            await hand.press("pagedown")
            hand.check_rows()
            rows += hand.rows()[3:-1]
        words = " ".join(" ".join(rows).split())
        assert "›" not in words
        for command in ("new my-first-brief", "check", "my-first-brief", "draft article.html"):
            assert f"briefing {command}{named}" in words, command


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
