"""What a field may hold, in words: the kinds of its type and the values of its scale in order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final, Literal, get_args, get_origin

import msgspec.inspect as mi

from briefing.brief import scales
from briefing.text import listed

_HIDDEN: Final = frozenset({"WHITE"})
"""Values that are read and not offered: the old name of CLEAR."""
_WORDS: Final[dict[Any, str]] = {
    mi.IntType: "a whole number",
    mi.FloatType: "a number",
    mi.BoolType: "true or false",
    mi.ListType: "a list",
    mi.TupleType: "a list",
    mi.StructType: "a mapping of keys and values",
    mi.DictType: "a mapping of keys and values",
}
_IN_ORDER: Final = {
    frozenset(get_args(scale)): get_args(scale)
    for scale in vars(scales).values()
    if get_origin(scale) is Literal
}
"""The values of each scale as it orders them; msgspec sorts them by letter."""


@lru_cache(maxsize=64)
def type_info(kind: Any) -> Any:
    """Return what msgspec knows of a type."""
    return mi.type_info(kind)


def choices(info: Any) -> list[str]:
    """Return the values of a literal, as the format offers them."""
    return [str(value) for value in in_order(info.values) if value not in _HIDDEN]


def in_order(values: Iterable[Any]) -> Iterable[Any]:
    """Return the values of a literal as its scale orders them, where it is a scale's."""
    return _IN_ORDER.get(frozenset(values), values)


def first_of(info: Any) -> Any:
    """Return the first plain member of a type that may be a union."""
    while isinstance(info, (mi.Metadata, mi.UnionType)):
        info = info.type if isinstance(info, mi.Metadata) else info.types[0]
    return info


def names_of(info: Any) -> list[str]:
    """Return what a type wants, in words."""
    if isinstance(info, mi.Metadata):
        return names_of(info.type)
    if isinstance(info, mi.UnionType):
        names = [name for inner in info.types for name in names_of(inner)]
        return [name for name in names if name != "a whole number" or "a number" not in names]
    if isinstance(info, mi.LiteralType):
        return [f"one of {', '.join(choices(info))}"]
    if isinstance(info, mi.NoneType):
        return []
    return [_WORDS.get(type(info), "text")]


def explained(info: Any) -> str:
    """Return the description of a field, with the values it may have where they are few."""
    bare = info.type if isinstance(info, mi.Metadata) else info
    allowed = (
        f" Allowed: {listed(choices(bare), 'or')}." if isinstance(bare, mi.LiteralType) else ""
    )
    return _description(info) + allowed


def _description(info: Any) -> str:
    while isinstance(info, mi.Metadata):
        if text := (info.extra_json_schema or {}).get("description"):
            return str(text)
        info = info.type
    return ""
