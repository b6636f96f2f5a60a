"""Which library a command works with."""

from __future__ import annotations

from pathlib import Path

from briefing import paths
from briefing.library.folder import Library
from briefing.library.scan import holds_briefs
from briefing.settings import Config
from briefing.text import clean


class NoLibrary(Exception):
    """The folder that was asked for cannot be a library; the message is one sentence."""


def find_library(option: str | Path | None = None, config: Config | None = None) -> Library:
    """Return the library: the first of these that is given or there.

    The option ``--library``, the variable BRIEFING_LIBRARY, the setting ``library``, the current
    folder if it has ``briefs/``, the user's data folder where it holds briefs, the bundled one.

    Raises:
        NoLibrary: a folder that was named does not exist. The next one would show other briefs
            than the ones that were asked for, so there is no falling back.
    """
    asked = (
        ("--library", Path(option).expanduser() if option else None),
        ("BRIEFING_LIBRARY", paths.library_from_environment()),
        ("the setting library", config.library_folder() if config else None),
    )
    for origin, folder in asked:
        if folder is not None:
            if not folder.is_dir():
                raise NoLibrary(f"there is no folder {clean(str(folder))} ({origin} names it)")
            return Library(folder)
    if Path("briefs").is_dir():
        return Library(Path.cwd())
    own = paths.data_folder()
    return Library(own) if holds_briefs(own) else Library(paths.bundled(), bundled=True)


def library_of(file: Path) -> Library:
    """Return the library of a file: its nearest ancestor with ``briefs/``, else its own folder.

    In its own folder only the files beside it count: below it may be anything.
    """
    file = file.absolute()
    for folder in file.parents:
        if (folder / "briefs").is_dir():
            return Library(folder)
    return Library(file.parent, deep=False)
