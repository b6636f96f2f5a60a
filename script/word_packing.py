"""Words and opposites as text, at building time: see ``briefing/verify/english/word_heaps.py``."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import groupby, pairwise

from spellings import shared

from briefing.verify.english.word_heaps import (
    ANY,
    CODES,
    ENDING,
    FIRST_CODE,
    FIRST_KEPT,
    FIRST_MARK,
    HEAD,
    NOTHING,
)

FREQUENT = 30
"""Words from which on an ending has codes of its own."""
TOLD = 6
"""The most of them that are told."""
SHARED = 3
"""Letters at its end from which on an opposite is told by them."""


def heaps(words: list[str]) -> tuple[str, str]:
    """Return the heads of sorted words, and by head each word by what it has beyond the last."""
    heads, told = [], []
    for head, group in groupby(words, key=lambda word: word[:HEAD].ljust(HEAD)):
        heads.append(head)
        rests = [word[HEAD:] for word in group]
        told.append(rests[0])
        for before, rest in pairwise(rests):
            same = shared(before, rest)
            mark = chr(FIRST_MARK + len(before) - same) if same else NOTHING
            told[-1] += mark + rest[same:]
    lines = groupby(heads, key=lambda head: head[:-1])
    return "\n".join(two + "".join(h[-1] for h in same) for two, same in lines), "\n".join(told)


def ranked(codes: dict[str, int]) -> tuple[str, str]:
    """Return the rank of each word's code among words that end alike, and the codes by rank."""
    alike: dict[str, Counter[int]] = defaultdict(Counter)
    for word, code in codes.items():
        alike[word[-ENDING:]][code] += 1
    every = sum(alike.values(), Counter(dict.fromkeys(range(CODES), 0)))
    orders = {
        ending: [code for code, words in counted.most_common(TOLD) if words > 1]
        for ending, counted in sorted(alike.items())
        if counted.total() >= FREQUENT
    }
    orders[ANY] = sorted(range(CODES), key=lambda code: -every[code])
    whole = {
        ending: order + [code for code in orders[ANY] if code not in order]
        for ending, order in orders.items()
    }
    ranks = (whole.get(word[-ENDING:], orders[ANY]).index(code) for word, code in codes.items())
    told = (ending + signs(order) for ending, order in orders.items())
    return signs(ranks), "\n".join(told)


def signs(numbers: Iterable[int]) -> str:
    """Return codes or ranks as characters."""
    return "".join(chr(FIRST_CODE + number) for number in numbers)


def told_form(form: str, bases: list[str]) -> str:
    """Return an irregular form with its bases by what they have beyond it."""
    told = form
    for base in bases:
        kept = shared(form, base)
        told += f" {chr(FIRST_MARK + len(form) - kept)}{base[kept:]}"
    return told


def told_opposites(opposites: dict[str, list[str]]) -> str:
    """Return words by what each has beyond the last, with their opposites by what these have."""
    told = before = ""
    for word, others in opposites.items():
        kept = shared(before, word)
        told += chr(FIRST_KEPT + kept) + word[kept:]
        for other in others:
            end = shared(word[::-1], other[::-1])
            if end >= SHARED:
                told += chr(FIRST_MARK + len(word) - end) + other[: len(other) - end]
            else:
                assert FIRST_MARK + len(word) < FIRST_KEPT
                told += chr(FIRST_KEPT - 1) + other
        before = word
    return told
