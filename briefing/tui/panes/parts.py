"""What the panes share: the shape of a block, and how basis, side, grade and citations look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct, structs

from briefing import glyphs
from briefing.brief.outline import Line, Outline, Section
from briefing.brief.resolve import Grade
from briefing.brief.scales import NO_BASIS
from briefing.brief.sides.letters import side_mark
from briefing.brief.values import place_name
from briefing.text import cut, width
from briefing.tui.cells import (
    Row,
    Span,
    column,
    fit,
    fit_words,
    flow,
    flow_beside,
    indent,
    row_width,
)
from briefing.tui.panes.marks import LETTERS

if TYPE_CHECKING:  # the verification and comparisons are loaded after the first paint
    from briefing.compare.series import Moved
    from briefing.verify.verdicts import Path

VERDICT: Final = 2
"""Cells at the right edge of a list that are the verdicts': a gap and the mark."""
_MARGIN: Final = 8
"""Cells that several citations of a statement share a row of its margin in."""


class Form(Struct, frozen=True):
    """What a pane has to fill: its width in cells, and how much it may say.

    ``size`` is ``narrow`` (one pane at a time), ``table`` (two columns of the essentials),
    ``full`` (the overview), ``wide`` (200 columns and up) or ``whole`` (the pane has the screen to
    itself). A ``bare`` pane has no title of its own: the page's bar names it.
    """

    cells: int
    size: str
    ascii_only: bool = False
    bare: bool = False

    @property
    def roomy(self) -> bool:
        """Whether tables spell out basis, speaker and grade."""
        return self.size in ("full", "wide", "whole") and self.cells >= 64

    @property
    def generous(self) -> bool:
        """Whether there is room to wrap what is cut elsewhere."""
        return self.size in ("wide", "whole")

    @property
    def verdict(self) -> int:
        """Cells at the right edge that are the verdict's: a gap, its letters, the mark."""
        return VERDICT + (len(LETTERS) + 1 if self.generous else 0)

    @property
    def below(self) -> int:
        """Cells of an item's rows below its first one, where no letters of a verdict stand."""
        return self.cells + self.verdict - VERDICT

    @property
    def bare_row(self) -> int:
        """Cells of a row that has no verdict: to the edge."""
        return self.cells + self.verdict

    @classmethod
    def within(cls, cells: int, size: str, ascii_only: bool = False, bare: bool = False) -> Form:
        """Return the form of a pane whose rows and verdicts have ``cells`` together."""
        form = cls(cells, size, ascii_only, bare)
        return structs.replace(form, cells=cells - form.verdict)


class PaneHead(Struct, frozen=True):
    """A row above an item that is no item of its section; ``path`` leads to what it shows."""

    row: Row
    path: Path | None = None


class ItemBlock(Struct, frozen=True):
    """One item on the screen.

    ``opened`` stands below when it is selected, in place of the last ``teaser`` rows; ``gap``
    asks for a blank row before it. ``again`` are its rows where it is the first one in sight and
    what they leave to the item before is not; ``heads`` stand above it. ``judged`` is the row that
    the verdict stands in, beside the paragraph; the first ``lead`` rows say nothing alone. Where
    rows would stay blank, ``whole`` stands for rows that are cut, and for ``opened`` the longest of
    ``lengths`` that has room; ``brief`` is what it opens to in one row.
    """

    rows: list[Row]
    opened: list[Row]
    gap: bool = False
    teaser: int = 0
    again: list[Row] | None = None
    heads: Sequence[PaneHead] = ()
    judged: int = 0
    lead: int = 0
    whole: Sequence[Row] = ()
    lengths: Sequence[list[Row]] = ()
    brief: Row | None = None

    def shown(self, selected: bool, first: bool = False) -> list[Row]:
        """Return its own rows as they stand, selected or not, first in sight or not."""
        rows = self.again if first and self.again is not None else self.rows
        opened = self.opened if selected else []
        return rows[: len(rows) - self.teaser] + opened if opened else rows

    def kept_open(self) -> ItemBlock:
        """Return it as it stands when it is selected, whichever is."""
        again = None if self.again is None else self.shown(True, first=True)
        return structs.replace(self, rows=self.shown(True), opened=[], teaser=0, again=again)

    def above(self, selected: bool, first: bool, room: int) -> Sequence[PaneHead]:
        """Return the rows above it, none where they would leave no room for the item itself."""
        return self.heads if len(self.heads) + len(self.shown(selected, first)) <= room else ()

    def height(self, selected: bool, first: bool = False, room: int = 10**6) -> int:
        """Return how many of ``room`` rows it takes, with the blank row that it asks for."""
        rows = len(self.above(selected, first, room)) + len(self.shown(selected, first))
        return rows + (self.gap and not first)

    @property
    def opens_by(self) -> int:
        """How many rows more it takes when it is selected."""
        return self.height(True) - self.height(False)


Blocks = list[ItemBlock]
Series: TypeAlias = "Mapping[tuple[str | int, ...], Sequence[Moved]]"
"""The figures that moved over a series of briefs, by the paths of their items in the last one."""
NO_SERIES: Final[Series] = MappingProxyType({})


def basis_glyph(basis: str, form: Form) -> str:
    """Return the sign of a basis."""
    return (glyphs.BASIS_ASCII if form.ascii_only else glyphs.BASIS)[basis]


def basis_spans(basis: str, form: Form, words: str = "text") -> Row:
    """Return sign and word of a basis, ten cells: the meaning never hangs on colour."""
    return [(f"{basis_glyph(basis, form)} ", words), column(basis, 8, "text")]


def side_words(outline: Outline, side: str) -> str:
    """Return the style role of a side; text for none."""
    return side_mark(outline.sides, side).role


def side_spans(outline: Outline, side: str, name: str, cells: int, words: str = "") -> Row:
    """Return letter and name in the side's ink, ``cells`` wide; no side keeps the slot empty."""
    mark = side_mark(outline.sides, side)
    role = f"{words} {mark.role}".strip()
    return [(f"{mark.letter} ", f"{role} b"), column(name, cells - 2, role)]


def speaker_spans(outline: Outline, line: Line, cells: int) -> Row:
    """Return who says a line: only interested voices take their side's ink, neutral ones none."""
    sides = {outline.side(speaker) for speaker in line.speakers}
    side = sides.pop() if len(sides) == 1 and line.basis in ("claimed", "shown") else ""
    name = outline.speaker_names(line)
    if len(line.speakers) > 1 and width(name) > cells - 2:
        name = first_speaker(line, outline)
    return side_spans(outline, side, name, cells)


def first_speaker(line: Line, outline: Outline) -> str:
    """Return who says a line in a few words: of several the first, and how many more."""
    if len(line.speakers) < 2:
        return outline.speaker_names(line)
    return f"{outline.say(line.speakers[0].short)} +{len(line.speakers) - 1}"


def grade_spans(grade: Grade) -> Row:
    """Return a grade, each character with its own weight: F and 6 say "no basis" and are dim."""
    return [(c, "dim" if c in NO_BASIS else "hi b") for c in str(grade)]


def graded_spans(line: Line) -> Row:
    """Return the grade of a line in two cells, blank where the desk gave none."""
    return grade_spans(line.grade) if line.graded else [("  ", "dim")]


def short_cite(line: Line) -> str:
    """Return the first citation of a line, ``p1+`` where there are more paragraphs or rows."""
    if not line.cites:
        return ""
    first = line.cites[0]
    more = len(line.cites) > 1 or first.last > first.first
    prefix = line.cite[0].partition(":")[0] + ":" if ":" in line.cite[0] else ""
    return f"{prefix}{place_name(first.first, table=first.table)}{'+' if more else ''}"


def title_cells(section: Section) -> int:
    """Return how wide the title of a pane is with the number of its items."""
    return width(section.kind.title) + 1 + len(str(len(section.lines)))


def cite_cells(section: Section, least: int = 4) -> int:
    """Return how wide the citation column of a table must be."""
    return max([least, *(width(short_cite(line)) for line in section.lines)])


def margin(line: Line, most: int) -> list[str]:
    """Return the citations of a line as marginalia of at most ``most`` rows, as few as can be."""
    widest = max([_MARGIN, *map(width, line.cite)])
    rows: list[str] = []
    for cite in line.cite:
        if rows and width(rows[-1]) + 1 + width(cite) <= widest:
            rows[-1] += f" {cite}"
        else:
            rows.append(cite)
    if len(rows) > most:
        rows = [*rows[: most - 1], short_cite(line)]
    return rows


def prose(lead: Row, text: Row, line: Line, cells: int, below: int) -> list[Row]:
    """Return a statement: the lead hangs left of the text, the citations stand in the margin.

    Text is only narrower where a citation stands beside it: below them it has ``below`` cells.
    """
    hang = row_width(lead)
    notes = margin(line, len(line.cite))
    if len(notes) > 1:
        # Where the citations have more rows than the text, the last row says that there are more.
        notes = margin(line, len(flow(text, cells - hang - 1 - max(map(width, notes)))))
    side = max([0, *map(width, notes)])
    rows = flow_beside(text, cells - hang - side - 1, below - hang, len(notes)) if side else []
    rows = rows or flow(text, below - hang, cells - hang)
    rows = [[*lead, *rows[0]], *indent(rows[1:], hang)]
    out = []
    for index, row in enumerate(rows):
        note = notes[index] if index < len(notes) else ""
        full = max(cells, row_width(row))
        out.append([*fit(row, cells - width(note)), (note, "dim")] if note else fit(row, full))
    return out


def label_spans(line: Line, outline: Outline) -> Row:
    """Return the label of an item that is stricter than its brief, with a gap; else nothing."""
    label = outline.own_tlp(line.item)
    return [(f" {label} ", f"{label} b"), (" ", "text")] if label else []


def gutter_mark(line: Line) -> Span:
    """Return what stands left of an item: whether another voice contradicts it."""
    return (glyphs.CONTRADICTED, "part b cue") if line.contradicted else (" ", "text")


def spread(left: Row, right: Row, cells: int) -> Row:
    """Return one row with ``left`` at the left edge and ``right`` at the right one."""
    used = sum(width(t) for t, _ in right)
    return [*fit(left, cells - used), *right]


def opened_statement(
    line: Line, outline: Outline, cells: int, lead: Row | None = None
) -> list[Row]:
    """Return what a selected row opens to: its whole statement, indented, and who denies it."""
    text: Row = [*(lead or []), (line.text, "text")]
    if by := deniers(line, outline):
        text += [(f" Contradicted by {', '.join(by)}.", "part b")]
    return indent(flow(text, cells - 2), 2)


def deniers(line: Line, outline: Outline) -> list[str]:
    """Return who contradicts an item, each once."""
    answers = outline.answers(line) if line.contradicted else ()
    denying = (answer.line for answer in answers if answer.word == "contradicts")
    return list(dict.fromkeys(map(outline.speaker_names, denying)))


def in_one_row(text: Row, form: Form) -> Row:
    """Return the beginning of what an item opens to, as one row below it."""
    return [("  ", "text"), *fit_words(text, form.below - 2)]


def called(line: Line, cells: int = 40) -> str:
    """Return what an item is called where it is only named: its first words, in quotes."""
    return f'"{cut(line.text, cells)}"'
