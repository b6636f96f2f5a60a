"""Fractions and multiples: "half", "two thirds", "tenfold", "one in five"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefing.verify.english.figures.context import ENDS, unit_at
from briefing.verify.english.figures.counted import COUNTED, THINGS, status_after
from briefing.verify.english.figures.numerals import (
    HYPHENS,
    ONES,
    PARTS,
    SCALES,
    TENS,
    NumeralSpan,
    digits_value,
    read_amount,
    small,
    word,
    words,
)
from briefing.verify.english.figures.words import (
    COMPARED,
    FRACTIONS,
    MULTIPLES,
    NO_HALF,
    QUALIFIERS,
    TIMES,
    UNITS,
)
from briefing.verify.language import SentenceItem, listed

_OF: Final = listed("of the its their his her all this that these those our my such")
_AFTER_CHANGE: Final = listed(
    "in since from over to and or on at as this last after before during relative compared against"
    " versus below above between until till when while but by within"
)
AUX: Final = listed(
    "were was are is have has had will would needs need lacks lack lives live depends depend "
    "relies rely wants want fears fear supports support opposes oppose suffers suffer faces face"
)


def fraction(toks: Sequence[SentenceItem], at: int, alone: bool) -> NumeralSpan | None:
    """Read "half", "two thirds", "a quarter", "one in five", "nine out of ten"."""
    return _half(toks, at, alone) or _inwords(toks, at, alone) or _out_of(toks, at)


def _follows(toks: Sequence[SentenceItem], at: int) -> bool:
    """Tell whether what follows a fraction shows that it is one of something."""
    follows = word(toks, at) in _OF or word(toks, at) in AUX or word(toks, at) in COMPARED
    return follows or bool(status_after(toks, at))


def _bounded(toks: Sequence[SentenceItem], at: int) -> bool:
    """Tell whether a qualifier stands right before ``at``."""
    return any(tuple(words(toks, at - n, n)) in QUALIFIERS for n in range(1, 5) if at >= n)


def _by(toks: Sequence[SentenceItem], at: int, end: int) -> bool:
    """Tell whether a fraction is what something changed by ("rose by a third")."""
    after = toks[end] if end < len(toks) else None
    plain = after is None or after.kind != "word" or after.lower in _AFTER_CHANGE
    return plain and word(toks, at - 1) in ("by", "to", "than")


def _half(toks: Sequence[SentenceItem], at: int, alone: bool) -> NumeralSpan | None:
    begin = at + 1 if word(toks, at) in ("a", "one") and word(toks, at + 1) == "half" else at
    if word(toks, begin) != "half" or read_amount(toks, begin) is not None:
        return None
    end = begin + 1
    lone = one_unit(toks, end)
    if lone is not None:
        return NumeralSpan(at, lone.end, 0.5, 0.5, "measure", lone.unit)
    if word(toks, end) in ("a", "an") or (end < len(toks) and toks[end].text in HYPHENS):
        return None
    if not alone:
        before = word(toks, at - 1)
        much = word(toks, end) == "what" or (
            word(toks, end) == "as" and word(toks, end + 1) in ("much", "many")
        )
        fair = much or _follows(toks, end) or _bounded(toks, at) or _by(toks, at, end)
        if (before in NO_HALF and not much) or not fair:
            return None
    return NumeralSpan(at, end, 0.5, 0.5, "fraction")


_MERE: Final = frozenset(("mere", "full", "bare", "paltry", "good", "whole"))


def _inwords(toks: Sequence[SentenceItem], at: int, alone: bool) -> NumeralSpan | None:
    above, below = word(toks, at), at + 1
    below += above in ("a", "an") and word(toks, below) in _MERE  # a mere eighth
    if below < len(toks) and toks[below].text in HYPHENS and toks[below].glued:
        below += 1
    numerator = 1 if above in ("a", "an") else ONES.get(above)
    denominator = FRACTIONS.get(word(toks, below))
    if numerator is None and toks[at].kind == "number" and toks[at].text.isdigit():
        numerator = int(toks[at].text[:2])
    if denominator is None or not numerator or numerator >= denominator:
        return _digit_fraction(toks, at, alone)
    plural = word(toks, below).endswith("s")
    sure = numerator > 1 and plural
    if numerator > 1 and not plural:
        return None
    if above == "one" and word(toks, below) != "quarter":
        sure = True
    fair = _follows(toks, below + 1) or _bounded(toks, at) or _by(toks, at, below + 1)
    fair = fair or (word(toks, below + 1) in ENDS and _of_which(toks, at))
    if not (sure or alone or fair):
        return None
    value = numerator / denominator
    scale = word(toks, below + 3)
    if words(toks, below + 1, 2) == ["of", "a"] and scale in ("million", "billion", "trillion"):
        value *= SCALES[scale]
        return NumeralSpan(at, below + 4, value, value, "count")
    lone = one_unit(toks, below + 2) if word(toks, below + 1) == "of" else None
    if lone is not None:
        return NumeralSpan(at, lone.end, value, value, "measure", lone.unit)
    return NumeralSpan(at, below + 1, value, value, "fraction")


def _of_which(toks: Sequence[SentenceItem], at: int) -> bool:
    """Tell whether a share is of what "of which" takes up: of which the state bears a quarter."""
    before = [token.lower for token in toks[max(at - _SHARED, 0) : at]]
    return any(one == "of" and two in ("which", "whom") for one, two in pairwise(before))


_SHARED: Final = 9
"""Words before a share among which "of which" stands."""


def _digit_fraction(toks: Sequence[SentenceItem], at: int, alone: bool) -> NumeralSpan | None:
    """Read "2/3 of", "½ of"."""
    if toks[at].text in PARTS and not _goes_on(toks, at + 1):
        value = PARTS[toks[at].text]
        return NumeralSpan(at, at + 1, value, value, "fraction")
    if at + 2 >= len(toks) or toks[at + 1].text not in ("/", "⁄") or not toks[at + 2].glued:
        return None
    above, below = toks[at].text, toks[at + 2].text
    if not (above.isdecimal() and below.isdecimal() and len(above) < 3 and len(below) < 3):
        return None
    if not 0 < int(above) < int(below) or not (alone or word(toks, at + 3) in _OF):
        return None
    if toks[at].glued and at and toks[at - 1].text in ("/", "⁄"):
        return None
    value = int(above) / int(below)
    return NumeralSpan(at, at + 3, value, value, "fraction")


def _goes_on(toks: Sequence[SentenceItem], at: int) -> bool:
    """Tell whether a scale or a unit follows: "½ million", "½ mile"."""
    return word(toks, at) in SCALES or unit_at(toks, at, digits=True) is not None


_HYPHENED: Final[list[bool | str]] = [True, "in", True]


def _out_of(toks: Sequence[SentenceItem], at: int) -> NumeralSpan | None:
    """Read "one in five", "1 in 5", "nine out of ten"; "12 in 20 minutes" is none."""
    above = _single(toks, at)
    if above is None:
        return None
    if [token.text in HYPHENS or token.lower for token in toks[at + 1 : at + 4]] == _HYPHENED:
        below = _single(toks, at + 4)  # a one-in-three chance
        fair = below is not None and 0 < above < below
        return (
            NumeralSpan(at, at + 5, above / (below or 1), above / (below or 1), "fraction")
            if fair
            else None
        )
    begin = at + 1
    each = above == 1 and word(toks, begin + 1) == "in" and toks[begin].kind == "word"
    if each and UNITS.get(word(toks, begin), ("", ""))[1] not in ("time", "span"):
        begin += 1  # "one person in nine"
    many = above > 1 and word(toks, begin + 1) == "in" and toks[begin].kind == "word"
    many = many and word(toks, begin) not in UNITS
    begin += many  # "five homes in six"
    out = words(toks, begin, 2) == ["out", "of"]
    if not out and word(toks, begin) != "in":
        return None
    begin += 2 if out else 1
    every = word(toks, begin) == "every"
    begin += every
    each = each and not out and not every
    below = _single(toks, begin)
    if below is not None and (joined := small(toks, begin)) is not None:
        below, begin = joined[0], joined[1] - 1  # forty-five
    if word(toks, begin) == "a" and word(toks, begin + 1) in _ROUND:
        below, begin = _ROUND[word(toks, begin + 1)], begin + 1
    if (
        below is None
        or not 0 < above < below
        or not (
            below in {*range(2, 21), 25, 30, 40, 50, 100, 200, 500, 1000} or (each and below < 100)
        )
    ):
        return None
    behind = word(toks, begin + 1)
    if many and not (below <= _SMALL_SHARE and behind in _SAID_OF):
        return None  # "two men in three boats"
    about = behind == "or" and word(toks, begin + 2) in ("so", "thereabouts")
    if (behind in UNITS and not (out or every)) or (
        each and (_is_thing(behind) or word(toks, begin + 2) in THINGS)
    ):
        return None  # "one miller in two villages"
    sure = above == 1 or many or out or every or below == 10
    if not (sure or behind == "of" or about or _opens(toks, at)):
        return None
    return NumeralSpan(at, begin + 1, above / below, above / below, "fraction")


_SMALL_SHARE: Final = 12
_SAID_OF: Final = AUX | {"", ".", ",", ";", "lack", "lacks"}
"""What stands behind so many in so many where it is a share."""
_ROUND: Final = {"hundred": 100.0, "thousand": 1000.0}


def _is_thing(behind: str) -> bool:
    """Tell whether a word is something that is counted, and not what became of the one."""
    return behind in COUNTED and not behind.endswith("ed")


def _opens(toks: Sequence[SentenceItem], at: int) -> bool:
    """Tell whether "three in five" begins what is said, so that no verb counts its number."""
    if at == 0 or toks[at - 1].kind == "sign":
        return True
    return toks[at - 1].lower in _OPENERS or _bounded(toks, at)


_OPENERS: Final = listed("that and but while because since as if when where of for by only just")


def _single(toks: Sequence[SentenceItem], at: int) -> float | None:
    """Return a whole number that is one token."""
    if at >= len(toks):
        return None
    if toks[at].kind == "number":
        return digits_value(toks[at].text) if toks[at].text.isdecimal() else None
    value = ONES.get(toks[at].lower, TENS.get(toks[at].lower))
    return None if value is None else float(value)


def times(toks: Sequence[SentenceItem], at: int, alone: bool) -> NumeralSpan | None:
    """Read "doubled", "tenfold", "twice as many", "three times as high"."""
    here, after = word(toks, at), word(toks, at + 1)
    if here in TIMES and after not in ("down", "back", "over", "up"):
        value = float(TIMES[here])
        return NumeralSpan(at, at + 1, value, value, "fraction", "times")
    if here in MULTIPLES and (alone or (here in ("twice", "triple") and after in ("as", "the"))):
        return NumeralSpan(at, at + 1, MULTIPLES[here], MULTIPLES[here], "fraction", "times")
    number = _single(toks, at)
    if number is not None and after == "times":
        return NumeralSpan(at, at + 2, number, number, "fraction", "times")
    parted = read_amount(toks, at) if here in ONES or "." in here else None
    if parted and parted.value < _OFTEN and word(toks, parted.end) == "times":
        end = parted.end + 1  # two and a half times, 2.5 times
        return NumeralSpan(at, end, parted.value, parted.value, "fraction", "times")
    return None


_OFTEN: Final = 100


def one_unit(toks: Sequence[SentenceItem], at: int) -> NumeralSpan | None:
    """Read "a week", "a mile": one of a unit, with no number."""
    if word(toks, at) not in ("a", "an"):
        return None
    unit = unit_at(toks, at + 1, digits=False)
    if unit is None or unit[2] or UNITS[unit[0]][1] == "share" or unit[1] == at + 1:
        return None
    if unit[0] == "second" and (word(toks, unit[1]) in UNITS or word(toks, unit[1]) in _IN_A_ROW):
        return None  # for a second week running
    return NumeralSpan(at, unit[1], 1.0, 1.0, "measure", unit[0])


_IN_A_ROW: Final = listed("consecutive straight successive")
