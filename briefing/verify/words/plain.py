"""Digits, spaces and signs of all scripts as those of one kind, place for place."""

from __future__ import annotations

import unicodedata
from typing import Final


def plain(text: str) -> str:
    """Return a text, place for place, with digits, spaces and signs of one kind."""
    return text if text.isascii() else text.translate(_PLAIN)


class _Plain(dict[int, str]):
    """What stands for each character, told when it is first asked for."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if not char.isascii() and char.isdecimal():
            char = str(unicodedata.decimal(char))
        self[code] = char
        return char


_PLAIN: Final = _Plain(
    {ord(space): " " for space in "\u00a0\u2007\u2009\u202f"} | {ord("٪"): "%", ord("\u2019"): "'"}
)
