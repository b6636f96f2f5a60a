"""The command palette: every action of where you are, every brief, pane and theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.style import Style

from briefing.tui.fuzzy import match
from briefing.tui.keys import keys_for
from briefing.tui.screens.base import BriefScreen

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp


class Command(NamedTuple):
    """One entry: what it is called, what it does in a sentence, and how it is run."""

    name: str
    help: str
    run: Callable[[], object]


class Commands(Provider):
    """Offers what can be done; data in it is never markup."""

    @property
    def briefing(self) -> BriefingApp:
        """The running app."""
        return cast("BriefingApp", self.app)

    def commands(self) -> Iterator[Command]:
        """Yield every entry for the screen that the palette was opened on."""
        yield from self._actions()
        deck = self.briefing.deck
        for index in range(len(deck)):
            card = deck.known(index)
            title = card.title if card else deck.entries[index].id
            yield Command(f"Brief: {title}", deck.entries[index].id, partial(self._switch, index))
        for name in self.briefing.wardrobe.themes:
            change = partial(self.briefing.wardrobe.change, name)
            yield Command(f"Theme: {name}", "change to this theme", change)

    def _actions(self) -> Iterator[Command]:
        screen = self.screen
        if not isinstance(screen, BriefScreen):
            return
        for key in keys_for(screen.where, self.briefing.key_table):
            name = key.action.partition("(")[0]
            if name in ("brief_number", "palette") or not self._allowed(screen, name):
                continue
            title = key.help[:1].upper() + key.help[1:]
            run = partial(screen.run_action, key.action)
            yield Command(title, f"key {key.shown}", run)

    def _allowed(self, screen: BriefScreen, name: str) -> bool:
        return screen.check_action(name, ()) is not False

    def _switch(self, index: int) -> None:
        self.briefing.uncover()
        self.briefing.switch(index)

    async def discover(self) -> Hits:
        """Yield all entries while nothing is typed."""
        for name, help_text, run in self.commands():
            yield DiscoveryHit(Content(name), run, text=name, help=Content(help_text).plain)

    async def search(self, query: str) -> Hits:
        """Yield the entries that fit what was typed."""
        for name, help_text, run in self.commands():
            found = match(query, name)
            if found.score:
                shown = Content(name)
                for at in found.positions:
                    shown = shown.stylize(Style(bold=True, underline=True), at, at + 1)
                yield Hit(found.score, shown, run, text=name, help=help_text)
