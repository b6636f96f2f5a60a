"""Numbers in a text, in digits and in words: what they are worth and where they end.

Also a figure while it is being read, and how its readers look at the items of a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefing.compiled import late_pattern
from briefing.verify.language import Kind, SentenceItem, listed


class Amount(NamedTuple):
    """A number read from tokens; ``end`` is the index after its last one.

    ``digits`` says that it is printed in digits, ``scaled`` that it has a word such as million.
    """

    value: float
    end: int
    digits: bool
    scaled: bool


_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES: Final = {word: value for value, word in enumerate(_ONES.split())}
TENS: Final = {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
SCALES: Final = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "dozen": 12.0, "lakh": 1e5, "crore": 1e7, "mln": 1e6, "bln": 1e9, "mn": 1e6, "bn": 1e9,
    "tn": 1e12, "trn": 1e12,
}  # fmt: skip
ATTACHED: Final = {"k": 1e3, "m": 1e6, "b": 1e9, "bn": 1e9, "mn": 1e6, "tn": 1e12, "trn": 1e12,
                   "mln": 1e6, "bln": 1e9}  # fmt: skip
"""Letters that count right behind the digits: ``1.5m``, ``20k``, ``$3bn``."""
PARTS: Final = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅖": 0.4,
                "⅗": 0.6, "⅘": 0.8, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}  # fmt: skip
HYPHENS: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d")
"""Every sign printed for a hyphen, a dash or a minus."""
MOST_DIGITS: Final = 15
"""Digits a number may have; longer runs are no figures, and would not survive in a double."""

_SPACES: Final = " \u00a0\u2007\u2009\u202f"
_THREE: Final = rf"[{_SPACES}][0-9]{{3}}(?![0-9])"
_TOKEN: Final = late_pattern(
    # In groups of three behind spaces, "1 426", all that there are; else digits with signs
    # between them.
    rf"(?P<number>(?<![0-9])[1-9][0-9]{{0,2}}(?:{_THREE})+(?!{_THREE}|,?[0-9])"
    r"|[0-9]++(?:[.,'’·][0-9]++)*)"
    r"|(?P<word>[^\W\d_]++(?:['’][^\W\d_]++)*)"
    r"|(?P<sign>\S)"
)
_DIGITS: Final = str.maketrans(
    {
        chr(zero + digit): str(digit)
        for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10)
        for digit in range(10)
    }
)
_PLAIN: Final = late_pattern(r"[0-9]+(?:\.[0-9]+)?")
_GROUPED: Final = late_pattern(rf"[0-9]{{1,3}}(?:[,'’{_SPACES}][0-9]{{3}})+(?:\.[0-9]+)?")
_INDIAN: Final = late_pattern(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_DOTTED: Final = late_pattern(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_COMMA: Final = late_pattern(r"[0-9]+,[0-9]{1,2}")


def tokens(text: str) -> list[SentenceItem]:
    """Return the tokens of a text, spans as in ``text``; digits of other scripts as 0 to 9."""
    out: list[SentenceItem] = []
    last = -1
    for match in _TOKEN.finditer(text if text.isascii() else text.translate(_DIGITS)):
        start, end = match.span()
        word = match[0]
        out.append(
            SentenceItem(match.lastgroup or "", word, word.lower(), start, end, start == last)
        )
        last = end
    return out


def digits_value(text: str) -> float | None:
    """Return what a run of digits with separators is worth, None for what is no number.

    Commas, apostrophes and spaces group by three (or as in India), the point is decimal. One
    comma before one or two digits is decimal, as on the continent.
    """
    text = text.replace("·", ".")
    if sum(map(str.isdigit, text)) > MOST_DIGITS:
        return None
    if _PLAIN.fullmatch(text):
        return float(text)
    if _GROUPED.fullmatch(text) or _INDIAN.fullmatch(text):
        return float(re.sub(rf"[,'’{_SPACES}]", "", text))
    if _DOTTED.fullmatch(text):
        return float(text.replace(".", ""))
    if _COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    return None


def read_amount(toks: Sequence[SentenceItem], at: int, *, joined: bool = True) -> Amount | None:
    """Read the number that begins at index ``at``.

    ``joined``: an "and" may go on inside it ("a hundred and twenty"); not so after "between".
    """
    token = _get(toks, at)
    if token is None:
        return None
    if token.kind == "number":
        value = digits_value(token.text)
        return None if value is None else _scaled(toks, at + 1, value, digits=True)
    if token.text in PARTS:
        return _scaled(toks, at + 1, PARTS[token.text], digits=True)
    if token.lower in ("a", "an"):
        scale = _get(toks, at + 1)
        if scale is None or scale.lower not in SCALES or len(scale.lower) < 4:
            return None
        return _words(toks, at + 1, joined=joined, first=1.0)
    if token.lower == "half":
        return _half(toks, at)
    plain = token.lower in ONES or token.lower in TENS or token.lower in ("hundred", "dozen")
    return _words(toks, at, joined=joined) if plain or _is_rate(toks, at) else None


def _is_rate(toks: Sequence[SentenceItem], at: int) -> bool:
    """Tell whether a scale word is so many of what follows: per thousand cubic metres."""
    led = at == 0 or toks[at - 1].lower == "per"
    return led and word(toks, at + 1) in _MEASURED and toks[at].lower in SCALES


_MEASURED: Final = listed(
    "cubic square litres liters gallons barrels tonnes tons kg kilos metres meters km miles acres"
)
"""What is priced by the thousand."""


def _half(toks: Sequence[SentenceItem], at: int) -> Amount | None:
    """Read "half a million", "half-dozen", "half-a-dozen"; a half of something is no amount."""
    at += 1
    for _ in range(3):
        after = _get(toks, at)
        if after is None or not (after.lower in ("a", "an") or after.text in HYPHENS):
            break
        at += 1
    scale = _get(toks, at)
    if scale is None or scale.lower not in SCALES:
        return None
    return Amount(0.5 * SCALES[scale.lower], at + 1, digits=False, scaled=True)


def _scaled(toks: Sequence[SentenceItem], at: int, value: float, *, digits: bool) -> Amount:
    """Take the fraction sign and the scale words that follow a number in digits."""
    scaled = False
    token = _get(toks, at)
    if token and token.text in PARTS and value >= 1 and token.glued:
        value, at = value + PARTS[token.text], at + 1
    while (step := _scale(toks, at)) is not None and value < 1e15:
        value, at, scaled = value * step[0], step[1], True
    return Amount(_tidy(value), at, digits, scaled)


def _scale(toks: Sequence[SentenceItem], at: int) -> tuple[float, int] | None:
    """Return the factor of a scale word at ``at``, also behind a hyphen, and the index after."""
    token = _get(toks, at)
    if token and token.text in HYPHENS and token.glued:
        after = _get(toks, at + 1)
        if after and after.glued and after.lower in SCALES:
            return SCALES[after.lower], at + 2
        return None
    if token and token.kind == "word" and token.lower in SCALES:
        return SCALES[token.lower], at + 1
    return None


def _words(
    toks: Sequence[SentenceItem], at: int, *, joined: bool, first: float | None = None
) -> Amount | None:
    """Read a number in words; ``first`` is one already read ("a" in "a hundred")."""
    total, group = 0.0, first
    if group is None:
        below = small(toks, at)
        group, at = below or (1.0, at)
        if below and [token.lower for token in toks[at : at + 3]] == ["and", "a", "half"]:
            behind = _get(toks, at + 3)
            if behind is not None and behind.kind == "word" and behind.lower not in SCALES:
                return Amount(group + 0.5, at + 3, False, False)
        half = _and_a_half(toks, at)
        if half and below:
            return Amount(_tidy((group + 0.5) * SCALES[toks[half - 1].lower]), half, False, True)
    scaled, ceiling = False, 1e16
    while (step := _scale(toks, at)) is not None:
        factor, after = step
        if factor == 1e2 and group < 100:
            group, at, scaled = group * factor, after, True
        elif factor >= 1e3 and factor < ceiling:
            total, ceiling, at, scaled = total + group * factor, factor, after, True
            group = 0.0
        elif factor == 12 and not scaled:
            return Amount(group * 12, after, False, True)
        else:
            break
        more = _more(toks, at, joined=joined, goes_on=factor == 1e2)
        if more is None or (group and group % 100):
            continue
        group, at = group + more[0], more[1]
    return Amount(_tidy(total + group), at, False, scaled)


def _more(
    toks: Sequence[SentenceItem], at: int, *, joined: bool, goes_on: bool
) -> tuple[float, int] | None:
    """Read what goes on behind a scale: "and twenty"; ``goes_on``: "and ninety thousand" too."""
    token = _get(toks, at)
    if token and token.lower == "and":
        below = small(toks, at + 1) if joined else None
        if below is None:
            return None
        after = _get(toks, below[1])
        scale = SCALES.get(after.lower, 0.0) if after else 0.0
        # "two thousand and three million", "a hundred and two dozen": two numbers.
        return None if scale and not (goes_on and scale >= 1e3) else below
    return small(toks, at)


def small(toks: Sequence[SentenceItem], at: int) -> tuple[float, int] | None:
    """Read a number below a hundred in words."""
    token = _get(toks, at)
    if token is None:
        return None
    if token.lower in ONES:
        return float(ONES[token.lower]), at + 1
    if token.lower not in TENS:
        return None
    value, at = float(TENS[token.lower]), at + 1
    hyphen, one = _get(toks, at), _get(toks, at + 1)
    if hyphen and hyphen.glued and hyphen.text in HYPHENS:
        if one and one.glued and 1 <= ONES.get(one.lower, 0) <= 9:
            return value + ONES[one.lower], at + 2
    elif hyphen and 1 <= ONES.get(hyphen.lower, 0) <= 9:
        return value + ONES[hyphen.lower], at + 1
    return value, at


def _and_a_half(toks: Sequence[SentenceItem], at: int) -> int | None:
    """Return the index behind "and a half million", None where that does not stand there."""
    words = [token.lower for token in toks[at : at + 4]]
    if len(words) == 4 and words[:3] == ["and", "a", "half"] and words[3] in SCALES:
        return at + 4
    return None


def _tidy(value: float) -> float:
    """Drop what binary arithmetic leaves behind: 1.1 million is 1,100,000."""
    return round(value, 6) if value < 1e9 else float(round(value))


def _get(toks: Sequence[SentenceItem], at: int) -> SentenceItem | None:
    return toks[at] if 0 <= at < len(toks) else None


class NumeralSpan(NamedTuple):
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


def word(toks: Sequence[SentenceItem], at: int) -> str:
    """Return the token at ``at`` in lower case, "" outside."""
    return toks[at].lower if 0 <= at < len(toks) else ""


def words(toks: Sequence[SentenceItem], at: int, count: int) -> list[str]:
    """Return ``count`` tokens from ``at`` on in lower case, fewer at the end."""
    return [token.lower for token in toks[at : at + count]]


def phrase(toks: Sequence[SentenceItem], at: int, length: int) -> tuple[str, ...]:
    """Return ``length`` tokens from ``at`` on as ``QUALIFIERS`` has them, none outside."""
    if at < 0 or at + length > len(toks):
        return ()
    return tuple("-" if t.text in HYPHENS else t.lower for t in toks[at : at + length])
