"""Characters that no terminal should meet, raw or escaped: found, named, made harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.format.yaml.syntax import Slip
from briefing.text import BIDI, CONTROL

_UNSAFE: Final = re.compile(f"[{CONTROL}{BIDI}\ufffe\uffff]+")
_BIDI: Final = re.compile(f"[{BIDI}]")
_ESCAPE: Final = re.compile(r"\\(?:x(..)|u(....)|U(.{8})|(.))", re.DOTALL)
_NAMED: Final = {
    "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b", "N": "\x85",
    "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def neutralise(text: str) -> tuple[str, Iterator[Slip]]:
    """Return ``text`` with U+FFFD for what no terminal should meet, and a slip for each run of it.

    The length stays, so every place in the result is the same place in ``text``. Line ends other
    than CR and LF count as such characters, too: YAML 1.1 would see lines that no editor shows.
    """
    if text.replace("\n", "").isprintable() or not _UNSAFE.search(text):
        return text, iter(())
    slips = (_slip(run.start(), run[0][0], "stands here") for run in _UNSAFE.finditer(text))
    return _UNSAFE.sub(lambda run: "\ufffd" * len(run[0]), text), slips


def escaped(text: str, start: int, end: int, value: str) -> Iterator[Slip]:
    """Yield the unsafe characters that stand escaped in the double-quoted ``text[start:end]``.

    ``value`` is what the quoted text was read as.
    """
    if not _UNSAFE.search(value):
        return
    for match in _ESCAPE.finditer(text, start, end):
        digits = match[1] or match[2] or match[3]
        char = chr(int(digits, 16)) if digits else _NAMED.get(match[4], " ")
        if _UNSAFE.match(char):
            yield _slip(match.start(), char, "is escaped here")


def _slip(offset: int, char: str, form: str) -> Slip:
    name = f"U+{ord(char):04X}"
    if _BIDI.match(char):
        message = f"{name} {form}, which reverses the direction of text."
        return Slip(offset, "bidi", message, "Take it out; U+200E, U+200F and U+061C are fine.")
    return Slip(offset, "control-char", f"the control character {name} {form}.", "Take it out.")
