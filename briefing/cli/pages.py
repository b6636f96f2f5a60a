"""Pages as commands print them: how wide they are, texts that are filled into one, and tables."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import accumulate

from briefing.cli.output import Stop, terminal_cells
from briefing.export import LEAST, WIDTH

_ENTRY = r"( +\S+(?: \S+)* {2,})(\S.*)"
"""What is named at the left, a gap, and what is said of it."""
_COMMAND = r" +(?:briefing|pip|eval|#|--)"
"""How a line begins that is to be copied."""

_BESIDE, _BELOW = 20, 6
"""Cells that what is said of something needs beside it, and how far in it stands below it."""


def page_columns(asked: int | None = None, *, to_file: bool = False) -> int:
    """Return the columns of a page of text, 0 where no line is to be broken.

    Unless some were asked for it is as wide as any page; in a terminal that is narrower as the
    terminal.

    Raises:
        Stop: a page cannot have so few as were asked for.
    """
    if asked is None:
        return max(min((not to_file and terminal_cells(sys.stdout)) or WIDTH, WIDTH), LEAST)
    if asked != 0 and asked < LEAST:
        raise Stop(f"--width {asked} is too narrow", f"Give {LEAST} or more, or 0.")
    return asked


def filled(text: str, columns: int) -> str:
    """Return a text of paragraphs and of indented lines, broken between words.

    The lines of a paragraph are filled. Of an indented one what has no room stands below, as far
    in as what it goes on with; a command is never broken.
    """
    from briefing.text import wrap

    lines: list[str] = []
    for part in re.findall(r"(?:^\S.*\n?)+|^ .*\n?|^\n", text, re.MULTILINE):
        line = part.rstrip("\n")
        if entry := re.fullmatch(_ENTRY, line):
            lead = entry[1]
            if columns - len(lead) < _BESIDE:
                lines.append(lead.rstrip())
                lead = " " * _BELOW
            said = wrap(entry[2], columns - len(lead))
            lines += [lead + said[0], *(" " * len(lead) + each for each in said[1:])]
        elif line.startswith(" ") and not re.match(_COMMAND, line):
            lead = " " * (len(line) - len(line.lstrip()))
            lines += [lead + each for each in wrap(line.strip(), columns - len(lead))]
        elif line.startswith(" "):
            lines.append(line)
        else:
            lines += wrap(line.replace("\n", " "), columns)
    return "\n".join(lines)


def table_lines(rows: Iterable[tuple[str, ...]], lead: str = "") -> Iterator[str]:
    """Yield rows of cells as lines with ``lead`` before them, each column as wide as it needs.

    In a terminal that is too narrow what stands last of each row goes on below itself. Where it has
    no room beside the others it stands below the row, and so do the columns that have none.
    """
    from briefing.text import pad, width, wrap

    rows = list(rows)
    widths = [max(map(width, column)) for column in list(zip(*rows, strict=True))[:-1]]
    columns, beside = terminal_cells(sys.stdout), len(lead) + sum(size + 2 for size in widths)
    whole = not columns or all(beside + width(row[-1]) <= columns for row in rows)
    for *cells, last in rows:
        padded = [pad(cell, size) for cell, size in zip(cells, widths, strict=True)]
        if whole or columns - beside >= _BESIDE:
            said = [last] if whole else wrap(last, columns - beside)
            yield (lead + "  ".join([*padded, said[0]])).rstrip()
            yield from (" " * beside + each for each in said[1:])
            continue
        ends = accumulate((size + 2 for size in widths), initial=len(lead) - 2)
        first = max(sum(end <= columns for end in ends) - 1, 1)
        line = (lead + "  ".join(padded[:first])).rstrip()
        yield from [line] if width(line) <= columns else wrap(line, columns)
        for each in ("  ".join(filter(None, cells[first:])), last):
            yield from (" " * _BELOW + part for part in wrap(each, columns - _BELOW) if part)
