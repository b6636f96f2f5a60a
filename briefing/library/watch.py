"""What changes in a library while the program runs, told within a blink of an eye; what is new."""

from __future__ import annotations

import os
import select
import stat
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Final, NamedTuple

from briefing import paths
from briefing.filesystem import facts, is_file, is_folder, is_link, let_go
from briefing.library.scan import SIGNOFFS, Scan, briefs_folder, is_brief_name, is_walked
from briefing.library.store import Changes

_STEP_MS: Final = 10
_DEBOUNCE_MS: Final = 50
"""Measured: 13 ms from save to event with these, 101 ms with the defaults."""
CHECK_S: Final = 0.5
"""How often it is looked whether the folders themselves are still the same."""
_MOUNTS: Final = "/proc/self/mounts"
"""What Linux tells of file systems that come and go (proc(5))."""
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
    unmounted and comes back is watched on. Whenever one may be another folder of the same name,
    all are watched anew, and once they are, ``anything`` tells of what was missed meanwhile.
    Temporary and hidden files are not told of. ``deep`` tells whether the folders inside them are
    watched, too.

    Raises:
        NotWatched: the system does not watch them; what changes meanwhile is not told.
    """
    with _mounts() as mounts_changed:
        yield from _watch_folders(folders, stop, mounts_changed, deep)


def _watch_folders(
    folders: Callable[[], list[Path]], stop: Event, mounts_changed: Callable[[], bool], deep: bool
) -> Iterator[Changed]:
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
            for names in _batches(list(there), stop, deep):
                failures = 0
                found = frozenset(path for path in names if not path.name.startswith("."))
                if found or anything:
                    yield Changed(found, anything)
                    anything = False
                # A folder made anew may have the number of the one that is gone: the system then
                # only told that it went, and watches nothing any more.
                if names & there.keys() or _identities(folders()) != there or mounts_changed():
                    break
        except (OSError, RuntimeError) as error:
            # The folder went away under the watcher, or the system has no watches left.
            failures = failures + 1 if _identities(folders()) == there else 0
            if failures == _TRIES:
                raise NotWatched(str(error)) from error
            stop.wait(CHECK_S)
        anything = True


def _batches(folders: list[Path], stop: Event, deep: bool) -> Iterator[set[Path]]:
    """Yield the names that the system tells of, none where it tells of nothing for a while."""
    from watchfiles import watch

    for batch in watch(
        *folders,
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
        yield {Path(name) for _, name in batch}


@contextmanager
def _mounts() -> Iterator[Callable[[], bool]]:
    """Yield what tells whether a file system came or went since it was last asked.

    One that goes and comes back at once looks the same, and the system says nothing of it to who
    watches its folders. Where there is no such list, it always tells no.
    """
    try:
        file = os.open(_MOUNTS, os.O_RDONLY)
    except OSError:
        yield lambda: False
        return
    try:
        poll = select.poll()
        poll.register(file, select.POLLPRI)
        yield lambda: bool(poll.poll(0))
    finally:
        let_go(file)


def _identities(folders: list[Path]) -> dict[Path, tuple[int, int]]:
    """Return which folders there are; one that was replaced is another one of the same name."""
    found = {}
    for folder in folders:
        there = facts(folder)
        if there is not None and stat.S_ISDIR(there.st_mode):
            found[folder] = (there.st_dev, there.st_ino)
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
        return [*([briefs, seeds] if is_folder(briefs) else [root]), attached]

    for changed in watch_folders(folders, stop, deep=deep):
        yield changes_of(changed, (seeds, attached))


def changes_of(changed: Changed, texts: tuple[Path, ...]) -> Changes:
    """Return what changed paths mean for a library whose source texts are below ``texts``."""
    others = {path for path in changed.paths if not any(map(path.is_relative_to, texts))}
    return Changes(
        keys=frozenset(map(str, others)),
        briefs=frozenset(str(path) for path in others if is_brief_name(path.name)),
        # What is no file is a folder that was moved in or out, or gone: files in it are not told.
        folders=frozenset(str(path) for path in others if not is_file(path)),
        names=frozenset(path.name for path in others),
        texts=changed.paths != others or any(path.name.endswith(SIGNOFFS) for path in others),
        anything=changed.anything,
    )


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
