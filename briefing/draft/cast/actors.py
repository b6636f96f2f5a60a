"""Who takes part in what a text tells: bodies, states, and those without a name of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from briefing.brief.countries import country_name
from briefing.brief.items import Actor
from briefing.brief.scales import ActorKind
from briefing.draft.cast import kinds as k
from briefing.draft.cast import nouns, signs
from briefing.draft.cast.entities import slug
from briefing.draft.cast.entity import Entity
from briefing.draft.cast.roster import Roster
from briefing.draft.cast.sorting import DEMONYM
from briefing.draft.cast.speakers import has_its_own
from briefing.draft.source_text import SourceText, Where
from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import table
from briefing.verify.language import listed

_OWN: Final = re.compile(r"^(?:its|their|his|her|our) ", re.I)
_ARTICLE: Final = re.compile(
    r"^(?:(?:the|an?|some|many|most|all|these|those|several|same|about|around|roughly|nearly|other"
    r"|two|three|four|five|six|seven|eight|nine|ten|twelve|dozens of|hundreds of|thousand|hundred"
    r"|[0-9][0-9,.]*(?: to [0-9][0-9,.]*)?) )+",
    re.I,
)
_BEHIND: Final = re.compile(r" (?:of|in|at|from|on|near|who|that|under|with|to|by) ")
_OURS: Final = re.compile(r"^(?:our |(?:we|us|ours)$)", re.I)
_DEFINITE: Final = re.compile(r"^the [a-z]+$", re.I)
_PRONOUNS: Final = frozenset(("it", "they", "he", "she", "who", "which", "that"))
_SHORT: Final = 6
_REACH: Final = 24
"""Characters before a capital that are looked at."""
_RULERS: Final = listed("president king queen premier minister prime ruler sultan")


class Actors:
    """The actors of a text by their ids, and which of them a phrase means."""

    def __init__(
        self,
        text: SourceText,
        roster: Roster,
        countries: Sequence[str],
        taken: set[str],
        speaks_for: Callable[[Where | None], str],
    ) -> None:
        self.found: dict[str, Actor] = {}
        self.why: dict[str, str] = {}
        self._text = text
        self._roster = roster
        self._speaks_for = speaks_for
        self._taken = taken
        self._ids: dict[str, str] = {}
        self._home = roster.home(countries)
        self.guessed: set[str] = set()
        """Those without a name whom no word tells to be an actor, taken in for an item's sake."""
        self._leaders: dict[str, str] = {}
        for each in roster.all:
            if each.sort == "person" and {"leader", "commander"} & set(each.role.role.split()):
                self._leaders.setdefault(roster.org_of(each), each.name)
        for entity in roster.all:
            if entity.sort in ("body", "state"):
                self._add_entity(entity, countries)
        self._sole = self._sole_rebels()

    def _add_entity(self, entity: Entity, countries: Sequence[str]) -> None:
        kind, why = self._kind(entity, countries)
        short = next(
            (name for name in (entity.name, *entity.aka) if len(name) <= _SHORT and name.isascii()),
            None,
        )
        actor_id = slug(entity.name, self._taken)
        self._taken.add(actor_id)
        entity.id = actor_id
        self._ids[entity.name] = actor_id
        self.found[actor_id] = Actor(
            id=actor_id,
            name=entity.name,
            short=short if short != entity.name else None,
            aka=list(entity.aka),
            kind=kind,
            leader=self._leader(entity),
            cite=[f"p{number}" for number in entity.cite],
        )
        if why:
            self.why[actor_id] = f"{kind}: {why}"

    def _kind(self, entity: Entity, countries: Sequence[str]) -> tuple[ActorKind, str]:
        if entity.sort == "state":
            if set(entity.codes) & set(countries):
                return "state", "one of the countries given"
            return (
                ("state", "named most") if entity is self._home else ("external-state", "a state")
            )
        told = k.words_kind(entity.name)
        if told and told.kind == "international-org":
            return "international-org", told.why
        for words in (self._roster.about(entity), entity.name):
            kind, why = nouns.actor_kind(words)
            if kind != "other" and (why != "army" or self._of_state(entity.name)):
                return kind, why
        if told and told.kind == "government":
            return "state", told.why
        return "other", ""

    def _of_state(self, name: str) -> bool:
        """Tell whether a name has a state or a people in it: whose army it is."""
        for piece in name.split():
            entity = self._roster.named(piece)
            if piece in table() or DEMONYM.fullmatch(piece):
                return True
            if entity and entity.sort in ("state", "people"):
                return True
        return False

    def _leader(self, entity: Entity) -> str | None:
        """Return who leads a body, where the text says so in as many words."""
        return self._leaders.get(entity.name)

    def _sole_rebels(self) -> str:
        """Return the only body that the text calls rebels, "" where there are none or several."""
        found = [
            each
            for each, actor in self.found.items()
            if actor.kind == "rebel" and not self.why.get(each, "").endswith("opposition")
        ]
        return found[0] if len(found) == 1 else ""

    def of(self, phrase: str, where: Where) -> str:
        """Return the id of the actor that a phrase means there, "" for none."""
        plain = phrase.strip(" ,.;:?!\n\t")
        if not plain:
            return ""
        if _OURS.match(plain) and plain != "US":  # never those whom a text told of before
            return self._speaker(where) or self._source()
        if plain.casefold() in _PRONOUNS and plain != "WHO":
            return self._meant(where)
        if _OWN.match(plain):
            return self._speaker(where) or self._told_before(plain, where)
        bare = _ARTICLE.sub("", plain)
        return self._named(bare, where) or self._unnamed(plain, bare, where)

    def _named(self, bare: str, where: Where) -> str:
        """Return the actor of a name, or of a capital that acts for its state."""
        named = self._roster.named(bare)
        if named and named.sort != "place":
            return self._entity(named)
        return self._capital(bare, where)

    def _unnamed(self, plain: str, bare: str, where: Where) -> str:
        """Return the actor of a phrase that is more than a name, or has none in it."""
        inside = self._roster.inside(bare, "body", "state", "people", "person")
        if not inside or inside.sort != "body":
            noun = w.fold(plain.rsplit(maxsplit=1)[-1])
            meant = self._roster.definite(noun, where) if _DEFINITE.match(plain) else None
            if meant and meant.sort == "body" and not self._of_rebels(noun, meant):
                return self._entity(meant)  # the council, the militia
            head = self._generic_head(bare)
            if head:
                return self._generic(bare, head, inside, where)
        return self._entity(inside) if inside else ""

    def _of_rebels(self, noun: str, meant: Entity) -> bool:
        """Tell whether a word for the state's forces would mean rebels: not the Renewal Army."""
        actor = self.found.get(self._entity(meant))
        return noun in ("army", "military") and actor is not None and actor.kind == "rebel"

    def _entity(self, entity: Entity) -> str:
        """Return the actor that an entity is, or that a person speaks for."""
        if entity.sort in ("body", "state"):
            return self._ids.get(entity.name, "")
        if entity.sort == "people":
            for state in self._roster.all:
                same = state.name in entity.codes or bool(set(state.codes) & set(entity.codes))
                if state.sort == "state" and same:
                    return self._ids.get(state.name, "")
            return ""
        if entity.sort == "person":
            org = self._roster.named(self._roster.org_of(entity))
            if org:
                return self._ids.get(org.name, "")
            if self._home and _RULERS & set(entity.role.role.split()):
                return self._ids.get(self._home.name, "")
        return ""

    def _capital(self, name: str, where: Where) -> str:
        """Return the state that its capital speaks or acts for: Washington, but not in it."""
        kin = table().get(name)
        text = self._text.passages[where.paragraph - 1].text
        before = text[max(where.start - _REACH, 0) : where.start]
        if not kin or not kin.capital or len(kin.keys) != 1 or signs.WITHIN.search(before):
            return ""
        code = kin.keys[0]
        for state in self._roster.all:
            if state.sort == "state" and code in state.codes:
                return self._ids.get(state.name, "")
        if code not in self._ids:
            full = country_name(code)
            self._ids[code] = slug(full, self._taken)
            self._taken.add(self._ids[code])
            self.found[self._ids[code]] = Actor(
                id=self._ids[code],
                name=full,
                aka=[name],
                kind="external-state",
                cite=[f"p{where.paragraph}"],
            )
            self.why[self._ids[code]] = "external-state: a capital"
        return self._ids[code]

    def _generic_head(self, bare: str) -> str:
        """Return the noun of a phrase for those without a name: army of "army in the town"."""
        head = _BEHIND.split(bare)[0]
        last = w.fold(head.split()[-1]) if head.split() else ""
        described = (last == "men" and bare != head) or (
            " men" in head and not head.split(" men")[0].endswith("s")
        )
        paired = tuple(map(w.fold, head.split()[-2:])) in nouns.PAIRED
        return last if last in nouns.GENERIC or described or paired else ""

    def _generic(self, bare: str, head: str, inside: Entity | None, where: Where) -> str:
        front = _BEHIND.split(bare)[0]
        plain = len(front.split()) == 1
        rules = plain or head in ("authorities", "government", "staff")
        if rules and inside and inside.sort in ("body", "state") and " of " in bare:
            return self._entity(inside)
        if head in nouns.REBELS and self._sole and (plain or "rebel" in front):
            return self._sole
        if head in ("government", "authorities") and plain and self._home:
            return self._ids[self._home.name]
        name = front if head != "men" else bare
        if plain and head in nouns.ARMED:
            name = next((each for each in ("army", "military") if each in self._ids), front)
        return self.party(name, where)

    def party(self, name: str, where: Where) -> str:
        """Return the id of somebody without a name of their own, taken in with the noun."""
        key = name.casefold()
        if key not in self._ids:
            actor_id = slug(name, self._taken)
            self._taken.add(actor_id)
            self._ids[key] = actor_id
            kind, why = nouns.actor_kind(name)
            if kind == "other":
                self.guessed.add(actor_id)
            self.found[actor_id] = Actor(
                id=actor_id, name=name, kind=kind, cite=[f"p{where.paragraph}"]
            )
            if why:
                self.why[actor_id] = f"{kind}: {why}"
        return self._ids[key]

    def _speaker(self, where: Where) -> str:
        """Return the actor for whom somebody speaks whose word a span stands on."""
        name = self._speaks_for(where)
        return self.of(name, where) if name and not _OWN.match(name) else ""

    def _told_before(self, phrase: str, where: Where) -> str:
        """Return whose "its men" are; "" where they are a speaker's who is no actor."""
        name = self._speaks_for(where) if phrase.lower().startswith("its ") else ""
        own = name and not self._roster.named(name) and has_its_own(name)
        return "" if own else self._meant(where)

    def _source(self) -> str:
        """Return the actor that the text itself speaks for: of "our troops"."""
        named = self._roster.named(self._speaks_for(None))
        return self._entity(named) if named else ""

    def _meant(self, where: Where) -> str:
        """Return the actor that a pronoun means: the last named before it, else of before."""
        before = self._roster.before(where, "body", "state")
        if before:
            return self._entity(before)
        headed = self._roster.headed(where.paragraph)
        if headed:
            return self._entity(headed)
        return self.about(where.paragraph - 1) if where.paragraph > 1 else ""

    def about(self, paragraph: int) -> str:
        """Return the actor that a paragraph is about: the one named most, of two the first.

        Of one that ends with a question it is whom that names.
        """
        passage = self._text.passages[paragraph - 1]
        asks = passage.text.rstrip().endswith("?") and passage.sentences
        start = passage.sentences[-1].where.start if asks else 0
        counted: Counter[str] = Counter(
            entity.name
            for at, entity in self._roster.standing.here(paragraph)
            if entity.sort in ("body", "state") and at.start >= start
        )
        best = max(counted, key=lambda name: counted[name], default="")
        return self._ids.get(best, "")
