"""The folder of a site: built in one beside it, then put in its place, all of it or nothing."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import stat
from collections.abc import Iterator, Set
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import msgspec

from briefing.filenames import name_shown
from briefing.files import Unreadable, listed, read_guarded
from briefing.filesystem import facts, is_folder, is_link, is_there, let_go, resolved
from briefing.paths import shown
from briefing.ready import ready
from briefing.writing import make_folders, take

MANIFEST: Final = ".briefing-site.json"
_OURS: Final = re.compile(r"(?:search/)?[A-Za-z0-9][A-Za-z0-9._-]{0,120}\.(?:html|js|xml|json)")
_CAP: Final = 20_000_000
_WORK: Final = ".briefing-site"
_SWAP: Final = 2
"""RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS."""
_HERE: Final = -100
"""AT_FDCWD."""


class SiteRefused(Exception):
    """A folder in which no site may be put: one sentence, and the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Manifest(msgspec.Struct, frozen=True):
    """The files of a site, each with what it was made of as a digest, and its size in bytes."""

    files: dict[str, tuple[str, int]]
    site: int = 1


class SiteFolder:
    """The folder ``out``, which need not be there. ``force`` builds beside files of others."""

    def __init__(self, out: Path, *, force: bool = False) -> None:
        self.out = resolved(out)
        self.name = shown(self.out)
        self.force = force
        self._restore()
        self.old = self._looked()

    def _looked(self) -> Manifest | None:
        """Return the manifest of the site that is there, None where there is none.

        Raises:
            Refused: something else is there.
        """
        if not is_there(self.out):
            return None
        if not is_folder(self.out):
            raise SiteRefused(f"{self.name} is no folder", "Name a folder for the site.")
        found = manifest(self.out)
        if found is None:
            if _listed(self.out):
                hint = "Name a new folder, or an empty one."
                raise SiteRefused(f"{self.name} is there and is no site of briefing", hint)
            return None
        foreign = sorted(_foreign(self.out, found.files.keys()))
        if foreign and not self.force:
            raise SiteRefused(
                f"{self.name} holds {name_shown(foreign[0])}, which is no file of the site",
                '"--force" builds the site anew and leaves such files there.',
            )
        return found

    def kept(self, name: str, of: str) -> Path | None:
        """Return a file of the old site that was made of the same; None where there is none."""
        known = self.old.files.get(name) if self.old else None
        path = self.out / name
        if known is None or known[0] != of or is_link(path) or is_link(path.parent):
            return None
        found = facts(path)
        same = found is not None and stat.S_ISREG(found.st_mode) and found.st_size == known[1]
        return path if same else None

    @contextmanager
    def beside(self) -> Iterator[Path]:
        """Yield an empty folder for the new site; at the end that is put in place of the old one.

        Whatever goes wrong before, the old one stays, and the new one is taken away.

        Raises:
            Refused: a file of somebody else has the name of one of the site.
            OSError: the folder cannot be made, written or replaced.
        """
        make_folders(self.out.parent)
        self._sweep()
        prefix = f".{self.out.name[:40]}."
        work = Path(mkdtemp(prefix=prefix, suffix=_WORK, dir=self.out.parent))
        handle = os.open(work, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            with suppress(OSError):
                take(handle)
            (work / "building").touch()
            (work / "new").mkdir()
            yield work / "new"
            self._put(work)
        finally:
            _cleared(work)
            let_go(handle)

    def _put(self, work: Path) -> None:
        """Put the new site in place, and what is not ours of the old one into it."""
        new = work / "new"
        mode = facts(self.out)
        if mode is None:
            (work / "building").unlink()
            new.rename(self.out)
            return
        # Another program may have put a site there meanwhile: its files are no one else's.
        ours = {name for each in (self.old, manifest(self.out)) if each for name in each.files}
        for name in _foreign(self.out, ours):
            if is_there(new / name):
                said = f"{self.name} holds {name_shown(name)}, where the site has a file of its own"
                raise SiteRefused(said, "Move it elsewhere, then try again.")
        new.chmod(stat.S_IMODE(mode.st_mode))
        (work / "building").unlink()
        _exchange(new, self.out, work / "old")
        for name in sorted(_foreign(new, ours)):
            (self.out / name).parent.mkdir(exist_ok=True)
            (new / name).rename(self.out / name)

    # -- what a program that was killed has left -----------------------------------------------

    def _left(self) -> list[Path]:
        begin = f".{self.out.name[:40]}."
        try:
            found = _listed(self.out.parent)
        except OSError:
            return []
        return [path for path in found if path.name.startswith(begin) and path.suffix == _WORK]

    def _restore(self) -> None:
        """Put the old site back where a program was killed between taking it away and the end."""
        for work in self._left() if not is_there(self.out) else ():
            if manifest(work / "old") is not None and not is_there(self.out):
                with suppress(OSError):
                    (work / "old").rename(self.out)

    def _sweep(self) -> None:
        """Take away what programs that were killed have left of their work."""
        for work in self._left():
            with suppress(OSError):
                handle = os.open(work, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
                try:
                    if os.fstat(handle).st_uid == os.getuid() and take(handle):
                        _cleared(work)
                finally:
                    let_go(handle)


def manifest(folder: Path) -> Manifest | None:
    """Return the manifest of the site in a folder, None where there is none that can be used."""
    try:
        found = msgspec.json.decode(read_guarded(folder / MANIFEST, _CAP), type=ready(Manifest))
    except (Unreadable, msgspec.MsgspecError, ValueError):
        return None
    return found if found.site == 1 and all(map(_OURS.fullmatch, found.files)) else None


def _listed(folder: Path) -> list[Path]:
    """Return what is in a folder, by name.

    Raises:
        OSError: it may not be read.
    """
    try:
        return listed(folder)
    except Unreadable as error:
        raise OSError(0, str(error)) from error


def _foreign(folder: Path, ours: Set[str]) -> Iterator[str]:
    """Yield what is in the folder of a site and no part of it; a folder as a whole."""
    for path in _listed(folder):
        if path.name == "search" and is_folder(path) and not is_link(path):
            names = (f"search/{each.name}" for each in _listed(path))
            yield from (name for name in names if name not in ours)
        elif path.name != MANIFEST and path.name not in ours:
            yield path.name


def _cleared(work: Path) -> None:
    """Take a folder of work away; of a site in it only what is ours, as far as that goes."""
    with suppress(OSError):
        if is_there(work / "building"):
            shutil.rmtree(work / "new", ignore_errors=True)
            (work / "building").unlink()
    for each in (work / "new", work / "old"):
        found = manifest(each)
        if found is not None and not is_link(each / "search"):
            for name in found.files:
                with suppress(OSError):
                    (each / name).unlink()
            with suppress(OSError):
                (each / "search").rmdir()
            with suppress(OSError):
                (each / MANIFEST).unlink()
        with suppress(OSError):
            each.rmdir()
    with suppress(OSError):
        work.rmdir()


def _exchange(new: Path, out: Path, aside: Path) -> None:
    """Let two folders change places: at once where the system can, else one after the other.

    Raises:
        OSError: they cannot; both are where they were.
    """
    one, other = os.fsencode(new), os.fsencode(out)
    system = ctypes.CDLL(None)
    if linux := getattr(system, "renameat2", None):
        if linux(_HERE, one, _HERE, other, _SWAP) == 0:
            return
    elif (apple := getattr(system, "renamex_np", None)) and apple(one, other, _SWAP) == 0:
        return
    out.rename(aside)
    try:
        new.rename(out)
    except OSError:
        aside.rename(out)
        raise
    aside.rename(new)
