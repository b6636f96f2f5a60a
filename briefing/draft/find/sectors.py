"""Which cluster answers for an impact: by the words for what is hurt, lacking or given.

A cluster of the Inter-Agency Standing Committee is proposed where the words that the impact was
read from name things of one cluster alone; where they name those of two, or of none, none is. The
dead, the wounded and those who are held are left without one.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from briefing.brief.scales import Category, Sector
from briefing.draft.find.reading.line import Line
from briefing.draft.findings import Part
from briefing.draft.source_text import Where

_DATA: Final = files("briefing.draft") / "data" / "sectors.toml"
_WITHOUT: Final[frozenset[Category]] = frozenset({"casualties", "detention"})
"""Categories that no single cluster answers for."""
_BEHIND: Final = re.compile(r"(?:[ -][\w’'-]+){0,5}")
"""Words behind those read, in which their noun may still stand: 6,000 litres of water."""


@cache
def sector_words() -> tuple[tuple[Sector, re.Pattern[str]], ...]:
    """Return the words of each cluster, by ``draft/data/sectors.toml``."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(
        (row["sector"], re.compile(rf"\b(?:{'|'.join(row['words'])})\b", re.IGNORECASE))
        for row in table["cluster"]
    )


def sector_of(line: Line, where: Where, category: Category) -> Part | None:
    """Return the cluster of an impact with the word that tells it; None where none or two do."""
    if category in _WITHOUT:
        return None
    text = line.passage.text
    end = min(where.end + len(_behind(text, where.end)), line.sentence.where.end)
    found = {
        sector: match
        for sector, words in sector_words()
        if (match := words.search(text, where.start, end))
    }
    if len(found) != 1:
        return None
    [(sector, match)] = found.items()
    return Part(sector, Where(where.paragraph, match.start(), match.end()))


def _behind(text: str, at: int) -> str:
    match = _BEHIND.match(text, at)
    return match[0] if match else ""
