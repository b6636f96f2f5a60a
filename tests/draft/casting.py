"""A cast by hand, and findings by the words they stand in, for tests of what builds on them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from briefing.brief.items import Actor, Place
from briefing.draft.findings import Finding, Part, Sort
from briefing.draft.model import DraftVoice, Section, Sure
from briefing.draft.source_text import SourceText, Where
from briefing.verify.language import Speech

DAY = date(2020, 3, 4)


@dataclass
class Made:
    """A cast of whoever is named; a phrase means an actor or place that it names."""

    voices: Mapping[str, DraftVoice] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    why: Mapping[str, str] = field(default_factory=dict)
    text: SourceText | None = None
    source_voice: str = ""

    def sort(self, name: str) -> Sort:
        if self.place(name, Where(1, 0, 0)):
            return "place"
        return "body" if self.actor(name, Where(1, 0, 0)) else "other"

    def actor(self, phrase: str, where: Where) -> str:
        return _known(phrase, self.actors)

    def place(self, phrase: str, where: Where) -> str:
        return _known(phrase, self.places)

    def site(self, phrase: str, where: Where) -> str:
        return self.place(phrase, where)

    def in_office(self, phrase: str) -> str:
        return ""

    def roles_in(self, paragraph: int) -> list[tuple[Where, str, str]]:
        return []

    def party(self, phrase: str, where: Where) -> str:
        return self.actor(phrase, where)

    def voice(self, speech: Speech, where: Where) -> str:
        return _known(speech.resolved or speech.speaker, self.voices)

    def voice_at(self, where: Where) -> str:
        assert self.text is not None
        for speech in self.text.passages[where.paragraph - 1].facts.said.speeches:
            if speech.start <= where.start and where.end <= speech.end:
                return self.voice(speech, where)
        return ""


def _known(phrase: str, entries: Mapping[str, Any]) -> str:
    """Return the id of the entry that a phrase names, article and possessive left out."""
    bare = re.sub(r"^(?:the|a|an) |'s$", "", phrase.strip().lower())
    for key, entry in entries.items():
        if bare in {name.lower() for name in (entry.name, *entry.aka)}:
            return key
    return ""


def cast_of(
    text: SourceText,
    *,
    voices: Mapping[str, str | DraftVoice] | None = None,
    actors: Mapping[str, str | Actor] | None = None,
    places: Mapping[str, str] | None = None,
) -> Made:
    """Make a cast by names; a voice of a name alone is a party."""
    return Made(
        voices={
            key: DraftVoice(name=each, kind="party") if isinstance(each, str) else each
            for key, each in (voices or {}).items()
        },
        actors={
            key: Actor(id=key, name=each, cite=["p1"]) if isinstance(each, str) else each
            for key, each in (actors or {}).items()
        },
        places={key: Place(id=key, name=each, cite=["p1"]) for key, each in (places or {}).items()},
        text=text,
    )


def where(text: SourceText, words: str, paragraph: int = 1) -> Where:
    """Return where some words stand in a paragraph."""
    start = text.passages[paragraph - 1].text.index(words)
    return Where(paragraph, start, start + len(words))


def found(
    text: SourceText,
    section: Section,
    words: str,
    *,
    paragraph: int = 1,
    kind: str = "test",
    sure: Sure = "high",
    **parts: tuple[Any, str] | Any,
) -> Finding:
    """Make a finding of a passage; a part is a value, or a value and the words it stands in."""
    at = where(text, words, paragraph)
    made = {
        key.rstrip("_"): Part(value[0], where(text, value[1], paragraph))
        if isinstance(value, tuple)
        else Part(value, None)
        for key, value in parts.items()
    }
    return Finding(section, kind, at, made, sure)
