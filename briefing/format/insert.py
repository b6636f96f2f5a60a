"""Putting an item into the text of a brief: at the end of its list; every other byte stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import indent
from typing import Any, Final, NamedTuple

import yaml

_WIDTH: Final = 92
_STEP: Final = 2
"""Columns by which what is new stands further in than what holds it."""


class Inserted(NamedTuple):
    """A text with an item in it: ``line`` is the item's first line, from 1, ``lines`` its lines."""

    text: str
    line: int
    lines: tuple[str, ...]


def insert(text: str, section: Sequence[str], item: Mapping[str, Any]) -> Inserted:
    """Put an item at the end of the list that ``section`` names: ``("situation", "points")``.

    ``text`` is a brief that reads without problems. A list that is not there is begun; one in
    brackets stays in brackets. ``item`` is plain data, its fields in the order in which they are
    to be written.

    Raises:
        ValueError: a part of the section is neither a list nor a mapping.
    """
    body = text if text.endswith("\n") or not text else f"{text}\n"
    root = yaml.compose(body, Loader=yaml.CSafeLoader)
    if root is None:
        raise ValueError("the brief is empty")
    found, missing = _follow(root, section)
    if isinstance(found, yaml.SequenceNode) and not missing:
        made = _into_brackets if found.flow_style else _behind
        return made(body, found, item)
    if isinstance(found, yaml.MappingNode) and missing:
        return _begin(body, found, missing, item)
    raise ValueError(f"{'.'.join(section)} holds no list")


def _follow(node: yaml.Node, section: Sequence[str]) -> tuple[yaml.Node, list[str]]:
    """Return the last node on the way that is there, and the keys that are not."""
    for number, key in enumerate(section):
        if not isinstance(node, yaml.MappingNode):
            raise ValueError(f"{'.'.join(section[:number])} holds no list")
        inner = next((value for name, value in node.value if name.value == key), None)
        if inner is None:
            return node, list(section[number:])
        node = inner
    return node, []


def _behind(text: str, found: yaml.SequenceNode, item: Mapping[str, Any]) -> Inserted:
    """Put an item behind the last one of a list whose items begin with a hyphen."""
    at = _line_after(text, _end(text, found))
    return _at_line(text, at, block(item, found.start_mark.column))


def _into_brackets(text: str, found: yaml.SequenceNode, item: Mapping[str, Any]) -> Inserted:
    """Put an item before the bracket that ends a list."""
    at = _end(text, found.value[-1]) if found.value else found.start_mark.index + 1
    return _in_line(text, at, f"{', ' if found.value else ''}{_flow(dict(item))}")


def _begin(
    text: str, parent: yaml.MappingNode, missing: Sequence[str], item: Mapping[str, Any]
) -> Inserted:
    """Begin a list with the item, and what holds it, at the end of a mapping."""
    if parent.flow_style:
        value: Any = [dict(item)]
        for key in reversed(missing[1:]):
            value = {key: value}
        at = _end(text, parent.value[-1][1]) if parent.value else parent.start_mark.index + 1
        comma = ", " if parent.value else ""
        return _in_line(text, at, f"{comma}{missing[0]}: {_flow(value)}")
    column = parent.value[0][0].start_mark.column
    keys = [f"{' ' * (column + _STEP * depth)}{key}:" for depth, key in enumerate(missing)]
    lines = [*keys, *block(item, column + _STEP * len(missing))]
    return _at_line(text, _line_after(text, _end(text, parent)), lines)


def _end(text: str, node: yaml.Node) -> int:
    """Return where what a node holds ends, without the blank lines and comments behind it."""
    while isinstance(node, (yaml.SequenceNode, yaml.MappingNode)) and not node.flow_style:
        if not node.value:
            break
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return len(text[: node.end_mark.index].rstrip())
    return int(node.end_mark.index)


def _line_after(text: str, at: int) -> int:
    """Return where the line after the one that ``at`` stands in begins."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _in_line(text: str, at: int, new: str) -> Inserted:
    """Put something into a line of the text."""
    line = text.count("\n", 0, at) + 1
    whole = f"{text[:at]}{new}{text[at:]}"
    return Inserted(whole, line, (whole.split("\n")[line - 1],))


def _at_line(text: str, at: int, lines: Sequence[str]) -> Inserted:
    end = "\r\n" if "\r\n" in text else "\n"
    new = "".join(f"{line}{end}" for line in lines)
    return Inserted(f"{text[:at]}{new}{text[at:]}", text.count("\n", 0, at) + 1, tuple(lines))


def block(item: Mapping[str, Any], column: int = 0) -> list[str]:
    """Return an item as lines behind a hyphen in some column; short lists stay in brackets."""
    return indent(_dumped([_Item(item)], _WIDTH - column), " " * column).split("\n")


def written(data: Mapping[str, Any], column: int = 0) -> str:
    """Return a mapping as lines that begin in some column; short lists stay in brackets."""
    return indent(_dumped(_Item(data), _WIDTH - column), " " * column) + "\n"


def _dumped(data: Any, width: int) -> str:
    text: str = yaml.dump(
        data,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=max(width, 20),
    )
    return text.rstrip("\n")


class _Item(dict[str, Any]):
    """Plain data whose fields stand in lines of their own, however short they are."""


class _Dumper(yaml.CSafeDumper):
    """Writes items by the line, and in brackets and braces what is short within them."""


def _represent(dumper: _Dumper, item: _Item) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", item.items(), flow_style=False)


_Dumper.add_representer(_Item, _represent)
_Dumper.ignore_aliases = lambda *_: True  # type: ignore[method-assign]


def _flow(value: Any) -> str:
    """Return a value in brackets and braces, in one line."""
    text = yaml.dump(
        value,
        Dumper=yaml.CSafeDumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=True,
        width=10**9,
    )
    return text.strip()
