"""What the command palette offers: every action of where you are, every brief, pane and theme.

Textual's own palette stands on its matcher, which is exponential (see ``fuzzy``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.sections import SECTION
from briefing.library.indexed import FEW
from briefing.text import clean
from briefing.tui.fuzzy import Match, match
from briefing.tui.keys import keys_for
from briefing.tui.panes.plan import PANE_ORDER
from briefing.tui.registry import BRIEF, COMMANDS

if TYPE_CHECKING:
    from briefing.tui.dashboard import Dashboard
    from briefing.tui.screens.base import BaseScreen

_LISTED = {"brief_number", "pane", f"open('{COMMANDS}')"}
"""Actions that are no entries: the palette itself, and those that have an entry for each thing."""


class Command(NamedTuple):
    """One entry: what it is called, the key or name beside it, and how it is run."""

    name: str
    beside: str
    run: Callable[[], object]


class Hit(NamedTuple):
    """An entry that fits what was typed, and where the letters stand."""

    command: Command
    found: Match


def commands(screen: BaseScreen) -> Iterator[Command]:
    """Yield every entry for the screen that the palette is opened on."""
    app = screen.briefing
    yield from _actions(screen)
    yield from _panes(app)
    for index in range(len(app.deck)):
        card = app.deck.known(index)
        if card is None and app.deck.total > FEW:
            continue  # thousands of entries would hide the commands: the picker finds these
        name = clean(app.deck.entries[index].id)
        yield Command(f"Brief: {card.title if card else name}", name, partial(_switch, app, index))
    for name in app.theme_manager.themes:
        yield Command(f"Theme: {name}", "", partial(app.theme_manager.change, name))


def _actions(screen: BaseScreen) -> Iterator[Command]:
    for key in keys_for(screen.where, screen.briefing.key_table):
        name, arguments = key.call
        if not _LISTED & {name, key.action} and screen.check_action(name, arguments) is not False:
            title = key.help[:1].upper() + key.help[1:]
            yield Command(title, key.shown, partial(screen.run_action, key.action))


def _panes(app: Dashboard) -> Iterator[Command]:
    if not len(app.deck) or app.overview.broken:
        return
    shown = {key.action: key.shown for key in keys_for(BRIEF, app.key_table)}
    for key in PANE_ORDER:
        beside = shown.get(f"pane('{key}')", "")
        yield Command(f"Pane: {SECTION[key].title.lower()}", beside, partial(_pane, app, key))


def _switch(app: Dashboard, index: int) -> None:
    app.screens.uncover()
    app.switch(index)


def _pane(app: Dashboard, key: str) -> None:
    app.screens.show_pane(key)


def search(entries: Sequence[Command], query: str) -> list[Hit]:
    """Return the entries that fit, best first; all of them, in their order, for no query."""
    hits = []
    for command in entries:
        found = match(query, command.name)
        if not found.score:  # what stands beside it is no part of the name
            behind = match(query, f"{command.name} {command.beside}")
            found = Match(behind.score / 2, frozenset())
        if found.score:
            hits.append(Hit(command, found))
    return sorted(hits, key=lambda hit: -hit.found.score) if query.strip() else hits
