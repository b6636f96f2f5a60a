"""Paragraph numbers: the lines of a text put together into what citations count.

Blank lines separate paragraphs; in a text without any, each line is a paragraph if more than one
is longer than ``LONG_LINE`` characters, else all of it is one. Within a block between blank lines
nothing is split, so a line more or less in it leaves the numbers of all others as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.text import clean
from briefing.verify.sources.markdown import unmarked, without_front_matter, without_rules
from briefing.verify.sources.tables import LEAST, is_row

LONG_LINE: Final = 80
"""A line over this many characters is no line of a wrapped paragraph."""
_LINE_END: Final = late_pattern(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


class TextBlock(NamedTuple):
    """Lines of a text that belong together, numbered from 1: from ``first`` to ``last``.

    ``text`` is the paragraph that they are, the rows of a table in lines of their own; "" where
    they are not counted: front matter, rules, lines of nothing but marks. ``printed`` are the
    lines as they stand there, clean.
    """

    first: int
    last: int
    text: str
    printed: tuple[str, ...]


class _Line(Struct, frozen=True):
    """A clean line and its number; ``kept`` is "" where it is not counted."""

    number: int
    printed: str
    kept: str


def blocks(text: str) -> list[TextBlock]:
    """Return what stands in a text, in order; what has a ``text`` is counted, from 1."""
    lines = _read_lines(text)
    filled = [list(group) for counted, group in groupby(lines, _is_kept) if counted]
    if len(filled) == 1 and sum(len(line.kept) > LONG_LINE for line in filled[0]) > 1:
        filled = list(_apart(filled[0]))
    found = [_block(group, _paragraph([line.kept for line in group])) for group in filled]
    dropped = [line for line in lines if line.printed and not line.kept]
    for _, group in groupby(enumerate(dropped), lambda each: each[1].number - each[0]):
        found.append(_block([line for _, line in group], ""))
    return sorted(found)


def _read_lines(text: str) -> list[_Line]:
    """Return the lines of a text, what is not counted taken out of them."""
    printed = [clean(line) for line in _LINE_END.split(text.removeprefix("\ufeff"))]
    body = without_front_matter(printed)
    kept = [*[""] * (len(printed) - len(body)), *without_rules(body)]
    return [_Line(*each) for each in zip(range(1, len(printed) + 1), printed, kept, strict=True)]


def _is_kept(line: _Line) -> bool:
    return bool(line.kept)


def _apart(block: Iterable[_Line]) -> Iterator[list[_Line]]:
    """Take a block apart into its lines; those of a table stay together."""
    for in_table, found in groupby(block, key=lambda line: is_row(line.kept)):
        lines = list(found)
        yield from [lines] if in_table else ([line] for line in lines)


def _block(lines: Sequence[_Line], text: str) -> TextBlock:
    printed = tuple(line.printed for line in lines)
    return TextBlock(lines[0].number, lines[-1].number, text, printed)


def _paragraph(block: Sequence[str]) -> str:
    """Return the lines of a block as one paragraph, a line feed around each row of a table."""
    if sum(map(is_row, block)) < LEAST:
        return clean(" ".join(map(unmarked, block)))
    parts: list[str] = []
    for in_table, lines in groupby(block, key=is_row):
        unmarked_lines = map(unmarked, lines)
        parts += unmarked_lines if in_table else [" ".join(unmarked_lines)]
    return "\n".join(filter(None, map(clean, parts)))
