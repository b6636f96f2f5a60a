"""Which place of the map's list is selected, and where the keys lead from it."""

from __future__ import annotations

from briefing.brief.outline import Line
from briefing.tui.screens.map.rows import ListedPlace, ListPosition, PlaceItem


class MapChoice:
    """The places of a list and the one that is selected, with the item of it if there is one.

    Moves are returned, not done: ``go`` does them, as near as there is anything.
    """

    def __init__(self) -> None:
        self.stops: list[ListedPlace] = []
        self.where = ListPosition(0)

    @property
    def stop(self) -> ListedPlace | None:
        """The selected entry of the list."""
        return self.stops[self.where.stop] if self.stops else None

    @property
    def entry(self) -> PlaceItem | None:
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

    def go(self, where: ListPosition) -> None:
        """Go to a place of the list and an item of it, as near as there are any."""
        stop = max(min(where.stop, len(self.stops) - 1), 0)
        entries = len(self.stops[stop].entries) if self.stops else 0
        self.where = ListPosition(stop, min(where.entry, entries - 1))

    def round(self, step: int) -> ListPosition:
        """Return the next or previous place, around the ends."""
        return ListPosition((self.where.stop + step) % max(len(self.stops), 1))

    def moved(self, step: int) -> ListPosition:
        """Return the place so many on or, among its items, the item; it stops at the ends."""
        stop, entry = self.where
        return ListPosition(stop, max(entry + step, 0)) if entry >= 0 else ListPosition(stop + step)

    def end(self, index: int) -> ListPosition:
        """Return the first (0) or last place or, among its items, item."""
        last = 0 if index == 0 else 10**9  # more than any list has
        stop, entry = self.where
        return ListPosition(stop, last) if entry >= 0 else ListPosition(last)

    def switched(self) -> ListPosition:
        """Return the items of the selected place, or from them the place."""
        return ListPosition(self.where.stop, -1 if self.where.entry >= 0 else 0)
