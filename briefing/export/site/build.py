"""Builds a site: which briefs are in it, what has to be made anew, and all of its files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from briefing import __version__, paths
from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.brief.scales import tlp_rank
from briefing.export.html import page
from briefing.export.html.frame import Around
from briefing.export.rights import Shown, at_most, verdicts_at_most
from briefing.export.shapes import strictest
from briefing.export.site import feeds, index
from briefing.export.site.place import MANIFEST, Manifest, Place
from briefing.export.site.row import (
    ATOM,
    INDEX,
    JSON,
    SCRIPT,
    Item,
    Row,
    blocks_of,
    items_of,
    pages,
    row_of,
)
from briefing.files import Unreadable
from briefing.library.cache_files import PACKAGE, engine, read_kept, write_kept
from briefing.library.entry import Entry
from briefing.library.store import Library

MOST_MAPS: Final = 1_000
"""Briefs up to which a site has maps without being asked: a page with one takes half its bytes."""
_CODE: Final = (".py", ".css", ".js")


class Wanted(NamedTuple):
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


class _Known(msgspec.Struct, frozen=True):
    """A brief as the last run of all saw it, when it was in this ``state``."""

    state: str
    row: Row


class _Chosen(NamedTuple):
    """A brief of the site; ``state`` is empty where it is not known."""

    entry: Entry
    state: str
    row: Row


def build(
    library: Library, place: Place, wanted: Wanted, done: Callable[[], None] = lambda: None
) -> Built:
    """Build the site of a library; ``done`` is called after each brief.

    Raises:
        Refused, OSError: as ``Place.beside``; the old site is as it was.
    """
    return _Build(library, place, wanted, done).run()


class _Build:
    """One run."""

    def __init__(
        self, library: Library, place: Place, wanted: Wanted, done: Callable[[], None]
    ) -> None:
        self.library = library
        self.place = place
        self.wanted = wanted
        self.done = done
        self.known: dict[str, _Known] = {}
        self.items: dict[str, list[Item]] = {}
        """What a search finds, of the briefs whose pages were made in this run."""
        self.files: dict[str, tuple[str, int]] = {}
        self.new = Path()
        self.made = self.stricter = self.broken = self.double = 0

    def run(self) -> Built:
        """Choose, make, and put in place."""
        memory = _memory(self.library)
        chosen = self._choose(_remembered(memory))
        with self.place.beside() as self.new:
            files = pages(chosen)
            self._pages(chosen, files)
            self._search(chosen, files)
            self._rest(chosen, files)
            whole = msgspec.json.encode(Manifest(self.files), order="sorted")
            (self.new / MANIFEST).write_bytes(whole)
        write_kept(memory, msgspec.json.encode(self.known))
        return Built(
            len(chosen),
            self.made,
            self.stricter,
            self.broken,
            self.double,
            self._maps(len(chosen)),
            sum(each.row.left_out for each in chosen.values()),
        )

    def _maps(self, count: int) -> bool:
        return self.wanted.maps or count <= MOST_MAPS

    # -- which ----------------------------------------------------------------------------------

    def _choose(self, before: Mapping[str, _Known]) -> dict[str, _Chosen]:
        """Return the briefs that may be in the site, by id; of several with one id the newest."""
        entries = [entry for entry in self.library.entries() if not entry.broken]
        self.broken = len(self.library.entries()) - len(entries)
        states = {key: self._state(each) for key, each in self.library.states(entries).items()}
        found: dict[str, _Chosen] = {}
        for entry in entries:
            state = states.get(entry.key, "")
            was = before.get(entry.key)
            row = was.row if was is not None and was.state == state != "" else self._row(entry)
            if row is None:
                self.broken += 1
                continue
            if state:
                self.known[entry.key] = _Known(state, row)
            if tlp_rank(row.tlp) > tlp_rank(self.wanted.at_most):
                self.stricter += 1
            elif row.id in found:
                self.double += 1
            else:
                found[row.id] = _Chosen(entry, state, row)
        return found

    def _row(self, entry: Entry) -> Row | None:
        brief = self.library.load(entry).value
        if brief is None:
            return None
        shown = self._shown(brief)
        return row_of(Outline(shown.brief), shown.left_out)

    def _state(self, state: str) -> str:
        """Return the state of a brief as the site shows it: what is in it hangs on the label."""
        return state and f"{state} {self.wanted.at_most}"

    def _shown(self, brief: Brief) -> Shown:
        """Return a brief without the items that are too strict; one that is itself, whole."""
        stricter = tlp_rank(brief.tlp) > tlp_rank(self.wanted.at_most)
        return Shown(brief, 0) if stricter else at_most(brief, self.wanted.at_most)

    # -- pages ----------------------------------------------------------------------------------

    def _pages(self, chosen: dict[str, _Chosen], files: Mapping[str, str]) -> None:
        """Make the pages that are not as they were."""
        later: dict[str, list[str]] = {}
        for name in sorted(chosen):
            later.setdefault(chosen[name].row.previous, []).append(name)
        for name, each in list(chosen.items()):
            before = each.row.previous
            around = Around(
                INDEX,
                ((before, files[before]),) if before in files and before != name else (),
                tuple((n, files[n]) for n in later.get(name, ()) if n != name),
                self._maps(len(chosen)),
            )
            if not (each.state and self._keep(files[name], self._of(each.state, around))):
                each = self._page(each, files[name], around)
                chosen[name] = each
            self.done()

    def _of(self, state: str, around: Around) -> str:
        return _digest([state, _code(), self.wanted.texts, around])

    def _page(self, each: _Chosen, file: str, around: Around) -> _Chosen:
        """Make a page; return its brief as it was then, with the state that is known by now."""
        library, entry = self.library, each.entry
        reading = library.load(entry)
        brief = reading.value
        if brief is None or tlp_rank(brief.tlp) > tlp_rank(self.wanted.at_most):
            # It was saved meanwhile; the next run sees it as it is.
            raise OSError(0, "a brief was changed while the site was built")
        shown = self._shown(brief)
        outline = Outline(shown.brief)
        found = library.verdicts(entry, brief, reading.text)
        verdicts = verdicts_at_most(found, brief, self.wanted.at_most)
        texts = {source.id: library.at_hand(entry, source) for source in outline.brief.sources}
        text = page(outline, verdicts, texts if self.wanted.texts else {}, around=around)
        state = each.state or self._state(library.states([entry]).get(entry.key, ""))
        row = row_of(outline, shown.left_out)
        if state:
            self.known[entry.key] = _Known(state, row)
        self.items[row.id] = items_of(outline)
        self._write(file, text, self._of(state, around) if state else "")
        self.made += 1
        return _Chosen(entry, state, row)

    # -- the rest -------------------------------------------------------------------------------

    def _search(self, chosen: Mapping[str, _Chosen], files: Mapping[str, str]) -> None:
        """Make the blocks of the search in which a brief is not as it was."""
        (self.new / "search").mkdir()
        for file, names in blocks_of([each.row for each in chosen.values()]).items():
            states = [(chosen[name].state, files[name]) for name in names]
            of = _digest([states, _code()]) if all(state for state, _ in states) else ""
            if not (of and self._keep(file, of)):
                told = [(chosen[name].row, self._items(chosen[name])) for name in names]
                self._write(file, index.block(told, files), of)

    def _items(self, each: _Chosen) -> list[Item]:
        if each.row.id not in self.items:
            brief = self.library.load(each.entry).value
            shown = [Outline(self._shown(brief).brief)] if brief is not None else []
            self.items[each.row.id] = [item for outline in shown for item in items_of(outline)]
        return self.items[each.row.id]

    def _rest(self, chosen: Mapping[str, _Chosen], files: Mapping[str, str]) -> None:
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
            of = _digest(text)
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


def _digest(of: object) -> str:
    return sha256(msgspec.json.encode(of)).hexdigest()


@cache
def _code() -> str:
    """Return the digest of what draws pages: verdicts do not depend on it, and pages do."""
    found = sha256(f"{__version__}\0{engine()}".encode())
    for folder in ("export", "atlas"):
        for path in sorted(_files(PACKAGE / folder)):
            found.update(path.read_bytes())
    return found.hexdigest()


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.suffix in _CODE)


def _memory(library: Library) -> Path:
    """Return the file of the cache in which the rows of a library's briefs are kept."""
    # A program whose rows have other fields makes them anew.
    whose = f"{library.identity} {Row.__struct_fields__}"
    name = sha256(whose.encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return paths.cache_folder() / "sites" / f"{name}.json"


def _remembered(memory: Path) -> dict[str, _Known]:
    try:
        return msgspec.json.decode(read_kept(memory), type=dict[str, _Known])
    except (Unreadable, msgspec.MsgspecError, ValueError):
        return {}
