"""The rows of a pane: its title on the hairline, its items; and what a reload leaves selected."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from briefing import glyphs
from briefing.brief.outline import NONE_RECORDED, Line, Outline, Section
from briefing.text import width
from briefing.tui.cells import Row, fit, plain, row_width, split_row
from briefing.tui.panes import PaneKind, with_series
from briefing.tui.panes.marks import letter_spans, verdict_span
from briefing.tui.panes.more import with_more
from briefing.tui.panes.parts import VERDICT, Form, ItemBlock, Series, gutter_mark

if TYPE_CHECKING:
    from briefing.verify.verdicts import Path, Verdict


PaintedRows: TypeAlias = tuple[Row, str, int]
"""A row, what styles the cells it leaves, and the item it belongs to (-1 for none)."""


_NOTE: Final = 8
"""Cells of the note that an item is only proposed."""
_ONE_ROW: Final = 40
"""Cells from which what is proposed has one row in a table."""
_TABLES: Final = frozenset({"territory", "humanitarian"})
"""Panes of rows in columns."""
_GAP: Final = re.compile(r"(?<=\S) {3,}")
"""Free cells behind words."""
_LAST_WORD: Final = re.compile(r"(?<=\S )(\S+) +\S+ *$")
"""The last word before a citation."""
_CITED: Final = 10
"""Cells that a citation at the end of a row has at most, with the blank before it."""
DRAFTED: Final = "draft"
"""The first part of the path of a line that is only proposed; the key of the proposal follows."""


def is_drafted(line: Line | None) -> bool:
    """Tell whether a line is only proposed, by a draft."""
    return line is not None and line.path[0] == DRAFTED


def apart(section: Section) -> tuple[Section, Section]:
    """Return a section's own lines, and those that are only proposed, which stand behind them."""
    own = tuple(line for line in section.lines if not is_drafted(line))
    if len(own) == len(section.lines):
        return section, replace(section, lines=())
    return replace(section, lines=own), replace(section, lines=section.lines[len(own) :])


def accepted(outline: Outline) -> Outline:
    """Return a brief without what is only proposed for it: what is counted is counted in it."""
    own: Outline = getattr(outline, "own", outline)
    return own


def blocks_of(
    kind: PaneKind, section: Section, outline: Outline, form: Form, series: Series
) -> list[ItemBlock]:
    """Return the blocks of a section; what is only proposed is neither counted nor a series."""
    own, proposed = apart(section)
    blocks = with_more(kind.blocks(own, accepted(outline), form), own, accepted(outline), form)
    if series:
        blocks = with_series(blocks, own, series, form)
    if proposed.lines:  # the note has its cells: rows wrap, and columns share, before it
        cells = form.cells - max(_NOTE - form.verdict, 0)
        form = replace(form, cells=cells)
        if section.kind.key in _TABLES and cells < _ONE_ROW:  # there two rows cut less than one
            form = replace(form, size="narrow")
        untitled = replace(proposed, kind=proposed.kind._replace(title=""))  # they have no heads
        more = kind.blocks(untitled, outline, form)
        blocks += (
            replace(block, rows=block.again or block.rows, again=None, heads=()) for block in more
        )
    return blocks


class Body(Struct, frozen=True):
    """A section's items as blocks of a ``form``; ``chosen`` is the marked one, -1 for none."""

    section: Section
    blocks: Sequence[ItemBlock]
    form: Form
    chosen: int

    def rows(
        self, top: int, room: int, query: str, verdicts: Mapping[Path, Verdict]
    ) -> list[PaintedRows]:
        """Return the rows of the items from ``top`` on that stand in ``room`` rows.

        The last one may only begin there, and says so at the end of its last row.
        """
        out: list[PaintedRows] = []
        for index in range(top, len(self.blocks)):
            rows = self._item(index, index == top > 0, room, query, verdicts)
            if self.blocks[index].gap and index > top:
                rows.insert(0, ([], "text", -1))
            left = room - len(out)
            if len(rows) > left:
                left = max(left, 1) if index == top else left
                if index == top or self._begins(index, rows[:left]):
                    out += [*rows[: left - 1], self._cut(rows[left - 1])]
                break
            out += rows
        return out

    def _begins(self, index: int, rows: Sequence[PaintedRows]) -> bool:
        """Tell whether the first rows of an item say something without those that have no room."""
        return sum(owner == index for _, _, owner in rows) > self.blocks[index].lead

    def _cut(self, painted: PaintedRows) -> PaintedRows:
        """Return a row with the sign that its item goes on below: at its end, or behind the words.

        A verdict stands at the end, where the sign would seem to be part of it. In a table it
        stands before that, since anywhere else it would be part of a column: the paragraph makes
        room for it. In a sentence without a gap the last word does, which goes on below.
        """
        row, ground, owner = painted
        cells = self.form.cells + self.form.verdict
        words = f"hi {ground.removeprefix('text').strip()}"
        body, verdict = split_row(row, cells) if self.form.verdict else (row, [])
        if not plain(verdict).strip():
            return [*fit(body, cells, ground), (glyphs.MORE_BELOW, words)], ground, owner
        at = self.form.cells + 1
        if self.section.kind.key in _TABLES:
            body, moved = _moved_left(body, at, 2, ground)
            at -= moved // 2  # a blank on either side
        else:
            body, at = _behind_words(body, at, ground)
        kept = fit(split_row(body, at)[0], at, ground)
        return [*kept, (glyphs.MORE_BELOW, words), *_after(body, at + 1), *verdict], ground, owner

    def _item(
        self, index: int, first: bool, room: int, query: str, verdicts: Mapping[Path, Verdict]
    ) -> list[PaintedRows]:
        chosen, block, line = index == self.chosen, self.blocks[index], self.section.lines[index]
        mark = (glyphs.SELECTED, "hi b") if chosen else gutter_mark(line)
        out: list[PaintedRows] = []
        for head in block.above(chosen, first, room):
            judged = verdicts.get(head.path) if head.path else None
            out.append(([(" ", "text"), *self._judged(head.row, judged)], "text", -1))
        for number, row in enumerate(block.shown(chosen, first)):
            body = row
            if query:
                from briefing.tui.matching import highlight

                body = highlight(row, query)
            if is_drafted(line):
                body = self._proposed(body, number == block.judged)
            elif number == block.judged:
                body = self._judged(body, verdicts.get(line.path))
            full: Row = [mark if number == 0 else (" ", "text"), *body]
            if chosen:
                full = [(text, f"{words} sel") for text, words in full]
            out.append((full, "text sel" if chosen else "text", index))
        return out

    def _proposed(self, row: Row, judged: bool) -> Row:
        """Return a row of what is only proposed: dim, and no verdict where the others have one."""
        dim: Row = [(text, "dim") for text, _ in row]
        if not judged:
            return dim
        sign = glyphs.PROPOSED_ASCII if self.form.ascii_only else glyphs.PROPOSED
        note = f" {sign} {DRAFTED}"
        room = self.form.cells + self.form.verdict - width(note)
        dim = _trimmed(dim)
        cite = f" {dim[-1][0].strip()}" if dim else ""
        if row_width(dim) > room and width(cite) <= _CITED:  # the words give way, not the paragraph
            dim = [*fit(_trimmed(dim[:-1]), room - width(cite)), (cite, "dim")]
        return [*fit(dim, room), (note, "hi")]

    def _judged(self, row: Row, judged: Verdict | None) -> Row:
        """Return a row with the verdict at its end, where there is one."""
        verdict = verdict_span(judged)
        if verdict[0] == " ":
            return row
        letters = [*letter_spans(judged), (" ", "text")] if self.form.generous else []
        return [*fit(row, self.form.cells + VERDICT - 1), *letters, verdict]


def _behind_words(row: Row, end: int, ground: str) -> tuple[Row, int]:
    """Return a row with a gap behind its words, and the cell in it: ``end`` where there is none.

    Before a citation that follows them closely the last word makes room.
    """
    text = plain(split_row(row, end)[0])
    if gap := _GAP.search(text):
        return row, width(text[: gap.start() + 1])
    if last := _LAST_WORD.search(text):
        at, word = width(text[: last.start()]), width(last[1])
        left, rest = split_row(row, at)
        return [*left, (" " * word, ground), *_after(rest, word)], at
    return row, end


def _moved_left(row: Row, end: int, far: int, ground: str) -> tuple[Row, int]:
    """Return a row with what ends at a cell moved left into the gaps before it, and how far."""
    left, right = split_row(row, end)
    left = fit(left, end, ground)
    for moved in range(far):
        gap = plain(left).rstrip().rfind("  ")
        if gap < 0:
            return [*left, *right], moved
        head, rest = split_row(left, width(plain(left)[:gap]))
        left = [*head, *_after(rest, 1), (" ", ground)]
    return [*left, *right], far


def _trimmed(row: Row) -> Row:
    """Return a row without the blanks at its end."""
    full = next((n for n in range(len(row), 0, -1) if row[n - 1][0].strip()), 0)
    return [*row[: full - 1], (row[full - 1][0].rstrip(), row[full - 1][1])] if full else []


def same_place(line: Line, section: Section, index: int) -> int:
    """Return where an item stands after a reload: by its id, else its words, else its number."""
    for number, other in enumerate(section.lines):
        if line.item.id is not None and other.item.id == line.item.id:
            return number
    texts = [other.text for other in section.lines]
    return texts.index(line.text) if line.text in texts else index


def title_row(section: Section, heads: Row, form: Form, focused: bool, right: bool) -> Row:
    """Return the row: the title reversed where the pane has the keys, heads behind it.

    ``right`` anchors the heads at the right edge. The hairline is made of underlined spaces.
    """
    cells = form.cells
    title = section.kind.title.upper()
    rule = "hi u" if focused else "rule u"
    if not section.lines:
        heads, right = [(" " * (width(title) + 2), "dim"), (NONE_RECORDED, "dim")], False
    used = row_width(heads)
    if right and used < cells:
        heads = [(" " * (cells - used), "dim"), *heads]
    behind = _after(fit(fit(heads, cells), cells + form.verdict), width(title))
    count = f" {len(section.lines)}" if section.lines else ""
    if count and not plain(split_row(behind, width(count) + 1)[0]).strip():
        behind = [(count, "dim"), *_after(behind, width(count))]
    styled = [(text, f"{words} u" if text.strip() else rule) for text, words in behind]
    if focused:
        return [(f" {title}", "hi b r"), *styled]
    return [(" ", "text"), (title, "hi b u"), *styled]


def _after(row: Row, cells: int) -> Row:
    """Return what stands right of the first ``cells`` cells of a row."""
    out: Row = []
    for text, words in row:
        size = width(text)
        if cells >= size:
            cells -= size
            continue
        out.append((text[cells:], words))
        cells = 0
    return out


def more_words(above: int, below: int, form: Form) -> str:
    """Return how many items stand above and below what is shown; signs alone on a bare pane."""
    up, down = ("^", "v") if form.ascii_only else (glyphs.MORE_ABOVE, glyphs.MORE_BELOW)
    if form.bare:
        parts = [f"{up}{above}"] if above else []
        return " ".join([*parts, f"{down}{below}"] if below > 0 else parts)
    parts = [f"{up} {above} above"] if above else []
    return "  ".join([*parts, f"{down} {below} more"] if below > 0 else parts)
