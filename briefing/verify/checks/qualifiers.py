"""Qualifiers of figures: at least, up to, about; and bounds said from their other side."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from briefing.compiled import late_pattern
from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checks.parts import between
from briefing.verify.language import Figure
from briefing.verify.sources.facts import Facts
from briefing.verify.spots import Message, Near, Spot
from briefing.verify.verdicts import Code

_DENIED: Final = late_pattern(
    r"(?i)\b(?:cannot|can(?:no|['’])t|(?:could|would|will|may|must)(?: never| not|n['’]t)"
    r"|nobody|unable)\b"
)
_NOBODY: Final = late_pattern(r"(?i)\b(?:no|not|never|none|nobody|nothing)\b|n['’]t\b")
_UNDER: Final = late_pattern(r"(?i)\b(?:below|under|younger than) (?:the age of )?")
_OVER: Final = late_pattern(r"(?i)\b(?:above|over|older than) (?:the age of )?")
_OPPOSITE: Final = {(">=", "<"), (">", "<="), ("<=", ">"), ("<", ">=")}
_SENTENCE: Final = late_pattern(r"[.!?]\s+|\n")

QUALIFIER: Final = Code("figure-qualifier", "figures")


def check_qualifier(
    case: Case, spot: Spot, figure: Figure, alike: list[tuple[Figure, Facts]], text: str
) -> None:
    """Warn where the qualifier of a figure is another than that of the ``alike`` ones printed."""
    qualified = [each for each in alike if case.language.same_qualifier(figure, each[0])]
    theirs, facts = (qualified or alike)[0]
    near = Near(words_of(theirs), facts)
    where = case.name(facts)
    sentence = sentence_with(theirs.text, facts.text)
    capped = (
        figure.op in ("<", "<=") and theirs.op not in (">", ">=") and case.language.limits(sentence)
    )
    # "Gusts reached 250" of up to 250.
    topped = figure.op == "=" and theirs.op in ("<", "<=") and case.language.limits(text)
    # About 57 km, of 31 nautical miles.
    turned = figure.op == "~" and all(figure.unit != each.unit for each, _ in alike)
    topped = topped or (turned and figure.kind == "measure")
    topped = topped or denies(text, figure.op, theirs.op)
    guessed = "estimated" in theirs.text.lower() and _GUESSED.search(text) is not None
    topped = (
        topped or guessed or _gives_both(case, theirs, text) or _is_beyond(figure, theirs, sentence)
    )
    denied = figure.op in (">", ">=") and _NOBODY.search(text, 0, figure.start) is not None
    capped = capped or (denied and case.language.limits(sentence))
    fair = capped or topped or is_turned(figure, theirs, sentence) or restated(case, figure)
    if not qualified and not fair:
        message = Message(
            f"{shown(figure.text)} is {shown(theirs.text)} in {where}.",
            f"{shown(figure.text)} has another qualifier in {where}.",
        )
        hint = "Keep the qualifier: it is part of the figure."
        case.warn(QUALIFIER, spot, message, hint, near)


_OR: Final = late_pattern(r"(?i)\bor\b")


_BEYOND: Final = late_pattern(
    r"(?i)\b(?:heavier|larger|longer|bigger|older|taller|higher|wider|deeper|greater|others)\b"
)
_GUESSED: Final = late_pattern(r"(?i)\bestimate")
_MARK: Final = late_pattern(r"(?i)\b(?:past|above|over|beyond|crossed|passed) the\s$")


def _is_beyond(figure: Figure, theirs: Figure, sentence: str) -> bool:
    """Tell whether ours is what the source sets apart from a bound: those heavier than ten tonnes.

    Or what has gone past a mark: over six hours, of "past the six-hour mark".
    """
    if figure.op not in (">", ">="):
        return False
    before, _, behind = sentence.partition(theirs.text)
    if theirs.op in ("<", "<="):
        return _BEYOND.search(behind) is not None
    return _MARK.search(before) is not None and behind.lstrip().startswith(("mark", "limit"))


def _gives_both(case: Case, theirs: Figure, text: str) -> bool:
    """Tell whether a sentence has both of two numbers that the source joins by "or"."""
    if theirs.low == theirs.high or not _OR.search(theirs.text):
        return False
    ours = {each.low for each in case.language.find_figures(text)}
    return theirs.low in ours and theirs.high in ours


def restated(case: Case, figure: Figure) -> bool:
    """Tell whether a cited paragraph bounds the same amount so in another unit.

    In brackets behind a bound it is bounded as well: "at least 25 gallons (95 litres)".
    """
    return any(
        case.language.restates(figure, theirs)
        for facts in case.scope.paragraphs
        for theirs in facts.figures
    ) or any(
        first.op == figure.op
        and first.unit != theirs.unit
        and case.language.agrees(figure, theirs)
        and between(facts, first, theirs).strip() == "("
        for facts in case.scope.paragraphs
        for first, theirs in pairwise(facts.figures)
    )


def words_of(figure: Figure) -> str:
    """Return a figure as printed, with what it counts."""
    within = figure.noun and figure.noun in figure.text
    return figure.text if within else f"{figure.text} {figure.noun}".strip()


def is_turned(ours: Figure, theirs: Figure, sentence: str) -> bool:
    """Tell whether a bound is said from its other side: not with fewer than 900, at least 900.

    Or in the words for an age: children under five, younger than five.
    """
    aged = {"<": _UNDER, ">": _OVER}.get(ours.op)
    if aged and theirs.op == "=":
        return any(sentence[m.end() :].startswith(theirs.text) for m in aged.finditer(sentence))
    if ours.op in (">", ">=") and theirs.op in ("=", "<", "<="):
        within = sentence.find(f"within {theirs.text}")
        if within >= 0 and _NOBODY.search(sentence, 0, within):
            return True  # none flew within 15 km: at least 15 km away
        young = _UNDER.search(sentence)
        if young and sentence[young.end() :].startswith(theirs.text):
            return ours.op == ">=" and _NOBODY.search(sentence, 0, young.start()) is not None
    outside = sentence.replace(theirs.text, " ")
    return (ours.op, theirs.op) in _OPPOSITE and _DENIED.search(outside) is not None


def denies(text: str, ours: str, theirs: str) -> bool:
    """Tell whether a sentence of ours denies a bound: those up to 82 mm are not affected."""
    return (ours, theirs) in _OPPOSITE and _NOBODY.search(text) is not None


_DIGITS: Final = frozenset("0123456789.,")


def sentence_with(words: str, text: str) -> str:
    """Return the sentence of a paragraph in which some words stand first, all of it without."""
    at = text.find(words)
    while at > 0 and words[0].isdigit() and text[at - 1] in _DIGITS:  # 60 of 1,460
        at = text.find(words, at + 1)
    if at < 0:
        return text
    begins = [cut.end() for cut in _SENTENCE.finditer(text, 0, at)]
    cut = _SENTENCE.search(text, at + len(words))
    return text[begins[-1] if begins else 0 : cut.start() if cut else len(text)]
