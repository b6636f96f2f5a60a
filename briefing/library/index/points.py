"""Where the items of a brief lie: the coordinates of the places that they name."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from briefing.brief import model as m
from briefing.brief.labels import items
from briefing.brief.outline import Outline
from briefing.library.index.nearby import Point, is_point

_PARENTS: Final = 5


class Points:
    """The points of the items of one brief."""

    def __init__(self, outline: Outline) -> None:
        self._places = outline.places
        self._outline = outline
        self._known: dict[str, Point | None] = {}

    @cached_property
    def _named(self) -> dict[str, m.Item]:
        return {item.id: item for _, item in items(self._outline.brief) if item.id}

    def of(self, item: m.Item) -> tuple[Point, ...]:
        """Return where an item lies: by its place, an event by the items about the same event."""
        if isinstance(item, m.Place):
            found = [self._point(item)]
        elif isinstance(item, m.Event):
            found = [self._of_place(self._named.get(each)) for each in item.refs]
        else:
            found = [self._of_place(item)]
        return tuple(dict.fromkeys(point for point in found if point))

    def _of_place(self, item: m.Item | None) -> Point | None:
        """Return the point of an item's place, or of one that is a place."""
        if isinstance(item, m.Place):
            return self._point(item)
        key = getattr(item, "place", None)
        if not key:
            return None
        if key not in self._known:
            self._known[key] = self._point(self._places.get(key))
        return self._known[key]

    def _point(self, place: m.Place | None) -> Point | None:
        """Return the point of a place, or of the nearest place that it lies in and that is no area.

        A quarter whose coordinates nobody looked up lies where its town does, for a distance of
        kilometres; the middle of a province says nothing of it.
        """
        for number in range(_PARENTS):
            if place is None:
                return None
            known = place.lat is not None and place.lon is not None
            if known and (number == 0 or place.precision != "area"):
                assert place.lat is not None
                assert place.lon is not None
                point = float(place.lat), float(place.lon)
                return point if is_point(*point) else None
            place = self._places.get(place.part_of or "")
        return None
