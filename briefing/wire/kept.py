"""The hidden folder ``.wire`` beside a library, and what a conflict has lost: ``.wire/kept``."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from briefing.filesystem import is_there, reason
from briefing.wire.protocol import Clash, Refused
from briefing.writing import own_folder, write_atomic

FOLDER: Final = ".wire"
"""The hidden folder of a library in which what belongs to its desk lies."""


def keep(root: Path, brief_id: str, whose: str, data: bytes) -> Path:
    """Keep a text of a brief under a new name and return where; it is on the disk by then.

    ``whose`` is ``mine`` or ``theirs``.

    Raises:
        OSError: it cannot be written.
    """
    folder = root / FOLDER / "kept"
    own_folder(folder)
    now = datetime.now().astimezone()
    stem = f"{brief_id.replace('/', '~')}.{now:%Y-%m-%dT%H%M%S}.{whose}"
    for number in range(1, 1000):
        path = folder / (f"{stem}.yaml" if number == 1 else f"{stem}.{number}.yaml")
        try:
            write_atomic(path, data)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(f"{folder} has too many files of {stem}")


def keep_losers(root: Path, clash: Clash, there: bytes, text: bytes | None) -> None:
    """Keep what is not in ``text``: what the file holds, my side, theirs.

    Raises:
        Refused: it cannot be written; nothing was changed.
    """
    losers = [("mine", there), ("mine", clash.mine), ("theirs", clash.theirs or b"")]
    kept = {text, b""}
    try:
        for whose, data in losers:
            if data not in kept:
                keep(root, clash.id, whose, data)
                kept.add(data)
    except OSError as error:
        raise Refused(f"{clash.id} was not resolved: {reason(error)}.") from error


def pass_by(folder: Path) -> None:
    """Have git pass by a folder: the invitation in it is nobody else's, wherever it is pushed.

    Raises:
        OSError: the folder cannot be written.
    """
    if not is_there(path := folder / ".gitignore"):
        with suppress(FileExistsError):  # another process was quicker
            write_atomic(path, b"*\n", sync=False)
