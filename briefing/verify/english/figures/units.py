"""The signs beside a number: units, currencies, letters; and numbers that are part of a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.verify.english.figures.counted import noun_after
from briefing.verify.english.figures.draft import word
from briefing.verify.english.figures.numerals import ATTACHED, HYPHENS, ONES, PARTS, Token
from briefing.verify.english.figures.words import (
    CODES,
    CURRENCIES,
    DOLLARS,
    NATIONS,
    SIGNS,
    UNITS,
    WORDY,
)

_TIME: Final = frozenset(("time", "span"))


def _is_telephone(toks: Sequence[Token], at: int) -> bool:
    """Tell whether a number stands in a row of three or more that hyphens join."""
    run = 1
    for step in (-1, 1):
        here = at
        while run < 3:
            sign, other = here + step, here + 2 * step
            if not 0 <= other < len(toks) or toks[sign].text not in HYPHENS:
                break
            glued = toks[max(sign, here)].glued and toks[max(sign, other)].glued
            if toks[other].kind != "number" or not glued:
                break
            run, here = run + 1, other
    return run > 2


def in_name(toks: Sequence[Token], at: int, money: bool) -> bool:
    """Tell whether a number is part of a name or of a sign: F-16, M4, 24/7, 3:1, p12."""
    token = toks[at]
    if token.kind != "number" or money:
        return False
    if _is_telephone(toks, at):
        return True
    if token.glued and at:
        before = toks[at - 1]
        if before.kind == "word" or before.text in ("/", ":", "#", "_", "@", "."):
            return True
        if before.text == "+" and before.glued:
            return True  # P5+1
        if before.text in HYPHENS and before.glued and at > 1 and toks[at - 2].kind == "word":
            return toks[at - 2].lower not in ONES and toks[at - 2].lower not in ATTACHED
    after = toks[at + 1] if at + 1 < len(toks) else None
    if after is None or not after.glued or after.text in PARTS:
        return False
    if after.kind == "word":
        known = after.text in UNITS or (after.lower in UNITS and after.lower not in WORDY)
        return not (known or after.lower in ATTACHED or after.lower in CURRENCIES)
    number = at + 2 < len(toks) and toks[at + 2].glued and toks[at + 2].kind == "number"
    return after.text in ("/", ":", "_") and number


def attached(toks: Sequence[Token], at: int, noun: str, money: bool) -> float | None:
    """Return what a letter behind the digits multiplies by; "300m" alone is metres."""
    letters = toks[at].lower
    if letters not in ATTACHED:
        return None
    if letters != "m" or money or "." in toks[at - 1].text:
        return ATTACHED[letters]
    counted = bool(noun or noun_after(toks, at + 1))
    return ATTACHED[letters] if counted else None


def currency_before(toks: Sequence[Token], at: int) -> tuple[str, int]:
    """Return the currency that stands before a number, and where the number begins."""
    if at >= len(toks):
        return "", at
    token = toks[at]
    if token.text in SIGNS:
        # The sign begins the figure unless letters right before it belong to it.
        before = toks[at - 1].lower if at and token.glued else ""
        name = DOLLARS.get(before, SIGNS[token.text]) if token.text == "$" else SIGNS[token.text]
        return (name, at + 1) if digits_at(toks, at + 1) else ("", at)
    glued = at + 1 < len(toks) and toks[at + 1].glued
    if glued and toks[at + 1].text == "$" and token.lower in DOLLARS and digits_at(toks, at + 2):
        return DOLLARS[token.lower], at + 2
    if token.lower in CODES and (token.text.isupper() or token.lower in ("rs", "ksh", "birr")):
        after = at + 2 if word(toks, at + 1) == "." else at + 1
        if digits_at(toks, after):
            return token.text.upper(), after
    return "", at


def digits_at(toks: Sequence[Token], at: int) -> bool:
    """Tell whether a number in digits stands at ``at``."""
    return at < len(toks) and toks[at].kind == "number"


def unit_at(toks: Sequence[Token], at: int, *, digits: bool) -> tuple[str, int, bool] | None:
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
        short = printed.lower() in WORDY
        found = UNITS.get(printed) or (None if short else UNITS.get(printed.lower()))
        if found is None or (short and not digits):
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
