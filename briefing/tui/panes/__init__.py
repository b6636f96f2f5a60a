"""The panes: a section and its outline in, rows of cells out. Nothing here imports Textual."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from briefing.brief.outline import Outline, Section
from briefing.brief.sections import SECTION
from briefing.tui.cells import Row, indent
from briefing.tui.panes import actors, humanitarian, outlook, timeline
from briefing.tui.panes import places as territory
from briefing.tui.panes.others import (
    crosscheck,
    crosscheck_heads,
    plain_blocks,
    prose_heads,
    situation,
    situation_heads,
    views,
    watch,
)
from briefing.tui.panes.parts import Blocks, Form, ItemBlock, Series
from briefing.tui.panes.places import place_heads, places

__all__ = ["PANES", "Block", "Blocks", "Form", "PaneKind", "with_series"]


Pinned: TypeAlias = Callable[[Section, Outline, Form, int, int], list[Row]]
"""Rows that stay above the items: the number of the chosen one (-1 for none), and the pane's rows.

How many there are does not depend on which is chosen."""


Under: TypeAlias = Callable[[Section, Outline, Form, int, tuple[int, int]], int | None]
"""Which item stands where in the pinned rows: the pane's rows, and a row and a cell of it."""


def _none(
    _section: Section, _outline: Outline, _form: Form, _rows: int, _place: tuple[int, int]
) -> None:
    """Return no item: most panes have none above their list."""


def _nothing(
    _section: Section, _outline: Outline, _form: Form, _chosen: int, _rows: int
) -> list[Row]:
    """Return no rows: most panes have only their title above the items."""
    return []


class PaneKind(Struct, frozen=True):
    """How a section is shown: its column heads, its blocks, its share of a scarce height."""

    heads: Callable[[Section, Outline, Form], Row]
    blocks: Callable[[Section, Outline, Form], Blocks]
    weight: int
    heads_right: bool = False
    pinned: Pinned = _nothing
    under: Under = _none


_SPECIAL: Final[dict[str, PaneKind]] = {
    "situation": PaneKind(situation_heads, situation, 4, heads_right=True),
    "actors": PaneKind(actors.heads, actors.blocks, 2),
    "territory": PaneKind(territory.heads, territory.blocks, 6),
    "humanitarian": PaneKind(humanitarian.heads, humanitarian.blocks, 3),
    "views": PaneKind(prose_heads, views, 8),
    "judgements": PaneKind(
        outlook.heads, outlook.blocks, 3, heads_right=True, pinned=outlook.scale
    ),
    "crosscheck": PaneKind(crosscheck_heads, crosscheck, 4),
    "timeline": PaneKind(
        timeline.heads, timeline.blocks, 4, pinned=timeline.pinned, under=timeline.under
    ),
    "watch": PaneKind(prose_heads, watch, 2),
    "places": PaneKind(place_heads, places, 2),
}
PANES: Final = {key: _SPECIAL.get(key, PaneKind(prose_heads, plain_blocks, 2)) for key in SECTION}
"""The pane of every section."""


def with_series(
    blocks: Sequence[ItemBlock], section: Section, series: Series, form: Form
) -> list[ItemBlock]:
    """Return the blocks of a section, below each item what its figures were in briefs before."""
    from briefing.tui.panes.moved import series_rows  # only where a brief names one before

    out = []
    for line, block in zip(section.lines, blocks, strict=True):
        rows = series_rows(series.get(line.path, ()), form.below - 2, form.ascii_only)
        opened = block.opened or (block.rows if rows else [])
        teaser = block.teaser if block.opened else len(block.rows)
        out.append(replace(block, opened=[*opened, *indent(rows, 2)], teaser=teaser))
    return out
