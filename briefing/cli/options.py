"""The parser that all commands share: their common options, and errors as one sentence."""

from __future__ import annotations

import argparse
from typing import NoReturn

from briefing import __version__
from briefing.cli.exits import Stop
from briefing.cli.output import out
from briefing.text import clean


class Parser(argparse.ArgumentParser):
    """A command's parser; wrong usage raises ``Stop`` instead of leaving the program."""

    def __init__(self, command: str, summary: str, example: str) -> None:
        super().__init__(
            prog=f"briefing {command}",
            description=summary,
            epilog=example,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            add_help=False,
        )

    def error(self, message: str) -> NoReturn:
        """Raise the sentence that argparse found.

        Raises:
            Stop: always.
        """
        raise Stop(clean(message), f'"{self.prog} --help" shows how it is used.')

    def _print_message(self, message: str, file: object = None) -> None:
        out(message)

    def parse(self, argv: list[str]) -> argparse.Namespace:
        """Parse a command's arguments; the options of all commands are among them.

        Raises:
            Stop: the arguments are wrong.
            SystemExit: help or version were asked for, and printed.
        """
        common = self.add_argument_group("options of all commands")
        common.add_argument("--library", metavar="DIR", help="the folder with the briefs")
        common.add_argument("--theme", metavar="NAME", help="the dashboard's theme")
        common.add_argument("--ascii", action="store_true", help="ASCII characters alone")
        common.add_argument(
            "--no-mouse", dest="mouse", action="store_false", help="leave the mouse to the terminal"
        )
        version = f"briefing {__version__}"
        common.add_argument(
            "--version", action="version", version=version, help="print the version"
        )
        common.add_argument("-h", "--help", action="help", help="print this help")
        return self.parse_args(argv)
