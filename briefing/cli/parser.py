"""How the arguments of a command are parsed: argparse with the program's own manners."""

from __future__ import annotations

import argparse
import re
from argparse import _ActionsContainer as Arguments
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from briefing import __version__
from briefing.cli.output import Stop, out
from briefing.cli.pages import filled, page_columns
from briefing.export import LEAST, WIDTH
from briefing.filenames import escaped, is_text

_SAID = {
    r"the following arguments are required: ([^,]+|\{.*\})": "{} is missing",
    r"the following arguments are required: (.+)": "{} are missing",
    r"argument (.+): expected (?:at least )?one argument": "{} has no value behind it",
    r"argument (.+): ignored explicit argument .+": "{} takes no value",
    r"argument (.+): not allowed with argument (.+)": "{} and {} exclude each other",
    r"argument (.+): invalid (?:int|float) value: (.+)": "{} takes a number, and {} is none",
}
"""What argparse says of wrong usage, and how this program says it."""
NAMES = frozenset(
    ("DIR", "OUT", "FILE", "ID", "ID or FILE", "PATH or ID", "OLD", "NEW", "BRIEF", "SOURCE",
     "TEXT", "TEXT or ID")
)  # fmt: skip
"""What usage calls values that are or may be the name of a file, of any bytes."""
_FEW = 3
"""Commands that are named as those that have an option."""


def _name(action: argparse.Action) -> str:
    """Return what a reader calls an argument: its long option, or its word in the usage."""
    return action.option_strings[-1] if action.option_strings else str(action.metavar)


def _list_words(words: str, last: str = "and") -> str:
    """Return argparse's list as one in words; of an option its long form."""
    if words[:1] == "{":
        words, last = words.strip("{}").replace(",", ", "), "or"
    names = [each.rpartition("/")[2] if each[:1] == "-" else each for each in words.split(", ")]
    return f"{', '.join(names[:-1])} {last} {names[-1]}" if names[1:] else names[0]


def _elsewhere(option: str) -> str:
    """Return which commands have an option, "" where none has it, or so many that it is no help."""
    from briefing.cli.options import PARSERS

    having = [f'"briefing {name}"' for name, make in PARSERS.items() if option in make().options]
    if not 0 < len(having) <= _FEW:
        return ""
    return f"{_list_words(', '.join(having))} {'has' if len(having) == 1 else 'have'} it. "


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as a page, its paragraphs filled; an option's value is named once."""

    def __init__(self, prog: str, width: int = WIDTH) -> None:
        super().__init__(prog, width=width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "".join(f"{indent}{line}\n" for line in filled(text, width).split("\n"))

    def _format_action_invocation(self, action: argparse.Action) -> str:
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        value = self._format_args(action, self._get_default_metavar_for_optional(action))
        return f"{', '.join(action.option_strings)} {value}"


class Parser(argparse.ArgumentParser):
    """A command's parser; wrong usage raises ``Stop`` instead of leaving the program."""

    def __init__(self, command: str, summary: str, example: str) -> None:
        self.done_by: dict[str, dict[str, str]] = {}
        """By the name of an option: what gives a value that it has not itself, a sentence each."""
        self.instead = ""
        """What does, in place of options and words that it has not, what one may ask it for."""
        super().__init__(
            prog=f"briefing {command}",
            description=summary,
            epilog=example,
            formatter_class=_Formatter,
            allow_abbrev=False,
            add_help=False,
        )

    def format_help(self) -> str:
        """Return the help, as wide as a page."""
        self.formatter_class = partial(_Formatter, width=page_columns())
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found, as a sentence of ours.

        Raises:
            Stop: always.
        """
        for pattern, words in _SAID.items():
            if found := re.fullmatch(pattern, message):
                message = words.format(*(_list_words(part) for part in found.groups()))
                example = self._example if message.endswith("missing") else ""
                raise Stop(message, f"{example}{self._shows}")
        raise Stop(message, self._shows)

    @property
    def _shows(self) -> str:
        return f'"{self.prog} --help" shows how it is used.'

    @property
    def _example(self) -> str:
        """What the help gives for an example, empty where it gives none."""
        joined = (self.epilog or "").replace("\\\n", "")
        found = re.search(rf"^  ({self.prog}\b.*)", joined, re.M)
        words = " ".join(found[1].split()).replace('"', "'") if found else ""
        return f'As in "{words}"; ' if words else ""

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Raise ``Stop`` for a word that is no text, or none of the choices, with the one meant."""
        if isinstance(value, str) and not is_text(value):
            self._refuse_bytes(action, value)
        choices = list(map(str, action.choices or ()))
        if not choices or str(value) in choices:
            return
        from briefing.library.entry import nearest

        same = (each for each in choices if sorted(each) == sorted(str(value)))
        near = nearest(str(value), choices) or next(same, "")
        hint = f'Did you mean "{near}"? ' if near else ""
        by = self.done_by.get(action.dest, {}).get(str(value).lower().lstrip("."))
        hint = f"{by} " if by else hint
        words = f'{_name(action)} takes no "{value}" but {_list_words(", ".join(choices), "or")}'
        raise Stop(words, f"{hint}{self._shows}")

    def _refuse_bytes(self, action: argparse.Action, value: str) -> None:
        """Raise ``Stop`` for bytes that are no UTF-8, unless they may name a file."""
        if action.metavar not in NAMES:
            raise Stop(
                f'{_name(action)} takes text in UTF-8, and "{escaped(value)}" is none', self._shows
            )

    def parse_args(self, args: Sequence[str], namespace: None = None) -> argparse.Namespace:  # type: ignore[override]
        """Parse the arguments.

        Raises:
            Stop: one of them is unknown, or wrong.
        """
        return self._known(*self.parse_known_args(args, namespace))

    def _known(self, options: argparse.Namespace, unknown: Sequence[str]) -> argparse.Namespace:
        """Return the options unless there are words that are none."""
        if unknown:
            message, hint = self._unknown(unknown)
            raise Stop(message, f"{hint}{self._shows}")
        return options

    def _unknown(self, words: Sequence[str]) -> tuple[str, str]:
        """Return what is said of words that are no arguments, and which option is likely meant."""
        from briefing.filesystem import is_folder
        from briefing.library.entry import nearest

        known = self.options
        option = next((word for word in words if word.startswith("-")), None)
        if option is None:
            folder = words[0] if "--library" in known and is_folder(Path(words[0])) else ""
            hint = f'"--library {folder}" takes it as the library. ' if folder else self.instead
            return f'"{words[0]}" is one argument too many', hint
        name = option.partition("=")[0]
        if name in ("-v", "-V") and "--version" in known:
            return f'there is no option "{name}"', 'Did you mean "--version"? '
        near = self._valued(name.lstrip("-")) or (nearest(name, known) if name[:2] == "--" else "")
        hint = f'Did you mean "{near}"? ' if near else self.instead or _elsewhere(name)
        return f'there is no option "{name}"', hint

    def _valued(self, word: str) -> str:
        """Return the option of which a word is a value, with it; "" where it is of none."""
        for action in self._actions:
            if action.option_strings and word in map(str, action.choices or ()):
                return f"{_name(action)} {word}"
        return ""

    @property
    def options(self) -> list[str]:
        """Every option that it takes, each as it is typed."""
        return [each for action in self._actions for each in action.option_strings]

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
        values = {at + 1 for at, word in enumerate(args[:end]) if word in self._valued_options}
        minus = {
            at
            for at, word in enumerate(args[:end])
            if word[:1] == "-" and word[1:2] not in ("-", "") and word != "-h" and at not in values
        }
        unwanted = [args[at] for at in sorted(minus)]
        options = super().parse_args([word for at, word in enumerate(args) if at not in minus])
        options.words += unwanted
        if not options.words:
            raise Stop("there is nothing to look for", f"{self._example}{self._shows}")
        return options

    @property
    def _valued_options(self) -> set[str]:
        return {each for act in self._actions if act.nargs != 0 for each in act.option_strings}


class MixedParser(Parser):
    """Takes words and options in any order, also where the number of words is open."""

    def parse_args(self, args: Sequence[str], namespace: None = None) -> argparse.Namespace:  # type: ignore[override]
        """Parse the arguments."""
        return self._known(*self.parse_known_intermixed_args(args))


def add_width(parser: Arguments, *names: str) -> None:
    """Add the option for the columns of a text."""
    words = (
        f"columns of the text, {LEAST} or more; 0 breaks no lines; default: {WIDTH}, or those of a"
        " narrower terminal"
    )
    parser.add_argument(*names, metavar="N", type=int, help=words)


def add_json(parser: Arguments, what: str = "an array of objects") -> None:
    """Add the option for plain data instead of text; ``what`` says in which form."""
    parser.add_argument("--json", action="store_true", help=f"{what}, for programs to read")
