"""The texts kept apart stay as they were frozen, and the faults in them are faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import apart, engine
from .apart import KEPT, Kept, digest, faults_of, spoilt
from .case import Case, cases

FROZEN = "7eec359fd37394c157f9f88cdbf0def97d33671f519d1c0dc2072fc04dbc861d"
CASES = cases(KEPT)


def test_the_kept_texts_are_as_they_were_frozen() -> None:
    assert digest() == FROZEN, "The kept texts are never changed; see tests/faults/kept/README.md"


def test_the_digest_is_of_every_word_and_name(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text("one", "utf-8")
    first = digest(tmp_path)
    (seeds / "a.txt").write_text("two", "utf-8")
    second = digest(tmp_path)
    (seeds / "a.txt").rename(seeds / "b.txt")
    assert len({first, second, digest(tmp_path)}) == 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_fault_changes_one_thing_of_a_known_class(case: Case) -> None:
    faults = faults_of(case)
    assert len(faults) >= 8
    for fault in faults:
        assert fault.kind in (*apart.ERRORS, *apart.WARNINGS)
        assert spoilt(case, fault) != case.yaml


def test_a_fault_without_attribution_loses_its_voice_too() -> None:
    case = next(case for case in CASES if case.name == "sorvia-statement")
    fault = next(each for each in faults_of(case) if each.kind == "attribution")
    assert "by: vane, " in case.yaml
    assert "by: vane, " not in spoilt(case, fault)
    assert f'"{fault.now}' in spoilt(case, fault)


def test_the_rows_count_what_was_found_and_what_was_ticked() -> None:
    found = apart.Outcome(Kept("figure", "a", "text", "1", "2"), "error", "unsupported")
    ticked = apart.Outcome(Kept("negation", "a", "text", "not", ""), "", "verified")
    told = engine.Told("name-absent", "error", "no such name")
    text = apart.table([apart.Row("x", 3, [("a", told), ("a", told)], [found, ticked])])
    assert (
        "x                        3      1      0       1      1        0         1       0" in text
    )
    assert text.splitlines()[2].endswith(" 1")
