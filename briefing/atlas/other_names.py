"""Names of a place as they are compared, the other ones each by what the one before has not.

A line has the other names of one place. Each is one of ``SIGNS`` and letters: the place of the sign
is how many letters the name begins with as the one before it (0 to ``HEAD``), times ``TAIL + 1``,
and how many it ends with (0 to ``TAIL``); the letters stand between. The name before the first is
the place's own. ``script/build_gazetteer`` tells what is read here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from briefing.brief.fold import fold_many
from briefing.compiled import late_pattern

HEAD: Final = 15
TAIL: Final = 4
SIGNS: Final = "".join(
    map(chr, (*range(1, 10), *range(11, 32), *range(0x21, 0x30), *range(0x3A, 0x5D)))
)
"""Eighty signs of ASCII that no name has as it is compared."""
_PLACE: Final = {sign: divmod(at, TAIL + 1) for at, sign in enumerate(SIGNS)}
_PIECE: Final = late_pattern(r"([\x01-\x1f!-/:-\\])([^\x01-\x1f!-/:-\\]*)")

_MOST: Final = 64
"""Letters of a name that are looked at."""

_ARTICLE: Final = re.compile(
    r"\b(?:al|el|ad|adh|an|ar|as|ash|at|ath|az|ed|en|er|es|esh|et|ez|ul)[ -]+(?=\w)"
)
_NO_WORD: Final = re.compile(r"[^\w\t\n]+")
_NO_NAME: Final = re.compile(r"[\t\n]")
_ENDING: Final = re.compile(r"ah\b")
_SAME: Final = str.maketrans({"ə": "a", **dict.fromkeys("'’‘`´", "")})
"""What names of places have beyond all folded texts: signs that some writers leave out."""


@lru_cache(4096)
def fold(name: str) -> str:
    """Return a name as it is compared: without accents, case, signs and Arabic articles.

    ``Al-Bāb``, ``el Bab`` and ``Bab`` are one, as are ``Ar Raqqah`` and ``Raqqa``.
    """
    return folded(_NO_NAME.sub(" ", name[:_MOST])).strip(" ")


def folded(text: str) -> str:
    """Fold many names at once, parted by tabs and line ends: seven times as fast as one by one."""
    # Persian names join their parts by a sign without width, or write them apart.
    text = _ARTICLE.sub("", fold_many(text.replace("\u200c", " ")).translate(_SAME))
    return _ENDING.sub("a", _NO_WORD.sub(" ", text))


def other_names(lines: tuple[str, str], name: str) -> list[str]:
    """Return the other names of a place as they are compared, after its own, folded."""
    latin, native = lines
    return [*told(latin, name), *told(native, "")]


def told(line: str, name: str) -> list[str]:
    """Return the names of a line; ``name`` is the place's own, as it is compared."""
    names = []
    for sign, middle in _PIECE.findall(line):
        head, tail = _PLACE[sign]
        name = name[:head] + middle + name[len(name) - tail :]
        names.append(name)
    return names
