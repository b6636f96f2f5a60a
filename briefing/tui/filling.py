"""The list of a large library, which begins with its newest briefs and grows behind the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event
from typing import TYPE_CHECKING, Final

from briefing.library.entry import Entry

if TYPE_CHECKING:
    from briefing.tui.host import Host

_GROW_S: Final = 0.4
"""After so long the list is shown as far as it goes, then after twice as long each time."""


def fill(app: Host, tell: Callable[..., None], stop: Event) -> None:
    """Hand the deck the whole list; before that, where it takes long, what there is of it.

    It is called in a thread; ``tell`` calls a function where the screen is.
    """
    deck, library = app.deck, app.deck.library
    if deck.whole:
        return
    for entries in library.growing(_GROW_S):
        known = {entry.key for entry in entries}
        kept = [entry for entry in deck.entries if entry.key not in known]
        tell(_grow, app, sorted([*entries, *kept], key=lambda entry: entry.order))
        if stop.is_set():
            return
    tell(_fill, app, library.entries())


def show(app: Host) -> None:
    """Let the screens that list briefs, or say how far the indexing is, do so anew."""
    for screen in app.screen_stack:
        indexed = getattr(screen, "indexed", None)
        if indexed is not None:
            indexed()


def _grow(app: Host, entries: Sequence[Entry]) -> None:
    """Take more of the list; how many there are is said as before."""
    deck, total = app.deck, app.deck.total
    deck.fill(entries)
    deck.whole, deck.total = False, max(total, len(deck))
    app.overview.recount()
    show(app)


def _fill(app: Host, entries: Sequence[Entry]) -> None:
    app.fill(entries)
    show(app)
