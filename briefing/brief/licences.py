"""Licences: under which of them the words of a source may be passed on at length.

A licence is known by its whole value alone. A word inside a sentence does not open a text: "not
open" and "CC BY-NC-ND 4.0" hold the same words as licences that do.
"""

from __future__ import annotations

import re
from typing import Final

from briefing.brief.fold import fold
from briefing.compiled import late_pattern

NAMES: Final = (
    "CC0", "CC BY 4.0", "CC BY-SA 4.0", "public domain", "OGL 3.0", "MIT", "Apache-2.0", "BSD",
    "ODbL",
)  # fmt: skip
"""The open licences; CC BY, CC BY-SA and OGL count in any version, but not without one."""

_CC_VERSION: Final = (
    r"v?(?:[1234](?:\.0)?|2\.[15])(?: (?:igo|[a-z]{2}|(?:un)?ported|international))?"
)
_CC_KIND: Final = r"(?:by|attribution)(?: (?:sa|share ?alike))?"
_OPEN: Final = late_pattern(
    "(?:"
    + "|".join(
        (
            r"cc ?(?:0|zero)(?: v?1\.0)?(?: universal)?",
            r"creative commons zero v?1\.0(?: universal)?",
            rf"(?:cc|creative commons) {_CC_KIND} {_CC_VERSION}",
            r"public domain(?: mark(?: 1\.0)?)?",
            r"(?:ogl|open government licence)(?: (?:uk|canada))? v?[123](?:\.0)?",
            r"mit",
            r"apache(?: licence)? v?2(?:\.0)?",
            r"0bsd|bsd(?: [0234] clause)?|[023] clause bsd",
            r"(?:odbl|open database licence|open data commons open database licence)(?: v?1\.0)?",
        )
    )
    + ")(?: public)?(?: licence)?"
)
_BOTH: Final = late_pattern(r"(?P<name>[^()]+) \((?P<short>[^()]+)\)")
_ADDRESS: Final = late_pattern(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/"
)
_SEPARATORS: Final = late_pattern(r"[\s,_/\u2010-\u2015-]+")


def is_open(licence: str) -> bool:
    """Tell whether a licence lets the words of a text be passed on, changed and sold.

    It does where its whole value names one of ``NAMES``, by a common name, its SPDX id or its
    address, in upper or lower case: "CC BY 4.0", "CC-BY-4.0", "Creative Commons Attribution 4.0".
    """
    name = _plain(licence)
    both = _BOTH.fullmatch(name)
    return all(_OPEN.fullmatch(each) for each in (both.groups() if both else (name,)))


def _plain(licence: str) -> str:
    """Return a licence's name folded, its words between single spaces."""
    text = _ADDRESS.sub("cc/", fold(licence).strip().rstrip("."))
    text = _SEPARATORS.sub(" ", text).strip().removeprefix("the ")
    text = text.replace("license", "licence").replace("version ", "v")
    return re.sub(r"^cc mark\b", "public domain mark", text)
