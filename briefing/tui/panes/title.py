"""The title of a pane on its hairline, with the column heads on the same row."""

from __future__ import annotations

from briefing.brief.outline import Section
from briefing.text import width
from briefing.tui.cells import Row, fit, row_width
from briefing.tui.panes.parts import VERDICT, Form


def title_row(section: Section, heads: Row, form: Form, focused: bool, right: bool) -> Row:
    """Return the row: the title reversed where the pane has the keys, heads behind it.

    ``right`` anchors the heads at the right edge. The hairline is made of underlined spaces.
    """
    cells = form.cells
    title = section.kind.title.upper()
    rule = "hi u" if focused else "rule u"
    used = row_width(heads)
    if right and used < cells:
        heads = [(" " * (cells - used), "dim"), *heads]
    behind = _after(fit(fit(heads, cells), cells + VERDICT), width(title))
    styled = [(text, f"{words} u" if text.strip() else rule) for text, words in behind]
    if focused:
        return [(f" {title}", "hi b r"), *styled]
    return [(" ", "text"), (title, "hi b u"), *styled]


def _after(row: Row, cells: int) -> Row:
    """Return what stands right of the first ``cells`` cells of a row."""
    out: Row = []
    for text, words in row:
        size = width(text)
        if cells >= size:
            cells -= size
            continue
        out.append((text[cells:], words))
        cells = 0
    return out
