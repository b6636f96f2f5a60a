"""Reading a figure that begins at a given word: number, range, unit, currency, fraction, amount."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefing.verify.english.figures.context import attached, in_name, reads_below, unit_at
from briefing.verify.english.figures.money import currency_before
from briefing.verify.english.figures.numerals import (
    HYPHENS,
    ONES,
    PARTS,
    SCALES,
    TENS,
    NumeralSpan,
    digits_value,
    read_amount,
    word,
    words,
)
from briefing.verify.english.figures.parts import fraction, times
from briefing.verify.english.figures.vague import evens, vague
from briefing.verify.english.figures.words import (
    BELOW_ZERO,
    CHANGES,
    CODES,
    DASHES,
    DOLLARS,
    LETTERS,
    MINUS,
    MULTIPLES,
    PLURALS,
    SIGNS,
    SIZES,
    TIMES,
    UNITS,
)
from briefing.verify.language import Kind, SentenceItem


class _Side(NamedTuple):
    """One number with its unit; ``factor`` is that of its scale word."""

    value: float
    end: int
    kind: Kind = "count"
    unit: str = ""
    factor: float = 1.0
    words: bool = False
    compound: str = ""


_STARTERS: Final = frozenset(
    {"a", "an", "half", "between", "from", "even", "most", "all", "nearly",
     "almost", "virtually", "practically", "bulk", "majority", "several", "few", "many",
     "tens", "scores", "couple", "handful", *ONES, *TENS, *SCALES, *SIZES,
     *TIMES, *MULTIPLES, *PLURALS.values(), *CODES, *DOLLARS,
     *(letters.lower() for letters in LETTERS)}
)  # fmt: skip


def may_start(token: SentenceItem) -> bool:
    """Tell whether a figure may begin with this token."""
    if token.kind == "number":
        return True
    if token.text in DASHES or token.lower in _MINUS:
        return True
    return token.lower in _STARTERS or token.text in SIGNS or token.text in PARTS


def read(
    toks: Sequence[SentenceItem], at: int, noun: str = "", *, alone: bool = False
) -> NumeralSpan | None:
    """Read the figure that begins at index ``at``, None where none does.

    ``noun`` is what it counts, where the tokens end before that. ``alone``: the tokens are a
    figure and nothing else, so that doubts that only the words around could settle do not count.
    """
    if not may_start(toks[at]):
        return None
    if toks[at].lower in ("between", "from"):
        return _between(toks, at, noun)
    for reader in (vague, evens, fraction, times):
        draft = reader(toks, at, alone)
        if draft is not None:
            return draft
    return _number(toks, at, noun)


_MINUS: Final = frozenset(("minus", "negative"))


def signed(toks: Sequence[SentenceItem], at: int) -> bool:
    """Tell whether a sign at ``at`` belongs to the number behind it: "-3.5%", "minus 14"."""
    behind = toks[at + 1] if at + 1 < len(toks) else None
    before = toks[at - 1] if at else None
    if behind is None or (before is not None and before.kind == "number"):
        return False
    if toks[at].lower in _MINUS:
        return word(toks, at - 1) != "or"  # plus or minus 2.4
    if toks[at].text not in DASHES or not behind.glued:
        return False
    apart = before is None or not toks[at].glued or before.text in ("(", "[")
    return apart and (behind.kind == "number" or behind.text in SIGNS)


def _number(toks: Sequence[SentenceItem], at: int, noun: str) -> NumeralSpan | None:
    first = _side(toks, at, noun)
    if first is None:
        return None
    second = _range_end(toks, at, first, noun)
    if second is None:
        return NumeralSpan(at, first.end, first.value, first.value, first.kind, first.unit,
                     first.words, first.compound)  # fmt: skip
    return _ranged(at, first, second)


def _between(toks: Sequence[SentenceItem], at: int, noun: str) -> NumeralSpan | None:
    """Read "between 20 and 30", "from 20 to 30"; after "rose" the latter is no range."""
    begin = at + 1
    while word(toks, begin) in (
        "about",
        "around",
        "some",
        "roughly",
        "approximately",
        "an",
        "estimated",
    ):
        if word(toks, begin) == "an" and word(toks, begin + 1) != "estimated":
            break
        begin += 1
    first = _side(toks, begin, noun, joined=False)
    if first is None:
        return None
    connector = word(toks, first.end)
    between = word(toks, at) == "between"
    if connector not in (("and", "to") if between else ("to",)) and (
        not between or toks[first.end : first.end + 1] == [] or toks[first.end].text not in HYPHENS
    ):
        return None
    if not between and any(CHANGES.fullmatch(word(toks, at - back)) for back in (1, 2, 3)):
        return None
    then = first.end + 1
    if word(toks, then) in ("about", "around", "some", "roughly", "perhaps"):
        then += 1
    second = _side(toks, then, noun)
    if second is None or (first.unit and second.unit and first.unit != second.unit):
        return None  # from five days to three weeks
    if not between and first.value > _bounds(first, second)[1]:
        return None  # from 53 to 51
    draft = _ranged(at, first, second)
    return (
        draft
        if draft.low is not None and draft.high is not None and draft.low < draft.high
        else None
    )


_FAR: Final = 2.5
"""How many times as great the end of a range is as its beginning at most, behind "by"."""
_HUNDRED: Final = 100
"""From what on the end of such a range is a round number, of two digits and noughts."""


def _range_end(toks: Sequence[SentenceItem], begin: int, first: _Side, noun: str) -> _Side | None:
    """Return the second number of "12-15", "10 to 12", "five or six"; None where there is none."""
    at = first.end
    if at >= len(toks) or first.compound:
        return None
    connector = _connector(toks, at)
    hour = toks[at + connector].text if at + connector < len(toks) else ""
    if connector == 0 or (len(hour) == 4 and hour[0] == "0"):  # "in the 48 hours to 0600"
        return None
    if toks[at].lower == "to" and "from" in words(toks, max(0, begin - 3), min(3, begin)):
        return None  # "rose from 20 to 30"
    grown = toks[at].lower == "to" and "by" in words(toks, max(0, begin - 2), min(2, begin))
    second = _side(toks, at + connector, noun)
    if second is None:
        return None
    low, high = _bounds(first, second)
    if toks[at].lower == "or" and second.value < first.value:
        low, high = second.value, first.value
    too_wide = toks[at].lower == "or" and high > 2 * low + 3
    exact = second.kind == "count" and high >= _HUNDRED and high % (10 ** (len(str(int(high))) - 2))
    # "Grew by 500 to 6,400", "by 1,900 to 3,494".
    too_wide = too_wide or (grown and (high > _FAR * low or bool(exact)))
    if first.kind in ("percent", "measure") and not second.unit and toks[at].lower == "to":
        return None  # "lost 6% to 31,400"
    if low >= high or too_wide or (first.unit and second.unit and first.unit != second.unit):
        return None
    if toks[at].text in HYPHENS and not toks[at].glued and word(toks, second.end) == "of":
        return None  # "killed 12 – 30 of them"
    return second


def _connector(toks: Sequence[SentenceItem], at: int) -> int:
    """Return how many tokens from ``at`` on join two numbers to a range: "-", "to", "-to-"."""
    if toks[at].lower in ("to", "or"):
        return 1
    if toks[at].text not in HYPHENS or at + 1 >= len(toks):
        return 0
    if word(toks, at + 1) == "to" and at + 2 < len(toks) and toks[at + 2].text in HYPHENS:
        return 3
    # Glued on both sides or on neither.
    return 1 if toks[at].glued == toks[at + 1].glued else 0


def _bounds(first: _Side, second: _Side) -> tuple[float, float]:
    """Return both ends; in "3 to 4 million" the million goes for both."""
    low = first.value
    if (
        first.factor == 1
        and second.factor > 1
        and low < 1000
        and low * second.factor <= second.value
    ):
        low *= second.factor
    return low, second.value


def _ranged(at: int, first: _Side, second: _Side) -> NumeralSpan:
    low, high = sorted(_bounds(first, second))
    kind, unit = (second.kind, second.unit) if second.unit else (first.kind, first.unit)
    return NumeralSpan(
        at, second.end, low, high, kind, unit, first.words and second.words, second.compound
    )


def _side(toks: Sequence[SentenceItem], at: int, noun: str, *, joined: bool = True) -> _Side | None:
    """Read one number with currency, scale and unit."""
    if signed(toks, at):
        return _negative(toks, at, noun, joined=joined)
    currency, begin = currency_before(toks, at)
    named = begin >= len(toks) or in_name(toks, begin, bool(currency))
    amount = None if named else read_amount(toks, begin, joined=joined)
    if amount is None or amount.value > 1e15:
        return None
    value, end, factor = amount.value, amount.end, 1.0
    if amount.scaled:
        plain = digits_value(toks[begin].text) if toks[begin].kind == "number" else None
        plain = plain if plain is not None else float(ONES.get(toks[begin].lower, 1) or 1)
        factor = value / plain if plain else 1.0
    if amount.digits and not amount.scaled and end < len(toks) and toks[end].glued:
        letters = attached(toks, end, noun, bool(currency))
        if letters:
            value, end, factor = value * letters, end + 1, letters
    value = round(value, 6) if value < 1e9 else float(round(value))
    if currency:
        return _Side(value, end, "money", currency, factor)
    unit = unit_at(toks, end, digits=amount.digits)
    if unit:
        shared = not unit[2] and UNITS[unit[0]][1] == "share"
        kind: Kind = "percent" if shared else "money" if unit[2] else "measure"
        if tuple(words(toks, unit[1], 2)) in BELOW_ZERO:
            return _Side(-value, unit[1] + 2, kind, unit[0], factor)
        return _Side(value, unit[1], kind, unit[0], factor)
    in_words = not amount.digits and not amount.scaled
    if tuple(words(toks, end, 2)) in BELOW_ZERO:
        return _Side(-value, end + 2, "measure", "degree", factor)
    if word(toks, end) == "below" and reads_below(toks, at, end):
        return _Side(-value, end + 1, "measure", "degree", factor)
    return _compound(toks, _Side(value, end, "count", "", factor, in_words))


def _negative(toks: Sequence[SentenceItem], at: int, noun: str, *, joined: bool) -> _Side | None:
    """Read the number behind a sign; a dash at the head of a text is one only before a unit."""
    side = _side(toks, at + 1, noun, joined=joined)
    if side is None or side.value < 0:
        return None
    sure = toks[at].lower in _MINUS or (toks[at].text in MINUS and at > 0)
    if not (sure or side.unit or side.end == len(toks)):
        return None
    return side._replace(value=-side.value, words=False)


def _compound(toks: Sequence[SentenceItem], side: _Side) -> _Side | None:
    """Read what a hyphen joins to a number: 40-strong, 12-nation; "two-sided" is no figure."""
    at = side.end
    if at + 1 >= len(toks) or toks[at].text not in HYPHENS or not toks[at].glued:
        return side
    after = toks[at + 1]
    if (
        not after.glued
        or after.kind != "word"
        or after.lower in ("plus", "odd", "to")
        or read_amount(toks, at + 1)
    ):
        return side
    if after.lower == "strong":
        return side._replace(end=at + 2)
    if after.lower == "fold":
        return side._replace(end=at + 2, kind="fraction", unit="times")
    return None if side.words else side._replace(compound=after.text)
