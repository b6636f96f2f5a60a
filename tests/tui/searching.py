"""A library to be searched from the picker, and waiting for its answers."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from briefing.library.index.read import Index
from briefing.tui.screens.picker.screen import Picker
from tui import making
from tui.hand import Hand


def picker(hand: Hand) -> Picker:
    assert isinstance(hand.app.screen, Picker)
    return hand.app.screen


def library(folder: Path) -> Path:
    hill = making.small("hill", "2024-02-01", title="Truce on the hill")
    hill["humanitarian"] = [
        making.statement("The mill stands still.", category="needs"),
        making.statement(
            "The weir below the mill has burst.", category="infrastructure", id="weir"
        ),
    ]
    river = making.small("river", "2024-03-01", title="Flood at the river")
    river["gaps"] = [{"text": "Who opened the weir?", "id": "g1"}]
    return making.library(folder / "library", hill, river, ("wrong.yaml", making.BROKEN))


def damage(root: Path) -> None:
    """Take a table out of the index."""
    with closing(sqlite3.connect(Index(root).path)) as connection:
        connection.execute("DROP TABLE item")


async def answered(hand: Hand) -> None:
    """Wait until what was typed last is answered."""
    await hand.until(lambda: not (isinstance(hand.app.screen, Picker) and hand.app.screen.pending))


async def indexed(hand: Hand) -> None:
    """Wait until the index is up to date, and the screen knows."""
    indexing = hand.app.indexing
    indexing.start()
    await hand.until(lambda: indexing.ready and not indexing.busy)


def four_briefs(folder: Path) -> Path:
    """Briefs whose cut-offs put them in this order: river, hill, coast, then a broken one."""
    return making.library(
        folder / "library",
        making.small("hill", "2024-02-01", title="Truce on the hill", conflict="Hill conflict"),
        making.small("river", "2024-03-01", title="Flood at the river", countries=["XA"]),
        making.small("coast", "2024-01-01", title="Calm on the coast", tlp="RED"),
        ("wrong.yaml", making.BROKEN),
    )
