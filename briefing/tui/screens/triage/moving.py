"""How one moves in triage: through proposals, parts and paragraphs, by keys and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from briefing.tui.screens.triage.view import TriageView

if TYPE_CHECKING:
    from briefing.draft.model import Section


class TriageMotions(TriageView):
    """Moves; nothing is decided by it."""

    # -- motions ----------------------------------------------------------------------------

    def go_to(self, index: int) -> None:
        """Show a proposal by its place among all."""
        self.at = index
        self._point()
        self.show(anew=True)

    def go_to_section(self, section: Section) -> None:
        """Show the first open proposal of a section, else the first."""
        if self.editor.typing:
            self.editor.input.focus()
            return
        own = [at for at, card in enumerate(self.cards) if card.section == section]
        still = [at for at in own if self.cards[at].standing == "open"]
        if own:
            self.go_to((still or own)[0])

    def action_move(self, step: int) -> None:
        """Show the next or previous proposal that is open."""
        places = [at for at, card in enumerate(self.cards) if card.standing == "open"]
        ahead = [at for at in places if (at > self.at if step > 0 else at < self.at)]
        if ahead:
            self.go_to(ahead[0] if step > 0 else ahead[-1])
        else:
            where = "after" if step > 0 else "before"
            self.briefing.say(f"No proposal {where} this one is open.")

    def action_step(self, step: int) -> None:
        """Show the next or previous proposal, whether it is decided or not."""
        if 0 <= self.at + step < len(self.cards):
            self.go_to(self.at + step)
        else:
            which = "last" if step > 0 else "first"
            self.briefing.say(f"This is the {which} proposal.")

    def action_move_to(self, index: int) -> None:
        """Show the first or last proposal."""
        if self.cards:
            self.go_to(0 if index == 0 else len(self.cards) - 1)

    def action_paragraph(self, step: int) -> None:
        """Go to the paragraph of the source after or before the one pointed at."""
        count = len(self.draft.text.paragraphs)
        if not 1 <= self.pointer + step <= count:
            self.briefing.say("The source has no more paragraphs.")
            return
        self.pointer += step
        self.source.show(self._source_rows, keep=True)
        self.source.last_top  # noqa: B018 - it makes the rows
        self.source.reveal(self._source.paragraphs.get(self.pointer, 0), 3)

    def action_part(self, step: int) -> None:
        """Let the words of the next or previous part stand out."""
        parts = list(dict.fromkeys(key for *_, key in self._item.spots))
        if not parts:
            self.briefing.say("The parts are being checked.")
            return
        at = parts.index(self.chosen) if self.chosen in parts else -1 if step > 0 else 0
        self.choose(parts[(at + step) % len(parts)])

    def action_scroll(self, step: int) -> None:
        """Scroll the source by a page, and the proposal where that is longer than its place."""
        self.source.scroll_page(step)
        self.item.scroll_page(step)

    # -- mouse ------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Choose the part under the pointer, in the proposal or in the source."""
        if self.editor.typing:
            self.editor.input.focus()  # a click beside the line does not leave it
            return
        if self.get_selected_text():
            return
        x, y = event.screen_x, event.screen_y
        if self.queue.display and self.queue.region.contains(x, y):
            row = self.queue.row_at(y - self.queue.region.y)
            if row < len(self._queue) and self._queue[row] >= 0:
                self.go_to(self._queue[row])
            return
        for sheet, spots in ((self.item, self._item.spots), (self.source, self._source.spots)):
            if not sheet.region.contains(x, y):
                continue
            row, column = sheet.row_at(y - sheet.region.y), x - sheet.region.x
            for at, start, end, key in spots:
                if at == row and start <= column < end:
                    self.choose(key)
                    return

    def choose(self, key: str) -> None:
        """Let the words of a part stand out in the source, and the part in the proposal; or not."""
        self.chosen = "" if key == self.chosen else key
        self.show()
        self.item.last_top  # noqa: B018 - it makes the rows
        if rows := [row for row, *_, part in self._item.spots if part == self.chosen]:
            self.item.reveal(rows[0])
        self.source.last_top  # noqa: B018 - it makes the rows
        there = [row for row, _, _, part in self._source.spots if part == self.chosen]
        if there:
            self.source.reveal(there[0] - 1, 2)
