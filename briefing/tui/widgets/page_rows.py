"""The rows of a page that are no pane's: the bar of a small terminal, and the folded panes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from briefing.brief.sections import SECTION
from briefing.text import width
from briefing.tui.cells import BEFORE, Row, fit, row_width
from briefing.tui.widgets.plan import Fold

Spots = list[tuple[int, int, str]]
"""What a click means: first cell, the cell behind the last one, the pane's key."""
_APART: Final = 3
"""Cells between the titles and what stands behind them."""


def bar_row(focus: str, counts: Mapping[str, int], cells: int) -> tuple[Row, Spots]:
    """Return the panes with their counts, as many around the chosen one as there is room for."""
    entries = []
    for key, count in counts.items():
        kind = SECTION[key]
        here = key == focus
        title = kind.title if here else kind.short
        entries.append((f" {title} {count} ", here, key))
    start, at = 0, list(counts).index(focus)
    while start < at and sum(width(e[0]) for e in entries[start : at + 1]) > cells - 2:
        start += 1
    row: Row = [(BEFORE, "dim lift")] if start else []
    spots: Spots = [(0, 1, entries[start - 1][2])] if start else []
    for text, chosen, key in entries[start:]:
        left = row_width(row)
        row.append((text, "hi b r" if chosen else "dim lift"))
        spots.append((left, row_width(row), key))
    return fit(row, cells, "dim lift"), spots


def fold_row(
    fold: Fold, counts: Mapping[str, int], legend: Callable[[int], Row] | None
) -> tuple[Row, Spots]:
    """Return the titles of panes without room on one rule, with their counts.

    Where no other row is, the ``legend`` has the cells that they leave.
    """
    row: Row = []
    spots: Spots = []
    for key in fold.keys:
        start = fold.x + row_width(row)
        title = SECTION[key].title.upper()
        gap = 3 if row else 0
        if row_width(row) + gap + len(title) + 4 > fold.width:
            title = SECTION[key].short
        row += [(" " * gap, "rule u"), (title, "hi b u"), (f" {counts[key]}", "dim u")]
        spots.append((start, fold.x + row_width(row), key))
    told = legend(fold.width - row_width(row) - _APART) if legend else []
    return [*fit(row, fold.width - row_width(told), "rule u"), *told], spots
