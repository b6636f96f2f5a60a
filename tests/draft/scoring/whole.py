"""The row "of every draft": valid, without errors of the checker, no long run, templates alone."""

from __future__ import annotations

from typing import Final, NamedTuple

from briefing.draft.compose import run_of
from briefing.draft.file import read_text, text_of
from briefing.draft.gate import judge
from briefing.draft.model import Draft, Proposal

from .gold import GoldText

LONGEST: Final = 7
"""How many words in a row a text may share with its source."""
_TEXTS: Final = ("text", "note", "question", "topic")
"""The fields of an item that hold words of our own."""


class Whole(NamedTuple):
    """What holds of drafts: how many, how many valid, checker errors, longest run, wrong wording.

    ``names`` are the texts of which something does not hold, and what.
    """

    drafts: int = 0
    valid: int = 0
    errors: int = 0
    run: int = 0
    worded: int = 0
    names: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether all of it holds."""
        sound = self.valid == self.drafts and not self.errors and not self.worded
        return sound and self.run <= LONGEST

    def __add__(self, other: Whole) -> Whole:  # type: ignore[override]
        return Whole(
            self.drafts + other.drafts,
            self.valid + other.valid,
            self.errors + other.errors,
            max(self.run, other.run),
            self.worded + other.worded,
            self.names + other.names,
        )


def whole(gold: GoldText, draft: Draft) -> Whole:
    """Return what holds of one draft."""
    problems = read_text(text_of(draft).encode()).problems
    judged = judge(draft, draft.proposals, gold.paragraphs)
    runs = [
        run_of(str(each.item[key]), gold.paragraphs)
        for each in draft.proposals
        for key in _TEXTS
        if key in each.item
    ]
    worded = sum(not _worded(each) for each in draft.proposals)
    errors = len(judged.codes) + len(judged.cast)
    found = Whole(1, not problems, errors, max(runs, default=0), worded)
    names = () if found.holds else (f"{gold.name}: {found}: {problems}, {judged.codes}",)
    return found._replace(names=names)


def _worded(proposal: Proposal) -> bool:
    """Tell whether a proposal has words exactly where a template has made them.

    A relationship is told by its fields, a question by the claims that it is about.
    """
    if proposal.wording == "to-word":
        return not proposal.item.get("text")
    told = proposal.section in ("relationships", "crosscheck") or bool(proposal.item.get("text"))
    return told and proposal.made == "rules"
