"""Numbers that a paragraph has of other things: of what an item counts it has another number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.parts import sentence_with
from briefing.verify.checks.worked_out import worked_out
from briefing.verify.language import Figure
from briefing.verify.sources.facts import Facts

_BEHIND: Final = 40
"""Letters behind a number in which its noun may have another one: 26 cases of hostage-taking."""


def rival(
    case: Case, figure: Figure, alike: Sequence[tuple[Figure, Facts]], text: str
) -> tuple[Figure, Facts] | None:
    """Return the one other number of what ours counts, where ``alike`` count other things.

    Four observers, of two observers and four cameras. None where a step of arithmetic gives ours.
    """
    if figure.op != "=" or not _is_count(figure):
        return None
    head = _plain(figure.noun)
    if not head or any(not _is_count(each) or _is_near(head, each, facts) for each, facts in alike):
        return None
    named = [
        (each, facts)
        for facts in case.scope.paragraphs
        for each in facts.figures
        if _is_count(each) and _plain(each.noun) == head
    ]
    if len({each.low for each, _ in named}) != 1 or worked_out(case, figure, text):
        return None
    return named[0]


def _is_count(figure: Figure) -> bool:
    return figure.kind == "count" and figure.low == figure.high and bool(figure.noun.strip())


def _plain(noun: str) -> str:
    """Return the last word of a noun without the ending of a plural, in lower case."""
    return noun.lower().rsplit(maxsplit=1)[-1].removesuffix("s") if noun.split() else ""


def _is_near(head: str, theirs: Figure, facts: Facts) -> bool:
    """Tell whether what another number counts is told by the noun of ours as well."""
    sentence = sentence_with(theirs.text, facts.text).lower()
    at = max(sentence.find(theirs.text.lower()), 0) + len(theirs.text)
    return head in _NEXT.split(sentence[at : at + _BEHIND], maxsplit=1)[0]


_NEXT: Final = late_pattern(r"[,;:]|\s(?:and|or|but|while)\s")
