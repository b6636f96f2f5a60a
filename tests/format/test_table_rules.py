"""What a brief may say of tables: which sources are some, which rows it means, what it counts."""

from __future__ import annotations

import pytest

from briefing.brief.model import Brief
from briefing.format.reader import read

BRIEF = """\
schema: briefing/1
id: rows
title: Rows of Osk
tlp: CLEAR
as_of: 2021-05-14
sources:
  - {id: s1, title: Events, kind: dataset, text: osk.csv, paragraphs: 5}
  - {id: s2, title: A report, kind: sitrep, text: osk.txt}
situation:
  summary:
    - text: Twelve people were killed.
      cite: [r1-r5, "s2:p4", "s2:p4.r2"]
      figures:
        - {text: twelve, value: 12, calc: {sum: killed}}
"""


def said(old: str, new: str) -> list[str]:
    """Return the problems of the brief with something in it replaced, each with line and column."""
    assert old in BRIEF
    reading = read(BRIEF.replace(old, new).encode(), Brief, "b.yaml")
    return [str(problem).removeprefix("b.yaml:") for problem in reading.problems]


def test_a_data_set_in_csv_is_a_table_and_its_rows_are_cited() -> None:
    reading = read(BRIEF.encode(), Brief, "b.yaml")
    assert reading.value is not None, reading.problems
    assert [source.is_table for source in reading.value.sources] == [True, False]
    assert said("{sum: killed}", "{max: '2020'}") == said("{sum: killed}", "{sum: 2020}") == []
    for text in ("OSK.TSV", "osk.csv.sealed.yaml", "a.sealed.yaml, table: {}"):
        assert said("osk.csv", text) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("r1-r5", "p1", "12: cite[1] 'p1' is of a paragraph, and the source is a table."),
        ("r1-r5", "r6", "12: cite[1] 'r6' is beyond the last row, r5."),
        ("r1-r5", "r5-r1", "12: cite[1] 'r5-r1' is a range that runs backwards."),
        ('"s2:p4"', '"s2:r4"', "12: cite[2] 's2:r4' is of a row, and the source is no table."),
        ("{sum: killed}", "{}", "14: calc says nothing to compute."),
        ("{sum: killed}", "{sum: a, max: b}", "14: calc computes one thing alone."),
        ("{sum: killed}", "{count: events}", "14: count counts rows."),
        ("{sum: killed}", "{mean: killed}", "14: 'mean' is not in the list."),
        ("{sum: killed}", "{max: 2020}", "14: max 2020 reads as a number."),
        ("value: 12,", 'value: 12, op: ">",', "14: a computed figure is exact."),
        (
            "      figures:", "      basis: stated\n      figures:",
            "13: the basis is 'stated', and a computed figure is the desk's own.",
        ),
        ("text: osk.txt", "text: osk.txt, table: {}", "8: a source of kind 'sitrep' is no table."),
        ("paragraphs: 5", "table: {rows: {p3: X}}", "7: 'p3' is not one row. Write r14."),
        ("paragraphs: 5", "table: {preset: gde}", "7: preset 'gde' is not in the list."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(old: str, new: str, problem: str) -> None:
    (found,) = said(old, new)
    line, _, words = problem.partition(": ")
    assert found.startswith(f"{line}:"), found
    assert words in found
