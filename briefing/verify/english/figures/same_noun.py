"""Whether two nouns may stand beside the same number: killed and dead, homes and houses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.figures.counted import is_plural
from briefing.verify.language import listed

_WORD: Final = late_pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

_SAME: Final = {
    word: number
    for number, group in enumerate(
        (
            "kill dead death die fatality slain died killing",
            "wound injure injury hurt wounded injured",
            "people person persons individual",
            "soldier troop serviceman servicemen",
            "police policeman policemen",
            "home house",
            "aircraft plane airplane aeroplane",
            "child kid minor children",
            "man men", "woman women",
            "percent per-cent pct",
            "kilometre kilometer km",
            "metre meter",
            "tonne ton",
            "truck lorry truckload lorryload", "boat boatload",
            "ship vessel boat hull",
            "fighter combatant militant gunman gunmen insurgent attacker assailant",
            "neighbourhood neighborhood",
            "casualty casualties",
            "explosion blast bomb device",
            "vote ballot",
            "detain arrest detained arrested",
            "worker employee labourer laborer staffer",
            "guard warder officer",
            "doctor physician medic",
            "pupil student schoolchild schoolchildren",
            "lawmaker deputy parliamentarian legislator mp mps",
            "inmate prisoner detainee",
            "sailor seafarer crew crewman crewmen mariner seaman seamen",
            "car vehicle", "rifle gun", "shop store", "sack bag", "village hamlet",
            "raid strike attack assault", "round shot bullet", "fisherman fishermen fisher",
            "seat mandate", "member colleague", "letter note",
        )
    )
    for word in group.split()
}  # fmt: skip
_STATUS_STEMS: Final = listed(
    "kill dead death die fatality slain wound injure injury hurt missing displace detain arrest"
)
_UNIT_WORDS: Final = late_pattern(
    r"^(?:per\s?cent|percent|%|pct)\s*(?:of\s+)?(?:the\s+|its\s+|all\s+)?|\s+(?:a|an|per|each|every)\s+"
    r"(?:day|week|month|year|hour|night)$",
    re.IGNORECASE,
)


def same_noun(ours: str, theirs: str) -> bool:
    """Tell whether two nouns may stand beside the same number.

    They may where one of them is empty, where the head of one is a word of the other (stems and
    a short table of true synonyms), where one says what became of people (``killed``) and the
    other who they are, and where one is a name and the other a kind of place. ``civilians`` and
    ``fighters`` are not the same.
    """
    first, second = stems_of(ours), stems_of(theirs)
    if not first or not second:
        return True
    if first[-1] in second or second[-1] in first:
        return True
    if any(frozenset((one, other)) in _LIVING for one in first for other in second):
        return True
    fates = [any(stem in _FATES for stem in stems) for stems in (first, second)]
    return fates[0] != fates[1] or _place(ours, second) or _place(theirs, first)


_LIVING: Final = (
    frozenset((_SAME["home"], "household")),
    frozenset(("household", "family")),
    frozenset((_SAME["police"], _SAME["officer"])),
)
"""Who and what is counted as one: a home has a household, which may be called a family.

Officers are police.
"""
_PLACES: Final = listed(
    "town city village province region area district country camp territory island lake county "
    "state capital port valley quarter neighbourhood governorate enclave"
)


def _place(name: str, stems: list[int | str]) -> bool:
    """Tell whether ``name`` is a proper name and the other noun a kind of place: Aleppo, city."""
    capitals = all(word[0].isupper() for word in _WORD.findall(_UNIT_WORDS.sub("", name)))
    return capitals and not is_plural(name.lower()) and stems[-1] in _PLACES


def head(noun: str) -> str:
    """Return the last word of a noun, in lower case."""
    return noun.rsplit(maxsplit=1)[-1].lower() if noun.split() else ""


def stems_of(noun: str) -> list[int | str]:
    """Return the words of a noun without their endings; words that say the same are one number."""
    return list(_stems_of(noun))


@lru_cache(maxsize=4096)  # a noun is held against all others of its paragraphs
def _stems_of(noun: str) -> tuple[int | str, ...]:
    plain = [_stem(word.lower()) for word in _WORD.findall(_UNIT_WORDS.sub("", noun.strip()))]
    return tuple(_SAME.get(word, word) for word in plain if word not in _SMALL)


_SMALL: Final = ("of", "the", "and", "from")


def _stem(word: str) -> str:
    """Return a word without the ending of a plural or a participle."""
    word = re.sub(r"['’]s?$", "", word)
    if word in _SAME:
        return word
    for ending, base in (
        ("ies", "y"),
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("xes", "x"),
    ):
        if word.endswith(ending):
            return word[: -len(ending)] + base
    if word.endswith("ed") and len(word) > 4:
        short = word[:-2]
        return short if short in _SAME or short in _STATUS_STEMS else word[:-1]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


_FATES: Final[frozenset[int | str]] = frozenset(_SAME.get(stem, stem) for stem in _STATUS_STEMS)
