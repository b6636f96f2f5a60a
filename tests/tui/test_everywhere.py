"""What works on every screen: help, themes, the way out."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path
from unittest.mock import patch

import pytest
from sweeping import some

from briefing import paths
from briefing.brief.scales import BASIS, CREDIBILITY, RELIABILITY, TLP
from briefing.library.query import FILTERS
from briefing.settings import Config, LibraryState
from briefing.tui.keys import keys_for
from briefing.tui.registry import PICKER, screen_name
from briefing.tui.screens.help import HelpScreen
from briefing.tui.theme_manager import UnknownTheme
from tui import making
from tui.conftest import MakeApp
from tui.hand import AT, SCREENS_BY_KEY, SIZES, Hand, hand_on


async def read_help(hand: Hand) -> str:
    """Read the help from top to bottom."""
    assert isinstance(hand.app.screen, HelpScreen)
    sheet = hand.app.screen.sheet
    seen = []
    for _ in range(80):
        hand.check_rows()
        seen.append(hand.text)
        if sheet.top == sheet.last_top:
            break
        await hand.press("pagedown")
    return " ".join("\n".join(seen).split())


@pytest.mark.parametrize("turn", some(range(len(SIZES)), 1))
async def test_help_and_the_hint_how_to_quit_on_every_screen(
    make_app: MakeApp, bundled: Path, turn: int
) -> None:
    """Each screen at a size in its turn; it is left by each key that leaves it."""
    sizes = islice(cycle(SIZES), turn, None)
    ways = cycle(("escape", "question_mark", "f1", "enter"))
    async with hand_on(make_app(bundled)) as hand:
        assert hand.app.card.outline is not None
        sides = hand.app.card.outline.sides
        for (where, keys), size, way in zip(SCREENS_BY_KEY.items(), sizes, ways, strict=False):
            here = (where, size)
            await hand.go_home()
            await hand.resize(*size)
            await hand.press("t", "j", *keys, "ctrl+c")
            assert hand.notices == ["Press q to quit."], here
            assert "Press q to quit." in hand.text, here
            assert hand.app.is_running, here
            hand.app.clear_notifications()
            await hand.settle()
            before = hand.text
            await hand.press("f1" if way == "question_mark" else "question_mark")
            text = await read_help(hand)
            assert f"keys of {screen_name(where)}" in text, here
            for key in keys_for(where):
                assert key.shown in text, (here, key.id)
                assert key.help.split()[0] in text, (here, key.id)
            for scale in (BASIS, RELIABILITY, CREDIBILITY, TLP):
                for word, meaning in scale.items():
                    assert word in text, here
                    assert meaning.split()[0] in text, here
            filters = [f"{word}:" in text for word in FILTERS]
            assert any(filters) == all(filters) == (where == PICKER), here
            for sign in ("⇋", "›", "◊", "p12"):
                assert sign in text, here
            for side in sides:
                assert side.split()[0] in text, here
            await hand.press(way)
            assert hand.text == before, (here, way, "help goes back to where it was asked for")


async def test_help_scrolls_by_keys_and_wheel(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled), (80, 24)) as hand:
        await hand.press("question_mark")
        assert isinstance(hand.app.screen, HelpScreen)
        sheet = hand.app.screen.sheet
        tops = []
        for key in ("j", "down", "k", "up", "G", "g", "end", "home", "space", "pageup"):
            await hand.press(key)
            tops.append(sheet.top)
        last = sheet.last_top
        assert tops == [1, 2, 1, 0, last, 0, last, 0, sheet.page_rows, 0]
        await hand.wheel(10, 10)
        assert sheet.top == 2


async def test_help_of_a_library_without_briefs(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(making.library(tmp_path / "library"))) as hand:
        await hand.press("question_mark")
        assert "completely reliable" in hand.text
        await hand.resize(100, 30)
        heads = [row for row in hand.rows() if "BASIS" in row or "GRADE" in row]
        assert len(heads) == 2
        assert not any("›" in row for row in heads), "a heading is read whole"
        assert "completely reliable (the voice)" in hand.text, "a letter takes the room of a letter"
        await hand.press("escape")
        assert "No briefs here yet." in hand.text


# -- themes ---------------------------------------------------------------------------------


async def test_themes_go_round_and_the_last_one_is_remembered(
    make_app: MakeApp, bundled: Path, tmp_path: Path
) -> None:
    async with hand_on(make_app(bundled)) as hand:
        names = list(hand.app.theme_manager.themes)
        assert hand.app.palette.theme.name == "dark"
        seen = []
        for _ in names:
            await hand.press("T")
            hand.check_rows()
            seen.append(hand.app.palette.theme.name)
            assert hand.notices[-1] == f"Theme: {seen[-1]}"
        assert sorted(seen) == sorted(names)
        assert seen[-1] == "dark"
        await hand.press("T")
    wanted = seen[0]
    assert LibraryState(bundled, tmp_path / "state").theme == wanted
    async with hand_on(make_app(bundled)) as hand:
        assert hand.app.palette.theme.name == wanted
    async with hand_on(make_app(bundled, theme="mono")) as hand:
        assert hand.app.palette.theme.name == "mono"
    assert LibraryState(bundled, tmp_path / "state").theme == wanted


@AT
async def test_every_cell_takes_the_new_theme(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, theme="dark"), size) as hand:
        dark = hand.app.palette.theme
        own = {dark.bg, dark.lift, dark.sel}
        hand.app.theme_manager.change("light")
        hand.app.clear_notifications()
        await hand.settle()
        for keys in ((), ("t",), ("enter",), ("escape", "b"), ("escape", "u"), ("question_mark",)):
            await hand.press(*keys)
            for row in hand.spans():
                for span in row:
                    ground = span.style.bgcolor
                    assert ground is not None
                    assert ground.name not in own, (keys, span)


async def test_the_settings_and_the_terminal_choose_the_first_theme(
    make_app: MakeApp, bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Config(theme="light")
    assert make_app(bundled, config=settings).palette.theme.name == "light"
    assert make_app(bundled, config=settings, theme="dark").palette.theme.name == "dark"
    assert make_app(bundled, config=Config(theme="gone")).palette.theme.name == "dark"
    monkeypatch.setenv("NO_COLOR", "1")
    assert make_app(bundled, config=settings).palette.theme.name == "mono"


def test_a_theme_that_is_not_there_is_named_with_those_that_are(
    make_app: MakeApp, bundled: Path
) -> None:
    with pytest.raises(UnknownTheme, match=r'no theme "sepia"\. There are: .*dark.*light'):
        make_app(bundled, theme="sepia")


async def test_a_broken_theme_of_the_users_is_said_and_the_others_work(
    make_app: MakeApp, bundled: Path
) -> None:
    folder = paths.config_folder() / "themes"
    folder.mkdir(parents=True)
    good = (paths.bundled() / "themes" / "dark.yaml").read_text(encoding="utf-8")
    (folder / "mine.yaml").write_text(good.replace("name: dark", "name: mine"), encoding="utf-8")
    (folder / "wrong.yaml").write_text("name: wrong\ndark: maybe\n", encoding="utf-8")
    async with hand_on(make_app(bundled)) as hand:
        assert "mine" in hand.app.theme_manager.themes
        assert "wrong" not in hand.app.theme_manager.themes
        assert any("wrong.yaml" in note for note in hand.notices)
        hand.check_rows()


# -- the way out ----------------------------------------------------------------------------


async def test_q_ends_the_program_from_every_screen(make_app: MakeApp, bundled: Path) -> None:
    app = make_app(bundled)
    ends = {**SCREENS_BY_KEY, "timeline": ("l",), "outlook": ("w",), "help": ("question_mark",)}
    async with hand_on(app, (80, 24)) as hand:
        with patch.object(app, "exit") as leaves:
            for turn, (where, keys) in enumerate(ends.items(), 1):
                await hand.go_home()
                await hand.press(*keys, "q")
                assert leaves.call_count == turn, where
        await hand.press("q")
        assert app._exit
    assert app.return_code == 0


async def test_where_q_means_something_else_ctrl_c_says_so(
    make_app: MakeApp, bundled: Path
) -> None:
    app = make_app(bundled)
    async with hand_on(app) as hand:
        for key in ("b", "slash", "X"):
            app.clear_notifications()
            await hand.press(key, "ctrl+c")
            assert hand.notices == ["Press Esc, then q to quit."], key
            await hand.press("q")
            assert not app._exit, key
            await hand.press("escape")
        await hand.press("q")
        assert app._exit


@AT
async def test_many_notices_leave_titles_and_footer_free_and_the_newest_is_seen(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        before = hand.rows()

        async def changed(*words: str) -> list[int]:
            """Say something; return the rows that are others than without it."""
            for each in words:
                hand.app.say(each)
                await hand.settle()
            hand.check_rows()
            assert hand.notices == [words[-1]], "it takes the place of the one before"
            rows = hand.rows()
            assert words[-1][:8] in hand.text
            assert rows[-1] == before[-1], "the footer is free"
            assert rows[:2] == before[:2], "the titles are free"
            return [y for y, (a, b) in enumerate(zip(rows, before, strict=True)) if a != b]

        bar = [2]
        assert await changed("A notice") == bar, "no item, and nothing that signs are told in"
        assert hand.rows()[2].strip() == "A notice", "no letter of the page beside it"
        assert await changed("a place of some length to write to", "one", "two", "two") == bar
        path = f"/a/folder/of/some/length/{'x' * 40}.txt"
        rows = await changed(*(f"Notice {number}: {path} is written" for number in range(9)))
        assert 0 < len(rows) <= size[1] // 2


async def test_everything_wrong_at_the_start_is_said_in_one_notice(
    make_app: MakeApp, bundled: Path
) -> None:
    folder = paths.config_folder() / "themes"
    folder.mkdir(parents=True)
    for name in ("one", "two"):
        (folder / f"{name}.yaml").write_text(f"name: {name}\ndark: maybe\n", encoding="utf-8")
    async with hand_on(make_app(bundled)) as hand:
        (note,) = hand.notices
        assert "one.yaml" in note
        assert "two.yaml" in note


async def test_no_notice_covers_the_label(make_app: MakeApp, bundled: Path) -> None:
    """However long it is, and however few rows there are."""
    async with hand_on(make_app(bundled), (40, 12)) as hand:
        for size in ((40, 12), (30, 8)):
            await hand.resize(*size)
            hand.app.say("Signed: somebody has read a long statement, noted in a long file. " * 6)
            await hand.settle()
            rows = hand.rows()
            assert "Signed" in "".join(rows[2:]), size
            outline = hand.app.card.outline
            assert outline is not None
            assert any(outline.tlp in row for row in rows[:2]), rows
