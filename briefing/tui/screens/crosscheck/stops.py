"""The questions of the cross-check screen: where one can stand, and the index with a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing import glyphs
from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.brief.sides.contrasts import Suggestion
from briefing.tui.cells import Row, column, fit, row_width
from briefing.tui.panes.parts import speaker_spans

YES: Final = "yes"
NO: Final = "no"


class Topic(NamedTuple):
    """A question with its claims, or claims that no question gathers.

    ``check`` is the question's own line, None for a suggestion. Where two columns face each other
    ``left`` and ``right`` are what stands in them: those who say yes and no of a question.
    """

    text: str
    check: Line | None
    left: tuple[Line, ...]
    right: tuple[Line, ...]

    @property
    def item(self) -> m.Crosscheck | None:
        """The question as it stands in the brief."""
        item = self.check.item if self.check else None
        return item if isinstance(item, m.Crosscheck) else None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The claims in the order in which they are gone through."""
        return self.left + self.right


class ClaimStop(NamedTuple):
    """A place of the selection: a claim of a topic; the topic itself where it has no claim."""

    topic: int
    column: int
    row: int
    line: Line


def topics(outline: Outline, found: Sequence[Suggestion]) -> list[Topic]:
    """Return the questions, those with contradictory answers first, then what is suggested."""
    out = []
    for line in outline.section("crosscheck").lines:
        check = line.item
        assert isinstance(check, m.Crosscheck)
        left, right = (_lines(outline, ids) for ids in (check.for_, check.against))
        out.append(Topic(line.text, line, left, right))
    for each in found:
        words = each.words[:1].upper() + each.words[1:]
        # The first half faces the second one, so that neither column is "yes".
        half = (len(each.lines) + 1) // 2
        out.append(Topic(words, None, each.lines[:half], each.lines[half:]))
    return out


def stops(found: Sequence[Topic]) -> list[ClaimStop]:
    """Return every stop, the claims of the left column before those of the right one."""
    return [stop for number, topic in enumerate(found) for stop in _stops(number, topic)]


def _stops(number: int, topic: Topic) -> Iterator[ClaimStop]:
    for side, lines in enumerate((topic.left, topic.right)):
        for row, line in enumerate(lines):
            yield ClaimStop(number, side, row, line)
    if not topic.lines and topic.check:
        yield ClaimStop(number, 0, 0, topic.check)


def _lines(outline: Outline, ids: Sequence[str]) -> tuple[Line, ...]:
    """Return the lines with these ids, each once."""
    return tuple(outline.by_id[id] for id in dict.fromkeys(ids) if id in outline.by_id)


def facing(places: Sequence[ClaimStop], at: int) -> int:
    """Return the stop that stands across from a stop, the stop itself where none does."""
    here = places[at]
    others = [n for n, s in enumerate(places) if s.topic == here.topic and s.column != here.column]
    return min(others, key=lambda n: abs(places[n].row - here.row), default=at)


def first_of(places: Sequence[ClaimStop], line: Line | None) -> int:
    """Return the first stop at an item, be it a claim or a question; 0 where there is none."""
    if line is None:
        return 0
    return next((n for n, stop in enumerate(places) if stop.line.path == line.path), 0)


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
    return "part cue" if status == "contradictory" else "text"


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
        yes = [*_letters(outline, topic.left), _count(outline, topic.left)]
        no = [_count(outline, topic.right), *_letters(outline, topic.right)]
        chosen = number == here
        rows.append(
            [
                (glyphs.SELECTED if chosen else " ", "hi b"),
                column(topic.text, room, "hi b" if chosen else "text"),
                (" ", "text"),
                *fit([(status_words(check.status), status_ink(check.status))], _STATUS),
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
    return [*row, ("+", "text")] if len(lines) > _LETTERS else row


def _side(outline: Outline, line: Line) -> tuple[str, str]:
    """Return the letter of the side that speaks, in its ink; a dot for a voice of no side."""
    letter, words = speaker_spans(outline, line, 3)[0]
    ink = words.removesuffix(" b")  # bold is what one stands at
    return (letter[:1], ink) if letter.strip() else (glyphs.SEPARATOR, "dim")


def _count(outline: Outline, lines: Sequence[Line]) -> tuple[str, str]:
    """Return how many say so; what only repeats another source is not counted."""
    return f" {outline.independent_lines(lines) or 'none'} ", "text" if lines else "dim"
