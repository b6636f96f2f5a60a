"""What is pressed and asked in a soak."""

from __future__ import annotations

from typing import Final

from .seats import WIDE

KEYS: Final = (*"jkgGstaheoclmwrudvznNyxY?123[]T/+-", "\t", "\r", "\x1b", "\x1b[B", "\x1b[A", " ")
COMMANDS: Final = (
    *(("check",), ("list", "--json"), ("list",), ("search", "the"), ("search", "verdict:verified")),
    *(("export", "-f", "json", "ID"), ("export", "--verdicts", "ID"), ("index",), ("config",)),
    *(("export", "--force", "-o", "../out.md", "-f", "markdown", "ID"), ("diff", "ID", "ID2")),
)
SIZES: Final = ((40, 12), (80, 24), WIDE, (220, 70))
ROUND: Final = (
    *("2", "3", "1", "l", "o", "c", "\x1b", "r", "\x1b", "u", "\x1b", "v", "\x1b", "d", "\x1b"),
    *("w", "?", "\x1b", "X", "\x1b", "\x10", "the", "\x1b", "/", "the", "\x1b", "b", "the", "\x1b"),
    *("\x1b", "s", "\r", "\x1b", "t", "\r", "\x1b", "a", "\r", "\x1b", "m", "+", "+", "-"),
    *("\x1b", "T"),
)
"""Keys that open every screen of three briefs."""
