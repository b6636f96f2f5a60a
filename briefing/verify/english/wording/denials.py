"""Negations of a sentence and the words that stand under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from briefing.verify.english.lexicon import ADJECTIVE, ADVERB, kinds
from briefing.verify.english.moods import (
    ASKING,
    NEGATIONS,
    denying_frames,
    denying_words,
    negates,
)
from briefing.verify.english.wording.begins import (
    HAVING,
    PASSIVE,
    REACH,
    TARGETS,
    before_verb,
    behind_some,
    called_untrue,
    denies_from,
    is_out_of,
    no_longer,
    singles_out,
    told_before,
)
from briefing.verify.english.wording.terms import Term, is_number, read_once, timely
from briefing.verify.language import listed

_BEFORE_NOUNS: Final = listed("no none without neither nor lack")
_LOOSE: Final = listed(
    "instead rather unlike despite little few unless until short shortage insufficient too except"
)
"""Words that may stand for a negation, but take none by themselves."""
_BARRING: Final = listed("bar ban forbid prohibit block")
_CEASING: Final = listed("replace abandon abolish scrap discontinue")
"""Verbs for what is there or used no more."""
_SCARCE: Final = listed("deficient deficiency shortage scarce")
"""What follows a thing that is lacking: salt deficient."""
DENYING: Final = listed("deny prevent avoid lack")
"""Verbs that deny what follows them, whatever it is."""
_ENDS: Final = listed(
    "but because although though while whereas after before when where if unless until"
)
_TELLING: Final = listed(
    "say tell name give state report mention specify identify describe claim allege assert"
)
"""What the desk writes of the source itself: 'the article does not say which'."""
_LEADING: Final = listed(
    "intend plan mean want try able allow expect afford agree manage need begin start hope wish"
    " choose prepare ready willing likely due seek promise order ask come"
)
"""Words whose 'to' brings the word that is meant: never intended to share."""
_BEHIND: Final = 5
"""Words from another word within which a negation may still be its own: 'talks have not begun'."""
_BESIDE: Final = 3
"""Words before another one within which "against" is against it."""


def disputes(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word denies what somebody says, and not what is done: disputed that."""
    return bool(sentence[index].keys & denying_frames()["that"])


@read_once
def denials(sentence: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Give each negation of a sentence with the words that it denies."""
    for cue, term in enumerate(sentence):
        if called_untrue(sentence, cue):
            yield from ((cue, target) for target in told_before(sentence, cue))
        elif is_cue(sentence, cue):
            for count, target in enumerate(_targets(sentence, cue), 1):
                if "rule" in term.keys and target > cue + 2:
                    break  # who rules out giving up Osk has Osk
                yield cue, target
                after = sentence[target]
                nominal = term.word in _BEFORE_NOUNS and not no_longer(sentence, cue)
                if nominal and (after.keys & ASKING or _is_verb(sentence, target)):
                    break  # no request for arms; no truck has been allowed past the gate
                # 'no' may have an adjective before what it denies, 'not' only an adverb.
                more = nominal or kinds(after.word) == ADVERB
                more = more or bool(after.keys & _LEADING)
                if count == TARGETS or not more:
                    break


_APART: Final = listed("to of in at for from on with by about against")


def is_apart(sentence: Sequence[Term], cue: int, target: int) -> bool:
    """Tell whether "no" denies not a word, but what that is of: no damage to the harbour."""
    behind = [term.word for term in sentence[cue + 2 : target]]
    return sentence[cue].word in _BEFORE_NOUNS and not _APART.isdisjoint(behind)


def is_of_noun(sentence: Sequence[Term], cue: int, target: int, known: frozenset[str]) -> bool:
    """Tell whether what "no" denies is not a word, but the noun behind it, which is not known.

    No military solution is denied, and nothing else that is military.
    """
    after = sentence[target + 1 : target + 2]
    return (
        sentence[cue].word == "no"
        and target == cue + 1
        and bool(kinds(sentence[target].word) & ADJECTIVE)
        and any(term.content and not term.follows.strip() for term in after)
        and not any(term.keys & known for term in after)
    )


def _is_verb(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word is the verb of its clause, by what stands before it: has been allowed."""
    return index > 0 and sentence[index - 1].word in PASSIVE | HAVING


def _targets(sentence: Sequence[Term], cue: int) -> Iterator[int]:
    if singles_out(sentence, cue):
        return
    first = cue
    cue = cue + no_longer(sentence, cue)
    cue = max(behind_some(sentence, cue), denies_from(sentence, cue))
    cue = before_verb(sentence, cue)
    for index in range(cue + 1, min(cue + 1 + REACH, len(sentence))):
        after = sentence[index]
        if after.word in _ENDS or any(sign in after.follows for sign in ",;:.()–—"):
            return
        if _goes_on(sentence, first, index):
            return
        if after.word == "without" and index > cue + 1:
            return  # without conditions and without regard to numbers
        if after.keys & DENYING:
            if negates(sentence[first].word):
                yield index  # cannot be avoided
            return
        if after.word == "by" and sentence[cue].keys & DENYING:
            return  # avoided by walking
        telling = after.keys & _TELLING
        if telling and sentence[first].word in NEGATIONS:
            return
        lacking = bool(sentence[index + 1 : index + 2]) and sentence[index + 1].keys & _SCARCE
        if after.content and not (telling or lacking or timely(after)):
            yield index


def _goes_on(sentence: Sequence[Term], cue: int, index: int) -> bool:
    """Tell whether a list goes on behind "no" with what there is: no oars | and a torn sail."""
    both = sentence[cue].word == "no" and sentence[index].word in ("and", "but")
    return both and sentence[index + 1 : index + 2] != [] and sentence[index + 1].word in _A


_A: Final = listed("a an the one two three its his her their some")
_NO_DENIAL: Final = frozenset(
    {
        "later",
        "sooner",
        "earlier",
        "only",
        "least",
        "fewer",
        "less",
        "doubt",
        "first",
        "alone",
        "merely",
        "just",
        "simply",
    }
)


_EXCEEDING: Final = listed("exceed surpass top overtake")


def _refusing() -> frozenset[str]:
    return denying_frames()["to"] | denying_frames()["that"]


def is_cue(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word denies what follows it."""
    term = sentence[index]
    after = sentence[index + 1] if index + 1 < len(sentence) else None
    if term.word == "no" and after is not None and after.word[:1].isdigit():
        return False  # No 7
    if term.word == "without" and after is not None and after.word in _MANNER:
        return False  # without regard to numbers
    if negates(term.word):
        # 'not only', 'no fewer than' and 'not the first' deny nothing.
        # "It is not the drought alone": what is not alone is there.
        near = sentence[index + 1 : index + 3]
        alone = any(word.word == "alone" for word in sentence[index + 1 : index + 5])
        bounds = any(word.keys & _EXCEEDING for word in near) and any(
            map(is_number, sentence[index + 1 : index + 6])
        )  # did not exceed 75
        bounds = bounds or _bounds(sentence, index)
        return not (alone or bounds) and not any(word.word in _NO_DENIAL for word in near)
    if index and sentence[index - 1].word in ("not", "never", "longer"):
        return False
    to = index and sentence[index - 1].word == "to"
    if to and any(t.keys & _refusing() for t in sentence[max(index - _BEHIND, 0) : index]):
        return False  # refused to exclude, rejected a motion to exclude
    return denies_from(sentence, index) >= 0


_MANNER: Final = listed("regard exception delay")
"""What "without" takes from how something is done, and not from what there is."""
_UNITS: Final = listed("minute hour day week fortnight month year decade mile metre kilometre")
_ABOVE: Final = listed("over above exceeding beyond")
_MORE: Final = listed("more larger higher greater longer")
_FAR: Final = 9
"""Words behind a denial within which what it bounds is looked for."""


def _bounds(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a denial bounds a number: not quite three weeks, nobody pays over 80 crowns."""
    behind = sentence[index + 1 : index + 1 + _FAR]
    if sentence[index].word in ("hardly", "barely") and behind:  # hardly a week after
        much = is_number(behind[0]) or (
            behind[0].word in ("a", "an") and any(t.keys & _UNITS for t in behind[1:2])
        )
        if much:
            return True
    if behind and behind[0].word == "quite":
        return any(is_number(each) or each.word == "half" for each in behind[1:3])
    for at, each in enumerate(behind):
        if each.word in _ENDS or any(sign in each.follows for sign in ",;:.()–—"):
            return False
        above = each.word in _ABOVE or (each.word == "than" and behind[at - 1].word in _MORE)
        if above and any(map(is_number, behind[at + 1 : at + 2])):
            return True
    return False


def under(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word may stand under a negation, before or after it."""
    first = max(index - REACH, 0)
    for i in range(first, index):
        if is_cue(sentence, i) or sentence[i].word in _LOOSE or sentence[i].keys & _BARRING:
            return True
        if sentence[i].word in denying_words("doubtful"):
            return True
        if sentence[i].keys & _CEASING or used_up(sentence, i) or _wanting(sentence, i):
            return True
    if is_out_of(sentence, index):
        return True
    if any(term.keys & _SCARCE for term in sentence[index + 1 : index + 2]):
        return True
    if any(term.word == "against" for term in sentence[max(index - _BESIDE, 0) : index]):
        return True  # its warning against all travel
    for term in sentence[index + 1 : index + 1 + _BEHIND]:
        if term.word in ("and", "but", "that") or any(sign in term.follows for sign in ",;:("):
            break
        if negates(term.word):
            return True
    return _withheld(sentence, index) or _doubted(sentence, index)


def _doubted(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether what is called unlikely or untrue behind a word may be that word."""
    for before, term in pairwise(sentence[index : index + 1 + REACH]):
        if any(sign in before.follows for sign in ",;:("):
            return False
        if term.word in denying_words("doubtful"):
            return True
    return False


def _wanting(sentence: Sequence[Term], index: int) -> bool:
    return [term.word for term in sentence[index : index + 2]] == ["want", "of"]


def _withheld(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word is what a passive verb behind it denies: visas had been denied."""
    for before, term in pairwise(sentence[index + 1 : index + 2 + _BEHIND]):
        if any(sign in before.follows for sign in ",;:(") or before.word in _ENDS:
            return False
        if before.word in PASSIVE and term.keys & DENYING:
            return True
    return False


def wished(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word is what somebody asks for, and so may well not have."""
    return any(term.keys & ASKING for term in sentence[max(index - 3, 0) : index])


def used_up(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word shows that something is there no more, or not for some: ran out."""
    if index and sentence[index].word == "out" and "run" in sentence[index - 1].keys:
        return True
    after = sentence[index + 1].word if index + 1 < len(sentence) else ""
    return sentence[index].word in ("closed", "shut") and after == "to"
