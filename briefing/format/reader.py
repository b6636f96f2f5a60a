"""Reading a file of the format: bytes in; the value, or every problem with its line, out.

``read`` parses, checks and decodes; ``report`` turns what was found into problems with line, column
and item, in the order of the file.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import msgspec

from briefing.brief.model import Brief, SignOff
from briefing.brief.scales import SCHEMA_VERSION
from briefing.brief.values import moment_trouble
from briefing.filenames import name_shown
from briefing.files import BRIEF_CAP, TooLarge, Unreadable, read_guarded
from briefing.format import rules
from briefing.format.decoding import decode
from briefing.format.other_kinds import LFS, LFS_HINT, is_lfs_pointer
from briefing.format.problems import Problem, Reading, dotted, item_of, label, shown
from briefing.format.unmerged import HINT, unmerged, words
from briefing.format.walk import MAX_FINDINGS, TypeFinding, required, walk
from briefing.format.yaml.builder import build
from briefing.format.yaml.marks import NodePlaces
from briefing.format.yaml.marks import Path as Way
from briefing.format.yaml.scalars import MAX_SLIPS, KeyKind, key_kinds
from briefing.format.yaml.syntax import Slip
from briefing.ready import ready
from briefing.text import clean

T = TypeVar("T")

_OF_THE_ABSENT: Final = frozenset({"missing", "dangling", "cite-unknown", "grade"})
"""Codes that may only mean that an error in the syntax has swallowed something."""
_SPLIT: Final = "Split it into several."
_UNREADABLE: Final = "Put a file that can be read in its place, or take it away."
_PROSE: Final = (
    '"briefing new" begins one with its keys; "briefing draft FILE" reads an article for one.'
)
_OTHER_VERSION: Final = re.compile(r"briefing/[0-9]+")
_AT: Final = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP: Final = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<index>[0-9]+)\]")


def read(
    data: bytes,
    kind: type[T],
    name: str = "",
    *,
    cap: int = BRIEF_CAP,
    folder: Path | None = None,
    library: Path | None = None,
    keys: Mapping[str, KeyKind] | None = None,
) -> Reading[T]:
    """Read ``data`` as a ``kind``: a struct, or a list of one. Never raises on what is in ``data``.

    ``name`` is the file's name in the problems. Over ``cap`` bytes is the problem ``size``.
    ``folder`` (where the file lies) and ``library`` are what a brief's paths are judged by; without
    them they are judged by their words alone. ``keys`` are those under which plain scalars are no
    text, where the structs do not say it.
    """
    if len(data) > cap:
        message = f"the file is larger than {cap:,} bytes."
        return _broken(name, [Slip(0, "size", message, _SPLIT)], NodePlaces(""))
    text, slips = decode(data)
    if text is None:
        return _broken(name, slips, NodePlaces(data.decode("utf-8", "replace")))
    if (merging := unmerged(text)) is not None:
        slip = Slip(merging.offset, "syntax", f"{words(merging.lines)}.", HINT)
        return _broken(name, [slip], NodePlaces(text))
    if is_lfs_pointer(text):
        slip = Slip(0, "syntax", f"the file is {LFS}.", LFS_HINT)
        return _broken(name, [slip], NodePlaces(text))
    built = build(text, keys or key_kinds(cast(Hashable, kind)))
    slips += built.slips
    marks = NodePlaces(text, built.raw, built.marks)
    if not built.whole:
        return _broken(name, slips, marks)
    findings, value = _findings(built.raw, kind, marks, folder, library)
    if patched := [slip.offset for slip in slips if slip.patch]:
        lines = {marks.position(offset)[0] for offset in patched}
        values = {marks.path_at(offset) for offset in patched}
        findings = [
            found for found in findings if found.path not in values and _stands(found, marks, lines)
        ]
    if not slips and not findings and value is None:
        findings = [TypeFinding((), "type", "the file is not what it should be.")]
    if not slips and not findings:
        return Reading(value, [], marks, text)
    return Reading(None, report(name, marks, built.raw, kind, slips, findings), marks, text)


def read_brief(path: Path, within: Path | None = None, name: str = "") -> Reading[Brief]:
    """Read the brief in a file; ``within`` is its library, which no link and no path may leave.

    Without ``within`` the brief's own folder is its library. A file that is not there, cannot be
    read or is no regular file gives the problem ``unreadable``. ``name`` is what the problems call
    the file; default: ``path``.
    """
    name = name or name_shown(str(path))
    data = read_bytes(path, within, name)
    if isinstance(data, Reading):
        return data
    return read(data, Brief, name, folder=path.parent, library=within or path.parent)


def read_bytes(path: Path, within: Path | None, name: str) -> bytes | Reading[Any]:
    """Return the bytes of a file that may be anything, or the reading that says why there are none.

    ``within`` is the folder that no link may leave.
    """
    try:
        return read_guarded(path, BRIEF_CAP, within)
    except TooLarge as error:
        slip = Slip(0, "size", f"the file cannot be read: {error}.", _SPLIT)
        return _broken(name, [slip], NodePlaces(""))
    except Unreadable as error:
        slip = Slip(0, "unreadable", f"the file cannot be read: {error}.", _UNREADABLE)
        return _broken(name, [slip], NodePlaces(""))


def _findings(
    raw: Any, kind: type[T], marks: NodePlaces, folder: Path | None, library: Path | None
) -> tuple[list[TypeFinding], T | None]:
    """Hold plain data against its type and, for a brief, against the rules."""
    findings: list[TypeFinding] = []
    if kind is Brief and isinstance(raw, dict):
        version = raw.get("schema")
        if isinstance(version, str) and version != SCHEMA_VERSION:
            findings.append(_version(version))
            if _OTHER_VERSION.fullmatch(version):
                return findings, None
            raw["schema"] = SCHEMA_VERSION
        if raw.get("tlp") == "WHITE":
            raw["tlp"] = "CLEAR"
        findings += rules.check(raw, lambda path: marks.at(path)[0], folder, library)
    elif kind is Brief and isinstance(raw, str):
        return [TypeFinding((), "type", f"the file is {shown(raw)}, no brief.", _PROSE)], None
    elif kind is not Brief:
        findings += walk(raw, kind, patterns=True)
        findings += _moments(raw) if kind == list[SignOff] else []
    try:
        return findings, msgspec.convert(raw, ready(kind))
    except msgspec.ValidationError as error:
        known = {(finding.path, finding.code) for finding in findings}
        more = [found for found in walk(raw, kind) if (found.path, found.code) not in known]
        findings += more
        if not findings and not _refused(raw):
            findings.append(_last_resort(str(error)))
    return findings, None


def _refused(raw: Any) -> bool:
    """Tell whether the builder has refused a value of the data, and so has said why."""
    if isinstance(raw, dict):
        return any(_refused(value) for value in raw.values())
    return any(_refused(value) for value in raw) if isinstance(raw, list) else raw is None


def _stands(finding: TypeFinding, marks: NodePlaces, patched: set[int]) -> bool:
    """Tell whether a finding is more than a consequence of an error in the syntax."""
    return finding.code not in _OF_THE_ABSENT and marks.at(finding.path)[0] not in patched


def _version(version: str) -> TypeFinding:
    message = f"{shown(version)} is not a version that this program reads."
    return TypeFinding(("schema",), "version", message, f"It reads {SCHEMA_VERSION}.")


def _moments(raw: Any) -> list[TypeFinding]:
    """Check that the days of sign-offs are in the calendar."""
    out = []
    for index, entry in enumerate(raw if isinstance(raw, list) else ()):
        day = entry.get("on") if isinstance(entry, dict) else None
        if isinstance(day, str) and (trouble := moment_trouble(day)) and "calendar" in trouble:
            out.append(TypeFinding((index, "on"), "date", f"on {shown(day)} {trouble}."))
    return out


def _last_resort(message: str) -> TypeFinding:
    """Turn msgspec's own complaint into a finding, should the walk have found nothing."""
    path: list[str | int] = []
    if match := _AT.search(message):
        for step in _STEP.finditer(match["path"]):
            path.append(int(step["index"]) if step["index"] else step["key"])
        message = message[: match.start()]
    return TypeFinding(tuple(path), "type", f"{label(tuple(path))}: {message}.")


def _broken(name: str, slips: list[Slip], marks: NodePlaces) -> Reading[Any]:
    """Return the reading of a file that gave no data."""
    return Reading(None, report(name, marks, None, None, slips, []), marks, marks.text)


_MORE: Final = "There are more problems than are listed."


def report(
    name: str,
    marks: NodePlaces,
    raw: Any,
    kind: Any,
    slips: list[Slip],
    findings: list[TypeFinding],
) -> list[Problem]:
    """Return every problem of a file in the order of its lines.

    ``name`` is the file's name; ``raw`` its plain data, None where there is none.
    """
    problems = [_of_slip(slip, name, marks, raw, kind) for slip in slips]
    problems += [_of_finding(finding, name, marks, raw) for finding in findings]
    problems.sort(key=lambda problem: (problem.line, problem.column))
    if len(slips) >= MAX_SLIPS or len(findings) >= MAX_FINDINGS:
        hint = f"{problems[-1].hint} {_MORE}".strip()
        problems[-1] = msgspec.structs.replace(problems[-1], hint=hint)
    return problems


def _of_slip(slip: Slip, name: str, marks: NodePlaces, raw: Any, kind: Any) -> Problem:
    there = slip.offset if slip.beside is None else slip.beside
    path = marks.path_at(there) if raw is not None else ()
    item, where = _where(raw, path)
    message, hint = slip.message, slip.hint
    if slip.of_value:
        message = f"{label(path) if path else 'a field'} {message}"
        wanted = required(kind, path) if path and slip.code == "empty" else ""
        hint = f"It is required: {wanted}" if wanted else hint
    else:
        where = item
    finding = TypeFinding((), slip.code, message, hint)
    return _problem(name, marks.position(slip.offset), item, where, finding)


def _of_finding(finding: TypeFinding, name: str, marks: NodePlaces, raw: Any) -> Problem:
    path = finding.path
    place = marks.key(path) if finding.on_key else marks.at(path)
    if finding.code == "missing" and not finding.on_key:
        item, rest = item_of(raw, path)
        where = _joined(item, rest)
        place = place if path else (1, 1)
    else:
        item, where = _where(raw, path)
    return _problem(name, place, item, where, finding)


def _where(raw: Any, path: Way) -> tuple[str, str]:
    """Return the item a field lies in, and the item with whatever the field lies in below it."""
    item, rest = item_of(raw, path)
    while rest and isinstance(rest[-1], int):
        rest = rest[:-1]
    return item, _joined(item, rest[:-1])


def _joined(item: str, rest: Way) -> str:
    return f"{item}.{dotted(rest)}" if item and rest else item or dotted(rest)


def _problem(
    name: str, place: tuple[int, int], item: str, where: str, finding: TypeFinding
) -> Problem:
    message = f"{where}: {finding.message}" if where else finding.message
    return Problem(
        file=clean(name),
        line=place[0],
        column=place[1],
        code=finding.code,
        item=item,
        message=clean(message),
        sentence=clean(finding.message) if where == item else "",
        hint=clean(finding.hint),
    )
