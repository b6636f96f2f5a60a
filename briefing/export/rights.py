"""Which words of a source may leave the program in a page: the one place that decides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from briefing.brief import model as m
from briefing.brief.licences import is_open
from briefing.brief.values import place_name
from briefing.library.sources import AtHand
from briefing.verify.coverage import cited
from briefing.verify.table.columns import has_columns_of
from briefing.verify.table.rows import DataTable

_ACLED: Final = re.compile(r"\bacled\b|armed conflict location", re.IGNORECASE)
"""Whose rows never leave, whatever a brief says of their licence: by ACLED's terms of use they are
not passed on, but the id of an event may be named."""


def may_show(source: m.Source, found: AtHand) -> bool:
    """Tell whether the paragraphs of a source, or rows, may stand in what is written down.

    They may where the library has the text itself, neither a sealed record nor a reader's own
    copy, and its whole licence is an open one.
    """
    if found.table is not None and _is_of_acled(source, found.table.table):
        return False
    whole = len(found.paragraphs) > 0 and found.record is None
    return whole and source.licence is not None and is_open(source.licence)


def _is_of_acled(source: m.Source, table: DataTable) -> bool:
    """Tell whether a table is one of ACLED, by its columns or by who has published it."""
    return has_columns_of("acled", table) or bool(_ACLED.search(source.publisher or ""))


def shown_texts(brief: m.Brief, source: m.Source, found: AtHand) -> Mapping[int, str]:
    """Return what a page has of a source that may be shown, by number.

    Of a table these are the rows that the brief cites.
    """
    numbers = range(1, len(found.paragraphs) + 1)
    wanted = sorted(cited(brief, source.id)) if source.is_table else numbers
    return {number: found.paragraphs[number - 1] for number in wanted if number in numbers}


def cited_events(brief: m.Brief, source: m.Source, found: AtHand) -> list[str]:
    """Return the rows of a table that a brief cites, each with the event's own id: ``r14 OSK102``.

    These may always be named; a row without an id is left out.
    """
    numbers = sorted(cited(brief, source.id))
    if found.table is not None:
        keys = {n: found.table.key(n) for n in numbers if n <= len(found.table)}
    else:
        there = found.record.paragraphs if found.record else []
        keys = {facts.row: facts.key for facts in there if facts.row in numbers}
    return [f"{place_name(n, table=True)} {key}" for n, key in keys.items() if key]
