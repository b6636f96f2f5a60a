"""Looking at the file system: what is at a path, where it leads, and what may be done there.

A path comes from a brief, a setting or the command line, so it may be too long for a file, lie
behind a folder without access, or go round in circles. None of these functions raises for that.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from briefing.filenames import unescaped
from briefing.text import clean


class NoCurrentFolder(Exception):
    """What was named is relative to the current folder, and that is gone; one sentence."""

    def __init__(self) -> None:
        super().__init__("the current folder is gone or cannot be reached")


def reason(error: Exception) -> str:
    """Return what the system says, or the error does, as the middle of a sentence."""
    said = error.strerror if isinstance(error, OSError) else ""
    text = clean(said or str(error) or type(error).__name__)
    return text[:1].lower() + text[1:]


def let_go(handle: int) -> None:
    """Close what was only read or locked: what was read is read, whatever a file server says now.

    Linux has closed it all the same.
    """
    try:
        os.close(handle)
    except OSError:
        return


def facts(path: str | Path, *, follow: bool = True) -> os.stat_result | None:
    """Return what the system knows of a path, links followed; None where it tells nothing.

    That is so where nothing is there, but also behind a folder without access, where a name is too
    long for a file, or links go round in circles; ``trouble`` says which.
    """
    try:
        return os.stat(path, follow_symlinks=follow)
    except (OSError, ValueError):  # a NUL is a ValueError
        return None


def trouble(path: str | Path) -> str:
    """Return why nobody can tell what is at a path; empty where there is something, or nothing.

    At a name that no file can have, too long or with a NUL in it, there is nothing.
    """
    try:
        is_seen_folder(path)
    except OSError as error:
        return reason(error)
    return ""


def is_seen_folder(path: str | Path) -> bool:
    """Tell whether a path leads to a folder, and not that it does not where nobody can tell.

    Raises:
        OSError: nobody can, as ``trouble`` says it.
    """
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return False
        raise


def is_there(path: str | Path) -> bool:
    """Tell whether there is something at a path, be it a link that leads nowhere."""
    return facts(path, follow=False) is not None


def is_file(path: str | Path) -> bool:
    """Tell whether a path leads to a regular file."""
    found = facts(path)
    return found is not None and stat.S_ISREG(found.st_mode)


def is_folder(path: str | Path) -> bool:
    """Tell whether a path leads to a folder."""
    found = facts(path)
    return found is not None and stat.S_ISDIR(found.st_mode)


def is_link(path: str | Path) -> bool:
    """Tell whether a path is itself a link."""
    found = facts(path, follow=False)
    return found is not None and stat.S_ISLNK(found.st_mode)


def same(one: str | Path, other: str | Path) -> bool:
    """Tell whether two paths lead to the same file."""
    first, second = facts(one), facts(other)
    return first is not None and second is not None and os.path.samestat(first, second)


def takes_files(folder: str | Path) -> bool:
    """Tell whether files may be made in a folder."""
    try:
        return os.access(folder, os.W_OK | os.X_OK)
    except ValueError:
        return False


def unusable(folder: Path) -> str:
    """Return why nothing can be kept in a folder, which may be still to be made; else nothing."""
    for each in (folder, *folder.parents):
        if not is_folder(each):
            if why := trouble(each):
                return why
            if not is_there(each):
                continue
        if is_folder(each):  # another program may have made it this moment
            return "" if takes_files(each) else "permission denied"
        return "it is no folder" if each == folder else f"{clean(str(each))} is no folder"
    return "there is no such folder"


def current_folder() -> Path:
    """Return the current folder.

    Raises:
        NoCurrentFolder: it was deleted, or may not be looked at.
    """
    try:
        return Path.cwd()
    except OSError as error:
        raise NoCurrentFolder from error


def no_current_folder() -> str:
    """Return why there is no current folder, as a sentence; empty where there is one."""
    try:
        current_folder()
    except NoCurrentFolder as error:
        return str(error)
    return ""


def whole(path: Path) -> Path:
    """Return a path from the root on, as it was named.

    Raises:
        NoCurrentFolder: it is relative to a current folder that is gone.
    """
    return path if path.is_absolute() else current_folder() / path


def meant(path: Path) -> Path:
    r"""Return the path that somebody has typed, who may have typed a name as messages write it.

    Where nothing is at the path as typed, but something at the one whose escapes it may show
    (``M\xe4rz.yaml``, see ``briefing.text.escaped``), or in that one's folder, that is meant.
    """
    if is_there(path):
        return path
    other = Path(unescaped(str(path)))
    if is_there(other):
        return other
    return other.parent / path.name if is_there(other.parent) else path


def resolved(path: Path) -> Path:
    """Return where a path leads, links followed as far as they can be.

    Raises:
        NoCurrentFolder: it is relative to a current folder that is gone.
    """
    path = whole(path)
    try:
        # ``Path.resolve`` looks once more, and takes a look that fails for links in a circle.
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return path


def inside(path: Path, folder: Path) -> bool:
    """Tell whether ``path``, links followed, lies in ``folder``, links followed."""
    try:
        return resolved(path).is_relative_to(resolved(folder))
    except NoCurrentFolder:
        return False
