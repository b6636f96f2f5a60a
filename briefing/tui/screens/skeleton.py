"""What the screens of one brief have in common: masthead, body, footer, and what goes on there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import events
from textual.widget import Widget

from briefing.brief.outline import Outline
from briefing.library.entry import Entry
from briefing.tui.brief_list import OpenBrief
from briefing.tui.cells import Row
from briefing.tui.dashboard import Dashboard
from briefing.tui.host import BriefReloaded, Position
from briefing.tui.registry import Opening
from briefing.tui.screens.framed import FramedScreen
from briefing.tui.screens.instead_of_panes import Banner
from briefing.tui.widgets import Sheet


class BriefScreen(FramedScreen):
    """A screen over the page: it shows one brief, its verdicts, and follows its saves."""

    def __init__(self, card: OpenBrief, position: Position) -> None:
        super().__init__()
        self.card = card
        self.position = position
        self.banner = Banner()

    @classmethod
    def opened(cls, app: Dashboard, *arguments: Any, **named: Any) -> Opening | None:
        """Return the screen for the brief shown."""
        return Opening(cls(app.card, app.position, *arguments, **named))

    @property
    def outline(self) -> Outline:
        """The brief; only the problems can be shown of one that has none."""
        assert self.card.outline is not None
        return self.card.outline

    @property
    def edited(self) -> tuple[Entry, int] | None:
        """The file of the brief, at the line of the selected item, or of what broke the file."""
        if self.banner.problems:
            return self.card.entry, self.banner.problems[0].line
        if self.line is None:
            return None
        return self.card.entry, self.card.reading.marks.at(self.line.path)[0]

    @property
    def body(self) -> Widget:
        """What stands between masthead and footer, and has the keys."""
        raise NotImplementedError

    def parts(self) -> Iterable[Widget]:
        """Return the body, and above it what says that a save broke the brief."""
        return (self.banner, self.body)

    # -- showing ----------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show the brief."""
        self.show_facts()
        self.begin()

    def show_facts(self) -> None:
        """Show in the masthead which brief it is, and how many items have which verdict."""
        self.masthead.show(self.card.outline, self.position, self.card.title)
        self.masthead.show_verdicts(self.briefing.checking.of(self.card))
        self.bar.refresh()

        self.announce_save()

    def announce_save(self) -> None:
        """Say above the body that the last save broke the brief shown, where it did."""
        saved = self.briefing.overview.problem_card
        broke = saved.outline is None and saved.entry.key == self.card.entry.key
        reading = saved.reading
        told = reading.problems if broke and self.card.outline is not None else []
        self.banner.show(told, reading.text)

    def on_brief_reloaded(self, message: BriefReloaded) -> None:
        """See what the last save did; what else is shown of it each screen says."""
        self.announce_save()

    def on_resize(self, event: events.Resize) -> None:
        """Be as high as what is to be said of the last save takes."""
        self.banner.on_resize()

    def begin(self) -> None:
        """Show the body for the first time, and give it the keys."""
        self.show_body()
        self.body.focus()
        self.call_after_refresh(self.reveal)

    def take_brief(self) -> None:
        """Take from the brief what the body shows; what was selected stays selected."""

    def show_body(self) -> None:
        """Show the body as things are now, and in the footer what the keys do."""
        self.refresh_bindings()
        self.trail_row.show()
        self.footer.refresh()

    def reveal(self) -> None:
        """Bring what is selected into view; nothing where nothing is selected."""

    def show_selection(self) -> None:
        """Show what is selected now, and bring it into view."""
        self.show_body()
        self.reveal()

    def on_verdicts(self) -> None:
        """Show verdicts that became known."""
        self.masthead.show_verdicts(self.briefing.checking.of(self.card))
        self.bar.refresh()
        self.show_body()

    def on_reloaded(self, card: OpenBrief) -> None:
        """Show the brief as it is after a save; one that it broke stays as it was before."""
        if card.outline is None:
            return
        self.card, self.position = card, self.briefing.position
        self.show_facts()
        self.take_brief()
        self.show_selection()

    # -- keys -------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: the one that leads here does nothing here."""
        if action == "find_on_page":
            return not self.briefing.overview.broken
        return action != "open" or parameters != (self.where,)

    def action_back(self) -> None:
        """Go back to the panes."""
        self.dismiss()


class SheetScreen(BriefScreen):
    """One brief on a sheet that is read from top to bottom; its title stays in sight."""

    def __init__(self, card: OpenBrief, position: Position) -> None:
        super().__init__(card, position)
        self.sheet = Sheet(self.rows, pinned=1)

    @property
    def body(self) -> Sheet:
        """The sheet."""
        return self.sheet

    def rows(self, cells: int) -> list[Row]:
        """Return what stands on the sheet, in so many cells."""
        raise NotImplementedError

    def show_body(self) -> None:
        """Make the rows anew, scrolled as they were."""
        self.sheet.show(self.rows, keep=True)
        super().show_body()

    def on_click(self, event: events.Click) -> None:
        """Take a click on the sheet; one that ends a selection of text is none."""
        region = self.sheet.region
        if region.contains(event.screen_x, event.screen_y) and not self.get_selected_text():
            self.clicked(event.screen_x - region.x, self.sheet.row_at(event.screen_y - region.y))

    def clicked(self, column: int, row: int) -> None:
        """Do what a click at a column and a row of all that stands on the sheet is for."""

    def action_scroll_rows(self, step: int) -> None:
        """Scroll by lines."""
        self.sheet.scroll_rows(step)

    def action_scroll_page(self, step: int) -> None:
        """Scroll by a page."""
        self.sheet.scroll_page(step)


class ListScreen(SheetScreen):
    """One brief as a list on a sheet, one entry selected; a second click opens it."""

    page_rows: ClassVar = 3
    """How many rows of the sheet an entry counts for when one moves by a page."""

    def __init__(self, card: OpenBrief, position: Position) -> None:
        super().__init__(card, position)
        self.at = 0
        """The place of the selected entry, from 0."""

    @property
    def count(self) -> int:
        """How many entries there are."""
        raise NotImplementedError

    def entry_at(self, column: int, row: int) -> int | None:
        """Return the entry that stands at a place of the sheet."""
        raise NotImplementedError

    def action_enter(self) -> None:
        """Open the selected entry."""
        raise NotImplementedError

    def on_resize(self, event: events.Resize) -> None:
        """Keep the selected entry in view."""
        super().on_resize(event)
        self.call_after_refresh(self.reveal)

    def clicked(self, column: int, row: int) -> None:
        """Select the entry under the pointer; open it where it is selected already."""
        entry = self.entry_at(column, row)
        if entry == self.at:
            self.action_enter()
        elif entry is not None:
            self.action_move_to(entry)

    def action_move(self, step: int) -> None:
        """Select the next or previous entry, stopping at the ends."""
        self.action_move_to(max(self.at + step, 0))

    def action_move_to(self, index: int) -> None:
        """Select an entry by its number from 0; negative ones count from the end."""
        self.at = max(self.count + index, 0) if index < 0 else min(index, max(self.count - 1, 0))
        self.show_selection()

    def action_page(self, step: int) -> None:
        """Move by a page of entries."""
        self.action_move(step * max(self.sheet.size.height // self.page_rows, 1))
