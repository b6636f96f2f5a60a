"""What one can stand at on the cross-check screen: each claim of each question, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing.brief import model as m
from briefing.brief.contrasts import Suggestion
from briefing.brief.outline import Line, Outline

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


class Stop(NamedTuple):
    """A place of the selection: a claim of a topic; the topic itself where it has no claim."""

    topic: int
    column: int
    row: int
    line: Line


def topics(outline: Outline, found: Sequence[Suggestion]) -> list[Topic]:
    """Return the questions of a brief, then what is suggested to be one."""
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


def stops(found: Sequence[Topic]) -> list[Stop]:
    """Return every stop, the claims of the left column before those of the right one."""
    return [stop for number, topic in enumerate(found) for stop in _stops(number, topic)]


def _stops(number: int, topic: Topic) -> Iterator[Stop]:
    for column, lines in enumerate((topic.left, topic.right)):
        for row, line in enumerate(lines):
            yield Stop(number, column, row, line)
    if not topic.lines and topic.check:
        yield Stop(number, 0, 0, topic.check)


def _lines(outline: Outline, ids: Sequence[str]) -> tuple[Line, ...]:
    """Return the lines with these ids, each once."""
    return tuple(outline.by_id[id] for id in dict.fromkeys(ids) if id in outline.by_id)


def facing(places: Sequence[Stop], at: int) -> int:
    """Return the stop that stands across from a stop, the stop itself where none does."""
    here = places[at]
    others = [n for n, s in enumerate(places) if s.topic == here.topic and s.column != here.column]
    return min(others, key=lambda n: abs(places[n].row - here.row), default=at)


def first_of(places: Sequence[Stop], line: Line | None) -> int:
    """Return the first stop at an item, be it a claim or a question; 0 where there is none."""
    if line is None:
        return 0
    return next((n for n, stop in enumerate(places) if stop.line.path == line.path), 0)
