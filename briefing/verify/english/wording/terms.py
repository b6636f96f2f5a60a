"""Words of a text with what makes two of them the same: base form, spelling, stem, people's name.

Two words are the same if they share a key: ``struck`` and ``striking`` (the verb), ``organised``
and ``organized``, ``displaced`` and ``displacement`` (the stem), ``Syria`` and ``Syrian``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, wraps
from typing import Final, TypeVar

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.verify.english.figures.numerals import ONES, TENS
from briefing.verify.english.lexicon import FUNCTION, american, commonness, kinds, lemmas
from briefing.verify.english.names.demonyms import table
from briefing.verify.language import listed
from briefing.verify.words.normalise import Token, tokens

Read = TypeVar("Read")
_KEPT: Final = 512
"""Sentences of which is kept what was read in them."""


class Term(Struct, frozen=True):
    """A word of a sentence, ready to be compared."""

    word: str
    """Normalised, without a possessive."""
    start: int
    end: int
    keys: frozenset[str]
    content: bool
    """It says something by itself: neither function word nor attribution."""
    owner: bool
    """It stands in the possessive."""
    named: bool
    """It begins with a capital."""
    follows: str
    """The signs before it, from the word before."""
    opens: bool
    """A clause may begin with it."""


_ATTRIBUTION: Final = listed(
    "say tell report state announce claim add accord describe note speak call"
)
_LIGHT: Final = listed("be have do get go come make take put")
STOP: Final = _ATTRIBUTION | _LIGHT | listed("article source people")
"""Words that the desk adds, or that fit everything."""

IRREGULAR: Final = {
    "death": "die",
    "dead": "die",
    "loss": "lose",
    "sale": "sell",
    "speech": "speak",
    "belief": "believe",
    "proof": "prove",
    "growth": "grow",
    "strength": "strong",
    "gift": "give",
    "choice": "choose",
    "destruction": "destroy",
    "length": "long",
    "height": "high",
    "depth": "deep",
    "width": "wide",
    "hunger": "hungry",
    "defence": "defend",
    "defense": "defend",
    "offence": "offend",
    "offense": "offend",
    "response": "respond",
    "pursuit": "pursue",
    "advice": "advise",
    "half": "halve",
    "thousand": "thousand",
}
"""Derivations that no ending shows."""

_CHANGED: Final = (
    ("asion", "ad"),
    ("ision", "id"),
    ("osion", "od"),
    ("usion", "ud"),
    ("nsion", "nd"),
    ("ission", "it"),
    ("ption", "pt"),
    ("ction", "ct"),
)
_ENDINGS: Final = sorted(
    listed(
        "ization ational ation ition ment ness ity ive ative able ible ance ence ancy ency ship"
        " hood ism ist ian ern ing ed er or en ion al ical ic ly ate ure ary ory ify ize ee e"
    ),
    key=lambda ending: (-len(ending), ending),
)
SHORTEST: Final = 4
"""Letters that must be left of a word for its stem to tell anything."""


@lru_cache(16384)
def stem(word: str) -> str:
    """Return what derivations of one word share: ``protect`` of protector and protection."""
    word = american(IRREGULAR.get(word, word))
    for ending, other in _CHANGED:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            word = word.removesuffix(ending) + other
            break
    for _ in range(3):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
                word = word.removesuffix(ending)
                break
        else:
            break
    if len(word) > SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] if word.endswith("i") and len(word) > SHORTEST else word


@lru_cache(16384)
def keys_of(word: str, printed: str) -> frozenset[str]:
    """Return the keys of a normalised word; as printed it may be a country or its people."""
    bases = lemmas(word)
    found = {american(base) for base in bases} | {stem(base) for base in bases}
    found.update(IRREGULAR[base] for base in bases if base in IRREGULAR)
    if number := ONES.get(word, TENS.get(word)):
        found.add(f"{number:g}")  # eleven boreholes, 11 boreholes
    if word[:5] in ("north", "south") and word[5:9] in ("east", "west"):
        found |= {word[:5], word[5:9]}
    if printed[:1].isupper() and (kin := table().get(printed)):
        found.update(f"@{key}" for key in kin.keys)
    return frozenset(found)


_OPENING: Final = listed(
    "and but that which who whose whom while because although though when where whether if as since"
)
_SIGNS: Final = ',;:()\u2014\u201c\u201d"'


@lru_cache(1024)
def terms(text: str) -> tuple[Term, ...]:
    """Return all words of a printed text."""
    found: list[Term] = []
    end = 0
    for token in _uncontracted(tokens(text)):
        word = token.word
        owner = word.endswith("'s")
        if owner:
            word = word.removesuffix("'s")
        printed = text[token.start : token.end]
        if owner or "'" in printed or "’" in printed:
            printed = re.split("['’]", printed, maxsplit=1)[0]
        grouped = _GROUPED.match(text, end - 1, token.end)  # 1 500 is read as 1,500
        signs = "," if grouped else text[end : token.start]
        owner = owner or text[token.end : token.end + 2] in ("’ ", "' ")
        keys = keys_of(word, printed)
        grammar = kinds(word) & FUNCTION and word not in _NOUNS
        content = not (grammar or keys & STOP) and len(word) > 1
        capital = printed[:1].isupper()
        opens = word in _OPENING or any(sign in signs for sign in _SIGNS)
        span = token.start, token.end
        found.append(Term(word, *span, keys, content, owner, capital, signs, opens))
        end = token.end
    return tuple(found)


_GROUPED: Final = late_pattern(r"[0-9][ \u00a0\u202f][0-9]{3}$")
_CONTRACTED: Final = {"ca": "can", "wo": "will", "sha": "shall"}
"""What is left of a verb in "can't", "won't" and "shan't"."""


def _uncontracted(printed: Iterable[Token]) -> Iterator[Token]:
    """Yield words, "hadn't" as "had" and "not"."""
    for token in printed:
        verb = token.word.removesuffix("n't")
        if verb == token.word or len(verb) < len("ca"):
            yield token
            continue
        cut = token.end - len("n't")
        yield Token(_CONTRACTED.get(verb, verb), token.start, cut)
        yield Token("not", cut, token.end)


_NOUNS: Final = frozenset(["mine"])
"""Grammar's words that mostly are something else in reports: a mine killed them."""
_TIMES: Final = listed(
    "january february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday"
)


def timely(term: Term) -> bool:
    """Tell whether a word is a number, or a month or weekday by its capital."""
    return term.word[:1].isdigit() or (term.named and term.word in _TIMES)


def is_number(term: Term) -> bool:
    """Tell whether a word is a number, in digits or in one word."""
    return term.word[:1].isdigit() or term.word in ONES or term.word in TENS


_SENTENCE: Final = late_pattern(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Col|Maj|Rep|Sen|Gov|Jan|Feb|Mar|Apr))"
    r"(?<!\b(?:Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"[.!?][\"'”’)\]]*\s+(?=(?:[-–—]{1,2} ?)?[\"'“‘(\[]*[^\W_a-z]|--?[a-z])"
)
"""What follows may begin with a dash, or with an option of a command: ``--print``."""


LONGEST: Final = 120
"""Words of a sentence; a longer one is read in pieces."""


class Sentence(Struct, frozen=True):
    """One sentence of a paragraph: its words, and where it stands in the printed text."""

    terms: tuple[Term, ...]
    start: int
    end: int


@lru_cache(1024)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a paragraph that have words."""
    found = terms(text)
    parts: list[Sentence] = []
    first = 0
    for start, end in _spans(text):
        last = first
        while last < len(found) and found[last].start < end:
            last += 1
        for part in range(first, last, LONGEST):
            parts.append(Sentence(found[part : min(part + LONGEST, last)], start, end))
        first = last
    return tuple(parts)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def read_once(
    read: Callable[[Sequence[Term]], Iterable[Read]],
) -> Callable[[Sequence[Term]], tuple[Read, ...]]:
    """Keep what is read in a sentence, for the many items that one sentence is held against.

    ``sentences`` gives the same words for the same text, so they are known by their identity.
    """
    kept: dict[int, tuple[Sequence[Term], tuple[Read, ...]]] = {}

    @wraps(read)
    def once(sentence: Sequence[Term]) -> tuple[Read, ...]:
        if not isinstance(sentence, tuple):
            return tuple(read(sentence))
        found = kept.get(id(sentence))
        if found is None or found[0] is not sentence:
            if len(kept) >= _KEPT:
                kept.clear()
            found = kept[id(sentence)] = (sentence, tuple(read(sentence)))
        return found[1]

    return once


def weight(term: Term) -> int:
    """Return the weight of a word: 1 everyday, 2 in use, 3 rare, a name or unknown."""
    return 3 - commonness(term.word)


def one_root(ours: str, theirs: str) -> bool:
    """Tell whether two words are one with small additions: afloat, refloated."""
    mine = ours.removeprefix("a").removeprefix("re")
    other = theirs.removeprefix("re")
    shared = next((at for at, (a, b) in enumerate(zip(mine, other, strict=False)) if a != b), None)
    length = min(len(mine), len(other)) if shared is None else shared
    return mine != theirs and length >= max(4, min(len(mine), len(other)) - 3)
