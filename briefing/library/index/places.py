"""Which point a name means that ``near:`` is asked with: of the briefs' places, else the gazetteer.

What a query may not be told of (``OWN_LABEL``) is neither found nor suggested.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from briefing.brief.countries import country_name
from briefing.library.index import database as db
from briefing.library.index.nearby import Near, Point, distance_km
from briefing.library.index.tags import PLACED, tag
from briefing.library.index.tokenise import words
from briefing.library.query import OWN_LABEL, BadQuery, Filter, Query
from briefing.text import clean

if TYPE_CHECKING:
    from briefing.atlas.gazetteer import Gazetteer, GazetteerPlace

_LOOKED_AT: Final = 300
"""Places of the briefs that are looked at, the newest: most briefs say where a place is alike."""
_SHOWN: Final = 4
_APART_KM: Final = 5.0
"""Points so near each other are one place."""
_LARGER: Final = 10
"""The largest place of a name in the gazetteer is meant if it has so many times the people."""


class _Spot(Struct, frozen=True):
    """A point that a name may mean, with what it is called there."""

    name: str
    at: Point


def with_points(connection: sqlite3.Connection, query: Query) -> tuple[Query, str]:
    """Return a query whose filters ``near:`` have points, and a sentence that says which.

    Raises:
        BadQuery: a name is not known, or it may mean places that are apart.
    """
    filters: list[Filter] = []
    said: list[str] = []
    for each in query.filters:
        near = each.value
        if isinstance(near, Near):
            if near.at is None:
                spot, whose = _found(connection, query, near)
                near = replace(near, at=spot.at)
                said.append(f"{spot.name} is at {_degrees(spot.at)}, by {whose}")
            filters.append(replace(each, value=near))
        else:
            filters.append(each)
    sentence = f"{'; '.join(dict.fromkeys(said))}." if said else ""
    return replace(query, filters=tuple(filters)), sentence


def _found(connection: sqlite3.Connection, query: Query, near: Near) -> tuple[_Spot, str]:
    apart = max(_APART_KM, near.km / 3)
    spots = _distinct(_of_briefs(connection, query, near.name), apart)
    if len(spots) == 1:
        return spots[0], "the briefs"
    if not spots:
        places = _of_gazetteer(near.name)
        spots = _distinct((_Spot(_called(p), (p.lat, p.lon)) for p in places), apart)
        if len(spots) == 1 or _far_larger(places):
            return spots[0], "the gazetteer"
    name = clean(near.name)
    if spots:
        ways = [f"{spot.name} (near:{_typed(spot.at)},{near.km:g})" for spot in spots[:_SHOWN]]
        more = f", and {len(spots) - _SHOWN} more" if len(spots) > _SHOWN else ""
        raise BadQuery(
            f'near: "{name}" may be {" or ".join(ways)}{more}.', near.column, "Say which."
        )
    if likely := _likely(connection, query, near.name):
        hint = f"Did you mean {' or '.join(likely)}?"
    else:
        hint = "Give its coordinates, as near:36.2,37.2,30."
    message = f'near: neither the briefs nor the gazetteer know where "{name}" is.'
    raise BadQuery(message, near.column, hint)


def _distinct(spots: Iterable[_Spot], apart: float) -> list[_Spot]:
    """Return the first of all spots that lie within ``apart`` of each other."""
    kept: list[_Spot] = []
    for spot in spots:
        if all(distance_km(*spot.at, *each.at) > apart for each in kept):
            kept.append(spot)
    return kept


def _degrees(at: Point) -> str:
    (lat, lon) = at
    return f"{abs(lat):.2f} {'S' if lat < 0 else 'N'}, {abs(lon):.2f} {'W' if lon < 0 else 'E'}"


def _typed(at: Point) -> str:
    return f"{at[0]:.2f},{at[1]:.2f}"


# -- places of the briefs ---------------------------------------------------------------------


def _of_briefs(connection: sqlite3.Connection, query: Query, name: str) -> Iterator[_Spot]:
    """Yield where the briefs have a place of this name or id, the newest brief first."""
    wanted = words(name)
    if not wanted:
        return
    phrase = " ".join(wanted).replace('"', '""')
    for label, names, point in _places(connection, query, f'"{phrase}"'):
        own = _own(names, label)
        if any(words(each) == wanted for each in (label, *own)):
            yield _Spot(own[0] if own else label, point)


def _own(names: str, label: str) -> list[str]:
    """Return a place's own names, of those it is found by: they end with its id."""
    lines = names.split("\n")
    return lines[: lines.index(label) + 1] if label in lines else lines[:1]


def _places(
    connection: sqlite3.Connection, query: Query, phrase: str
) -> Iterator[tuple[str, str, Point]]:
    """Yield label, names and point of the newest places of the briefs that hold a phrase."""
    stricter = [str(f.value) for f in query.filters if f.key == OWN_LABEL and f.excluded]
    asked = f'place : {phrase} AND {db.TAGS} : "{PLACED}"'
    for label in stricter:
        asked = f'({asked}) NOT {db.TAGS} : "{tag(OWN_LABEL, label)}"'
    marks = ", ".join("?" * len(stricter))
    left = _LOOKED_AT
    for (part,) in connection.execute("SELECT id FROM part ORDER BY id DESC").fetchall():
        table = db.words_table(part)
        found = connection.execute(
            f"SELECT i.label, i.place, p.lat, p.lon FROM {table}"
            f" JOIN item i ON i.id = {table}.rowid JOIN point p ON p.item = {table}.rowid"
            f" WHERE {table} MATCH ? AND i.tlp NOT IN ({marks})"
            f" ORDER BY {table}.rowid DESC LIMIT ?",
            (asked, *stricter, left),
        ).fetchall()
        yield from ((label, names, (lat, lon)) for label, names, lat, lon in found)
        left -= len(found)
        if left <= 0:
            return


# -- places of the gazetteer ------------------------------------------------------------------


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    from briefing.atlas.gazetteer import Gazetteer  # only where a brief does not know a place

    return Gazetteer()


@lru_cache(maxsize=256)
def _of_gazetteer(name: str) -> Sequence[GazetteerPlace]:
    return _gazetteer().find(name)


def _called(place: GazetteerPlace) -> str:
    return f"{place.name}, {country_name(place.country)}"


def _far_larger(places: Sequence[GazetteerPlace]) -> bool:
    people = sorted((place.population for place in places), reverse=True)
    return len(people) > 1 and people[0] == places[0].population >= _LARGER * max(people[1], 1)


def _likely(connection: sqlite3.Connection, query: Query, name: str) -> list[str]:
    """Return names of places that are written nearly so: one of the briefs, one of the world."""
    from briefing.library.entry import nearest

    first = "".join(words(name)[:1])[:3]
    phrase = f'"{first}" *'
    known = {
        each: None
        for label, names, _ in (_places(connection, query, phrase) if len(first) > 1 else ())
        for each in _own(names, label)
    }
    found = (nearest(name, list(known)), nearest(name, _gazetteer().largest_names()))
    return [f'"{clean(each)}"' for each in dict.fromkeys(found) if each]
