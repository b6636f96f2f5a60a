"""Numbers and days that a cited paragraph gives of something else, and another one of this."""

from __future__ import annotations

from typing import Final

from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checks import dates, labels
from briefing.verify.checks.reckoned.days import counted_from
from briefing.verify.language import Mispaired, PairedText
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.spots import Message, Near, Spot
from briefing.verify.words.normalise import words


def check_mispaired(case: Case) -> None:
    """Say of each value of an item that its paragraph pairs it with something else.

    Only what stands in one paragraph is looked at; what has an error already is left.
    """
    texts = [text for text in case.texts if text.figures]
    if not texts or not case.scope.texts() or case.worked or not _has_values(case):
        return
    places = [_paired(facts) for facts in case.scope.paragraphs]
    anchor = counted_from(case)
    for text in texts:
        for each in case.language.mispaired(text.text, places, anchor):
            spot = Spot(text.path, each.start, each.end, text.own or case.line.own)
            if not case.said(spot, labels.UNSUPPORTED, dates.UNSUPPORTED):
                _error(case, text.text, spot, each)


def _has_values(case: Case) -> bool:
    """Tell whether the item has a value that its paragraphs may have, and these have several."""
    if case.scope.crowded or any(
        facts.is_row or facts.rows or facts.length > _LONGEST for facts in case.scope.paragraphs
    ):
        return False
    found = any(match.field in ("figures", "dates") for match in case.matches)
    counts = (len(facts.figures) + len(facts.dates) for facts in case.scope.paragraphs)
    return found and 1 < max(counts, default=0) <= _MOST


_MOST: Final = 40
"""The values of a paragraph beyond which it is a list, and all of them take too long."""


_LONGEST: Final = 6000
"""Characters of a paragraph whose clauses are held apart."""


def _paired(facts: CitedFacts) -> PairedText:
    named = (word for name in facts.facts.names for word in words(name))
    bodies = (word for body in facts.facts.bodies for word in words(body))
    return PairedText(facts.text, frozenset(named), frozenset(bodies), facts.source.anchor)


def _error(case: Case, text: str, spot: Spot, each: Mispaired) -> None:
    facts = case.scope.paragraphs[each.place]
    ours, theirs, where = shown(text[each.start : each.end]), shown(each.theirs), case.name(facts)
    message = Message(
        f"{ours} is of something else in {where}: of {shown(each.of)} it has {theirs}.",
        f"{ours} is of something else in {where}.",
    )
    code = dates.UNSUPPORTED if each.dated else labels.UNSUPPORTED
    hint = "Give each value to what the source gives it to."
    case.error(code, spot, message, hint, Near(each.theirs, facts))
