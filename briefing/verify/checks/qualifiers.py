"""Qualifiers of figures: at least, up to, about; and bounds said from their other side."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from briefing.compiled import late_pattern
from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checks.worked_out import worked_out
from briefing.verify.language import Figure
from briefing.verify.rounding import has_few_digits
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.spots import Message, Near, Spot
from briefing.verify.values import is_choice
from briefing.verify.verdicts import Code

_DENIED: Final = late_pattern(
    r"(?i)\b(?:cannot|can(?:no|['’])t|(?:could|would|will|may|must)(?: never| not|n['’]t)"
    r"|nobody|unable|prohibit\w*|forbid\w*|banned|outlawed)\b"
)
_NOBODY: Final = late_pattern(
    r"(?i)\b(?:no|not|never|none|nobody|nothing|cannot|unable)\b|n['’]t\b"
)
_UNDER: Final = late_pattern(r"(?i)\b(?:below|under|younger than) (?:the age of )?")
_OVER: Final = late_pattern(r"(?i)\b(?:above|over|older than) (?:the age of )?")
_OPPOSITE: Final = {(">=", "<"), (">", "<="), ("<=", ">"), ("<", ">=")}
_TIMES: Final = "times"
_OCCASION: Final = late_pattern(
    r"(?i)(?:once|twice|thrice)\b(?! (?:as|the|its|their|his|her|our|what|that)\b)"
)
_OVER_SO_MANY: Final = late_pattern(r"(?i)\bover $")
_WITHIN: Final = late_pattern(r"(?i)\b(?:within|closer than|nearer than|inside) (?:about )?$")
_HELD: Final = late_pattern(
    r"(?i)(?:limited|held|kept|restricted|confined) to (?:about|around|some|roughly)\b"
)
_ODD: Final = late_pattern(r"(?i)[- ]odd\b")
_NOT_MORE: Final = late_pattern(
    r"(?i)\b(?:no|not|never|none|nobody|nothing)(?:\s(?!until|before|that|when)[\w-]+){0,6}?\s"
    r"(?:longer|larger|heavier|older|greater|higher|more) than $"
)
_MORE_THAN: Final = late_pattern(r"(?i)(?:more|longer|higher|larger|greater|older) than ")

QUALIFIER: Final = Code("figure-qualifier", "figures")


def check_qualifier(
    case: Case, spot: Spot, figure: Figure, alike: list[tuple[Figure, CitedFacts]], text: str
) -> None:
    """Warn where the qualifier of a figure is another than that of the ``alike`` ones printed.

    Of those the ones in its unit are held against it, where there are any.
    """
    same = [each for each in alike if (each[0].kind, each[0].unit) == (figure.kind, figure.unit)]
    held = same or alike
    if any(case.language.same_qualifier(figure, each[0]) for each in alike):
        return
    if any(_is_fair(case, figure, *each, text) for each in held) or restated(case, figure):
        return
    theirs, facts = held[0]
    opposed = {figure.op[0], theirs.op[0]} == {"<", ">"}
    another = not opposed and _counts_another(case, figure, theirs, facts)
    if another and worked_out(case, figure, text):
        return
    message = Message(
        f"{shown(figure.text)} is {shown(theirs.text)} in {case.name(facts)}.",
        f"{shown(figure.text)} has another qualifier in {case.name(facts)}.",
    )
    hint = "Keep the qualifier: it is part of the figure."
    case.warn(QUALIFIER, spot, message, hint, Near(words_of(theirs), facts))


def _is_fair(case: Case, ours: Figure, theirs: Figure, facts: CitedFacts, text: str) -> bool:
    """Tell whether another qualifier than theirs says no more than theirs does."""
    if (
        ours.op == "~"
        and theirs.op == "="
        and ours.kind == theirs.kind
        and has_few_digits(abs(ours.low or 0))
    ):
        return True  # who makes an exact number less sure claims less
    from briefing.verify.checks.parts import sentence_with

    sentence = sentence_with(theirs.text, facts.text)
    same = (ours.kind, ours.unit, ours.low) == (theirs.kind, theirs.unit, theirs.low)
    if (ours.op, theirs.op) == (">=", ">") and same and not _NOBODY.search(sentence):
        return True  # more than 427 are 427 at least
    capped = (
        ours.op in ("<", "<=") and theirs.op not in (">", ">=") and case.language.limits(sentence)
    )
    # "Gusts reached 250" of up to 250.
    topped = ours.op == "=" and theirs.op in ("<", "<=") and case.language.limits(text)
    # About 57 km, of 31 nautical miles.
    over = theirs.op in (">", ">=") or _ODD.search(theirs.text) is not None
    lead = text[: ours.start]
    guessed = _GUESSED.search(text) is not None and (
        "estimated" in theirs.text.lower() or (ours.op, theirs.op) == ("=", "=")
    )
    denied = ours.op in (">", ">=") and _NOBODY.search(lead) is not None
    capped = capped or (denied and case.language.limits(sentence))
    rounded = ours.kind == "fraction" and theirs.kind == "percent" and theirs.op == "~"
    held = ours.op == "~" and theirs.op == "<=" and _HELD.match(theirs.text) is not None
    averaged = _AVERAGED.match(theirs.text) and _AVERAGE.match(text, ours.end)
    longer = (
        ours.op in (">", ">=")
        and theirs.op == "="
        and theirs.text
        and _AND_MORE.match(sentence.partition(theirs.text)[2])
    )
    halved = (ours.op, theirs.op) == (">", "<") and ours.kind == theirs.kind == "fraction"
    halved = halved and ours.low == theirs.low == 0.5 and _FELL_BY.search(lead) is not None
    return (
        capped
        or halved
        or bool(averaged or longer)
        or rounded
        or held
        or topped
        or guessed
        or (over and _OVER_SO_MANY.search(lead) is not None)
        or denies(text[: ours.start] + text[ours.end :], ours.op, theirs.op)
        or _falls_short(lead, ours, theirs)
        or _gives_both(case, theirs, text)
        or _is_beyond(ours, theirs, sentence)
        or (ours.op == "=" and _bounded_so(lead, theirs))
        or (ours.op == ">" and theirs.op == ">=" and theirs.text.endswith("+"))
        or (
            ours.op in (">", ">=")
            and _PASSED.search(sentence.partition(theirs.text)[0]) is not None
        )
        or is_turned(ours, theirs, sentence)
    )


def _bounded_so(lead: str, theirs: Figure) -> bool:
    """Tell whether what stands before a number bounds it as theirs is: children under five."""
    match = _AGED.search(lead)
    return match is not None and theirs.op in (("<", "<=") if match["less"] else (">", ">="))


_PASSED: Final = late_pattern(
    r"(?i)\b(?:surpass|exceed|top|pass)(?:ped|ed|es|s)?\s"
    r"(?:today|yesterday|now|by now|already|this (?:week|month|year)|on \w+day)\s$"
)
"""A verb that makes what stands behind it a bound, with when it was: surpassed today 5,000."""
_AGED: Final = late_pattern(
    r"(?i)\b(?:(?P<less>under|below|younger than)|over|above|older than)\s(?:the\sage\sof\s)?$"
)
_FELL_BY: Final = late_pattern(
    r"(?i)\b(?:fell|fallen|falls?|dropp\w+|declin\w+|shr[aiu]nk|decreas\w+|down|cut|reduc\w+|lost)\b"
    r"[^.;]{0,20}\bby $"
)
"""What fell by more than half is fewer than half of it."""
_AVERAGED: Final = late_pattern(r"(?i)(?:on|an) average\b")
_AVERAGE: Final = late_pattern(
    r"(?i)(?:\s[\w-]+){0,2},?\s(?:on average|in the mean|each on average)\b"
)
_AND_MORE: Final = late_pattern(
    r"(?i)(?:,|\sand)?\s(?:a half\b|(?:\d+|[a-z-]+)\s(?:seconds?|minutes?|hours?|days?|weeks?"
    r"|months?|mm|cm|centimetres?|metres?|m|grams?|g|kg|cents?|pence|inch(?:es)?)\b)"
)
"""What a length goes on with: two hours and ten minutes, which is more than two."""


def _counts_another(case: Case, ours: Figure, theirs: Figure, facts: CitedFacts) -> bool:
    """Tell whether a number of the same size may be of other things: nothing is "delayed twice"."""
    if _TIMES in (ours.unit, theirs.unit):
        at = facts.text.find(theirs.text)
        return theirs.unit == _TIMES and _OCCASION.match(facts.text, at) is not None
    shares = ("percent", "fraction")
    if ours.kind == theirs.kind == "measure" or (ours.kind in shares and theirs.kind in shares):
        return False
    if (ours.kind, ours.unit) != (theirs.kind, theirs.unit):
        return True
    if ours.unit or ours.kind != "count":
        return False
    return not theirs.noun or not case.language.same_noun(ours.noun, theirs.noun)


def _falls_short(lead: str, ours: Figure, theirs: Figure) -> bool:
    """Tell whether what stands before an exact number of ours is the other side of a bound.

    Who may not come within 15 km stays at least 15 km away; what does not last for three months
    lasts less.
    """
    if ours.op != "=":
        return False
    if theirs.op in (">", ">=") and ours.kind == "measure" and _WITHIN.search(lead):
        return True
    return theirs.op in ("<", "<=") and _NOBODY.search(lead) is not None


_BEYOND: Final = late_pattern(
    r"(?i)\b(?:heavier|larger|longer|bigger|older|taller|higher|wider|deeper|greater|others)\b"
)
_GUESSED: Final = late_pattern(r"(?i)\bestimate")
_MARK: Final = late_pattern(r"(?i)\b(?:past|above|over|beyond|crossed|passed) the\s$")


def _is_beyond(figure: Figure, theirs: Figure, sentence: str) -> bool:
    """Tell whether ours is what the source sets apart from a bound: those heavier than ten tonnes.

    Or what has gone past a mark: over six hours, of "past the six-hour mark".
    """
    if figure.op not in (">", ">=") or not theirs.text:  # a sealed record has no words
        return False
    before, _, behind = sentence.partition(theirs.text)
    if theirs.op in ("<", "<="):
        return _BEYOND.search(behind) is not None
    return _MARK.search(before) is not None and behind.lstrip().startswith(("mark", "limit"))


def _gives_both(case: Case, theirs: Figure, text: str) -> bool:
    """Tell whether a sentence has both of two numbers that the source joins by "or"."""
    if theirs.low == theirs.high or not is_choice(theirs):
        return False
    ours = {each.low for each in case.language.find_figures(text)}
    return theirs.low in ours and theirs.high in ours


def restated(case: Case, figure: Figure) -> bool:
    """Tell whether a cited paragraph bounds the same amount so in another unit.

    In brackets behind a bound it is bounded as well: "at least 25 gallons (95 litres)".
    """
    from briefing.verify.checks.parts import between

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
    if ours.op == ">=" and theirs.op == "=" and (young := _UNDER.search(sentence)):
        return sentence[young.end() :].startswith(theirs.text)  # the rest, of those under five
    aged = {"<": _UNDER, ">": _OVER}.get(ours.op)
    if aged and theirs.op == "=":
        return any(sentence[m.end() :].startswith(theirs.text) for m in aged.finditer(sentence))
    if ours.op in (">", ">=") and theirs.op in ("=", "<", "<="):
        within = sentence.find(theirs.text)
        if _WITHIN.search(sentence[: max(within, 0)]) and _NOBODY.search(sentence, 0, within):
            return True  # none flew within 15 km: at least 15 km away
        young = _UNDER.search(sentence)
        if young and sentence[young.end() :].startswith(theirs.text):
            return ours.op == ">=" and _NOBODY.search(sentence, 0, young.start()) is not None
    outside = sentence.replace(theirs.text, " ")
    if ours.op in ("<", "<=") and theirs.op == ">":
        said = _MORE_THAN.match(theirs.text)
        ahead = sentence[: max(sentence.find(theirs.text), 0)] + (said[0] if said else "")
        if _NOT_MORE.search(ahead):
            return True  # none lasted longer than 19 days
    return (ours.op, theirs.op) in _OPPOSITE and _DENIED.search(outside) is not None


def denies(text: str, ours: str, theirs: str) -> bool:
    """Tell whether a sentence of ours denies a bound: those up to 82 mm are not affected."""
    denied = _NOBODY.search(text) or _DENIED.search(text)
    return (ours, theirs) in _OPPOSITE and denied is not None
