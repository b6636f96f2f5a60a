"""The problems screen: the verdicts' counts, then every problem, the way to item and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from briefing.format.problems import CHECKS, CODES, Problem
from briefing.library.entry import Entry
from briefing.text import clean, width
from briefing.tui.brief_list import OpenBrief
from briefing.tui.cells import Row, fit, flow, indent, row_width
from briefing.tui.dashboard import Dashboard
from briefing.tui.host import Position
from briefing.tui.panes.parts import mark_span
from briefing.tui.registry import (
    CHANGES,
    CROSSCHECK,
    EXPORT,
    PROBLEMS,
    RELATIONS,
    SOURCES,
    Opening,
    screen_name,
)
from briefing.tui.screens.instead_of_panes import lines_around
from briefing.tui.screens.skeleton import ListScreen

if TYPE_CHECKING:
    from briefing.brief.outline import Outline
    from briefing.verify.verdicts import Verdicts


_NEEDS_BRIEF = {
    *(("open", where) for where in (CROSSCHECK, RELATIONS, SOURCES, CHANGES, EXPORT)),
    *(("view", view) for view in ("overview", "timeline", "analysis")),
    *(("export",), ("copy_summary",)),
}


class ProblemsScreen(ListScreen):
    """All problems of one brief, one of them selected and opened.

    Dismisses with the section and place of an item to go to, or None.
    """

    where = PROBLEMS
    page_rows = 4

    def __init__(self, card: OpenBrief, position: Position) -> None:
        super().__init__(card, position)
        self.found: list[PlacedProblem] = []
        self._starts: list[int] = []

    @classmethod
    def opened(cls, app: Dashboard, *_arguments: Any, **_named: Any) -> Opening | None:
        """Return the screen for the file as it is, also where that broke the brief."""
        if not len(app.deck):
            return None

        def to_item(item: tuple[str, int] | None) -> None:
            if item is not None:
                app.overview.go(*item)

        return Opening(cls(app.overview.problem_card, app.position), to_item)

    @property
    def count(self) -> int:
        """How many problems there are."""
        return len(self.found)

    @property
    def chosen(self) -> PlacedProblem | None:
        """The selected problem."""
        return self.found[self.at] if self.found else None

    @property
    def edited(self) -> tuple[Entry, int] | None:
        """The file of the brief, at the line of the selected problem."""
        return self.card.entry, self.chosen.problem.line if self.chosen else 1

    # -- showing ----------------------------------------------------------------------------

    def begin(self) -> None:
        """Show what is known."""
        self.take_brief()
        super().begin()

    def take_brief(self) -> None:
        """Take the problems; the selection stays at its place."""
        self.found = found_in(self.card, self.briefing.checking.of(self.card))
        self.at = max(min(self.at, len(self.found) - 1), 0)

    def on_verdicts(self) -> None:
        """Show verdicts that became known: they bring problems of their own."""
        self.show_facts()
        self.take_brief()
        self.show_selection()

    def on_reloaded(self, _card: OpenBrief) -> None:
        """Show the problems as they are after a save, of the file as it is where that broke it."""
        self.card = self.briefing.overview.problem_card
        self.position = self.briefing.position
        self.on_verdicts()

    def reveal(self) -> None:
        """Bring the selected problem into view."""
        rows = self.rows(self.sheet.size.width) if self.sheet.size.width else []
        if rows and self._starts:
            ends = [*self._starts[1:], len(rows)]
            start = self._starts[self.at] if self.at else 0
            self.sheet.reveal(start, ends[self.at] - start)

    def rows(self, cells: int) -> list[Row]:
        """Return the problems, the selected one opened."""
        name = self.briefing.deck.library.locate(self.card.entry.key).shown
        verdicts = self.briefing.checking.of(self.card)
        rows, self._starts = problem_page(self.card, name, verdicts, self.found, self.at, cells)
        return rows

    def entry_at(self, _column: int, row: int) -> int | None:
        """Return the problem that a row is of."""
        return max((n for n, start in enumerate(self._starts) if start <= row), default=None)

    # -- keys -------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: a brief that cannot be read has no other screens."""
        if (action, *parameters) in _NEEDS_BRIEF and self.card.outline is None:
            return self.briefing.card.outline is not None
        if action in ("move", "move_to", "page"):
            return bool(self.found)
        if action == "enter":
            return self.chosen is not None and self.chosen.leads
        return super().check_action(action, parameters)

    def action_enter(self) -> None:
        """Go to the item in its pane; to the sources for what is said of them and of voices."""
        found = self.chosen
        if found is None:
            return
        if found.place is not None and self.card.outline is not None:
            self.dismiss(found.place)
        elif found.leads:
            self.briefing.screens.open(SOURCES, over=True)
        else:
            self.briefing.say("This problem belongs to no item; E opens its line.")


_NARROW: Final = 60
"""Cells under which the counts stand in one row, without words."""
_SEVERITIES: Final = ("error", "warning", "info")
_WORDS: Final = {"error": "bad b", "warning": "part b", "info": "dim"}
_PLURALS: Final = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("note", "notes"),
}


class PlacedProblem(NamedTuple):
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


def found_in(card: OpenBrief, verdicts: Verdicts | None) -> list[PlacedProblem]:
    """Return the problems of a brief, by severity, then by line; the reader's among them."""
    problems = list(card.reading.problems)
    brief, outline = card.reading.value, card.outline
    if verdicts is not None and brief is not None:
        from briefing.verify.placing import problems as reported

        problems += reported(verdicts, brief, card.reading.marks, card.entry.name)
    problems.sort(key=lambda each: (_SEVERITIES.index(each.severity), each.line, each.column))
    if outline is None:
        return [PlacedProblem(problem, None) for problem in problems]
    places = {
        line.label: (section.kind.key, index)
        for section in outline.every_section
        for index, line in enumerate(section.lines)
    }
    others = _sources_and_voices(outline)
    return [PlacedProblem(each, places.get(each.item), each.item in others) for each in problems]


def _sources_and_voices(outline: Outline) -> set[str]:
    return {*outline.brief.voices, *(source.id for source in outline.brief.sources)}


def problem_page(
    card: OpenBrief,
    name: str,
    verdicts: Verdicts | None,
    found: list[PlacedProblem],
    at: int,
    cells: int,
) -> tuple[list[Row], list[int]]:
    """Return all rows for a width, and the row at which each problem begins; ``at`` is opened."""
    head: Row = [(f" {screen_name(PROBLEMS).upper()} ", "hi b r"), ("  ", "hi u")]
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
    card: OpenBrief, verdicts: Verdicts | None, found: list[PlacedProblem], cells: int
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
        from briefing.verify.verdicts import UNREAD_WORDS, VERDICT_WORDS

        for mark, count in verdicts.counts().items():
            sign, words = mark_span(mark)
            row = [(f"{sign} ", words), (f"{count:>4}", "hi b" if count else "dim")]
            row.append((f"  {VERDICT_WORDS[mark]}", "text" if count else "dim"))
            if mark == "not_checkable" and verdicts.signed:
                row.append((f"; {verdicts.signed} read and signed by a person", "dim"))
            if mark == "not_checkable" and verdicts.unread:
                row.append((f"; {verdicts.unread} {UNREAD_WORDS}", "part b"))
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
