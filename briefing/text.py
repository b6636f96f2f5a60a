"""The one gate for text from outside: cleaning, measuring, cutting and wrapping it.

Terminals obey control characters wherever they come from, so every text that was not written in
this program passes ``clean`` before it is shown, printed or put into a file name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

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
_UNSAFE: Final = re.compile(f"[{CONTROL}{BIDI}]")
_SPACE: Final = re.compile(r"[\s\u0085]+")
_INVISIBLE: Final = re.compile("[\u00ad\ufeff\u200b\u2060\ufe0e\ufe0f]")
_NEEDS_WORK: Final = re.compile(
    f"[{CONTROL}{BIDI}\\t\\n\\r\\u0085\u00ad\ufeff\u200b\u2060\ufe0e\ufe0f\u00a0]|[^\\S ]|  |^ | $"
)

ASCII: Final[dict[str, str]] = {
    "◉": "s", "◍": "r", "◌": "c", "⊡": "v", "◊": "*", "⇢": "i",
    "✓": ".", "◒": "~", "✗": "x", "›": ">", "▾": "v", "▸": ">", "▴": "^", "∙": "-", "↵": "Enter",
    "→": "->",
    "⇋": "!", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "«": '"',
    "»": '"', "×": "x", "≥": ">=", "≤": "<=", "≈": "~", "ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o",
    "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "œ": "oe", "Œ": "OE", "ʿ": "'",
    "ʾ": "'", "ʻ": "'", "†": "+", "•": "-", "·": "-", "€": "EUR", "£": "GBP", "°": " deg",
}  # fmt: skip
"""What stands for a character where only ASCII can be shown."""


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def clean(text: str) -> str:
    r"""Return ``text`` as one line that no terminal obeys.

    Control characters and bidirectional overrides become visible escapes (``\x1b``), runs of
    white space one space, characters without width or meaning here vanish.
    """
    if not _NEEDS_WORK.search(text):
        return text
    text = _UNSAFE.sub(_escape, _SPACE.sub(" ", text))
    return _INVISIBLE.sub("", text).strip()


def to_ascii(text: str) -> str:
    """Return ``text`` in ASCII: known signs replaced, accents dropped, the rest as ``?``."""
    if text.isascii():
        return text
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


_cell_len: Callable[[str], int] | None = None


def width(text: str) -> int:
    """Return how many terminal cells ``text`` takes; wide characters take two, marks none."""
    if text.isascii() or max(text) < "\u0300":  # below the first combining mark all are one wide
        return len(text)
    global _cell_len  # noqa: PLW0603 - rich.cells costs 13 ms, plain ASCII never needs it
    if _cell_len is None:
        from rich.cells import cell_len

        _cell_len = cell_len
    return _cell_len(text)


def clusters(text: str) -> list[str]:
    """Split ``text`` into what must stay together: a character and the marks that sit on it."""
    if text.isascii():
        return list(text)
    out: list[str] = []
    for char in text:
        joined = out and (
            unicodedata.combining(char)
            or unicodedata.category(char) in {"Mn", "Me", "Cf"}
            or out[-1][-1] == "\u200d"
        )
        if joined:
            out[-1] += char
        else:
            out.append(char)
    return out


def split_at(text: str, cells: int) -> tuple[str, str]:
    """Split ``text`` so that the first part takes at most ``cells`` cells, clusters kept whole."""
    if text.isascii():
        return text[:cells], text[cells:]
    head: list[str] = []
    used = 0
    parts = clusters(text)
    for index, part in enumerate(parts):
        used += width(part)
        if used > cells:
            return "".join(head), "".join(parts[index:])
        head.append(part)
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


def wrap(text: str, cells: int, first: int | None = None) -> list[str]:
    """Break ``text`` into lines of at most ``cells`` cells, at spaces where it can.

    ``first`` is the width of the first line where it differs. A word longer than a line, as in
    scripts without spaces, is broken where the line ends. There is always at least one line.
    """
    cells = max(cells, 2)
    room = cells if first is None else max(first, 0)
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        size = width(word)
        gap = 1 if line else 0
        if used + gap + size <= room:
            line, used = f"{line}{' ' * gap}{word}", used + gap + size
            continue
        if line or (not lines and room < size <= cells):
            lines.append(line)
            room, line, used = cells, "", 0
        while size > room:
            head, word = split_at(word, room)
            lines.append(head)
            room, size = cells, width(word)
        line, used = word, size
    lines.append(line)
    return lines
