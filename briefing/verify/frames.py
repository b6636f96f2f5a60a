"""Verbs and their two sides: who acts, and who is acted on, told from the order of words alone.

There is no grammar here. What is read: subject and object around a verb, the passive with ``by``,
the noun of a verb (the League's attack on the dam), a participle in a compound (Turkish-backed), a
comparison (shorter than), and 'X is an offshoot of Y'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing.verify.aligned import keys_in
from briefing.verify.lexicon import VERB, kinds, verb_lemmas
from briefing.verify.sides import (
    AUXILIARY,
    PREPOSITIONS,
    SAYING,
    before_it,
    behind_it,
    compares,
    copula_at,
    sides_of,
)
from briefing.verify.terms import Term, listed, timely


class Frame(NamedTuple):
    """A verb with the keys of who acts, where that is told, and of who is acted on."""

    at: int
    agents: frozenset[str]
    patients: frozenset[str]
    doer: frozenset[str]
    """Of the agents what heads them: the men, of 'the men in the camp'."""
    done: frozenset[str]
    """Of the patients what the verb has directly: the dam, of 'the dam in the north'."""


_DIRECT: Final = listed("on against at upon of for")
"""Prepositions behind which a verb may have what it is done to: fired on, accused of."""
_MUTUAL: Final = listed(
    "meet fight talk agree disagree negotiate clash border marry battle share differ"
    " unite merge join separate resemble equal be have do go come say make become include"
    " contain cooperate coordinate co-ordinate relate tie link connect live lie stand stay"
    " remain mean seem appear last people even man accord off"
)
"""Verbs whose two sides may change places, that do nothing to anything, or are mostly no verbs."""
_SPEAKING: Final = SAYING | listed("tell warn deny")


def frames(terms: Sequence[Term]) -> Iterator[Frame]:
    """Give the verbs of a sentence whose two sides can be told."""
    before: Sequence[int] = ()
    for at, term in enumerate(terms):
        if not _predicate(terms, at):
            continue
        sides = sides_of(terms, at, before)
        if sides.finite:
            before = sides.agents
        agents, patients = _keys(terms, sides.agents), _keys(terms, sides.patients)
        agents, patients = agents - patients - term.keys, patients - agents - term.keys
        if patients:
            doer = _keys(terms, _heads(terms, sides.agents, behind=False)) & agents
            done = _keys(terms, _heads(terms, sides.patients, behind=True)) & patients
            yield Frame(at, agents, patients, doer, done)


def speaker(terms: Sequence[Term]) -> frozenset[str]:
    """Return the keys of whoever says what a sentence says, before or behind the verb."""
    for at, term in enumerate(terms):
        if not term.keys & _SPEAKING or not kinds(term.word) & VERB or at == 0:
            continue
        right, _ = behind_it(terms, at + 1)
        turned = any(sign in term.follows for sign in ',"\u201d') and right
        sides = right if turned and terms[at + 1].word != "that" else before_it(terms, at, ())
        if found := _keys(terms, _heads(terms, sides, behind=False)):
            return found
    return frozenset()


def _keys(terms: Sequence[Term], chosen: Sequence[int]) -> frozenset[str]:
    return keys_in(terms[index] for index in chosen if not timely(terms[index]))


def _heads(terms: Sequence[Term], chosen: Sequence[int], *, behind: bool) -> Sequence[int]:
    """Return what heads some words: what stands before the first preposition among them.

    Where one goes before them all, the last word heads a subject (on Friday evening the army), and
    nothing ``behind`` a verb (moved to the dam) save after what leads to the done-to (fired on).
    """
    if not chosen:
        return ()
    first, last = min(chosen), max(chosen)
    start = first
    while start and not terms[start - 1].content and not terms[start].follows.strip():
        start -= 1
        if terms[start].word in PREPOSITIONS | {"to"} and terms[start].word not in _DIRECT:
            return () if behind else [last]
    cut = (i for i in range(first, last) if terms[i].word in PREPOSITIONS or terms[i].word == "to")
    end = next(cut, last + 1)
    kept = {index for index in chosen if index < end}
    return [index for index in kept if index + 1 not in kept or _closes(terms, index)]


def _closes(terms: Sequence[Term], index: int) -> bool:
    """Tell whether another phrase begins behind a word, or the same name goes on."""
    after = terms[index + 1]
    name = terms[index].named and after.named
    return name or bool(after.follows.strip()) or after.word.isdigit()


def _predicate(terms: Sequence[Term], at: int) -> bool:
    term = terms[at]
    if term.named and at > 0:
        return False
    if compares(terms, at) or copula_at(terms, at):
        return True
    bases = verb_lemmas(term.word)
    return bool(bases) and not (bases & _MUTUAL or bases & SAYING or term.word in AUXILIARY)
