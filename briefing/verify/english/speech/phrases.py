"""A sentence as words, signs and quotations, and the phrases of a clause: who is its subject."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing.compiled import late_pattern
from briefing.verify.english.names.words import (
    JOINERS,
    LOOSE,
    ORGANISATIONS,
    POSSESSIVE,
    TITLES,
    TOKEN,
)
from briefing.verify.english.speech import words as s
from briefing.verify.language import Name, SentenceItem
from briefing.verify.words.quotes import QuoteMark, Stretch

_SIGN: Final = late_pattern(
    rf"(?P<aside>\([^()]{{0,200}}\)|\[[^\[\]]{{0,200}}\])"
    rf"|(?P<word>\d{{1,3}}(?:,\d{{3}})+|{TOKEN.pattern})"
    r"|(?P<sign>[,:;\u2014\u2013]|(?<=\s)-+(?=\s))"
)


def find_items(text: str, marks: Sequence[QuoteMark], span: Stretch) -> list[SentenceItem]:
    """Return the items of a sentence; what stands in brackets is left out."""
    found: list[SentenceItem] = []
    at = span.start
    for mark in [*marks, None]:
        stop = mark.left if mark else span.end
        for match in _SIGN.finditer(text, at, stop):
            kind = match.lastgroup or ""
            if kind != "aside":
                word = POSSESSIVE.sub("", match[0]).lower() if kind == "word" else match[0]
                found.append(SentenceItem(kind, match[0], word, *match.span()))
        if mark:
            found.append(
                SentenceItem("mark", text[mark.start : mark.end], "", mark.left, mark.right)
            )
            at = mark.right
    return found


_OFFICE_WORDS: Final = 4
"""Plain words behind a name among which one for a body may stand."""
_NO_OFFICE: Final = (
    s.SAY | s.BE | s.PREPOSITIONS | s.BREAKS | s.DETERMINERS | s.PRONOUNS | {"and", "or", "to"}
)
"""Words that are no part of what a body is called."""


def split(items: list[SentenceItem]) -> Iterator[list[SentenceItem]]:
    """Yield the clauses of a sentence that a semicolon parts."""
    clause: list[SentenceItem] = []
    for item in items:
        if item.lower == ";" and item.kind == "sign":
            if clause:
                yield clause
            clause = []
        else:
            clause.append(item)
    if clause:
        yield clause


def has_name(span: Stretch, names: Sequence[Name]) -> bool:
    """Tell whether a name stands in a stretch of text."""
    last = bisect_left(names, span.end, key=lambda name: name.start) - 1
    return last >= 0 and names[last].end > span.start


def has_words_outside(text: str, marks: Sequence[QuoteMark], offset: int = 0) -> bool:
    """Tell whether any word stands outside the quotation marks."""
    at = 0
    for mark in marks:
        if TOKEN.search(text, at, max(mark.left - offset, at)):
            return True
        at = mark.right - offset
    return bool(TOKEN.search(text, at))


_OWN: Final = frozenset(("its", "his", "her", "their"))
_REACH: Final = 40
"""Words to either side of a verb that are looked at."""
LONGEST: Final = 10
"""Words of a subject."""
LOOK: Final = 12
"""Words behind a place that are looked at."""


class Range(NamedTuple):
    """Some items, as ``items[start:end]``; ``relative`` says that "who" stands for them."""

    start: int
    end: int
    relative: bool = False


DASHES: Final = frozenset(("\u2014", "\u2013", "-", "--"))
ABLE: Final = s.SPEAKERS | s.OFFICES | TITLES
"""Words for somebody who can speak."""
_AGENTS: Final = ABLE | s.PRONOUNS | s.IMAGES
_TRAILING: Final = JOINERS | s.DETERMINERS | {"from", "with", "to"}
_GOING_ON: Final = s.SPEAKERS | s.MIDDLE
_STOPS: Final = (s.PREPOSITIONS | s.BREAKS | s.BE | s.HELPERS | s.SAY) - LOOSE


def _start(name: Name) -> int:
    return name.start


class Phrases:
    """One clause, asked for its phrases."""

    def __init__(
        self, items: list[SentenceItem], names: Sequence[Name], *, logged: bool = False
    ) -> None:
        self.logged = logged
        self.items = items
        self.names = names
        start, end = items[0].start, items[-1].end
        first = bisect_left(names, start, key=_start)
        inside = names[first : bisect_left(names, end, key=_start)]
        self.name_starts = {name.start for name in inside}
        self.name_ends = {name.end for name in inside}
        self.named = [False] * len(items)
        index = 0
        for at, item in enumerate(items):
            while index < len(inside) and inside[index].end <= item.start:
                index += 1
            self.named[at] = index < len(inside) and inside[index].start < item.end

    def _low(self, at: int) -> str:
        return self.items[at].lower if 0 <= at < len(self.items) else ""

    def _kind(self, at: int) -> str:
        return self.items[at].kind if 0 <= at < len(self.items) else ""

    def stretch(self, part: Range) -> Stretch:
        """Return where some items stand, the possessive off."""
        last = self.items[part.end - 1]
        tail = POSSESSIVE.search(last.text) if last.kind == "word" else None
        return Stretch(self.items[part.start].start, last.end - (len(tail[0]) if tail else 0))

    def _span(self, part: Range) -> Stretch:
        return Stretch(self.items[part.start].start, self._end(part.end - 1))

    def _end(self, at: int) -> int:
        """Return where a word ends without its possessive."""
        item = self.items[at]
        tail = POSSESSIVE.search(item.text) if item.kind == "word" else None
        return item.end - len(tail[0]) if tail and self._low(at + 1) == "" else item.end

    def verb_at(self, at: int) -> Stretch:
        """Return where an attributing verb stands: "according to" with its second word."""
        last = at + 1 if self._low(at) == "according" else at
        return Stretch(self.items[at].start, self.items[last].end)

    def _left_of(self, at: int) -> int:
        """Return the place left of a verb, its helpers and adverbs passed over."""
        at -= 1
        while at >= 0 and self.items[at].kind == "word":
            low = self.items[at].lower
            adverb = low.endswith("ly") and low not in s.NO_ADVERBS and not self.named[at]
            if low not in s.HELPERS and not adverb:
                break
            at -= 1
        own = self._low(at) == "part" and self._low(at - 1) in _OWN  # "the ministry for its part"
        return at - 3 if own and self._low(at - 2) == "for" else at

    def _segment(self, last: int) -> Range:
        """Return the run of words that ends at ``last``."""
        at = last
        while at >= 0 and self.items[at].kind == "word" and last - at < _REACH:
            at -= 1
        return Range(at + 1, last + 1)

    def _phrase(self, start: int) -> Range | None:
        """Return the noun phrase that begins at ``start``."""
        at = start
        while at < len(self.items) and at - start < LOOK and self.items[at].kind == "word":
            item, before = self.items[at], self._low(at - 1)
            low = item.lower
            if (
                at > start
                and low in s.DETERMINERS
                and before not in ("of", "for", "from", "and", "with", "to")
            ):
                break
            if low in ("of", "for", "from", "with") or (low == "to" and before in s.SENT):
                if at == start or not self._carries(start, at):
                    break
            elif low == "and":
                named = at + 1 < len(self.items) and self.named[at + 1]
                if not named and self._low(at + 1) != "the":
                    break
            elif self._stops(low, start, at):
                break
            at += 1
        while at > start and self._low(at - 1) in _TRAILING:
            at -= 1
        return Range(start, at) if at > start else None

    def _stops(self, low: str, start: int, at: int) -> bool:
        """Tell whether a word is none of a noun phrase that began before it."""
        if at > start and low[:1].isdigit() and "," in low:
            return True
        if low in _STOPS:
            return not (self.named[at] and self.items[at].text[0].isupper())
        return at > start and (low in s.PRONOUNS or low == "to" or self._behind_name(start, at))

    def _carries(self, start: int, at: int) -> bool:
        """Tell whether "of" or "for" goes on with a phrase: behind a noun, or inside a name."""
        inside = self.named[at] and self.items[at].start not in self.name_starts
        return inside or not self.named[at - 1] or self.items[at - 1].end not in self.name_ends

    def _office_behind(self, at: int) -> bool:
        """Tell whether plain words and one for a body follow a name: the UN refugee agency."""
        for number in range(at, min(at + _OFFICE_WORDS, len(self.items))):
            low = self._low(number)
            if low in ORGANISATIONS:
                return True
            if self._kind(number) != "word" or low in _NO_OFFICE or self.named[number]:
                return False
        return False

    def _behind_name(self, start: int, at: int) -> bool:
        """Tell whether a small word follows a name and begins something else."""
        item = self.items[at]
        if self.named[at] or not item.text[0].islower() or item.lower in _GOING_ON:
            return False
        if not self.named[at - 1] or POSSESSIVE.search(self.items[at - 1].text):
            return False
        return not (self._low(start) == "the" and self._office_behind(at))

    def _speaks(self, part: Range) -> bool:
        """Tell whether somebody in these words can speak."""
        lows = [self._low(at) for at in range(part.start, part.end)]
        if len(lows) == 1 and lows[0] in s.PRONOUNS:
            return True
        return any(self.named[part.start : part.end]) or any(low in ABLE for low in lows)

    def _agent(self, part: Range) -> bool:
        """Tell whether words end in somebody who can speak: "the office | counts"."""
        last = self._low(part.end - 1)
        return self.named[part.end - 1] or last in _AGENTS
