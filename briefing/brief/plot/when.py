"""When events were, as days on an axis, and where the cut-off lies among them.

A day is a number (``date.toordinal``).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from briefing.brief.plot.days import Days
from briefing.brief.values import bounds
from briefing.brief.words import moment


class EventSpan(NamedTuple):
    """When an event was: within ``days``; ``sure`` are those in which it certainly went on."""

    days: Days
    sure: Days | None

    @property
    def one_day(self) -> bool:
        """Whether its day is known, and one."""
        return self.days[1] - self.days[0] == 1


@lru_cache(maxsize=4096)
def when(date: str | None) -> EventSpan | None:
    """Return when an event was by the desk's date; None without one.

    The ends of an interval may be months or years: what lies between the two is sure.
    """
    if not date:
        return None
    first, _, last = date.partition("/")
    begin, end = bounds(first), bounds(last or first)
    days = begin[0].toordinal(), end[1].toordinal() + 1
    if not last:
        return EventSpan(days, days if days[1] - days[0] == 1 else None)
    low = begin[1].toordinal() + (begin[0] != begin[1])
    high = end[0].toordinal() + (end[0] == end[1])
    return EventSpan(days, (low, high) if low < high else None)


def cut_off(as_of: str) -> tuple[int, float]:
    """Return the day of a cut-off, and the moment of it in days: without an hour its day's end."""
    stamp = moment(as_of)
    day = stamp.toordinal()
    timed = len(as_of) > len("2024-11-30")
    return day, day + (stamp.hour * 60 + stamp.minute) / 1440 if timed else day + 1
