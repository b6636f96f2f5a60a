"""Whether a figure of the source is the number of the brief's: agreement by value."""

from __future__ import annotations

import re
from collections.abc import Collection
from math import isclose
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.figures.elliptic import as_number
from briefing.verify.english.figures.ranks import same_rank
from briefing.verify.english.figures.reread import in_metres, in_millions, in_unit
from briefing.verify.english.figures.rounding import (
    rounds,
    rounds_an_end,
    same_length,
    shortened_to,
)
from briefing.verify.english.figures.same_noun import head
from briefing.verify.english.figures.words import FAMILIES, NEARLY, NEARLY_ALL, UNITS
from briefing.verify.language import Figure
from briefing.verify.rounding import is_round
from briefing.verify.values import is_choice


def agrees(ours: Figure, theirs: Figure) -> bool:
    """Tell whether the source's figure is the number that the brief's states, qualifiers aside.

    Digits, words, scales and units of one kind are one ("8,000" and "eight thousand", "half" and
    "50 percent", "1.5 km" and "1,500 metres"); other currencies are not. Besides, ours may say
    less: a vague amount ("dozens", "most of") where theirs lies in what it bears, and "at least"
    or "up to" an end of their range, and either end of what may be a change ("from 104 to 208").
    A number is never read out of a vague amount.
    """
    if "rank" in (ours.kind, theirs.kind):
        return ours.kind == theirs.kind and same_rank(ours, theirs)
    if "vague" in (ours.kind, theirs.kind):
        return _vague_agrees(ours, theirs)
    theirs = as_number(theirs, ours)
    ours, theirs = in_millions(ours, theirs), in_millions(theirs, ours)
    ours, theirs = in_metres(ours, theirs), in_metres(theirs, ours)
    ours, theirs = in_unit(ours, theirs), in_unit(theirs, ours)
    if not _same_kind(ours, theirs):
        return same_length(ours, theirs)
    mine, other = _scaled(ours, theirs), _scaled(theirs, ours)
    if None in mine or None in other:
        return False
    same = all(map(_near, mine, other)) or _converts(ours, theirs, mine, other)
    if same or rounds(ours, theirs, mine[0], other[0]) or rounds_an_end(ours, theirs, mine, other):
        return True
    if _is_share(ours) and _is_share(theirs) and _half_and_more(ours, other):
        return True
    if other[0] == other[1] or mine[0] != mine[1]:
        return False
    return _is_end_of(ours, theirs, mine[0], other) or (ours.op == "~" and _amid(mine[0], other))


_PLAIN: Final = 100_000
"""Below which two whole numbers that differ are never near enough to be one."""


def plain_number(figure: Figure) -> int | None:
    """Return the number of a figure that, printed so, agrees with no other such number.

    None of all else: of ranges, shares, measures, of points, and of great numbers.
    """
    low = figure.low
    if figure.kind != "count" or low is None or low != figure.high or figure.unit:
        return None
    if not (0 <= low < _PLAIN and low == int(low)) or head(figure.noun) in _POINT:
        return None
    return int(low)


_Ends = tuple[float | None, float | None]


def _is_end_of(ours: Figure, theirs: Figure, mine: float | None, other: _Ends) -> bool:
    """Tell whether a number of ours is an end of their range that may stand alone."""
    if (_is_change(theirs) or is_choice(theirs)) and any(_near(mine, end) for end in other):
        return True
    at_least, at_most = ours.op in (">=", ">"), ours.op in ("<=", "<")
    return (at_least and _near(mine, other[0])) or (at_most and _near(mine, other[1]))


_NARROW: Final = 0.25
"""How wide a range is at most, as a share of its middle, for which about the middle may stand."""


def _amid(mine: float | None, other: _Ends) -> bool:
    """Tell whether a number said to be about so much is the middle of a narrow range."""
    if mine is None or other[0] is None or other[1] is None:
        return False
    middle = (other[0] + other[1]) / 2
    return other[1] - other[0] <= _NARROW * middle and abs(mine - middle) <= 0.02 * middle


def _near(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)


def _converts(ours: Figure, theirs: Figure, mine: _Ends, other: _Ends) -> bool:
    """Tell whether ours is theirs in a unit with no round number to it: miles and kilometres."""
    if not ours.kind == theirs.kind == "measure" or ours.unit == theirs.unit:
        return False
    size = UNITS[ours.unit][2]
    ratio = size / UNITS[theirs.unit][2]
    if any(isclose(each, round(each), rel_tol=1e-9) for each in (ratio, 1 / ratio)):
        return False
    return all(_rounds(one, two, size) for one, two in zip(mine, other, strict=True))


def _rounds(one: float | None, other: float | None, size: float) -> bool:
    """Tell whether ours is theirs, converted to its unit of ``size`` and rounded to its digits."""
    if one is None or other is None or not one:
        return False
    digits = len(f"{one / size:.6f}".replace(".", "").strip("0"))
    return float(f"{other / size:.{digits}g}") == float(f"{one / size:.{digits}g}")


def opposes(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two figures differ by the sign alone: a growth of -3 % is a fall by 3 %."""
    if ours.low is None or ours.high is None or ours.unit == "degree":
        return False
    turned = ours._replace(low=-ours.high, high=-ours.low)
    return ours.low != 0 and agrees(turned, theirs)


def falls(text: str) -> bool:
    """Tell whether a text says that something became less, or is owed or lost."""
    return _FALLS.search(text) is not None


_FALLS: Final = late_pattern(
    r"\b(?:f[ae]ll(?:s|en|ing)?|dropp?(?:s|ed|ing)?|declin\w+|decreas\w+|shr[aiu]nk\w*|contract\w+"
    r"|reduc\w+|los[st]\w*|lose\w*|deficit|shortfall|down|cut\w*|less|lower\w*|below|recession"
    r"|slump\w*|plung\w+|slid\w*|sank|owe[sd]?|debts?|negative|minus|emigra\w+|outflows?"
    r"|(?:mov(?:ed|ing)|went) away|left|colder|cheaper|fewer|weaker|worse\w*)\b",
    re.IGNORECASE,
)


def _half_and_more(ours: Figure, theirs: tuple[float | None, float | None]) -> bool:
    """Tell whether "more than half" holds of a share."""
    half = (ours.kind == "fraction" and ours.low == 0.5 and not ours.unit) or (
        ours.kind == "percent" and ours.low == 50 and ours.unit == "%"
    )
    if not half or theirs[0] is None or theirs[1] is None:
        return False
    return (ours.op == ">" and theirs[0] > 0.5) or (ours.op == "<" and theirs[1] < 0.5)


def _vague_agrees(ours: Figure, theirs: Figure) -> bool:
    if ours.kind == theirs.kind:
        return ours.unit == theirs.unit or (ours.unit, theirs.unit) == ("majority", NEARLY_ALL)
    if ours.kind != "vague" or ours.low is None or theirs.low is None or theirs.high is None:
        return False
    if (ours.unit == "majority") != _is_share(theirs):
        return False
    low, high = _scaled(theirs, theirs)
    if low is None or high is None or theirs.kind in ("measure", "money"):
        return False
    if ours.unit == "majority":
        return low > 0.5 or (_near(low, 0.5) and theirs.op in (">", "~"))
    return low >= ours.low and (ours.high is None or high <= ours.high)


def _is_share(figure: Figure) -> bool:
    return figure.kind == "percent" or (figure.kind == "fraction" and figure.unit != "times")


def _same_kind(ours: Figure, theirs: Figure) -> bool:
    if _is_share(ours) or _is_share(theirs):
        points = [each.unit == _POINTS or head(each.noun) in _POINT for each in (ours, theirs)]
        return all(points) or (not any(points) and _is_share(ours) and _is_share(theirs))
    if ours.kind == theirs.kind == "money":
        return same_money(ours.unit, theirs.unit)
    if ours.kind == theirs.kind == "measure":
        return UNITS[ours.unit][1] == UNITS[theirs.unit][1]
    if ours.kind == theirs.kind:
        return True
    # A plain number that counts nothing may be any of them.
    return any(each.kind == "count" and not each.noun for each in (ours, theirs))


_POINTS: Final = "pp"
_POINT: Final = frozenset(("point", "points"))
"""Points that a share rises or falls by are no percent, but may be called points alone."""


def same_money(ours: str, theirs: str) -> bool:
    """Tell whether two currencies may be one: rupees may be those of India or of Pakistan."""
    return ours == theirs or FAMILIES.get(ours) == theirs or FAMILIES.get(theirs) == ours


def _scaled(figure: Figure, other: Figure) -> tuple[float | None, float | None]:
    """Return the ends in the first unit of what is measured, where both have a unit."""
    factor = 1.0
    if figure.unit == _POINTS or head(figure.noun) in _POINT:
        # Points are compared with points alone, of which 100 basis points are one.
        factor = 0.01 if figure.noun.lower().startswith("basis point") else 1.0
    elif figure.kind == "percent" or (figure.kind == other.kind == "measure"):
        factor = UNITS[figure.unit][2]
    low, high = figure.low, figure.high
    return None if low is None else low * factor, None if high is None else high * factor


def same_qualifier(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two figures bound the truth alike: "over 200" and "more than 200".

    "Perhaps nine" makes a number unsure as "about" does. It may be kept by any bound ("nine at
    best"), and "nine" alone claims more than it says.
    """
    if digits := shortened_to(ours, theirs):
        return ours.op == "~" or digits > _FEW
    half = theirs.op == "~" and ours.text.lower() == "half an hour"  # as round as "about 30"
    if half or "vague" in (ours.kind, theirs.kind) or is_rounded(ours, theirs):
        return True
    shares = _is_share(ours) and _is_share(theirs)
    if shares and (_half_and_more(ours, _scaled(theirs, ours)) or ours.op[0] == theirs.op[0]):
        return True  # "below a third" of "never exceeded a third"
    ranged = theirs.low != theirs.high
    if ranged and ours.low == ours.high:
        return ours.op != "=" or _is_change(theirs)
    if ours.op == "~" and theirs.op == "=" and ours.low is not None:
        # "About half" says no more than "half".
        tens = ours.kind == "count" and ours.low >= _TEN and ours.low % _TEN == 0
        return shares or tens or is_round(ours.low)
    said = (ours.text.lower(), theirs.text.lower())
    if any(NEARLY & set(a.split()) and b.startswith(_JUST_UNDER) for a, b in (said, said[::-1])):
        return True
    if _HEDGES & set(theirs.text.lower().split()):
        return ours.op != "="
    return ours.op == theirs.op


def is_rounded(ours: Figure, theirs: Figure) -> bool:
    """Tell whether ours bounds theirs by a rounder number: "more than 8,000" of 8,127."""
    if "rank" in (ours.kind, theirs.kind) or not _same_kind(ours, theirs):
        return False
    mine, other = _scaled(ours, theirs)[0], _scaled(theirs, ours)[0]
    return not _near(mine, other) and rounds(ours, theirs, mine, other)


def restates(ours: Figure, theirs: Figure) -> bool:
    """Tell whether the source gives the number, as ours bounds it, in another unit.

    The bound of "about 500 miles (800 km)" is that of both.
    """
    measured = ours.kind == theirs.kind == "measure" and ours.unit != theirs.unit
    if not measured or ours.op != theirs.op or not _same_kind(ours, theirs):
        return False
    size = UNITS[ours.unit][2]
    return _rounds(_scaled(ours, theirs)[0], _scaled(theirs, ours)[0], size)


_TEN: Final = 10
_FEW: Final = 2
"""Digits of a number that is so round that it has to be said: 1.7 million, of 1,679,108."""
_JUST_UNDER: Final = (
    "just under", "just below", "not quite", "just short of", "slightly under", "little short of",
    "just shy of",
)  # fmt: skip
"""What "nearly" may be called."""
_HEDGES: Final = frozenset(("perhaps", "possibly", "probably", "maybe"))
"""Words that make a number unsure without bounding it: any bound of ours leaves it unsure."""


def _is_change(figure: Figure) -> bool:
    """Tell whether a range may be a change, of which either end is a number of its own.

    A range has its unit behind its last number; "18 crowns to 27" is a change.
    """
    return _FROM.match(figure.text) is not None or _UNIT_FIRST.search(figure.text) is not None


_FROM: Final = late_pattern(r"(?:\w+ ){0,2}from\b", re.IGNORECASE)
_UNIT_FIRST: Final = late_pattern(r"\d\s[^\W\d]{3,} to \d[\d.,]*$", re.IGNORECASE)


def is_change_of(ours: Figure, theirs: Collection[Figure]) -> bool:
    """Tell whether both ends of "from 6 to 9.5 percent" are among the figures of a paragraph.

    So they stand there where the change is told by a verb ("rose from 6 to 9.5 percent"). So do
    both of "27 or 49 percent" where each has a clause of its own.
    """
    if not (_is_change(ours) or is_choice(ours)) or ours.low == ours.high:
        return False
    return all(any(_is_end(end, ours, each) for each in theirs) for end in (ours.low, ours.high))


def _is_end(end: float | None, ours: Figure, theirs: Figure) -> bool:
    plain = theirs.kind == "count" and not theirs.noun  # "from 6": the unit stands at the other end
    single = theirs.low == theirs.high and theirs.kind != "vague"
    if not single or not (plain or _same_kind(ours, theirs)):
        return False
    factor = UNITS[theirs.unit][2] if theirs.kind == "measure" else 1.0
    mine = UNITS[ours.unit][2] if theirs.kind == ours.kind == "measure" else 1.0
    return end is not None and theirs.low is not None and _near(end * mine, theirs.low * factor)
