"""The line that asks why a brief is published."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from briefing import glyphs
from briefing.text import clean
from briefing.tui.cells import Row
from briefing.tui.dashboard import Dashboard
from briefing.tui.registry import PUBLISH, Opening
from briefing.tui.screens import BaseScreen
from briefing.tui.widgets import Painted


class _Line(Painted):
    """One row of the dialogue."""

    def __init__(self, row: Row, ground: str) -> None:
        super().__init__(classes="line")
        self.row, self.ground = row, ground

    def render_line(self, _y: int) -> Any:
        """Return the row."""
        return self.strip(self.row, self.size.width, self.ground)


class WhyDialog(ModalScreen[str | None], BaseScreen):
    """Dismisses with the reason, which may be empty, or None where nothing is to be published."""

    where = PUBLISH

    def __init__(self, name: str, desk: str) -> None:
        super().__init__()
        self.what = f"  PUBLISH {name} to {desk}"
        self.input = Input(placeholder="Why? A line for those who read it; or none", compact=True)
        self.input.cursor_blink = False

    @classmethod
    def opened(cls, app: Dashboard, *_arguments: Any, **_named: Any) -> Opening | None:
        """Return the dialogue for the brief shown."""
        wire, card = app.wire, app.overview.problem_card
        if wire.status is None:
            return None

        def done(why: str | None) -> None:
            if why is not None:
                wire.publish(card, why.strip())

        return Opening(cls(clean(card.entry.id), clean(wire.status.desk)), done)

    def compose(self) -> ComposeResult:
        """Yield the overlay."""
        with Vertical(id="why"):
            yield _Line([(self.what, "hi b r")], "hi r")
            yield self.input
            yield _Line(self._keys(), "dim lift")

    def _keys(self) -> Row:
        """Return what the two keys do."""
        row: Row = [("  ", "dim lift")]
        for key in self.briefing.key_table:
            if key.where == PUBLISH:
                enter = key.shown == "Enter" and not self.briefing.ascii_only
                shown = glyphs.ENTER if enter else key.shown
                row += [(shown, "hi b lift"), (f" {key.label}   ", "dim lift")]
        return row

    def on_mount(self) -> None:
        """Give the keys to the line."""
        super().on_mount()
        self.input.focus()

    def on_input_submitted(self) -> None:
        """Publish."""
        self.action_send()

    def action_send(self) -> None:
        """Publish, with what was typed as the reason."""
        self.dismiss(self.input.value)

    def action_close(self) -> None:
        """Go back without publishing."""
        self.dismiss(None)
