"""Rows whose text can be selected: where each character stands, and the part that is selected."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

_REVERSE = Style(reverse=True)
_PLAIN = Style()


def placed(strip: Strip, y: int) -> Strip:
    """Return a strip whose segments tell the mouse where they begin, as Textual's selection asks.

    ``Strip.apply_offsets`` does the same, and makes each style anew at each painting of a row.
    """
    out: list[Segment] = []
    x = 0
    for text, style, _ in strip:
        out.append(Segment(text, _style_at(style or _PLAIN, x, y)))
        x += len(text)
    return Strip(out, strip.cell_length)


_MOST_PLACED = 8192
_placed_styles: dict[tuple[int, int, int], tuple[Style, Style]] = {}
"""Styles with the place they tell, by the style's identity: to compare them costs more than all."""


def _style_at(style: Style, x: int, y: int) -> Style:
    key = id(style), x, y
    known = _placed_styles.get(key)
    if known is None or known[0] is not style:
        if len(_placed_styles) >= _MOST_PLACED:
            _placed_styles.clear()
        known = _placed_styles[key] = style, style + _at(x, y)
    return known[1]


@lru_cache(maxsize=4096)
def _at(x: int, y: int) -> Style:
    return Style.from_meta({"offset": (x, y)})


def reversed_part(strip: Strip, start: int, end: int) -> Strip:
    """Return a strip with the characters from ``start`` to ``end`` reversed; -1 is its end."""
    out: list[Segment] = []
    at = 0
    for text, style, control in strip:
        size = len(text)
        left = min(max(start - at, 0), size)
        right = size if end < 0 else min(max(end - at, 0), size)
        for part, chosen in ((text[:left], False), (text[left:right], True), (text[right:], False)):
            if part:
                own = style + _REVERSE if chosen and style is not None else style
                out.append(Segment(part, own, control))
        at += size
    return Strip(out, strip.cell_length)
