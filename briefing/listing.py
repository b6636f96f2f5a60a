"""What lies below a folder, told by a program beside this one, which goes on meanwhile.

To ask for the times of thousands of files takes as long as a third of a search, and a thread of
this program would hold up all others. GNU ``find`` is on nearly every Linux; where it is not, or is
another one, the folder is walked as anywhere else.
"""

# pathlib is loaded later.
# ruff: noqa: PTH100, PTH111, PTH112, PTH118
from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, NoReturn

_FIND: Final = "/usr/bin/find"
_NAMES: Final = "*.y*ml"
"""What the names of briefs match, in either case of letters."""
OTHER_FOLDERS: Final = ("seeds", "themes")
"""Folders of a library that hold no briefs."""
_FEW: Final = 200
"""So many entries are looked at as quickly as a program is started."""
_WIDE: Final = 5_000
"""So many folders without a brief, and two more for each brief, a library may have."""
_EACH_BRIEF: Final = 2
_OF_THE_SYSTEM: Final = ("/proc", "/sys", "/dev")
_EACH: Final = ("-printf", r"%y%P\0%s %T@ %C@\0")
"""What is said of an entry: its kind and name, then its size and times to the nanosecond."""
_LINK: Final = b"l"


class Listing:
    """One listing, begun: the folder, and the process that writes into memory what it finds."""

    def __init__(self, folder: str, process: int, written: int) -> None:
        self.folder = folder
        self._process = process
        self._written = written
        self._told = b""

    def digest(self) -> bytes:
        """Wait for its end; return what changes with any file, empty where nobody can tell.

        May be asked once.
        """
        from briefing.digests import blake2b

        try:
            _, status = os.waitpid(self._process, 0)
            told = self._told = os.pread(self._written, os.fstat(self._written).st_size, 0)
        except OSError:
            return b""
        finally:
            os.close(self._written)
        if status or not told:
            return b""
        found = blake2b(os.fsencode(self.folder) + b"\0", digest_size=32)
        found.update(told)
        return found.digest()

    def end(self) -> None:
        """End it before it has told anything."""
        from contextlib import suppress
        from signal import SIGKILL

        with suppress(OSError):
            os.kill(self._process, SIGKILL)
        self.digest()

    def tells_all(self, folder: str) -> bool:
        """Tell whether it is of this folder, and without links: a file behind one changes alone."""
        return folder == self.folder and b"\0" + _LINK not in b"\0" + self._told


_BEGUN: Final[dict[str, Listing]] = {}


def begin(folder: str) -> None:
    """Begin to list the folder with a library's briefs, where it holds many files."""
    if sys.platform != "linux" or folder in _BEGUN or not _holds_many(folder):
        return
    hidden = ["-name", ".*", *(word for name in OTHER_FOLDERS for word in ("-o", "-name", name))]
    words = [_FIND, "-H", folder, "-mindepth", "1", "-type", "f", "-name", _NAMES, *_EACH]
    words += ["-o", "(", *hidden, ")", "-prune", "-o"]
    words += ["(", "-type", "d", "-o", "-type", "l", "-o", "-iname", _NAMES, ")", *_EACH]
    written = -1
    try:
        written = os.memfd_create("listing")
        streams = [
            (os.POSIX_SPAWN_DUP2, written, 1),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ]
        process = os.posix_spawn(_FIND, words, {"LC_ALL": "C"}, file_actions=streams)
    except OSError:
        if written >= 0:
            os.close(written)
        return
    _BEGUN[folder] = Listing(folder, process, written)


def begin_for(arguments: list[str]) -> None:
    """Begin to list the library that the arguments of a command or the environment name.

    Where it is another one after all, what was listed is not asked for.
    """
    named = os.environ.get("BRIEFING_LIBRARY", "")
    for word, after in zip(arguments, [*arguments[1:], ""], strict=False):
        option, _, value = word.partition("=")
        named = (value or after) if option == "--library" else named
    try:
        root = os.path.abspath(os.path.expanduser(named))
    except OSError:  # there is no current folder
        return
    base = os.path.join(root, "briefs")
    if os.path.isdir(base):
        begin(base)
    elif named:
        begin(root)


class TooWide(OSError):
    """A folder is no library but a disk, or a home; ``strerror`` says how that was seen."""

    def __init__(self, folder: str, why: str) -> None:
        super().__init__(errno.EFBIG, why, folder)


class Breadth:
    """How broad a walk becomes that looks for the briefs below a folder.

    Raises:
        TooWide: the folder is the whole disk, or holds what the system tells of itself.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._empty, self._most = 0, _WIDE
        if os.path.dirname(folder) == folder:  # noqa: PTH120
            self._give_up("it is the whole disk")
        if folder in _OF_THE_SYSTEM:
            self._give_up("it is the system's own")

    def add(self, briefs: int) -> None:
        """Take in one more folder, with so many briefs directly in it.

        Raises:
            TooWide: no library has so many folders for so few briefs.
        """
        self._most += briefs * _EACH_BRIEF
        self._empty += not briefs
        if self._empty > self._most:
            self._give_up(f"it has more than {self._most:,} folders without a brief")

    def _give_up(self, why: str) -> NoReturn:
        for each in list(_BEGUN):
            _BEGUN.pop(each).end()
        raise TooWide(self._folder, why)


def taken(folder: str) -> Listing | None:
    """Return the listing of a folder that was begun, once; None where none was."""
    return _BEGUN.pop(folder, None)


def _holds_many(folder: str) -> bool:
    """Tell whether there are many entries in a folder, and in those directly in it."""
    pending, seen = [folder], 0
    while pending and seen <= _FEW:
        try:
            with os.scandir(pending.pop()) as found:
                for entry in found:
                    seen += 1
                    if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                        pending.append(entry.path)
        except OSError:
            continue
    return seen > _FEW
