"""Numbers with what qualifies them, before or behind: at least, nearly, or more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from briefing.verify.english.figures.context import unit_at
from briefing.verify.english.figures.counted import noun_after
from briefing.verify.english.figures.numerals import (
    HYPHENS,
    NumeralSpan,
    phrase,
    tokens,
    word,
)
from briefing.verify.english.figures.read import may_start
from briefing.verify.english.figures.words import (
    AFTERWARDS,
    BEHIND,
    LONGEST_QUALIFIER,
    MOVING,
    PLACES,
    QUALIFIERS,
    UNITS,
)
from briefing.verify.language import Op, SentenceItem, listed


class Qualified(Struct, frozen=True):
    """A draft with its qualifiers: ``first``, ``end`` and ``counted`` are token indexes.

    At ``counted`` begins what is counted, before the end where a qualifier stands behind that.
    """

    first: int
    end: int
    op: Op
    draft: NumeralSpan
    counted: int


MOST_WORDS: Final = 7
"""Words of a figure that a record keeps."""


def qualified(
    toks: Sequence[SentenceItem], draft: NumeralSpan, *, alone: bool = False
) -> Qualified:
    """Take in the qualifiers before and behind a figure."""
    ops: list[Op] = []
    first = draft.first
    while (length := _qualifier(toks, first, draft, alone=alone)) > 0:
        ops.append(QUALIFIERS[phrase(toks, first - length, length)])
        first -= length
    marked = None if ops else _marked(toks, draft)
    if marked is not None:
        return put_together(draft, marked[1], [marked[0]], marked[2], marked[2])
    end = draft.end
    at = end + (phrase(toks, end, 2) == (",", "or"))  # 45 minutes, or longer
    for length in (2, 1):
        apart = length == 1 and toks[at : at + 1] and toks[at].text == "+" and not toks[at].glued
        if _bounds_next(toks, at, at + length):
            continue
        if phrase(toks, at, length) in AFTERWARDS and not apart:
            ops.append(AFTERWARDS[phrase(toks, at, length)])
            end = at + length
            unit = unit_at(toks, end, digits=True) if ops[-1] == "~" else None
            if unit and not unit[2] and draft.kind == "count" and UNITS[unit[0]][1] != "share":
                draft = draft._replace(kind="measure", unit=unit[0])  # twenty-odd minutes
                end = unit[1]
            break
    else:
        op, last = _behind(toks, first, end)
        if op is not None:
            ops.append(op)
            return put_together(draft, first, ops, last, end)
    return put_together(draft, first, ops, end, end)


def _bounds_next(toks: Sequence[SentenceItem], at: int, end: int) -> bool:
    """Tell whether words behind a number bound another: "17 percent and | more than 4 percent"."""
    joined = end - at == 2 and word(toks, at) in ("and", "or") and end < len(toks)
    return joined and (word(toks, end) == "than" or may_start(toks[end]))


_MARKS: Final = listed("mark barrier threshold level milestone ceiling limit")
_PAST: Final = listed(
    "passed passes pass passing crossed crosses cross crossing topped tops past above over beyond "
    "broke breaks through breached breaches exceeded exceeds surpassed surpasses"
)


def _marked(toks: Sequence[SentenceItem], draft: NumeralSpan) -> tuple[Op, int, int] | None:
    """Return the bound of a number that is a mark gone past, and from where to where it stands.

    "Passed the 20,000 mark", "crossed the threshold of 40 million".
    """
    first, end = draft.first, draft.end
    if word(toks, first - 1) in _PAST and word(toks, end) in _MARKS:
        end += 1  # "crosses 220 kmph mark", as papers leave articles out
    elif word(toks, first - 1) == "the":
        first -= 1
        end += 2 * (end < len(toks) and toks[end].text in HYPHENS)  # the 900-rial barrier
        if word(toks, end) not in _MARKS:
            return None
        end += 1
    elif word(toks, first - 1) == "of" and word(toks, first - 2) in _MARKS:
        first -= 2 + (word(toks, first - 3) == "the")
        if word(toks, first - 1) in _STANDING:
            return None  # the rate is above the threshold of 1 per cent
    else:
        return None
    verb = word(toks, first - 1)
    fell = verb in _PLACED and word(toks, first - 2) in _FELL
    if not fell and verb not in _PAST:
        return None
    return "<" if fell else ">", first - 1 - fell, end


_FELL: Final = listed("fell falls fallen dropped sank slid crashed plunged")
_PLACED: Final = frozenset(("through", "below", "under"))
_STANDING: Final = frozenset(("above", "over", "beyond", "past"))


def put_together(
    draft: NumeralSpan, first: int, ops: list[Op], end: int, counted: int
) -> Qualified:
    """Put a draft and its qualifiers together; the first that is not "about" bounds it."""
    if draft.low != draft.high and draft.kind != "vague":
        # What bounds a range is in it: as high as 3 to 4 metres.
        ops = ["~"]
    if draft.unit == "majority":
        ops.append(">")
    elif draft.kind == "vague":
        ops.append("~")
    bounds: list[Op] = [op for op in ops if op != "~"] or ops or ["="]
    return Qualified(first, end, bounds[0], draft, counted)


def _behind(toks: Sequence[SentenceItem], first: int, end: int) -> tuple[Op | None, int]:
    """Return the qualifier behind what is counted ("3,000 demonstrators at the most"), and its end.

    Text and noun together stay as short as what a record keeps.
    """
    at = end + len(tokens(noun_after(toks, end)))
    at += phrase(toks, at, 2) == (",", "or")
    for length in (4, 3, 2):
        words = phrase(toks, at, length)
        if words in BEHIND and at + length - first <= MOST_WORDS:
            end_of_words = at + length
            if words in QUALIFIERS and end_of_words < len(toks) and may_start(toks[end_of_words]):
                break  # "took 3, at least 5 more": it bounds the number that follows
            return BEHIND[words], end_of_words
    return None, end


def _qualifier(toks: Sequence[SentenceItem], first: int, draft: NumeralSpan, *, alone: bool) -> int:
    """Return how many tokens before ``first`` are one qualifier, 0 for none."""
    for length in range(LONGEST_QUALIFIER, 0, -1):
        words = phrase(toks, first - length, length)
        if words not in QUALIFIERS or (words == ("c", ".") and toks[first - length].glued):
            continue  # "11C. 9 in the east"
        if word(toks, first - length - 1) in _TAKING.get(words, ()):
            return 0
        if words == ("under",) and word(toks, draft.end + (word(toks, draft.end) == "of")) in _OVER:
            return 0
        if alone or length > 1 or words[0] not in PLACES:
            return length
        before = word(toks, first - 2)
        if words[0] == "over" and (before in MOVING or _lasts(draft, before)):
            return 0
        # "under two flags", "about two men": words for small numbers behind words of place.
        small = draft.words and draft.low is not None and draft.low <= 12
        return 0 if small else length
    return 0


_OVER: Final = listed("water waters snow mud rubble earth sand ice soil ash debris")
"""What lies over that which is so far under it: "from under 70 feet of water"."""
_TAKING: Final[dict[tuple[str, ...], frozenset[str]]] = {
    ("up", "to"): listed("add adds added adding sum sums"),
    ("short", "of"): listed("is are was were be been being still run runs ran running"),
}
"""What takes the words of a qualifier for itself: adds up to 90, is short of 90 beds."""
_LASTED: Final = listed(
    "for lasted lasts last needed needs need took takes take taken waited wait spent spend after of"
    " than within had has have with"
)
"""Words before "over five hours" that make it more than five."""


def _lasts(draft: NumeralSpan, before: str) -> bool:
    """Tell whether "over" before a duration means during it."""
    unit = UNITS.get(draft.unit)
    return unit is not None and unit[1] in ("time", "span") and before not in _LASTED
