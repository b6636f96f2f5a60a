"""Amounts without a number: several dozen, tens of thousands, nearly all, even odds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.verify.english.figures.counted import status_after
from briefing.verify.english.figures.money import digits_at
from briefing.verify.english.figures.numerals import (
    HYPHENS,
    NumeralSpan,
    word,
    words,
)
from briefing.verify.english.figures.parts import AUX
from briefing.verify.english.figures.words import (
    NEARLY_ALL,
    PLURALS,
    SIZES,
    VAGUE,
)
from briefing.verify.language import SentenceItem, listed


def vague(toks: Sequence[SentenceItem], at: int, alone: bool) -> NumeralSpan | None:
    """Read "dozens", "several hundred", "tens of thousands", "large numbers", "most of"."""
    here = word(toks, at)
    begin = at + 1 if here == "a" else at
    lead = word(toks, begin)
    if lead in ("few", "several", "many") or (lead == "couple" and begin > at):
        return _few(toks, at, begin, alone)
    if lead == "handful" and begin > at and (alone or word(toks, begin + 1) == "of"):
        return _amount(at, begin + 1, "handful")
    if lead in SIZES and word(toks, begin + 1) in ("numbers", "number"):
        plural = word(toks, begin + 1) == "numbers"
        return _amount(at, begin + 2, SIZES[lead]) if plural or begin > at else None
    if here in ("all", "nearly", "almost", "virtually", "practically"):
        return _nearly_all(toks, at)
    if here in ("most", "bulk", "majority"):
        after = word(toks, at + 1)
        of = after == "of" and not digits_at(toks, at + 2)
        of = (of and words(toks, at + 2, 1) != ["all"]) or words(toks, at - 2, 4)[::3] == [
            "for",
            "part",
        ]
        lone = alone and word(toks, at - 1) != "at"  # "at most 300" as a record keeps it
        fair = lone or of or (here == "majority" and after in AUX)
        return _amount(at, at + 1, "majority") if fair else None
    return _plural(toks, at, alone)


def _nearly_all(toks: Sequence[SentenceItem], at: int) -> NumeralSpan | None:
    """Read "all but a handful of", "nearly all of the", "almost every", which are most."""
    if words(toks, at, 3) == ["all", "but", "a"] and word(toks, at + 3) in ("handful", "few"):
        return _amount(at, at + 4, NEARLY_ALL)
    every = word(toks, at + 1) in ("all", "every") and word(toks, at) != "all"
    return _amount(at, at + 2, NEARLY_ALL) if every else None


def _amount(first: int, end: int, name: str) -> NumeralSpan:
    low, high = VAGUE[name]
    return NumeralSpan(first, end, low, high, "vague", name)


def _few(toks: Sequence[SentenceItem], at: int, begin: int, alone: bool) -> NumeralSpan | None:
    """Read "a few hundred", "several dozen", "many thousands", "a couple of hundred"."""
    lead, end = word(toks, begin), begin + 1
    if word(toks, end) == "of" and lead == "couple":
        end += 1
    scale = word(toks, end)
    name = PLURALS.get(scale) or (scale if scale in PLURALS.values() else "")
    if not name:
        couple = lead == "couple" and (alone or end > begin + 1)
        return _amount(at, end, "couple") if couple else None
    if name == "hundreds" and word(toks, end + 1) in ("thousand", "million"):
        return _amount(at, end + 2, f"hundreds of {word(toks, end + 1)}s")
    return _amount(at, end + 1, name)


def _plural(toks: Sequence[SentenceItem], at: int, alone: bool) -> NumeralSpan | None:
    here = word(toks, at)
    if here not in ("tens", "scores") and here not in PLURALS.values():
        return None
    if word(toks, at + 1) == "of" and word(toks, at + 2) in PLURALS.values():
        name = f"{here} of {word(toks, at + 2)}"
        if name in VAGUE:
            return _amount(at, at + 3, name)
    if here in ("tens", "scores") and not alone:
        counted = word(toks, at + 1) in ("of", "more", "were") or bool(status_after(toks, at + 1))
        if not counted:
            return None
    return _amount(at, at + 1, here)


_FIFTY: Final = frozenset(("50", "fifty"))
_ODDS: Final = 24
"""Words before "even" within which odds make it one chance in two."""
_EVEN: Final = listed("odds chance chances probability likelihood")


def evens(toks: Sequence[SentenceItem], at: int, _alone: bool) -> NumeralSpan | None:
    """Read "50-50", "fifty to fifty", "even odds": one chance in two."""
    if word(toks, at) == "even" and word(toks, at + 1) in _EVEN:
        return NumeralSpan(at, at + 2, 0.5, 0.5, "fraction")
    if word(toks, at) == "even" and word(toks, at + 1) in ("", ".", ",", ";", ")"):
        before = {token.lower for token in toks[max(at - _ODDS, 0) : at]}
        return NumeralSpan(at, at + 1, 0.5, 0.5, "fraction") if before & _EVEN else None
    joint = toks[at + 1] if at + 2 < len(toks) else None
    if joint is None or not {word(toks, at), word(toks, at + 2)} <= _FIFTY:
        return None
    if joint.text not in HYPHENS and joint.lower not in ("to", "/"):
        return None
    return NumeralSpan(at, at + 3, 0.5, 0.5, "fraction")


HEAPS: Final = {"score": 20, "gross": 144}
"""Numbers by a name: a score of boats, a gross of lamps."""
MORE: Final[dict[tuple[str, ...], float]] = {
    ("and", "a", "half"): 0.5, ("and", "a", "quarter"): 0.25, ("and", "three", "quarters"): 0.75,
}  # fmt: skip
"""What stands behind one of a unit that is more than one: an hour and a half."""
