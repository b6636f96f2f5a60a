"""The rows of what is proposed: territory, humanitarian impact, relationships, and every draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from briefing.draft.model import Draft, Proposal

from .alike import Names, numbers
from .gold import Fact, GoldText
from .tally import Tally

NO_DIRECTION: Final = frozenset(("allied", "hostile", "coordinates", "contact"))
"""Types of relationships that hold in both directions."""
INVERSE: Final = {"controls": "part-of", "part-of": "controls"}
"""What a type is called from the other end: who reports to a body is of it, and held by it."""


def score(gold: GoldText, draft: Draft) -> Iterator[tuple[str, Tally]]:
    """Yield each row with its tally."""
    held = Held(gold, draft)
    yield "territory: place and holder", held.tally("territory", "territory", held.is_territory)
    yield "humanitarian: category", held.tally("humanitarian", "humanitarian", held.is_impact)
    yield "relationships", held.tally("relationships", "tie", held.is_tie)


class Held:
    """The proposals of a draft held against the gold of its text."""

    def __init__(self, gold: GoldText, draft: Draft) -> None:
        self._gold = gold
        self._draft = draft
        self._named: dict[str, tuple[str, ...]] = {
            key: (voice.name, *voice.aka) for key, voice in draft.voices.items()
        }
        self._named |= {each.id or "": (each.name, *each.aka) for each in draft.actors}
        self._named |= {each.id or "": (each.name, *each.aka) for each in draft.places}

    def tally(self, section: str, kind: str, is_same: Any) -> Tally:
        """Count the proposals of a section and the facts of a kind."""
        tally = Tally()
        proposals = [each for each in self._draft.proposals if each.section == section]
        facts = self._gold.of(kind)
        for proposal in proposals:
            near = [fact for fact in facts if fact.paragraph in paragraphs_of(proposal)]
            right = [fact for fact in near if is_same(proposal.item, fact)]
            if right and all(fact.optional for fact in right):
                continue
            tally.say(bool(right), f"{self._gold.name}: {_told(proposal)}")
        for fact in facts:
            if not fact.optional:
                met = any(
                    fact.paragraph in paragraphs_of(each) and is_same(each.item, fact)
                    for each in proposals
                )
                tally.want(met, fact.line)
        return tally

    def is_territory(self, item: Mapping[str, Any], fact: Fact) -> bool:
        """Tell whether an item has the place and the holder of a fact."""
        holder = fact.either(1)
        if "-" in holder and not item.get("holder"):
            held = True
        else:
            held = self._called(item.get("holder"), self._gold.any_called(holder), place=False)
        return held and self._called(
            item.get("place"), self._gold.any_called(fact.either(0)), place=True
        )

    def is_impact(self, item: Mapping[str, Any], fact: Fact) -> bool:
        """Tell whether an item has the category of a fact, and its figure where both have one."""
        if item.get("category") not in fact.either(0):
            return False
        figures = [numbers(figure["text"]) for figure in item.get("figures", ())]
        return not figures or fact.fields[1] == "-" or numbers(fact.fields[1]) in figures

    def is_tie(self, item: Mapping[str, Any], fact: Fact) -> bool:
        """Tell whether an item has both ends and the type of a fact."""
        ends = [self._gold.any_called(fact.either(at)) for at in (0, 2)]
        types, found = fact.either(1), item.get("type")
        ways = []
        if found in types:
            ways = [ends, ends[::-1]] if found in NO_DIRECTION else [ends]
        elif INVERSE.get(str(found)) in types:
            ways = [ends[::-1]]
        return any(
            self._called(item.get("from"), one, place=False)
            and self._called(item.get("to"), other, place=False)
            for one, other in ways
        )

    def _called(self, key: str | None, names: Names, *, place: bool) -> bool:
        has = names.has_place if place else names.has
        return any(has(name) for name in self._named.get(key or "", ()))


def paragraphs_of(proposal: Proposal) -> set[int]:
    """Return the numbers of the paragraphs that a proposal rests on."""
    return {int(rest.cite.rpartition("p")[2].partition(".")[0]) for rest in proposal.rests_on}


def _told(proposal: Proposal) -> str:
    cited = ",".join(rest.cite for rest in proposal.rests_on)
    shown = {key: value for key, value in proposal.item.items() if key not in ("cite", "id")}
    return f"{cited} {proposal.section}: {shown}"
