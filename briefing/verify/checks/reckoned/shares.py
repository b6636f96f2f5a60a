"""Shares and multiples of two printed numbers, and what a printed share is called."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product
from math import isclose
from typing import Final

from briefing.verify.case import Case
from briefing.verify.checks.digits import bounds_share
from briefing.verify.checks.parts import of_them
from briefing.verify.language import Figure, Op
from briefing.verify.sources.facts import CitedFacts

_BESIDE: Final = 2
"""How many places two numbers of a paragraph may be apart to be held against each other."""
CLOSE: Final = 0.08
"""How far a number that is said to be about another may lie from it, as a share of it."""
FAR: Final = 0.15
"""The same of a bound: "more than", "nearly"."""
NEARLY: Final = ("nearly", "almost", "close to", "just under")


def says_nearly(figure: Figure) -> bool:
    """Tell whether the words of a figure say that it is not quite reached."""
    said = figure.text.lower()
    return said.startswith(NEARLY) or (
        said.startswith(("on average", "an average")) and any(each in said for each in NEARLY)
    )


def is_share(figure: Figure) -> bool:
    """Tell whether a figure is a part of one whole: percent or a fraction, no points, no times."""
    percent = figure.kind == "percent" and figure.unit != "pp"
    return percent or (figure.kind == "fraction" and figure.unit != "times")


def singles(facts: CitedFacts, *, ranks: bool = False) -> list[tuple[int, Figure]]:
    """Return the numbers of a paragraph with their places, both ends of what runs from to.

    "A kilogramme" and "one" are no numbers to reckon with.
    """
    out: list[tuple[int, Figure]] = []
    at = 0
    for each in facts.figures:
        if each.kind == "vague" or each.low is None or each.high is None:
            continue
        if (each.kind == "rank" and not ranks) or is_one(each):
            continue
        out.append((at, each._replace(high=each.low)))
        if each.high != each.low:
            out.append((at, each._replace(low=each.high)))
        at += 1
    return out


def is_one(figure: Figure) -> bool:
    """Tell whether a figure is "one" or "a" in words."""
    return figure.low == figure.high == 1 and not figure.text[:1].isdigit()


def pairs(
    case: Case,
    places: Sequence[CitedFacts],
    fit: Callable[[Figure, Figure], bool],
    *,
    ranks: bool = False,
) -> Iterator[tuple[CitedFacts, Figure, Figure]]:
    """Yield two numbers that stand beside each other or count the same, with their paragraph.

    Of those alone that ``fit``, which is asked first: it is cheaper than to compare nouns.
    """
    told = " ".join(each.text for each in case.texts)
    for facts in places:
        yield from ((facts, *both) for both in _in_columns(facts, told) if fit(*both))
    found = [(facts, singles(facts, ranks=ranks)) for facts in places]
    for facts, row in found:
        for (at, one), (there, other) in combinations(row, 2):
            if fit(one, other) and (
                there - at <= _BESIDE
                or same(case, one.noun, other.noun)
                or _only_two(one, other, row)
            ):
                yield facts, one, other
        yield from ((facts, *each) for each in of_them(facts) if fit(*each))
    for (facts, first), (_, second) in combinations(found, 2):
        for (_, one), (_, other) in product(first, second):
            if not fit(one, other):
                continue
            if same(case, one.noun, other.noun) or not (one.noun and other.noun):
                yield facts, one, other


def _only_two(one: Figure, other: Figure, row: Sequence[tuple[int, Figure]]) -> bool:
    """Tell whether two amounts of money have a currency that no third one of a paragraph has."""
    if one.kind != "money" or other.kind != "money":
        return False
    return sum(each.unit == one.unit for _, each in row) == sum(
        each.unit == one.unit for each in (one, other)
    )


def same(case: Case, ours: str, theirs: str) -> bool:
    """Tell whether two nouns are both there and may be one."""
    return bool(ours and theirs) and case.language.same_noun(ours, theirs)


def one_unit(one: Figure, other: Figure) -> bool:
    """Tell whether two numbers have one unit, or a plain one may have that of the other."""
    plain = any(each.kind == "count" and not each.noun for each in (one, other))
    return one.unit == other.unit or (plain and "" in (one.unit, other.unit))


def is_share_of(case: Case, figure: Figure, places: Sequence[CitedFacts], changed: bool) -> bool:
    """Tell whether two numbers make a share or a multiple, or that of a change if it is one."""

    def fit(one: Figure, other: Figure) -> bool:
        shares = is_share(one) or is_share(other)
        if not one_unit(one, other):
            return False
        if shares and (figure.unit != "times" or one.kind != other.kind):
            return False
        return any(comes_near(figure, each) for each in _made(figure, one, other, changed))

    rows = [singles(facts) for facts in places]
    keys = [row[0][1] for row in rows if len(row) == 1]  # paragraphs of a number each: key figures
    return any(True for _ in pairs(case, places, fit, ranks=figure.kind == "fraction")) or any(
        one.kind == other.kind == "count"
        and (not figure.noun or same(case, figure.noun, whole.noun))
        and fit(one, other)
        for one, other in combinations(keys if len(keys) == len(rows) else (), 2)
        for whole in [max(one, other, key=lambda each: each.low or 0.0)]
    )


def is_rest_of(case: Case, figure: Figure, places: Sequence[CitedFacts]) -> bool:
    """Tell whether a fraction is what two numbers leave: a third that is not, of six of nine."""
    if figure.kind != "fraction" or figure.unit == "times" or figure.low is None:
        return False
    turned: dict[Op, Op] = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
    rest, op = 1 - figure.low, turned.get(figure.op, figure.op)
    return is_share_of(case, figure._replace(low=rest, high=rest, op=op), places, changed=False)


def _made(figure: Figure, one: Figure, other: Figure, changed: bool) -> Iterator[float]:
    small, large = sorted((one.low or 0.0, other.low or 0.0))
    if small <= 0 or small == large:
        return
    if figure.unit == "times":
        yield large / small
    else:
        yield small / large
        if changed:
            yield 1 - small / large
            yield large / small - 1


def is_rounded(figure: Figure, places: Sequence[CitedFacts]) -> bool:
    """Tell whether a fraction is a printed percentage, rounded: two in five, 41 percent."""
    percents = [each.low for f in places for each in f.figures if each.kind == "percent"]
    share = figure.low or 0.0
    if figure.kind == "fraction" and figure.unit != "times" and figure.op[0] in "<>":
        return any(
            bounds_share(share, (percent or 0.0) / 100, above=figure.op[0] == ">")
            for percent in percents
        )
    return (
        figure.kind == "fraction"
        and figure.op in "=~"
        and any(
            abs((percent or 0.0) / 100 - share)
            <= min(_POINTS if figure.op == "=" else _ABOUT, _PART * max(share, 0.1))
            for percent in percents
        )
    )


def is_so_called(ours: Figure, theirs: Figure) -> bool:
    """Tell whether a share is a printed one in the other form: 11 percent of 1 in 9.

    A quarter may be one of three months, and twice what is half of something else.
    """
    if ours.low is None or theirs.low is None or theirs.low != theirs.high:
        return False
    share = theirs.kind == "fraction" and theirs.unit != "times"
    if ours.kind == "percent":
        return share and abs(100 * theirs.low - ours.low) <= (0.5 if ours.op == "=" else 1.5)
    if ours.unit == "times":
        return share and theirs.low > 0 and isclose(ours.low, 1 / theirs.low, rel_tol=1e-6)
    return theirs.unit == "month" and theirs.low == _QUARTER and isclose(ours.low, 0.25)


_QUARTER: Final = 3
"""Months of a quarter."""


def falls_so(ours: Figure, theirs: Figure) -> bool:
    """Tell whether a share is what something fell by, or to, that was halved, or the other way."""
    if ours.unit == "times" and ours.low is not None and ours.low < 1 and is_share(theirs):
        if ours.low == _HALF and ours.op in (">", ">=") and theirs.kind == "percent":
            return _FIFTY < (theirs.low or 0.0) <= _SEVENTY  # more than halved, of 60 percent less
        return theirs.low in (ours.low, 1 - ours.low, 100 * ours.low)
    fallen = theirs.unit == "times" and theirs.low is not None and 0 < theirs.low < 1
    share = (ours.low or 0.0) / (100 if ours.kind == "percent" else 1)
    if theirs.unit == "times" and theirs.low is not None and theirs.low > 1:
        return (
            ours.op in "=~" and ours.unit != "times" and isclose(share, theirs.low - 1)
        )  # doubled: up by 100 percent
    return fallen and ours.op in "=~" and share in (theirs.low, 1 - (theirs.low or 0.0))


_HALF: Final = 0.5
_FIFTY: Final = 50
_SEVENTY: Final = 70
_FIVE: Final = 5
_EXACT: Final = 1.0
"""How far a share that is not round may lie from what it is about, in percent."""
_POINTS: Final = 0.015
_ABOUT: Final = 0.018
"""The same of a share that is said to be about one: about a third, of 35 percent."""
_PART: Final = 0.06
"""The same of a small share, of itself: one in 45 of 2.2 percent."""


def comes_near(figure: Figure, value: float) -> bool:
    """Tell whether a share or a multiple is what a figure says, rounded as it is printed."""
    ours = figure.low or 0.0
    if figure.kind == "fraction" and figure.unit != "times" and figure.op[0] in "<>":
        return bounds_share(ours, value, above=figure.op[0] == ">")
    if figure.kind == "percent":
        value *= 100
    if ours <= 0 or value <= 0:
        return False
    ratio = value / ours
    if figure.kind == "percent" and ours % _FIVE and abs(value - ours) > _EXACT:
        return False  # whoever says "about 43 percent" does not mean 45
    if figure.op in (">", ">="):
        return 1 <= ratio <= 1 + FAR
    if figure.op in ("<", "<=") or says_nearly(figure):
        return 1 - FAR <= ratio <= 1 + 1e-9
    if figure.op == "~":
        return abs(ratio - 1) <= CLOSE
    if figure.kind == "fraction":
        return abs(ratio - 1) <= (CLOSE / 8 if figure.unit == "times" else CLOSE / 2)
    decimals = len(f"{ours:.4f}".rstrip("0").partition(".")[2])
    return bool(abs(value - ours) <= 0.5 * 10**-decimals + 1e-9)


def _in_columns(facts: CitedFacts, text: str) -> Iterator[tuple[Figure, Figure]]:
    """Yield the numbers that two rows of a table have in one column, of rows that a text names."""
    table = facts.table if facts.rows else None
    if table is None:
        return
    named = [
        (cell.column, figures[-1])  # a second one is the same with the unit of its head
        for cell, figures in facts.cells
        if table.labels[cell.row] and table.labels[cell.row] in text and figures[-1].low is not None
    ]
    for (column, one), (beside, other) in combinations(named, 2):
        if column == beside:
            yield one, other


def lies_amid(case: Case, figure: Figure) -> bool:
    """Tell whether a share said to be about so much lies in a narrow range: 60 to 70 percent."""
    ours = (figure.low or 0.0) * (1 if figure.kind == "percent" else 100)
    ranges = (each for facts in case.scope.paragraphs for each in facts.figures)
    return (
        figure.op == "~"
        and is_share(figure)
        and any(
            each.kind == "percent" and each.unit == "%" and each.low <= ours <= each.high
            for each in ranges
            if each.low is not None and each.high is not None
            if each.high - each.low <= _NARROW * each.low
        )
    )


_NARROW: Final = 0.25
