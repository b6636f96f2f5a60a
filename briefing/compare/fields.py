"""What differs between two items, headers or voices that are one, field by field; the answer.

A field differs where it is written otherwise *and* means something else: ``C3`` beside a bare
``3`` of a voice with the letter C, a list in another order, a basis that is spelled out and is the
default anyway are no changes. What a brief leaves to the defaults is compared where one of the two
says it. Not compared are ``cite``, since a later brief cites other texts, ``id``, which only ties
items together, and ``waive``, the desk's answer to its own check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from functools import cache
from typing import Any, Final

import msgspec

from briefing.brief import model as m
from briefing.brief.fields import field
from briefing.brief.outline import Line, Outline
from briefing.brief.scales import own_label
from briefing.brief.sections import SECTION
from briefing.brief.words import moment
from briefing.compare import words as say
from briefing.compare.changes import FieldChange
from briefing.text import clean

HEADER: Final = (
    *("title", "tlp", "as_of", "as_of_basis", "period", "next", "status", "trend", "alerts"),
    *("conflict", "countries", "language", "yardstick", "prepared_by", "previous"),
)
"""The fields of the header that are compared, in the order in which they are told."""
_FIRST: Final = (
    *("text", "control", "status", "outcome", "type", "likelihood", "confidence", "holder"),
    *("place", "funding", "sector"),
    *("figures", "by", "basis", "grade", "verification", "quote", "when", "date", "date_basis"),
)
"""Fields that are told before all others, in this order."""


class Fields:
    """Compares items of two briefs; ``renamed`` leads from old ids to new ones, for both kinds."""

    def __init__(
        self, old: Outline, new: Outline, renamed: dict[str, str], voices: dict[str, str]
    ) -> None:
        self._old, self._new = old, new
        self._renamed, self._voices = renamed, voices

    def of_items(self, a: Line, b: Line) -> tuple[FieldChange, ...]:
        """Return what differs between two lines, what matters most first."""
        found = [*self._moved(a, b)]
        for key, name in _names(type(a.item), type(b.item)):
            if self._differs(name, a, b):
                found.append(self._change(key, name, a, b))
        return tuple(found)

    def _moved(self, a: Line, b: Line) -> Iterator[FieldChange]:
        old, new = section_key(a), section_key(b)
        if old != new:
            words = f"moved from {old.rpartition('.')[2]} to {new.rpartition('.')[2]}"
            yield FieldChange("section", old, new, words)

    def _differs(self, name: str, a: Line, b: Line) -> bool:
        old, new = getattr(a.item, name, None), getattr(b.item, name, None)
        if name == "by" and not isinstance(b.item, m.Judgement):
            given = old is not None or new is not None
            return given and self._speakers(a, self._voices) != self._speakers(b, {})
        if name == "likelihood" and self._old.brief.yardstick != self._new.brief.yardstick:
            return self._likelihood(self._old, a) != self._likelihood(self._new, b)
        if name in ("basis", "grade") and old != new:
            return _effective(name, a) != _effective(name, b)
        return _value(name, old, self._renamed) != _value(name, new, {})

    @staticmethod
    def _speakers(line: Line, voices: dict[str, str]) -> frozenset[str]:
        return frozenset(voices.get(each.id, each.id) for each in line.speakers)

    @staticmethod
    def _likelihood(outline: Outline, line: Line) -> Hashable:
        item = line.item
        return outline.likelihood(item) if isinstance(item, m.Judgement) else None

    def _change(self, key: str, name: str, a: Line, b: Line) -> FieldChange:
        return FieldChange(
            key,
            _plain(getattr(a.item, name, None)),
            _plain(getattr(b.item, name, None)),
            self._words(key, a, b),
        )

    def _words(self, key: str, a: Line, b: Line) -> str:
        if key == "text":
            return f'reworded, before: "{clean(a.text)}"'
        if key == "figures":
            return say.figures_words(a.item.figures, b.item.figures)
        old, new = say.value_words(self._old, a, key), say.value_words(self._new, b, key)
        if key == "quote" and old == new:
            return say.becomes("translation", say.translations(a.item), say.translations(b.item))
        told = say.becomes(say.label(key, b), old, new)
        if key == "by" and not isinstance(b.item, m.Judgement):
            told = " ".join([told, *say.speaker_bases(a, b)])
        if key == "likelihood" and self._old.brief.yardstick != self._new.brief.yardstick:
            scales = (say.plain("yardstick", x.brief.yardstick) for x in (self._old, self._new))
            told += f", by {f' {say.BECOMES} '.join(scales)}"
        return told


def section_key(line: Line) -> str:
    """Return the section of a line as the file has it: ``situation.points``, ``territory``."""
    return ".".join(part for part in line.path if isinstance(part, str))


def of_headers(old: m.Brief, new: m.Brief) -> tuple[FieldChange, ...]:
    """Return what differs between the headers of two briefs."""
    return tuple(_plain_changes(old, new, HEADER))


def of_sources(old: m.Brief, new: m.Brief) -> tuple[FieldChange, ...]:
    """Return which sources of both briefs no longer stand as they did, or repeat another one.

    A source is the same where its text is, else its address, else title and publisher.
    """
    known = {_same_source(source): source for source in old.sources}
    found = []
    for source in new.sources:
        before = known.get(_same_source(source))
        if before is None:
            continue
        name = f'source "{clean(source.title)}"'
        if before.standing != source.standing:
            told = say.becomes(name, before.standing, source.standing)
            found.append(FieldChange("standing", before.standing, source.standing, told))
        first, now = _repeated(old, before), _repeated(new, source)
        if (first and _same_source(first)) != (now and _same_source(now)):
            titles = [f'"{clean(each.title)}"' if each else "" for each in (first, now)]
            told = say.becomes(f"{name} {say.label('via')}", *titles)
            found.append(FieldChange("via", before.via, source.via, told))
    return tuple(found)


def _repeated(brief: m.Brief, source: m.Source) -> m.Source | None:
    """Return the source that one says it repeats."""
    return next((each for each in brief.sources if source.via and each.id == source.via), None)


def _same_source(source: m.Source) -> Hashable:
    return source.sha256 or source.url or (source.title, source.publisher)


def of_voices(old: m.Voice, new: m.Voice) -> tuple[FieldChange, ...]:
    """Return what differs between two voices."""
    names = tuple(name for name in m.Voice.__struct_fields__ if field(name).compared)
    return tuple(_plain_changes(old, new, names))


def _plain_changes(old: Any, new: Any, names: tuple[str, ...]) -> Iterator[FieldChange]:
    for name in names:
        a, b = getattr(old, name), getattr(new, name)
        if _value(name, a, {}) != _value(name, b, {}):
            told = say.becomes(say.label(name), say.plain(name, a), say.plain(name, b))
            yield FieldChange(name, _plain(a), _plain(b), told)


@cache
def _names(a: type[m.Item], b: type[m.Item]) -> list[tuple[str, str]]:
    """Return the fields of two kinds of items, as the file and as Python names them."""
    both: dict[str, str] = {}
    for kind in (b, a):
        both |= zip(kind.__struct_encode_fields__, kind.__struct_fields__, strict=True)
    names = [(key, name) for key, name in both.items() if field(name).compared]
    order = {key: rank for rank, key in enumerate(_FIRST)}
    return sorted(names, key=lambda each: order.get(each[0], len(order)))


def _effective(name: str, line: Line) -> Hashable:
    if name == "basis":
        return line.basis
    return line.graded, line.grade


def _value(name: str, value: Any, renamed: dict[str, str]) -> Hashable:
    """Return what a field means, so that equal meanings are equal."""
    if value is None or value == []:
        return None
    if (meaning := _MEANINGS.get(name)) is not None:
        return meaning(value)
    about = field(name)
    if about.refers in ("items", *SECTION):
        ids = value if isinstance(value, list) else [value]
        return frozenset(renamed.get(each, each) for each in ids)
    if about.many:
        return frozenset(clean(each) for each in value)
    return clean(value) if isinstance(value, str) else value


def _quotes(value: Any) -> Hashable:
    return frozenset(map(_told, value if isinstance(value, list) else [value]))


def _told(value: Any) -> Hashable:
    """Return what a part of an item says, citations left out, since a later brief cites others."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, m.Figure):
        return say.reading(value)
    if isinstance(value, list):
        return frozenset(map(_told, value))
    if isinstance(value, msgspec.Struct):
        names = (name for name in value.__struct_fields__ if field(name).compared)
        return tuple((name, _told(getattr(value, name))) for name in names)
    return None if value is None else str(value)


_MEANINGS: Final[dict[str, Callable[[Any], Hashable]]] = {
    "figures": lambda value: frozenset(Counter(map(say.reading, value)).items()),
    "quote": _quotes,
    "designations": lambda value: frozenset((clean(x.authority), clean(x.as_)) for x in value),
    "tlp": own_label,
    "as_of": moment,
    "next": moment,
    "funding": _told,
    "outcome": _told,
    "dissent": _told,
}
"""How fields are read whose writing leaves more than one way to say the same."""


def _plain(value: Any) -> Any:
    """Return a value as JSON has it, None for what a brief leaves out."""
    return None if value is None or value == [] else msgspec.to_builtins(value)
