"""Words in the place of a command that is none: what somebody who typed them has meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from briefing.brief.fold import fold
from briefing.cli.output import Stop
from briefing.library.entry import nearest
from briefing.text import clean

_ALIKE: Final = {
    "--help": "help",
    "--version": "version",
    "list": "ls dir",
    "open": "show view read display run start tui dashboard",
    "export": "cat print convert save dump render",
    "new": "init create begin",
    "claim": "add insert",
    "check": "verify validate lint test",
    "search": "find grep query",
    "diff": "compare changes",
    "history": "log",
    "take": "import ingest fetch",
    "publish": "push commit share send",
    "config": "settings preferences set theme",
    "place": "geocode",
    "site": "web www",
    "desk serve": "serve server",
}
"""The commands, each with what other programs call the like."""
_FOREIGN: Final = {word: own for own, words in _ALIKE.items() for word in words.split()}
_OF_FILES: Final = {
    **dict.fromkeys(("edit", "change", "update"), "an editor changes it, as E in the dashboard"),
    **dict.fromkeys(("delete", "remove", "rm"), "delete that"),
    **dict.fromkeys(("rename", "mv", "copy", "cp"), "name or copy that"),
}
"""What is done to the file of a brief, and by no command."""
_MIN_LETTERS: Final = 3
"""Letters that a word needs to be taken for a mistyped command."""
_LISTS: Final = '"briefing --help" lists the commands.'


def command_like(word: str, commands: Iterable[str]) -> str:
    """Return the way to the command that a word is clearly near, empty where it is near none."""
    name = fold(word)
    if name in _FOREIGN:
        return f'Did you mean "briefing {_FOREIGN[name]}"?'
    if name in _OF_FILES:
        return f"A brief is a file of the library: {_OF_FILES[name]}."
    near = nearest(word, list(commands)) if len(word) >= _MIN_LETTERS else ""
    return f'Did you mean "briefing {near}"? {_LISTS}' if near else ""


def mistyped(words: Sequence[str], commands: Collection[str]) -> Stop | None:
    """Return what to say of words that only a command can take, None if none was meant."""
    word, behind = [*words, "", ""][:2]
    hint = command_like(word, commands)
    if fold(word) == "help" and behind in commands:
        hint = f'Did you mean "briefing {behind} --help"?'
    if word.isalpha() and behind and not behind.startswith("-"):
        hint = hint or _LISTS
    return Stop(f'there is no command "{clean(word)}"', hint) if hint else None
