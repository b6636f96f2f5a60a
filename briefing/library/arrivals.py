"""The files of briefs that changes have brought into a library, without a walk through it."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

from briefing.filesystem import is_file, is_folder, is_link
from briefing.library.scan import Scan, briefs_folder, is_walked
from briefing.library.store import Changes


def arrived_files(root: Path, changes: Changes, known: Set[str], *, deep: bool) -> list[str] | None:
    """Return the paths of the briefs that are new in a library, as its walk would give them.

    None where only that walk can tell: a link came, another folder is that of the briefs now, or
    nobody knows what changed.
    """
    base = briefs_folder(root)
    new = [Path(key) for key in changes.briefs - known]
    if changes.anything or str(base) in changes.folders or any(map(is_link, new)):
        return None
    names = [str(path) for path in new if _walked(path.parent, base, deep) and is_file(path)]
    for folder in map(Path, changes.folders) if deep else ():
        if is_folder(folder) and _walked(folder, base, deep):
            names += Scan(folder, within=root).names
    return [name for name in dict.fromkeys(names) if name not in known]


def _walked(folder: Path, base: Path, deep: bool) -> bool:
    """Tell whether a folder is one in which a library looks for briefs."""
    if folder == base:
        return True
    below = deep and folder.is_relative_to(base) and not is_link(folder)
    return below and all(map(is_walked, folder.relative_to(base).parts))
