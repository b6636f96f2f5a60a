"""Which findings become proposals: what tells a thing best, and no more than a person can read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from briefing.draft.find.unused import unused_numbers
from briefing.draft.find.views import SPARE
from briefing.draft.findings import Finding
from briefing.draft.model import Section
from briefing.draft.source_text import SourceText, Where

_TELLING: Final[frozenset[Section]] = frozenset({"territory", "humanitarian", "relationships"})
"""Sections whose items say what a point on the same sentences would say again."""
_POINTS: Final = 80
_EVENTS: Final = 70
"""For so many words of a text there is one point, or one event, at most."""
_FEWEST: Final = 6
"""Points, or events, that a text may have however short it is."""


def chosen(findings: Iterable[Finding], text: SourceText) -> list[Finding]:
    """Return findings without points that others tell, and the weightiest points and events.

    Headings and captions say nothing of their own. The order stays.
    """
    gone = set(unused_numbers(text))
    found = [each for each in findings if each.where.paragraph not in gone]
    telling = [each for each in found if each.section in _TELLING]
    since = [each.parts["since"].where for each in found if "since" in each.parts]
    kept = [
        each
        for each in found
        if not (each.section == "points" and _told(each, telling))
        and not (each.section == "timeline" and _is_of(each, since))
    ]
    kept = _with_a_second(kept, telling)
    count = sum(len(passage.facts.tokens) for passage in text.passages)
    kept = _most(kept, "points", max(_FEWEST, count // _POINTS), _weight_of_point)

    told = {each.where.paragraph for each in kept if each.section != "timeline"}

    def weight_of_event(event: Finding) -> int:
        near = _is_near(event, text)
        alone = event.where.paragraph not in told  # nothing else is proposed from there
        return 2 * (alone or _told(event, telling)) + 2 * near + (event.sure == "high")

    return _most(kept, "timeline", max(_FEWEST, count // _EVENTS), weight_of_event)


def _with_a_second(found: Sequence[Finding], telling: Sequence[Finding]) -> list[Finding]:
    """Return findings with one of the statements that may stand second in a summary.

    That is the first of them in which something is told that has a sentence of its own, none of
    which stands in the statement that leads.
    """
    spare = [each for each in found if SPARE in each.parts]
    if not spare:
        return list(found)
    counted = [
        each
        for each in spare
        if any(
            "figures" in other.parts or "holder" in other.parts
            for other in telling
            if _told(each, [other])
        )
    ]
    second = next((each for each in spare if each.parts[SPARE].value), None)
    best = second if second in counted else next(iter(counted), second)
    return [each for each in found if SPARE not in each.parts or each is best]


def _told(finding: Finding, telling: Sequence[Finding]) -> bool:
    """Tell whether what a passage says is told by another finding in it."""
    return any(
        each.where.paragraph == finding.where.paragraph
        and each.where.start < finding.where.end
        and finding.where.start < each.where.end
        for each in telling
    )


def _is_of(event: Finding, since: Sequence[Where | None]) -> bool:
    """Tell whether the time of an event is since when a tie holds, which tells all of it."""
    part = event.parts.get("when")
    where = part.where if part else None
    return where is not None and any(
        each is not None and each.paragraph == where.paragraph and where.holds(each.start, each.end)
        for each in since
    )


def _is_near(event: Finding, text: SourceText) -> bool:
    """Tell whether an event is of the month before the text was published."""
    if text.published is None:
        return False
    where = (part := event.parts.get("when")) and part.where
    if not where:
        return False
    for day in text.passages[where.paragraph - 1].days:
        if day.days and day.date.start < where.end and where.start < day.date.end:
            return (text.published - day.days.first).days <= 31
    return False


def _weight_of_point(point: Finding) -> int:
    return ("quote" in point.parts) + ("by" in point.parts)


def _most(
    findings: Sequence[Finding], section: Section, most: int, weight: Callable[[Finding], int]
) -> list[Finding]:
    """Return findings with at most so many of a section: the weightiest, then the first."""
    own = [at for at, each in enumerate(findings) if each.section == section]
    best = sorted(own, key=lambda at: (-weight(findings[at]), at))[:most]
    gone = set(own) - set(best)
    return [each for at, each in enumerate(findings) if at not in gone]
