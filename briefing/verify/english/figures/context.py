"""What stands around a number: its unit or currency, or what makes it no figure.

No figures are numbers in names, and small numbers in ordinary use.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.verify.english.figures.counted import (
    META,
    PERSONS,
    STATUS,
    is_plural,
    noun_after,
    status_after,
    status_before,
)
from briefing.verify.english.figures.money import currency_behind
from briefing.verify.english.figures.numerals import (
    ATTACHED,
    HYPHENS,
    ONES,
    PARTS,
    NumeralSpan,
    word,
)
from briefing.verify.english.figures.words import (
    CURRENCIES,
    UNITS,
    WORDY,
)
from briefing.verify.language import Op, SentenceItem, listed

_TIME: Final = frozenset(("time", "span"))


def _is_telephone(toks: Sequence[SentenceItem], at: int) -> bool:
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


def _measured_too(toks: Sequence[SentenceItem], at: int) -> bool:
    """Tell whether a number behind a sign is one for all that: 85 km/3.5 hrs, (+356)."""
    sign, before = toks[at - 1].text, toks[at - 2] if at > 1 else None
    if before is None:
        return False
    return (sign == "/" and before.lower in UNITS) or (sign == "+" and before.text in ("(", "["))


def in_name(toks: Sequence[SentenceItem], at: int, money: bool) -> bool:
    """Tell whether a number is part of a name or of a sign: F-16, M4, 24/7, 3:1, p12."""
    token = toks[at]
    if token.kind != "number" or money:
        return False
    if _is_telephone(toks, at):
        return True
    if token.glued and at and not _measured_too(toks, at):
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


def attached(toks: Sequence[SentenceItem], at: int, noun: str, money: bool) -> float | None:
    """Return what a letter behind the digits multiplies by; "300m" alone is metres."""
    letters = toks[at].lower
    if letters not in ATTACHED:
        return None
    across = {*noun.lower().split()[:1], word(toks, at + 1)} & (_ACROSS | _METRES)
    if letters == "m" and not money and across and "." in toks[at - 1].text:
        return None  # "2.1m high"
    if letters != "m" or money or "." in toks[at - 1].text:
        return ATTACHED[letters]
    if currency_behind(toks, at + 1) is not None:
        return ATTACHED[letters]  # 3m crowns
    named = noun.split()
    if named and (named[0].lower() in UNITS or named[0].lower() in _ACROSS):
        return None
    if word(toks, at - 2) in ("a", "an"):
        return None  # "a 300m wall stands"
    counted = (
        is_plural(named[-1].lower())
        if named
        else is_plural(noun_after(toks, at + 1).split(" ")[-1].lower())
    )
    return ATTACHED[letters] if counted else None


_METRES: Final = listed("m metre metres meter meters")
_ACROSS: Final = listed("long wide deep high tall away across thick off")
"""What is said of metres."""


def unit_at(toks: Sequence[SentenceItem], at: int, *, digits: bool) -> tuple[str, int, bool] | None:
    """Return the unit or currency at ``at``: its name, the index after, and whether it is money."""
    begin = at
    if at + 1 < len(toks) and toks[at].text in HYPHENS and toks[at].glued and toks[at + 1].glued:
        begin = at + 1  # "60-km", "11-year"
    if word(toks, at) in _MORE and UNITS.get(word(toks, at + 1), ("", ""))[1] in _TIME:
        begin = at + 1  # "two more years"
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
    return currency_behind(toks, at)


_MORE: Final = frozenset(("more", "further", "additional", "other", "extra", "full", "whole"))


def _old(toks: Sequence[SentenceItem], at: int) -> int:
    """Take "-old" and " old" behind years into the figure: an age."""
    if (
        at + 1 < len(toks)
        and toks[at].text in HYPHENS
        and toks[at].glued
        and toks[at + 1].lower == "old"
    ):
        return at + 2
    return at + 1 if word(toks, at) == "old" else at


ENDS: Final = frozenset('.!?:;"“”\x00')


_ALONE_BEFORE: Final = listed("the all these those other their its his her our both any every")
_BEING: Final = listed("were was are is have has had did do")


def _stands_alone(toks: Sequence[SentenceItem], draft: NumeralSpan) -> bool:
    """Tell whether a small number in words counts what was named before it.

    So it does in "of which five have been replaced", "two of them" and "seven votes to four"; "the
    two have met" takes up again who was named.
    """
    before = word(toks, draft.first - 1)
    if before in _ALONE_BEFORE:
        return False
    if before in ("whom", "which", "them") and word(toks, draft.first - 2) == "of":
        return True
    if before == "to" and draft.first > 1:
        near = range(max(0, draft.first - 4), draft.first - 1)
        return any(toks[at].kind == "number" or toks[at].lower in ONES for at in near)
    after = word(toks, draft.end)
    if before in _AGED and word(toks, draft.first - 2) in PERSONS | _ANYBODY:
        return True
    return after in _BEING or (before in _HAVING and after in CLOSING)


def _compared(toks: Sequence[SentenceItem], draft: NumeralSpan) -> bool:
    """Tell whether a number is one that another is compared with: seven in the week before."""
    before, further = word(toks, draft.first - 1), word(toks, draft.first - 2)
    led = before in ("against", "versus") or (
        before in ("with", "to", "from") and further in ("compared", "up", "down", "opposed")
    )
    return led and word(toks, draft.end) in _COMPARING


_COMPARING: Final = frozenset(
    ("", ".", ",", ";", ")", "in", "a", "last", "on", "at", "during", "for")
)
_AGED: Final = listed("under over below above aged")
_ANYBODY: Final = listed("those anyone everyone")
_HAVING: Final = listed(
    "admits admitted killed killing wounded wounding lost loses freed arrested detained injured"
    " holds held claims claimed counts counted"
)
CLOSING: Final = frozenset(("", ".", ",", ";", "and", "but"))


_NOT_ONE: Final = frozenset(("no", "any", "every", "each", "this", "that", "which"))
"""Words before "one" that make it a word for somebody: "no one was hurt"."""


def is_counted(toks: Sequence[SentenceItem], draft: NumeralSpan, first: int, op: Op) -> bool:
    """Tell whether a number in words is a figure: "two soldiers" is, "one of" and "the two" not."""
    if draft.kind != "count" or draft.low is None or draft.low > 12 or draft.low != draft.high:
        return True
    if op != "=" or (draft.low > 1 and _compared(toks, draft)):
        return True
    after = noun_after(toks, draft.end).lower().split()
    head = after[-1] if after else ""
    status = status_after(toks, draft.end) or status_before(toks, first)
    begin = draft.first
    if toks[begin].text[0].isupper() and begin and word(toks, begin - 1) not in ENDS:
        follows = toks[draft.end].text[:1] if draft.end < len(toks) else ""
        if follows.isupper():
            return False  # the Seven Sisters
    if draft.low == 0:
        return bool(head)
    aged = word(toks, begin - 1) in _AGED
    alone = (not after or aged) and _stands_alone(toks, draft)
    if draft.low > 1 and (alone or is_age(toks, begin, draft.end)):
        return True
    if draft.low <= 1:
        fate = status_after(toks, draft.end + len(after)) if head in PERSONS else ""
        told = bool(status) or head in STATUS or bool(fate)
        one_of = word(toks, draft.end) == "of"  # one of the trapped
        return told and not one_of and word(toks, begin - 1) not in _NOT_ONE
    if word(toks, draft.end) == "of":
        return head not in META
    return bool(status) or (bool(head) and head not in META)


_YOUNG: Final = listed(
    "boy girl child son daughter baby toddler youth teenager schoolboy schoolgirl man woman"
)


def is_age(toks: Sequence[SentenceItem], first: int, end: int) -> bool:
    """Tell whether a number is somebody's age: a boy of twelve, and no man of twelve trades."""
    led = word(toks, first - 1) == "of" and word(toks, first - 2) in _YOUNG
    return (led and not noun_after(toks, end)) or word(toks, first - 1) == "aged"


_READS: Final = listed("read reads showed shows was hit reached fell dropped sank at to of")
_BEHIND: Final = frozenset(
    ("", ".", ",", ";", ":", ")", "\x00", "and", "at", "in", "on", "overnight")
)


def reads_below(toks: Sequence[SentenceItem], at: int, end: int) -> bool:
    """Tell whether "below" behind a number ends it, as of a thermometer: it read 17 below."""
    lead = word(toks, at - 1)
    return word(toks, end + 1) in _BEHIND and (lead in _READS or (at == 0 and end + 1 == len(toks)))
