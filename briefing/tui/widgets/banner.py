"""The banner: what is wrong with the last save, above the last good brief."""

from __future__ import annotations

from textual.strip import Strip

from briefing.format.problems import Problem
from briefing.text import CUT, clean
from briefing.tui.cells import Row, fit, flow, indent
from briefing.tui.widgets.base import Painted

_SHOWN = 2
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
        for problem in self.problems[:_SHOWN]:
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
