"""Footnote marks: where sentences, figures and names are read, they are no part of a text.

A mark is what stands glued to a word or stop and points to a note: [3], a raised 3, an asterisk
or dagger, a bare 3 or (3) behind the stop of a sentence. What may as well be a figure or a word of
the text (Article 5(1), [12] tanks, km\u00b2) stays.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.verify.language import listed

_RAISED: Final = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u207d\u207e\u2460-\u2473"
"""Raised figures and brackets, and figures in circles."""
_REFERENCE: Final = (
    r"(?:\[(?:\^?(?:(?:note|nb|fn|ref)\.? ?)?\d{1,3}(?: ?[,;\u2013\u2014-] ?\d{1,3}){0,9}"
    r"|citation needed)\]|<sup>[^<>]{1,12}</sup>|\^\d{1,3}\^)"
)
_IN_BRACKETS: Final = r"[(\uff08]\d{1,2}[)\uff09]"
_STOP: Final = r"[.!?\u2026]"
_CLOSING: Final = "\"'\u201d\u2019\u00bb"
_BEHIND_SENTENCE: Final = rf"(?<=[.!?\u2026{_CLOSING}])"
_NEXT: Final = r"(?=\s+[\"\u201c\u2018\u00ab(\[]*[^\W\d_a-z]|\s*\Z)"
"""What follows the mark of a sentence: the head of the next one, or nothing."""
_MARK: Final = late_pattern(
    rf"(?<=[^\s(\[|])(?P<reference>{_REFERENCE}+)"
    rf"|(?<=[.,;:!?\u2026{_CLOSING}])(?P<letter>\[(?:[a-zA-Z]|[ivx]{{1,5}}|\d{{1,3}}[a-z]|[*\u2020\u2021#])\])"
    rf"|{_BEHIND_SENTENCE}(?P<apart> (?:{_REFERENCE}+|{_IN_BRACKETS}|[{_RAISED}]{{1,3}})){_NEXT}"
    rf"|{_BEHIND_SENTENCE}(?P<bracket>{_IN_BRACKETS}){_NEXT}"
    rf"|(?<=[^\s(\[|])(?P<raised>[{_RAISED}]+)"
    rf"|(?<=[\w%).,;:!?\u2026{_CLOSING}\]>])(?P<star>[*\u2020\u2021]{{1,3}})"
    rf"(?=[\s.,;:!?)|{_CLOSING}]|\Z)"
    rf"|(?<={_STOP})(?P<bare>\d{{1,3}}){_NEXT}"
    rf"|(?<={_STOP}[{_CLOSING}])(?P<quoted>\d{{1,3}}){_NEXT}"
    rf"|\A(?P<note>(?:\[\^?\d{{1,3}}\]:?|[*\u2020\u2021]{{1,3}}|[{_RAISED}]{{1,3}})\s*)(?=\w)"
)
_HAS_MARK: Final = late_pattern(rf"[\[<^*\u2020\u2021{_RAISED}]|[.!?\u2026{_CLOSING}] ?[(\uff08\d]")
"""What a text with a mark has: cheap to ask, and most texts have none of it."""
_POWER: Final = late_pattern(r"(?:\b|\d)(?:[kcdmn\u00b5]?m|ft|mi|in|yd)\Z|(?<!\d)10\Z")
"""What a raised figure is the power of."""
_WORD: Final = late_pattern(r"[^\W\d_]{2,}(?=[.!?\u2026]\Z)")
_SHORTENED: Final = listed("""
    jan feb mar apr jun jul aug sep sept oct nov dec no nos art arts vol vols fig figs pp para paras
    sec sect ch chap cf ref ed col gen capt lt brig div reg st approx
""")
"""Short forms whose stop a number follows that belongs to them."""
_LOOK_BACK: Final = 24
_PLAIN: Final = str.maketrans("\u00a0\u202f\u2007\u2011", "   -")


class Unnoted(Struct, frozen=True):
    """A text without its footnote marks; ``gone`` are the spans that they took, as printed."""

    text: str
    gone: tuple[tuple[int, int], ...] = ()

    def place(self, printed: int) -> int:
        """Return the place in ``text`` of a place in the text as printed."""
        before = self.gone[: bisect_right(self.gone, (printed,))]
        return printed - sum(min(end, printed) - start for start, end in before)

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """Return the span as printed of a span of ``text``."""
        for first, last in self.gone:
            start += last - first if first <= start else 0
            end += last - first if first < end else 0
        return start, end


def without_footnotes(text: str) -> Unnoted:
    """Return a text without its footnote marks, and where they stood.

    Spaces and hyphens at which no line may break are the plain ones.
    """
    if not text.isascii():
        text = text.translate(_PLAIN)
    if not _HAS_MARK.search(text):
        return Unnoted(text)
    gone = tuple(match.span() for match in _MARK.finditer(text) if _is_mark(text, match))
    if not gone:
        return Unnoted(text)
    kept, at = [], 0
    for start, end in gone:
        kept.append(text[at:start])
        at = end
    return Unnoted("".join([*kept, text[at:]]), gone)


def _is_mark(text: str, match: re.Match[str]) -> bool:
    """Tell a mark from a power (km\u00b2) and from the number of a short form (vol.2)."""
    before = text[max(match.start() - _LOOK_BACK, 0) : match.start()]
    if match.lastgroup == "raised":
        return not _POWER.search(before)
    if match.lastgroup == "bare":
        word = _WORD.search(before)
        return word is not None and word[0].casefold() not in _SHORTENED
    return True
