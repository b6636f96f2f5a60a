"""The rows of who and where is who: persons, bodies, places, kinds of voices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.draft.cast.entity import Entity
from briefing.draft.findings import Cast

from .gold import GoldEntity, GoldText
from .tally import Tally

ROWS: Final = {"person": "persons", "body": "bodies", "place": "places"}
"""The sorts of names that are scored, with their rows."""


def score(gold: GoldText, found: Sequence[Entity], cast: Cast) -> Iterator[tuple[str, Tally]]:
    """Yield each row with its tally."""
    for sort, row in ROWS.items():
        yield row, _names(gold, [each for each in found if each.sort == sort], sort)
    yield "voice kind", _voices(gold, cast)


def _names(gold: GoldText, found: Sequence[Entity], sort: str) -> Tally:
    tally = Tally()
    wanted = [each for each in gold.entities if each.kind == sort]
    for entity in found:
        right = any(_is(each, entity) for each in wanted)
        if right or sort == "person" or not gold.neutral(entity.name):
            tally.say(right, f"{gold.name}: {sort} {entity.name!r}")
    for each in wanted:
        tally.want(any(_is(each, entity) for entity in found), f"{gold.name}: {sort} {each.name}")
    return tally


def _is(wanted: GoldEntity, found: Entity) -> bool:
    names = wanted.names
    has = names.has_place if wanted.kind == "place" else names.has
    return any(has(name) for name in (found.name, *found.aka))


def _voices(gold: GoldText, cast: Cast) -> Tally:
    """The kinds of the voices that were found: precision is the share of them that is right."""
    tally = Tally()
    for name, kinds in gold.voices:
        names = gold.called(name)
        voice = next(
            (each for each in cast.voices.values() if any(map(names.has, (each.name, *each.aka)))),
            None,
        )
        if voice is None:
            tally.want(False, f"{gold.name}: voice {name}")
            continue
        kind = voice.kind or "-"
        tally.say(kind in kinds, f"{gold.name}: voice {name}: {kind}, not {' or '.join(kinds)}")
        tally.want(True, name)
    return tally
