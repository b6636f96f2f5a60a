"""A brief as a document: header, items in order, legend; and on request the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from briefing.brief import model as m
from briefing.brief import scales as s
from briefing.brief.outline import NONE_RECORDED, Outline, Section
from briefing.brief.words import moment_words
from briefing.export import phrases as say
from briefing.export.rows import RowWriter
from briefing.export.shapes import Document, Note, Part, Row
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
        tuple(_facts(outline, verdicts)),
        tuple(
            part
            for part in (
                *map(writer.part, reading_order(outline.sections)),
                Part("Places", tuple(map(writer.place, outline.place_lines)), close=True),
                Part("Who speaks", tuple(writer.voices()), close=True),
                Part("Sources", tuple(map(_source, brief.sources)), close=True),
            )
            if part.rows or part.title not in ("Places", "Who speaks")
        ),
        tuple(_legend(outline, verdicts, marks)),
    )


def reading_order(sections: Iterable[Section]) -> list[Section]:
    """Return sections as they are read: first what the desk concludes, doubts and watches."""

    def place(section: Section) -> int:
        key = section.kind.key
        return _FIRST.index(key) if key in _FIRST else len(_FIRST)

    return sorted(sections, key=place)


def _facts(outline: Outline, verdicts: Verdicts | None) -> Iterator[Note]:
    brief = outline.brief
    yield Note("Brief", brief.id)
    if brief.status:
        yield Note("Status", say.STATUS[brief.status])
    basis = {"stated": " (stated by the source)", "inferred": " (inferred by the desk)"}
    yield Note("Cut-off", outline.cut_off + basis.get(brief.as_of_basis or "", ""))
    yield Note("Trend", brief.trend or NONE_RECORDED)
    for label, value in (
        ("Conflict", brief.conflict),
        ("Countries", outline.countries),
        ("Alerts", ", ".join(alert.replace("-", " ") for alert in brief.alerts)),
        ("Updates", brief.previous),
        ("Prepared by", brief.prepared_by),
    ):
        if value:
            yield Note(label, value)
    if verdicts is not None:
        from briefing.export.verdict_phrases import counts_words

        yield Note("Verdicts", counts_words(verdicts))


def _source(source: m.Source) -> Row:
    facts = [source.kind, source.publisher or "publisher not given"]
    facts += [f"published {moment_words(source.published)}" if source.published else "no date"]
    facts += [f"language {source.language}"] if source.language else []
    facts += [f"licence {source.licence}"] if source.licence else []
    what = "rows" if source.is_table else "paragraphs"
    facts += [f"{source.paragraphs} {what}"] if source.paragraphs else []
    notes = [Note("", "; ".join(facts))]
    if source.retrieved:
        notes.append(Note("retrieved", moment_words(source.retrieved)))
    if source.url:
        notes.append(Note("found at", source.url))
    return Row(source.id, "", "", source.title, tuple(notes))


def _legend(outline: Outline, verdicts: Verdicts | None, marks: bool) -> Iterator[Note]:
    label = outline.tlp.removeprefix("TLP:")
    yield Note("TLP", f"{label}: {s.TLP[label]}.")
    cited = "p12 is the twelfth paragraph of the source"
    if outline.several_sources:
        first = outline.brief.sources[0].id
        cited = f"{first}:p12 is the twelfth paragraph of the source {first}"
    if any(source.is_table for source in outline.brief.sources):
        cited += "; r14 is the fourteenth row of a table"
    yield Note("Citations", f"{cited}.")
    if verdicts is not None:
        from briefing.export.verdict_phrases import legend

        yield legend(marks)
    lines = list(outline.every_line())
    used = {line.basis for line in lines}
    basis = [f"{word}: {meaning}" for word, meaning in s.BASIS.items() if word in used]
    yield Note("Basis", "; ".join(basis) + ".")
    letters: set[str] = {voice.reliability for voice in outline.brief.voices.values()}
    letters |= {line.grade.letter for line in lines if line.graded}
    digits = {line.grade.digit for line in lines if line.graded}
    meanings = [f"{key} {word}" for key, word in s.RELIABILITY.items() if key in letters]
    meanings += [f"{key} {word}" for key, word in s.CREDIBILITY.items() if key in digits]
    if meanings:
        yield Note("Grades", f"letter of the voice, digit of the item: {'; '.join(meanings)}.")
    if outline.brief.judgements:
        yield Note("Likelihood", f"terms of {s.YARDSTICK[outline.brief.yardstick]}.")
    yield Note("The desk's own", say.OWN)
    yield Note("Not in here", _LEFT)


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
    parts = (*document.parts[:at], Part("Map", (), block=tuple(lines)), *document.parts[at:])
    return document._replace(parts=parts)
