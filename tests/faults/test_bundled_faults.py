"""Faults in the bundled briefs are caught as those in the cases are; the table is of the cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from sweeping import SWEEP, some

from .case import Case
from .fault import CLASSES
from .report import details
from .trial import CAUGHT, run

BRIEFS = sorted((Path(__file__).parents[2] / "briefs").glob("*-[0-9][0-9].yaml"))
"""The first is judged by a record, the second by a text; the others are for a sweep."""
SEEN_IN_A_RECORD = {
    *("quote-word", "figure-field", "figure-value", "date-day", "date-month", "date-year"),
    *("when-weekday", "cite-beyond", "cite-source", "cite-removed"),
}
"""The classes whose faults a generator can make without the source text at hand."""
KNOWN = {
    ("aleppo-2024-11-30", "date-month", "timeline[6]"),
    ("exercise-qelmara-2020-03-09", "error-waived", "sit-losses"),
    ("exercise-qelmara-2020-03-09", "figure-digit", "sit-losses"),
    ("exercise-qelmara-2020-03-09", "name-absent", "t14"),
    ("exercise-qelmara-2020-03-09", "name-letter", "h13"),
    ("exercise-qelmara-2020-03-09", "name-letter", "t14"),
    ("exercise-qelmara-2020-03-09", "when-date", "t9"),
    *(
        ("exercise-qelmara-2020-03-17", kind, "h31")
        for kind in ("error-waived", "figure-digit", "figure-field", "figure-value", "figure-word")
    ),
}
"""Faults that only the sweep tries and that are not caught, or as another kind: limits of rules."""


@pytest.mark.parametrize(
    "part", [(0, 10_000), pytest.param((0, 1), marks=SWEEP)], ids=["one of each", "all"]
)
@pytest.mark.parametrize("path", some(BRIEFS, 2), ids=lambda path: path.stem)
def test_every_fault_that_a_rule_can_judge_is_caught_at_its_line(
    path: Path, part: tuple[int, int]
) -> None:
    case = Case(path)
    held = run([case], part=part)
    assert not held.accusations, details(held)
    gated = [each for each in held.outcomes if CLASSES[each.fault.kind].gated]
    if case.sealed:
        gated = [each for each in gated if each.fault.kind in SEEN_IN_A_RECORD]
    assert len(gated) >= 10
    missed = {(case.name, e.fault.kind, e.fault.item) for e in gated if e.result != CAUGHT}
    assert not missed - KNOWN, details(held)
