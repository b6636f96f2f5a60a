"""Claims of lists: "Checkpoint 4 - held by the Guard", "Held by the Guard: the ridge, Dessim"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from briefing.brief.scales import Control
from briefing.draft.find.cues import listed_cues
from briefing.draft.find.frames import Claimed
from briefing.draft.find.reading.grammar import PREPOSITIONS, VERBS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.reading.spots import Spot, spot, spots
from briefing.draft.source_text import Where

_LINE: Final = re.compile(
    r"\s*+(?:[-*•–]|\(?\d{1,2}[.)])?\s*+(?P<head>[^:|;–—]{2,60}?)\s*"
    r"(?P<sign>:| - | – | — |\||, (?=(?:still |now )?(?:held|controlled|lost|taken)\b))\s*"
    r"(?P<rest>[^:]{2,160})$"
)
_GOES_ON: Final = re.compile(r", (?:is|are|was|were|has|have|had)\b")
"""In what a sentence has behind an aside: "The bridge, lost in May, was retaken"."""
_NOW: Final = re.compile(r", now (?:held by |with |in the hands of )?(?P<who>[A-Z][^,;]+)$")
_BRACKETED: Final = re.compile(r"(?P<place>[A-Z][\w’' -]{2,40}?) \((?P<who>[^()\d]{2,40})\)")
_HEADED: Final = re.compile(
    r"(?:areas?|zones?|places|positions|towns|villages|posts)?\s*"
    r"(?:(?:of|under) control(?: of)?|held by|controlled by|in the hands of|of)?,?\s*"
    r"(?P<who>.+?)(?:[-‑ ](?:held|controlled|positions?|areas?))?",
    re.IGNORECASE,
)
_SAYS_HOLD: Final = re.compile(
    r"\b(?:control|holds?|held|controlled|hands|positions?)\b", re.IGNORECASE
)


class _Row(NamedTuple):
    line: Line
    head: Phrase
    rest: Phrase
    head_text: str
    rest_text: str


def listed_claims(scene: Scene, line: Line) -> list[Claimed]:
    """Return the claims that a line of a list makes; none where it is no such line."""
    bracketed = list(_in_brackets(scene, line))
    if bracketed:
        return bracketed
    row = _row(line)
    if row is None:
        return list(_under_heading(scene, line))
    return list(_by_place(scene, row)) or list(_by_holder(scene, row))


def without_verb(scene: Scene, line: Line) -> Iterator[Claimed]:
    """Yield the claims of "Marines at the causeway", "Upper Bresh: FFT in the two towns"."""
    if not (_ENTRY.match(line.passage.text) or _under_control(scene, line)):
        return
    starts = [0, *(n + 1 for n, word in enumerate(line.words) if word.low in (":", ";", ",", "."))]
    for start in starts:
        who = line.after(start + (line.low(start) == "and"))
        if not 0 < who.last - who.first <= 5 or line.low(who.last) not in _AT_PLACE:
            continue
        if any(low in VERBS or low.endswith("ing") for low in line.lows(who)):
            continue
        holder = scene.holder(line, who) or scene.party(line, who)
        if holder is None or not scene.fights(line, who, holder):
            continue
        labelled = scene.labelled(line.passage)
        for where in spots(scene, line, line.after(who.last + 1)):
            if where.control == "full" and labelled is not None:
                where = where._replace(place=labelled)  # "Hanna valley: X along the whole road"
            if where.place is not None:
                yield _claimed("present", "presence", who, holder, where)


_ENTRY: Final = re.compile(r"\s*\d{1,2}[:.h]?\d{2}\b")
_AT_PLACE: Final = frozenset(("in", "at", "inside", "along", "on"))


def _in_brackets(scene: Scene, line: Line) -> Iterator[Claimed]:
    """Yield the claims of "Control: Kolo (army), Dessim (Front), Kessa (contested)"."""
    found = list(_BRACKETED.finditer(line.sentence.text))
    if not found or not (_SAYS_HOLD.match(line.sentence.text) or _under_control(scene, line)):
        return
    start = line.sentence.where.start
    for each in found:
        phrase = line.at(start + each.start("place"), start + each.end("place"))
        where = spot(scene, line, phrase)
        if where is None or where.place is None:
            continue
        there = Where(line.passage.number, start + each.start("who"), start + each.end("who"))
        if each["who"].lower() in ("contested", "disputed", "divided", "split"):
            yield _claimed("contested", "contested", phrase, None, where)
        elif id := scene.cast.actor(each["who"], there):
            yield _claimed("hold", "full", phrase, CastId(id, there), where)


def _under_heading(scene: Scene, line: Line) -> Iterator[Claimed]:
    """Yield the claim of "Fenn. Contested." and "Great Sable. Northern Command (full)."."""
    heading = scene.heading(line.passage)
    words = [word for word in line.words if word.low not in (".", ",")]
    title = line.passage.sentences[0].text.split()
    if heading is None or len(title) > 3 or not 0 < len(words) <= 4:
        return
    where = Spot(heading, None, None, None, None)
    everything = Phrase(0, len(words))
    text = line.text(everything)
    if text.lower() in ("contested", "disputed", "divided", "split"):
        yield _claimed("contested", "contested", everything, None, where)
    elif not line.names(everything):
        return
    elif (holder := scene.holder(line, everything)) and scene.fights(line, everything, holder):
        yield _claimed("hold", "full", everything, holder, where)


def _row(line: Line) -> _Row | None:
    first = line.sentence.where.start
    found = _LINE.match(line.plain.rstrip(" ."))
    if not found or (found["sign"].startswith(",") and _GOES_ON.search(found["rest"])):
        return None
    head, rest = (
        line.at(first + found.start(key), first + found.end(key)) for key in ("head", "rest")
    )
    if head.first == head.last or rest.first == rest.last:
        return None
    return _Row(line, head, rest, found["head"], found["rest"].strip())


def _by_place(scene: Scene, row: _Row) -> Iterator[Claimed]:
    """Yield the claim of "PLACE: held by X", "PLACE - contested", "PLACE: X"."""
    for kind, control, pattern in listed_cues():
        found = pattern.fullmatch(row.rest_text)
        if not found:
            continue
        where = spot(scene, row.line, _head(scene, row))
        if where is None or where.place is None:
            return
        if "who" not in pattern.groupindex:
            yield _claimed(kind, control, row.rest, None, where)
            return
        who = row.line.after(_first(row, found["who"]))
        now = _NOW.search(row.rest_text)
        if now and (since := scene.holder(row.line, row.line.at(*_span(row, now["who"])))):
            yield _claimed("hold", "full", row.rest, since, where)
        for each in (who, *(row.line.listed_after(who) if not now else ())):
            holder = scene.holder(row.line, each)
            if holder is not None or each is who:
                yield _claimed(kind, control, row.rest, holder, where)
        return
    if row.rest.last - row.rest.first > 4 or set(row.line.lows(row.rest)) & PREPOSITIONS:
        return
    where = spot(scene, row.line, row.head)
    if where is None or where.place is None:
        return
    holder = scene.holder(row.line, row.rest)
    if holder is not None and scene.fights(row.line, row.rest, holder):
        yield _claimed("hold", "full", row.rest, holder, where)


def _head(scene: Scene, row: _Row) -> Phrase:
    """Return what the head of a row is of: the airstrip of "Airstrip at Kuma"."""
    for number in range(row.head.first + 1, row.head.last):
        before = Phrase(row.head.first, number)
        if row.line.low(number) in ("at", "in", "near") and scene.site(row.line, before):
            return before
    return row.head


def _by_holder(scene: Scene, row: _Row) -> Iterator[Claimed]:
    """Yield the claims of "Held by X: A, B and C", "X positions: A, B"."""
    found = _HEADED.fullmatch(row.head_text)
    if not found or not (_SAYS_HOLD.search(row.head_text) or _under_control(scene, row.line)):
        return
    holder = scene.holder(row.line, row.line.at(*_span(row, found["who"])))
    if holder is None:
        return
    for where in spots(scene, row.line, row.line.after(row.rest.first)):
        if where.place is not None:
            yield _claimed("hold", "full", row.head, holder, where)


def _under_control(scene: Scene, line: Line) -> bool:
    """Tell whether a title of a few lines before says that a list of who holds what follows."""
    number = line.passage.number
    for passage in reversed(scene.text.passages[max(number - 8, 0) : number - 1]):
        text = passage.text.rstrip()
        if len(text.split()) <= 6 and (text.isupper() or text[-1:] == ":" or text[-1:].isalpha()):
            return bool(_SAYS_HOLD.search(text))
    return False


def _first(row: _Row, words: str) -> int:
    """Return the number of the word at which the last words of a row begin."""
    return row.line.at(*_span(row, words)).first


def _span(row: _Row, words: str) -> tuple[int, int]:
    start = row.line.sentence.where.start
    at = row.line.plain.rfind(words)
    return start + at, start + at + len(words)


def _claimed(
    kind: str, control: Control, cue: Phrase, holder: CastId | None, where: Spot
) -> Claimed:
    if where.control in ("majority", "partial") and control == "full":
        control = where.control
    return Claimed(kind, control, cue, holder, where.place, where.site, where.share, where.figure)
