"""What stands on one page of a brief: the first of all that decides, and how much is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from briefing.brief import model as m
from briefing.brief.fields import field as field_of
from briefing.brief.fields import shown_fields
from briefing.brief.outline import Line, Outline
from briefing.brief.parts import calc_lines
from briefing.brief.words import computed_words
from briefing.export.phrases import ItemPhrases
from briefing.text import clean

MOST: Final[dict[str, int]] = {
    "situation": 8,
    "judgements": 4,
    "crosscheck": 3,
    "humanitarian": 6,
    "watch": 3,
}
"""The most items of each section, in the order of the page: what a sheet of paper has room for."""
TITLES: Final[dict[str, str]] = {
    "situation": "What is happening",
    "judgements": "What the desk concludes",
    "crosscheck": "Where the sources contradict each other",
    "humanitarian": "Figures",
    "watch": "What to watch",
}


class FrontItems(NamedTuple):
    """Items of one section for the page, and how many others there are of their kind."""

    key: str
    lines: tuple[Line, ...]
    left: int

    @property
    def title(self) -> str:
        """What the part is called."""
        return TITLES[self.key]

    @property
    def more(self) -> str:
        """How many are left out, in words; empty for none."""
        return f"and {self.left} more in the whole brief" if self.left else ""


def lead(line: Line, phrases: ItemPhrases) -> str:
    """Return what leads an item: how sure a judgement is, the figures of an impact; else ""."""
    item = line.item
    if isinstance(item, m.Judgement):
        return phrases.sureness(item)
    if isinstance(item, m.Impact):
        return "; ".join(phrases.figure(each, item) for each in item.figures)
    return ""


def beside(line: Line, phrases: ItemPhrases) -> Iterator[str]:
    """Yield what an item must not stand without: how it was computed, what became of it."""
    outline = phrases.outline
    if not isinstance(line.item, m.Impact):  # its figures lead it
        cites = outline.resolver.cites(line.item)
        told = (computed_words(each, cites, calc_lines(each.calc)) for each in line.item.figures)
        yield from filter(None, told)
    if line.item.calc:
        yield f"{field_of('calc').name}: {outline.value(line.item, field_of('calc'))}"
    for own in (False, True):
        for field in shown_fields(line.item, line.section, own=own):
            if field.key in _BESIDE.get(line.section, ()):
                value = outline.value(line.item, field)
                if value and value != _AWAITED:
                    yield f"{field.name}: {value}"


_BESIDE: Final[dict[str, tuple[str, ...]]] = {
    "judgements": ("by", "dissent", "outcome"),
    "humanitarian": ("funding",),
    "watch": ("status",),
}
_AWAITED: Final = "not observed"
"""The status of whatever is watched for, until something is said of it."""
_KEEPS: Final[dict[str, Callable[[Line], bool]]] = {
    "situation": lambda line: line.path[1] == "summary",
    "crosscheck": lambda line: (
        isinstance(line.item, m.Crosscheck) and line.item.status == "contradictory"
    ),
    "humanitarian": lambda line: (
        bool(line.item.figures) or getattr(line.item, "funding", None) is not None
    ),
}
"""Which items of a section come into question, where not all do."""


def front(outline: Outline) -> Iterator[FrontItems]:
    """Yield the parts of the page that have an item, in order."""
    for key, most in MOST.items():
        keeps = _KEEPS.get(key)
        lines = [line for line in outline.section(key).lines if keeps is None or keeps(line)]
        if lines:
            yield FrontItems(key, tuple(lines[:most]), max(len(lines) - most, 0))


def told(chosen: FrontItems, line: Line, phrases: ItemPhrases) -> Iterator[str]:
    """Yield an item in lines: its text, and whose word it is or who answers what.

    The label of an item that is stricter than the brief stands before its text.
    """
    leading = lead(line, phrases)
    said = f"{leading}: {line.text}" if leading else line.text
    yield clean(f"{phrases.outline.own_tlp(line.item)} {said}")
    if isinstance(line.item, m.Crosscheck):
        yield clean(f"yes: {phrases.answers(line.item.for_)}")
        yield clean(f"no: {phrases.answers(line.item.against)}")
    elif chosen.key in ("judgements", "watch"):
        yield clean(line.own_words)
    else:
        yield clean(f"{line.basis}: {phrases.who(line)}")
    yield from map(clean, beside(line, phrases))
