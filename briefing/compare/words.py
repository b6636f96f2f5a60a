"""Changed fields in the words of a reader: ``control majority → full``, ``figure 200 → 300``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.brief import model as m
from briefing.brief.fields import field
from briefing.brief.outline import Line, Outline
from briefing.brief.parts import quoted, translation_words
from briefing.brief.scales import own_label
from briefing.brief.words import date_words, figure_words, moment_words
from briefing.text import clean

BECOMES: Final = "→"
"""Stands between what was and what is."""
NONE: Final = "none"
"""Says that a brief leaves a field out."""

_YARDSTICK: Final[dict[str, str]] = {"icd203": "ICD 203", "phia": "PHIA"}


def label(key: str, line: Line | None = None) -> str:
    """Return what a field is called; a field may be called otherwise in one section."""
    if key == "section":
        return "moved from"
    return field(key, line.section if line else "").name


def becomes(name: str, old: str, new: str) -> str:
    """Return ``control majority → full``; what is left out is ``none``."""
    return f"{name} {old or NONE} {BECOMES} {new or NONE}"


def value_words(outline: Outline, line: Line, key: str) -> str:
    """Return what a field of an item holds, names instead of ids; empty where it is left out."""
    item = line.item
    if key == "by" and not isinstance(item, m.Judgement):
        return " and ".join(speaker.short for speaker in line.speakers)
    if key == "basis":
        return line.basis
    if key == "likelihood" and isinstance(item, m.Judgement):
        term, bounds = outline.likelihood(item)
        return f"{term} ({bounds})" if bounds else term
    about = field(key, line.section)
    value = getattr(item, about.attribute, None)
    if value is None or value == []:
        return ""
    if key == "quote":
        return " and ".join(f'"{each}"' for each in quotes(item))
    if key == "by":
        return date_words(str(value))
    if about.kind in ("funding", "outcome", "dissent") or key in (
        "about",
        "sector",
        "status",
        "tlp",
    ):
        return outline.value(item, about) or own_label(str(value))
    return _named(outline, key, value)


def _named(outline: Outline, key: str, value: object) -> str:
    refers, kind = field(key).refers, field(key).kind
    if refers == "actors":
        return outline.actor_name(str(value))
    if refers == "places":
        return outline.place_name(str(value), short=False)
    if refers == "items" and isinstance(value, list):
        return ", ".join(_reference(outline, name) for name in value)
    if kind == "date":
        return date_words(str(value))
    if kind == "designation" and isinstance(value, list):
        return ", ".join(f"{each.as_} by {each.authority}" for each in value)
    return plain(key, value)


def _reference(outline: Outline, name: str) -> str:
    """Return who says the item with this id: ``Vask (t1)``."""
    line = outline.by_id.get(name)
    said = " and ".join(speaker.short for speaker in line.speakers) if line else ""
    return f"{said} ({name})" if said else name


def plain(key: str, value: object) -> str:
    """Return a value of a header, voice or item that needs no brief to be read."""
    if value is None or value == []:
        return ""
    if key == "yardstick":
        return _YARDSTICK[str(value)]
    if key in ("alerts", "trend"):
        words = value if isinstance(value, list) else [str(value)]
        return ", ".join(word.replace("-", " ") for word in words)
    kind = field(key).kind
    if kind == "date":
        return date_words(str(value))
    if kind == "moment":
        return moment_words(str(value))
    if kind == "text":
        words = value if isinstance(value, list) else [str(value)]
        return " and ".join(f'"{clean(word)}"' for word in words)
    if isinstance(value, list):
        return ("; " if kind == "calc" else ", ").join(clean(str(each)) for each in value)
    return clean(f"{value:.7g}" if isinstance(value, float) else str(value))


def quotes(item: m.Item) -> list[str]:
    """Return the quotations of an item, clean, in their order."""
    return [clean(each.words) for each in quoted(item)]


def translations(item: m.Item) -> str:
    """Return the translations of an item's quotations, each marked as one; empty without any."""
    found = [translation_words(each) for each in quoted(item) if each.translation]
    return " and ".join(map(clean, found))


# -- figures -----------------------------------------------------------------------------------


def reading(figure: m.Figure) -> tuple[object, ...]:
    """Return what a figure says: its number with unit and group, its text where it has none."""
    numbers = (figure.value, figure.min, figure.max)
    said = (figure.op, *numbers) if any(n is not None for n in numbers) else clean(figure.text)
    return said, clean(figure.unit or ""), clean(figure.group or "")


def figures_words(old: Sequence[m.Figure], new: Sequence[m.Figure]) -> str:
    """Return how the figures of an item changed: ``figure 11 → 23 soldiers (army)``.

    A figure goes on in the one of the same unit and group; where just one is left on each side,
    they are one figure, too. Those that say the same are passed over, whatever their order.
    """
    known, found = Counter(map(reading, old)), Counter(map(reading, new))
    gone = _without(old, known & found)
    come = _without(new, known & found)
    told = []
    for figure in list(gone):
        other = next((each for each in come if reading(each)[1:] == reading(figure)[1:]), None)
        other = other or (come[0] if len(gone) == len(come) == 1 else None)
        if other is not None:
            gone.remove(figure)
            come.remove(other)
            told.append(_moved(figure, other))
    told += [f"figure {_whole(figure)} no longer given" for figure in gone]
    told += [f"new figure {_whole(figure)}" for figure in come]
    return "; ".join(told)


def _without(figures: Sequence[m.Figure], same: Counter[tuple[object, ...]]) -> list[m.Figure]:
    left, out = Counter(same), []
    for figure in figures:
        if left[reading(figure)] > 0:
            left[reading(figure)] -= 1
        else:
            out.append(figure)
    return out


def _moved(old: m.Figure, new: m.Figure) -> str:
    """Return ``figure 200 → 300 killed (army)``: unit and group once where they are the same."""
    if reading(old)[1:] != reading(new)[1:]:
        return f"figure {_whole(old)} {BECOMES} {_whole(new)}"
    before = clean(figure_words(old))
    unit = f" {clean(old.unit)}" if old.unit else ""
    return f"figure {before.removesuffix(unit)} {BECOMES} {_whole(new)}"


def _whole(figure: m.Figure) -> str:
    words = clean(figure_words(figure))
    return f"{words} ({clean(figure.group)})" if figure.group else words


def speaker_bases(old: Line, new: Line) -> Iterator[str]:
    """Yield how the kind of word changed with who says it, where neither item names its basis."""
    if old.item.basis is None and new.item.basis is None and old.basis != new.basis:
        yield f"({becomes('basis', old.basis, new.basis)})"
