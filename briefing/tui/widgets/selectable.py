"""Painted rows whose text can be selected with the mouse, and copied."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.selection import Selection
from textual.strip import Strip

from briefing.tui.widgets.base import Painted

_REVERSE = Style(reverse=True)


class Selectable(Painted):
    """Paints by ``paint_line``; the selected part of it stands reversed."""

    ALLOW_SELECT = True

    def paint_line(self, y: int) -> Strip:
        """Return one row as it stands without a selection."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Return one row; offsets in it tell the mouse which character it is over."""
        strip = self.paint_line(y)
        selection = self.text_selection
        if selection is not None:
            span = selection.get_span(y)
            if span is not None:
                strip = _reversed(strip, *span)
        return strip.apply_offsets(0, y)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, rows without the blanks at their ends."""
        rows = [self.paint_line(y).text for y in range(self.size.height)]
        text = selection.extract("\n".join(rows))
        return "\n".join(line.rstrip() for line in text.split("\n")), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint the selection."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Keep a second click from selecting the whole widget: it means something else here."""
        event.prevent_default()


def _reversed(strip: Strip, start: int, end: int) -> Strip:
    """Return a strip with the characters from ``start`` to ``end`` reversed; -1 is its end."""
    out: list[Segment] = []
    at = 0
    for text, style, control in strip:
        size = len(text)
        left = min(max(start - at, 0), size)
        right = size if end < 0 else min(max(end - at, 0), size)
        for part, chosen in ((text[:left], False), (text[left:right], True), (text[right:], False)):
            if part:
                own = style + _REVERSE if chosen and style is not None else style
                out.append(Segment(part, own, control))
        at += size
    return Strip(out, strip.cell_length)
