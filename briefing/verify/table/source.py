"""The table that a source of a brief names, read from its file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.brief import model as m
from briefing.brief.outline import Outline, outline_of
from briefing.files import SOURCE_CAP, Unreadable, read_guarded
from briefing.verify.checked_texts import computed_columns, quotations
from briefing.verify.coverage import cited
from briefing.verify.sources.record import SHORT, Record
from briefing.verify.table.columns import columns_of
from briefing.verify.table.facts import RecordRequest, table_record
from briefing.verify.table.rows import read_table
from briefing.verify.table.words import RowTexts


def texts_of(path: Path, source: m.Source | None = None, within: Path | None = None) -> RowTexts:
    """Return the rows of the table in a file, read as the source says.

    ``within`` is the library's folder, which links must not leave.

    Raises:
        Unreadable: it is missing, no regular file, over ``SOURCE_CAP`` bytes, or no table.
    """
    table = read_table(read_guarded(path, SOURCE_CAP, within))
    said = source.table if source and source.table else m.Table()
    columns = columns_of(table, said.preset, said.key)
    return RowTexts(table, columns, (source.publisher or source.title) if source else "")


def publisher_names(brief: m.Brief, source: m.Source) -> list[str]:
    """Return the names of whose table a source is: its publisher, and the voice it speaks in."""
    names = [source.publisher or source.title]
    voice = brief.voices.get(source.voice or "")
    return [*names, *((voice.name, *voice.aka) if voice else ())]


def wanted_of(
    brief: m.Brief | Outline,
    source: m.Source,
    longest: int | None = None,
    quoted: Sequence[str] | None = None,
) -> RecordRequest:
    """Return what a brief needs of a table: the facts of the rows that it cites.

    ``quoted`` are its ``quotations``, where they are at hand.
    """
    outline = outline_of(brief)
    return RecordRequest(
        cited(outline, source.id),
        list(quotations(outline) if quoted is None else quoted),
        publisher_names(outline.brief, source),
        computed_columns(outline),
        source.title,
        longest,
        source.language,
    )


def sealed_table(path: Path, target: Path, briefs: Sequence[m.Brief], title: str) -> Record:
    """Return the record of the table in a file, with the rows that some briefs cite of it.

    Their source is the one with the table's or the record's name, else their only table.

    Raises:
        Unreadable: it is no table, or no brief has a table as source.
    """
    tables = [(b, s) for b in briefs for s in b.sources if s.is_table]
    names = (path.name, target.name)
    named = [(b, s) for b, s in tables if s.text and Path(s.text).name in names] or tables
    if not named or len({s.text for _, s in named}) > 1:
        what = "several tables" if named else "no table"
        raise Unreadable(f"the briefs have {what} as source, and none of its name")
    texts = texts_of(path, named[0][1])
    parts = [wanted_of(brief, source, SHORT) for brief, source in named]
    together = parts[0]._replace(
        cited=set().union(*(part.cited for part in parts)),
        quotations=[each for part in parts for each in part.quotations],
        named=list(dict.fromkeys(each for part in parts for each in part.named)),
        computed=set().union(*(part.computed for part in parts)),
        title=title,
    )
    return table_record(texts, together)
