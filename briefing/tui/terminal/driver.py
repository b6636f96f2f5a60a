"""The terminal as it is: read and painted, given back and taken again, whatever becomes of it."""

from __future__ import annotations

import codecs
import os
import selectors
import signal
import sys
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.drivers import linux_driver
from textual.geometry import Size
from textual.messages import InBandWindowResize

from briefing.tui.terminal.key_parser import KeyParser
from briefing.tui.terminal.output import Output

if TYPE_CHECKING:
    from asyncio import TimerHandle

    from textual.message import Message

    from briefing.tui.terminal.app import TerminalApp

_FALLBACK: Final = 80, 24
"""Columns and rows of a terminal that tells no size, as of the VT100."""
_LARGEST: Final = 1000, 400
"""Columns and rows that are laid out at most: what some report would take minutes to paint."""
_MOST_CELLS: Final = 120_000
"""Cells that are laid out at most: half as many again as a small font has on a 4K screen."""
_POLL_S: Final = 0.1
_LATE_S: Final = 2 * _POLL_S
"""Who looks for keys after longer than this cannot tell when they were pressed."""
_EMPTY_READS: Final = 5
"""After so many readings of nothing in a row the terminal is gone, and not a Ctrl+D typed."""
_STOPS_WITHIN_S: Final = 0.3
_HEEDED_S: Final = 0.02
_AGAIN: Final = "\x1b[?1049l\x1b[?1049h\x1b[?25l\x1b[?1004h\x1b[?2004h\x1b[?7l"
"""Alternate screen, no cursor, reports of focus, bracketed paste, no wrapping at the margin."""


class PatientDriver(linux_driver.LinuxDriver):
    """Textual's driver for terminals that stop, vanish, take nothing, or report what is not so."""

    _app: TerminalApp

    def __init__(self, app: TerminalApp, **named: Any) -> None:
        self._may_stop = signal.getsignal(signal.SIGTSTP) is not signal.SIG_IGN
        super().__init__(app, **named)
        streams = [stream for stream in (sys.__stderr__, sys.__stdout__) if stream is not None]
        self._file = next((each for each in streams if each.isatty()), streams[-1])
        self._output = Output(
            self._file,
            self._soon(self.paint_anew),
            self._soon(self._gone),
            self._soon(app._handle_exception),
        )
        self._taken = False
        self._going_on: TimerHandle | None = None
        self._raw: list[Any] | None = None
        self._reported: tuple[int, int] | None = None
        self._size = self._size or self._get_terminal_size()

    def _soon(self, what: Any) -> Any:
        """Return what has something done on the loop, from a thread; nothing if that has ended."""

        def call(*arguments: Any) -> None:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(what, *arguments)

        return call

    # -- taking the terminal and giving it back ---------------------------------------------

    def start_application_mode(self) -> None:
        """Take the terminal, once the program stands in the foreground."""
        while self._in_background():
            os.kill(os.getpid(), signal.SIGSTOP)
        self._app.catch_signals()
        self._loop.add_signal_handler(signal.SIGCONT, self._on_continued)
        if self._may_stop:
            self._loop.add_signal_handler(signal.SIGTSTP, self._on_stop_signal)
        else:
            signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        self._output.open()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._taken = True
        with suppress(termios.error):
            self._raw = termios.tcgetattr(self.fileno)

    def stop_application_mode(self) -> None:
        """Give the terminal back; from here on signals to stop do what they always do."""
        if not self._taken:
            return
        self._leave_line_in_background()
        self._loop.remove_signal_handler(signal.SIGCONT)
        self._loop.remove_signal_handler(signal.SIGTSTP)
        self._output.leave()
        super().stop_application_mode()
        self._taken = False

    def disable_input(self) -> None:
        """Read no more keys."""
        if self._taken:
            self._leave_line_in_background()
            super().disable_input()

    def _leave_line_in_background(self) -> None:
        """Where another job has the terminal, its line is as that one wants it."""
        if self._in_background():
            signal.signal(signal.SIGTTOU, signal.SIG_IGN)
            self.attrs_before = None

    def close(self) -> None:
        """Have all of it written, as far as the terminal takes it."""
        super().close()
        self._output.close()

    def restore_line(self) -> None:
        """Give the line its settings back, at least: there is no time for more."""
        if self.attrs_before is not None and not self._in_background():
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)

    def write(self, data: str) -> None:
        """Have something written to the terminal."""
        self._output.write(data)

    def paint_anew(self) -> None:
        """Set the terminal again as it was taken, and paint the screen: others used it, too."""
        if not self._taken:
            return
        if self._raw is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._raw)
        self.write(_AGAIN)
        self._enable_mouse_support()
        self._app.refresh(layout=True)

    # -- stopping and coming back -----------------------------------------------------------

    def suspend(self, *, whole_job: bool) -> bool:
        """Give the terminal back, stop, and take it again; tell whether anything could stop it.

        ``whole_job``: the key was pressed, which elsewhere the terminal tells all programs of the
        job: a script that started this one stops with it. Without a shell that would continue it,
        the system does not stop a program (POSIX, orphaned process groups).
        """
        if not self._may_stop or not _has_job_control():
            return False
        continued: list[int] = []
        self.suspend_application_mode()
        signal.signal(signal.SIGCONT, lambda number, _frame: continued.append(number))
        os.kill(0 if whole_job else os.getpid(), signal.SIGTSTP)
        until = time.monotonic() + _STOPS_WITHIN_S
        while not continued and time.monotonic() < until:
            time.sleep(0.01)
        self._loop.add_signal_handler(signal.SIGCONT, self._on_continued)
        self._on_continued()
        return bool(continued)

    def _on_stop_signal(self) -> None:
        if not self.suspend(whole_job=False):
            self._app.say_not_stopped()

    def _on_continued(self) -> None:
        """Go on, once the signals have been heeded that came while the program was stopped."""
        if self._going_on is not None:
            self._going_on.cancel()
        self._going_on = self._loop.call_later(_HEEDED_S, self._continued)

    def _continued(self) -> None:
        """Go on; stop again as long as another job has the terminal, as after ``bg``."""
        if self._app._exit:
            return
        if self._in_background():
            os.kill(os.getpid(), signal.SIGSTOP)
        elif self._taken:  # it was stopped without a word (SIGSTOP), or not at all
            self.paint_anew()
        else:
            self.resume_application_mode()
            self._app.refresh(layout=True)

    def _in_background(self) -> bool:
        """Tell whether another job of the same shell has the terminal."""
        try:
            return os.tcgetpgrp(self.fileno) != os.getpgrp() and _has_job_control()
        except OSError:  # it does not control this program, or is gone
            return False

    # -- what the terminal tells ------------------------------------------------------------

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return the terminal's own columns and rows, whatever the environment says."""
        size = _FALLBACK
        for handle in (self.fileno, self._file.fileno()):  # type: ignore[union-attr]
            with suppress(OSError):
                told = os.get_terminal_size(handle)
                if min(told) > 0:
                    size = (told.columns, told.lines)
                    break
        else:
            size = self._reported or _FALLBACK
        return bounded(*size)

    def _query_in_band_window_resize(self) -> None:
        """Ask for no reports of the size: the system tells it, and no terminal can get it wrong."""

    def process_message(self, message: Message) -> None:
        """Hand on what the terminal tells; where it tells a size nobody asked for, look it up."""
        if isinstance(message, InBandWindowResize):
            return
        if isinstance(message, events.Resize):
            told = message.size
            self._reported = (told.width, told.height) if min(told) > 0 else self._reported
            size = Size(*self._get_terminal_size())
            message = events.Resize(size, size)
        super().process_message(message)

    def run_input_thread(self) -> None:
        """Read keys until the terminal is given back, or gone."""
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        parser, empty, looked, held = KeyParser(), 0, 0.0, False
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                text = ""
                if selector.select(_POLL_S):
                    data = os.read(self.fileno, 4096)
                    empty = 0 if data else empty + 1
                    if empty == _EMPTY_READS:
                        raise EOFError
                    text = decode(data)
                # After the reading: it may have been stopped between its look and that.
                before, looked = looked, time.monotonic()
                # Stopped after a look that saw nothing, it has not seen what came meanwhile.
                late, held = held or looked - before > _LATE_S, looked - before > _LATE_S
                try:
                    for message in parser.messages(text, late=late):
                        self.process_message(message)
                except (ValueError, ArithmeticError):
                    parser = KeyParser()  # of the same burst, the rest is lost

    def _run_input_thread(self) -> None:
        """End the program in its own manner where the terminal cannot be read any more."""
        try:
            self.run_input_thread()
        except (OSError, EOFError):
            self._soon(self._gone)()
        except Exception as error:  # noqa: BLE001
            self._app.call_later(self._app._handle_exception, error)

    def _gone(self) -> None:
        """End as after the signal that tells of it: not every terminal sends one."""
        self._app.end_by_signal(signal.SIGHUP)


def bounded(columns: int, rows: int) -> tuple[int, int]:
    """Return the columns and rows that are laid out of a terminal that tells so many."""
    columns = min(columns, _LARGEST[0])
    return columns, min(rows, _LARGEST[1], _MOST_CELLS // columns)


def _has_job_control() -> bool:
    """Tell whether a shell may be there that sees the program stop, and can continue it."""
    try:
        parent = os.getppid()
        return os.getsid(parent) == os.getsid(0)
    except OSError:
        return False
