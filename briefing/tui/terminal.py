"""What holds for any program that takes a terminal for its own, and gives it back as it was."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from threading import Timer
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.widgets._toast import Toast

from briefing.text import clean, to_ascii
from briefing.tui.input_queue import InputQueue, Passed
from briefing.tui.notices import drop_oldest, drop_places

if TYPE_CHECKING:
    from textual.driver import Driver

# Textual begins a text selection on what is under the pointer, and fails where that is a notice
# which has just gone but is not yet painted over.
Toast.ALLOW_SELECT = False


_HUNG_UP_S = 3
"""How long the program takes leave of a terminal that hung up."""


class TerminalApp(App[None], inherit_bindings=False):
    """Signals, faults, notices, and keys that are taken one after another.

    Textual's own keys are left out: Ctrl+Q, which goes on after Ctrl+S elsewhere, would end it.
    """

    ESCAPE_TO_MINIMIZE = False
    AUTO_FOCUS = ""
    BINDINGS: ClassVar = []

    def __init__(self, *, ascii_only: bool) -> None:
        super().__init__()
        self.ascii_only = ascii_only
        self.crash: BaseException | None = None
        self.input_queue = InputQueue(self, lambda: self.holds_keys)

    @property
    def holds_keys(self) -> bool:
        """Whether what is typed has to wait for work behind the screen: it may open something."""
        return False

    async def on_event(self, event: events.Event) -> None:
        """Take keys and clicks one after another."""
        if self.input_queue.later(event):
            return
        target = self.input_queue.target(event)
        await super().on_event(event)
        if target is not None:
            self.input_queue.begin(target)

    async def on_passed(self, message: Passed) -> None:
        """Take the next one, once all has been done that the one before does."""
        await self.input_queue.passed(message)

    def tell(self, what: Callable[..., object], *arguments: object) -> bool:
        """Call something where the screen is, from a thread; False if the program is being left."""
        try:
            self.call_from_thread(what, *arguments)
        except Exception:
            if self._exit or not self.is_running:
                return False
            raise
        return True

    def catch_signals(self) -> None:
        """End in good order on the signals that would leave the terminal raw."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            loop.add_signal_handler(number, self._on_signal, number)

    def get_driver_class(self) -> type[Driver]:
        """Return what reads the terminal: where that is Textual's own, one with more patience."""
        from textual.drivers.linux_driver import LinuxDriver

        from briefing.tui.driver import Driver as Patient

        found = super().get_driver_class()
        return Patient if found is LinuxDriver else found

    def _on_signal(self, number: int) -> None:
        self.exit(return_code=128 + number)
        if number == signal.SIGHUP:
            # The terminal may be gone, and what is still to be written to it then waits for ever.
            last = Timer(_HUNG_UP_S, os._exit, (128 + number,))
            last.daemon = True
            last.start()

    def say(self, message: str, severity: str = "information") -> None:
        """Show a notice; its text is never markup."""
        assert severity in ("information", "warning", "error")
        text = clean(message)
        if self.ascii_only:
            text = to_ascii(text)
        self.notify(text, severity=severity, markup=False, timeout=6)  # type: ignore[arg-type]

    def _refresh_notifications(self) -> None:
        self._show_notices(self.size)

    def on_resize(self, event: events.Resize) -> None:
        """Show fewer notices where there is less room."""
        self._show_notices(event.size)

    def _show_notices(self, size: Size) -> None:
        """Show the newest notices, those that leave the page to be seen."""
        drop_oldest(self._notifications, size)
        super()._refresh_notifications()
        if self._screen_stack:
            drop_places(self.screen, self._notifications)

    def _handle_exception(self, error: Exception) -> None:
        """Keep the fault for ``run``, which says one sentence after the terminal is restored.

        What fails because the program is being left already, half a screen built, is no fault.
        """
        if self._exit:
            return
        self.crash = self.crash or error
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()
