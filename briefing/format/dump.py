"""Plain data as YAML that people read: by the line, and in brackets what is short.

Keys keep their order, text stays as it is, and nothing is an anchor or an alias.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import indent
from typing import Any, Final

import yaml

from briefing.text import BIDI, CONTROL

_WIDTH: Final = 100
_ITEM_WIDTH: Final = 92
_NUMBER: Final = re.compile(r"[-+]?[0-9]+[eE][-+]?[0-9]+")
"""What YAML 1.2 reads as a number and PyYAML writes as a word: 3259e8854902, twelve hex digits."""
_ODD: Final = re.compile(f"[{CONTROL}{BIDI}]")
"""What would command a terminal, turn the direction of a line, or end it: written as escapes."""


class Inline(dict[str, Any]):
    """A mapping that is written in braces."""


class _Item(dict[str, Any]):
    """A mapping whose fields stand in lines of their own, however short they are."""


class _List(list[Any]):
    """A list whose entries stand in lines of their own."""


class _Plain(yaml.CSafeDumper):
    """Writes words as words, by YAML 1.2 as well."""


class _Items(_Plain):
    """Writes items by the line, and in brackets and braces what is short within them."""


class _Lines(_Items):
    """Writes all mappings by the line, but those that are ``Inline``."""


def dump(data: Mapping[str, Any]) -> str:
    """Return a mapping as the text of a file, mappings in it by the line as well.

    Lists of plain values stand in brackets, and so do mappings that are ``Inline``.
    """
    return _dumped(data, _WIDTH, _Lines)


def block(item: Any, column: int = 0) -> list[str]:
    """Return an item as lines behind a hyphen in some column; what is short within it is inline."""
    text = _dumped(_List([_by_the_line(item)]), _ITEM_WIDTH - column, _Items)
    return indent(text.rstrip("\n"), " " * column).split("\n")


def entries(data: Mapping[str, Any], column: int = 0) -> list[str]:
    """Return entries of a mapping as lines in some column; what is short within them is inline."""
    text = _dumped(_by_the_line(data), _ITEM_WIDTH - column, _Items)
    return indent(text.rstrip("\n"), " " * column).split("\n")


def _by_the_line(value: Any) -> Any:
    """Return a mapping, and those in it that are no entries of a list, with a line a field."""
    if not isinstance(value, Mapping):
        return value
    return _Item({key: _by_the_line(each) for key, each in value.items()})


def flow(value: Any) -> str:
    """Return a value in brackets and braces, in one line."""
    return _dumped(value, 10**9, _Plain, inline=True).strip()


def _dumped(data: Any, width: int, dumper: type[yaml.CSafeDumper], *, inline: bool = False) -> str:
    text: str = yaml.dump(
        data,
        Dumper=dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=inline or None,
        width=max(width, 20),
    )
    return _ODD.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    """Return a character as YAML has it between double quotes, where all of these stand."""
    return f"\\u{ord(match[0]):04X}"


def _block(dumper: yaml.CSafeDumper, data: dict[str, Any]) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=False)


def _inline(dumper: yaml.CSafeDumper, data: Inline) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True)


def _list(dumper: yaml.CSafeDumper, data: _List) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=False)


def _text(dumper: yaml.CSafeDumper, data: str) -> yaml.ScalarNode:
    style = '"' if _ODD.search(data) else "'" if _NUMBER.fullmatch(data) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Plain.add_representer(str, _text)
_Items.add_representer(_Item, _block)
_Items.add_representer(_List, _list)
_Lines.add_representer(dict, _block)
_Lines.add_representer(Inline, _inline)
_Items.ignore_aliases = lambda *_: True  # type: ignore[method-assign]
