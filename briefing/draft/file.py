"""``ID.draft.yaml``: reading it guardedly, writing it once and whole, and the schema of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from briefing.brief.values import citation
from briefing.draft.model import VERSION, Draft, Proposal, Section
from briefing.draft.state import ITEM, words_field
from briefing.filenames import name_shown
from briefing.files import BRIEF_CAP
from briefing.format.docs.schema import json_schema
from briefing.format.dump import Inline, dump
from briefing.format.problems import Problem, Reading, did_you_mean, shown
from briefing.format.reader import read, read_bytes, report
from briefing.format.walk import MAX_FINDINGS, TypeFinding, walk
from briefing.format.yaml.marks import NodePlaces
from briefing.format.yaml.scalars import BRIEF_KEYS, KeyKind
from briefing.text import clean
from briefing.verify.sources.record import SHORT
from briefing.verify.words.normalise import words
from briefing.writing import write_atomic

DRAFT: Final = ".draft.yaml"
"""How the name of a draft ends."""
REVIEW: Final = ".review.yaml"
"""How the name of the file with the decisions on a draft ends."""
KEYS: Final[Mapping[str, KeyKind]] = {
    **BRIEF_KEYS,
    "draft": "number",
    "words": "number",
    "for": "number",
}
"""Under which keys of a draft plain scalars are numbers."""
_REFERS: Final = {
    "by": "voices", "place": "places", "holder": "actors", "from": "actors", "to": "actors",
}  # fmt: skip
_VERSION: Final = re.compile(r"^draft:[ \t]+(?P<number>[0-9]+)[ \t]*(?:#.*)?$", re.MULTILINE)
_HEAD: Final = """\
# A draft: what the program proposes for the brief {id}, read from one text.
# It is no brief. Nobody has read it yet, and nothing in it has been verified.
# "briefing draft {id} --review" shows it item by item, each beside its paragraph; what a person
# accepts goes into {id}.yaml. This file is never changed by that, and need not be edited.

"""


def draft_schema() -> dict[str, Any]:
    """Return the JSON Schema of a draft, as plain data."""
    return json_schema(Draft)


def read_draft(path: Path, within: Path | None = None, name: str = "") -> Reading[Draft]:
    """Read a draft; what is wrong with the file is in the answer, never raised.

    ``within`` is its library, which no link may leave; ``name`` what the problems call the file.
    """
    name = name or name_shown(str(path))
    data = read_bytes(path, within, name)
    return data if isinstance(data, Reading) else read_text(data, name)


def read_text(data: bytes, name: str = "") -> Reading[Draft]:
    """Read the content of a draft's file; never raises on what is in ``data``."""
    if other := _other_version(data, name):
        return other
    reading: Reading[Draft] = read(data, Draft, name, keys=KEYS)
    if reading.value is None:
        return reading
    findings: list[TypeFinding] = []
    for finding in _findings(reading.value):
        findings.append(finding)
        if len(findings) >= MAX_FINDINGS:
            break
    if not findings:
        return reading
    raw = msgspec.to_builtins(reading.value)
    problems = report(name, reading.marks, raw, Draft, [], findings)
    return Reading(None, problems, reading.marks, reading.text)


def _other_version(data: bytes, name: str) -> Reading[Draft] | None:
    """Say of a draft of another version nothing but that it is one."""
    if len(data) > BRIEF_CAP:
        return None
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    match = _VERSION.search(text)
    if match is None or match["number"] == str(VERSION):
        return None
    line, column = NodePlaces(text).position(match.start("number"))
    problem = Problem(
        file=clean(name),
        line=line,
        column=column,
        code="draft-version",
        message=f"{shown(match['number'])} is not a version of drafts that this program reads.",
        hint=f"It reads {VERSION}; a newer program may read it.",
    )
    return Reading(None, [problem], NodePlaces(text), text)


def _findings(draft: Draft) -> Iterator[TypeFinding]:
    """Yield what the types do not say: items of their sections, keys, references, citations."""
    seen: set[str] = set()
    for group in ("proposals", "refused"):
        for index, proposal in enumerate(getattr(draft, group)):
            path = (group, index)
            if proposal.key in seen:
                message = f"the key {shown(proposal.key)} is taken by another proposal."
                yield TypeFinding((*path, "key"), "duplicate-id", message, "Draft the text anew.")
            seen.add(proposal.key)
            yield from _rests(draft, proposal, path)
            for finding in item_findings(proposal):
                yield finding._replace(path=(*path, "item", *finding.path))
            if group == "proposals" and draft.into is None:
                yield from _dangling(draft, proposal, (*path, "item"))
    for key in draft.codes:
        if key not in seen:
            message = f"{shown(key)} is the key of no proposal."
            yield TypeFinding(("codes", key), "dangling", message, on_key=True)


def item_findings(proposal: Proposal) -> Iterator[TypeFinding]:
    """Yield where a proposal's item is not what its section has.

    What the reviewer is to add may be missing: the text of one that is to be worded, and the
    fields that the source left open.
    """
    left = {
        *proposal.open_fields,
        *([words_field(proposal.section)] if proposal.wording == "to-word" else []),
    }
    for finding in walk(proposal.item, ITEM[proposal.section], patterns=True):
        missing = finding.code == "missing" and not finding.path
        if not (missing and any(f"'{key}'" in finding.message for key in left)):
            yield finding
    quotes = proposal.item.get("quote")
    for quote in quotes if isinstance(quotes, list) else [quotes]:
        if isinstance(quote, str) and len(words(quote)) > SHORT:
            message = f"{shown(quote)} quotes {len(words(quote))} words; {SHORT} are the most."
            yield TypeFinding(("quote",), "length", message, "Quote less of it.")


@cache
def needed(section: Section) -> tuple[str, ...]:
    """Return the keys that an item of a section needs, its words and citations apart."""
    rest = {words_field(section), "cite"}
    fields = msgspec.structs.fields(ITEM[section])
    return tuple(
        each.encode_name for each in fields if each.required and each.encode_name not in rest
    )


def _rests(draft: Draft, proposal: Proposal, path: tuple[str | int, ...]) -> Iterator[TypeFinding]:
    for index, rest in enumerate(proposal.rests_on):
        here = (*path, "rests_on", index)
        cited = citation(rest.cite)
        if cited and cited.last > draft.source.paragraphs:
            message = f"{shown(rest.cite)} is beyond p{draft.source.paragraphs}, the last one."
            yield TypeFinding((*here, "cite"), "cite-unknown", message)
        spans = {"words": rest.words, **{f"for.{key}": span for key, span in rest.for_.items()}}
        for name, (first, last) in spans.items():
            if not 1 <= first <= last:
                message = f"{first} to {last} is no span of words; they count from 1."
                yield TypeFinding((*here, *name.split(".", 1)), "number", message)


def _dangling(
    draft: Draft, proposal: Proposal, path: tuple[str | int, ...]
) -> Iterator[TypeFinding]:
    known = {
        "voices": set(draft.voices),
        "actors": {each.id for each in draft.actors if each.id},
        "places": {each.id for each in draft.places if each.id},
    }
    for key, where in _REFERS.items():
        value = proposal.item.get(key)
        for name in value if isinstance(value, list) else [value]:
            if isinstance(name, str) and name not in known[where]:
                message = f"{key} {shown(name)} is not among the {where} of the draft."
                yield TypeFinding(
                    (*path, key), "dangling", message, did_you_mean(name, known[where])
                )


def text_of(draft: Draft) -> str:
    """Return a draft as the text of its file."""
    data = msgspec.to_builtins(draft)
    for proposal in (*data.get("proposals", ()), *data.get("refused", ())):
        for rest in proposal["rests_on"]:
            if "for" in rest:
                rest["for"] = Inline(rest["for"])
    return f"{_HEAD.format(id=draft.brief.id)}{dump(data)}"


def write_draft(path: Path, draft: Draft, *, force: bool = False) -> None:
    """Write a draft, whole or not at all; one that is there is replaced only with ``force``.

    Raises:
        TooLong: it holds more than the program would read again.
        FileExistsError: there is one.
        OSError: it cannot be written.
    """
    data = text_of(draft).encode()
    reading = read_text(data, path.name)
    if reading.value is None:
        raise TooLong(reading.problems[0].message)
    write_atomic(path, data, force=force)


class TooLong(Exception):
    """A draft that could not be read again; the message says why."""
