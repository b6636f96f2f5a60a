"""How a folder meets its desk: by the one process that follows it, or else by itself."""

from __future__ import annotations

import atexit
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing.filesystem import is_there
from briefing.locks import NotLocked, locked
from briefing.paths import shown
from briefing.wire.jetstream.connection import run
from briefing.wire.jetstream.invitation import Invitation, read_invitation
from briefing.wire.kept import FOLDER
from briefing.wire.protocol import Refused
from briefing.wire.replica.condition import read_condition
from briefing.wire.replica.folder import JOIN, Replica, not_written

if TYPE_CHECKING:
    from briefing.wire.follow_process import Following

_PATIENCE_S: Final = 8.0
"""How long it is waited for the process that follows the desk."""
_STEP_S: Final = 0.02


class Meeting:
    """A folder that has joined a desk, and its way there. Any thread may use it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        place = root / FOLDER / JOIN
        if not is_there(place):
            name = "this folder" if shown(root) == "." else shown(root)
            raise Refused(f'{name} has joined no desk: "briefing join NAME.join" does that.')
        self.join: Invitation = read_invitation(place)
        self.name = self.join.desk
        self._threads = threading.local()
        self._following: Following | None = None

    def follow(self) -> None:
        """Have a process of its own follow the desk; blocks until that is ended.

        Files that arrive are noticed as any that somebody saves.

        Raises:
            Refused: the process has ended by itself, for what it told last.
            OSError: none can be started.
        """
        from briefing.wire.follow_process import Following

        self._following = following = Following(self.root)
        atexit.register(following.end)
        said = ""
        try:
            for line in following.lines():
                said = line.says
        finally:
            following.end()
            atexit.unregister(following.end)
        if not following.was_ended:
            raise Refused(said or "the process that follows the desk was killed.")

    @property
    def replica(self) -> Replica:
        """The folder and its ledger, opened once in each thread.

        Raises:
            Refused: something of it cannot be read or made.
        """
        found: Replica | None = getattr(self._threads, "replica", None)
        if found is None:
            try:
                found = self._threads.replica = Replica(self.root)
            except OSError as error:
                raise Refused(not_written(self.root, error)) from error
        return found

    def meet(self, over: Callable[[], bool] = lambda: True) -> bool:
        """Meet the desk once; where another process follows it, wait until it is ``over``.

        Return whether it was met from here.

        Raises:
            Refused: the desk does not answer, or does not admit this user.
        """
        from briefing.wire.jetstream.sync import Sync

        until = time.monotonic() + _PATIENCE_S
        while True:
            with self._lock() as held:
                if held:
                    run(Sync(self.replica, self.join).once())
                    return True
            told = read_condition(self.replica.wire)
            if over() or told.link in ("offline", "refused") or time.monotonic() > until:
                return False
            time.sleep(_STEP_S)

    @contextmanager
    def alone(self, seconds: float | None) -> Iterator[None]:
        """Be the one who follows the desk for this folder, when nobody else does any more.

        It is tried again and again, after so many seconds; with None once.

        Raises:
            Refused: another process follows it.
        """
        while True:
            with self._lock() as held:
                if held:
                    yield
                    return
            if seconds is None:
                raise Refused(f"another process follows {self.name} for this folder already.")
            time.sleep(seconds)

    @contextmanager
    def _lock(self) -> Iterator[bool]:
        """Be the one who follows the desk for this folder, if nobody else does; tell whether."""
        held = locked(self.replica.wire / "lock", 0)
        try:
            held.__enter__()
        except NotLocked:
            yield False
            return
        try:
            yield True
        finally:
            held.__exit__(None, None, None)
