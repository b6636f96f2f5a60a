"""Figures of a table: each must stand in the row and the column that the item names.

An item names a row by its label and a column by its head. Only with the text at hand can it be
told what it names, and since words name more than they say, what is found is a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checked_texts import CheckedText
from briefing.verify.checks.calcs import is_computed
from briefing.verify.language import Figure
from briefing.verify.sources.facts import CitedFacts
from briefing.verify.spots import Message, Near, Spot
from briefing.verify.verdicts import Code
from briefing.verify.words.normalise import Token, tokens

if TYPE_CHECKING:
    from briefing.verify.sources.tables import Cell, ParsedTable

CELL: Final = Code("figure-cell", "figures")


_SMALL: Final = frozenset(("whom", "which", "since", "of"))
"""What the head of a column may have beside the words for what it counts."""


class LabelInText(Struct, frozen=True):
    """The label of a row where it stands in a text: the first and the last of its words."""

    row: int
    first: int
    last: int
    start: int


def check(case: Case) -> None:
    """Check the figures in the texts of an item against the cells of the tables that it cites."""
    if not case.scope.whole or not case.scope.texts():
        case.could_not_judge(CELL)
        return
    for facts in case.scope.paragraphs:
        found = facts.table
        if found is not None:
            others = [each for each in case.scope.paragraphs if each is not facts]
            for text in case.texts:
                if text.figures and not text.own:
                    _TextInTable(case, facts, found, text).check(others)


class _TextInTable:
    """One text of an item held against one table."""

    def __init__(
        self, case: Case, facts: CitedFacts, found: ParsedTable, text: CheckedText
    ) -> None:
        self.case, self.facts, self.table, self.text = case, facts, found, text
        self.words = tokens(text.text)
        self.labels = _labels(self.words, found.labels)
        language = case.language
        figures = [
            each
            for each in language.find_figures(text.text)
            if each.kind != "vague" and not is_computed(case, each)
        ]
        self.stands = [(each, cells) for each in figures if (cells := self._cells(each))]

    def _cells(self, figure: Figure) -> set[Cell]:
        """Return the cells, those of labels apart, that have a figure."""
        agrees = self.case.language.agrees
        return {
            cell
            for cell, figures in self.facts.cells
            if any(agrees(figure, theirs) for theirs in figures)
        }

    def check(self, others: Sequence[CitedFacts]) -> None:
        """Warn of each figure that stands in no cell of the rows and columns named.

        A figure that another cited paragraph has may be meant from there.
        """
        for at, (figure, cells) in enumerate(self.stands):
            agrees = self.case.language.agrees
            if any(agrees(figure, theirs) for each in others for theirs in each.figures):
                continue
            rows, columns = self._rows(at), self._columns(figure)
            columns = {column for column in columns if self._may_have(figure, column)}
            if self._is_total(figure, cells) or any(
                (not rows or cell.row in rows) and (not columns or cell.column in columns)
                for cell in cells
            ):
                continue
            self._warn(figure, min(cells), rows, columns)

    def _may_have(self, figure: Figure, column: int) -> bool:
        """Tell whether a column has numbers of a kind: no percentage stands among prices."""
        kinds = {
            each.kind for cell, found in self.facts.cells for each in found if cell.column == column
        }
        return figure.kind != "percent" or "percent" in kinds

    def _is_total(self, figure: Figure, cells: set[Cell]) -> bool:
        """Tell whether a number is said as a whole, and stands in a column of totals."""
        heads = self.table.columns
        whole = _OF.search(self.text.text, 0, figure.start) is not None
        return whole and any(
            cell.column < len(heads) and _TOTAL.search(heads[cell.column]) for cell in cells
        )

    def _rows(self, at: int) -> set[int]:
        """Return the rows that a figure may belong to; none where the text names no row.

        Where labels and figures take turns ("Harl 40, Osk 60") each figure has its own.
        """
        rows = {label.row for label in self.labels}
        marks = [(label.start, 0) for label in self.labels]
        marks += [(figure.start, 1) for figure, _ in self.stands]
        kinds = [kind for _, kind in sorted(marks)]
        in_turn = all(one != other for one, other in pairwise(kinds))
        if len(rows) > 1 and in_turn and len(self.labels) == len(self.stands):
            return {self.labels[at].row}
        return rows

    def _columns(self, figure: Figure) -> set[int]:
        """Return the columns that a figure may belong to; none where the text names no column."""
        stems_of = self.case.language.stems_of
        heads = [set(stems_of(head)) - _SMALL for head in self.table.columns]
        labels = {
            column
            for row, label in zip(self.table.rows, self.table.labels, strict=True)
            for column, value in enumerate(row)
            if value == label
        }
        noun = set(stems_of(figure.noun))
        pool = [n for n, head in enumerate(heads) if head & noun and n not in labels]
        if not pool and (figure.noun or len(self.stands) > 1):
            return set()
        said = set(stems_of(self.text.text))
        starts = {word[:_ALIKE] for word in self.text.text.lower().split() if len(word) > _ALIKE}
        known = pool or [n for n in range(len(heads)) if n not in labels]
        shares = {n: len(heads[n] & said) / (len(heads[n]) or 1) for n in known}
        most = max(shares.values(), default=0)
        best = {n for n, share in shares.items() if most and share == most}
        # "2,460 people have returned": the head "Returned since June" is said, too.
        whole = {n for n, head in enumerate(heads) if head and head <= said} - labels
        # "Occupied" is said of the head "Occupancy".
        whole |= {
            n
            for n, head in enumerate(self.table.columns)
            if n not in labels and " " not in head and head[:_ALIKE].lower() in starts
        }
        alone = most < 1 or len(self.stands) == 1
        return best | whole if best and alone else best

    def _warn(self, figure: Figure, cell: Cell, rows: set[int], columns: set[int]) -> None:
        label, heads = self.table.labels[cell.row], self.table.columns
        there = [f"the row {shown(label)}"] if label else []
        if cell.column < len(heads) and heads[cell.column]:
            there.append(f"the column {shown(heads[cell.column])}")
        named = [f"the row {shown(self.table.labels[row])}" for row in sorted(rows)]
        named += [f"the column {shown(heads[column])}" for column in sorted(columns)]
        where = self.case.name(self.facts)
        message = Message(
            f"{shown(figure.text)} stands in {' and '.join(there) or 'another cell'}"
            f" of {where}; the item names {' and '.join(named[:3])}.",
            f"{shown(figure.text)} stands in another row or column of {where} than the item names.",
        )
        hint = "Take the figure from the row and the column that the item names."
        near = Near(" | ".join(self.table.rows[cell.row]), self.facts)
        self.case.warn(CELL, Spot(self.text.path, figure.start, figure.end), message, hint, near)


_OF: Final = late_pattern(r"(?i)\bof\s(?:(?:the|its|their|all)\s){0,2}$")
_TOTAL: Final = late_pattern(r"(?i)\b(?:totals?|in all|overall|all)\b")
_ALIKE: Final = 5
"""Letters by which a word of a sentence is one with the head of a column."""


def _labels(words: Sequence[Token], labels: Iterable[str]) -> list[LabelInText]:
    """Return the labels of rows that stand in a text, in its order; none inside a longer one."""
    said = [token.word.removesuffix("'s").removesuffix("\u2019s") for token in words]
    found: list[LabelInText] = []
    for row, label in enumerate(labels):
        wanted = [token.word for token in tokens(label)]
        size = len(wanted)
        found += [
            LabelInText(row, at, at + size - 1, words[at].start)
            for at in range(len(said) - size + 1)
            if size and said[at : at + size] == wanted
        ]
    spans = {(each.first, each.last) for each in found}  # many rows may have one label
    inner = {
        (first, last)
        for first, last in spans
        for begin, end in spans
        if begin <= first and last <= end and end - begin > last - first
    }
    outer = (each for each in found if (each.first, each.last) not in inner)
    return sorted(outer, key=lambda each: each.first)
