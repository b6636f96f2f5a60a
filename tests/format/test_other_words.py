"""A word that people write for a key or a value is told with the one that is meant."""

from __future__ import annotations

from typing import Any, get_args, get_origin

import msgspec.inspect as mi
import pytest
from making import SMALL, WHOLE, reading

from briefing.brief import scales
from briefing.brief.model import Brief
from briefing.format import other_words
from briefing.format.other_words import cite_meant, date_hint, date_meant, key_meant, value_meant

SCALES = [get_args(scale) for scale in vars(scales).values() if get_origin(scale) is not None]
"""The values of each scale of the format."""


def structs(info: Any, seen: dict[str, list[str]] | None = None) -> dict[str, list[str]]:
    """Return the keys of every part of a brief, by the names of their classes."""
    seen = {} if seen is None else seen
    if isinstance(info, mi.StructType):
        if info.cls.__name__ in seen:
            return seen
        seen[info.cls.__name__] = [field.encode_name for field in info.fields]
        for field in info.fields:
            structs(field.type, seen)
    for name in ("type", "item_type", "value_type"):
        if (inner := getattr(info, name, None)) is not None:
            structs(inner, seen)
    for inner in getattr(info, "types", ()):
        structs(inner, seen)
    return seen


def test_every_key_and_value_of_the_tables_is_one_of_the_format() -> None:
    keys = {key for own in structs(mi.type_info(Brief)).values() for key in own}
    assert set(other_words._KEYS) <= keys
    assert set(other_words._VALUES) <= {value for scale in SCALES for value in scale}


def test_no_other_word_is_written_as_nobody_could_write_it() -> None:
    for table in (other_words._KEYS, other_words._VALUES):
        for name, others in table.items():
            for word in others.split():
                assert word == word.casefold().replace("_", "-"), word
                assert key_meant(word, [name]) or value_meant(word, [name])


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("control: full", "control: occupied", "'full'"),
        ("control: full", "control: Taken", "'captured'"),
        ("category: needs", "category: dead", "'casualties'"),
        ("category: needs", "category: IDPs", "'displacement'"),
        ("kind: newspaper, reliability: B", "kind: analyst, reliability: B", "'expert'"),
        ("    voice: paper", "    voice: paper\n    date: 2024-11-30", "'published'"),
        ("    voice: paper", "    voice: paper\n    author: A", "'publisher'"),
        ("as_of: 2024-11-30", "date: 2024-11-30", "'as_of'"),
        ("as_of: 2024-11-30", "Cut off: 2024-11-30", "'as_of'"),
        ("    place: city\n    holder", "    location: city\n    holder", "'place'"),
        ("    cite: [p3]", "    source: p3", "'cite'"),
        ("    grade: C3", "    grade: C3\n    source: p3", "Keys here: id"),
        ("territory:", "control:", "'territory'"),
    ],
)
def test_what_was_meant_is_named(old: str, new: str, meant: str) -> None:
    text = SMALL if old in SMALL else WHOLE
    assert old in text
    said = [str(each) for each in reading(text.replace(old, new, 1)).problems]
    assert any(meant in each for each in said if "not in the list" in each or "a key" in each), said


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("P3", "p3"),
        ("3", "p3"),
        ("p02", "p2"),
        ("para 3", "p3"),
        ("paragraph 12", "p12"),
        ("p2\u2013p3", "p2-p3"),
        ("2-4", "p2-p4"),
        ("s1 p3", "s1:p3"),
        ("s1: P3", "s1:p3"),
        ("R14", "r14"),
        ("p0", ""),
        ("p3 p2", ""),
        ("s9 p3", ""),
        ("chapter", ""),
        ("p99999999", ""),
        ("page 3", ""),
        (f"p{' ' * 500_000}3-", ""),
    ],
)
def test_a_citation_in_another_form(text: str, meant: str) -> None:
    assert cite_meant(text, ["s1"]) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("4 March 2026", "2026-03-04"),
        ("4. Mar. 2026", "2026-03-04"),
        ("March 4, 2026", "2026-03-04"),
        ("2026-3-4", "2026-03-04"),
        ("2026/03/04", "2026-03-04"),
        ("20260304", "2026-03-04"),
        ("04.03.2026", "2026-03-04"),
        ("2026\u201103\u201104", "2026-03-04"),
        ("\u0662\u0660\u0662\u0666-\u0660\u0663-\u0660\u0664", "2026-03-04"),
        ("04/03/2026", ""),  # March or April
        ("30 February 2026", ""),
        ("4 Marzo 2026", ""),
        ("2026", ""),
        ("yesterday", ""),
        ("9" * 4000, ""),
        (f"2026{' ' * 500_000}03", ""),
    ],
)
def test_a_day_in_another_form(text: str, meant: str) -> None:
    assert date_meant(text) == meant


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2026-02-30", "February 2026 has the days 1 to 28."),
        ("2024-02-30", "February 2024 has the days 1 to 29."),
        ("2026-04-31", "April 2026 has the days 1 to 30."),
        ("2026-04-00", "April 2026 has the days 1 to 30."),
        ("2026-31-04", "A month is 01 to 12."),
        ("2026-30-04", "Did you mean 2026-04-30?"),
        ("2026-13-13", "A month is 01 to 12."),
        ("2026-00-04", "A month is 01 to 12."),
        ("2026-03-04T25:00Z", "An hour is 00 to 23, a minute 00 to 59."),
        ("2026-02-30/2026-03-02", "February 2026 has the days 1 to 28."),
        ("0000-01-01", ""),
        ("9999-12-32", ""),
        ("4 March 2026", "Did you mean 2026-03-04?"),
    ],
)
def test_a_date_that_there_is_not(text: str, hint: str) -> None:
    assert date_hint(text) == hint
