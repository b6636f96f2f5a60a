"""Sign-offs: a person's word that an item stands where it is cited, kept beside the brief."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from briefing.brief import model as m
from briefing.files import BRIEF_CAP, Unreadable, own_folder, read_guarded, write_atomic
from briefing.format.reader import read
from briefing.library.verdict_cache import signoff_folder
from briefing.text import clean

_HEAD: Final = (
    "# Sign-offs: who has read an item and the paragraphs it cites, and vouches for it.\n"
)


class Damaged(Exception):
    """The file of sign-offs cannot be read, so nothing is added to it; the message says why."""


def sign(
    root: Path, brief: Path, brief_id: str, signoff: m.SignOff, *, beside: bool = True
) -> Path:
    """Add a sign-off to ``ID.checked.yaml`` and return that file's path.

    It lies beside the brief; without ``beside`` (the library that comes with the program), or
    where that folder cannot be written, in the state folder. What is there already is kept as it
    is; the same person's word for the same item is not added twice.

    Raises:
        Damaged: the file is there and is no list of sign-offs.
        OSError: it cannot be written.
    """
    name = f"{brief_id}.checked.yaml"
    if beside and os.access(brief.parent, os.W_OK):
        return _append(brief.with_name(name), signoff, root)
    path = signoff_folder(root) / name
    own_folder(path.parent)
    return _append(path, signoff, None)


def _append(path: Path, signoff: m.SignOff, within: Path | None) -> Path:
    text = _HEAD
    if path.exists() or path.is_symlink():
        try:
            data = read_guarded(path, BRIEF_CAP, within)
        except Unreadable as error:
            raise Damaged(f"it cannot be read: {error}") from error
        reading = read(data, list[m.SignOff], clean(path.name))
        if reading.value is None:
            problem = reading.problems[0]
            raise Damaged(f"line {problem.line}: {problem.message}")
        if any(each.of == signoff.of and each.by == signoff.by for each in reading.value):
            return path
        text = reading.text if reading.text.endswith("\n") else f"{reading.text}\n"
    by = json.dumps(clean(signoff.by), ensure_ascii=False)
    text += f'- of: {signoff.of}\n  by: {by}\n  on: "{signoff.on}"\n'
    write_atomic(path, text.encode(), force=True)
    return path
