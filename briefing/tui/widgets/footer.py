"""The last row of a screen: its footer or, under a list, the keys of the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual import events
from textual.strip import Strip

from briefing import glyphs
from briefing.tui.cells import Row, fit, row_width, underlined
from briefing.tui.keys import keys_for
from briefing.tui.motions import Key
from briefing.tui.registry import BRIEF
from briefing.tui.widgets import Painted
from briefing.tui.widgets.bar import back_to

if TYPE_CHECKING:
    from briefing.tui.screens import BaseScreen

_OTHER_BRIEFS = ("brief_number", "last_brief")
"""Actions that the footer names on the overview alone: they work on every screen of a brief."""
_NEEDED = (2, 3)
"""The ranks up to which keys come before the word ``help``, where all of them then have room."""
_GAP = 2


class Footer(Painted):
    """One row: key bold, label dim, ``? help`` at the right edge; a click presses the key."""

    def __init__(self, where: str, more: Callable[[], str] = str) -> None:
        """Take the screen whose keys are shown, and what to say at the right edge, if anything."""
        super().__init__(id="footer")
        self.where = where
        self._more = more
        self._spots: list[tuple[int, int, str]] = []

    def render_line(self, _y: int) -> Strip:
        """Return the row; the word behind ``?`` gives way to a key that is needed here."""
        cells = self.size.width
        known = keys_for(self.where, self.briefing.key_table)
        here = (k for k in known if self.where == BRIEF or k.action not in _OTHER_BRIEFS)
        keys = sorted((key for key in here if key.footer), key=lambda key: key.footer)
        last = next(key for key in keys if key.id == "help")
        more: Row = [(f"  {said}", "hi")] if (said := self._more()) else []
        screen = cast("BaseScreen", self.screen)
        keys = [k for k in keys if k is not last and screen.offers(*k.call)]
        entries = [(self._entry(key), key) for key in keys]
        word, short = [*self._entry(last), *more], [*self._entry(last)[:1], *more]
        tail = word
        for rank in _NEEDED:
            taken = sum(row_width(row) + _GAP for row, key in entries if key.footer <= rank)
            if row_width(short) <= cells - 4 - taken + _GAP < row_width(word):
                tail = short
        row: Row = [(" ", "text")]
        self._spots = []
        for entry, key in entries:
            start = row_width(row)
            if start + row_width(entry) > cells - row_width(tail) - 3:
                break
            row += [*entry, (" " * _GAP, "text")]
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
        to = back_to(self.screen) if key.label == "back" else ""
        return [(shown, "hi b"), (f" {key.label}{f' to {to}' if to else ''}", "dim")]

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the key under the pointer."""
        for start, end, action in self._spots:
            if start <= event.x < end:
                if action.startswith("brief_number"):
                    action = "open('briefs')"
                await self.run_action(f"screen.{action}")


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
            if row_width(row) < cells:
                return row
        for gap in (3, 2):
            if row_width(_row(entries, gap)) < cells:
                return _row(entries, gap)
        return _row([entries[0], entries[2]], 2)


def _row(entries: list[tuple[str, str]], gap: int) -> Row:
    row: Row = []
    for name, label in entries:
        row += [(" " * (gap if row else 2), "dim lift"), (name, "hi b lift")]
        row.append((f" {label}", "dim lift"))
    return row
