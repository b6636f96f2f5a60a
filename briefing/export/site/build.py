"""Builds a site: which briefs are in it, what has to be made anew, and all of its files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from briefing.brief.outline import Outline
from briefing.brief.scales import strictest
from briefing.export.html.frame import PageLinks
from briefing.export.site import feeds, index
from briefing.export.site.choose import SiteBrief, SiteChoice, before, in_series
from briefing.export.site.memory import Memory, code, digest
from briefing.export.site.page import Page, PageJob, Pages, make_some
from briefing.export.site.place import MANIFEST, Manifest, SiteFolder
from briefing.export.site.row import (
    ATOM,
    INDEX,
    JSON,
    SCRIPT,
    Item,
    blocks_of,
    items_of,
    pages,
)
from briefing.library.full_check import ALONE
from briefing.library.store import Library
from briefing.processes import batches, processors, shared_out

MOST_MAPS: Final = 1_000
"""Briefs up to which a site has maps without being asked: a page with one takes half its bytes."""


class SiteRequest(NamedTuple):
    """What is asked for. ``at_most`` is the strictest label that a brief in it may have."""

    at_most: str = "CLEAR"
    title: str = "Briefs"
    texts: bool = True
    maps: bool = False
    """Whether there are maps in a site of more than ``MOST_MAPS`` briefs, too."""


class Built(NamedTuple):
    """What became of it: pages in the site, made anew of these, and briefs that are not in it."""

    pages: int
    made: int
    stricter: int
    broken: int
    double: int
    maps: bool
    items: int = 0
    """Items that are stricter than their briefs and were left out."""


def build(
    library: Library,
    place: SiteFolder,
    wanted: SiteRequest,
    done: Callable[[], None] = lambda: None,
) -> Built:
    """Build the site of a library; ``done`` is called after each brief.

    Raises:
        Refused, OSError: as ``Place.beside``; the old site is as it was.
    """
    return _Build(library, place, wanted, done).run()


class _Build:
    """One run."""

    def __init__(
        self, library: Library, place: SiteFolder, wanted: SiteRequest, done: Callable[[], None]
    ) -> None:
        self.library = library
        self.place = place
        self.wanted = wanted
        self.done = done
        self.choice = SiteChoice(library, wanted.at_most)
        self.items: dict[str, list[Item]] = {}
        """What a search finds, of the briefs whose pages were made in this run."""
        self.files: dict[str, tuple[str, int]] = {}
        self.new = Path()
        self.made = 0

    def run(self) -> Built:
        """Choose, make, and put in place."""
        memory = Memory(self.library, self.wanted.at_most)
        chosen = self.choice.choose(memory.recalled())
        with self.place.beside() as self.new:
            files = pages(chosen)
            self._pages(chosen, files)
            self._search(chosen, files)
            self._rest(chosen, files)
            whole = msgspec.json.encode(Manifest(self.files), order="sorted")
            (self.new / MANIFEST).write_bytes(whole)
        memory.keep(self.choice.known)
        return Built(
            len(chosen),
            self.made,
            self.choice.stricter,
            self.choice.broken,
            self.choice.double,
            self._maps(len(chosen)),
            sum(each.row.left_out for each in chosen.values()),
        )

    def _maps(self, count: int) -> bool:
        return self.wanted.maps or count <= MOST_MAPS

    # -- pages ----------------------------------------------------------------------------------

    def _pages(self, chosen: dict[str, SiteBrief], files: Mapping[str, str]) -> None:
        """Make the pages that are not as they were."""
        later: dict[str, list[str]] = {}
        for name in sorted(chosen):
            later.setdefault(chosen[name].row.previous, []).append(name)
        wanted: dict[str, PageJob] = {}
        for name in in_series(chosen):
            each = chosen[name]
            earlier = before(name, chosen)
            around = PageLinks(
                INDEX,
                ((earlier[-1].row.id, files[earlier[-1].row.id]),) if earlier else (),
                tuple((n, files[n]) for n in later.get(name, ()) if n != name),
                self._maps(len(chosen)),
            )
            of = self._of([*earlier, each], around)
            if of and self._keep(files[name], of):
                self.done()
            else:
                olds = tuple(old.entry for old in earlier)
                wanted[name] = PageJob(each.entry, each.state, olds, around)
        told: dict[str, tuple[bytes, ...]] = {}
        for name, page in zip(wanted, self._made(list(wanted.values())), strict=True):
            made = chosen[name] = SiteBrief(wanted[name].entry, page.state, page.row)
            told[made.entry.key] = page.told
            self.choice.remember(made)
            self.items[page.row.id] = page.items
            # What a page is made of is known once those before it are made, by whichever process.
            self._write(files[name], page.text, "")
            self.done()
        self.made = len(wanted)
        for name, job in wanted.items():
            shown = [*before(name, chosen), chosen[name]]
            of = self._of(shown, job.around) if _alike(shown, job, told) else ""
            self.files[files[name]] = of, self.files[files[name]][1]

    def _made(self, jobs: Sequence[PageJob]) -> Iterator[Page]:
        """Make pages, several at once where that is faster."""
        ours = self.library, self.wanted.at_most, self.wanted.texts
        if len(jobs) <= ALONE or processors() == 1:
            yield from map(Pages(*ours).page, jobs)
            return
        for some in shared_out(make_some, [(*ours, batch) for batch in batches(jobs)]):
            yield from some

    def _of(self, shown: Sequence[SiteBrief], around: PageLinks) -> str:
        """Return the digest of what a page is made of; empty where that is not known."""
        states = [each.state for each in shown]
        if None in states:
            return ""
        return digest([states, code(), self.wanted.at_most, self.wanted.texts, around])

    # -- the rest -------------------------------------------------------------------------------

    def _search(self, chosen: Mapping[str, SiteBrief], files: Mapping[str, str]) -> None:
        """Make the blocks of the search in which a brief is not as it was."""
        (self.new / "search").mkdir()
        for file, names in blocks_of([each.row for each in chosen.values()]).items():
            states = [(chosen[name].state, files[name]) for name in names]
            known = all(state for state, _ in states)
            of = digest([states, code(), self.wanted.at_most]) if known else ""
            if not (of and self._keep(file, of)):
                told = [(chosen[name].row, self._items(chosen[name])) for name in names]
                self._write(file, index.block(told, files), of)

    def _items(self, each: SiteBrief) -> list[Item]:
        if each.row.id not in self.items:
            self.items[each.row.id] = items_of(Outline(self.choice.read(each.entry).shown.brief))
        return self.items[each.row.id]

    def _rest(self, chosen: Mapping[str, SiteBrief], files: Mapping[str, str]) -> None:
        """Write what is of all briefs: index, script, feeds."""
        rows = [each.row for each in chosen.values()]
        title = self.wanted.title
        label = strictest(row.tlp for row in rows) or "TLP:CLEAR"
        blocks = list(blocks_of(rows))
        whole = {
            **index.pages(title, label, rows, files, blocks),
            SCRIPT: index.script(),
            ATOM: feeds.atom(title, rows, files),
            JSON: feeds.json_feed(title, rows, files),
        }
        for name, text in whole.items():
            of = digest(text)
            if not self._keep(name, of):
                self._write(name, text, of)

    def _keep(self, name: str, of: str) -> bool:
        """Take a file of the old site over where it was made of the same; tell whether it was."""
        old = self.place.kept(name, of)
        if old is None:
            return False
        try:
            os.link(old, self.new / name)
        except OSError:
            try:
                shutil.copy2(old, self.new / name)
            except FileNotFoundError:
                return False
        assert self.place.old is not None
        self.files[name] = self.place.old.files[name]
        return True

    def _write(self, name: str, text: str, of: str) -> None:
        data = text.encode("utf-8", "replace")
        (self.new / name).write_bytes(data)
        self.files[name] = of, len(data)


def _alike(shown: Sequence[SiteBrief], job: PageJob, told: Mapping[str, tuple[bytes, ...]]) -> bool:
    """Tell whether a page tells of its briefs as their own pages do; ``told`` is of all pages made.

    One that is saved while the site is built may be read before by one process, and after by
    another. A brief whose page was not made has the state that it had before it was read.
    """
    entries = [*job.earlier, job.entry]
    return [each.entry for each in shown] == entries and all(
        told[entry.key][-1] == of
        for entry, of in zip(entries, told[job.entry.key], strict=True)
        if entry.key in told
    )
