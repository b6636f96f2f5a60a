"""Times of the day that a cited paragraph rules out."""

from __future__ import annotations

from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.case import Case
from briefing.verify.checks.reckoned.lengths import DAY_MINUTES, clocks
from briefing.verify.sources.facts import CitedFacts, PrintedDate


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


_HOUR: Final = late_pattern(
    r"(?i)\b(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"\s(?:on\s\w+day\s|that\s|this\s|the\s(?:(?:same|next|following|previous)\s)?)"
    r"(?P<part>morning|afternoon|evening|night)\b"
)


_APART: Final = late_pattern(
    r"(?i)\b(?P<said>half an hour|a quarter of an hour|an hour and a half|an hour"
    r"|(?P<n>[\w-]+)\s(?P<unit>minute|hour)s)\s(?P<way>before|after)\s$"
)
_SAID: Final = {
    "half an hour": 30, "a quarter of an hour": 15, "an hour and a half": 90, "an hour": 60,
}  # fmt: skip


def moved(case: Case, value: str, lead: str) -> str:
    """Return the time that is so long before or after one of ours: half an hour before midnight.

    ``lead`` is what stands before it; "" where nothing there moves it.
    """
    apart = _APART.search(f"{lead}{value[: len(value) - len(value.lstrip('beforat '))]}")
    named = {"noon": 720, "midday": 720, "midnight": 0}
    time = named.get(value.rsplit(maxsplit=1)[-1].lower()) if value else None
    time = next(iter(clocks(value)), None) if time is None else time
    if apart is None or time is None:
        return ""
    count = case.language.parse_figure(apart["n"], "") if apart["n"] else None
    minutes = _SAID.get(apart["said"].lower(), 0)
    if count and count.low:
        minutes = int(count.low * (60 if apart["unit"].lower() == "hour" else 1))
    time = (time - minutes if apart["way"].lower() == "before" else time + minutes) % DAY_MINUTES
    return f"{time // 60:02}:{time % 60:02}"


def hour_told(case: Case, value: str) -> CitedFacts | None:
    """Return the paragraph that tells a time as "four on Tuesday morning", None without one."""
    return next(
        (
            facts
            for facts in case.scope.paragraphs
            for match in _HOUR.finditer(facts.text or "")
            if case.language.same_time(
                value,
                f"{match['hour']} at night"
                if match["part"].lower() == "night"
                else f"{match['hour']} in the {match['part']}",
            )
        ),
        None,
    )


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
