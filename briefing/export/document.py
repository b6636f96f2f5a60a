"""A brief as a document: header, items in order, legend; and on request the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from briefing.brief import model as m
from briefing.brief.outline import Outline, Section
from briefing.export import facts
from briefing.export import phrases as say
from briefing.export.rows import RowWriter
from briefing.export.shapes import Document, Note, Row, TitledRows
from briefing.text import wrap

if TYPE_CHECKING:
    from briefing.verify.verdicts import Verdicts

_FIRST: Final = ("judgements", "crosscheck", "watch")
"""The sections that are read first; the others follow in the order of the page."""
_LEFT: Final = (
    "the paragraphs of the sources, and field by field what they have of each item. The evidence "
    "of the dashboard shows them (briefing open), JSON holds all that the brief holds."
)
_HIGHEST_MAP: Final = 40
"""Lines of the tallest map."""


def document(
    outline: Outline, verdicts: Verdicts | None = None, *, marks: bool = False
) -> Document:
    """Return the document of a brief: its sections, then places, voices, sources and a legend.

    The counts of its ``verdicts`` stand in the head; with ``marks`` each item has its own, too.
    """
    writer = RowWriter(outline, verdicts.by_path() if verdicts and marks else None)
    brief = outline.brief
    return Document(
        outline.tlp,
        brief.title,
        say.EXERCISE if brief.status == "exercise" else "",
        tuple(facts.of_brief(outline, verdicts)),
        tuple(
            part
            for part in (
                *map(writer.part, reading_order(outline.sections)),
                TitledRows("Places", tuple(map(writer.place, outline.place_lines)), close=True),
                TitledRows("Who speaks", tuple(writer.voices()), close=True),
                TitledRows("Sources", tuple(map(_source, brief.sources)), close=True),
            )
            if part.rows or part.title not in ("Places", "Who speaks")
        ),
        (*facts.legend(outline, verdicts, marks=marks), Note("Not in here", _LEFT)),
    )


def reading_order(sections: Iterable[Section]) -> list[Section]:
    """Return sections as they are read: first what the desk concludes, doubts and watches."""

    def place(section: Section) -> int:
        key = section.kind.key
        return _FIRST.index(key) if key in _FIRST else len(_FIRST)

    return sorted(sections, key=place)


def _source(source: m.Source) -> Row:
    return Row(source.id, "", "", source.title, tuple(facts.of_source(source)))


def with_map(
    document: Document, brief: m.Brief, columns: int, fit: Callable[[str], str]
) -> Document:
    """Return a document with the map below the claims, ``columns`` wide with its legend.

    Where the reader's encoding lacks the dots it is drawn in ASCII: ``fit`` tells.
    """
    from briefing.atlas.basemap import Basemap
    from briefing.atlas.documents import CREDIT, block
    from briefing.atlas.frame import Painter
    from briefing.atlas.gazetteer import Gazetteer
    from briefing.atlas.scene import scene

    ascii_only = fit("\u28ff") != "\u28ff"
    lines: list[str] = []
    if brief.places:
        high = max(min(columns * 2 // 5, _HIGHEST_MAP), 10)
        painter, gazetteer = Painter(Basemap()), Gazetteer()
        lines = block(
            painter,
            scene(Outline(brief)),
            columns,
            high,
            ascii_only=ascii_only,
            gazetteer=gazetteer,
        )
        lines += wrap(CREDIT, columns)
    at = next(n for n, part in enumerate(document.parts, 1) if part.title == "Territory")
    parts = (*document.parts[:at], TitledRows("Map", (), block=tuple(lines)), *document.parts[at:])
    return document._replace(parts=parts)
