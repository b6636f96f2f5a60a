"""How the reference words the type of a field: ``list of citations``, ``id or date``."""

from __future__ import annotations

from typing import Any, Final

import msgspec.inspect as mi

from briefing.brief import values
from briefing.format.allowed import choices

_FORMS: Final = {
    values.ID_PATTERN: "id",
    values.CITE_PATTERN: "citation",
    values.DATE_PATTERN: "date",
    values.MOMENT_PATTERN: "date, or date and time",
    values.GRADE_PATTERN: "grade",
    values.COUNTRY_PATTERN: "country code",
    values.LANGUAGE_PATTERN: "language tag",
    values.SHA256_PATTERN: "SHA-256",
    values.CURRENCY_PATTERN: "currency code",
    values.PCODE_PATTERN: "P-code",
    values.WIKIDATA_PATTERN: "Wikidata id",
}
_TEXTS: Final = {kind: kind for kind in values.LONGEST} | {
    "words": "short text",
    "moment": "date and time",
}
"""What is bounded by its length, in words."""
BOUNDED: Final = {most: _TEXTS[kind] for kind, most in values.LONGEST.items()}
"""What a text is, by its bound: each kind has one of its own."""
_PARTS: Final = {"Statement": "statements", "Figure": "figures", "Waiver": "waivers",
                 "Designation": "designations", "Source": "sources", "Voice": "voices",
                 "Unused": "lists of paragraphs", "Dissent": "dissents",
                 "Translation": "translations"}  # fmt: skip


def type_words(info: Any) -> str:
    """Return the type of a field, in words."""
    pattern = _pattern(info)
    bare = plain_type(info)
    if isinstance(bare, mi.UnionType):
        names = [type_words(inner) for inner in bare.types if not isinstance(inner, mi.NoneType)]
        return " or ".join(dict.fromkeys(n for n in names if n != "whole number" or len(names) < 2))
    if isinstance(bare, mi.LiteralType):
        return ", ".join(f"`{value}`" for value in choices(bare))
    if isinstance(bare, mi.ListType):
        return f"list of {_many(bare.item_type)}"
    if isinstance(bare, mi.DictType):
        key = (
            "id"
            if isinstance(plain_type(bare.value_type), mi.StructType)
            else type_words(bare.key_type)
        )
        return f"map of {key} to {_many(bare.value_type)[:-1]}"
    if isinstance(bare, mi.StructType):
        return "mapping"
    if isinstance(bare, (mi.IntType, mi.FloatType)):
        return _number(bare)
    return BOUNDED.get(bare.max_length, "text") if pattern == r"\S" else _FORMS[pattern]


def _many(info: Any) -> str:
    bare = plain_type(info)
    if isinstance(bare, mi.UnionType):
        return " or ".join(map(_many, bare.types))
    if isinstance(bare, mi.StructType):
        return _PARTS.get(bare.cls.__name__, "items")
    return type_words(info) if isinstance(bare, mi.LiteralType) else f"{type_words(info)}s"


def _number(info: Any) -> str:
    name = "whole number" if isinstance(info, mi.IntType) else "number"
    return name if info.ge is None else f"{name}, {info.ge:,} to {info.le:,}"


def plain_type(info: Any) -> Any:
    """Return a type without what is said about it, and without None."""
    while True:
        if isinstance(info, mi.Metadata):
            info = info.type
        elif isinstance(info, mi.UnionType):
            rest = [inner for inner in info.types if not isinstance(inner, mi.NoneType)]
            if len(rest) != 1:
                return info
            info = rest[0]
        else:
            return info


def _pattern(info: Any) -> str:
    pattern = ""
    while isinstance(info, (mi.Metadata, mi.UnionType)):
        if isinstance(info, mi.Metadata):
            pattern = (info.extra_json_schema or {}).get("pattern", pattern)
            info = info.type
        else:
            info = info.types[0]
    return pattern


def description(info: Any) -> str:
    """Return what a field means, as the model says it."""
    return str((info.extra_json_schema or {}).get("description", ""))
