"""Numbers that a source prints in a place where no rule takes them for what they count."""

from __future__ import annotations

import re
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.language import Figure, listed

_AS_MANY: Final = late_pattern(r"(?i)\bin as many (day|week|month|year|match|game|race)")


def is_as_many(case: Case, figure: Figure) -> bool:
    """Tell whether a number is that of a rank before it: the second in as many days, two days."""
    return any(
        match[1] in (figure.unit, figure.noun.removesuffix("s"))
        and any(each.kind == "rank" and each.low == figure.low for each in facts.figures)
        for facts in case.scope.paragraphs
        for match in _AS_MANY.finditer(facts.text or "")
    )


def is_bare(case: Case, figure: Figure) -> bool:
    """Tell whether four digits stand there that were taken for a year: 1878 here and 1790 there."""
    if figure.kind != "count" or figure.low is None or figure.low != figure.high:
        return False
    if "," not in figure.text or not _LEAST <= figure.low < _MOST:
        return False
    wanted = re.compile(rf"(?:^|(?P<lead>\w+)\s){figure.low:.0f}(?!\w|[.,]\d)")
    return any(
        not match["lead"] or not (match["lead"] in _OF_YEARS or match["lead"][0].isupper())
        for facts in case.scope.paragraphs
        for match in wanted.finditer(facts.text or "")
    )


_OF_YEARS: Final = listed("in since until till by of from during before after year early late mid")
_LEAST: Final = 1500
_MOST: Final = 2100
"""Between which four digits may be a year."""
_LEAD: Final = late_pattern(r"(?i)\b([a-z]{3,})\s$")


def is_numbered(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether a number is the name of what stands before it: truck 3, of truck no. 3."""
    lead = _LEAD.search(text, 0, figure.start) if figure.kind == "count" else None
    if lead is None or not figure.text.isdecimal():
        return False
    wanted = rf"(?i)\b{lead[1]}\s(?:no\.?|nr\.?|number)\s{figure.text}\b"
    return any(re.search(wanted, facts.text or "") for facts in case.scope.paragraphs)
