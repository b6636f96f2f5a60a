"""Who is ahead of whom: who beats, overtakes or trails another, and who has more than another.

A sentence of ours and one of the source may name the same two and have them the other way round,
each in its own words: "Osk edged out Ulm", "Osk lost to Ulm", "Ulm was ahead of Osk". Guesses from
words alone, made to warn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from briefing.verify.english.lexicon import ADJECTIVE, VERB, kinds, lemmas
from briefing.verify.english.moods import negates
from briefing.verify.english.wording import SentencePair, SourceSentence, keys_in, passage
from briefing.verify.english.wording.terms import Term, read_once, timely
from briefing.verify.language import Mismatch, listed

_BEATING: Final = listed(
    "beat defeat overtake overcome overpower overwhelm rout thrash trounce surpass exceed pip"
    " unseat top lead eliminate vanquish conquer best crush hammer maul oust dislodge outclass"
)
"""Verbs whose subject is ahead of their object, those with "out" before them apart: outrun."""
_WITH_OUT: Final = listed("edge knock see win")
"""Verbs that are so with "out", "off" or "over" behind them."""
_TRAILING: Final = listed("trail")
_YIELDING: Final = listed("lose succumb bow concede yield fall")
"""Verbs whose subject is behind whom "to" or "against" names."""
_GOES: Final = listed("went go goes gone")
_AHEAD: Final = listed("ahead clear above")
_BEHIND: Final = listed("behind below adrift")
_BEING: Final = listed("is are was were be been being")
_BREAKS: Final = listed("and but while whereas who which that when as because since although after")
_MORE: Final = listed("more")
_LESS: Final = listed("less fewer")
_OUT: Final = "out"
_REACH: Final = 6
"""Words between a verb and the other of the two at most."""
_LONGEST: Final = 4
_CONTESTS: Final = listed(
    "match game final race vote election title contest round cup tie seat series battle runoff"
)
_STOPS: Final = listed("after in on at by to against with when again narrowly away")
AHEAD: Final = "may have who is ahead the wrong way round"


class _Order(Struct, frozen=True):
    """Of two the one who is ahead, the other one, in what, and the words of it."""

    ahead: frozenset[str]
    behind: frozenset[str]
    what: frozenset[str]
    words: tuple[Term, ...]


def ahead(text: str, pair: SentencePair) -> Mismatch | None:
    """Return what a sentence of ours has the other way round than one of the source."""
    ours = pair.ours.terms
    if any(negates(term.word) for term in ours):
        return None
    told = [(place, each) for place in pair.near for each in _orders(place.sentence.terms)]
    if not told:
        return None
    for order in _orders(ours):
        same = [each for each in told if _alike(order, each[1])]
        right = any(o.ahead & order.ahead and o.behind & order.behind for _, o in same)
        for place, other in same if not right else ():
            if other.ahead & order.behind and other.behind & order.ahead:
                return _mismatch(text, order.words, place, other)
    for won, who, words in _results(ours):
        for place, other in told:
            sides = (other.ahead, other.behind)
            mine, against = sides if won else sides[::-1]
            if not other.what and who & against and not who & mine:
                return _mismatch(text, words, place, other)
    return None


def same_order(ours: Sequence[Term], theirs: Sequence[Term]) -> bool:
    """Tell whether two sentences have one ahead of the other alike: more than B, B has fewer."""
    told = list(_orders(theirs))
    return any(
        _alike(one, other) and one.ahead & other.ahead and one.behind & other.behind
        for one in (_orders(ours) if told else ())
        for other in told
    )


def _mismatch(text: str, words: Sequence[Term], place: SourceSentence, other: _Order) -> Mismatch:
    shown, start, end = passage(text, words)
    return Mismatch(shown, start, end, passage(place.text, other.words)[0], AHEAD)


def _alike(ours: _Order, theirs: _Order) -> bool:
    """Tell whether two orders are of the same: contests, or more of one thing than another."""
    return not (ours.what and theirs.what) or bool(ours.what & theirs.what)


@read_once
def _orders(sentence: Sequence[Term]) -> Iterator[_Order]:
    for at, term in enumerate(sentence):
        if not 0 < at < len(sentence) - 1:
            continue
        if term.word == "than":
            yield from _compared(sentence, at)
            continue
        way, begin = _way(sentence, at)
        if not way:
            continue
        one, other = _before(sentence, at - 1), _behind(sentence, begin)
        if one and other:
            first, second = (one, other) if way > 0 else (other, one)
            yield _Order(keys_in(first), keys_in(second), frozenset(), (*one, term, *other))


def _way(sentence: Sequence[Term], at: int) -> tuple[int, int]:
    """Return 1 where the subject of the word at ``at`` is ahead, -1 where the other is; 0 else.

    And where the other one begins.
    """
    term = sentence[at]
    after = sentence[at + 1].word
    passive = sentence[at - 1].word in _BEING and not term.word.endswith("ing")
    by = next((i for i in range(at + 1, min(at + 4, len(sentence))) if sentence[i].word == "by"), 0)
    beats = bool(term.keys & _BEATING) or _outdoes(term.word)
    with_out = bool(term.keys & _WITH_OUT) and after in ("out", "off", "over")
    verbal = bool(kinds(term.word) & VERB) or _outdoes(term.word)
    if (beats or with_out) and verbal and not term.named:
        if passive:
            return (-1, by + 1) if by else (0, 0)
        return 1, at + 1 + with_out
    if term.keys & _TRAILING and kinds(term.word) & VERB and not passive:
        return -1, at + 1
    if term.keys & _YIELDING and kinds(term.word) & VERB and not passive:
        to = next(
            (
                i
                for i in range(at + 1, min(at + _REACH, len(sentence) - 1))
                if sentence[i].word in ("to", "against")
                and sentence[i + 1].named | (sentence[i + 1].word == "the")
            ),
            0,
        )
        return (-1, to + 1) if to else (0, 0)
    if ("win" in term.keys or (term.word in _GOES and after in ("out", "down"))) and not passive:
        wins = "win" in term.keys
        joins = ("from", "over", "against") if wins else ("to",)
        reach = range(at + 1, min(at + _REACH, len(sentence) - 1))
        other = next((i for i in reach if sentence[i].word in joins and sentence[i + 1].named), 0)
        return (1 if wins else -1, other + 1) if other else (0, 0)
    if term.word in _AHEAD and after == "of":
        return 1, at + 2
    apart = sentence[at - 1].word == "from" or after in ("to", "and", "bars", "closed")
    if term.word in _BEHIND and not term.follows.strip() and not apart:
        return -1, at + 1 + (after == "of")
    return 0, 0


def _outdoes(word: str) -> bool:
    """Tell whether a verb is one with "out" before it: outran, outvoted, outnumbers."""
    rest = word.removeprefix(_OUT)
    known = bool(kinds(word) & VERB) or not kinds(word)
    return rest != word and len(rest) > 2 and bool(kinds(rest) & VERB) and known


def _before(sentence: Sequence[Term], at: int) -> list[Term]:
    """Return the words of the subject that ends before a verb or an adverb of place."""
    found: list[Term] = []
    for index in range(at, -1, -1):
        term = sentence[index]
        if term.word in _BREAKS or (found and sentence[index + 1].follows.strip(" $€£")):
            break
        if term.named and term.content and not timely(term):
            found.append(term)
    if not found:
        first = next((i for i in range(at, -1, -1) if sentence[i].word in _BREAKS), -1) + 1
        content = [
            t for t in sentence[first : at + 1] if t.content and not timely(t) and not _doing(t)
        ]
        found = content[:_LONGEST]
    return sorted(found, key=lambda term: term.start)[-_LONGEST:]


def _doing(term: Term) -> bool:
    return not kinds(term.word) & ~VERB


def _behind(sentence: Sequence[Term], at: int) -> list[Term]:
    """Return the words of the other one, which begin at ``at``."""
    found: list[Term] = []
    for index in range(at, len(sentence)):
        term = sentence[index]
        if index > at and (term.follows.strip() or term.word in _BREAKS | _STOPS):
            break
        if term.content and not timely(term):
            found.append(term)
        if len(found) == _LONGEST:
            break
    named = [term for term in found if term.named]
    return named or found


def _compared(sentence: Sequence[Term], at: int) -> Iterator[_Order]:
    """Yield who has more of something than another, or is more so: "A is faster than B"."""
    for index in range(at - 1, max(at - 1 - _LONGEST, -1), -1):
        term = sentence[index]
        way = (term.word in _MORE) - (term.word in _LESS)
        if way:
            what = keys_in(term for term in sentence[index + 1 : at] if term.content)
        elif term.word.endswith("er") and kinds(term.word) & ADJECTIVE and term.content:
            way, what = 1, _degree(term.word)
        else:
            continue
        one, other = _before(sentence, index - 1), _behind(sentence, at + 1)
        if one and other and what and not any(t.word[:1].isdigit() for t in other):
            first, second = (one, other) if way > 0 else (other, one)
            yield _Order(keys_in(first), keys_in(second), what, (*one, term, *other))
        return


def _degree(word: str) -> frozenset[str]:
    """Return the adjective of a comparative."""
    return frozenset(lemmas(word)) - {word} or frozenset((word,))


def _results(sentence: Sequence[Term]) -> Iterator[tuple[bool, frozenset[str], list[Term]]]:
    """Yield who won or lost without whom against: "Osk lost 3-0", "Osk won its match"."""
    for at, term in enumerate(sentence):
        if not at or not ("win" in term.keys or "lose" in term.keys) or term.named:
            continue
        behind = sentence[at + 1 : at + 4]
        of_contest = not behind or bool(behind[0].follows.strip()) or behind[0].word in _STOPS
        scored = bool(behind) and "-" in "".join(t.follows for t in behind[1:2])
        of_contest = of_contest or scored or any(each.keys & _CONTESTS for each in behind)
        who = [each for each in _before(sentence, at - 1) if each.named]
        passive = sentence[at - 1].word in _BEING and bool(behind) and behind[0].word == "by"
        if passive:
            who = [each for each in behind[1:] if each.named and each.content]
            of_contest = True
        if of_contest and who and kinds(term.word) & VERB:
            yield "win" in term.keys, keys_in(who), [*who, term]
