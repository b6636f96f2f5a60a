"""The file of a review, ``ID.review.yaml``: a list that only grows, a decision a line.

The program writes each line as ``- `` and a mapping in JSON, which is YAML as well; what a person
writes into it may be any YAML. What a kill, a power cut or a full disk has cut off can only be the
last line: it is dropped with a notice, and becomes a comment when the next decision is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from heapq import merge
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from briefing.draft.model import Decision
from briefing.files import Unreadable, read_guarded
from briefing.filesystem import is_there, resolved, takes_files
from briefing.format.problems import Problem
from briefing.format.records import BOM, append, commented, record_paths, unkept
from briefing.format.walk import walk
from briefing.format.yaml.builder import build
from briefing.format.yaml.scalars import BRIEF_KEYS
from briefing.locks import locked
from briefing.ready import ready
from briefing.text import clean
from briefing.writing import own_folder, write_atomic

HEAD: Final = b"# Decisions on the proposals of a draft, in the order in which they were taken.\n"
"""How a file of decisions begins."""
CAP: Final = 5_000_000
"""Bytes that a file of decisions may have."""
_DECODER: Final = msgspec.json.Decoder(Decision)
_TORN: Final = "this decision was cut off while it was written, and does not count."
_HINTS: Final = {
    "review-torn": "Decide it again; what is left of it then becomes a comment.",
    "syntax": "Mend the line, or take it out.",
    "unreadable": "Put a file that can be read in its place, or take it away.",
}
"""What helps, by the code of a problem."""
_ODD: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What JSON may hold as it is, and YAML only escaped."""


class Unkept(Exception):
    """Nothing can be added to the file of decisions; the message is a sentence."""


class ParsedDecisions(NamedTuple):
    """What a file holds; ``torn`` is where in it something begins that was cut off.

    ``damaged`` says which line is no decision, and why; None where all are.
    """

    decisions: list[Decision]
    torn: int | None = None
    torn_line: int = 0
    damaged: tuple[int, str] | None = None

    @property
    def whole(self) -> bool:
        """Whether all of it is decisions."""
        return self.torn is None and not self.damaged


class Decisions:
    """The decisions of one review, on the disk.

    They lie beside the draft; without ``beside`` (the library that comes with the program), or
    where that folder cannot be written, in the state folder.
    """

    def __init__(self, draft: Path, root: Path, *, beside: bool = True) -> None:
        name = f"{draft.name.removesuffix('.draft.yaml')}.review.yaml"
        self._root = root
        self._may_lie_beside = beside
        self._beside, self._apart = record_paths("reviews", root, draft, name)
        self._parsed: dict[Path, tuple[bytes, ParsedDecisions]] = {}
        self.problems: list[Problem] = []

    @property
    def path(self) -> Path:
        """Where the next decision goes."""
        beside = self._may_lie_beside and takes_files(self._beside.parent)
        return self._beside if beside else self._apart

    def unkept(self, error: OSError) -> str:
        """Return which file did not take a decision, why, and what helps."""
        return unkept(self.path, self._apart, error)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Be the only one who writes.

        Raises:
            OSError: the lock cannot be had, or the folder cannot be made.
        """
        path = self.path
        if path == self._apart:
            own_folder(path.parent)
        with locked(path.parent):
            yield

    def read(self) -> list[Decision]:
        """Return all decisions, those of both places in the order of their time."""
        self.problems = []
        beside, apart = self._read(self._beside), self._read(self._apart)
        return list(merge(beside, apart, key=attrgetter("on")))

    def _read(self, path: Path) -> list[Decision]:
        if not is_there(path):
            return []
        try:
            found = self._parse(path, self._bytes(path))
        except Unreadable as error:
            self._tell(path, 1, "unreadable", f"it cannot be read: {error}.")
            return []
        if found.torn is not None:
            self._tell(path, found.torn_line, "review-torn", _TORN)
        if found.damaged:
            line, why = found.damaged
            self._tell(path, line, "syntax", f"no decision can be read here: {why}")
        return found.decisions

    def _tell(self, path: Path, line: int, code: str, message: str) -> None:
        self.problems.append(
            Problem(
                file=clean(path.name),
                line=line,
                code=code,
                severity="warning" if code == "review-torn" else "error",
                message=message,
                hint=_HINTS[code],
            )
        )

    def _bytes(self, path: Path) -> bytes:
        return read_guarded(path, CAP, self._root if path == self._beside else None)

    def _parse(self, path: Path, data: bytes) -> ParsedDecisions:
        """Read what a file holds; of one that has only grown, what is new."""
        before, known = self._parsed.get(path, (b"", ParsedDecisions([])))
        if data == before:
            return known
        found = None
        if data.startswith(before) and before.endswith(b"\n") and known.whole:
            more = parse(data[len(before) :])
            found = ParsedDecisions([*known.decisions, *more.decisions]) if more.whole else None
        found = parse(data) if found is None else found
        self._parsed[path] = data, found
        return found

    def add(self, *decisions: Decision) -> None:
        """Add decisions; they are on the disk when this returns. The lock must be held.

        Raises:
            Unkept: what is there cannot be read, or has no room for more.
            OSError: it cannot be written; what was there is there.
        """
        path = self.path
        there = is_there(path)
        try:
            data = self._bytes(path) if there else b""
        except Unreadable as error:
            raise Unkept(f"{path.name} cannot be read: {error}.") from error
        found = self._parse(path, data)
        if found.damaged:
            line, why = found.damaged
            raise Unkept(f"line {line} of {path.name} holds no decision: {why}")
        new = b"".join(map(_line, decisions))
        if len(data) + len(new) > CAP:
            raise Unkept(f"{path.name} is full: it would be larger than {CAP:,} bytes.")
        if data.endswith(b"\n") and found.torn is None:
            append(path, new)
            return
        whole = data or HEAD
        if found.torn is not None:
            whole = data[: found.torn] + commented(data[found.torn :])
        gap = b"" if whole.endswith(b"\n") else b"\n"
        # A link is kept: the file it leads to is written anew.
        write_atomic(resolved(path) if there else path, whole + gap + new, force=there)


def _line(decision: Decision) -> bytes:
    """Return a decision as a line of the file, which any reader of YAML takes."""
    text = json.dumps(_clean(msgspec.to_builtins(decision)), ensure_ascii=False)
    return f"- {_ODD.sub(_escape, text)}\n".encode()


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _clean(value: Any) -> Any:
    """Return plain data whose texts no terminal obeys."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(str(key)): _clean(each) for key, each in value.items()}
    return [_clean(each) for each in value] if isinstance(value, list) else value


def parse(data: bytes) -> ParsedDecisions:
    """Read the content of a file of decisions; what is no decision does not count."""
    start = len(BOM) if data.startswith(BOM) else 0
    body = data.rstrip(b"\0")
    decisions: list[Decision] = []
    damaged: tuple[int, str] | None = None
    torn, torn_line = None, 0
    if len(body) < len(data):  # the disk has kept the new length, and not the content
        torn, torn_line = len(body), body.count(b"\n") + 1
    offset = start
    lines = body[start:].split(b"\n")
    for number, line in enumerate(lines, 1):
        try:
            decisions += _decisions(line)
        except ValueError as error:
            if number == len(lines):
                torn, torn_line = offset, number
            elif not damaged:
                damaged = number, clean(str(error))
        offset += len(line) + 1
    if damaged:
        with suppress(ValueError):
            return ParsedDecisions(
                _decisions(body[start:]), len(body) if len(body) < len(data) else None
            )
    return ParsedDecisions(decisions, torn, torn_line, damaged)


def _decisions(text: bytes) -> list[Decision]:
    """Read some decisions: a line of the file, or all of a file that a person has written.

    Raises:
        ValueError: it is something else.
    """
    line = text.strip()
    if not line or (line.startswith(b"#") and b"\n" not in line):
        return []
    try:
        return [_DECODER.decode(line.removeprefix(b"- "))]
    except msgspec.MsgspecError:
        built = build(text.decode(), BRIEF_KEYS)  # what is no UTF-8 is a ValueError, too
        if built.slips:
            raise ValueError(built.slips[0].message) from None
        try:
            return msgspec.convert(built.raw, ready(list[Decision]))
        except msgspec.ValidationError as error:
            found = next(walk(built.raw, list[Decision]), None)
            raise ValueError(found.message if found else str(error)) from error
