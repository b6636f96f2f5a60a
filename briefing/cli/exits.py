"""How a command ends: its exit status, and the exception that ends it with a sentence."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit statuses, each with its meaning."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    INTERRUPTED = 130


MEANINGS = {
    Exit.DONE: "done",
    Exit.PROBLEMS: "problems found; or a fault in briefing itself, which says so",
    Exit.USAGE: "wrong usage, unknown id, a path that cannot be read or written",
    Exit.INTERRUPTED: "interrupted",
}
"""What each status means, as the help says it."""


class Stop(Exception):
    """Ends a command: one sentence, then the way out, on standard error."""

    def __init__(self, message: str, hint: str = "", status: Exit = Exit.USAGE) -> None:
        super().__init__(message)
        self.message, self.hint, self.status = message, hint, status
