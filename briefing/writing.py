"""Writing files that are whole or not there at all, and folders to write them to."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefing.compiled import late_pattern
from briefing.filesystem import facts, is_folder, is_link, resolved
from briefing.text import clean

_NOT_OFFERED: Final = frozenset(
    {
        *(errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL),
        *(errno.EXDEV, errno.EACCES),
    }
)
"""What file systems answer that have no hard links or modes: exFAT, FAT, some on a network or laid
over others, and the shared storage of Android."""


class NotRegular(OSError):
    """What is to be written to is there and no file: a folder, a device, a pipe, a socket."""

    def __init__(self, mode: int) -> None:
        super().__init__(0, "it is a folder" if stat.S_ISDIR(mode) else "it is no regular file")


def own_folder(folder: Path) -> None:
    """Make a folder of the program's own, into which nobody else on the machine can look.

    The XDG base directory specification asks for mode 0700 wherever a folder of it is missing;
    what is kept there holds the words of briefs. A folder that exists stays as it is.

    Raises:
        OSError: it cannot be made.
    """
    for each in reversed((folder, *folder.parents)):
        if not is_folder(each):
            try:
                each.mkdir(mode=0o700, exist_ok=True)
            except FileExistsError as error:
                said = f"{clean(str(each))} is no folder"
                raise NotADirectoryError(errno.ENOTDIR, said) from error


def take(handle: int) -> bool:
    """Take the lock of an open file or folder if it is free; tell whether it was.

    The system lets go of it when all descriptors are closed, at the latest when the program ends.

    Raises:
        OSError: the file system cannot lock.
    """
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Force onto the disk which files a folder has, where that can be done.

    Raises:
        OSError: the disk refuses.
    """
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except PermissionError:  # it may be written and not read
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # that is how a file system says that it cannot
            raise
    finally:
        os.close(handle)


_TEMPORARY: Final = late_pattern(r"\..*\.briefing-[a-z0-9_]{8}\.tmp", re.DOTALL)
_swept: Final[set[Path]] = set()


def sweep(folder: Path) -> None:
    """Take away what programs that were killed have left of ``write_atomic`` in a folder.

    A temporary file is locked by the program that writes it as long as that lives: what can be
    locked here is nobody's. Where the file system cannot lock, all of them stay.
    """
    try:
        names = [name for name in os.listdir(folder) if _TEMPORARY.fullmatch(name)]
    except OSError:
        return
    for name in names:
        path = folder / name
        with suppress(OSError):
            handle = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                found = os.fstat(handle)
                own = stat.S_ISREG(found.st_mode) and found.st_uid == os.getuid()
                if own and take(handle) and os.path.samestat(found, path.lstat()):
                    path.unlink()
            finally:
                os.close(handle)


def _temporary(path: Path) -> tuple[int, Path]:
    """Make a temporary file beside ``path`` that no sweep takes away; return it open."""
    # tempfile does the same and loads half a dozen modules, those of archives among them
    while True:
        place = path.with_name(f".{path.name[:40]}.briefing-{os.urandom(4).hex()}.tmp")
        try:
            handle = os.open(place, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        except FileExistsError:
            continue
        except ValueError as error:  # the name holds a null character
            raise OSError(errno.EINVAL, str(error)) from error
        with suppress(OSError):
            take(handle)
        if os.fstat(handle).st_nlink:  # else a sweep came before the lock
            return handle, place
        os.close(handle)


def make_folders(folder: Path) -> None:
    """Make a folder for what the user wants to keep, and those above it that are missing.

    Raises:
        OSError: it cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)


def refuse_all_but_files(path: Path) -> None:
    """Refuse to write over what is no file: a rename would do away with a device or a pipe.

    Raises:
        NotRegular: what is there is no regular file, nor a link to one.
    """
    found = facts(path) or facts(path, follow=False)
    if found is not None and not stat.S_ISREG(found.st_mode):
        raise NotRegular(found.st_mode)


def write_atomic(path: Path, data: bytes, *, force: bool = False, sync: bool = True) -> None:
    """Write a whole file or nothing: a temporary file beside it, then a rename.

    With ``force`` a file that is there is replaced, and who may read it stays as it was; a link is
    kept, and the file that it leads to is written anew. The first time in each folder it takes away
    what a program that was killed has left there. Without ``sync`` it is not forced onto the disk:
    a crash of the system may leave anything.

    Raises:
        NotRegular: what is at ``path`` is no file; it is left as it was.
        FileExistsError: ``path`` exists and ``force`` is not set; it is left as it was.
        OSError: the folder cannot be written or the disk is full; nothing is left behind.
    """
    refuse_all_but_files(path)
    if force and is_link(path):
        path = resolved(path)
    replaced = facts(path) if force else None
    if path.parent not in _swept:
        _swept.add(path.parent)
        sweep(path.parent)
    umask = os.umask(0)
    os.umask(umask)
    handle, temporary = _temporary(path)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            if sync:
                os.fsync(stream.fileno())
            if replaced is None:
                _permit(temporary, 0o666 & ~umask)
            else:
                _permit_as(temporary, replaced)
            if force:
                temporary.replace(path)
            else:
                put_in_place(temporary, path)
        if sync:
            sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _permit(path: Path, mode: int) -> None:
    """Set who may read and write a file; on a file system without modes all are alike."""
    try:
        path.chmod(mode)
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise


def _permit_as(path: Path, model: os.stat_result) -> None:
    """Give a file owner, group and mode of another one, as far as the system lets us.

    A group that cannot be set gets no rights: those were meant for another one.
    """
    mode = stat.S_IMODE(model.st_mode) & 0o777
    made = facts(path)
    if made is not None and made.st_uid != model.st_uid:
        with suppress(OSError):
            os.chown(path, model.st_uid, -1)
    if made is not None and made.st_gid != model.st_gid:
        try:
            os.chown(path, -1, model.st_gid)
        except OSError:
            mode &= ~0o070
    _permit(path, mode)


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a file its name, unless something else has that name: by a hard link, which is atomic.

    Where there are no hard links, an empty file takes the name first, which the system grants to
    one alone, and the whole file then replaces that. A crash between the two leaves the empty file,
    never half of the text; who reads or writes it in that moment sees it empty, or loses what they
    wrote, unless they were seen to.

    Raises:
        FileExistsError: something has that name.
        OSError: it cannot be written.
    """
    try:
        os.link(temporary, path)
        return
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    claimed = os.fstat(handle)
    os.close(handle)
    now = facts(path, follow=False)
    if now is None or not os.path.samestat(now, claimed) or now.st_size:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    try:
        temporary.replace(path)
    except OSError:
        path.unlink(missing_ok=True)
        raise
