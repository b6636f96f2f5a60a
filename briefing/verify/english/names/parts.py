"""The names in a run of capitalised words: titles and offices part it and are no names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.verify.english.names import words as w
from briefing.verify.english.names.tokens import Token

_NOT_FIRST: Final = w.OPENERS | w.JOINERS
_NOT_LAST: Final = w.JOINERS | w.PARTICLES | {"the"}
_MAYBE: Final = frozenset(
    ("commissioner", "justice", "chief", "count", "general", "doctor", "father")
)
_BEHIND: Final = 40
"""Characters before a name that are looked at for an office."""


def parts(run: Sequence[Token], text: str) -> Iterator[list[Token]]:
    """Yield the parts of a run that are names."""
    part: list[Token] = []
    for index, token in enumerate(run):
        after = run[index + 1].folded if index + 1 < len(run) else ""
        office = token.folded in w.TITLES and not (token.word.isupper() and len(token.word) < 4)
        if office and not _named(run, index, after):
            while part and part[-1].folded in w.MODIFIERS:
                part.pop()
            yield from _trimmed(part, text)
            part = []
        else:
            part.append(token)
    yield from _trimmed(part, text)


def _named(run: Sequence[Token], index: int, after: str) -> bool:
    """Tell whether the word of a title is part of a name: General Assembly."""
    if after in w.NO_TITLE or run[index].ends:
        return after in w.NO_TITLE
    word = run[index].folded
    before = run[index - 1].folded if index else ""
    if word in _MAYBE:
        return before in ("high", "of", "for", "and") or (word == "justice" and not after)
    return False


def _trimmed(part: list[Token], text: str) -> Iterator[list[Token]]:
    """Yield a part of a run without what joins or introduces names at its ends."""
    if part and _follows_title(part[0], text):
        # What is left of "Secretary of State".
        while part and part[0].folded in w.MODIFIERS | {"of"}:
            part = part[1:]
    while part and part[0].folded in _NOT_FIRST and not part[0].word.isupper():
        part = part[1:]
    while part and part[0].word.islower() and not part[0].capital:
        part = part[1:]
    while part and part[-1].word.islower() and part[-1].folded in _NOT_LAST:
        part = part[:-1]
    if part and part[-1].folded == "no":
        part = part[:-1]
    if part and not (len(part) == 1 and part[0].folded in w.MONTHS):
        yield part


def _follows_title(first: Token, text: str) -> bool:
    """Tell whether an office stands before a word: "Secretary of"."""
    if first.folded == "of":
        return True
    before = text[max(first.start - _BEHIND, 0) : first.start].split()[-2:]
    return len(before) == 2 and before[1] == "of" and w.fold(before[0]) in w.TITLES
