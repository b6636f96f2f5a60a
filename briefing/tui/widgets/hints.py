"""The keys of an overlay in one row under it."""

from __future__ import annotations

from textual.strip import Strip

from briefing import glyphs
from briefing.tui.cells import Row, fit, row_width, underlined
from briefing.tui.keys import keys_for
from briefing.tui.widgets.base import Painted


class KeyHints(Painted):
    """What takes the choice, the two keys that move it, and what goes back without one.

    Each is named by its action in the table of keys; where the row is too narrow, those of
    ``more`` are left out, the last one first, then the two that move the choice.
    """

    def __init__(
        self,
        where: str,
        take: str,
        moves: tuple[str, str],
        leave: str,
        more: tuple[str, ...] = (),
    ) -> None:
        super().__init__(classes="line")
        self.where = where
        self._take, self._moves, self._leave, self._more = take, moves, leave, more

    def render_line(self, _y: int) -> Strip:
        """Return the row."""
        row = self._shown()
        if self.palette.flat:  # the overlay has no ground of its own: a rule ends it
            row = underlined(fit(row, self.size.width, "dim lift"))
        return self.strip(row, self.size.width, "dim lift")

    def _shown(self) -> Row:
        """Return as many of the keys as there is room for."""
        shown: dict[str, tuple[str, str]] = {}
        for key in keys_for(self.where, self.briefing.key_table):
            shown.setdefault(key.action, (key.shown.partition(" ")[0], key.label))
        enter, taken = shown[self._take]
        if enter == "Enter" and not self.briefing.ascii_only:
            enter = glyphs.ENTER
        back, forward = (shown[action][0] for action in self._moves)
        cells = self.size.width
        entries = [(enter, taken), (f"{back} {forward}", "choose"), shown[self._leave]]
        more = [shown[action] for action in self._more if self.screen.check_action(action, ())]
        for count in range(len(more), 0, -1):
            row = _row([*entries[:2], *more[:count], entries[2]], 3)
            if row_width(row) <= cells:
                return row
        for gap in (3, 2):
            if row_width(_row(entries, gap)) <= cells:
                return _row(entries, gap)
        return _row([entries[0], entries[2]], 2)


def _row(entries: list[tuple[str, str]], gap: int) -> Row:
    row: Row = []
    for name, label in entries:
        row += [(" " * (gap if row else 2), "dim lift"), (name, "hi b lift")]
        row.append((f" {label}", "dim lift"))
    return row
