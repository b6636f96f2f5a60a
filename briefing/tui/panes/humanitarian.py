"""Humanitarian impact: what, where, how many of whom, by whom. Never summed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefing.brief.impacts import Total, impact_kind, of_whom, totals
from briefing.brief.outline import Line, Outline, Section
from briefing.brief.scales import CATEGORY_SHORT
from briefing.brief.words import figure_words
from briefing.text import width
from briefing.tui.cells import Row, column, fit, flow, indent, row_width
from briefing.tui.panes.impact_labels import FigureLabel, impact, labels_of, totals_above
from briefing.tui.panes.parts import (
    Blocks,
    Form,
    ItemBlock,
    PaneHead,
    basis_spans,
    graded_spans,
    in_one_row,
    opened_statement,
    short_cite,
    speaker_spans,
    spread,
    title_cells,
)
from briefing.tui.panes.table import TableColumn, TableLayout
from briefing.tui.panes.voices import share_with_voices, voice_cells

CATEGORY = 14
_FIGURE: Final = 12
_WHOLE: Final = 19
"""Cells that the column of figures has at least; and gets before others where it needs them."""
_HOW_MANY, _BY = 2, 4
"""Which columns have the figures, and who says so."""
_PLACE: Final = 5
"""Cells that the beginning of a place's name needs behind a figure."""
_HEADLINE: Final = 30
"""Cells that words in the place of a figure get at most."""


class _Shown(Struct, frozen=True):
    """What a row says: how many, of whom, and the weight of the number."""

    figure: str
    whom: str
    words: str


def _shown(line: Line, outline: Outline, shared: bool) -> _Shown:
    """Return figure and group of an item; who is affected, or its statement, where it has none."""
    item = impact(line)
    if not item.figures:
        return _Shown(outline.say(item.group) or line.text, "", "hi")
    kind = impact_kind(item)
    named = item.group or next((each.group for each in item.figures if shared and each.group), "")
    groups = [of_whom(figure, named, kind) for figure in item.figures]
    told = [outline.say(figure_words(figure)) for figure in item.figures]
    if len(set(groups)) > 1:
        told = [
            f"{text} ({outline.say(group)})" if group else text
            for text, group in zip(told, groups, strict=True)
        ]
        groups = [""]
    figure = "; ".join(told)
    # What was counted begins the words on whom: it stands there once.
    whom = outline.say(groups[0]).removeprefix(f"{figure.rpartition(' ')[2]} ")
    return _Shown(figure, whom, "hi b" if any(map(str.isdigit, figure)) else "hi")


def headline(line: Line, outline: Outline) -> tuple[str, str]:
    """Return what a row says and its weight: figure, else who is affected, else statement."""
    shown = _shown(line, outline, shared=False)
    return shown.figure, shown.words


def _total_shown(total: Total, outline: Outline) -> _Shown:
    return _Shown(outline.say(figure_words(total.figure)), "", "hi b")


def _table(section: Section, outline: Outline, form: Form) -> TableLayout:
    """Return the columns: what, where, how many of whom, by whom."""
    table = _shared(section, outline, form)
    return table.to_the_edge(_BY if table.cells[_BY] else _HOW_MANY)


def _shared(section: Section, outline: Outline, form: Form) -> TableLayout:
    """Return the columns as they share what there is."""
    found = totals(outline)
    whole = replace(section, lines=(*section.lines, *(total.line for total in found)))
    labels = [label.text for label in labels_of(section)] + [total.kind for total in found]
    places = [_where(line, outline) for line in section.lines] + [IN_ALL] * bool(found)
    figures = [_shown(line, outline, label.shared) for line, label in
               zip(section.lines, labels_of(section), strict=True)]  # fmt: skip
    figures += [_total_shown(total, outline) for total in found]
    need = max(
        (width(f"{each.figure} {each.whom}".strip()) for each in figures if "b" in each.words),
        default=0,
    )
    words = max((width(each.figure) for each in figures if "b" not in each.words), default=0)
    brief = max(width(_short(label)) for label in labels)
    where = max([0, *map(width, places)])
    columns = [
        TableColumn("", max(map(width, labels)), brief),
        TableColumn("where", where, min(10, where), 3, texts=[*map(width, places)]),
        TableColumn(
            "figure", max(need, min(words, _HEADLINE), _FIGURE), min(max(need, _FIGURE), _WHOLE)
        ),
    ]
    table = share_with_voices(columns, whole, outline, form)
    if table.cells[0] < columns[0].need:  # short words leave more to the other columns
        columns[0] = replace(columns[0], need=brief)
        table = share_with_voices(columns, whole, outline, form)
    cut = any(0 < cells < each.need for each, cells in zip(columns, table.cells, strict=False))
    if cut and table.cells[1]:
        used = _used(figures, table.cells[2])
        columns[2] = replace(columns[2], need=used)
        table = share_with_voices(columns, whole, outline, form)
    names = (table.columns[at].need > table.cells[at] > 0 for at in (1, 4))
    if form.generous and any(names):  # a figure is told in several rows, a name is cut
        columns[2] = replace(columns[2], need=_FIGURE, least=_FIGURE)
        table = share_with_voices(columns, whole, outline, form)
    if table.left > 0 and max(need, words) > table.cells[2]:
        more = replace(columns[2], need=min(table.cells[2] + table.left, max(need, words)))
        return share_with_voices([*columns[:2], more], whole, outline, form)
    return table


def _used(figures: Sequence[_Shown], cells: int) -> int:
    """Return how many of its cells a column of figures uses: with fewer its rows would be more."""
    rows = [row for each in figures for row in _figure_rows(each, cells)]
    least = min(max(_FIGURE, *map(row_width, rows)), cells)
    more = any(len(_figure_rows(each, least)) > len(_figure_rows(each, cells)) for each in figures)
    return cells if more else least


def _figure_rows(shown: _Shown, cells: int) -> list[Row]:
    """Return the rows of a figure in its column, with of whom where that fits behind it."""
    full: Row = [(shown.figure, shown.words), *[(f" {shown.whom}", "dim")] * bool(shown.whom)]
    if row_width(full) <= cells:
        return [full]
    # Words in the place of a figure are cut: the opened row has them all.
    return flow(full[:1], cells) if "b" in shown.words else [fit(full, cells)]


def _short(label: str) -> str:
    """Return a category in a shorter word; other labels have none."""
    return CATEGORY_SHORT.get(label, label)


IN_ALL: Final = "in all"
"""Where a figure counts that a voice gives for no place and no group apart."""


def _where(line: Line, outline: Outline) -> str:
    place = impact(line).place
    return outline.place_name(place) if place else ""


def heads(section: Section, outline: Outline, form: Form) -> Row:
    """Return the column heads at the columns' own places."""
    if form.size == "narrow" or not section.lines:
        return []
    return _table(section, outline, form).heads(title_cells(section) + 1)


def blocks(section: Section, outline: Outline, form: Form) -> Blocks:
    """Return one block an item; a total stands above its parts, or above all where it has none."""
    out: Blocks = []
    if not section.lines:
        return out
    table = _table(section, outline, form)
    labels = labels_of(section)
    above = totals_above(section, outline)
    before = ""
    for number, (line, label) in enumerate(zip(section.lines, labels, strict=True)):
        heads_ = [
            PaneHead(row, total.line.path if last else None)
            for total in above.get(number, [])
            for row, last in _total_rows(total, outline, form, table)
        ]
        parted = any(total.kind == label.text for total in above.get(number, []))
        ditto = label.words == "text" and (label.text == before or parted)
        before = label.text if label.words == "text" else before
        opened = opened_statement(line, outline, form.below, _lead(line, outline, form))
        if _is_told(line, outline, form, table):
            opened = []
        if form.size == "narrow":
            out.append(
                ItemBlock(_two_rows(line, label, outline, form), opened, heads=heads_, judged=1)
            )
            continue
        named = _rows(line, label, outline, form, table)
        blank = _rows(line, replace(label, text=""), outline, form, table) if ditto else named
        again = named if ditto else None
        said = in_one_row([(line.text, "dim")], form)
        out.append(ItemBlock(blank, opened, again=again, heads=heads_, brief=said))
    return out


def _is_told(line: Line, outline: Outline, form: Form, table: TableLayout) -> bool:
    """Tell whether the row of an item has its whole statement, which stands for a figure there."""
    whole = form.generous or width(line.text) <= table.cells[_HOW_MANY]
    plain = whole and form.roomy and not line.contradicted
    return plain and _shown(line, outline, shared=False).figure == line.text


def _lead(line: Line, outline: Outline, form: Form) -> Row:
    """Return who says an item, where its row has no column for that."""
    if form.roomy or form.size == "narrow":
        return []
    return [(f"{line.basis.capitalize()} by {outline.speaker_names(line)}: ", "text")]


def _total_rows(
    total: Total, outline: Outline, form: Form, table: TableLayout
) -> list[tuple[Row, bool]]:
    """Return the rows of a total, each with whether its paragraph stands in it."""
    shown = _total_shown(total, outline)
    if form.size != "narrow":
        return [
            (row, not number)
            for number, row in enumerate(
                _table_rows(total.line, total.kind, IN_ALL, shown, outline, form, table)
            )
        ]
    top, bottom = _stacked(total.line, (total.kind, IN_ALL), shown, outline, form)
    return [(top, False), (bottom, True)]


def _rows(
    line: Line, label: FigureLabel, outline: Outline, form: Form, table: TableLayout
) -> list[Row]:
    shown = _shown(line, outline, label.shared)
    fits = width(label.text) <= table.cells[0]
    what: Row = [(label.text if fits else _short(label.text), label.words)]
    rows = _table_rows(line, what, _where(line, outline), shown, outline, form, table)
    if label.shared and not table.cells[4]:  # others give this figure, too: whose is it
        left = table.start(2)
        rows += indent([speaker_spans(outline, line, form.cells - left)], left)
    return rows


def _table_rows(
    line: Line, what: Row | str, where: str, shown: _Shown, outline: Outline, form: Form,
    table: TableLayout,
) -> list[Row]:  # fmt: skip
    """Return a figure in its columns: it is wrapped where they are too narrow, never cut.

    So are words in its place, where there is room to.
    """
    whom: Row = [(f" {shown.whom}", "dim")] if shown.whom else []
    if not table.cells[1] and where:  # there is no column for the place
        whom.append((f" {where}", "dim"))
    room = table.cells[2]
    full: Row = [(shown.figure, shown.words), *whom]
    words = "b" not in shown.words and not form.generous
    if words or row_width(full) <= room:  # words are cut: the opened row has them all
        first, below = full, []
    else:
        first, *below = flow(full[:1], room)
        whom = [(text.strip(), words) for text, words in whom[:1]] + whom[1:]
        below += flow(whom, form.cells - table.start(2)) if whom else []
    named: Row = [(what, "text")] if isinstance(what, str) else what
    voice = voice_cells(line, outline, form, table.cells[3:])
    row = table.row([named, [(where, "text")], first, *voice])
    return [row, *indent(below, table.start(2))]


def _two_rows(line: Line, label: FigureLabel, outline: Outline, form: Form) -> list[Row]:
    """Return the item on two rows of a small terminal."""
    shown = _shown(line, outline, label.shared)
    return _stacked(line, (label.text, _where(line, outline)), shown, outline, form)


def _stacked(
    line: Line, at: tuple[str, str], shown: _Shown, outline: Outline, form: Form
) -> list[Row]:
    """Return what and how many above, where there is room for it, by whom below."""
    what, where = at
    if max(width(what) + 1, 10) + width(f"{shown.figure} {where}") > form.cells:
        what = _short(what)
    src = short_cite(line)
    tail: Row = [*graded_spans(line), column(src, max(width(src) + 1, 5), "dim", right=True)]
    left = max(width(what) + 1, 10)
    top: Row = [column(what, left, "text"), (shown.figure, shown.words)]
    room = min(form.cells - row_width(top) - 1, width(where))
    if room >= _PLACE:
        top = spread(top, [column(where, room, "dim")], form.cells)
    who = form.cells - 12 - row_width(tail) - 1
    bottom: Row = [("  ", "text"), *basis_spans(line.basis, form)]
    right: Row = [*speaker_spans(outline, line, who), (" ", "text"), *tail]
    return [fit(top, form.cells), spread(bottom, right, form.cells)]
