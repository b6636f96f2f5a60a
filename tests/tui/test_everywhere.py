"""What works on every screen: help, themes, the way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from sweeping import grid

from briefing import paths
from briefing.brief.scales import BASIS, CREDIBILITY, RELIABILITY, TLP
from briefing.settings import Config, State
from briefing.tui.keys import keys_for
from briefing.tui.registry import screen_name
from briefing.tui.screens.help import HelpScreen
from briefing.tui.theme_manager import UnknownTheme
from tui import making
from tui.conftest import MakeApp
from tui.hand import SCREENS_BY_KEY, SIZES, Hand, hand_on

AT = pytest.mark.parametrize("size", SIZES, ids=str)


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


@grid(where=SCREENS_BY_KEY, size=SIZES)
async def test_help_names_every_key_and_every_sign(
    make_app: MakeApp, bundled: Path, size: tuple[int, int], where: str
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        await hand.press(*SCREENS_BY_KEY[where], "question_mark")
        text = await read_help(hand)
        assert f"keys of {screen_name(where)}" in text
        for key in keys_for(where):
            assert key.shown in text, key.id
            assert key.help.split()[0] in text, key.id
        for scale in (BASIS, RELIABILITY, CREDIBILITY, TLP):
            for word, meaning in scale.items():
                assert word in text
                assert meaning.split()[0] in text
        for sign in ("⇋", "›", "◊", "p12"):
            assert sign in text
        assert hand.app.card.outline is not None
        for side in hand.app.card.outline.sides:
            assert side.split()[0] in text


@grid(where=SCREENS_BY_KEY, key=["escape", "question_mark", "f1", "enter"])
async def test_help_goes_back_to_where_it_was_asked_for(
    make_app: MakeApp, bundled: Path, where: str, key: str
) -> None:
    async with hand_on(make_app(bundled)) as hand:
        await hand.press("t", "j", *SCREENS_BY_KEY[where])
        before = hand.text
        await hand.press("f1")
        assert isinstance(hand.app.screen, HelpScreen)
        await hand.press(key)
        assert hand.text == before
        assert hand.app.is_running


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
    assert State(bundled, tmp_path / "state").theme == wanted
    async with hand_on(make_app(bundled)) as hand:
        assert hand.app.palette.theme.name == wanted
    async with hand_on(make_app(bundled, theme="mono")) as hand:
        assert hand.app.palette.theme.name == "mono"
    assert State(bundled, tmp_path / "state").theme == wanted


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


@grid(where=SCREENS_BY_KEY, size=SIZES)
async def test_q_ends_the_program_and_ctrl_c_says_so(
    make_app: MakeApp, bundled: Path, size: tuple[int, int], where: str
) -> None:
    app = make_app(bundled)
    async with hand_on(app, size) as hand:
        await hand.press(*SCREENS_BY_KEY[where], "ctrl+c")
        assert hand.notices[-1] == "Press q to quit."
        assert "Press q to quit." in hand.text
        assert app.is_running
        await hand.press("q")
        assert app._exit
    assert app.return_code == 0


@pytest.mark.parametrize("keys", [("b",), ("slash",), ("X",)])
async def test_where_q_means_something_else_ctrl_c_says_so(
    make_app: MakeApp, bundled: Path, keys: tuple[str, ...]
) -> None:
    app = make_app(bundled)
    async with hand_on(app) as hand:
        await hand.press(*keys, "ctrl+c")
        assert hand.notices[-1] == "Press Esc, then q to quit."
        await hand.press("q")
        assert not app._exit
        await hand.press("escape", "q")
        assert app._exit


@AT
async def test_a_notice_leaves_the_footer_and_the_titles_free(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        before = hand.rows()
        hand.app.say("A notice")
        await hand.settle()
        hand.check_rows()
        rows = hand.rows()
        assert "A notice" in hand.text
        assert rows[-1] == before[-1]
        assert rows[:2] == before[:2]
        assert sum(a != b for a, b in zip(rows, before, strict=True)) <= 1


@AT
async def test_many_notices_leave_titles_and_footer_free_and_the_newest_is_seen(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        before = hand.rows()
        for number in range(9):
            hand.app.say(f"Notice {number}: /a/folder/of/some/length/{'x' * 40}.txt is written")
            await hand.settle()
        hand.check_rows()
        rows = hand.rows()
        assert "Notice 8" in hand.text
        assert rows[-1] == before[-1]
        assert rows[:2] == before[:2]
        changed = sum(a != b for a, b in zip(rows, before, strict=True))
        assert 0 < changed <= len(rows) // 2


@AT
async def test_a_notice_takes_the_place_of_the_one_before(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        before = hand.rows()
        for words in ("a place of some length to write to", "one", "two", "two"):
            hand.app.say(words)
            await hand.settle()
        assert hand.notices == ["two"]
        rows = hand.rows()
        changed = [y for y, (a, b) in enumerate(zip(rows, before, strict=True)) if a != b]
        assert changed == [size[1] - 2]
        assert "two" in rows[changed[0]]


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


@pytest.mark.parametrize("size", [(30, 8), (40, 12)])
async def test_no_notice_covers_the_label(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    """However long it is, and however few rows there are."""
    async with hand_on(make_app(bundled), size) as hand:
        hand.app.say("Signed: somebody has read a long statement, noted in a long file. " * 6)
        await hand.settle()
        rows = hand.rows()
        assert "Signed" in "".join(rows[2:])
        outline = hand.app.card.outline
        assert outline is not None
        assert any(outline.tlp in row for row in rows[:2]), rows
