"""Normalisation: what two texts must share to count as the same words.

Everything is compared in this form and shown in its own, so ``fold`` keeps the way back: the
offset of every character in the text as printed. Stricter than ``brief.fold``: accents count, for
a quotation without them is not the one printed, and the digests of sources rest on this form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from briefing.brief.fold import Folded
from briefing.compiled import late_pattern
from briefing.digests import sha256

_PIECE: Final = late_pattern(
    r"(?P<gone>[\u00ad\u034f\u180e\u200b-\u200f\u2060\u2066-\u2069\u202a-\u202e\ufeff\ufe0e\ufe0f]+)"
    r"|(?P<dash>(?:(?<=\s)[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d](?=\s)"
    r"|--+|[\u2014\u2015\u2e3a\u2e3b]+))"
    r"|(?P<hyphen>[\u2010-\u2013\u2212\ufe58\ufe63\uff0d])"
    r"|(?P<double>[\u201c-\u201f\u00ab\u00bb\u2033\u300c-\u300f\uff02])"
    r"|(?P<single>[\u2018-\u201b\u2032\u2039\u203a\u02bc\uff07`\u00b4])"
    r"|(?P<dots>\u2026|\.(?:\s?\.){2,})"
    r"|(?P<space>\s+)"
    # "co-ordinated" is "coordinated", "re-opened" is "reopened".
    r"|(?P<joined>(?<![^\W_])(?:co|re|pre)-(?=[a-z]))"
    r"|(?P<word>[A-Za-z0-9]+(?![\u0300-\u036f]))"
    r"|(?P<plain>[!-,./-~](?![\u0300-\u036f]))"
    r"|(?P<minus>-)"
    r"|(?P<other>[^\x00-\x7f]|.[\u0300-\u036f]+|.)",
    re.IGNORECASE | re.DOTALL,
)
_SIGNS: Final = {
    "dash": " - ",
    "hyphen": "-",
    "minus": "-",
    "double": '"',
    "single": "'",
    "dots": "...",
    "space": " ",
}
_CHARACTER: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Scripts that put no spaces between words: each character is compared as a word."""
_TOKEN: Final = late_pattern(
    rf"[{_CHARACTER}]|(?:(?![{_CHARACTER}_])\w)+(?:'(?:(?![{_CHARACTER}_])\w)+)*"
)

_SPACED: Final = late_pattern(r"[^\W_]+(?:'[^\W_]+)*")
"""The same for a text without these scripts, which is cheaper to compile and to look through."""


class Token(Struct, frozen=True):
    """A word of a normalised text with its span as printed."""

    word: str
    start: int
    end: int


_ALIKE: Final = str.maketrans(
    "`\u00b4\u2018\u2019\u201c\u201d\u00ab\u00bb\u2010\u2011\u2012\u2013\u00a0",
    "'" * 4 + '"' * 4 + "-" * 4 + " ",
)
"""Signs that are one other character in normalised text."""
_LENGTHENED: Final = late_pattern(r"--|\.\s?\.|(?:co|re|pre)-[a-z]", re.IGNORECASE)
"""What takes more or less room in normalised text than in print, of texts with plain letters."""


def _plain(text: str) -> str | None:
    """Return ``text`` folded without a change of its length, None where that is not its folding.

    Most texts are such: what they need of ``fold`` is then lower case and signs of one kind, and
    every character has its place. Of white space each character is left.
    """
    plain = text.translate(_ALIKE)
    return plain.lower() if plain.isascii() and not _LENGTHENED.search(text) else None


def normalise(text: str) -> str:
    """Return ``text`` as it is compared.

    NFKC, case-folded; quotation marks, apostrophes, dashes and ellipses of one kind each; white
    space, also without a break, one space; characters without width and soft hyphens dropped;
    ``co-``, ``re-`` and ``pre-`` joined to their word.
    """
    plain = _plain(text)
    return fold(text).text if plain is None else " ".join(plain.split())


def fold(text: str) -> Folded:
    """Return ``text`` normalised, with the span of each character as printed."""
    chars: list[str] = []
    at: list[int] = []
    to: list[int] = []
    for piece, start, end in _pieces(text):
        if len(piece) == end - start and " " not in piece:  # a word: every letter has its place
            chars += piece
            at += range(start, end)
            to += range(start + 1, end + 1)
            continue
        for char in piece:
            if char == " " and (not chars or chars[-1] == " "):
                continue
            chars.append(char)
            at.append(start)
            to.append(end)
    while chars and chars[-1] == " ":
        del chars[-1], at[-1], to[-1]
    return Folded("".join(chars), at, to)


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what stands for each piece of a text, and where the piece begins and ends."""
    for match in _PIECE.finditer(text):
        kind = match.lastgroup or ""
        start, end = match.span()
        if kind in _SIGNS:
            yield _SIGNS[kind], start, end
        elif kind == "joined":
            yield match[0][:-1].lower(), start, end - 1
        elif kind in ("word", "plain"):
            yield match[0].lower(), start, end
        elif kind == "other":
            folded = unicodedata.normalize("NFKC", match[0]).casefold()
            yield folded.replace("\u2044", "/"), start, end


def _words_in(text: str) -> Iterator[re.Match[str]]:
    """Return the words of a normalised text; few have a character of a script without spaces."""
    crowded = any("\u0e00" <= char < "\u2000" or char >= "\u3040" for char in text)
    return (_TOKEN if crowded else _SPACED).finditer(text)


def tokens(text: str) -> list[Token]:
    """Return the words of a printed text, normalised, punctuation dropped.

    Scripts without spaces between words give one token a character.
    """
    plain = _plain(text)
    if plain is not None:
        return [Token(match[0], *match.span()) for match in _SPACED.finditer(plain)]
    folded = _one_spelling(fold(text))
    return [Token(match[0], *folded.printed(*match.span())) for match in _words_in(folded.text)]


def words(text: str) -> list[str]:
    """Return the words of a text, normalised, punctuation dropped."""
    plain = _plain(text)
    if plain is not None:
        return _SPACED.findall(plain)
    return [match[0] for match in _words_in(_one_spelling(fold(text)).text)]


_ARABIC: Final = late_pattern("[\u0610-\u061a\u0620-\u065f\u0670\u0671]")
_VOWELLED: Final = late_pattern("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_ALEFS: Final = str.maketrans("أإآٱ", "اااا")


def _one_spelling(text: Folded) -> Folded:
    """Return a normalised text whose Arabic words are spelt in one way.

    Marks of vowels and the stroke that draws a word out are left out, and an alef is an alef. It
    is no part of ``normalise``, on which the digests of texts rest.
    """
    if text.text.isascii() or not _ARABIC.search(text.text):
        return text
    kept = [place for place, char in enumerate(text.text) if not _VOWELLED.match(char)]
    chars = "".join(text.text[place] for place in kept).translate(_ALEFS)
    return Folded(chars, [text.at[place] for place in kept], [text.to[place] for place in kept])


def digest(paragraphs: Sequence[str]) -> str:
    """Return the SHA-256 of a text: its paragraphs normalised, joined by one line feed."""
    whole = "\n".join(normalise(paragraph) for paragraph in paragraphs)
    return sha256(whole.encode()).hexdigest()


def fingerprint(paragraph: str) -> str:
    """Return 16 bits of a paragraph's SHA-256, as four hexadecimal digits.

    Enough to tell that a paragraph is another one, too little to tell what it says.
    """
    return sha256(normalise(paragraph).encode()).hexdigest()[:4]


def one_letter(ours: str, theirs: str) -> bool:
    """Tell whether two spellings differ in one letter: another, one more, or two swapped."""
    short, long = sorted((ours, theirs), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) != len(long):
        return short[at:] == long[at + 1 :]
    rest = short[at:], long[at:]
    swapped = rest[0][:2] == rest[1][:2][::-1] and rest[0][2:] == rest[1][2:]
    return rest[0][1:] == rest[1][1:] or swapped
