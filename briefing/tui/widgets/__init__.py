"""The parts that screens are made of, each painting its own rows of cells; here their bases."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, cast

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.filter import ANSIToTruecolor
from textual.geometry import Region, Spacing
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from briefing import glyphs
from briefing.text import pad
from briefing.tui.cells import Row, above_headings, fit, headings, in_ascii, plain, split_row
from briefing.tui.theme_manager import Palette
from briefing.tui.widgets.selectable import placed, reversed_part

if TYPE_CHECKING:
    from briefing.tui.dashboard import Dashboard


NO_GUTTER: Final = Spacing()


class Painted(Widget):
    """The base of everything on the screen: rows in, strips out; data is never markup."""

    ALLOW_SELECT = False

    @property
    def briefing(self) -> Dashboard:
        """The running app."""
        return cast("Dashboard", self.app)

    @property
    def palette(self) -> Palette:
        """The styles of the theme in use."""
        return self.briefing.palette

    def repaint(self) -> None:
        """Paint anew."""
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of a region, made anew.

        Nothing here is tinted or hatched, and rows name all their styles: Textual's own way, which
        asks the style sheet for each row, costs as much as painting it.
        """
        if self.styles.gutter != NO_GUTTER:
            return super().render_lines(crop)
        return self.finished(self.painted(range(crop.y, crop.bottom)), crop)

    def painted(self, rows: Iterable[int]) -> list[Strip]:
        """Return some of the rows, as they are painted; a subclass has this or ``render_line``."""
        return [self.render_line(y) for y in rows]

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        return self.painted([y])[0]

    def finished(self, strips: list[Strip], crop: Region) -> list[Strip]:
        """Return rows of the whole width as the app's filters have them, cut to a region."""
        cells, ground = self.size.width, self.background_colors[1]
        ansi = self.palette.theme.ansi  # else every colour is a true one, and none to be made so
        for each in self.get_line_filters():
            if ansi or not isinstance(each, ANSIToTruecolor):
                strips = [strip.apply_filter(each, ground) for strip in strips]
        if crop.column_span != (0, cells):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def strip(self, row: Row, cells: int, ground: str = "text") -> Strip:
        """Return one row as a strip of exactly ``cells`` cells; ``ground`` styles what is left."""
        return self.strips([(row, ground)], cells)[0]

    def strips(self, rows: Iterable[tuple[Row, str]], cells: int) -> list[Strip]:
        """Return rows, each with its ground, as strips of exactly ``cells`` cells."""
        app = self.briefing
        behind = self.screen is not app.screen
        style = app.palette.quiet if behind else app.palette.style
        return [_strip(row, cells, ground, style, app.ascii_only) for row, ground in rows]


def _strip(
    row: Row, cells: int, ground: str, style: Callable[[str], Style], ascii_only: bool
) -> Strip:
    """Return a row as a strip; parts of one style that follow each other are one.

    Textual's work grows with their number.
    """
    segments: list[Segment] = []
    said, worn = "", style(ground)
    for text, words in fit(row, cells, ground):
        own = style(words)
        if own is not worn:
            if said:
                segments.append(Segment(said, worn))
            said, worn = "", own
        said += in_ascii(text) if ascii_only else text
    if said:
        segments.append(Segment(said, worn))
    return Strip(segments, cells)


class Selectable(Painted):
    """Paints by ``paint_line``; the selected part of it stands reversed."""

    ALLOW_SELECT = True

    def paint_line(self, y: int) -> Strip:
        """Return one row as it stands without a selection."""
        raise NotImplementedError

    def painted(self, rows: Iterable[int]) -> list[Strip]:
        """Return some of the rows; offsets in them tell the mouse which character it is over."""
        selection = self.text_selection
        strips = []
        for y in rows:
            strip = self.paint_line(y)
            if selection is not None and (span := selection.get_span(y)) is not None:
                strip = reversed_part(strip, *span)
            strips.append(placed(strip, y))
        return strips

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, rows without the blanks at their ends."""
        rows = [self.paint_line(y).text for y in range(self.size.height)]
        text = selection.extract("\n".join(rows))
        return "\n".join(line.rstrip() for line in text.split("\n")), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint the selection."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Keep a second click from selecting the whole widget: it means something else here."""
        event.prevent_default()


Rows = Callable[[int], list[Row]]
"""Rows for a width in cells."""


_LOW, ROOMY = 7, 10
"""Rows of a sheet from which a short heading, and from which title and all headings stay."""


class Sheet(Selectable, can_focus=True):
    """Rows made for the width there is; a sign at the edge says that more stands above or below.

    The first ``pinned`` rows stay while the others scroll, where the sheet has ``least`` rows, and
    below them the heading (``cells.Head``) of what is in sight, where there is room.
    """

    def __init__(
        self, rows: Rows, ground: str = "text", pinned: int = 0, least: int = ROOMY
    ) -> None:
        super().__init__(classes="sheet")
        self._make = rows
        self._rows: list[Row] = []
        self._width = -1
        self._heads: list[range] = []
        self._pinned, self._least = pinned, least
        self.ground = ground
        self.top = 0
        self.marked_words = ""
        """Words that stand on the mark wherever they occur."""
        self.pointer: int | None = None
        """The row that a sign at its edge points at."""

    def show(self, rows: Rows, keep: bool = False) -> None:
        """Show other rows, from the top unless ``keep``."""
        self._make = rows
        self._width = -1
        if not keep:
            self.top = 0
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Make the rows for the new width when they are next asked for."""
        self._width = -1
        self.refresh()

    @property
    def last_top(self) -> int:
        """The furthest the sheet scrolls."""
        self._fresh()
        return max(len(self._rows) - self.size.height, 0)

    def scroll_rows(self, rows: int) -> None:
        """Scroll by so many rows, stopping at the ends."""
        self.top = max(min(self.top + rows, self.last_top), 0)
        self.refresh()

    def scroll_page(self, step: int) -> None:
        """Scroll by a page, two rows kept."""
        self.scroll_rows(step * self.page_rows)

    @property
    def page_rows(self) -> int:
        """How many rows a page goes on: no row is passed over unseen."""
        self._fresh()
        held = self.pinned + max(
            (len(head) for head in self._heads if self._stays(head)), default=0
        )
        return max(self.size.height - held - 2, 1)

    def reveal(self, index: int, height: int = 1) -> None:
        """Scroll so that ``height`` rows from ``index`` are in view, where they fit."""
        self._fresh()
        held = self.held(index)
        bottom = self.top + self.size.height - (self.top < self.last_top)
        if index < self.top + held or index + height > bottom:
            self.top = max(min(index - max(held, 1), self.last_top), 0)
        self.refresh()

    @property
    def pinned(self) -> int:
        """How many of the first rows stay."""
        return self._pinned if self.size.height >= self._least else 0

    def held(self, index: int) -> int:
        """Return how many rows stay at the top while a row is in sight."""
        return self.pinned + len(self._heading(index))

    def row_at(self, y: int) -> int:
        """Return which of all rows stands in row ``y`` of the sheet."""
        pinned = self.pinned
        if y < pinned:
            return y
        kept = self._heading(self.top + pinned)
        return kept[y - pinned] if y - pinned < len(kept) else self.top + y

    def _stays(self, head: range) -> bool:
        height = self.size.height
        return height >= ROOMY or (height >= _LOW and len(head) < height // 2)

    def _heading(self, index: int) -> range:
        """Return the rows of the heading that a row stands under, or is one of."""
        number = sum(head.start <= index for head in self._heads) - 1
        if number < 0 or not self._stays(self._heads[number]):
            return range(0)
        head, after = self._heads[number], self._heads[number + 1 : number + 2]
        below = self._rows[max(index + len(head), head.stop) : after[0].start if after else None]
        # Over nothing but blank rows before the next heading it would head that.
        return head if any(plain(row).strip() for row in below) else range(0)

    def _fresh(self) -> None:
        width, height = self.size
        if self._width != width:
            self._width = width
            self._rows = self._make(width)
            self._heads = headings(self._rows, self._pinned)
            self.top = max(min(self.top, len(self._rows) - height), 0)

    def paint_line(self, y: int) -> Strip:
        """Return one row; the last one in view says how many follow."""
        self._fresh()
        (cells, height), index = self.size, self.row_at(y)  # its size is looked for at each asking
        row = self._rows[index] if index < len(self._rows) else []
        if self.marked_words:
            from briefing.tui.matching import highlight

            row = highlight(row, self.marked_words)
        if index == self.pointer:
            row = [(glyphs.SELECTED, "hi b"), *split_row(row, 1)[1]]
        left = len(self._rows) - self.top - height
        last = self.top + height - 1
        hidden = 0
        if left > 0:  # a heading of what is out of sight goes with it
            hidden = last - above_headings(self._rows, self._heads, self.top + 1, last)
            row = [] if hidden >= height - 1 - y else row
        if left > 0 and y == height - 1:
            sign = "v" if self.briefing.ascii_only else glyphs.MORE_BELOW
            note = f"{sign} {left + 1 + hidden} more lines "
            if self.top:
                above = "^" if self.briefing.ascii_only else glyphs.MORE_ABOVE
                note = f"{above} {self.top} above  {note}"
            row = [(pad(note, cells, right=True), f"hi {self._words()}")]
        return self.strip(row, cells, self.ground)

    def _words(self) -> str:
        return "lift" if "lift" in self.ground else ""

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.scroll_rows(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.scroll_rows(-2)
