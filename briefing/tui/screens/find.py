"""Finding words: counted while they are typed, marked, and gone to; on the page and on a sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from briefing.brief.fold import fold
from briefing.text import cut
from briefing.tui.cells import Row, plain

if TYPE_CHECKING:
    from briefing.tui.matching import FoundItem
    from briefing.tui.screens.brief_page import BriefPage
    from briefing.tui.screens.chooser import FindBar
    from briefing.tui.screens.framed import FramedScreen
    from briefing.tui.screens.skeleton import SheetScreen

T = TypeVar("T")
_QUERY: Final = 16
"""Cells of the words looked for, in the footer."""


class Finder(Generic[T]):
    """The line in which words are typed, and the keys ``/``, ``n`` and ``N`` of a screen."""

    def __init__(self, screen: FramedScreen, placeholder: str) -> None:
        self._over = screen
        self._placeholder = placeholder
        self.query = ""
        self.found: list[T] = []
        self.bar: FindBar | None = None
        self._back = self.clear  # once the line is opened, what goes back to where one stood then

    def look(self, query: str) -> list[T]:
        """Return what holds some words, in the order in which it is gone through."""
        raise NotImplementedError

    def mark(self, query: str) -> None:
        """Mark words wherever they stand; no words take the marks away."""
        raise NotImplementedError

    def here(self) -> int | None:
        """Return which of what was found one stands at, None where it is none of it."""
        raise NotImplementedError

    def from_here(self) -> int:
        """Return the first of what was found where one stands or after it."""
        raise NotImplementedError

    def show(self, found: T) -> None:
        """Go to something that was found."""
        raise NotImplementedError

    def stand(self) -> Callable[[], None]:
        """Return what goes back to where one stands now."""
        raise NotImplementedError

    def lead(self) -> None:
        """Mark where one stands while the line has the keys."""

    def leave(self) -> None:
        """Give the keys back to what is searched."""
        raise NotImplementedError

    @property
    def typing(self) -> bool:
        """Whether the words are being typed."""
        return self.bar is not None and bool(self.bar.display)

    async def open(self) -> None:
        """Show the line to type in, with the words of the last time, which the next replace."""
        if self.bar is None:
            from briefing.tui.screens.chooser import FindBar  # typing needs it, painting not

            self.bar = FindBar(self._placeholder)
            await self._over.mount(self.bar, after=self._over.footer)
        self.bar.display, self._over.footer.display = True, False
        self._back = self.stand()
        self.bar.input.value = self.query
        self.bar.input.select_all()
        self.bar.input.focus()
        self.lead()

    def close(self) -> None:
        """Take the line away; what was found stays marked."""
        if self.bar is not None:
            self.bar.display, self._over.footer.display = False, True
        self.lead()
        self.leave()
        self._over.footer.refresh()

    def left(self) -> None:
        """Take the line away where something else was given the keys, as by a click."""
        assert self.bar is not None
        if self.typing and self._over.focused not in (None, self.bar.input):
            self.close()

    def type(self, query: str) -> None:
        """Look for other words and go to the first that holds them, or back to where one was."""
        self.query = query.strip()
        self.found = self.look(self.query)
        self.mark(self.query)
        to = partial(self.show, self.found[self.from_here()]) if self.found else self._back
        self._go(to, keep_typing=True)
        self._say()

    def search_again(self) -> None:
        """Look for the same words in what was saved meanwhile, without moving."""
        self.found = self.look(self.query)
        self._say()

    def clear(self) -> None:
        """Forget the words and take the marks away."""
        self.query, self.found = "", []
        self.mark("")
        self._over.footer.refresh()

    def step(self, step: int) -> None:
        """Go to the next or previous one that holds the words, around the ends."""
        if not self.found:
            what = f'Nothing holds "{self.query}".' if self.query else "Press / to find words."
            self._over.briefing.say(what)
            return
        here = self.here()
        at = (here + step) % len(self.found) if here is not None else self.from_here()
        self._go(partial(self.show, self.found[at]))
        self._over.footer.refresh()

    @property
    def words(self) -> str:
        """What is looked for, and which of what was found one stands at; "" where nothing is."""
        if not self.query:
            return ""
        here, count = self.here(), len(self.found)
        shown = f'"{cut(self.query, _QUERY)}"'
        return f"{shown} {count} found" if here is None else f"{shown} {here + 1} of {count}"

    def _go(self, to: Callable[[], None], keep_typing: bool = False) -> None:
        to()
        if keep_typing and self.bar is not None:
            self.bar.input.focus()
        self.lead()

    def _say(self) -> None:
        if self.bar is None:
            return
        here = self.here()
        count = len(self.found)
        words = f"{(here or 0) + 1} of {count}" if count else "not found" if self.query else ""
        self.bar.say(words)


class PageFinder(Finder["FoundItem"]):
    """Finds items of a brief, from pane to pane."""

    def __init__(self, screen: BriefPage) -> None:
        super().__init__(screen, "words in this brief")
        self.screen = screen

    def look(self, query: str) -> list[FoundItem]:
        """Return the items that hold the words, in the order of the page."""
        from briefing.tui.matching import search

        outline = self.screen.page.outline
        return search(outline, query) if outline is not None else []

    def mark(self, query: str) -> None:
        """Mark words in every pane."""
        self.screen.page.mark(query)

    def here(self) -> int | None:
        """Return which of the items found is the selected one."""
        from briefing.tui.matching import FoundItem

        page = self.screen.page
        here = FoundItem(page.focus_key, page.focused_pane.selected)
        return self.found.index(here) if here in self.found else None

    def from_here(self) -> int:
        """Return the first item found at the selected one or after it, in the order of the page."""
        page = self.screen.page
        order = [section.kind.key for section in page.outline.every_section] if page.outline else []
        here = (order.index(page.focus_key), page.focused_pane.selected)
        for number, found in enumerate(self.found):
            if (order.index(found.section), found.at) >= here:
                return number
        return 0

    def show(self, found: FoundItem) -> None:
        """Select an item in its pane."""
        self.screen.page.go(found.section, found.at)

    def stand(self) -> Callable[[], None]:
        """Return what goes back to view and pane, and to what is selected in each."""
        page = self.screen.page
        view, alone, key = page.view, page.maximised, page.focus_key
        panes = [(pane, pane.selected) for pane in page.panes.values()]

        def back() -> None:
            page.view, page.maximised = view, alone
            for pane, at in panes:
                pane.move_to(at)
            page.choose(key)

        return back

    def lead(self) -> None:
        """Mark the item one stands at while the line has the keys, and not the pane."""
        page = self.screen.page
        for pane in page.panes.values():
            pane.found_in = self.typing and pane.key == page.focus_key
            pane.repaint()

    def leave(self) -> None:
        """Give the keys back to the pane that had them."""
        self.screen.page.choose(self.screen.page.focus_key)


class SheetFinder(Finder[int]):
    """Finds blocks of rows on a sheet, as a paragraph with what stands below it."""

    def __init__(
        self, screen: SheetScreen, placeholder: str, blocks: Callable[[], list[list[Row]]]
    ) -> None:
        """``blocks`` returns all that stands on the sheet, row by row in blocks."""
        super().__init__(screen, placeholder)
        self.screen = screen
        self._blocks = blocks
        self._at: int | None = None
        """The block one stands at, None after one has scrolled away."""
        self._folded: tuple[list[list[Row]], list[str]] = [], []

    def look(self, query: str) -> list[int]:
        """Return the blocks that hold the words, a phrase broken over rows too."""
        wanted = fold(query).strip()
        if not wanted:
            return []
        return [n for n, text in enumerate(self._texts()) if wanted in text]

    def _texts(self) -> list[str]:
        blocks = self._blocks()
        if self._folded[0] is not blocks:
            texts = (" ".join(plain(row).strip() for row in block) for block in blocks)
            self._folded = blocks, [fold(text) for text in texts]
        return self._folded[1]

    def mark(self, query: str) -> None:
        """Mark words on the sheet."""
        if not query:
            self._at = None
            self.screen.sheet.pointer = None
        self.screen.sheet.marked_words = query
        self.screen.sheet.refresh()

    def here(self) -> int | None:
        """Return which of the blocks found one stands at."""
        return self.found.index(self._at) if self._at in self.found else None

    def from_here(self) -> int:
        """Return the first block found that ends below the top of what is seen."""
        top, end = self.screen.sheet.top, 0
        ends = []
        for block in self._blocks():
            end += len(block)
            ends.append(end)
        start = self._at if self._at is not None else 0
        return next((n for n, at in enumerate(self.found) if at >= start and ends[at] > top), 0)

    def show(self, found: int) -> None:
        """Bring a block into view, from its first row with the words on."""
        self._at = found
        blocks, sheet = self._blocks(), self.screen.sheet
        start = sum(len(block) for block in blocks[:found])
        wanted = fold(self.query).strip()
        rows = enumerate(blocks[found])
        inside = next((n for n, row in rows if wanted in fold(plain(row))), 0)
        sheet.pointer = start
        sheet.reveal(start + inside, 2)  # the last row in view may say how many follow
        if inside + 2 < sheet.size.height:
            sheet.reveal(start, inside + 2)

    def stand(self) -> Callable[[], None]:
        """Return what goes back to the rows in view."""
        return partial(self._scroll_to, self.screen.sheet.top)

    def _scroll_to(self, top: int) -> None:
        self._at, self.screen.sheet.pointer = None, None
        self.screen.sheet.scroll_rows(top - self.screen.sheet.top)

    def search_again(self) -> None:
        """Look for the same words in what is on the sheet now."""
        super().search_again()
        if self._at is not None and self._at not in self.found:
            self._at, self.screen.sheet.pointer = None, None

    def leave(self) -> None:
        """Give the keys back to the sheet."""
        self.screen.sheet.focus()
