"""What happened when: sentences with a day, a month or a year, and something that took place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.draft.find import moods
from briefing.draft.find.deeds import deed_of
from briefing.draft.find.reading.line import Line, lines
from briefing.draft.find.reading.places import is_heading
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.reading.unheld import SUFFERED
from briefing.draft.find.reading.when import DATELINE, aside_of, is_length, said_then
from briefing.draft.find.speeches import voice_of
from briefing.draft.find.unused import unused_numbers
from briefing.draft.findings import Cast, Finding, Part
from briefing.draft.model import Sure
from briefing.draft.source_text import Day, Sentence, SourceText, Where

_HAPPENED: Final = re.compile(
    r"\b(?:[a-z]{2,}ed|began|begun|broke|broken|burst|came|cut|drove|driven|fell|fallen|fled|flew"
    r"|fought|found|gave|given|grew|grown|held|hit|killed|left|lost|made|met|put|ran|rose|risen|said"
    r"|sank|sent|shot|shut|split|spread|struck|swept|taken|threw|took|torn|told|went|withdrew|won"
    r"|were|was|saw|seen|set|overran|built|led|paid|sold|bought|brought|became|chose|laid|lay)\b"
)
_DONE: Final = re.compile(
    r"(?<!, )\b(?!(?:named|called|armed|based|wounded|expected|reached|recorded|asked)\b)"
    r"(?:[a-z]{3,}ed|began|broke|burst|cut|drove|fell|fled|flew|fought|hit|left|lost|met|ran|sank"
    r"|shot|shut|split|struck|swept|taken|took|threw|withdrew|won|overran|opened fire)\b"
)
"""Verbs of what takes place, without those of a state: on a day that an entry is headed with."""
_NO_EVENT: Final = re.compile(
    r"(?:\b(?:as of|as at|until|till|through|by|before the|than in(?: the)?|of|issued on|up to"
    r"|same (?:month|week|day|year)(?: of| in)?|(?:from|than|against|with) [\d,.]+(?: \w+)?)\s*)$",
    re.IGNORECASE,
)
"""What stands before a day on which nothing happened: as of 21 May, until October."""
_UNTIL: Final = re.compile(
    r"^(?:as of|as at|until|till|through|by|before|up to|for)\b", re.IGNORECASE
)
_LONGEST: Final = 31
"""Days of a stretch with soft ends above which nothing is an event of it: over the past year."""
_CLOCK: Final = re.compile(r"\d{4}")
"""The hour at the head of an entry of a log, which looks like a year."""
_AS_NAME: Final = re.compile(r"\b(?:an?|the) (?:1[89]|20)\d\d$", re.IGNORECASE)
"""A year that tells which: "the 1991 war"."""


_UNREAL: Final = re.compile(r"^\W*(?:Had|If|Were)\b.*\bwould\b", re.DOTALL)
"""What did not come about: "Had the bridge fallen sooner, many would have died"."""


def find(text: SourceText, cast: Cast) -> list[Finding]:
    """Return the events, one for each sentence that has one, in the order of the text.

    An entry of a log has one on the day that it is headed with.
    """
    gone = set(unused_numbers(text))
    scene = Scene(text, cast)
    return [
        found
        for passage in text.passages
        if passage.number not in gone
        for found in _events(lines(passage), scene)
    ]


def _events(told: Sequence[Line], scene: Scene) -> Iterator[Finding]:
    """Yield the events of a paragraph."""
    headed = _heading_day(told, scene.text)
    for line in told:
        days = [x for x in line.sentence.days if _is_event(x, line.sentence, scene.text)]
        if days:
            yield _event(line, min(days, key=lambda day: aside_of(line, day) is not None), scene)
        elif headed and line is not told[0] and _DONE.search(_unquoted(line.sentence)):
            yield _event(line, headed, scene)
            headed = None


def _heading_day(told: Sequence[Line], text: SourceText) -> Day | None:
    """Return the day that an entry is headed with: "5 March, Pylon Hill." before what happened."""
    if len(told) < 2 or not is_heading(told[0].sentence.text):
        return None
    days = (day for day in told[0].sentence.days if day.days and day.days.first == day.days.last)
    day = next(days, None)
    late = day and day.days and text.published and day.days.first > text.published
    return None if late or (day and _CLOCK.fullmatch(day.date.text)) else day


def _event(line: Line, day: Day, scene: Scene) -> Finding:
    at = Where(line.passage.number, day.date.start, day.date.end)
    parts = {"when": Part(day.date.text, at)}
    in_sentence = line.sentence.where.holds(at.start, at.end)
    by = scene.cast.voice_at(at) if in_sentence else voice_of(line.sentence, None, scene.cast)
    if by:
        parts["by"] = Part(by, None)
    sure: Sure = "high" if in_sentence else "medium"
    if aside := aside_of(line, day):  # "The party, banned in 2012, clashed with police"
        return Finding("timeline", "event", aside, parts, sure)
    kind, deed = deed_of(line, scene, (at.start, at.end) if in_sentence else None)
    done = deed["done"].where if kind == "happened" else None
    if in_sentence and done and (nearer := _day_at(line, done, scene.text)) not in (None, day):
        return _event(line, nearer, scene)
    if in_sentence and _by_others(line, deed, at):
        kind, deed = "event", {}
    return Finding("timeline", kind, line.sentence.where, {**parts, **deed}, sure)


def _by_others(line: Line, deed: dict[str, Part], at: Where) -> bool:
    """Tell whether a day is of what others did: "has retaken a town seized by rebels in May"."""
    ends = [part.where.end for part in deed.values() if part.where]
    return any(SUFFERED.search(line.passage.text, end, at.start) for end in ends if end <= at.start)


def _day_at(line: Line, done: Where, text: SourceText) -> Day | None:
    """Return the day that stands nearest to what took place: "a war ended in 2005"."""
    days = [day for day in line.sentence.days if _is_event(day, line.sentence, text)]
    return min(
        days,
        key=lambda day: min(abs(day.date.start - done.end), abs(done.start - day.date.end)),
        default=None,
    )


def _is_event(day: Day, sentence: Sentence, text: SourceText) -> bool:
    """Tell whether something took place on a day by the words of its sentence."""
    if day.days is None or (text.published and day.days.first > text.published):
        return False
    if day.days.loose and (day.days.last - day.days.first).days > _LONGEST:
        return False
    start = day.date.start - sentence.where.start
    before = sentence.text[:start]
    head = DATELINE.match(sentence.text)
    if (head and start < head.end()) or (start == 0 and _CLOCK.fullmatch(day.date.text)):
        return False
    if _UNTIL.match(day.date.text) or _NO_EVENT.search(before) or moods.TO_COME.search(before):
        return False
    if _AS_NAME.search(f"{before}{day.date.text}") or _UNREAL.search(sentence.text):
        return False
    if is_length(day.date.text):
        return False
    return not said_then(day, sentence) and _happens(sentence)


def _happens(sentence: Sentence) -> bool:
    """Tell whether something took place, by the words of a sentence that nobody is quoted with."""
    return _HAPPENED.search(_unquoted(sentence)) is not None


def _unquoted(sentence: Sentence) -> str:
    """Return the sentence without what is said in quotation marks."""
    text, at = sentence.text, sentence.where.start
    for each in reversed(sentence.quotations):
        start, end = max(each.start - at, 0), each.end - at
        text = f"{text[:start]}{text[end:]}"
    return text
