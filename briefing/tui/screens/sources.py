"""The sources screen: what the brief rests on, and how much of it is used."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from briefing.tui.cells import Row
from briefing.tui.deck import Card
from briefing.tui.keys import SOURCES
from briefing.tui.screens.base import BriefScreen, bindings
from briefing.tui.screens.sources_rows import sources_rows, title_row
from briefing.tui.services.source_texts import READING
from briefing.tui.widgets.footer import Footer
from briefing.tui.widgets.masthead import Masthead, Position
from briefing.tui.widgets.sheet import Sheet


class SourcesScreen(BriefScreen):
    """All sources of one brief on one sheet."""

    where = SOURCES
    BINDINGS: ClassVar[list[BindingType]] = bindings(SOURCES)

    def __init__(self, card: Card, position: Position) -> None:
        super().__init__()
        self.card = card
        self.position = position
        self.masthead = Masthead()
        self.sheet = Sheet(self._rows)
        self.footer = Footer(SOURCES)

    def compose(self) -> ComposeResult:
        """Yield the parts from top to bottom."""
        yield from (self.masthead, self.sheet, self.footer)

    def on_mount(self) -> None:
        """Read the texts and show them."""
        self.masthead.show(self.card.outline, self.position)
        self.masthead.judge(self.briefing.checking.of(self.card))
        self.sheet.focus()

    def _rows(self, cells: int) -> list[Row]:
        outline = self.card.outline
        assert outline is not None
        read = self.briefing.texts.of(self.card)
        texts = {source.id: read.get(source.id, READING) for source in outline.brief.sources}
        known = self.briefing.checking.of(self.card)
        states = {each.source: each for each in known.sources} if known else {}
        return [title_row(outline, cells), *sources_rows(outline, texts, states, cells)]

    def judged(self) -> None:
        """Show what became known of the sources."""
        self.masthead.judge(self.briefing.checking.of(self.card))
        self.sheet.show(self._rows, keep=True)

    def texts_read(self) -> None:
        """Show the texts that were read meanwhile."""
        self.sheet.show(self._rows, keep=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: the one that leads here does nothing here."""
        return action != "sources"

    def again(self, card: Card) -> None:
        """Show the sources as they are after a save."""
        if card.outline is not None:
            self.card = card
            self.position = self.briefing.position
            self.masthead.show(card.outline, self.position)
            self.judged()

    def action_back(self) -> None:
        """Go back to the panes."""
        self.dismiss()

    def action_scroll_rows(self, step: int) -> None:
        """Scroll by lines."""
        self.sheet.scroll_rows(step)

    def action_scroll_page(self, step: int) -> None:
        """Scroll by a page."""
        self.sheet.scroll_page(step)
