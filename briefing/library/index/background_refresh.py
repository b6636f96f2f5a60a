"""Bringing an index up to date behind the screen, in a process of its own.

``python -m briefing.library.index.background_refresh ROOT`` refreshes the index and tells how far
it is, a line of JSON each time. ``BackgroundRefresh`` starts it and reads those lines; it ends
when its reader does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from briefing.library.index.write import IndexUpdate, Progress, refresh
from briefing.processes import end, start_module, told_by


class RefreshProgress(msgspec.Struct, omit_defaults=True):
    """One line of what the process tells: how far it is, in the end what it did."""

    progress: Progress | None = None
    outcome: IndexUpdate | None = None


class BackgroundRefresh:
    """A refresh that runs in a process of its own. One thread reads ``lines``; any may ``end``."""

    def __init__(self, root: Path, *, rebuild: bool = False) -> None:
        words = [str(root), *(["--rebuild"] if rebuild else [])]
        self._process = start_module(__name__, *words)

    def lines(self) -> Iterator[Progress | IndexUpdate]:
        """Yield how far the work is, the outcome last; blocks in between.

        A process that died, or was ended, has an outcome too: with that as its trouble.
        """
        outcome = IndexUpdate(trouble="the indexing has ended before its time")
        with closing(told_by(self._process, RefreshProgress)) as lines:
            for told in lines:
                if told.progress is not None:
                    yield told.progress
                outcome = told.outcome or outcome
        yield outcome

    def end(self) -> None:
        """End the process; what it had indexed stays."""
        end(self._process)


def main(root: Path, *, rebuild: bool) -> None:
    """Refresh the index and tell of it on standard output."""
    encode = msgspec.json.Encoder().encode

    def tell(told: RefreshProgress) -> None:
        sys.stdout.buffer.write(encode(told) + b"\n")
        sys.stdout.buffer.flush()

    os.nice(10)  # the screen comes first
    outcome = refresh(
        root, lambda progress: tell(RefreshProgress(progress=progress)), rebuild=rebuild
    )
    tell(RefreshProgress(outcome=outcome))


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), rebuild="--rebuild" in sys.argv[2:])
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(1)
