"""The reference of the format, written from the structs: what ``docs/format.md`` holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec
import msgspec.inspect as mi

from briefing.brief import meanings, values
from briefing.brief import model as m
from briefing.brief import scales as s
from briefing.files import (
    BRIEF_CAP,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    SOURCE_CAP,
)
from briefing.format.docs import reference_text as t
from briefing.format.problems import CHECKS, CODES
from briefing.format.walk import choices, type_info
from briefing.format.yaml.builder import MAX_DEPTH, MAX_NODES
from briefing.format.yaml.scalars import MAX_DIGITS

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
_BOUNDED: Final = {most: _TEXTS[kind] for kind, most in values.LONGEST.items()}
"""What a text is, by its bound: each kind has one of its own."""
_PARTS: Final = {"Statement": "statements", "Figure": "figures", "Waiver": "waivers",
                 "Designation": "designations", "Source": "sources", "Voice": "voices",
                 "Unused": "lists of paragraphs", "Dissent": "dissents",
                 "Translation": "translations"}  # fmt: skip

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
    bare = _bare(info)
    inner = _bare(bare.item_type) if isinstance(bare, mi.ListType) else None
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
        said = _description(field.type)
        if isinstance(default, str):
            said += f" Default: `{default}`."
        rows.append((name, _words(field.type), said))
    return _rows(("field", "type", "meaning"), rows)


def _words(info: Any) -> str:
    """Return the type of a field, in words."""
    pattern = _pattern(info)
    bare = _bare(info)
    if isinstance(bare, mi.UnionType):
        names = [_words(inner) for inner in bare.types if not isinstance(inner, mi.NoneType)]
        return " or ".join(dict.fromkeys(n for n in names if n != "whole number" or len(names) < 2))
    if isinstance(bare, mi.LiteralType):
        return ", ".join(f"`{value}`" for value in choices(bare))
    if isinstance(bare, mi.ListType):
        return f"list of {_many(bare.item_type)}"
    if isinstance(bare, mi.DictType):
        key = "id" if isinstance(_bare(bare.value_type), mi.StructType) else _words(bare.key_type)
        return f"map of {key} to {_many(bare.value_type)[:-1]}"
    if isinstance(bare, mi.StructType):
        return "mapping"
    if isinstance(bare, (mi.IntType, mi.FloatType)):
        return _number(bare)
    return _BOUNDED.get(bare.max_length, "text") if pattern == r"\S" else _FORMS[pattern]


def _many(info: Any) -> str:
    bare = _bare(info)
    if isinstance(bare, mi.UnionType):
        return " or ".join(map(_many, bare.types))
    if isinstance(bare, mi.StructType):
        return _PARTS.get(bare.cls.__name__, "items")
    return _words(info) if isinstance(bare, mi.LiteralType) else f"{_words(info)}s"


def _number(info: Any) -> str:
    name = "whole number" if isinstance(info, mi.IntType) else "number"
    return name if info.ge is None else f"{name}, {info.ge:,} to {info.le:,}"


def _bare(info: Any) -> Any:
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


def _description(info: Any) -> str:
    return str((info.extra_json_schema or {}).get("description", ""))


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
        *((f"characters of {_a(what)}", f"{most:,}") for most, what in _BOUNDED.items()),
    ]
    return f"## Limits\n\n{_rows(('what', 'at most'), rows)}"
