"""Where what a denial denies begins: behind its verb, before it, or in the clause it brings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.verify.english.lexicon import NOUN, VERB, kinds
from briefing.verify.english.moods import (
    denying_frames,
    denying_verbs,
    denying_words,
    negates,
)
from briefing.verify.english.wording.terms import Term, timely
from briefing.verify.language import listed

PASSIVE: Final = listed("be been being is are was were")
HAVING: Final = listed("has have had")
REACH: Final = 12
"""Words from a negation within which another word may stand under it."""
TARGETS: Final = 3
"""Words that one negation denies at most."""
_JOINING: Final = listed("and but or")
_RELATIVE: Final = listed("who that which but")
_DECIDING: Final = listed("vote decide argue")
_ADVISED: Final = 5
"""Words behind a verb of advising within which "against" is its own: advises us all against."""
_THAT: Final = 8
"""Words behind a verb within which "that" brings what it denies: rejected the claim that."""


def denies_from(sentence: Sequence[Term], index: int) -> int:
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
        if frame == "against" and frame in after[:_ADVISED] and keys & (verbs - _DECIDING):
            return index + 1 + after.index(frame)  # advises its citizens against
    return -1


def called_untrue(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether a word calls untrue what is told before it: that he came is false.

    A return may be unlikely; what is false or wrong by itself is a thing.
    """
    word = sentence[index].word
    if index < 2 or sentence[index - 1].word not in PASSIVE:
        return False
    told = any(term.word == "that" for term in sentence[max(index - REACH, 0) : index])
    return word in denying_words("doubtful") and (told or word not in denying_words("untrue"))


def told_before(sentence: Sequence[Term], cue: int) -> Iterator[int]:
    """Give the words that are called untrue, the nearest one first, back to "that"."""
    count = 0
    for index in range(cue - 2, max(cue - REACH, -1), -1):
        if sentence[index].word == "that" or count == TARGETS:
            return
        if sentence[index].content and not timely(sentence[index]):
            count += 1
            yield index


def before_verb(sentence: Sequence[Term], cue: int) -> int:
    """Return what stands before the verb of the clause that "that" brings: it is what is denied."""
    words = [term.word for term in sentence[cue : cue + 2]]
    if words[:1] != ["that"]:
        if words[1:] != ["that"] or negates(words[0]):
            return cue
        cue += 1
    for at in range(cue + 1, min(cue + 1 + _THAT, len(sentence))):
        word = sentence[at].word
        if word in PASSIVE | HAVING | _DOING or (
            kinds(word) & (VERB | NOUN) == VERB and at > cue + 1
        ):
            return at - 1
    return cue


def no_longer(sentence: Sequence[Term], cue: int) -> bool:
    """Tell whether "no" denies a verb: no longer."""
    return [term.word for term in sentence[cue : cue + 2]] == ["no", "longer"]


def singles_out(sentence: Sequence[Term], cue: int) -> bool:
    """Tell whether a denial is of who or what did it, and not of what was done.

    "It was not the drivers who left", "the storm is not what caused it".
    """
    before = [term.word for term in sentence[max(cue - 2, 0) : cue]]
    behind = [term.word for term in sentence[cue + 1 : cue + 1 + _THAT]]
    cleft = before[:1] == ["it"] and before[-1] in PASSIVE and bool(_RELATIVE & set(behind))
    return cleft or behind[:1] in (["what"], ["who"], ["why"], ["how"])


def behind_some(sentence: Sequence[Term], cue: int) -> int:
    """Return where what a word for nobody denies begins, behind whom it is of: none of them was."""
    after = sentence[cue + 1].word if cue + 1 < len(sentence) else ""
    if sentence[cue].word not in ("nobody", "none", "nothing") or after not in _OF_SOME:
        return cue
    reach = range(cue + 2, min(cue + REACH, len(sentence)))
    return next((i for i in reach if sentence[i].word in PASSIVE | HAVING | _DOING), cue)


_OF_SOME: Final = listed("of among in from at on inside aboard")
_DOING: Final = listed("do does did will would can could may might must shall should")


def is_out_of(sentence: Sequence[Term], index: int) -> bool:
    """Tell whether somebody or something is out of a word: out of school, out of work."""
    before = [term.word for term in sentence[max(index - 2, 0) : index]]
    return before == ["out", "of"] and sentence[index].word in _OUT_OF


_OUT_OF: Final = listed(
    "school work service order action use reach business office power touch production stock"
)
