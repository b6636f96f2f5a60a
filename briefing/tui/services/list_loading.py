"""The list of a large library, read behind the screen and shown as it grows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from briefing.library.entry import Entry
from briefing.tui.host import IndexChanged

if TYPE_CHECKING:
    from briefing.tui.host import Host

_GROW_S: Final = 0.4
"""After so long the list is shown as far as it goes, then after twice as long each time."""


def load_list(app: Host) -> None:
    """Hand the list the whole list; before that, where it takes long, what there is of it.

    It is called in a thread.
    """
    brief_list, library = app.brief_list, app.brief_list.library
    if brief_list.whole:
        return
    for entries in library.growing(_GROW_S):
        known = {entry.key for entry in entries}
        kept = [entry for entry in brief_list.entries if entry.key not in known]
        app.tell(_grow, app, sorted([*entries, *kept], key=lambda entry: entry.order))
        if app.background.leaving.is_set():
            return
    app.tell(_fill, app, library.entries())


def _grow(app: Host, entries: Sequence[Entry]) -> None:
    """Take more of the list; how many there are is said as before."""
    brief_list, total = app.brief_list, app.brief_list.total
    brief_list.fill(entries)
    brief_list.whole, brief_list.total = False, max(total, len(brief_list))
    app.overview.recount()
    app.post(IndexChanged())


def _fill(app: Host, entries: Sequence[Entry]) -> None:
    app.fill(entries)
    app.post(IndexChanged())
