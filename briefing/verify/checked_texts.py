"""The texts of an item that are held against the source, and what is looked for in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from briefing.brief import model as m
from briefing.brief.fields import ALL, FIELDS
from briefing.brief.fields import Field as BriefField
from briefing.brief.outline import Line, Outline, outline_of
from briefing.brief.parts import computed_from, figures, quoted
from briefing.brief.sections import SECTION
from briefing.verify.verdicts import Path
from briefing.verify.words.footnotes import Unnoted, without_footnotes
from briefing.verify.words.quotes import marked

_STATED, _OWN = (
    tuple(each for each in FIELDS.values() if each.checked and each.own == own)
    for own in (False, True)
)
"""Fields with what is checked against the source; the second are those that the desk concludes."""


class CheckedText(Struct, frozen=True):
    """A text of an item: where it stands, and what is looked for in it.

    ``text`` is without footnote marks, ``read`` has the way back to what is printed. ``own`` says
    that it is the desk's own, for which nothing is an error. ``names``, ``figures`` and ``quotes``
    say what is looked for.
    """

    path: Path
    text: str
    own: bool = False
    names: bool = True
    figures: bool = True
    quotes: bool = True
    read: Unnoted | None = None


def checked_texts(line: Line) -> Iterator[CheckedText]:
    """Yield the texts of an item: what it states, and what the desk adds of its own."""
    item, path = line.item, line.path
    own = SECTION[line.section].word == "open"
    yield from _texts(line, _STATED, own)
    for step, figure in figures(item):
        for key, value in (("unit", figure.unit), ("group", figure.group)):
            if value:
                yield CheckedText((*path, *step, key), value, own, figures=False)
    yield from _texts(line, _OWN, own=True)


def _texts(line: Line, fields: Iterable[BriefField], own: bool) -> Iterator[CheckedText]:
    for each in fields:
        value = getattr(line.item, each.attribute, None)
        if value:
            names, numbers, quotes = (check in each.checked for check in ALL)
            read = without_footnotes(value)
            yield CheckedText((*line.path, each.key), read.text, own, names, numbers, quotes, read)


def computed_columns(brief: m.Brief | Outline) -> set[str]:
    """Return the columns from which a brief computes figures."""
    return {
        column
        for line in outline_of(brief).every_line()
        for figure in line.item.figures
        for kind, column in computed_from(figure).items()
        if kind != "count"
    }


def quotations(brief: m.Brief | Outline) -> Iterator[str]:
    """Yield everything in a brief that is given as the source's words, to be put in a record."""
    for line in outline_of(brief).every_line():
        yield from (each.words for each in quoted(line.item))
        for text in checked_texts(line):
            if text.quotes:
                yield from (words.text for words in marked(text.text))
        if isinstance(line.item, m.Actor):
            for designation in line.item.designations:
                yield from (words.text for words in marked(designation.as_))
