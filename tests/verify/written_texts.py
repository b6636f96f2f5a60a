"""The texts in ``texts/``: each a source, correct items and faults, as ``texts/README.md`` says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.verify.checked_texts import quotations
from briefing.verify.judge import verify
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.record import make_record
from briefing.verify.sources.source import paragraphs
from briefing.verify.verdicts import Finding, Verdict

FOLDER: Final = Path(__file__).with_name("texts")
_SECTIONS: Final[dict[str, dict[str, Any]]] = {
    "territory": {"control": "presence"},
    "humanitarian": {"category": "needs"},
    "relationships": {"type": "backs"},
}
"""The fields that an item of a section must have besides, where its line names none."""
ERRORS: Final = ("figure", "magnitude", "date", "name", "quotation", "paragraph", "speaker")
"""The classes of faults that are errors."""


class Fault(NamedTuple):
    """A fault: in the line of item ``number``, ``now`` takes the place of ``was``."""

    kind: str
    number: int
    was: str
    now: str


class Text:
    """One text: its paragraphs, voices, correct items as they are written down, and faults."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        head, body, items, faults = path.read_text("utf-8").split("\n#\n")
        self.settings: dict[str, str] = {}
        self.voices: dict[str, dict[str, Any]] = {}
        for line in head.splitlines():
            key, sign, value = line.partition(" = ")
            if sign:
                self.voices[key] = _voice(value)
            else:
                key, _, self.settings[key] = line.partition(": ")
        self.paragraphs = tuple(paragraphs(body))
        self.items = items.splitlines()
        self.faults = [_fault(line) for line in faults.splitlines()]
        self._told: dict[str, list[Finding]] = {}
        self._record = lru_cache(maxsize=None)(partial(make_record, self.paragraphs))

    @property
    def language(self) -> str:
        return self.settings.get("language", "en")

    def spoilt(self, fault: Fault) -> str:
        """The line of an item with its fault."""
        line = self.items[fault.number - 1]
        assert line.count(fault.was) == 1, (self.name, fault, line)
        return line.replace(fault.was, fault.now)

    def verdict(self, line: str, calc: list[str] | None = None) -> Verdict:
        """What the check says of an item in a brief of its own, with how it was reckoned."""
        fields, language = fields_of(line)
        fields |= {"calc": calc} if calc else {}
        return self._verdicts([fields], language)[0]

    def _verdicts(self, items: Sequence[dict[str, Any]], language: str) -> list[Verdict]:
        """What the check says of the items of one brief."""
        source = {
            "id": "s1", "title": "Text", "kind": "newspaper", "licence": "CC0",
            "published": self.settings["published"], "language": self.language,
            "voice": self.settings["voice"], "text": "text.txt",
        }  # fmt: skip
        brief = {
            "schema": "briefing/1", "id": "trying", "title": "EXERCISE trying", "tlp": "CLEAR",
            "as_of": self.settings["published"], "status": "exercise",
            "language": language or self.language, "sources": [source], "voices": self.voices,
            **_by_section([{**item, "id": f"k{n}"} for n, item in enumerate(items)]),
        }  # fmt: skip
        reading = read(json.dumps(brief, ensure_ascii=False).encode(), Brief, "x.yaml")
        assert reading.value is not None, reading.problems
        record = self._record(tuple(quotations(reading.value)), language=self.language)
        held = Evidence(reading.value.sources[0], "text", record, self.paragraphs)
        found = {each.label: each for each in verify(reading.value, {"s1": held}).items}
        return [found[f"k{n}"] for n in range(len(items))]

    def suspicions(self, lines: Sequence[str]) -> list[list[Finding]]:
        """The errors and warnings of items; that a quotation is short or long is none.

        Each is judged once, together with the others that were not yet: alone it takes longer.
        """
        quoting = ("weak-quote", "quote-long")
        for wanted in ("", "en"):
            split = {line: fields_of(line) for line in lines if line not in self._told}
            some = {line: fields for line, (fields, of) in split.items() if of == wanted}
            found = self._verdicts(list(some.values()), wanted) if some else []
            for line, verdict in zip(some, found, strict=True):
                told = [each for each in verdict.findings if each.severity != "info"]
                self._told[line] = [each for each in told if each.code not in quoting]
        return [self._told[line] for line in lines]

    def new(self, faults: Sequence[Fault]) -> list[list[Finding]]:
        """The suspicions of items with a fault each that they have not without."""
        spoilt = [self.spoilt(fault) for fault in faults]
        told = self.suspicions([*(self.items[fault.number - 1] for fault in faults), *spoilt])
        known = [{(each.code, each.text) for each in found} for found in told[: len(faults)]]
        return [
            [each for each in found if (each.code, each.text) not in before]
            for found, before in zip(told[len(faults) :], known, strict=True)
        ]


def texts(folder: Path = FOLDER) -> Iterator[Text]:
    """All texts of a folder."""
    return map(Text, sorted(folder.glob("*.txt")))


def _by_section(items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the items under their sections; one that names none is a statement of the situation.

    The text of an actor is its name; that of a tie has both names (``A > B``), which become actors.
    """
    summary: list[dict[str, Any]] = []
    found: dict[str, Any] = {}
    for item in items:
        section = item.pop("section", "")
        fields = _SECTIONS.get(section, {}) | item
        if section == "actors":
            fields["name"] = fields.pop("text")
        elif section == "relationships":
            ends = zip(("from", "to"), fields.pop("text").split(" > "), strict=True)
            for end, name in ends:
                fields[end] = f"{item['id']}-{end}"
                actor = {"id": fields[end], "name": name, "cite": item["cite"]}
                found.setdefault("actors", []).append(actor)
        (found.setdefault(section, []) if section else summary).append(fields)
    # A brief has a statement at least.
    plain = {"text": "So it stands.", "cite": items[0]["cite"]}
    return {"situation": {"summary": summary or [plain]}, **found}


def _voice(value: str) -> dict[str, Any]:
    name, kind, *aka = value.split("; ")
    return {"name": name, "kind": kind} | ({"aka": aka[0].split(", ")} if aka else {})


def _fault(line: str) -> Fault:
    head, edit = line.split(": ", 1)
    kind, number = head.rsplit(" ", 1)
    was, now = edit.split(" -> ")
    return Fault(kind, int(number), was, now)


def fields_of(line: str) -> tuple[dict[str, Any], str]:
    """Return the fields of an item, and the language of its brief where it is another."""
    head, text, *rest = line.split(" | ")
    cite, *marks = head.split()
    fields: dict[str, Any] = {"id": "tried", "cite": cite.split(","), "text": text}
    language = ""
    for mark in marks:
        if mark == "@en":
            language = "en"
        else:
            fields["by"] = mark.removeprefix("@")
    for part in rest:
        key, value = part.split(": ", 1)
        split = value.split(" || ")
        if key == "figures":
            fields[key] = [_figure(each) for each in split]
        elif len(split) == 2:
            fields[key] = dict(zip(("text", "original"), split, strict=True))
        else:
            fields[key] = value
    return fields, language


def _figure(value: str) -> dict[str, Any]:
    text, size, unit = value.split("; ")
    figure: dict[str, Any] = {"text": text, "unit": unit}
    op = size.rstrip("0123456789.-")
    low, _, high = size.removeprefix(op).rpartition("-")
    if not low:  # A negative value, or one alone.
        low, high = size.removeprefix(op), ""
    if op:
        figure["op"] = op
    if high:
        return figure | {"min": float(low), "max": float(high)}
    return figure | {"value": float(low)}
