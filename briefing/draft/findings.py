"""What the stages of a draft hand on: who and where is who, and what was found of each item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, Protocol

from briefing.brief.items import Actor, Place
from briefing.draft.model import DraftVoice, Section, Sure
from briefing.draft.source_text import SourceText, Where
from briefing.verify.language import Speech

Sort = Literal["person", "body", "people", "state", "place", "other"]
"""What a name is of: one person, an organisation or group, a people, a state, a place."""


class Part(NamedTuple):
    """The value of one field of an item, and the words it was read from.

    ``value`` is plain data as a brief has it: an id of the cast for ``by``, ``holder``, ``place``,
    ``from``, ``to``; a term of a scale; a printed snippet for ``quote``, ``when``, ``group``; a
    dict for a figure. ``where`` is None where it was read from no words (a default).
    """

    value: Any
    where: Where | None


class Finding(NamedTuple):
    """What one sentence says that may become an item of ``section``.

    ``parts`` are by the key of the field; ``figures`` and ``quote`` may hold lists. ``where`` is
    the passage it was read from; ``kind`` tells apart two findings of one section in one passage.
    ``open_fields`` are those that the item needs and nothing was found for.
    """

    section: Section
    kind: str
    where: Where
    parts: Mapping[str, Part]
    sure: Sure
    open_fields: tuple[str, ...] = ()


class Cast(Protocol):
    """Who and what a text speaks of: voices, actors and places by their ids."""

    @property
    def voices(self) -> Mapping[str, DraftVoice]:
        """The voices."""

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The actors."""

    @property
    def places(self) -> Mapping[str, Place]:
        """The places."""

    @property
    def source_voice(self) -> str:
        """The id of the voice that the text itself speaks in; "" where it does not name it."""

    @property
    def why(self) -> Mapping[str, str]:
        """By which words voices and actors got their kind."""

    def sort(self, name: str) -> Sort:
        """Return what a name or noun phrase is of, in this text."""

    def actor(self, phrase: str, where: Where) -> str:
        """Return the actor's id that a phrase means there: name, alias, "its men"; "" for none."""

    def place(self, phrase: str, where: Where) -> str:
        """Return the place's id that a phrase means there: name, alias, "the town"; "" for none."""

    def site(self, phrase: str, where: Where) -> str:
        """Return the id of what a noun without a name means there, taken into the places with it.

        "The fuel depot" is a place that a claim may be on; only finders know that one is.
        """

    def party(self, phrase: str, where: Where) -> str:
        """Return the id of those that a noun without a name means, taken into the actors with it.

        "Armed men" may hold a place; only finders know that they do.
        """

    def in_office(self, phrase: str) -> str:
        """Return the name of the one person who has an office: "the interior minister"; or ""."""

    def roles_in(self, paragraph: int) -> list[tuple[Where, str, str]]:
        """Return the roles that a paragraph tells of a body that it names beside them.

        Where of whom, the role, whose it is.
        """

    def voice(self, speech: Speech, where: Where) -> str:
        """Return the id of the voice that speaks; "" where nobody can be told."""

    def voice_at(self, where: Where) -> str:
        """Return the id of the voice on whose word a span stands; "" for the source's own."""


class Finder(Protocol):
    """Finds what may become items of some sections."""

    def __call__(self, text: SourceText, cast: Cast) -> list[Finding]:
        """Return what was found, in the order of the text."""
