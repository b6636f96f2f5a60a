"""Finding words in the brief shown: the line to type them in, and going from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing.text import cut
from briefing.tui.matching import FoundItem, search

if TYPE_CHECKING:
    from briefing.tui.screens.brief_page import BriefPage
    from briefing.tui.screens.chooser import FindBar

_QUERY: Final = 16
"""Cells of the words looked for, in the footer."""


class Finder:
    """The overview's ``/``, ``n`` and ``N``."""

    def __init__(self, screen: BriefPage) -> None:
        self.screen = screen
        self.query = ""
        self.found: list[FoundItem] = []
        self.bar: FindBar | None = None

    @property
    def typing(self) -> bool:
        """Whether the words are being typed."""
        return self.bar is not None and bool(self.bar.display)

    async def open(self) -> None:
        """Show the line to type in, with the words of the last time."""
        if self.bar is None:
            from briefing.tui.screens.chooser import FindBar  # typing needs it, painting not

            self.bar = FindBar()
            await self.screen.mount(self.bar, after=self.screen.footer)
        self.bar.display, self.screen.footer.display = True, False
        self.bar.input.value = self.query
        self.bar.input.cursor_position = len(self.query)
        self.bar.input.focus()
        self._lead()

    def close(self) -> None:
        """Take the line away; what was found stays marked."""
        if self.bar is not None:
            self.bar.display, self.screen.footer.display = False, True
        self._lead()
        self.screen.page.choose(self.screen.page.focus_key)
        self.screen.footer.refresh()

    def left(self) -> None:
        """Take the line away where something else was given the keys, as by a click."""
        assert self.bar is not None
        if self.typing and self.screen.focused not in (None, self.bar.input):
            self.close()

    def type(self, query: str) -> None:
        """Look for other words and go to the first item that holds them, from here on."""
        self.query = query.strip()
        outline = self.screen.page.outline
        self.found = search(outline, self.query) if outline is not None else []
        self.screen.page.mark(self.query)
        if self.found:
            self._go(self._from_here(), keep_typing=True)
        self._say()

    def search_again(self) -> None:
        """Look for the same words in what was saved meanwhile, without moving."""
        outline = self.screen.page.outline
        self.found = search(outline, self.query) if outline is not None else []
        self._say()

    def clear(self) -> None:
        """Forget the words and take the marks away."""
        self.query, self.found = "", []
        self.screen.page.mark("")
        self.screen.footer.refresh()

    def step(self, step: int) -> None:
        """Go to the next or previous item that holds the words, around the ends."""
        if not self.found:
            what = f'Nothing holds "{self.query}".' if self.query else "Press / to find words."
            self.screen.briefing.say(what)
            return
        here = self._here()
        at = (here + step) % len(self.found) if here is not None else self._from_here()
        self._go(at)
        self.screen.footer.refresh()

    @property
    def words(self) -> str:
        """What is looked for, and which of what was found is selected; "" where nothing is."""
        if not self.query:
            return ""
        here, count = self._here(), len(self.found)
        shown = f'"{cut(self.query, _QUERY)}"'
        return f"{shown} {count} found" if here is None else f"{shown} {here + 1} of {count}"

    def _here(self) -> int | None:
        page = self.screen.page
        here = FoundItem(page.focus_key, page.focused_pane.selected)
        return self.found.index(here) if here in self.found else None

    def _from_here(self) -> int:
        """Return the first item found at the selected one or after it, in the order of the page."""
        page = self.screen.page
        order = [section.kind.key for section in page.outline.every_section] if page.outline else []
        here = (order.index(page.focus_key), page.focused_pane.selected)
        for number, found in enumerate(self.found):
            if (order.index(found.section), found.at) >= here:
                return number
        return 0

    def _go(self, number: int, keep_typing: bool = False) -> None:
        found = self.found[number]
        self.screen.page.go(found.section, found.at)
        if keep_typing and self.bar is not None:
            self.bar.input.focus()
        self._lead()

    def _lead(self) -> None:
        """Mark the item one stands at while the line has the keys, and not the pane."""
        page = self.screen.page
        for pane in page.panes.values():
            pane.found_in = self.typing and pane.key == page.focus_key
            pane.repaint()

    def _say(self) -> None:
        if self.bar is None:
            return
        here = self._here()
        count = len(self.found)
        words = f"{(here or 0) + 1} of {count}" if count else "not found" if self.query else ""
        self.bar.say(words)
