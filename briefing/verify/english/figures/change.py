"""Whether the words around a number say that it is a difference of two, or what is left of one."""

from __future__ import annotations

import re
from typing import Final

from briefing.compiled import late_pattern

_REACH: Final = 40
"""Characters around a number in which the word stands that says so."""
_BEHIND: Final = late_pattern(
    r"[\w\s%'’-]{0,30}?\b(?:more|fewer|less|higher|lower|up|down|ahead|behind|short|missing|remain\w*"
    r"|left|still|lack\w*|bigger|smaller|larger|greater|cheaper|dearer|worse|better|older|younger"
    r"|sooner|farther|further|wider|narrower|deeper|taller|heavier|lighter|faster|slower|warmer"
    r"|longer|shorter|apart|earlier|later|others?|not|yet|outstanding|unaccounted|added|joined|\w+n['’]t)\b",
    re.IGNORECASE,
)
_BEFORE: Final = late_pattern(
    r"\b(?:by|further|remaining|others?|another|additional|extra|los[et]|lost|gain|gained|gap of"
    r"|(?:rise|fall|increase|decrease|drop|cut|lead|margin|majority|difference|shortfall|gain"
    r"|loss) of|rest|lacks?|lacking|missing|short of|from)\W+(?:[\w$€£]+\W+)?$",
    re.IGNORECASE,
)


def tells_change(text: str, start: int, end: int) -> bool:
    """Tell whether a number from ``start`` to ``end`` is said to be a difference, or a rest."""
    return (
        _BEHIND.match(text, end, end + _REACH) is not None
        or _BEFORE.search(text, max(0, start - _REACH), start) is not None
    )


_ROW: Final = late_pattern(
    r"[\w\s-]{0,24}?\b(?:in a row|in succession|running|straight|consecutive(?:ly)?|on end"
    r"|successive(?:ly)?|back[ -]to[ -]back)\b",
    re.IGNORECASE,
)


def tells_row(text: str, start: int, end: int) -> bool:
    """Tell whether a number from ``start`` to ``end`` counts what follows each other."""
    return _ROW.match(text, end, end + _REACH) is not None


_LIMIT: Final = late_pattern(
    r"\b(?:limit\w*|within|(?:depth|height|length) of"
    r"|cap(?:s|ped)?|ceiling|maximum|restrict\w*|not exceed|reach(?:es|ed|ing)?"
    r"|highest|peak(?:s|ed|ing)?|topp?(?:s|ed|ing)? out|highs? of|record"
    r"|(?:got|gone|go|goes|went|going) up to|up to|as (?:high|much|many) as)\b",
    re.IGNORECASE,
)


def limits(text: str) -> bool:
    """Tell whether a text sets a limit, so that its numbers may be called the most."""
    return _LIMIT.search(text) is not None


_SUM: Final = late_pattern(
    r"\b(?:in (?:all|total)|altogether|together|combined|totals?|overall|the sum"
    r"|add(?:s|ed|ing)? up to|casualties"
    r"|(?:killed|dead|died|slain) (?:or|and) (?:[a-z]+ly )?(?:injured|wounded|hurt|missing))\b",
    re.IGNORECASE,
)


def tells_sum(text: str) -> bool:
    """Tell whether a text says that a number of it is a sum."""
    return _SUM.search(text) is not None
