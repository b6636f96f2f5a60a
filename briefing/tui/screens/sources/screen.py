"""The sources screen: what the brief rests on, and how much of it is used."""

from __future__ import annotations

from briefing.tui.cells import Row
from briefing.tui.registry import SOURCES
from briefing.tui.screens.skeleton import SheetScreen
from briefing.tui.screens.sources.rows import sources_rows, title_row
from briefing.tui.services.source_texts import READING


class SourcesScreen(SheetScreen):
    """All sources of one brief on one sheet."""

    where = SOURCES

    def rows(self, cells: int) -> list[Row]:
        """Return a row or more of each source."""
        read = self.briefing.texts.of(self.card)
        texts = {source.id: read.get(source.id, READING) for source in self.outline.brief.sources}
        known = self.briefing.checking.of(self.card)
        states = {each.source: each for each in known.sources} if known else {}
        return [title_row(self.outline, cells), *sources_rows(self.outline, texts, states, cells)]

    def on_texts(self) -> None:
        """Show the texts that were read meanwhile."""
        self.show_body()
