"""What accepted proposals bring into a brief: their items, and who and what these name.

All of it is plain data, as a brief's file has it. What the brief has already does not come again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import msgspec

from briefing.brief import model as m
from briefing.brief.scales import BY_FIRMNESS, VOICE_BASIS
from briefing.brief.values import citation
from briefing.draft.model import Section
from briefing.draft.state import ITEM, ORDER, Card, State, referred

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
Way = tuple[str | int, ...]
"""Where something stands in a brief: ``("situation", "points", 2)``."""


class Coming(NamedTuple):
    """What goes into a brief, and where.

    ``source`` is None where the brief has it. ``cites`` are further citations of items that it has,
    ``named`` the ids that items of it get, by where they stand, since a question names them.
    ``written`` gives for the key of each proposal the id of its item, "" for none. ``notes`` say
    what was left out on the way, ``troubles`` why nothing can be written as it is.
    """

    source: dict[str, Any] | None
    voices: dict[str, dict[str, Any]]
    actors: list[dict[str, Any]]
    places: list[dict[str, Any]]
    items: dict[Section, list[dict[str, Any]]]
    cites: list[tuple[Way, list[str]]]
    named: dict[Way, str]
    written: dict[str, str]
    notes: list[str]
    troubles: list[str]


def coming(state: State, brief: m.Brief | None) -> Coming:
    """Return what the accepted proposals of a draft bring into a brief; None for one to begin."""
    return _Work(state, brief).done()


class _Work:
    """The work on one draft and the brief it goes into."""

    def __init__(self, state: State, brief: m.Brief | None) -> None:
        self.state = state
        self.brief = brief
        self.there = dict(_items(brief)) if brief else {}
        self.taken = {item.id for item in self.there.values() if item.id}
        self.cards = [
            card
            for card in state.cards
            if card.standing == "accepted" and (brief is None or card.written is None)
        ]
        self.notes: list[str] = []
        self.source_id, self.has_source = self._source_id()
        first = brief.sources[0].id if brief else self.source_id
        self.prefix = "" if first == self.source_id else f"{self.source_id}:"
        self.renamed: dict[tuple[str, str], str] = {}
        self.refs = {item.id or _ref(way): way for way, item in self.there.items()}
        self.named: dict[Way, str] = {}

    def done(self) -> Coming:
        """Return all that comes."""
        along = [self.state.cast_of(card) for card in self.cards if not self._said(card)]
        there = self.brief.voices if self.brief else {}
        voices = {id for each in along for id in each.voices if id not in there}
        actors = self._cast("actors", {id for each in along for id in each.actors})
        places = self._cast("places", {id for each in along for id in each.places})
        ids = self._ids()
        items: dict[Section, list[dict[str, Any]]] = {}
        cites: list[tuple[Way, list[str]]] = []
        written: dict[str, str] = {}
        for card in self.cards:
            item = self._item(card, ids)
            same = self._same(card, item)
            if same is None:
                items.setdefault(card.section, []).append(item)
                written[card.key] = str(item.get("id", ""))
                continue
            way, known = same
            written[card.key] = known.id or ""
            more = [each for each in item.get("cite", []) if each not in _cites(known)]
            if more:
                cites.append(((*way, "cite"), more))
        all_voices = self.state.voices.items()
        return Coming(
            source=None if self.has_source else self._source(items),
            voices={id: self._plain(each) for id, each in all_voices if id in voices},
            actors=[self._plain(each) for each in actors],
            places=[self._plain(each) for each in places],
            items={section: items[section] for section in ORDER if section in items},
            cites=cites,
            named=self.named,
            written=written,
            notes=self.notes,
            troubles=list(self._troubles(voices)),
        )

    def _troubles(self, voices: Iterable[str]) -> Iterator[str]:
        """Yield what the reviewer has still to say."""
        for id in sorted(voices):
            if self.state.voice_open(id):
                name = self.state.voices[id].name
                yield f"{name} speaks in an accepted item: say first what kind of voice that is"
        for card in self.cards:
            if not card.words and card.section != "relationships":
                where = f"{card.section}, {card.proposal.rests_on[0].cite}"
                yield f"an accepted item has no words yet ({where})"

    # -- source and citations ---------------------------------------------------------------------

    def _source_id(self) -> tuple[str, bool]:
        """Return the id of the source in the brief, and whether the brief has it."""
        mine = self.state.draft.source
        sources = self.brief.sources if self.brief else []
        for each in sources:
            if each.sha256 == mine.sha256 or (each.sha256 is None and each.text == mine.text):
                return each.id, True
        taken = {each.id for each in sources}
        return next(id for id in _numbered(mine.id, "s") if id not in taken), False

    def _source(self, items: Mapping[Section, list[dict[str, Any]]]) -> dict[str, Any]:
        """Return the source, its captions and headings set aside unless an item cites one."""
        mine = self.state.draft.source
        cited = {each for section in items.values() for item in section for each in item["cite"]}
        unused = [each for each in self._moved(mine.unused) if each not in cited]
        fields: dict[str, Any] = msgspec.to_builtins(mine)
        fields |= {"id": self.source_id, "language": "en"}
        fields.pop("unused", None)
        return fields | ({"unused": [{"cite": unused, "why": "not-relevant"}]} if unused else {})

    def _moved(self, cites: Iterable[Any]) -> list[str]:
        """Return citations of the draft as the brief has to name them."""
        out = []
        for text in cites:
            cite = citation(str(text))
            own = cite is not None and cite.source in ("", self.state.draft.source.id)
            out.append(f"{self.prefix}{str(text).rpartition(':')[2]}" if own else str(text))
        return out

    # -- voices, actors, places -------------------------------------------------------------------

    def _plain(self, part: Any) -> dict[str, Any]:
        """Return an actor, place or voice with the ids and citations of the brief."""
        fields: dict[str, Any] = msgspec.to_builtins(part)
        for key, value in fields.items():
            section = referred(key)
            if section in ("actors", "places") and isinstance(value, str):
                fields[key] = self.renamed.get((section, value), value)
        section = "actors" if isinstance(part, m.Actor) else "places"
        if "id" in fields:
            fields["id"] = self.renamed.get((section, fields["id"]), fields["id"])
        if "cite" in fields:
            fields["cite"] = self._moved(fields["cite"])
        return fields

    def _cast(self, section: str, ids: set[str]) -> list[Any]:
        """Return the actors or places that the brief has not; an id that is taken gets a number."""
        known = {each.id for each in getattr(self.brief, section, [])}
        new = [each for each in getattr(self.state.draft, section) if each.id in ids - known]
        for each in new:
            id = next(id for id in _numbered(each.id, f"{each.id}-") if id not in self.taken)
            self.taken.add(id)
            self.renamed[section, each.id] = id
        return new

    # -- items ------------------------------------------------------------------------------------

    def _ids(self) -> dict[str, str]:
        """Return the ids of the items that questions name, by the keys of their proposals."""
        asked = {
            key
            for card in self.state.cards
            if card.standing != "left-out"
            for name, value in card.item.items()
            if referred(name) == "items" and isinstance(value, list)
            for key in value
        }
        into = {key: card.key for card in self.state.cards for key in card.merged}
        mine = {card.key: card for card in self.cards}
        ids: dict[str, str] = {}
        for card in self.state.cards:
            given = card.item.get("id")
            if card.standing == "accepted" and self.brief is not None and card.written:
                ids[card.key] = card.written
            elif card.key in mine and isinstance(given, str):
                ids[card.key] = self._free(given, f"{given}-")
            elif card.key in mine and asked & {card.key, *card.merged}:
                ids[card.key] = self._free("", _LETTER[card.section])
        return ids | {key: ids[to] for key, to in into.items() if to in ids}

    def _free(self, id: str, stem: str) -> str:
        found = next(each for each in _numbered(id, stem) if each and each not in self.taken)
        self.taken.add(found)
        return found

    def _item(self, card: Card, ids: Mapping[str, str]) -> dict[str, Any]:
        """Return an item as the brief is to have it."""
        item = {"id": ids[card.key], **card.item} if card.key in ids else dict(card.item)
        if card.key in ids:
            item["id"] = ids[card.key]
        for key, value in card.item.items():
            section = referred(key)
            if section in ("actors", "places") and isinstance(value, str):
                item[key] = self.renamed.get((section, value), value)
            elif section == "items" and isinstance(value, list):
                item[key] = self._answers(value, ids)
        item = {key: value for key, value in item.items() if value not in ("", [])}
        if basis := self._basis(item):
            item["basis"] = basis
        return {**item, "cite": self._moved(item.get("cite", []))}

    def _answers(self, keys: Iterable[Any], ids: Mapping[str, str]) -> list[str]:
        """Return the ids of what a question names; what does not stand in the brief is left out."""
        out = [ids.get(str(key)) or self._known(str(key)) for key in keys]
        found = [each for each in dict.fromkeys(out) if each in self.taken]
        if len(found) < len(dict.fromkeys(out)):
            self.notes.append("a question names items that were not accepted: they are left out")
        return found

    def _known(self, ref: str) -> str:
        """Return the id of an item of the brief; one that has none gets one, since it is asked."""
        way = self.refs.get(ref)
        if way is None or self.there[way].id:
            return ref
        if way not in self.named:
            section = next(each for each in ORDER if each == way[-2])
            self.named[way] = self._free("", _LETTER[section])
        return self.named[way]

    def _basis(self, item: Mapping[str, Any]) -> str:
        """Return the basis of an item whose voices differ in it: the least firm one."""
        by = item.get("by")
        if "basis" in item or not isinstance(by, list):
            return ""
        known = self.brief.voices if self.brief else {}
        kinds = [(known.get(id) or self.state.voices.get(id)) for id in by if isinstance(id, str)]
        found = {VOICE_BASIS[voice.kind] for voice in kinds if voice and voice.kind}
        return max(found, key=BY_FIRMNESS.index) if len(found) > 1 else ""

    def _said(self, card: Card) -> tuple[Way, m.Item] | None:
        """Return the item of the brief of which a proposal says that it is the same."""
        if card.proposal.answer != "same":
            return None
        way = next((self.refs[ref] for ref in card.proposal.of if ref in self.refs), None)
        return (way, self.there[way]) if way else None

    def _same(self, card: Card, item: dict[str, Any]) -> tuple[Way, m.Item] | None:
        """Return the item of the brief that says this already, and where it stands."""
        if said := self._said(card):
            return said
        try:
            mine = _told(msgspec.convert(item, ITEM[card.section]))
        except msgspec.ValidationError:
            return None  # reading the brief says what is wrong with it
        section = ("situation", card.section) if card.section in _SITUATION else (card.section,)
        return next(
            (
                (way, known)
                for way, known in self.there.items()
                if way[:-1] == section and _told(known) == mine
            ),
            None,
        )


_SITUATION: Final = ("summary", "points")


def _told(item: m.Item) -> dict[str, Any]:
    """Return what an item says, without its id."""
    return {key: value for key, value in msgspec.to_builtins(item).items() if key != "id"}


def _cites(item: m.Item) -> list[str]:
    return list(getattr(item, "cite", []))


def _items(brief: m.Brief) -> Iterator[tuple[Way, m.Item]]:
    """Yield all items of a brief, each with where it stands."""
    for name in _SITUATION:
        for number, item in enumerate(getattr(brief.situation, name)):
            yield ("situation", name, number), item
    for section in m.Brief.__struct_fields__:
        value = getattr(brief, section)
        if isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, m.Item):
                    yield (section, number), item


def _ref(way: Way) -> str:
    """Return how a draft names an item of the brief that has no id: ``territory.2``."""
    return f"{way[-2]}.{int(way[-1]) + 1}"


def _numbered(id: str, stem: str) -> Iterator[str]:
    """Yield an id, then ones with numbers behind a stem."""
    yield id
    number = 1 if not id else 2
    while True:
        yield f"{stem}{number}"
        number += 1
