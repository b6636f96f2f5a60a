"""Whether a number is a figure where it stands: labels and ordinary use are none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.verify.english.dates.words import MONTHS
from briefing.verify.english.figures.counted import noun_after, status_after, status_before
from briefing.verify.english.figures.counted_words import COUNTED, META, PERSONS, STATUS
from briefing.verify.english.figures.draft import Draft, phrase, word
from briefing.verify.english.figures.numerals import ONES, Token, listed
from briefing.verify.english.figures.words import LABELS, NUMBERED, QUALIFIERS, Op


def is_label(toks: Sequence[Token], draft: Draft, labelled: set[int]) -> bool:
    """Tell whether a plain number is a name: Resolution 1701, No. 4, Brigade 9; a list number."""
    if draft.kind != "count" or toks[draft.first].kind != "number" or draft.compound:
        return False
    first = toks[draft.first]
    if "," in first.text or draft.low is None or draft.low >= 10_000:
        return False
    if _is_list_number(toks, draft):
        return True
    before = draft.first - 1
    lead = word(toks, before)
    if lead in ("and", "or", "to", ",", "&") and before - 1 in labelled:
        return True
    if lead == ".":
        return word(toks, before - 1) in ("no", "nos", "para", "art", "ch")
    return before >= 0 and toks[before].kind == "word" and _names(toks, before, draft)


def _names(toks: Sequence[Token], at: int, draft: Draft) -> bool:
    """Tell whether the word at ``at`` makes a name of the number behind it."""
    lead = toks[at]
    # A month here makes no date, else it would be painted over: the July 26 Movement.
    if lead.text in _MONTH_NAMES or lead.lower in NUMBERED:
        return True
    if _tallied(toks, draft):
        return False
    if lead.lower == "of" and at > 0:
        return toks[at - 1].text == "Group"  # the Group of 77
    title = lead.text[0].isupper() and at > 0 and word(toks, at - 1) not in _ENDS
    plain = phrase(toks, at, 1) not in QUALIFIERS and not noun_after(toks, draft.end)
    return lead.lower in LABELS or (title and plain)


_MONTH_NAMES: Final = frozenset(name.title() for name in MONTHS)
_ENDS: Final = frozenset('.!?:;"“”\x00')


def _tallied(toks: Sequence[Token], draft: Draft) -> bool:
    """Tell whether something that is counted follows."""
    noun = noun_after(toks, draft.end).lower().split()
    return bool(noun and noun[-1] in COUNTED) or bool(status_after(toks, draft.end))


def _is_list_number(toks: Sequence[Token], draft: Draft) -> bool:
    at, after = draft.first, word(toks, draft.end)
    if after in (".", ")") and at == 0 and draft.end < len(toks) - 1:
        return True
    if word(toks, at - 1) == "[" and after == "]":
        return True
    if word(toks, at - 1) == "#":
        return True
    alone = word(toks, at - 1) == "(" and after == ")"
    titled = at > 1 and toks[at - 2].text[0].isupper()
    return alone and (draft.low or 0) <= 20 and not titled


_ALONE_BEFORE: Final = listed("the all these those other their its his her our both any every")
_BEING: Final = listed("were was are is have has had did do")


def _stands_alone(toks: Sequence[Token], draft: Draft) -> bool:
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
    return word(toks, draft.end) in _BEING


def is_counted(toks: Sequence[Token], draft: Draft, first: int, op: Op) -> bool:
    """Tell whether a number in words is a figure: "two soldiers" is, "one of" and "the two" not."""
    if draft.kind != "count" or draft.low is None or draft.low > 12 or draft.low != draft.high:
        return True
    if op != "=":
        return True
    after = noun_after(toks, draft.end).lower().split()
    head = after[-1] if after else ""
    status = status_after(toks, draft.end) or status_before(toks, first)
    begin = draft.first
    if toks[begin].text[0].isupper() and begin and word(toks, begin - 1) not in _ENDS:
        follows = toks[draft.end].text[:1] if draft.end < len(toks) else ""
        if follows.isupper():
            return False  # the Seven Sisters
    if draft.low == 0:
        return bool(head)
    if draft.low > 1 and not after and _stands_alone(toks, draft):
        return True
    if draft.low <= 1:
        fate = status_after(toks, draft.end + len(after)) if head in PERSONS else ""
        return bool(status) or head in STATUS or bool(fate)
    if word(toks, draft.end) == "of":
        return head not in META
    return bool(status) or (bool(head) and head not in META)
