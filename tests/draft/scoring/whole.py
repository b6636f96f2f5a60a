"""The row "of every draft": valid, without errors of the checker, no long run, templates alone."""

from __future__ import annotations

from typing import Final

from briefing.draft.compose import run_of
from briefing.draft.file import read_text, text_of
from briefing.draft.gate import judge
from briefing.draft.model import Draft, Proposal

from .gold import GoldText
from .tally import Whole

_TEXTS: Final = ("text", "note", "question", "topic")
"""The fields of an item that hold words of our own."""


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
    errors = len(judged.codes)
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
