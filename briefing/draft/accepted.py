"""What accepted proposals bring into a brief: their items, and who and what these name.

All of it is plain data, as a brief's file has it. What the brief has already does not come again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from briefing.brief import model as m
from briefing.brief.scales import BOTH_SIDES, BY_FIRMNESS, VOICE_BASIS
from briefing.brief.values import citation
from briefing.draft.model import DraftVoice, Section
from briefing.draft.state import ORDER, Card, DraftState, referred
from briefing.draft.there import There, Way, way_to


class Coming(NamedTuple):
    """What goes into a brief, and where.

    ``source`` is None where the brief has it. ``replaced`` are items by where those stand in whose
    place they go, under whose ids. ``cites`` are further citations of items that it has,
    ``named`` the ids that items of it get, by where they stand, since a question names them.
    ``written`` gives for the key of each proposal the id of its item, "" for none. ``notes`` say
    what was left out on the way, ``troubles`` why nothing can be written as it is.
    """

    source: dict[str, Any] | None
    voices: dict[str, dict[str, Any]]
    actors: list[dict[str, Any]]
    places: list[dict[str, Any]]
    items: dict[Section, list[dict[str, Any]]]
    replaced: dict[Way, dict[str, Any]]
    cites: list[tuple[Way, list[str]]]
    named: dict[Way, str]
    written: dict[str, str]
    notes: list[str]
    troubles: list[str]


def coming(state: DraftState, brief: m.Brief | None) -> Coming:
    """Return what the accepted proposals of a draft bring into a brief; None for one to begin."""
    return _Work(state, There(brief)).done()


class _Work:
    """The work on one draft and the brief it goes into."""

    def __init__(self, state: DraftState, there: There) -> None:
        self.state = state
        self.there = there
        self.cards = [
            card
            for card in state.cards
            if card.standing == "accepted" and (not there.begun or card.written is None)
        ]
        self.said = {card.key: way for card in self.cards if (way := self._said(card))}
        self.replacing = {
            card.key: way
            for card in self.cards
            if card.replaces and (way := self.there.at(card.replaces))
        }
        self.source_id, self.has_source = there.source(state.draft.source)
        first = there.sources[0].id if there.sources else self.source_id
        self.prefix = "" if first == self.source_id else f"{self.source_id}:"
        self.renamed: dict[tuple[str, str], str] = {}
        self.notes: list[str] = []

    def _said(self, card: Card) -> Way | None:
        """Return where the item stands of which a proposal says that it is the same."""
        refs = card.proposal.of if card.proposal.answer == "same" else ()
        return next((way for ref in refs if (way := self.there.at(ref))), None)

    def done(self) -> Coming:
        """Return all that comes."""
        along = [self.state.cast_of(card) for card in self.cards if card.key not in self.said]
        voices = {id for each in along for id in each.voices if id not in self.there.voices}
        actors = self._cast("actors", {id for each in along for id in each.actors})
        places = self._cast("places", {id for each in along for id in each.places})
        ids = self._ids()
        items: dict[Section, list[dict[str, Any]]] = {}
        cites: list[tuple[Way, list[str]]] = []
        replaced: dict[Way, dict[str, Any]] = {}
        written: dict[str, str] = {}
        for card in self.cards:
            item = self._item(card, ids)
            if card.key in self.replacing:
                replaced[self.replacing[card.key]] = item
                written[card.key] = str(item.get("id", ""))
                continue
            way = self.said.get(card.key) or self.there.saying(card.section, item)
            if way is None:
                items.setdefault(card.section, []).append(item)
                written[card.key] = str(item.get("id", ""))
                continue
            known = self.there.items[way]
            written[card.key] = known.id or self.there.named.get(way, "")
            more = [each for each in item["cite"] if each not in self._cites(known)]
            if more:
                cites.append(((*way, "cite"), more))
        if events := items.get("timeline"):  # in order of date, those without one last
            events.sort(key=lambda each: str(each.get("date") or "~"))
        all_voices = self.state.voices.items()
        return Coming(
            source=None if self.has_source else self._source(items, replaced.values()),
            voices={id: self._plain(each) for id, each in all_voices if id in voices},
            actors=[self._plain(each) for each in actors],
            places=[self._plain(each) for each in places],
            items={section: items[section] for section in ORDER if section in items},
            replaced=replaced,
            cites=self._kept(cites, replaced),
            named=self.there.named,
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
            if not card.words and card.section != "relationships" and card.key not in self.said:
                where = f"{card.section}, {card.proposal.rests_on[0].cite}"
                yield f"an accepted item has no words yet ({where})"
        ways = list(self.replacing.values())
        for card in self.cards:
            if card.replaces and card.key not in self.replacing:
                yield f"{card.replaces}, which an accepted item replaces, is not in the brief"
            elif card.replaces and self.replacing[card.key][:-1] != way_to(card.section):
                yield f"{card.replaces} stands in another section than the item that replaces it"
            elif card.replaces and ways.count(self.replacing[card.key]) > 1:
                yield f"more than one accepted item replaces {card.replaces}"

    def _kept(
        self, cites: list[tuple[Way, list[str]]], replaced: Mapping[Way, object]
    ) -> list[tuple[Way, list[str]]]:
        """Return further citations without those of an item that another replaces."""
        kept = [each for each in cites if each[0][:-1] not in replaced]
        if len(kept) < len(cites):
            self.notes.append("a further citation of an item that is replaced is left out")
        return kept

    # -- source and citations ---------------------------------------------------------------------

    def _source(
        self, items: Mapping[Section, list[dict[str, Any]]], more: Iterable[dict[str, Any]]
    ) -> dict[str, Any]:
        """Return the source, its captions and headings set aside unless an item cites one."""
        mine = self.state.draft.source
        new = [*more, *(item for section in items.values() for item in section)]
        cited = {each for item in new for each in item["cite"]}
        unused = [each for each in self._moved(mine.unused) if each not in cited]
        fields: dict[str, Any] = msgspec.to_builtins(mine)
        fields |= {"id": self.source_id, "language": mine.language or "en"}
        for own in ("unused", "prints"):  # as only a draft has them
            fields.pop(own, None)
        return fields | ({"unused": [{"cite": unused, "why": "not-relevant"}]} if unused else {})

    def _cites(self, item: m.Item) -> list[str]:
        """Return what an item of the brief cites, as citations are named that go into it."""
        first = self.there.sources[0].id
        bare = [f"{first}:{each}" for each in getattr(item, "cite", []) if ":" not in each]
        return [*getattr(item, "cite", []), *bare]

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
        wanted = ids - self.there.ids(section)
        new = [each for each in getattr(self.state.draft, section) if each.id in wanted]
        for each in new:
            self.renamed[section, each.id] = self.there.free(each.id)
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
        coming = {card.key for card in self.cards}
        ids: dict[str, str] = {}
        for card in self.state.cards:
            given, is_asked = card.item.get("id"), bool(asked & {card.key, *card.merged})
            if card.standing == "accepted" and self.there.begun and card.written:
                ids[card.key] = card.written
            elif card.key in self.replacing:
                way = self.replacing[card.key]
                if id := self.there.id_at(way) if is_asked else self.there.items[way].id:
                    ids[card.key] = id
            elif card.key in self.said and is_asked:
                ids[card.key] = self.there.id_at(self.said[card.key])
            elif card.key in coming and isinstance(given, str):
                ids[card.key] = self.there.free(given)
            elif card.key in coming and is_asked:
                ids[card.key] = self.there.free_for(card.section)
        into = {key: card.key for card in self.state.cards for key in card.merged}
        return ids | {key: ids[to] for key, to in into.items() if to in ids}

    def _item(self, card: Card, ids: Mapping[str, str]) -> dict[str, Any]:
        """Return an item as the brief is to have it."""
        item = dict(card.item)
        if card.key in ids:
            item["id"] = ids[card.key]
        for key, value in card.item.items():
            section = referred(key)
            if section in ("actors", "places") and isinstance(value, str):
                item[key] = self.renamed.get((section, value), value)
            elif section == "items" and isinstance(value, list):
                item[key] = self._answers(value, ids)
        if item.get("status") in BOTH_SIDES and not (item.get("for") and item.get("against")):
            item["status"] = "one-sided"  # whoever said otherwise was not accepted
        item = {key: value for key, value in item.items() if value not in ("", [])}
        if basis := self._basis(item):
            item["basis"] = basis
        return {**item, "cite": self._moved(item.get("cite", []))}

    def _answers(self, keys: Iterable[Any], ids: Mapping[str, str]) -> list[str]:
        """Return the ids of what a question names; what does not stand in the brief is left out."""
        named = dict.fromkeys(ids.get(str(key)) or self.there.id_of(str(key)) for key in keys)
        found = [each for each in named if self.there.has(each)]
        if len(found) < len(named):
            self.notes.append("a question names items that were not accepted: they are left out")
        return found

    def _basis(self, item: Mapping[str, Any]) -> str:
        """Return the basis of an item whose voices differ in it: the least firm one."""
        by = item.get("by")
        if "basis" in item or not isinstance(by, list):
            return ""
        voices: dict[str, DraftVoice | m.Voice] = {**self.state.voices, **self.there.voices}
        kinds = [voices[id].kind for id in by if isinstance(id, str) and id in voices]
        found = {VOICE_BASIS[kind] for kind in kinds if kind}
        return max(found, key=BY_FIRMNESS.index) if len(found) > 1 else ""
