"""The timeline: an axis above, below it the events with date, words as printed, and who says so."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from briefing.brief.outline import Line, Outline, Section
from briefing.text import width
from briefing.tui.cells import Row, beside, column, fit, flow
from briefing.tui.panes.parts import (
    Blocks,
    Form,
    ItemBlock,
    basis_glyph,
    prose,
    speaker_spans,
    spread,
)

_UNDATED: Final = "undated"
_CITE: Final = "para"
_PRINTED: Final = ((120, 26), (100, 20), (64, 17))
"""Where there are so many cells, the words as printed get so many of them at most."""
_WHO: Final = 15
_WITH_WHO: Final = 64
"""Cells from which there is a column for who says so."""
_ONE_ROW: Final = 100
"""Cells from which an interval stands in one row."""
_CITED: Final = 6
"""Cells of a citation beside the text, as far as columns have to leave room for it."""
_LEAST_TEXT: Final = 24
"""Cells that a statement needs beside the columns; with fewer it stands below them."""
_JOINED: Final = "\u00a0"
_DATE: Final = r"(?<=\d)(?:st|nd|rd|th)? (?=[^\W\d])|(?<=[^\W\d]) (?=\d{4}\b)"
"""The spaces between a number and the word behind it, and before a year."""


class _Grid(Struct, frozen=True):
    """The cells of date, words as printed and speaker; 0 where there is no such column."""

    date: int
    printed: int
    who: int

    @property
    def left(self) -> int:
        return self.date + self.printed + self.who


def _has_axis(form: Form) -> bool:
    return form.bare or form.size == "whole"


def _grid(section: Section, outline: Outline, form: Form) -> _Grid | None:
    """Return the columns, as wide as they need to be; None where all stands below each other."""
    dates = [
        width(part)
        for line in section.lines
        for part in _parts(outline.event_date(line.item), form)
    ]
    told = any(_printed(line, outline) for line in section.lines)
    printed = [width(outline.say(line.item.when)) for line in section.lines if told]
    date = max([len(_UNDATED), *dates]) + 1
    most = next((cells for least, cells in _PRINTED if form.cells >= least), 0)
    if not _has_axis(form) and form.cells < _ONE_ROW:
        most = 0  # without a head above it the column costs more than it tells
    words = min(max([len("as printed"), *printed]) + 1, most) if most and told else 0
    who = _WHO if form.cells >= _WITH_WHO else 0
    for grid in (_Grid(date, words, who), _Grid(date, 0, who), _Grid(date, words, 0)):
        if form.size != "narrow" and form.cells - grid.left - _CITED >= _LEAST_TEXT:
            return grid
    return None


def _parts(date: str, form: Form) -> list[str]:
    """Return a date as it stands in its column: on a small terminal an interval takes two rows."""
    first, to, last = date.partition(" to ")
    return [f"{first} to", last] if to and form.cells < _ONE_ROW else [date]


def heads(_section: Section, _outline: Outline, form: Form) -> Row:
    """Return the column heads where no axis stands between the title and the list."""
    return [] if _has_axis(form) else [(" " * (form.cells - len(_CITE)), "dim"), (_CITE, "dim")]


def pinned(section: Section, outline: Outline, form: Form, chosen: int, rows: int) -> list[Row]:
    """Return the axis, and the heads of the columns below it."""
    if not _has_axis(form) or not section.lines:
        return []
    from briefing.tui.panes.timeline_axis import axis_rows  # the overview has no axis

    grid = _grid(section, outline, form)
    axis = axis_rows(section, outline, form, chosen, rows)
    if grid is None:
        return axis
    titles: Row = [
        column("date", grid.date, "dim u"),
        column("as printed" if grid.printed else "", grid.printed, "dim u"),
        column("  who says" if grid.who else "", grid.who, "dim u"),
    ]
    head = fit([*titles, ("  what", "dim u")], form.cells - len(_CITE), "rule u")
    return [*axis, [*head, (_CITE, "dim u")]]


def under(
    section: Section, outline: Outline, form: Form, rows: int, place: tuple[int, int]
) -> int | None:
    """Return which event stands in a row and a cell of what is pinned; None where there is none."""
    if not _has_axis(form):
        return None
    from briefing.tui.panes.timeline_axis import event_at

    return event_at(section, outline, form, rows, place)


def blocks(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block an event: the desk's date, the words as printed, who says so, and what."""
    grid = _grid(section, outline, form)
    out: Blocks = []
    before = ""
    for line in section.lines:
        date = outline.event_date(line.item)
        shown = "" if out and date and date == before else date or _UNDATED
        before = date
        if grid is None:
            out.append(ItemBlock(_stacked(line, shown or date, outline, form), [], judged=1))
            continue
        named = _beside(line, date or _UNDATED, outline, form, grid)
        rows = named if shown else _beside(line, "", outline, form, grid)
        out.append(ItemBlock(rows, [], again=None if shown else named))
    return out


def _stacked(line: Line, date: str, outline: Outline, form: Form) -> list[Row]:
    """Return an event with its dates and its speaker above what happened."""
    who: Row = [(outline.speaker_names(line), "dim")] if form.size == "narrow" else []
    head: Row = [(date, "hi"), ("  ", "text"), (_printed(line, outline), "dim")]
    room = form.cells - sum(width(text) for text, _ in who)
    if sum(width(text) for text, _ in head) < room:
        head = spread(head, who, form.cells)
    what = prose(*_what(line, form), line, form.cells, form.below)
    return [fit(head, form.cells), *map(_spaced, what)]


def _what(line: Line, form: Form) -> tuple[Row, Row]:
    return [(f"{basis_glyph(line.basis, form)} ", "text")], [(_joined(line.text), "text")]


def _beside(line: Line, date: str, outline: Outline, form: Form, grid: _Grid) -> list[Row]:
    """Return an event with its columns beside what happened."""
    lead, text = _what(line, form)
    printed = outline.say(line.item.when) if grid.printed else _printed(line, outline)
    if printed and not grid.printed:
        text.append((f" ({_joined(printed)})", "dim"))
    left: list[Row] = [
        [column(part, grid.date, "hi" if line.item.date else "dim")] for part in _parts(date, form)
    ]
    if grid.printed:
        words = [_spaced(row) for row in flow([(_joined(printed), "dim")], grid.printed - 1)]
        left = beside(left, words, grid.date, grid.printed)
    if grid.who:
        who = speaker_spans(outline, line, grid.who - 1)
        left = beside(left, [who], grid.date + grid.printed, grid.who)
    cells = form.cells - grid.left
    what = [_spaced(row) for row in prose(lead, text, line, cells, form.below - grid.left)]
    blank: list[Row] = [[]] * max(len(left) - len(what), 0)
    left += [[]] * (len(what) - len(left))
    return [[*fit(a, grid.left), *b] for a, b in zip(left, [*what, *blank], strict=True)]


def _printed(line: Line, outline: Outline) -> str:
    """Return the words of the source for a date; nothing where they are the date itself."""
    words = outline.say(line.item.when)
    date = outline.event_date(line.item).lower().split()
    told = words.lower().replace(",", " ").split()
    same = len(told) == len(date) and all(map(str.startswith, told, date))
    return "" if same else words


def _joined(text: str) -> str:
    """Return words as printed with the spaces within their dates as what is not broken."""
    return re.sub(_DATE, lambda match: match[0].replace(" ", _JOINED), text)


def _spaced(row: Row) -> Row:
    """Return a row with plain spaces again."""
    return [(text.replace(_JOINED, " "), words) for text, words in row]
