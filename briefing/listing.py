"""What lies below a folder, told by a program beside this one, which goes on meanwhile.

To ask for the times of thousands of files takes as long as a third of a search, and a thread of
this program would hold up all others. GNU ``find`` is on nearly every Linux; where it is not, or is
another one, the folder is walked as anywhere else.
"""

# pathlib is loaded later.
# ruff: noqa: PTH100, PTH111, PTH112, PTH118
from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_FIND: Final = "/usr/bin/find"
_NAMES: Final = "*.y*ml"
"""What the names of briefs match, in either case of letters."""
OTHER_FOLDERS: Final = ("seeds", "themes")
"""Folders of a library that hold no briefs."""
_FEW: Final = 200
"""So many entries are looked at as quickly as a program is started."""
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
