"""Numbers said in passing: one dollar of a rate, minutes before an hour, what the question has."""

from __future__ import annotations

import re
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.parts import between, sentence_with
from briefing.verify.checks.reckoned.lengths import DAY_MINUTES, clocks
from briefing.verify.language import Figure
from briefing.verify.sources.turns import answers, asks

_RATED: Final = late_pattern(
    r"(?i)\s(?:was|is|were|bought|buys|cost|costs|fetched|fetches|equals)\b"
)
_PRICED: Final = late_pattern(r"(?i)\b(?:for|to|per|against|on)\s(?:each\s)?$")
_HOUR: Final = late_pattern(
    r"(?i)\s(?:before|after|to|past)\s(?:midnight|noon|midday|\d|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)\b"
)
"""An hour that so many minutes are before or after: the time is looked for, and no length."""


def is_in_passing(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether a number of ``text`` is said in passing, and stands there in another way."""
    return (
        _is_rated(case, figure, text)
        or (figure.unit in ("minute", "hour") and _HOUR.match(text, figure.end) is not None)
        or _is_asked(case, figure)
        or _is_of_two_units(case, figure, text)
        or (figure.unit == "day" and figure.low == 1 and text[: figure.start].endswith("on "))
        or _is_likelier(case, figure)
        or _is_of_row(case, figure, text)
        or _is_of_parts(case, figure, text)
    )


_PART_OF: Final = late_pattern(r"(?i)\b([\w-]+)\sof\s(?:the|its|his|her|their)\s$")


def _is_of_parts(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether it is the whole of a part beside it and another: two of the five, of 2 and 3.

    Both parts stand in one sentence, neither of them as one of the other: three of the 12.
    """
    found = _PART_OF.search(text, 0, figure.start) if figure.kind == "count" else None
    part = case.language.parse_figure(found[1], "") if found else None
    if part is None or part.low is None or figure.low is None:
        return False
    for facts in case.scope.paragraphs if 0 < part.low < figure.low else ():
        alike = [each for each in facts.figures if each.kind == "count"]
        for each in alike:
            rest = (one for one in alike if one is not each and one.low == figure.low - part.low)
            near = sentence_with(each.text, facts.text) if each.low == part.low else ""
            if any(one.text in near and " of " not in between(facts, each, one) for one in rest):
                return True
    return False


_FIRST: Final = late_pattern(r"(?i)\bthe\s(first|last)\s$")
_FEW: Final = 12


def _is_of_row(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether it says which of more that are printed: the first two flights, of three."""
    low = figure.low or 0
    if figure.kind != "count" or not 1 < low <= _FEW or not _FIRST.search(text, 0, figure.start):
        return False
    return any(
        each.kind == "count" and (each.low or 0) > low and case.language.same_noun(noun, each.noun)
        for facts in case.scope.paragraphs
        for each in facts.figures
        if (noun := figure.noun) and each.noun
    )


_LIKELIER: Final = late_pattern(
    r"(?i)\b(?:more likely than not|better than even|more probable than not)\b"
)


def _is_likelier(case: Case, figure: Figure) -> bool:
    """Tell whether it is over half, of what is more likely than not."""
    half = (figure.kind, figure.low) in (("percent", 50), ("fraction", 0.5))
    over = half and figure.op == ">"
    return over and any(_LIKELIER.search(facts.text or "") for facts in case.scope.paragraphs)


_TWO_UNITS: Final = late_pattern(
    r"(?i)(?P<hours>[\w-]+)\shours?(?:,|\sand|,\sand)?\s(?P<minutes>[\w-]+)\sminutes?\b"
)


def _is_of_two_units(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether it is part of a length between two printed times: 3 hours and 40 minutes."""
    if figure.unit not in ("hour", "minute"):
        return False
    parse = case.language.parse_figure
    for match in _TWO_UNITS.finditer(text):
        hours, minutes = parse(match["hours"], ""), parse(match["minutes"], "")
        within = match.start() <= figure.start < match.end()
        if not within or hours is None or minutes is None:
            continue
        length = 60 * (hours.low or 0) + (minutes.low or 0)
        for facts in case.scope.paragraphs:
            times = clocks(facts.text or "")
            if any((b - a) % DAY_MINUTES == length for a in times for b in times):
                return True
    return False


def _is_rated(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether it is one of a currency in which a price is printed: 7.30 to the dollar."""
    if figure.kind != "money" or figure.low != 1:
        return False
    if not (_RATED.match(text, figure.end) or _PRICED.search(text, 0, figure.start)):
        return False
    unit = re.escape(figure.text.rsplit(" ", 1)[-1].removesuffix("s"))
    rate = rf"(?i)\b(?:the|a|an|one|per|US)\s{unit}\b|\d\s{unit}s?\s(?:=|equals?\b)"
    return any(re.search(rate, facts.text) for facts in case.scope.paragraphs if facts.text)


def _is_asked(case: Case, figure: Figure) -> bool:
    """Tell whether the question before a cited answer has the number."""
    before = (answers(facts) for facts in case.scope.paragraphs if facts.text)
    return any(
        case.language.agrees(figure, each)
        for facts in before
        if facts is not None and ("?" in facts.text or asks(facts))
        for each in facts.figures
    )
