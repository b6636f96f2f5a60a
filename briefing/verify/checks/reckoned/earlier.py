"""What a number was before a printed change, what is left, and what it is with what is added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isclose
from typing import Final, NamedTuple

from briefing.compiled import late_pattern
from briefing.verify.checks.parts import sentence_with
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts

_CHANGE: Final = late_pattern(r"\(\s?(?P<sign>[+\u2212\u2013-])\s?(?P<by>\d[\d.,]*)\s?%?\)")
"""A change behind what it is of: 96,400 are displaced (+11,900)."""
_THAN: Final = late_pattern(
    r"(?i)(?P<by>\d[\d.,]*(?:\s(?:thousand|million|billion))?|\b(?:two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve))\s(?:[\w-]+\s){0,2}?"
    r"(?P<sign>more|fewer|less|higher|lower)\sthan\s(?:in|on|at|an?|last|the|it|they)\b"
)
"""The same told: 410,000 more than in May."""
_BROUGHT: Final = late_pattern(
    r"(?i)\b(?:bring|tak|rais|lift|push|increas)(?:ing|e?s)\s(?:the|its|their|that)\b[^.;]{0,80}?\bto\s"
    r"(?:(?:about|some|around|over|nearly|almost|at least|more than)\s)?(?=[$€£]?(?P<to>\d[\d.,]*))"
)
"""What adds a number to what was there: 31 more died, bringing the toll to 250."""
_FULL_STOP: Final = late_pattern(r"[.!?]\s")
_HAD: Final = late_pattern(r"(?i)\bhad\b")
_SENTENCE: Final = late_pattern(r"[.;!?]\s")
_EARLIER: Final = late_pattern(
    r"(?i)\b(?:earlier|before|previous(?:ly)?|former(?:ly)?|last|ago|then|until|till|from|originally"
    r"|initially|at first|had (?:\w+ )?been|used to)\b"
)
"""What a sentence has that tells what was before."""
_LEAVING: Final = late_pattern(
    r"(?i)\b(?:leaving|leaves)\s(?:only |just |about |some |another )?(?P<left>[\w,-]+)\b"
)
_MORE: Final = frozenset(("+", "more", "higher"))
_NEAR: Final = 0.02
"""How far a rounded number may lie from the exact one, as a share of it."""


class _Change(NamedTuple):
    """A number, and what is taken from it to have the one before."""

    figure: Figure
    by: float


def was_before(figure: Figure, places: Sequence[CitedFacts], text: str) -> bool:
    """Tell whether a number is what one of a paragraph was before, and is told as that."""
    if figure.low is None or not (_EARLIER.search(text) or _HAD.search(text)):
        return False
    read = [facts for facts in places if facts.text]
    added = (each.figure.low - each.by for f in read for each in _brought(f) if each.figure.low)
    if any(_meets(figure, value) for value in added):
        return True
    if not _EARLIER.search(text):
        return False
    before = (each.figure.low - each.by for f in read for each in _changes(f) if each.figure.low)
    started = (value for facts in read for value in _with_those_left(figure, facts))
    return any(_meets(figure, value) for each in (before, started) for value in each)


def is_wrong_way(figure: Figure, places: Sequence[CitedFacts]) -> bool:
    """Tell whether a number adds a change in brackets to what has it already: 108,300 of 96,400."""
    ends = [
        (each.figure.low - each.by, each.figure.low + each.by)
        for facts in places
        if facts.text
        for each in (*_changes(facts), *_brought(facts))
        if each.figure.low is not None
    ]
    return any(after == figure.low for _, after in ends) and all(
        before != figure.low for before, _ in ends
    )


def _changes(facts: CitedFacts) -> Iterator[_Change]:
    """Yield the numbers of a paragraph before a change in brackets, in its sentence."""
    begin = 0
    found = (*_CHANGE.finditer(facts.text), *_THAN.finditer(facts.text))
    for match in sorted(found, key=lambda each: each.start()):
        by = facts.source.language.parse_figure(match["by"], "")
        cut = [each.end() for each in _SENTENCE.finditer(facts.text, begin, match.start())]
        words = facts.text[cut[-1] if cut else begin : match.start()]
        begin = match.end()
        if by is None or by.low is None:
            continue
        change = by.low if match["sign"].lower() in _MORE else -by.low
        for each in facts.figures:
            single = each.low is not None and each.low == each.high and each.kind != "rank"
            single = single and (not by.unit or each.unit in ("", by.unit))
            if single and each.text in words and abs(each.low or 0.0) > by.low / 2:
                yield _Change(each, change)


def _brought(facts: CitedFacts) -> Iterator[_Change]:
    """Yield the numbers that others of their sentence are said to have brought something to."""
    for match in _BROUGHT.finditer(facts.text):
        cut = [each.end() for each in _FULL_STOP.finditer(facts.text, 0, match.start())]
        words = facts.text[cut[-1] if cut else 0 : match.start()]
        counts = [each for each in facts.figures if each.low and each.low == each.high]
        printed = match["to"].rstrip(".,")
        reached = next((each for each in counts if printed in each.text), None)
        for each in counts if reached else ():
            alike = reached is not None and (each.kind, each.unit) == (reached.kind, reached.unit)
            added = alike and reached is not None and (each.low or 0.0) < (reached.low or 0.0)
            if added and reached is not None and each.low and each.text in words:
                yield _Change(reached, each.low)


def _with_those_left(figure: Figure, facts: CitedFacts) -> Iterator[float]:
    """Yield what some and those that they leave were together: five were found, leaving three."""
    for match in _LEAVING.finditer(facts.text) if figure.kind == "count" else ():
        left = facts.source.language.parse_figure(match["left"], "")
        sentence = sentence_with(match[0], facts.text)
        for each in facts.figures if left and left.low else ():
            alike = each.kind == "count" and each.low == each.high and each.low
            if alike and each.text != match["left"] and each.text in sentence:
                yield (each.low or 0.0) + ((left.low if left else None) or 0.0)


def _meets(figure: Figure, value: float) -> bool:
    near = _NEAR if figure.op != "=" else 1e-9
    return value > 0 and isclose(figure.low or 0.0, value, rel_tol=near)
