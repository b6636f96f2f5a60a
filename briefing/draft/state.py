"""The proposals of a draft as decisions have left them: what triage shows and what is written.

All of it is plain data made by ``briefing.draft.fold``; nothing here knows a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, get_args

import msgspec

from briefing.brief import model as m
from briefing.brief.fields import FIELDS
from briefing.draft.model import Decision, Draft, DraftVoice, Proposal, Section

Standing = Literal["open", "accepted", "left-out", "merged"]
ORDER: Final[tuple[Section, ...]] = get_args(Section)
"""The sections in the order in which they are gone through."""
ITEM: Final[dict[Section, type[m.Item]]] = {
    "summary": m.Statement,
    "points": m.Statement,
    "relationships": m.Relationship,
    "territory": m.Claim,
    "humanitarian": m.Impact,
    "views": m.View,
    "crosscheck": m.Crosscheck,
    "timeline": m.Event,
}
"""What an item of each section is."""
_WORDS: Final = {"relationships": "note", "crosscheck": "question"}
"""The field with the words of an item, where it is not ``text``."""


class Card(NamedTuple):
    """A proposal as the decisions have left it; ``merged`` are the keys of what it has taken in.

    ``written`` is None until its item stands in the brief, then the item's id there, "" for none.
    ``replaces`` names the item of the brief in whose place it goes; "" where it stands beside all.
    """

    proposal: Proposal
    standing: Standing
    section: Section
    item: dict[str, Any]
    why: str = ""
    merged: tuple[str, ...] = ()
    written: str | None = None
    replaces: str = ""

    @property
    def key(self) -> str:
        """The key of the proposal."""
        return self.proposal.key

    @property
    def replaceable(self) -> str:
        """The item of the brief that it may replace: the one that it changes; "" for none."""
        of = self.proposal.of if self.proposal.answer == "changed" else ()
        return next(iter(of), "")

    @property
    def words(self) -> str:
        """The text of the item; empty where the reviewer has still to word it."""
        return str(self.item.get(words_field(self.section), ""))


class ProposalCounts(NamedTuple):
    """How many proposals there are, and how they stand; ``seen`` are all that are not open."""

    open: int = 0
    accepted: int = 0
    left_out: int = 0
    merged: int = 0

    @property
    def seen(self) -> int:
        """How many are decided."""
        return self.accepted + self.left_out + self.merged

    @property
    def total(self) -> int:
        """How many there are."""
        return self.open + self.seen


class Along(NamedTuple):
    """The ids of what an item names, and of what that names in turn."""

    voices: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class DraftState:
    """A draft with what was decided.

    ``decisions`` are those that none has taken back. ``cards`` are in the order of triage: by
    section, in it by paragraph. ``gone`` are the keys that were decided and that the draft no
    longer has.
    """

    def __init__(
        self,
        draft: Draft,
        cards: Sequence[Card],
        voices: Mapping[str, DraftVoice],
        decisions: Sequence[Decision],
    ) -> None:
        self.draft = draft
        self.cards = tuple(cards)
        self.voices = dict(voices)
        self.decisions = tuple(decisions)
        self._by_key = {card.key: card for card in cards}
        self._actors = {each.id: each for each in draft.actors if each.id}
        self._places = {each.id: each for each in draft.places if each.id}
        decided = dict.fromkeys(each.of for each in self.decisions if each.do != "voice")
        self.gone = tuple(key for key in decided if key not in self._by_key)

    def card(self, key: str) -> Card:
        """Return the card of a proposal.

        Raises:
            KeyError: the draft has no such proposal.
        """
        return self._by_key[key]

    def of(self, section: Section) -> tuple[Card, ...]:
        """Return the cards of a section."""
        return tuple(card for card in self.cards if card.section == section)

    @property
    def counts(self) -> ProposalCounts:
        """How the proposals stand."""
        return _count(self.cards)

    @property
    def unwritten(self) -> int:
        """How many are accepted whose items do not stand in the brief yet."""
        return sum(card.standing == "accepted" and card.written is None for card in self.cards)

    @property
    def by_section(self) -> dict[Section, ProposalCounts]:
        """How the proposals of each section stand that has any."""
        found = {section: self.of(section) for section in ORDER}
        return {section: _count(cards) for section, cards in found.items() if cards}

    def voice_open(self, voice: str) -> bool:
        """Tell whether the reviewer has still to say what kind of voice this is."""
        return voice in self.voices and self.voices[voice].kind is None

    def last(self, by: str) -> Decision | None:
        """Return the decision that an undo by this reviewer takes back; None for none."""
        mine = (each for each in reversed(self.decisions) if each.by == by)
        return next((each for each in mine if each.do != "written"), None)

    def cast_of(self, card: Card) -> Along:
        """Return the voices, actors and places that come along with an item."""
        named: dict[str, list[str]] = {"voices": [], "actors": [], "places": []}
        for name, value in card.item.items():
            section = referred(name)
            if section in named:
                listed = value if isinstance(value, list) else [value]
                named[section] += [each for each in listed if isinstance(each, str)]
        places = [each for each in dict.fromkeys(named["places"]) if each in self._places]
        outer = outer_of(places, self._places.values())
        places += [each for each in self._places if each in outer and each not in places]
        return Along(
            tuple(each for each in dict.fromkeys(named["voices"]) if each in self.voices),
            tuple(each for each in dict.fromkeys(named["actors"]) if each in self._actors),
            tuple(places),
        )


def words_field(section: Section) -> str:
    """Return the field that holds the words of an item of a section."""
    return _WORDS.get(section, "text")


def fields_of(section: Section) -> tuple[str, ...]:
    """Return the keys that an item of a section may have, in their order in a brief."""
    return tuple(each.encode_name for each in msgspec.structs.fields(ITEM[section]))


def referred(name: str) -> str:
    """Return the section that the ids in a field are of; "" where it holds none."""
    field = FIELDS.get(name)
    if field is None:
        return ""
    return "voices" if field.kind == "speaker" else field.refers


def _count(cards: Sequence[Card]) -> ProposalCounts:
    standing = [card.standing for card in cards]
    return ProposalCounts(*(standing.count(each) for each in get_args(Standing)))


def outer_of(named: Iterable[str], places: Iterable[m.Place]) -> set[str]:
    """Return the ids of the places that some lie in, and of those that these lie in."""
    within = {each.id: each.part_of for each in places if each.part_of}
    found: set[str] = set()
    for id in named:
        outer = within.get(id)
        while outer is not None and outer not in found:
            found.add(outer)
            outer = within.get(outer)
    return found
