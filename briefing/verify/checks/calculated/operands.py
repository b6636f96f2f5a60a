"""What an operand of a calc line is, and in which of the cited paragraphs it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from briefing.brief.fold import fold
from briefing.compiled import late_pattern
from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checks.calculated.amounts import (
    CONSTANT,
    SHARE,
    THINGS,
    TIME,
    CalcAmount,
    Moment,
    Value,
)
from briefing.verify.checks.calculated.says import part_of, unit_of
from briefing.verify.checks.calculated.worked import Worked
from briefing.verify.checks.reckoned.days import resolved
from briefing.verify.checks.reckoned.lengths import DAYS, clocks
from briefing.verify.days import supports
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts

_BARE: Final = frozenset((100.0, 1_000.0, 10_000.0, 1_000_000.0))
"""Numbers that turn a unit into another: per cent, thousands, square metres of a hectare."""
_UNITS: Final = {
    "day": (7, 365), "night": (7,), "week": (52,), "month": (12,), "hour": (24,),
    "minute": (60,), "second": (60, 3600),
}  # fmt: skip
"""How many of a unit of time make the next one."""
_CLOCK: Final = late_pattern(r"(\d{1,2})\s?[:h.٫]\s?(\d{2})(?!\d)")
_YEAR: Final = late_pattern(r"[12]\d{3}")
_HALF: Final = 0.5


class Read(Struct, frozen=True):
    """An operand: its ``value``, None where the ``trouble`` is that it has none.

    ``where`` are the paragraphs it is printed in, none of what need not be printed; ``of`` is the
    line above that it is the result of. ``trouble`` says what is wrong with it.
    """

    value: Value | None
    where: tuple[str, ...] = ()
    trouble: str = ""
    of: Worked | None = None


def read(case: Case, text: str, above: Sequence[Worked]) -> Read:
    """Return what an operand is: printed in the cited paragraphs, or the result of a line above."""
    if _is_time(case, text):
        return _clock(case, text)
    figures = case.language.parse_figures(text)
    day = _day(case, text, figures)
    if day is not None:
        return day
    figure = number(case, text)
    if figure is None or figure.low is None or figure.high is None:
        more = "is not one number" if figures else "is no number, day or time"
        return Read(None, trouble=f"{shown(text)} {more}")
    value = amount(figure)
    printed = list(_printed(case, figure, text))
    if printed:
        where = tuple(dict.fromkeys(case.name(each) for each, _ in printed))
        return Read(_of_one_kind(value, [each for _, each in printed]), where)
    for worked in reversed(above):
        if worked.figure is not None and _same(case, figure, worked.figure):
            return Read(worked.value, of=worked)
    if (constant := _constant(case, figure)) is not None:
        return Read(constant)
    return Read(value, trouble=_absent(case, figure, text))


def amount(figure: Figure) -> CalcAmount:
    """Return a number as an amount."""
    part = part_of(figure)
    low, high = figure.low or 0.0, figure.high or 0.0
    return CalcAmount(low * part, high * part, unit_of(figure), DAYS.get(figure.unit, 0.0))


def _of_one_kind(value: CalcAmount, printed: Sequence[Figure]) -> CalcAmount:
    """Return a plain number with what it is of wherever it is printed: money, a measure, things."""
    units = {THINGS if each.noun and not unit_of(each) else unit_of(each) for each in printed}
    if value.unit or len(units) != 1:
        return value
    unit = units.pop()
    return value if unit in (TIME, SHARE) else value._replace(of=unit)


def moment(case: Case, text: str) -> Moment | None:
    """Return the day or the time of the day that words say, None where they say none."""
    if _is_time(case, text):
        found = _minutes(text)
        return None if found is None else Moment(found, found, clock=True)
    span = resolved(case, text)
    return None if span is None else Moment(span.first.toordinal(), span.last.toordinal())


def _is_time(case: Case, text: str) -> bool:
    return case.language.is_time(text) or (_CLOCK.fullmatch(text) is not None and ":" in text)


def _minutes(text: str) -> int | None:
    found = clocks(text)
    if not found and (match := _CLOCK.search(text)) is not None:
        found = [int(match[1]) * 60 + int(match[2])]
    return found[0] if len(found) == 1 and found[0] <= 1440 else None


def _clock(case: Case, text: str) -> Read:
    minutes = _minutes(text)
    if minutes is None:
        return Read(None, trouble=f"{shown(text)} is no time of the day in hours and minutes")
    where = [
        facts
        for facts in case.scope.paragraphs
        if any(
            case.language.is_time(each.text) and case.language.same_time(text, each.text)
            for each in facts.dates
        )
        or minutes in clocks(facts.text)
    ]
    value = Moment(minutes, minutes, clock=True)
    if where:
        return Read(value, tuple(map(case.name, where)))
    trouble = f"the time {shown(text)} is not printed in {case.scope.where()}"
    return Read(value, trouble=trouble)


def _day(case: Case, text: str, figures: Sequence[Figure]) -> Read | None:
    """Return a day as an operand; a year in digits is a number, and so is a length of time."""
    if _YEAR.fullmatch(text) or any(each.unit in DAYS for each in figures):
        return None
    dates = case.language.find_dates(text)
    span = resolved(case, text) if dates else None
    if span is None or len(dates[0].text) < len(text) - 1:
        return None
    printed = [each for facts in case.scope.paragraphs for each in facts.dates if each.span]
    same = [each for each in printed if case.language.same_words(text, each.text)]
    if same and same[0].span is not None:
        span = same[0].span  # "Monday" is the one that the paragraph means
    where = same or [each for each in printed if each.span and supports(span, each.span)]
    value = Moment(span.first.toordinal(), span.last.toordinal())
    if where:
        return Read(value, tuple(dict.fromkeys(case.name(each.facts) for each in where)))
    trouble = f"the day {shown(text)} does not follow from {case.scope.where()}"
    return Read(value, trouble=trouble)


def number(case: Case, text: str) -> Figure | None:
    """Return the one number of some words, None of none or several: "33 and a half" is one."""
    figures = case.language.parse_figures(text)
    if len(figures) != 1 or figures[0].kind == "vague":
        return None
    figure = figures[0]
    rest = case.language.parse_figure(text.replace(figure.text, "", 1))
    if rest is None:
        return figure
    whole = figure.low is not None and figure.low == figure.high == int(figure.low)
    if not whole or rest.kind != "fraction" or rest.low != _HALF:
        return None
    low = (figure.low or 0.0) + _HALF
    return figure._replace(text=f"{figure.text} {rest.text}", low=low, high=low)


def _printed(case: Case, figure: Figure, text: str) -> Iterator[tuple[CitedFacts, Figure]]:
    """Yield where a number is printed, of things that may be the same where it says of what."""
    exact = figure._replace(op="=")
    if (figure.low or 0) % 1 == _HALF < (figure.low or 0) and not any(
        char in figure.text for char in ".,٫"
    ):
        exact = exact._replace(low=(figure.low or 0) - _HALF, high=(figure.low or 0) - _HALF)
    year = _YEAR.fullmatch(text)
    digits = re.compile(rf"(?<![\w.,]){re.escape(text)}(?![\w%]|[.,]\d)")
    plain = len(text) > 1 and all(char.isdecimal() or char in ".," for char in text)
    for facts in case.scope.paragraphs:
        for theirs in facts.figures:
            if _is_printed(case, exact, theirs):
                yield facts, theirs
        if year and any(re.search(rf"(?<!\d){text}(?!\d)", each.text) for each in facts.dates):
            yield facts, exact
        elif plain and digits.search(facts.text) and not _has(case, facts, exact):
            yield facts, exact  # "Ume 640" is read as a name


def _has(case: Case, facts: CitedFacts, exact: Figure) -> bool:
    return any(case.language.agrees(exact, theirs) for theirs in facts.figures)


def _is_printed(case: Case, exact: Figure, theirs: Figure) -> bool:
    if exact.kind == "rank" or theirs.kind == "rank":
        return exact.kind == theirs.kind and exact.low == theirs.low
    if theirs.kind == "vague":
        return False
    if not case.language.agrees(exact, theirs):
        return False
    other = exact.noun and theirs.noun and exact.kind == theirs.kind == "count"
    return not (other and case.language.other_noun(exact.noun, theirs.noun, case.scope.counted))


def times_printed(case: Case, text: str) -> int:
    """Return how often a number is printed in the cited paragraphs, 0 where that cannot be told."""
    figure = number(case, text)
    if figure is None or not case.scope.texts():
        return 0
    exact = figure._replace(op="=")
    return max(
        1,
        sum(
            case.language.agrees(exact, each)
            for facts in case.scope.paragraphs
            for each in facts.source.language.find_figures(facts.text, source=True)
        ),
    )


def _same(case: Case, ours: Figure, theirs: Figure) -> bool:
    exact = ours._replace(op="=", noun=""), theirs._replace(op="=", noun="")
    return case.language.agrees(*exact)


def _constant(case: Case, figure: Figure) -> CalcAmount | None:
    """Return what only turns one unit into another, None of any other number."""
    low = figure.low or 0.0
    if figure.low != figure.high or figure.op != "=":
        return None
    if figure.kind == "percent" and low == 100 and figure.unit != "pp":
        return CalcAmount(1.0, 1.0, SHARE)
    bare = figure.kind == "count" and not figure.noun and low in _BARE
    timed = low in _UNITS.get(figure.unit, ())
    return CalcAmount(low, low, CONSTANT) if bare or timed else None


def _absent(case: Case, figure: Figure, text: str) -> str:
    """Return that a number is not printed, and where it is or what it is there."""
    exact = figure._replace(op="=")
    where = case.scope.where()
    plain = exact._replace(noun="")
    there = (each for facts in case.scope.paragraphs for each in facts.figures)
    other = next((each for each in there if _is_printed(case, plain, each)), None)
    if other is not None and figure.noun:
        return f"{shown(text)} does not count {shown(figure.noun)} in {where}"
    for source in case.book.sources:
        for facts in source.paragraphs:
            if any(_is_printed(case, exact, each) for each in facts.figures):
                place = case.name(facts)
                return f"{shown(text)} is not printed in {where}, but in {place}: cite it"
    return f"{shown(text)} is not printed in {where}"


def missing_member(case: Case, names: Sequence[str]) -> tuple[int, str] | None:
    """Return which of some names is not among those printed, each by itself, and why.

    None where all are, or where the text is not at hand to tell.
    """
    folded = [" ".join(fold(name).split()) for name in names]
    for at, name in enumerate(folded):
        if name in folded[:at]:
            return at, f"{shown(names[at])} is counted twice"
    small = "wording" in case.language.judged
    for at, name in enumerate(names):
        plain = not case.language.content_words(name) and number(case, name) is None
        if small and plain and not name.isupper():
            return at, f"{shown(name)} names nothing that could be counted"
    texts = case.scope.texts()
    if not texts:
        return _not_named(case, names)
    left = "\n".join(" ".join(fold(text).split()) for text in texts)
    for at in sorted(range(len(names)), key=lambda at: -len(folded[at])):
        itself = re.compile(rf"(?<!\w){re.escape(folded[at])}(?!\w)")
        if itself.search(left) is None:
            return at, f"{shown(names[at])} is not printed by itself in {case.scope.where()}"
        left = itself.sub("\n", left)
    return None


def _not_named(case: Case, names: Sequence[str]) -> tuple[int, str] | None:
    for at, name in enumerate(names):
        if not any(facts.names.has(name) for facts in case.scope.paragraphs):
            return at, f"{shown(name)} is not named in {case.scope.where()}"
    return None
