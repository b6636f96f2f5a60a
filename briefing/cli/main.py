"""From arguments to a command, and from whatever happens there to an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from briefing.cli.command_table import asks_for_help, program_help, split
from briefing.cli.exits import Exit, Stop


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit status.

    Nothing is raised: every error is a sentence on standard error. With BRIEFING_DEBUG set, a
    fault in the program itself is raised as it is.
    """
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except SystemExit as done:  # argparse's way to end after help
        return int(done.code or 0)
    except Stop as stop:
        _say(f"{stop.message}{'' if stop.message.endswith(('.', '?')) else '.'}", stop.hint)
        return stop.status
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        if os.environ.get("BRIEFING_DEBUG"):
            raise
        _say(
            f"this is a fault in briefing, not in your files ({type(error).__name__}: {error}).",
            "Run it again with BRIEFING_DEBUG=1 to see where, and please report it.",
        )
        return Exit.PROBLEMS


def _run(argv: list[str]) -> int:
    command, arguments = split(argv)
    if not command and asks_for_help(arguments):
        from briefing.cli.output import out

        out(program_help())
        return Exit.DONE
    from briefing.cli.options import parse

    try:
        options = parse(command or "open", arguments)
    except Stop as stop:
        from briefing.cli.likely_command import mistyped

        raise (not command and mistyped(arguments)) or stop from None
    command = command or "open"
    # The underscore keeps a module's name from hiding a builtin.
    module = f"{command}_" if command in ("open", "list", "map") else command
    return int(import_module(f"briefing.cli.commands.{module}").main(options))


def _say(message: str, hint: str) -> None:
    from briefing.cli.output import err

    err(f"briefing: {message}", hint)
