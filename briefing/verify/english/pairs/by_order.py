"""Two values told in the order of two names: Rill and Oster, which employ 640 and 410 people."""

from __future__ import annotations

from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.pairs.held import Ours, Pair
from briefing.verify.english.wording.terms import Term

_BOTH: Final = late_pattern(
    r"(?<!, )(?<!and )\b([A-Z][\w'’-]+)\sand\s(?:(?:the|at|in|of|to)\s)?([A-Z][\w'’-]+)"
    r"(?!\s(?:and|or)\b)"
)
_BEHIND: Final = 60
"""Letters behind two values in which the names may stand."""


def by_order(ours: Ours, pair: Pair) -> Term | None:
    """Return the name of ours to which its place in a row gives the other value.

    Both values and both names are joined by a bare "and", in one sentence.
    """
    if len(pair.there) != 1 or pair.there[0].sentence != pair.other.sentence:
        return None
    each, text = pair.there[0], pair.text
    first, last = sorted((each.value, pair.other.value), key=lambda value: value.start)
    if text[first.end : last.start].strip() != "and":
        return None
    start, end = each.sentence
    before = list(_BOTH.finditer(text, start, first.start))
    behind = _BOTH.search(text, last.end, min(end, last.end + _BEHIND))
    names = before[-1] if before else behind
    if names is None:
        return None
    own, its = names.groups() if first is each.value else names.groups()[::-1]
    said = {term.word for term in ours.all_words} | {term.word for term, _ in ours.all_partners}
    if own.lower() in said:
        return None
    near = (*ours.words, *(term for term, _ in ours.partners))
    return next((term for term in near if term.word == its.lower()), None)
