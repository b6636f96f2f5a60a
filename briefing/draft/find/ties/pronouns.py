"""Whom "he", "I" or "it" means at an end of a tie, as the subject of its clause."""

from __future__ import annotations

from typing import Final

from briefing.draft.find.reading.grammar import VERBS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.parties import core_of
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.reading.words import FORCE
from briefing.draft.source_text import Where
from briefing.verify.language import listed

_TOLD: Final = listed("told informed")
_SAYS: Final = listed("said says say claims claimed announced admitted")
_OPENING: Final = 5
"""Words before "it" that only say where or when."""


def person_before(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return whom "he" means: the first person of its sentence before it, or of the one before."""
    where = line.where(phrase)
    starts = [each.where.start for each in line.passage.sentences if each.where.start < where.start]
    for start in starts[-1:-3:-1]:
        for name in line.passage.facts.names:
            owns = line.passage.text[name.end : name.end + 2] in ("'s", "’s")
            ahead = start <= name.start < where.start and not owns  # not of "Bel's cousin"
            if ahead and scene.cast.sort(name.text) == "person":
                there = Where(line.passage.number, name.start, name.end)
                id = scene.cast.party(name.text, there)
                return CastId(id, where, "medium") if id else None
    return None


def speaker(line: Line, phrase: Phrase, scene: Scene) -> CastId | None:
    """Return the person who says "I"."""
    where = line.where(phrase)
    voice = scene.cast.voices.get(scene.cast.voice_at(where))
    if voice is None or scene.cast.sort(voice.name) != "person":
        return None
    id = scene.cast.party(voice.name, where)
    return CastId(id, where, "medium") if id else None


def meant_within(line: Line, phrase: Phrase, scene: Scene) -> CastId | Phrase | None:
    """Return whom "it" means inside a sentence, or the phrase that does; None for neither.

    It is who says so ("The army said it had ..."), else what an earlier clause with "that" is
    about: "... that the Front gets money from the Foundation, and that it works with the Tide";
    else what the sentence before is about.
    """
    at = phrase.first - 1
    that = line.low(at) == "that"
    if line.low(at - that) in _SAYS:
        own = scene.speakers_own(line.where(phrase))
        if _from_outside(scene, line.where(phrase)):
            return scene.about_before(line, strict=True)
        if own is not None:
            return own if own.near != "low" else None
        subject = line.subject(at - that)
        head = line.low(core_of(line, subject).last - 1)
        outside = head not in FORCE and not line.names(core_of(line, subject))
        return scene.about_before(line, strict=True) if outside else subject
    earlier = [number for number in range(at) if line.low(number) == "that"]
    if that and earlier:
        return line.after(earlier[0] + 1)
    if that and _TOLD & set(line.lows(Phrase(0, at))):
        return scene.about_before(line)  # "The Front ... Members told us that it ..."
    return _goes_on_from(line, phrase.first, scene)


def _goes_on_from(line: Line, number: int, scene: Scene) -> CastId | None:
    """Return whom "it" means in a later clause: "The state pays its wages, and it is ..."."""
    if (line.leads(0) and number <= _OPENING) or _tells_first(line, number):
        return scene.about_before(line, strict=True)  # "In the north it has ..."
    if line.low(number - 1) not in ("and", "but") or line.low(number - 2) != ",":
        return None
    if {"its", "their"} & set(line.lows(Phrase(0, number))):
        return scene.about_before(line, strict=True)
    found = scene.holder(line, line.after(0))
    return found._replace(near="medium") if found else None


def _tells_first(line: Line, number: int) -> bool:
    """Tell whether a sentence says what "it" is before it: "An offshoot of the Front, it ..."."""
    opener = line.low(0) in ("a", "an", "once", "formerly", "long") or line.low(0).endswith("ed")
    opens = opener and line.low(number - 1) == ","
    return opens and not any(line.low(at) in VERBS for at in range(number - 1))


def _from_outside(scene: Scene, where: Where) -> bool:
    """Tell whether who speaks there takes no part: investigators, an analyst, a monitor."""
    voice = scene.cast.voices.get(scene.cast.voice_at(where))
    return voice is not None and voice.kind in ("international-org", "expert", "monitor")
