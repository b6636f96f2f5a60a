"""A question with a few answers, each with its letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from briefing.text import CUT
from briefing.tui.cells import Row, fit, flow, in_a_row, indent
from briefing.tui.dashboard import Dashboard
from briefing.tui.registry import Opening
from briefing.tui.screens import BaseScreen
from briefing.tui.widgets import Sheet

_WHOLE: Final = 60
"""Columns under which the box takes all: of the page nothing that could be read is left beside."""

_MOST: Final = 3
"""Rows of an answer; with more, its end is cut with a sign."""


class QuestionDialog(ModalScreen[str], BaseScreen):
    """Dismisses with the letter of the answer; Esc and ctrl+c count as the last one.

    Where no answer has that letter, q leaves the program, here as everywhere: nothing is done.
    """

    def __init__(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        """Take the question and the answers: letter and words, the harmless one last."""
        super().__init__()
        self.question = question
        self.answers = answers
        self.sheet = Sheet(self._rows, "text lift")
        self.height = 0
        self._first = 0
        """The row of the first answer."""

    @classmethod
    def opened(cls, app: Dashboard, *arguments: Any, **_named: Any) -> Opening:
        """Return the question; the last argument gets the letter of the answer."""
        *asked, then = arguments
        return Opening(cls(*asked), then)

    def compose(self) -> ComposeResult:
        """Yield the box."""
        yield self.sheet

    def _rows(self, cells: int) -> list[Row]:
        lines = flow([(in_a_row(self.question, cells - 4), "hi b lift")], cells - 4)
        answers = [row for rows in self._answers(cells - 4) for row in rows]
        room = max(self.height - len(answers) - 4, 1)
        if len(lines) > room:  # the answers are never cut
            lines = [*lines[: room - 1], fit([*lines[room - 1], (CUT, "hi b lift")], cells - 4)]
        self._first = len(lines) + 2
        rows = indent([[], *lines, [], *answers], 2, "text lift")
        if self.briefing.palette.flat:  # the box has no ground of its own: it gets edges
            rows = [[(" " * cells, "hi r")], *rows[1:]]
            if len(rows) < self.height:
                rows.append([(" " * cells, "rule u")])
        return rows

    def _answers(self, cells: int) -> Iterator[list[Row]]:
        """Yield the rows of each answer, a few at most."""
        for letter, words in self.answers:
            rows = flow([(words, "text lift")], cells - 3)
            if len(rows) > _MOST:
                last = fit([*rows[_MOST - 1], (CUT, "hi b lift")], cells - 3)
                rows = [*rows[: _MOST - 1], last]
            first: Row = [(letter, "hi b lift"), ("  ", "text lift"), *rows[0]]
            yield [first, *indent(rows[1:], 3, "text lift")]

    def on_resize(self, event: events.Resize) -> None:
        """Make the box as high as its text."""
        width = event.size.width
        cells = width if width < _WHOLE else min(width - 4, 70)
        self.height = event.size.height
        self.sheet.styles.width = cells
        cells = self.edge(self.sheet, cells)
        below = 0 if self.briefing.palette.flat else 1
        self.sheet.styles.height = min(len(self._rows(cells)) + below, event.size.height)

    def on_click(self, event: events.Click) -> None:
        """Take the answer that was clicked."""
        region = self.sheet.region
        answers = self._answers(self.sheet.size.width - 4)
        rows = [
            letter for (letter, _), rows in zip(self.answers, answers, strict=True) for _ in rows
        ]
        number = event.screen_y - region.y + self.sheet.top - self._first
        if region.contains(event.screen_x, event.screen_y) and 0 <= number < len(rows):
            self.dismiss(rows[number])

    def on_key(self, event: events.Key) -> None:
        """Take an answer by its letter."""
        event.stop()
        letters = [letter for letter, _ in self.answers]
        letter = (event.character or "").lower()
        if letter in letters:
            self.dismiss(letter)
        elif event.key in ("escape", "ctrl+c"):
            self.dismiss(letters[-1])
        elif event.key == "q":
            self.action_quit_all()
