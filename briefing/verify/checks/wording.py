"""Wording: what a rule can only suspect, all of it warnings, and only with the text at hand."""

from __future__ import annotations

import re
from typing import Final

from briefing.brief.scales import LIKELIHOOD, likelihood_terms
from briefing.brief.sections import SECTION
from briefing.format.problems import shown
from briefing.verify.case import Case, Near, Spot
from briefing.verify.english.wording.likeness import (
    Mismatch,
    absent,
    degree,
    negation,
    opposite,
    score,
)
from briefing.verify.verdicts import Code, Path

NEGATION: Final = Code("negation")
OPPOSITE: Final = Code("opposite")
WORDING: Final = Code("wording")
LIKELIHOOD_IN_TEXT: Final = Code("likelihood-in-text")
SUSPECT: Final = 0.7
"""The share of an item's words, by weight, that the source lacks before it is told."""
_ENOUGH: Final = 4
"""Missing words that it takes: of a short sentence a single one is a large share."""

_TERMS: Final = sorted(
    {
        *(term for yardstick in LIKELIHOOD for term in likelihood_terms(yardstick)),
        *("almost certainly", "nearly certainly", "probably", "in all likelihood", "unlikely"),
    },
    key=len,
    reverse=True,
)
_LIKELY: Final = re.compile(rf"\b(?:{'|'.join(map(re.escape, _TERMS))})\b", re.IGNORECASE)

_RULES: Final = (
    (NEGATION, negation, "is denied on one side only"),
    (OPPOSITE, opposite, "seems to say the opposite of the source"),
    (WORDING, degree, "may go further than the source"),
)


def check(case: Case) -> None:
    """Check the sentence of an item word by word."""
    if case.line.section == "judgements":
        _likelihood(case)
    told = next((told for told in case.texts if told.path[-1] == "text"), None)
    if told is None or told.own or SECTION[case.line.section].word != "reported":
        return
    texts = case.scope.texts()
    if not texts or case.line.basis == "inferred":
        case.unsure("wording")
        if case.line.basis != "inferred":  # a record has too little of the wording
            case.could_not_judge(NEGATION, OPPOSITE, WORDING)
        return
    case.saw("wording")
    for code, rule, what in _RULES:
        mismatch = rule(told.text, texts)
        if mismatch is not None:
            _mismatch(case, code, what, told.path, mismatch)
    lacking = absent(told.text, texts)
    if len(lacking) >= _ENOUGH and score(told.text, texts) >= SUSPECT:
        missing = ", ".join(word.text for word in lacking[:6])
        message = f"many of its words are not in {case.scope.where()}: {missing}."
        hint = "Check the citation, or stay nearer to the source."
        case.warn(WORDING, Spot(told.path), message, hint)


def _mismatch(case: Case, code: Code, what: str, path: Path, mismatch: Mismatch) -> None:
    message = f"{shown(mismatch.ours)} {what}: the source has {shown(mismatch.theirs)}."
    hint = "Read the paragraph again; where this is a fair paraphrase, waive it with the reason."
    case.warn(code, Spot(path, mismatch.start, mismatch.end), message, hint, Near(mismatch.theirs))


def _likelihood(case: Case) -> None:
    """Warn of a likelihood inside a judgement's sentence: it has a field of its own (ICD 203)."""
    match = _LIKELY.search(case.line.text)
    if match:
        spot = Spot((*case.line.path, "text"), *match.span())
        message = f"the sentence itself says {shown(match[0])}."
        hint = "Say what would happen here, and how likely it is in likelihood alone."
        case.warn(LIKELIHOOD_IN_TEXT, spot, message, hint)
