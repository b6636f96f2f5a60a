"""Words, figures and ways that are the opposite of what the source says: 5 per cent less, not more.

Guesses from words alone, made to warn: they say where a second look is worth it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.dates.words import UNITS
from briefing.verify.english.lexicon import ADVERB, FUNCTION, NOUN, VERB, antonyms, kinds, lemmas
from briefing.verify.english.moods import negates
from briefing.verify.english.wording import (
    CitedSentences,
    SentencePair,
    SourceSentence,
    clause_of,
    keys_in,
    pairs,
    read,
)
from briefing.verify.english.wording.contests import same_order
from briefing.verify.english.wording.denials import denials
from briefing.verify.english.wording.directions import directed, ranked
from briefing.verify.english.wording.said_itself import says_itself
from briefing.verify.english.wording.same_sense import means_the_same
from briefing.verify.english.wording.terms import Term, is_number, one_root
from briefing.verify.english.wording.ways import routed
from briefing.verify.language import Mismatch, listed


def opposite(text: str, paragraphs: Sequence[str]) -> Mismatch | None:
    """Return a word that is the opposite of one of the source which the text does not have."""
    source = read(paragraphs)
    for pair in pairs(text, paragraphs):
        ours = pair.ours
        candidates = islice(_opposed(pair), _CANDIDATES)
        for place, index, other in candidates:
            own = ours.terms[index]
            if kinds(own.word) == NOUN and source.having(own.keys):
                continue  # an opposition and a government, each in a sentence of its own
            if says_itself(ours.terms, index, place.sentence.terms, pair):
                continue
            if not _said_too(ours.terms, index, other, source):
                term = ours.terms[index]
                shown = place.text[other.start : other.end]
                return Mismatch(text[term.start : term.end], term.start, term.end, shown)
        if any(same_order(ours.terms, place.sentence.terms) for place in pair.near):
            continue  # A lost to B by 64 votes, B won from A by 64
        found = directed(text, pair) or ranked(text, pair) or routed(text, pair)
        if found:
            return found
    return None


def _opposed(pair: SentencePair) -> Iterator[tuple[SourceSentence, int, Term]]:
    """Give each word of ours that the source has the opposite of, with that."""
    ours = pair.ours.terms
    own = keys_in(ours)
    for index, term in enumerate(ours):
        grammar = bool(kinds(term.word) & FUNCTION)
        others = antonyms(term.word) if term.content or grammar else frozenset()
        if _open(ours, index) or _phrasal(ours, index) or _only_told(ours, index):
            continue
        for place in pair.meant(index) if others else ():
            theirs = place.sentence.terms
            for there, other in enumerate(theirs):
                if not other.keys.isdisjoint(own) or others.isdisjoint(lemmas(other.word)):
                    continue
                ends = [each.word for each in theirs[there : there + 2]] == ["end", "of"]
                told = _passed_on(theirs, there) or means_the_same(ours, index, theirs, there)
                told = told or _is_taken(theirs, there)
                told = told or ("deny" in term.keys and _FLATLY.search(place.text) is not None)
                if ends or told:
                    continue
                if kinds(term.word) == NOUN and any(term.keys & each.keys for each in theirs):
                    continue  # an opposition accuses a government
                if VERB in (kinds(term.word), kinds(other.word)) and not (
                    kinds(term.word) & kinds(other.word)
                ):
                    continue  # lasted is none of first
                if any(
                    term.keys & each.keys and _company(ours, index) & _clause(theirs, at)
                    for at, each in enumerate(theirs)
                ):
                    continue
                ordered = bool(term.keys & _ORDERING) or any(each.word == "than" for each in ours)
                if ordered and same_order(ours, theirs):
                    continue
                if _alike(ours, index, theirs, there):
                    yield place, index, other


def _phrasal(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a verb is another with the small word behind it: to send back, to give up."""
    after = sentence[index + 1].word if index + 1 < len(sentence) else ""
    if after == "in" and "give" in sentence[index].keys:
        return True
    if "break" in sentence[index].keys and any(
        term.keys & _BREACHED for term in sentence[index + 1 : index + 5]
    ):
        return True  # who breaks a truce does not end what goes on
    return after in _PARTICLES and bool(kinds(sentence[index].word) & VERB)


def _passed_on(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word is to hand over, and not to let through: passed on by his lawyer.

    Or an age in years.
    """
    after = sentence[index + 1 : index + 2]
    if sentence[index].word == "aged":
        led = any(term.word in ("from", "between") for term in after)
        return led or any(map(is_number, after))  # aged 19, and young
    return "pass" in sentence[index].keys and any(term.word == "on" for term in after)


def _only_told(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word is no opposite where it stands: to last, and later without how much."""
    word, before = sentence[index].word, sentence[index - 1].word if index else ""
    if _is_taken(sentence, index):
        return True
    after = sentence[index + 1] if index + 1 < len(sentence) else None
    if word in _MORE_OR_LESS and after is not None and after.word == "than":
        return any(map(is_number, sentence[index + 2 : index + 4]))  # its number is looked for
    if word == "last" and after is not None and not before.endswith("s"):
        behind = sentence[index + 1 : index + 2 + is_number(after)]
        return behind[-1].word in _SPANS or before in _BEFORE_VERBS
    if any(term.word == "per" for term in sentence[max(index - _PER, 0) : index]):
        return True  # the budget per inmate has dropped, where the number of inmates has grown
    return word in ("later", "earlier") and not _apart(sentence, index)


_FLATLY: Final = late_pattern(
    r"(?i)\b(?:(?:did|do|does|is|was|are|were|has|have|had) not|\w+n['’]t)\s?[.:,;!]"
    r"|\b(?:not (?:true|so)|untrue|no truth|nothing of the (?:kind|sort))\b"
)
"""What denies a whole claim: there is a claim that we hit it. We did not."""


def _is_taken(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether lives are those that were lost: who has lost his life is dead."""
    before = sentence[max(index - 3, 0) : index]
    return sentence[index].word in ("life", "lives") and any(t.keys & _LOSING for t in before)


def _apart(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether it is said how much later or earlier: two days later, a day earlier."""
    return index > 0 and not lemmas(sentence[index - 1].word).isdisjoint(UNITS)


def _open(ours: Sequence[Term], index: int) -> bool:
    """Tell whether a word stands under 'whether', where a word and its opposite say the same."""
    return any(term.word == "whether" for term in ours[max(index - _WHETHER, 0) : index])


def _alike(ours: Sequence[Term], here: int, theirs: Sequence[Term], there: int) -> bool:
    """Tell whether two words stand in the same company, and both or neither denied."""
    if _denied(ours, here) != _denied(theirs, there) or _loosely(ours, here):
        return False
    if _in_name(ours, here) != _in_name(theirs, there):
        return False
    if kinds(ours[here].word) & FUNCTION:
        after, before = _next(ours, here), _next(theirs, there)
        return after is not None and before is not None and bool(after.keys & before.keys)
    return _together(ours, here, theirs, there)


def _together(ours: Sequence[Term], here: int, theirs: Sequence[Term], there: int) -> bool:
    """Tell whether two words stand in the same company.

    Where the clause of each shares something with the other sentence, they must share it with
    each other: "the form must be returned, or the claim may be withdrawn" has two of them.
    """
    about, other = _company(ours, here), _company(theirs, there)
    clause, another = _clause(ours, here) & other, _clause(theirs, there) & about
    return bool(clause & another if clause and another else about & other)


def _in_name(sentence: Sequence[Term], index: int) -> bool:
    return index > 0 and sentence[index].named


def _denied(sentence: Sequence[Term], index: int) -> bool:
    if any(term.word == "unless" for term in sentence[max(index - _WHETHER, 0) : index]):
        return True
    return any(target == index for _, target in denials(sentence))


def _loosely(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word says how something was not done: had not been studied jointly."""
    if not kinds(sentence[index].word) & ADVERB or _denied(sentence, index):
        return False
    return any(negates(term.word) for term in sentence[max(index - _ADVERB, 0) : index])


def _said_too(ours: Sequence[Term], here: int, other: Term, source: CitedSentences) -> bool:
    """Tell whether the source says in the same company what we say: arrested, and later free."""
    opposites = antonyms(other.word)
    keys = ours[here].keys
    if other.word == "likely" and any(
        term.word == "likely" and _denied(place.sentence.terms, index)
        for place in source.having(other.keys)
        for index, term in enumerate(place.sentence.terms)
    ):
        return True  # it is not likely; the likely thing is another
    for same in (_STOPPING, _ADMITTING, _LEAVING):
        if keys & same:
            keys |= same
    numbers = keys_in(term for term in ours if is_number(term))
    if numbers and any(
        (term.keys & keys or opposites & lemmas(term.word))
        and numbers & keys_in(place.sentence.terms[index : index + _COMPANY])
        for place in source.having(other.keys)
        for index, term in enumerate(place.sentence.terms)
    ):
        return True  # after shrinking it is to grow by 2 percent
    if any(
        one_root(ours[here].word, term.word)
        for place in source.having(other.keys)
        for term in place.sentence.terms
    ):
        return True  # aground, and refloated: afloat
    about = _company(ours, here)
    if keys >= _STOPPING and any(
        term.keys & keys for place in source.having(other.keys) for term in place.sentence.terms
    ):
        return True
    return any(
        (term.keys & keys or opposites & lemmas(term.word))
        and about & _clause(place.sentence.terms, index)
        for place in source.having(keys | opposites)
        for index, term in enumerate(place.sentence.terms)
    )


_ORDERING: Final = listed("win lose defeat more fewer less")
_MORE_OR_LESS: Final = listed("less fewer more")
_SPANS: Final = listed("few several day days week weeks month months year years hours decade")
_PER: Final = 6
"""Words behind "per" among which the verb of what is so much for each stands."""
_LOSING: Final = listed("lose claim cost take")
_PARTICLES: Final = listed("back out up off away over")
_BEFORE_VERBS: Final = listed("to will would could should may might can must not")
_STOPPING: Final = listed(
    "ban bar suspend halt stop forbid prohibit close block embargo moratorium suspension closure"
    " prohibition pause"
)
"""What is not allowed for a time, in whatever word."""
_LEAVING: Final = listed("leave evacuate flee depart exit quit escape withdraw")
_BREACHED: Final = listed(
    "ceasefire truce armistice law agreement deal treaty pact accord promise pledge word vow oath"
    " rule embargo curfew moratorium sanction"
)
"""What is broken when it is not kept."""
_ADMITTING: Final = listed("admit concede acknowledge confess grant")
_ADVERB: Final = 6
"""Words behind a negation within which an adverb says how it was not done."""
_CANDIDATES: Final = 20
"""Opposed words that are looked into for one sentence."""
_WHETHER: Final = 8
"""Words behind 'whether' that it leaves open."""
_COMPANY: Final = 12
"""Words on either side that are a word's company."""


def _company(sentence: Sequence[Term], index: int) -> frozenset[str]:
    nearby = sentence[max(index - _COMPANY, 0) : index + _COMPANY + 1]
    return keys_in(term for term in nearby if term.content and term is not sentence[index])


def _clause(sentence: Sequence[Term], index: int) -> frozenset[str]:
    """Return the keys of the clause in which a word stands, its own left out."""
    first, end = clause_of(sentence, index)
    return keys_in(
        term for term in sentence[first:end] if term.content and term is not sentence[index]
    )


def _next(sentence: Sequence[Term], index: int) -> Term | None:
    return next((term for term in sentence[index + 1 : index + 4] if term.content), None)
