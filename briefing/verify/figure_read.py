"""Reading a figure that begins at a given word: number, range, unit, currency, fraction, amount."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from briefing.verify.counted import status_after
from briefing.verify.figure_words import (
    CHANGES,
    CODES,
    CURRENCIES,
    DOLLARS,
    FRACTIONS,
    NATIONS,
    NO_HALF,
    PLURALS,
    QUALIFIERS,
    SIGNS,
    SIZES,
    TIMES,
    UNITS,
    VAGUE,
    WORDY,
)
from briefing.verify.numerals import (
    ATTACHED,
    HYPHENS,
    ONES,
    PARTS,
    SCALES,
    TENS,
    Token,
    digits_value,
    read_amount,
)

Kind = Literal["count", "percent", "fraction", "money", "vague", "measure"]


class Draft(NamedTuple):
    """A figure as tokens: from index ``first`` up to ``end``; no qualifier yet.

    ``unit`` is the name of a unit, a currency or a vague amount. ``words`` says that it is a plain
    number in words, which may be ordinary use.
    """

    first: int
    end: int
    low: float | None
    high: float | None
    kind: Kind
    unit: str = ""
    words: bool = False
    compound: str = ""


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
    {"a", "an", "half", "between", "from", "most", "bulk", "majority", "several", "few", "many",
     "tens", "scores", "twice", "triple", "couple", "handful", *ONES, *TENS, *SCALES, *SIZES,
     *TIMES, *PLURALS.values(), *CODES, *DOLLARS}
)  # fmt: skip
_OF: Final = frozenset("of the its their his her all this that these those our my such".split())
_AUX: Final = frozenset("were was are is have had has would will".split())
_TIME: Final = frozenset(("time", "span"))


def may_start(token: Token) -> bool:
    """Tell whether a figure may begin with this token."""
    if token.kind == "number":
        return True
    return token.lower in _STARTERS or token.text in SIGNS or token.text in PARTS


def read(toks: Sequence[Token], at: int, noun: str = "", *, alone: bool = False) -> Draft | None:
    """Read the figure that begins at index ``at``, None where none does.

    ``noun`` is what it counts, where the tokens end before that. ``alone``: the tokens are a
    figure and nothing else, so that doubts that only the words around could settle do not count.
    """
    if not may_start(toks[at]):
        return None
    if toks[at].lower in ("between", "from"):
        return _between(toks, at, noun)
    for reader in (_vague, _fraction, _times):
        draft = reader(toks, at, alone)
        if draft is not None:
            return draft
    return _number(toks, at, noun)


def word(toks: Sequence[Token], at: int) -> str:
    """Return the token at ``at`` in lower case, "" outside."""
    return toks[at].lower if 0 <= at < len(toks) else ""


def _words(toks: Sequence[Token], at: int, count: int) -> list[str]:
    return [token.lower for token in toks[at : at + count]]


# Numbers, with unit or currency, and ranges of them.


def _number(toks: Sequence[Token], at: int, noun: str) -> Draft | None:
    first = _side(toks, at, noun)
    if first is None:
        return None
    second = _range_end(toks, first, noun)
    if second is None:
        return Draft(at, first.end, first.value, first.value, first.kind, first.unit,
                     first.words, first.compound)  # fmt: skip
    return _ranged(at, first, second)


def _between(toks: Sequence[Token], at: int, noun: str) -> Draft | None:
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
    if second is None:
        return None
    draft = _ranged(at, first, second)
    return (
        draft
        if draft.low is not None and draft.high is not None and draft.low < draft.high
        else None
    )


def _range_end(toks: Sequence[Token], first: _Side, noun: str) -> _Side | None:
    """Return the second number of "12-15", "10 to 12", "five or six"; None where there is none."""
    at = first.end
    if at >= len(toks) or first.compound:
        return None
    hyphen = toks[at].text in HYPHENS
    if hyphen and not (toks[at].glued and at + 1 < len(toks) and toks[at + 1].glued):
        return None
    if not hyphen and toks[at].lower not in ("to", "or"):
        return None
    second = _side(toks, at + 1, noun)
    if second is None or second.compound == "-":
        return None
    low, high = _bounds(first, second)
    if low >= high or (first.unit and second.unit and first.unit != second.unit):
        return None
    if toks[at].lower == "or" and high > 2 * low + 3:
        return None
    after = second.end
    if hyphen and after + 1 < len(toks) and toks[after].text in HYPHENS and toks[after].glued:
        if toks[after + 1].kind == "number" and toks[after + 1].glued:
            return None  # a telephone number
    return second


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


def _ranged(at: int, first: _Side, second: _Side) -> Draft:
    low, high = _bounds(first, second)
    kind, unit = (second.kind, second.unit) if second.unit else (first.kind, first.unit)
    return Draft(
        at, second.end, low, high, kind, unit, first.words and second.words, second.compound
    )


def _side(toks: Sequence[Token], at: int, noun: str, *, joined: bool = True) -> _Side | None:
    """Read one number with currency, scale and unit."""
    currency, begin = _currency_before(toks, at)
    if begin >= len(toks) or _in_name(toks, begin, bool(currency)):
        return None
    amount = read_amount(toks, begin, joined=joined)
    if amount is None or amount.value > 1e15:
        return None
    value, end, factor = amount.value, amount.end, 1.0
    if amount.scaled:
        plain = digits_value(toks[begin].text) if toks[begin].kind == "number" else None
        plain = plain if plain is not None else float(ONES.get(toks[begin].lower, 1) or 1)
        factor = value / plain if plain else 1.0
    if amount.digits and not amount.scaled and end < len(toks) and toks[end].glued:
        letters = _attached(toks, end, noun, bool(currency))
        if letters:
            value, end, factor = value * letters, end + 1, letters
    value = round(value, 6) if value < 1e9 else float(round(value))
    if currency:
        return _Side(value, end, "money", currency, factor)
    unit = _unit(toks, end, amount.digits)
    if unit:
        kind: Kind = "percent" if unit[0] == "%" else "money" if unit[2] else "measure"
        return _Side(value, unit[1], kind, unit[0], factor)
    words = not amount.digits and not amount.scaled
    return _compound(toks, _Side(value, end, "count", "", factor, words))


def _in_name(toks: Sequence[Token], at: int, money: bool) -> bool:
    """Tell whether a number is part of a name or of a sign: F-16, M4, 24/7, 3:1, p12."""
    token = toks[at]
    if token.kind != "number" or money:
        return False
    if token.glued and at:
        before = toks[at - 1]
        if before.kind == "word" or before.text in ("/", ":", "#", "_", "@", "."):
            return True
        if before.text in HYPHENS and before.glued and at > 1 and toks[at - 2].kind == "word":
            return toks[at - 2].lower not in ONES and toks[at - 2].lower not in ATTACHED
    after = toks[at + 1] if at + 1 < len(toks) else None
    if after is None or not after.glued:
        return False
    if after.kind == "word":
        return (
            after.lower not in ATTACHED
            and after.lower not in UNITS
            and after.lower not in CURRENCIES
        )
    number = at + 2 < len(toks) and toks[at + 2].glued and toks[at + 2].kind == "number"
    return after.text in ("/", ":", "_") and number


def _attached(toks: Sequence[Token], at: int, noun: str, money: bool) -> float | None:
    """Return what a letter behind the digits multiplies by; "300m" are metres, "1.5m people" not."""
    letters = toks[at].lower
    if letters not in ATTACHED:
        return None
    if letters != "m" or money or "." in toks[at - 1].text:
        return ATTACHED[letters]
    after = word(toks, at + 1)
    counted = bool(noun) or (
        len(after) > 3
        and after.endswith(("s", "people", "men", "children"))
        and after not in ("metres", "across")
    )
    return ATTACHED[letters] if counted else None


def _currency_before(toks: Sequence[Token], at: int) -> tuple[str, int]:
    """Return the currency that stands before a number, and where the number begins."""
    if at >= len(toks):
        return "", at
    token = toks[at]
    if token.text in SIGNS:
        # The sign begins the figure unless letters right before it belong to it.
        before = toks[at - 1].lower if at and token.glued else ""
        name = DOLLARS.get(before, SIGNS[token.text]) if token.text == "$" else SIGNS[token.text]
        return (name, at + 1) if _digits_at(toks, at + 1) else ("", at)
    glued = at + 1 < len(toks) and toks[at + 1].glued
    if glued and toks[at + 1].text == "$" and token.lower in DOLLARS and _digits_at(toks, at + 2):
        return DOLLARS[token.lower], at + 2
    if token.lower in CODES and (token.text.isupper() or token.lower in ("rs", "ksh", "birr")):
        after = at + 2 if word(toks, at + 1) == "." else at + 1
        if _digits_at(toks, after):
            return token.text.upper(), after
    return "", at


def _digits_at(toks: Sequence[Token], at: int) -> bool:
    return at < len(toks) and toks[at].kind == "number"


def _unit(toks: Sequence[Token], at: int, digits: bool) -> tuple[str, int, bool] | None:
    """Return the unit or currency at ``at``: its name, the index after, and whether it is money."""
    begin = at
    if at + 1 < len(toks) and toks[at].text in HYPHENS and toks[at].glued and toks[at + 1].glued:
        begin = at + 1  # "60-km", "11-year"
    for length in (3, 2, 1):
        span = toks[begin : begin + length]
        if len(span) < length:
            continue
        printed = "".join(
            ("" if token.glued and index else " ") + token.text for index, token in enumerate(span)
        ).strip()
        found = UNITS.get(printed) or UNITS.get(printed.lower())
        if found is None or (printed.lower() in WORDY and not digits):
            continue
        if found[0] == "lb" and printed.lower() == "pound" and begin == at:
            continue
        end = begin + length
        if found[1] in _TIME:
            end = _old(toks, end)
        return found[0], end, False
    return _currency(toks, at)


def _old(toks: Sequence[Token], at: int) -> int:
    """Take "-old" and " old" behind years into the figure: an age."""
    if (
        at + 1 < len(toks)
        and toks[at].text in HYPHENS
        and toks[at].glued
        and toks[at + 1].lower == "old"
    ):
        return at + 2
    return at + 1 if word(toks, at) == "old" else at


def _currency(toks: Sequence[Token], at: int) -> tuple[str, int, bool] | None:
    for skipped in range(3):
        here = word(toks, at + skipped)
        if here in CURRENCIES:
            return CURRENCIES[here], at + skipped + 1, True
        if here in CODES and toks[at + skipped].text.isupper():
            return here.upper(), at + skipped + 1, True
        if here not in NATIONS:
            return None
    return None


def _compound(toks: Sequence[Token], side: _Side) -> _Side | None:
    """Read what a hyphen joins to a number: 40-strong, 12-nation; "two-sided" is no figure."""
    at = side.end
    if at + 1 >= len(toks) or toks[at].text not in HYPHENS or not toks[at].glued:
        return side
    after = toks[at + 1]
    if (
        not after.glued
        or after.kind != "word"
        or after.lower in ("plus", "odd")
        or read_amount(toks, at + 1)
    ):
        return side
    if after.lower == "strong":
        return side._replace(end=at + 2)
    if after.lower == "fold":
        return side._replace(end=at + 2, kind="fraction", unit="times")
    return None if side.words else side._replace(compound=after.text)


# Fractions and multiples.


def _fraction(toks: Sequence[Token], at: int, alone: bool) -> Draft | None:
    """Read "half", "two thirds", "a quarter", "one in five", "nine out of ten"."""
    return _half(toks, at, alone) or _in_words(toks, at, alone) or _out_of(toks, at)


def _follows(toks: Sequence[Token], at: int) -> bool:
    """Tell whether what follows a fraction shows that it is one of something."""
    return word(toks, at) in _OF or word(toks, at) in _AUX or bool(status_after(toks, at))


def _bounded(toks: Sequence[Token], at: int) -> bool:
    """Tell whether a qualifier stands right before ``at``."""
    return any(tuple(_words(toks, at - n, n)) in QUALIFIERS for n in range(1, 5) if at >= n)


def _half(toks: Sequence[Token], at: int, alone: bool) -> Draft | None:
    begin = at + 1 if word(toks, at) in ("a", "one") and word(toks, at + 1) == "half" else at
    if word(toks, begin) != "half" or read_amount(toks, begin) is not None:
        return None
    end = begin + 1
    if word(toks, end) in ("a", "an") or (end < len(toks) and toks[end].text in HYPHENS):
        return None
    if not alone:
        before = word(toks, at - 1)
        if before in NO_HALF or not (_follows(toks, end) or _bounded(toks, at)):
            return None
    return Draft(at, end, 0.5, 0.5, "fraction")


def _in_words(toks: Sequence[Token], at: int, alone: bool) -> Draft | None:
    above, below = word(toks, at), at + 1
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
    if not (sure or alone or _follows(toks, below + 1) or _bounded(toks, at)):
        return None
    value = numerator / denominator
    return Draft(at, below + 1, value, value, "fraction")


def _digit_fraction(toks: Sequence[Token], at: int, alone: bool) -> Draft | None:
    """Read "2/3 of", "½ of"."""
    if toks[at].text in PARTS and (alone or word(toks, at + 1) in _OF):
        value = PARTS[toks[at].text]
        return Draft(at, at + 1, value, value, "fraction")
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
    return Draft(at, at + 3, value, value, "fraction")


def _out_of(toks: Sequence[Token], at: int) -> Draft | None:
    """Read "one in five", "1 in 5", "nine out of ten"; "12 in 20 minutes" is none."""
    above = _single(toks, at)
    if above is None:
        return None
    begin = at + 1
    out = _words(toks, begin, 2) == ["out", "of"]
    if not out and word(toks, begin) != "in":
        return None
    begin += 2 if out else 1
    every = word(toks, begin) == "every"
    begin += every
    below = _single(toks, begin)
    if (
        below is None
        or not 0 < above < below
        or below not in {*range(2, 11), 12, 20, 50, 100, 1000}
    ):
        return None
    if not (above == 1 or out or every or below == 10) or word(toks, begin + 1) in UNITS:
        return None
    return Draft(at, begin + 1, above / below, above / below, "fraction")


def _single(toks: Sequence[Token], at: int) -> float | None:
    """Return a whole number that is one token."""
    if at >= len(toks):
        return None
    if toks[at].kind == "number":
        return digits_value(toks[at].text) if toks[at].text.isdecimal() else None
    value = ONES.get(toks[at].lower, TENS.get(toks[at].lower))
    return None if value is None else float(value)


def _times(toks: Sequence[Token], at: int, alone: bool) -> Draft | None:
    """Read "doubled", "tenfold", "twice as many", "three times as high"."""
    here, after = word(toks, at), word(toks, at + 1)
    if here in TIMES and after not in ("down", "back", "over", "up"):
        value = float(TIMES[here])
        return Draft(at, at + 1, value, value, "fraction", "times")
    if here in ("twice", "triple") and (after in ("as", "the") or (alone and here == "twice")):
        value = 2.0 if here == "twice" else 3.0
        return Draft(at, at + 1, value, value, "fraction", "times")
    number = _single(toks, at)
    if number is not None and after == "times":
        return Draft(at, at + 2, number, number, "fraction", "times")
    return None


# Amounts without a number.


def _vague(toks: Sequence[Token], at: int, alone: bool) -> Draft | None:
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
    if here in ("most", "bulk", "majority"):
        after = word(toks, at + 1)
        of = after == "of" and not _digits_at(toks, at + 2)
        fair = alone or of or (here == "majority" and after in _AUX)
        return _amount(at, at + 1, "majority") if fair else None
    return _plural(toks, at, alone)


def _amount(first: int, end: int, name: str) -> Draft:
    low, high = VAGUE[name]
    return Draft(first, end, low, high, "vague", name)


def _few(toks: Sequence[Token], at: int, begin: int, alone: bool) -> Draft | None:
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


def _plural(toks: Sequence[Token], at: int, alone: bool) -> Draft | None:
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
