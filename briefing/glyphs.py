"""The signs of the program, each with its meaning: one cell wide in every terminal we know.

None is East Asian Ambiguous or an emoji; ``text.to_ascii`` has a letter or sign for each.
"""

from __future__ import annotations

from typing import Final

BASIS: Final[dict[str, str]] = {
    "stated": "◉",
    "reported": "◍",
    "claimed": "◌",
    "shown": "⊡",
    "assessed": "◊",
    "inferred": "⇢",
}
"""Ink grows with closeness to the fact: dotted, hatched, solid; a picture is a frame."""
BASIS_ASCII: Final[dict[str, str]] = {
    "stated": "s",
    "reported": "r",
    "claimed": "c",
    "shown": "p",
    "assessed": "a",
    "inferred": "i",
}
VERDICT: Final[dict[str, str]] = {
    "verified": "✓",
    "partly": "◒",
    "unsupported": "✗",
    "own": BASIS["inferred"],
    "not_checkable": "?",
}
"""Verified is the quiet one, trouble is bold: one strip to scan at the right edge of a pane."""
TREND: Final[dict[str, str]] = {"deteriorated": "▾", "improved": "▴", "unchanged": "="}
CONTRADICTED: Final = "⇋"
PROPOSED: Final = BASIS["claimed"]
PROPOSED_ASCII: Final = "o"
"""What a draft proposes and nobody has decided on; the word "draft" stands behind it."""
SELECTED: Final = "▸"
MORE_BELOW: Final = "▾"
MORE_ABOVE: Final = "▴"
SEPARATOR: Final = "∙"
ASSESSED_SUFFIX: Final = "◊"
ENTER: Final = "↵"
