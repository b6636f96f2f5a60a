"""Writing to standard output and standard error, whatever they are."""

from __future__ import annotations

import contextlib
import os
import sys

from briefing.cli.exits import Stop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO


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
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(_fitted(text, encoding()))
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        from briefing.files import reason

        _silence(sys.stdout)
        raise Stop(f"standard output cannot be written: {reason(error)}") from error


def err(message: str, hint: str = "") -> None:
    """Write one cleaned line to standard error, the way out behind it."""
    if sys.stderr is None:
        return
    from briefing.text import clean

    line = clean(f"{message} {hint}" if hint else message)
    with contextlib.suppress(OSError):
        sys.stderr.write(_fitted(line, sys.stderr.encoding or "utf-8") + "\n")
        sys.stderr.flush()


_MANY = 40
"""From so many on, work shows how far it is."""


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


def _fitted(text: str, target: str) -> str:
    try:
        text.encode(target)
    except UnicodeEncodeError:
        from briefing.export import fitted

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
