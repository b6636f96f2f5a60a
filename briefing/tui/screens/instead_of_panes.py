"""What says that the brief is broken: problems in place of the panes, a banner above them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from briefing.format.problems import Problem
from briefing.text import CUT, clean, split_at, width
from briefing.tui.brief_list import OpenBrief
from briefing.tui.cells import BEFORE, Row, fit, flow, in_a_row, indent, plain
from briefing.tui.widgets import Painted

_AROUND = 1
_SHOWN = 40


def problem_rows(card: OpenBrief, cells: int, shown_path: str, others: bool = True) -> list[Row]:
    """Return all problems of a brief that could not be read, with the lines around each.

    ``others`` tells whether the library has other briefs to go to.
    """
    problems = card.reading.problems
    count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
    rows: list[Row] = [
        [],
        [(" This brief cannot be shown: ", "hi b"), (count, "bad b")],
        *indent(flow([(in_a_row(shown_path, cells - 2), "dim")], cells - 2), 1),
        [],
    ]
    lines = card.reading.text.splitlines()
    for problem in problems[:_SHOWN]:
        rows += _one(problem, lines, cells)
    if len(problems) > _SHOWN:
        rows.append([(f" and {len(problems) - _SHOWN} more", "hi")])
    mend: Row = [
        ("Mend the file: ", "dim"),
        ("E", "hi b"),
        (" opens it, ", "dim"),
        ("v", "hi b"),
        (" goes through the problems, a save is read here at once. Elsewhere: ", "dim"),
        ("briefing check", "hi b"),
        (f" {shown_path}.", "dim"),
    ]
    if others:
        mend += [(" The other briefs are not affected: ", "dim"), ("b", "hi b")]
        mend += [(" picks one.", "dim")]
    rows += indent(flow(mend, cells - 2), 1)
    return rows


def _one(problem: Problem, lines: list[str], cells: int) -> list[Row]:
    head: Row = [
        (f"line {problem.line}, column {problem.column}  ", "hi b"),
        (problem.code, "bad b"),
    ]
    rows: list[Row] = [*indent(flow(head, cells - 2), 1)]
    rows += indent(flow([(clean(problem.message), "text")], cells - 4), 3)
    if problem.hint:
        rows += indent(flow([(clean(problem.hint), "dim")], cells - 4), 3)
    return [*rows, *lines_around(problem, lines, cells), []]


def lines_around(problem: Problem, lines: list[str], cells: int) -> list[Row]:
    """Return the line of the file that a problem is at, between its neighbours."""
    rows: list[Row] = []
    first = max(problem.line - 1 - _AROUND, 0)
    for number in range(first, min(problem.line + _AROUND, len(lines))):
        own = number == problem.line - 1
        # The line is cut to where the problem is, so that it is on the screen.
        text = _window(lines[number], problem.column if own else 1, cells - 9)
        words = "hi" if own else "dim"
        rows.append([(f" {number + 1:>5} ", "dim"), ("> " if own else "  ", words), (text, words)])
    return rows


def _window(line: str, column: int, cells: int) -> str:
    """Return the part of a line around a column, counted from 1, in at most ``cells`` cells.

    Spaces stay as they are, so that the columns are those of the file; either cut has its sign.
    """
    start = max(column - cells // 2, 0) if column > cells - 10 else 0
    part = line[start : start + cells * 2].replace("\t", " ")
    text = " ".join(clean(word) for word in part.split(" "))
    if start:
        text = BEFORE + split_at(text, 1)[1]
    return plain(fit([(text, "")], cells)) if width(text) > cells else text


_FIRST = (
    "It writes a commented skeleton into the library. Fill it in with any editor, check it with "
)


def empty_rows(
    root: str,
    skipped: list[Problem],
    cells: int,
    drafts: Sequence[str] = (),
    of_library: str = "",
) -> list[Row]:
    """Return how to make the first brief, where a library has none; ``drafts`` are the ids of some.

    The key beside them is that of triage. The commands have ``of_library`` behind them.
    """
    first: Row = [
        (_FIRST, "text"),
        (clean(f"briefing check{of_library}"), "hi b"),
        (", and open it with ", "text"),
        (clean(f"briefing my-first-brief{of_library}"), "hi b"),
        (".", "text"),
    ]
    other: Row = [
        ("Another library: ", "text"),
        ("briefing --library FOLDER", "hi b"),
        (", or set BRIEFING_LIBRARY.", "text"),
    ]
    root = in_a_row(root, cells - 4)
    rows: list[Row] = [
        [],
        [("No briefs here yet.", "hi b")],
        *flow([("The library ", "text"), (root, "hi"), (" holds no brief.", "text")], cells - 4),
        *_waiting(drafts, cells),
        [],
        [("Make the first one:", "hi")],
        *_command("briefing new my-first-brief", of_library, cells),
        [],
        *flow(first, cells - 4),
        [],
        *flow([("Or have one drafted of an article, for you to decide on:", "hi")], cells - 4),
        *_command("briefing draft article.html", of_library, cells),
        [],
        *flow(other, cells - 4),
    ]
    for problem in skipped:
        rows += [[], *flow([(str(problem), "bad")], cells - 4)]
    return indent(rows, 2)


def _command(words: str, of_library: str, cells: int) -> list[Row]:
    return indent(flow([(clean(f"{words}{of_library}"), "hi b")], cells - 6), 2)


def _waiting(drafts: Sequence[str], cells: int) -> list[Row]:
    """Return which drafts wait for somebody to decide on them."""
    if not drafts:
        return []
    many = len(drafts) > 1
    said = f"{len(drafts)} drafts wait" if many else "A draft waits"
    head: Row = [(f"{said} for you to decide on: ", "hi"), ("D", "hi b")]
    head.append((" opens the first." if many else " opens it.", "hi"))
    return [
        [], *flow(head, cells - 4),
        *(row for each in drafts[:_SHOWN] for row in indent(flow([(each, "hi b")], cells - 6), 2)),
    ]  # fmt: skip


_SHOWN = 5
"""Drafts that an empty library names."""
_IN_BANNER = 2
_HIGHEST = 6
_REST = 7
"""Rows that are not the banner's on any terminal: masthead, footer and four rows of the brief."""


class Banner(Painted):
    """A few rows on the raised ground; hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(id="banner")
        self.problems: list[Problem] = []
        self.lines: list[str] = []
        self.display = False

    def show(self, problems: list[Problem], text: str) -> None:
        """Say what is wrong; without problems the banner goes away."""
        self.problems = problems
        self.lines = text.splitlines()
        self.display = bool(problems)
        self.on_resize()

    def on_resize(self) -> None:
        """Be as high as the rows are."""
        if self.display:
            self.styles.height = len(self._rows(self.size.width or 80))
        self.refresh()

    def _rows(self, cells: int) -> list[Row]:
        """Return what there is room for; a cut has its sign."""
        rows = self._every_row(cells)
        room = max(min(self.app.size.height - _REST, _HIGHEST), 1)
        if len(rows) > room:
            rows = [*rows[: room - 1], fit([*rows[room - 1], (CUT, "hi b lift")], cells)]
        return rows

    def _every_row(self, cells: int) -> list[Row]:
        if not self.problems:  # painted once more while it goes away
            return []
        if self.problems[0].code == "unreadable":
            text = "The file is gone or cannot be read; this is what was last read of it."
            rows = flow([(text, "hi b lift")], cells - 2)
            rows += flow([(clean(self.problems[0].message), "text lift")], cells - 2)[:1]
            return indent(rows, 1, "text lift")
        count = len(self.problems)
        head: Row = [
            ("The file as saved has ", "hi b lift"),
            (f"{count} problem{'' if count == 1 else 's'}", "bad b lift"),
            ("; this is the last good one.", "hi b lift"),
            ("  E", "hi b lift"),
            (" opens it.", "dim lift"),
        ]
        rows = flow(head, cells - 2)
        for problem in self.problems[:_IN_BANNER]:
            where: Row = [
                (f"line {problem.line}, column {problem.column}: ", "hi lift"),
                (clean(problem.message), "text lift"),
            ]
            rows.append(fit(where, cells - 2, "text lift"))
            if 0 < problem.line <= len(self.lines):
                source = clean(self.lines[problem.line - 1])
                rows.append([(f"  {problem.line} > ", "dim lift"), (source, "text lift")])
        return indent(rows, 1, "text lift")

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        rows = self._rows(self.size.width)
        return self.strip(rows[y] if y < len(rows) else [], self.size.width, "text lift")
