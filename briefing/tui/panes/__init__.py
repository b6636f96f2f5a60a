"""The panes: a section and its outline in, rows of cells out. Nothing here imports Textual."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from briefing.brief.outline import Outline, Section
from briefing.brief.sections import SECTION
from briefing.tui.cells import Row
from briefing.tui.panes import (
    actors,
    experts,
    humanitarian,
    judgements,
    links,
    others,
    plain,
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


_SPECIAL: Final[dict[str, PaneKind]] = {
    "situation": PaneKind(situation.heads, situation.blocks, 6),
    "actors": PaneKind(actors.heads, actors.blocks, 4),
    "territory": PaneKind(territory.heads, territory.blocks, 6),
    "humanitarian": PaneKind(humanitarian.heads, humanitarian.blocks, 3),
    "views": PaneKind(experts.heads, experts.blocks, 4),
    "judgements": PaneKind(judgements.heads, judgements.blocks, 3, heads_right=True),
    "crosscheck": PaneKind(others.crosscheck_heads, others.crosscheck, 4),
    "timeline": PaneKind(others.timeline_heads, others.timeline, 4),
    "watch": PaneKind(plain.heads, others.watch, 2),
    "places": PaneKind(links.place_heads, links.places, 2),
}
PANES: Final = {key: _SPECIAL.get(key, PaneKind(plain.heads, plain.blocks, 2)) for key in SECTION}
"""The pane of every section."""
