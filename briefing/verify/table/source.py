"""The table that a source of a brief names, read from its file."""

from __future__ import annotations

from pathlib import Path

from briefing.brief import model as m
from briefing.files import SOURCE_CAP, read_guarded
from briefing.verify.table.columns import columns_of
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
