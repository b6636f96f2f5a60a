"""The unverified screen: all that is not simply found, by the reason why; the way to it."""

from __future__ import annotations

from typing import Any

from briefing.library.entry import Entry
from briefing.tui.brief_list import OpenBrief
from briefing.tui.cells import Row
from briefing.tui.dashboard import Dashboard
from briefing.tui.host import Position
from briefing.tui.registry import (
    CHANGES,
    CROSSCHECK,
    EVIDENCE,
    EXPORT,
    MAP,
    PROBLEMS,
    RELATIONS,
    SOURCES,
    Opening,
)
from briefing.tui.screens.skeleton import ListScreen
from briefing.tui.screens.unverified import Unfound, unfound
from briefing.tui.screens.unverified_page import UnverifiedPage

_NEEDS_BRIEF = {
    *(("open", where) for where in (CROSSCHECK, MAP, RELATIONS, SOURCES, CHANGES, EXPORT)),
    *(("view", view) for view in ("overview", "timeline", "analysis")),
    *(("export",), ("copy_one_page",)),
}


class ProblemsScreen(ListScreen):
    """All of one brief that is not simply found, one entry selected and opened."""

    where = PROBLEMS
    page_rows = 4

    def __init__(self, card: OpenBrief, position: Position) -> None:
        super().__init__(card, position)
        self.found: list[Unfound] = []
        self._spots: list[tuple[int, int]] = []

    @classmethod
    def opened(cls, app: Dashboard, *_arguments: Any, **_named: Any) -> Opening | None:
        """Return the screen for the file as it is, also where that broke the brief."""
        if not len(app.brief_list):
            return None
        return Opening(cls(app.overview.problem_card, app.position))

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self.found)

    @property
    def chosen(self) -> Unfound | None:
        """The selected entry."""
        return self.found[self.at] if self.found else None

    @property
    def edited(self) -> tuple[Entry, int] | None:
        """The file of the brief, at the line of the selected entry."""
        return self.card.entry, self.chosen.row if self.chosen else 1

    # -- showing ----------------------------------------------------------------------------

    def begin(self) -> None:
        """Show what is known."""
        self.take_brief()
        super().begin()

    def take_brief(self) -> None:
        """Take what is not simply found; the selection stays at its place."""
        self.found = unfound(self.card, self.briefing.checking.of(self.card))
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
        """Bring the selected entry into view, all that stands above it with the first one."""
        if self.sheet.size.width and self.rows(self.sheet.size.width) and self._spots:
            start, end = self._spots[self.at]
            if self.at == 0 and start + 1 < self.sheet.size.height:
                start, end = 0, 1  # what stands above the entries is read first
            self.sheet.reveal(start, end - start)

    def rows(self, cells: int) -> list[Row]:
        """Return the entries, the selected one opened."""
        name = self.briefing.brief_list.library.locate(self.card.entry.key).short
        verdicts = self.briefing.checking.of(self.card)
        page = UnverifiedPage(self.card, verdicts, self.found, self.at, cells)
        rows, self._spots = page.rows(name, self.sheet.size.height)
        return rows

    def entry_at(self, _column: int, row: int) -> int | None:
        """Return the entry that a row is of."""
        spots = enumerate(self._spots)
        return next((n for n, (start, end) in spots if start <= row < end), None)

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
        """Show what the item rests on; of sources and voices where they are told of."""
        found = self.chosen
        if found is None:
            return
        if found.place is not None:
            labels = tuple(dict.fromkeys(each.line.label for each in self.found if each.line))
            self.briefing.screens.open(EVIDENCE, *found.place, labels, then=self._back_at)
        elif found.leads:
            self.briefing.screens.open(SOURCES, over=True)
        else:
            self.briefing.say("This belongs to no item; E opens its line.")

    def _back_at(self, shown: tuple[str, int]) -> None:
        """Select an entry of the item whose evidence was shown last."""
        if self.chosen is not None and self.chosen.place == shown:
            return
        places = [each.place for each in self.found]
        if shown in places:
            self.action_move_to(places.index(shown))
