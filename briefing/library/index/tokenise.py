"""The words of a text as the index has them, and where in a text the words of a query stand.

They are folded (``brief.fold``) and parted as FTS5 does. Scripts that do not part their words
(Chinese, Japanese, Thai, ...) are taken letter by letter, so that a word is found inside a longer
run as well. ``snippet`` cuts out the part of an item that answers a query.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from briefing.brief.fold import fold
from briefing.compiled import late_pattern

_UNSPACED: Final = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_SIGNS: Final = (
    "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
    "\u3099\u309a"
)
_SIGN_AND_LETTER: Final = "\u0e33\u0eb3"
"""Letters that begin with a sign on the one before: a run of letters that folds into several."""
_PLAIN: Final = late_pattern("[0-9A-Za-z]+")
_PIECE: Final = late_pattern(r"\S+")


class QueryTerm(Struct, frozen=True):
    """Words that stand behind each other; ``prefix`` lets the last one go on.

    ``column`` is the kind of name they are looked for in, empty for everywhere.
    """

    words: tuple[str, ...]
    prefix: bool = False
    column: str = ""
    excluded: bool = False


class IndexToken(Struct, frozen=True):
    """A word as it is compared, and where it stands in the text."""

    word: str
    start: int
    end: int


def parted(text: str) -> str:
    """Return a folded text of which every run that FTS5 takes for a word is one."""
    if text.isascii():
        return text.lower()
    return " ".join(word.lower() if word.isascii() else _parted(word) for word in text.split(" "))


@lru_cache(maxsize=50_000)
def _parted(word: str) -> str:
    # No sign is part of a word; FTS5 knows those of an older Unicode.
    word = fold("".join(" " if unicodedata.category(c)[0] == "S" else c for c in word))
    if not any("\u0e00" <= char < "\u1800" or char >= "\u3040" for char in word):
        return word  # nothing of such a script
    if min(word) >= "\u4e00" and max(word) <= "\u9fff":
        return f" {'  '.join(word)} "  # Chinese alone, as the expression would give it
    return _letter().sub(r" \g<0> ", word)


def words(text: str) -> list[str]:
    """Return the folded words of a text, as FTS5 takes them apart."""
    if text.isascii():
        return _PLAIN.findall(text.lower())
    return [word for run in _runs(text).findall(parted(text)) for word in run.split()]


def tokens(text: str, wanted: Sequence[str] = ()) -> Iterator[IndexToken]:
    """Yield the words of a text with their places in it, to mark them where it is shown.

    Where some are ``wanted``, in the form of ``parted``, others may be left out.
    """
    if text.isascii():
        for run in _PLAIN.finditer(text):
            yield IndexToken(run[0].lower(), *run.span())
        return
    # No run goes over white space, so each piece is taken apart with as little as it needs.
    for piece in _PIECE.finditer(text):
        if wanted and not any(map(parted(piece[0]).__contains__, wanted)):
            continue
        at = piece.start()
        for run in _runs(piece[0]).finditer(piece[0]):
            start, end = run.span()
            for word in _words_of(run[0]):
                yield IndexToken(word, at + start, at + end)


@lru_cache(maxsize=50_000)
def _words_of(run: str) -> tuple[str, ...]:
    """Return the words that one run of letters folds into: nearly always one."""
    return tuple(words(run))


# Compiled when first needed: each takes milliseconds, and most texts and queries are ASCII.
@lru_cache(maxsize=1)
def _letter() -> re.Pattern[str]:
    """Return what finds a letter of a script that does not part its words, with its signs."""
    return re.compile(f"[{_UNSPACED}][{_SIGNS}]*")


def _runs(text: str) -> re.Pattern[str]:
    """Return what finds words in a text: letters and numbers, and the signs that sit on them."""
    if text.isascii():
        return _PLAIN
    marks = {"Mn", "Mc"} & {*map(unicodedata.category, text)}
    return _all_runs() if marks or max(text) >= _UNSPACED[0] else _plain_runs()


@lru_cache(maxsize=1)
def _plain_runs() -> re.Pattern[str]:
    """Return the same for a text without signs of its own and without the scripts beyond."""
    return re.compile("(?:[^\\W_]|\u00ad)+")


@lru_cache(maxsize=1)
def _all_runs() -> re.Pattern[str]:
    signs = (chr(code) for code in range(0x300, 0x1E00))
    marks = "".join(sign for sign in signs if unicodedata.category(sign) in ("Mn", "Mc"))
    joiners = "\u0640\u200c\u200d\u00ad\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
    letter = f"[{_UNSPACED}][{_SIGNS}{_SIGN_AND_LETTER}]*"
    return re.compile(f"{letter}|(?:(?![{_UNSPACED}])[^\\W_]|[{marks}{joiners}])+")


CUT: Final = "…"
"""Stands where the text goes on."""
WIDTH: Final = 160
"""Characters of a snippet, about."""
_BEFORE: Final = 50

Span = tuple[int, int]


class Snippet(Struct, frozen=True):
    """A piece of text, and where in it the words stand that were looked for."""

    text: str
    marks: tuple[Span, ...]

    def marked(self, left: str = "*", right: str = "*") -> str:
        """Return the text with signs around the words that were looked for."""
        out, last = [], 0
        for start, end in self.marks:
            out += [self.text[last:start], left, self.text[start:end], right]
            last = end
        return "".join([*out, self.text[last:]])


def find(text: str, terms: Sequence[QueryTerm]) -> list[Span]:
    """Return where in a text the words of terms stand, in order, none overlapping."""
    return _merged(_places(text, terms))


def has(text: str, terms: Sequence[QueryTerm]) -> bool:
    """Tell whether the words of all terms stand in a text."""
    return all(_places(text, terms))


def _places(text: str, terms: Sequence[QueryTerm]) -> list[list[Span]]:
    """Return where in a text each term stands."""
    low = parted(text)
    if not any(all(word in low for word in term.words) for term in terms):
        return [[] for _ in terms]  # most texts: they need not be taken apart
    single = all(len(term.words) == 1 for term in terms)
    found = _tokens(text, tuple(term.words[0] for term in terms) if single else ())
    return [spans(found, term) for term in terms]


@lru_cache(maxsize=64)
def _tokens(text: str, wanted: tuple[str, ...]) -> list[IndexToken]:
    """Take a text apart; those of one page are asked for twice, to rank them and to show them."""
    return list(tokens(text, wanted))


def _merged(places: Sequence[list[Span]]) -> list[Span]:
    out: list[Span] = []
    for start, end in sorted({span for spans in places for span in spans}):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def spans(found: Sequence[IndexToken], term: QueryTerm) -> list[Span]:
    """Return where the words of a term stand among those of a text."""
    size = len(term.words)
    *first, last = term.words
    out = []
    for at, token in enumerate(found[size - 1 :]):
        word = token.word
        if (word == last or (term.prefix and word.startswith(last))) and all(
            found[at + place].word == other for place, other in enumerate(first)
        ):
            out.append((found[at].start, token.end))
    return out


def snippet(fields: Sequence[tuple[str, str]], terms: Sequence[QueryTerm]) -> Snippet:
    """Return a snippet of an item's text, and what else of the item was found, in brackets.

    ``fields`` are the columns of the index with their texts, the text of the item first, a name
    or a remark a line in the others. A term for one column is looked for there alone.
    """
    (name, text), *others = fields
    here = _here(terms, name)
    places = _places(text, here)
    shown = _cut(text, _merged(places))
    there = {term for term, spans in zip(here, places, strict=True) if spans}
    missing = [term for term in terms if term not in there]
    for name, lines in others if missing else ():
        if not any(_places(lines, _here(missing, name))):
            continue
        for line in lines.split("\n"):
            if found := find(line, _here(missing, name)):
                return _joined(shown, _cut(line, found))
    return shown


def holds(fields: Sequence[tuple[str, str]], term: QueryTerm) -> bool:
    """Tell whether any of an item's columns has a term."""
    return any(find(text, _here([term], name)) for name, text in fields)


def _here(terms: Sequence[QueryTerm], name: str) -> list[QueryTerm]:
    return [term for term in terms if term.column in ("", name)]


def _joined(first: Snippet, second: Snippet) -> Snippet:
    shift = len(first.text) + 2
    marks = [(start + shift, end + shift) for start, end in second.marks]
    return Snippet(f"{first.text} ({second.text})", (*first.marks, *marks))


def _cut(text: str, spans: list[Span]) -> Snippet:
    """Cut a text to the width of a snippet, around the first words, at spaces where it can."""
    if len(text) <= WIDTH:
        return Snippet(text, tuple(spans))
    start = max(0, (spans[0][0] if spans else 0) - _BEFORE)
    if start:
        space = text.find(" ", start, spans[0][0])
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + WIDTH)
    if end < len(text):
        space = text.rfind(" ", max(start, spans[0][1] if spans else start), end)
        end = space if space > start else end
    lead = CUT if start else ""
    shift = len(lead) - start
    inner = [
        (max(a, start) + shift, min(b, end) + shift) for a, b in spans if a < end and b > start
    ]
    return Snippet(f"{lead}{text[start:end]}{CUT if end < len(text) else ''}", tuple(inner))
