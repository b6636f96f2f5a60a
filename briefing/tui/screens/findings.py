"""The problems screen: what the reader and the verification found, the way to item and line."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from briefing.tui.cells import Row
from briefing.tui.deck import Card
from briefing.tui.keys import PROBLEMS
from briefing.tui.screens.base import BriefScreen, bindings
from briefing.tui.screens.findings_rows import Found, found_in, problem_page
from briefing.tui.widgets.footer import Footer
from briefing.tui.widgets.masthead import Masthead, Position
from briefing.tui.widgets.sheet import Sheet

_NEEDS_BRIEF = {
    *("crosscheck", "relations", "sources", "changes"),
    *("view", "export", "export_as", "copy_summary"),
}


class FindingsScreen(BriefScreen):
    """All problems of one brief, one of them selected and opened.

    Dismisses with the section and place of an item to go to, or None.
    """

    where = PROBLEMS
    BINDINGS: ClassVar[list[BindingType]] = bindings(PROBLEMS)

    def __init__(self, card: Card, position: Position) -> None:
        super().__init__()
        self.card = card
        self.position = position
        self.at = 0
        self.found: list[Found] = []
        self.masthead = Masthead()
        self.sheet = Sheet(self._rows)
        self.footer = Footer(PROBLEMS)
        self._starts: list[int] = []

    def compose(self) -> ComposeResult:
        """Yield the parts from top to bottom."""
        yield from (self.masthead, self.sheet, self.footer)

    def on_mount(self) -> None:
        """Show what is known."""
        self.judged()
        self.sheet.focus()

    def judged(self) -> None:
        """Show verdicts that became known; the selection stays at its place."""
        verdicts = self.briefing.checking.of(self.card)
        self.masthead.show(self.card.outline, self.position, self.card.title)
        self.masthead.judge(verdicts)
        self.found = found_in(self.card, verdicts)
        self.at = max(min(self.at, len(self.found) - 1), 0)
        self._show()

    def again(self, _card: Card) -> None:
        """Show the problems as they are after a save, of the file as it is where that broke it."""
        self.card = self.briefing.overview.problem_card
        self.position = self.briefing.position
        self.judged()

    def _show(self) -> None:
        self.sheet.show(self._rows, keep=True)
        rows = self._rows(self.sheet.size.width) if self.sheet.size.width else []
        if rows and self._starts:
            ends = [*self._starts[1:], len(rows)]
            start = self._starts[self.at] if self.at else 0
            self.sheet.reveal(start, ends[self.at] - start)
        self.refresh_bindings()
        self.footer.refresh()

    def _rows(self, cells: int) -> list[Row]:
        name = self.briefing.deck.library.locate(self.card.entry.key).shown
        verdicts = self.briefing.checking.of(self.card)
        rows, self._starts = problem_page(self.card, name, verdicts, self.found, self.at, cells)
        return rows

    @property
    def chosen(self) -> Found | None:
        """The selected problem."""
        return self.found[self.at] if self.found else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: a brief that cannot be read has no other screens."""
        if action in _NEEDS_BRIEF and self.card.outline is None:
            return self.briefing.card.outline is not None
        if action in ("move", "move_to", "page"):
            return bool(self.found)
        if action == "item":
            return self.chosen is not None and self.chosen.leads
        return action != "problems"

    def on_click(self, event: events.Click) -> None:
        """Select the problem under the pointer; go to its item where it is selected already."""
        if not self.sheet.region.contains(event.screen_x, event.screen_y):
            return
        row = event.screen_y - self.sheet.region.y + self.sheet.top
        places = [n for n, start in enumerate(self._starts) if start <= row]
        if not places:
            return
        if places[-1] == self.at:
            self.action_item()
        else:
            self.action_move_to(places[-1])

    # -- actions ----------------------------------------------------------------------------

    def action_back(self) -> None:
        """Go back to the panes."""
        self.dismiss(None)

    def action_move(self, step: int) -> None:
        """Select the next or previous problem, stopping at the ends."""
        self.action_move_to(max(self.at + step, 0))

    def action_move_to(self, index: int) -> None:
        """Select a problem by its number from 0; negative ones count from the end."""
        count = len(self.found)
        self.at = max(count + index, 0) if index < 0 else min(index, max(count - 1, 0))
        self._show()

    def action_page(self, step: int) -> None:
        """Move by a page of problems."""
        self.action_move(step * max(self.sheet.size.height // 4, 1))

    def action_item(self) -> None:
        """Go to the item in its pane; to the sources for what is said of them and of voices."""
        found = self.chosen
        if found is None:
            return
        if found.place is not None and self.card.outline is not None:
            self.dismiss(found.place)
        elif found.leads:
            self.briefing.screens.open_sources()
        else:
            self.briefing.say("This problem belongs to no item; E opens its line.")

    def action_edit(self) -> None:
        """Open the brief in the editor at the line of the problem."""
        line = self.chosen.problem.line if self.chosen else 1
        self.briefing.edit(self.card.entry, line)
