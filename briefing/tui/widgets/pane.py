"""A pane: a title on a hairline, items below it, one of them selected, scrolled by whole items."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip

from briefing.brief.outline import NONE_RECORDED, Line, Outline, Section
from briefing.text import width
from briefing.tui.cells import Row, indent
from briefing.tui.panes import PANES
from briefing.tui.panes.parts import NO_SERIES, Form, ItemBlock, Series
from briefing.tui.widgets.opened import filled
from briefing.tui.widgets.pane_rows import (
    Body,
    PaintedRows,
    accepted,
    apart,
    blocks_of,
    more_words,
    same_place,
    title_row,
)
from briefing.tui.widgets.whole_items import WholeItems

if TYPE_CHECKING:
    from briefing.verify.verdicts import Path, Verdict

_NONE: Final[Mapping[Path, Verdict]] = MappingProxyType({})


class Pane(WholeItems, can_focus=True):
    """One section of the shown brief."""

    FOCUS_ON_CLICK = False

    class Wanted(Message):
        """The pane was clicked while another one had the keys."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Moved(Message):
        """Another item is selected."""

    class Chosen(Message):
        """An item was chosen with the mouse while it was already selected."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key
        self.kind = PANES[key]
        self.outline: Outline | None = None
        self.query_words = ""
        self.verdicts, self.series = _NONE, NO_SERIES
        self._explained = -1
        self._strips: list[Strip] = []
        self._blocks = lru_cache(maxsize=8)(self._make_blocks)
        self._open = lru_cache(maxsize=4)(self._make_open)
        self._pins = lru_cache(maxsize=4)(self._make_pins)
        self.steps = lru_cache(maxsize=8)(self._make_steps)

    # -- content ----------------------------------------------------------------------------

    def show(self, section: Section, outline: Outline, keep: bool = False) -> None:
        """Fill the pane with a section; ``keep`` holds selection and scroll where they were."""
        before = self.line if keep else None
        was, in_view = self.selected, self.selected in self.owners
        self.section, self.outline = section, outline
        if not keep:
            self.selected = self.top = 0
        if before is not None:
            self.selected = same_place(before, section, self.selected)
        last = max(len(section.lines) - 1, 0)
        self.selected = min(self.selected, last)
        # Where the item moved, what stands around it moves with it.
        self.top = max(min(self.top + self.selected - was, last), 0) if keep else 0
        self._forget_blocks()
        self._pins.cache_clear()
        if in_view:
            self._reveal()
        elif keep and self.size.height:
            self._fill()
        self.repaint()

    @property
    def line(self) -> Line | None:
        """The selected item, None in an empty section."""
        lines = self.section.lines if self.section else ()
        return lines[self.selected] if lines else None

    def _make_blocks(self, form: Form) -> list[ItemBlock]:
        assert self.section is not None
        assert self.outline is not None
        return blocks_of(self.kind, self.section, self.outline, form, self.series)

    def _make_open(self, form: Form, room: int, chosen: int) -> list[ItemBlock]:
        return filled(self._blocks(form), room, chosen, form.generous)

    def _forget_blocks(self) -> None:
        for cache in (self._blocks, self._open, self.steps):
            cache.cache_clear()

    @property
    def _items(self) -> list[ItemBlock]:
        chosen = self.selected if self.leads or self.form.generous else -1
        return self._open(self.form, self._room, chosen)

    def _make_pins(self, form: Form, chosen: int, rows: int) -> list[Row]:
        assert self.section is not None
        assert self.outline is not None
        own = accepted(self.outline)
        return self.kind.pinned(apart(self.section)[0], own, form, chosen, rows)

    def show_series(self, series: Series) -> None:
        """Take what the figures were in briefs before: it stands below the selected item."""
        if series is not self.series:
            self.series = series
            self._forget_blocks()
            self._reveal()
            self.repaint()

    def _make_steps(self, form: Form) -> list[int]:
        """Return the heights at which whole items end, title and the row below included."""
        first = 2 + len(self._pins(form, -1, 0)) if self._blocks(form) else 2
        heights = accumulate((block.height(False) for block in self._blocks(form)), initial=first)
        return [*heights][1:] or [2]

    def opening(self, form: Form) -> list[int]:
        """Return how many rows each item opens by when it is selected."""
        return [block.opens_by for block in self._blocks(form)]

    def items(self, form: Form) -> list[ItemBlock]:
        """Return its items as they are where each stands closed."""
        return self._blocks(form)

    # -- movement ---------------------------------------------------------------------------

    def move_to(self, index: int) -> None:
        """Select the item with this index, counted from 0; negative ones count from the end."""
        count = len(self.section.lines) if self.section else 0
        if not count:
            return
        self.selected = max(count + index, 0) if index < 0 else min(index, count - 1)
        self._reveal()
        self.repaint()
        self.post_message(self.Moved())

    def move(self, step: int) -> None:
        """Select the item ``step`` further down, stopping at the ends."""
        self.move_to(max(self.selected + step, 0))

    def page(self, step: int) -> None:
        """Move by as many items as stand in the pane."""
        shown = len(set(self.owners) - {-1})
        self.move(step * max(shown - 1, 1))

    @property
    def _pinned(self) -> list[Row]:
        """What stays above the items, however far they are scrolled."""
        chosen = self.selected if self.leads else -1
        return self._pins(self.form, chosen, self.size.height) if self.section else []

    # -- painting ---------------------------------------------------------------------------

    def repaint(self) -> None:
        """Forget what was painted and paint anew."""
        self._strips = []
        self.refresh()

    def set_form(self, form: Form) -> None:
        """Take the width and size class that the page gives."""
        if form != self.form:
            self.form = form
            self._strips = []

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the selected item in view."""
        self._reveal()
        self.repaint()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Open the selected item while the pane has the keys, and keep it in view.

        Where it closes, what stands above has the rows that it leaves.
        """
        super().watch_has_focus(has_focus)
        if has_focus:
            self._reveal()
        elif self.size.height:
            self._fill()
        self.repaint()

    def paint_line(self, y: int) -> Strip:
        """Return one painted row."""
        if not self._strips:
            self._paint()
        return self._strips[y] if y < len(self._strips) else self.strip([], self.size.width)

    def _paint(self) -> None:
        cells = self.form.cells + self.form.verdict
        bare = self.form.bare
        rows: list[PaintedRows] = [] if bare else [(self._title, "text", -1)]
        rows += [(row, "text", -1) for row in indent(self._pinned, 1)]
        rows += self._body()
        self.owners = [owner for _, _, owner in rows]
        if not bare:
            blank: list[PaintedRows] = [([], "text", -1)]
            rows += blank * (self.size.height - 1 - len(rows))
            more = self.more
            rows.append(([(" " * (cells + 1 - width(more)), "text"), (more, "hi")], "text", -1))
        elif (footer := self.screen.query_one("#footer")) is not None:
            footer.refresh()
        self._strips = self.strips(((row, ground) for row, ground, _ in rows), cells + 1)

    def _body(self) -> list[PaintedRows]:
        if self.section is None or not self.section.lines:
            return [([(f" {NONE_RECORDED}", "dim")], "text", -1)] if self.form.bare else []
        chosen = self.selected if self.leads else -1
        body = Body(self.section, self._items, self.form, chosen)
        return body.rows(self.top, self._room, self.query_words, self.verdicts)

    @property
    def _title(self) -> Row:
        assert self.section is not None
        assert self.outline is not None
        heads = self.kind.heads(apart(self.section)[0], accepted(self.outline), self.form)
        right = self.kind.heads_right
        return title_row(self.section, heads, self.form, self.has_focus, right)

    @property
    def more(self) -> str:
        """How many items stand above and below what is shown; in signs alone where it is bare."""
        count = len(self.section.lines) if self.section else 0
        last = self._last
        below = count - 1 - last if last >= 0 else 0
        return more_words(self.top if last >= 0 else 0, below, self.form)

    # -- mouse ------------------------------------------------------------------------------

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Explain basis and grade of the item under the pointer, when it rests there."""
        from briefing.tui.panes.explained import explanation

        owner = self.owners[event.y] if 0 <= event.y < len(self.owners) else -1
        if owner != self._explained and self.section is not None:
            self._explained = owner
            line = self.section.lines[owner] if owner >= 0 else None
            verdict = self.verdicts.get(line.path) if line else None
            self.tooltip = Content(explanation(line, verdict, self.section)) if line else None

    def _under(self, x: int, y: int) -> int:
        """Return which item stands there, in the list or above it; -1 for none."""
        owner = self.owners[y] if 0 <= y < len(self.owners) else -1
        row = y - (not self.form.bare)
        if owner >= 0 or self.section is None or not 0 <= row < len(self._pinned):
            return owner
        assert self.outline is not None
        own, rows = accepted(self.outline), self.size.height
        found = self.kind.under(apart(self.section)[0], own, self.form, rows, (row, x - 1))
        return -1 if found is None else found

    def on_click(self, event: events.Click) -> None:
        """Select the item under the pointer; a click on the selected one opens it."""
        event.prevent_default()
        event.stop()  # the page has rows of its own that a click means something on
        if self.screen.get_selected_text():
            return
        owner = self._under(event.x, event.y)
        if self.has_focus and owner == self.selected:
            self.post_message(self.Chosen())
            return
        if not self.has_focus:
            self.post_message(self.Wanted(self.key))
        if owner >= 0:
            self.move_to(owner)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll one item down, as long as something stands below."""
        event.stop()
        if self.section and -1 < self._last < len(self.section.lines) - 1:
            self.top += 1
            self.repaint()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll one item up."""
        event.stop()
        if self.top:
            self.top -= 1
            self.repaint()
