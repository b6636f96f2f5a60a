"""The calc lines of an item: operands printed, the arithmetic right, the result what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from briefing.brief.calc import MOST_LINES, CalcError, Counted, Node, Operand, Step, parse, terms
from briefing.brief.parts import calc_lines, figures
from briefing.format.problems import shown
from briefing.verify.case import Case
from briefing.verify.checks.calcs import WRONG
from briefing.verify.checks.calculated import says
from briefing.verify.checks.calculated.amounts import (
    CONSTANT,
    TIME,
    CalcAmount,
    Moment,
    Trouble,
    Value,
    combined,
)
from briefing.verify.checks.calculated.operands import (
    Read,
    missing_member,
    moment,
    number,
    read,
    times_printed,
)
from briefing.verify.checks.calculated.worked import Worked, WorkedOut
from briefing.verify.language import Figure
from briefing.verify.spots import Spot
from briefing.verify.verdicts import Code, Path

SYNTAX: Final = Code("calc-syntax", "figures")
OPERAND: Final = Code("calc-operand", "figures")

_WRITE: Final = "Write numbers as the source prints them: 480 / 1,200 = 40 %."
_CONSTANTS: Final = "Only 100, 1,000, 12 months, 7 days and their like need not be printed."
_DAY: Final = "day"


def work_out(case: Case) -> WorkedOut | None:
    """Check every calc line of an item, and return those that hold; None where none does.

    Where a paragraph is not at hand what is not found there is open, and frees no number.
    """
    found: list[Worked] = []
    for path, lines in _lines(case):
        for index, line in enumerate(lines):
            several = isinstance(_at(case, path), list)
            place = (*path, index) if several else path
            if index == MOST_LINES:
                message = f"its calc has more than {MOST_LINES} lines."
                case.hard(SYNTAX, Spot(place), message, "Take those out that nothing needs.")
                break
            worked = _Line(case, place, line, found).worked()
            if worked is not None:
                found.append(worked)
    return WorkedOut(case.line.path, found) if found else None


def _lines(case: Case) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield the calc of the item and those of its figures, each with its path in the file."""
    if lines := calc_lines(case.item.calc):
        yield (*case.line.path, "calc"), lines
    for step, figure in figures(case.item):
        if lines := calc_lines(figure.calc):
            yield (*case.line.path, *step, "calc"), lines


def _at(case: Case, path: Path) -> object:
    if len(path) == len(case.line.path) + 1:
        return case.item.calc
    return next(
        figure.calc
        for step, figure in figures(case.item)
        if (*case.line.path, *step, "calc") == path
    )


class _Open(Exception):
    """What is at hand of the source does not tell whether a line holds."""


class _Wrong(Exception):
    """A line does not hold, and it has been said why."""


class _Line:
    """One line while it is checked."""

    def __init__(self, case: Case, path: Path, line: str, above: list[Worked]) -> None:
        self.case = case
        self.path = path
        self.line = line
        self.above = above
        self.where: dict[str, None] = {}
        self.reads: dict[int, Read] = {}

    def worked(self) -> Worked | None:
        """Return what the line works out, None where it does not hold."""
        case = self.case
        try:
            reckoning = parse(self.line)
        except CalcError as error:
            self._say(SYNTAX, error.start, error.end, f"its calc cannot be read: {error}.", _WRITE)
            return None
        result = reckoning.result
        figure = number(case, result.text)
        try:
            value = self._value(reckoning.node)
            self._once(reckoning.node)
            self._compared(value, result, figure)
        except _Wrong:
            return None
        except _Open:
            case.unsure("figures", Spot(self.path), self.line)
            case.could_not_judge(OPERAND)
            return None
        if isinstance(value, Moment):
            figure = None
        return Worked(
            self.line, result.text, figure, value, tuple(self.where), self.path,
            result.start, result.end,
            tuple(each.of for each in self.reads.values() if each.of is not None),
            tuple(self._terms(reckoning.node)),
        )  # fmt: skip

    def _say(self, code: Code, start: int, end: int, message: str, hint: str) -> None:
        spot = Spot(self.path, start, end)
        if code is OPERAND:
            self.case.saw("figures")
            self.case.error(code, spot, message, hint)
        else:
            self.case.hard(code, spot, message, hint)

    def _wrong(self, code: Code, node: Node | Operand, message: str, hint: str) -> _Wrong:
        self._say(code, node.start, node.end, message, hint)
        return _Wrong()

    def _value(self, node: Node) -> Value:
        if isinstance(node, Operand):
            return self._operand(node)
        if isinstance(node, Counted):
            return self._count(node)
        one = self._value(node.left)
        other = self._value(node.right) if not _is_day(self.case, node, one) else _ONE_DAY
        try:
            return combined(node.sign, one, other)
        except Trouble as trouble:
            words = self.line[node.start : node.end]
            message = f"{shown(words)} cannot be worked out: {trouble}."
            hint = _CONSTANTS if CONSTANT in (one[2], other[2]) else _WRITE
            code = OPERAND if CONSTANT in (one[2], other[2]) else WRONG
            raise self._wrong(code, node, message, hint) from None

    def _operand(self, node: Operand) -> Value:
        found = read(self.case, node.text, self.above)
        self.reads[node.start] = found
        if found.value is None:
            raise self._wrong(SYNTAX, node, f"in its calc {found.trouble}.", _WRITE)
        if found.trouble:
            if not self.case.scope.whole:
                raise _Open
            hint = "Cite the paragraph that prints it, or work with what is printed."
            raise self._wrong(OPERAND, node, f"in its calc {found.trouble}.", hint)
        self.where |= dict.fromkeys((*found.where, *(found.of.where if found.of else ())))
        return found.value

    def _count(self, node: Counted) -> Value:
        case = self.case
        missing = missing_member(case, [each.text for each in node.members])
        if missing is not None:
            at, trouble = missing
            if not case.scope.whole:
                raise _Open
            hint = "Count what the cited paragraphs name, each once."
            raise self._wrong(OPERAND, node.members[at], f"in its calc {trouble}.", hint)
        self.where |= dict.fromkeys(map(case.name, case.scope.paragraphs))
        return CalcAmount(len(node.members), len(node.members))

    def _once(self, node: Node) -> None:
        """Check that no number is added up more often than it is printed."""
        if not isinstance(node, Step):
            return
        if node.sign in "*/":
            self._once(node.left)
            self._once(node.right)
            return
        values = {text: number(self.case, text) for text in self._terms(node)}
        same = {(each.low, each.high): text for text, each in values.items() if each is not None}
        used = Counter(
            same[each.low, each.high]
            for text in self._terms(node)
            if (each := values[text]) is not None
        )
        for text, often in used.items():
            printed = often > 1 and times_printed(self.case, text)
            if printed and often > printed:
                times = "once" if printed == 1 else f"{printed} times"
                message = (
                    f"in its calc {shown(text)} is used {often} times in one sum, and printed"
                    f" {times} in {self.case.scope.where()}."
                )
                raise self._wrong(OPERAND, node, message, "Count nothing twice.")
        for term in terms(node):
            self._once(term)

    def _terms(self, node: Node) -> Iterator[str]:
        """Yield the printed numbers that are added up, those of the lines above included."""
        parts = list(terms(node))
        for term in parts if len(parts) > 1 else ():
            if isinstance(term, Operand):
                found = self.reads.get(term.start)
                if found is not None and found.of is not None:
                    yield from found.of.added
                else:
                    yield term.text

    def _compared(self, value: Value, result: Operand, figure: Figure | None) -> None:
        """Check that what is worked out is what the line says, as exactly as it says it."""
        if isinstance(value, Moment):
            self._moment(value, result)
            return
        if figure is None or figure.low is None:
            message = f"what its calc comes to, {shown(result.text)}, is no number."
            raise self._wrong(SYNTAX, result, message, _WRITE)
        if not says.says(figure, value):
            raise self._not_so(result, says.words(value, figure))

    def _moment(self, value: Moment, result: Operand) -> None:
        ours = moment(self.case, result.text)
        if ours is None or ours.clock != value.clock:
            message = f"its calc comes to a day or time, and {shown(result.text)} is none."
            raise self._wrong(SYNTAX, result, message, "Write the day or time that it comes to.")
        if not (ours.first <= value.first and value.last <= ours.last):
            raise self._not_so(result, _moment_words(value))

    def _not_so(self, result: Operand, comes_to: str) -> _Wrong:
        left = self.line.rpartition("=")[0].strip()
        message = f"{shown(left)} comes to {comes_to}, not {shown(result.text)}."
        return self._wrong(WRONG, result, message, f"Write {comes_to}, or look at the numbers.")


_ONE_DAY: Final = CalcAmount(1.0, 1.0, TIME, 1.0)


def _is_day(case: Case, node: Step, one: Value) -> bool:
    """Tell whether a step counts the first of two days as well: "+ 1 day"."""
    if node.sign != "+" or not isinstance(one, CalcAmount) or one.ends is None:
        return False
    figure = number(case, node.right.text) if isinstance(node.right, Operand) else None
    return figure is not None and figure.low == 1 and figure.unit == _DAY


def _moment_words(value: Moment) -> str:
    if value.clock:
        return f"{value.first // 60}:{value.first % 60:02}"
    return date.fromordinal(value.first).isoformat()
