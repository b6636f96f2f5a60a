"""All judgements on one axis from 0 to 100 percent: how likely as a bar, how sure as its ink.

The two stay apart (ICD 203): the place of a bar is the likelihood, how it is filled the confidence,
which stands beside it in a word. What speaks for and against stands below the selected one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from briefing.brief.outline import Line, Outline, Section
from briefing.brief.plot.axis import percent
from briefing.brief.plot.likelihood import borders, tick
from briefing.brief.scales import CONFIDENCE, likelihood_range
from briefing.text import width
from briefing.tui.cells import Row, column, fit, fit_words, flow, indent, plain, row_width
from briefing.tui.panes import judgements
from briefing.tui.panes.judgements import confidence_words, judgement
from briefing.tui.panes.parts import Blocks, Form, ItemBlock, basis_glyph, cite_cells, short_cite
from briefing.tui.plot.ink import OPEN, SOLID, THICK, THIN, TICK, Ink, Track

INK: Final[dict[str | None, Ink]] = {"high": SOLID, "moderate": THICK, "low": THIN, None: OPEN}
"""The more is known, the more ink; a frame where the desk does not say how sure it is."""
NO_LIKELIHOOD: Final = "no likelihood given"
_SURE: Final = 9
"""Cells of the confidence."""
_LABEL: Final = 12
"""Cells of what is said of a judgement: ``speaks for``."""
_OVER: Final = 3
"""Cells of an axis beyond its end: ``100`` begins there."""
_WIDE: Final = ((60, 74), (40, 40), (20, 20))
"""Cells of the axis, and those that a statement then has at least."""
_STACKED: Final = 60
"""Cells under which a bar stands below its statement."""
_WRAPPED: Final = 44
"""Cells that a statement should have beside a column for the term."""
_REASONS: Final = 2
"""Items for or against a judgement that are shown on a small terminal, where there are more."""
_FIRST: Final = (0, 100, 20, 80, 45, 55, 5, 95)
"""The borders that are written first where there is no room for all of them."""


def on_axis(form: Form) -> bool:
    """Tell whether a pane has the room, or the screen, for an axis."""
    return form.bare or form.size == "whole" or (form.size == "table" and form.cells >= 64)


class _Grid(Struct, frozen=True):
    """The columns: statement, axis, term (0 where it has no room), citation."""

    text: int
    axis: int
    term: int
    cite: int

    @property
    def stacked(self) -> bool:
        return not self.text


def _grid(section: Section, form: Form) -> _Grid:
    cite = cite_cells(section)
    if form.cells < _STACKED:
        room = form.cells - _SURE - 4
        return _Grid(0, next((axis for axis in (40, 20) if axis <= room), 10), 0, cite)
    room = form.cells - 2 - _OVER - 1 - _SURE - 1 - cite
    axis = next((axis for axis, least in _WIDE if room - axis >= least), _WIDE[-1][0])
    text = max(room - axis, 1)
    terms = (judgement(line).likelihood or "" for line in section.lines)
    term = max([0, *map(width, terms)]) + 2
    if text - term < _WRAPPED:
        term = 0
    return _Grid(text - term, axis, term, cite)


def heads(section: Section, outline: Outline, form: Form) -> Row:
    """Return the column heads."""
    if not on_axis(form):
        return judgements.heads(section, outline, form)
    grid = _grid(section, form)
    if grid.stacked:
        return []
    return [
        (" " * (grid.text + 2), "dim"),
        column("likelihood, percent", grid.axis + _OVER + 1 + grid.term, "dim"),
        column("confidence", _SURE + 1 + grid.cite, "dim"),
    ]


def scale(section: Section, outline: Outline, form: Form, _chosen: int, _rows: int) -> list[Row]:
    """Return the row of percents above the bars, which stays while they are scrolled."""
    if not on_axis(form) or not section.lines:
        return []
    grid = _grid(section, form)
    cells = grid.axis + _OVER
    track = Track(cells, form.ascii_only)
    axis = percent(grid.axis)
    every = borders(outline.brief.yardstick)
    for value in sorted(every, key=lambda each: _FIRST.index(each) if each in _FIRST else each):
        text, at = str(value), tick(axis, value)
        if track.free(max(at - 1, 0), min(len(text) + 2, cells - max(at - 1, 0))):
            track.put(at, text, "dim")
    return [[(" " * (2 if grid.stacked else grid.text + 2), "text"), *track.row()]]


def blocks(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block a judgement."""
    if not on_axis(form):
        return judgements.blocks(section, outline, form)
    grid = _grid(section, form)
    return [_block(line, outline, form, grid) for line in section.lines]


def _block(line: Line, outline: Outline, form: Form, grid: _Grid) -> ItemBlock:
    """Return a judgement: its statement cut to few rows, whole where it is selected."""
    whole = _rows(line, outline, form, grid, flow([(line.text, "text")], _text_cells(form, grid)))
    most = 4 if form.size == "whole" and not grid.stacked else 1
    text = flow([(line.text, "text")], _text_cells(form, grid))
    if len(text) > most:
        head = " ".join(plain(row) for row in text[: most - 1])
        rest = line.text[len(head) :].strip()
        text = [*text[: most - 1], fit_words([(rest, "text")], _text_cells(form, grid))]
    rows = _rows(line, outline, form, grid, text)
    opened, *lengths = ([*whole, *opened] for opened in _openings(line, outline, form))
    return ItemBlock(rows, opened, teaser=len(rows), whole=whole, lengths=lengths)


def _openings(line: Line, outline: Outline, form: Form) -> list[list[Row]]:
    """Return what a judgement opens to, and then other lengths of that.

    First comes what there is always room for, on a large screen all. More voices come before more
    of their words. On a large screen it may also be told in a row, or with no more of its reasons
    than who has them: so it stands beside the selected one.
    """
    told = _told(line, outline, form)
    if form.cells < _STACKED:
        return [told.only_who(form)]
    longest = max(len(told.reasons), len(told.objections))
    every = len(told.reasons) + len(told.objections)
    shares = [(most, 0) for most in range(_REASONS, longest + 1)] or [(_REASONS, 0)]
    shares += [(max(longest, _REASONS), whole) for whole in range(1, every + 1)]
    shortest, *_ = lengths = [told.with_reasons(*each) for each in shares]
    if form.size != "whole":
        return lengths
    short = [told.in_a_row(form), told.only_who(form)]
    return [lengths.pop(), *(rows for rows in short if len(rows) < len(shortest)), *lengths]


def _text_cells(form: Form, grid: _Grid) -> int:
    return form.cells - grid.cite - 1 if grid.stacked else grid.text


def _rows(line: Line, outline: Outline, form: Form, grid: _Grid, text: list[Row]) -> list[Row]:
    """Return the rows of a statement with its bar, beside it or below."""
    item = judgement(line)
    bar = likelihood_bar(item.likelihood, item.confidence, outline.brief.yardstick, grid.axis, form)
    sure: Row = [(item.confidence or "not given", confidence_words(item.confidence))]
    cite: Row = [(" ", "text"), column(short_cite(line), grid.cite, "dim", right=True)]
    first = fit(text[0], _text_cells(form, grid))
    if grid.stacked:
        return [[*first, *cite], *text[1:], [("  ", "text"), *bar, (" ", "text"), *sure]]
    term = column(outline.likelihood(item)[0], grid.term, "hi")
    tail: Row = [("  ", "text"), *bar, (" " * _OVER, "text"), term, *fit(sure, _SURE), *cite]
    return [[*first, *tail], *text[1:]]


def likelihood_bar(
    term: str | None, confidence: str | None, yardstick: str, cells: int, form: Form
) -> Row:
    """Return the bar of a likelihood between the ticks of the yardstick, ``cells`` and one wide.

    A judgement without a likelihood has no bar, and says so.
    """
    axis, track = percent(cells), Track(cells + 1, form.ascii_only)
    bounds = likelihood_range(term or "", yardstick)
    if bounds is None:
        return fit([(NO_LIKELIHOOD if cells >= len(NO_LIKELIHOOD) else "none", "dim")], cells + 1)
    track.bar(axis.dots(*bounds), INK.get(confidence, OPEN), "hi")
    for value in borders(yardstick):
        track.under(tick(axis, value), TICK, "dim")
    return track.row()


class _Reason(Struct, frozen=True):
    """An item for or against a judgement: who says it, its first words in a row, and all of it."""

    who: str
    begun: Row
    whole: list[Row]


class _Told(Struct, frozen=True):
    """What a judgement rests on: how likely and sure it is, what is for it and against, the rest.

    ``explained`` also says what the confidence means.
    """

    likely: Row
    sure: Row
    explained: list[Row]
    reasons: list[_Reason]
    objections: list[_Reason]
    rest: list[Row]

    def with_reasons(self, most: int, whole: int) -> list[Row]:
        """Return it with ``most`` items for it and as many against, the first ``whole`` uncut."""
        rows = [*self.explained, *_reason_rows("speaks for", self.reasons, most, whole)]
        rows += _reason_rows("against", self.objections, most, whole - len(self.reasons))
        return indent([*rows, *self.rest], 2)

    def only_who(self, form: Form) -> list[Row]:
        """Return it with the names alone of who is for it and against."""
        rows = [*flow([*self.likely, *self.sure], form.below - 2)]
        for label, found in (("speaks for", self.reasons), ("against", self.objections)):
            names = _names(found)
            rows += _labelled(label, [(names, "text")], form) if names else []
        return indent([*rows, *self.rest], 2)

    def in_a_row(self, form: Form) -> list[Row]:
        """Return it in a row: how likely it is, and who is for it and against, or how many are."""
        named, counted = [*self.likely], [*self.likely]
        for label, found in (("for", self.reasons), ("against", self.objections)):
            names = _names(found)
            named += [(f"; {label} ", "dim"), (names, "text")] if names else []
            counted += [(f"; {label} ", "dim"), (f"{len(found)}", "text")] if names else []
        room = form.below - 2
        return indent([named if row_width(named) <= room else fit_words(counted, room)], 2)


def _names(found: Sequence[_Reason]) -> str:
    """Return who says some reasons, each once; what nobody else says is the desk's."""
    return ", ".join(dict.fromkeys(each.who or "the desk" for each in found))


def _told(line: Line, outline: Outline, form: Form) -> _Told:
    item = judgement(line)
    room, wide = form.below - 2, form.cells >= _STACKED
    term, bounds = outline.likelihood(item)
    likely: Row = [(term, "hi b"), (f", {bounds}", "text")] if term else [(NO_LIKELIHOOD, "text")]
    sure: Row = [("; confidence ", "dim"), (item.confidence or "not given", "hi b")] if wide else []
    means: Row = [(f": {CONFIDENCE[item.confidence]}", "dim")] if sure and item.confidence else []
    rest: list[Row] = []
    for label, value in (
        ("assumes", item.assumes),
        ("alternative", item.alternative),
        ("so what", item.so_what),
    ):
        if value:
            rest += _labelled(label, [(outline.say(value), "text")], form)
    because, against = (_reasons(ids, outline, form) for ids in (item.because, item.against))
    return _Told(likely, sure, flow([*likely, *sure, *means], room), because, against, rest)


def _labelled(label: str, text: Row, form: Form) -> list[Row]:
    """Return a text beside its label, or after it on a small terminal."""
    if form.cells < _STACKED:
        return flow([(f"{label}: ", "dim"), *text], form.below - 2)
    return _beside(label, flow(text, form.below - 2 - _LABEL))


def _beside(label: str, rows: list[Row]) -> list[Row]:
    first, *others = rows
    return [[column(label, _LABEL, "dim"), *first], *indent(others, _LABEL)]


def reasons(outline: Outline) -> list[Line]:
    """Return the items that speak for or against a judgement of a brief."""
    ids = dict.fromkeys(
        each for item in outline.brief.judgements for each in (*item.because, *item.against)
    )
    return [outline.by_id[each] for each in ids if each in outline.by_id]


def _reasons(ids: Sequence[str], outline: Outline, form: Form) -> list[_Reason]:
    """Return the items that speak for or against a judgement; a small terminal needs only who."""
    found = [outline.by_id[each] for each in ids if each in outline.by_id]
    out, room = [], form.below - 2 - _LABEL
    for each in found:
        who = outline.speaker_names(each)
        if form.cells < _STACKED:
            out.append(_Reason(who, [], []))
            continue
        told: Row = [(f"{basis_glyph(each.basis, form)} ", "text")]
        told += [(who, "hi"), (": ", "dim")] if who and not each.own else []
        told.append((each.text, "text"))
        first, *others = flow(told, room - 2, room)
        out.append(_Reason(who, fit_words(told, room), [first, *indent(others, 2)]))
    return out


def _reason_rows(label: str, found: Sequence[_Reason], most: int, whole: int) -> list[Row]:
    """Return ``most`` items beside their label, the first ``whole`` of them uncut."""
    items = [each.whole if at < whole else [each.begun] for at, each in enumerate(found)]
    if len(items) > most + 1:
        items[most:] = [[[(f"and {len(items) - most} more", "dim")]]]
    return _beside(label, [row for item in items for row in item]) if items else []
