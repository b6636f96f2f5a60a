"""Which proposals may contradict each other: candidates for the cross-check, never a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import combinations
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.brief.sides.contrasts import Suggestion, at_odds, one_holder, suggestions
from briefing.draft.findings import Cast
from briefing.draft.model import Proposal
from briefing.draft.trial import empty, with_items

_HOLDS: Final = frozenset({"full", "majority", "captured", "stronghold", "partial", "expanding"})


def contradictions(proposals: Sequence[Proposal], cast: Cast) -> list[Proposal]:
    """Return proposals with the keys of what may contradict each, and a question for each group.

    Questions stand behind the others, in section ``crosscheck``; their ``for`` and ``against`` are
    keys of proposals, until those are items of a brief with ids of their own.
    """
    who_and_where = cast.voices, cast.actors.values(), cast.places.values()
    return with_odds(proposals, with_items(empty(), certain(proposals), *who_and_where))


def certain(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return the proposals that say whose hold they are about, where it may be anybody's.

    A claim without a holder stands against nearly every other one.
    """
    return [each for each in proposals if "holder" not in each.open_fields]


def with_odds(proposals: Sequence[Proposal], trial: m.Brief) -> list[Proposal]:
    """Return what ``contradictions`` does, of proposals that are items of a brief already.

    Items of the brief that are no proposals count too, by their ids; between two of them nothing
    is asked.
    """
    by_key = {each.key: each for each in proposals}
    outline = Outline(trial)
    against: dict[str, list[str]] = {}
    questions: list[Proposal] = []
    for suggestion in suggestions(outline):
        odds = Odds(outline, suggestion)
        ours = [pair for pair in odds.pairs if by_key.keys() & set(pair)]
        for one, other in ours:
            against.setdefault(one, []).append(other)
            against.setdefault(other, []).append(one)
        if ours:
            questions.append(_question(odds, by_key))
    held = [
        replace(each, against=list(dict.fromkeys((*each.against, *against.get(each.key, ())))))
        for each in proposals
    ]
    return [*held, *questions]


class YesAndNo(NamedTuple):
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
    def sides(self) -> YesAndNo:
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
        return YesAndNo(question, tuple(each for each in yes if each not in no), no)

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
        holder = self._as_told(self._outline.actors[claim.holder].name)
        place = self._as_told(self._place(claim.place))
        share = {"majority": "most of ", "partial": "a part of ", "expanding": "a part of "}
        return f"Is {share.get(claim.control, '')}{place} held by {holder}?"

    def _as_told(self, name: str) -> str:
        """Return a name with "the" where one of the items has it so."""
        told = re.compile(rf"\b[Tt]he {re.escape(name)}\b")
        return f"the {name}" if any(told.search(each.text) for each in self.lines) else name

    def _place(self, id: str) -> str:
        """Return the full name of a place."""
        place = self._outline.places.get(id)
        return place.name if place else id

    def _on_figure(self, line: Line) -> str:
        figure = next((each for each in line.item.figures if each.unit), None)
        if figure is None:
            return ""
        place = getattr(line.item, "place", None)
        where = f" in {self._place(place)}" if place else ""
        return f"Is the number of {figure.unit}{where} {figure.text}?"


def _question(odds: Odds, by_key: Mapping[str, Proposal]) -> Proposal:
    """Return the proposal of a question about items that are at odds."""
    sides = odds.sides
    ids = {*sides.yes, *sides.no}
    members = [by_key[id] for id in (*sides.yes, *sides.no) if id in by_key]
    cite = [each for line in odds.lines if line.item.id in ids for each in cites_of(line)]
    key = sha256("\n".join(("crosscheck", *sorted(ids))).encode())
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


def cites_of(line: Line) -> list[str]:
    """Return the citations of an item as they are written."""
    return list(getattr(line.item, "cite", []))
