"""The command palette: anything that can be done, found by typing part of its name."""

from __future__ import annotations

from inspect import isawaitable
from typing import Any

from briefing import glyphs
from briefing.text import pad, width
from briefing.tui.cells import Row, fit
from briefing.tui.commands import Command, Hit, commands, search
from briefing.tui.dashboard import Dashboard
from briefing.tui.fuzzy import marked
from briefing.tui.opening import Opening
from briefing.tui.registry import COMMANDS
from briefing.tui.screens.base import BaseScreen
from briefing.tui.screens.chooser import Chooser, Hits

_BESIDE = 26
"""Cells for what stands beside a name, at most: the longest is the id of a brief."""


class _Commands(Hits):
    """The commands that fit, a row each."""

    nothing = "No command fits."

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[Hit] = []

    @property
    def count(self) -> int:
        """How many commands fit."""
        return len(self.hits)

    def show(self, hits: list[Hit]) -> None:
        """Show other hits, the best chosen."""
        self.hits, self.chosen = hits, 0
        self.on_resize()

    def entry(self, number: int, line: int, cells: int, more: str) -> Row:
        """Return the name, and at the right edge what stands beside it."""
        (name, beside, _), found = self.hits[number]
        chosen = number == self.chosen
        mark = glyphs.SELECTED if chosen else " "
        room = min(_BESIDE, cells // 3)
        right = pad(beside, min(width(beside), room)) if beside and not more else ""
        left: Row = [(f"{mark} ", "hi b"), *marked(name, found, "hi b" if chosen else "hi")]
        return [*fit(left, cells - width(right) - 2), (f" {right} ", "text" if chosen else "dim")]


class CommandPalette(Chooser):
    """Dismisses with the chosen command, or None."""

    where = COMMANDS
    heading = "COMMANDS"
    hint = "part of a command, brief or theme"
    hits: _Commands

    def __init__(self, entries: list[Command]) -> None:
        self.entries = entries
        super().__init__(_Commands())

    @classmethod
    def opened(cls, app: Dashboard, *_arguments: Any, **_named: Any) -> Opening:
        """Return the palette of the screen on top; what is chosen is done once that one is back."""

        async def done(command: Command | None) -> None:
            result = command.run() if command is not None else None
            if isawaitable(result):
                await result

        assert isinstance(app.screen, BaseScreen)
        return Opening(cls(list(commands(app.screen))), done)

    def bar_end(self) -> Row:
        """Return how many commands fit."""
        return [(f"{self.hits.count} of {len(self.entries)}  ", "hi r")]

    def look(self, query: str) -> None:
        """Show the commands that fit."""
        self.hits.show(search(self.entries, query))

    def chosen(self) -> Command:
        """Return the chosen command."""
        return self.hits.hits[self.hits.chosen].command
