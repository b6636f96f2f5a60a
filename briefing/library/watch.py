"""What changes in a library while the program runs, told within a blink of an eye."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Final, NamedTuple

from briefing import paths
from briefing.library.scan import SIGNOFFS, is_brief_name
from briefing.library.store import Changes

_STEP_MS: Final = 10
_DEBOUNCE_MS: Final = 50
"""Measured: 13 ms from save to event with these, 101 ms with the defaults."""
CHECK_S: Final = 0.5
"""How often it is looked whether the folders themselves are still the same."""
_TRIES: Final = 2
"""After so many failures in a row it is not the folder that just changed under the watcher."""


class NotWatched(OSError):
    """The system does not watch folders that are there, as when it has no watches left."""


class Changed(NamedTuple):
    """Paths that were written, made, removed or renamed since the last time.

    ``anything`` says that a folder came, went or was replaced meanwhile: then any file below may
    be another one, and not all that changed is in ``paths``.
    """

    paths: frozenset[Path]
    anything: bool = False


def watch_folders(
    folders: Callable[[], list[Path]], stop: Event, *, deep: bool = True
) -> Iterator[Changed]:
    """Yield what changes below ``folders`` until ``stop`` is set; blocks between the changes.

    A folder that is missing or vanishes is looked for again and again, so that one that is
    unmounted and comes back is watched on. Temporary and hidden files are not told of. ``deep``
    tells whether the folders inside them are watched, too.

    Raises:
        NotWatched: the system does not watch them; what changes meanwhile is not told.
    """
    from watchfiles import watch

    there: dict[Path, tuple[int, int]] | None = None
    anything = False
    failures = 0
    while not stop.is_set():
        before, there = there, _identities(folders())
        anything = anything or before not in (None, there)
        if not there:
            if anything:
                yield Changed(frozenset(), anything)
                anything = False
            stop.wait(CHECK_S)
            continue
        try:
            for batch in watch(
                *there,
                watch_filter=None,
                recursive=deep,
                step=_STEP_MS,
                debounce=_DEBOUNCE_MS,
                stop_event=stop,
                rust_timeout=int(CHECK_S * 1000),
                yield_on_timeout=True,
                raise_interrupt=False,
                ignore_permission_denied=True,
            ):
                failures = 0
                found = frozenset(
                    path for _, name in batch if not (path := Path(name)).name.startswith(".")
                )
                if found or anything:
                    yield Changed(found, anything)
                    anything = False
                if _identities(folders()) != there:
                    break
        except (OSError, RuntimeError) as error:
            # The folder went away under the watcher, or the system has no watches left.
            failures = failures + 1 if _identities(folders()) == there else 0
            if failures == _TRIES:
                raise NotWatched(str(error)) from error
            stop.wait(CHECK_S)


def _identities(folders: list[Path]) -> dict[Path, tuple[int, int]]:
    """Return which folders there are; one that was replaced is another one of the same name."""
    found = {}
    for folder in folders:
        try:
            facts = folder.stat()
        except OSError:
            continue
        if stat.S_ISDIR(facts.st_mode):
            found[folder] = (facts.st_dev, facts.st_ino)
    return found


def watch_library(root: Path, stop: Event, *, deep: bool) -> Iterator[Changes]:
    """Yield what changes in the library in ``root`` until ``stop`` is set, told by its briefs.

    Never more of a folder is watched than the library looks at, beside its ``briefs`` may be
    anything; but the reader's own copies of source texts are.

    Raises:
        NotWatched: the system does not watch its folders.
    """
    seeds, attached = root / "seeds", paths.attached_folder()

    def folders() -> list[Path]:
        briefs = root / "briefs"
        return [*([briefs, seeds] if briefs.is_dir() else [root]), attached]

    for changed in watch_folders(folders, stop, deep=deep):
        yield changes_of(changed, (seeds, attached))


def changes_of(changed: Changed, texts: tuple[Path, ...]) -> Changes:
    """Return what changed paths mean for a library whose source texts are below ``texts``."""
    others = {path for path in changed.paths if not any(map(path.is_relative_to, texts))}
    return Changes(
        keys=frozenset(map(str, others)),
        briefs=frozenset(str(path) for path in others if is_brief_name(path.name)),
        # What is no file is a folder that was moved in or out, or gone: files in it are not told.
        folders=frozenset(str(path) for path in others if not path.is_file()),
        names=frozenset(path.name for path in others),
        texts=changed.paths != others or any(path.name.endswith(SIGNOFFS) for path in others),
        anything=changed.anything,
    )
