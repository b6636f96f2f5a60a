"""What a program in a terminal needs: signals, faults, notices, and keys in their order."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from threading import Timer
from typing import TYPE_CHECKING, ClassVar, cast

from rich.console import COLOR_SYSTEMS
from textual import constants, events
from textual._styles_cache import StylesCache
from textual.app import App
from textual.content import Content
from textual.drivers import linux_driver
from textual.notifications import Notifications
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets._toast import Toast, ToastHolder, ToastRack

from briefing.text import clean, to_ascii
from briefing.tui.cells import in_a_row, in_ascii
from briefing.tui.terminal.driver import PatientDriver
from briefing.tui.terminal.input_queue import InputQueue, Passed
from briefing.widths import share_widths

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType
    from textual.driver import Driver


# Textual begins a text selection on what is under the pointer, and fails where that is a notice
# which has just gone but is not yet painted over.
Toast.ALLOW_SELECT = False


def _in_its_row(self: Toast) -> Content:
    """Return the words of a notice, of a long path its end: it covers a row of the page, not more.

    Textual's own way takes the path whole.
    """
    app = self.app
    text = in_a_row(self._notification.message, app.size.width - 2)
    return Content(in_ascii(text) if cast("TerminalApp", app).ascii_only else text)


Toast.render = _in_its_row  # type: ignore[method-assign]
_grounds = vars(StylesCache).get("get_inner_outer")
if hasattr(_grounds, "cache_info"):
    # Textual keeps the last 1024 answers of this method by what was asked, and so all lines of
    # screens that were closed: half a megabyte for each time that the map was opened. It asks
    # nothing of an instance, and calls its first parameter ``cls``.
    StylesCache.get_inner_outer = classmethod(_grounds)  # type: ignore[arg-type, assignment]
share_widths()
if constants.COLOR_SYSTEM not in ("auto", *COLOR_SYSTEMS):
    constants.COLOR_SYSTEM = "auto"  # type: ignore[misc]  # Rich would fail of it


_ENDS_WITHIN_S = 2.5
"""How long the end may take that a signal asked for: what it writes to may wait for ever."""
_ENDING = (
    *(signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT),
    *(signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM, signal.SIGXCPU),
)
"""What ends the program, the last four since they end every program that knows no other use."""
_NOT_STOPPED = (
    "briefing cannot be suspended here: it was started without job control, "
    "so nothing could continue it."
)


class TerminalApp(App[None], inherit_bindings=False):
    """Signals, faults, notices, and keys that are taken one after another.

    Textual's own keys are left out: Ctrl+Q, which goes on after Ctrl+S elsewhere, would end it.
    """

    ESCAPE_TO_MINIMIZE = False
    AUTO_FOCUS = ""
    BINDINGS: ClassVar = []
    _has_theme = False

    def __init__(self, *, ascii_only: bool) -> None:
        super().__init__()
        self.ascii_only = ascii_only
        self.crash: BaseException | None = None
        self.has_said = False
        """Whether there was any notice yet."""
        self._parsed_next = False
        """Whether the style sheet is still to be parsed, with the colours that are set."""
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

    @property
    def current_theme(self) -> Theme:
        """The theme in use; Textual asks for each row, and merges all its themes each time."""
        theme = self._registered_themes.get(self.theme)
        return theme if theme is not None else super().current_theme

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours of the theme, none before it is set: by then nothing is parsed."""
        return super().get_css_variables() if self._has_theme else {}

    def begin_with_theme(self) -> None:
        """Have the style sheet parsed with the theme that is set: once, before the first paint."""
        self._has_theme = True
        self.stylesheet.set_variables(self.get_css_variables())
        self._parsed_next = True

    def add_styles(self, path: Path) -> None:
        """Add another style sheet, of which nothing that is on the screen has any need."""
        self.stylesheet.add_source(path.read_text("utf-8"), (str(path), ""))

    def refresh_css(self, animate: bool = True) -> None:
        """Take the colours of another theme, but not those that the program begins with."""
        if self._parsed_next:
            self._parsed_next = False
        else:
            super().refresh_css(animate)

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
        for number in _ENDING:
            loop.add_signal_handler(number, self.end_by_signal, number)

    def get_driver_class(self) -> type[Driver]:
        """Return what reads the terminal: where that is Textual's own, one with more patience."""
        try:
            found = super().get_driver_class()
        except (ImportError, AttributeError, RuntimeError, ValueError):
            return PatientDriver  # TEXTUAL_DRIVER names nothing that there is
        return PatientDriver if found is linux_driver.LinuxDriver else found

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End the program; what is being typed is kept, where a screen keeps it."""
        if not self._exit:
            self.keep_unfinished()
        super().exit(result, return_code, message)

    def keep_unfinished(self) -> None:
        """Keep what is being typed and not taken yet."""

    def end_by_signal(self, number: int) -> None:
        """End with the status of a signal; where that takes too long, at once."""
        self.exit(return_code=128 + number)
        last = Timer(_ENDS_WITHIN_S, self._end_at_once, (128 + number,))
        last.daemon = True
        last.start()

    def _end_at_once(self, status: int) -> None:
        try:
            if isinstance(self._driver, PatientDriver):
                self._driver.restore_line()
        finally:  # whatever becomes of the line: nothing else ends the program any more
            os._exit(status)

    def suspend_process(self) -> None:
        """Stop until the shell continues the program; say so where there is none that could."""
        driver = self._driver
        if not (isinstance(driver, PatientDriver) and driver.suspend(whole_job=True)):
            self.say_not_stopped()

    def say_not_stopped(self) -> None:
        """Say that the program was to be suspended and cannot be."""
        self.say(_NOT_STOPPED)

    def say(self, message: str, severity: str = "information") -> None:
        """Show a notice in place of the one before; its text is never markup."""
        assert severity in ("information", "warning", "error")
        text = clean(message)
        if self.ascii_only:
            text = to_ascii(text)
        self.has_said = True
        self.notify(text, severity=severity, markup=False, timeout=6)  # type: ignore[arg-type]

    def _refresh_notifications(self) -> None:
        """Show the newest notice: there is one place, so that the page is seen."""
        for notice in list(self._notifications)[:-1]:
            del self._notifications[notice]
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


def drop_places(screen: Screen[object], notices: Notifications) -> None:
    """Take away the places of the notices that are gone: Textual leaves them, rows high."""
    kept = {ToastRack._toast_id(notice) for notice in notices}
    for place in screen.query(ToastHolder):
        if place.id not in kept:
            place.remove()
