"""Numbers that a paragraph has of other things: of what an item counts it has another number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checked_texts import CheckedText
from briefing.verify.checks.calcs import way_out
from briefing.verify.checks.labels import UNSUPPORTED
from briefing.verify.checks.parts import sentence_with, wholes
from briefing.verify.checks.qualifiers import words_of
from briefing.verify.checks.reckoned.shares import is_share
from briefing.verify.checks.reckoned.unread import undecided
from briefing.verify.checks.worked_out import worked_out
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.spots import Message, Near, Spot

_BEHIND: Final = 40
"""Letters behind a number in which its noun may have another one: 26 cases of hostage-taking."""


def check_rival(
    case: Case, spot: Spot, figure: Figure, alike: Sequence[tuple[Figure, CitedFacts]], text: str
) -> bool:
    """Make a number an error whose things have another one; tell whether it is."""
    provable = figure.kind == "count" and case.scope.whole and case.language.proves_figure(figure)
    other = _rival(case, figure, alike, text) if provable else None
    if other is None:
        return False
    case.saw("figures")
    where, printed, ours = case.name(other[1]), words_of(other[0]), shown(words_of(figure))
    message = Message(f"{ours} is {shown(printed)} in {where}.", f"{ours} is another in {where}.")
    hint = f"Take the number that the source has of them. {way_out(case, figure)}"
    case.error(UNSUPPORTED, spot, message, hint, Near(printed, other[1]))
    return True


def check_small(case: Case, text: CheckedText, found: Sequence[Figure], spot: Spot) -> None:
    """Check the small numbers in words that are read as figures in a source alone: two analysts.

    In ordinary use they prove nothing, but where the paragraph has one other number of those very
    things ours is false.
    """
    if spot.own or not case.scope.whole or "names" not in case.language.judged:
        return
    for each in case.language.find_figures(text.text, source=True):
        read = any(each.start < other.end and other.start < each.end for other in found)
        if read or not _is_count(each) or not _FEW[0] <= (each.low or 0) <= _FEW[1]:
            continue
        alike = [
            (theirs, facts)
            for facts in case.scope.paragraphs
            for theirs in facts.alike(each, case.language)
        ]
        place = spot._replace(start=each.start, end=each.end)
        if not undecided(case, each, text.text):
            check_rival(case, place, each, alike, text.text)


_FEW: Final = (2, 12)
"""From and to which number words in ordinary use are no figures."""


def _rival(
    case: Case, figure: Figure, alike: Sequence[tuple[Figure, CitedFacts]], text: str
) -> tuple[Figure, CitedFacts] | None:
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
    numbers = {each.low for each, _ in named}
    if len(numbers) != 1 or figure.low in numbers or worked_out(case, figure, text):
        return None
    return named[0]


def is_no_part(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether a number is said to be of some of whom the source has other parts alone.

    Fourteen of the injured, of "17 injured, five of them badly": five are, and twelve are not.
    """
    if figure.op != "=" or not _is_count(figure) or not _OF.match(text, figure.end):
        return False
    head = _plain(figure.noun)
    parts = {
        value
        for facts in case.scope.paragraphs
        for part, whole in wholes(facts)
        if _is_count(whole) and _plain(whole.noun) == head and part.kind == "count"
        if not _has_share(facts, whole)
        for value in (part.low, (whole.low or 0.0) - (part.low or 0.0))
    }
    counted = {
        each.low
        for facts in case.scope.paragraphs
        for each in facts.figures
        if each.kind == "count" and (not each.noun or _plain(each.noun) == head)
    }
    return len(parts) == _TWO and figure.low not in parts | counted


def _has_share(facts: CitedFacts, whole: Figure) -> bool:
    """Tell whether a share stands in the sentence of a number: fifty of 150, a third of them."""
    sentence = sentence_with(whole.text, facts.text)
    return any(is_share(each) and each.text in sentence for each in facts.figures)


_OF: Final = late_pattern(r"(?i)\s?of (?:the|those|these|its|their|all)\b")
_TWO: Final = 2


def _is_count(figure: Figure) -> bool:
    return figure.kind == "count" and figure.low == figure.high and bool(figure.noun.strip())


def _plain(noun: str) -> str:
    """Return the last word of a noun without the ending of a plural, in lower case."""
    return noun.lower().rsplit(maxsplit=1)[-1].removesuffix("s") if noun.split() else ""


def _is_near(head: str, theirs: Figure, facts: CitedFacts) -> bool:
    """Tell whether what another number counts is told by the noun of ours as well.

    The same word may stand for other numbers before: wherever it stands, what follows is looked at.
    """
    text, words = facts.text.lower(), theirs.text.lower()
    at = text.find(words)
    while at >= 0:
        behind = at + len(words)
        if head in _NEXT.split(text[behind : behind + _BEHIND], maxsplit=1)[0]:
            return True
        at = text.find(words, behind)
    return False


_NEXT: Final = late_pattern(r"[,;:]|[.!?]\s|\s(?:and|or|but|while)\s")
