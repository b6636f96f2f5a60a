"""A question with a few answers, each with its letter."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from briefing.text import CUT
from briefing.tui.cells import Row, fit, flow, indent
from briefing.tui.screens.base import BriefScreen
from briefing.tui.widgets.sheet import Sheet


class Ask(ModalScreen[str], BriefScreen):
    """Dismisses with the letter of the answer; Esc, q and ctrl+c count as the last one."""

    def __init__(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        """Take the question and the answers: letter and words, the harmless one last."""
        super().__init__()
        self.question = question
        self.answers = answers
        self.sheet = Sheet(self._rows, "text lift")
        self.height = 0

    def compose(self) -> ComposeResult:
        """Yield the box."""
        yield self.sheet

    def _rows(self, cells: int) -> list[Row]:
        lines = flow([(self.question, "hi b lift")], cells - 4)
        room = max(self.height - len(self.answers) - 4, 1)
        if len(lines) > room:  # the answers are never cut
            lines = [*lines[: room - 1], fit([*lines[room - 1], (CUT, "hi b lift")], cells - 4)]
        rows: list[Row] = [[], *lines, []]
        for letter, words in self.answers:
            rows.append([(letter, "hi b lift"), (f"  {words}", "text lift")])
        return indent(rows, 2, "text lift")

    def on_resize(self, event: events.Resize) -> None:
        """Make the box as high as its text."""
        cells = min(event.size.width - 4, 70)
        self.height = event.size.height
        self.sheet.styles.width = cells
        self.sheet.styles.height = min(len(self._rows(cells)) + 1, event.size.height)

    def on_click(self, event: events.Click) -> None:
        """Take the answer that was clicked."""
        region = self.sheet.region
        number = event.screen_y - region.bottom + 1 + len(self.answers)
        if region.contains(event.screen_x, event.screen_y) and 0 <= number < len(self.answers):
            self.dismiss(self.answers[number][0])

    def on_key(self, event: events.Key) -> None:
        """Take an answer by its letter."""
        event.stop()
        letters = [letter for letter, _ in self.answers]
        letter = (event.character or "").lower()
        if letter in letters:
            self.dismiss(letter)
        elif event.key in ("escape", "q", "ctrl+c"):
            self.dismiss(letters[-1])
