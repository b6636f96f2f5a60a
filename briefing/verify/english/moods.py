"""Words by which something is not so, or not yet: denied, wished, planned, asked, tried, refused.

Verbs are given by their base forms; ``verb_lemmas`` tells of which a printed word may be one.
"""

from __future__ import annotations

from typing import Final

from briefing.verify.english.lexicon import verb_lemmas
from briefing.verify.language import listed

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
ENDING: Final = listed("stop end cease halt suspend")


def negates(word: str) -> bool:
    """Tell whether a word, in small letters, negates what stands with it."""
    return word in NEGATIONS or word.endswith("n't")


def is_form(word: str, *verbs: frozenset[str]) -> bool:
    """Tell whether a word, in small letters, may be a form of one of some verbs."""
    return any(not verb_lemmas(word).isdisjoint(each) for each in verbs)
