"""Other names of a place, as they are compared: each told by what the one before it has not.

A line has the other names of one place. Each is one of ``SIGNS`` and letters: the place of the sign
is how many letters the name begins with as the one before it (0 to ``HEAD``), times ``TAIL + 1``,
and how many it ends with (0 to ``TAIL``); the letters stand between. The name before the first is
the place's own. ``script/build_gazetteer`` tells what is read here.
"""

from __future__ import annotations

from typing import Final

from briefing.compiled import late_pattern

HEAD: Final = 15
TAIL: Final = 4
SIGNS: Final = "".join(
    map(chr, (*range(1, 10), *range(11, 32), *range(0x21, 0x30), *range(0x3A, 0x5D)))
)
"""Eighty signs of ASCII that no name has as it is compared."""
_PLACE: Final = {sign: divmod(at, TAIL + 1) for at, sign in enumerate(SIGNS)}
_PIECE: Final = late_pattern(r"([\x01-\x1f!-/:-\\])([^\x01-\x1f!-/:-\\]*)")


def told(line: str, name: str) -> list[str]:
    """Return the names of a line; ``name`` is the place's own, as it is compared."""
    names = []
    for sign, middle in _PIECE.findall(line):
        head, tail = _PLACE[sign]
        name = name[:head] + middle + name[len(name) - tail :]
        names.append(name)
    return names
