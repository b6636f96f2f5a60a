"""Rows of styled cells: what panes and sheets are made of before Textual sees them.

A span is a text and its style words (``"hi b"``, see ``palette``); a row is a list of spans.
Nothing here imports Textual, so layouts can be tested as plain data.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Final, TypeAlias

from briefing import glyphs
from briefing.text import CUT, pad, split_at, to_ascii, width, wrap

Span: TypeAlias = tuple[str, str]
"""A text without line ends and its style words."""
Row: TypeAlias = list[Span]
"""One line of the screen, left to right."""


BEFORE: Final = "‹"
"""Stands where something is cut off before what is shown."""
_PATH: Final = 24
"""Cells that the end of a path needs beside other words, to say which file it is."""

_GLYPHS: Final = str.maketrans(
    {
        sign: to_ascii(sign)
        for sign in (
            *glyphs.BASIS.values(),
            *glyphs.TREND.values(),
            *glyphs.VERDICT.values(),
            glyphs.CONTRADICTED,
            glyphs.SELECTED,
            glyphs.SEPARATOR,
            CUT,
        )
    }
    | {BEFORE: "<"}
)


def in_ascii(text: str) -> str:
    """Return ``text`` in ASCII and as wide as it was, so that columns stay where they are."""
    if text.isascii():
        return text
    plain = text.translate(_GLYPHS)
    return plain if plain.isascii() else pad(to_ascii(plain), width(text)).replace(CUT, ">")


class PinnedRow(list[Span]):
    """A row that stays in sight at the top of a sheet while what it heads scrolls below it.

    Several behind each other are one heading of as many rows.
    """


class LeadRow(list[Span]):
    """A row that says nothing without the one below it: never the last in sight."""


def row_width(row: Row) -> int:
    """Return how many cells a row takes."""
    return sum([len(text) if text.isascii() else width(text) for text, _ in row])


def fit(row: Row, cells: int, style: str = "text") -> Row:
    """Return ``row`` cut or filled to exactly ``cells`` cells; a cut ends in the cut sign."""
    used = row_width(row)
    if used <= cells:
        return [*row, (" " * (cells - used), style)] if used < cells else row
    out: Row = []
    room = max(cells - 1, 0)
    for text, words in row:
        head, rest = split_at(text, room)
        room -= width(head)
        out.append((head, words))
        if rest:
            out.append((CUT if cells > 0 else "", words))
            break
    return fit(out, cells, style) if row_width(out) < cells else out


def fit_words(row: Row, cells: int) -> Row:
    """Return a sentence cut or filled to exactly ``cells`` cells, cut between two words.

    A word that takes more than half of them is cut itself.
    """
    if row_width(row) <= cells:
        return fit(row, cells)
    head, rest = split_at(plain(row), max(cells - 1, 0))
    kept = head if rest.startswith(" ") else head.rpartition(" ")[0]
    if width(kept) * 2 < cells:
        return fit(row, cells)
    left = split_row(row, width(kept.rstrip()))[0]
    return fit([*left, (CUT, left[-1][1])], cells)


def in_a_row(text: str, cells: int) -> str:
    """Return a text in which the beginning of a path is cut, where a row has no room for it."""
    path = max(text.split(" "), key=width)
    rest = width(text) - width(path)
    room = cells - rest if cells - rest >= _PATH else cells
    if width(text) <= cells or width(path) <= room or not ("/" in path or "\\" in path):
        return text
    end = split_at(path, width(path) - room + 1)[1]
    return text.replace(path, f"{BEFORE}{end}", 1)


def split_row(row: Row, cells: int) -> tuple[Row, Row]:
    """Return the first ``cells`` cells of a row, and the rest of it."""
    left: Row = []
    for number, (text, words) in enumerate(row):
        head, rest = split_at(text, cells - row_width(left))
        left.append((head, words))
        if rest:
            return left, [(rest, words), *row[number + 1 :]]
    return left, []


def column(text: str, cells: int, words: str, right: bool = False) -> Span:
    """Return a span of exactly ``cells`` cells: the text cut with a sign or filled."""
    return pad(text, cells, right), words


def underlined(row: Row) -> Row:
    """Return ``row`` with every span underlined: the hairline under a title."""
    return [(text, f"{words} u") for text, words in row]


def flow(spans: Row, cells: int, first: int | None = None) -> list[Row]:
    """Wrap a run of spans into rows of at most ``cells`` cells, styles kept.

    ``first`` is the width of the first row where it differs.
    """
    plain = "".join(text for text, _ in spans)
    starts = [0, *accumulate(len(text) for text, _ in spans)]
    rows: list[Row] = []
    at = number = 0
    for line in wrap(plain, cells, first):
        # Spaces at which the text was broken stand in no line.
        at = plain.index(line, at)
        end = at + len(line)
        row: Row = []
        while number < len(spans) and starts[number] < end:
            text, words = spans[number]
            part = text[max(at - starts[number], 0) : end - starts[number]]
            if part:
                row.append((part, words))
            if starts[number + 1] > end:
                break
            number += 1
        at = end
        rows.append(row)
    return rows


def flow_beside(spans: Row, narrow: int, wide: int, count: int) -> list[Row]:
    """Wrap a run of spans: the first ``count`` rows ``narrow``, those below them ``wide``."""
    rows = flow(spans, narrow)
    if len(rows) <= count or narrow >= wide:
        return rows
    text = "".join(part for part, _ in spans)
    at = 0
    for row in rows[:count]:
        line = plain(row)
        at = text.index(line, at) + len(line)
    rest: Row = []
    for part, words in spans:
        if at < len(part):
            rest.append((part[at:] if rest else part[at:].lstrip(" "), words))
        at = max(at - len(part), 0)
    return [*rows[:count], *flow(rest, wide)]


def beside(left: list[Row], right: list[Row], left_cells: int, right_cells: int) -> list[Row]:
    """Set two blocks of rows next to each other, the left one filled to ``left_cells``."""
    height = max(len(left), len(right))
    left = left + [[]] * (height - len(left))
    right = right + [[]] * (height - len(right))
    return [[*fit(a, left_cells), *fit(b, right_cells)] for a, b in zip(left, right, strict=True)]


def indent(rows: list[Row], cells: int, words: str = "text") -> list[Row]:
    """Return ``rows`` moved right by ``cells``; a head stays one."""
    moved = ([(" " * cells, words), *row] for row in rows)
    return [
        PinnedRow(new) if isinstance(row, PinnedRow) else new
        for row, new in zip(rows, moved, strict=True)
    ]


def plain(row: Row) -> str:
    """Return a row's text without its styles."""
    return "".join(text for text, _ in row)


def screen_title(name: str, note: str, cells: int, right: str = "") -> Row:
    """Return the name of a screen on its rule, what it is of, and words at its right end.

    Without room for both, the right end goes.
    """
    head: Row = [(f" {name} ", "hi b r"), ("  ", "hi u"), (note, "dim u")]
    tail: Row = [(f" {right} ", "dim u")] if right else []
    if row_width(head) + row_width(tail) > cells:
        tail = []
    return [*fit(head, cells - row_width(tail), "hi u"), *tail]


def on_ground(rows: list[Row], cells: int) -> list[Row]:
    """Return the rows of a chosen entry, ``cells`` wide on the ground of what is selected."""
    return [fit([(text, f"{words} sel") for text, words in row], cells, "text sel") for row in rows]


def heading(title: str, note: str, cells: int, right: str = "", words: str = "hi b") -> Row:
    """Return a title on its hairline, a note behind it, a word at the right end."""
    row: Row = [(title, "hi b u")]
    if note:
        row += [("  ", "rule u"), (note, "dim u")]
    right = f" {right}" if right else ""
    row = fit(row, cells - width(right), "rule u")
    return PinnedRow([*row, (right, f"{words} u")])


def headings(rows: list[Row], first: int) -> list[range]:
    """Return where each heading stands among rows, from the row ``first`` on."""
    found: list[range] = []
    for number, row in enumerate(rows[first:], first):
        if isinstance(row, PinnedRow):
            joined = bool(found) and found[-1].stop == number
            start = found.pop().start if joined else number
            found.append(range(start, number + 1))
    return found


def above_headings(rows: list[Row], heads: list[range], first: int, stop: int) -> int:
    """Return ``stop``, or where rows begin that lead to nothing before it: headings, ``LeadRow``.

    Those that begin before the row ``first`` stay.
    """
    if first < stop and isinstance(rows[stop - 1], LeadRow):
        stop -= 1
    for head in reversed(heads):
        if head.start < stop:
            if head.start < first or any(plain(row).strip() for row in rows[head.stop : stop]):
                break
            stop = head.start
    return stop
