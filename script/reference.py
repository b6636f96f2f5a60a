"""The reference of the format, written from the structs: what ``docs/format.md`` holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec
import msgspec.inspect as mi
import reference_text as t
from type_words import BOUNDED, description, plain_type, type_words

from briefing.brief import meanings
from briefing.brief import model as m
from briefing.brief import scales as s
from briefing.files import (
    BRIEF_CAP,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    SOURCE_CAP,
)
from briefing.format.allowed import type_info
from briefing.format.problems import CHECKS, CODES
from briefing.format.yaml.builder import MAX_DEPTH, MAX_NODES
from briefing.format.yaml.scalars import MAX_DIGITS

_OF_SECTIONS: Final[dict[type[m.Item], tuple[type[msgspec.Struct], ...]]] = {
    m.Actor: (m.Designation,),
    m.Impact: (m.Funding,),
    m.Judgement: (m.Dissent, m.Outcome),
}
"""The parts that items of one section alone have."""
_TERMS: Final = {
    "Control of a place": meanings.CONTROL,
    "Category of an impact": meanings.CATEGORY,
    "Type of a relationship": meanings.RELATION_TYPE,
    "Status of a question": meanings.CROSSCHECK_STATUS,
    "Kind of an actor": meanings.ACTOR_KIND,
    "Kind of a source": meanings.SOURCE_KIND,
    "Columns of a table": meanings.TABLE_PRESET,
    "Computed from rows": meanings.CALC_KIND,
    "Verification by the source": meanings.VERIFICATION,
    "Basis of a date or cut-off": meanings.STATED,
    "Operator of a figure": meanings.OPERATOR,
    "Precision of coordinates": meanings.PRECISION,
    "Paragraphs left out": meanings.UNUSED_REASON,
    "Status of a brief": meanings.STATUS,
    "Trend": meanings.TREND,
    "Alerts": meanings.ALERT,
    "Signal of an indicator": meanings.SIGNAL,
    "Status of an indicator": meanings.WATCH_STATUS,
    "Outcome of a judgement": meanings.RESULT,
    "Standing of a source": meanings.STANDING,
    "Sector of an impact": meanings.SECTOR,
}
"""The scales whose terms need no more than a line each."""


def reference() -> str:
    """Return the format reference, in Markdown."""
    parts = [
        t.INTRODUCTION,
        t.FIRST_BRIEF,
        t.WRITING,
        t.CITATIONS,
        "## The brief",
        _table(m.Brief),
        t.SOURCES,
        _table(m.Source),
        f"### Tables\n\n{t.TABLES}",
        _table(m.Table),
        f"### Unused paragraphs\n\n{_says(m.Unused)} The check names the others.",
        _table(m.Unused),
        t.VOICES,
        _table(m.Voice),
        _voice_basis(),
        t.ITEMS,
        _table(m.Statement),
        f"### Translated quotations\n\n{_says(m.Translation)}",
        _table(m.Translation),
        f"### Figures\n\n{_says(m.Figure)}",
        _table(m.Figure),
        f"### Waivers\n\n{_says(m.Waiver)} It is shown with the item and counted apart.",
        _table(m.Waiver),
        t.CALC,
        *_sections(),
        *_scales(),
        t.CHECKS,
        _rows(("code", "means"), _coded(CODES)),
        t.VERIFICATION,
        _rows(("code", "means"), _coded(CHECKS)),
        _limits(),
        t.SIGNOFFS,
        _table(m.SignOff),
        t.EDITORS,
    ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _sections() -> Iterator[str]:
    """Yield every section with the fields that its items have of their own."""
    yield t.SECTIONS
    yield f"### situation\n\n{_says(m.Situation)}"
    yield _table(m.Situation)
    for field in type_info(m.Brief).fields:
        kind = _item_kind(field.type)
        if kind is None:
            continue
        yield f"### {field.encode_name}\n\n{_says(kind)} {_base(kind)}"
        yield _fields(inner for inner in type_info(kind).fields if _is_own(inner))
        for part in _OF_SECTIONS.get(kind, ()):
            yield f"{_a(part.__name__.lower()).capitalize()}: {_lower(_says(part))}"
            yield _table(part)


def _item_kind(info: Any) -> type[m.Item] | None:
    """Return the struct of a section's items, None where the field is no section."""
    bare = plain_type(info)
    inner = plain_type(bare.item_type) if isinstance(bare, mi.ListType) else None
    if isinstance(inner, mi.StructType) and issubclass(inner.cls, m.Item):
        return inner.cls
    return None


def _is_own(field: Any) -> bool:
    """Tell whether a field is not just as every statement has it."""
    common = {inner.encode_name: inner for inner in type_info(m.Statement).fields}
    base = common.get(field.encode_name)
    return base is None or (base.required, base.type) != (field.required, field.type)


def _base(kind: type[m.Item]) -> str:
    """Return how the items of a section differ from statements as a whole."""
    if issubclass(kind, m.Statement):
        return "Besides what a statement has:"
    if issubclass(kind, m.Cited):
        return "Instead of `text`:"
    return "Uncited, if you like:" if kind is not m.Crosscheck else "Instead of `text`:"


def _table(kind: Any) -> str:
    return _fields(type_info(kind).fields)


def _fields(fields: Iterable[Any]) -> str:
    rows = []
    for field in fields:
        name = f"**`{field.encode_name}`**" if field.required else f"`{field.encode_name}`"
        default = field.default
        said = description(field.type)
        if isinstance(default, str):
            said += f" Default: `{default}`."
        rows.append((name, type_words(field.type), said))
    return _rows(("field", "type", "meaning"), rows)


def _says(kind: type[msgspec.Struct]) -> str:
    return (kind.__doc__ or "").strip()


def _a(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _rows(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("--",) * len(heads), *rows]
    cells = ([cell.replace("|", "\\|") for cell in line] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def _coded(scale: dict[str, str]) -> list[tuple[str, str]]:
    return [(f"`{value}`", meaning) for value, meaning in scale.items()]


def _voice_basis() -> str:
    rows = [
        (f"`{kind}`", meanings.VOICE_KIND[kind], f"`{basis}`")
        for kind, basis in s.VOICE_BASIS.items()
    ]
    return _rows(("kind of voice", "is", "basis of what it says"), rows)


def _scales() -> Iterator[str]:
    """Yield every scale with its meaning and the standard it comes from."""
    yield t.BASIS
    yield _rows(("basis", "means"), _coded(s.BASIS))
    yield t.GRADE
    yield _rows(("letter", "the voice is"), _coded(s.RELIABILITY))
    yield _rows(("digit", "what it says is"), _coded(s.CREDIBILITY))
    yield t.LIKELIHOOD
    for yardstick, terms in s.LIKELIHOOD.items():
        second: dict[str, list[str]] = {}
        for synonym, term in s.LIKELIHOOD_SYNONYMS[yardstick].items():
            second.setdefault(term, []).append(synonym)
        yield f"`{yardstick}`: {s.YARDSTICK[yardstick]}"
        rows = [
            (", ".join([term, *second.get(term, [])]), f"{low} to {high} %")
            for term, (low, high) in terms.items()
        ]
        yield _rows(("term", "means"), rows)
    yield t.CONFIDENCE
    yield _rows(("confidence", "means"), _coded(s.CONFIDENCE))
    yield t.TLP
    yield _rows(("label", "means"), _coded(s.TLP))
    for name, scale in _TERMS.items():
        yield f"### {name}"
        if scale is meanings.SECTOR:
            yield t.SECTOR
        yield _rows(("term", "means"), _coded(scale))


def _limits() -> str:
    rows = [
        ("size of a brief", f"{BRIEF_CAP:,} bytes"),
        ("size of a source text", f"{SOURCE_CAP:,} bytes"),
        ("rows of a table", f"{MOST_ROWS:,}"),
        ("columns of a table", f"{MOST_COLUMNS}"),
        ("characters of a cell", f"{LONGEST_CELL:,}"),
        ("mappings and lists that lie in each other", f"{MAX_DEPTH}"),
        ("keys and values in a file", f"{MAX_NODES:,}"),
        ("digits of a whole number", f"{MAX_DIGITS}"),
        ("characters of an id", "100"),
        *((f"characters of {_a(what)}", f"{most:,}") for most, what in BOUNDED.items()),
    ]
    return f"## Limits\n\n{_rows(('what', 'at most'), rows)}"
