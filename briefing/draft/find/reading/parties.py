"""What may name an actor: in a phrase the whole, its core, its names, its noun; in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.draft.find.reading.grammar import CLOSERS, DETERMINERS, PREPOSITIONS
from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.find.reading.words import FORCE, STANDS_FOR
from briefing.draft.findings import Cast
from briefing.draft.model import DraftVoice
from briefing.verify.language import listed

_AFTER_HEAD: Final = listed("of from in led at backed loyal with on near under along")


def parties(line: Line, phrase: Phrase, cast: Cast) -> Iterator[Phrase]:
    """Yield what may name an actor in a phrase: the whole, the core, its names, its noun."""
    for number in range(phrase.first + 1, phrase.last):
        if line.low(number) == "from":  # "400 soldiers from Norland"
            named = Phrase(number + 1, phrase.last)
            if cast.sort(line.text(named)) in ("state", "body"):
                yield named
    yield phrase
    first = phrase.first
    while line.low(first) in DETERMINERS and first < phrase.last - 1:
        first += 1
    bare = Phrase(first, phrase.last)
    if bare != phrase:
        yield bare
    core = core_of(line, phrase)
    if line.low(core.last) == "of":
        yield Phrase(core.last + 1, min(line.after(core.last + 1).last, phrase.last))
    if core != phrase:
        yield core
        yield Phrase(max(first, core.first), core.last)
    owned = [n for n in range(core.first, core.last) if line.low(n).endswith(("'s", "s'"))]
    if owned and owned[-1] + 1 < core.last:
        yield Phrase(owned[-1] + 1, core.last)
    yield from reversed(line.names(core))
    yield from line.names(Phrase(core.last, phrase.last))
    for number in range(core.last - 1, first, -1):
        yield Phrase(first, number)
    for number in range(core.first + 1, core.last):
        yield Phrase(number, core.last)


def core_of(line: Line, phrase: Phrase) -> Phrase:
    """Return a phrase up to what only says where or of whom its head is: men of "men in X"."""
    for number in range(phrase.first, phrase.last):
        if number > phrase.first and line.low(number) in _AFTER_HEAD:
            return Phrase(phrase.first, number)
    return phrase


def is_tail(line: Line, phrase: Phrase) -> bool:
    """Tell whether a subject is the end of a longer one: "attempts to cross the canal failed"."""
    before = phrase.first - 1
    while line.low(before) in PREPOSITIONS:
        before -= 1
    return 0 <= before < phrase.first - 1 and line.low(before) not in CLOSERS


def person_of(line: Line, phrase: Phrase, cast: Cast) -> Phrase | None:
    """Return the name of the person that a phrase is: none of "a team led by Mr Toll"."""
    for name in reversed(line.names(phrase)):
        ahead = line.lows(Phrase(phrase.first, name.first))
        whole = name.last == phrase.last and not (PREPOSITIONS | {"of"}).intersection(ahead)
        if whole and cast.sort(line.text(name)) == "person":
            return name
    return None


def actors_in(line: Line) -> Iterator[Phrase]:
    """Yield what may be an actor in a sentence, the first first."""
    for number, word in enumerate(line.words):
        if word.low in STANDS_FOR:
            continue
        if word.low in FORCE:
            phrase = line.phrase_to(number + 1)
            while line.low(phrase.first) in PREPOSITIONS and phrase.first < number:
                phrase = Phrase(phrase.first + 1, phrase.last)
            yield phrase
        elif word.text[:1].isupper() and word.low not in DETERMINERS:
            named = [p for p in line.names(Phrase(number, number + 1)) if p.first == number]
            yield from named or (Phrase(number, number + 1),)


def governs(voice: DraftVoice) -> bool:
    """Tell whether a voice speaks for a government, and no council or court beside one."""
    told = f"{voice.name} {voice.org or ''} {voice.role or ''}".lower()
    return not (_OTHER_OFFICES & set(told.split()))


_OTHER_OFFICES: Final = listed("council councils committee assembly court commission authority")
