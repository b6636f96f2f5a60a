"""Numbers that only number or name: a list's, a clock's, those of Room 12 and the 5th Brigade."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.dates.words import MONTHS
from briefing.verify.english.figures.context import CLOSING, ENDS
from briefing.verify.english.figures.counted import (
    COUNTED,
    noun_after,
    status_after,
)
from briefing.verify.english.figures.numerals import (
    HYPHENS,
    NumeralSpan,
    phrase,
    word,
    words,
)
from briefing.verify.english.figures.parts import AUX
from briefing.verify.english.figures.ranks import amounts
from briefing.verify.english.figures.words import (
    LABELS,
    NUMBERED,
    QUALIFIERS,
)
from briefing.verify.language import SentenceItem, listed


def is_label(toks: Sequence[SentenceItem], draft: NumeralSpan, labelled: set[int]) -> bool:
    """Tell whether a plain number is a name: Resolution 1701, No. 4, Brigade 9; a list number."""
    numbered = words(toks, max(draft.first - 2, 0), 2) in (["no", "."], ["nos", "."])
    if numbered and toks[draft.first].kind == "number":
        return True  # No. 214 Day 97
    if draft.kind != "count" or toks[draft.first].kind != "number" or draft.compound:
        return False
    first = toks[draft.first]
    if "," in first.text or draft.low is None or draft.low >= 10_000:
        return False
    if _is_list_number(toks, draft) or _on_the_clock(toks, draft.first):
        return True
    before = draft.first - 1
    lead = word(toks, before)
    if lead in ("and", "or", "to", ",", "&") and before - 1 in labelled:
        return word(toks, draft.end) != "from"  # corrects in paragraph 3 to 51 from 53
    if lead == ".":
        return word(toks, before - 1) in ("no", "nos", "para", "art", "ch")
    return before >= 0 and toks[before].kind == "word" and _names(toks, before, draft)


def _names(toks: Sequence[SentenceItem], at: int, draft: NumeralSpan) -> bool:
    """Tell whether the word at ``at`` makes a name of the number behind it."""
    lead = toks[at]
    if _takes_up(toks, at, draft.end):
        return False
    if at and toks[at - 1].kind == "number" and word(toks, draft.end) in _BEING:
        return False  # of 118 posts 44 did not work
    if _scores(toks, draft) and lead.lower not in LABELS:
        return False
    rings = lead.lower in _RINGING and not noun_after(toks, draft.end)
    if rings or _begins_row(lead, toks, draft.end):
        return True
    # A month here makes no date, else it would be painted over: the July 26 Movement.
    if lead.text in _MONTH_NAMES or lead.lower in NUMBERED:
        return True
    if _tallied(toks, draft) or _shared_out(toks, at, draft.end):
        return False
    if lead.lower == "of" and at > 0:
        return toks[at - 1].text == "Group"  # the Group of 77
    title = lead.text[0].isupper() and at > 0 and word(toks, at - 1) not in ENDS
    title = title or (len(lead.text) in _CODE and lead.text.isupper())  # KL 309
    plain = phrase(toks, at, 1) not in QUALIFIERS and not noun_after(toks, draft.end)
    whole = draft.end + 1 + (word(toks, draft.end + 1) == "the")
    if word(toks, draft.end) == "of" and toks[whole : whole + 1] != []:
        plain = plain and toks[whole].kind != "number"  # "the Reds 29 of the 65 seats"
    return lead.lower in LABELS or (title and plain)


_CODE: Final = (2, 3)
"""Letters of a sign that numbers follow: a carrier's, a road's."""
_BEING: Final = AUX | {"did", "do", "does"}
_RINGING: Final = listed("ring dial text call phone")


def _on_the_clock(toks: Sequence[SentenceItem], at: int) -> bool:
    """Tell whether a number says when something is on: "7.30 The Siege. 8.00 News"."""
    leads = at == 0 or word(toks, at - 1) in (".", "!", "?")
    behind = toks[at + 1].text[:1] if at + 1 < len(toks) else ""
    return leads and behind.isupper() and _CLOCK.fullmatch(toks[at].text) is not None


_CLOCK: Final = late_pattern(r"(?:[01]?\d|2[0-3])\.[0-5]\d")


def _takes_up(toks: Sequence[SentenceItem], at: int, end: int) -> bool:
    """Tell whether a number behind a word takes up what was counted before, or the word counts.

    "The Front holds 38, the Brigade 51" has no Brigade 51, and groups "number 600 to 800".
    """
    if toks[at].lower == "number":
        return word(toks, at - 1) == "and" or amounts(toks, at)
    if toks[at].lower == "numbers" and at and toks[at - 1].kind == "word":
        return word(toks, end) not in ("and", "to", "or", ",")  # the herd numbers 200
    leads = word(toks, at - 1) == "the" and word(toks, at - 2) in (",", ";", "and")
    if not leads or word(toks, end) not in CLOSING:
        return False
    return any(toks[i].kind == "number" for i in range(max(at - 6, 0), at - 2))


_MONTH_NAMES: Final = frozenset(name.title() for name in MONTHS)

_SHARES: Final = listed("% percent cent votes seats points")
_ROW: Final = 16
"""Words in which the first of a row of shares has said what they are."""


def _shared_out(toks: Sequence[SentenceItem], at: int, end: int) -> bool:
    """Tell whether a name has the next of a row of shares: Renewal 41 percent, Concord 22."""
    before = [token.lower for token in toks[max(at - _ROW, 0) : at]]
    before = before[len(before) - before[::-1].index(".") :] if "." in before else before
    row = before[:-1] if before[-1:] == ["the"] else before
    led = bool(row) and row[-1] in (",", "and", ";", ")")
    if not led or word(toks, end) not in CLOSING or toks[at].lower in LABELS:
        return False
    numbers = any(token.kind == "number" for token in toks[max(at - _ROW, 0) : at])
    return not _SHARES.isdisjoint(before) or (numbers and row[-1] == "and")


def _tallied(toks: Sequence[SentenceItem], draft: NumeralSpan) -> bool:
    """Tell whether something that is counted follows."""
    noun = noun_after(toks, draft.end).lower().split()
    return bool(noun and noun[-1] in COUNTED) or bool(status_after(toks, draft.end))


_STOPS: Final = frozenset(".!?")


def _is_list_number(toks: Sequence[SentenceItem], draft: NumeralSpan) -> bool:
    at, after = draft.first, word(toks, draft.end)
    lead = word(toks, at - 1)
    if after in (".", ")"):
        begins = toks[draft.end + 1].text[:1] if draft.end < len(toks) - 1 else ""
        listed_behind = after == "." and lead == ":" and begins.islower()
        if lead in _STOPS or (begins and at == 0) or listed_behind:
            return True
    if (lead == "[" and after == "]") or lead == "#":
        return True
    alone = lead == "(" and after == ")" and (at < 2 or toks[at - 2].kind != "number")
    titled = at > 1 and toks[at - 2].text[0].isupper()
    return alone and (draft.low or 0) <= 20 and not titled


_IN_A_ROW: Final = LABELS - {"kilometre", "kilometer"}
"""Labels whose numbers may be a row; between two marks of a road lies a length."""


def _begins_row(lead: SentenceItem, toks: Sequence[SentenceItem], end: int) -> bool:
    """Tell whether a number is the first of a row that are names: sites 3, 4 and 5."""
    row = toks[end : end + 2]
    joined = len(row) == 2 and row[0].lower in (",", "and", "or") and row[1].kind == "number"
    return joined and lead.lower.endswith("s") and lead.lower[:-1] in _IN_A_ROW


_SCORE: Final = 100


def _scores(toks: Sequence[SentenceItem], draft: NumeralSpan) -> bool:
    """Tell whether a number is one of a score behind a name: they crushed Sarmand 4-0."""
    if draft.low is None or draft.high is None or draft.high >= _SCORE:
        return False
    if draft.low != draft.high:
        return draft.end - draft.first == 3 and toks[draft.first + 1].text in HYPHENS
    sign = toks[draft.end : draft.end + 2]
    return len(sign) == 2 and sign[0].text in HYPHENS and sign[1].kind == "number" and sign[1].glued
