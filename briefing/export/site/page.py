"""The page of one brief of a site, and what index and search say of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefing.brief.outline import Outline
from briefing.digests import blake2b
from briefing.export.html import page
from briefing.export.html.frame import PageLinks
from briefing.export.series import series
from briefing.export.site.choose import SiteChoice
from briefing.export.site.row import Item, Row, items_of, row_of
from briefing.library.entry import Entry
from briefing.library.scan import BriefState
from briefing.library.series import REACH
from briefing.library.store import Library

_OUTLINES: Final = 2 * REACH
"""Briefs kept in memory: a brief is of the series of those that come soon after it."""


class PageJob(NamedTuple):
    """A page to be made: its brief, those before it in its series, and what is around it.

    ``state`` is that of the brief where it is known.
    """

    entry: Entry
    state: BriefState | None
    earlier: tuple[Entry, ...]
    around: PageLinks


class Page(NamedTuple):
    """A page, and the brief as it was then: ``items`` are what a search finds in it.

    ``state`` is None where nobody knows in which one it was read. ``told`` are the digests of the
    briefs before it and of itself, as the page tells of them.
    """

    text: str
    state: BriefState | None
    row: Row
    items: list[Item]
    told: tuple[bytes, ...]


class _Shown(NamedTuple):
    """A brief of a series as the site shows it, and the digest of the text that was read."""

    outline: Outline
    of: bytes


class Pages:
    """Makes pages of a library: nothing that is stricter than ``label``."""

    def __init__(self, library: Library, label: str, texts: bool) -> None:
        self.library = library
        self.texts = texts
        self.choice = SiteChoice(library, label)
        self._shown: dict[str, _Shown] = {}

    def page(self, job: PageJob) -> Page:
        """Return a page.

        Raises:
            OSError: a brief was changed while the site was built.
        """
        library, entry = self.library, job.entry
        brief, source_text, shown = self.choice.read(entry)
        outline = Outline(shown.brief)
        itself = self._remember(entry, outline, source_text)
        verdicts = library.verdicts(entry, brief, source_text)
        if shown.left_out:  # a verdict may rest on what is left out
            verdicts = library.judge(entry, shown.brief)
        sources = outline.brief.sources if self.texts else ()
        texts = {source.id: library.at_hand(entry, source) for source in sources}
        series_of = [*map(self._earlier, job.earlier), itself]
        moved = series([each.outline for each in series_of]) if job.earlier else None
        text = page(outline, verdicts, texts, around=job.around, series=moved)
        state = job.state or self._state(entry, source_text)
        told = tuple(each.of for each in series_of)
        return Page(text, state, row_of(outline, shown.left_out), items_of(outline), told)

    def _state(self, entry: Entry, text: str) -> BriefState | None:
        """Return the state of a brief, None where it was saved since ``text`` was read of it."""
        state = self.library.states([entry]).get(entry.key)
        return state if self.library.load(entry).text == text else None

    def _earlier(self, entry: Entry) -> _Shown:
        """Return a brief of a series as the site shows it."""
        if entry.key not in self._shown:
            read = self.choice.read(entry)
            self._remember(entry, Outline(read.shown.brief), read.text)
        return self._shown[entry.key]

    def _remember(self, entry: Entry, outline: Outline, text: str) -> _Shown:
        shown = self._shown[entry.key] = _Shown(outline, _digest(text))
        if len(self._shown) > _OUTLINES:
            del self._shown[next(iter(self._shown))]
        return shown


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def make_some(of: tuple[Library, str, bool, Sequence[PageJob]]) -> list[Page]:
    """Make some pages of a library, as a process of several does."""
    library, label, texts, jobs = of
    return list(map(Pages(library, label, texts).page, jobs))
