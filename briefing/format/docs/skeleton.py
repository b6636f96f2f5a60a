"""The brief to begin with, as ``briefing new`` writes it: every section, explained where it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, get_args

from briefing.brief import scales as s
from briefing.brief.model import Brief
from briefing.format.docs import skeleton_text as t
from briefing.format.dump import entries
from briefing.text import clean, listed

_WIDTH: Final = 100
_SLOT: Final = re.compile(r"@([A-Z_]+)@")
_KEY: Final = re.compile(r"#?([a-z_]+):")
_KINDS: Final = (
    *("TREND", "SOURCE_KIND", "VOICE_KIND", "ACTOR_KIND", "RELATION_TYPE", "PRECISION", "CONTROL"),
    *("CATEGORY", "OPERATOR", "CROSSCHECK_STATUS", "STATED", "SIGNAL", "SECTOR"),
)
"""Slots that list the terms of the type of the same name: SOURCE_KIND those of ``SourceKind``."""


def skeleton(id: str, title: str = "", *, schema: str = "") -> str:
    """Return a commented brief to fill in, in YAML's block style throughout.

    ``id`` is taken as it is and must be one; without ``title`` it is left to fill in. ``schema`` is
    the file that editors take for its JSON Schema. The reader has one complaint about each field
    that is still empty, and none about the filled-in brief.
    """
    given = {"id": id} | ({"title": title} if (title := clean(title)) else {})
    return f"{modeline(schema)}{t.INTRO}\n{header(given)}\n\n{_filled(t.SECTIONS)}"


def modeline(schema: str) -> str:
    """Return the line by which editors find the schema of a brief; "" where it names none.

    A name that is no plain text, with a line feed or a byte that is no UTF-8, is not written there.
    """
    plain = schema and schema == clean(schema)
    return f"# yaml-language-server: $schema={schema}\n" if plain else ""


def header(given: Mapping[str, Any]) -> str:
    """Return the header of a brief; what nobody has given stands there as a comment, or empty."""
    order = Brief.__struct_fields__
    lines: dict[str, str] = {}
    key = ""
    for line in _filled(t.HEADER).splitlines(keepends=True):
        match = _KEY.match(line)
        key = match[1] if match else key
        lines[key] = lines.get(key, "") + line
    for key, value in given.items():
        if key not in lines:  # behind the one that it follows in the format
            before = next(name for name in reversed(order[: order.index(key)]) if name in lines)
            at = list(lines).index(before) + 1
            rest = list(lines.items())
            lines = {**dict(rest[:at]), key: "", **dict(rest[at:])}
        lines[key] = "".join(f"{line}\n" for line in entries({key: value}))
    return "".join(lines.values())


def _filled(template: str) -> str:
    """Return a part of the template with the terms of the scales in it."""
    values = _scales()
    filled = (_SLOT.sub(lambda slot: values[slot[1]], line) for line in template.split("\n"))
    return "\n".join(_fold(line) for line in filled)


def _scales() -> dict[str, str]:
    """Return the text of every slot that a scale fills."""
    likelihood = [
        line
        for yardstick, terms in s.LIKELIHOOD.items()
        for line in _wrapped(f"{yardstick}: {', '.join(terms)}")
    ]
    kinds = {slot: getattr(s, slot.title().replace("_", "")) for slot in _KINDS}
    return {
        **{slot: listed(get_args(kind), "or") for slot, kind in kinds.items()},
        "SCHEMA": s.SCHEMA_VERSION,
        "TLP": listed(s.TLP, "or"),
        "YARDSTICK": listed(s.YARDSTICK, "or"),
        "LETTERS": listed(s.RELIABILITY, "or"),
        "RELIABILITY": _meanings(s.RELIABILITY, 1),
        "BASIS": _meanings(s.BASIS, 11),
        "BASES": listed(s.BASIS, "or"),
        "CREDIBILITY": _meanings(s.CREDIBILITY, 11),
        "LIKELIHOOD": "\n".join(likelihood),
        "CONFIDENCE": _meanings(s.CONFIDENCE, 17),
        "CONFIDENCES": listed(s.CONFIDENCE, "or"),
    }


def _wrapped(text: str) -> list[str]:
    from textwrap import wrap

    indent = f"#{' ' * 17}"
    return wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ")


def _meanings(scale: dict[str, str], indent: int) -> str:
    """Return a scale as comment lines, one a value."""
    size = max(map(len, scale)) + 2
    lines = (f"#{' ' * indent}{value:<{size}}{meaning}" for value, meaning in scale.items())
    return "\n".join(lines)


def _fold(line: str) -> str:
    """Break the comment behind a field where the line is too long, each line a comment still."""
    if len(line) <= _WIDTH or "\n" in line:
        return line
    head, sign, _ = line.partition(" # ")
    at = line.rindex(" ", 0, _WIDTH)
    off = "#" if line.startswith("#") else " "
    rest = f"{off}{' ' * len(head)}# {line[at + 1 :]}"
    return f"{line[:at]}\n{_fold(rest)}" if sign else line
