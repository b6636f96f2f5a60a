"""A few things to choose one from, by digit, by name, or with the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from textual.geometry import Size

from briefing import glyphs
from briefing.brief.fold import fold
from briefing.text import width
from briefing.tui.cells import Row, fit, flow, indent, row_width
from briefing.tui.dashboard import Dashboard
from briefing.tui.registry import CHOICES, Opening
from briefing.tui.screens.chooser import ChoiceList, Chooser

_DIGITS: Final = 9
_WIDTH, _BESIDE = 76, 16
"""Cells of the overlay, and those beside it that are worth being seen: with fewer it takes all."""
_AROUND: Final = 4
"""Rows of the overlay that are no entries: bar, line, keys, and one below the line."""


class MenuChoice(NamedTuple):
    """Something to choose: what is handed on, its name, what it means, whether it holds now."""

    value: Any
    name: str
    means: str = ""
    now: bool = False


class _Choices(ChoiceList):
    """What can be chosen, a row each, the first nine with their digit."""

    nothing = "Nothing fits."

    def __init__(self, choices: Sequence[MenuChoice]) -> None:
        super().__init__()
        self.every = list(choices)
        self.shown = list(choices)

    @property
    def count(self) -> int:
        """How many fit."""
        return len(self.shown)

    def show(self, query: str) -> None:
        """Show what has the words, the first chosen; without words the one that holds now."""
        words = fold(query).split()
        self.shown = [
            each
            for each in self.every
            if all(word in fold(f"{each.name} {each.means}") for word in words)
        ]
        now = next((at for at, each in enumerate(self.shown) if each.now), 0)
        self.chosen = 0 if words else now
        self.on_resize()

    def digit(self, query: str) -> MenuChoice | None:
        """Return the choice that a digit is of, None where it is of none."""
        if len(query) == 1 and query.isascii() and query.isdigit():
            place = int(query) - 1
            return self.every[place] if 0 <= place < min(len(self.every), _DIGITS) else None
        return None

    def entry(self, number: int, line: int, cells: int, more: str) -> Row:
        """Return digit, name and meaning."""
        name, told = self._parts(number, cells)
        return fit([*name, *told], cells)

    def whole(self, number: int, cells: int) -> list[Row]:
        """Return the same, the meaning in as many rows as it needs."""
        name, told = self._parts(number, cells)
        lead = row_width(name)
        first, *more = flow(told, max(cells - lead - 1, 8)) or [[]]
        return [[*name, *first], *indent(more, lead)]

    def _parts(self, number: int, cells: int) -> tuple[Row, Row]:
        """Return the digit with the name, and what it means."""
        choice = self.shown[number]
        place = self.every.index(choice) + 1
        chosen = number == self.chosen
        digit = str(place) if place <= _DIGITS else " "
        sign = glyphs.SELECTED if chosen else " "
        names = min(max(width(each.name) for each in self.every), max(cells // 2, 12))
        row: Row = [(f"{sign} ", "hi b"), (f"{digit} ", "hi b")]
        row += [*fit([(choice.name, "hi b" if choice.now else "hi")], names, "hi"), ("  ", "text")]
        told = f"{choice.means} (as it is)" if choice.now else choice.means
        return row, [(told.strip(), "text" if chosen else "dim")]


class Choices(Chooser):
    """Dismisses with the ``MenuChoice`` that was chosen, or None."""

    where = CHOICES
    hint = "a digit, or part of a name"
    hits: _Choices

    def __init__(self, question: str, choices: Sequence[MenuChoice]) -> None:
        super().__init__(_Choices(choices))
        self.heading = question

    @classmethod
    def opened(cls, app: Dashboard, *arguments: Any, **_named: Any) -> Opening:
        """Return the question; the last argument gets the choice, if one is made."""
        question, choices, then = arguments

        def done(choice: MenuChoice | None) -> None:
            if choice is not None:
                then(choice)

        return Opening(cls(question, choices), done)

    def bar_end(self) -> Row:
        """Return how many can be chosen."""
        return [(f"{self.hits.count}  ", "hi r")]

    def look(self, query: str) -> None:
        """Show what fits; a digit is chosen at once."""
        choice = self.hits.digit(query)
        if choice is not None:
            self.dismiss(choice)
        else:
            self.hits.show(query)

    def chosen(self) -> MenuChoice:
        """Return the chosen one."""
        return self.hits.shown[self.hits.chosen]

    def measure(self, size: Size) -> None:
        """Be as high as the choices, at the bottom: what they are about stays to be seen."""
        low = size.height < 18
        rows = len(self.hits.every) + _AROUND - (1 if low else 0)
        self.box.styles.width = cells = min(size.width, _WIDTH)
        if size.width - cells < _BESIDE:
            self.box.styles.width = cells = size.width
        self.edge(self.box, cells)
        self.box.styles.margin = (0, 0, 0, 0)
        self.box.styles.height = min(rows, size.height)
        self.bar.styles.margin = (0, 0, 0, 0)
        self.input.styles.margin = (0, 2, 0 if low else 1, 2)
