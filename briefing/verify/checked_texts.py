"""What an item tells: the texts in it that are held against the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.brief import model as m
from briefing.brief.outline import Line
from briefing.brief.sections import ALL, FIELDS, SECTION, Field
from briefing.verify.verdicts import Path

_STATED, _OWN = (
    tuple(each for each in FIELDS.values() if each.checked and each.own == own)
    for own in (False, True)
)
"""Fields with what is held against the source; in the second the desk speaks for itself."""


class Told(NamedTuple):
    """A text of an item: where it stands, and what is looked for in it.

    ``own`` says that it is the desk's own, for which nothing is an error. ``names``, ``figures``
    and ``quotes`` say what is looked for.
    """

    path: Path
    text: str
    own: bool = False
    names: bool = True
    figures: bool = True
    quotes: bool = True


def told(line: Line) -> Iterator[Told]:
    """Yield the texts of an item: what it states, and what the desk adds of its own."""
    item, path = line.item, line.path
    own = SECTION[line.section].word == "open"
    yield from _texts(line, _STATED, own)
    for index, figure in enumerate(item.figures):
        for key, value in (("unit", figure.unit), ("group", figure.group)):
            if value:
                yield Told((*path, "figures", index, key), value, own, figures=False)
    yield from _texts(line, _OWN, own=True)


def _texts(line: Line, fields: Iterable[Field], own: bool) -> Iterator[Told]:
    for each in fields:
        value = getattr(line.item, each.attribute, None)
        if value:
            names, figures, quotes = (check in each.checked for check in ALL)
            yield Told((*line.path, each.key), value, own, names, figures, quotes)


def quotations(brief: m.Brief) -> Iterator[str]:
    """Yield everything in a brief that is given as the source's words, to be put in a record."""
    from briefing.brief.outline import Outline
    from briefing.verify.quotes import marked

    for line in Outline(brief).every_line():
        quote = line.item.quote
        yield from [quote] if isinstance(quote, str) else quote or ()
        for text in told(line):
            if text.quotes:
                yield from (words.text for words in marked(text.text))
        if isinstance(line.item, m.Actor):
            for designation in line.item.designations:
                yield from (words.text for words in marked(designation.as_))
