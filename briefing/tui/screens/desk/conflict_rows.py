"""The rows of a conflict: both sides beside each other, or below each other where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from briefing import glyphs
from briefing.text import clean
from briefing.tui.cells import Row, fit, flow, indent, on_ground, screen_title
from briefing.tui.screens.desk.said import LEGEND, change_words
from briefing.wire.status import time_words

if TYPE_CHECKING:
    from briefing.tui.screens.desk.conflict import Both
    from briefing.wire.revision_lines import ToldChange

_BESIDE: Final = 76
"""From so many columns on the sides stand beside each other."""
_GAP: Final = 2
_BOTH: Final = "both of you"


class ConflictPage:
    """Makes the rows; ``spots`` then has where each change stands: rows, then columns."""

    def __init__(self, both: Both, at: int, cells: int) -> None:
        self.both, self.at, self.cells = both, at, cells
        self.spots: list[tuple[int, int, int, int]] = []

    def rows(self) -> list[Row]:
        """Return what stands on the sheet."""
        clash, sides = self.both.clash, self.both.sides
        who, when = clean(clash.revision.author), time_words(clash.revision.at)
        note = f"with {who}{f', {when}' if when else ''}"
        rows: list[Row] = [screen_title("CONFLICT", note, self.cells, clean(clash.id))]
        did = "published" if clash.theirs is not None else "took it back"
        theirs, mine = self.both.theirs, self.both.mine
        heads = (f"{who.upper()} {did}", "YOU, not published")
        if self.cells >= _BESIDE:
            rows += self._beside(heads, theirs, mine, len(rows))
        else:
            for head, told, first in ((heads[0], theirs, 0), (heads[1], mine, len(theirs or ()))):
                rows += [[], [(f" {head}", "hi b")]]
                rows += self._side(told, self.cells, first, (len(rows), 0))
        rows += indent([LEGEND], 1)
        for words in self._ways(sides.why):
            rows += indent(flow([(words, "dim")], max(self.cells - 2, 8)), 1)
        return rows

    def _ways(self, why: str) -> list[str]:
        kept = "What does not stay is kept in .wire/kept of the library."
        return [f"Both cannot be taken together: {why}", kept] if why else [kept]

    def _beside(
        self,
        heads: tuple[str, str],
        theirs: Sequence[ToldChange] | None,
        mine: Sequence[ToldChange] | None,
        top: int,
    ) -> list[Row]:
        left = (self.cells - _GAP) // 2
        right = self.cells - left - _GAP
        one = [[(f" {heads[0]}", "hi b")], *self._side(theirs, left, 0, (top + 1, 0))]
        first, corner = len(theirs or ()), (top + 1, left + _GAP)
        two = [[(f" {heads[1]}", "hi b")], *self._side(mine, right, first, corner)]
        height = max(len(one), len(two))
        one += [[]] * (height - len(one))
        two += [[]] * (height - len(two))
        return [
            [*fit(a, left), ("| ", "rule"), *fit(b, right)] for a, b in zip(one, two, strict=True)
        ]

    def _side(
        self, told: Sequence[ToldChange] | None, cells: int, first: int, corner: tuple[int, int]
    ) -> list[Row]:
        """Return the changes of a side; ``first`` is the number of the first of them."""
        if not told:
            words = "nothing that says something else" if told is not None else ""
            words = words or "what changed cannot be told item by item"
            return indent(flow([(words, "dim")], max(cells - 2, 8)), 1)
        rows: list[Row] = []
        top, left = corner
        for number, each in enumerate(told, first):
            start = len(rows)
            chosen = number == self.at
            text: Row = [(change_words(each), "hi" if chosen else "text")]
            if each.key in self.both.sides.both:
                text.append((f"  {_BOTH}", "bad b"))
            body = flow(text, max(cells - 5, 8))
            mark = glyphs.SELECTED if chosen else " "
            found = [[(f"{mark}{each.sign}  ", "hi b"), *body[0]], *indent(body[1:], 4)]
            rows += on_ground(found, cells) if chosen else found
            self.spots.append((top + start, top + len(rows), left, left + cells))
        return rows
