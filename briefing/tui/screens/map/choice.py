"""What of the list beside the map is selected, and where a move of the selection leads."""

from __future__ import annotations

from briefing.brief.outline import Line
from briefing.tui.screens.map.rows import Entry, Stop, Where

LAST = 10**9
"""The end of a list of any length."""


class Choice:
    """The places of a list and the one that is selected, with the item of it if there is one.

    Moves are returned, not done: ``go`` does them, as near as there is anything.
    """

    def __init__(self) -> None:
        self.stops: list[Stop] = []
        self.where = Where(0)

    @property
    def stop(self) -> Stop | None:
        """The selected entry of the list."""
        return self.stops[self.where.stop] if self.stops else None

    @property
    def entry(self) -> Entry | None:
        """The selected item of the selected place."""
        stop, at = self.stop, self.where.entry
        return stop.entries[at] if stop is not None and at >= 0 else None

    @property
    def line(self) -> Line | None:
        """The selected item; of a place alone, its own."""
        entry, stop = self.entry, self.stop
        if entry is None and stop is not None:
            own = [each for each in stop.entries if each.section == "places"]
            entry = next(iter([*own, *stop.entries]), None)
        return entry.line if entry else None

    def go(self, where: Where) -> None:
        """Go to a place of the list and an item of it, as near as there are any."""
        stop = max(min(where.stop, len(self.stops) - 1), 0)
        entries = len(self.stops[stop].entries) if self.stops else 0
        self.where = Where(stop, min(where.entry, entries - 1))

    def place(self, ident: str) -> Where | None:
        """Return where a place stands."""
        at = [number for number, stop in enumerate(self.stops) if stop.id == ident]
        return Where(at[0]) if at else None

    def item(self, section: str, index: int) -> Where | None:
        """Return where an item of a section stands, None where it is about no place."""
        for number, stop in enumerate(self.stops):
            for at, entry in enumerate(stop.entries):
                if (entry.section, entry.number) == (section, index):
                    return Where(number, at)
        return None

    def round(self, step: int) -> Where:
        """Return the next or previous place, around the ends."""
        return Where((self.where.stop + step) % max(len(self.stops), 1))

    def moved(self, step: int) -> Where:
        """Return the place so many on or, among its items, the item; it stops at the ends."""
        stop, entry = self.where
        return Where(stop, max(entry + step, 0)) if entry >= 0 else Where(stop + step)

    def end(self, index: int) -> Where:
        """Return the first (0) or last place or, among its items, item."""
        last = 0 if index == 0 else LAST
        stop, entry = self.where
        return Where(stop, last) if entry >= 0 else Where(last)

    def switched(self) -> Where:
        """Return the items of the selected place, or from them the place."""
        return Where(self.where.stop, -1 if self.where.entry >= 0 else 0)
