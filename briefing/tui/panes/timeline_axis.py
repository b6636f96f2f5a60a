"""Events on an axis of days: what lasted as a bar, what has no day hatched or apart from the axis.

An event of a known day stands anywhere in the cells of that day. One of a known month or year may
be anywhere in it: its bar is hatched. One without a date has no place and stands apart. What lies
behind the line of the cut-off was still to come when the brief was closed.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final, NamedTuple

from briefing.brief.outline import Outline, Section
from briefing.brief.plot.axis import DOTS
from briefing.brief.plot.days import day_axis, labels
from briefing.brief.plot.when import EventSpan, cut_off, when
from briefing.text import width
from briefing.tui.cells import Row, fit, row_width
from briefing.tui.panes.parts import Form, basis_glyph, side_words
from briefing.tui.plot.ink import CUT_OUT, HATCHED, LINE, THICK, Track

LEAST: Final = 30
"""Cells under which there is no axis."""
_SHARE: Final = 3
"""The axis has at most one in so many rows of its pane."""
_HIGHEST: Final = 12
_BESIDE: Final = 18
"""Rows of a pane from which what has no day has a row of its own; else it stands after a break."""
NO_DAY: Final = "no day "


class _Mark(NamedTuple):
    """The sign of an event: of its basis, and the letter of the side of an interested voice."""

    text: str
    words: str
    chosen: bool
    number: int


class Plot:
    """The axis of a timeline, ``cells`` wide, while its events are put on it."""

    def __init__(
        self, section: Section, outline: Outline, form: Form, chosen: int, rows: int
    ) -> None:
        self._outline, self._form, self._chosen = outline, form, chosen
        self._cells = form.cells
        self._lines = section.lines
        self._spans = [when(line.item.date) for line in section.lines]
        day, self._cut_off = cut_off(outline.brief.as_of)
        dated = [
            days for span in self._spans if span for days in (span.days, span.sure or span.days)
        ]
        # The last cell is that of the line: what is to come makes the axis longer than that.
        self._axis = day_axis([*dated, (day, day + 1)] if dated else [], self._cells - 1)
        self._tracks: list[Track] = []
        self._most = max(min(rows // _SHARE, _HIGHEST) - 1 - (rows >= _BESIDE), 2)
        self._next: dict[tuple[range, int], tuple[int, int]] = {}
        self._left_out = 0
        self.events: dict[tuple[int, int], int] = {}
        """The event of a row and a cell of it, once the rows are made."""

    @cached_property
    def _line_cell(self) -> int:
        """The cell of the line: the first of what lies behind the cut-off."""
        cell = self._axis.cell(self._cut_off)
        return self._axis.cells if cell is None or self._cut_off >= self._axis.high else cell

    def rows(self, high: bool) -> list[Row]:
        """Return dates, events and what has no day; a pane that is not high has no row for that."""
        if not self._axis.cells:
            return [self._apart()] if self._lines else []
        order = sorted(range(len(self._lines)), key=self._longest_first)
        for number in order:
            self._place(number)
        for track in self._tracks:
            for gap in self._axis.breaks:
                track.over(gap.first + (gap.cells - len(CUT_OUT)) // 2, CUT_OUT, "dim")
            track.over(self._line_cell, LINE, "hi b")
        dates = Track(self._cells, self._form.ascii_only)
        for label in labels(self._axis):
            dates.put(label.cell, label.text, "dim")
        if self._left_out and not high:
            count = self._left_out
            ways = (f"{count} more below", f"{count} more", f"+{count}")
            more = next(
                (w for w in ways if dates.free(self._cells - len(w) - 2, len(w) + 2)), ways[-1]
            )
            dates.put(self._cells - len(more), more, "hi")
        out = [dates.row(), *(track.row() for track in self._tracks)]
        return [*out, self._apart()] if high else out

    def _longest_first(self, number: int) -> tuple[int, int]:
        span = self._spans[number]
        return (-(span.days[1] - span.days[0]) if span and not span.one_day else 0, number)

    def _mark(self, number: int) -> _Mark:
        line = self._lines[number]
        sides = {self._outline.side(speaker) for speaker in line.speakers}
        side = sides.pop() if len(sides) == 1 and line.basis in ("claimed", "shown") else ""
        words = f"{side_words(self._outline, side)} b" if side else "hi"
        text = basis_glyph(line.basis, self._form) + self._outline.sides.get(side, "")
        return _Mark(text, words, number == self._chosen, number)

    def _place(self, number: int) -> None:
        """Put an event into the first row that has room for it."""
        span = self._spans[number]
        if span is None:
            return
        mark = self._mark(number)
        cells = self._axis.span(*span.days)
        put = self._put_day(cells, mark) if span.one_day else self._put_bar(cells, span, mark)
        self._left_out += not put

    def _track(self, at: int) -> Track | None:
        if at < len(self._tracks):
            return self._tracks[at]
        if at >= self._most:
            return None
        self._tracks.append(Track(self._cells, self._form.ascii_only))
        return self._tracks[-1]

    def _put_day(self, cells: range, mark: _Mark) -> bool:
        """Put a sign into the cells of its day; where they are too few, the letter is left out."""
        return any(self._put(cells, text, mark) for text in (mark.text, mark.text[:1]))

    def _put(self, cells: range, text: str, mark: _Mark) -> bool:
        """Put a sign into the first place of its cells that is free, row by row."""
        size = width(text)
        at, cell = self._next.get((cells, size), (0, cells.start))
        while (track := self._track(at)) is not None:
            while cell + size <= cells.stop:
                clear = not cell <= self._line_cell < cell + size
                # A sign is told from what stands left of it.
                if clear and track.free(cell, size) and (cell == 0 or track.free(cell - 1)):
                    self._write(track, cell, text, mark)
                    self._is_at(at + 1, range(cell, cell + size), mark)
                    self._next[cells, size] = at, cell + size
                    return True
                cell += 1
            at, cell = at + 1, cells.start
        self._next[cells, size] = at, cell
        return False

    def _put_bar(self, cells: range, span: EventSpan, mark: _Mark) -> bool:
        for at in range(max(self._most // 2, 1)):  # the other rows are for what has a day
            track = self._track(at)
            if track is None or not track.free(cells.start, len(cells)):
                continue
            words = "hi b" if mark.chosen else "dim"
            if span.sure is None:
                track.bar(self._axis.dots(*span.days), HATCHED, words)
            else:
                sure = self._axis.dots(*span.sure)
                track.bar(range(cells.start * DOTS, sure.start), HATCHED, words)
                track.bar(range(sure.stop, self._axis.dots(*span.days).stop), HATCHED, words)
                track.bar(sure, THICK, words)
            self._write(track, cells.start, mark.text[: len(cells)], mark)
            self._is_at(at + 1, cells, mark)
            return True
        return False

    def _is_at(self, row: int, cells: range, mark: _Mark) -> None:
        """Remember where an event stands, the row counted from that of the dates."""
        self.events |= dict.fromkeys(((row, cell) for cell in cells), mark.number)

    @staticmethod
    def _write(track: Track, cell: int, text: str, mark: _Mark) -> None:
        track.put(cell, text, f"{mark.words} r" if mark.chosen else mark.words)

    def _legend(self) -> Row:
        """Return what bars mean, as far as there are any."""
        row: Row = []
        spans = [span for span in self._spans if span and not span.one_day]
        for ink, meaning, used in (
            (HATCHED, "day not known", any(span.sure != span.days for span in spans)),
            (THICK, "went on", any(span.sure for span in spans)),
        ):
            if used:
                track = Track(2, self._form.ascii_only)
                track.bar(range(2 * DOTS), ink, "dim")
                row += [("  ", "text"), *track.row(), (f" {meaning}", "dim")]
        return row

    def _apart(self) -> Row:
        """Return the signs of what has no day, what had no room, and where the cut-off is."""
        undated = [number for number, span in enumerate(self._spans) if span is None]
        row: Row = [(NO_DAY, "dim")] if undated else []
        most = self._cells // 4
        for number in undated[:most]:
            mark = self._mark(number)
            first = row_width(row)
            self._is_at(
                len(self._tracks) + bool(self._axis.cells),
                range(first, first + width(mark.text)),
                mark,
            )
            row += [(mark.text, f"{mark.words} r" if mark.chosen else mark.words), (" ", "text")]
        if len(undated) > most:
            row.append((f"and {len(undated) - most} more ", "dim"))
        if self._left_out:
            row.append((f" {self._left_out} more in the list only", "dim"))
        used = row_width(row)
        words = "cut-off"
        at = self._line_cell
        legend = self._legend()
        if used + row_width(legend) + len(words) + 2 <= at:
            row += legend
            used += row_width(legend)
        if not self._axis.cells or used + len(words) + 2 > at:
            return fit(row, self._cells)
        gap = (" " * (at - used - len(words) - 1), "text")
        track = Track(1, self._form.ascii_only)
        track.over(0, LINE, "hi b")
        return fit([*row, gap, (words, "dim"), (" ", "text"), *track.row()], self._cells)


def axis_rows(section: Section, outline: Outline, form: Form, chosen: int, rows: int) -> list[Row]:
    """Return the axis above the list of events, in at most a third of the pane's rows."""
    if form.cells < LEAST or not section.lines:
        return []
    return Plot(section, outline, form, chosen, rows).rows(rows >= _BESIDE)


def event_at(
    section: Section, outline: Outline, form: Form, rows: int, place: tuple[int, int]
) -> int | None:
    """Return which event stands in a row and a cell of the axis, None where there is none."""
    if form.cells < LEAST or not section.lines:
        return None
    plot = Plot(section, outline, form, -1, rows)
    plot.rows(rows >= _BESIDE)
    return plot.events.get(place)
