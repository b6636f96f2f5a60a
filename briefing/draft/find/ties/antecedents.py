"""Whom "it", "them" or "its" means where it is done to: an actor named before, never the doer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.reading.words import FORCE, GO_ON
from briefing.draft.model import Sure
from briefing.draft.source_text import Passage, Where
from briefing.verify.language import listed

_ORDINAL: Final = re.compile(r"\b\d{1,3}(?:st|nd|rd|th) $")
_OBJECTS: Final = listed("it them him her")
_OWN: Final = listed("its their his her")
_THEIRS: Final = FORCE | listed(
    "officers wages salaries pay recruits campaign war cause leader leaders commander commanders"
    " members pilots crews treasury budget payroll wounded leadership headquarters"
)
"""What is done to these is done to whose they are: "trains its officers"."""


def done_to(line: Line, number: int, scene: Scene, doer: str) -> Iterator[CastId]:
    """Yield whom the pronoun at a word means, as the object of what ``doer`` does."""
    phrase = line.after(number)
    if line.low(number) in _OBJECTS:
        # "It" stands in a phrase of its own, whatever comes behind: "supplied it with tanks".
        at = Phrase(number, number + 1)
    elif phrase.first < phrase.last and line.low(phrase.first) in _OWN:
        if not set(line.lows(phrase)) & _THEIRS:
            return
        at = Phrase(phrase.first, phrase.first + 1)
    else:
        return
    if line.low(number) in ("him", "her") and at == phrase:
        yield from _person(line, line.where(at), scene, doer)
    else:
        yield from meant(line, line.where(at), scene, doer)


def _person(line: Line, where: Where, scene: Scene, doer: str) -> Iterator[CastId]:
    """Yield the person whom "him" means: the last named before in the paragraph."""
    for name in reversed(line.passage.facts.names):
        there = Where(line.passage.number, name.start, name.end)
        if name.end <= where.start and scene.cast.sort(name.text) == "person":
            id = scene.cast.party(name.text, there)
            if id and id != doer:
                yield CastId(id, where, "low")
                return


def meant(line: Line, where: Where, scene: Scene, but: str) -> Iterator[CastId]:
    """Yield the actor named last before some words that is not ``but``: in its sentence or before.

    Of an earlier sentence the last two are looked through.
    """
    passage = line.passage
    back = line.sentence.where.start
    earlier = [each.where.start for each in passage.sentences if each.where.start < back]
    looked: tuple[tuple[int, Sure], ...] = ((back, "medium"), ((earlier or [back])[-1], "low"))
    for start, near in looked:
        for id in _named(passage, start, where.start, scene):
            if id != but:
                yield CastId(id, where, near)
                return


def left_behind(line: Line, number: int, scene: Scene, doer: str) -> list[CastId]:
    """Return what "it" means that somebody left: what the sentence before is about."""
    if line.low(number) not in ("it", "them") or line.low(0) in GO_ON:
        return []
    about = scene.about_before(line, strict=True)
    return [about] if about and about.id != doer else []


def accused(line: Line, phrase: Phrase, scene: Scene) -> Iterator[CastId]:
    """Yield whom "him" or "it" means of whom something is said: nobody of its own sentence.

    "He" is a person, and stands for whom that person leads.
    """
    where, passage = line.where(phrase), line.passage
    human = line.low(phrase.last - 1) in ("him", "her")
    for name in reversed(passage.facts.names):
        there = Where(passage.number, name.start, name.end)
        if name.end > line.sentence.where.start:
            continue
        if human == (scene.cast.sort(name.text) == "person") and (
            id := scene.cast.actor(name.text, there)
        ):
            yield CastId(id, where, "low")
            return


def _named(passage: Passage, start: int, end: int, scene: Scene) -> Iterator[str]:
    """Yield the actors that a stretch names, the last first."""
    for name in reversed(passage.facts.names):
        if start <= name.start and name.end <= end:
            number = _ORDINAL.search(passage.text, max(name.start - 8, 0), name.start)
            where = Where(passage.number, number.start() if number else name.start, name.end)
            id = scene.cast.actor(passage.text[where.start : where.end], where)
            if id and scene.cast.sort(name.text) != "place":
                yield id
