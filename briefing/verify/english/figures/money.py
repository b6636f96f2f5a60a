"""Currencies before and behind a number, and in names: US$3m, 3 million US dollars, Rs 4 crore."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing.verify.english.figures.numerals import ONES, SCALES, TENS, word, words
from briefing.verify.english.figures.words import (
    CODES,
    CURRENCIES,
    DOLLARS,
    LETTERS,
    NATION_DOLLARS,
    NATIONS,
    PRINTED,
    SIGNS,
    UNITS,
)
from briefing.verify.language import SentenceItem

_SHORT: Final = frozenset(("m", "mn", "bn", "b", "tn"))


def currency_before(toks: Sequence[SentenceItem], at: int) -> tuple[str, int]:
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
        worded = token.text.isupper() and word(toks, after) in ONES | TENS
        if digits_at(toks, after) or worded:
            printed = token.text.upper()
            return PRINTED.get(printed, printed), after
    name = LETTERS.get(token.text, "") if glued and digits_at(toks, at + 1) else ""
    return (name, at + 1) if name and (len(token.text) > 1 or _great(toks, at + 1)) else ("", at)


def _great(toks: Sequence[SentenceItem], at: int) -> bool:
    """Tell whether a number behind a letter is an amount, "N2.5bn", and no road: the N1."""
    return "," in toks[at].text or word(toks, at + 1) in SCALES or word(toks, at + 1) in _SHORT


def names_currency(text: str, start: int, end: int) -> bool:
    """Tell whether a name, ``start`` to ``end``, is the unit of a figure or its money: MW, US$.

    It is part of the figure, which is checked as such.
    """
    name = text[start:end].lower()
    if text[start:end] in UNITS and text[:start].rstrip()[-1:].isdigit():
        return True  # 120 MW
    if name == "celsius" and text[:start].rstrip().endswith(("degree", "degrees")):
        return True
    if text[end : end + 1] == "$":
        return name in DOLLARS
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()
    if name in CODES:
        # A unit by itself ("USD per barrel") is held against its figure.
        worded = re.match(r"[^\W\d_]+", after)
        spelled = worded is not None and worded[0].lower() in ONES | TENS
        number = before.isdigit() or after[:1].isdigit() or spelled
        return number or (not before and text[start:end].isupper())
    behind = re.match(r"[^\W\d_]+", after.removeprefix(".").lstrip())
    nation = all(word in NATIONS for word in name.replace(".", "").split())
    coins = CURRENCIES.keys() | {"cent", "cents"}
    return nation and behind is not None and behind[0].lower() in coins


def digits_at(toks: Sequence[SentenceItem], at: int) -> bool:
    """Tell whether a number in digits stands at ``at``."""
    return at < len(toks) and toks[at].kind == "number"


def currency_behind(toks: Sequence[SentenceItem], at: int) -> tuple[str, int, bool] | None:
    """Return the currency behind a number, the index after it, and True: it is money."""
    name = ""
    if words(toks, at, 4) == ["u", ".", "s", "."]:
        name, at = "USD", at + 4
    for skipped in range(3):
        here = word(toks, at + skipped)
        if here in CURRENCIES:
            name = (name if CURRENCIES[here] == "USD" else "") or CURRENCIES[here]
            return name, at + skipped + 1, True
        if here in CODES and toks[at + skipped].text.isupper():
            return here.upper(), at + skipped + 1, True
        if here not in NATIONS:
            return None
        name = NATION_DOLLARS.get(here, "")
    return None
