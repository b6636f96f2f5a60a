"""The panes: a section and its outline in, rows of cells out. Nothing here imports Textual."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from briefing.outline import Outline, Section
from briefing.tui.cells import Row
from briefing.tui.panes import (
    actors,
    experts,
    humanitarian,
    judgements,
    links,
    others,
    situation,
    territory,
)
from briefing.tui.panes.parts import Block, Blocks, Form

__all__ = ["PANES", "Block", "Blocks", "Form", "PaneKind"]


class PaneKind(NamedTuple):
    """How a section is shown: its column heads, its blocks, its share of a scarce height."""

    heads: Callable[[Section, Form], Row]
    blocks: Callable[[Section, Outline, Form], Blocks]
    weight: int
    heads_right: bool = False


PANES: Final[dict[str, PaneKind]] = {
    "situation": PaneKind(situation.heads, situation.blocks, 6),
    "actors": PaneKind(actors.heads, actors.blocks, 4),
    "territory": PaneKind(territory.heads, territory.blocks, 6),
    "humanitarian": PaneKind(humanitarian.heads, humanitarian.blocks, 3),
    "views": PaneKind(experts.heads, experts.blocks, 4),
    "judgements": PaneKind(judgements.heads, judgements.blocks, 3, heads_right=True),
    "crosscheck": PaneKind(others.crosscheck_heads, others.crosscheck, 4),
    "timeline": PaneKind(others.timeline_heads, others.timeline, 4),
    "gaps": PaneKind(others.no_heads, others.gaps, 2),
    "watch": PaneKind(others.no_heads, others.watch, 2),
    "relationships": PaneKind(others.no_heads, links.relationships, 2),
    "places": PaneKind(links.place_heads, links.places, 2),
}
"""Every section that has a pane."""
