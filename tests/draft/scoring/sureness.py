"""How often proposals of each sureness are right, by section, held against the gold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from briefing.draft.model import Proposal, Sure

from .alike import numbers
from .gold import Fact, GoldText
from .items import Held, paragraphs_of
from .measure import draft_of
from .tally import Tally

SECTIONS: Final = {
    "territory": "territory",
    "humanitarian": "humanitarian",
    "relationships": "tie",
}
"""The sections that gold tells of, with the kind of its facts."""
LEVELS: Final[tuple[Sure, ...]] = ("high", "medium", "low")

LEAST: Final = 0.90
"""The share of proposals of high sureness that have to be right."""
BySureness = dict[tuple[str, Sure], Tally]


def by_sureness(texts: Iterable[GoldText]) -> BySureness:
    """Return the tally of each section and sureness; those on which readers differ do not count."""
    found: BySureness = {}
    for gold in texts:
        draft = draft_of(gold)
        held = Held(gold, draft)
        same = {
            "territory": held.is_territory,
            "humanitarian": held.is_impact,
            "relationships": held.is_tie,
        }
        for proposal in draft.proposals:
            kind = SECTIONS.get(proposal.section)
            if kind is None:
                continue
            near = [fact for fact in gold.of(kind) if fact.paragraph in paragraphs_of(proposal)]
            right = [
                fact
                for fact in near
                if same[proposal.section](proposal.item, fact) and _counts_it(proposal, fact)
            ]
            if right and all(fact.optional for fact in right):
                continue
            tally = Tally()
            tally.say(bool(right), f"{gold.name}: {proposal.item}")
            key = proposal.section, proposal.sure
            found[key] = found.get(key, Tally()) + tally
    return found


def doubtful(found: BySureness) -> list[str]:
    """Return the sections of which proposals of high sureness are right less than the least."""
    return [
        section
        for section in SECTIONS
        if (share := found.get((section, "high"), Tally()).precision) is not None and share < LEAST
    ]


def _counts_it(proposal: Proposal, fact: Fact) -> bool:
    """Tell whether a fact has the number of an impact: one without any lends it to no other."""
    figures = proposal.item.get("figures")
    if proposal.section != "humanitarian" or not figures:
        return True
    return fact.fields[1] != "-" and numbers(fact.fields[1]) in [
        numbers(each["text"]) for each in figures
    ]


def shown(found: BySureness) -> str:
    """Return the table: of each section how many proposals of each sureness, how many are right."""
    lines = []
    for section in SECTIONS:
        cells = [f"{section:16}"]
        for level in LEVELS:
            tally = found.get((section, level), Tally())
            share = "-" if tally.precision is None else f"{tally.precision:.2f}"
            cells.append(f"{level} {tally.right:>3} of {tally.found:<3} {share:>4}")
        lines.append("   ".join(cells))
    return "\n".join(lines)
