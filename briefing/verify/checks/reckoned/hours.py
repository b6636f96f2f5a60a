"""Times of the day that a cited paragraph rules out."""

from __future__ import annotations

from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.sources.facts import CitedFacts, PrintedDate


def is_refuted(
    case: Case, value: str, same: list[tuple[bool | None, PrintedDate]], text: str
) -> bool:
    """Tell whether a time is none of those printed, of each of which it is told if it is ours.

    A local time beside one of ours in its own zone is that one.
    """
    plain = all(agrees is False for agrees, _ in same)
    if same and plain and not any(map(case.language.tells_time, (text, *case.scope.texts()))):
        return True
    other = [each for _, each in same if case.language.refutes_time(value, in_its_part(each))]
    return len(other) > sum(agrees is None for agrees, _ in same) - bool(other)


_HOUR: Final = late_pattern(
    r"(?i)\b(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"\s(?:on\s\w+day|that|this|the\s(?:same|next|following))\s(?P<part>morning|afternoon|evening)\b"
)


def hour_told(case: Case, value: str) -> CitedFacts | None:
    """Return the paragraph that tells a time as "four on Tuesday morning", None without one."""
    return next(
        (
            facts
            for facts in case.scope.paragraphs
            for match in _HOUR.finditer(facts.text or "")
            if case.language.same_time(value, f"{match['hour']} in the {match['part']}")
        ),
        None,
    )


_IN_PART: Final = late_pattern(r"\s{1,3}in the (?:morning|afternoon|evening)\b")


def in_its_part(printed: PrintedDate) -> str:
    """Return a time as it is printed, with the part of the day right behind it."""
    at = printed.facts.text.find(printed.text)
    part = _IN_PART.match(printed.facts.text, at + len(printed.text)) if at >= 0 else None
    return printed.text + part[0] if part else printed.text
