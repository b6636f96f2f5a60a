"""The problems screen: what the reader and the verification found, the way to item and line."""

from __future__ import annotations

from typing import Any

from briefing.library.entry import Entry
from briefing.tui.brief_list import OpenBrief
from briefing.tui.cells import Row
from briefing.tui.dashboard import Dashboard
from briefing.tui.host import Position
from briefing.tui.opening import Opening
from briefing.tui.registry import CHANGES, CROSSCHECK, EXPORT, PROBLEMS, RELATIONS, SOURCES
from briefing.tui.screens.findings.rows import Found, found_in, problem_page
from briefing.tui.screens.skeleton import ListScreen

_NEEDS_BRIEF = {
    *(("open", where) for where in (CROSSCHECK, RELATIONS, SOURCES, CHANGES, EXPORT)),
    *(("view", view) for view in ("overview", "timeline", "analysis")),
    *(("export",), ("copy_summary",)),
}


class FindingsScreen(ListScreen):
    """All problems of one brief, one of them selected and opened.

    Dismisses with the section and place of an item to go to, or None.
    """

    where = PROBLEMS
    page_rows = 4

    def __init__(self, card: OpenBrief, position: Position) -> None:
        super().__init__(card, position)
        self.found: list[Found] = []
        self._starts: list[int] = []

    @classmethod
    def opened(cls, app: Dashboard, *_arguments: Any, **_named: Any) -> Opening | None:
        """Return the screen for the file as it is, also where that broke the brief."""
        if not len(app.deck):
            return None

        def to_item(item: tuple[str, int] | None) -> None:
            if item is not None:
                app.overview.go(*item)

        return Opening(cls(app.overview.problem_card, app.position), to_item)

    @property
    def count(self) -> int:
        """How many problems there are."""
        return len(self.found)

    @property
    def chosen(self) -> Found | None:
        """The selected problem."""
        return self.found[self.at] if self.found else None

    @property
    def edited(self) -> tuple[Entry, int] | None:
        """The file of the brief, at the line of the selected problem."""
        return self.card.entry, self.chosen.problem.line if self.chosen else 1

    # -- showing ----------------------------------------------------------------------------

    def begin(self) -> None:
        """Show what is known."""
        self.take_brief()
        super().begin()

    def take_brief(self) -> None:
        """Take the problems; the selection stays at its place."""
        self.found = found_in(self.card, self.briefing.checking.of(self.card))
        self.at = max(min(self.at, len(self.found) - 1), 0)

    def on_verdicts(self) -> None:
        """Show verdicts that became known: they bring problems of their own."""
        self.show_facts()
        self.take_brief()
        self.show_selection()

    def on_reloaded(self, _card: OpenBrief) -> None:
        """Show the problems as they are after a save, of the file as it is where that broke it."""
        self.card = self.briefing.overview.problem_card
        self.position = self.briefing.position
        self.on_verdicts()

    def reveal(self) -> None:
        """Bring the selected problem into view."""
        rows = self.rows(self.sheet.size.width) if self.sheet.size.width else []
        if rows and self._starts:
            ends = [*self._starts[1:], len(rows)]
            start = self._starts[self.at] if self.at else 0
            self.sheet.reveal(start, ends[self.at] - start)

    def rows(self, cells: int) -> list[Row]:
        """Return the problems, the selected one opened."""
        name = self.briefing.deck.library.locate(self.card.entry.key).shown
        verdicts = self.briefing.checking.of(self.card)
        rows, self._starts = problem_page(self.card, name, verdicts, self.found, self.at, cells)
        return rows

    def entry_at(self, _column: int, row: int) -> int | None:
        """Return the problem that a row is of."""
        return max((n for n, start in enumerate(self._starts) if start <= row), default=None)

    # -- keys -------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: a brief that cannot be read has no other screens."""
        if (action, *parameters) in _NEEDS_BRIEF and self.card.outline is None:
            return self.briefing.card.outline is not None
        if action in ("move", "move_to", "page"):
            return bool(self.found)
        if action == "enter":
            return self.chosen is not None and self.chosen.leads
        return super().check_action(action, parameters)

    def action_enter(self) -> None:
        """Go to the item in its pane; to the sources for what is said of them and of voices."""
        found = self.chosen
        if found is None:
            return
        if found.place is not None and self.card.outline is not None:
            self.dismiss(found.place)
        elif found.leads:
            self.briefing.screens.open(SOURCES)
        else:
            self.briefing.say("This problem belongs to no item; E opens its line.")
