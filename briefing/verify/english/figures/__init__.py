"""Figures: every form in which a text prints a number, what it says, and what agrees with it.

Written here: no library is offline, light and exact about where in the text each one stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from math import isclose
from typing import Final

from briefing.brief.item_parts import Figure as BriefFigure
from briefing.compiled import late_pattern
from briefing.format.problems import shown
from briefing.verify.english.figures.agreement import agrees, same_money
from briefing.verify.english.figures.find import parse_figure
from briefing.verify.english.figures.same_noun import head, same_noun
from briefing.verify.english.figures.words import (
    CURRENCIES,
    NATION_DOLLARS,
    NEARLY,
    UNITS,
    WORDY,
)
from briefing.verify.language import Figure, Op

_FITTING: Final[dict[Op, tuple[str, ...]]] = {
    "=": ("=", "~"), ">": (">",), "<": ("<",), ">=": (">=",), "<=": ("<=",), "~": ("~",),
}  # fmt: skip
_SAYS: Final[dict[Op, str]] = {
    "=": "gives the number alone", ">": "says more than", "<": "says less than",
    ">=": "says at least", "<=": "says up to", "~": "says about",
}  # fmt: skip

_BOUNDED: Final = late_pattern(r"(?i)\s*within\s")
"""What bounds a time from above without a word that the number carries: "within five days"."""


def contradiction(figure: BriefFigure) -> str:
    """Return why ``op``, ``value``, ``min`` or ``max`` do not fit the figure's own ``text``.

    One sentence, "" where they fit or where the text has no number to hold them against.
    """
    parsed = parse_figure(figure.text, figure.unit or "")
    if parsed is None:
        return ""
    if other := _other_unit(figure, parsed):
        return f"its text {shown(figure.text)} does not say {shown(other)}."
    for key in ("value", "min", "max"):
        given = getattr(figure, key)
        if given is not None and not (
            _value_fits(key, float(given), parsed, figure)
            or (key == "value" and _ends_change(float(given), parsed, figure))
        ):
            return f"its text {shown(figure.text)} does not say {key} {given:,}."
    if parsed.kind == "vague" or parsed.low != parsed.high:
        return ""
    fitting = _FITTING[parsed.op]
    told = figure.text.lower()
    if parsed.op == "~" and (NEARLY & set(told.split()) or "close to" in told):
        fitting = ("~", "<")
    if parsed.op == "=" and _BOUNDED.match(figure.text):
        fitting = (*fitting, "<=", "<")
    if figure.op not in fitting:
        return f"its text {shown(figure.text)} {_SAYS[parsed.op]}, its op is {figure.op}."
    return ""


_TO: Final = late_pattern(
    r"(?i)\s(?:(?:up|down)\s)?to\s(?=\D{0,3}\d)|\s(?:up|down)?,?\s?from\s(?=\D{0,3}\d)"
)
"""What stands between the two ends of a change where the text names its unit once."""


def _ends_change(given: float, parsed: Figure, figure: BriefFigure) -> bool:
    """Tell whether a number is the other end of a change: 24 of "48 million crowns to 24".

    An end without a scale or unit has that of the first.
    """
    joint = _TO.search(figure.text, parsed.end)
    if joint is None or parsed.low is None:
        return False
    other = parse_figure(figure.text[joint.end() :], parsed.noun)
    if other is None or other.low is None or other.high is None:
        return False
    low, high = other.low, other.high
    if other.kind != parsed.kind:
        other = other._replace(kind=parsed.kind, unit=parsed.unit)
    scale = next((size for name, size in _SCALES if name in parsed.text.lower()), 1.0)
    scaled = other._replace(low=low * scale, high=high * scale)
    return any(_value_fits("value", given, each, figure) for each in (other, scaled))


_SCALES: Final = (("thousand", 1e3), ("million", 1e6), ("billion", 1e9))


def _other_unit(figure: BriefFigure, parsed: Figure) -> str:
    """Return the currency or unit that the desk gives where the text has another, "" if none.

    Another size of the same measure is fair where the value is turned into it.
    """
    named = (figure.unit or "").lower().split()
    pairs = [" ".join(pair) for pair in pairwise(named)]
    nation = next((NATION_DOLLARS[word] for word in named if word in NATION_DOLLARS), "")
    for word in [pair for pair in pairs if pair in UNITS] or named:
        money = CURRENCIES.get(word)
        money = nation if nation and money == "USD" else money
        if parsed.kind == "money" and money is not None and not same_money(money, parsed.unit):
            return word
        unit = UNITS.get(word) if word not in WORDY else None
        if parsed.kind == "measure" and unit is not None and parsed.unit in UNITS:
            own = UNITS[parsed.unit]
            turned = figure.value is not None and figure.value != parsed.low
            if unit[1] != own[1] or (unit[0] != own[0] and not turned and figure.value is not None):
                return word
            return ""
    return ""


def _value_fits(key: str, given: float, parsed: Figure, figure: BriefFigure) -> bool:
    """Tell whether one of the desk's numbers is one that the text bears."""
    low, high = parsed.low, parsed.high
    if low is None and high is None:
        return True
    if parsed.kind == "vague":
        factor = 100.0 if parsed.unit == "majority" and given > 1 else 1.0
        return (low is None or given >= low * factor) and (high is None or given <= high * factor)
    assert low is not None
    assert high is not None
    if parsed.kind == "fraction" and parsed.unit != "times":
        ends = (high,) if key == "max" else (low,)
        return any(_rounded(given, end) or _rounded(given, end * 100) for end in ends)
    factors = [1.0]
    unit = (figure.unit or "").lower()
    own, read = UNITS.get(unit), UNITS.get(parsed.unit)
    if parsed.kind == "measure" and own and read and own[1] == read[1]:
        factors.append(read[2] / own[2])  # "a week", value 7, unit days
    factors += [1 / size for name, size in _SCALES if name in unit]
    if key == "value" and low != high:
        return any(low * f <= given <= high * f for f in factors)
    end = {"value": low, "min": low, "max": high}[key]
    return any(isclose(given, end * factor, rel_tol=1e-9) for factor in factors)


def _rounded(given: float, share: float) -> bool:
    """Tell whether a number is a share, rounded to two digits or more: 33, 33.3, 0.33 a third."""
    digits = len(f"{given:.10f}".rstrip("0").partition(".")[2])
    close = isclose(given, round(share, digits), rel_tol=1e-9, abs_tol=1e-12)
    return close and (isclose(given, share) or abs(given) >= 10 or digits > 1)


def exchanged(
    figure: Figure,
    alike: Collection[Figure],
    ours: Collection[Figure],
    theirs: Collection[Figure],
) -> Figure | None:
    """Return the figure of the source with which one of ours has changed places, None for none.

    ``alike`` are those of ``theirs`` that agree with it.
    Ours has two numbers with the nouns that the source gives the other way round.
    """
    own = head(figure.noun)
    if not own or not alike or any(head(each.noun) in ("", own) for each in alike):
        return None
    for other in theirs:
        if head(other.noun) != own or agrees(figure, other):
            continue
        for swapped in ours:
            nouns = {head(each.noun) for each in alike}
            if agrees(swapped, other) and head(swapped.noun) in nouns:
                return next(iter(alike))
    return None


_OF: Final = late_pattern(
    r"\s(?:(?!(?:because|ahead|short|north|south|east|west)\b)[^\W\d]+\s){0,2}of\s(?:(?:the|its|his|her|their|all|these|those)\s){0,2}"
)
_WHOLES: Final = frozenset(("count", "money", "measure"))


def parts_too_great(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield each part that is greater than its whole: "2,900 of the 2,300 workers"."""
    for part, whole in pairwise(figures):
        if _OF.fullmatch(text, part.end, whole.start) is None:
            continue
        if part.noun and whole.noun and not same_noun(part.noun, whole.noun):
            continue  # firefighters of eleven brigades
        alike = part.kind in _WHOLES and part.kind == whole.kind and part.unit == whole.unit
        if alike and part.low is not None and whole.high is not None and part.low > whole.high:
            yield part, whole
