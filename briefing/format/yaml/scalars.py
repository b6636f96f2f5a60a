"""What a plain scalar means, and which values and keys are refused.

Scalars follow the core schema of YAML 1.2: text, save where the format wants a number or true and
false. ``NO``, ``12:30``, ``1_000`` and ``2024-11-30`` stay the text they are; which keys hold
numbers is read from the structs. ``Refusals`` collects what YAML offers and the format has not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import Any, Final, Literal

import msgspec.inspect as mi

from briefing.brief.model import Brief
from briefing.format.problems import shown
from briefing.format.yaml.syntax import Slip, escaped
from briefing.text import clean

KeyKind = Literal["number", "bool"]
"""What the plain scalars under a key are read as, where that is not text."""

MAX_DIGITS: Final = 15
"""Digits a whole number may have; more would not survive in a double."""
BLANK: Final = frozenset({"", "~", "null", "Null", "NULL"})
"""The plain scalars that YAML 1.2 reads as null."""
BOOLEANS: Final = {
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
"""The plain scalars that YAML 1.2 reads as a truth value."""

BRIEF_KEYS: Final[Mapping[str, KeyKind]] = {
    "value": "number", "min": "number", "max": "number", "lat": "number", "lon": "number",
    "paragraphs": "number",
}  # fmt: skip
"""What ``key_kinds(Brief)`` finds, written down: looking costs more than reading a brief."""

_NUMBER: Final = re.compile(
    r"[-+]?(?:(?P<digits>[0-9]+)(?P<rest>(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?)|"
    r"\.[0-9]+(?:[eE][-+]?[0-9]+)?)"
)
_OTHER_BASE: Final = re.compile(r"0(?:o(?P<oct>[0-7]+)|x(?P<hex>[0-9a-fA-F]+))")
_NOT_FINITE: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


class BadNumber(ValueError):
    """A number that is written as YAML wants it and still cannot be used; says why."""


def number(text: str) -> int | float | None:
    """Return the number that a plain scalar is, None where it is none.

    Raises:
        BadNumber: it is not finite, or has more than ``MAX_DIGITS`` digits.
    """
    if match := _NUMBER.fullmatch(text):
        digits = (match["digits"] or "").lstrip("0")
        if len(digits) > MAX_DIGITS:
            raise BadNumber(f"has {len(digits):,} digits; {MAX_DIGITS} are the most")
        if match["digits"] and not match["rest"]:
            return int(text)
        value = float(text)
        if not math.isfinite(value):
            raise BadNumber("is too large")
        return value
    if match := _OTHER_BASE.fullmatch(text):
        digits = match["oct"] or match["hex"]
        if len(digits.lstrip("0")) > MAX_DIGITS - 3:
            raise BadNumber("has too many digits")
        return int(digits, 8 if match["oct"] else 16)
    if _NOT_FINITE.fullmatch(text):
        raise BadNumber("is not a finite number")
    return None


def looks_numeric(text: str) -> bool:
    """Tell whether a text is written as a number."""
    return bool(_NUMBER.fullmatch(text))


@lru_cache(maxsize=64)
def key_kinds(kind: Any) -> Mapping[str, KeyKind]:
    """Return which keys of a struct type, and of all structs inside it, hold what is not text.

    A key counts by its name alone, wherever it stands.
    """
    if kind is Brief:
        return BRIEF_KEYS
    return find_key_kinds(kind)


def find_key_kinds(kind: Any) -> Mapping[str, KeyKind]:
    """Do what ``key_kinds`` does, by looking.

    Raises:
        TypeError: a key holds numbers in one struct and text in another.
    """
    found: dict[str, set[str]] = {}
    _collect(mi.type_info(kind), found, set())
    out: dict[str, KeyKind] = {}
    for key, kinds in found.items():
        special = kinds & {"number", "bool"}
        if special and len(kinds) > 1:
            raise TypeError(f"the key {key!r} holds {' and '.join(sorted(kinds))}")
        if special:
            out[key] = "number" if "number" in special else "bool"
    return out


def _collect(info: Any, found: dict[str, set[str]], seen: set[Any]) -> None:
    if isinstance(info, mi.StructType):
        if info.cls in seen:
            return
        seen.add(info.cls)
        for field in info.fields:
            kinds = _kinds(field.type)
            if kinds:
                found.setdefault(field.encode_name, set()).update(kinds)
            _collect(field.type, found, seen)
    for inner in _inner(info):
        _collect(inner, found, seen)


def _inner(info: Any) -> list[Any]:
    if isinstance(info, mi.Metadata):
        return [info.type]
    if isinstance(info, mi.UnionType):
        return list(info.types)
    if isinstance(info, (mi.ListType, mi.SetType, mi.FrozenSetType, mi.VarTupleType)):
        return [info.item_type]
    if isinstance(info, mi.TupleType):
        return list(info.item_types)
    if isinstance(info, mi.DictType):
        return [info.value_type]
    return []


def _kinds(info: Any) -> set[str]:
    """Return what scalars a field holds: number, bool, text."""
    if isinstance(info, (mi.IntType, mi.FloatType)):
        return {"number"}
    if isinstance(info, mi.BoolType):
        return {"bool"}
    if isinstance(info, (mi.StrType, mi.LiteralType, mi.EnumType)):
        return {"text"}
    if isinstance(info, (mi.StructType, mi.DictType)):
        return set()
    return set().union(*(_kinds(inner) for inner in _inner(info)))


MAX_SLIPS: Final = 500
"""Problems kept of one file; one with more has gone wrong as a whole."""

_PAIR_ENDS: Final = re.compile(r"\s*[,}]")
_COMMENT: Final = re.compile(r"[ \t]+#[^ \t\n]")
_NO_SPACE: Final = re.compile(r"([A-Za-z_]+)[:\uff1a]\s*([^\s/].*)")
_UNSEEN: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c-\u200f\u2061-\u2064\u2800\u3164\uffa0]+"
)
"""What takes room or joins letters, and shows nothing where it stands alone."""
_LEAVE_OUT: Final = "Leave it out where there is nothing to say."


class Refusals:
    """The slips of one text, and how each is put; events are those of PyYAML's C parser."""

    def __init__(self, text: str, slips: list[Slip]) -> None:
        self.text = text
        self.slips = slips
        self.quiet = False

    def slip(
        self, offset: int, code: str, message: str, hint: str = "", *,
        of_value: bool = False, beside: int | None = None,
    ) -> None:  # fmt: skip
        """Keep a slip, unless there are enough or this part of the file is being passed over."""
        if code == "depth" or (len(self.slips) < MAX_SLIPS and not self.quiet):
            self.slips.append(Slip(offset, code, message, hint, of_value, beside=beside))

    def properties(self, event: Any) -> None:
        """Report the tag and the anchor of a node."""
        if event.tag is not None:
            message = f"{shown(event.tag)} is a YAML tag; the format has none."
            hint = "Take it out; text that begins with ! needs quotes."
            self.slip(event.start_mark.index, "tag", message, hint)
        if event.anchor is not None:
            self.alias(event, f"&{event.anchor}")

    def alias(self, event: Any, sign: str) -> None:
        """Report an anchor, an alias or a merge key."""
        hint = "Write the value out; text that begins with & or * needs quotes."
        if sign == "<<":
            hint = "Write the keys out."
        message = f"{shown(sign)} is a YAML anchor, alias or merge key; the format has none."
        self.slip(event.start_mark.index, "alias", message, hint)

    def escapes(self, event: Any) -> None:
        """Report control and bidirectional characters that stand escaped in double quotes."""
        if event.style == '"' and len(self.slips) < MAX_SLIPS:
            start, end = event.start_mark.index, event.end_mark.index
            room = MAX_SLIPS - len(self.slips)
            self.slips += islice(escaped(self.text, start, end, event.value), room)

    def blank(self, event: Any) -> bool:
        """Tell whether a scalar is null or blank, and report it."""
        value, offset = event.value, event.start_mark.index
        if event.style == "" and value in BLANK:
            comment = not value and _COMMENT.match(self.text, offset)
            hint = "Text that begins with # needs quotes." if comment else _LEAVE_OUT
            message = f"is null in YAML, written {value}." if value else "has no value."
            self.slip(offset, "empty", message, hint, of_value=True)
            return True
        seen = clean(value)
        if not seen or (not seen.isascii() and not _UNSEEN.sub("", seen)):
            self.slip(offset, "empty", "is blank.", _LEAVE_OUT, of_value=True)
            return True
        return False

    def cut_by_comma(
        self, key: Any, value: Any, before: tuple[str, int] | None, *, number: bool
    ) -> bool:
        """Tell whether a pair in ``{ }`` is the rest of a text that a comma cut in two; report it.

        ``before`` is the pair in front of it, where that holds text: its key, and the offset at
        which the text begins. ``number`` says that it holds a number.
        """
        end = key.end_mark.index
        if not value.implicit[0] or not _PAIR_ENDS.match(self.text, end):
            return False
        if pair := _NO_SPACE.fullmatch(key.value):
            message = f"{shown(key.value)} is one word: a plain space goes behind the colon."
            hint = f"Write '{pair[1]}: {clean(pair[2])}'."
            self.slip(key.start_mark.index, "syntax", message, hint)
            return True
        message = f"{shown(key.value)} has no value: inside {{ }} a comma ends unquoted text."
        if number:
            hint = "Write numbers without commas."
        elif before and self.text[before[1]] not in ("'", '"'):
            whole = shown(self.text[before[1] : end])[1:-1]
            hint = f'Put it in quotes: {clean(before[0])}: "{whole}".'
        else:
            message = f"{shown(key.value)} has no value."
            hint = "Write 'key: value'; a list stands in [ ], text with a comma in quotes."
        self.slip(key.start_mark.index, "empty", message, hint)
        return True

    def key_is_no_text(self, event: Any) -> None:
        """Report a list or mapping where a key should be."""
        message = "a list or mapping stands where a key is expected."
        hint = "A key is one word; text that begins with [ or { needs quotes."
        self.slip(event.start_mark.index, "type", message, hint)

    def stands_twice(self, event: Any, first: Any) -> None:
        """Report a key that the mapping has already; ``first`` is where."""
        message = f"{shown(event.value)} stands twice; the first is on line {first.line + 1}."
        hint = "Keep one of the two."
        self.slip(event.start_mark.index, "duplicate-key", message, hint, beside=first.index)
