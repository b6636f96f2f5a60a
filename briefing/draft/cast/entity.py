"""One person, body, people, state or place that a text names."""

from __future__ import annotations

from briefing.draft.cast.mentions import Mention
from briefing.draft.cast.roles import Role
from briefing.draft.findings import Sort


class Entity:
    """One person, body, people, state or place of a text.

    ``aka`` are other printed names, ``codes`` the states that it is or, of a people, is of.
    """

    def __init__(self, name: str, sort: Sort) -> None:
        self.id = ""
        self.name = name
        self.sort: Sort = sort
        self.aka: list[str] = []
        self.mentions: list[Mention] = []
        self.role = Role()
        self.codes: tuple[str, ...] = ()

    @property
    def cite(self) -> list[int]:
        """The paragraphs that name it."""
        return list(dict.fromkeys(each.where.paragraph for each in self.mentions))

    def __repr__(self) -> str:
        return f"<{self.sort} {self.name!r} aka {self.aka}>"
