"""How a command speaks and ends: standard output and error, progress, exit statuses."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
from enum import IntEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from briefing.library.index.write import Progress


_MANY = 40
"""From so many on, work shows how far it is."""
_PATIENCE_S = 0.5
"""How long indexing may take before it shows how far it is."""

_FURTHER = 2
"""How much further in than a line stands what a terminal has no room for in it."""
_ASKS_LIBRARY = r'(?<!Did you mean )("briefing (?!desk|take|mcp|[^"]*--(?:help|library))[^"]*)"'
"""A command in quotes, to be copied, that asks or changes the library and does not name one."""
_BEHIND = {"command": ""}
"""What such a command needs behind it, "" where no library was named."""


class Exit(IntEnum):
    """The exit statuses, each with its meaning."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    INTERRUPTED = 130


MEANINGS = {
    Exit.DONE: "done",
    Exit.PROBLEMS: "problems found; or a fault in briefing itself, which says so",
    Exit.USAGE: "wrong usage, unknown id, a path that cannot be read or written",
    Exit.INTERRUPTED: "interrupted",
}
"""What each status means, as the help says it."""


class Stop(Exception):
    """Ends a command: one sentence, then the way out, on standard error."""

    def __init__(self, message: str, hint: str = "", status: Exit = Exit.USAGE) -> None:
        super().__init__(message)
        self.message, self.hint, self.status = message, hint, status


def encoding() -> str:
    """Return the encoding of standard output."""
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def out(text: str) -> None:
    """Write text that ends in a line feed to standard output.

    What its encoding lacks is written in ASCII. A reader who has closed the pipe is no error:
    what is left is not written.

    Raises:
        Stop: the output cannot be written, its disk being full, for one.
    """
    _put(lambda stream: stream.write(_fitted(text, encoding())))


def out_bytes(data: bytes) -> None:
    """Write what is no text to standard output, as ``out`` does a text.

    Raises:
        Stop: the output cannot be written.
    """
    _put(lambda stream: stream.buffer.write(data))


def out_lines(text: str) -> None:
    """Write lines as ``out`` does; in a terminal what has no room stands below, further in."""
    if cells := terminal_cells(sys.stdout):
        text = "".join(f"{broken(line, cells, below=_FURTHER)}\n" for line in text.splitlines())
    out(text)


def out_filled(text: str) -> None:
    """Write a text as ``out`` does; what a terminal has no room for is broken between words."""
    cells = terminal_cells(sys.stdout)
    if 0 < cells < max(map(len, text.splitlines())):
        from briefing.cli.pages import filled

        text = filled(text, cells) + "\n"
    out(text)


def _put(write: Callable[[TextIO], object]) -> None:
    if sys.stdout is None:
        return
    try:
        write(sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        from briefing.filesystem import reason

        _silence(sys.stdout)
        raise Stop(f"standard output cannot be written: {reason(error)}") from error


def err(message: str, hint: str = "", *, indent: int = 0) -> None:
    """Write one cleaned line to standard error, the way out behind it, so many spaces before it."""
    if sys.stderr is None:
        return
    from briefing.text import clean

    line = " " * indent + clean(for_library(f"{message} {hint}" if hint else message))
    with contextlib.suppress(OSError):
        line = _fitted(line, sys.stderr.encoding or "utf-8")
        if cells := terminal_cells(sys.stderr):
            line = broken(line, cells)
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


def name_library(option: str | None) -> str:
    """Have each command that is told from here on name the library as this one was told to.

    Returns what such a command has behind it, "" where no library was named.
    """
    _BEHIND["command"] = ""
    if option:
        from shlex import quote

        _BEHIND["command"] = f" --library {quote(option)}"
    return _BEHIND["command"]


def for_library(text: str) -> str:
    """Return a text in which each command that can be copied is for the library that was named."""
    behind = _BEHIND["command"]
    return re.sub(_ASKS_LIBRARY, lambda found: f'{found[1]}{behind}"', text) if behind else text


def terminal_cells(stream: TextIO | None) -> int:
    """Return the columns of the terminal that a stream is, 0 where it is none or does not say."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream and stream.isatty() else 0
    except (OSError, ValueError):
        return 0


def broken(line: str, cells: int, below: int = 0) -> str:
    """Return a line broken between words; a command in quotes that has room stays in one piece.

    What has no room stands below, so many cells further in.
    """
    from briefing.text import width

    if width(line) <= cells:
        return line
    indent = len(line) - len(line.lstrip(" "))
    below += indent
    rows = [""]
    for word in re.findall(r'"briefing [^"]*"\S*|\S+', line):
        pieces = word.split(" ") if width(word) > cells - below else [word]
        for piece in pieces:
            more = f"{rows[-1]} {piece}" if rows[-1] else f"{' ' * indent}{piece}"
            if rows[-1] and width(more) > cells:
                rows.append(f"{' ' * below}{piece}")
            else:
                rows[-1] = more
    return "\n".join(rows)


def agrees(question: str, otherwise: str = 'Add "--yes" to write it.') -> bool:
    """Ask on standard error whether to write something; tell whether the answer is yes.

    ``otherwise`` is the way out where nobody can be asked.

    Raises:
        Stop: there is nobody to ask.
    """
    if not sys.stdin or not sys.stdin.isatty():
        raise Stop("nothing was written: there is no terminal in which to ask", otherwise)
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


@contextlib.contextmanager
def progress(total: int, done: str) -> Iterator[Callable[[], None]]:
    """Yield what is to be called once a piece of work: it shows ``checked 120 of 1,000``.

    Nothing is shown for little work, nor where standard error is no terminal; the line is taken
    away at the end.
    """
    stream = sys.stderr
    if total < _MANY or stream is None or not stream.isatty():
        yield lambda: None
        return
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count % 10 == 0 or count == total:
            with contextlib.suppress(OSError):
                stream.write(f"\r{done} {count:,} of {total:,}")
                stream.flush()

    try:
        yield step
    finally:
        with contextlib.suppress(OSError):
            stream.write("\r\x1b[K")
            stream.flush()


class Bar:
    """Shows ``indexed 3,000 of 10,000`` while it takes a while; ``end`` takes the line away.

    Where standard error is no terminal nothing is shown.
    """

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown = False

    def __call__(self, progress: Progress) -> None:
        """Show how far the work is."""
        stream = sys.stderr
        if stream is None or not stream.isatty() or time.monotonic() - self._begun < _PATIENCE_S:
            return
        with contextlib.suppress(OSError):
            stream.write(f"\rindexed {progress.done:,} of {progress.total:,}")
            stream.flush()
            self._shown = True

    def say(self, words: str) -> None:
        """Show in words what is being done, from now until the next words or the end."""
        stream = sys.stderr
        if stream is None or not stream.isatty():
            return
        with contextlib.suppress(OSError):
            stream.write(f"\r{words} ...\x1b[K")
            stream.flush()
            self._shown = True

    def end(self) -> None:
        """Take the line away."""
        if self._shown and sys.stderr is not None:
            with contextlib.suppress(OSError):
                sys.stderr.write("\r\x1b[K")
                sys.stderr.flush()
        self._shown = False


def _fitted(text: str, target: str) -> str:
    try:
        text.encode(target)
    except UnicodeEncodeError:
        from briefing.text import fitted

        return fitted(text, target)
    except LookupError:
        return text.encode("ascii", "replace").decode()
    return text


def _silence(stream: TextIO) -> None:
    """Let what is left go nowhere, so that the interpreter's own last flush cannot fail."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
