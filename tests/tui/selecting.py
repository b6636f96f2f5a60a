"""The selection of a pane, as it is seen."""

from __future__ import annotations

from tui.hand import Hand

LETTERS = {
    "s": "situation",
    "a": "actors",
    "t": "territory",
    "h": "humanitarian",
    "e": "views",
}


def seen(hand: Hand) -> bool:
    """Tell whether the selected item is on the screen, its sign in the gutter."""
    if not hand.on_screen(hand.pane):
        return False
    region = hand.pane.region
    row = region.y + hand.pane.owners.index(hand.pane.selected)
    return hand.rows()[row][region.x] == "▸"
