"""Which proposals may contradict each other: candidates for the cross-check, never a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import combinations
from typing import Any, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from briefing.brief import model as m
from briefing.brief.contrasts import Suggestion, at_odds, one_holder, suggestions
from briefing.brief.outline import Line, Outline
from briefing.brief.scales import SCHEMA_VERSION
from briefing.draft.findings import Cast
from briefing.draft.model import DraftVoice, Proposal, Section

_STRUCTS: Final[Mapping[Section, type[m.Item]]] = {
    "territory": m.Claim,
    "humanitarian": m.Impact,
    "relationships": m.Relationship,
    "points": m.Statement,
}
"""Sections whose items are held against each other, and the ties that say who counts as whom."""
_NO_WORDS: Final = "-"
"""Stands for the text of an item that has none yet."""
_UNKNOWN: Final = "witness"
"""Stands for the kind of a voice that nothing tells; who differs from whom does not hang on it."""
_HOLDS: Final = frozenset({"full", "majority", "captured", "stronghold", "partial", "expanding"})


def contradictions(proposals: Sequence[Proposal], cast: Cast) -> list[Proposal]:
    """Return proposals with the keys of what may contradict each, and a question for each group.

    Questions stand behind the others, in section ``crosscheck``; their ``for`` and ``against`` are
    keys of proposals, until those are items of a brief with ids of their own.
    """
    by_key = {each.key: each for each in proposals}
    outline = Outline(_brief(proposals, cast.voices, cast.actors.values(), cast.places.values()))
    found = [Odds(outline, each) for each in suggestions(outline)]
    against: dict[str, list[str]] = {}
    for odds in found:
        for one, other in odds.pairs:
            against.setdefault(one, []).append(other)
            against.setdefault(other, []).append(one)
    held = [
        replace(each, against=list(dict.fromkeys((*each.against, *against.get(each.key, ())))))
        for each in proposals
    ]
    return [*held, *(_question(odds, by_key) for odds in found)]


class Sides(NamedTuple):
    """A question and the ids of the items that say yes and no."""

    question: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Odds:
    """Items of a brief that cannot all be right, and what one would ask about them."""

    def __init__(self, outline: Outline, suggestion: Suggestion) -> None:
        self._outline = outline
        self.lines = suggestion.lines
        self._holders = one_holder(outline)

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """The ids of items of other voices that are at odds, two by two."""
        for one, other in combinations(self.lines, 2):
            if self._apart(one, other):
                yield one.item.id or "", other.item.id or ""

    def _apart(self, one: Line, other: Line) -> bool:
        if {each.id for each in one.speakers} == {each.id for each in other.speakers}:
            return False
        if isinstance(one.item, m.Claim) and isinstance(other.item, m.Claim):
            return at_odds(one.item, other.item, self._holders)
        return True

    @property
    def sides(self) -> Sides:
        """The question on what the first item says, and who says yes and no to it."""
        first = self.lines[0]
        if isinstance(first.item, m.Claim):
            lead = next((each for each in self.lines if self._holds(each)), first)
            question = self._on_control(lead)
        else:
            lead, question = first, self._on_figure(first)
        no = tuple(each.item.id or "" for each in self.lines if self._apart(lead, each))
        yes = tuple(
            each.item.id or "" for each in self.lines if each is lead or self._agrees(lead, each)
        )
        return Sides(question, tuple(each for each in yes if each not in no), no)

    def _holds(self, line: Line) -> bool:
        claim = self._outline.claim(line)
        return bool(claim.holder) and claim.control in _HOLDS

    def _agrees(self, lead: Line, other: Line) -> bool:
        """Tell whether an item says of control what the one asked about says."""
        if not isinstance(lead.item, m.Claim) or not isinstance(other.item, m.Claim):
            return False
        mine, theirs = (self._holders.get(x.holder or "") for x in (lead.item, other.item))
        return mine is not None and mine == theirs and self._holds(other)

    def _on_control(self, line: Line) -> str:
        claim = self._outline.claim(line)
        if not claim.holder or claim.holder not in self._outline.actors or not claim.place:
            return ""
        holder = self._outline.actors[claim.holder].name
        place = self._outline.place_name(claim.place)
        share = {"majority": " most of", "partial": " a part of", "expanding": " a part of"}
        return f"Does {holder} hold{share.get(claim.control, '')} {place}?"

    def _on_figure(self, line: Line) -> str:
        figure = next((each for each in line.item.figures if each.unit), None)
        if figure is None:
            return ""
        place = getattr(line.item, "place", None)
        where = f" in {self._outline.place_name(place)}" if place else ""
        return f"Is the number of {figure.unit}{where} {figure.text}?"


def _question(odds: Odds, by_key: Mapping[str, Proposal]) -> Proposal:
    """Return the proposal of a question about proposals that are at odds."""
    sides = odds.sides
    members = [by_key[key] for key in (*sides.yes, *sides.no)]
    cite = [each for member in members for each in member.item["cite"]]
    key = sha256("\n".join(("crosscheck", *sorted(each.key for each in members))).encode())
    item: dict[str, Any] = {"question": sides.question} if sides.question else {}
    item |= {"status": "contradictory", "for": list(sides.yes), "against": list(sides.no)}
    return Proposal(
        key=key.hexdigest()[:12],
        section="crosscheck",
        wording="composed" if sides.question else "to-word",
        sure="low",
        rests_on=[rest for member in members for rest in member.rests_on],
        item={**item, "cite": list(dict.fromkeys(cite))},
    )


def _brief(
    proposals: Iterable[Proposal],
    voices: Mapping[str, DraftVoice],
    actors: Iterable[m.Actor],
    places: Iterable[m.Place],
) -> m.Brief:
    """Return a brief of what proposals say, by which ``briefing.brief`` can compare them."""
    items: dict[str, list[Any]] = {section: [] for section in _STRUCTS}
    for each in proposals:
        struct = _STRUCTS.get(each.section)
        if struct is None:
            continue
        words = {} if each.section == "relationships" else {"text": _NO_WORDS}
        try:
            items[each.section].append(
                msgspec.convert({**words, **each.item, "id": each.key}, struct)
            )
        except msgspec.ValidationError:  # a field that it needs is open
            continue
    statement = m.Statement(text=_NO_WORDS, cite=["p1"])
    return m.Brief(
        schema=SCHEMA_VERSION,
        id="draft",
        title=_NO_WORDS,
        tlp="AMBER",
        as_of="1970-01-01",
        sources=[m.Source(id="s1", title=_NO_WORDS, kind="newspaper")],
        voices={key: _voice(voice) for key, voice in voices.items()},
        situation=m.Situation(summary=[statement], points=items["points"]),
        actors=list(actors),
        places=list(places),
        relationships=items["relationships"],
        territory=items["territory"],
        humanitarian=items["humanitarian"],
    )


def _voice(voice: DraftVoice) -> m.Voice:
    return m.Voice(name=voice.name, kind=voice.kind or _UNKNOWN, side=voice.side)
