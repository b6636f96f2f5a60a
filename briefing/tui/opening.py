"""The screens over the page: opens each by its name, and closes what lies over the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.text import clean
from briefing.tui.registry import QUESTION, REGISTRY

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefing.tui.host import Host


class Opening(NamedTuple):
    """A screen that is to be shown, and what gets the result with which it is closed."""

    screen: Screen[Any]
    then: Callable[[Any], Any] | None = None


def screen_class(where: str) -> Any:
    """Return the class of a screen, imported when it is first asked for."""
    module, _, name = REGISTRY[where].path.partition(":")
    return getattr(import_module(module), name)


class Screens:
    """Opens screens for one running app."""

    def __init__(self, app: Host) -> None:
        self.app = app

    @property
    def has_brief(self) -> bool:
        """Whether there is a brief that can be read."""
        return len(self.app.deck) > 0 and self.app.card.outline is not None

    def open(self, where: str, *arguments: Any, **named: Any) -> None:
        """Open a screen of the registry; its class says what it takes and how it is begun."""
        entry = REGISTRY[where]
        if entry.needs_brief and not self.has_brief:
            return
        opening: Opening | None = screen_class(where).opened(self.app, *arguments, **named)
        if opening is None:
            return
        if entry.over_page:
            self.uncover()
        self.app.push_screen(*opening)

    def ask(
        self,
        question: str,
        answers: Sequence[tuple[str, str]],
        then: Callable[[str | None], None],
    ) -> None:
        """Ask a question over what is shown, then hand on the letter of the answer."""
        self.app.clear_notifications()  # on a small terminal they would cover the answers
        self.open(QUESTION, question, answers, then)

    def uncover(self) -> None:
        """Close the screens over the page."""
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def show_view(self, view: str) -> None:
        """Close what lies over the page, then show the overview, the timeline or the analysis."""
        self.uncover()
        self.app.overview.action_view(view)

    def show_pane(self, key: str, index: int | None = None) -> None:
        """Close what lies over the page, then give the keys to a pane, at one of its items."""
        self.uncover()
        self.app.overview.go(key, index)

    def show_item(self, key: str, section: str, label: str) -> None:
        """Show a brief by its key, one of its items selected in its pane."""
        deck = self.app.deck
        index = deck.place_of(key)
        if index is None:
            self.app.say(
                f"{clean(deck.library.locate(key).name)} is no longer in the library.", "warning"
            )
            return
        self.app.switch(index, lambda: self._show_item(section, label))

    def _show_item(self, section: str, label: str) -> None:
        from briefing.tui.screens.picker.rows import card_place

        place = card_place(self.app.card, section, label)
        if place is not None:
            self.app.overview.go(*place)
        elif section != "brief":
            self.app.say(f"{clean(label)} is no longer in the brief.", "warning")
