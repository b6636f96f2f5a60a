"""Times of the day that a cited paragraph rules out."""

from __future__ import annotations

from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.sources.facts import PrintedDate


def is_refuted(case: Case, value: str, same: list[tuple[bool | None, str]], text: str) -> bool:
    """Tell whether a time is none of those printed, of each of which it is told if it is ours.

    A local time beside one of ours in its own zone is that one.
    """
    if _in_digits(case, value):
        return False
    plain = all(agrees is False for agrees, _ in same)
    if same and plain and not any(map(case.language.tells_time, (text, *case.scope.texts()))):
        return True
    other = [each for _, each in same if case.language.refutes_time(value, each)]
    return len(other) > sum(agrees is None for agrees, _ in same) - bool(other)


_IN_PART: Final = late_pattern(r"\s{1,3}in the (?:morning|afternoon|evening)\b")


def in_its_part(printed: PrintedDate) -> str:
    """Return a time as it is printed, with the part of the day right behind it."""
    at = printed.facts.text.find(printed.text)
    part = _IN_PART.match(printed.facts.text, at + len(printed.text)) if at >= 0 else None
    return printed.text + part[0] if part else printed.text


_FOUR: Final = late_pattern(r"(?<![\w.,:/-])([01][0-9]|2[0-3])([0-5][0-9])(?![\w:/-]|[.,][0-9])")


def _in_digits(case: Case, value: str) -> bool:
    """Tell whether a log has a time in four digits alone: 0640 first train out."""
    return any(
        case.language.same_time(value, f"{match[1]}:{match[2]}")
        for facts in case.scope.paragraphs
        for match in _FOUR.finditer(facts.text or "")
    )
