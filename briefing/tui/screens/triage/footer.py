"""The footer of triage: of the keys that it has no room to name it has at least the letters."""

from __future__ import annotations

from typing import Final

from textual.strip import Strip

from briefing.tui.cells import Row, fit, row_width
from briefing.tui.keys import keys_for
from briefing.tui.motions import Key
from briefing.tui.widgets.footer import Footer

_NAMED: Final = 3
"""The keys that keep a name as long as they can."""
_SHORT: Final = {"word it": "word", "leave out": "out", "accept": "ok"}


class TriageFooter(Footer):
    """Every key stands in it at any width: with its name, with a short one, or alone."""

    def render_line(self, _y: int) -> Strip:
        """Return the row."""
        cells = self.size.width
        keys = [key for key in keys_for(self.where, self.briefing.key_table) if key.footer]
        keys.sort(key=lambda key: key.footer)
        last = next(key for key in keys if key.id == "help")
        shown = [
            key for key in keys
            if key.where == self.where
            and self.screen.check_action(*key.call) is not False
        ]  # fmt: skip
        row: Row = []
        tail: Row = []
        spots: list[tuple[int, int, str]] = []
        every = len(shown)
        fewer = [(named, 2, True) for named in range(every, _NAMED - 1, -1)]
        for named, gap, short in ((every, 2, False), *fewer, (_NAMED, 1, True), (0, 1, True)):
            row, spots = self._row(shown, named, gap, short=short)
            tail = self._entry(last) if gap > 1 else [(last.shown.partition(" ")[0], "hi b")]
            if row_width(row) + row_width(tail) + 1 <= cells:
                break
        start = cells - row_width(tail) - 1
        self._spots = [*spots, (start, cells, last.action)]
        return self.strip([*fit(row, start), *tail], cells)

    def _row(
        self, keys: list[Key], named: int, gap: int, *, short: bool
    ) -> tuple[Row, list[tuple[int, int, str]]]:
        """Return the row with so many keys named, and where each key stands."""
        row: Row = [(" ", "text")]
        spots: list[tuple[int, int, str]] = []
        for number, key in enumerate(keys):
            entry: Row = [(key.shown.partition(" ")[0], "hi b")]
            if number < named:
                label = _SHORT.get(key.label, key.label) if short else key.label
                entry.append((f" {label}", "dim"))
            start = row_width(row)
            row += [*entry, (" " * gap, "text")]
            spots.append((start, start + row_width(entry), key.action))
        return row, spots
