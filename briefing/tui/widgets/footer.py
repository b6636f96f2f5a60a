"""The footer: the keys of where you are, made from the bindings; what does not fit is dropped."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.strip import Strip

from briefing import glyphs
from briefing.tui.cells import Row, fit, row_width
from briefing.tui.keys import keys_for
from briefing.tui.motions import Key
from briefing.tui.widgets.base import Painted


class Footer(Painted):
    """One row: key bold, label dim, ``? help`` at the right edge; a click presses the key."""

    def __init__(self, where: str, more: Callable[[], str] = str) -> None:
        """Take the screen whose keys are shown, and what to say at the right edge, if anything."""
        super().__init__(id="footer")
        self.where = where
        self._more = more
        self._spots: list[tuple[int, int, str]] = []

    def render_line(self, _y: int) -> Strip:
        """Return the row."""
        cells = self.size.width
        keys = sorted(
            (k for k in keys_for(self.where, self.briefing.key_table) if k.footer),
            key=lambda k: k.footer,
        )
        last = next(k for k in keys if k.id == "help")
        tail = self._entry(last)
        if more := self._more():
            tail = [*tail, (f"  {more}", "hi")]
        room = cells - row_width(tail) - 3
        row: Row = [(" ", "text")]
        self._spots = []
        for key in keys:
            if key is last or self.screen.check_action(*key.call) is False:
                continue
            entry = self._entry(key)
            if row_width(row) + row_width(entry) > room:
                break
            start = row_width(row)
            row += [*entry, ("  ", "text")]
            self._spots.append((start, start + row_width(entry), key.action))
        row = [*fit(row, cells - row_width(tail) - 1), *tail]
        self._spots.append((cells - row_width(tail) - 1, cells, last.action))
        return self.strip(row, cells)

    def _entry(self, key: Key) -> Row:
        shown = key.shown.partition(" ")[0]
        if shown == "Enter" and not self.briefing.ascii_only:
            shown = glyphs.ENTER
        if key.id == "brief.number":
            shown = self.briefing.digits()
        return [(shown, "hi b"), (f" {key.label}", "dim")]

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the key under the pointer."""
        for start, end, action in self._spots:
            if start <= event.x < end:
                if action.startswith("brief_number"):
                    action = "open('picker')"
                await self.run_action(f"screen.{action}")
