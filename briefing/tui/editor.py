"""The user's editor at a line of a file, and back."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from briefing.processes import run_in_terminal

_PLUS: Final = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "kak", "micro", "joe"}
    | {"jed", "mg", "ne", "mcedit", "gedit", "kate", "vis", "ex"}
)
"""Editors that take ``+LINE FILE``."""
_COLON: Final = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that take ``FILE:LINE``."""
_GOTO: Final = frozenset({"code", "codium", "code-insiders", "cursor"})
"""Editors that take ``--goto FILE:LINE``; ``--wait`` keeps them from returning at once."""
FALLBACKS: Final = ("nano", "vim", "vi", "emacs", "micro")


class Editor(NamedTuple):
    """A command with its arguments, as ``VISUAL`` or ``EDITOR`` gives it."""

    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The program's name without its folder."""
        return Path(self.words[0]).name

    def command(self, path: Path, line: int) -> list[str]:
        """Return what to run to open ``path`` at ``line``; editors we do not know open the file."""
        if self.name in _PLUS:
            return [*self.words, f"+{line}", str(path)]
        if self.name in _COLON:
            return [*self.words, f"{path}:{line}"]
        if self.name in _GOTO:
            wait = [] if {"-w", "--wait"} & set(self.words) else ["--wait"]
            return [*self.words, *wait, "--goto", f"{path}:{line}"]
        return [*self.words, str(path)]


class NoEditor(Exception):
    """There is no editor to run; the message is one sentence with the way out."""


def find_editor(environment: Mapping[str, str] | None = None) -> Editor:
    """Return the user's editor: VISUAL, else EDITOR, else one that is usually there.

    Raises:
        NoEditor: none is set and none is found, or the one that is set is not on the path.
    """
    environment = os.environ if environment is None else environment
    for variable in ("VISUAL", "EDITOR"):
        value = environment.get(variable, "").strip()
        if not value:
            continue
        try:
            words = shlex.split(value)
        except ValueError as error:
            raise NoEditor(f"{variable} cannot be read as a command ({error}).") from error
        if shutil.which(words[0], path=environment.get("PATH")) is None:
            raise NoEditor(f"{variable} names {words[0]}, which is not on the path.")
        return Editor(tuple(words))
    for name in FALLBACKS:
        if shutil.which(name, path=environment.get("PATH")):
            return Editor((name,))
    raise NoEditor("No editor is set: export EDITOR=nano, say.")


def edit(editor: Editor, path: Path, line: int) -> str:
    """Run the editor to its end; return what went wrong in one sentence, empty for nothing."""
    try:
        status = run_in_terminal(editor.command(path, line))
    except OSError as error:
        return f"{editor.name} could not be started: {error.strerror}."
    return f"{editor.name} ended with status {status}." if status else ""
