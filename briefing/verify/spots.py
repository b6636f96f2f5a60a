"""What a finding is about: words of the brief, what stands in the source instead, what is said."""

from __future__ import annotations

from typing import Final, NamedTuple

from msgspec import Struct

from briefing.verify.sources.facts import CitedFacts
from briefing.verify.verdicts import Path


class Spot(NamedTuple):
    """Words of the brief: the value at ``path``, or a part of it where ``end`` is not 0.

    ``own`` says that they are the desk's own, for which nothing is an error.
    """

    path: Path
    start: int = 0
    end: int = 0
    own: bool = False


class Near(Struct, frozen=True):
    """What stands in the source instead, and in which paragraph."""

    text: str = ""
    facts: CitedFacts | None = None


NOTHING: Final = Near()


class Message(NamedTuple):
    """What is said of an item, and the same without what it names of the source alone."""

    text: str
    bare: str


Said = str | Message
"""A sentence that names nothing of the source but what the item has, or one that does."""
