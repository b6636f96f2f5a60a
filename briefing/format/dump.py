"""Plain data as YAML that people read: mappings by the line, short lists in brackets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import yaml

_WIDTH: Final = 100


class Inline(dict[str, Any]):
    """A mapping that is written in braces."""


class _Dumper(yaml.CSafeDumper):
    """Writes mappings by the line."""


def dump(data: Mapping[str, Any]) -> str:
    """Return a mapping as the text of a file, its keys in their order.

    Lists of plain values stand in brackets, and so do mappings that are ``Inline``.
    """
    return yaml.dump(
        data,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=_WIDTH,
    )


def _block(dumper: _Dumper, data: dict[str, Any]) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=False)


def _inline(dumper: _Dumper, data: Inline) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True)


_Dumper.add_representer(dict, _block)
_Dumper.add_representer(Inline, _inline)
_Dumper.ignore_aliases = lambda *_: True  # type: ignore[method-assign]
