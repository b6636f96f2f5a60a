"""Negations of a sentence and the words that stand under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from briefing.verify.english.lexicon import ADVERB, NOUN, VERB, kinds
from briefing.verify.english.moods import (
    ASKING,
    NEGATIONS,
    denying_frames,
    denying_verbs,
    denying_words,
    negates,
)
from briefing.verify.english.wording.terms import Term, is_number, timely
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
_JOINING: Final = listed("and but or")
_THAT: Final = 8
"""Words behind a verb within which "that" brings what it denies: rejected the claim that."""
_RELATIVE: Final = listed("who that which but")
_PASSIVE: Final = listed("be been being is are was were")
_HAVING: Final = listed("has have had")
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
_REACH: Final = 12
"""Words from a negation within which another word may stand under it."""
_BEHIND: Final = 5
"""Words from another word within which a negation may still be its own: 'talks have not begun'."""
_BESIDE: Final = 3
"""Words before another one within which "against" is against it."""
_TARGETS: Final = 3
"""Words that one negation denies at most."""


def _denies_from(sentence: Sequence[Term], index: int) -> int:
    """Return the last word of a verb that denies, behind which is what it denies; -1 where none.

    "Stopped" denies nothing by itself, "stopped short of" does.
    """
    keys = sentence[index].keys
    if keys.isdisjoint(denying_verbs()):
        return -1
    after = [term.word for term in sentence[index + 1 : index + 1 + _THAT]]
    for frame, verbs in denying_frames().items():
        if not after or keys.isdisjoint(verbs):
            continue
        if not frame:
            return index
        if frame == "ing" and after[0].endswith("ing"):
            return index
        if frame == "that" and "that" in after:
            at = after.index("that")
            if _JOINING.isdisjoint(after[:at]):
                return index + 1 + at
        words = frame.split()
        if after[: len(words)] == words:
            return index + len(words)
    return -1


def disputes(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word denies what somebody says, and not what is done: disputed that."""
    return bool(sentence[index].keys & denying_frames()["that"])


def denials(sentence: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Give each negation of a sentence with the words that it denies."""
    for cue, term in enumerate(sentence):
        if _called_untrue(sentence, cue):
            yield from ((cue, target) for target in _before(sentence, cue))
        elif is_cue(sentence, cue):
            for count, target in enumerate(_targets(sentence, cue), 1):
                if "rule" in term.keys and target > cue + 2:
                    break  # who rules out giving up Osk has Osk
                yield cue, target
                after = sentence[target]
                nominal = term.word in _BEFORE_NOUNS and not _no_longer(sentence, cue)
                if nominal and (after.keys & ASKING or _is_verb(sentence, target)):
                    break  # no request for arms; no truck has been allowed past the gate
                # 'no' may have an adjective before what it denies, 'not' only an adverb.
                more = nominal or kinds(after.word) == ADVERB
                more = more or bool(after.keys & _LEADING)
                if count == _TARGETS or not more:
                    break


def _called_untrue(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word calls untrue what is told before it: that he came is false.

    A return may be unlikely; what is false or wrong by itself is a thing.
    """
    word = sentence[index].word
    if index < 2 or sentence[index - 1].word not in _PASSIVE:
        return False
    told = any(term.word == "that" for term in sentence[max(index - _REACH, 0) : index])
    return word in denying_words("doubtful") and (told or word not in denying_words("untrue"))


def _before(sentence: Sequence[Term], cue: int) -> Iterator[int]:
    """Give the words that are called untrue, the nearest one first, back to "that"."""
    count = 0
    for index in range(cue - 2, max(cue - _REACH, -1), -1):
        if sentence[index].word == "that" or count == _TARGETS:
            return
        if sentence[index].content and not timely(sentence[index]):
            count += 1
            yield index


_APART: Final = listed("to of in at for from on with by about against")


def is_apart(sentence: Sequence[Term], cue: int, target: int) -> bool:
    """Tell whether "no" denies not a word, but what that is of: no damage to the harbour."""
    behind = [term.word for term in sentence[cue + 2 : target]]
    return sentence[cue].word in _BEFORE_NOUNS and not _APART.isdisjoint(behind)


def _is_verb(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word is the verb of its clause, by what stands before it: has been allowed."""
    return index > 0 and sentence[index - 1].word in _PASSIVE | _HAVING


def _before_verb(sentence: Sequence[Term], cue: int) -> int:
    """Return what stands before the verb of the clause that "that" brings: it is what is denied."""
    words = [term.word for term in sentence[cue : cue + 2]]
    if words[:1] != ["that"]:
        if words[1:] != ["that"] or negates(words[0]):
            return cue
        cue += 1
    for at in range(cue + 1, min(cue + 1 + _THAT, len(sentence))):
        word = sentence[at].word
        if word in _PASSIVE | _HAVING | _DOING or (
            kinds(word) & (VERB | NOUN) == VERB and at > cue + 1
        ):
            return at - 1
    return cue


def _no_longer(sentence: Sequence[Term], cue: int) -> bool:
    """Tell whether "no" denies a verb: no longer."""
    return [term.word for term in sentence[cue : cue + 2]] == ["no", "longer"]


def _singles_out(sentence: Sequence[Term], cue: int) -> bool:
    """Tell whether a denial is of who or what did it, and not of what was done.

    "It was not the drivers who left", "the storm is not what caused it".
    """
    before = [term.word for term in sentence[max(cue - 2, 0) : cue]]
    behind = [term.word for term in sentence[cue + 1 : cue + 1 + _THAT]]
    cleft = before[:1] == ["it"] and before[-1] in _PASSIVE and bool(_RELATIVE & set(behind))
    return cleft or behind[:1] in (["what"], ["who"], ["why"], ["how"])


def _behind_some(sentence: Sequence[Term], cue: int) -> int:
    """Return where what a word for nobody denies begins, behind whom it is of: none of them was."""
    after = sentence[cue + 1].word if cue + 1 < len(sentence) else ""
    if sentence[cue].word not in ("nobody", "none", "nothing") or after not in _OF_SOME:
        return cue
    reach = range(cue + 2, min(cue + _REACH, len(sentence)))
    return next((i for i in reach if sentence[i].word in _PASSIVE | _HAVING | _DOING), cue)


_OF_SOME: Final = listed("of among in from at on inside aboard")
_DOING: Final = listed("do does did will would can could may might must shall should")


def _targets(sentence: Sequence[Term], cue: int) -> Iterator[int]:
    if _singles_out(sentence, cue):
        return
    first = cue
    cue = cue + _no_longer(sentence, cue)
    cue = max(_behind_some(sentence, cue), _denies_from(sentence, cue))
    cue = _before_verb(sentence, cue)
    for index in range(cue + 1, min(cue + 1 + _REACH, len(sentence))):
        after = sentence[index]
        if after.word in _ENDS or any(sign in after.follows for sign in ",;:.()–—"):
            return
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
    if negates(term.word):
        # 'not only', 'no fewer than' and 'not the first' deny nothing.
        # "It is not the drought alone": what is not alone is there.
        near = sentence[index + 1 : index + 3]
        alone = any(word.word == "alone" for word in sentence[index + 1 : index + 5])
        bounds = any(word.keys & _EXCEEDING for word in near) and any(
            map(is_number, sentence[index + 1 : index + 6])
        )  # did not exceed 75
        return not (alone or bounds) and not any(word.word in _NO_DENIAL for word in near)
    if index and sentence[index - 1].word in ("not", "never", "longer"):
        return False
    to = index and sentence[index - 1].word == "to"
    if to and any(t.keys & _refusing() for t in sentence[max(index - _BEHIND, 0) : index]):
        return False  # refused to exclude, rejected a motion to exclude
    return _denies_from(sentence, index) >= 0


def under(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word may stand under a negation, before or after it."""
    first = max(index - _REACH, 0)
    for i in range(first, index):
        if is_cue(sentence, i) or sentence[i].word in _LOOSE or sentence[i].keys & _BARRING:
            return True
        if sentence[i].word in denying_words("doubtful"):
            return True
        if sentence[i].keys & _CEASING or used_up(sentence, i) or _wanting(sentence, i):
            return True
    if any(term.keys & _SCARCE for term in sentence[index + 1 : index + 2]):
        return True
    if any(term.word == "against" for term in sentence[max(index - _BESIDE, 0) : index]):
        return True  # its warning against all travel
    for term in sentence[index + 1 : index + 1 + _BEHIND]:
        if term.word in ("and", "but", "that") or any(sign in term.follows for sign in ",;:("):
            return False
        if negates(term.word):
            return True
    return _withheld(sentence, index) or _doubted(sentence, index)


def _doubted(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether what a word is part of is called unlikely or untrue behind it."""
    for before, term in pairwise(sentence[index : index + 1 + _REACH]):
        if any(sign in term.follows for sign in ",;:("):
            return False
        if before.word in _PASSIVE and term.word in denying_words("doubtful"):
            return True
    return False


def _wanting(sentence: Sequence[Term], index: int) -> bool:
    return [term.word for term in sentence[index : index + 2]] == ["want", "of"]


def _withheld(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word is what a passive verb behind it denies: visas had been denied."""
    for before, term in pairwise(sentence[index + 1 : index + 2 + _BEHIND]):
        if any(sign in before.follows for sign in ",;:(") or before.word in _ENDS:
            return False
        if before.word in _PASSIVE and term.keys & DENYING:
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
