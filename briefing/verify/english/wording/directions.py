"""Figures with their direction and rank: more or fewer, up or down, the highest or the lowest.

Guesses from words alone, made to warn: they say where a second look is worth it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.verify.english.moods import negates
from briefing.verify.english.wording import SentencePair, passage
from briefing.verify.english.wording.terms import Term, is_number
from briefing.verify.language import Mismatch, listed

_UP: Final = listed(
    "more higher greater larger bigger dearer rise rose risen increase grow grew gain up above"
    " exceed climb surge jump soar growth"
)
_DOWN: Final = listed(
    "less fewer lower smaller cheaper fall fell fallen decrease shrink shrank lose down below drop"
    " decline reduce reduction cut plunge loss"
)
_FORECASTS: Final = listed(
    "forecast forecasts estimate estimates target targets projection projections outlook rate"
)
"""What is said of growth, and may itself go up or down."""
_AROUND: Final = 4
"""Words from a figure within which a word gives its direction."""
_COMPARED: Final = 5
"""Words behind a comma within which a difference is told: 7 seats, one fewer than before."""
_NUMBERS: Final = listed("one two three four five six seven eight nine ten up down a some")
_TOP: Final = listed("highest most largest biggest greatest best top")
_BOTTOM: Final = listed("lowest fewest least smallest worst bottom")
_WON: Final = listed("win elect")
_LOST: Final = listed("lose")
_PLACING: Final = listed("come finish place end rank")
_WIDE: Final = 9
"""Words from a figure within which its rank is told."""


def directed(text: str, pair: SentencePair) -> Mismatch | None:
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
    nearby = [
        term
        for before, term in zip(
            (None, *_nearby(sentence, index)), _nearby(sentence, index), strict=False
        )
        if before is None or before.word != "or"  # "63 or more"
    ]
    nearby = [
        term
        for term, after in zip(nearby, (*nearby[1:], None), strict=True)
        if after is None or term.word != "growth" or after.word not in _FORECASTS
    ]
    up, down = (any(_among(term, words) for term in nearby) for words in (_UP, _DOWN))
    before = sentence[index - 1] if index else None
    minus = before is not None and before.word in ("minus", "negative")
    score = sentence[index].follows == "-" and index > 0 and is_number(sentence[index - 1])
    minus = minus or (sentence[index].follows.endswith(("-", "\u2212")) and not score)
    way = 0 if any(negates(term.word) for term in nearby) else int(up) - int(down)
    return -way if minus and way > 0 else way  # a growth of minus 3 percent is a fall


def _nearby(sentence: Sequence[Term], index: int) -> Sequence[Term]:
    """Return the words about a figure, up to a sign or another figure."""
    first = last = index
    begin = _from(sentence, index)
    if begin >= 0:
        first = begin
    while first > max(index - _AROUND, 0) and not sentence[first].follows.strip(" $\u20ac\u00a3"):
        if sentence[first - 1].word[:1].isdigit() and first < index:
            break
        first -= 1
    while last + 1 < min(index + 2 * _AROUND, len(sentence)):
        if sentence[last + 1].follows.strip(" %") and not _compared(sentence, last + 1):
            break
        last += 1
    return sentence[first : last + 1]


def _among(term: Term, words: frozenset[str]) -> bool:
    return term.word in words or bool(term.keys & words)


def _shown(sentence: Sequence[Term], index: int, way: int) -> list[Term]:
    words = _UP if way > 0 else _DOWN
    return [sentence[index], *(t for t in _nearby(sentence, index) if _among(t, words))]


def _from(sentence: Sequence[Term], index: int) -> int:
    """Return where "from 6 to 7" begins of which the figure at ``index`` is the end, else -1."""
    if index < 3 or sentence[index - 1].word != "to":
        return -1
    for at in range(index - 2, max(index - 5, 0), -1):
        if sentence[at].word == "from" and sentence[at + 1].word[:1].isdigit():
            return at
    return -1


def _compared(sentence: Sequence[Term], at: int) -> bool:
    """Tell whether a comma brings a difference: "7 seats, | one fewer than before"."""
    head = sentence[at]
    if "," not in head.follows or not (head.word in _NUMBERS or head.word[:1].isdigit()):
        return False
    words = {term.word for term in sentence[at : at + _COMPARED]}
    return head.word in ("up", "down") or ("than" in words and bool(words & (_UP | _DOWN)))


def ranked(text: str, pair: SentencePair) -> Mismatch | None:
    """Return a figure that is the highest or first with us, and the lowest or last in the source.

    Or the other way round: "came last with 41,200 votes" for "with 41,200 votes, the highest".
    """
    ours = pair.ours.terms
    if any(negates(term.word) for term in ours):
        return None
    for index, term in enumerate(ours):
        rank = _rank(ours, index) if term.word[:1].isdigit() else None
        for place in pair.meant(index) if rank else ():
            theirs = place.sentence.terms
            there = [_rank(theirs, at) for at, t in enumerate(theirs) if t.word == term.word]
            other = there[0] if there else None
            if rank and other and all(each and each[0] == -rank[0] for each in there):
                shown, start, end = passage(text, (term, rank[1]))
                at = next(t for t in theirs if t.word == term.word)
                return Mismatch(shown, start, end, passage(place.text, (at, other[1]))[0])
    return None


def _rank(sentence: Sequence[Term], index: int) -> tuple[int, Term] | None:
    """Return 1 where a figure is the most, -1 where it is the least, with the word that says so."""
    found: list[tuple[int, Term]] = []
    for at in range(max(index - _WIDE, 0), min(index + _WIDE, len(sentence))):
        term, before = sentence[at], sentence[at - 1] if at else None
        placed = before is not None and bool(before.keys & _PLACING)
        if before is not None and before.word == "at":
            continue  # at most, at least
        if term.word in _TOP or term.keys & _WON or (placed and term.word == "first"):
            found.append((1, term))
        elif term.word in _BOTTOM or term.keys & _LOST or (placed and term.word == "last"):
            found.append((-1, term))
    ways = {way for way, _ in found}
    return found[0] if len(ways) == 1 else None
