"""One person, body, people, state or place that a text names, and the scores of its sort."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefing.draft.cast import heads
from briefing.draft.cast.mentions import Mention
from briefing.draft.cast.roles import Role
from briefing.draft.findings import Sort
from briefing.draft.source_text import Where
from briefing.verify.english.names import words as w

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
