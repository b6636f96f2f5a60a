"""When a screen under test has settled: by what is pending, not by time."""

from __future__ import annotations

import asyncio

from textual._compositor import LayoutUpdate
from textual._context import visible_screen_stack
from textual._queue import Queue
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from briefing.tui.app import BriefingApp
from briefing.tui.screens.map.screen import MapScreen
from briefing.tui.screens.overview import Overview

from .painting import changes, paint_now, paint_rows

_ROUNDS = 2_000
"""After how many rounds a screen that does not settle is given up."""

_UNPAINTED = 12
"""For how many rounds of waiting for a thread what has changed is not painted."""

_WAITED_FOR = (
    "verdicts",
    "reload",
    "export",
    "sign",
    "copy",
    "state",
    "compare",
    "open",
    "texts",
    "map",
    "changes",
    "figures",
    "marks",
    "authors",
    "draft",
    "drafts",
    "drafts listed",
    "checks",
)
"""The work behind the screen whose end a move waits for; a search may be held back by a test."""


def _runnable() -> bool:
    """Whether the event loop has anything to go on with at once.

    It is asked first, as it costs nothing: a message that waits for its handler does so there.
    """
    return bool(asyncio.get_running_loop()._ready)  # type: ignore[attr-defined]


def _at_rest(pump: MessagePump) -> bool:
    """Whether a pump waits for its next message, all it was sent being handled to the end."""
    queue: Queue[Message | None] = pump._message_queue
    waits = queue.empty() and bool(queue.ready_event._waiters)
    return pump._closing or pump._closed or (waits and not pump._next_callbacks)


class Settling:
    """Waits for the screen of an app, and paints it."""

    def __init__(self, pilot: Pilot[None], app: BriefingApp) -> None:
        self.pilot = pilot
        self.app = app

    @property
    def changes(self) -> object:
        """What differs whenever the screen has changed since."""
        return self.app.screen, self.app.size, repr(changes)

    def draw(self) -> LayoutUpdate:
        """Return the whole screen, painted now: for each row its strips."""
        compositor = self.app.screen._compositor
        drawn = paint_now(compositor, full=True, screen_stack=self.app._background_screens)
        assert isinstance(drawn, LayoutUpdate)
        return drawn

    async def settle(self, *, paint: bool = True) -> None:
        """Wait until nothing is left to be handled, laid out or drawn, however long that takes.

        Not ``paint``: what has changed is left to be painted with what changes next, as on a
        terminal that is slower than who types; to paint is two fifths of what a key costs.
        """
        rounds = waited = 0
        await self.handled()
        while (
            self.pending
            or self._awaited(waited)
            or ((paint or self._busy) and self._paint())
            or self._busy
        ):
            rounds, waited = (0, waited + 1) if self._busy else (rounds + 1, 0)
            assert rounds < _ROUNDS, "the screen does not settle"
            await self.handled()

    async def handled(self) -> None:
        """Wait until what is pending is handled, whatever is still done behind the screen."""
        rounds = 0
        while self.pending and rounds < _ROUNDS:
            rounds += 1
            if _runnable():
                await asyncio.sleep(0 if rounds % 50 else 0.001)
            else:
                self.app.screen._on_timer_update()  # else it comes a 60th of a second later
                await asyncio.sleep(0 if _runnable() else 0.001)
        if self._busy:
            await asyncio.sleep(0.002)

    def _awaited(self, rounds: int) -> bool:
        """Whether painting is left until work behind the screen is done: it is painted once then.

        Some of it goes on only when it is painted, as a map that comes up.
        """
        return rounds < _UNPAINTED and self._busy

    @property
    def _leaving(self) -> bool:
        app = self.app
        return app._exit or app.crash is not None or not app.is_running

    @property
    def pending(self) -> bool:
        """Whether a message waits to be handled, or the screen for being laid out."""
        app = self.app
        if self._leaving:
            return False
        screen = app.screen
        if screen._callbacks or screen._layout_required or screen._dirty_widgets:
            return True
        if screen._scroll_required or screen._repaint_required or screen._recompose_required:
            return True
        return _runnable() or not all(map(_at_rest, (app, *screen.walk_children(with_self=True))))

    @property
    def _busy(self) -> bool:
        """Whether a thread is at work for the screen, on verdicts or a map; or a map comes up."""
        app = self.app
        if self._leaving:
            return False
        maps = isinstance(app.screen, MapScreen) and app.screen.page.stage < 2
        home = isinstance(app.screen, Overview) and app.overview.page.busy
        return app.background.busy(*_WAITED_FOR) or maps or home or app.input_queue.busy

    async def reloaded(self) -> None:
        """Wait until what was saved is read and painted, however long its verdicts take."""
        while self.app.background.busy("reload"):  # noqa: ASYNC110 - it is a thread that ends it
            await asyncio.sleep(0.002)
        await self.handled()

    def _paint(self) -> bool:
        """Paint what has changed since the last painting; tell whether anything has."""
        if self._leaving:
            return False
        compositor = self.app.screen._compositor
        dirty = compositor._dirty_regions
        if not dirty:
            return False
        changed = dirty.copy()
        dirty.clear()
        visible_screen_stack.set(self.app._background_screens)
        for widget, (region, clip) in list(compositor.visible_widgets.items()):
            seen = region.intersection(clip)
            if seen and any(map(seen.overlaps, changed)):
                paint_rows(widget, seen.translate(-region.offset))
        return True

    async def taken(self) -> None:
        """Wait until the app has taken what was posted: where it starves, it looks idle before."""
        taken = asyncio.Event()
        self.app.call_later(taken.set)
        rounds = 0
        while not taken.is_set() and not self._leaving:
            rounds += 1
            await asyncio.sleep(0 if rounds % 50 else 0.001)
