"""The printed words of a text, capitalised or not, and the names in a run of capitalised ones.

Titles and offices part a run and are no names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.verify.english.names import words as w
from briefing.verify.english.names.persons import is_person

_ENDS: Final = late_pattern(
    r"[.!?:\u2026\n\u2022][^\w]*$|\)\s*[-\u2013\u2014]+\s*$|^\s*[\u201c\u2018\u00ab\"'][^\w]*$"
)
_OPENING: Final = late_pattern(r"[\s(\[\u2014\u2013][\"'\u201c\u2018\u00ab]+$")
_DASH: Final = late_pattern(r"\s[-\u2013\u2014]\s")
_HYPHEN: Final = late_pattern(f"[{w.HYPHENS}]")
_APOSTROPHE: Final = late_pattern(f"[{w.APOSTROPHES}]")
_TAIL: Final = 16
"""Characters before a word that are looked at for the end of a sentence."""


class PrintedWord(Struct, frozen=True):
    """A printed word: what of it may be a name, and what stands before it.

    ``start`` and ``end`` are of the part that may be a name (``Turkish`` of ``Turkish-backed``),
    ``stop`` is where the whole word ends. ``ends`` says that no name goes on behind it.
    """

    word: str
    start: int
    end: int
    stop: int
    gap: str
    capital: bool
    first: bool
    ends: bool

    @property
    def folded(self) -> str:
        """The word as it is compared."""
        return w.fold(self.word)


def tokens(text: str) -> Iterator[PrintedWord]:
    """Yield the words of a text."""
    last, before = 0, ""
    for match in w.TOKEN.finditer(text):
        start, stop = match.span()
        gap = text[last:start]
        first = _begins(gap, before, last == 0)
        word = match[0]
        left, right, ends = (0, len(word), False) if word.isalpha() else _part(word)
        word = word[left:right]
        yield PrintedWord(
            word, start + left, start + right, stop, gap, _capital(word), first and left == 0, ends
        )
        last, before = stop, match[0]


def _begins(gap: str, before: str, at_start: bool) -> bool:
    """Tell whether a sentence begins behind ``gap``."""
    if at_start or gap == " ":
        return at_start
    if gap.startswith(". ") and gap.strip() == ".":
        initial = len(before) == 1 and before.isupper()
        return not initial and before.lower() not in w.ABBREVIATIONS
    tail = gap[-_TAIL:]
    if _DASH.search(tail) and (before.isdigit() or before.lower() in w.MONTHS):
        return True  # "8 March - Gas runs low"
    return bool(_ENDS.search(tail) or _OPENING.search(tail))


def _capital(word: str) -> bool:
    """Tell whether a word is capitalised, a particle before it apart."""
    head = word[:1]
    if head.isupper() or head.istitle():
        return True
    if word.isalpha():
        return False
    rest = _HYPHEN.split(word)
    if len(rest) == 1:
        rest = _APOSTROPHE.split(word)
        return len(rest) > 1 and len(rest[0]) <= 2 and rest[1][:1].isupper()
    return any(part[:1].isupper() for part in rest[1:])


def _part(word: str) -> tuple[int, int, bool]:
    """Return which part of a printed word may be a name, and whether the name ends with it."""
    left, right, ends = 0, len(word), False
    possessive = w.POSSESSIVE.search(word)
    if possessive:
        right, ends = possessive.start(), True
    parts = _HYPHEN.split(word[:right])
    if len(parts) == 1 or not any(part[:1].isupper() for part in parts):
        return left, right, ends
    if parts[0][:1].isupper():
        while len(parts) > 1 and _suffix(parts[-1]):
            right -= len(parts.pop()) + 1
            ends = True
    else:
        while len(parts) > 1 and not parts[0][:1].isupper() and not _article(parts[0]):
            left += len(parts.pop(0)) + 1
    return left, right, ends


def _suffix(part: str) -> bool:
    if not part[:1].islower():
        return False
    return part in w.SUFFIXES or (
        len(part) > 4 and part.endswith(("ed", "ing")) and w.ordinary(part)
    )


def _article(part: str) -> bool:
    """Tell whether a small first half belongs to the name: al-, but not pro-."""
    if part in w.ARTICLES:
        return True
    return part not in w.PREFIXES and len(part) <= 3 and not w.ordinary(part)


_NOT_FIRST: Final = w.OPENERS | w.JOINERS
_NOT_LAST: Final = w.JOINERS | w.PARTICLES | {"the"}
_MAYBE: Final = frozenset(
    ("commissioner", "justice", "chief", "count", "general", "doctor", "father")
)
_MOST_NAMES: Final = 3
"""Words of a person's name that is told from a body's before it."""
_BEHIND: Final = 40
"""Characters before a name that are looked at for an office."""


def parts_of(run: Sequence[PrintedWord], text: str) -> Iterator[list[PrintedWord]]:
    """Yield the parts of a run that are names."""
    part: list[PrintedWord] = []
    for index, token in enumerate(run):
        after = run[index + 1].folded if index + 1 < len(run) else ""
        office = token.folded in w.TITLES and not (token.word.isupper() and len(token.word) < 4)
        if office and not _named(run, index, after):
            while part and part[-1].folded in w.MODIFIERS:
                part.pop()
            yield from _apart(part, text)
            part = []
        else:
            part.append(token)
    yield from _apart(part, text)


def _apart(part: list[PrintedWord], text: str) -> Iterator[list[PrintedWord]]:
    """Yield a part of a run, a person's name behind that of a body apart from it.

    "The head of the Refugee Council Enver Solomon": two or three words behind the one that ends the
    name of a body, none of them an ordinary word or a state.
    """
    if len(part) > 1 and _is_body_behind_place(part, text):
        yield from _trimmed(part[:-1], text)
        yield from _trimmed(part[-1:], text)
        return
    for at in range(1, len(part) - 2):
        if part[at].folded not in w.ORGANISATIONS or not w.ordinary(part[at - 1].word):
            continue
        rest = part[at + 1 :]
        strange = not any(w.ordinary(t.word) for t in rest if t.folded not in w.PARTICLES)
        if strange and len(rest) <= _MOST_NAMES and is_person(text[rest[0].start : rest[-1].end]):
            yield from _trimmed(part[: at + 1], text)
            yield from _trimmed(rest, text)
            return
    yield from _trimmed(part, text)


def _is_body_behind_place(part: Sequence[PrintedWord], text: str) -> bool:
    """Tell whether a run is a place and the body that acts there: In Nigeria WFP will cut rations.

    In Region II there is none.
    """
    last = part[-1].word
    short = len(last) > 1 and last.isalpha() and last.isupper() and not _ROMAN.fullmatch(last)
    return (
        short
        and not any(token.word.isupper() for token in part[:-1])
        and _OPENING_PLACE.search(text, 0, part[0].start) is not None
    )


_ROMAN: Final = late_pattern(r"[IVXLC]+")
_OPENING_PLACE: Final = late_pattern(
    r"(?:^|[.;:!?“\"(]\s?)(?:In|At|From|Near|Across|Inside|Around|Throughout|Outside)\s$"
)


def _named(run: Sequence[PrintedWord], index: int, after: str) -> bool:
    """Tell whether the word of a title is part of a name: General Assembly."""
    if after in w.NO_TITLE or run[index].ends:
        return after in w.NO_TITLE
    word = run[index].folded
    before = run[index - 1].folded if index else ""
    if word in _MAYBE:
        return before in ("high", "of", "for", "and") or (word == "justice" and not after)
    return False


def _trimmed(part: list[PrintedWord], text: str) -> Iterator[list[PrintedWord]]:
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


def _follows_title(first: PrintedWord, text: str) -> bool:
    """Tell whether an office stands before a word: "Secretary of"."""
    if first.folded == "of":
        return True
    before = text[max(first.start - _BEHIND, 0) : first.start].split()[-2:]
    return len(before) == 2 and before[1] == "of" and w.fold(before[0]) in w.TITLES
