"""What changed between two briefs, written down: a document of its own, or a part of a brief's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from briefing.brief import scales as s
from briefing.brief.outline import Line, Outline
from briefing.brief.scales import strictest
from briefing.compare import Change, ChangeKind, Comparison, SectionChanges
from briefing.export.phrases import OWN, ItemPhrases
from briefing.export.rows import RowWriter
from briefing.export.shapes import Document, Note, Row, TitledRows
from briefing.text import clean

TITLE: Final = "What changed"
MARKS: Final[dict[ChangeKind, str]] = {"changed": "changed", "added": "new", "removed": "gone"}
"""How each kind of change is marked."""
_TOLD: Final = {"judgements": 2, "crosscheck": 3}
"""How many notes are told of an item that is new; one elsewhere: who says so."""


def document(comparison: Comparison) -> Document:
    """Return a comparison as a document; what did not change is counted, not told.

    It holds texts of both briefs, so it carries the stricter label of the two.
    """
    old, new = comparison.old, comparison.new
    label = strictest([old.tlp, new.tlp])
    exercise = "exercise" in (old.brief.status, new.brief.status)
    return Document(
        label,
        f"{TITLE}: {new.brief.title}",
        "EXERCISE. Nothing in these briefs has happened." if exercise else "",
        (
            Note("From", _brief_words(old)),
            Note("To", _brief_words(new)),
            Note("Items", counts(comparison)),
        ),
        tuple(_parts(comparison)),
        (
            Note("TLP", f"{label[4:]}: {s.TLP[label[4:]]}."),
            Note("Marks", "new: in the later brief alone; gone: in the earlier one alone."),
            Note("Not compared", "sources and citations; each brief rests on texts of its own."),
            Note("The desk's own", OWN),
        ),
    )


def part(comparison: Comparison) -> TitledRows:
    """Return a comparison as one part of the newer brief's document.

    What is new is named alone: the brief itself tells the rest of it.
    """
    rows = list(_header(comparison))
    writers = _Rows(comparison)
    for section in comparison.sections:
        for change in section.changes:
            row = writers.row(change)
            notes = row.notes if change.kind == "changed" else ()
            rows.append(row._replace(head=section.kind.title, notes=notes))
    rows += [writers.row(change)._replace(head="Who speaks") for change in comparison.voices]
    return TitledRows(TITLE, tuple(rows), lead(comparison))


def lead(comparison: Comparison) -> str:
    """Return since which brief something changed, its label, and the counts."""
    old = comparison.old
    return f"Since {_brief_words(old)}, {old.tlp}. {counts(comparison)}."


def since(document: Document, comparison: Comparison) -> Document:
    """Return a brief's document with what changed, behind its sections.

    The older brief's texts come with its label: the stricter one holds for the whole.
    """
    label = strictest([comparison.old.tlp, document.tlp])
    at = len(comparison.new.sections)
    parts = (*document.parts[:at], part(comparison), *document.parts[at:])
    tlp = Note("TLP", f"{label[4:]}: {s.TLP[label[4:]]}.")
    legend = tuple(tlp if note.label == "TLP" else note for note in document.legend)
    return document._replace(tlp=label, parts=parts, legend=legend)


def plain(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as plain data: ``tlp``, ``old``, ``new``, and the ``changes``.

    ``old`` and ``new`` are ids. Each change has ``change`` (added, removed, changed), ``section``
    (``header`` and ``voices`` too), ``id``, ``text``, ``words`` and its ``fields``, each of those
    with ``field``, ``old``, ``new`` and ``words``.
    """
    return {
        "tlp": strictest([comparison.old.tlp, comparison.new.tlp]).removeprefix("TLP:"),
        "old": comparison.old.brief.id,
        "new": comparison.new.brief.id,
        "changes": plain_changes(comparison),
    }


def plain_changes(comparison: Comparison) -> list[dict[str, Any]]:
    """Return the changes of a comparison as plain data, as ``plain`` describes them."""
    header = Change("changed", "header", "", "", comparison.new.brief.title, comparison.header)
    changes = [*([header] if header.fields else []), *comparison.changes]
    return [
        {
            "change": change.kind,
            "section": change.section,
            "id": change.label or None,
            "text": change.text,
            "words": change.words or None,
            "fields": [field._asdict() for field in change.fields],
        }
        for change in changes
    ]


def counts(comparison: Comparison) -> str:
    """Return how many items changed in which way: ``7 changed, 22 new, none gone, 3 as before``."""
    kinds: tuple[ChangeKind, ...] = ("changed", "added", "removed")
    found = [f"{comparison.count(kind) or 'none'} {MARKS[kind]}" for kind in kinds]
    return ", ".join([*found, f"{comparison.same or 'none'} as before"])


def _brief_words(outline: Outline) -> str:
    return f"{outline.brief.id}, cut-off {outline.cut_off}"


def _parts(comparison: Comparison) -> Iterator[TitledRows]:
    header = tuple(_header(comparison))
    if header:
        yield TitledRows("Header", header, close=True)
    writers = _Rows(comparison)
    for section in comparison.sections:
        if section.changes:
            yield TitledRows(
                section.kind.title, tuple(map(writers.row, section.changes)), _lead(section)
            )
    if comparison.voices:
        yield TitledRows("Who speaks", tuple(map(writers.row, comparison.voices)), close=True)


def _header(comparison: Comparison) -> Iterator[Row]:
    for field in comparison.header:
        yield Row("changed", "", "", field.words)


def _lead(section: SectionChanges) -> str:
    """Return what is to be said of a section that had nothing before, or has nothing now."""
    if not section.before:
        return "Nothing was recorded here before."
    return "" if section.now else "Nothing is recorded here now."


class _Rows:
    """Makes the rows of changes, from those that the briefs' own exports have."""

    def __init__(self, comparison: Comparison) -> None:
        self._old, self._new = _Brief(comparison.old), _Brief(comparison.new)

    def row(self, change: Change) -> Row:
        """Return the row of one change: mark, id, what it is about, text, what differs."""
        mark = MARKS[change.kind]
        line, side = (change.new, self._new) if change.new else (change.old, self._old)
        if line is None:  # a voice
            return Row(mark, change.label, "", change.text, tuple(_words(change)))
        row = side.row(line)
        if change.kind == "changed":
            return row._replace(mark=mark, notes=tuple(_words(change)))
        told = _TOLD.get(line.section, 1) if change.kind == "added" else 0
        return row._replace(mark=mark, notes=row.notes[:told])


def _words(change: Change) -> Iterator[Note]:
    if change.before and not change.reworded:
        yield Note("before", clean(change.before))
    if change.words:
        yield Note("", change.words)


class _Brief:
    """The rows of one brief, each section's made when the first of it is asked for."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._writer = RowWriter(outline)
        self._words = ItemPhrases(outline)
        self._rows: dict[str, dict[int, Row]] = {}

    def row(self, line: Line) -> Row:
        """Return the row of a line."""
        if line.section not in self._rows:
            self._rows[line.section] = self._section(line.section)
        return self._rows[line.section][id(line.item)]

    def _section(self, key: str) -> dict[int, Row]:
        lines = self._outline.section(key).lines
        if key == "relationships":
            rows = [self._relationship(line) for line in lines]
        else:
            rows = list(self._writer.part(self._outline.section(key)).rows)
        return {id(line.item): row for line, row in zip(lines, rows, strict=True)}

    def _relationship(self, line: Line) -> Row:
        who = Note("", f"{self._words.whose(line)} {self._words.cited(line)}".strip())
        return Row("", line.item.id or "", "", line.text, (who,))
