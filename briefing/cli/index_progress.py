"""How far the index is, on a terminal's standard error."""

from __future__ import annotations

import contextlib
import sys
import time

from briefing.library.index.write import Progress

_PATIENCE_S = 0.5


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

    def end(self) -> None:
        """Take the line away."""
        if self._shown and sys.stderr is not None:
            with contextlib.suppress(OSError):
                sys.stderr.write("\r\x1b[K")
                sys.stderr.flush()
        self._shown = False
