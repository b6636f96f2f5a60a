"""Where holder and place stand around a cue: the frames of ``draft/data/cues.toml``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from briefing.draft.find.cues import TerritoryCue
from briefing.draft.find.frames import acts, moves, nouns, verbs
from briefing.draft.find.frames.base import Claimed, Cued
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene

__all__ = ["Claimed", "claimed"]


def claimed(scene: Scene, line: Line, cue: TerritoryCue, at: Phrase) -> Iterator[Claimed]:
    """Yield the claims that a cue makes with what stands around it."""
    yield from _FRAMES[cue.frame](Cued(scene, line, cue, at))


_FRAMES: Final[dict[str, Callable[[Cued], Iterator[Claimed]]]] = {
    "act": acts.act,
    "at": verbs.at,
    "from": verbs.away_from,
    "driven": verbs.driven,
    "place": verbs.place,
    "seen": verbs.seen,
    "arrive": verbs.arrive,
    "handed": verbs.handed,
    "passed": verbs.passed,
    "share": verbs.share,
    "speaker": nouns.speaker,
    "hands": nouns.hands,
    "of": nouns.of,
    "scene": nouns.scene,
    "base": nouns.base,
    "grip": nouns.grip,
    "flag": nouns.flag,
    "logged": nouns.logged,
    "posted": nouns.posted,
    "post": nouns.post,
    "nominal": nouns.nominal,
    "attack": moves.attack,
    "departed": moves.departed,
    "sides": moves.sides,
    "beside": moves.beside,
}
