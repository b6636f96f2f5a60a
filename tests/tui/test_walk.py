"""Every binding and every palette entry on every screen: none raises, none is dead."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.tui.commands import Commands
from briefing.tui.keys import BRIEF, EVIDENCE, EXPORT, KEYS, PICKER, SOURCES, Key, keys_for
from briefing.tui.screens.evidence import EvidenceScreen
from briefing.tui.screens.export import ExportDialog
from briefing.tui.screens.overview import Overview
from briefing.tui.screens.picker import Picker
from briefing.tui.screens.sources import SourcesScreen

from .conftest import MakeApp
from .hand import Hand, hand_on

EXERCISE = "exercise-qelmara-2020-03-09"
SCREENS = {
    BRIEF: Overview,
    EVIDENCE: EvidenceScreen,
    SOURCES: SourcesScreen,
    PICKER: Picker,
    EXPORT: ExportDialog,
}
_TO = {
    BRIEF: (),
    EVIDENCE: ("enter",),
    SOURCES: ("u",),
    PICKER: ("b",),
    EXPORT: ("X",),
}
"""Keys that lead from the panes to a screen."""
_BEFORE = {
    "pane.restore": ("z",),
    "pane.territory": ("s",),
    "view.overview": ("l",),
    "find.next": ("slash", "d", "a", "m", "enter"),
    "find.previous": ("slash", "d", "a", "m", "enter"),
    "sources.up": ("j", "j"),
    "sources.page_up": ("j", "j"),
    "sources.first": ("j", "j"),
    "evidence.page_up": ("pagedown",),
    "evidence.paragraph_previous": ("greater_than_sign", "greater_than_sign"),
    "picker.up": ("down",),
    "export.previous": ("down",),
}
"""What makes a key mean something, where that is not so at once."""


def state(hand: Hand) -> object:
    """All that a key may change."""
    app = hand.app
    panes = [(pane.selected, pane.top) for pane in hand.page.panes.values()]
    screens = [type(screen).__name__ for screen in app.screen_stack]
    focus = repr(app.focused)
    page = (hand.page.focus_key, hand.page.view, hand.page.maximised)
    return (
        panes, screens, focus, page, app.palette.theme.name, app.deck.at, len(hand.notices),
        app.clipboard, app._exit, hand.text,
    )  # fmt: skip


async def home(hand: Hand) -> None:
    """Go back to the overview of brief 3, brief 4 shown before, in the middle of a long pane."""
    app = hand.app
    app.clear_notifications()
    app.uncover()
    await hand.settle()
    app.overview.finder.close()
    app.overview.finder.clear()
    hand.page.maximised = False
    hand.page.show_view("overview")
    if app.palette.theme.name != "dark":
        app.wardrobe.change("dark")
    app.clear_notifications()
    app.switch(3)
    app.switch(2)
    hand.page.choose("territory")
    hand.page.focused_pane.move_to(5)
    await hand.settle()


async def go(hand: Hand, where: str, key: Key | None = None) -> None:
    """Go to a screen from wherever we are, ready for a key to mean something."""
    await home(hand)
    await hand.press(*_TO[where])
    if key is not None:
        await hand.press(*_BEFORE.get(key.id, ()))


def cases(where: str) -> Iterator[tuple[Key, str]]:
    """Every key of a screen by each of its names; what ends the program comes last."""
    # While words are typed, letters are letters: there the screen's own keys are walked.
    keys = [k for k in keys_for(where) if where not in (PICKER, EXPORT) or k.where == where]
    for key in sorted(keys, key=lambda key: key.id == "quit"):
        yield from ((key, name) for name in key.keys.split(","))


@pytest.fixture
def quiet(bundled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports go beside the library; there is no editor to leave for."""
    monkeypatch.chdir(bundled)
    monkeypatch.setenv("EDITOR", "there-is-no-such-editor")
    monkeypatch.delenv("VISUAL", raising=False)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("where", SCREENS)
async def test_every_key_does_something(where: str, bundled: Path, make_app: MakeApp) -> None:
    app = make_app(bundled, EXERCISE)
    dead = []
    async with hand_on(app, (80, 24)) as hand:
        for key, name in cases(where):
            await go(hand, where, key)
            if key.action == "brief_number" and name == "3":
                await hand.press("2")
            if not hand.app.screen.check_action(key.action.partition("(")[0], ()):
                continue  # not offered here, as the footer says
            before = state(hand)
            await hand.press(name)
            assert app.crash is None, (key.id, name)
            if app._exit is False and state(hand) == before:
                dead.append((key.id, name))
    assert not dead


async def test_every_action_of_the_table_exists_where_it_is_bound() -> None:
    for where, screen in SCREENS.items():
        for key in keys_for(where):
            name = key.action.partition("(")[0]
            method = getattr(screen, f"action_{name}", None)
            assert method is not None, (where, key.id)
            assert inspect.getdoc(method), (where, key.id)


def test_no_two_keys_of_a_screen_clash() -> None:
    for where in SCREENS:
        names = [name for key in keys_for(where) for name in key.keys.split(",")]
        assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)


def test_ids_are_unique_and_labels_short() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)
    for key in KEYS:
        assert key.help
        assert key.label
        assert len(key.label) <= 18, key.label


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("where", [BRIEF, EVIDENCE, SOURCES])
async def test_every_entry_of_the_palette_runs(
    where: str, bundled: Path, make_app: MakeApp
) -> None:
    app = make_app(bundled, EXERCISE)
    async with hand_on(app, (80, 24)) as hand:
        await go(hand, where)
        names = [entry.name for entry in Commands(app.screen).commands()]
        assert {"Next theme", "Theme: light"} <= set(names)
        assert any(name.startswith("Brief: HTS-led rebels") for name in names)
        assert len(names) == len(set(names))
        for name in sorted(names, key=lambda name: name == "Leave the program"):
            await go(hand, where)
            before = state(hand)
            entry = next(e for e in Commands(app.screen).commands() if e.name == name)
            result = entry.run()
            if inspect.isawaitable(result):
                await result
            await hand.settle()
            assert app.crash is None, name
            elsewhere = name.startswith("Brief:") and entry.help != EXERCISE
            if elsewhere or name in ("Theme: light", "Next theme"):
                assert state(hand) != before, name
        assert app._exit


async def test_help_lists_every_key_of_its_screen(bundled: Path, make_app: MakeApp) -> None:
    for where in (BRIEF, EVIDENCE, SOURCES):
        app = make_app(bundled, EXERCISE)
        async with hand_on(app, (120, 80)) as hand:
            await go(hand, where)
            await hand.press("question_mark")
            text = " ".join(hand.text.split())
            for key in keys_for(where):
                assert key.shown in text, (where, key.id)
                assert " ".join(key.help.split()[:4]) in text, (where, key.id)
