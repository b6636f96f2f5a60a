"""The clause of a verb: where it begins, and what words of it before the verb leave open."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from briefing.draft.find.reading.denied import Denial
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.plain import Plain
from briefing.verify.english.moods import CONDITIONS, DISPUTING, is_form
from briefing.verify.language import listed

_ONCE: Final = listed("once formerly previously originally")


def is_once(line: Line, head: int, verb: int) -> bool:
    """Tell whether a word says that it was so in former times: not "once again"."""
    found = line.numbers(_is_once)
    return any(
        n + 1 == verb or line.low(n + 1) not in ("again", "more")
        for n in found[bisect_left(found, head) : bisect_left(found, verb)]
    )


def is_left_open(line: Line, head: int, verb: int, denial: Denial) -> bool:
    """Tell whether the words of a clause before its verb make it a condition, or dispute it."""
    disputed = not denial and line.any_in(_is_disputing, head, verb)
    return disputed or line.any_in(_is_condition, head, verb)


def clause_begin(line: Line, verb: int) -> int:
    """Return where the clause of a verb begins: behind the last stop, or a speech's "that"."""
    stops = line.numbers(_is_stop)
    before = bisect_left(stops, verb)
    return stops[before - 1] + 1 if before else 0


def _is_stop(line: Plain, number: int) -> bool:
    return line.low(number) in (";", ":", ".")


def is_would(line: Plain, number: int) -> bool:
    """Tell whether a word is "would"."""
    return line.low(number) == "would"


def is_used(line: Plain, number: int) -> bool:
    """Tell whether a word is "used"."""
    return line.low(number) == "used"


def _is_once(line: Plain, number: int) -> bool:
    return line.low(number) in _ONCE


def _is_condition(line: Plain, number: int) -> bool:
    return line.low(number) in CONDITIONS


def _is_disputing(line: Plain, number: int) -> bool:
    return is_form(line.low(number), DISPUTING)
