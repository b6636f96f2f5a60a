"""Words by which something is not so, or not yet: denied, wished, planned, asked, tried, refused.

Verbs are given by their base forms; ``verb_lemmas`` tells of which a printed word may be one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from briefing.verify.english.denying import FRAMES, WORDS
from briefing.verify.english.lexicon import american, verb_lemmas
from briefing.verify.language import listed
from briefing.verify.words.normalise import words

NEGATIONS: Final = listed(
    "not never no none nobody nothing neither nor without cannot hardly barely unable nowhere"
)
CONDITIONS: Final = listed("if unless whether should lest")
MODALS: Final = listed(
    "will would could may might must should shall can cannot can't won't wouldn't couldn't 'll"
)
ASKING: Final = listed("ask demand request seek want hope await urge")
REFUSING: Final = listed("fail refuse decline")
TRYING: Final = listed(
    "try attempt threaten vow seek plan want hope promise intend aim pledge prepare poise due"
    " expect"
)
"""Verbs of those who mean to do something, and have not done it."""
DISPUTING: Final = listed("deny reject refute disavow")
"""Verbs by which somebody says that something is not so."""
_SCARCELY: Final = listed("hardly barely")
ADMITTING: Final = listed("admit acknowledge concede")
CONFIRMING: Final = listed("confirm")
_LACKING: Final = listed("closed shut lacks lack lacking absent missing barred banned hardly few")
ENDING: Final = listed("stop end cease halt suspend")


def negates(word: str) -> bool:
    """Tell whether a word, in small letters, negates what stands with it."""
    return word in NEGATIONS or word.endswith("n't")


def denial(text: str) -> str:
    """Return the first word of a text that negates or disputes anything, "" for none."""
    found = (word for word in words(text) if word not in _SCARCELY)
    return next((word for word in found if negates(word) or is_form(word, DISPUTING)), "")


def may_deny(text: str) -> bool:
    """Tell whether a text may deny something, in whatever words."""
    there = words(text)
    return any(
        negates(word) or word in _LACKING or is_form(word, DISPUTING, REFUSING, ENDING)
        for word in there
    )


def denied_words(text: str) -> frozenset[str]:
    """Return the words that stand right behind one that negates in a text."""
    there = words(text)
    return frozenset(
        after for at, word in enumerate(there) if negates(word) for after in there[at + 1 : at + 4]
    )


def confirms(text: str) -> str:
    """Return the first word by which a text confirms or admits something, "" for none."""
    for word, after in pairwise([*words(text), ""]):
        if is_form(word, ADMITTING) or (is_form(word, CONFIRMING) and after == "that"):
            return word
    return ""


def denies_next(words_before: Sequence[str]) -> bool:
    """Tell whether the last of some words denies what comes next."""
    return bool(words_before) and negates(words_before[-1])


def denied_beside(text: str, paragraphs: Sequence[str], found: Sequence[str]) -> bool:
    """Return False: what is denied on one side only is told by sentences."""
    return False


def is_form(word: str, *verbs: frozenset[str]) -> bool:
    """Tell whether a word, in small letters, may be a form of one of some verbs."""
    return any(not verb_lemmas(word).isdisjoint(each) for each in verbs)


def _spelled(listing: str) -> frozenset[str]:
    """Return the words of a list in the spelling that comparisons are made in, too."""
    return frozenset(each for word in listing.split() for each in (word, american(word)))


@cache
def denying_words(name: str) -> frozenset[str]:
    """Return one of the lists of words that deny in their own way: doubtful, hints ..."""
    found = _spelled(WORDS[name])
    return found | denying_words("untrue") if name == "doubtful" else found


@cache
def denying_frames() -> Mapping[str, frozenset[str]]:
    """Return verbs that deny what follows them, by the words that have to stand between."""
    return {frame: _spelled(verbs) for frame, verbs in FRAMES.items()}


@cache
def denying_verbs() -> frozenset[str]:
    """Return all verbs of the frames, by their base forms."""
    return frozenset().union(*denying_frames().values())
