"""The cross-check screen: who says yes to each question facing who says no."""

from __future__ import annotations

from typing import Any

from briefing.brief.outline import Line
from briefing.brief.sides.contrasts import suggestions
from briefing.tui.brief_list import OpenBrief
from briefing.tui.cells import Row
from briefing.tui.dashboard import Dashboard
from briefing.tui.host import Position
from briefing.tui.panes.parts import Form
from briefing.tui.registry import CROSSCHECK, EVIDENCE, Opening
from briefing.tui.screens.crosscheck.rows import CrosscheckPage, CrosscheckShown, crosscheck_page
from briefing.tui.screens.crosscheck.stops import ClaimStop, Topic, facing, first_of, stops, topics
from briefing.tui.screens.skeleton import ListScreen

_NEEDS_CLAIM = {"move", "move_to", "page", "enter", "copy_item", "edit"}


class CrosscheckScreen(ListScreen):
    """All questions of one brief, one claim selected; then what no question gathers."""

    where = CROSSCHECK

    def __init__(self, card: OpenBrief, position: Position, line: Line | None = None) -> None:
        """Take a brief, and the item at which one was: its first question is selected."""
        super().__init__(card, position)
        self.topics: list[Topic] = []
        self.stops: list[ClaimStop] = []
        self._page = CrosscheckPage([], [], {})
        self._kept_rows: dict[object, list[Row]] = {}
        self.take_brief()
        self.at = first_of(self.stops, line)

    @classmethod
    def opened(cls, app: Dashboard, *_arguments: Any, **_named: Any) -> Opening | None:
        """Return the screen, at a question that the item belongs to at which one was."""
        return super().opened(app, getattr(app.screen, "line", None))

    @property
    def line(self) -> Line | None:
        """The selected claim, or the question where it has none."""
        return self.stops[self.at].line if self.stops else None

    @property
    def count(self) -> int:
        """How many claims there are."""
        return len(self.stops)

    def take_brief(self) -> None:
        """Take the questions of the brief; the selected claim stays selected."""
        before = self.stops[self.at] if self.stops else None
        text = self.topics[before.topic].text if before else ""
        self._kept_rows = {}
        self.topics = topics(self.outline, suggestions(self.outline))
        self.stops = stops(self.topics)
        if before is not None:
            same = [n for n, stop in enumerate(self.stops) if stop.line.label == before.line.label]
            there = [n for n in same if self.topics[self.stops[n].topic].text == text]
            last = max(len(self.stops) - 1, 0)
            self.at = next(iter([*there, *same]), min(self.at, last))

    def rows(self, cells: int) -> list[Row]:
        """Return the questions with their claims."""
        shown = CrosscheckShown(
            self.outline,
            self.topics,
            self.stops,
            self.at,
            self.briefing.checking.by_path(self.card),
            Form(cells, "full", self.briefing.ascii_only),
            self._kept_rows,
        )
        self._page = crosscheck_page(shown, self.sheet.size.height)
        return self._page.rows

    def reveal(self) -> None:
        """Scroll until the selected claim is seen, with its question where it is the first one."""
        if not self.sheet.size.width:
            return
        last = self.sheet.last_top  # makes the rows, where they are not yet
        if not self._page.spots or not last:
            return
        spot, top = self._page.spots[self.at], self.sheet.top
        room = self.sheet.size.height - 1  # the last row says how many follow
        held = self.sheet.held(spot.top)
        if self.at == 0:
            top = 0
        elif spot.top < top + held:
            top = min(spot.lead - 1, spot.top - held)
        if spot.bottom > top + room:
            top = min(spot.bottom - room, spot.top - held)
        self.sheet.scroll_rows(top - self.sheet.top)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: the one that leads here does nothing here."""
        if action in _NEEDS_CLAIM:
            return bool(self.stops)
        if action == "across":
            return bool(self.stops) and facing(self.stops, self.at) != self.at
        return super().check_action(action, parameters)

    def clicked(self, column: int, row: int) -> None:
        """Select or open a claim; a line of the index leads to its question."""
        if row in self._page.lines:
            self._go_to_question(self._page.lines[row])
        else:
            super().clicked(column, row)

    def entry_at(self, column: int, row: int) -> int | None:
        """Return the claim at a place of the sheet."""
        for number, spot in enumerate(self._page.spots):
            if spot.top <= row < spot.bottom and spot.left <= column < spot.right:
                return number
        return None

    # -- actions ----------------------------------------------------------------------------

    def action_page(self, step: int) -> None:
        """Go to the next or previous question."""
        here = self.stops[self.at].topic
        self._go_to_question(max(min(here + step, self.stops[-1].topic), 0))

    def _go_to_question(self, wanted: int) -> None:
        """Select the first claim of a question, which comes to the top with all that follows."""
        self.action_move_to(next(n for n, stop in enumerate(self.stops) if stop.topic >= wanted))
        if self.at and self._page.spots:
            spot = self._page.spots[self.at]
            top = min(spot.lead - 1, spot.top - self.sheet.held(spot.top))
            self.sheet.scroll_rows(top - self.sheet.top)

    def action_across(self) -> None:
        """Select the claim on the other side of the question."""
        self.action_move_to(facing(self.stops, self.at))

    def action_enter(self) -> None:
        """Show what the selected claim rests on; from there on through its question's claims."""
        line = self.line
        if line is None:
            return
        here = self.stops[self.at].topic
        labels = tuple(each.label for each in self.topics[here].lines)
        lines = self.outline.section(line.section).lines
        index = next(n for n, each in enumerate(lines) if each.path == line.path)
        self.briefing.screens.open(EVIDENCE, line.section, index, labels, then=self._back_at)

    def _back_at(self, shown: tuple[str, int]) -> None:
        """Select the claim whose evidence was shown last, in the question it was opened from."""
        lines = self.outline.section(shown[0]).lines
        if not self.stops or shown[1] >= len(lines):
            return
        topic = self.stops[min(self.at, len(self.stops) - 1)].topic
        for number, stop in enumerate(self.stops):
            if stop.topic == topic and stop.line.path == lines[shown[1]].path:
                self.action_move_to(number)
                return
