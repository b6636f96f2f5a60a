"""The index of the questions: a line each, so that an imbalance of voices is a shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing import glyphs
from briefing.brief.outline import Line, Outline
from briefing.tui.cells import Row, column, fit, row_width
from briefing.tui.panes.parts import speaker_spans
from briefing.tui.screens.crosscheck.stops import Topic

_WIDEST: Final = 120
"""Columns over which the index does not grow: the eye has to keep to a line."""
_STATUS: Final = 18
_LETTERS: Final = 8
"""Speakers whose letters stand on one side of the spine; more are a plus sign."""


def status_words(status: str) -> str:
    """Return how the answers to a question stand to each other, as read."""
    return status.replace("-", " ")


def status_ink(status: str) -> str:
    """Return the style words of a status."""
    return "part b" if status == "contradictory" else "hi b"


def index_rows(outline: Outline, questions: Sequence[Topic], here: int, cells: int) -> list[Row]:
    """Return a row for each question, then what the letters are and a blank row.

    On either side of a spine stand the sides of those who say yes and no; ``here`` is the number
    of the question that is marked.
    """
    cells = min(cells, _WIDEST)
    most = max(max(len(topic.left), len(topic.right)) for topic in questions)
    side = 2 * min(most, _LETTERS) + 6
    room = cells - 2 - _STATUS - 2 * side - 3
    rows: list[Row] = []
    for number, topic in enumerate(questions):
        check = topic.item
        assert check is not None
        yes = [*_letters(outline, topic.left), _count(topic.left)]
        no = [_count(topic.right), *_letters(outline, topic.right)]
        chosen = number == here
        rows.append(
            [
                (glyphs.SELECTED if chosen else " ", "hi b"),
                column(topic.text, room, "hi b" if chosen else "text"),
                (" ", "text"),
                column(status_words(check.status), _STATUS, status_ink(check.status)),
                (" " * max(side - row_width(yes), 0), "text"),
                *yes,
                ("|", "dim"),
                *fit(no, side),
            ]
        )
    legend = f"letters: side of each speaker, {glyphs.SEPARATOR} no side"
    return [*rows, [column(legend, cells - 1, "dim", right=True)], []]


def _letters(outline: Outline, lines: Sequence[Line]) -> Row:
    row: Row = []
    for line in lines[:_LETTERS]:
        row += [(" " if row else "", "text"), _side(outline, line)]
    return [*row, ("+", "hi b")] if len(lines) > _LETTERS else row


def _side(outline: Outline, line: Line) -> tuple[str, str]:
    """Return the letter of the side that speaks, in its ink; a dot for a voice of no side."""
    letter, words = speaker_spans(outline, line, 3)[0]
    return (letter[:1], words) if letter.strip() else (glyphs.SEPARATOR, "dim")


def _count(lines: Sequence[Line]) -> tuple[str, str]:
    return f" {len(lines) or 'none'} ", "hi b" if lines else "dim"
