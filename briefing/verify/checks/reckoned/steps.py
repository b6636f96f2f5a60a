"""Numbers that the words beside a printed one give in one step: so much a week, doubled to, other.

They are open as what is reckoned elsewhere is: nobody has shown that they are wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isclose
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.parts import between, sentence_with
from briefing.verify.checks.reckoned.lengths import DAYS
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts

_RATE: Final = late_pattern(r"(?i)\b(?:an?|per|each|every)\s(hour|day|week|month|year)\b")
_DAILY: Final = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
_TO: Final = late_pattern(
    r"(?i)\b(doubl|trebl|tripl|quadrupl|halv)(?:ed?|es|ing)\b[^.;:]{0,12}\bto\s$"
)
TIMES: Final = {"doubl": 2.0, "trebl": 3.0, "tripl": 3.0, "quadrupl": 4.0, "halv": 0.5}
"""By how much a number is multiplied, by how the verb that says so begins."""
_POINTS: Final = late_pattern(
    r"(?i)\s(?:percentage )?points (?:lower|less|below|higher|more|above|up|down)\b"
)
_AND: Final = late_pattern(r"\b[A-Z][\w-]+ and $|\b(?:along|together|jointly) with $")
_OTHERS: Final = late_pattern(r"(?i)\s(?:other|neighbou?ring|more|further|nearby|surrounding)\b")
_REACH: Final = 40
_LED: Final = late_pattern(r"(?i)(?:^|[.;:,]\s|\()of (?:the |its |their |his |her |our )?$")


def is_step(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether the words beside one of the cited numbers give a number of ``text``."""
    if figure.low is None or figure.high is None or figure.low <= 0 or figure.kind == "vague":
        return False
    return any(
        _meets(figure, value)
        for facts in case.scope.paragraphs
        if facts.text
        for value in _given(case, figure, text, facts)
    )


def _given(case: Case, figure: Figure, text: str, facts: CitedFacts) -> Iterator[float]:
    yield from _at_rates(case, figure, text, facts)
    yield from _rests(figure, facts)
    for each in facts.figures:
        if each.low is None or each.low != each.high:
            continue
        at = facts.text.find(each.text)
        end, before = at + len(each.text), max(at - _REACH, 0)
        alike = each.kind == figure.kind and each.unit == figure.unit
        if alike and (match := _TO.search(facts.text, before, at)):
            yield each.low / TIMES[match[1].lower()]
        named = alike and each.kind == "count" and _AND.search(facts.text, before, at)
        if named and _OTHERS.match(facts.text, end):
            yield each.low + 1
        if figure.unit == "%" and _POINTS.match(facts.text, end):
            shares = [other.low for other in facts.figures if other.unit == "%" and other.low]
            yield from (share + sign * each.low for share in shares for sign in (1, -1))


def _at_rates(case: Case, figure: Figure, text: str, facts: CitedFacts) -> Iterator[float]:
    """Yield what so much a week makes a day, or in the time that an item names."""
    if figure.unit in DAYS:
        return
    ours = [match[1].lower() for match in _RATE.finditer(text)]
    ours += [unit for word, unit in _DAILY.items() if word in text.lower()]
    lengths = rated = [DAYS[unit] for unit in ours]
    lengths = lengths + [
        (each.low or 0.0) * DAYS[each.unit]
        for each in case.language.find_figures(text)
        if each.unit in DAYS and each.low == each.high
    ]
    for each in facts.figures if lengths else ():
        if each.low is None or (each.kind, each.unit) != (figure.kind, figure.unit):
            continue
        yield from _on_average(each, facts, rated)
        for match in _RATE.finditer(sentence_with(each.text, facts.text)):
            rate = DAYS[match[1].lower()]
            yield from (each.low * days / rate for days in lengths if days != rate)  # a step


def _on_average(each: Figure, facts: CitedFacts, rated: Sequence[float]) -> Iterator[float]:
    """Yield how much a day a number is that came about in a length of time."""
    sentence = sentence_with(each.text, facts.text)
    for length in facts.figures:
        if length.unit in DAYS and length.low and length.text in sentence:
            yield from (
                (each.low or 0.0) * days / (length.low * DAYS[length.unit]) for days in rated
            )


def _rests(figure: Figure, facts: CitedFacts) -> Iterator[float]:
    """Yield what several parts leave of their whole: of 14 four have left and two been killed."""
    counts = [each for each in facts.figures if each.kind == "count" and each.low == each.high]
    for at, whole in enumerate(counts if figure.kind == "count" else ()):
        first = facts.text.find(whole.text)
        if not whole.low or _LED.search(facts.text, 0, first) is None:
            continue
        rest, last = whole.low, whole
        for part in counts[at + 1 :]:
            if any(stop in between(facts, last, part) for stop in (". ", ";", ":")):
                break
            rest, last = rest - (part.low or 0.0), part
            if rest > 0 and last is not counts[at + 1]:
                yield rest


def _meets(figure: Figure, value: float) -> bool:
    ours = figure.low or 1.0
    if figure.low != figure.high:
        return ours <= value <= (figure.high or 0.0) <= _WIDE * ours
    if figure.op in (">", ">="):
        return 1 <= value / ours <= _BOUND
    if figure.op in ("<", "<="):
        return value > 0 and 1 <= ours / value <= _BOUND
    return isclose(ours, value, rel_tol=1e-6 if figure.op == "=" else _ABOUT)


_BOUND: Final = 1.15
_WIDE: Final = 1.5
"""How wide a range is at most of which a number is said to be: five to six a week."""
_ABOUT: Final = 0.03


_LEVEL: Final = late_pattern(
    r"(?i)\b(?:f[ae]ll(?:en|s)?|dropp?(?:ed|s)?|slid|sank|rose|climbed|down|up|moved)\s(?:\w+\s){0,2}to\s$"
)
_COLDER: Final = late_pattern(
    r"(?i)\s(?:colder|cooler|lower|(?:below|under) (?:the )?(?:normal|average|usual|mean|norm))\b"
)


def is_signed_so(case: Case, figure: Figure, text: str) -> bool:
    """Tell whether words may say what the sign says: a growth of -3 % is a fall by 3 %.

    What something fell to is a level, and has its sign; degrees are turned by what they are below.
    """
    if _LEVEL.search(text, 0, figure.start):
        return False
    if figure.unit == "degree" and figure.low:
        colder = _COLDER.match(text, figure.end) is not None
        there = (each for facts in case.scope.paragraphs for each in facts.figures)
        return colder and any(f.unit == "degree" and f.low == -figure.low for f in there)
    for facts in case.scope.paragraphs:
        if any(case.language.opposes(figure, theirs) for theirs in facts.figures):
            below = figure.low is not None and figure.low < 0
            texts = [facts.text] if below else [text.text for text in case.texts]
            return not all(texts) or any(map(case.language.falls, texts))
    return False
