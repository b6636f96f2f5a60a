"""Which library a command works with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from briefing import paths
from briefing.filenames import name_shown
from briefing.filesystem import (
    current_folder,
    is_folder,
    is_seen_folder,
    is_there,
    meant,
    no_current_folder,
    reason,
    resolved,
    trouble,
    whole,
)
from briefing.library.scan import Scan, holds_briefs
from briefing.settings import Config, normal

# Completion wants the folder alone, and quickly: what reads briefs is imported by what reads them.
if TYPE_CHECKING:
    from briefing.format.problems import Problem
    from briefing.library.entry import Entry
    from briefing.library.folder import FolderLibrary
    from briefing.library.store import Library


class NoLibrary(Exception):
    """The folder that was asked for cannot be a library; the message is one sentence.

    ``origin`` is what has asked for it; ``file`` tells that something else has its name.
    """

    def __init__(self, folder: Path, origin: str, why: str = "") -> None:
        self.folder, self.origin = folder, origin
        name, why = name_shown(str(folder)), why or trouble(folder)
        self.file = not why and is_there(folder)
        what = f"{name} is no folder" if self.file else f"there is no folder {name}"
        what = f"the folder {name} cannot be read: {why}" if why else what
        super().__init__(f"{what} ({origin} {'may have' if origin == HERE else 'names'} it)")


class LibraryChoice(Struct, frozen=True):
    """The folder of the library, and what has chosen it, as the end of a sentence.

    ``passed_over`` is why briefs are not where one may look for them, as a sentence.
    """

    folder: Path
    rule: str
    bundled: bool = False
    passed_over: str = ""


OPTION: Final = "--library"
ENVIRONMENT: Final = "BRIEFING_LIBRARY"
SETTING: Final = "the setting library"
HERE: Final = "the current folder"
_HERE: Final = "briefs"
"""What makes the current folder a library."""


def choose_library(option: str | Path | None = None, config: Config | None = None) -> LibraryChoice:
    """Return where the library is: the first of these that is given or there.

    The option ``--library``, the variable BRIEFING_LIBRARY, the setting ``library``, the current
    folder if it has ``briefs/``, the user's data folder where it holds briefs, the bundled one.

    Raises:
        NoLibrary: a folder that was named does not exist, or nobody can tell whether the current
            one has briefs. The next one would show other briefs than the ones that were asked for,
            so there is no falling back.
        NoCurrentFolder: what was named is relative to it.
    """
    named = _from_environment()
    asked = (
        (OPTION, normal(Path(option)) if option else None),
        (ENVIRONMENT, normal(named) if named else None),
        (SETTING, config.library_folder() if config else None),
    )
    for origin, folder in asked:
        if folder is not None:
            folder = meant(folder)
            whole(folder)  # a folder that was deleted under us is there as "."
            if not is_folder(folder):
                raise NoLibrary(folder, origin)
            return LibraryChoice(folder, origin, passed_over=_no_folder(folder))
    try:
        if is_seen_folder(_HERE):
            return LibraryChoice(current_folder(), "the current folder has briefs/")
    except OSError as error:
        raise NoLibrary(Path(_HERE), HERE, reason(error)) from error
    odd = no_current_folder() or _no_folder(Path())
    but = f", and {odd}" if odd else ""
    own = paths.data_folder()
    if holds_briefs(own):
        return LibraryChoice(normal(own), f"your data folder holds briefs{but}", passed_over=odd)
    rule = f"no other was found: it comes with the program{but}"
    return LibraryChoice(paths.bundled(), rule, bundled=True, passed_over=odd)


def _no_folder(folder: Path) -> str:
    """Return what is odd where something else than a folder is called ``briefs``; else nothing."""
    if is_folder(folder / _HERE) or not is_there(folder / _HERE):
        return ""
    where = name_shown(str(folder)) if folder.parts else HERE
    return f"what is called briefs in {where} is no folder"


def _from_environment() -> Path | None:
    try:
        return paths.library_from_environment()
    except RuntimeError:  # the home of a user who is not there
        return Path(os.environ[ENVIRONMENT])


def find_library(option: str | Path | None = None, config: Config | None = None) -> Library:
    """Return the library that ``choose_library`` chooses.

    Raises:
        NoLibrary: as ``choose_library``.
    """
    return chosen(choose_library(option, config))


def chosen(choice: LibraryChoice) -> Library:
    """Return the library that was chosen."""
    from briefing.library.folder import FolderLibrary

    return FolderLibrary(choice.folder, bundled=choice.bundled)


def library_of(file: Path) -> FolderLibrary:
    """Return the library of a file: its nearest ancestor with ``briefs/``, else its own folder.

    In its own folder only the files beside it count: below it may be anything.
    """
    from briefing.library.folder import FolderLibrary

    file = whole(file)
    for folder in file.parents:
        if is_folder(folder / "briefs"):
            return FolderLibrary(folder)
    return FolderLibrary(file.parent, deep=False)


def brief_in(file: Path) -> tuple[Library, Entry]:
    """Return the brief in a file, in the library of the file."""
    library = library_of(file)
    return library, library.at(file)


def briefs_below(folder: Path) -> tuple[Library, list[Entry], list[Problem]]:
    """Return the briefs below a folder, in the library of the folder, and what is skipped."""
    folder = resolved(folder)
    library = library_of(folder / "brief.yaml")
    return library, *library.below(folder)


def known_ids(option: str | Path | None, config: Config | None) -> Iterator[str]:
    """Yield the ids of the library, unsorted, without reading a brief whole.

    Raises:
        NoLibrary: as ``choose_library``.
    """
    from briefing.library.scan import peek, read_head

    for path in Scan(choose_library(option, config).folder).files:
        yield peek(read_head(path) or b"").id or path.stem
