"""Who fights whom and who backs whom, read from the relationships that a brief states.

Nothing is concluded: a front is there because an item says that one actor is against another, and
an actor stands in it only where an item names it.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from briefing.brief.outline import Line, Outline
from briefing.brief.scales import BY_FIRMNESS
from briefing.brief.sides.control import Party, as_party
from briefing.brief.sides.ties import relationship


class Named(Struct, frozen=True):
    """An actor in a front: its id, its short name, and the firmest basis on which it is named."""

    id: str
    name: str
    basis: str
    backed: tuple[str, ...] = ()
    """Of a backer: the short names of those it backs, where they are not in the front."""


class Camp(Struct, frozen=True):
    """One side of a front, or an actor without a side: who is in it, and who backs those."""

    party: Party
    fighters: tuple[Named, ...]
    backers: tuple[Named, ...]
    """Who backs those, or others of the party; told in the first front of the party alone."""


class Front(Struct, frozen=True):
    """Two camps, of which items say that an actor of one is against an actor of the other."""

    one: Camp
    other: Camp
    lines: tuple[Line, ...]


def has_fronts(outline: Outline) -> bool:
    """Tell whether the brief says of anybody that they fight each other."""
    return any(relationship(line).type == "hostile" for line in outline.relationships)


def fronts(outline: Outline) -> list[Front]:
    """Return who fights whom, the front with most relationships first, then as in the brief."""
    pairs: dict[frozenset[Party], list[Line]] = {}
    first: dict[frozenset[Party], tuple[Party, Party]] = {}
    for line in outline.relationships:
        link = relationship(line)
        if link.type != "hostile":
            continue
        ends = _party(outline, link.from_), _party(outline, link.to)
        key = frozenset(ends)
        first.setdefault(key, ends)
        pairs.setdefault(key, []).append(line)
    found, told = [], set[Party]()
    for key, lines in sorted(pairs.items(), key=lambda pair: -len(pair[1])):
        camps = [_camp(outline, party, lines, party not in told) for party in first[key]]
        told |= key
        found.append(Front(camps[0], camps[1], tuple(lines)))
    return found


def _party(outline: Outline, id: str) -> Party:
    actor = outline.actors.get(id)
    return as_party(outline, outline.side(actor) if actor else "", id)


def _camp(outline: Outline, party: Party, lines: list[Line], backed: bool) -> Camp:
    ends = [
        (end, line) for line in lines for end in (relationship(line).from_, relationship(line).to)
    ]
    fighters = _named(outline, [each for each in ends if _party(outline, each[0]) == party])
    within = {each.id for each in fighters}
    backing = [
        line
        for line in outline.relationships
        if backed
        and relationship(line).type == "backs"
        and _party(outline, relationship(line).to) == party
        and relationship(line).from_ not in within
    ]
    backers = _named(outline, [(relationship(line).from_, line) for line in backing])
    return Camp(party, fighters, tuple(_with_backed(outline, b, backing, within) for b in backers))


def _with_backed(outline: Outline, backer: Named, lines: list[Line], within: set[str]) -> Named:
    """Return a backer with whom it backs, where none of them is in the front."""
    to = [relationship(line).to for line in lines if relationship(line).from_ == backer.id]
    names = dict.fromkeys(outline.actor_name(id) for id in to)
    return replace(backer, backed=() if within & {*to} else tuple(names))


def _named(outline: Outline, ends: list[tuple[str, Line]]) -> tuple[Named, ...]:
    bases: dict[str, set[str]] = {}
    for id, line in ends:
        bases.setdefault(id, set()).add(line.basis)
    return tuple(
        Named(id, outline.actor_name(id), next(basis for basis in BY_FIRMNESS if basis in found))
        for id, found in bases.items()
    )
