"""``briefing diff``: what changed between two briefs, for people and programs."""

from __future__ import annotations

from argparse import Namespace

from briefing.cli.exits import Exit
from briefing.cli.output import encoding, out
from briefing.cli.target import Session
from briefing.compare import compare
from briefing.export import render_changes


def main(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    old, new = session.read(options.old), session.read(options.new)
    out(
        render_changes(
            compare(old, new),
            "json" if options.json else "text",
            ascii=session.ascii,
            encoding=encoding(),
        )
    )
    return Exit.DONE
