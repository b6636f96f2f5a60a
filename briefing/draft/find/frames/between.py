"""Where two fight of whom both are named first: "fighting between X and Y is going on in P"."""

from __future__ import annotations

import re
from typing import Final

from briefing.draft.find.frames.base import Cued
from briefing.draft.find.reading.spots import Spot, spot
from briefing.draft.find.reading.words import FORCE

_BETWEEN: Final = re.compile(
    r"(?: \w+){0,2}? between [^,;.]{3,80}? and [^,;.]{2,50}?"
    r" (?:(?:is|are|was|were|has|have|had|been|still|now|also|again|reportedly|going on|ongoing"
    r"|under way|continu\w+|erupted|bro(?:ke|ken) out|took place|taken place|resumed|intensified"
    r"|rag(?:es?|ed|ing)|flared(?: up)?|reported) )+(?:in|at|near|around|inside|outside) "
)


def fought_between(cued: Cued) -> Spot | None:
    """Return where it is that two fight, behind both and the verb; None where that is not told."""
    line = cued.line
    found = _BETWEEN.match(line.passage.text, line.where(cued.at).end)
    if found is None or found.end() > line.sentence.where.end:
        return None
    return spot(cued.scene, line, line.after(line.at(found.end(), found.end() + 1).first))


def is_force(cued: Cued, where: Spot) -> bool:
    """Tell whether what looks like a place are those who fight: between army and Front."""
    at = where.place.where if where.place else None
    if at is None or at.paragraph != cued.line.passage.number:
        return False
    words = cued.line.passage.text[at.start : at.end].lower().split()
    return bool(words) and words[-1] in FORCE
