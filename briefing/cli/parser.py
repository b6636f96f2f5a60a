"""How the arguments of a command are parsed: argparse with the program's own manners."""

from __future__ import annotations

import argparse
from argparse import _ActionsContainer as Arguments
from collections.abc import Sequence
from typing import NoReturn

from briefing import __version__
from briefing.cli.output import Stop, out
from briefing.export import LEAST, WIDTH


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as a page: asking the terminal would load the modules that handle archives."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=WIDTH)


class Parser(argparse.ArgumentParser):
    """A command's parser; wrong usage raises ``Stop`` instead of leaving the program."""

    def __init__(self, command: str, summary: str, example: str) -> None:
        super().__init__(
            prog=f"briefing {command}",
            description=summary,
            epilog=example,
            formatter_class=_Formatter,
            allow_abbrev=False,
            add_help=False,
        )

    def error(self, message: str) -> NoReturn:
        """Raise the sentence that argparse found.

        Raises:
            Stop: always.
        """
        raise Stop(message, self._shows)

    @property
    def _shows(self) -> str:
        return f'"{self.prog} --help" shows how it is used.'

    def parse_args(self, args: Sequence[str], namespace: None = None) -> argparse.Namespace:  # type: ignore[override]
        """Parse the arguments.

        Raises:
            Stop: one of them is unknown, or wrong.
        """
        return self._known(*self.parse_known_args(args, namespace))

    def _known(self, options: argparse.Namespace, unknown: Sequence[str]) -> argparse.Namespace:
        """Return the options unless there are words that are none."""
        if unknown:
            message, near = self._unknown(unknown)
            raise Stop(message, f'Did you mean "{near}"? {self._shows}' if near else self._shows)
        return options

    def _unknown(self, words: Sequence[str]) -> tuple[str, str]:
        """Return what is said of words that are no arguments, and the option likely meant."""
        from briefing.library.entry import nearest

        option = next((word for word in words if word.startswith("-")), None)
        if option is None:
            return f'"{words[0]}" is one argument too many', ""
        name = option.partition("=")[0]
        known = [each for action in self._actions for each in action.option_strings]
        return f'there is no option "{name}"', nearest(name, known)

    def _print_message(self, message: str, file: object = None) -> None:
        out(message)

    def add_common(self) -> None:
        """Add the options of all commands."""
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


class SearchParser(Parser):
    """Takes ``-word`` as a word that is not wanted, rather than as an option."""

    def parse_args(self, args: Sequence[str], namespace: None = None) -> argparse.Namespace:  # type: ignore[override]
        """Parse the arguments; the order of the words means nothing."""
        end = args.index("--") if "--" in args else len(args)
        unwanted = [word for word in args[:end] if word[:1] == "-" and word[1:2] not in ("-", "")]
        unwanted = [word for word in unwanted if word != "-h"]
        rest = [word for at, word in enumerate(args) if at >= end or word not in unwanted]
        options = super().parse_args(rest)
        options.words += unwanted
        if not options.words:
            self.error("there is nothing to look for")
        return options


class MixedParser(Parser):
    """Takes words and options in any order, also where the number of words is open."""

    def parse_args(self, args: Sequence[str], namespace: None = None) -> argparse.Namespace:  # type: ignore[override]
        """Parse the arguments."""
        return self._known(*self.parse_known_intermixed_args(args))


def add_width(parser: Arguments, *names: str) -> None:
    """Add the option for the columns of a text."""
    words = f"columns of the text, {LEAST} or more; 0 breaks no lines; default: {WIDTH}"
    parser.add_argument(*names, metavar="N", type=int, default=WIDTH, help=words)


def add_json(parser: Arguments, what: str = "an array of objects") -> None:
    """Add the option for plain data instead of text; ``what`` says in which form."""
    parser.add_argument("--json", action="store_true", help=f"{what}, for programs to read")
