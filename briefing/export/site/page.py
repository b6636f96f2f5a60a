"""The page of one brief of a site, and what index and search say of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefing.brief.outline import Outline
from briefing.export.html import page
from briefing.export.html.frame import Around
from briefing.export.rights import verdicts_at_most
from briefing.export.series import series
from briefing.export.site.choose import Choice
from briefing.export.site.row import Item, Row, items_of, row_of
from briefing.library.entry import Entry
from briefing.library.scan import BriefState
from briefing.library.series import REACH
from briefing.library.store import Library

_OUTLINES: Final = 2 * REACH
"""Briefs kept in memory: a brief is of the series of those that come soon after it."""


class Job(NamedTuple):
    """A page to be made: its brief, those before it in its series, and what is around it.

    ``state`` is that of the brief where it is known.
    """

    entry: Entry
    state: BriefState | None
    earlier: tuple[Entry, ...]
    around: Around


class Page(NamedTuple):
    """A page, and the brief as it was then: ``items`` are what a search finds in it."""

    text: str
    state: BriefState | None
    row: Row
    items: list[Item]


class Pages:
    """Makes pages of a library: nothing that is stricter than ``label``."""

    def __init__(self, library: Library, label: str, texts: bool) -> None:
        self.library = library
        self.texts = texts
        self.choice = Choice(library, label)
        self._outlines: dict[str, Outline] = {}

    def page(self, job: Job) -> Page:
        """Return a page.

        Raises:
            OSError: a brief was changed while the site was built.
        """
        library, entry = self.library, job.entry
        brief, source_text, shown = self.choice.read(entry)
        outline = Outline(shown.brief)
        self._remember(entry, outline)
        found = library.verdicts(entry, brief, source_text)
        verdicts = verdicts_at_most(found, brief, self.choice.label)
        sources = outline.brief.sources if self.texts else ()
        texts = {source.id: library.at_hand(entry, source) for source in sources}
        moved = series([*map(self._outline, job.earlier), outline]) if job.earlier else None
        text = page(outline, verdicts, texts, around=job.around, series=moved)
        state = job.state or library.states([entry]).get(entry.key)
        return Page(text, state, row_of(outline, shown.left_out), items_of(outline))

    def _outline(self, entry: Entry) -> Outline:
        """Return a brief of a series as the site shows it."""
        if entry.key not in self._outlines:
            self._remember(entry, Outline(self.choice.read(entry).shown.brief))
        return self._outlines[entry.key]

    def _remember(self, entry: Entry, outline: Outline) -> None:
        self._outlines[entry.key] = outline
        if len(self._outlines) > _OUTLINES:
            del self._outlines[next(iter(self._outlines))]


def make_some(of: tuple[Library, str, bool, Sequence[Job]]) -> list[Page]:
    """Make some pages of a library, as a process of several does."""
    library, label, texts, jobs = of
    return list(map(Pages(library, label, texts).page, jobs))
