"""Rows of tables in files: sentences and sums about them, right ones and faults of each.

``table_kinds.yaml`` was written before any of its items was tried.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from table_trial import acled, brief_text, ged, judged

KINDS: Final = yaml.safe_load(Path(__file__).with_name("table_kinds.yaml").read_text("utf-8"))
KNOWN: Final = {"acled": ("ACLED", acled), "ged": ("UCDP", ged)}
PASSED: Final = {
    "Food security needs 61.3 million dollars and has received 142.5 million.",
    "Food security has 21 partners.",
}
"""Faults that no rule sees: two amounts exchanged, a row named by an ordinary word."""


def suspicions(folder: Path, kind: dict[str, Any], item: dict[str, Any]) -> set[str]:
    """Return what is found of an item, apart from what only informs."""
    publisher, data = kind.get("publisher"), kind.get("data")
    if data is None:
        publisher, made = KNOWN[kind["table"]]
        data = made()
    figure = ""
    if "calc" in item:
        ((how, column),) = item["calc"].items()
        figure = f', figures: [{{text: "{item["figure"]}", calc: {{{how}: "{column}"}}}}]'
    line = f'- {{id: tried, text: "{item["text"]}", cite: [{item["cite"]}]{figure}}}'
    verdicts = judged(folder, data, brief_text(line, str(publisher or "")))
    (tried,) = (each for each in verdicts.items if each.label == "tried")
    return {
        f"{each.severity} {each.code} {each.text}"
        for each in tried.findings
        if each.severity != "info"
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind["table"])
def test_right_items_pass_and_faults_are_seen(kind: dict[str, Any], tmp_path: Path) -> None:
    accused = {
        each["text"]: found for each in kind["right"] if (found := suspicions(tmp_path, kind, each))
    }
    passed = {each["text"] for each in kind["wrong"] if not suspicions(tmp_path, kind, each)}
    assert (accused, passed - PASSED) == ({}, set())
