"""A library that is a folder: its briefs in order, one by id or file, and their source texts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing import listing
from briefing.filenames import escaped
from briefing.filesystem import inside, is_link, is_there, resolved, whole
from briefing.format.problems import Problem, Reading
from briefing.library.entry import Entry, broken_entry, draft_entry, entry_of, named, seconds
from briefing.library.scan import (
    DRAFT,
    SIGNOFFS,
    BriefState,
    Scan,
    briefs_folder,
    peek,
    read_head,
)
from briefing.library.store import Changes, Library, Location
from briefing.paths import shown
from briefing.settings import normal

if TYPE_CHECKING:  # the verification and the index are loaded when they are first asked for
    from threading import Event

    from briefing.brief import model as m
    from briefing.library.index.read import Index
    from briefing.library.sources import AtHand
    from briefing.library.verdict_cache import Verifier
    from briefing.verify.verdicts import Verdicts


class FolderLibrary(Library):
    """The briefs of one folder. The key of each is the path of its file.

    Nothing is read before it is asked for; ``entries`` looks once and keeps what it found until
    ``refresh``. ``deep`` is off where a folder became a library only because a file in it was
    opened: the folders below it (a whole home, perhaps) are then left alone. ``bundled`` is the one
    that comes with the program, chosen for want of another: nothing is written there.
    """

    def __init__(self, root: Path, *, deep: bool = True, bundled: bool = False) -> None:
        self.root = normal(root)
        self.deep = deep
        self.bundled = bundled
        self.identity = str(self.root)
        self.location = _location(self.root)

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process without what was found: that would be much, and is old there."""
        return FolderLibrary, (self.root,), {"deep": self.deep, "bundled": self.bundled}

    # -- the list ---------------------------------------------------------------------------

    def entries(self) -> tuple[Entry, ...]:
        """Return all briefs, newest cut-off first, ties by id, broken ones last by name."""
        return self._look[0]

    def glance(self, count: int) -> tuple[list[Entry], int] | None:
        """Return the newest briefs and how many there are, where that is quicker than the list.

        None where it is not, or nobody knows; it may be out of date, ``entries`` never is.
        """
        if "_look" in self.__dict__ or not self.deep:
            return None
        from briefing.library.indexed import newest

        return newest(self.root, count, self.entry)

    @property
    def skipped(self) -> tuple[Problem, ...]:
        """What has the name of a brief and is none: folders, devices, links that lead outside."""
        return self._scan.passed_over

    def drafts(self) -> tuple[Entry, ...]:
        """Return the drafts of briefs that are not there yet, by id; none is read for it."""
        found = sorted(map(draft_entry, self._look[1]), key=lambda entry: (entry.id, entry.key))
        if not found:
            return ()
        there = {entry.id for entry in self.entries()}
        return tuple(entry for entry in found if entry.id not in there)

    def draft_file(self, entry: Entry) -> tuple[Path, Path] | None:
        """Return the file of the draft beside a brief, None where there is none."""
        if entry.draft:
            return Path(entry.key), self.root
        known = self.__dict__.get("_look")  # asked of each brief of a list, it must not look
        path = f"{os.path.dirname(entry.key)}{os.sep}{entry.id}{DRAFT}"  # noqa: PTH120
        there = path in known[1] if known else is_there(Path(path))
        return (Path(path), self.root) if there else None

    def refresh(self) -> None:
        """Forget what was found, so that the next call looks again."""
        for what in ("_look", "_scan"):
            self.__dict__.pop(what, None)

    @cached_property
    def _scan(self) -> Scan:
        """The walk through the folder, which takes a third of the time of the list."""
        return Scan(self.root, deep=self.deep)

    @cached_property
    def _look(self) -> tuple[tuple[Entry, ...], frozenset[str]]:
        scan, known = self._begin()
        found = _sorted(known.get(name) or self._entry(name) for name in scan.names)
        return found, frozenset(scan.drafts)

    def _begin(self) -> tuple[Scan, dict[str, Entry]]:
        """Return the walk through the folder, and what the index knows of its files."""
        from briefing.library.indexed import known_entries

        return self._scan, known_entries(self.root, self._scan.names) if self.deep else {}

    def growing(self, seconds: float) -> Iterator[tuple[Entry, ...]]:
        """Yield what was found so far, in the order of ``entries``, until all of them are there.

        The first comes after so many seconds, each later one after twice as long. What was saved
        last is looked at first.
        """
        if "_look" in self.__dict__:
            return
        from briefing.library.skim import read_in_turns

        scan, known = self._begin()
        names = [name for name in scan.names if name not in known]
        found = list(known.values())
        for _ in read_in_turns(names, self._entry, found, seconds):
            yield _sorted(found)
        self.__dict__["_look"] = _sorted(found), frozenset(scan.drafts)

    def arrived(self, changes: Changes, known: Set[str]) -> list[Entry]:
        """Return the briefs that changes have brought; no other file is looked at for it.

        Only where a link came, or nobody knows what did, all of the library is walked anew.
        """
        from briefing.library.watch import arrived_files

        names = arrived_files(self.root, changes, known, deep=self.deep)
        if names is None:
            return super().arrived(changes, known)
        self.refresh()
        return [self._entry(name) for name in names]

    def holds(self, key: str) -> bool:
        """Tell whether there is still a file, or a link, at the path of a brief."""
        return is_there(Path(key))

    def look(self, entry: Entry) -> Entry:
        """Return a brief's entry as it is by now; where the file is gone, a broken one."""
        return self.entry(Path(entry.key))

    def entry(self, path: Path) -> Entry:
        """Return the entry of one file, in the library's list or not."""
        if is_link(path) and not inside(path, self.root):
            return broken_entry(str(path))
        return self._entry(str(path))

    def _entry(self, path: str) -> Entry:
        if path.endswith(DRAFT):
            return draft_entry(path)
        header = peek(read_head(Path(path)) or b"")
        if header.id and seconds(header.as_of) is not None:
            return Entry(path, header.id, header.as_of, escaped(os.path.basename(path)))  # noqa: PTH119
        entry = broken_entry(path, header.id)
        return entry_of(path, self.load(entry).value, header)

    def load(self, entry: Entry) -> Reading[m.Brief]:
        """Read a brief whole; what is wrong with the file is in the answer, never raised."""
        from briefing.library.brief_cache import read_cached

        return read_cached(path := Path(entry.key), self.root, shown(path))

    def find(self, wanted: str) -> Entry:
        """Return the brief with this id, or the broken file of this name.

        Raises:
            NotFound: there is none.
            Ambiguous: several files have it.
        """
        return named(self.entries(), wanted)

    def at(self, path: Path) -> Entry:
        """Return the entry of a file, the one in the list where it is there."""
        real, name = resolved(path), escaped(path.name)
        for entry in self.entries():
            if entry.name == name and resolved(Path(entry.key)) == real:
                return entry
        return self.entry(whole(path))

    def below(self, folder: Path) -> tuple[list[Entry], list[Problem]]:
        """Return the briefs below a folder of the library by their paths, and what is skipped."""
        scan = Scan(folder, within=self.root)
        return [self.entry(path) for path in sorted(scan.files)], scan.skipped

    def locate(self, key: str) -> Location:
        """Return where the file of a brief is."""
        return _location(Path(key))

    def place_for(self, brief_id: str) -> Path | None:
        """Return the file in which to begin a brief; None in the library of the program."""
        if self.bundled:
            return None
        return briefs_folder(self.root) / f"{brief_id}.yaml"

    # -- sources, sign-offs, verdicts --------------------------------------------------------

    def at_hand(self, entry: Entry, source: m.Source) -> AtHand:
        """Return what there is of a source; its text is looked for beside the brief first."""
        from briefing.library import sources

        return sources.at_hand(self.root, Path(entry.key).parent, source)

    def source_file(self, entry: Entry, source: m.Source) -> Path | None:
        """Return the file of a source's text or record, None where it is not at hand."""
        from briefing.library import sources

        return sources.source_path(self.root, Path(entry.key).parent, source)

    @cached_property
    def _verifier(self) -> Verifier:
        from briefing.library.verdict_cache import Verifier

        return Verifier(self.root)

    def verdicts(self, entry: Entry, brief: m.Brief, text: str) -> Verdicts:
        """Return the verdicts of a brief that was read as ``text``: kept ones where they fit."""
        return self._verifier.verdicts(Path(entry.key), brief, text)

    def kept_verdicts(self, entry: Entry, brief: m.Brief, text: str) -> Verdicts | None:
        """Return the verdicts of a brief where the cache has them, else None."""
        return self._verifier.kept(Path(entry.key), brief, text)

    def signoffs(self, entry: Entry, brief: m.Brief) -> list[m.SignOff]:
        """Return who has signed: beside the brief, then in the state folder."""
        from briefing.library.signoffs import signed

        return signed(self.root, Path(entry.key), brief.id)

    def signoff_file(self, entry: Entry) -> tuple[Path, Path] | None:
        """Return the file of sign-offs beside a brief, None where there is none."""
        path = Path(entry.key).with_name(f"{entry.id}{SIGNOFFS}")
        return (path, self.root) if is_there(path) else None

    def sign(self, entry: Entry, brief: m.Brief, signoff: m.SignOff) -> Location:
        """Keep a sign-off beside the brief, or where that cannot be in the state folder."""
        from briefing.library.signoffs import signed_at

        path = Path(entry.key)
        return _location(signed_at(self.root, path, brief.id, signoff, beside=not self.bundled))

    # -- all of them ------------------------------------------------------------------------

    def watch(self, stop: Event) -> Iterator[Changes]:
        """Yield what changes below the folder, and among the reader's own copies of texts."""
        from briefing.library.watch import watch_library

        return watch_library(self.root, stop, deep=self.deep)

    @property
    def indexed(self) -> bool:
        """Whether it is a library on its own, and not the folder of a file that was opened."""
        return self.deep

    def look_ahead(self) -> None:
        """Begin to list its files beside this program, for the next refresh of the index."""
        listing.begin(str(briefs_folder(self.root)))

    def index(self) -> Index | None:
        """Return the index of this folder, which may be there or not."""
        from briefing.library.index.read import Index

        return Index(self.root)

    def counts(self, entries: Sequence[Entry]) -> Mapping[str, Mapping[str, int]]:
        """Return the verdicts that cache and index know of briefs, counted, by their keys."""
        from briefing.library.indexed import known_counts

        return known_counts(self, entries)

    def states(
        self, entries: Sequence[Entry], known: Mapping[str, BriefState] | None = None
    ) -> Mapping[str, BriefState]:
        """Return all that brief and verdicts rest on now, by the briefs' keys."""
        from briefing.library.verdict_cache import kept_states

        return kept_states([entry.key for entry in entries], known or {})


def _location(path: Path) -> Location:
    return Location(escaped(str(path)), shown(path), path)


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.order))
