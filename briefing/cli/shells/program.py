"""What can be completed, taken from the parsers of the commands, and what the scripts share."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefing.cli.command_table import COMMANDS
from briefing.cli.options import PARSERS, SHELLS
from briefing.cli.parser import Parser

NOTHING: Final = "nothing"
WORDS: Final = "words"
BRIEF: Final = "brief"
FILE: Final = "file"
FOLDER: Final = "folder"
THEME: Final = "theme"
UNKNOWN: Final = "unknown"
KINDS: Final[dict[str, str]] = {
    "DIR": FOLDER, "FILE": FILE, "NAME": THEME, "ID": BRIEF, "ID or FILE": BRIEF,
    "PATH or ID": BRIEF, "OLD": BRIEF, "NEW": BRIEF, "BRIEF": BRIEF, "SOURCE": BRIEF,
    "TEXT": FILE, "N": UNKNOWN, "WORDS": UNKNOWN,
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


class Command(NamedTuple):
    """A command: its line in the help, its own options, and what its arguments are."""

    name: str
    summary: str
    options: tuple[Option, ...]
    takes: Value


class Program(NamedTuple):
    """All that can be completed; ``common`` are the options of all commands."""

    common: tuple[Option, ...]
    commands: tuple[Command, ...]

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


def _command(name: str) -> Command:
    parser = PARSERS[name]()
    takes = Value()
    for action in parser._actions:
        if action.dest == "shell":
            takes = Value(WORDS, SHELLS)
        elif not action.option_strings and takes.kind in (NOTHING, UNKNOWN):
            takes = Value(UNKNOWN) if name in _NEW else _value(action)
    return Command(name, COMMANDS[name], _options(parser), takes)


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
