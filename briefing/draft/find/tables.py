"""Impacts of tables: what their rows count of the dead, the displaced, the damaged; totals first.

Few of a table's numbers are proposed: every total, then of the columns that weigh most the row
that has most. A table without a total gives the highest two rows of each such column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from briefing.draft.find.columns import Counts, counts
from briefing.draft.findings import Cast, Finding, Part
from briefing.draft.source_text import Passage, SourceText, Where
from briefing.verify.sources.tables import has_head, rows

_TOTALS: Final = 6
"""Totals of a table that are proposed at most."""
_COLUMNS: Final = 3
"""Columns of which single rows are proposed."""
_WITHOUT_TOTAL: Final = 2
"""Rows of a column that are proposed where the table has no total."""
_TOTAL: Final = re.compile(
    r"(?:grand |overall |combined )?totals?|all|overall|sum|nationwide|country ?wide", re.IGNORECASE
)
_NO_PLACE: Final = re.compile(
    r"\b(?:sub-?)?totals?\b|\b(?:others?|unknown|unspecified|various|average|n/a|of which)\b",
    re.IGNORECASE,
)
"""In the label of a row: it is of several places, or of none that is named."""
_PLACES: Final = re.compile(
    r"\b(?:province|district|region|state|county|governorate|island|town|village|city|commune"
    r"|municipalit(?:y|ie)|locations?|camp|site|countr(?:y|ie)|upazila|oblast|department|lga|woreda"
    r"|zone|division|parish|prefecture|township|community|barangay|place|ward|area)s?\b",
    re.IGNORECASE,
)
"""Heads of the column that names where."""
_NUMBER: Final = re.compile(
    r"(?P<about>[~≈]|approx\.? |about |some |over |more than |at least )?"
    r"(?P<number>\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+(?:\.\d{1,2})?)"
    r"(?: (?P<times>million|thousand))?"
    r"(?P<behind> approx\.?|\+)?\*?",
    re.IGNORECASE,
)
_TIMES: Final = {"million": 1_000_000, "thousand": 1_000}
_LINE: Final = re.compile(
    r"(?:[-*•] ?)?(?P<label>[^\W\d_][^:|\d]{1,50}?) ?(?::| [-–—]) ?"
    r"(?P<figure>(?:[a-z]+ ){0,2}\d[\d,. \u00a0\u202f]*(?: ?(?:million|thousand|approx))?)\.?",
    re.IGNORECASE,
)
"""A line of a list of numbers."""
_HEADING: Final = 8
"""Words of the heading of such a list."""
_SIGNS: Final = {"over": ">", "more than": ">", "at least": ">=", "+": ">="}


class _Cell(NamedTuple):
    text: str
    where: Where


class _Row(NamedTuple):
    """A row that counts: what it is called, and its cells; ``alone``: it is a figure by itself."""

    label: _Cell
    cells: Sequence[_Cell]
    alone: bool = False

    @property
    def is_total(self) -> bool:
        return self.alone or _TOTAL.fullmatch(self.label.text) is not None


class _Count(NamedTuple):
    row: _Row
    column: int
    of: Counts
    figure: dict[str, Any]
    where: Where
    heading: Where | None = None


def find(text: SourceText, cast: Cast) -> list[Finding]:
    """Return what the tables of a text count, totals first, table by table."""
    tables = [list(_counted(passage, cast)) for passage in text.passages]
    return [
        _finding(count, cast)
        for table in (*tables, *_lists(text, cast))
        for count in _chosen(table)
    ]


def listed_lines(text: SourceText) -> set[int]:
    """Return the numbers of paragraphs that are lines of a list of numbers, read here alone."""
    return {line.label.where.paragraph for _, _, lines in _headed(text) for line in lines}


def _lists(text: SourceText, cast: Cast) -> Iterator[list[_Count]]:
    """Yield the numbers of each list whose heading, or whose one line, says what is counted."""
    for heading, of, lines in _headed(text):
        kept = (x for x in lines if x.is_total or _is_place(x.label, (), cast))
        found = (count for line in kept for count in _of_row(line, (None, of)))
        yield [each._replace(heading=heading) for each in found]


def _headed(text: SourceText) -> Iterator[tuple[Where | None, Counts, list[_Row]]]:
    """Yield what a list counts, with its lines: "Evacuated", "Karsh - 618", "Total - 683".

    So is a line alone that says what it counts of things: "Houses destroyed: 28,400".
    """
    of: Counts | None = None
    heading: Where | None = None
    lines: list[_Row] = []
    for passage in (*text.passages, None):
        found = _LINE.fullmatch(passage.text) if passage and "\n" not in passage.text else None
        if passage and found:
            label, number = (
                _Cell(found[key], Where(passage.number, *found.span(key)))
                for key in ("label", "figure")
            )
            own = counts(found["label"])
            if of:
                lines.append(_Row(label, (label, number)))
            elif own and own.kind == "in-state":
                yield None, own, [_Row(label, (label, number), alone=True)]
            continue
        if of and lines:
            yield heading, of, lines
        lines, of = [], None
        if passage and len(passage.text.split()) <= _HEADING:
            of = counts(passage.text.rstrip(":"))
            heading = Where(passage.number, 0, len(passage.text))


def is_table(passage: Passage) -> bool:
    """Tell whether a paragraph is a table, whose rows are no sentences."""
    return len(rows(passage.text)) > 1


def row_of(passage: Passage, where: Where) -> int:
    """Return the row of a table in which a span stands, from 1; 0 of one in several or in none."""
    found = [
        number
        for number, row in enumerate(_laid(passage), 1)
        if row and row[0].where.start <= where.end and where.start <= row[-1].where.end
    ]
    return found[0] if len(found) == 1 else 0


def _laid(passage: Passage) -> list[list[_Cell]]:
    """Return the cells of each row with where they stand; of a paragraph that is no table none."""
    kept = rows(passage.text)
    found: list[list[_Cell]] = []
    start = 0
    for line in passage.text.split("\n") if kept else ():
        if line in kept:
            found.append(_cells(passage.number, line, start))
        start += len(line) + 1
    return found


def _cells(number: int, line: str, start: int) -> list[_Cell]:
    found: list[_Cell] = []
    pieces = line.split("|")
    for at, piece in enumerate(pieces):
        edge = at in (0, len(pieces) - 1) and not piece.strip()
        if not (edge and line.strip()[:1] == "|" if at == 0 else edge and line.strip()[-1:] == "|"):
            first = start + len(piece) - len(piece.lstrip())
            found.append(_Cell(piece.strip(), Where(number, first, first + len(piece.strip()))))
        start += len(piece) + 1
    return found


def _counted(passage: Passage, cast: Cast) -> Iterator[_Count]:
    """Yield each number of a table that counts an impact, row by row."""
    laid = _laid(passage)
    headed = bool(laid) and has_head(passage.text)
    heads = [counts(cell.text) for cell in laid[0]] if headed else []
    if any(heads):
        first = laid[0]
        for row in map(_labelled, laid[1:]):
            column = row.cells.index(row.label) if row else 0
            named = row and (row.is_total or _is_place(row.label, first[column : column + 1], cast))
            if row and named:
                yield from _of_row(row, heads)
    else:
        yield from _by_label(laid[1:] if headed else laid)


def _by_label(laid: Sequence[Sequence[_Cell]]) -> Iterator[_Count]:
    """Yield the numbers of a table of key figures: each row says what its one number counts."""
    for cells in laid:
        told = [(cell, of) for cell in cells if (of := counts(cell.text))]
        numbers = [(at, cell) for at, cell in enumerate(cells) if _NUMBER.fullmatch(cell.text)]
        if len(told) == 1 and len(numbers) == 1 and len(cells) == 2:
            label, of = told[0]
            whole = _Row(label, cells, alone=True)
            yield from _of_row(whole, [None] * numbers[0][0] + [of])


def _labelled(cells: Sequence[_Cell]) -> _Row | None:
    """Return a row by the first of its cells that has letters."""
    label = next((cell for cell in cells if re.search(r"[^\W\d_]", cell.text)), None)
    return _Row(label, cells) if label else None


def _is_place(label: _Cell, head: Sequence[_Cell], cast: Cast) -> bool:
    if _NUMBER.fullmatch(label.text) or _NO_PLACE.search(label.text):
        return False
    of_places = any(_PLACES.search(cell.text) for cell in head)
    return of_places or bool(cast.place(label.text, label.where))


def _of_row(row: _Row, heads: Sequence[Counts | None]) -> Iterator[_Count]:
    for column, (cell, of) in enumerate(zip(row.cells, heads, strict=False)):
        found = of and _NUMBER.fullmatch(cell.text)
        if not of or not found:
            continue
        value = float(re.sub(r"[, \u00a0\u202f]", "", found["number"]))
        value *= _TIMES.get((found["times"] or "").lower(), 1)
        if value:
            yield _Count(row, column, of, _figure(found, value, of), cell.where)


def _figure(found: re.Match[str], value: float, of: Counts) -> dict[str, Any]:
    about = (found["about"] or found["behind"] or "").strip().lower()
    op = _SIGNS.get(about, "~" if about else "=")
    whole = int(value) if value == int(value) else value
    return {"text": found[0].rstrip("*"), "op": op, "value": whole, "unit": of.noun}


def _chosen(found: Sequence[_Count]) -> list[_Count]:
    """Return the totals, then the highest rows of the columns that weigh most."""
    totals = [each for each in found if each.row.is_total]
    last = totals[-1].row.label.where if totals else None  # a grand total stands below the others
    totals = [each for each in totals if each.row.label.where == last or each.row.alone][:_TOTALS]
    rest = [each for each in found if not each.row.is_total]
    columns = list(dict.fromkeys(each.column for each in sorted(rest, key=_weight)))[:_COLUMNS]
    best: list[_Count] = []
    for column in columns:
        own = sorted((each for each in rest if each.column == column), key=_most)
        most = 1 if totals else _WITHOUT_TOTAL
        best += own[:most] if len(own) > most or not totals else []
    return [*totals, *best]


def _weight(count: _Count) -> tuple[int, int]:
    return _WEIGHTS.index(count.of.category), count.column


def _most(count: _Count) -> float:
    return -float(count.figure["value"])


_WEIGHTS: Final = ("casualties", "displacement", "infrastructure", "needs")


def _finding(count: _Count, cast: Cast) -> Finding:
    of, row = count.of, count.row
    parts = {
        "category": Part(of.category, count.heading),
        "figures": Part([count.figure], count.where),
        "group": Part(of.noun, None),
        "state": Part(of.state, None),
        "plain": Part(of.plain, None),
    }
    if not row.is_total:
        label = row.label
        id = cast.place(label.text, label.where) or cast.site(label.text, label.where)
        if id:
            parts["place"] = Part(id, label.where)
        else:
            parts["plain"] = Part(False, None)
    return Finding("humanitarian", f"table-{of.kind}", count.where, parts, "high")
