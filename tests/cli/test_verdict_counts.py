"""Verdicts on the command line: counted in exports and lists, beside the items on request."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.library.verdict_cache import kept_counts
from cli.conftest import Cli, Put

BODY = """\
schema: briefing/1
id: bridge
title: The bridge at Osk
tlp: CLEAR
as_of: 2024-12-02
sources:
  - id: s1
    title: A report
    kind: sitrep
    text: bridge.txt
situation:
  summary:
    - text: The bridge at Osk fell, and 12 people were on it.
      cite: [p1]
    - text: At Osk 30 people were hurt.
      cite: [p2]
    - text: Things are quiet again.
      cite: [p2]
"""
TEXT = "The bridge at Osk fell with 12 people on it.\n\nFive people were hurt there.\n"


@pytest.fixture
def bridge(put: Put) -> Path:
    """A brief whose text is at hand: one item found, one not, one that no rule can check."""
    path = put("bridge.yaml", BODY)
    path.with_name("bridge.txt").write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.usefixtures("bridge")
def test_every_export_counts_them(cli: Cli) -> None:
    words = (
        "1 found in words, meaning not judged; 0 with a warning; 1 not found; 0 the desk's own; "
        "1 not checkable by rule"
    )
    assert words in cli("export", "bridge", "--width", "0").out
    assert words in cli("export", "bridge", "-f", "markdown").out
    assert words in " ".join(cli("open", "bridge").out.split()), "printed where there is no screen"
    data = json.loads(cli("export", "bridge", "-f", "json").out)
    assert data["verdicts"] == {
        "verified": 1, "partly": 0, "unsupported": 1, "own": 0, "not_checkable": 1,
    }  # fmt: skip
    assert "verdict" not in data["situation"]["summary"][0]
    checked = json.loads(cli("check", "bridge", "--format", "json").out)
    assert checked["verdicts"] == {"bridge": data["verdicts"]}, "the check counts the same"


@pytest.mark.usefixtures("bridge")
def test_verdicts_puts_them_beside_the_items(cli: Cli) -> None:
    text = cli("export", "bridge", "--verdicts").out
    assert [text.count(f"{sign} [p") for sign in "✓✗?"] == [1, 1, 1]
    assert "figure-unsupported: the figure '30'" in text
    data = json.loads(cli("export", "bridge", "--verdicts", "-f", "json").out)
    found = [item["verdict"] for item in data["situation"]["summary"]]
    assert found == ["verified", "unsupported", "not_checkable"]


def listed(cli: Cli) -> dict[str, object]:
    return {each["id"]: each["verdicts"] for each in json.loads(cli("list", "--json").out)}


def test_the_list_knows_what_was_verified_and_computes_nothing(cli: Cli, bridge: Path) -> None:
    assert listed(cli) == {"bridge": None, "new": None, "old": None}
    assert "VERDICTS" not in cli("list").out
    cli("export", "bridge")
    assert listed(cli) == {
        "bridge": {"verified": 1, "partly": 0, "unsupported": 1, "own": 0, "not_checkable": 1},
        "new": None,
        "old": None,
    }
    out = cli("list").out
    assert "VERDICTS" in out
    assert "✓1 ◒0 ✗1 ⇢0 ?1" in out
    assert ".1 &0 x1 i0 ?1" in cli("list", "--ascii").out
    bridge.with_name("bridge.txt").write_text(TEXT.replace("12", "13"), encoding="utf-8")
    assert listed(cli)["bridge"] is None, "its text is another one"


@pytest.mark.parametrize("what", ["brief", "signoff"])
def test_counts_of_what_has_changed_are_not_listed(cli: Cli, bridge: Path, what: str) -> None:
    cli("export", "bridge")
    assert set(kept_counts([bridge])) == {bridge}
    if what == "brief":
        bridge.write_text(BODY.replace("12 people", "14 people"), encoding="utf-8")
    else:
        bridge.with_name("bridge.checked.yaml").write_text("[]\n", encoding="utf-8")
    assert kept_counts([bridge]) == {}


def test_a_damaged_cache_costs_time_alone(cli: Cli, bridge: Path, hermetic: Path) -> None:
    cli("export", "bridge")
    (kept,) = (hermetic / "cache").glob("**/verdicts/*.verdicts")
    kept.write_bytes(b'{"engine": 3')
    assert listed(cli)["bridge"] is None
    assert "1 found in words" in cli("export", "bridge", "--width", "0").out
    assert listed(cli)["bridge"] is not None
