"""Which language a text is in, by its small words: what stands in nearly every sentence of it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Final

from briefing.brief.fold import fold
from briefing.verify.language import listed

UNKNOWN: Final = "und"
"""The code (ISO 639-2) of a language that cannot be told."""
_ENGLISH: Final = listed(
    "the of and to in a is was were for on at by with from that this it its as are be been has have"
    " had not but or an he she they their his her who which said will would after before no all"
    " into than there more"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENOUGH: Final = 600
"""Words that are looked at."""
_LEAST: Final = 12
"""Words in small letters without which a text is too short to be told by what it lacks."""
_SHARE: Final = 0.2
"""How much of a text the small words of its language are at least."""


def detect(texts: Iterable[str]) -> str:
    """Return the code of the language of some texts.

    "" for English and for a text in Latin letters that is too short to tell, ``UNKNOWN`` for a
    language without a table. Tables are read only where the text is not English.
    """
    found = list(islice((word for text in texts for word in _WORD.findall(text)), _ENOUGH))
    script = _script(found)
    words = [fold(word) for word in found if not word[:1].isupper()]
    if script in ("", "LATIN") and _share(words, _ENGLISH) >= _SHARE:
        return ""
    from briefing.verify.languages.table import codes, read_table, words_of

    if script not in ("", "LATIN"):
        return next((code for code in codes() if read_table(code).script == script), UNKNOWN)
    shares = {code: _share(words, words_of(read_table(code).stop_words)) for code in codes()}
    best = max(shares, key=lambda code: shares[code], default="")
    if best and shares[best] >= _SHARE and shares[best] > 1.3 * _share(words, _ENGLISH):
        return best
    return UNKNOWN if len(words) >= _LEAST and _share(words, _ENGLISH) < _SHARE / 2 else ""


def _share(words: list[str], small: frozenset[str]) -> float:
    return sum(word in small for word in words) / (len(words) or 1)


def _script(words: list[str]) -> str:
    """Return the script that most words begin in, as Unicode names it; "" for none."""
    names = (unicodedata.name(word[0], "").split(" ")[0] for word in words)
    most = Counter(name for name in names if name).most_common(1)
    return most[0][0] if most else ""
