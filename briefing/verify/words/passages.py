"""The passage of the source that some words are most like, and the words that differ.

Words are aligned one by one; two words that are spelt almost alike count in part, so that a
misprint is not taken for another word. ``script/`` and the tests know no other measure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from briefing.verify.words.normalise import Token, tokens

LONGEST: Final = 120
"""Words of ours that are aligned; what is longer is looked for by its beginning."""
MOST_IN_A_ROW: Final = 7
"""Words in a row that an item may share with a text whose licence is not open."""
_SLACK: Final = 4
"""Words that a passage may have more than ours at either end."""
_GAP: Final = -0.4
"""What a word that only one side has takes away."""


class Passage(Struct, frozen=True):
    """A run of words of the source: the paragraph's number from 1, span, likeness 0 to 100."""

    paragraph: int
    start: int
    end: int
    score: float


def nearest(words: str, paragraphs: Sequence[str]) -> Passage | None:
    """Return the passage most like some words, None where not one of them is there."""
    ours = [token.word for token in tokens(words)][:LONGEST]
    best: Passage | None = None
    windows = sorted(_windows(ours, paragraphs), key=lambda found: -found[0])
    for _, number, theirs in windows[:3]:
        found = _aligned_passage(ours, number, theirs)
        if found and (best is None or found.score > best.score):
            best = found
    return best


def longest_run(words: str, paragraphs: Sequence[str]) -> tuple[int, int]:
    """Return how many words in a row some words share with a paragraph, and its number from 1.

    ``(0, 0)`` where they share none.
    """
    ours = [token.word for token in tokens(words)]
    best, where = 0, 0
    for number, text in enumerate(paragraphs, 1):
        theirs = [token.word for token in tokens(text)]
        while _runs(ours, best + 1) & _runs(theirs, best + 1):
            best, where = best + 1, number
    return best, where


def _runs(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def _windows(ours: list[str], paragraphs: Sequence[str]) -> Iterator[tuple[int, int, list[Token]]]:
    """Give of each paragraph the run that shares most words with ours, and how many."""
    wanted = Counter(ours)
    for number, text in enumerate(paragraphs, 1):
        theirs = tokens(text)
        left = dict(wanted)
        shared = most = 0
        at = 0
        for index, token in enumerate(theirs):
            gone = theirs[index - len(ours)].word if index >= len(ours) else ""
            if gone in left:
                left[gone] += 1
                shared -= left[gone] > 0
            if token.word in left:
                shared += left[token.word] > 0
                left[token.word] -= 1
            if shared > most:
                most, at = shared, index + 1
        if most:
            first = max(at - len(ours) - _SLACK, 0)
            yield most, number, theirs[first : at + _SLACK]


def _aligned_passage(ours: list[str], number: int, theirs: list[Token]) -> Passage | None:
    """Cut a window down to the part that is aligned with ours."""
    pairs = _alignment(ours, [token.word for token in theirs], free_ends=True)
    matched = [(i, j) for i, j in pairs if i is not None and j is not None]
    if not matched:
        return None
    first, last = matched[0][1], matched[-1][1]
    likeness = sum(_likeness(ours[i], theirs[j].word) for i, j in matched)
    score = 200 * likeness / (len(ours) + last - first + 1)
    return Passage(number, theirs[first].start, theirs[last].end, round(score, 1))


def differences(ours: str, theirs: str) -> list[tuple[str, str]]:
    """Return where two passages differ, for showing them side by side.

    Each entry is what only ours has and what only theirs has in that place, as printed; one of
    them may be empty. Signs and capitals make no difference.
    """
    mine, other = tokens(ours), tokens(theirs)
    head = _common(mine, other)
    tail = _common(mine[head:][::-1], other[head:][::-1])
    mine, other = mine[head : len(mine) - tail], other[head : len(other) - tail]
    if max(len(mine), len(other)) > 2 * LONGEST:
        return [(_printed(ours, mine), _printed(theirs, other))]
    found: list[tuple[list[Token], list[Token]]] = []
    together = True
    for i, j in _alignment([t.word for t in mine], [t.word for t in other], free_ends=False):
        same = i is not None and j is not None and mine[i].word == other[j].word
        if not same:
            if together:
                found.append(([], []))
            if i is not None:
                found[-1][0].append(mine[i])
            if j is not None:
                found[-1][1].append(other[j])
        together = same
    return [(_printed(ours, left), _printed(theirs, right)) for left, right in found]


def _printed(text: str, part: list[Token]) -> str:
    return text[part[0].start : part[-1].end] if part else ""


def _common(ours: list[Token], theirs: list[Token]) -> int:
    """Return how many words two lists have in common at their beginning."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((i for i, (a, b) in pairs if a.word != b.word), min(len(ours), len(theirs)))


def _alignment(
    ours: list[str], theirs: list[str], free_ends: bool
) -> list[tuple[int | None, int | None]]:
    """Align two lists of words so that as much as can be is alike (Needleman and Wunsch).

    With ``free_ends`` the words of theirs before and after cost nothing. Takes time and memory
    like the product of the lengths, which the callers bound.
    """
    gap = 0.0 if free_ends else _GAP
    rows = [[gap * j for j in range(len(theirs) + 1)]]
    for i, word in enumerate(ours, 1):
        above = rows[-1]
        row = [_GAP * i]
        for j, other in enumerate(theirs, 1):
            likeness = 1.0 if word == other else _likeness(word, other) - 0.5
            row.append(max(above[j - 1] + likeness, above[j] + _GAP, row[-1] + _GAP))
        rows.append(row)
    j = len(theirs)
    if free_ends:
        j = max(range(len(theirs) + 1), key=lambda column: rows[-1][column])
    return _walked_back(rows, ours, theirs, j)


def _walked_back(
    rows: list[list[float]], ours: list[str], theirs: list[str], j: int
) -> list[tuple[int | None, int | None]]:
    found: list[tuple[int | None, int | None]] = []
    i = len(ours)
    while i > 0 or j > 0:
        here = rows[i][j]
        if i > 0 and j > 0:
            word, other = ours[i - 1], theirs[j - 1]
            likeness = 1.0 if word == other else _likeness(word, other) - 0.5
            if here == rows[i - 1][j - 1] + likeness:
                i, j = i - 1, j - 1
                found.append((i, j) if likeness > 0 else (i, None))
                if likeness <= 0:
                    found.append((None, j))
                continue
        if i > 0 and (j == 0 or here == rows[i - 1][j] + _GAP):
            i -= 1
            found.append((i, None))
        else:
            j -= 1
            found.append((None, j))
    return found[::-1]


def _likeness(one: str, other: str) -> float:
    """Return the share of two words that is alike at their beginning and end, 0 to 1."""
    if one == other:
        return 1.0
    short = min(len(one), len(other))
    head = 0
    while head < short and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < short - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return 2 * (head + tail) / (len(one) + len(other))
