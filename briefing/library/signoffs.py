"""Sign-offs of briefs: where they are kept, reading them, and adding one that then stays.

A sign-off is a person's word that an item stands where it is cited. It is a record: it is added
under a lock, and it is on the disk before anybody is told that it was signed.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from briefing.brief import model as m
from briefing.files import BRIEF_CAP, Unreadable, read_guarded
from briefing.filesystem import is_there, takes_files
from briefing.format.records import append, record_paths, unkept
from briefing.library.scan import SIGNOFFS
from briefing.locks import locked
from briefing.text import clean
from briefing.writing import own_folder, write_atomic


class NotSigned(Exception):
    """A sign-off could not be kept; the message is the end of a sentence that says why."""


class SignOffsDamaged(Exception):
    """Nothing can be added to the file of sign-offs; the message says why."""


def signoff_paths(root: Path, path: Path, brief_id: str) -> list[Path]:
    """Return where sign-offs of a brief are looked for: beside it, and in the state folder."""
    return list(record_paths("signoffs", root, path, f"{brief_id}.checked.yaml"))


def signed(root: Path, path: Path, brief_id: str) -> list[m.SignOff]:
    """Return the sign-offs of a brief that count, those beside it first.

    A link that leads out of the library ``root`` is not followed; what is damaged does not count,
    and "briefing check" names it.
    """
    found: list[m.SignOff] = []
    for place, within in zip(signoff_paths(root, path, brief_id), (root, None), strict=True):
        if is_there(place):
            from briefing.format.signoffs import read_signoffs

            found += read_signoffs(place, within).value or []
    return found


def sign(
    root: Path, brief: Path, brief_id: str, signoff: m.SignOff, *, beside: bool = True
) -> Path:
    """Add a sign-off to ``ID.checked.yaml`` and return that file's path once it is on the disk.

    It lies beside the brief; without ``beside`` (the library that comes with the program), or
    where that folder cannot be written, in the state folder. What is there already is kept as it
    is; the same person's word for the same item is not added twice. It waits for other programs
    and for the disk: not for the thread of the screen.

    Raises:
        SignOffsDamaged: the file is there and is no list of sign-offs, or is full.
        OSError: it cannot be written, or locked; what was there is there.
    """
    path, apart = _place(root, brief, brief_id, beside=beside)
    if path == apart:
        own_folder(path.parent)
    within = None if path == apart else root
    with locked(path.parent):
        _add(path, replace(signoff, by=clean(signoff.by)), within)
    return path


def signed_at(root: Path, brief: Path, brief_id: str, signoff: m.SignOff, *, beside: bool) -> Path:
    """Add a sign-off as ``sign`` does; what is in the way is one sentence.

    Raises:
        NotSigned: it cannot be kept; what was there is there.
    """
    try:
        return sign(root, brief, brief_id, signoff, beside=beside)
    except SignOffsDamaged as error:
        raise NotSigned(f"{brief_id}{SIGNOFFS}: {error}") from error
    except OSError as error:
        place = _place(root, brief, brief_id, beside=beside)
        raise NotSigned(f"{unkept(*place, error)}.") from error


def _place(root: Path, brief: Path, brief_id: str, *, beside: bool) -> tuple[Path, Path]:
    """Return where the next sign-off goes, and where it goes if not beside the brief."""
    here, apart = signoff_paths(root, brief, brief_id)
    return here if beside and takes_files(brief.parent) else apart, apart


def _add(path: Path, signoff: m.SignOff, within: Path | None) -> None:
    from briefing.format.signoffs import CannotAdd, add_signoff

    there = is_there(path)
    try:
        data = read_guarded(path, BRIEF_CAP, within) if there else b""
        added = add_signoff(data, signoff, path.name)
    except Unreadable as error:
        raise SignOffsDamaged(f"it cannot be read: {error}.") from error
    except CannotAdd as error:
        raise SignOffsDamaged(str(error)) from error
    if added is None:
        return
    if there and added.end is not None:
        append(path, added.end)
    else:
        write_atomic(path, added.whole, force=there)
