"""The clause in which a value of a paragraph stands, and the words that go with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from re import Pattern
from typing import Final

from msgspec import Struct, structs

from briefing.compiled import late_pattern
from briefing.verify.english.pairs.values import Value, beside
from briefing.verify.english.wording.terms import Term, is_number, sentences, terms, timely
from briefing.verify.language import listed

_SHORT: Final = "".join(rf"(?<!\([A-Z][A-Za-z]{{{n}}}[A-Z]\))" for n in range(6))
CUT: Final = late_pattern(
    rf"[;—]|\((?![A-Z][A-Za-z]{{0,5}}[A-Z]\))|\){_SHORT}|[:,](?!\d)"
    r"|\s[–-]\s|\s(?:and|but|while|whereas|or)\s",
)
"""Where a clause of a paragraph ends; an abbreviation in brackets is of the name before it."""
_OURS_CUT: Final = late_pattern(
    r"[;()—]|[:,](?!\d)|\s[–-]\s"
    r"|\s(?:and|but|while|whereas|or|when|after|before|until|because|since|although|though|so that"
    r"|where|which|who)\s(?!\d|(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)
"""The same of an item; what counts from a day or an hour is no clause."""
_POINTS_BACK: Final = late_pattern(
    r"(?i)\b(?:it|its|he|she|his|her|they|their|them|this|that|these|those|both|each|one"
    r"|the (?:former|latter|others?|first|second|third"
    r"|same(?! (?:period|week|month|year|day|time|quarter|season)\b)))\b"
)
_CONTRASTS: Final = {
    word: group
    for group, words in enumerate(
        (
            "north south east west northern southern eastern western",
            "first second third fourth fifth last",
            "men women man woman", "boys girls", "children adults", "upper lower",
            "spring summer autumn winter", "morning afternoon evening night",
        )
    )
    for word in words.split()
}  # fmt: skip
"""Words of which only one fits: what holds for the north does not for the south."""
_MONTHS: Final = listed(
    "january february march april may june july august september october november december"
)
_EVERYWHERE: Final = listed(
    "year month week day hour minute per cent percent other number total more less same time since"
    " new now still further also only about almost nearly over people part way place case up down"
    " out"
)
"""Words that stand beside values of whatever kind."""

Partner = tuple[Term, str]
"""A word that tells what a value is of, and its class: a name, a month, a contrast."""


class Clause(Struct, frozen=True):
    """The clause of a value: its words, and those that the whole stretch about it has.

    ``own`` are the words of meaning in the clause, ``around`` those up to the next value of its
    sort that may go with it; ``partners`` and ``around_partners`` are the same of names and their
    like, those before the clause included where it has none of their class. ``first`` is where
    the first of these stands.
    """

    value: Value
    sentence: tuple[int, int]
    span: tuple[int, int]
    first: int
    own: tuple[Term, ...]
    around: tuple[Term, ...]
    partners: tuple[Partner, ...]
    around_partners: tuple[Partner, ...]


def sentence_at(text: str, place: int) -> tuple[int, int]:
    """Return where the sentence at a place begins and ends."""
    for each in sentences(text):
        if each.start <= place < each.end:
            return each.start, each.end
    return 0, len(text)


def pieces(text: str, start: int, end: int, cut: Pattern[str] = CUT) -> Iterator[tuple[int, int]]:
    """Yield the clauses between two places that are not empty."""
    for match in cut.finditer(text, start, end):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:end].strip():
        yield start, end


def our_clause(text: str, value: Value, ours: tuple[Value, ...]) -> tuple[int, int]:
    """Return the clause of an item in which a value stands, up to others of its sort."""
    start, end = sentence_at(text, value.start)
    left, right = _reach(value, ours, start, end)
    return _clause_at(text, value, (start, end), (left, right), _OURS_CUT)


def _reach(value: Value, others: tuple[Value, ...], start: int, end: int) -> tuple[int, int]:
    """Return the places between which no other value of its sort stands."""
    near = list(beside(value, others, start, end))
    left = max((each.end for each in near if each.end <= value.start), default=start)
    right = min((each.start for each in near if each.start >= value.end), default=end)
    return left, right


def _clause_at(
    text: str,
    value: Value,
    sentence: tuple[int, int],
    reach: tuple[int, int],
    cut: Pattern[str] = CUT,
) -> tuple[int, int]:
    found = pieces(text, *sentence, cut)
    start, end = next((each for each in found if each[0] <= value.start < each[1]), sentence)
    return max(start, reach[0]), min(end, reach[1])


def content(text: str, start: int, end: int, others: Iterable[Value]) -> list[Term]:
    """Return the words of meaning between two places that are in none of the values."""
    taken = [(each.start, each.end) for each in others]
    return [
        _of_its_sort(term)
        for term in terms(text)
        if start <= term.start and term.end <= end and term.content
        if not (timely(term) or is_number(term) or term.word in _EVERYWHERE)
        if not any(first <= term.start < last for first, last in taken)
    ]


def _of_its_sort(term: Term) -> Term:
    """Return a word with a key that it shares with others of the same sense: died, dead, deaths."""
    keys = {sort for sort, words in _SORTS.items() if term.keys & words}
    return structs.replace(term, keys=term.keys | keys) if keys else term


_SORTS: Final = {
    "@dead": listed("dead death die kill fatality fatal perish killed died"),
    "@hurt": listed("injure injury wound hurt injured wounded"),
    "@home": listed("home house dwelling"),
}
"""Words that say the same of those whom a disaster strikes."""


class Known(Struct, frozen=True):
    """The words of the names of a source, and of those who act in it without one."""

    named: Collection[str]
    bodies: Collection[str]


def partner(term: Term, known: Known) -> str:
    """Return the class of a word that tells what a value is of, "" for any other."""
    if term.word in known.named and term.content:
        return "name"
    if term.word in known.bodies and term.content:
        return "body"
    if term.named and term.word in _MONTHS:
        return "month"
    if len(term.word) == _YEAR and term.word.isdigit() and term.word[:2] in ("19", "20"):
        return "month"
    return f"contrast {_CONTRASTS[term.word]}" if term.word in _CONTRASTS else ""


_YEAR: Final = 4


def clause(text: str, value: Value, others: tuple[Value, ...], known: Known) -> Clause:
    """Return the clause of a value of a paragraph, with what goes with it."""
    sentence = sentence_at(text, value.start)
    reach = _reach(value, others, *sentence)
    span = _with_next(text, _clause_at(text, value, sentence, reach), sentence, reach, others)
    told = [
        (term, kind)
        for term in terms(text)
        if sentence[0] <= term.start < sentence[1]
        if not value.start <= term.start < value.end
        if (kind := partner(term, known))
    ]
    later = [each for each in pieces(text, *sentence) if each[0] >= span[1]]
    next_told = (
        first for first, last in later if any(first <= term.start < last for term, _ in told)
    )
    end = min(next(next_told, reach[1]), reach[1])
    near = _partners(text, span, sentence, [each for each in told if reach[0] <= each[0].start])
    around = [each for each in told if reach[0] <= each[0].start < end]
    sorts = {kind for _, kind in around}
    around += [each for each in told if each[0].start < value.start and each[1] not in sorts]
    words = content(text, *reach, others)
    first = min([span[0], *(term.start for term, _ in near)])
    before = sentence_at(text, sentence[0] - 1) if sentence[0] else (0, 0)
    back = _POINTS_BACK.search(text, first, span[1]) is not None
    if back or not any(kind == "name" for _, kind in around):
        around += [(t, "name") for t in terms(text) if _within(t, before) and t.word in known.named]
    if not any(term.named for term in words):
        words += [t for t in content(text, sentence[0], value.start, others) if t.named]
    if _POINTS_BACK.search(text, *reach) or not any(term.named for term in words):
        words += content(text, *before, ())
    long = [*_long_forms(text, sentence)]
    words += long
    around += [(term, kind) for term in long if (kind := partner(term, known))]
    own = content(text, *span, others)
    return Clause(value, sentence, span, first, tuple(own), tuple(words), near, tuple(around))


def _long_forms(text: str, sentence: tuple[int, int]) -> Iterator[Term]:
    """Yield the words that an abbreviation of a sentence is short for, where it is introduced."""
    here = {word[0] for word in _LETTERS.finditer(text, *sentence)}
    for short, span in _introduced(text) if here else ():
        if short in here:
            yield from (term for term in terms(text) if _within(term, span) and term.content)


@lru_cache(256)
def _introduced(text: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    """Return the abbreviations that a text introduces, and where their words stand."""
    return tuple((match["short"], match.span("long")) for match in _INTRODUCED.finditer(text))


_LETTERS: Final = late_pattern(r"\b[A-Z]{2,6}\b")
_INTRODUCED: Final = late_pattern(
    r"(?P<long>[A-Z][\w'’-]+(?:\s(?:[A-Z][\w'’-]+|of|for|and|the|on|in)){1,8})"
    r"\s\((?P<short>[A-Z]{2,6})\)"
)


def _with_next(
    text: str,
    span: tuple[int, int],
    sentence: tuple[int, int],
    reach: tuple[int, int],
    others: tuple[Value, ...],
) -> tuple[int, int]:
    """Return a clause with the next one where it has no words: on 6 May, the ferry ran aground."""
    if content(text, *span, others):
        return span
    later = (end for start, end in pieces(text, *sentence) if start >= span[1])
    end = next((end for end in later if content(text, span[1], end, others)), span[1])
    return span[0], min(end, reach[1])


def _within(term: Term, span: tuple[int, int]) -> bool:
    return span[0] <= term.start < span[1]


def _partners(
    text: str, span: tuple[int, int], sentence: tuple[int, int], told: list[Partner]
) -> tuple[Partner, ...]:
    """Return the partners in a clause, and of classes that it lacks the nearest before it."""
    near = [each for each in told if _within(each[0], span)]
    for start, end in reversed(list(pieces(text, *sentence))):
        if end <= span[0]:
            known = {kind for _, kind in near}
            near += [e for e in told if _within(e[0], (start, end)) and e[1] not in known]
    return tuple(near)
