"""``briefing index``: the search index, now and with progress."""

from __future__ import annotations

from argparse import Namespace

from briefing import paths
from briefing.cli.exits import Exit, Stop
from briefing.cli.index_progress import Bar
from briefing.cli.output import out
from briefing.cli.target import Session
from briefing.library.index.read import Index
from briefing.library.index.write import BUSY
from briefing.text import clean


def main(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    library = Session(options).library
    index, bar = library.index(), Bar()
    if index is None:
        raise Stop(f"{library.location.shown} has no index", "It can be listed, not searched.")
    try:
        outcome = index.refresh(bar, rebuild=options.rebuild, thorough=True)
    finally:
        bar.end()
    if outcome.trouble == BUSY:
        raise Stop(BUSY, "Try again when it is done.")
    if outcome.trouble:
        raise Stop(
            outcome.trouble, "Nothing is lost: lists and searches read the briefs themselves."
        )
    rate = f", {outcome.read / outcome.seconds:,.0f} a second" if outcome.read > 100 else ""
    anew = "Made anew. " if outcome.rebuilt and not options.rebuild else ""
    out(
        f"{anew}Indexed {outcome.files:,} briefs in {outcome.seconds:.1f} s: {outcome.read:,} read"
        f"{rate}, {outcome.removed:,} gone. The index is {_size(index)} in"
        f" {clean(paths.short(index.path))}.\n"
    )
    return Exit.DONE


def _size(index: Index) -> str:
    try:
        return f"{index.path.stat().st_size / 1e6:,.1f} MB"
    except OSError:
        return "0 MB"
