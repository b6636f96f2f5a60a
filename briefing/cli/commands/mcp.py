"""``briefing mcp``: the library for an assistant, over standard input and output."""

from __future__ import annotations

import sys
from argparse import Namespace

from briefing.cli.output import Exit, Stop
from briefing.cli.target import Session
from briefing.extras import MissingExtra


def run_mcp(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    from briefing.mcp.server import serve

    if sys.stdin is None or sys.stdin.isatty():
        raise Stop(
            "an assistant's program starts this server, and talks to it on standard input",
            'In its settings name the command "briefing", by its whole path, with "mcp" behind it.',
        )
    if sys.stdout is None:
        raise Stop("there is no standard output, on which the server would answer")
    library = Session(options).library
    try:
        serve(library, options.at_most)
    except MissingExtra as error:
        raise Stop(str(error), error.way_out) from error
    return Exit.DONE
