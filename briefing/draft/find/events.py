"""What happened when: sentences with a day, a month or a year, and something that took place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.draft.find.reading.line import Line, lines
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.unused import unused_numbers
from briefing.draft.findings import Cast, Finding, Part
from briefing.draft.source_text import Day, Sentence, SourceText, Where

_DATELINE: Final = re.compile(r"^[^.!?\"“]{0,120}?(?:\)\s*[-–—:]|\s[-–—]{1,2}\s)")
"""The head of a report: LOSSA, Dravenia, Oct 14 (Northline) -."""
_HAPPENED: Final = re.compile(
    r"\b(?:[a-z]{2,}ed|began|begun|broke|broken|burst|came|cut|drove|driven|fell|fallen|fled|flew"
    r"|fought|found|gave|given|grew|grown|held|hit|killed|left|lost|made|met|put|ran|rose|risen|said"
    r"|sank|sent|shot|shut|split|spread|struck|swept|taken|threw|took|torn|told|went|withdrew|won"
    r"|were|was|saw|seen|set|overran|built|led|paid|sold|bought|brought|became|chose|laid|lay)\b"
)
_TO_COME: Final = re.compile(
    r"\b(?:will|would|shall|is to|are to|due to|due|plans?|planned|expected|expects|scheduled"
    r"|hopes?|intends?|forecasts?|next)\b[^.;]*$",
    re.IGNORECASE,
)
_NO_EVENT: Final = re.compile(
    r"(?:\b(?:as of|as at|until|till|through|by|before the|than in(?: the)?|of|issued on|up to"
    r"|same (?:month|week|day|year)(?: of| in)?|(?:from|than|against|with) [\d,.]+(?: \w+)?)\s*)$",
    re.IGNORECASE,
)
"""What stands before a day on which nothing happened: as of 21 May, until October."""
_UNTIL: Final = re.compile(r"^(?:as of|as at|until|till|through|by|before|up to)\b", re.IGNORECASE)
_OCCASION: Final = re.compile(r"\b(?:statement|news conference|briefing|interview|speech)$")
_LONGEST: Final = 31
"""Days of a stretch with soft ends above which nothing is an event of it: over the past year."""
_CLOCK: Final = re.compile(r"\d{4}")
"""The hour at the head of an entry of a log, which looks like a year."""
_LEADING: Final = re.compile(r"^(?:on|in|at|since|from|during) (?=\S)", re.IGNORECASE)


_DEEDS: Final = {
    "closed": re.compile(r"\b(?:closed|sealed(?: off)?|shut(?: down)?|blocked(?: off)?)\b"),
    "opened": re.compile(r"\b(?:re-?opened|opened)\b(?! (?:fire|up fire|talks))"),
}
"""What somebody does to a place, by the words for it."""


def find(text: SourceText, cast: Cast) -> list[Finding]:
    """Return the events, one for each sentence that has one, in the order of the text."""
    gone = set(unused_numbers(text))
    scene = Scene(text, cast)
    return [
        found
        for passage in text.passages
        if passage.number not in gone
        for line in lines(passage)
        for found in _event(line, scene)
    ]


def _event(line: Line, scene: Scene) -> Iterator[Finding]:
    sentence, text = line.sentence, scene.text
    day = next((each for each in sentence.days if _is_event(each, sentence, text)), None)
    if day is None:
        return
    at = Where(line.passage.number, day.date.start, day.date.end)
    printed = day.date.text
    lead = _LEADING.match(printed)
    when = printed[lead.end() :] if lead and not printed.lower().startswith("since") else printed
    parts = {"when": Part(when, at._replace(start=at.end - len(when)))}
    if by := scene.cast.voice_at(at):
        parts["by"] = Part(by, None)
    kind, deed = _deed(line, scene)
    yield Finding("timeline", kind, sentence.where, {**parts, **deed}, "high")


def _deed(line: Line, scene: Scene) -> tuple[str, dict[str, Part]]:
    """Return what kind of event a sentence tells, with who did it to which place."""
    for kind, pattern in _DEEDS.items():
        for match in pattern.finditer(line.plain):
            start = line.sentence.where.start
            verb = line.at(start + match.start(), start + match.end())
            what = line.after(verb.last)
            who, place = scene.holder(line, line.subject(verb.first)), scene.place(line, what)
            if who and place:
                return kind, {"who": Part(who.id, who.where), "what": Part(place.id, place.where)}
    return "event", {}


def _is_event(day: Day, sentence: Sentence, text: SourceText) -> bool:
    """Tell whether something took place on a day by the words of its sentence."""
    if day.days is None or (text.published and day.days.first > text.published):
        return False
    if day.days.loose and (day.days.last - day.days.first).days > _LONGEST:
        return False
    start = day.date.start - sentence.where.start
    before = sentence.text[:start]
    head = _DATELINE.match(sentence.text)
    if (head and start < head.end()) or (start == 0 and _CLOCK.fullmatch(day.date.text)):
        return False
    if _UNTIL.match(day.date.text) or _NO_EVENT.search(before) or _TO_COME.search(before):
        return False
    return not _said_then(day, sentence) and _HAPPENED.search(_clause(day, sentence)) is not None


def _said_then(day: Day, sentence: Sentence) -> bool:
    """Tell whether a day is that of the saying: "said on Tuesday that its men hold"."""
    text = sentence.text
    start, end = day.date.start - sentence.where.start, day.date.end - sentence.where.start
    for speech in sentence.speeches:
        if not speech.verb:
            continue
        before = text[:start].rstrip()
        if before.endswith(speech.verb):
            return True
        name = speech.speaker and before.endswith(speech.speaker)
        if name and re.match(r"\W*(?:that|$)", text[end:]):
            return True
    return bool(
        re.search(
            r"\b(?:a|the) (?:statement|news conference|briefing|interview)$", text[:start].rstrip()
        )
    )


def _clause(day: Day, sentence: Sentence) -> str:
    """Return the sentence without what is said in quotation marks."""
    text, at = sentence.text, sentence.where.start
    for each in reversed(sentence.quotations):
        start, end = max(each.start - at, 0), each.end - at
        text = f"{text[:start]}{text[end:]}"
    return text
