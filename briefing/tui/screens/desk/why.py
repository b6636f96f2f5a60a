"""The line that asks why a brief is published."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from briefing import glyphs
from briefing.text import clean
from briefing.tui.cells import Row, fit, row_width, underlined
from briefing.tui.dashboard import Dashboard
from briefing.tui.registry import PUBLISH, Opening
from briefing.tui.screens import DIALOG, BaseScreen
from briefing.tui.widgets import Painted


class _Line(Painted):
    """One row of the dialogue."""

    def __init__(self, row: Callable[[int], Row], ground: str) -> None:
        super().__init__(classes="line")
        self.row, self.ground = row, ground

    def render_line(self, _y: int) -> Any:
        """Return the row."""
        return self.strip(self.row(self.size.width), self.size.width, self.ground)


def title_row(brief_id: str, desk: str, tlp: str, cells: int) -> Row:
    """Return what is published to whom, its label at the right end; the id is cut last."""
    label: Row = [(f" {tlp} ", f"{tlp} b")] if tlp else []
    row: Row = [("  PUBLISH ", "hi b r"), (brief_id, "hi b r"), (f" to {desk}", "hi r")]
    if row_width(row) + row_width(label) + 1 > cells:
        row = [("  ", "hi r"), (f"{brief_id} to {desk}", "hi b r")]
    return [*fit(row, max(cells - row_width(label), 0), "hi r"), *label]


class WhyDialog(ModalScreen[str | None], BaseScreen):
    """Dismisses with the reason, which may be empty, or None where nothing is to be published."""

    where = PUBLISH

    def __init__(self, name: str, desk: str, tlp: str) -> None:
        super().__init__()
        self.box = Vertical(id="why")
        self.title_of = partial(title_row, name, desk, tlp)
        self.input = Input(placeholder="Why? One line, or none", compact=True)
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

        tlp = card.outline.tlp if card.outline is not None else ""
        return Opening(cls(clean(card.entry.id), clean(wire.status.desk), tlp), done)

    def compose(self) -> ComposeResult:
        """Yield the overlay."""
        with self.box:
            yield _Line(self.title_of, "hi r")
            yield self.input
            yield _Line(self._keys, "dim lift")

    def _keys(self, cells: int) -> Row:
        """Return what the two keys do, on a rule where the box has no ground of its own."""
        row: Row = [("  ", "dim lift")]
        for key in self.briefing.key_table:
            if key.where == PUBLISH:
                enter = key.shown == "Enter" and not self.briefing.ascii_only
                shown = glyphs.ENTER if enter else key.shown
                row += [(shown, "hi b lift"), (f" {key.label}   ", "dim lift")]
        if self.briefing.palette.flat:
            return underlined(fit(row, cells, "dim lift"))
        return row

    def on_mount(self) -> None:
        """Give the keys to the line."""
        super().on_mount()
        self.input.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Have sides where the page shows beside the box."""
        self.edge(self.box, DIALOG)

    def on_input_submitted(self) -> None:
        """Publish."""
        self.action_send()

    def action_send(self) -> None:
        """Publish, with what was typed as the reason."""
        self.dismiss(self.input.value)

    def action_close(self) -> None:
        """Go back without publishing."""
        self.dismiss(None)
