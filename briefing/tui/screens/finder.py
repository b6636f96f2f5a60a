"""Finding in the shown brief: what was typed, the items that hold it, the one we stand at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.find import Found, search

if TYPE_CHECKING:
    from briefing.tui.screens.showing import Showing
    from briefing.tui.widgets.findbar import FindBar


class Finder:
    """The overview's ``/``, ``n`` and ``N``."""

    def __init__(self, screen: Showing) -> None:
        self.screen = screen
        self.query = ""
        self.found: list[Found] = []
        self.bar: FindBar | None = None

    @property
    def typing(self) -> bool:
        """Whether the words are being typed."""
        return self.bar is not None and bool(self.bar.display)

    async def open(self) -> None:
        """Show the line to type in, with the words of the last time."""
        if self.bar is None:
            from briefing.tui.widgets.findbar import FindBar  # typing needs it, painting not

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

    def again(self) -> None:
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
        self.screen.briefing.say(f'"{self.query}": {at + 1} of {len(self.found)}')

    def _here(self) -> int | None:
        page = self.screen.page
        here = Found(page.focus_key, page.focused_pane.selected)
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
