"""A theme that is saved is worn at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import paths
from tui import making
from tui.conftest import MakeApp
from tui.hand import Hand
from tui.saving import live_on, long, save


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", long(), making.small("other", "2024-01-01"))


# -- themes -------------------------------------------------------------------------------------


def dark(name: str) -> str:
    """The dark theme under another name."""
    text = (paths.bundled() / "themes" / "dark.yaml").read_text(encoding="utf-8")
    return text.replace("name: dark", f"name: {name}")


@pytest.fixture
def theme() -> Path:
    """A theme of the user's own, as the program finds it."""
    path = paths.config_folder() / "themes" / "mine.yaml"
    path.parent.mkdir(parents=True)
    return save(path, dark("mine"))


def grounds(hand: Hand) -> set[str]:
    """The colours behind all cells of the screen."""
    return {span.style.bgcolor.name for row in hand.spans() for span in row if span.style.bgcolor}


async def test_a_theme_that_is_saved_is_worn_at_once(
    make_app: MakeApp, root: Path, theme: Path
) -> None:
    async with live_on(make_app(root, live=True, theme="mine")) as hand:
        await hand.press("t", "j", "/")
        assert "#16181c" in grounds(hand)
        save(theme, dark("mine").replace("#16181c", "#101112").replace("#202329", "#303132"))
        await hand.until(lambda: hand.app.palette.colour("bg") == "#101112")
        assert not grounds(hand) & {"#16181c", "#202329"}
        assert {"#101112", "#303132"} <= grounds(hand)
        await hand.press("escape", "ctrl+p")
        assert not grounds(hand) & {"#16181c", "#202329"}
        await hand.press("escape")
        assert hand.selected == ("territory", 1)


async def test_a_theme_that_is_broken_is_named_and_worn_on(
    make_app: MakeApp, root: Path, theme: Path
) -> None:
    async with live_on(make_app(root, live=True, theme="mine")) as hand:
        for broken in ("bg: #zz", "", "[", "name: mine"):
            hand.app.clear_notifications()
            save(theme, broken)
            await hand.until(lambda: hand.notices)
            assert "mine.yaml" in hand.notices[0], broken
            assert hand.app.palette.theme.name == "mine", broken
            assert "#16181c" in grounds(hand), broken
        await hand.press("T")
        assert hand.app.palette.theme.name != "mine"
        save(theme, dark("mine"))
        await hand.until(lambda: "mine" in hand.app.theme_manager.themes)


async def test_a_theme_that_is_added_can_be_had(make_app: MakeApp, root: Path) -> None:
    folder = paths.config_folder() / "themes"
    async with live_on(make_app(root, live=True)) as hand:
        folder.mkdir(parents=True)
        save(folder / "new.yaml", dark("new"))
        await hand.until(lambda: "new" in hand.app.theme_manager.themes)
        said: list[str] = []
        for _ in hand.app.theme_manager.themes:
            await hand.press("T")
            said += hand.notices
        assert "Theme: new" in said
        (folder / "new.yaml").unlink()
        await hand.until(lambda: "new" not in hand.app.theme_manager.themes)
