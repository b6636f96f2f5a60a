"""One change as the screens of a desk say it: by its section and first words, without an id."""

from __future__ import annotations

from typing import Final

from briefing import glyphs
from briefing.brief.sections import SECTION
from briefing.compare.words import BECOMES
from briefing.text import clean
from briefing.tui.cells import Row
from briefing.wire.revision_lines import ToldChange

LEGEND: Final[Row] = [
    ("+", "hi b"), (" new   ", "dim"), ("-", "hi b"), (" gone   ", "dim"),
    ("~", "hi b"), (" changed", "dim"),
]  # fmt: skip
"""What the signs before changes say."""


def change_words(told: ToldChange) -> str:
    """Return what changed: ``situation: its words (figure 3 ▸ 4)``."""
    change = told.change
    words = told.words
    line = (change.new or change.old) if change is not None else None
    if change is not None and change.kind == "changed":
        title = SECTION[line.section].title.lower() if line is not None else "voices"
        words = f"{title}: {change.text} ({change.words.removeprefix(f'{change.who}: ')})"
    return clean(words).replace(BECOMES, glyphs.SELECTED)
