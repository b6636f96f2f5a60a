"""The trial's own tests: correct items are correct, faults are faults, lines are right."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from briefing.brief.model import Brief
from briefing.format.reader import read

from .case import Case, cases, stands, words
from .engine import Finding
from .fault import CLASSES, Edit, Fault, spoil
from .generator import generate, rounds
from .report import details, sound, table
from .trial import CAUGHT, MISSED, OTHERWISE, Check, judged, run

CASES = cases()
FEW = {"alias-absent": 5, "source-dropped": 5, "judgement-uncited": 5, "quote-long": 5}
LEAST = 7
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@cache
def made(case: Case) -> list[Fault]:
    return generate(case, digest="0" * 64)


@every_case
def test_the_reader_finds_nothing_wrong_in_a_correct_brief(case: Case) -> None:
    assert read(case.yaml.encode(), Brief).problems == []


@every_case
def test_there_are_enough_items_and_paragraphs(case: Case) -> None:
    assert len(case.items) >= 20
    assert 15 <= max(len(texts) for texts in case.sources.values()) <= 25
    for item in case.source_items:
        assert int(item.text("paragraphs")) == len(case.sources[item.name])


def test_all_sections_and_several_kinds_of_source_are_there() -> None:
    assert len({item.section for case in CASES for item in case.items}) == 12
    kinds = {item.text("kind") for case in CASES for item in case.source_items}
    assert {"agency", "statement", "sitrep", "newspaper", "dataset"} <= kinds
    assert any(len(case.source_items) > 1 for case in CASES)


@every_case
def test_what_is_quoted_stands_in_a_cited_paragraph(case: Case) -> None:
    for item in case.items:
        for value in item.values("quote"):
            assert stands(words(value.text), item.cited_words), (item.name, value.text)
        for figure in item.figures():
            assert stands(words(figure.text("text")), item.cited_words), (item.name, figure)
        if item.value("when"):
            run = words(item.text("when"))
            assert set(run) - {"on", "in", "since", "late"} <= set(item.cited_words), item.name


def test_every_class_has_faults_of_several_cases() -> None:
    found = [(fault.kind, case.name) for case in CASES for fault in made(case)]
    count = Counter(kind for kind, _ in found)
    assert set(count) == set(CLASSES)
    for kind in CLASSES:
        assert count[kind] >= FEW.get(kind, LEAST), kind
        assert len({name for each, name in found if each == kind}) > 2, kind


@every_case
def test_faults_are_the_same_for_the_same_seed_alone(case: Case) -> None:
    assert made(case) == made(Case(case.handmade.parent.parent / "briefs" / f"{case.name}.yaml"))
    assert made(case) != generate(case, seed=2, digest="0" * 64)


@every_case
def test_every_fault_changes_the_brief_or_its_source_and_stays_readable(case: Case) -> None:
    for fault in made(case):
        spoilt = spoil(case.yaml, [fault])
        assert spoilt.text != case.yaml or dict(fault.texts) != case.files, fault
        if fault.texts:
            assert dict(fault.texts) != case.files
    for group in rounds(made(case)):
        spoilt = spoil(case.yaml, group)
        problems = read(spoilt.text.encode(), Brief).problems
        assert group[0].group == "reader" or not problems, (group, problems)


@every_case
def test_a_fault_stands_in_the_lines_where_its_finding_belongs(case: Case) -> None:
    for group in rounds(made(case)):
        spoilt = spoil(case.yaml, group)
        lines = spoilt.text.split("\n")
        for fault, at, whole in zip(spoilt.faults, spoilt.lines, spoilt.items, strict=True):
            assert at[0] in whole, fault
            assert at[-1] in whole, fault
            new = fault.edits[0].new.strip().split("\n")[0] if fault.edits else ""
            if fault.kind != "claim-as-fact":
                assert any(new in lines[number - 1] for number in at), fault


@every_case
def test_all_faults_get_into_some_brief_and_none_meets_another_of_its_item(case: Case) -> None:
    found = made(case)
    groups = list(rounds(found))
    assert Counter(fault for group in groups for fault in group) == Counter(found)
    for group in groups:
        assert len({fault.item for fault in group}) == len(group)
        assert len({fault.group for fault in group}) == 1


def test_edits_move_what_comes_after_them() -> None:
    text = "one\ntwo\nthree\nfour\n"

    def fault(*edits: Edit, at: tuple[int, int]) -> Fault:
        return Fault("wording", "x", "text", edits, at, at, "", "")

    first = fault(Edit(0, 0, "zero\nnone\n"), at=(0, 3))
    gone = fault(Edit(4, 8, ""), at=(8, 13))
    last = fault(Edit(14, 18, "a\nb"), at=(14, 18))
    spoilt = spoil(text, [last, first, gone])
    assert spoilt.text == "zero\nnone\none\nthree\na\nb\n"
    assert spoilt.lines == [range(5, 7), range(1, 4), range(4, 5)]


def finding(line: int, code: str, severity: str = "error", item: str = "") -> Finding:
    return Finding(item, "", code, severity, line, f"{code} is wrong")


def anywhere(code: str, severity: str = "error") -> Check:
    """A check that says the same of every line of every brief that is not correct."""
    whole = CASES[0].yaml

    def check(briefs: list[str], _: dict[str, str], __: str) -> list[list[Finding]]:
        return [
            [finding(line, code, severity) for line in range(1, brief.count("\n") + 2)]
            if brief != whole
            else []
            for brief in briefs
        ]

    return check


def results(check: Check) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in run(CASES[:1], check=check, digest=False).outcomes:
        found.setdefault(each.fault.kind, set()).add(each.result)
    return found


def test_the_right_code_is_caught_and_others_are_not() -> None:
    found = results(anywhere("figure-unsupported"))
    assert found["figure-digit"] == found["figure-word"] == {CAUGHT}
    assert found["name-letter"] == found["negation"] == {OTHERWISE}


def test_a_warning_does_not_do_for_a_gated_class() -> None:
    assert results(anywhere("figure-unsupported", "warning"))["figure-digit"] == {OTHERWISE}
    assert results(anywhere("negation", "warning"))["negation"] == {CAUGHT}
    assert results(anywhere("negation", "info"))["negation"] == {MISSED}


def test_the_right_code_in_another_line_of_the_item_is_not_caught() -> None:
    whole = Fault("figure-digit", "x", "text", (Edit(6, 7, "2"),), (6, 7), (0, 20), "1", "2")
    (lines,), (item,) = spoil("id: x\n1\ncite: [p1]", [whole])[2:]
    assert (lines, item) == (range(2, 3), range(1, 4))
    for line, result in ((1, OTHERWISE), (2, CAUGHT), (3, OTHERWISE), (4, MISSED)):
        new = [finding(line, "figure-unsupported")]
        assert judged("x", whole, lines, item, new).result == result


def test_the_report_names_who_is_accused_and_what_was_missed() -> None:
    def check(briefs: list[str], _: dict[str, str], __: str) -> list[list[Finding]]:
        return [[finding(1, "wording", "warning", "s-end")] for _ in briefs]

    trial = run(CASES[:1], check=check, digest=False)
    assert [each.code for _, each in trial.accusations] == ["wording"]
    assert {each.result for each in trial.outcomes} == {MISSED}
    assert not sound(trial)
    assert "errors on them: 0, warnings: 1" in table(trial)
    assert "accused: lisaria:1: s-end: wording (warning)" in details(trial)
    assert "missed: lisaria: figure-digit" in details(trial)
    assert "missed: lisaria: negation" not in details(trial)
    assert "missed: lisaria: negation" in details(trial, every=True)
