"""Amounts and moments, and the arithmetic of a calc line with them.

An amount is one number or a range of two; its unit is what may not be added to another: money, a
measure, a share. Nothing here knows a language or a text.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import isfinite
from typing import Final, NamedTuple

from briefing.verify.days import shift, shift_months

TIME: Final = "time"
SHARE: Final = "%"
THINGS: Final = "things"
"""What a plain number is of that counts something: whatever it is, no money and no measure."""
CONSTANT: Final = "constant"
"""The unit of a number that turns one unit into another: 60 minutes, 1,000, 12 months."""
_MINUTES: Final = 1440
_MINUTE: Final = 1 / _MINUTES
_MONTH: Final = 28
"""Days that a unit of time has at least if it is counted by the calendar: months, years."""
_MONTHS: Final = 30.44
_LIMIT: Final = 1e18
_HUNDRED: Final = 100


class Trouble(ValueError):
    """A step that arithmetic has not: it says which, as the end of a sentence."""


class CalcAmount(NamedTuple):
    """A number from ``low`` to ``high``, a share as a part of 1.

    ``unit`` is "" where it counts things. A length of time has the unit ``time``, ``size`` is how
    many days one of it has; ``ends`` are the two days that it lies between, if it does.
    ``hundred``: it was multiplied by 100, so that 40 may be read as 40 %. ``of`` is the unit of a
    plain number where it is printed, to which no other may be added. ``summed``: nothing was done
    but adding and taking away.
    """

    low: float
    high: float
    unit: str = ""
    size: float = 0.0
    ends: tuple[date, date] | None = None
    hundred: bool = False
    of: str = ""
    summed: bool = False


class Moment(NamedTuple):
    """A day, or with ``clock`` a time of the day in minutes.

    What is printed of a day may be a month or a year: then it is from ``first`` to ``last``.
    """

    first: int
    last: int
    clock: bool = False


Value = CalcAmount | Moment


def combined(sign: str, one: Value, other: Value) -> Value:
    """Return what one step comes to.

    Raises:
        Trouble: the two cannot be joined so.
    """
    if isinstance(one, Moment):
        return _from_moment(sign, one, other)
    if isinstance(other, Moment):
        raise Trouble("a day or time can only be taken away from another")
    made = (_added if sign in "+-" else _multiplied)(sign, one, other)
    if not all(isfinite(end) and abs(end) < _LIMIT for end in (made.low, made.high)):
        raise Trouble("it comes to a larger number than is read")
    return made


def _from_moment(sign: str, one: Moment, other: Value) -> Value:
    if sign not in "+-" or (sign == "+" and isinstance(other, Moment)):
        raise Trouble("of a day or time only another, or a length of time, can be taken away")
    if isinstance(other, Moment):
        return _between(one, other)
    if other.unit != TIME or other.low != other.high:
        raise Trouble("to a day or time only a length of time can be added")
    way = 1 if sign == "+" else -1
    days = way * other.low * other.size
    if one.clock:
        minutes = (one.first + round(days * _MINUTES)) % _MINUTES
        return Moment(minutes, minutes, clock=True)
    if abs(days) > _LIMIT or abs(other.low) > _LIMIT:
        raise Trouble("it comes to a day that the calendar has not")
    move: Callable[[int], int]
    if other.size >= _MONTH and other.low == int(other.low):
        months = way * int(other.low) * round(other.size / _MONTHS)

        def move(day: int) -> int:
            return shift_months(date.fromordinal(day), months).toordinal()
    else:

        def move(day: int) -> int:
            return shift(date.fromordinal(day), round(days)).toordinal()

    return Moment(move(one.first), move(one.last))


def _between(one: Moment, other: Moment) -> CalcAmount:
    """Return the time from ``other`` to ``one``, of clocks over midnight if it has to be."""
    if one.clock != other.clock:
        raise Trouble("a time of the day cannot be taken away from a day")
    if one.clock:
        minutes = (one.first - other.first) % _MINUTES
        return CalcAmount(minutes, minutes, TIME, _MINUTE)
    if one.first < other.first:
        raise Trouble("the first day lies before the second: turn them round")
    ends = (date.fromordinal(other.first), date.fromordinal(one.first))
    return CalcAmount(one.first - other.last, one.last - other.first, TIME, 1.0, ends)


def _added(sign: str, one: CalcAmount, other: CalcAmount) -> CalcAmount:
    if CONSTANT in (one.unit, other.unit):
        raise Trouble("what only turns one unit into another cannot be added or taken away")
    units = {each.unit or each.of for each in (one, other)} - {""}
    if len(units) > 1:
        raise Trouble(f"{_called(one)} and {_called(other)} cannot be added or taken away")
    if SHARE in (one.unit, other.unit) and one.unit != other.unit:
        raise Trouble("a share and a number cannot be added or taken away")
    factor = other.size / one.size if one.size and other.size else 1.0
    low, high = other.low * factor, other.high * factor
    low, high = (low, high) if sign == "+" else (-high, -low)
    unit = one if one.unit else other
    hundred = one.hundred or other.hundred
    of = one.of or other.of
    low, high = one.low + low, one.high + high
    return CalcAmount(low, high, unit.unit, unit.size, None, hundred, of, summed=True)


def _called(amount: CalcAmount) -> str:
    kind = (amount.unit or amount.of).partition(" ")[0]
    called = {SHARE: "a share", TIME: "a length of time", "money": "money", THINGS: "things"}
    return called.get(kind, "a measure")


def _multiplied(sign: str, one: CalcAmount, other: CalcAmount) -> CalcAmount:
    hundred = one.hundred or other.hundred
    if CONSTANT in (one.unit, other.unit):
        hundred |= sign == "*" and _HUNDRED in (one.low, other.low)
        one, other = one._replace(unit="", size=0.0), other._replace(unit="", size=0.0)
    if sign == "*":
        ends = [a * b for a in one[:2] for b in other[:2]]
        unit, size = _product(one, other)
        return CalcAmount(min(ends), max(ends), unit, size, None, hundred)
    if other.low <= 0 <= other.high:
        raise Trouble("nothing can be divided by nought")
    factor = one.size / other.size if one.size and other.size else 1.0
    ends = [a * factor / b for a in one[:2] for b in other[:2]]
    unit, size = (one.unit, one.size) if other.unit in ("", SHARE) else ("", 0.0)
    if one.unit == SHARE:
        unit = SHARE if other.unit == "" else ""
    return CalcAmount(min(ends), max(ends), unit, size, None, hundred)


def _product(one: CalcAmount, other: CalcAmount) -> tuple[str, float]:
    """Return the unit of a product: that of the one that has one, none of two."""
    if one.unit == other.unit == SHARE:
        return SHARE, 0.0
    units = [each for each in (one, other) if each.unit not in ("", SHARE)]
    return (units[0].unit, units[0].size) if len(units) == 1 else ("", 0.0)
