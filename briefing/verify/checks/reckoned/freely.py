"""Sums, rests and shares of any two numbers of a paragraph, for numbers too large to be a chance.

A small number is the sum or difference of some others nearly always, and a slip of a digit looks
like neither: both are left to the rules that ask how the numbers are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from math import isclose
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.checks.digits import grain
from briefing.verify.checks.reckoned.shares import says_nearly
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts

_MOST: Final = 12
"""Numbers of a paragraph that are reckoned with at most."""
_LARGE: Final = 50
"""What a count is at least, if two others may be added up to it by whatever way."""
_FEW: Final = 20
"""How many of something that costs or measures so much there are at most: two loans of..."""
_LEAST: Final = 0.05
"""How great one of two numbers is beside the other at least, if they are added or taken away."""


def freely(figure: Figure, places: Sequence[CitedFacts], text: str) -> bool:
    """Tell whether numbers of one paragraph give a number, whatever stands between them."""
    if figure.low is None or figure.low != figure.high:
        return False
    rows = [_plain(facts) for facts in places]
    if figure.kind == "count" and _WORTH.search(text):
        prices = (each for row in rows for each in permutations(row, 2))
        return any(_comes_close(figure, (a.low or 0.0) / (b.low or 1.0)) for a, b in prices)
    if figure.kind == "fraction" and figure.unit != "times":
        return any(_is_part(figure, row) for row in rows)
    if figure.kind == "count" and any(_of_a_list(figure, facts, text) for facts in places):
        return True
    if figure.kind == "count":
        sums = (each for row in rows for each in _sums(figure, row))
        return figure.low >= _LARGE and any(_meets(figure, each) for each in sums)
    if figure.kind not in ("money", "measure"):
        return False
    each = _EACH.search(text) is not None
    return any(_meets(figure, value) for row in rows for value in _amounts(figure, row, each=each))


_OTHERS: Final = late_pattern(r"(?i)\bthe (?:others|rest|remaining|remainder)\b")
_WORTH: Final = late_pattern(r"(?i)\b(?:worth|as much as|for the price of|as dear as)\b")
_EACH: Final = late_pattern(r"(?i)\b(?:each|apiece|both)\b")
_WHOLE: Final = late_pattern(r"(?i)\bof (?:the |its |their |all )*$")


def _of_a_list(figure: Figure, facts: CitedFacts, text: str) -> bool:
    """Tell whether a number is what some parts of a whole come to whose parts are all printed.

    Nine of the twelve, of which seven, two and three; or what "the others" are.
    """
    row = [each for each in _plain(facts) if each.kind == "count"]
    if facts.text and _OTHERS.search(facts.text):
        pairs = combinations(row, 2)
        rests = (one.low - other.low for one, other in pairs if one.low and other.low)
        if any(rest == figure.low for rest in rests):
            return True
    for at, whole in enumerate(row):
        parts = [each.low or 0.0 for each in row[at + 1 : at + 4]]
        listed = len(parts) > 2 and sum(parts) == whole.low
        if listed and _WHOLE.search(text[figure.end :].partition(whole.text)[0]):
            return figure.low in (parts[0] + parts[1], parts[1] + parts[2], parts[0] + parts[2])
    return False


def _plain(facts: CitedFacts) -> list[Figure]:
    """Return the numbers of a paragraph that are one number, no rank, and no "a" or "one"."""
    single = (
        each
        for each in facts.figures
        if each.low and each.low == each.high and each.kind not in ("rank", "vague")
    )
    return [each for each in single if not (each.low == 1 and each.text.isalpha())][:_MOST]


def _is_share(figure: Figure) -> bool:
    return figure.kind == "percent" or (figure.kind == "fraction" and figure.unit != "times")


def _sums(figure: Figure, row: Sequence[Figure]) -> Iterator[float]:
    alike = [each for each in row if _fits(figure, each) and (each.low or 0) >= _LARGE / 2]
    for one, other in combinations(alike, 2):
        small, large = sorted((one.low or 0.0, other.low or 0.0))
        if small >= _LEAST * large and one.unit == other.unit:
            yield small + large


def _amounts(figure: Figure, row: Sequence[Figure], *, each: bool) -> Iterator[float]:
    """Yield sums and differences of what is alike, and what shares and counts make of it."""
    alike = [number for number in row if _fits(figure, number)]
    for one, other in combinations(alike, 2):
        if one.unit == other.unit:
            yield (one.low or 0.0) + (other.low or 0.0)
            yield abs((one.low or 0.0) - (other.low or 0.0))
    for part, whole in permutations(row, 2):
        if not _fits(figure, whole):
            continue
        if _is_share(part):
            share = (part.low or 0.0) / (100 if part.kind == "percent" else 1)
            value, rest = share * (whole.low or 0.0), (1 - share) * (whole.low or 0.0)
            yield from (value, rest)
            # What it was before it rose, or fell, by that share.
            if part.kind == "percent" and figure.op == "~":
                yield from ((whole.low or 0.0) / by for by in (1 + share, 1 - share) if by)
            if each:  # borne by two in equal parts
                yield value / 2
        elif part.kind == "count" and 1 < (part.low or 0) <= _FEW:
            yield (part.low or 0.0) * (whole.low or 0.0)


def _is_part(figure: Figure, row: Sequence[Figure]) -> bool:
    """Tell whether a share is that of one number in the one of what it is a share of."""
    head = figure.noun.rsplit(" ", 1)[-1].lower()
    wholes = [each for each in row if head and each.noun.lower().endswith(head)]
    parts = [each for each in row if each.kind == "count"]
    both = [each for each in parts if (each.low or 0) >= _LARGE / 2]
    if not wholes and any(
        isclose(
            (each.low or 0) / ((one.low or 0) + (other.low or 0)), figure.low or 0.0, rel_tol=0.03
        )
        for one, other in combinations(both, 2)
        for each in (one, other)
    ):
        return True
    return any(
        isclose((part.low or 0.0) / (whole.low or 1.0), figure.low or 0.0, rel_tol=0.02)
        for whole in wholes
        for part in parts
        if part is not whole
    )


def _fits(figure: Figure, other: Figure) -> bool:
    if _is_share(other) or other.kind == "fraction":
        return False
    return (other.kind == figure.kind and other.unit == figure.unit) or (
        other.kind == "count" and not other.unit and not other.noun
    )


def _meets(figure: Figure, value: float) -> bool:
    ours = figure.low or 0.0
    rounded = ours == round(ours) and not says_nearly(figure)
    if figure.op == "~" and abs(ours - value) > grain(figure) / (2 if rounded else 1):
        return False
    return isclose(ours, value, rel_tol=1e-6 if figure.op == "=" else 0.03)


def _comes_close(figure: Figure, value: float) -> bool:
    ours = figure.low or 1.0
    if figure.op in (">", ">="):
        return 1 <= value / ours <= 1.15
    if figure.op in ("<", "<="):
        return 0.85 <= value / ours <= 1
    return isclose(ours, value, rel_tol=0.05)
