"""Putting items into the text of a brief: at the end of their list, or in the place of another.

Every other byte stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import yaml

from briefing.brief.model import Brief
from briefing.format.dump import block, entries, flow

_ENDS: Final = r"(?:\r\n|\r(?!\n)|\n)"
_LINE_END: Final = re.compile(_ENDS)
_KEEPS: Final = re.compile(r"[|>][1-9]?\+")
_STEP: Final = 2
"""Columns by which what is new stands further in than what holds it."""


class Inserted(NamedTuple):
    """A text with items in it: ``line`` is the first new line, from 1, ``lines`` all of them."""

    text: str
    line: int
    lines: tuple[str, ...]


def insert(text: str, section: Sequence[str | int], *items: Any) -> Inserted:
    """Put items at the end of the list that ``section`` names: ``("situation", "points")``.

    ``text`` is a brief that reads without problems. A list that is not there is begun, behind the
    sections that go before it; one in brackets stays in brackets. An item is plain data, its fields
    in the order in which they are to be written, or a text: ``("territory", 2, "cite")`` takes
    these.

    Raises:
        ValueError: a part of the section is neither a list nor a mapping.
    """
    body, root = _read(text)
    found, missing = _follow(root, section)
    if isinstance(found, yaml.SequenceNode) and not missing:
        if found.flow_style:
            return _into_brackets(body, found, flow(list(items))[1:-1])
        lines = [line for item in items for line in block(item, found.start_mark.column)]
        return _at_line(body, _line_after(body, _end(body, found)), lines)
    if isinstance(found, yaml.MappingNode) and missing:
        return _begin(body, found, missing, items)
    raise ValueError(f"{_dotted(section)} holds no list")


def insert_entries(text: str, way: Sequence[str | int], new: Mapping[str, Any]) -> Inserted:
    """Put entries at the end of a mapping: ``("voices",)``, or an item, ``("territory", 2)``.

    A mapping under a key of the brief that is not there is begun.

    Raises:
        ValueError: what is there is no mapping.
    """
    body, root = _read(text)
    found, missing = _follow(root, way)
    if not isinstance(found, yaml.MappingNode) or len(missing) > 1:
        raise ValueError(f"{_dotted(way)} holds no mapping")
    if missing:
        return _begin(body, found, missing, new)
    if found.flow_style:
        return _into_brackets(body, found, flow(dict(new))[1:-1])
    lines = entries(new, found.start_mark.column)
    return _at_line(body, _line_after(body, _end(body, found)), lines)


def replace(text: str, way: Sequence[str | int], item: Mapping[str, Any]) -> Inserted:
    """Put an item in the place of the one that stands at ``way``: ``("territory", 2)``.

    ``text`` is a brief that reads without problems. The lines of the old item go, with the comments
    in them; those before and behind it stay.

    Raises:
        ValueError: no item of a list stands there.
    """
    body, root = _read(text)
    held, lost = _follow(root, way[:-1])
    old, missing = _follow(root, way)
    if lost or missing or not isinstance(held, yaml.SequenceNode):
        raise ValueError(f"{_dotted(way)} is no item of a list")
    start, end = old.start_mark.index, _end(body, old)
    if held.flow_style:
        return _joined(body[:start], flow(dict(item)), body[end:])
    first = _line_of_hyphen(body, start, held.start_mark.column)
    return _at_line(f"{body[:first]}{body[_line_after(body, end) :]}", first,
                    block(item, held.start_mark.column))  # fmt: skip


def _line_of_hyphen(text: str, at: int, column: int) -> int:
    """Return where the line begins that has the hyphen before ``at``, in a column."""
    start = _line_start(text, at)
    while text[start + column : start + column + 1] != "-" and start:
        start = _line_start(text, start - 2 if text[start - 2 : start] == "\r\n" else start - 1)
    return start


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_number(text: str, at: int) -> int:
    return len(_LINE_END.findall(text, 0, at)) + 1


def _read(text: str) -> tuple[str, yaml.Node]:
    body = text if text.endswith(("\n", "\r")) or not text else f"{text}{_end_of_lines(text)}"
    root = yaml.compose(body, Loader=yaml.CSafeLoader)
    if root is None:
        raise ValueError("the brief is empty")
    return body, root


def _dotted(section: Sequence[str | int]) -> str:
    return ".".join(map(str, section))


def _follow(node: yaml.Node, section: Sequence[str | int]) -> tuple[yaml.Node, list[str]]:
    """Return the last node on the way that is there, and the keys that are not."""
    for number, key in enumerate(section):
        if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            continue
        if not isinstance(node, yaml.MappingNode):
            raise ValueError(f"{_dotted(section[:number])} holds no list")
        inner = next((value for name, value in node.value if name.value == key), None)
        if inner is None:
            return node, [str(each) for each in section[number:]]
        node = inner
    return node, []


def _into_brackets(text: str, found: yaml.CollectionNode, new: str) -> Inserted:
    """Put something before the bracket that ends a list or a mapping."""
    if not found.value:
        return _in_line(text, found.start_mark.index + 1, new)
    last = found.value[-1]
    at = _end(text, last[1] if isinstance(last, tuple) else last)
    return _in_line(text, at, f", {new}")


def _begin(text: str, parent: yaml.MappingNode, missing: Sequence[str], value: Any) -> Inserted:
    """Begin a list or mapping with what is to be in it, and what holds it, within a mapping."""
    if parent.flow_style:
        inner = dict(value) if isinstance(value, Mapping) else list(value)
        for key in reversed(missing[1:]):
            inner = {key: inner}
        return _into_brackets(text, parent, f"{missing[0]}: {flow(inner)}")
    column = parent.value[0][0].start_mark.column
    keys = [f"{' ' * (column + _STEP * depth)}{key}:" for depth, key in enumerate(missing)]
    column += _STEP * len(missing)
    if isinstance(value, Mapping):
        lines = entries(value, column)
    else:
        lines = [line for item in value for line in block(item, column)]
    at = _line_after(text, _end(text, _before(parent, missing[0])))
    gap = [""] if _spaced(text, parent) else []
    return _at_line(text, at, [*gap, *keys, *lines])


def _spaced(text: str, parent: yaml.MappingNode) -> bool:
    """Tell whether an empty line stands before an entry of a mapping that is all of the text."""
    starts = [name.start_mark.index for name, _ in parent.value]
    return parent.start_mark.column == 0 and any(
        re.search(rf"(?:\n|\r(?!\n))[ \t]*{_ENDS}(?:#[^\r\n]*{_ENDS})*\Z", text[:start])
        for start in starts[1:]
    )


def _before(parent: yaml.MappingNode, key: str) -> yaml.Node:
    """Return the value in a mapping behind which a key of a brief is begun: else the last."""
    order = Brief.__struct_fields__
    there: dict[str, yaml.Node] = {name.value: value for name, value in parent.value}
    earlier = order[: order.index(key)] if key in order else ()
    found = [there[name] for name in earlier if name in there]
    return max(found or there.values(), key=lambda node: node.start_mark.index)


def _end(text: str, node: yaml.Node) -> int:
    """Return where what a node holds ends, without the blank lines and comments behind it."""
    while isinstance(node, (yaml.SequenceNode, yaml.MappingNode)) and not node.flow_style:
        if not node.value:
            break
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        start = node.start_mark.index
        if _KEEPS.match(text, start):  # the blank lines behind it are of the text
            return int(node.end_mark.index) - 1
        return len(text[: node.end_mark.index].rstrip())
    return int(node.end_mark.index)


def _line_after(text: str, at: int) -> int:
    """Return where the line after the one that ``at`` stands in begins."""
    end = _LINE_END.search(text, at)
    return end.end() if end else len(text)


def _in_line(text: str, at: int, new: str) -> Inserted:
    """Put something into a line of the text."""
    return _joined(text[:at], new, text[at:])


def _joined(before: str, new: str, behind: str) -> Inserted:
    line = _line_number(before, len(before))
    whole = f"{before}{new}{behind}"
    return Inserted(whole, line, (_LINE_END.split(whole)[line - 1],))


def _end_of_lines(text: str) -> str:
    """Return what ends the lines of a text."""
    return "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"


def _at_line(text: str, at: int, lines: Sequence[str]) -> Inserted:
    end = _end_of_lines(text)
    new = "".join(f"{line}{end}" for line in lines)
    first = _line_number(text, at) + (not lines[0])
    return Inserted(f"{text[:at]}{new}{text[at:]}", first, tuple(line for line in lines if line))
