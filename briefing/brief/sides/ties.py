"""How one actor is tied to the rest of a brief: its relationships, and the items that name it."""

from __future__ import annotations

import re

from msgspec import Struct

from briefing.brief import model as m
from briefing.brief.fold import fold
from briefing.brief.outline import Line, Outline
from briefing.brief.words import INCOMING, OUTGOING


class Relation(Struct, frozen=True):
    """A relationship read from one of its ends: ``backs`` and the other actor's short name."""

    verb: str
    name: str
    assessed: bool
    line: Line


def relationship(line: Line) -> m.Relationship:
    """Return the relationship behind a line of that section."""
    assert isinstance(line.item, m.Relationship)
    return line.item


def relations(outline: Outline, actor: m.Actor) -> list[Relation]:
    """Return an actor's relations, outgoing ones; incoming only where it has no outgoing."""
    every = all_relations(outline, actor)
    out = [each for each in every if relationship(each.line).from_ == actor.id]
    return out or every


def all_relations(outline: Outline, actor: m.Actor) -> list[Relation]:
    """Return an actor's relations in both directions."""
    return [
        _relation(outline, line, outgoing=relationship(line).from_ == actor.id)
        for line in outline.relationships
        if actor.id and actor.id in (relationship(line).from_, relationship(line).to)
    ]


def _relation(outline: Outline, line: Line, *, outgoing: bool) -> Relation:
    link = relationship(line)
    verb = (OUTGOING if outgoing else INCOMING)[link.type]
    other = outline.actor_name(link.to if outgoing else link.from_)
    return Relation(verb, other, line.basis == "assessed", line)


def named_in(outline: Outline, actor: m.Actor) -> list[Line]:
    """Return the items that name an actor or give it the word, relationships apart.

    A name is found folded, as a whole word; a voice is the actor's where they share one.
    """
    called = (actor.name, actor.short, *actor.aka)
    names = {fold(outline.say(name)) for name in called if name} - {""}
    whole = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names))
    pattern = re.compile(whole or "(?!)")
    voices = {
        key
        for key, voice in outline.brief.voices.items()
        if names & {fold(outline.say(name)) for name in (voice.name, *voice.aka)}
    }
    skipped = (actor, *outline.brief.relationships)
    return [
        line
        for section in outline.sections
        for line in section.lines
        if not any(line.item is item for item in skipped)
        and (
            getattr(line.item, "holder", None) == (actor.id or 0)
            or any(speaker.id in voices for speaker in line.speakers)
            or pattern.search(fold(line.text))
        )
    ]
