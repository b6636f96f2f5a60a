"""The one place where work is done behind the screen, in threads.

What reads, parses, syncs, locks or computes for long is handed to ``Background.run``; its result
comes back to where the screen is. A fault of the work is always said. ``StateSaving`` is the
smallest of that work: what is remembered for the next run.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from msgspec import Struct

from briefing.filesystem import reason
from briefing.format.problems import Problem
from briefing.settings import LibraryState
from briefing.text import clean

if TYPE_CHECKING:
    from briefing.tui.host import Host


T = TypeVar("T")

Key = str | tuple[str, Hashable]
"""What sort of work it is, and where there may be several at once, what it is of."""
OnError = str | Callable[[Exception], object]
"""What failed, as the beginning of a sentence; or a function that says it, called on the screen."""
_FAILED_WORK: Final = "Something that is done behind the screen failed"
_PAUSES: Final = 1.0, 60.0
"""Seconds after which what should last is begun again: at first, and at most."""
_POLL_S: Final = 0.005


class BackgroundHost(Protocol):
    """What the service needs of the app."""

    def say(self, message: str, severity: str = "information") -> None:
        """Show a notice."""

    def tell(self, what: Callable[..., object], *arguments: object) -> bool:
        """Call a function where the screen is, from a thread; False: the program is being left."""
        ...

    def _handle_exception(self, error: Exception) -> None:
        """End the program by a fault, which is then shown with its traceback."""


class _Job(Struct, frozen=True):
    """One piece of work and what becomes of it."""

    work: Callable[[], Any]
    then: Callable[[Any], object]
    on_error: OnError
    cancel: Callable[[], object]
    must_end: bool


def _nothing(_result: object = None) -> None:
    """Do nothing with a result."""


def _kind(key: Key) -> str:
    return key if isinstance(key, str) else key[0]


def in_words(error: Exception) -> str:
    """Return an exception as part of a sentence: of files what the system says, else its class."""
    if isinstance(error, OSError):
        name = error.filename
        named = [clean(os.fsdecode(name))] if isinstance(name, str | bytes) else []
        return ": ".join((*named, reason(error)))
    return clean(f"{type(error).__name__}: {error}")


class Background:
    """Runs work in threads, one piece at a time for each kind of work and what it is of.

    Any thread may call it. ``leaving`` is set once the program is being left: work that lasts
    looks at it, and ends.
    """

    def __init__(self, app: BackgroundHost, pauses: tuple[float, float] = _PAUSES) -> None:
        self.app = app
        self.pauses = pauses
        self.leaving = Event()
        self._lock = Lock()
        self._working: dict[Key, _Job] = {}
        self._waiting: dict[Key, deque[_Job]] = {}

    def run(
        self,
        key: Key,
        work: Callable[[], T],
        then: Callable[[T], object] = _nothing,
        on_error: OnError = _FAILED_WORK,
        *,
        queue: bool = False,
        cancel: Callable[[], object] = _nothing,
        must_end: bool = False,
    ) -> None:
        """Do ``work`` in a thread, then call ``then`` with its result where the screen is.

        Args:
            key: what sort of work it is, or that and what it is of, as ``("verdicts", path)``. Of
                each key one piece of work is under way at a time.
            work: runs in the thread and must not touch the screen.
            then: gets the result; a fault in it is treated as one of the work.
            on_error: how a fault is said. With ``BRIEFING_DEBUG`` the program then ends with the
                traceback.
            queue: whether the work waits for all that was asked for before under its key; else it
                takes the place of what still waits there.
            cancel: called when other work of the key is asked for while this one is under way, or
                the program is being left; it is to make ``work`` return early.
            must_end: whether the program's end waits for it, for a moment: it saves something.
        """
        job = _Job(work, then, on_error, cancel, must_end)
        with self._lock:
            if self.leaving.is_set() and not must_end:
                return
            under_way = self._working.get(key)
            if under_way is not None:
                waiting = self._waiting.setdefault(key, deque())
                if not queue:
                    waiting.clear()
                waiting.append(job)
            else:
                self._working[key] = job
        if under_way is None:
            # Nobody who quits waits for it: a source of megabytes takes a minute to check.
            Thread(target=self._work_off, args=(key, job), name=_kind(key), daemon=True).start()
        elif not queue:
            self._cancel(key, under_way)

    def _cancel(self, key: Key, job: _Job) -> None:
        """Have a piece of work return early, unless what follows it is under way by now."""
        with self._lock:
            if self._working.get(key) is job:
                job.cancel()

    def keep(self, key: Key, work: Callable[[], object], on_error: OnError) -> None:
        """Do work that lasts as long as the program; where it fails, say so and begin it again.

        It is begun again after a pause, a longer one each time; the same fault is said once.
        """
        self.run(key, partial(self._lasting, work, on_error))

    def busy(self, *kinds: str) -> bool:
        """Tell whether work of one of these kinds is under way, or its result not taken yet."""
        with self._lock:
            return any(_kind(key) in kinds for key in self._working)

    async def finish(self, seconds: float) -> None:
        """Let all work end because the program is being left; wait for what has to be saved."""
        with self._lock:
            self.leaving.set()
            under_way = list(self._working.values())
        for job in under_way:
            job.cancel()
        until = time.monotonic() + seconds
        while self._saving() and time.monotonic() < until:  # noqa: ASYNC110 - threads end it
            await asyncio.sleep(_POLL_S)

    def _saving(self) -> bool:
        with self._lock:
            jobs = [*self._working.values(), *(j for each in self._waiting.values() for j in each)]
        return any(job.must_end for job in jobs)

    # -- in a thread ------------------------------------------------------------------------

    def _work_off(self, key: Key, job: _Job) -> None:
        """Do a piece of work, then what waits for it."""
        following: _Job | None = job
        while following is not None:
            self._do(following)
            following = self._next(key)

    def _next(self, key: Key) -> _Job | None:
        with self._lock:
            waiting = self._waiting.get(key, ())
            while waiting:
                job = waiting.popleft()
                if job.must_end or not self.leaving.is_set():
                    self._working[key] = job
                    return job
            self._waiting.pop(key, None)
            del self._working[key]
            return None

    def _do(self, job: _Job) -> None:
        try:
            result = job.work()
            if not self.leaving.is_set():  # else there is no screen to show it on
                self.app.tell(job.then, result)
        except Exception as error:  # noqa: BLE001 - a fault must not end a thread without a word
            self._report(job.on_error, error)

    def _lasting(self, work: Callable[[], object], on_error: OnError) -> None:
        pause, most = self.pauses
        said = ""
        while not self.leaving.is_set():
            try:
                work()
            except Exception as error:  # noqa: BLE001
                if said != in_words(error):
                    said = in_words(error)
                    self._report(on_error, error)
                self.leaving.wait(pause)
                pause = min(pause * 2, most)
            else:
                return

    def _report(self, on_error: OnError, error: Exception) -> None:
        if not self.leaving.is_set():
            self.app.tell(self._said, on_error, error)

    # -- where the screen is ----------------------------------------------------------------

    def _said(self, on_error: OnError, error: Exception) -> None:
        """Say a fault; whoever looks for it has the program end with it."""
        if os.environ.get("BRIEFING_DEBUG"):
            self.app._handle_exception(error)
        if isinstance(on_error, str):
            self.app.say(f"{on_error} ({in_words(error)}).", "warning")
        else:
            on_error(error)


GREETING: Final = "Press ? to see what the signs mean."
"""What the first start of all says, where nothing is wrong."""
AT_HAND: Final = "Opened first: its texts are at hand."
"""What it says behind that of a brief that is not the newest."""
_FAILED: Final = "What was shown last is not remembered for the next time"


class StateSaving:
    """Keeps the theme and the brief shown last; of many changes the last is written.

    Writing syncs the file to the disk, and may have to wait for another program's lock.
    """

    def __init__(self, app: Host, state: LibraryState) -> None:
        self.app = app
        self.state = state
        self._said: Problem | None = None

    def remember(self, *, theme: str | None = None, last: str | None = None) -> None:
        """Remember the theme, or the id of the brief shown last."""
        self.state.note(theme=theme, last=last)
        self.app.background.run("state", self.state.save, self.say, _FAILED, must_end=True)

    def begin(self, problems: Sequence[Problem], greeting: str) -> None:
        """Say what is wrong with the settings and the state, or the greeting, if any.

        A key may have been answered by then: the greeting does not take its answer away.
        """
        self.say(self.state.problem)
        if problems:
            found = [*problems, *([self.state.problem] if self.state.problem else [])]
            self.app.say(" ".join(map(str, found)), "warning")
        elif greeting and self.state.problem is None and not self.app.has_said:
            self.app.say(greeting)

    def say(self, problem: Problem | None) -> None:
        """Say what is wrong with the file, once."""
        if problem is not None and problem != self._said:
            self._said = problem
            self.app.say(str(problem), severity="warning")
