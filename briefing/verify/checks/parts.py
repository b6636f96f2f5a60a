"""Parts and wholes in a paragraph, and what an analyst makes of them: the rest, the majority."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.words.normalise import words

_OF_THEM: Final = late_pattern(r"(?i)\s(?:\w+\s){0,2}?of (?:them|whom|which|these|those)\b")
_OF_WHICH: Final = late_pattern(
    r"(?i)[^.;]{0,60}\bof (?:them|whom|which|these|those)\b[^.;]{0,40}$"
)
_OF: Final = late_pattern(
    r"(?i)\s(?:[\w’'-]+\s){0,3}?of (?:(?:the|its|our|their|all|some|about|[\w-]+['’]s?)\s)*$"
)
_INCLUDING: Final = late_pattern(
    r"(?i)^[^.;]{0,140},?\s\(?(?:including|among them|incl\.)\s(?:\w+\s){0,2}$"
)
_AS_MUCH: Final = late_pattern(r"(?i)\s?as (?:much|many)\b")
_STEP: Final = late_pattern(
    r"(?i)\s(?:(?:percentage )?points?\s)?(?P<way>fewer|less|more|lower|higher|below|above"
    r"|(?:over|under)(?=\s(?:the|its|their)\b)"
    r"|shorter|longer|narrower|wider|lighter|heavier|taller|deeper)\b"
)
_THAN: Final = late_pattern(r"(?i)(?:\s\w+)?\sthan\b")
_CLAUSE: Final = late_pattern(r"[.;:,]|\s(?:and|but|while|on|in|at)\s")
_NOT: Final = late_pattern(r"(?i)\b(?:no|not|without|lack\w*|never|none)\b|n['’]t\b")
_OTHERS: Final = late_pattern(r"(?i)\b(?:elsewhere|others?|otherwise)\b")
_LONG: Final = 5
_LEADING: Final = late_pattern(r"(?i)\bof (?:the |its |their |some |about )?$")
_EVERY: Final = late_pattern(r"(?i)\b(?:every|each|any)\s$")
_NEAR: Final = 2


def wholes(facts: CitedFacts) -> Iterator[tuple[Figure, Figure]]:
    """Yield each number that a paragraph says to be a part, with its whole.

    "37 of them", "of whom 37", "37 of the 118", "of 388 schools, 290".
    """
    figures = [each for each in facts.figures if each.low is not None and each.kind != "rank"]
    for (at, one, first), (there, other, second) in _near(figures, facts.text, _NEAR + 1):
        if first is None or second is None:
            continue
        within = facts.text[first + len(one.text) : second]
        if there - at > _NEAR + (_INCLUDING.search(within) is not None):
            continue
        behind = facts.text[second + len(other.text) :]
        before = facts.text[max(first - 12, 0) : first]
        led = _LEADING.search(before) and not _ends(within)
        if one.low == 1 and _EVERY.search(before):
            continue  # every one of our 64 sirens
        if _INCLUDING.search(within):
            yield other, one
        elif _OF.fullmatch(within) and not _OF_WHICH.fullmatch(within):
            yield one, other  # "staff of three of the five" too
        elif _OF_THEM.match(behind) or _OF_WHICH.fullmatch(within) or led:
            yield other, one


def of_them(facts: CitedFacts) -> Iterator[tuple[Figure, Figure]]:
    """Yield a number that a sentence begins with "Of them", and the first of the one before it."""
    figures = [each for each in facts.figures if each.low is not None and each.kind == "count"]
    places = [(each, at) for _, each, at in _found(figures, facts.text) if at is not None]
    for part, at in places:
        led = _OF_THOSE.search(facts.text, max(at - 40, 0), at)
        if led is None:
            continue
        begins = [cut.end() for cut in _SENTENCE.finditer(facts.text, 0, led.start())]
        before = (each for each, there in places if there >= (begins[-1] if begins else 0))
        whole = next(before, part)
        if whole is not part:
            yield part, whole


_OF_THOSE: Final = late_pattern(
    r"(?:^|[.;]\s)Of (?:them|these|those|the total),?\s(?:[\w-]+\s){0,3}$"
)


def is_whole(figure: Figure, text: str) -> bool:
    """Tell whether a sentence gives a number as the whole of another one: nine of 45."""
    return _WHOLE.search(text, 0, figure.start) is not None


def is_part(figure: Figure, text: str) -> bool:
    """Tell whether a sentence gives a number as a part of another one: five of six."""
    return _PART.match(text, figure.end) is not None


_PART: Final = late_pattern(
    r"(?i)\s(?:out )?of\s(?:(?:the|its|their|some|about)\s){0,2}"
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)\b)"
)
_WHOLE: Final = late_pattern(
    r"(?i)(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|most|all))"
    r"\s(?:out )?of\s(?:(?:the|its|their|some|about)\s){0,2}$"
)


def says_part(text: str, facts: CitedFacts, part: Figure) -> bool:
    """Tell whether a sentence says of a number what the paragraph says of a part: 43 were freed.

    The rest is what that is not said of, so it needs another word, or a denial.
    """
    at = facts.text.find(part.text)
    clause = _CLAUSE.split(facts.text[at + len(part.text) :], maxsplit=1)[0] if at >= 0 else ""
    counted = {word for each in facts.figures for word in words(f"{each.text} {each.noun}")}
    said = {word for word in words(clause) if len(word) >= _LONG} & set(words(text)) - counted
    denied = (_NOT.search(clause) is None) != (_NOT.search(text) is None)
    denied = denied or any(map(_OTHERS.search, (clause, text)))
    return bool(said) and not denied


def between(facts: CitedFacts, one: Figure, other: Figure) -> str:
    """Return the words between two numbers of a paragraph that follow each other."""
    end = facts.text.find(one.text) + len(one.text)
    return facts.text[end : max(facts.text.find(other.text, end), 0)]


_APPOSED: Final = late_pattern(r"(?i)\s?(?:as (?:many|much)\s)?(?:[\w-]+\s?){0,3},\s")


def scaled(facts: CitedFacts) -> Iterator[tuple[float, Figure]]:
    """Yield how many times as much as a number beside it something is: half as much, twice."""
    figures = [each for each in facts.figures if each.low is not None and each.kind != "rank"]
    for (_, one, _), (_, other, second) in _near(figures, facts.text, 1):
        if second is None:
            continue
        behind = facts.text[second + len(other.text) :]
        if other.kind == "fraction" and (other.unit == "times" or _AS_MUCH.match(behind)):
            factor = other.low or 0.0
            yield factor, one
            if factor and other.unit == "times":
                yield 1 / factor, one  # 4,000, twice as many as by shells
    for (_, one, first), (_, other, second) in _near(figures, facts.text, 1):
        if one.unit == "times" and one.low and first is not None and second is not None:
            within = facts.text[first + len(one.text) : second]
            if _APPOSED.fullmatch(within):
                yield 1 / one.low, other  # twice as many boats, 48, as on Monday


def steps(facts: CitedFacts, unit: str, *, astray: bool = False) -> Iterator[float]:
    """Yield what a number was, of which it is said how much it changed: nine, two fewer than.

    Points take a percentage back. ``astray``: what it comes to the wrong way, seven.
    """
    figures = [each for each in facts.figures if each.low is not None and each.kind != "rank"]
    places = list(_found(figures, facts.text))
    for (_, one, _), (_, other, second) in pairwise(places):
        alike = (other.kind in ("measure", "money")) and other.unit == one.unit
        within = _METRES.get(other.unit, 0.0) / _METRES.get(one.unit, 1.0)
        alike = alike or (within > 0 and one.unit in _METRES)
        apart = other.kind != "count" and not alike
        into = _METRES.get(unit, 0.0) and _METRES.get(one.unit, 0.0) / _METRES[unit]
        if second is None or apart or (unit not in ("", one.unit) and not into):
            continue
        step = _STEP.match(facts.text, second + len(other.text))
        if astray and step and not _THAN.match(facts.text, step.end("way")):
            continue  # 2,600, and 5,000 more on Saturday
        if step and one.low is not None and other.low is not None:
            fewer = step["way"].lower() in _FEWER
            by = other.low * (within or 1.0)  # 7.42 m, 38 cm lower
            yield round((one.low + by if fewer != astray else one.low - by) * (into or 1.0), 6)


_FEWER: Final = frozenset(
    ("fewer", "less", "lower", "below", "under", "shorter", "narrower", "lighter")
)
_METRES: Final = {"mm": 0.001, "cm": 0.01, "m": 1.0, "km": 1000.0}


def _ends(text: str) -> bool:
    return ". " in text or ";" in text


def _near(figures: list[Figure], text: str, most: int) -> Iterator[tuple[_Found, _Found]]:
    """Yield each figure with those behind it that are at most so many places on, in their order."""
    places = list(_found(figures, text))
    for at, one in enumerate(places):
        for other in places[at + 1 : at + 1 + most]:
            yield one, other


_Found = tuple[int, Figure, int | None]
"""The number of a figure in its paragraph, the figure, and where it stands in the text."""


def _found(figures: list[Figure], text: str) -> Iterator[_Found]:
    """Yield the figures with where they stand in the text, in their order."""
    last = 0
    for number, each in enumerate(figures):
        at = text.find(each.text, last)
        yield number, each, at if at >= 0 else None
        last = at + len(each.text) if at >= 0 else last


_DIGITS: Final = frozenset("0123456789.,")
_SENTENCE: Final = late_pattern(r"[.!?]\s+|\n")


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


_FURTHER: Final = late_pattern(r"(?i)(?:another|(?:a )?further|(?:an )?additional)")
_REACH: Final = 200
"""Letters from a number within which another is said to be a further one: 20, and another 20."""


def with_further(places: Sequence[CitedFacts]) -> Iterator[float]:
    """Yield the sums of a count and the one behind it that is said to be a further one.

    Or that "and" joins with it: 12 guards and 16 villagers.
    """
    for facts in places:
        counts = [
            each
            for each in facts.figures
            if each.kind == "count" and each.low and not _FURTHER.fullmatch(each.text)
        ]
        for one, other in pairwise(counts):
            text = re.sub("^(?:another|further|additional) ", "", other.text)
            behind = rf"(?s)(?<!\w){re.escape(one.text)}\b.{{1,{_REACH}}}?\b"
            more = rf"{behind}(?i:another|further|additional) "
            both = rf"(?<!\w){re.escape(one.text)} (?:[a-zA-Z]+ ){{1,2}}and "
            last = re.escape(text)
            if re.search(f"{more}{last}|{both}{last} [a-z]", facts.text or ""):
                yield (one.low or 0.0) + (other.low or 0.0)
