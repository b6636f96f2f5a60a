"""The rows of a pane's items, and where its selected item stands after a reload."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from briefing import glyphs
from briefing.brief.outline import Line, Section
from briefing.tui.cells import Row, fit
from briefing.tui.find import highlight
from briefing.tui.panes import Block
from briefing.tui.panes.parts import VERDICT, gutter_mark, verdict_span

if TYPE_CHECKING:
    from briefing.verify.verdicts import Path, Verdict

Painted: TypeAlias = tuple[Row, str, int]
"""A row, what styles the cells it leaves, and the item it belongs to (-1 for none)."""


class Body(NamedTuple):
    """A section's items as blocks of ``cells`` width; ``chosen`` is the marked one, -1 for none."""

    section: Section
    blocks: Sequence[Block]
    cells: int
    chosen: int

    def rows(
        self, top: int, room: int, query: str, verdicts: Mapping[Path, Verdict]
    ) -> list[Painted]:
        """Return the rows of the items from ``top`` on that stand whole in ``room`` rows.

        An item that alone is higher is cut, and says so at the end of its last row.
        """
        out: list[Painted] = []
        for index in range(top, len(self.blocks)):
            if self.blocks[index].gap and index > top:
                out.append(([], "text", -1))
            rows = self._item(index, query, verdicts)
            left = room - len(out)
            if len(rows) > left:
                if index > top:
                    break
                rows = rows[: max(left, 1)]
                row, ground, owner = rows[-1]
                kept = fit(row, self.cells + VERDICT, ground)
                rows[-1] = ([*kept, (glyphs.MORE_BELOW, row[-1][1])], ground, owner)
            out += rows
        return out

    def _item(self, index: int, query: str, verdicts: Mapping[Path, Verdict]) -> list[Painted]:
        chosen = index == self.chosen
        line = self.section.lines[index]
        mark = (glyphs.SELECTED, "hi b") if chosen else gutter_mark(line)
        verdict = verdict_span(verdicts.get(line.path))
        out: list[Painted] = []
        for number, row in enumerate(self.blocks[index].shown(chosen)):
            body = highlight(row, query) if query else row
            full: Row = [mark if number == 0 else (" ", "text"), *body]
            if number == 0 and verdict[0] != " ":
                full = [*fit(full, self.cells + VERDICT), verdict]
            if chosen:
                full = [(text, f"{words} sel") for text, words in full]
            out.append((full, "text sel" if chosen else "text", index))
        return out


def same_place(line: Line, section: Section, index: int) -> int:
    """Return where an item stands after a reload: by its id, else its words, else its number."""
    for number, other in enumerate(section.lines):
        if line.item.id is not None and other.item.id == line.item.id:
            return number
    texts = [other.text for other in section.lines]
    return texts.index(line.text) if line.text in texts else index
