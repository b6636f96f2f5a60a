"""Which year, or which of two days, the verb beside a date means: what was, or what is to come."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from briefing.compiled import late_pattern
from briefing.verify.days import Span, of_month, shift_months
from briefing.verify.english.dates.scan import SaidDate

Tense = Literal["past", "coming", ""]

_CLAUSE: Final = late_pattern(
    r"[.;:!?,—\n\"“”()]|\s(?:and|but|that|which|who|while|as|when|after)\s"
)
_PAST: Final = late_pattern(
    r"\b(?:was|were|had|did|fell|held|broke|came|went|met|left|took|gave|made|began|saw|won|lost"
    r"|hit|shot|struck|fought|fled|said|told|spoke|found|brought|sent|rose|grew|ran|stood|became"
    r"|burnt|shut|died|led|drove|flew|bought|sold|built|caught|wrote"
    r"|sank|swam|drank|rang|sang|sprang|blew|threw|knew|drew|slew|stole|broke|woke|froze|chose|wore"
    r"|tore|swore|bore|ate|gave|forgave|lay|laid|paid|hurt|burst|cast|split|spread|quit|hung|swung"
    r"|flung|spun|stuck|dug|sat|lit|slid|hid|rode|strode|dealt|felt|kept|slept|wept|swept|crept"
    r"|leapt|lent|bent|spent|withstood|thought|sought|taught|bound|wound|ground|bled|fed|sped|shook"
    r"|overcame|overran|overthrew|undertook|withdrew|underwent|forgot|made|heard|got|dreamt"
    r"|[a-z]{3,}ed)\b"
)
_PLANS: Final = late_pattern(
    r"\b(?:would|may|might|could|should|must|can|due|set|schedul\w+|(?<!the\s)(?<!\ba\s)plan\w*|expect\w*|going|ahead"
    r"|next|coming|upcoming|promis\w+|vow\w*|agree[ds]?|announc\w+|call(?:ed|s)?|order\w*|urg\w+"
    r"|propos\w+|demand\w*|threaten\w*|invit\w+|cancel\w*|postpon\w+|delay\w*|hop\w+|want\w*"
    r"|intend\w*|prepar\w+|arrang\w+|ask\w*|appeal\w*|warn\w*|for|to(?!\s(?:the|an?|his|her|its|their|[A-Z]|pieces|death|safety)\b)|before|until|by|if|not|never"
    r"|book\w*|offer\w*|pledg\w+|approv\w+|allow\w*|permit\w*|forecast\w*|predict\w*|mov\w+)\b"
)
_WILL: Final = late_pattern(r"\b(?:will|shall)\s|['’]ll\s")
_FIXED: Final = late_pattern(
    r"\b(?:opens|reopens|begins|starts|resumes|meets|sits|convenes|closes|ends|expires)\s$"
)
"""What stands right before the day of something that is fixed: the trial opens on Monday."""
_SAID: Final = late_pattern(
    r"\b(?:said|says|told(?: \S+){1,3}|added|announced|warned|promised|hoped|believed|expected)\s"
    r"(?=\S+\s\S)"
)
"""A verb of speech with more behind it than when that was: "he said elections in May"."""
_NOUN: Final = late_pattern(
    r"(?i)\b(?:the|an?|this|its|their|his|her|our|since|by|of|for|with)"
    r" (?:[a-z]+ly )?[a-z]{3,}ed (?=\w)"
)
"""A participle before its noun, which is no verb: "the disputed vote"."""
_BARE: Final = ("in", "on", "")
"""What may stand before a date on which something was, or will be."""


def tense_at(text: str, said: SaidDate) -> Tense:
    """Return what the verb before a date, or behind one that opens its clause, says of it."""
    clause = _before(text, said)
    found = _tense(clause if clause.strip() else _behind(text, said))
    return found or ("coming" if _FIXED.search(clause) else "")


def with_year(said: SaidDate, text: str, anchor: date, span: Span) -> Span:
    """Return a day or month without a year as the verbs of its clause allow.

    "Voters rejected it in May" is the May that was, "they will vote in May" the one that comes.
    Where no verb tells, it is the nearest.
    """
    bare = said.prep in _BARE and said.year is None and said.until is None and not said.rel
    if not bare or text[said.end : said.end + 2] in ("'s", "’s"):
        return span
    before, behind = _before(text, said), _behind(text, said)
    cut = [each.end() for each in _SAID.finditer(before)]
    before = _NOUN.sub(" ", before[cut[-1] :] if cut else before)
    if _WILL.search(behind) or _WOULD.search(behind):
        return span
    tense = _tense(before) or _tense(_NOUN.sub(" ", behind) if not _tells(before) else "")
    event = _EVENT.match(text, said.end) or _AFTER_EVENT.search(before)
    if not tense and span.first > anchor and event:
        return span._replace(also=(*span.also, _by_years(span, -1)))  # since the 7 October attacks
    if tense == "past" and span.first > anchor:
        found = _by_years(span, -1)
        # Who says it in other words has no verb to tell the year by, where no other is near.
        return found if said.kind == "month" and span.also else found._replace(also=(span,))
    if tense == "coming" and span.last < anchor:
        return _by_years(span, 1)
    return span


_HAPPENED: Final = (
    r"(?:attacks?|massacres?|coup|putsch|raids?|assaults?|bombings?|killings?|shootings?"
    r"|earthquakes?|quakes?|tsunami|floods?|eruptions?|explosions?|blasts?|crash|disaster|invasion"
    r"|incursion|uprising|revolution|riots?|clashes|murders?|assassination)\b"
)
_EVENT: Final = late_pattern(rf"(?i),?\s(?:[a-z-]+\s){{0,2}}?{_HAPPENED}")
_AFTER_EVENT: Final = late_pattern(
    rf"(?i)\b(?:since|after|following)\s(?:[\w'\u2019-]+\s){{1,4}}?{_HAPPENED}\s(?:of\s|on\s)?$"
)
"""What a day is that of, and what nobody would tell before it has been."""
_WOULD: Final = late_pattern(r"^\s(?:would|may|might|could|should)\b")


def _by_years(span: Span, years: int) -> Span:
    """Return days so many years later, a whole month's as that month has them."""
    first = shift_months(span.first, 12 * years)
    if span == of_month(span.first.year, span.first.month):
        return of_month(first.year, first.month)
    return Span(first, shift_months(span.last, 12 * years), span.loose)


def _before(text: str, said: SaidDate) -> str:
    cuts = [cut.end() for cut in _CLAUSE.finditer(text, 0, said.start)]
    return text[cuts[-1] if cuts else 0 : said.start]


def _behind(text: str, said: SaidDate) -> str:
    cut = _CLAUSE.search(text, said.end)
    return text[said.end : cut.start() if cut else len(text)]


def _tells(clause: str) -> bool:
    return any(rule.search(clause) for rule in (_PAST, _PLANS, _WILL))


def _tense(clause: str) -> Tense:
    past, plan, will = (rule.search(clause) for rule in (_PAST, _PLANS, _WILL))
    if past and not plan and not will:
        return "past"
    return "coming" if will and not past else ""
