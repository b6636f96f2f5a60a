"""The items with calc lines in ``calc/``: texts, right items, and wrong ones with codes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.verify.judge import verify
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import make_record
from briefing.verify.verdicts import Finding, Verdict

FOLDER: Final = Path(__file__).with_name("calc")
NAMES: Final = ("set.yaml", "second.yaml")
_record = lru_cache(maxsize=16)(make_record)


class Set:
    """A text with items whose numbers the desk worked out."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.name: str = raw["name"]
        self.published: str = raw["published"]
        self.language: str = raw["language"]
        self.paragraphs = tuple(raw["paragraphs"])
        self.right: list[dict[str, Any]] = raw["right"]
        self.wrong: list[dict[str, Any]] = raw["wrong"]
        self.beyond: list[dict[str, Any]] = raw.get("beyond", [])

    def verdict(self, item: dict[str, Any], *, text: bool = True) -> Verdict:
        """What the check says of an item; without ``text`` by the record of the source alone."""
        return self.verdicts([item], text=text)[0]

    def verdicts(self, items: Sequence[dict[str, Any]], *, text: bool = True) -> list[Verdict]:
        """What the check says of each of the items of one brief."""
        keys = ("text", "calc", "figures", "date", "basis", "note")
        summary = [
            {key: item[key] for key in keys if key in item}
            | {"id": f"k{number}", "cite": item["cite"].split(",")}
            for number, item in enumerate(items)
        ]
        source = {
            "id": "s1", "title": "Text", "kind": "newspaper", "licence": "CC0", "voice": "post",
            "published": self.published, "language": self.language, "text": "text.txt",
        }  # fmt: skip
        brief = {
            "schema": "briefing/1", "id": "trying", "title": "EXERCISE trying", "tlp": "CLEAR",
            "as_of": self.published, "status": "exercise", "language": self.language,
            "sources": [source], "voices": {"post": {"name": "The office", "kind": "newspaper"}},
            "situation": {"summary": summary},
        }  # fmt: skip
        reading = read(json.dumps(brief, ensure_ascii=False).encode(), Brief, "x.yaml")
        assert reading.value is not None, reading.problems
        record = _record(self.paragraphs, language=self.language)
        paragraphs = self.paragraphs if text else ()
        held = Evidence(reading.value.sources[0], "text" if text else "sealed", record, paragraphs)
        found = {each.label: each for each in verify(reading.value, {"s1": held}).items}
        return [found[f"k{number}"] for number in range(len(items))]

    def suspicions(self, item: dict[str, Any]) -> list[Finding]:
        """The errors and warnings of an item."""
        return suspicions(self.verdict(item))


def suspicions(verdict: Verdict) -> list[Finding]:
    """The errors and warnings of a verdict."""
    return [each for each in verdict.findings if each.severity != "info"]


def calc_sets(*names: str) -> Iterator[Set]:
    """All texts of some of the sets, of all where none is named."""
    for name in names or NAMES:
        yield from map(Set, yaml.safe_load((FOLDER / name).read_text("utf-8")))
