"""The text of one item as an event tells it: since when it holds, whether the day is its own."""

from __future__ import annotations

import re
from typing import Any, Final

from briefing.draft.findings import Finding

STATES: Final = frozenset({"full", "majority", "partial", "stronghold", "influence", "disputed"})
"""Holds that nothing says to have come about: no event."""


def since(words: str, when: str) -> str:
    """Return a text of a hold as since when it is one: "A has held B since 2014"; else ""."""
    held = _HOLDS.fullmatch(words)
    if held is None or not when.lower().startswith("since "):
        return ""
    have = "has" if held["holds"] == "holds" else "have"
    return f"{held['who']} {have} held {held['what']} {when[0].lower()}{when[1:]}."


_HOLDS: Final = re.compile(r"(?P<who>[^:]+|.+?: .+?) (?P<holds>holds?) (?P<what>[^:]+)\.")


def value_of(finding: Finding, key: str) -> Any:
    """Return the value of a part of a finding, None for none."""
    part = finding.parts.get(key)
    return part.value if part else None


def at_one_time(one: Finding, other: Finding) -> bool:
    """Tell whether the times of two findings are the same words, or what is told needs none.

    A claim or an impact beside a day that is not its own did not come about on it.
    """
    mine, theirs = (
        part and part.where for part in (one.parts.get("when"), other.parts.get("when"))
    )
    if not mine or not theirs:
        return not mine or other.section == "relationships"
    apart = mine.end <= theirs.start or theirs.end <= mine.start
    return mine.paragraph == theirs.paragraph and not apart
