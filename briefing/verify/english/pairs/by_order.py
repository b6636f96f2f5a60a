"""Two values told in the order of two names: Rill and Oster, which employ 640 and 410 people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.pairs.held import Ours, Pair
from briefing.verify.english.pairs.values import Value
from briefing.verify.english.wording.terms import Term

_BOTH: Final = late_pattern(
    r"(?<!, )(?<!and )\b([A-Z][\w'’-]+)\sand\s(?:(?:the|at|in|of|to)\s)?([A-Z][\w'’-]+)"
    r"(?!\s(?:and|or)\b)"
)
_BEHIND: Final = 60
"""Letters behind two values in which the names may stand."""


def by_order(ours: Ours, pair: Pair) -> Term | None:
    """Return the name of ours to which its place in a row gives the other value.

    Both values and both names are joined by a bare "and", in one sentence, or each value stands
    in brackets behind its name.
    """
    if len(pair.there) != 1 or pair.there[0].sentence != pair.other.sentence:
        return None
    each, text = pair.there[0], pair.text
    first, last = sorted((each.value, pair.other.value), key=lambda value: value.start)
    labels = [label(text, value) for value in (first, last)]
    if all(labels):
        return _other_name(ours, labels, first is each.value)
    if text[first.end : last.start].strip() != "and":
        return None
    start, end = each.sentence
    before = list(_BOTH.finditer(text, start, first.start))
    behind = _BOTH.search(text, last.end, min(end, last.end + _BEHIND))
    names = before[-1] if before else behind
    if names is None:
        return None
    return _other_name(ours, names.groups(), first is each.value)


def label(text: str, value: Value) -> str:
    """Return the name behind which a value stands in brackets, "" for none."""
    found = _LABEL.search(text, max(value.start - _BEHIND, 0), value.start)
    return found[1] if found else ""


_LABEL: Final = late_pattern(r"\b([A-Z][\w'’-]+)\s\($")
"""A name with its number in brackets: Orland (311)."""


def _other_name(ours: Ours, names: Sequence[str], first: bool) -> Term | None:
    """Return the second of two names where ours has it and not the first, or the other way."""
    own, its = names if first else reversed(names)
    said = {term.word for term in ours.all_words} | {term.word for term, _ in ours.all_partners}
    if own.lower() in said:
        return None
    near = (*ours.words, *(term for term, _ in ours.partners))
    return next((term for term in near if term.word == its.lower()), None)
