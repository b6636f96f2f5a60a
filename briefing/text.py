"""The one gate for text from outside: cleaning, measuring, cutting and wrapping it.

Terminals obey control characters wherever they come from, so every text that was not written in
this program passes ``clean`` before it is shown, printed or put into a file name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from briefing import widths
from briefing.compiled import late_pattern

CUT: Final = "›"
"""Stands where text was cut."""

CONTROL: Final = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f"
)
"""Character class of what a terminal may obey or a reader cannot see; tab and line ends apart."""
BIDI: Final = "\u202a-\u202e\u2066-\u2069"
"""Character class of bidirectional overrides, embeddings and isolates (Unicode UAX 9).

U+200E, U+200F and U+061C are not among them: Arabic and Hebrew text needs these marks.
"""
# Whatever is needed now and then is compiled then, by ``re``, which keeps it.
_UNSAFE: Final = f"[{CONTROL}{BIDI}]"
_SPACE: Final = r"[\s\u0085]+"
_INVISIBLE: Final = "[\u00ad\ufeff\u200b\u2060\ufe0e\ufe0f]"
_NEEDS_WORK: Final = late_pattern(
    f"[{CONTROL}{BIDI}\\t\\n\\r\\u0085\u00ad\ufeff\u200b\u2060\ufe0e\ufe0f\u00a0]|[^\\S ]|  |^ | $"
)

ASCII: Final[dict[str, str]] = {
    "◉": "s", "◍": "r", "◌": "c", "⊡": "p", "◊": "a", "⇢": "i",
    "✓": ".", "◒": "&", "✗": "x", "›": ">", "▾": "v", "▸": ">", "▴": "^", "∙": "-", "↵": "Enter",
    "→": "->",
    "⇋": "!", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "«": '"',
    "»": '"', "×": "x", "≥": ">=", "≤": "<=", "≈": "~", "ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o",
    "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "œ": "oe", "Œ": "OE", "ʿ": "'",
    "ʾ": "'", "ʻ": "'", "†": "+", "•": "-", "·": "-", "€": "EUR", "£": "GBP", "°": " deg",
}  # fmt: skip
"""What stands for a character where only ASCII can be shown."""


_BYTE: Final = 0xDC00
"""Python reads a byte of a name that is no UTF-8 as a character: this and the byte (PEP 383)."""


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0x80 <= code - _BYTE <= 0xFF:
        code -= _BYTE
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def clean(text: str) -> str:
    r"""Return ``text`` as one line that no terminal obeys.

    Control characters and bidirectional overrides become visible escapes (``\x1b``), runs of
    white space one space, characters without width or meaning here vanish.
    """
    if _is_plain(text) or not _NEEDS_WORK.search(text):
        return text
    text = re.sub(_UNSAFE, _escape, re.sub(_SPACE, " ", text))
    return re.sub(_INVISIBLE, "", text).strip()


def _is_plain(text: str) -> bool:
    """Tell of most texts that there is nothing to do, without an expression to compile.

    What a terminal may obey is not printable, nor is any space but the plain one; of what vanishes
    the two that choose how a sign is drawn are.
    """
    tidy = text.isprintable() and "  " not in text and not text.startswith(" ")
    return tidy and not text.endswith(" ") and "\ufe0e" not in text and "\ufe0f" not in text


def to_ascii(text: str) -> str:
    """Return ``text`` in ASCII: known signs replaced, accents dropped, the rest as ``?``."""
    if text.isascii():
        return text
    import unicodedata  # large, and plain ASCII never needs it

    out = []
    for char in text:
        if char.isascii():
            out.append(char)
        elif (known := ASCII.get(char)) is not None:
            out.append(known)
        elif not unicodedata.combining(char) and unicodedata.category(char) != "Cf":
            plain = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
            out.append(plain or "?" * width(char))
    return "".join(out)


_WIDEST: Final = 2
"""Cells of what a terminal sets as one."""
_MOST_JOINED: Final = 32
"""Characters of that, as in Unicode's stream-safe text (UAX 15): more marks are no writing."""


def width(text: str) -> int:
    """Return how many terminal cells ``text`` takes; wide characters take two, most marks none.

    Marks that take room beside their letter, as in Bengali or Burmese, take a cell.
    """
    if text.isascii() or max(text) < "\u0300":  # below the first combining mark all are one wide
        return len(text)
    if widths.cell_len is None and (cells := _cells_of_letters(text)) is not None:
        return cells
    return (widths.cell_len or widths.share_widths())(text)


_ONE_CELL: Final = frozenset("‐‑‒–—‘’‚“”„†•…‰′″‹›€№™")
"""Signs beyond Latin that stand in many texts, each in a cell."""


def _cells_of_letters(text: str) -> int | None:
    """Return the cells of a text of letters, whose widths need no table; None of any other text."""
    cells = len(text)
    for char in text:
        if "\u4e00" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3":
            cells += 1  # Chinese, Korean
        elif not (
            " " <= char < "\x7f"
            or "\xa0" <= char < "\u0300"
            or ("\u0300" <= char < "\u1100" and char.isalpha())
            or char in _ONE_CELL
        ):
            return None
    return cells


def clusters(text: str) -> list[str]:
    """Split ``text`` into what must stay together: a character and the marks that sit on it.

    Each takes two cells at most: marks that take room and would go beyond stand for themselves.
    """
    return list(text) if text.isascii() else list(_clusters(text))


def _clusters(text: str) -> Iterator[str]:
    """Yield the clusters one by one: who breaks a long text into lines asks for those of a line."""
    import unicodedata

    part = ""
    for char in text:
        joined = part and (
            unicodedata.combining(char)
            or unicodedata.category(char) in {"Mn", "Mc", "Me", "Cf"}
            or part[-1] == "\u200d"
        )
        if joined and len(part) < _MOST_JOINED and width(part + char) <= _WIDEST:
            part += char
            continue
        if part:
            yield part
        part = char
    if part:
        yield part


def fitted(text: str, encoding: str) -> str:
    """Return ``text`` with whatever ``encoding`` lacks written in ASCII, the rest as it is."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_fitted(part, encoding) for part in clusters(text))
    return text


def _fitted(part: str, encoding: str) -> str:
    try:
        part.encode(encoding)
    except UnicodeEncodeError:
        return to_ascii(part)
    return part


def split_at(text: str, cells: int) -> tuple[str, str]:
    """Split ``text`` so that the first part takes at most ``cells`` cells, clusters kept whole."""
    if text.isascii():
        return text[:cells], text[cells:]
    used = at = 0
    for part in _clusters(text):
        used += width(part)
        if used > cells:
            return text[:at], text[at:]
        at += len(part)
    return text, ""


def cut(text: str, cells: int, sign: str = CUT) -> str:
    """Return ``text`` in at most ``cells`` cells; where something is cut, ``sign`` says so."""
    if width(text) <= cells:
        return text
    return split_at(text, max(cells - width(sign), 0))[0].rstrip() + sign if cells > 0 else ""


def pad(text: str, cells: int, right: bool = False) -> str:
    """Return ``text`` cut or filled to exactly ``cells`` cells; ``right`` aligns it right."""
    text = cut(text, cells)
    fill = " " * (cells - width(text))
    return fill + text if right else text + fill


_DATED: Final = late_pattern(
    r"(?<!\S)[^\w\s]?\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b\S*"
)
"""A day with its month, which are read together."""
_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def _words(text: str, cells: int) -> Iterator[str]:
    """Yield what a line is not broken within: words, and a day with its month."""
    at = 0
    dated = any(map(text.__contains__, _MONTHS))  # else the expression need not be compiled
    for found in _DATED.finditer(text) if dated else ():
        if width(found[0]) <= cells:
            yield from text[at : found.start()].split(" ")[:-1]
            yield found[0]
            at = found.end() + 1
    if at <= len(text):
        yield from text[at:].split(" ")


def wrap(text: str, cells: int, first: int | None = None) -> list[str]:
    """Break ``text`` into lines of at most ``cells`` cells, at spaces where it can.

    A day and its month stay on one line. ``first`` is the width of the first line where it differs.
    A word longer than a line, as in scripts without spaces, is broken where the line ends. There is
    always at least one line.
    """
    cells = max(cells, 2)
    room = cells if first is None else max(first, 0)
    measure: Callable[[str], int] = len if text.isascii() or max(text) < "\u0300" else width
    lines: list[str] = []
    line, used = "", 0
    for word in _words(text, cells):
        size = measure(word)
        gap = 1 if line else 0
        if used + gap + size <= room:
            line, used = f"{line}{' ' * gap}{word}", used + gap + size
            continue
        if line or (not lines and room < size <= cells):
            lines.append(line)
            room, line, used = cells, "", 0
        if size <= room:
            line, used = word, size
            continue
        for part in clusters(word):
            taken = width(part)
            if used + taken > room:
                lines.append(line)
                room, line, used = cells, "", 0
            line, used = line + part, used + taken
    lines.append(line)
    return lines


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list is read: ``a, b and c``; ``last`` joins the last one."""
    names = list(words)
    return f"{', '.join(names[:-1])} {last} {names[-1]}" if len(names) > 1 else "".join(names)
