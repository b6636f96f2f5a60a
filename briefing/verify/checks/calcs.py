"""Figures that the desk computes from cited rows: each is computed anew, and must come out so."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import isclose
from typing import TYPE_CHECKING, Final

from briefing.brief import model as m
from briefing.brief.parts import calc_lines, computed_from, figures
from briefing.compiled import late_pattern
from briefing.format.problems import did_you_mean, shown
from briefing.verify.case import Case
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.spots import Message, Spot
from briefing.verify.verdicts import Code, Path

if TYPE_CHECKING:  # few items are computed from rows
    from briefing.verify.table.calc import Computed, Untold

WRONG: Final = Code("calc-wrong", "figures")
CELLS: Final = Code("calc-cells", "figures")

_SAY_HOW: Final = "If you worked it out, say how in calc."
"""What is said of a number or day that is not printed."""
_FEW: Final = 3
"""Cells that are named before the others are counted."""
_DIGITS: Final = late_pattern(r"\d+(?:[ ,\u00a0\u202f]\d{3})*(?:\.\d+)?(?!\d)")
"""A number in digits, which is read exactly: a float has but 15 of them."""
_BOUNDS: Final = {"<=": "max", ">=": "min"}
"""What the greatest and the least of some numbers may be said to be: "up to 34"."""
_KINDS: Final = {
    "sum": "the sum of {}", "count": "the number of cited rows", "min": "the least of {}",
    "max": "the greatest of {}",
}  # fmt: skip


def check(case: Case) -> None:
    """Check each figure of an item that says how it was computed, and its calc lines."""
    if case.item.calc or any(calc_lines(figure.calc) for _, figure in figures(case.item)):
        from briefing.verify.checks.calculated.lines import work_out  # few items have any

        case.worked = work_out(case)  # None where no line holds
    for index, figure in enumerate(case.item.figures):
        for kind, column in computed_from(figure).items():
            _one(case, (*case.line.path, "figures", index), figure, kind, column)


def frees(case: Case, spot: Spot, figure: Figure) -> bool:
    """Tell whether a number of an item is what one of its calc lines comes to, and note it."""
    from briefing.verify.checks.calculated.freed import frees as freed

    return freed(case, spot, figure)


def frees_date(case: Case, spot: Spot, text: str) -> bool:
    """Tell the same of a day, a time or a length of time."""
    from briefing.verify.checks.calculated.freed import frees_date as freed

    return freed(case, spot, text)


def way_out(case: Case, figure: Figure | None = None) -> str:
    """Return what to write where a number, or a day, that is not printed was worked out.

    The line itself where just one step of printed numbers comes to it.
    """
    if case.item.calc:
        return "Its calc does not come to it."
    from briefing.verify.checks.calculated.propose import proposed

    line = proposed(case, figure) if figure is not None else ""
    return f'If you worked it out, write calc: "{line}".' if line else _SAY_HOW


def check_unused(case: Case) -> None:
    """Warn of what an item works out and does not say."""
    if case.worked:
        from briefing.verify.checks.calculated.freed import unused

        unused(case)


def computed(case: Case) -> Iterator[Decimal]:
    """Yield the numbers that the cited rows come to, as the item's figures compute them."""
    rows = _rows(case)
    if not rows:
        return
    from briefing.verify.table.calc import compute

    for figure in case.item.figures:
        for kind, column in computed_from(figure).items():
            value = compute(kind, {facts.number: _cell(facts, column) for facts in rows}).value
            if value is not None:
                yield value


def is_computed(case: Case, figure: Figure) -> bool:
    """Tell whether a number of an item is one that its cited rows come to."""
    if figure.low is None or (figure.low != figure.high and figure.op in "=~"):
        return False
    kinds = {kind for each in case.item.figures for kind in computed_from(each)}
    if figure.op not in "=~" and _BOUNDS.get(figure.op) not in kinds:
        return False
    ends = (figure.low, figure.high)
    return any(float(value) in ends for value in computed(case))


def words(found: Computed) -> str:
    """Return how a number came about: ``computed by the desk from 31 rows``."""
    return f"computed by the desk from {found.rows:,} row{'' if found.rows == 1 else 's'}"


def _rows(case: Case) -> list[CitedFacts]:
    return [facts for facts in case.scope.paragraphs if facts.source.is_table]


def _one(case: Case, path: Path, figure: m.Figure, kind: str, column: str) -> None:
    rows = _rows(case)
    spot = Spot((*path, "calc"))
    if not rows:
        if case.scope.whole:
            message = "it is computed from rows, and the item cites none of a table."
            case.hard(WRONG, spot, message, "Cite the rows: r3-r9.")
        else:
            case.unsure("figures", spot, figure.text)
        return
    if len({facts.source.id for facts in rows}) > 1:
        message = "it is computed from rows of several tables."
        case.hard(WRONG, spot, message, "Compute each from one of them.")
        return
    if kind != "count" and not _has_column(case, spot, rows[0], kind, column):
        return
    from briefing.verify.table.calc import compute

    found = compute(kind, {facts.number: _cell(facts, column) for facts in rows})
    _untold(case, Spot((*spot.path, kind)), column, found)
    _compared(case, path, figure, kind, column, found, rows[0])


def _has_column(case: Case, spot: Spot, facts: CitedFacts, kind: str, column: str) -> bool:
    record = facts.source.evidence.record
    columns = record.columns if record else []
    if facts.source.column(column) is not None:
        return True
    message = f"the table has no column {shown(column)}."
    hint = did_you_mean(column, columns) or f"It has {', '.join(columns[:8])}."
    case.hard(WRONG, Spot((*spot.path, kind)), message, hint)
    return False


def _compared(
    case: Case,
    path: Path,
    figure: m.Figure,
    kind: str,
    column: str,
    found: Computed,
    facts: CitedFacts,
) -> None:
    """Hold a figure against what its rows come to."""
    from briefing.verify.table.cells import number_text

    if found.value is None:
        message = f"none of the {found.rows:,} cited rows has a number in {shown(column)}."
        case.hard(WRONG, Spot((*path, "calc", kind)), message, "Look at the rows.")
        return
    right = number_text(found.value)
    ours = _value(case, figure)
    if ours == found.value and figure.op == "=":
        case.found("figures", Spot((*path, "text")), figure.text, f"{right}, {words(found)}", facts)
        return
    what = _KINDS[kind].format(column)
    said = Message(
        f"{what} is {right}, {words(found)}, not {shown(figure.text)}.",
        f"{what}, {words(found)}, is not {shown(figure.text)}.",
    )
    key = "value" if figure.value is not None and ours != found.value else "text"
    case.hard(WRONG, Spot((*path, key)), said, f"Write {right}, or cite the rows meant.")


def _value(case: Case, figure: m.Figure) -> Decimal | None:
    """Return the number that a figure gives, None where it gives none."""
    if figure.value is not None:
        return Decimal(str(figure.value))
    from briefing.verify.table.cells import number_of

    if (whole := number_of(figure.text)) is not None:
        return whole
    parsed = case.language.parse_figure(figure.text, figure.unit or "")
    if parsed is None or parsed.low is None or parsed.low != parsed.high or parsed.op != "=":
        return None
    digits = _DIGITS.search(figure.text)
    exact = number_of(digits[0]) if digits else None
    scaled = exact is None or not isclose(float(exact), parsed.low)  # "268.8 million"
    return Decimal(str(parsed.low)) if scaled or exact is None else exact


def _untold(case: Case, spot: Spot, column: str, found: Computed) -> None:
    """Say which cells were left out, being empty or no numbers."""
    if not found.untold:
        return
    few = found.untold[:_FEW]
    more = len(found.untold) - _FEW
    others = f" and {more:,} more." if more > 0 else "."
    have = "has" if len(found.untold) == 1 else "have"
    told = f"{len(found.untold):,} of the {found.rows:,} rows {have} no number in {column}: "
    message = Message(
        f"{told}{', '.join(map(_cell_words, few))}{others}",
        f"{told}{', '.join(f'r{each.row}' for each in few)}{others}",
    )
    hint = "Say so in the text, or cite the others alone; a waiver answers this."
    case.warn(CELLS, spot, message, hint)


def _cell_words(cell: Untold) -> str:
    return f"r{cell.row} ({shown(cell.value) if cell.value else 'empty'})"


def _cell(facts: CitedFacts, column: str) -> str:
    """Return what stands in a column of a row, "" where nothing does."""
    return facts.facts.cells.get(facts.source.column(column) or "", "")
