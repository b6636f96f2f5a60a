"""Every type problem of plain data at once, where msgspec would stop at the first.

Runs only when msgspec has said no. None in the data stands for a value that the builder refused
and reported; it is passed over. No validation library takes its place: here a message names the
field as the brief writes it, says what was likely meant, and is one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, repeat
from typing import Any, Final, NamedTuple

import msgspec
import msgspec.inspect as mi

from briefing.brief.values import DATE_PATTERN, LONGEST, MOMENT_PATTERN, SHA256_PATTERN
from briefing.format.allowed import choices, explained, first_of, names_of, type_info
from briefing.format.other_words import key_meant, value_meant
from briefing.format.problems import did_you_mean, label, shown
from briefing.format.yaml.marks import Path
from briefing.format.yaml.scalars import looks_numeric
from briefing.ready import ready
from briefing.text import listed

MAX_FINDINGS: Final = 500
"""Problems kept of one file; one with more has gone wrong as a whole."""
_FORMS: Final = {
    SHA256_PATTERN: "64 hexadecimal digits in lower case",
    DATE_PATTERN: "an ISO date",
    MOMENT_PATTERN: "an ISO date, or a date and time with offset",
}


class TypeFinding(NamedTuple):
    """A problem at a path of the data; ``on_key`` if it stands at the key, not at the value."""

    path: Path
    code: str
    message: str
    hint: str = ""
    on_key: bool = False


def walk(raw: Any, kind: Any, *, patterns: bool = False) -> Iterator[TypeFinding]:
    """Yield every place where ``raw`` is not what ``kind`` wants, in the order of the file.

    ``patterns`` checks texts against the patterns of the JSON Schema, too, which msgspec does not.
    """
    return islice(_value(raw, type_info(kind), (), patterns), MAX_FINDINGS)


def _value(value: Any, info: Any, path: Path, patterns: bool) -> Iterator[TypeFinding]:
    pattern = ""
    while isinstance(info, mi.Metadata):
        pattern = (info.extra_json_schema or {}).get("pattern", pattern)
        info = info.type
    if value is None or isinstance(info, mi.AnyType):
        return
    if isinstance(info, mi.UnionType):
        yield from _union(value, info, path, patterns)
    elif not _fits(value, info):
        yield _wrong(value, info, path)
    elif isinstance(info, mi.StructType):
        yield from _struct(value, info, path, patterns)
    elif isinstance(info, mi.DictType):
        for key, inner in value.items():
            for finding in _value(key, info.key_type, (*path, key), patterns):
                yield finding._replace(on_key=True)
            yield from _value(inner, info.value_type, (*path, key), patterns)
    elif isinstance(info, (mi.ListType, mi.TupleType)):
        yield from _list(value, info, path, patterns)
    else:
        yield from _scalar(value, info, path, pattern if patterns else "")


def _list(value: list[Any], info: Any, path: Path, patterns: bool) -> Iterator[TypeFinding]:
    kinds: Iterable[Any] = repeat(None)
    if isinstance(info, mi.TupleType):
        kinds = info.item_types
        if len(value) != len(info.item_types):
            message = f"{label(path)} has {len(value)} entries, not {len(info.item_types)}."
            yield TypeFinding(path, "type", message)
    else:
        kinds = repeat(info.item_type)
        if info.min_length and len(value) < info.min_length:
            hint = f"At least {'one entry is' if info.min_length == 1 else info.min_length} needed."
            yield TypeFinding(path, "empty", f"{label(path)} has no entry.", hint)
    for index, (inner, kind) in enumerate(zip(value, kinds, strict=False)):
        yield from _value(inner, kind, (*path, index), patterns)


def _union(value: Any, info: Any, path: Path, patterns: bool) -> Iterator[TypeFinding]:
    """Go on with the member of the union that the value was meant for."""
    for inner in info.types:
        bare = inner
        while isinstance(bare, mi.Metadata):
            bare = bare.type
        if not isinstance(bare, mi.NoneType) and _fits(value, bare):
            yield from _value(value, inner, path, patterns)
            return
    yield _wrong(value, info, path)


def _struct(value: dict[str, Any], info: Any, path: Path, patterns: bool) -> Iterator[TypeFinding]:
    fields = {field.encode_name: field for field in info.fields}
    for name, field in fields.items():
        if field.required and name not in value:
            message = f"the required key '{name}' is not there."
            yield TypeFinding(path, "missing", message, explained(field.type))
    for key, inner in value.items():
        field = fields.get(key)
        if field is not None:
            yield from _value(inner, field.type, (*path, key), patterns)
        elif info.forbid_unknown_fields:
            near = _meant(key, [each for each in fields if each not in value])
            hint = did_you_mean(key, fields, near) or f"Keys here: {', '.join(fields)}."
            if " " in key.strip() and not near:
                hint = "If it belongs to the text before it, put that text in quotes."
            message = f"{shown(key)} is not a key here."
            yield TypeFinding((*path, key), "unknown-key", message, hint, on_key=True)


def _meant(key: str, unused: list[str]) -> str:
    """Return which of the keys that are not there an unknown one is meant for, "" for none."""
    if " " in key.strip():
        words = key.split()
        joined = next((each for each in ("_".join(words), "".join(words)) if each in unused), "")
        return joined or key_meant(key, unused)
    return key_meant(key, unused)


def _scalar(value: Any, info: Any, path: Path, pattern: str) -> Iterator[TypeFinding]:
    if isinstance(info, mi.LiteralType):
        if value not in info.values:
            yield enum(value, choices(info), path)
    elif isinstance(info, (mi.IntType, mi.FloatType)):
        if message := _out_of_range(value, info):
            text = f"{label(path)} {shown(value)} {message}."
            yield TypeFinding(path, "number", text, _range(info))
    elif isinstance(info, mi.StrType) and not isinstance(value, str):
        # a key that holds numbers elsewhere, in a map where it holds text
        message = f"{label(path)} {shown(value)} reads as a number."
        yield TypeFinding(path, "type", message, "Put it in quotation marks.")
    elif isinstance(info, mi.StrType):
        pattern = info.pattern or pattern
        if pattern and not re.search(pattern, value):
            form = _FORMS.get(pattern, "of the form this field wants")
            code = "date" if pattern in (DATE_PATTERN, MOMENT_PATTERN) else "type"
            yield TypeFinding(path, code, f"{label(path)} {shown(value)} is not {form}.")
        if info.max_length is not None and len(value) > info.max_length:
            yield _too_long(value, info.max_length, path)
    elif not isinstance(info, mi.BoolType):
        try:
            msgspec.convert(value, ready(getattr(info, "cls", str)))
        except (msgspec.ValidationError, TypeError) as error:
            yield TypeFinding(path, "type", f"{label(path)} {shown(value)}: {error}.")


def _too_long(value: str, longest: int, path: Path) -> TypeFinding:
    message = f"{label(path)} has {len(value):,} characters; {longest:,} are the most."
    hint = "Make several items of it." if longest >= LONGEST["text"] else "Shorten it."
    return TypeFinding(path, "length", message, hint)


def enum(value: object, options: list[str], path: Path) -> TypeFinding:
    """Return the finding for a value that is none of ``options``."""
    near = did_you_mean(value, options, value_meant(value, options))
    hint = f"{near} " if near else ""
    message = f"{label(path)} {shown(value)} is not in the list."
    return TypeFinding(path, "enum", message, f"{hint}Allowed: {listed(options, 'or')}.")


def _fits(value: Any, info: Any) -> bool:
    """Tell whether a value is of the kind a type wants, be it right or wrong within that."""
    if isinstance(info, (mi.StructType, mi.DictType)):
        return isinstance(value, dict)
    if isinstance(info, (mi.ListType, mi.TupleType)):
        return isinstance(value, list)
    if isinstance(info, mi.BoolType):
        return isinstance(value, bool)
    if isinstance(info, mi.IntType):
        return isinstance(value, int) and not isinstance(value, bool)
    if isinstance(info, mi.FloatType):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return not isinstance(value, (dict, list))


def _wrong(value: Any, info: Any, path: Path) -> TypeFinding:
    expected = listed(dict.fromkeys(names_of(info)), "or")
    message = f"{label(path)} is {shown(value)}, not {expected}."
    return TypeFinding(path, "type", message, _instead(value, first_of(info)))


def _instead(value: Any, wanted: Any) -> str:
    """Return how to write what was meant by a value of the wrong kind."""
    if isinstance(wanted, mi.ListType):
        return _as_list(value, _keys(first_of(wanted.item_type)))
    if keys := _keys(wanted):
        return f"Write its keys: {keys}."
    if isinstance(wanted, mi.DictType):
        keys = _keys(first_of(wanted.value_type))
        return f"Write each as 'name: {keys}', without \"- \"." if keys else ""
    if isinstance(value, (list, dict)):
        pair = isinstance(value, dict) and len(value) == 1
        quotes = "Text with a colon and a space needs quotes."
        return quotes if pair else 'Write one value, without [ ], { } or "- ".'
    if isinstance(value, str) and isinstance(wanted, (mi.IntType, mi.FloatType)):
        digits = "Write digits alone, a point before decimals."
        return "Write it without quotes." if looks_numeric(value) else digits
    return "Write true or false, without quotes." if isinstance(wanted, mi.BoolType) else ""


def _as_list(value: Any, keys: str) -> str:
    """Return how to write a value as the list that is wanted; ``keys`` are those of an entry."""
    if isinstance(value, dict):
        return 'Begin each entry with "- ".'
    entry = keys or (shown(value)[1:-1] if isinstance(value, str) else shown(value))
    return (
        f'Write a list: ["{entry}"].' if ": " in entry and not keys else f"Write a list: [{entry}]."
    )


def _keys(info: Any) -> str:
    """Return a struct as a brief writes it, by the keys that it needs; "" for what is none."""
    if not isinstance(info, mi.StructType):
        return ""
    needed = sorted((each.encode_name for each in info.fields if each.required), key="text".__ne__)
    written = ("cite: [p1]" if name == "cite" else f"{name}: ..." for name in needed)
    return f"{{{', '.join(written)}}}" if needed else ""


def _out_of_range(value: float, info: Any) -> str:
    low, high = info.ge, info.le
    if low is not None and value < low:
        return f"is below {low:,}"
    if high is not None and value > high:
        return f"is above {high:,}"
    if info.gt is not None and value <= info.gt:
        return f"is not above {info.gt:,}"
    if info.lt is not None and value >= info.lt:
        return f"is not below {info.lt:,}"
    return ""


def _range(info: Any) -> str:
    """Return what a number may be where both its bounds are known, "" elsewhere."""
    return f"Give {info.ge} to {info.le}." if None not in (info.ge, info.le) else ""


def required(kind: Any, path: Path) -> str:
    """Return the description of the field that ``path`` lies in; "" where it may be left out."""
    info: Any = type_info(kind)
    wanted = ""
    for step in path:
        while isinstance(info, (mi.Metadata, mi.UnionType)):
            info = info.type if isinstance(info, mi.Metadata) else _container(info)
        if isinstance(info, mi.StructType):
            field = next((f for f in info.fields if f.encode_name == step), None)
            if field is None:
                return ""
            wanted = explained(field.type) if field.required else ""
            info = field.type
        elif isinstance(info, mi.ListType):
            info = info.item_type
        elif isinstance(info, mi.DictType):
            info = info.value_type
        else:
            return ""
    return wanted


def _container(info: Any) -> Any:
    """Return the member of a union that holds other values."""
    holders = (mi.StructType, mi.ListType, mi.DictType, mi.Metadata)
    return next((inner for inner in info.types if isinstance(inner, holders)), info.types[0])
