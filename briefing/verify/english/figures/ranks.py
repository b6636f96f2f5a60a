"""Places in a row: ordinals, "number 3", "No. 9", medals; which of them are a rank, and of what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.verify.english.figures.counted import is_plural
from briefing.verify.english.figures.numerals import (
    HYPHENS,
    ONES,
    TENS,
    NumeralSpan,
    digits_value,
    word,
)
from briefing.verify.language import Figure, SentenceItem, listed

PLACE: Final = "rank"
"""What a rank counts where it is a place: "came second", "number 3"."""
MEDAL: Final = "medal"
MEDALS: Final = {"gold": 1.0, "silver": 2.0, "bronze": 3.0}
_WORDS: Final = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
ORDINALS: Final = {
    **{ordinal: number for number, ordinal in enumerate(_WORDS.split()) if number},
    **{f"{ten[:-1]}ieth": number for ten, number in TENS.items()},
}
_LABELS: Final = listed("number no nos position place rank spot")
_ABLE: Final = listed("to they we who that which may might can could must will would should")
_ROUGHLY: Final = listed("about around some roughly over under nearly almost between perhaps")
_MANY: Final = 20
"""A number from which on rooms that "number" so many are counted, and no room has that number."""
_PLACES: Final = listed("place position rank spot")
"""Labels that are places wherever a number follows them."""
_CLIMBING: Final = listed(
    "rose risen climbed rises climbs fell fallen falls dropped drops slipped moved up down"
    " went jumped"
)
_BEGINS: Final = frozenset({"#", *_LABELS, *MEDALS, *ORDINALS, *TENS})
"""Words that a rank may begin with."""
_WINNING: Final = listed(
    "won win wins winning took take takes taking claimed claims earned earns got gets"
)
_STANDING: Final = listed(
    "came come comes coming finished finishes finishing placed places ranked ranks rank ranking "
    "stood stands remained remains is was are were be been being lies lay"
)
_STANDING_FIRST: Final = listed("finished finishes finishing placed ranked ranks rank ranking")
"""Verbs behind which "first" is a place; who "came first" may only have been early."""
_BETWEEN: Final = listed("now only joint currently still in the a as home")
_BEHIND: Final = listed(
    "with in behind after before on of at and to by among for overall but place again when while "
    "over across ahead from out"
)
_LAST: Final = listed("last final")
_COUNTED: Final = listed("time times")
_ROW: Final = listed("consecutive straight successive")
_ENDLESS: Final = listed("century centuries world party person hand time-out floor")
"""What ordinals name, and do not count: the 19th century, a third party."""


def rank(toks: Sequence[SentenceItem], at: int, *, source: bool = False) -> NumeralSpan | None:
    """Read a rank that a sentence states; of a ``source`` whatever may be taken for one.

    The noun is in ``compound``: ``rank`` for a place, ``medal``, the superlative of "the
    third-largest", or what is counted ("its fifth meeting"), "" where nothing shows it.
    """
    here = toks[at]
    if here.kind != "number" and here.lower not in _BEGINS:
        return None
    if here.lower in _LABELS or here.text == "#":
        led = word(toks, at - 1)
        climbed = led == "to" and word(toks, at - 2) in _CLIMBING
        placed = here.lower in _PLACES or led in ("at", "as") or climbed
        return _numbered(toks, at) if (source or placed) and not amounts(toks, at) else None
    if here.lower in MEDALS:
        before = {word(toks, at - 1), word(toks, at - 2)}
        last = at + 1 == len(toks) or toks[at + 1].kind == "sign"
        went = word(toks, at + 1) in ("went", "goes") and word(toks, at + 2) == "to"
        won = (
            went
            or (source and last)
            or bool(before & _WINNING)
            or (last and word(toks, at - 1) == "with")
        )
        return _draft(at, at + 1, MEDALS[here.lower], MEDAL) if won else None
    read = _ordinal(toks, at)
    if read is None:
        return None
    value, end = read
    noun = _noun(toks, end)
    if noun is None:
        return None
    if noun == PLACE and value < 2 and (word(toks, at - 2), word(toks, at - 1)) == ("in", "the"):
        return None  # in the first place
    if not noun and _stands(toks, at, end, value):
        noun = PLACE
    if source or noun == PLACE or _states(toks, at, value, noun):
        return _draft(at, end, value, noun)
    return None


def amounts(toks: Sequence[SentenceItem], at: int) -> bool:
    """Tell whether "number" at ``at`` is a verb: groups number 600 to 800, thought to number 90."""
    if toks[at].lower != "number":
        return False
    led, begin = word(toks, at - 1), at + 1
    if led == "to" and word(toks, at - 2) in _CLIMBING:
        return False
    if led in _ABLE or word(toks, begin) in _ROUGHLY:
        return True
    value = digits_value(toks[begin].text) if begin < len(toks) else None
    if value is None or value < _MANY or at == 0:
        return False
    ranged = word(toks, begin + 1) in ("to", "or") or word(toks, begin + 1) in HYPHENS
    return is_plural(led) or (ranged and begin + 2 < len(toks) and toks[begin + 2].kind == "number")


def lone_rank(toks: Sequence[SentenceItem], noun: str) -> NumeralSpan | None:
    """Read a snippet that is a rank and begins with it: "fifth", "No. 9", "gold"."""
    if not toks:
        return None
    if word(toks, 0) in _LABELS or toks[0].text == "#":
        return _numbered(toks, 0)
    if word(toks, 0) in MEDALS and len(toks) == 1:
        return _draft(0, 1, MEDALS[word(toks, 0)], MEDAL)
    read = _ordinal(toks, 0)
    if read is None or _numbers(toks, read[1]):
        return None
    return _draft(0, read[1], read[0], noun or _noun(toks, read[1]) or "")


def _numbers(toks: Sequence[SentenceItem], at: int) -> bool:
    """Tell whether a number follows an ordinal: the first three cases are three."""
    return at < len(toks) and (toks[at].kind == "number" or word(toks, at) in ONES)


def _draft(at: int, end: int, value: float, noun: str) -> NumeralSpan:
    return NumeralSpan(at, end, value, value, "rank", compound=noun)


def _numbered(toks: Sequence[SentenceItem], at: int) -> NumeralSpan | None:
    """Read "number 3", "No. 9", "place 4"."""
    short = word(toks, at) in ("no", "nos") and word(toks, at + 1) == "."
    number = at + 2 if short else at + 1
    if number >= len(toks):
        return None
    token = toks[number]
    value = digits_value(token.text) if token.kind == "number" else ONES.get(token.lower)
    return _draft(at, number + 1, float(value), PLACE) if value else None


def _ordinal(toks: Sequence[SentenceItem], at: int) -> tuple[float, int] | None:
    """Return the number of an ordinal that begins at ``at``, and the index after it."""
    here = toks[at]
    if here.kind == "number":
        ending = toks[at + 1] if at + 1 < len(toks) else None
        if ending is None or not ending.glued or ending.lower not in ("st", "nd", "rd", "th"):
            return None
        value = digits_value(here.text)
        return (value, at + 2) if value else None
    if here.lower in ORDINALS:
        return float(ORDINALS[here.lower]), at + 1
    joined = at + 2 < len(toks) and toks[at + 1].text in HYPHENS and toks[at + 1].glued
    if here.lower in TENS and joined and 0 < ORDINALS.get(word(toks, at + 2), 0) < 10:
        return float(TENS[here.lower] + ORDINALS[word(toks, at + 2)]), at + 3
    return None


def _noun(toks: Sequence[SentenceItem], at: int) -> str | None:
    """Return what an ordinal that ends at ``at`` counts; None where it is part of a name."""
    if at < len(toks) and toks[at].text in HYPHENS and toks[at].glued:
        at += 1
    while word(toks, at) in _ROW:
        at += 1
    here = word(toks, at)
    if here in _ENDLESS or (at < len(toks) and toks[at].text[:1].isupper()):
        return None
    if here in _PLACES:
        return PLACE
    if here == "and" and (word(toks, at + 1) in _LAST or word(toks, at + 1).endswith("est")):
        return word(toks, at + 2) or ""  # the third and strongest cyclone
    if at >= len(toks) or toks[at].kind != "word" or here in _BEHIND:
        return ""
    return PLACE if here in _LABELS else here


def _stands(toks: Sequence[SentenceItem], at: int, end: int, value: float) -> bool:
    """Tell whether an ordinal is where somebody stands: "finished third", "is now 5th in"."""
    before = at - 1
    while word(toks, before) in _BETWEEN:
        before -= 1
    verbs = _STANDING if value > 1 else _STANDING_FIRST
    return word(toks, before) in verbs


def _states(toks: Sequence[SentenceItem], at: int, value: float, noun: str) -> bool:
    """Tell whether an ordinal counts, and does not only point at one of those spoken of.

    "The second speaker" and "a third group" may be the desk's own order.
    """
    if not noun or word(toks, at - 1) in ("a", "an", "another") or value < 2:
        return False
    return value > 3 or noun in _COUNTED or noun.endswith("est")


def same_rank(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two ranks are one place, as far as what they count does not tell them apart."""
    nouns = {ours.noun, theirs.noun}
    placed = PLACE in nouns and any(noun.endswith("est") for noun in nouns)
    alike = _one_row(ours.noun, theirs.noun) or "" in nouns or nouns == {PLACE, MEDAL} or placed
    return ours.low == theirs.low and alike


def may_point(figure: Figure) -> bool:
    """Tell whether a share may be an ordinal: "a third" is one of three, or one after two."""
    words = figure.text.lower().split()
    return figure.kind == "fraction" and len(words) == 2 and words[1] in ORDINALS


def rivals(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two ranks that differ are of the same row: the fifth time and the seventh."""
    if ours.kind != "rank" or theirs.kind != "rank":
        return False
    if (ours.text.lower() in MEDALS) != (theirs.text.lower() in MEDALS):
        return False  # silver, of a nineteenth medal
    placed = ours.noun == PLACE and theirs.noun.endswith("est")  # ninth, of the seventh-largest
    return bool(ours.noun) and (_one_row(ours.noun, theirs.noun) or placed)


_ROWS: Final = (listed("tier division league class"), listed("meeting session sitting"))
"""Words for what one row of places is of."""


def _one_row(ours: str, theirs: str) -> bool:
    """Tell whether two words may name one row: the third tier, the third division."""
    return ours == theirs or any(ours in row and theirs in row for row in _ROWS)
