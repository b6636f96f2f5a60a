"""The changes screen: what a brief says otherwise than the one it updates, and the series."""

from __future__ import annotations

from briefing.text import clean
from briefing.tui.brief_list import OpenBrief
from briefing.tui.cells import Row, flow, indent
from briefing.tui.host import Position
from briefing.tui.panes.parts import Form
from briefing.tui.registry import CHANGES, EVIDENCE, PICKER, SOURCES
from briefing.tui.screens.changes.entries import ChangeEntry, entries
from briefing.tui.screens.changes.figures import SeriesFigures
from briefing.tui.screens.changes.head import (
    compared_words,
    count_rows,
    moved_rows,
    strip_rows,
    title_row,
)
from briefing.tui.screens.changes.pair import Pair
from briefing.tui.screens.changes.rows import ChangeRows
from briefing.tui.screens.skeleton import ListScreen
from briefing.tui.terminal.desktop import copy_item

_LOW = 24
"""Rows of a sheet under which the top is set in as few rows as can be."""

_TINY = 14
"""Rows of a sheet under which the figures that moved stand for what else moved, and the series."""
_HIGH = 50
"""Rows of a sheet from which the series says of each brief what it changed, not only its day."""

_WIDEST = 212
"""Cells of a row at most: the eye has to find back."""


class ChangesScreen(ListScreen):
    """What changed since the brief before; every change can be selected and opened."""

    where = CHANGES

    def __init__(self, card: OpenBrief, position: Position) -> None:
        super().__init__(card, position)
        self.pair = Pair(self.briefing, card, self._compared)
        self.figures = SeriesFigures(self.briefing, self._figures_found)
        self.unchanged = False
        self.entries: list[ChangeEntry] = []
        self._starts: list[int] = []
        self._made: tuple[int, list[list[Row]]] = (-1, [])

    @property
    def count(self) -> int:
        """How many changes are listed."""
        return len(self.entries)

    def begin(self) -> None:
        """Compare, and show what was found."""
        self._compare()
        self.sheet.focus()

    # -- what is compared -------------------------------------------------------------------

    def _compare(self, keep: bool = False) -> None:
        """Compare with the brief before, or with the chosen one; ``keep`` the selection."""
        kept = self.entries[self.at] if keep and self.entries else None
        self.pair.compare(self.card, self._key("changes.against"))
        self.figures.of(self.pair.outlines)
        self.show_facts()
        self._list(kept)

    def _figures_found(self) -> None:
        if self.is_attached:
            self.show_selection()

    def _compared(self) -> None:
        if self.is_attached:
            self._compare()

    def _list(self, kept: ChangeEntry | None = None) -> None:
        """List the changes anew; the selection stays at its item where it is listed still."""
        found = entries(self.pair.comparison, self.unchanged) if self.pair.comparison else ()
        self.entries = list(found)
        self._made = (-1, [])
        key = kept and _same(kept)
        at = next((n for n, each in enumerate(self.entries) if _same(each) == key), None)
        self.at = (
            at if at is not None else min(self.at if kept else 0, max(len(self.entries) - 1, 0))
        )
        if not kept:
            self.sheet.top = 0
        self.show_selection()

    def _key(self, name: str) -> str:
        return next(key.shown for key in self.briefing.key_table if key.id == name)

    # -- showing ----------------------------------------------------------------------------

    def reveal(self) -> None:
        """Bring the selected change into view."""
        rows = self.rows(self.sheet.size.width) if self.sheet.size.width else []
        if rows and self._starts:
            ends = [*self._starts[1:], len(rows)]
            start, end = self._starts[self.at], ends[self.at]
            if self.at == 0 and start + 1 < self.sheet.size.height:
                start, end = 0, 1  # what stands above the changes is read first
            self.sheet.reveal(start, min(end - start, max(self.sheet.size.height - 2, 1)))

    def rows(self, cells: int) -> list[Row]:
        """Return the counts, the series, and the changes, the selected one opened."""
        rows = self._top(cells)
        comparison = self.pair.comparison
        if comparison is None:
            self._starts = []
            return rows
        if not self.entries:
            word = "Nothing" if comparison.none else "Nothing that is listed"
            return [*rows, [], *indent(flow([(f"{word} differs.", "hi b")], cells - 2), 1)]
        made = ChangeRows(
            comparison,
            self.entries,
            Form(min(cells, _WIDEST), "full", self.briefing.ascii_only),
            self.briefing.checking.by_path(self.card),
        )
        if self._made[0] != cells:
            self._made = (cells, [made.rows(each, False) for each in self.entries])
        self._starts, group = [], ""
        for number, (entry, closed) in enumerate(zip(self.entries, self._made[1], strict=True)):
            if entry.group != group:
                group = entry.group
                low = number == 0 and self.sheet.size.height < _LOW
                rows += made.head(group)[low:]
            self._starts.append(len(rows))
            rows += made.rows(entry, True) if number == self.at else closed
        return rows

    def _top(self, cells: int) -> list[Row]:
        """Return what stands above the changes."""
        low = self.sheet.size.height < _LOW
        gap: list[Row] = [] if low else [[]]
        comparison = self.pair.comparison
        strip = strip_rows(
            self.pair.links,
            self.pair.here,
            self.pair.series.counts_between,
            cells,
            self.sheet.size.height < _HIGH,
        )
        if comparison is None:
            why, way = self.pair.trouble
            rows = [title_row("", "", cells), [], *indent(flow([(why, "hi b")], cells - 2), 1)]
            rows += indent(flow([(way, "text")], cells - 2), 1)
            return [*rows, *([[]] if strip else []), *strip]
        old = comparison.old
        most, tiny = max(self.sheet.size.height // 3, 3), self.sheet.size.height < _TINY
        figures = self.figures.rows(cells, most, self.briefing.ascii_only)
        key = f"{self._key('changes.unchanged')} {'hides' if self.unchanged else 'shows'} them"
        return [
            title_row(compared_words(comparison, cells), clean(old.brief.id), cells),
            *gap,
            *count_rows(comparison, self.unchanged, cells, key),
            *([] if figures and tiny else moved_rows(comparison, cells, low)),
            *(gap if figures else []),
            *figures,
            *([] if figures and tiny else [*gap, *strip] if strip else []),
        ]

    def on_verdicts(self) -> None:
        """Show verdicts that became known."""
        self._made = (-1, [])
        super().on_verdicts()
        self.reveal()

    def take_brief(self) -> None:
        """Compare anew."""
        self._compare(keep=True)

    def entry_at(self, _column: int, row: int) -> int | None:
        """Return the change that a row is of."""
        return max((n for n, start in enumerate(self._starts) if start <= row), default=None)

    # -- actions ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: some need changes, two a brief before or after."""
        if action in ("move", "move_to", "page", "enter", "copy_item"):
            return bool(self.entries)
        if action == "unchanged":
            return self.pair.comparison is not None
        if action == "series":
            return len(self.pair.links) > 1
        if action == "against":
            return len(self.briefing.brief_list) > 1
        return super().check_action(action, parameters)

    def action_unchanged(self) -> None:
        """Show what is as it was, too, or hide it again."""
        self.unchanged = not self.unchanged
        self._list(self.entries[self.at] if self.entries else None)

    def action_series(self, step: int) -> None:
        """Show the brief before or after this one in the series, and what that one changed."""
        place = self.pair.here + step
        if not 0 <= place < len(self.pair.links):
            self.briefing.say(f"The series has no {'later' if step > 0 else 'earlier'} brief.")
            return
        link = self.pair.links[place]
        if link.at is None or link.card is None:
            self.briefing.say(f"{clean(link.id)}: {link.trouble}.")
            return
        self.pair.other, self.at = None, 0
        self.entries = []
        self.briefing.switch(link.at)
        self.card, self.position = self.briefing.card, self.briefing.position
        self._compare()
        self.sheet.focus()

    def action_against(self) -> None:
        """Choose another brief to compare with; this one gives back the brief before."""

        def chosen(index: int | None) -> None:
            if index is not None:
                brief_list = self.briefing.brief_list
                self.pair.other = None if index == brief_list.at else brief_list.entries[index]
                self._compare()

        self.briefing.screens.open(PICKER, "COMPARE WITH", items=False, then=chosen)

    def action_enter(self) -> None:
        """Show what the item rests on: the new one, of one that is gone the old one."""
        if not self.entries:
            return
        entry = self.entries[self.at]
        if entry.voice:
            self.briefing.screens.open(SOURCES, over=True)
        elif entry.line is None:
            self.briefing.say("This stands in the header of the brief, which cites nothing.")
        else:
            card = self.pair.old if entry.kind == "removed" else self.card
            assert card is not None
            assert card.outline is not None
            lines = card.outline.section(entry.line.section).lines
            index = next(n for n, line in enumerate(lines) if line is entry.line)
            self.briefing.screens.open(EVIDENCE, entry.line.section, index, card=card)

    def action_copy_item(self) -> None:
        """Copy the item, from the brief that it is in."""
        entry = self.entries[self.at]
        assert self.pair.comparison is not None
        if entry.line is None:
            self.briefing.say("Only items of the brief are copied.")
        else:
            gone = entry.kind == "removed"
            comparison = self.pair.comparison
            copy_item(self.briefing, comparison.old if gone else comparison.new, entry.line)


def _same(entry: ChangeEntry) -> tuple[str, str, bool]:
    """Return what an entry is known by when the list is made anew."""
    label = entry.line.label if entry.line else entry.title
    return entry.group, label, entry.kind == "removed"
