"""What of a library may be told under a label: the one place that every tool asks.

A brief under a stricter label is not there: neither its id nor a word of it leads to an answer. Nor
does an item that is stricter than the brief it stands in.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from briefing.brief import model as m
from briefing.brief.labels import label_of
from briefing.brief.outline import Outline
from briefing.brief.scales import TLP, tlp_rank
from briefing.export.rights import at_most
from briefing.format.emit import emit
from briefing.library.entry import Ambiguous, Entry, NotFound
from briefing.library.index.database import NoIndex
from briefing.library.indexed import search
from briefing.library.query import OWN_LABEL, Filter, Query
from briefing.library.store import Library
from briefing.text import clean

MOST_COUNTED: Final = 1_000
"""Briefs under stricter labels are counted up to here."""
_LABEL: Final = "tlp"
"""The filter of a query by the label of a brief."""
_MOST_READ: Final = 300
"""Briefs that are read to find out which of them names a text."""


class ToolRefused(Exception):
    """A tool has no answer; the message is one sentence that says why."""


class VisibleBrief(NamedTuple):
    """A brief as it may be told, with its entry, the whole of it, and the text of what is told."""

    entry: Entry
    brief: m.Brief
    whole: m.Brief
    text: str


def may_tell(brief: m.Brief, label: str) -> m.Brief | None:
    """Return a brief as it may be told under a label, None where it may not.

    The one place where a brief is cut down to a label.
    """
    return at_most(brief, label).brief if tlp_rank(brief.tlp) <= tlp_rank(label) else None


def heading(brief: m.Brief) -> dict[str, Any]:
    """Return what stands first in every answer about a brief: its id, its label, if it is real."""
    return {
        "brief": brief.id,
        "tlp": Outline(brief).tlp,
        "exercise": brief.status == "exercise",
    }


class Ceiling:
    """A library under a label, ``CLEAR`` for instance."""

    def __init__(self, library: Library, label: str) -> None:
        self.library = library
        self.label = label
        self._stricter = tuple(key for key in TLP if tlp_rank(key) > tlp_rank(label))

    def brief(self, wanted: str) -> VisibleBrief:
        """Return the brief with this id.

        Raises:
            Refused: there is none that may be told.
        """
        nothing = f'there is no brief "{clean(wanted)[:200]}" under TLP:{self.label} or milder'
        try:
            told = self.tell(self.library.find(wanted))
        except (NotFound, Ambiguous) as error:
            raise ToolRefused(nothing) from error
        if told is None:
            raise ToolRefused(nothing)
        return told

    def tell(self, entry: Entry) -> VisibleBrief | None:
        """Return the brief of an entry as it may be told; None where it may not or is broken."""
        reading = self.library.load(entry)
        if reading.value is None or (brief := may_tell(reading.value, self.label)) is None:
            return None
        # Where items are left out, the file has more than may be told.
        whole = brief is reading.value
        text = reading.text if whole else emit(msgspec.to_builtins(brief))
        return VisibleBrief(entry, brief, reading.value, text)

    def query(self, query: Query) -> Query:
        """Return a query that finds nothing in stricter briefs, for the index.

        The index knows the strictest label of all that is in a brief. Asked for that, it would say
        which briefs have items that may not be told; so it is asked for what may have the label
        that is wanted, and ``has_label`` says which have it.
        """
        filters = [each for each in query.filters if each.key != _LABEL]
        filters += [Filter(OWN_LABEL, key, excluded=True) for key in self._stricter]
        if asked := _labels(query, excluded=False) - {*self._stricter}:
            most = max(map(tlp_rank, asked))
            filters += [Filter(OWN_LABEL, key) for key in TLP if tlp_rank(key) <= most]
        elif _labels(query, excluded=False):
            filters.append(Filter(OWN_LABEL, "none"))
        return replace(query, filters=tuple(filters))

    def has_label(self, query: Query, brief: m.Brief) -> bool:
        """Tell whether what may be told of a brief has a label that a query asks for."""
        label, asked = label_of(brief), _labels(query, excluded=False)
        return (not asked or label in asked) and label not in _labels(query, excluded=True)

    def withheld(self) -> int:
        """Return how many briefs of the library are stricter, at most ``MOST_COUNTED``.

        Of the whole library, whatever is asked: a count of matches would tell what is in them.
        """
        if not self._stricter:
            return 0
        asked = Query((), tuple(Filter(OWN_LABEL, key) for key in self._stricter))
        try:
            return len(search(self.library, asked, MOST_COUNTED).hits.hits)
        except NoIndex:
            return 0

    def named(self, texts: Collection[str], first: str) -> dict[str, tuple[Entry, m.Source]]:
        """Return the brief and source that name each of some texts, by just these names.

        So nobody reaches a text by writing its path: a brief that may be told must have it. The
        one with the id ``first`` is looked at first, then the newest.
        """
        found: dict[str, tuple[Entry, m.Source]] = {}
        entries = [entry for entry in self.library.entries() if not entry.broken] if texts else []
        entries.sort(key=lambda entry: entry.id != first)
        for entry in entries[:_MOST_READ]:
            told = self.tell(entry)
            for source in told.brief.sources if told is not None else ():
                if source.text and source.text in texts:
                    found.setdefault(source.text, (entry, source))
            if len(found) == len(texts):
                break
        return found


def _labels(query: Query, *, excluded: bool) -> set[str]:
    """Return the labels of briefs that a query asks for, or does not want."""
    return {
        str(each.value)
        for each in query.filters
        if each.key == _LABEL and each.excluded == excluded
    }
