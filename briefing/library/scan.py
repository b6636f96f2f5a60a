"""The files of a library: finding them, telling their versions apart, reading their first lines.

No file is parsed here: ``Scan`` walks the folders, ``stamp`` tells a file from its next version,
``peek`` takes the id and the cut-off from the first lines. ``BriefState`` holds many stamps.
"""

from __future__ import annotations

import os
import stat
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from msgspec import Struct

from briefing.brief.values import ID_PATTERN, MOMENT_PATTERN
from briefing.compiled import late_pattern
from briefing.filenames import name_shown
from briefing.files import BRIEF_CAP
from briefing.filesystem import inside, is_folder, let_go, reason, resolved
from briefing.format.problems import Problem, Severity
from briefing.listing import OTHER_FOLDERS, Breadth

SUFFIXES: Final = (".yaml", ".yml")
"""How the name of a brief file ends."""
SIGNOFFS: Final = ".checked.yaml"
"""How the name of a file with sign-offs ends."""
DRAFT: Final = ".draft.yaml"
"""How the name of a draft ends: what is proposed for a brief, and nobody's word yet."""
_OTHER_SUFFIXES: Final = tuple(
    f".{kind}{suffix}" for kind in ("sealed", "checked", "draft", "review") for suffix in SUFFIXES
)
_OTHER_NAMES: Final = frozenset({"config.yaml", "config.yml"})
_LONGEST: Final = len("config.yaml")


def is_brief_name(name: str) -> bool:
    """Tell whether a file of this name in a library's folder is a brief."""
    if _is_plain(name):
        return True
    low = name.lower()
    return (
        low.endswith(SUFFIXES)
        and not low.startswith(".")
        and not low.endswith(_OTHER_SUFFIXES)
        and low not in _OTHER_NAMES
    )


def _is_plain(name: str) -> bool:
    """Tell whether a name is clearly that of a brief: a walk asks a hundred thousand times."""
    return name.endswith(SUFFIXES) and name.count(".") == 1 and len(name) > _LONGEST


def is_walked(name: str) -> bool:
    """Tell whether a folder of this name in a library may hold briefs."""
    return not name.startswith(".") and name not in OTHER_FOLDERS


def briefs_folder(root: Path) -> Path:
    """Return the folder below which a library keeps its briefs: ``briefs/``, else itself."""
    folder = root / "briefs"
    return folder if is_folder(folder) else root


class Scan:
    """One walk through a library's folder.

    ``names`` are the paths of the brief files, every one once even where links lead to it twice,
    in the order in which the folders give them. ``drafts`` are those of drafts. ``skipped`` names
    what looks like a brief but is none: a folder or device named ``x.yaml``, a link that leaves the
    library, a folder without access. ``unread`` are the folders of which nobody knows what is in
    them.
    """

    def __init__(self, root: Path, *, deep: bool = True, within: Path | None = None) -> None:
        """Walk ``root``; ``within`` is the library it is part of, which no link may leave.

        Raises:
            TooWide: it is no library but a disk, or a home.
        """
        self.root = within or root
        self.base = briefs_folder(root)
        self.names: list[str] = []
        self.drafts: list[str] = []
        self.skipped: list[Problem] = []
        self.unread: list[str] = []
        self._deep = deep
        self._file_links: list[Path] = []
        self._folder_links: list[str] = []
        self._pending = [str(self.base)]
        self._seen: set[tuple[int, int]] = set()
        # Links last, so that a file that is in the library by itself goes by its own path.
        breadth = Breadth(str(self.base)) if deep else None
        while self._pending or self._folder_links:
            before = len(self.names)
            self._folder((self._pending or self._folder_links).pop())
            if breadth:
                breadth.add(len(self.names) - before)
        self._follow_links()

    @cached_property
    def files(self) -> list[Path]:
        """The same as paths, which takes longer than to find a hundred thousand of them."""
        return list(map(Path, self.names))

    @property
    def passed_over(self) -> tuple[Problem, ...]:
        """What is ``skipped``, by the names of the files."""
        return tuple(sorted(self.skipped, key=lambda problem: problem.file))

    def _folder(self, folder: str) -> None:
        """Take the files of one folder, and note the folders in it that are to be walked."""
        try:
            facts = os.stat(folder)  # noqa: PTH116 - it is no Path
            if (facts.st_dev, facts.st_ino) in self._seen:
                return
            self._seen.add((facts.st_dev, facts.st_ino))
            with os.scandir(folder) as found:
                for entry in found:
                    if _is_plain(entry.name) and entry.is_file(follow_symlinks=False):
                        self.names.append(entry.path)  # nearly all
                    else:
                        self._entry(entry)
        except OSError as error:
            why = f"the folder cannot be read: {reason(error)}."
            if not isinstance(error, FileNotFoundError | NotADirectoryError):
                self.unread.append(folder)
            self._skip(Path(folder), why, severity="error")  # nobody knows what is in it

    def _entry(self, entry: os.DirEntry[str]) -> None:
        name = entry.name
        if name.startswith("."):
            return
        brief = is_brief_name(name)
        if entry.is_symlink():
            if brief or (self._deep and is_folder(entry.path)):
                self._link(Path(entry.path))
        elif entry.is_dir(follow_symlinks=False):
            if brief:
                message = "it has the name of a brief, but it is a folder."
                self._skip(Path(entry.path), message, "Give it a name without the ending.")
            elif self._deep and is_walked(name):
                self._pending.append(entry.path)
        elif brief:
            if entry.is_file(follow_symlinks=False):
                self.names.append(entry.path)
            else:
                message = "it has the name of a brief, but it is no regular file."
                self._skip(Path(entry.path), message, "Take it away, or give it another name.")
        elif name.endswith(DRAFT) and entry.is_file(follow_symlinks=False):
            self.drafts.append(entry.path)

    def _link(self, path: Path) -> None:
        if not inside(path, self.root):
            message = "it is a link that leads outside the library."
            self._skip(path, message, "Put what it leads to in its place.")
        elif not is_folder(path):
            self._file_links.append(path)
        elif not is_brief_name(path.name) and not _kept_out(resolved(path), resolved(self.root)):
            self._folder_links.append(str(path))

    def _follow_links(self) -> None:
        """Add the files that links lead to, unless they are in the list by themselves."""
        if not self._file_links:
            return
        known = {resolved(Path(name)) for name in self.names}
        for path in sorted(self._file_links):
            target = resolved(path)
            if target not in known:
                known.add(target)
                self.names.append(str(path))

    def _skip(
        self, path: Path, message: str, hint: str = "", severity: Severity = "warning"
    ) -> None:
        name, code = name_shown(str(path)), "unreadable"
        self.skipped.append(
            Problem(file=name, code=code, severity=severity, message=message, hint=hint)
        )


def _kept_out(folder: Path, root: Path) -> bool:
    """Tell whether a folder in a library is hidden or holds something else than briefs."""
    parts = folder.relative_to(root).parts
    return not all(map(is_walked, parts))


def holds_briefs(root: Path) -> bool:
    """Tell whether there is at least one brief file in a library's folder."""
    return is_folder(root) and bool(Scan(root).names)


_AGED_NS: Final = 2_000_000_000
"""How old a file has to be for its times to tell a change: the coarsest clock of a file system."""


class Stamp(NamedTuple):
    """Size in bytes and times in nanoseconds of a file: when it was written, when changed at all.

    Who saves a file anew, or puts another one in its place, changes one of them, unless both
    happens within one tick of the file system's clock: see ``aged``.
    """

    size: int
    mtime_ns: int
    ctime_ns: int

    def aged(self, now_ns: int) -> bool:
        """Tell whether the file is so old that every later change will show."""
        return self.mtime_ns < now_ns - _AGED_NS and self.ctime_ns < now_ns - _AGED_NS


def stamp(path: Path | str) -> Stamp | None:
    """Return the stamp of a file, links followed; None where it is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116 - to make a Path takes three times as long
    except (OSError, ValueError):
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns)


PEEK: Final = 4096
"""How many bytes of a file are looked at."""

_VALUE: Final = late_pattern(
    r"""\s+(?:"(?P<double>[^"\\]*)"|'(?P<single>[^']*)'|(?P<plain>[A-Za-z0-9][^#]*?))\s*(?:\s\#.*)?"""
)
_ID: Final = late_pattern(ID_PATTERN)
_MOMENT: Final = late_pattern(MOMENT_PATTERN)


class BriefState(Struct, frozen=True):
    """What a brief and its verdicts rest on: the rules, and files, each with its stamp.

    Each is a text; the stamp of a file that is not there is empty.
    """

    rules: str
    files: dict[str, str]


class Header(Struct, frozen=True):
    """What a list of briefs is ordered by: the id and the information cut-off as written."""

    id: str
    as_of: str


def read_head(path: Path) -> bytes | None:
    """Return the first ``PEEK`` bytes of a regular file that is small enough, whole lines only.

    None where the file is anything else or cannot be read: reading it whole says why. Links
    are the caller's to judge.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError):
        return None
    try:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > BRIEF_CAP:
            return None
        head = os.read(handle, PEEK)
    except OSError:
        return None
    finally:
        let_go(handle)
    return head[: head.rfind(b"\n") + 1] if facts.st_size > PEEK else head


def peek(head: bytes) -> Header:
    """Return the header that the first lines of a file give; empty where they leave a doubt.

    A key that stands twice, a value of unusual form, a file that is no block mapping: all that
    is left to the reader.
    """
    head = b"\n" + head.removeprefix(b"\xef\xbb\xbf")
    name, as_of = _value(head, b"\nid:"), _value(head, b"\nas_of:")
    return Header(
        name if _ID.fullmatch(name) else "",
        as_of if _MOMENT.fullmatch(as_of) else "",
    )


def _value(head: bytes, key: bytes) -> str:
    """Return what stands behind a key at the start of a line, empty where that is in doubt."""
    start = head.find(key)
    if start < 0 or head.find(key, start + 1) >= 0:
        return ""
    start += len(key)
    end = head.find(b"\n", start)
    try:
        match = _VALUE.fullmatch(head[start : end if end >= 0 else None].decode("utf-8"))
    except UnicodeDecodeError:
        return ""
    return (match["double"] or match["single"] or match["plain"] or "") if match else ""
