"""A brief with words to be found, and what is marked of them."""

from __future__ import annotations

from typing import Any

from tui import making
from tui.hand import Hand


def boats(**more: Any) -> making.Raw:
    """A brief with boats in four items of four sections, once in capitals, once in a note."""
    return making.small(
        situation={"summary": [making.statement("Nothing moves."),
                               making.statement("A boat crosses, then a boat returns.")]},
        actors=[{"id": "ferry", "name": "Ferry company", "kind": "other",
                 "note": "Owns every BOAT.", "cite": ["p1"]}],
        territory=[making.statement("The bank is held.", id="held", control="full")],
        timeline=[making.statement("The last Boat leaves."), making.statement("Night falls.")],
        places=[{"id": "boathouse", "name": "Boathouse", "cite": ["p1"]}],
        **more,
    )  # fmt: skip


def count(hand: Hand) -> str:
    """What stands at the end of the line in which the words are typed."""
    bar = hand.app.overview.finder.bar
    assert bar is not None
    assert bar.display
    return bar.count.text


def marked(hand: Hand) -> list[str]:
    """The runs of cells on the ground of what was found, from top to bottom."""
    ground = hand.app.palette.colour("mark")
    runs: list[str] = []
    for row in hand.spans():
        end = -1
        for span in row:
            if span.style.bgcolor is None or span.style.bgcolor.name != ground:
                continue
            if span.x == end:
                runs[-1] += span.text
            else:
                runs.append(span.text)
            end = span.x + len(span.text)
    return runs
