"""A library that is a folder: its briefs in order, one by id or file, and their source texts."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.brief.fold import fold
from briefing.files import inside
from briefing.format import model as m
from briefing.format.problems import Problem
from briefing.format.reader import Reading, read_brief
from briefing.library.peek import Header, peek, read_head
from briefing.library.scan import Scan
from briefing.settings import normal
from briefing.text import clean
from briefing.words import moment

if TYPE_CHECKING:  # the verification is loaded when it is first asked for
    from briefing.verify.facts import Evidence

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_ALIKE: Final = 0.7
"""How like a word has to be to be suggested: one letter in four may be wrong."""
_TELLING: Final = 3
"""Letters that a part needs to be looked for in the middle of a word."""
_LONGEST: Final = 100
_PARTS: Final = re.compile(r"[-._ ]+")


class NotFound(Exception):
    """No brief has this id; ``nearest`` is the likest one there is, or empty."""

    def __init__(self, wanted: str, nearest: str = "") -> None:
        self.wanted, self.nearest = clean(wanted), nearest
        super().__init__(f'there is no brief "{self.wanted}" in the library')


class Ambiguous(Exception):
    """Several files hold a brief with the same id; ``paths`` names them."""

    def __init__(self, wanted: str, paths: Sequence[Path]) -> None:
        self.paths = tuple(paths)
        names = " and ".join(shown(path) for path in paths)
        super().__init__(f'{len(paths)} files hold a brief "{clean(wanted)}": {names}')


class Entry(NamedTuple):
    """A brief file in a library.

    ``id`` is the brief's id; where the file gives none, its name without the ending.
    ``as_of`` is the cut-off as written, empty where the file gives none; such a file is
    ``broken``: it can be loaded only to see what is wrong with it. A file that is not broken here
    may still turn out so when it is loaded.
    """

    path: Path
    id: str
    as_of: str
    broken: bool = False

    @property
    def order(self) -> tuple[bool, float, str, str]:
        """Sorts newest cut-off first, ties by id; broken ones last, by name."""
        if self.broken:
            return True, 0.0, self.path.name, str(self.path)
        return False, -(_seconds(self.as_of) or 0.0), self.id, str(self.path)


class Library:
    """The briefs of one folder.

    Nothing is read before it is asked for; ``entries`` looks once and keeps what it found until
    ``refresh``. ``deep`` is off where a folder became a library only because a file in it was
    opened: the folders below it (a whole home, perhaps) are then left alone. ``bundled`` says that
    it is the one that comes with the program, chosen for want of another: nothing is written there.
    """

    def __init__(self, root: Path, *, deep: bool = True, bundled: bool = False) -> None:
        self.root = normal(root)
        self.deep = deep
        self.bundled = bundled

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

        return newest(self.root, count)

    @property
    def skipped(self) -> tuple[Problem, ...]:
        """What has the name of a brief and is none: folders, devices, links that lead outside."""
        return self._look[1]

    def refresh(self) -> None:
        """Forget what was found, so that the next call looks again."""
        self.__dict__.pop("_look", None)

    @cached_property
    def _look(self) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
        from briefing.library.indexed import known_entries

        scan = Scan(self.root, deep=self.deep)
        known = known_entries(self.root, scan.names) if self.deep else {}
        found = (known.get(name) or self._entry(Path(name)) for name in scan.names)
        return _sorted(found), _skipped(scan)

    def growing(self, seconds: float) -> Iterator[tuple[Entry, ...]]:
        """Yield what was found so far, in the order of ``entries``, until all of them are there.

        The first comes after so many seconds, each later one after twice as long, so that together
        they cost hardly more than the last one does. What was saved last is looked at first.
        """
        if "_look" in self.__dict__:
            return
        from briefing.library.indexed import known_entries
        from briefing.library.skim import by_time

        scan = Scan(self.root, deep=self.deep)
        known = known_entries(self.root, scan.names) if self.deep else {}
        found, due = list(known.values()), time.monotonic() + seconds
        for name in by_time(scan.names):
            if name not in known:
                found.append(self._entry(Path(name)))
                if time.monotonic() > due:
                    yield _sorted(found)
                    seconds *= 2
                    due = time.monotonic() + seconds
        self.__dict__["_look"] = _sorted(found), _skipped(scan)

    def entry(self, path: Path) -> Entry:
        """Return the entry of one file, in the library's list or not."""
        if path.is_symlink() and not inside(path, self.root):
            return _broken(path)
        return self._entry(path)

    def _entry(self, path: Path) -> Entry:
        header = peek(read_head(path) or b"")
        if header.id and _seconds(header.as_of) is not None:
            return Entry(path, header.id, header.as_of)
        entry = _broken(path, header.id)
        return entry_of(path, self.load(entry).value, header)

    def load(self, entry: Entry) -> Reading[m.Brief]:
        """Read a brief whole; what is wrong with the file is in the answer, never raised."""
        return read_brief(entry.path, self.root, shown(entry.path))

    # -- one of them ------------------------------------------------------------------------

    def find(self, wanted: str) -> Entry:
        """Return the brief with this id, or the broken file of this name.

        Raises:
            NotFound: there is none.
            Ambiguous: several files have it.
        """
        entries = self.entries()
        found = [entry for entry in entries if entry.id == wanted and not entry.broken]
        found = found or [entry for entry in entries if wanted in (entry.id, entry.path.name)]
        if len(found) > 1:
            raise Ambiguous(wanted, [entry.path for entry in found])
        if not found:
            raise NotFound(wanted, nearest(wanted, [entry.id for entry in entries]))
        return found[0]

    def at(self, path: Path) -> Entry:
        """Return the entry of a file, the one in the list where it is there."""
        real = path.resolve()
        for entry in self.entries():
            if entry.path.name == path.name and entry.path.resolve() == real:
                return entry
        return self.entry(path.absolute())

    # -- sources ----------------------------------------------------------------------------

    def evidence(self, entry: Entry, brief: m.Brief) -> dict[str, Evidence]:
        """Return what a brief can be checked against, by the id of each source."""
        from briefing.library import sources

        return sources.evidence(self.root, entry.path.parent, brief)


def entry_of(path: Path, brief: m.Brief | None, header: Header | None = None) -> Entry:
    """Return the entry of a file that was read whole: the same as if only its head had been.

    ``header`` is what its first lines gave, where they were looked at before.
    """
    if header is None:
        header = peek(read_head(path) or b"")
        if header.id and _seconds(header.as_of) is not None:
            return Entry(path, header.id, header.as_of)
    return Entry(path, brief.id, brief.as_of) if brief is not None else _broken(path, header.id)


def shown(path: Path) -> str:
    """Return a path as messages name it: from the current folder where it is below, else whole."""
    try:
        return clean(str(path.relative_to(Path.cwd())))
    except (ValueError, OSError):
        return clean(str(path))


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.order))


def _skipped(scan: Scan) -> tuple[Problem, ...]:
    return tuple(sorted(scan.skipped, key=lambda problem: problem.file))


@lru_cache(maxsize=10_000)
def _seconds(as_of: str) -> float | None:
    """Return a cut-off as seconds since the year 1, None where the calendar has no such moment."""
    try:
        return (moment(as_of) - _LONG_AGO).total_seconds()
    except (ValueError, OverflowError):
        return None


def _broken(path: Path, name: str = "") -> Entry:
    return Entry(path, name or _printed(path.name.rpartition(".")[0] or path.name), "", broken=True)


def _printed(name: str) -> str:
    """Return a name of a file as text: bytes of it that are no UTF-8 have become codes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def nearest(wanted: str, known: Sequence[str]) -> str:
    """Return the likest of the known words, empty where none is like it.

    An id has parts, of which people type the first ones or the one they remember: the likeness of
    a part counts as that of the whole. Of several that are alike the first is taken.
    """
    folded = fold(wanted)[:_LONGEST]
    if not folded:
        return ""
    found = max(known, key=lambda word: _likeness(folded, fold(word)), default="")
    return found if found and _likeness(folded, fold(found)) >= _ALIKE else ""


def _likeness(wanted: str, word: str) -> float:
    """Return how like two words are, from 0 to 1; a part of ``word`` may stand for it."""
    if word.startswith(wanted):
        return 1.0
    if len(wanted) >= _TELLING and wanted in word:
        return 0.95
    from difflib import SequenceMatcher

    parts = _PARTS.split(word)
    begun = ("-".join(parts[:count]) for count in range(2, len(parts) + 1))
    matcher = SequenceMatcher(b=_PARTS.sub("-", wanted), autojunk=False)
    best = 0.0
    for part in {word[: len(wanted)], *parts, *begun}:
        matcher.set_seq1(part)
        if matcher.quick_ratio() > best:
            best = max(best, matcher.ratio())
    return best
