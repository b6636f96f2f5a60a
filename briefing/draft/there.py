"""What a brief has already, as what is accepted goes into it: items, ids, sources and voices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from briefing.brief import model as m
from briefing.draft.model import DraftSource, Section
from briefing.draft.refs import matching, ref_of
from briefing.draft.state import ITEM, ORDER
from briefing.ready import ready

Way = tuple[str | int, ...]
"""Where something stands in a brief: ``("situation", "points", 2)``."""
_SITUATION: Final = ("summary", "points")
_LETTER: Final[dict[Section, str]] = {
    "summary": "s",
    "points": "p",
    "relationships": "r",
    "territory": "t",
    "humanitarian": "h",
    "views": "v",
    "crosscheck": "x",
    "timeline": "e",
}
"""How the ids begin that items of a section get."""


class There:
    """A brief that there is, or none; ``named`` are ids that items of it get, by where they are."""

    def __init__(self, brief: m.Brief | None) -> None:
        self.begun = brief is not None
        self.sources = brief.sources if brief else []
        self.voices = brief.voices if brief else {}
        self.items = dict(_items(brief)) if brief else {}
        self.named: dict[Way, str] = {}
        self._taken = {item.id for item in self.items.values() if item.id}
        self._refs = {_ref(way, item): way for way, item in self.items.items()}
        self._ids = {item.id: way for way, item in self.items.items() if item.id}

    def has(self, id: str) -> bool:
        """Tell whether an item has this id."""
        return id in self._taken

    def ids(self, section: str) -> set[str]:
        """Return the ids of the items of a section."""
        return {item.id for way, item in self.items.items() if way[0] == section and item.id}

    def free(self, id: str) -> str:
        """Return an id for something new: this one, or with a number where it is taken."""
        return self._take(_numbered(id, f"{id}-", 2))

    def free_for(self, section: Section) -> str:
        """Return an id for an item of a section that has none."""
        return self._take(_numbered("", _LETTER[section], 1))

    def _take(self, ids: Iterator[str]) -> str:
        found = next(each for each in ids if each and each not in self._taken)
        self._taken.add(found)
        return found

    def source(self, mine: DraftSource) -> tuple[str, bool]:
        """Return the id that the source of a draft has in the brief, and whether it is there."""
        for each in self.sources:
            if each.sha256 == mine.sha256 or (each.sha256 is None and each.text == mine.text):
                return each.id, True
        taken = {each.id for each in self.sources}
        return next(id for id in _numbered(mine.id, "s", 2) if id not in taken), False

    def at(self, ref: str) -> Way | None:
        """Return where the item stands that a draft names: by its id, or by what it says."""
        if ref in self._ids:
            return self._ids[ref]
        known = matching(ref, self._refs)
        return self._refs[known] if known else None

    def id_of(self, ref: str) -> str:
        """Return the id of an item that a draft names; what names none comes back as it is."""
        way = self.at(ref)
        return self.id_at(way) if way else ref

    def id_at(self, way: Way) -> str:
        """Return the id of the item that stands there; one that has none gets one."""
        id = self.items[way].id or self.named.get(way)
        if id is None:
            id = self.named[way] = self.free_for(next(each for each in ORDER if each == way[-2]))
        return id

    def saying(self, section: Section, item: dict[str, Any]) -> Way | None:
        """Return where an item stands that says just what another of its section says."""
        try:
            mine = _told(msgspec.convert(item, ready(ITEM[section])))
        except msgspec.ValidationError:
            return None  # reading the brief says what is wrong with it
        list_ = way_to(section)
        ways = (way for way in self.items if way[:-1] == list_)
        return next((way for way in ways if _told(self.items[way]) == mine), None)


def way_to(section: str) -> Way:
    """Return where the list of a section stands: summary and points are parts of the situation."""
    return ("situation", section) if section in _SITUATION else (section,)


def _told(item: m.Item) -> dict[str, Any]:
    """Return what an item says, without its id."""
    return {key: value for key, value in msgspec.to_builtins(item).items() if key != "id"}


def _items(brief: m.Brief) -> Iterator[tuple[Way, m.Item]]:
    """Yield all items of a brief, each with where it stands."""
    lists: dict[Way, Any] = {
        ("situation", name): getattr(brief.situation, name) for name in _SITUATION
    }
    lists |= {(name,): getattr(brief, name) for name in m.Brief.__struct_fields__}
    for way, value in lists.items():
        for number, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, m.Item):
                yield (*way, number), item


def _ref(way: Way, item: m.Item) -> str:
    return ref_of(str(way[-2]), int(way[-1]) + 1, item)


def _numbered(id: str, stem: str, first: int) -> Iterator[str]:
    """Yield an id, then ones with numbers behind a stem."""
    yield id
    number = first
    while True:
        yield f"{stem}{number}"
        number += 1
