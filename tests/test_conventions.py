"""The table of conventions names tests that exist, and none of its rows goes without one."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "conventions.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith(("| --", "| expectation"))
]


def test_there_is_a_table() -> None:
    assert len(ROWS) > 50


def test_every_expectation_names_a_test_that_exists() -> None:
    missing = []
    for expectation, test in ROWS:
        found = re.fullmatch(r"`(tests/[\w/]+\.py)::(test_\w+)`", test)
        assert found, (expectation, test)
        path = ROOT / found[1]
        if not path.exists() or f"def {found[2]}(" not in path.read_text("utf-8"):
            missing.append(test)
    assert not missing


def test_no_expectation_stands_twice() -> None:
    expectations = [row[0] for row in ROWS]
    assert len(set(expectations)) == len(expectations)
