"""The relations screen: who is what to whom as a network, a table, or a list, by the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from textual import events

from briefing.brief.outline import NONE_RECORDED, Line
from briefing.tui.brief_list import OpenBrief
from briefing.tui.cells import Row
from briefing.tui.dashboard import Dashboard
from briefing.tui.host import Position
from briefing.tui.panes.parts import Form
from briefing.tui.registry import EVIDENCE, RELATIONS, Opening
from briefing.tui.screens.relations_cells import Cell, relations_table
from briefing.tui.screens.relations_network import network_fits, network_page
from briefing.tui.screens.relations_table import (
    CellPlace,
    RelationsPage,
    RelationsShown,
    TableRows,
    relationship_rows,
    title_row,
)
from briefing.tui.screens.relations_told import marked, told
from briefing.tui.screens.skeleton import SheetScreen
from briefing.tui.widgets import ROOMY, Sheet

LEAST: Final = (60, 13)
"""Columns and rows from which there is a table; with fewer there is a list."""
_NEEDS_LINES = {"move", "move_to", "page", "step", "enter"}


class _TableSheet(Sheet):
    """Scrolls a list by rows, a table by its actors: it fills the sheet whatever it shows."""

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        self._wheel(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, step: int) -> None:
        event.stop()
        event.prevent_default()
        screen = self.screen
        assert isinstance(screen, RelationsScreen)
        if screen.as_list:
            self.scroll_rows(2 * step)
        else:
            screen.action_move(step)


class RelationsScreen(SheetScreen):
    """The relationships of one brief, one cell selected; a list where a table has no room."""

    where = RELATIONS

    def __init__(self, card: OpenBrief, position: Position, line: Line | None = None) -> None:
        """Take a brief, and the item at which one was: its relationship is selected."""
        super().__init__(card, position)
        self.sheet = _TableSheet(self.rows, pinned=1)
        self.table = relations_table(self.outline)
        self.index = self.table.of(line)
        self.cell: Cell = self.table.at[self.index] if self.table.lines else (0, 0)
        self.network = True
        """Whether the network is wanted, where it has room."""
        self._page = RelationsPage([], [], (0, 0))

    @classmethod
    def opened(cls, app: Dashboard, *_arguments: Any, **_named: Any) -> Opening | None:
        """Return the screen, at the relationship or actor at which one was."""
        return super().opened(app, getattr(app.screen, "line", None))

    @property
    def as_list(self) -> bool:
        """Whether the terminal has room for a list alone."""
        return as_list(*self.sheet.size)

    @property
    def by_line(self) -> bool:
        """Whether one relationship is selected, in a list or the network, not a cell."""
        return self.as_list or self.as_network

    @property
    def as_network(self) -> bool:
        """Whether the network is shown: it is not chosen away, and has room."""
        return self.network and self.fits

    @property
    def fits(self) -> bool:
        """Whether there is room for the network."""
        cells, height = self.sheet.size
        return not self.as_list and network_fits(self._shown(cells), height)

    @property
    def line(self) -> Line | None:
        """The selected relationship, the first one of the cell; None for an empty cell."""
        if not self.table.lines:
            return None
        if self.by_line:
            return self.table.lines[self.index]
        behind = self.table.cells.get(self.cell)
        return self.table.lines[behind[0]] if behind else None

    def take_brief(self) -> None:
        """Take the relationships of the brief; the same two actors stay selected."""
        before, old = self.cell, self.table
        self.table = relations_table(self.outline)
        self.index = max(min(self.index, len(self.table.lines) - 1), 0)
        self.cell = self.table.inside(before)
        if old.lines and self.table.lines:
            pair = old.rows[before[0]], old.columns[before[1]]
            rows, columns = self.table.rows, self.table.columns
            if pair[0] in rows and pair[1] in columns:
                self.cell = rows.index(pair[0]), columns.index(pair[1])

    def rows(self, cells: int) -> list[Row]:
        """Return the network; the table or the list where there is no room for it."""
        shown, height = self._shown(cells), self.sheet.size.height
        network = network_page(shown, height) if self.network and not self.as_list else None
        self._page = network or relations_page(shown, height)
        return self._page.rows

    def _shown(self, cells: int) -> RelationsShown:
        return RelationsShown(
            self.outline,
            self.table,
            self.cell,
            self.index,
            self._page.corner,
            self.briefing.checking.by_path(self.card),
            Form(cells, "full", self.briefing.ascii_only),
        )

    def reveal(self) -> None:
        """Scroll the list until the selected relationship is seen."""
        if not self.sheet.size.width or not self.sheet.last_top or not self.as_list:
            return
        places, top = self._page.places, self.sheet.top
        if self.index >= len(places):  # the page is still that of the brief before
            return
        place = places[self.index]
        room = self.sheet.size.height - 1  # the last row says how many follow
        held = self.sheet.held(place.top)  # rows that stay at the top while the others scroll
        if place.top < top + held:
            top = place.top - held if self.index else 0
        if place.bottom > top + room:
            top = min(place.bottom - room, place.top - held)
        self.sheet.scroll_rows(top - self.sheet.top)

    def on_resize(self, event: events.Resize) -> None:
        """Keep what is selected in view, be it in the table or in the list."""
        super().on_resize(event)
        self.call_after_refresh(self.show_selection)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: in a list there are no columns."""
        if action in _NEEDS_LINES:
            return bool(self.table.lines)
        if action == "other_view":
            return bool(self.table.lines) and self.fits
        if action == "across":
            return bool(self.table.lines) and not self.by_line
        if action in ("copy_item", "edit"):
            return self.line is not None
        return super().check_action(action, parameters)

    def clicked(self, column: int, row: int) -> None:
        """Select the cell under the pointer, open it where it is selected already."""
        for place in self._page.places:
            if place.top <= row < place.bottom and place.left <= column < place.right:
                chosen = self.index == place.line if self.by_line else self.cell == place.cell
                if chosen:
                    self.action_enter()
                elif self.by_line:
                    self._choose_line(place.line)
                else:
                    self._choose(place.cell)
                return

    # -- actions ----------------------------------------------------------------------------

    def _choose(self, cell: Cell) -> None:
        """Select a cell, and the first relationship behind it."""
        self.cell = self.table.inside(cell)
        self.index = self.table.cells.get(self.cell, [self.index])[0]
        self.show_selection()

    def _choose_line(self, index: int) -> None:
        """Select a relationship of the list, and its cell."""
        self.index = max(min(index, len(self.table.lines) - 1), 0)
        self.cell = self.table.at[self.index]
        self.show_selection()

    def action_move(self, step: int) -> None:
        """Go to the next or previous actor, or relationship of the list."""
        if self.by_line:
            self._choose_line(self.index + step)
        else:
            self._choose((self.cell[0] + step, self.cell[1]))

    def action_move_to(self, index: int) -> None:
        """Go to the first or last actor, or relationship of the list."""
        self.action_move(-len(self.table.lines) if index == 0 else len(self.table.lines))

    def action_page(self, step: int) -> None:
        """Move by as many actors, or relationships, as are in sight."""
        room = self.sheet.size.height // 3 if self.by_line else self._page.shown_rows
        self.action_move(step * max(room - 1, 1))

    def action_other_view(self) -> None:
        """Show the table instead of the network, and the other way round."""
        self.network = not self.network
        self._choose_line(self.index)
        self.footer.refresh()

    def action_across(self, step: int) -> None:
        """Go a column to the left or right."""
        self._choose((self.cell[0], self.cell[1] + step))

    def action_step(self, step: int) -> None:
        """Go to the next or previous cell with a relationship."""
        if self.by_line:
            self._choose_line(self.index + step)
        else:
            self._choose(self.table.beside(self.cell, step))

    def action_enter(self) -> None:
        """Show what is behind the cell; ``j`` goes on to the next one behind it."""
        behind = [self.index] if self.by_line else self.table.cells.get(self.cell, [])
        if not behind:
            name = self.outline.actor_name
            row, column = self.table.rows[self.cell[0]], self.table.columns[self.cell[1]]
            self.briefing.say(f"Nothing is recorded from {name(row)} to {name(column)}.")
            return
        labels = [] if self.by_line else [self.table.lines[number].label for number in behind]
        self.briefing.screens.open(EVIDENCE, "relationships", behind[0], labels, then=self._back_at)

    def _back_at(self, shown: tuple[str, int]) -> None:
        """Select the relationship whose evidence was shown last."""
        if shown[0] == "relationships" and self.table.lines:
            self._choose_line(min(shown[1], len(self.table.lines) - 1))


def as_list(cells: int, height: int) -> bool:
    """Tell whether the screen has room for a list alone."""
    return cells < LEAST[0] or height < LEAST[1]


def relations_page(shown: RelationsShown, height: int) -> RelationsPage:
    """Return the screen for the width of its form and so many rows."""
    if not shown.table.lines:
        title = title_row(shown, "", shown.form.cells)
        return RelationsPage([title, [], [(" ", "text"), (NONE_RECORDED, "dim")]], [], (0, 0))
    if as_list(shown.form.cells, height):
        return _list(shown, height)
    return _with_all(TableRows(shown, height).page(), shown, height)


def _with_all(page: RelationsPage, shown: RelationsShown, height: int) -> RelationsPage:
    """Return a table with all relationships below it, where the rows that are left hold them."""
    here = shown.table.cells.get(shown.cell, [])
    room = height - len(page.rows) - 1
    for short, more in ((False, 0), (True, 0), (True, 1)):  # the blank row between gives way last
        rows, places = told(shown, 0, room + more, here, short=short)
        if rows:
            break
    else:
        return page
    longest = max(_told_rows(shown, numbers) for numbers in shown.table.cells.values())
    gap = min(1 + longest - _told_rows(shown, here), height - len(page.rows) - len(rows))
    blank: list[Row] = [[] for _ in range(gap)]
    top = len(page.rows) + gap
    places = [each._replace(top=each.top + top, bottom=each.bottom + top) for each in places]
    return page._replace(rows=[*page.rows, *blank, *rows], places=page.places + places)


def _told_rows(shown: RelationsShown, numbers: Sequence[int]) -> int:
    """Return how many rows relationships take below the table, where they stand when chosen."""
    cells = shown.form.cells - 2
    lines = (shown.table.lines[number] for number in numbers)
    return sum(len(relationship_rows(shown, line, cells)) for line in lines)


def _list(shown: RelationsShown, height: int) -> RelationsPage:
    cells = shown.form.cells
    rows = [title_row(shown, "", cells), *([[]] if height >= ROOMY else [])]
    places = []
    for number, line in enumerate(shown.table.lines):
        top = len(rows)
        rows += marked(relationship_rows(shown, line, cells - 2), cells, number == shown.line)
        cell = shown.table.at[number]
        places.append(CellPlace(top, len(rows), 0, cells, cell, number))
    return RelationsPage(rows, places, (0, 0))
