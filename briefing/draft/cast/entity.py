"""One person, body, people, state or place that a text names, the scores of its sort, and where.

Where is looked up, not gone through, so that a long report takes as long as its length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Generic, TypeVar

from briefing.draft.cast import heads
from briefing.draft.cast.mentions import Mention
from briefing.draft.cast.roles import Role
from briefing.draft.findings import Sort
from briefing.draft.source_text import Where
from briefing.verify.english.names import words as w

Value = TypeVar("Value")

LEAST: Final = 2.0
"""The score from which a sort is told."""


class Scores(dict[Sort, float]):
    """The score of each sort of one name."""

    def add(self, sort: Sort, points: float) -> None:
        """Add to a score."""
        self[sort] = self.get(sort, 0.0) + points

    def join(self, other: Mapping[Sort, float]) -> None:
        """Add the scores of another."""
        for sort, points in other.items():
            self.add(sort, points)

    @property
    def sort(self) -> Sort:
        """The sort of the highest score; "other" where none is high enough."""
        best: Sort = max(self, key=lambda sort: self[sort], default="other")
        if best == "place" and self.get("state", 0) > LEAST:
            return "state"  # one is in it, as in a place
        return best if self.get(best, 0) >= LEAST else "other"


class Entity:
    """One person, body, people, state or place of a text.

    ``aka`` are other printed names, ``codes`` the states that it is or, of a people, is of.
    ``told`` are the roles of a person, each with the mention beside which it stands.
    """

    def __init__(self, name: str, sort: Sort) -> None:
        self.id = ""
        self.name = name
        self.sort: Sort = sort
        self.aka: list[str] = []
        self.mentions: list[Mention] = []
        self.role = Role()
        self.told: list[tuple[Where, Role]] = []
        self.codes: tuple[str, ...] = ()

    @property
    def cite(self) -> list[int]:
        """The paragraphs that name it."""
        return list(dict.fromkeys(each.where.paragraph for each in self.mentions))

    @property
    def nouns(self) -> tuple[str, ...]:
        """The nouns by which it may be meant: of a person's role, of a body's name."""
        if self.sort == "person":
            return tuple(map(w.fold, self.role.role.split()[-1:]))
        if self.sort != "body":
            return ()
        head, last = heads.head_word(self.name), w.words_of(self.name)[-1:]
        members = last if last and last[0].endswith("s") and last[0] != head else ()
        return (head, *members)  # "the clans" are the Association of Hill Clans

    def __repr__(self) -> str:
        return f"<{self.sort} {self.name!r} aka {self.aka}>"


class EntitiesByParagraph:
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
