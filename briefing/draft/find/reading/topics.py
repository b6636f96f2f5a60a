"""What may be an actor in a sentence, before anybody asks who it is."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.draft.find.reading.grammar import DETERMINERS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.words import FORCE, STANDS_FOR


def actors_in(line: Line) -> Iterator[Phrase]:
    """Yield what may be an actor in a sentence, the first first."""
    for number, word in enumerate(line.words):
        if word.low in STANDS_FOR:
            continue
        if word.low in FORCE:
            yield line.phrase_to(number + 1)
        elif word.text[:1].isupper() and word.low not in DETERMINERS:
            named = [p for p in line.names(Phrase(number, number + 1)) if p.first == number]
            yield from named or (Phrase(number, number + 1),)
