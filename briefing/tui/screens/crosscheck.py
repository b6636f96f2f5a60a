"""The cross-check screen: who says yes to each question facing who says no."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from briefing.contrasts import suggestions
from briefing.outline import Line
from briefing.tui.cells import Row
from briefing.tui.copying import copy_item
from briefing.tui.deck import Card
from briefing.tui.keys import CROSSCHECK
from briefing.tui.panes import Form
from briefing.tui.screens.base import BriefScreen, bindings
from briefing.tui.screens.crosscheck_rows import CrosscheckPage, Shown, crosscheck_page
from briefing.tui.screens.crosscheck_stops import Stop, Topic, facing, first_of, stops, topics
from briefing.tui.widgets.footer import Footer
from briefing.tui.widgets.masthead import Masthead, Position
from briefing.tui.widgets.sheet import Sheet

_NEEDS_CLAIM = {"move", "move_to", "page", "evidence", "copy_item", "edit"}


class CrosscheckScreen(BriefScreen):
    """All questions of one brief, one claim selected; then what no question gathers."""

    where = CROSSCHECK
    BINDINGS: ClassVar[list[BindingType]] = bindings(CROSSCHECK)

    def __init__(self, card: Card, position: Position, line: Line | None = None) -> None:
        """Take a brief, and the item at which one was: its first question is selected."""
        super().__init__()
        self.card = card
        self.position = position
        self.masthead = Masthead()
        self.sheet = Sheet(self._rows)
        self.footer = Footer(CROSSCHECK)
        self.topics: list[Topic] = []
        self.stops: list[Stop] = []
        self._page = CrosscheckPage([], [], {})
        self._read()
        self.at = first_of(self.stops, line)

    def compose(self) -> ComposeResult:
        """Yield the parts from top to bottom."""
        yield from (self.masthead, self.sheet, self.footer)

    def on_mount(self) -> None:
        """Show the questions."""
        self.masthead.show(self.card.outline, self.position)
        self.judged()
        self.sheet.focus()
        self.call_after_refresh(self._reveal)

    @property
    def line(self) -> Line | None:
        """The selected claim, or the question where it has none."""
        return self.stops[self.at].line if self.stops else None

    def _read(self) -> None:
        """Take the questions of the card."""
        self._kept_rows: dict[object, list[Row]] = {}
        assert self.card.outline is not None
        self.topics = topics(self.card.outline, suggestions(self.card.outline))
        self.stops = stops(self.topics)

    def judged(self) -> None:
        """Show verdicts that became known."""
        self.masthead.judge(self.briefing.checking.of(self.card))
        self.sheet.show(self._rows, keep=True)

    def again(self, card: Card) -> None:
        """Show the questions as they are after a save; the selected claim stays selected."""
        if card.outline is None:
            return
        before = self.stops[self.at] if self.stops else None
        text = self.topics[before.topic].text if before else ""
        self.card = card
        self.position = self.briefing.position
        self._read()
        if before is not None:
            same = [n for n, stop in enumerate(self.stops) if stop.line.label == before.line.label]
            there = [n for n in same if self.topics[self.stops[n].topic].text == text]
            last = max(len(self.stops) - 1, 0)
            self.at = next(iter([*there, *same]), min(self.at, last))
        self.masthead.show(card.outline, self.position)
        self.judged()
        self._show()

    def _rows(self, cells: int) -> list[Row]:
        assert self.card.outline is not None
        shown = Shown(
            self.card.outline,
            self.topics,
            self.stops,
            self.at,
            self.briefing.checking.by_path(self.card),
            Form(cells, "full", self.briefing.ascii_only),
            self._kept_rows,
        )
        self._page = crosscheck_page(shown, self.sheet.size.height)
        return self._page.rows

    def _show(self) -> None:
        self.sheet.show(self._rows, keep=True)
        self._reveal()
        self.refresh_bindings()
        self.footer.refresh()

    def _reveal(self) -> None:
        """Scroll until the selected claim is seen, with its question where it is the first one."""
        if not self.sheet.size.width:
            return
        last = self.sheet.last_top  # makes the rows, where they are not yet
        if not self._page.spots or not last:
            return
        spot, top = self._page.spots[self.at], self.sheet.top
        room = self.sheet.size.height - 1  # the last row says how many follow
        if self.at == 0:
            top = 0
        elif spot.lead < top:
            top = spot.lead - 1
        if spot.bottom > top + room:
            top = min(spot.bottom - room, spot.top)
        self.sheet.scroll_rows(top - self.sheet.top)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the selected claim in view."""
        super().on_resize(event)
        self.call_after_refresh(self._reveal)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: the one that leads here does nothing here."""
        if action in _NEEDS_CLAIM:
            return bool(self.stops)
        if action == "across":
            return bool(self.stops) and facing(self.stops, self.at) != self.at
        return action != "crosscheck"

    # -- mouse ------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Select the claim under the pointer, open it where it is selected already.

        A line of the index leads to its question.
        """
        if not self.sheet.region.contains(event.screen_x, event.screen_y):
            return
        if self.get_selected_text():
            return
        x, y = event.screen_x - self.sheet.region.x, event.screen_y - self.sheet.region.y
        y += self.sheet.top
        if y in self._page.lines:
            wanted = self._page.lines[y]
            self.action_move_to(next(n for n, s in enumerate(self.stops) if s.topic == wanted))
            return
        for number, spot in enumerate(self._page.spots):
            if spot.top <= y < spot.bottom and spot.left <= x < spot.right:
                if number == self.at:
                    self.action_evidence()
                else:
                    self.action_move_to(number)
                return

    # -- actions ----------------------------------------------------------------------------

    def action_back(self) -> None:
        """Go back to the panes."""
        self.dismiss()

    def action_move(self, step: int) -> None:
        """Select the next or previous claim, stopping at the ends."""
        self.action_move_to(max(self.at + step, 0))

    def action_move_to(self, index: int) -> None:
        """Select a claim by its number from 0; negative ones count from the end."""
        count = len(self.stops)
        self.at = max(count + index, 0) if index < 0 else min(index, max(count - 1, 0))
        self._show()

    def action_page(self, step: int) -> None:
        """Go to the next or previous question."""
        here = self.stops[self.at].topic
        wanted = max(min(here + step, self.stops[-1].topic), 0)
        self.action_move_to(next(n for n, stop in enumerate(self.stops) if stop.topic >= wanted))

    def action_across(self) -> None:
        """Select the claim on the other side of the question."""
        self.action_move_to(facing(self.stops, self.at))

    def action_evidence(self) -> None:
        """Show what the selected claim rests on; from there on through its question's claims."""
        line, outline = self.line, self.card.outline
        if line is None or outline is None:
            return
        here = self.stops[self.at].topic
        labels = tuple(each.label for each in self.topics[here].lines)
        lines = outline.section(line.section).lines
        index = next(n for n, each in enumerate(lines) if each.path == line.path)
        self.briefing.screens.open_evidence(line.section, index, labels, self._back_at)

    def _back_at(self, shown: tuple[str, int]) -> None:
        """Select the claim whose evidence was shown last, in the question it was opened from."""
        assert self.card.outline is not None
        lines = self.card.outline.section(shown[0]).lines
        if not self.stops or shown[1] >= len(lines):
            return
        topic = self.stops[min(self.at, len(self.stops) - 1)].topic
        for number, stop in enumerate(self.stops):
            if stop.topic == topic and stop.line.path == lines[shown[1]].path:
                self.action_move_to(number)
                return

    def action_copy_item(self) -> None:
        """Copy the claim."""
        if self.line is not None and self.card.outline is not None:
            copy_item(self.briefing, self.card.outline, self.line)

    def action_edit(self) -> None:
        """Open the brief in the editor at the claim's line."""
        if self.line is not None:
            marks = self.card.reading.marks
            self.briefing.edit(self.card.entry, marks.at(self.line.path)[0])
