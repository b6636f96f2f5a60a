"""Verbs and their two sides: who acts, and who is acted on, told from the order of words alone.

There is no grammar here. What is read: subject and object around a verb, the passive with ``by``,
the noun of a verb (the League's attack on the dam), a participle in a compound (Turkish-backed), a
comparison (shorter than), and 'X is an offshoot of Y'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing.verify.aligned import keys_in
from briefing.verify.lexicon import NOUN, VERB, kinds, lemmas, verb_lemmas
from briefing.verify.terms import Term, listed


class Frame(NamedTuple):
    """A verb with the keys of who acts, where that is told, and of who is acted on."""

    at: int
    agents: frozenset[str]
    patients: frozenset[str]


_BE: Final = listed("be is are was were been being am get gets got getting")
_AUXILIARY: Final = _BE | listed(
    "has have had having do does did will would can could may might must shall should to"
    " not never also then already again still yet"
)
_DETERMINERS: Final = listed(
    "the a an its their his her this that these those no any some of new each every another"
)
_PREPOSITIONS: Final = listed(
    "in on at of until till for with from into onto over under against about during through between"
    " among without within near by towards across despite per via"
)
_BREAKS: Final = listed(
    "because after before when where while although though as if unless until but since"
    " whereas so then that whether"
)
_RELATIVE: Final = listed("who which that whom")
_JOINS: Final = frozenset(["and", "or"])
_TAKERS: Final = listed("on against upon of for towards toward")
"""Prepositions after which the noun of a verb has what it is done to: an attack on."""
_GIVERS: Final = frozenset(["by", "from"])
_MUTUAL: Final = listed(
    "meet fight talk agree disagree negotiate clash border marry battle share differ"
    " unite merge join separate resemble equal be have do go come say make become include"
    " contain cooperate coordinate co-ordinate relate tie link connect live lie stand stay"
    " remain mean seem appear"
)
"""Verbs whose two sides may change places, or that do nothing to anything."""
_SAYING: Final = listed(
    "say report state announce claim add declare insist believe think write note"
)
SPAN: Final = 9
"""Words looked at on either side of a verb."""


def frames(terms: Sequence[Term]) -> Iterator[Frame]:
    """Give the verbs of a sentence whose two sides can be told."""
    before: frozenset[str] = frozenset()
    for at, term in enumerate(terms):
        if not _predicate(terms, at):
            continue
        agents, patients, finite = _sides(terms, at, before)
        if finite:
            before = agents
        agents, patients = agents - patients - term.keys, patients - agents - term.keys
        if patients:
            yield Frame(at, agents, patients)


def _predicate(terms: Sequence[Term], at: int) -> bool:
    term = terms[at]
    if term.named and at > 0:
        return False
    if _compares(terms, at) or _copula(terms, at):
        return True
    bases = verb_lemmas(term.word)
    return bool(bases) and not (bases & _MUTUAL or bases & _SAYING or term.word in _AUXILIARY)


def _compares(terms: Sequence[Term], at: int) -> bool:
    """Tell whether a word is a comparison with what follows: shorter than."""
    return at + 1 < len(terms) and terms[at + 1].word == "than" and terms[at].content


def _copula(terms: Sequence[Term], at: int) -> int:
    """Return where the verb stands of 'X is an offshoot of Y', 0 where that is not said."""
    if at + 1 >= len(terms) or terms[at + 1].word != "of" or not kinds(terms[at].word) & NOUN:
        return 0
    for index in range(at - 1, max(at - 4, 0), -1):
        if terms[index].word in _BE:
            return index if terms[index + 1].word in ("a", "an", "the") else 0
    return 0


def _sides(
    terms: Sequence[Term], at: int, before: frozenset[str]
) -> tuple[frozenset[str], frozenset[str], bool]:
    """Return who acts, who is acted on, and whether the verb is one that has a subject."""
    word = terms[at].word
    if _compares(terms, at):
        return _left(terms, at, before), _right(terms, at + 2)[0], False
    if copula := _copula(terms, at):
        return _left(terms, copula, before), _right(terms, at + 2)[0], True
    if terms[at].follows == "-" and at and _participle(word):
        return terms[at - 1].keys, _right(terms, at + 1)[0], False
    if _nominal(terms, at):
        return (*_of_noun(terms, at), False)
    right, doer = _right(terms, at + 1)
    if word.endswith("ing") and terms[at - 1].word not in _BE:
        return before if "," in terms[at].follows else frozenset(), right, False
    left = _left(terms, at, before)
    if _participle(word) and (_passive(terms, at) or doer):
        return doer, left | right, True
    return left, right | _antecedent(terms, at), True


def _participle(word: str) -> bool:
    return (
        bool(verb_lemmas(word)) and not word.endswith(("ing", "s")) and word not in lemmas(word)
    ) or (word.endswith(("ed", "en", "un", "own", "led", "held", "hit", "cut", "put", "set")))


def _passive(terms: Sequence[Term], at: int) -> bool:
    """Tell whether a form of to be goes before: 'was later attacked'."""
    for index in range(at - 1, max(at - 4, -1), -1):
        word = terms[index].word
        if word in _BE:
            return True
        if word not in _AUXILIARY and not word.endswith("ly"):
            return False
    return False


def _nominal(terms: Sequence[Term], at: int) -> bool:
    """Tell whether a word that may be a verb is a noun here: 'the attack', 'Israel's attacks'."""
    word = terms[at].word
    if not kinds(word) & NOUN or at == 0:
        return False
    prior = terms[at - 1]
    if prior.word in ("to", "who", "which") or prior.word in _AUXILIARY:
        return False
    after = terms[at + 1].word if at + 1 < len(terms) else ""
    if prior.owner or prior.word in _DETERMINERS or prior.word in _PREPOSITIONS:
        return True
    return after in ("on", "against", "by", "of")


def _of_noun(terms: Sequence[Term], at: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return who acts and who is acted on around a noun: X's attack on Y, an attack by X on Y."""
    agents: set[str] = set()
    patients: set[str] = set()
    for index in range(at - 1, max(at - 4, -1), -1):
        if terms[index].owner or (terms[index].named and index == at - 1):
            agents |= terms[index].keys
            break
        if not terms[index].content or any(sign in terms[index + 1].follows for sign in ",;:.("):
            break
    taking: set[str] | None = None
    of = False
    for index in range(at + 1, min(at + 1 + SPAN, len(terms))):
        term = terms[index]
        if term.word in _BREAKS or any(sign in term.follows for sign in ",;:.()"):
            break
        if term.word in _TAKERS:
            # The attack of X on Y: what stood after 'of' was the doer.
            if of and term.word != "for" and not agents:
                agents, patients, of = patients, set(), False
            of = of or term.word == "of"
            taking = patients
        elif term.word in _GIVERS:
            taking = agents
        elif taking is not None and term.content:
            if kinds(term.word) == VERB:
                break
            taking |= term.keys
        elif term.content:
            break
    return frozenset(agents), frozenset(patients)


def _left(terms: Sequence[Term], at: int, before: frozenset[str]) -> frozenset[str]:
    """Return the keys of the subject of a verb, ``before`` where the verb has none of its own."""
    found: set[str] = set()
    index, opened = at, 0
    while index > 0 and at - index < 2 * SPAN:
        follows = terms[index].follows
        if any(sign in follows for sign in ";:.()\u2014"):
            break
        if "," in follows and index != opened:
            if found:
                break
            start = _aside(terms, index - 1)
            if start and not opened:
                found |= _apposition(terms[start:index])
                index = opened = start
                continue
        index -= 1
        term = terms[index]
        if term.word in _RELATIVE and not found:
            continue
        if term.word in _BREAKS or term.keys & _SAYING:
            break
        if term.word in _JOINS and not found:
            return before
        if term.content and not (term.word in _AUXILIARY or term.word.endswith("ly")):
            found |= term.keys
    return frozenset(found) or before


def _aside(terms: Sequence[Term], last: int) -> int:
    """Return where what a comma closes was opened by another one, 0 if it was not.

    A relative pronoun beside the comma opens a clause, and closes nothing.
    """
    if terms[last].word in _RELATIVE or terms[last + 1].word in _RELATIVE:
        return 0
    return next((i for i in range(last, max(last - 2 * SPAN, 0), -1) if "," in terms[i].follows), 0)


def _apposition(aside: Sequence[Term]) -> frozenset[str]:
    """Return the keys of what commas enclose if it is a name: 'the mayor, Ines Parro,'."""
    names = all(term.named for term in aside if term.content)
    return frozenset() if not names or keys_in(aside) & _SAYING else keys_in(aside)


def _antecedent(terms: Sequence[Term], at: int) -> frozenset[str]:
    """Return the keys of what a relative clause with a subject is about: the dam, which X built."""
    for index in range(at - 1, max(at - SPAN, 0), -1):
        if terms[index].word in ("which", "whom") and any(t.content for t in terms[index:at]):
            return _left(terms, index, frozenset())
        if "," in terms[index].follows or terms[index].word in _BREAKS:
            break
    return frozenset()


def _right(terms: Sequence[Term], first: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of what follows a verb, and of the doer after ``by``."""
    found: set[str] = set()
    doer: set[str] = set()
    into = found
    for index in range(first, min(first + SPAN, len(terms))):
        term = terms[index]
        if any(sign in term.follows for sign in ";:.()\u2014") or term.word in _BREAKS:
            break
        if "," in term.follows and found | doer:
            break
        if term.word in _RELATIVE:
            break
        if term.word == "by":
            into = doer
        elif term.content:
            into |= term.keys
    return frozenset(found), frozenset(doer)
