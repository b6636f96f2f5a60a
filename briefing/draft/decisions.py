"""The file of a review, ``ID.review.yaml``: a list that only grows, a decision a line.

Each line is ``- `` and a mapping in JSON, which is YAML as well. What a kill, a power cut or a full
disk has cut off can only be the last line: it is dropped with a notice, and becomes a comment when
the next decision is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from briefing.draft.model import Decision
from briefing.files import Unreadable, own_folder, read_guarded, write_atomic
from briefing.filesystem import is_there, takes_files
from briefing.format.records import append, commented, record_paths
from briefing.locks import locked
from briefing.text import clean

HEAD: Final = b"# Decisions on the proposals of a draft, in the order in which they were taken.\n"
"""How a file of decisions begins."""
CAP: Final = 5_000_000
"""Bytes that a file of decisions may have."""
_DECODER: Final = msgspec.json.Decoder(Decision)


class Unkept(Exception):
    """Nothing can be added to the file of decisions; the message is the end of a sentence."""


class Decisions:
    """The decisions of one review, on the disk."""

    def __init__(self, draft: Path, root: Path) -> None:
        name = draft.name.removesuffix(".draft.yaml") + ".review.yaml"
        self._root = root
        self.beside, self.apart = record_paths("reviews", root, draft, name)
        self.notices: list[str] = []

    @property
    def path(self) -> Path:
        """Where the next decision goes."""
        return self.beside if takes_files(self.beside.parent) else self.apart

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Be the only one who writes.

        Raises:
            OSError: the lock cannot be had, or the folder cannot be made.
        """
        if self.path == self.apart:
            own_folder(self.apart.parent)
        with locked(self.path.parent):
            yield

    def read(self) -> list[Decision]:
        """Return all decisions, those of both places in the order of their time."""
        self.notices = []
        beside = self._parse(self.beside, self._root)
        apart = self._parse(self.apart, None)
        return sorted([*beside, *apart], key=lambda each: each.on) if apart else beside

    def _parse(self, path: Path, within: Path | None) -> list[Decision]:
        if not is_there(path):
            return []
        try:
            found = parse(read_guarded(path, CAP, within))
        except Unreadable as error:
            self.notices.append(f"{path.name} cannot be read: {error}.")
            return []
        self.notices += [f"{path.name}, {notice}" for notice in found.notices]
        return found.decisions

    def add(self, decision: Decision) -> None:
        """Add a decision; it is on the disk when this returns. The lock must be held.

        Raises:
            Unkept: what is there cannot be read, or has no room for more.
            OSError: it cannot be written; what was there is there.
        """
        path = self.path
        within = self._root if path == self.beside else None
        there = is_there(path)
        try:
            data = read_guarded(path, CAP, within) if there else b""
        except Unreadable as error:
            raise Unkept(f"{path.name} cannot be read: {error}.") from error
        line = b"- " + msgspec.json.encode(decision) + b"\n"
        found = parse(data)
        if found.damaged:
            raise Unkept(f"{path.name}, {found.notices[0]}")
        if len(data) + len(line) > CAP:
            raise Unkept(f"{path.name} is full: it would be larger than {CAP:,} bytes.")
        if there and found.torn is None and data.endswith(b"\n"):
            append(path, line)
            return
        whole = data or HEAD
        if found.torn is not None:
            whole = data[: found.torn] + commented(data[found.torn :])
        elif not whole.endswith(b"\n"):
            whole += b"\n"
        write_atomic(path.resolve() if there else path, whole + line, force=there)


class Parsed(msgspec.Struct):
    """The content of a file: ``torn`` is where a last line begins that was cut off."""

    decisions: list[Decision]
    notices: list[str]
    torn: int | None = None
    damaged: bool = False


def parse(data: bytes) -> Parsed:
    """Read the content of a file of decisions; a line that cannot be read does not count."""
    found = Parsed([], [])
    body = data.removeprefix(b"\xef\xbb\xbf").rstrip(b"\0")
    offset = len(data) - len(data.removeprefix(b"\xef\xbb\xbf"))
    for number, line in enumerate(body.split(b"\n"), 1):
        text = line.strip()
        if text and not text.startswith(b"#"):
            try:
                found.decisions.append(_DECODER.decode(text.removeprefix(b"- ")))
            except msgspec.MsgspecError as error:
                if offset + len(line) >= len(body):
                    found.torn = offset
                    found.notices.append(
                        f"line {number}: this decision was cut off while it was written, and does"
                        " not count (review-torn)."
                    )
                else:
                    found.damaged = True
                    why = clean(str(error))
                    found.notices.append(f"line {number}: no decision can be read here: {why}.")
        offset += len(line) + 1
    if len(body) < len(data.removeprefix(b"\xef\xbb\xbf")) and found.torn is None:
        found.torn = len(data) - (len(data.removeprefix(b"\xef\xbb\xbf")) - len(body))
    return found
