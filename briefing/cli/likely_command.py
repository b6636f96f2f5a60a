"""The command that was probably meant, where the first word is neither a command nor a brief."""

from __future__ import annotations

from typing import Final

from briefing.brief.fold import fold
from briefing.cli.command_table import COMMANDS, first_word
from briefing.cli.exits import Stop
from briefing.text import clean

_OPTIONS: Final = {"help": "--help", "version": "--version"}
"""Commands of other programs, each with what it is here."""
_LEAST: Final = 3
"""Letters that a word needs to be taken for a mistyped command."""


def command_like(word: str) -> str:
    """Return a question with the command that a word is clearly near, empty where it is not."""
    from briefing.library.entry import nearest

    if option := _OPTIONS.get(fold(word)):
        return f'Did you mean "briefing {option}"?'
    near = nearest(word, list(COMMANDS)) if len(word) >= _LEAST else ""
    return f'Did you mean "briefing {near}"? "briefing --help" lists the commands.' if near else ""


def mistyped(arguments: list[str]) -> Stop | None:
    """Return what to say of arguments that only a command can take, None if none was meant."""
    at = first_word(arguments)
    word = arguments[at] if at < len(arguments) else ""
    hint = command_like(word)
    return Stop(f'there is no command "{clean(word)}"', hint) if hint else None
