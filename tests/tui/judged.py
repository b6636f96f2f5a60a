"""A brief with an item for every verdict, and the text it is held against; all of it invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tui import making
from tui.hand import Hand

TEXT = """\
The ferry at Low Marrow ran aground on Tuesday with 212 people on board, the harbour office said.

Harbour master Ilda Venn said the crew "left nobody behind on the lower deck". More than 40 people
were taken to the clinic at Osk.

Villagers spoke of a long night. They brought blankets and lamps to the quay.

The Coast Union called the rescue "a disgrace to the whole river".

Nobody could say when the ferry would sail again.
"""


def brief() -> dict[str, Any]:
    """The brief: ``good`` and ``voice`` are found, the others are not, each in its own way."""
    return {
        **making.small("judged", title="Ferry aground at Low Marrow"),
        "sources": [
            {"id": "s1", "title": "Ferry aground", "kind": "newspaper", "publisher": "The Post",
             "published": "2024-11-20", "text": "ferry.txt", "voice": "post"},
        ],
        "voices": {
            "post": {"name": "The Post", "kind": "newspaper", "reliability": "B"},
            "venn": {"name": "Ilda Venn", "kind": "witness", "reliability": "B"},
            "union": {"name": "Coast Union", "kind": "international-org", "reliability": "C"},
        },
        "situation": {
            "summary": [
                {"id": "good", "text": "The ferry ran aground at Low Marrow with 212 people.",
                 "cite": ["p1"], "figures": [{"text": "212 people"}]},
                {"id": "voice", "text": "Ilda Venn says the crew left nobody behind.", "by": "venn",
                 "quote": "left nobody behind on the lower deck", "cite": ["p2"]},
            ],
            "points": [
                {"id": "altered", "text": "Ilda Venn says all were brought up.", "by": "venn",
                 "quote": "left somebody behind on the upper deck", "cite": ["p2"]},
                {"id": "elsewhere", "text": "Ilda Venn calls the rescue a disgrace.", "by": "venn",
                 "quote": "a disgrace to the whole river", "cite": ["p2"]},
                {"id": "wrong", "text": "At Osk 70 people were treated.", "cite": ["p2"],
                 "figures": [{"text": "70 people"}]},
                {"id": "qualified", "text": "The clinic at Osk took in people.", "cite": ["p2"],
                 "figures": [{"text": "40 people"}]},
                {"id": "open", "text": "People from the houses near by helped in the dark.",
                 "cite": ["p3"]},
                {"id": "waived", "text": "The clinic at Osk took in more people.", "cite": ["p2"],
                 "figures": [{"text": "40 people"}],
                 "waive": [{"code": "figure-qualifier", "why": "The sentence says more."}]},
            ],
        },
        "gaps": [{"text": "Why did it run aground?", "cite": ["p5"]}],
    }  # fmt: skip


def library(folder: Path, *more: Any) -> Path:
    """Write the brief and its text into a new library; return its folder."""
    root = making.library(folder, brief(), *more)
    (root / "seeds" / "ferry.txt").write_text(TEXT, encoding="utf-8")
    return root


def marks(hand: Hand, key: str) -> dict[str, str]:
    """What stands in the last column of a pane beside each item in view, by the item's label."""
    pane = hand.page.panes[key]
    assert pane.section is not None
    x = pane.region.right - 1
    found = {}
    rows = hand.rows()
    for y, owner in enumerate(pane.owners):
        label = pane.section.lines[owner].label if owner >= 0 else ""
        if label and label not in found:
            beside = pane._blocks(pane.form)[owner].judged
            if y + beside < len(pane.owners) and pane.owners[y + beside] == owner:
                found[label] = rows[pane.region.y + y + beside][x]
    return found
