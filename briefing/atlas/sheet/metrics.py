"""How wide a text is on a page, whatever sans-serif font the reader has.

The widths are those of Helvetica (Adobe's font metrics), made as wide as DejaVu Sans, the widest
font that readers commonly have, sets the same text: a box is at most a little too large.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from briefing.text import CUT, width

FAMILY: Final = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
ASCENT: Final = 0.78
"""Of a size, what a text reaches above its line, and ``DESCENT`` below."""
DESCENT: Final = 0.24
_WIDER: Final = 1.16
_BOLD: Final = 1.1
_PLAIN: Final = 556
_THOUSANDTHS: Final = {
    **dict.fromkeys(" ,./!:;IT[]\\ft", 278),
    **dict.fromkeys("ijl'|", 222),
    **dict.fromkeys("()-r`\"", 340),
    **dict.fromkeys("ckJsvxyz", 500),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    "F": 611, "L": 556, "T": 611, "Z": 611, "M": 833, "W": 944, "m": 833, "%": 889, "@": 1015,
    "t": 278, "f": 278, "+": 584, "=": 584, "<": 584, ">": 584, "~": 584, "{": 334, "}": 334,
}  # fmt: skip


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many points a text takes; a wide sign (East Asian) is a size wide."""
    return sum(map(_thousandths, text)) / 1000 * size * _WIDER * (_BOLD if bold else 1.0)


@lru_cache(maxsize=4096)
def _thousandths(sign: str) -> int:
    """Return how wide a character is, in thousandths of the size."""
    if unicodedata.combining(sign) or not width(sign):
        return 0
    base = unicodedata.normalize("NFD", sign)[0]
    return 1000 if width(sign) > 1 else _THOUSANDTHS.get(base, _PLAIN)


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return a text, cut with a sign where it is wider than ``room`` points."""
    if text_width(text, size, bold=bold) <= room:
        return text
    while text and text_width(f"{text}{CUT}", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip()}{CUT}"


def broken(text: str, size: float, room: float) -> list[str]:
    """Return a text in lines of at most ``room`` points, broken at blanks, else cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= room:
            lines[-1] = longer
        elif lines[-1]:
            lines.append(fitted(word, size, room))
        else:
            lines[-1] = fitted(word, size, room)
    return lines
