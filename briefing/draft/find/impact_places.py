"""Where an impact was: behind its words, else in its sentence, else by its heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene


def _apart_by_stop(line: Line, one: Phrase, other: Phrase) -> bool:
    """Tell whether a semicolon stands between two phrases."""
    first, last = min(one, other), max(one, other)
    return any(line.low(number) == ";" for number in range(first.last, last.first))


def _other_clause(line: Line, one: Phrase, other: Phrase) -> bool:
    """Tell whether ", and" or ", but" stands between two phrases: it may have been elsewhere."""
    first, last = min(one, other), max(one, other)
    between = range(first.last, last.first)
    return any(line.low(n) == "," and line.low(n + 1) in ("and", "but", "while") for n in between)


def place_of(scene: Scene, line: Line, first: int, last: int, *, hurt: bool) -> CastId | None:
    """Return where it was: behind the figure or cue, else in the sentence, else its heading.

    ``hurt``: of those who were, it is not where they were brought to.
    """
    phrase = line.at(first, last)
    behind = [("in", line.after(phrase.last))] if line.leads(phrase.last - 1) else []
    for prep, there in (*behind, *line.places_after(phrase.last)):
        if prep in ("by", "with", "against", "since"):
            continue
        if {"who", "whom"} & set(line.lows(Phrase(phrase.last, there.first))):
            continue  # "captured 30 fighters, among them one who was wanted in P"
        if hurt and (_is_carried(line, phrase, there) or _is_speakers(line, there)):
            continue
        if found := scene.place(line, there):
            return found
    own = _clause(line, phrase)
    rest = (Phrase(0, own.first), Phrase(own.last, len(line.words)))
    named = (_named(scene, line, phrase, each, hurt) for each in (phrase, own, *rest))
    if found := next((each for each in named if each is not None), None):
        return found
    return scene.heading(line.passage) or scene.labelled(line.passage)


def _named(scene: Scene, line: Line, phrase: Phrase, within: Phrase, hurt: bool) -> CastId | None:
    """Return the first place that a stretch of a sentence names which a phrase may be of."""
    for name in line.names(within):
        if scene.cast.sort(line.text(name)) != "place" or _apart_by_stop(line, phrase, name):
            continue
        if line.where(name).start == 0 and line.text(name).isupper():
            continue  # a dateline says where it was written
        if _of_them(line, phrase, name):
            continue  # "6,500 people fled, most of them to Karsh"
        if hurt and (_is_carried(line, phrase, name) or _is_speakers(line, name)):
            continue
        id = scene.cast.place(line.text(name), line.where(name))
        if id and not line.low(name.last - 1).endswith(("'s", "s'")):
            other = _other_clause(line, phrase, name)
            return CastId(id, line.where(name), "medium" if other else "high")
    return None


def _is_carried(line: Line, phrase: Phrase, there: Phrase) -> bool:
    """Tell whether those who were hurt were only brought to a place, or treated there."""
    if there.first >= phrase.last:
        between = " ".join(line.lows(Phrase(phrase.last, there.first)))
        return _CARRIED.search(between) is not None
    between = " ".join(line.lows(Phrase(there.last, phrase.first)))
    return _TREATED.match(between) is not None


def _is_speakers(line: Line, there: Phrase) -> bool:
    """Tell whether a place is only that of the hospital of who speaks: "said Dr Sal of ..."."""
    if not {"hospital", "clinic"} & {line.low(there.last), line.low(there.last - 1)}:
        return False
    at, text = line.where(there).start, line.passage.text
    whose = [speech.who for speech in line.sentence.speeches if speech.who]
    return any(
        who.start <= at and (at < who.end or _OF.fullmatch(text, who.end, at)) for who in whose
    )


_OF: Final = re.compile(r" (?:of|at|from|in) (?:the )?")


_CARRIED: Final = re.compile(
    r"\b(?:taken|flown|brought|airlifted|transferred|rushed|carried)(?: \w+){0,2}? to\b"
    r"(?: [\w'’-]+){0,4}$"
)
_TREATED: Final = re.compile(
    r"(?:hospitals?|clinics?|infirmary) (?:has |have |had )?(?:treated|admitted|received|took in"
    r"|taken in)\b"
)


def _clause(line: Line, phrase: Phrase) -> Phrase:
    """Return the clause of a phrase: between "and that", ", and", "while" and the like."""
    begins = line.numbers(_begins)
    before, behind = bisect_left(begins, phrase.first), bisect_left(begins, phrase.last)
    first = begins[before - 1] if before else 0
    return Phrase(first, begins[behind] if behind < len(begins) else len(line.words))


def _begins(line: Line, number: int) -> bool:
    """Tell whether another clause begins at a word."""
    low, before = line.low(number), line.low(number - 1)
    joined = low in ("and", "but") and (before == "," or line.low(number + 1) == "that")
    return joined or low in (";", "while", "whereas")


def _of_them(line: Line, phrase: Phrase, name: Phrase) -> bool:
    """Tell whether a place is told of some of those alone that stand before it."""
    between = " ".join(line.lows(Phrase(phrase.last, name.first)))
    return (
        re.search(r"\b(?:most|many|some|half|part|several|thousands) of (?:them|whom)\b", between)
        is not None
    )
