"""Where the two sides of a verb stand: the words before and behind it, of its noun, by its doer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefing.verify.aligned import keys_in
from briefing.verify.lexicon import NOUN, VERB, kinds, lemmas, verb_lemmas
from briefing.verify.terms import Term, listed


class Sides(NamedTuple):
    """Where the words of the two sides stand, and whether the verb is one that has a subject."""

    agents: Sequence[int]
    patients: Sequence[int]
    finite: bool = False


_BE: Final = listed("be is are was were been being am get gets got getting")
AUXILIARY: Final = _BE | listed(
    "has have had having do does did will would can could may might must shall should to"
    " not never also then already again still yet"
)
_DETERMINERS: Final = listed(
    "the a an its their his her this that these those no any some of new each every another"
)
PREPOSITIONS: Final = listed(
    "in on at of until till for with from into onto over under against about during through between"
    " among without within near by towards across despite per via"
)
_BREAKS: Final = listed(
    "because after before when where while although though as if unless until but since"
    " whereas so then that whether"
)
_RELATIVE: Final = listed("who which that whom whose")
_PRONOUNS: Final = listed("he she it they we i you")
_JOINS: Final = frozenset(["and", "or"])
_TAKERS: Final = listed("on against upon of for towards toward")
"""Prepositions after which the noun of a verb has what it is done to: an attack on."""
_GIVERS: Final = frozenset(["by", "from"])
SAYING: Final = listed(
    "say report state announce claim add declare insist believe think write note"
)
SPAN: Final = 9
"""Words looked at on either side of a verb."""


def sides_of(terms: Sequence[Term], at: int, before: Sequence[int]) -> Sides:
    """Return who acts, who is acted on, and whether the verb is one that has a subject."""
    word = terms[at].word
    if compares(terms, at):
        return Sides(before_it(terms, at, before), behind_it(terms, at + 2)[0])
    if copula := copula_at(terms, at):
        return Sides(before_it(terms, copula, before), behind_it(terms, at + 2)[0], True)
    if terms[at].follows == "-" and at and participle(word):
        return Sides([at - 1], behind_it(terms, at + 1)[0])
    if _nominal(terms, at):
        return _of_noun(terms, at)
    right, doer = behind_it(terms, at + 1)
    if _gerund(word) and at and terms[at - 1].word not in _BE:
        return Sides(before if "," in terms[at].follows else (), right)
    left = before_it(terms, at, before)
    if participle(word) and (_passive(terms, at) or doer):
        return Sides(doer, [*left, *right], True)
    return Sides(left, [*right, *_antecedent(terms, at)], True)


def _gerund(word: str) -> bool:
    """Tell whether a word is a form in -ing, and no verb that ends in it: bring."""
    return word.endswith("ing") and any(base != word for base in verb_lemmas(word))


def participle(word: str) -> bool:
    """Tell whether a word may be a past participle."""
    return (
        bool(verb_lemmas(word)) and not word.endswith(("ing", "s")) and word not in lemmas(word)
    ) or (word.endswith(("ed", "en", "un", "own", "led", "held", "hit", "cut", "put", "set")))


def _passive(terms: Sequence[Term], at: int) -> bool:
    """Tell whether a form of to be goes before: 'was later attacked'."""
    for index in range(at - 1, max(at - 4, -1), -1):
        word = terms[index].word
        if word in _BE:
            return True
        if word not in AUXILIARY and not word.endswith("ly"):
            return False
    return False


def _nominal(terms: Sequence[Term], at: int) -> bool:
    """Tell whether a word that may be a verb is a noun here: 'the attack', 'Israel's attacks'."""
    word = terms[at].word
    if not kinds(word) & NOUN or at == 0:
        return False
    prior = terms[at - 1]
    if prior.word in ("to", "who", "which") or prior.word in AUXILIARY:
        return False
    after = terms[at + 1].word if at + 1 < len(terms) else ""
    if prior.owner or prior.word in _DETERMINERS or prior.word in PREPOSITIONS:
        return True
    if prior.word.isdigit() or after in ("on", "against", "by", "of"):
        return True
    # Cases at the dam rise.
    present = word in lemmas(word) or word.endswith("s")
    return present and after != "to" and after in PREPOSITIONS | AUXILIARY


def _of_noun(terms: Sequence[Term], at: int) -> Sides:
    """Return who acts and who is acted on around a noun: X's attack on Y, an attack by X on Y."""
    agents: list[int] = []
    patients: list[int] = []
    for index in range(at - 1, max(at - 4, -1), -1):
        if terms[index].owner or (terms[index].named and index == at - 1):
            agents.append(index)
            break
        if not terms[index].content or any(sign in terms[index + 1].follows for sign in ",;:.("):
            break
    taking: list[int] | None = None
    of = False
    for index in range(at + 1, min(at + 1 + SPAN, len(terms))):
        term = terms[index]
        if term.word in _BREAKS or any(sign in term.follows for sign in ",;:.()"):
            break
        if term.word in _TAKERS:
            # The attack of X on Y: what stood after 'of' was the doer.
            if of and term.word != "for" and not agents:
                agents.extend(patients)
                patients.clear()
                of = False
            of = of or term.word == "of"
            taking = patients
        elif term.word in _GIVERS:
            taking = agents
        elif taking is not None and term.content:
            if kinds(term.word) == VERB:
                break
            taking.append(index)
        elif term.content:
            break
    return Sides(agents, patients)


def before_it(terms: Sequence[Term], at: int, before: Sequence[int]) -> Sequence[int]:
    """Return the subject of a verb, ``before`` where the verb has none of its own."""
    found: list[int] = []
    index, opened = at, 0
    while index > 0 and at - index < 2 * SPAN:
        follows = terms[index].follows
        if ")" in follows and (start := _bracket(terms, index)):
            index = start
            follows = terms[index].follows.replace("(", "")
        if any(sign in follows for sign in ";:.()\u2014"):
            break
        if "," in follows and index != opened:
            if found:
                break
            start = _aside(terms, index - 1)
            if start and not opened:
                found += _apposition(terms, start, index)
                index = opened = start
                continue
        index -= 1
        term = terms[index]
        if not found and term.word in _PRONOUNS | _JOINS:
            return before
        if not found and term.word in _RELATIVE:
            continue
        if not found and _said(terms, index):
            index -= 1
        elif term.word in _BREAKS or term.keys & SAYING or (found and _finite(terms, index)):
            break
        elif term.content and not _helping(terms, index):
            found.append(index)
    return found or before


def _said(terms: Sequence[Term], index: int) -> bool:
    """Tell whether a word is the 'said' of 'the soldiers it said were patrolling'."""
    return bool(terms[index].keys & SAYING) and index > 0 and terms[index - 1].word in _PRONOUNS


def _helping(terms: Sequence[Term], index: int) -> bool:
    """Tell whether a word goes with the verb: was, badly, the 'try' of 'the men to try to take'."""
    word = terms[index].word
    infinitive = index > 0 and terms[index - 1].word == "to" and kinds(word) & VERB
    return word in AUXILIARY or word.endswith("ly") or bool(infinitive)


def _bracket(terms: Sequence[Term], end: int) -> int:
    """Return where what a bracket closes was opened, 0 if it was not: Red Lamp (RL) brought."""
    return next((i for i in range(end - 1, max(end - 5, 0), -1) if "(" in terms[i].follows), 0)


def _finite(terms: Sequence[Term], at: int) -> bool:
    """Tell whether a word is a verb with a subject: expects; showed, of 'television showed men'."""
    word = terms[at].word
    if word.endswith(("en", "ing")) or not verb_lemmas(word):
        return False
    if not word.endswith("ed"):
        return kinds(word) == VERB
    prior = terms[at - 1]
    return at > 0 and prior.content and not prior.owner and not terms[at].follows.strip()


def _aside(terms: Sequence[Term], last: int) -> int:
    """Return where what a comma closes was opened by another one, 0 if it was not.

    A relative pronoun beside the comma opens a clause, and closes nothing.
    """
    if terms[last].word in _RELATIVE or terms[last + 1].word in _RELATIVE:
        return 0
    return next((i for i in range(last, max(last - 2 * SPAN, 0), -1) if "," in terms[i].follows), 0)


def _apposition(terms: Sequence[Term], start: int, end: int) -> Sequence[int]:
    """Return what commas enclose if it is a name: 'the mayor, Ines Parro,'."""
    aside = range(start, end)
    names = all(terms[index].named for index in aside if terms[index].content)
    return () if not names or keys_in(terms[start:end]) & SAYING else aside


def _antecedent(terms: Sequence[Term], at: int) -> Sequence[int]:
    """Return what a relative clause with a subject is about: the dam, which X built."""
    for index in range(at - 1, max(at - SPAN, 0), -1):
        if terms[index].word in ("which", "whom") and any(t.content for t in terms[index:at]):
            return before_it(terms, index, ())
        if "," in terms[index].follows or terms[index].word in _BREAKS:
            break
    return ()


def behind_it(terms: Sequence[Term], first: int) -> tuple[Sequence[int], Sequence[int]]:
    """Return what follows a verb, and the doer after ``by``."""
    found: list[int] = []
    doer: list[int] = []
    into = found
    for index in range(first, min(first + SPAN, len(terms))):
        term = terms[index]
        # A short form in brackets is the same one: the Dawn Movement (NDM).
        opens = term.follows.strip() == "(" and term.named
        signs = ";:.)\u2014" if opens else ";:.()\u2014"
        if any(sign in term.follows for sign in signs) or term.word in _BREAKS:
            break
        if "," in term.follows and (found or doer):
            break
        if term.word in _RELATIVE:
            break
        if term.word == "by":
            into = doer
        elif term.content:
            into.append(index)
    return found, doer


def compares(terms: Sequence[Term], at: int) -> bool:
    """Tell whether a word is a comparison with what follows: shorter than."""
    return at + 1 < len(terms) and terms[at + 1].word == "than" and terms[at].content


def copula_at(terms: Sequence[Term], at: int) -> int:
    """Return where the verb stands of 'X is an offshoot of Y', 0 where that is not said."""
    if at + 1 >= len(terms) or terms[at + 1].word != "of" or not kinds(terms[at].word) & NOUN:
        return 0
    for index in range(at - 1, max(at - 4, 0), -1):
        if terms[index].word in _BE:
            return index if terms[index + 1].word in ("a", "an", "the") else 0
    return 0
