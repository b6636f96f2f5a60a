"""Numbers, days and times of a text as values that can be held against each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefing.compiled import late_pattern
from briefing.verify.days import Span
from briefing.verify.english.dates.anchored import find_spans
from briefing.verify.english.dates.clock import is_time, same_time
from briefing.verify.english.figures.find import find_figures
from briefing.verify.english.figures.same_noun import same_noun
from briefing.verify.english.lexicon import lemmas
from briefing.verify.language import Figure, listed

_LENGTHS: Final = listed("minute hour day week month year")
_AMOUNTS: Final = listed("count percent measure money")
"""Kinds of which a plain number may be one, its unit left out: 820 metres, the other 640."""
_NO_NUMBERS: Final = listed("a an one both the no dozen")
_WHOLE: Final = late_pattern(
    r"(?i)(?<!\btotal )(?<!\btoll )(?<!\bsum )(?<!\bcount )(?<!average )(?<!number )"
    r"\b(?:out )?of (?:(?:the|its|their|all|these|those|her|his|our|some|about|more than)\s"
    r"|\w+['’]s?\s)*$"
)
"""What stands before a whole of which another number is a part."""
_BY: Final = late_pattern(
    r"(?i)\b(?:by|another|further|additional)\s"
    r"(?:(?:about|some|nearly|almost|more than|over|up to|a)\s)*$"
)
_DONE: Final = late_pattern(
    r"(?i)\b(?:attended|led|held|run|used|signed|visited|guarded|manned|backed|joined|followed|watched"
    r"|hit|struck|killed|attacked|taken|seen|built|crewed|staffed|inhabited|carried|supported|represented)\s$"
)
"""Verbs of what is done by so many: attended by 420 children is no difference."""
_MORE: Final = late_pattern(
    r"(?i)(?:\s(?!and\b|or\b)[\w-]+){0,2}?\s(?:more|fewer|less|higher|lower|longer|shorter|earlier|later|points?"
    r"|times?|further|ago|above|below)\b"
)
_ALONE: Final = late_pattern(
    r"(?i)\s?[.,;:!?)](?!\d)|\s(?:of|and|or|in|at|on|to|for|by|from|while|but|the|outside)\b|$"
)
"""What stands behind a number whose unit the one before it has: 60 hectares, and 25 of beet."""
_NEAR: Final = 40
"""Characters beside a number in which it is said to be a difference."""


class Value(Struct, frozen=True):
    """A value as printed, from ``start`` to ``end``; ``key`` is what equal ones share.

    ``unit`` is that of a figure, or how long a date is. ``role`` says that a number is a whole, or
    a difference. ``bare``: it counts nothing that is printed beside it.
    """

    kind: str
    unit: str
    key: tuple[object, ...]
    start: int
    end: int
    text: str
    noun: str = ""
    role: str = ""
    bare: bool = False

    @property
    def dated(self) -> bool:
        """Whether it is a day or a time."""
        return self.kind in ("date", "clock")


@lru_cache(512)
def values(text: str, anchor: date | None) -> tuple[Value, ...]:
    """Return the values of a text in their order, what is read as none of them left out."""
    dates = find_spans(text, anchor, None)
    found = [value for each, span in dates if (value := _dated(each.text, each.start, span))]
    taken = [(value.start, value.end) for value in found]
    figures = [each for each in find_figures(text, source=True) if _is_number(each)]
    lengths = [(each.start, each.end) for each in figures if each.unit in _LENGTHS]
    for each, span in dates:
        length = span is None and _meet((each.start, each.end), lengths)
        if not length:
            taken.append((each.start, each.end))
    found += (_amount(text, each) for each in figures if not _meet((each.start, each.end), taken))
    return _with_lengths(text, sorted(found, key=lambda value: value.start))


def _with_lengths(text: str, found: list[Value]) -> tuple[Value, ...]:
    """Give a number alone the unit of the length before it: two days there, and five here."""
    out: list[Value] = []
    for each in found:
        last = out[-1] if out else None
        ahead = last is not None and each.unit in _LENGTHS and not each.dated
        if last and ahead and last.bare and text[last.end : each.start] in (" and ", " or "):
            out[-1] = replace(last, kind=each.kind, unit=each.unit, noun="", bare=False)
        led = last is not None and last.unit in _LENGTHS and not last.dated
        if last and led and each.bare and _LED.fullmatch(text, last.end, each.start):
            out.append(replace(each, kind=last.kind, unit=last.unit, noun="", bare=False))
        else:
            out.append(each)
    return tuple(out)


_LED: Final = late_pattern(r"(?:[^.;:!?]|\.(?=\d))*(?:,|\sand)\s(?:[^.;:!?,]|\.(?=\d))*")
"""What stands between two lengths of which the second one leaves out its unit."""


def _meet(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _is_number(figure: Figure) -> bool:
    plain = figure.low is not None and figure.kind not in ("vague", "rank")
    return plain and figure.text.lower() not in _NO_NUMBERS


_DAYS: Final = {
    1: "day",
    **dict.fromkeys((28, 29, 30, 31), "month"),
    **dict.fromkeys((365, 366), "year"),
}
"""How long a date is called by its days."""


def _dated(text: str, start: int, span: Span | None) -> Value | None:
    end = start + len(text)
    if is_time(text):
        return Value("clock", "", (), start, end, text)
    length = _DAYS.get((span.last - span.first).days + 1) if span else None
    if span is None or length is None:
        return None
    return Value("date", length, (span.first, span.last), start, end, text)


def _amount(text: str, figure: Figure) -> Value:
    role = ""
    if figure.kind == "count" and _WHOLE.search(text, 0, figure.start):
        role = "whole"
    elif _is_difference(text, figure):
        role = "difference"
    bare = figure.kind == "count" and (not figure.noun or bool(_ALONE.match(text, figure.end)))
    key = (figure.low, figure.high)
    span = figure.start, figure.end
    return Value(
        figure.kind, figure.unit, key, *span, figure.text, figure.noun, role=role, bare=bare
    )


def _is_difference(text: str, figure: Figure) -> bool:
    if _MORE.match(text, figure.end, figure.end + _NEAR):
        return True
    by = _BY.search(text, max(figure.start - _NEAR, 0), figure.start)
    done = by and figure.kind == "count" and figure.noun and _DONE.search(text, 0, by.start())
    return by is not None and not done


def alike(one: Value, other: Value) -> bool:
    """Tell whether two values are of one sort, so that one may be put for the other."""
    if one.role != other.role:
        return False
    if one.bare or other.bare:
        return _plain(one) and _plain(other) and _of_one_size(one, other)
    if one.kind != other.kind or one.kind == "fraction":
        return False
    if one.kind == "count":
        return _same_things(one, other)
    return one.unit == other.unit


def equal(one: Value, other: Value) -> bool:
    """Tell whether two values are the same."""
    if one.bare or other.bare:
        return _plain(one) and _plain(other) and one.key == other.key
    if one.kind != other.kind:
        return False
    if one.kind == "clock":
        return same_time(one.text, other.text) is True
    if one.kind == "count" and not _same_things(one, other):
        return False
    return one.key == other.key and one.unit == other.unit


_ARMED: Final = listed("man soldier trooper troops fighter gunman rebel militiaman guerrilla")


def _same_things(one: Value, other: Value) -> bool:
    """Tell whether two numbers count the same, or those under arms on two sides."""
    heads = [lemmas(each.noun.lower().rpartition(" ")[2]) for each in (one, other)]
    return same_noun(one.noun, other.noun) or all(head & _ARMED for head in heads)


def _plain(value: Value) -> bool:
    """Tell whether a value may share its unit with a number that has none."""
    return value.kind in _AMOUNTS and value.unit not in _LENGTHS


def _of_one_size(one: Value, other: Value) -> bool:
    """Tell whether a number without a unit may leave out that of another: no 12 of 7.6 million."""
    if one.bare and other.bare:
        return True
    first = (each.key[0] for each in (one, other))
    sizes = [abs(size) for size in first if isinstance(size, float)]
    return max(sizes, default=0) <= _APART * min(sizes, default=0)


_APART: Final = 1_000


def beside(value: Value, others: tuple[Value, ...], start: int, end: int) -> Iterator[Value]:
    """Yield the other values of its sort from ``start`` to ``end``."""
    for each in others:
        if each is not value and start <= each.start < end and alike(each, value):
            yield each
