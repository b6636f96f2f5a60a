"""The guarded way from YAML text to plain data: nothing expands, nothing runs away, all is placed.

PyYAML's C parser gives events; this module makes dicts, lists and texts of them and says no on the
way to all that a brief does not need: anchors, aliases, merge keys, tags, nulls, second documents.
It never drains what it has given up on: a file of brackets is answered at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final, NamedTuple

from yaml import events as ev
from yaml._yaml import CParser
from yaml.error import YAMLError

from briefing.format.problems import shown
from briefing.format.yaml.scalars import (
    BLANK,
    BOOLEANS,
    MAX_SLIPS,
    BadNumber,
    KeyKind,
    Refusals,
    number,
)
from briefing.format.yaml.syntax import Slip, explain, neutralise

MAX_DEPTH: Final = 32
"""Mappings and lists that may lie in each other."""
MAX_NODES: Final = 50_000
"""Keys and values a file may have."""
_MAX_EVENTS: Final = 2 * MAX_NODES + 10
"""Events that hold more than ``MAX_NODES`` nodes in any case: each end belongs to a start."""
_MAX_PATCHES: Final = 20
_PATCHED_SIZE: Final = 100_000

_NEEDS_CARE: Final = re.compile(
    r"[\\!&*\u00ad\ufeff\u200b\u2060-\u2064\ufe0e\ufe0f\u034f\u115f\u1160\u2800\u3164\uffa0]"
)
_ODD_KEYS: Final = BLANK | {"<<"}


class Built(NamedTuple):
    """What became of a text: plain data, one mark a node in the order of the file, the slips.

    ``whole`` is false where reading stopped early; then there is no data. A value that was refused
    stands in the data as None, so that nothing complains of it twice.
    """

    raw: Any
    marks: list[Any]
    slips: list[Slip]
    whole: bool


class _Stop(Exception):
    """Nothing more is read."""


def build(text: str, kinds: Mapping[str, KeyKind]) -> Built:
    """Make plain data of a YAML text; ``kinds`` says under which keys plain scalars are no text.

    Never raises: what is wrong is in the slips. An error in the syntax ends the reading, unless
    another character in one place lets it go on: then it does, so that what is wrong behind that
    place is found, too; of a line only the first such error is told.
    """
    safe, unsafe = neutralise(text)
    slips = list(islice(unsafe, MAX_SLIPS))
    lines: set[int] = set()
    for _ in range(_MAX_PATCHES):
        built = _Builder(safe, kinds, list(slips)).run()
        wrong = built.slips[-1] if built.slips else None
        if built.whole or wrong is None or not wrong.patch or len(text) > _PATCHED_SIZE:
            return built
        line = text.count("\n", 0, wrong.offset)
        if line not in lines:
            lines.add(line)
            slips.append(wrong)
        safe = safe[: wrong.offset] + wrong.patch + safe[wrong.offset + 1 :]
    return _Builder(safe, kinds, slips).run()


class _Builder(Refusals):
    """One reading of one text."""

    def __init__(self, text: str, kinds: Mapping[str, KeyKind], slips: list[Slip]) -> None:
        super().__init__(text, slips)
        self.kinds = kinds
        self.marks: list[Any] = []
        self.dropped = 0
        self.careful = _NEEDS_CARE.search(text) is not None
        events: Iterator[Any] = iter(CParser(text).get_event, None)
        self.events = islice(events, _MAX_EVENTS)

    def run(self) -> Built:
        raw: Any = None
        whole = False
        try:
            raw = self.document()
            whole = True
            self.ending()
        except YAMLError as error:
            self.slips.append(explain(error, self.text))
        except (StopIteration, _Stop):
            whole = False
        if len(self.marks) + self.dropped > MAX_NODES:
            whole = False
            self.too_many()
        return Built(raw if whole else None, self.marks if whole else [], self.slips, whole)

    def too_many(self) -> None:
        """Say that the file has too many nodes, and leave it at what stands before them."""
        place = self.slips[-1].offset if self.slips else 0
        if len(self.marks) > MAX_NODES:
            place = self.marks[MAX_NODES].index
            self.slips[:] = [slip for slip in self.slips if slip.offset <= place]
        message = f"the file has more than {MAX_NODES:,} keys and values."
        self.slips.append(Slip(place, "nodes", message, "Split it into several briefs."))

    def document(self) -> Any:
        next(self.events)
        start: Any = next(self.events)
        if type(start) is ev.StreamEndEvent:
            self.nothing()
        if start.tags:
            self.slip(start.start_mark.index, "tag", "the format has no tags.", "Take it out.")
        event = next(self.events)
        if type(event) is ev.ScalarEvent and event.implicit[0] and not event.value:
            self.nothing()
        return self.node(event, 1, None)

    def nothing(self) -> None:
        self.slip(0, "documents", "there is nothing in the file.", "'briefing new' makes a start.")
        raise _Stop

    def ending(self) -> None:
        next(self.events)
        event: Any = next(self.events)
        if type(event) is ev.DocumentStartEvent:
            message = "a second YAML document begins here; one file is one document."
            hint = "Put it into a file of its own."
            self.slip(_offset(event), "documents", message, hint)

    def node(self, event: Any, depth: int, kind: KeyKind | None) -> Any:
        """Build what begins with ``event``: a value of any kind."""
        self.marks.append(event.start_mark)
        if type(event) is ev.ScalarEvent:
            value = event.value
            if self.careful or kind or value in BLANK or value.isspace():
                return self.scalar(event, kind)
            return value
        if type(event) is ev.AliasEvent:
            self.alias(event, f"*{event.anchor}")
            return None
        if depth > MAX_DEPTH:
            message = f"more than {MAX_DEPTH} mappings and lists lie in each other."
            self.slip(event.start_mark.index, "depth", message, "No part of a brief is so deep.")
            raise _Stop
        if self.careful:
            self.properties(event)
        if type(event) is ev.MappingStartEvent:
            return self.mapping(event, depth, kind)
        return self.sequence(depth, kind)

    def sequence(self, depth: int, kind: KeyKind | None) -> list[Any]:
        append = self.marks.append
        plain = not self.careful and not kind
        out: list[Any] = []
        for event in self.events:
            if plain and type(event) is ev.ScalarEvent:
                append(event.start_mark)
                value = event.value
                if value in BLANK or value.isspace():
                    value = self.scalar(event, None)
                out.append(value)
            elif type(event) is ev.SequenceEndEvent:
                return out
            else:
                out.append(self.node(event, depth + 1, kind))
        raise _Stop

    def mapping(self, start: Any, depth: int, above: KeyKind | None) -> dict[str, Any]:
        events, marks, kinds = self.events, self.marks, self.kinds
        append, careful = marks.append, self.careful
        firsts: dict[str, Any] = {}
        out: dict[str, Any] = {}
        for event in events:
            if type(event) is not ev.ScalarEvent:
                if type(event) is ev.MappingEndEvent:
                    return out
                self.skip(event, depth)
                continue
            key = event.value
            if (key in out or key in _ODD_KEYS or careful) and self.refuses(event, out, firsts):
                self.skip(event, depth)
                continue
            append(event.start_mark)
            if firsts:
                firsts[key] = event.start_mark
            inner = next(events)
            if type(inner) is not ev.ScalarEvent:
                out[key] = self.node(inner, depth + 1, kinds.get(key, above))
                continue
            value = inner.value
            append(inner.start_mark)
            if careful or above or key in kinds or value in BLANK or value.isspace():
                if start.flow_style and not value and self.is_rest(event, inner, out):
                    del marks[-2:]
                    continue
                value = self.scalar(inner, kinds.get(key, above))
            out[key] = value
        raise _Stop

    def skip(self, event: Any, depth: int) -> None:
        """Read a pair whose key is refused, and keep nothing of it."""
        size, quiet = len(self.marks), self.quiet
        if type(event) is ev.AliasEvent:
            self.alias(event, f"*{event.anchor}")
        elif type(event) is not ev.ScalarEvent:
            self.key_is_no_text(event)
            self.quiet = True
            self.node(event, depth + 1, None)
            self.quiet = quiet
        self.node(next(self.events), depth + 1, None)
        self.dropped += len(self.marks) - size
        del self.marks[size:]

    def refuses(self, event: Any, out: dict[str, Any], firsts: dict[str, Any]) -> bool:
        """Tell whether a key cannot be taken, and say why."""
        key, offset = event.value, event.start_mark.index
        self.properties(event)
        self.escapes(event)
        plain = event.implicit[0]
        if key == "<<" and plain:
            self.alias(event, "<<")
            return True
        if plain and key in BLANK:
            self.slip(offset, "empty", "a key has no name.", "Write 'key: value'.")
            return True
        if key not in out:
            return False
        if not firsts:
            firsts.update(self.places(out))
        self.stands_twice(event, firsts[key])
        return True

    def places(self, out: dict[str, Any]) -> dict[str, Any]:
        """Return the mark of each key of the mapping that is being read."""
        at = len(self.marks)
        found = {}
        for key, value in reversed(out.items()):
            at -= _size(value) + 1
            found[key] = self.marks[at]
        return found

    def is_rest(self, key: Any, value: Any, out: dict[str, Any]) -> bool:
        """Tell whether a pair is only the rest of the text before it, cut by a comma."""
        name, last = next(reversed(out.items()), ("", None))
        before = (name, self.marks[-3].index) if isinstance(last, str) else None
        return self.cut_by_comma(key, value, before, number=isinstance(last, (int, float)))

    def scalar(self, event: Any, kind: KeyKind | None) -> Any:
        """Return what a scalar means, looking at all that may be wrong with it."""
        value: str = event.value
        offset = event.start_mark.index
        if self.careful:
            self.properties(event)
            if event.tag is not None and not value:
                return None
            self.escapes(event)
        if self.blank(event):
            return None
        if not kind or event.style != "":
            return value
        if kind == "bool":
            return BOOLEANS.get(value, value)
        try:
            found = number(value)
        except BadNumber as error:
            message = f"{shown(value)} {error}."
            self.slip(offset, "number", message, "Write a plain number.", of_value=True)
            return None
        return value if found is None else found


def _offset(event: Any) -> int:
    """Return how many characters stand before an event."""
    return int(event.start_mark.index)


def _size(value: Any) -> int:
    """Return how many nodes a value of plain data is."""
    if isinstance(value, dict):
        return 1 + sum(1 + _size(inner) for inner in value.values())
    if isinstance(value, list):
        return 1 + sum(_size(inner) for inner in value)
    return 1
