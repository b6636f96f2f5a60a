"""Characters that look like a sign of YAML and are none: what was meant where one stands.

Word processors and pages on the web leave them: spaces that do not break, round quotes, wide
colons, dashes. YAML takes each for a letter, and says that something else is wrong.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_SPACES: Final = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_COLONS: Final = "\u02d0\u2236\ua789\ufe13\ufe55\uff1a"
_QUOTES: Final = "\u2018-\u201f\u2039\u203a\u00ab\u00bb\uff02\uff07"
_DASHES: Final = "\u2010-\u2015\u2022\u2043\u2212\u25cf\u25e6\u00b7\ufe63\uff0d"
_COMMAS: Final = "\u3001\uff0c"
_BRACKETS: Final = {"\uff3b": "[", "\uff3d": "]", "\uff5b": "{", "\uff5d": "}"}
_ALIKE: Final = re.compile(
    rf"^ *(?:- +)*-?(?P<space>[{_SPACES}])"
    rf"|^[ {_SPACES}]*(?P<dash>[{_DASHES}])[ {_SPACES}]"
    rf"|^[ {_SPACES}]*(?:- +)*[\w-]+ *(?P<colon>[{_COLONS}])"
    rf"|(?:^|[{{,]) *(?:- +)*\{{? *[\w-]+:(?P<behind>[{_SPACES}])"
    rf"|(?::|-|\[|,) +(?P<quote>[{_QUOTES}])"
    rf"|(?P<comma>[{_COMMAS}]) ?[\w-]+: "
    rf"|(?:: +|^ *- +)(?P<bracket>[{''.join(_BRACKETS)}])"
)
"""A look-alike where its sign would stand, in a line that YAML rejects."""


class LookAlike(NamedTuple):
    """One of them: where in its line, from 0; what is said of it; the sign that was meant."""

    at: int
    message: str
    hint: str
    sign: str


def look_alike(line: str) -> LookAlike | None:
    """Return the first look-alike in a line that YAML rejects, None where there is none."""
    match = None if line.isascii() else _ALIKE.search(line)
    if match is None or match.lastgroup is None:
        return None
    char, kind = match[match.lastgroup], match.lastgroup
    code = f"U+{ord(char):04X}"
    if kind in ("space", "behind"):
        message, hint, sign = f"{code} stands where YAML wants a space.", "Type a space.", " "
    elif kind == "colon":
        message, hint, sign = f"'{char}' ({code}) is no colon.", "Type ':' and a space.", ":"
    elif kind == "dash":
        message, hint, sign = f"'{char}' ({code}) begins no entry of a list.", "Type '- '.", "-"
    elif kind == "quote":
        message = f"'{char}' ({code}) is no quote of YAML."
        hint, sign = "Type \" or ', before and behind the text.", ""
    elif kind == "comma":
        message, hint, sign = f"'{char}' ({code}) is no comma of YAML.", "Type ', '.", ","
    else:
        sign = _BRACKETS[char]
        message, hint = f"'{char}' ({code}) is no bracket of YAML.", f"Type '{sign}'."
    return LookAlike(match.start(kind), message, hint, sign)
