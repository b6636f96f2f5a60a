"""Where what a text names stands: by paragraph, and which of a kind was named last.

Looked up by the place, not gone through, so that a long report takes as long as its length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from briefing.draft.cast.entity import Entity
from briefing.draft.source_text import Where

Value = TypeVar("Value")


class Standing:
    """The entities of a text by the paragraphs that name them."""

    def __init__(self, found: Iterable[Entity]) -> None:
        self._here: dict[int, list[tuple[Where, Entity]]] = {}
        for entity in found:
            for mention in entity.mentions:
                self._here.setdefault(mention.where.paragraph, []).append((mention.where, entity))
        for each in self._here.values():
            each.sort(key=lambda pair: pair[0])

    def here(self, paragraph: int) -> Sequence[tuple[Where, Entity]]:
        """Return what a paragraph names, in order."""
        return self._here.get(paragraph, ())

    def after(self, where: Where) -> tuple[Where, Entity] | None:
        """Return what is named next behind a place, in its paragraph."""
        here = self.here(where.paragraph)
        at = bisect_left(here, where.end, key=lambda pair: pair[0].start)
        return here[at] if at < len(here) else None

    def before(self, where: Where, *sorts: str) -> tuple[Where, Entity] | None:
        """Return the last entity of some sorts that is named before a place, in its paragraph."""
        for here, entity in reversed(self.here(where.paragraph)):
            if here.end <= where.start and entity.sort in sorts:
                return here, entity
        return None


class Latest(Generic[Value]):
    """What was named under a word, in the order of the text."""

    def __init__(self, named: Iterable[tuple[str, Where, Value]]) -> None:
        self._named: dict[str, list[tuple[int, int, Value]]] = {}
        for word, where, value in named:
            self._named.setdefault(word, []).append((where.paragraph, where.start, value))
        for each in self._named.values():
            each.sort(key=lambda one: one[:2])

    def before(self, word: str, where: Where) -> tuple[int, int, Value] | None:
        """Return what was named last under a word before a place, and where."""
        named = self._named.get(word, [])
        at = bisect_left(named, (where.paragraph, where.start), key=lambda one: one[:2])
        return named[at - 1] if at else None

    def only(self, word: str) -> Value | None:
        """Return the one thing that is ever named under a word."""
        values = {id(value): value for *_, value in self._named.get(word, [])}
        return next(iter(values.values())) if len(values) == 1 else None
