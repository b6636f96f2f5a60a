"""When a finding was, and the words of it that stand in quotation marks."""

from __future__ import annotations

import re
from typing import Any, Final

from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.unheld import SUFFERED
from briefing.draft.findings import Part
from briefing.draft.source_text import Day, Sentence, Where
from briefing.verify.days import Span
from briefing.verify.words.normalise import tokens

_ASIDE: Final = re.compile(
    r", (?:who|which|whose|a|an|led|formed|founded|established|created|set up|born|elected"
    r"|appointed|built|banned|sworn in)\b[^,;.]*,"
)
"""An aside: a day in it is not that of the sentence."""
DATELINE: Final = re.compile(r"^[^.!?\"“]{0,120}?(?:\)\s*[-–—:]|\s[-–—]{1,2}\s)")
"""The head of a report: LOSSA, Dravenia, Oct 14 (Northline) -. Nothing happened on its day."""
MOST_QUOTED: Final = 7
"""Words of a quotation that a draft may hold: under eight."""


def quoted(line: Line, where: Where) -> Part | None:
    """Return the quotation that shares words with a stretch of its sentence, None without one."""
    for each in line.sentence.quotations:
        count = len(tokens(each.text))
        if not 2 <= count <= MOST_QUOTED or each.open:
            continue
        if not line.sentence.where.holds(each.start, each.end):
            continue
        if each.start < where.end and where.start < each.end:
            return Part(each.text, Where(line.passage.number, each.start, each.end))
    return None


def when(line: Line, where: Where, *, as_told: bool = False) -> dict[str, Part]:
    """Return ``when`` as printed and ``date`` with its basis: of the sentence, else the heading.

    The day of a clause is not that of what came before it: "they met on Monday after 210 had died".
    A day on which somebody said so is not the day of what was said: "a doctor said on Wednesday
    they fled". It stands for a lack of another alone, and only if what is told holds ``as_told``.
    """
    number = line.passage.number
    days = [
        day
        for day in line.sentence.days
        if not _is_hour(day, line)
        and not is_length(day.date.text)
        and not ((aside := aside_of(line, day)) and not aside.holds(where.end - 1, where.end - 1))
    ]
    days = [day for day in days if not _of_other(line.passage.text, day, where)]
    head = DATELINE.match(line.passage.text)
    days = [day for day in days if head is None or day.date.start >= head.end()]
    days = [day for day in days if not said_then(day, line.sentence)] or (days if as_told else [])
    if days:
        day = min(days, key=lambda each: _distance(each, where))
    else:
        heading = line.passage.sentences[0]
        if not heading.days or _is_hour(heading.days[0], line):
            return {}
        if heading.where.start == line.sentence.where.start or not heading.days:
            return {}
        if line.passage.text[: heading.days[0].date.start].strip():
            return {}  # only an entry that is headed with its day
        between = line.passage.sentences[1:]
        if any(each.days for each in between if each.where.end <= line.sentence.where.start):
            return {}  # another day has come since
        day = heading.days[0]
    at = Where(number, day.date.start, day.date.end)
    found = {"when": Part(day.date.text, at)}
    lasts = not as_told and not _PAST.search(
        line.passage.text[line.sentence.where.start : at.start]
    )
    iso = _iso(_ahead(day) if lasts else day.days)
    if iso:
        stated = any(sign.isdigit() for sign in day.date.text) and iso[:4] in day.date.text
        found["date"] = Part(iso, at)
        found["date_basis"] = Part("stated" if stated else "inferred", None)
    return found


def aside_of(line: Line, day: Day) -> Where | None:
    """Return the aside of a sentence that a day stands in, the commas around it left out."""
    spans = (found.span() for found in _ASIDE.finditer(line.passage.text))
    number, start = line.passage.number, day.date.start
    inside = (Where(number, first + 1, last - 1) for first, last in spans if first < start < last)
    return next(inside, None)


def _of_other(text: str, day: Day, where: Where) -> bool:
    """Tell whether a day is of what came after, or first: not of the words at ``where``."""
    if day.date.text.endswith((" after", " before", " earlier", " later")):
        return True  # "a week after a fire"
    if day.date.end <= where.start:
        between = text[day.date.end : where.start]
        opened = text[max(text.rfind(". ", 0, day.date.start) + 1, 0) : day.date.start]
        total = _SINCE.search(opened) is not None and "," in between
        since = day.date.text.startswith("since ") and _JOINED.search(between)
        total = total or (between[:1] == "," and _WHICH.search(opened) is not None)
        return total or bool(since) or _AFTER.search(between) is not None
    if ";" in text[where.end : day.date.start] or _HAD.search(text, where.end, day.date.start):
        return True  # "treated 48 people; nine were still there on Monday"
    if _BEGAN.search(text, where.end, day.date.start) or SUFFERED.search(
        text, max(where.end - 1, 0), day.date.start
    ):
        return True  # "120 have died since the war began in May 2021"
    ends = _IN_WHICH.search(text, 0, where.start) and _THEN.match(text, where.end)
    return bool(ends and ends.end() <= day.date.start)


_AFTER: Final = re.compile(
    r"\b(?:after|following|since|before)\b"
    r"(?:[^,;.]*| [^,;.]+? (?:in which|during which|that|which|where|who)\b.*)$",
    re.DOTALL,
)
"""From a day to what was over by then: "on Monday after fighting that killed", "after 12 died"."""
_WHICH: Final = re.compile(r"\b[Oo]f [^,;.]* (?:that|which|who) [^,;.]*$")
"""Before the day of those of whom a part is told: "of 300 that fled last year, 80 are back"."""
_HAD: Final = re.compile(
    r"\b(?:it|they|he|she|who|which|that|whom) had (?:[\w'’-]+ ){1,4}$", re.IGNORECASE
)
"""Before the day of what was over by then: "freed 40 prisoners that it had taken in May"."""
_BEGAN: Final = re.compile(
    r"\bsince (?:[\w'’-]+ ){1,5}?(?:began|started|broke out|erupted|resumed|ended|hit|struck)\b"
    r"[^,;.]{0,30}$"
)
"""Before the day of what began then: what is counted since has no day."""
_JOINED: Final = re.compile(r", (?:and|but|while) ")
_IN_WHICH: Final = re.compile(r" (?:in|during) which [^;.]*$")
_THEN: Final = re.compile(r"[^,;.]* (?:ended|stopped|ceased|subsided|paused|halted)\b")
_SINCE: Final = re.compile(r"\b[Ss]ince \w[^,;.]* (?:on )?$")
"""Since what began on a day: that which is counted since then has no day."""


def said_then(day: Day, sentence: Sentence) -> bool:
    """Tell whether a day is that of the saying: "said on Tuesday that its men hold"."""
    text = sentence.text
    start, end = day.date.start - sentence.where.start, day.date.end - sentence.where.start
    before = _ON.sub("", text[: max(start, 0)].rstrip())
    for speech in sentence.speeches:
        if not speech.verb:
            continue
        if before.endswith(f" {speech.verb}") or before == speech.verb:
            return True
        name = speech.speaker and before.endswith(speech.speaker)
        if name and re.match(r"\W*(?:that|$)", text[end:]):
            return True
    return _OCCASION.search(before) is not None


_ON: Final = re.compile(r" (?:(?:late|early) )?on$")
_OCCASION: Final = re.compile(
    r"\b(?:a|the) (?:statement|news conference|briefing|interview)$"
    r"|\btold (?:(?:the|a) )?[\w\u2019'-]+$"
)


def _is_hour(day: Day, line: Line) -> bool:
    """Tell whether four figures at the head of an entry are its hour, not a year."""
    return day.date.start == 0 and day.date.text.isdigit() and line.passage.number > 1


_LENGTH: Final = re.compile(
    r"(?:for|after|within) (?:\w+ )?[\w-]+ (?:hours?|days?|weeks?|months?|years?)\b"
    r"|(?!(?:last|this|next|past|some|these) )[\w-]+ (?:hours|days|weeks|months|years)$",
    re.IGNORECASE,
)
"""How long something took, not when it was."""


def is_length(text: str) -> bool:
    """Tell whether words say how long something took, not when it was: "for a week after"."""
    return _LENGTH.match(text) is not None


def _distance(day: Day, where: Where) -> Any:
    date = day.date
    apart = max(date.start - where.end, where.start - date.end, 0)
    return (apart, date.start)


_PAST: Final = re.compile(r"\b(?:was|were|had)\b")


def _ahead(day: Day) -> Span | None:
    """Return the days of a date; of "until Thursday" those to come, where both may be meant."""
    if day.days is None or not day.date.text.lower().startswith("until "):
        return day.days
    return max((day.days, *day.days.also), key=lambda span: span.first)


def _iso(span: Span | None) -> str:
    if span is None:
        return ""
    first, last = span.first, span.last
    if first == last:
        return first.isoformat()
    if span.loose:
        return ""
    return f"{first.isoformat()}/{last.isoformat()}"
