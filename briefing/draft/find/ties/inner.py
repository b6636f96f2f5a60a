"""Ties inside a phrase: Ankara-backed rebels, the Front's Relief Desk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from briefing.brief.scales import RelationType
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.places import CastId
from briefing.draft.find.reading.scene import Scene
from briefing.draft.find.ties.party import party
from briefing.draft.find.ties.tie import Tie
from briefing.draft.source_text import Where

_MADE: Final = re.compile(
    r"(?P<who>(?:[A-Z][\w’'.]*[ -]){0,3}?[A-Z][\w’'.]*)-(?P<tie>backed|supported|armed|funded"
    r"|financed|sponsored|trained|supplied|allied|aligned|affiliated|controlled|run) (?=\w)"
)
"""An actor's name in an adjective: Ankara-backed."""
_BY_ADJECTIVE: Final[dict[str, RelationType]] = {
    "allied": "allied",
    "aligned": "allied",
    "affiliated": "allied",
    "controlled": "controls",
    "run": "controls",
}
"""What the adjective says; all others say that the first backs the second."""


def inside_phrases(line: Line, scene: Scene) -> Iterator[Tie]:
    """Yield the ties of adjectives and possessives of a sentence."""
    yield from _made(line, scene)
    yield from _owned(line, scene)


def _made(line: Line, scene: Scene) -> Iterator[Tie]:
    """Yield the ties of adjectives: Ankara-backed rebels."""
    base = line.sentence.where.start
    for match in _MADE.finditer(line.sentence.text):
        start = match.start() + base
        who = Where(line.passage.number, match.start("who") + base, match.end("who") + base)
        id = scene.cast.actor(match["who"], who)
        words = line.at(start, who.end + 1 + len(match["tie"]))
        phrase = line.after(words.last)
        other = party(line, phrase, scene)
        if id and other:
            kind = _BY_ADJECTIVE.get(match["tie"], "backs")
            where = Where(line.passage.number, match.start("tie") + base, match.end("tie") + base)
            yield Tie(kind, where, CastId(id, who), other)


def _owned(line: Line, scene: Scene) -> Iterator[Tie]:
    """Yield the ties of a possessive between two names: the KLM's Relief Desk."""
    names = line.sentence.names
    for one, other in pairwise(names):
        between = line.passage.text[one.end : other.start]
        if not re.fullmatch(r"['’]s ", between):
            continue
        owner = Where(line.passage.number, one.start, one.end)
        owned = Where(line.passage.number, other.start, other.end)
        first, second = scene.cast.actor(other.text, owned), scene.cast.actor(one.text, owner)
        sorts = scene.cast.sort(one.text), scene.cast.sort(other.text)
        if first and second and sorts[0] in ("body", "state") and sorts[1] == "body":
            # The sign of the possessive with its word, since spans are of words.
            words = Where(line.passage.number, one.end - 1, other.start)
            yield Tie("part-of", words, CastId(first, owned), CastId(second, owner))
