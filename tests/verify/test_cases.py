"""Kinds of items that the rules on names, speakers and wording have to tell apart, kept as tables.

Each kind in ``cases/`` has a source, items that say fairly what stands there, which must stay
without a finding, and items that do not, with the codes that they must get (``expect``).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.verify.checked_texts import quotations
from briefing.verify.judge import verify
from briefing.verify.sources.facts import Evidence
from briefing.verify.sources.record import make_record
from briefing.verify.sources.source import paragraphs

TABLES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
KINDS: dict[str, dict[str, Any]] = {
    kind["kind"]: kind
    for path in TABLES
    for kind in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
}
ITEMS = [(name, number) for name, kind in KINDS.items() for number in range(len(kind["items"]))]


@cache
def _codes(name: str) -> list[set[str]]:
    """Return the codes of the errors and warnings on each item of a kind."""
    kind = KINDS[name]
    found = paragraphs(kind["source"])
    keys = ("text", "by", "quote", "cite")
    voices = {**kind.get("voices", {}), **kind.get("more", {})}
    brief = {
        "schema": "briefing/1",
        "id": "cases",
        "title": "TRIAL: cases",
        "as_of": "2021-05-13",
        "status": "exercise",
        "tlp": "CLEAR",
        "sources": [
            {
                "id": "s1", "title": "Cases", "kind": "newspaper", "publisher": "Osk Post",
                "published": "2021-05-13", "licence": "MIT", "text": "cases.txt",
            }
        ],
        "voices": {key: {"name": text, "kind": "expert"} for key, text in voices.items()},
        "situation": {
            "summary": [
                {"id": f"k{number}", **{key: item[key] for key in keys if key in item}}
                for number, item in enumerate(kind["items"])
            ]
        },
    }  # fmt: skip
    reading = read(msgspec.json.encode(brief), Brief, "cases.yaml")
    assert reading.value is not None, reading.problems
    record = make_record(found, quotations(reading.value))
    evidence = Evidence(reading.value.sources[0], "text", record, tuple(found))
    verdicts = verify(reading.value, {"s1": evidence})
    assert [each.text for each in verdicts.findings if each.severity == "error"] == []
    codes: list[set[str]] = [set() for _ in kind["items"]]
    for verdict in verdicts.items:
        if verdict.path[:2] == ("situation", "summary"):
            codes[int(verdict.path[2])] |= {
                each.code for each in verdict.findings if each.severity != "info"
            }
    return codes


@pytest.mark.parametrize(("name", "number"), ITEMS)
def test_an_item_gets_what_it_deserves(name: str, number: int) -> None:
    item = KINDS[name]["items"][number]
    assert _codes(name)[number] == set(item.get("expect", ())), item["text"]


def test_every_kind_has_enough_of_both() -> None:
    for name, kind in KINDS.items():
        faulty = sum(bool(item.get("expect")) for item in kind["items"])
        assert len(kind["items"]) > 10, name
        assert faulty < len(kind["items"]), name
