"""Right items to rewrite: those of the open texts and of the kinds, and what the check says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from written_texts import Text, fields_of, texts

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.verify.judge import verify
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import make_record
from briefing.verify.verdicts import Finding

from .kept import Setting

KINDS = sorted((Path(__file__).parents[1] / "kinds").glob("*.yaml"))
Fields = dict[str, Any]


class Ground:
    """A source in English with items that are right; only findings of some ``codes`` count."""

    def __init__(
        self,
        name: str,
        paragraphs: Sequence[str],
        items: Sequence[Fields],
        published: str = "2021-05-13",
        voices: dict[str, Any] | None = None,
        codes: tuple[str, ...] = ("",),
    ) -> None:
        self.name = name
        self.paragraphs = tuple(paragraphs)
        self.items = [each for each in items if isinstance(each.get("text"), str)]
        self.published = published
        self.voices = voices or {"post": {"name": "Osk Post", "kind": "newspaper"}}
        self.codes = codes

    @cached_property
    def _evidence(self) -> Evidence:
        reading = read(self._brief([]), Brief, "x.yaml")
        assert reading.value is not None, reading.problems
        quoted = [words for each in self.items for words in _quoted(each)]
        record = make_record(self.paragraphs, quoted)
        return Evidence(reading.value.sources[0], "text", record, self.paragraphs)

    def _brief(self, items: Sequence[Fields]) -> bytes:
        source = {
            "id": "s1", "title": "Text", "kind": "newspaper", "licence": "CC0", "text": "text.txt",
            "published": self.published, "language": "en", "voice": next(iter(self.voices)),
        }  # fmt: skip
        summary = [{**each, "id": f"k{at}"} for at, each in enumerate(items)]
        summary = summary or [{"id": "none", "text": "None.", "cite": ["p1"]}]
        brief = {
            "schema": "briefing/1", "id": "trying", "title": "EXERCISE trying", "tlp": "CLEAR",
            "as_of": self.published, "status": "exercise", "language": "en", "sources": [source],
            "voices": self.voices, "situation": {"summary": summary},
        }  # fmt: skip
        return json.dumps(brief, ensure_ascii=False).encode()

    def told(self, items: Sequence[Fields]) -> list[list[Finding]]:
        """Return the errors and warnings on each item; that a quotation is short or long is none.

        All are items of one brief.
        """
        reading = read(self._brief(items), Brief, "x.yaml")
        assert reading.value is not None, reading.problems
        verdicts = verify(reading.value, {"s1": self._evidence})
        found = {each.label: each.findings for each in verdicts.items}
        return [
            [
                each
                for each in found[f"k{at}"]
                if each.severity != "info"
                and each.code.startswith(self.codes)
                and each.code not in ("weak-quote", "quote-long")
            ]
            for at in range(len(items))
        ]

    def setting(self, item: Fields) -> Setting:
        """Return what a rewrite may need to know of an item."""
        cited = [int(each[1:].split(".")[0]) for each in item["cite"] if each[1:].isdigit()]
        voice = self.voices.get(item.get("by", ""), {})
        return Setting(
            date.fromisoformat(self.published),
            self.paragraphs,
            [self.paragraphs[number - 1] for number in cited if number <= len(self.paragraphs)],
            [voice[key] for key in ("name",) if key in voice] + voice.get("aka", []),
        )


def _quoted(item: Fields) -> Iterator[str]:
    quote = item.get("quote")
    if isinstance(quote, str):
        yield quote


def _of_text(text: Text) -> Ground:
    items = [
        fields
        for fields, language in map(fields_of, text.items)
        if not (language or "section" in fields)
    ]
    voices = {text.settings["voice"]: text.voices[text.settings["voice"]], **text.voices}
    return Ground(text.name, text.paragraphs, items, text.settings["published"], voices)


def _of_kind(name: str, kind: Fields) -> Ground:
    paragraphs = kind["source"].strip().split("\n")
    cite = [f"p{len(paragraphs)}"]
    items = [each if isinstance(each, dict) else {"text": each} for each in kind["right"]]
    codes = tuple(kind.get("codes", ("figure", "date")))
    return Ground(name, paragraphs, [{"cite": cite, **each} for each in items], codes=codes)


def grounds() -> Iterator[Ground]:
    """All open texts in English, and all kinds that have right items."""
    yield from (_of_text(text) for text in texts() if text.language == "en")
    for path in KINDS:
        for kind in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader):
            if kind.get("right"):
                yield _of_kind(f"{path.stem}: {kind['kind']}", kind)
