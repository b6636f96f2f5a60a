"""``briefing list``: the briefs of the library, a line each."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from briefing.cli.exits import Exit
from briefing.cli.output import encoding, err, out
from briefing.cli.target import Desk, first_problem
from briefing.format.problems import Problem
from briefing.library.folder import Entry, Library
from briefing.outline import Outline
from briefing.text import clean, pad, to_ascii, width

HEADS = ("ID", "CUT-OFF", "TREND", "TLP", "TITLE")


def main(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    desk = Desk(options)
    library = desk.library
    if options.json:
        from briefing.export.json import encode

        found = [_object(library, entry) for entry in library.entries()]
        out(encode(found, "ascii" if desk.ascii else encoding()))
    else:
        _table(desk)
    for problem in library.skipped:
        err(str(problem))
    return Exit.DONE


def _table(desk: Desk) -> None:
    library = desk.library
    rows = [_cells(library, entry) for entry in library.entries()]
    if not rows:
        err(f"There is no brief in {library.root} yet.", desk.how_to_begin())
        return
    rows = [HEADS, *rows]
    if desk.ascii:
        rows = [tuple(map(to_ascii, row)) for row in rows]
    widths = [max(width(row[column]) for row in rows) for column in range(len(HEADS) - 1)]
    for row in rows:
        cells = [pad(cell, cells) for cell, cells in zip(row, widths, strict=False)]
        out("  ".join([*cells, row[-1]]).rstrip() + "\n")


def _cells(library: Library, entry: Entry) -> tuple[str, ...]:
    reading = library.load(entry)
    if reading.value is None:
        problem = first_problem(reading)
        return clean(entry.id), "broken", "", "", _short(problem)
    outline = Outline(reading.value)
    brief = reading.value
    return brief.id, outline.cut_off, brief.trend or "", outline.tlp[4:], outline.title


def _short(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}:{problem.column}: {problem.message}"


def _object(library: Library, entry: Entry) -> dict[str, Any]:
    """Return what a program wants to know of a brief; the same keys for every one."""
    reading = library.load(entry)
    brief = reading.value
    errors = sum(problem.severity == "error" for problem in reading.problems)
    return {
        "id": brief.id if brief else entry.id,
        "title": brief.title if brief else None,
        "as_of": brief.as_of if brief else entry.as_of or None,
        "trend": brief.trend if brief else None,
        "tlp": brief.tlp if brief else None,
        "status": brief.status if brief else None,
        "countries": brief.countries if brief else [],
        "file": str(entry.path),
        "errors": errors,
        "problem": None if brief else first_problem(reading),
    }
