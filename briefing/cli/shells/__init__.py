"""``briefing completions``: what lets a shell complete commands, options, ids and themes.

Written here rather than by shtab or argcomplete, which complete from one parser with subparsers:
our commands each have a parser of their own, and options stand before or after the command. In a
trial shtab 1.13 (bash) gave commands or ids for the first word, not both, and ids without regard to
the ``--library`` typed. argcomplete would start the program at every Tab, ours only for ids and
themes. The scripts are made from the parsers, so they say what the parsers say.

What changes from day to day the scripts ask for with ``briefing completions ids`` and ``themes``.
"""

from __future__ import annotations

import argparse
import re
from argparse import Namespace
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Final, NamedTuple

from briefing.cli.main import COMMANDS
from briefing.cli.options import PARSERS, SHELLS
from briefing.cli.output import Exit, Stop, out
from briefing.cli.parser import Parser

_PLAIN: Final = re.compile(r"[a-z0-9][\w.+-]*", re.ASCII | re.IGNORECASE)


def run_completions(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    if options.shell in SHELLS:
        out(import_module(f"briefing.cli.shells.{options.shell}").script(program()))
    elif options.shell == "ids":
        out("".join(f"{name}\n" for name in _ids(options)))
    elif options.shell == "themes":
        out("".join(f"{name}\n" for name in _themes()))
    else:
        names = ", ".join(SHELLS)
        raise Stop(f'there is no completion for "{options.shell}"', f"There is for: {names}.")
    return Exit.DONE


def _ids(options: Namespace) -> Iterator[str]:
    """Yield the ids of the library, without reading a brief whole.

    Nothing is said of what is wrong: whoever presses Tab wants words and no sentences.
    """
    from briefing.library.choose import NoLibrary, known_ids
    from briefing.settings import load_config

    config = None if options.library else load_config().config
    try:
        return _sorted(known_ids(options.library, config))
    except (NoLibrary, OSError):
        return iter(())


def _themes() -> Iterator[str]:
    from briefing import paths
    from briefing.tui.themes import load_themes

    return _sorted(load_themes(paths.themes()).loaded)


def _sorted(words: Iterable[str]) -> Iterator[str]:
    """Yield the words that need no quotes in any shell."""
    return (word for word in sorted(set(words)) if _PLAIN.fullmatch(word))


NOTHING: Final = "nothing"
WORDS: Final = "words"
BRIEF: Final = "brief"
FILE: Final = "file"
FOLDER: Final = "folder"
THEME: Final = "theme"
UNKNOWN: Final = "unknown"
KINDS: Final[dict[str, str]] = {
    "DIR": FOLDER, "OUT": FOLDER, "FILE": FILE, "NAME": THEME, "ID": BRIEF, "ID or FILE": BRIEF,
    "PATH or ID": BRIEF, "OLD": BRIEF, "NEW": BRIEF, "BRIEF": BRIEF, "SOURCE": BRIEF,
    "TEXT or ID": BRIEF, "WORD": UNKNOWN, "DAY": UNKNOWN, "MODEL": UNKNOWN,
    "TEXT": FILE, "N": UNKNOWN, "WORDS": UNKNOWN, "ENCODING": UNKNOWN, "CITE": UNKNOWN,
    "SENTENCE": UNKNOWN, "VOICE": UNKNOWN, "NAME=VALUE": UNKNOWN, "PLACE": UNKNOWN,
    "COLUMN=VALUE": UNKNOWN, "SHEET": UNKNOWN,
    "CODE": UNKNOWN, "WHY": UNKNOWN, "COMPARTMENT": UNKNOWN, "REVISION": UNKNOWN,
    "NAME=HOST": UNKNOWN, "SHELF": UNKNOWN,
}  # fmt: skip
"""What a value is, by the name that usage gives it; unknown is what only the user knows."""
_NEW: Final = frozenset({"new"})
"""Commands whose ID is not that of a brief that is there."""


class Value(NamedTuple):
    """What is typed in one place: its kind, and the words where the kind is words."""

    kind: str = NOTHING
    words: tuple[str, ...] = ()


class Option(NamedTuple):
    """An option: its names, its help, and the value that follows it, if any."""

    names: tuple[str, ...]
    help: str
    value: Value


class ShellCommand(NamedTuple):
    """A command: its line in the help, its own options, and what its arguments are."""

    name: str
    summary: str
    options: tuple[Option, ...]
    takes: Value


class Program(NamedTuple):
    """All that can be completed; ``common`` are the options of all commands."""

    common: tuple[Option, ...]
    commands: tuple[ShellCommand, ...]

    @property
    def names(self) -> list[str]:
        """The names of the commands."""
        return [command.name for command in self.commands]

    @property
    def valued(self) -> list[str]:
        """The names of all options that a value follows."""
        names = (name for _, option in self.values() for name in option.names)
        return list(dict.fromkeys(names))

    def values(self) -> Iterator[tuple[str, Option]]:
        """Yield each option that a value follows, behind its command's name, ``*`` for all."""
        for command in self.commands:
            for option in command.options:
                if option.value.kind != NOTHING:
                    yield command.name, option
        yield from (("*", option) for option in self.common if option.value.kind != NOTHING)


def program() -> Program:
    """Return what the parsers of the commands know."""
    parser = Parser("", "", "")
    parser.add_common()
    return Program(_options(parser), tuple(_command(name) for name in COMMANDS))


def _command(name: str) -> ShellCommand:
    parser = PARSERS[name]()
    takes = Value()
    for action in parser._actions:
        if action.dest == "shell":
            takes = Value(WORDS, SHELLS)
        elif not action.option_strings and takes.kind in (NOTHING, UNKNOWN):
            takes = Value(UNKNOWN) if name in _NEW else _value(action)
    return ShellCommand(name, COMMANDS[name], _options(parser), takes)


def _options(parser: argparse.ArgumentParser) -> tuple[Option, ...]:
    return tuple(
        Option(tuple(action.option_strings), str(action.help).partition(";")[0], _value(action))
        for action in parser._actions
        if action.option_strings
    )


def _value(action: argparse.Action) -> Value:
    if action.nargs == 0:
        return Value()
    if action.choices is not None:
        return Value(WORDS, tuple(map(str, action.choices)))
    return Value(KINDS.get(str(action.metavar), UNKNOWN))


def spelled(options: Iterable[Option]) -> str:
    """Return the names of options as words."""
    return " ".join(name for option in options for name in option.names)


def filled(script: str, parts: dict[str, str | Iterable[str]]) -> str:
    """Return a script with its ``@name@`` filled; a part of several lines keeps their indent."""
    lines = []
    for line in script.splitlines():
        bare = line.strip()
        part = parts.get(bare[1:-1]) if bare[:1] == bare[-1:] == "@" else None
        if part is not None and not isinstance(part, str):
            indent = line[: len(line) - len(bare)]
            lines += [indent + each for each in part]
            continue
        for name, text in parts.items():
            if isinstance(text, str):
                line = line.replace(f"@{name}@", text)
        lines.append(line)
    return "\n".join(lines) + "\n"
