"""The cast of a text: its voices, actors and places, and which of them a phrase means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from briefing.brief.items import Actor, Place
from briefing.brief.scales import SourceKind
from briefing.draft.cast import heads, nouns
from briefing.draft.cast.actors import Actors
from briefing.draft.cast.entities import entities, slug
from briefing.draft.cast.entity import Entity, Latest
from briefing.draft.cast.places import FIRST, as_place, countries_of, kind_of, lies_in
from briefing.draft.cast.roster import Roster
from briefing.draft.cast.voices import Voices
from briefing.draft.findings import Sort
from briefing.draft.model import DraftVoice
from briefing.draft.source_text import SourceText, Where
from briefing.verify.english.names import words as w
from briefing.verify.language import Speech, listed

_ARTICLE: Final = re.compile(r"^(?:the|an?|this|that) ", re.I)
_ENDS: Final = re.compile(r" (?:in|on|at|which|that|where) ")
_AND: Final = re.compile(r"^((?:(?! between ).)*?) and .*")
"""Behind a place comes what is joined to it: not in "the road between Kell and Harl"."""
_MOST: Final = 6
"""Words of a place without a name."""
_WITHIN: Final = re.compile(r"(?P<head>.+) (?:of|in|at|on)(?: the)? (?P<whole>[A-Z].*)")
_BEHIND: Final = re.compile(
    r" (?:of|in|on|at|to|near|along|above|below|west|east|north|south|which|that|where|from|between"
    r"|by|outside|beside|behind|\d)\b"
)
_ANY_TOWN: Final = listed("town city village")
_TOWNS: Final = listed("town city village port capital")
_THERE: Final = frozenset(("there", "here", "it"))


class TextCast:
    """Who and what one text speaks of; what a phrase names for the first time joins the cast."""

    def __init__(
        self,
        text: SourceText,
        codes: Sequence[str],
        kind: SourceKind,
        publisher: str | None,
        known: Mapping[str, Sort] | None = None,
    ) -> None:
        self.text = text
        self.entities: tuple[Entity, ...] = tuple(entities(text, codes, publisher, known))
        """What the text names, persons too, in the order of first mention."""
        self.countries: tuple[str, ...] = tuple(countries_of(self.entities, codes))
        """Codes of the countries that it names, those given first."""
        self._roster = Roster(text, self.entities)
        self._ids: set[str] = set()
        self._actors = Actors(text, self._roster, codes, self._ids, self._speaks_for)
        self._places: dict[str, Place] = {}
        self._nouns: dict[str, str] = {}
        self._add_places()
        self._voices = Voices(
            text, self._roster, kind=kind, publisher=publisher, taken=frozenset(self._ids)
        )

    def _speaks_for(self, where: Where | None) -> str:
        return self._voices.speaks_for(where)

    def _add_places(self) -> None:
        found = [each for each in self.entities if each.sort == "place"]
        for entity in found:
            entity.id = slug(entity.name, self._ids)
            self._ids.add(entity.id)
            self._places[entity.id] = as_place(entity, entity.id, self.text, self.countries)
        self._towns = Latest(
            ("", mention.where, entity.id)
            for entity in found
            if not (kind := self._places[entity.id].kind) or kind.split()[-1] in _TOWNS
            for mention in entity.mentions
        )
        self._latest = Latest(
            (word, mention.where, entity.id)
            for entity in found
            for word in self._words_of(entity)
            for mention in entity.mentions
        )
        for entity in found:
            whole = lies_in(entity, self._roster.standing, self.text)
            if whole:
                self._places[entity.id].part_of = whole.id

    @property
    def voices(self) -> Mapping[str, DraftVoice]:
        """The voices."""
        return self._voices.found

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The actors."""
        return self._actors.found

    @property
    def guessed(self) -> frozenset[str]:
        """Ids of actors that only an item makes any: "the enemy", somebody with a gun."""
        return frozenset(self._actors.guessed)

    @property
    def places(self) -> Mapping[str, Place]:
        """The places."""
        return self._places

    @property
    def why(self) -> Mapping[str, str]:
        """By which words voices and actors got their kind."""
        return {**self._actors.why, **self._voices.why}

    @property
    def source_voice(self) -> str:
        """The id of the voice that the text itself speaks in; "" where it does not name it."""
        return self._voices.own

    def sort(self, name: str) -> Sort:
        """Return what a name or noun phrase is of, in this text."""
        entity = self._roster.named(name) or self._roster.inside(name)
        if entity:
            return entity.sort
        head = heads.head_word(name)
        if head in nouns.GENERIC or head in heads.BODY_HEADS:
            return "body"
        return "place" if head in heads.PLACE_HEADS else "other"

    def actor(self, phrase: str, where: Where) -> str:
        """Return the actor's id that a phrase means there: name, alias, "its men"; "" for none."""
        return self._actors.of(phrase, where)

    def place(self, phrase: str, where: Where) -> str:
        """Return the place's id that a phrase means there: name, alias, "the town"; "" for none."""
        named = self._roster.inside(phrase, "place")
        plain = _ARTICLE.sub("", phrase.strip())
        if named:
            return named.id
        if plain.casefold() in _THERE:
            return self._last(where, frozenset())
        state = self._roster.inside(phrase, "state")
        if state:
            return self._state(state)
        head = _noun_of(plain)
        if head in heads.PLACE_HEADS | nouns.PLACE_NOUNS or head in _TOWNS:
            return self._last(where, frozenset((head,))) or self._noun(plain, where)
        return ""

    def site(self, phrase: str, where: Where) -> str:
        """Return the id of what a noun without a name means, taken into the places with it."""
        return self._noun(_ARTICLE.sub("", phrase.strip()), where)

    def party(self, phrase: str, where: Where) -> str:
        """Return the id of those that a noun without a name means, taken into the actors."""
        plain = _ARTICLE.sub("", phrase.strip())
        named = self._roster.named(plain) or self._roster.definite(w.fold(plain), where)
        person = named if named and named.sort == "person" else None
        return self._actors.party(person.name if person else plain, where)

    def in_office(self, phrase: str) -> str:
        """Return the name of the one person who has an office: "the interior minister"; or ""."""
        words = set(w.words_of(_ARTICLE.sub("", phrase.strip())))
        found = {
            each.name
            for each in self.entities
            for _, role in each.told
            if words and words <= set(w.words_of(f"{role.role} {role.org}"))
        }
        return found.pop() if len(found) == 1 else ""

    def roles_in(self, paragraph: int) -> list[tuple[Where, str, str]]:
        """Return the roles that a paragraph tells of a body that it names beside them.

        Where of whom, the role, whose it is.
        """
        return [
            (where, role.role, whose)
            for each in self.entities
            for where, role in each.told
            if where.paragraph == paragraph
            and role.org
            and (whose := self._roster.whose(role, where))
        ]

    def voice(self, speech: Speech, where: Where) -> str:
        """Return the id of the voice that speaks; "" where nobody can be told."""
        return self._voices.of(speech, where)

    def voice_at(self, where: Where) -> str:
        """Return the id of the voice on whose word a span stands; "" for the source's own."""
        return self._voices.at(where)

    def _last(self, where: Where, heads: frozenset[str]) -> str:
        """Return the last place named before ``where`` that is of a kind, or of any."""
        words = heads or {""}
        if heads and heads <= _ANY_TOWN:
            near = self._towns.before("", where)
            if near and near[0] == where.paragraph:
                return near[2]
        found = [self._latest.before(word, where) for word in words]
        if heads and heads <= _ANY_TOWN:
            found += [self._latest.before(word, where) for word in _TOWNS] if not any(found) else []
        return max(filter(None, found), default=(0, 0, ""))[2]

    def _words_of(self, entity: Entity) -> set[str]:
        """Return the nouns by which a place may be meant, and "" for any."""
        kind = self._places[entity.id].kind or ""
        return {"", *_heads_of(entity.name), *kind_of(entity, self.text).split(), *kind.split()}

    def _state(self, entity: Entity) -> str:
        """Return the id of a state as a place."""
        key = f"={entity.name}"
        if key not in self._nouns:
            place_id = slug(f"{entity.name} country", self._ids)
            self._ids.add(place_id)
            self._nouns[key] = place_id
            code = entity.codes[0] if len(entity.codes) == 1 else None
            self._places[place_id] = Place(
                id=place_id,
                name=entity.name,
                kind="country",
                country=code,
                cite=[f"p{number}" for number in entity.cite],
            )
        return self._nouns[key]

    def _noun(self, plain: str, where: Where) -> str:
        """Return the id of a place without a name of its own: the fuel depot."""
        within = _WITHIN.fullmatch(plain)
        outer = self._roster.named(within["whole"]) if within else None
        if outer is None or outer.id not in self._places:
            plain = _AND.sub(r"\1", _ENDS.split(plain)[0]).strip(" ,")
        if not plain or len(plain.split()) > _MOST:
            return ""
        key = plain.casefold()
        if key not in self._nouns:
            place_id = slug(plain, self._ids)
            self._ids.add(place_id)
            self._nouns[key] = place_id
            head = within["head"] if within else ""
            built = heads.head_word(head) in heads.PLACE_HEADS | nouns.PLACE_NOUNS
            part_of = outer.id if built and outer is not None and outer.id in self._places else None
            name = head if part_of else plain
            self._places[place_id] = Place(
                id=place_id,
                name=name,
                kind=_noun_of(name) or heads.head_word(name),
                part_of=part_of,
                cite=[f"p{where.paragraph}"],
            )
        return self._nouns[key]


def _noun_of(phrase: str) -> str:
    """Return the noun of a phrase: hills of "hills west of the town"."""
    words = w.words_of(_BEHIND.split(phrase, maxsplit=1)[0])
    return words[-1] if words else ""


def _heads_of(name: str) -> set[str]:
    """Return the words by which "the hill" may mean a name: its last, and lake of Lake Moro."""
    run = w.words_of(name)
    return set(run[-1:]) | (set(run[:1]) & FIRST)


def make_cast(
    text: SourceText,
    *,
    countries: Sequence[str] = (),
    kind: SourceKind,
    publisher: str | None = None,
    known: Mapping[str, Sort] | None = None,
) -> TextCast:
    """Return the cast of a text; ``countries`` are codes of those that it is about, where known.

    ``known`` are names of which it is known what they are of.
    """
    return TextCast(text, countries, kind, publisher, known)
