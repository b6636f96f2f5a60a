"""The table of the evidence: it says what the verdict found, value by value, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

import briefing.tui.screens.evidence.comparison as module
from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.format.reader import read
from briefing.tui.screens.evidence.comparison import CheckedItem, FieldEntry, entries
from briefing.tui.screens.evidence.fields import field_statements
from briefing.verify.checked_texts import quotations
from briefing.verify.judge import verify
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import make_record

TEXT = (
    "Low Dam report",
    "Ilse Harran leads the Basin Office. She said that more than 30 boats were caught.",
    "“Nobody asked the boatmen,” she added on Tuesday.",
)
HEAD = """\
schema: briefing/1
id: dam
title: Low Dam closed
tlp: CLEAR
as_of: 2026-03-05
sources:
  - {id: s1, title: A report, kind: newspaper, published: 2026-03-05}
  - {id: s2, title: Another, kind: newspaper, published: 2026-03-05}
voices:
  harran: {name: Ilse Harran, kind: government}
situation:
  summary:
"""


def table(item: str, *, second: tuple[str, ...] = ()) -> dict[str, FieldEntry]:
    """The entries of one item by their labels; ``second`` is the text of s2, if at hand."""
    brief = read(f"{HEAD}    - {item}\n".encode(), Brief, "dam.yaml").value
    assert brief is not None
    evidence = {}
    for source, text in zip(brief.sources, (TEXT, second), strict=True):
        record = make_record(text, quotations(brief)) if text else None
        evidence[source.id] = Evidence(source, "text" if text else "missing", record, text)
    outline = Outline(brief)
    line = next(outline.every_line())
    verdict = verify(brief, evidence).by_path()[line.path]
    found = entries(CheckedItem(outline, line, verdict, []), list(field_statements(outline, line)))
    return {entry.label: entry for entry in found}


def test_a_speaker_behind_a_pronoun_is_shown_as_the_check_found_it() -> None:
    said = table("{text: It is shut., by: harran, quote: asked the boatmen, cite: ['s1:p3']}")
    who = said["who says"]
    assert (who.has, who.where, who.state) == ("she (Ilse Harran) added", "s1:p3", "pass")
    assert said["quotation"][2:5] == ("the same words", "s1:p3", "pass")


def test_whoever_could_not_be_checked_is_not_called_named() -> None:
    names = table("{text: Orsk and Ilse Harran met., cite: ['s1:p2', 's2:p1']}")["names"]
    assert (names.says, names.has, names.state) == ("Orsk, Ilse Harran", "Ilse Harran", "open")
    alone = table("{text: Orsk spoke., cite: ['s2:p1']}")["names"]
    assert (alone.says, alone.has, alone.state) == ("Orsk", "", "open")
    there = table("{text: Orsk spoke., cite: ['s2:p1']}", second=("Orsk left Tarn.",))["names"]
    assert (there.has, there.state) == ("named", "pass")


def test_each_value_has_a_sign_of_its_own() -> None:
    """What was found has the words of the source, and what could not be checked has none."""
    item = (
        "{text: Shut., by: harran, when: on Tuesday, cite: ['s1:p2', 's1:p3'],"
        " figures: [{text: more than 30 boats, op: '>', value: 30}]}"
    )
    said = table(item)
    assert said["figure"][2:5] == ("more than 30 boats", "s1:p2", "pass")
    assert said["when"][2:5] == ("on Tuesday", "s1:p3", "pass")
    missing = table(item.replace("s1:", "s2:"))
    assert [missing[key].state for key in ("figure", "when", "who says")] == ["open"] * 3
    assert not any(missing[key].has for key in ("figure", "when", "who says"))


@pytest.mark.parametrize("name", ["find_figures", "find_dates", "find_names", "make_record"])
def test_the_evidence_looks_nothing_up_a_second_time(name: str) -> None:
    for path in sorted(Path(module.__file__).parent.glob("evidence_[!m]*.py")):
        assert name not in path.read_text("utf-8"), path.name


def test_a_number_that_the_desk_worked_out_says_how_and_is_not_found() -> None:
    item = (
        '{text: The boats are 90., cite: [p1], calc: "30 x 3 = 90", figures: [{text: "90", value: '
        "90}]}"
    )
    second = ("More than 30 boats have 3 men each.",)
    figure = table(item.replace("[p1]", "['s2:p1']"), second=second)["figure"]
    assert figure.says == "90, worked out by the desk: 30 x 3 = 90"
    assert (figure.has, figure.where, figure.state) == (
        "worked out by the desk: 30 x 3 = 90 (s2:p1)", "", "own",
    )  # fmt: skip
    alone = table("{text: The boats are 90., cite: ['s2:p1'], calc: 30 x 3 = 90}", second=second)
    assert alone["figures"][1:5] == (
        "90", "worked out by the desk: 30 x 3 = 90 (s2:p1)", "", "own",
    )  # fmt: skip
