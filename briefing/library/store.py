"""What the dashboard, the commands, search, comparison and export ask of a library.

A library need not be a folder. Whoever writes another kind subclasses ``Library``, writes the
methods that end in ``...`` (entries, look, find, load, at_hand, signoffs, sign, locate, watch),
and runs it through ``tests/library/contract.py``. The other methods have an answer already: that
of a library which is small, always fresh, and has no files.
"""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from briefing.filenames import name_shown
from briefing.filesystem import same
from briefing.format.problems import Problem, Reading
from briefing.library.entry import Entry
from briefing.library.scan import SUFFIXES, BriefState
from briefing.paths import short

if TYPE_CHECKING:  # the verification and the index are loaded when they are first asked for
    from threading import Event

    from briefing.brief import model as m
    from briefing.library.index.read import Index
    from briefing.library.sources import AtHand
    from briefing.verify.verdicts import Verdicts


class Location(Struct, frozen=True):
    """Where something is, for people.

    ``full`` is its whole name, for programs too; ``shown`` is how messages name it. ``file`` is
    what an editor can open, None where there is no such file.
    """

    full: str
    shown: str
    file: Path | None = None

    @property
    def name(self) -> str:
        """The last part of the name: of a file, without its folder."""
        return name_shown(self.file.name) if self.file is not None else self.shown

    @property
    def short(self) -> str:
        """The name for the eye: with ``~`` for the home folder."""
        return short(self.file) if self.file is not None else self.shown


class Changes(Struct, frozen=True):
    """What changed in a library since the last time.

    ``keys`` are those of briefs that were saved, came or went, perhaps of other things, too;
    ``briefs`` are those among them that may be of new briefs. ``folders`` begin the keys of all
    briefs that came or went with them. ``names`` are those of files that may be the text of a
    source; ``texts`` says that a text or a sign-off surely changed, ``anything`` that every brief
    and text may be another one.
    """

    keys: frozenset[str] = frozenset()
    briefs: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    texts: bool = False
    anything: bool = False

    def touch(self, key: str) -> bool:
        """Tell whether the brief with this key was saved, came or went."""
        if key in self.keys:
            return True
        at = key.rfind(os.sep) if self.folders else -1
        while at > 0:  # of thousands of folders that came none is to be gone through
            if key[:at] in self.folders:
                return True
            at = key.rfind(os.sep, 0, at)
        return False

    def joined(self, later: Changes) -> Changes:
        """Return these changes and later ones together."""
        return Changes(
            self.keys | later.keys,
            self.briefs | later.briefs,
            self.folders | later.folders,
            self.names | later.names,
            self.texts or later.texts,
            self.anything or later.anything,
        )

    def bring(self, known: Set[str]) -> bool:
        """Tell whether there may be briefs now whose keys are not among those that are known."""
        return self.anything or not self.briefs | self.folders <= known


class Library(Protocol):
    """The briefs of one place, in order, with the texts of their sources.

    ``identity`` is by what the state, the caches and other programs know it: the same text in every
    run, and no other library's. ``location`` is where it is, for people. Every method may be called
    from any thread; what is wrong with a brief is in the answer, never raised.
    """

    identity: str
    location: Location

    # -- the list ---------------------------------------------------------------------------

    @abstractmethod
    def entries(self) -> tuple[Entry, ...]:
        """Return all briefs, newest cut-off first, ties by id, broken ones last by name."""
        ...

    @abstractmethod
    def look(self, entry: Entry) -> Entry:
        """Return a brief's entry as it is by now; where it is gone, a broken one of its key."""
        ...

    @abstractmethod
    def find(self, wanted: str) -> Entry:
        """Return the brief with this id, or the broken one of this name.

        Raises:
            NotFound: there is none.
            Ambiguous: several have it.
        """
        ...

    @property
    def skipped(self) -> tuple[Problem, ...]:
        """What looks like a brief of the library and is none."""
        return ()

    def drafts(self) -> tuple[Entry, ...]:
        """Return the drafts of briefs that are not there yet, by id; none is read for it."""
        return ()

    def refresh(self) -> None:
        """Forget what was found, so that ``entries`` looks again."""
        return

    def arrived(self, changes: Changes, known: Set[str]) -> list[Entry]:
        """Return the briefs that changes have brought: those whose keys are not known.

        ``entries`` looks again after it.
        """
        self.refresh()
        return [entry for entry in self.entries() if entry.key not in known]

    def holds(self, key: str) -> bool:
        """Tell whether there is still something under the key of a brief."""
        self.refresh()
        return any(entry.key == key for entry in self.entries())

    def glance(self, count: int) -> tuple[list[Entry], int] | None:
        """Return the newest briefs and how many there are, where that is quicker than the list.

        None where it is not, or nobody knows; it may be out of date, ``entries`` never is.
        """
        return None

    def growing(self, seconds: float) -> Iterator[tuple[Entry, ...]]:
        """Yield what was found so far, in the order of ``entries``, until all of them are there.

        The first comes after so many seconds, each later one after twice as long.
        """
        return iter(())

    # -- a brief ----------------------------------------------------------------------------

    @abstractmethod
    def load(self, entry: Entry) -> Reading[m.Brief]:
        """Read a brief whole, with its text as it stands."""
        ...

    @abstractmethod
    def at_hand(self, entry: Entry, source: m.Source) -> AtHand:
        """Return what there is of a brief's source: text, record, or why neither."""
        ...

    @abstractmethod
    def signoffs(self, entry: Entry, brief: m.Brief) -> list[m.SignOff]:
        """Return who has signed items of a brief."""
        ...

    @abstractmethod
    def sign(self, entry: Entry, brief: m.Brief, signoff: m.SignOff) -> Location:
        """Keep a sign-off and return where; the same person's for the same item counts once.

        Raises:
            NotSigned: it could not be kept.
        """
        ...

    @abstractmethod
    def locate(self, key: str) -> Location:
        """Return where the brief with this key is."""
        ...

    def verdicts(self, entry: Entry, brief: m.Brief, text: str) -> Verdicts:
        """Return the verdicts of a brief that was read as ``text``."""
        return self.judge(entry, brief)

    def judge(self, entry: Entry, brief: m.Brief) -> Verdicts:
        """Return the verdicts of a brief as it is given, made anew and not kept.

        It may be less than what its entry holds: a brief cut down to a label.
        """
        from briefing.brief.outline import Outline
        from briefing.library.sources import evidence_by
        from briefing.verify.judge import verify

        outline = Outline(brief)
        found = evidence_by(outline, lambda source: self.at_hand(entry, source))
        return verify(outline, found, self.signoffs(entry, brief))

    def kept_verdicts(self, entry: Entry, brief: m.Brief, text: str) -> Verdicts | None:
        """Return the same where they are kept from before and still hold, else None: none are made.

        That takes some milliseconds at most.
        """
        return None

    def source_file(self, entry: Entry, source: m.Source) -> Path | None:
        """Return the file that has the text or record of a source, None where there is none."""
        return None

    def signoff_file(self, entry: Entry) -> tuple[Path, Path] | None:
        """Return the file of sign-offs beside a brief, and the folder that no link may leave."""
        return None

    def draft_file(self, entry: Entry) -> tuple[Path, Path] | None:
        """Return the file of a brief's draft, and the folder that no link may leave."""
        return None

    def place_for(self, brief_id: str) -> Path | None:
        """Return the file in which to begin a brief, None where that is the writer's to choose."""
        return None

    # -- all of them ------------------------------------------------------------------------

    @abstractmethod
    def watch(self, stop: Event) -> Iterator[Changes]:
        """Yield what changes until ``stop`` is set; blocks between the changes.

        Raises:
            OSError: nobody tells of changes for now; whoever asks again may have missed some.
        """
        ...

    def keeps(self, path: Path, entry: Entry, brief: m.Brief) -> bool:
        """Tell whether a file is a brief of the library, or the sign-offs or a text of this one."""
        files = [self.source_file(entry, source) for source in brief.sources]
        files += [self.locate(entry.key).file, *(self.signoff_file(entry) or ())[:1]]
        if path.suffix.lower() in SUFFIXES:
            files += [self.locate(each.key).file for each in self.entries()]
        return any(each is not None and same(each, path) for each in files)

    @property
    def indexed(self) -> bool:
        """Whether the whole library is indexed without being asked."""
        return False

    def look_ahead(self) -> None:
        """Begin what a search is to wait for, beside this program, unless that was begun."""
        return

    def index(self) -> Index | None:
        """Return the index in which its texts can be searched, None where it has none."""
        return None

    def counts(self, entries: Sequence[Entry]) -> Mapping[str, Mapping[str, int]]:
        """Return the verdicts that are known of briefs as they are now, counted, by their keys.

        They are counted by kind, with how many were signed or waived; nothing is computed.
        """
        return {}

    def states(
        self, entries: Sequence[Entry], known: Mapping[str, BriefState] | None = None
    ) -> Mapping[str, BriefState]:
        """Return all that brief and verdicts rest on now, by the briefs' keys.

        It is another one whenever either may be; a brief of which that is not known is missing.
        Of what was ``known`` before only the stamps are looked at.
        """
        return {}
