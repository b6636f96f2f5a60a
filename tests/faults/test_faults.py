"""Every fault of the classes that rules can judge is caught; no correct item is called wrong.

The classes that a rule can only suspect are no gate: ``table.txt`` has what becomes of them.
"""

from __future__ import annotations

from functools import cache

import pytest
from sweeping import some

from briefing.verify.sources.record import SHORT
from briefing.verify.words.normalise import words

from .case import Case, cases
from .fault import CLASSES
from .generator import generate
from .report import TABLE, details, table
from .trial import CAUGHT, Outcome, Trial, run

CASES = cases()
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


PARTS = 36
"""A thirty-sixth of the faults of each class is tried, in a sweep the others, too."""
every_part = pytest.mark.parametrize("part", some(range(PARTS), 1))


KNOWN_IN_RECORDS = {
    ("sarimba", "error-waived", "h-water"),
    ("sarimba", "figure-digit", "h-water"),
    ("sarimba", "cite-shifted", "s-bridge-commander"),
}
"""What passes where a record is at hand in place of the text: half of another number, as it has no
words between; a long quotation, which it does not hold, in a communiqué by whom it quotes."""


@cache
def trial(case: Case, part: int) -> Trial:
    """Return what came of a part of the faults of each class, tried once for all tests."""
    return run([case], part=(part, PARTS))


def gated(held: Trial) -> list[Outcome]:
    return [each for each in held.outcomes if CLASSES[each.fault.kind].gated]


@every_part
@every_case
def test_every_fault_that_a_rule_can_judge_is_caught_at_its_line(case: Case, part: int) -> None:
    held = trial(case, part)
    print(table(held))
    assert part or len(gated(held)) > 15  # the last parts of a small case have none
    assert all(each.result == CAUGHT for each in gated(held)), details(held)


@every_case
def test_no_correct_item_has_an_error(case: Case) -> None:
    held = trial(case, 0)
    errors = [finding for _, finding in held.accusations if finding.severity == "error"]
    assert not errors, details(held)


@every_part
@pytest.mark.parametrize("case", [CASES[1], CASES[4]], ids=lambda case: case.name)
def test_sealed_records_catch_what_the_texts_catch(case: Case, part: int) -> None:
    held = run([case], sealed=True, part=(part, PARTS))
    missed = [
        each.fault
        for each in gated(held)
        if each.result != CAUGHT
        and (case.name, each.fault.kind, each.fault.item) not in KNOWN_IN_RECORDS
    ]
    # A record holds no long quotation, so it can neither vouch for one nor accuse it.
    short = [f for f in missed if not f.kind.startswith("quote-") or len(words(f.now)) <= SHORT]
    assert not short, details(held)
    errors = [finding for _, finding in held.accusations if finding.severity == "error"]
    assert not errors, details(held)


def test_the_table_is_of_these_faults() -> None:
    rows: dict[str, int] = {}
    for line in TABLE.read_text("utf-8").splitlines():
        cells = line.split()
        if cells and cells[0] in CLASSES:
            rows.setdefault(cells[0], int(cells[1]))  # below it stand the accusations
    made = [fault.kind for case in CASES for fault in generate(case, digest="0" * 64)]
    assert rows == {kind: made.count(kind) for kind in CLASSES}, "make faults ARGS=--write"
