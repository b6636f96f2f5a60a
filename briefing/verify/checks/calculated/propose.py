"""A calc line that would reach a number of an item, where just one step of printed numbers does.

It is only proposed, and where chance hardly reaches: small numbers, bounds and other units are left
to whoever knows what was meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, permutations
from math import isclose
from typing import Final

from briefing.brief.calc import CalcError, parse
from briefing.verify.case import Case
from briefing.verify.checks.calculated.amounts import SHARE, TIME, CalcAmount, Trouble, combined
from briefing.verify.checks.calculated.operands import amount, number
from briefing.verify.checks.calculated.says import says, unit_of
from briefing.verify.language import Figure

_LOOKED: Final = 40
"""Printed numbers that are tried."""
_LEAST: Final = 20
"""The least number of things of which a step is proposed: any step reaches a smaller one."""
_EXACT: Final = 1e-6
_SIGNS: Final = (("+", "+"), ("-", "-"), ("*", "x"), ("/", "/"))


def proposed(case: Case, figure: Figure) -> str:
    """Return the one line of one step that comes to a number, "" where there is none or several."""
    if figure.low is None or figure.low != figure.high or figure.op not in "=~":
        return ""
    if figure.kind in ("vague", "rank"):
        return ""
    if unit_of(figure) != SHARE and figure.low < _LEAST:
        return ""
    found = list(dict.fromkeys(_lines(case, figure)))
    return found[0] if len(found) == 1 else ""


def _lines(case: Case, figure: Figure) -> Iterator[str]:
    printed, ours = islice(_printed(case), _LOOKED), amount(figure)
    for (at, (one, left)), (there, (other, right)) in permutations(enumerate(printed), 2):
        for sign, shown in _SIGNS:
            if (sign in "+*" and at > there) or not _fits(left, sign, right, ours):
                continue
            line = f"{one.text} {shown} {other.text} = {figure.text}"
            comes = _comes_to(left, sign, right, figure)
            alike = sign in "*/" or _alike(case, one, other, figure)
            if comes and alike and _reads(case, line, figure):
                yield line


def _printed(case: Case) -> Iterator[tuple[Figure, CalcAmount]]:
    """Yield the plain numbers of the cited paragraphs, each once, as printed and as an amount."""
    seen = set()
    for facts in case.scope.paragraphs:
        for each in facts.figures:
            plain = each.op == "=" and each.low is not None and each.low == each.high
            key = amount(each)
            if plain and each.kind not in ("vague", "rank", "fraction") and key not in seen:
                seen.add(key)
                yield each, key


def _fits(left: CalcAmount, sign: str, right: CalcAmount, ours: CalcAmount) -> bool:
    """Tell whether a step is of the units of a number, whatever it comes to."""
    if sign in "+-":
        return left.unit == right.unit == ours.unit
    if sign == "/" and ours.unit == SHARE:
        return left.unit == right.unit != SHARE and _LEAST <= left.low < right.low
    return TIME not in (left.unit, right.unit) or ours.unit == TIME


def _comes_to(left: CalcAmount, sign: str, right: CalcAmount, figure: Figure) -> bool:
    """Tell whether a step comes to a number and is likely to be meant: of one unit, exactly."""
    try:
        value = combined(sign, left, right)
    except Trouble:
        return False
    if not isinstance(value, CalcAmount) or not says(figure, value):
        return False
    ours = amount(figure)
    if sign in "+-" or (sign == "/" and ours.unit == SHARE):
        return True
    return value.unit == ours.unit and isclose(value.low, ours.low, rel_tol=_EXACT)


def _alike(case: Case, one: Figure, other: Figure, figure: Figure) -> bool:
    """Tell whether what is added or taken away counts what a number does, or nothing."""
    nouns = [each.noun for each in (one, other) if each.noun]
    alike = not figure.noun or any(case.language.same_noun(figure.noun, n) for n in nouns)
    return alike or not nouns


def _reads(case: Case, line: str, figure: Figure) -> bool:
    try:
        result = parse(line).result
    except CalcError:
        return False
    again = number(case, result.text)
    return again is not None and (again.low, again.op) == (figure.low, figure.op)
