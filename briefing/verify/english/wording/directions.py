"""Figures and ways that go in the other direction: 5 per cent less, from the camp to the town."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing.verify.english.wording.aligned import Mismatch, Pair, keys_in, passage
from briefing.verify.english.wording.denials import negates
from briefing.verify.english.wording.terms import Term, listed, timely

_UP: Final = listed(
    "more higher greater larger bigger dearer rise rose risen increase grow grew gain up above"
    " exceed climb surge jump soar growth"
)
_DOWN: Final = listed(
    "less fewer lower smaller cheaper fall fell fallen decrease shrink shrank lose down below drop"
    " decline reduce reduction cut plunge loss"
)
_AROUND: Final = 4
"""Words from a figure within which a word gives its direction."""
_PLACE: Final = 3
"""Words of a place that are looked at."""
_LEAVING: Final = listed("leave flee quit depart evacuate abandon exit")
_REACHING: Final = listed("reach enter")
_OUT: Final = frozenset(["from"])
_INTO: Final = listed("to into towards toward for")


def directed(text: str, pair: Pair) -> Mismatch | None:
    """Return a figure that goes up with us and down in the source, or the other way round."""
    ours = pair.ours.terms
    for index, term in enumerate(ours):
        if not term.word[:1].isdigit():
            continue
        way = _way(ours, index)
        if not way or any(negates(each.word) for each in ours):
            continue
        for place in pair.meant(index):
            theirs = place.sentence.terms
            ways = [
                (other, _way(theirs, at))
                for at, other in enumerate(theirs)
                if other.word == term.word
            ]
            if ways and all(there == -way for _, there in ways):
                shown, start, end = passage(text, _shown(ours, index, way))
                at = next(i for i, other in enumerate(theirs) if other is ways[0][0])
                return Mismatch(shown, start, end, passage(place.text, _shown(theirs, at, -way))[0])
    return None


def _way(sentence: Sequence[Term], index: int) -> int:
    """Return 1 where the words about a figure say more, -1 where they say less, 0 if neither."""
    nearby = _nearby(sentence, index)
    up, down = (any(_among(term, words) for term in nearby) for words in (_UP, _DOWN))
    return 0 if any(negates(term.word) for term in nearby) else int(up) - int(down)


def _nearby(sentence: Sequence[Term], index: int) -> Sequence[Term]:
    """Return the words about a figure, up to a sign or another figure."""
    first = last = index
    while first > max(index - _AROUND, 0) and not sentence[first].follows.strip(" $\u20ac\u00a3"):
        if sentence[first - 1].word[:1].isdigit() and first < index:
            break
        first -= 1
    while last + 1 < min(index + 2 * _AROUND, len(sentence)):
        if sentence[last + 1].follows.strip(" %"):
            break
        last += 1
    return sentence[first : last + 1]


def _among(term: Term, words: frozenset[str]) -> bool:
    return term.word in words or bool(term.keys & words)


def _shown(sentence: Sequence[Term], index: int, way: int) -> list[Term]:
    words = _UP if way > 0 else _DOWN
    return [sentence[index], *(t for t in _nearby(sentence, index) if _among(t, words))]


class _Way(NamedTuple):
    """A way: the words of where it begins, and of where it ends."""

    start: Sequence[Term]
    goal: Sequence[Term]


def routed(text: str, pair: Pair) -> Mismatch | None:
    """Return a way that leads from where the source's leads to, to where that comes from."""
    ours = list(_ways(pair.ours.terms))
    for place in pair.near if ours else ():
        for theirs in _ways(place.sentence.terms):
            for way in ours:
                start, goal = keys_in(way.start), keys_in(way.goal)
                there, back = keys_in(theirs.start), keys_in(theirs.goal)
                if start & back and goal & there and not (start & there or goal & back):
                    shown, first, end = passage(text, (*way.start, *way.goal))
                    other = passage(place.text, (*theirs.start, *theirs.goal))[0]
                    return Mismatch(shown, first, end, other)
    return None


def _ways(sentence: Sequence[Term]) -> Iterator[_Way]:
    starts = [at for at, term in enumerate(sentence) if term.word in _OUT or term.keys & _LEAVING]
    goals = [at for at, term in enumerate(sentence) if term.word in _INTO or term.keys & _REACHING]
    for start in starts[:_MOST]:
        place = _place(sentence, start)
        for goal in goals[:_MOST]:
            if place and abs(goal - start) <= 2 * _AROUND and (there := _place(sentence, goal)):
                yield _Way(place, there)


_MOST: Final = 6
"""Ways of one sentence that are looked at."""


def _place(sentence: Sequence[Term], at: int) -> Sequence[Term]:
    """Return the words of the place that follows a preposition or verb."""
    found: list[Term] = []
    for term in sentence[at + 1 : at + 2 + _PLACE]:
        if term.follows.strip() or term.word in _INTO or term.word in _OUT or timely(term):
            break
        if term.content:
            found.append(term)
        elif found:
            break
    return found
