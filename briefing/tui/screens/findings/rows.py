"""The rows of the problems screen: the verdicts' counts, then every problem, worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.format.problems import CHECKS, CODES, Problem
from briefing.text import clean, width
from briefing.tui.brief_list import OpenBrief
from briefing.tui.cells import Row, fit, flow, indent, row_width
from briefing.tui.panes.parts import mark_span
from briefing.tui.screens.instead_of_panes import lines_around

if TYPE_CHECKING:
    from briefing.brief.outline import Outline
    from briefing.verify.verdicts import Verdicts

_NARROW: Final = 60
"""Cells under which the counts stand in one row, without words."""
_SEVERITIES: Final = ("error", "warning", "info")
_WORDS: Final = {"error": "bad b", "warning": "part b", "info": "dim"}
_PLURALS: Final = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("note", "notes"),
}


class Found(NamedTuple):
    """A problem, and the section and place of the item it speaks of.

    ``sources`` says that it speaks of a source or a voice, which have a screen of their own.
    """

    problem: Problem
    place: tuple[str, int] | None
    sources: bool = False

    @property
    def leads(self) -> bool:
        """Whether there is something on the screen to go to."""
        return self.place is not None or self.sources


def found_in(card: OpenBrief, verdicts: Verdicts | None) -> list[Found]:
    """Return the problems of a brief, by severity, then by line; the reader's among them."""
    problems = list(card.reading.problems)
    brief, outline = card.reading.value, card.outline
    if verdicts is not None and brief is not None:
        from briefing.verify.verdicts import problems as reported

        problems += reported(verdicts, brief, card.reading.marks, card.entry.name)
    problems.sort(key=lambda each: (_SEVERITIES.index(each.severity), each.line, each.column))
    if outline is None:
        return [Found(problem, None) for problem in problems]
    places = {
        line.label: (section.kind.key, index)
        for section in outline.every_section
        for index, line in enumerate(section.lines)
    }
    others = _sources_and_voices(outline)
    return [Found(each, places.get(each.item), each.item in others) for each in problems]


def _sources_and_voices(outline: Outline) -> set[str]:
    return {*outline.brief.voices, *(source.id for source in outline.brief.sources)}


def problem_page(
    card: OpenBrief, name: str, verdicts: Verdicts | None, found: list[Found], at: int, cells: int
) -> tuple[list[Row], list[int]]:
    """Return all rows for a width, and the row at which each problem begins; ``at`` is opened."""
    head: Row = [(" PROBLEMS ", "hi b r"), ("  ", "hi u")]
    if row_width(head) + width(name) > cells:  # of a path that is too long its end says most
        name = name.rpartition("/")[2]
    rows: list[Row] = [fit([*head, (name, "dim u")], cells, "hi u"), []]
    rows += indent(_counts(card, verdicts, found, cells - 2), 1)
    starts: list[int] = []
    lines = card.reading.text.splitlines()
    for number, each in enumerate(found):
        rows.append([])
        starts.append(len(rows))
        chosen = number == at
        own = _one(each.problem, cells - 3, chosen)
        if chosen:
            own += lines_around(each.problem, lines, cells - 3)
        mark = "▸ " if chosen else "  "
        for index, row in enumerate(own):
            full: Row = [(mark if index == 0 else "  ", "hi b"), *row]
            if chosen:
                full = fit([(text, f"{words} sel") for text, words in full], cells, "text sel")
            rows.append(full)
    return rows, starts


def _counts(
    card: OpenBrief, verdicts: Verdicts | None, found: list[Found], cells: int
) -> list[Row]:
    """Return how many items have which verdict, in words, and how many problems there are."""
    rows: list[Row] = []
    if card.outline is None:
        rows += flow([("The file as it is cannot be shown.", "hi b")], cells)
    elif verdicts is None:
        rows += flow([("The words are being checked.", "dim")], cells)
    elif cells < _NARROW:
        row: Row = []
        for mark, count in verdicts.counts().items():
            sign, words = mark_span(mark)
            row.append((f"{sign} {count}  ", words if count else "dim"))
        rows += flow(row, cells)
    else:
        from briefing.verify.verdicts import VERDICT_WORDS

        for mark, count in verdicts.counts().items():
            sign, words = mark_span(mark)
            row = [(f"{sign} ", words), (f"{count:>4}", "hi b" if count else "dim")]
            row.append((f"  {VERDICT_WORDS[mark]}", "text" if count else "dim"))
            if mark == "not_checkable" and verdicts.signed:
                row.append((f"; {verdicts.signed} read and signed by a person", "dim"))
            rows += flow(row, cells)
        if verdicts.waived:
            plural = "s" if verdicts.waived > 1 else ""
            waived: Row = [(f"  {verdicts.waived:>4}", "hi b")]
            rows.append(fit([*waived, (f"  warning{plural} waived", "text")], cells))
        rows.append([])
    counted = []
    for severity in _SEVERITIES:
        count = sum(each.problem.severity == severity for each in found)
        if count:
            counted.append(f"{count} {_PLURALS[severity][count > 1]}")
    text = ", ".join(counted) if counted else "no problems"
    return rows + flow([(text, "hi b" if counted else "dim")], cells)


def _one(problem: Problem, cells: int, chosen: bool) -> list[Row]:
    """Return a problem: where, what, and its sentence; chosen, its hint and what the code means."""
    head: Row = [
        (f"{problem.severity}  ", _WORDS[problem.severity]),
        (f"line {problem.line}  ", "hi b"),
        (problem.code, "text"),
    ]
    if problem.item:
        head.append((f"  {clean(problem.item)}", "dim"))
    rows = flow(head, cells)
    message = clean(problem.sentence or problem.message)
    message = message[:1].upper() + message[1:]
    rows += indent(flow([(message, "text")], cells - 2), 2)
    if chosen and problem.hint:
        rows += indent(flow([(clean(problem.hint), "dim")], cells - 2), 2)
    meaning = CHECKS.get(problem.code) or CODES.get(problem.code, "")
    if chosen and meaning:
        rows += indent(flow([(f"{problem.code}: {meaning}", "dim")], cells - 2), 2)
    return rows
