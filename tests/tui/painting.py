"""When a screen under test is painted, and how much of it: what nobody looks at is not finished."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch

from textual._compositor import Compositor
from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from briefing.tui.widgets import NO_GUTTER, Painted

paint_now = Compositor.render_update
changes = count()
"""Goes on whenever something on a screen has changed."""
_finish = StylesCache.render
_rows_of = Painted.render_lines
_NO_ROW = Strip([])
_WHOLE = -1
"""Where Textual keeps rows of a widget: here those of all that is to be seen of it, together."""


class _Unfinished(Strip):
    """A row as its widget painted it, kept where Textual keeps those it has finished."""

    __slots__ = ()


def _paint_at_once(self: Compositor, **more: Any) -> Any:
    next(changes)
    return paint_now(self, **more)


def _paint_later(_self: Compositor, **_more: Any) -> None:
    """Leave what has changed to be painted when the screen has settled.

    A screen without a terminal is painted at every change and the painting thrown away: half of
    the time of a test.
    """
    next(changes)


def _finish_rows(
    self: StylesCache, styles: Any, size: Any, base: Any, ground: Any, paint: Any, *what: Any,
    **how: Any,
) -> list[Strip]:  # fmt: skip
    """Have Textual finish the rows that `paint_rows` left, as they were painted then."""
    crop: Region = how["crop"]
    cached = ((y, self._cache.get(y)) for y in crop.line_range if y not in self._dirty_lines)
    left = {y: row for y, row in cached if isinstance(row, _Unfinished)}
    self._dirty_lines.update(left)
    first = styles.gutter.top

    def painted(y: int) -> Strip:
        row = left.get(y + first)
        return Strip(row._segments, row._cell_length) if row is not None else paint(y)

    return _finish(self, styles, size, base, ground, painted, *what, **how)


def _rows_once(self: Painted, crop: Region) -> list[Strip]:
    """Return the rows of a widget, painted anew where Textual was told that some are dirty.

    A terminal shows those of before, too: to paint them for each look is what a look costs.
    """
    cache: Any = self._styles_cache
    key = crop, self.size, self.screen is self.app.screen
    was, rows = cache._cache.get(_WHOLE, (None, []))
    if was != key or cache._dirty_lines:
        if self.styles.gutter != NO_GUTTER:
            return _rows_of(self, crop)
        cache._dirty_lines.clear()  # what is painted may ask for more
        rows = _rows_of(self, crop)
        cache._cache[_WHOLE] = key, rows
    return list(rows)


def paint_rows(widget: Widget, crop: Region) -> None:
    """Have a widget paint those of its rows that have changed.

    What Textual then does to each of them costs more than the painting: whoever looks pays for it.
    """
    if type(widget).render_lines is not Widget.render_lines:
        widget.render_lines(crop)
        return
    cache, width = widget._styles_cache, widget.region.width
    if cache._width != width:
        cache.clear()
        cache._width = width
    first = widget.gutter.top
    rows = range(first, first + widget.content_region.height)
    for y in crop.line_range:
        if cache.is_dirty(y) or y not in cache._cache:
            row = widget.render_line(y - first) if y in rows and not widget.BLANK else _NO_ROW
            cache._cache[y] = _Unfinished(row._segments, row._cell_length)
            cache._dirty_lines.discard(y)


@contextmanager
def painting(*, at_once: bool) -> Iterator[None]:
    """Have changes painted when they happen, as on a terminal, or when a screen has settled."""
    update = _paint_at_once if at_once else _paint_later
    with (
        patch.object(Compositor, "render_update", update),
        patch.object(StylesCache, "render", _finish_rows),
        patch.object(Painted, "render_lines", _rows_once),
    ):
        yield
