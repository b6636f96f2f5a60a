"""Two values of an item that have changed places: four hurt and nine killed, of nine and four."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.english.lexicon import VERB, kinds
from briefing.verify.english.pairs.clauses import CUT, content, our_clause, pieces, sentence_at
from briefing.verify.english.pairs.values import Value, values
from briefing.verify.english.wording import keys_in
from briefing.verify.english.wording.terms import Term
from briefing.verify.language import Mispaired, PairedText

_TURNED: Final = late_pattern(
    r"(?i)\b(?:than|after|before|respectively|instead|not|no|never|none|without|except|but for"
    r"|compared|against|from(?!\s[A-Z])|former|latter|vice versa|others?|both)\b|n['’]t\b"
)
"""What may give each of two values to what the other one's clause names."""
_IT: Final = late_pattern(r"(?i)\b(?:it|they|them)\b")
"""The same, unless it leads on to both of them."""


def swapped(text: str, places: Sequence[PairedText], anchor: date | None) -> Iterator[Mispaired]:
    """Yield one of two values of a text that one sentence of the source has exchanged."""
    ours = values(text, anchor)
    for one, other in combinations(ours, 2):
        if one.key == other.key or one.dated or other.dated or not _one_sort(one, other):
            continue
        cut = CUT.search(text, one.end, other.start)
        if cut is None:
            continue
        (start, end), (from_, to) = (our_clause(text, each, ours) for each in (one, other))
        spans = [(start, min(end, cut.start())), (max(from_, cut.end()), to)]
        if any(_is_turned(text, span, one.start) for span in spans):
            continue
        words = [content(text, *span, ours) for span in spans]
        for at, place in enumerate(places):
            word = _crossed(place, one, other, words)
            if word is not None:  # the one that our word goes with is the other's there
                mine, its = (one, other) if word in words[0] else (other, one)
                yield Mispaired(mine.start, mine.end, mine.dated, its.text, word.word, at)


def _crossed(
    place: PairedText, one: Value, other: Value, ours: Sequence[Sequence[Term]]
) -> Term | None:
    """Return a word of the first clause that the paragraph has with the other value.

    None unless both values stand in one sentence once each, and no word goes with the same value
    on both sides but a subject that leads on both.
    """
    theirs = values(place.text, place.anchor)
    there = [[each for each in theirs if _same(value, each)] for value in (one, other)]
    if any(len(each) != 1 for each in there):
        return None
    first, second = there[0][0], there[1][0]
    sentence = sentence_at(place.text, first.start)
    if sentence != sentence_at(place.text, second.start):
        return None
    found = [_clause(place.text, each, (first, second), sentence) for each in (first, second)]
    between = sorted((first.start, second.start))
    if CUT.search(place.text, *between) is None:
        return None
    if any(_is_turned(place.text, span, between[0]) for span in found):
        return None
    words = [content(place.text, *span, theirs) for span in found]
    turned = first.start > second.start
    if turned:
        words = words[::-1]
    return _wrongly_placed(ours, words, turned=turned)


def _is_turned(text: str, span: tuple[int, int], first: int) -> bool:
    """Tell whether a clause may give its value to another; ``first``: where the first begins."""
    pronoun = _IT.search(text, max(span[0], first), span[1])
    return pronoun is not None or _TURNED.search(text, *span) is not None


def _wrongly_placed(
    ours: Sequence[Sequence[Term]], theirs: Sequence[Sequence[Term]], *, turned: bool
) -> Term | None:
    """Return a word that goes with one value on our side and with the other one on theirs.

    Both sides have their clauses in the order of the text; ``turned``: our first value is their
    second. What the first clauses share may be the subject of both.
    """
    mine, keys = [keys_in(each) for each in ours], [keys_in(each) for each in theirs]

    def shared(our: int, their: int) -> list[Term]:
        return [
            term
            for term in ours[our]
            if term.keys & keys[their]
            if term.keys.isdisjoint(mine[1 - our]) and term.keys.isdisjoint(keys[1 - their])
        ]

    if turned:
        right, wrong = shared(0, 1) + shared(1, 0), shared(1, 1)
        if _verb(ours[1]) and _verb(theirs[1]):  # each has a verb of its own: killed 9 and hurt 4
            wrong += [term for term in shared(0, 0) if _acts(term)]
        return wrong[0] if wrong and not right else None
    across, back = shared(0, 1), shared(1, 0)
    if shared(1, 1) or (shared(0, 0) and not (across and back)):
        return None
    return next(iter((*across, *back)), None)


def _verb(clause: Sequence[Term]) -> bool:
    return any(map(_acts, clause))


def _acts(term: Term) -> bool:
    """Tell whether a word is a verb in what it has ended: killed, injuring."""
    return bool(kinds(term.word) & VERB) and term.word.endswith(("ed", "ing", "hurt"))


def _clause(
    text: str, value: Value, both: tuple[Value, Value], sentence: tuple[int, int]
) -> tuple[int, int]:
    """Return the clause of one of two values, cut at the other one."""
    start, end = next(
        (each for each in pieces(text, *sentence) if each[0] <= value.start < each[1]), sentence
    )
    other = both[1] if value is both[0] else both[0]
    if start <= other.start < end:
        return (start, other.start) if value.start < other.start else (other.end, end)
    return start, end


def _one_sort(one: Value, other: Value) -> bool:
    return one.kind == other.kind or one.bare or other.bare


def _same(ours: Value, theirs: Value) -> bool:
    """Tell whether two values have one number, and one kind unless one of them counts nothing."""
    return ours.key == theirs.key and _one_sort(ours, theirs) and bool(ours.key)
