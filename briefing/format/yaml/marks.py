"""Where everything in a file stands: line and column of every key and value, on demand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias

from briefing.compiled import late_pattern

Path: TypeAlias = tuple[str | int, ...]
"""A way to a value: ``("territory", 1, "quote")``; list indexes count from 0."""
_Node: TypeAlias = "tuple[int, _Map | _List | None]"
_Map: TypeAlias = dict[str, tuple[int, _Node]]
_List: TypeAlias = list[_Node]

Plain: TypeAlias = tuple[Any, list[int]]
"""The plain data of a file, and the offsets of its keys and values in the order of the file."""

_LINE_END = late_pattern(r"\r\n?|\n")
_ESCAPE = late_pattern(r"\\(?:x..|u.{4}|U.{8}|\r\n|.)", re.DOTALL)


class HasIndex(Protocol):
    """A place in a text, as libyaml marks it."""

    @property
    def index(self) -> int:
        """Return how many characters stand before it."""


class NodePlaces:
    """The places of one file's keys and values.

    Built from what the reader leaves behind, one mark a key and a value in the order of the file;
    nothing is worked out before it is asked for. Lines and columns count from 1, columns in
    characters; offsets count characters from 0.
    """

    __slots__ = ("_flat", "_later", "_lines", "_marks", "_raw", "_tree", "text")

    def __init__(
        self,
        text: str,
        raw: Any = None,
        marks: Sequence[HasIndex] = (),
        later: Callable[[], Plain] | None = None,
    ) -> None:
        """Take the file's text, its plain data, and a mark for each node of the data.

        ``later`` gives the data and the offset of each node when they are first needed.
        """
        self.text = text
        self._raw = raw
        self._marks = marks
        self._later = later
        self._tree: _Node | None = None
        self._flat: _Flat | None = None
        self._lines: list[int] | None = None

    def at(self, path: Path) -> tuple[int, int]:
        """Return line and column of the value at ``path``, or of what comes nearest above it."""
        return self.position(self.offset(path))

    def key(self, path: Path) -> tuple[int, int]:
        """Return line and column of the key at ``path``; of the value where it has no key."""
        return self.position(self.key_offset(path))

    def offset(self, path: Path) -> int:
        """Return the offset of the value at ``path``, or of what comes nearest above it."""
        return self._find(path)[1]

    def key_offset(self, path: Path) -> int:
        """Return the offset of the key at ``path``; of the value where it has no key."""
        return self._find(path)[0]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset; the end of the file counts as its last line."""
        if self._lines is None:
            self._lines = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        lines = self._lines
        size = len(self.text)
        if offset >= size and len(lines) > 1 and lines[-1] == size:
            last = self.text[lines[-2] : size].rstrip("\r\n")
            return len(lines) - 1, len(last) + 1
        line = bisect_right(lines, min(offset, size))
        return line, min(offset, size) - lines[line - 1] + 1

    def path_at(self, offset: int) -> Path:
        """Return the way to the last key or value that begins at ``offset`` or before it."""
        if self._flat is None:
            self._flat = _Flat(self._root())
        return self._flat.path_at(offset)

    def inside(self, path: Path, value: str, at: int) -> tuple[int, int]:
        """Return line and column of the character number ``at`` of the text at ``path``.

        ``value`` is the text as it was read. It may be written plain, quoted, literal or folded
        in the file: the characters that are not white space stand there in the same order.
        """
        start = self.offset(path)
        return self.position(_align(self.text, start, value, min(at, len(value))))

    def _root(self) -> _Node:
        if self._tree is None:
            raw, offsets = self.plain() or (None, [])
            self._tree = _grow(raw, iter(offsets).__next__) if offsets else (0, None)
            self._raw, self._marks, self._later = None, (), None
        return self._tree

    def plain(self) -> Plain | None:
        """Return the plain data and the offset of each of its nodes, as long as nothing was asked.

        None once the places have been worked out: they take the room of the data.
        """
        if self._tree is not None:
            return None
        return self._later() if self._later else (self._raw, [mark.index for mark in self._marks])

    def _find(self, path: Path) -> tuple[int, int]:
        node = self._root()
        key = node[0]
        for step in path:
            inside = node[1]
            if isinstance(inside, dict):
                pair = inside.get(step) if isinstance(step, str) else None
                if pair is None:
                    break
                key, node = pair
            elif isinstance(inside, list) and isinstance(step, int) and step < len(inside):
                node = inside[step]
                key = node[0]
            else:
                break
        return key, node[0]


class _Flat:
    """The nodes of a tree in the order of the file, each with the way to it."""

    def __init__(self, root: _Node) -> None:
        self.offsets = [0]
        self.above: list[tuple[int, str | int]] = [(-1, "")]
        self._add(root, 0)

    def _add(self, node: _Node, own: int) -> None:
        inside = node[1]
        if isinstance(inside, dict):
            steps: list[tuple[str | int, int, _Node]] = [
                (key, start, inner) for key, (start, inner) in inside.items()
            ]
        else:
            steps = [(index, inner[0], inner) for index, inner in enumerate(inside or ())]
        for step, start, inner in steps:
            self.offsets.append(start)
            self.above.append((own, step))
            self._add(inner, len(self.offsets) - 1)

    def path_at(self, offset: int) -> Path:
        path: list[str | int] = []
        at = bisect_right(self.offsets, offset) - 1
        while at > 0:
            at, step = self.above[at]
            path.append(step)
        return tuple(reversed(path))


def _grow(value: Any, take: Any) -> _Node:
    start = take()
    if isinstance(value, dict):
        pairs: _Map = {}
        for key, inner in value.items():
            place = take()
            pairs[key] = (place, _grow(inner, take))
        return start, pairs
    if isinstance(value, list):
        return start, [_grow(inner, take) for inner in value]
    return start, None


def _align(text: str, start: int, value: str, at: int) -> int:
    """Return the offset in ``text`` of ``value[at]``, its scalar beginning at ``start``."""
    style = text[start : start + 1]
    place = start
    if style in ("'", '"'):
        place += 1
    elif style in ("|", ">"):
        end = _LINE_END.search(text, start)
        place = end.end() if end else len(text)
    found = place
    for char in value[: at + 1]:
        place = found = _next(text, place, char, style)
        place += 1
        if style == '"' and text[found : found + 1] == "\\":
            escape = _ESCAPE.match(text, found)
            place = escape.end() if escape else place
        elif style == "'" and char == "'":
            place += 1
    return min(found if at < len(value) and value else place, len(text))


def _next(text: str, place: int, char: str, style: str) -> int:
    """Return where ``char`` stands from ``place`` on, over line breaks and indentation."""
    if char.isspace():
        return place
    while place < len(text) and text[place].isspace():
        place += 1
    if style == '"':
        while text[place : place + 1] == "\\" and text[place + 1 : place + 2] in ("\n", "\r"):
            place += 2
            while place < len(text) and text[place].isspace():
                place += 1
    return place
