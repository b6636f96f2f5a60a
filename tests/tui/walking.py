"""The ways to every screen, and what shows that a key did something."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from sweeping import share

from briefing.tui.keys import KEYS, keys_for
from briefing.tui.motions import Key
from briefing.tui.registry import (
    BRIEF,
    CHANGES,
    CHOICES,
    COMMANDS,
    CROSSCHECK,
    EVERYWHERE,
    EVIDENCE,
    EXPORT,
    HELP,
    MAP,
    PICKER,
    PROBLEMS,
    RELATIONS,
    SCREENS,
    SOURCES,
    TRIAGE,
    WRITING,
)
from briefing.tui.screens.changes.screen import ChangesScreen
from briefing.tui.screens.command_palette import CommandPalette, PaletteEntry
from briefing.tui.screens.crosscheck.screen import CrosscheckScreen
from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.export import ExportDialog
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.map.screen import MapScreen
from briefing.tui.screens.overview import Overview
from briefing.tui.screens.picker.screen import Picker
from briefing.tui.screens.problems import ProblemsScreen
from briefing.tui.screens.relations import RelationsScreen
from briefing.tui.screens.sources import SourcesScreen
from briefing.tui.screens.triage.choices import Choices
from briefing.tui.screens.triage.screen import TriageScreen
from briefing.tui.screens.triage.writing import WritingScreen

from .hand import SCREENS_BY_KEY, Hand

EXERCISE = "exercise-qelmara-2020-03-09"


PLACES = {
    BRIEF: Overview,
    EVIDENCE: EvidenceScreen,
    CROSSCHECK: CrosscheckScreen,
    RELATIONS: RelationsScreen,
    SOURCES: SourcesScreen,
    PROBLEMS: ProblemsScreen,
    CHANGES: ChangesScreen,
    MAP: MapScreen,
    PICKER: Picker,
    EXPORT: ExportDialog,
    COMMANDS: CommandPalette,
    HELP: HelpScreen,
    TRIAGE: TriageScreen,
    CHOICES: Choices,
    WRITING: WritingScreen,
}


TYPING = (PICKER, EXPORT, COMMANDS, CHOICES)
"""Where letters are typed: there the screen's own keys are walked."""


_TO = {
    **SCREENS_BY_KEY,
    PICKER: ("b",),
    EXPORT: ("X",),
    COMMANDS: ("ctrl+p",),
    HELP: ("question_mark",),
    TRIAGE: ("D", "D"),
    CHOICES: ("D", "D", "J", "f"),
    WRITING: ("D", "D", "W"),
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
    "unverified.up": ("G",),
    "unverified.page_up": ("G",),
    "unverified.first": ("G",),
    "contradictions.up": ("j", "j"),
    "contradictions.page_up": ("G",),
    "contradictions.first": ("j", "j"),
    "relations.up": ("G",),
    "relations.left": ("right",),
    "relations.previous": ("tab",),
    "relations.page_up": ("G",),
    "relations.first": ("G",),
    "changes.up": ("j", "j"),
    "changes.page_up": ("G",),
    "changes.first": ("j", "j"),
    "map.up": ("j",),
    "map.first": ("j",),
    "map.page_up": ("j",),
    "map.fit": ("left",),
    "briefs.up": ("down",),
    "briefs.page_up": ("pagedown",),
    "commands.up": ("down",),
    "commands.page_up": ("pagedown",),
    "help.up": ("j", "j"),
    "help.page_up": ("pagedown",),
    "help.first": ("j", "j"),
    "export.previous": ("down",),
    "review.undo": ("g", "minus", "enter"),
    "review.merge": ("J", "J", "J", "J", "J", "J", "J"),
    "review.previous": ("j", "j"),
    "review.previous_any": ("J",),
    "review.first": ("J",),
    "review.paragraph_previous": ("greater_than_sign",),
    "review.page_up": ("pagedown",),
    "choices.up": ("down",),
    "choices.page_up": ("pagedown",),
    "writing.up": ("j", "j"),
    "writing.page_up": ("pagedown",),
    "writing.first": ("j", "j"),
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
        panes, screens, focus, page, app.palette.theme.name, app.brief_list.at, len(hand.notices),
        app.clipboard, app._exit, hand.text,
    )  # fmt: skip


async def home(hand: Hand) -> None:
    """Go back to the overview of brief 3, brief 4 shown before, in the middle of a long pane."""
    app = hand.app
    app.clear_notifications()
    await hand.go_home()
    if app.palette.theme.name != "dark":
        app.theme_manager.change("dark")
    app.clear_notifications()
    app.brief_list.order = None
    if (app.brief_list.at, app.brief_list.before) != (2, 3):
        app.switch(3)
        app.switch(2)
    hand.page.choose("territory")
    hand.page.focused_pane.move_to(5)
    await hand.settle(paint=False)


def place(hand: Hand) -> object:
    """Which screens lie over each other, and what has the keys."""
    return hand.app.screen_stack, repr(hand.app.focused), hand.app.palette.theme.name, hand.shown


async def go(hand: Hand, where: str, key: Key | None = None) -> None:
    """Go to a screen from wherever we are, ready for a key to mean something."""
    await home(hand)
    await hand.burst(*_TO[where])
    if key is not None:
        await hand.burst(*_BEFORE.get(key.id, ()))


def cases(where: str, *, every: bool = True) -> Iterator[tuple[Key, str]]:
    """Every key of a screen by each of its names; what ends the program comes last.

    Not ``every``: of the keys that several screens have, the share of this one alone, and each key
    by one of its names: by the first, the next by its second, and so on.
    """
    keys = [k for k in keys_for(where) if where not in TYPING or k.where == where]
    if not every:
        shared = {key.id for key in KEYS if key.where in (SCREENS, EVERYWHERE)}
        screens = [place for place in PLACES if place not in TYPING]
        mine = share(shared, screens.index(where), len(screens)) if where in screens else set()
        keys = [key for key in keys if key.id not in shared - mine]
    for turn, key in enumerate(sorted(keys, key=lambda key: key.id == "quit")):
        names = key.keys.split(",")
        yield from ((key, name) for name in (names if every else [names[turn % len(names)]]))


async def run(hand: Hand, entry: PaletteEntry) -> None:
    """Do what an entry does."""
    result = entry.run()
    if inspect.isawaitable(result):
        await result
    await hand.settle()
