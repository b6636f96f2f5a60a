"""A row of a table in the evidence screen: its columns and values, those that count first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from briefing.brief.parts import computed_from, quoted
from briefing.text import CUT, clean, width
from briefing.tui.cells import Row, column, fit, flow, indent, row_width
from briefing.tui.screens.evidence.comparison import painted
from briefing.verify.words.normalise import words

if TYPE_CHECKING:
    from briefing.tui.screens.evidence.source import SourcesShown
    from briefing.verify.table.words import RowTexts
    from briefing.verify.words.quotes import Stretch

_SIGNS: Final = {"matched": "✓", "computed": "+"}
"""What stands before a value that the item has too, and before one that it is computed from."""
_SAID: Final = {"matched": "the item has this", "computed": "the item is computed from this"}
_LONGEST: Final = 2_000
"""Characters of one cell that are shown."""
_SHORT: Final = 2
"""Lines of a row that is not cited."""


def row_rows(
    shown: SourcesShown, source: str, number: int, table: RowTexts, cells: int
) -> list[Row]:
    """Return a cited row: a line for each column that has something, its value wrapped."""
    say = shown.outline.say
    found = table.cells(number)
    labels = max((width(each.column.label) for each in found), default=0)
    label_cells = max(min(labels, cells // 3), 4) + 1
    said = _said(shown, source, number)
    rows: list[Row] = []
    signs: dict[str, None] = {}
    for cell in found:
        value = say(cell.value)
        stretches = _stretches(shown, value)
        ends = table.range(number) if cell.column.role in ("low", "high") else ""
        what = _is_of(shown, table, f"{cell.text} {ends}", cell.column.place, said)
        signs.update({what: None} if what else {})
        own = value[:_LONGEST] + (" …" if len(value) > _LONGEST else "")
        plain = "hi b" if what and cell.column.role != "text" else "text"
        body = flow(painted(own, stretches, plain, "hi b mark"), cells - label_cells - 2)
        label = column(say(cell.column.label), label_cells - 1, "dim")
        first: Row = [label, (f" {_SIGNS.get(what, ' ')} ", "hi b")]
        rows += [[*first, *body[0]], *indent(body[1:], label_cells + 2)]
    legend = "; ".join(f"{_SIGNS[what]} {_SAID[what]}" for what in signs)
    return [*rows, *(flow([(legend, "dim")], cells) if legend else [])]


def short_row(shown: SourcesShown, number: int, table: RowTexts, cells: int) -> list[Row]:
    """Return a row that is beside a cited one, in two lines at most."""
    say = shown.outline.say
    values = "; ".join(say(cell.text).rstrip(".") for cell in table.cells(number))
    key = say(table.key(number))
    rows = flow([(f"event {key}: {values}" if key else values, "dim")], cells)
    if len(rows) > _SHORT:
        last = rows[_SHORT - 1]
        last = fit(last, cells - 1) if row_width(last) >= cells else last
        rows = [*rows[: _SHORT - 1], [*last, (CUT, "dim")]]
    return rows


def _said(shown: SourcesShown, source: str, number: int) -> list[str]:
    """Return what the verdict has found in a row, as words."""
    matches = shown.verdict.matches if shown.verdict else ()
    return [
        " ".join(words(match.text))
        for match in matches
        if match.source == source and match.paragraph == number and match.text
    ]


def _is_of(shown: SourcesShown, table: RowTexts, text: str, place: int, said: Sequence[str]) -> str:
    """Return what a cell is to the item: matched by what was found, computed from, or nothing."""
    calcs = [name for figure in shown.line.item.figures for name in computed_from(figure).values()]
    if any(table.table.column(name) == place for name in calcs):
        return "computed"
    whole = f" {' '.join(words(text))} "
    return "matched" if any(f" {each} " in whole for each in said) else ""


def _stretches(shown: SourcesShown, value: str) -> Sequence[Stretch]:
    quotations = [clean(each.words) for each in quoted(shown.line.item)]
    return shown.marks.of(value, shown.line.text, quotations)
