"""What the check says of the items of a kind: a source, voices, and items on it."""

from __future__ import annotations

from typing import Any

import msgspec

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.verify.checked_texts import quotations
from briefing.verify.judge import verify
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import make_record
from briefing.verify.sources.source import paragraphs


def codes_of(kind: dict[str, Any]) -> list[set[str]]:
    """Return the codes of the errors and warnings on each item of a kind."""
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
