"""What goes to the terminal: it never makes the program wait, and text stands where it should."""

from __future__ import annotations

import os
import re
import select
import termios
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Thread
from time import monotonic
from typing import Final, TextIO

from briefing.text import width

_MOST: Final = 1 << 20
"""Bytes that may wait for the terminal; what is painted beyond is painted anew later."""
_CHUNK: Final = 4096
_AT_ONCE_S: Final = 0.003
"""How long a frame may take that is not left to the thread: a terminal that reads needs less."""
_POLL_S: Final = 0.05
_PATIENCE_S: Final = 0.8
"""How long the end waits until the terminal has taken what was painted."""
_LAST_S: Final = 0.4
"""And then, until it has taken what gives it back."""
_CANCEL: Final = b"\x18"
"""Ends a control sequence that was cut (ECMA-48, CAN)."""


class Output:
    """Writes to a terminal in a thread: where that takes nothing or is gone, nobody waits for it.

    Args:
        file: what the terminal is open as.
        on_lost: called in the thread when the terminal takes output again, after some was lost.
        on_gone: called in the thread when the terminal cannot be written to any more.
        on_fault: called in the thread when something else ends it.
    """

    def __init__(
        self,
        file: TextIO,
        on_lost: Callable[[], object],
        on_gone: Callable[[], object],
        on_fault: Callable[[Exception], object],
    ) -> None:
        self._file = file
        self._on_lost = on_lost
        self._on_gone = on_gone
        self._on_fault = on_fault
        self._changed = Condition()
        self._waiting: deque[bytes] = deque()
        self._farewell: deque[bytes] = deque()
        self._thread: Thread | None = None
        self._handle = -1
        self._at_work = False
        self._leaving = self._closing = self._in_haste = self._lost = False

    def open(self) -> None:
        """Begin to write."""
        self._leaving = self._closing = self._in_haste = self._lost = False
        self._handle = _own_handle(self._file.fileno())
        self._thread = Thread(target=self._write_all, name="terminal-output", daemon=True)
        self._thread.start()

    def write(self, text: str) -> None:
        """Have a text written, after all that waits; lost where the terminal is gone."""
        data = anchored(text).encode(self._file.encoding, "replace")
        with self._changed:
            if self._thread is None:
                return
            if self._leaving:
                self._farewell.append(data)
            elif data := self._sent_at_once(data):
                if self._waiting and sum(map(len, self._waiting)) + len(data) > _MOST:
                    self._waiting.clear()
                    self._lost = True
                self._waiting.append(data)
            self._changed.notify()

    def _sent_at_once(self, data: bytes) -> bytes:
        """Write what the terminal takes right now, and return the rest, which the thread writes.

        While the interface works on, the thread would wait for it by milliseconds, twice.
        """
        handle = self._handle
        if self._waiting or self._at_work or self._lost or handle == self._file.fileno():
            return data
        until = monotonic() + _AT_ONCE_S
        with suppress(OSError, ValueError):  # the thread meets it, too, and tells of it
            while data and select.select([], [handle], [], max(until - monotonic(), 0))[1]:
                with suppress(BlockingIOError):
                    data = data[os.write(handle, data) :]
        return data

    def leave(self) -> None:
        """Take what is written from here on for what gives the terminal back."""
        self._leaving = True

    def close(self) -> None:
        """Have written what waits, or where the terminal does not take it, what gives it back."""
        thread = self._thread
        if thread is None:
            return
        with self._changed:
            self._closing = True
            self._changed.notify()
        thread.join(_PATIENCE_S)
        if thread.is_alive():
            with self._changed:
                self._in_haste = True
                self._waiting.clear()
                self._farewell.appendleft(_CANCEL)
            with suppress(termios.error, OSError, ValueError):
                termios.tcflush(self._file.fileno(), termios.TCOFLUSH)
            thread.join(_LAST_S)
        self._thread = None

    # -- in the thread ----------------------------------------------------------------------

    def _write_all(self) -> None:
        handle = self._handle
        try:
            while (data := self._next()) is not None:
                self._send(handle, *data)
        except OSError:
            self._forget()
            self._on_gone()
        except Exception as error:  # noqa: BLE001 - else the screen would stand still for ever
            self._forget()
            self._on_fault(error)
        finally:
            if handle != self._file.fileno():
                os.close(handle)

    def _forget(self) -> None:
        with self._changed:
            self._thread = None
            self._waiting.clear()
            self._farewell.clear()

    def _next(self) -> tuple[bytes, bool] | None:
        """Wait for something to write; return it and whether it gives the terminal back."""
        with self._changed:
            self._at_work = False
            while not self._waiting:
                if self._farewell:
                    return self._farewell.popleft(), True
                if self._closing:
                    return None
                if self._lost:
                    self._lost = False
                    self._on_lost()
                self._changed.wait()
            self._at_work = True
            return self._waiting.popleft(), False

    def _send(self, handle: int, data: bytes, last: bool) -> None:
        while data and (last or not self._in_haste):
            if select.select([], [handle], [], _POLL_S)[1]:
                with suppress(BlockingIOError):
                    data = data[os.write(handle, data[:_CHUNK]) :]


def _own_handle(handle: int) -> int:
    """Open the terminal once more so that writing never blocks, which the shell's own would share.

    Where it cannot be opened, as after ``su``, the handle itself: then only the thread is held up.
    """
    try:
        return os.open(os.ttyname(handle), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    except OSError:
        return handle


_DISPUTED: Final = (
    *("\u0483\u0489", "\u0591\u05c7", "\u0610\u061a", "\u064b\u065f", "\u0670\u0670"),
    *("\u06d6\u06ed", "\u0700\u109f", "\u1100\u11ff", "\u1700\u1cff", "\u200b\u200f"),
    *("\u20d0\u20ff", "\u2600\u2712", "\u2714\u2716", "\u2718\u27bf", "\u302a\u302f"),
    *("\u3164\u3164", "\ua800\uabff", "\ud7b0\ud7ff", "\ufe00\ufe0f", "\ufe20\ufe2f"),
    *("\uffa0\uffa0", "\U00010a00\U00011fff", "\U00016000\U00016fff"),
    *("\U0001f000\U0001faff", "\U000e0000\U000e01ef"),
)
"""First and last of the characters on whose width terminals differ: scripts with spacing marks or
ligatures, joiners, conjoining Hangul, emoji. The signs of verdicts, U+2713 and U+2717, are none:
they stand on every screen, and looking through all of it takes a tenth of its painting."""
# Both are compiled by ``re`` at the first text of that kind: compiling takes longer than a frame.
_DISPUTED_TEXT: Final = (
    f"[{''.join(f'{first}-{last}' for first, last in _DISPUTED)}]"
    "[^\x00-\x7f\u2500-\u259f]*(?: [^\x00-\x7f\u2500-\u259f]+)*"
)
"""Text from such a character on."""
_SELECTORS: Final = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0x20D0, 0x2100))))
_PART: Final = (
    r"(?s)\x1b\[\d+;(?P<column>\d+)H|\x1b\[[0-9;:?<=>]*[ -/]*[@-~]|\x1b\].*?(?:\x07|\x1b\\)|\x1b."
    r"|(?P<line>[\r\n])|(?P<text>[^\x1b\r\n]+)"
)


def anchored(frame: str) -> str:
    """Return what paints a screen, with the cursor set anew behind text of disputed width.

    Where a terminal takes another width for it than ``briefing.text.width``, all that stands
    behind it is still in its column. The cells of such text are blanked first: where the terminal
    makes it narrower, what was there before would show.
    """
    odd = {char for char in set(frame) if char >= _DISPUTED[0][0]}
    if not any(first <= char <= last for char in odd for first, last in _DISPUTED):
        return frame
    out: list[str] = []
    column: int | None = None
    for part in re.finditer(_PART, frame):
        text = part["text"]
        if part["column"]:
            column = int(part["column"])
        elif part["line"]:
            column = None
        elif text and column is not None:
            anchored_text, column = _anchor(text, column)
            out.append(anchored_text)
            continue
        out.append(part[0])
    return "".join(out)


def _anchor(text: str, column: int) -> tuple[str, int]:
    """Return a text that begins in a column, counted from 1, and the column behind it."""
    out: list[str] = []
    at = 0
    for run in re.finditer(_DISPUTED_TEXT, text):
        # A selector makes an emoji of the character before it, which is wider then: 1, \ufe0f.
        start = run.start() - (run.start() > at and run[0][0] in _SELECTORS)
        before, disputed = text[at:start], text[start : run.end()]
        column += width(before)
        at = run.end()
        cells = width(disputed)
        behind = column + cells
        out += [before, " " * cells, f"\x1b[{column}G", disputed, f"\x1b[{behind}G"]
        column = behind
    rest = text[at:]
    return "".join([*out, rest]), column + width(rest)
