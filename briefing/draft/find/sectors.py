"""Which cluster answers for an impact: by the words for what is hurt, lacking or given.

A cluster of the Inter-Agency Standing Committee is proposed where the impact's own words, those of
its cue and of its figure, name things of one cluster alone; where they name those of two, or of
none, none is. The dead, the wounded and those who are held are left without one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from briefing.brief.scales import Category, Sector
from briefing.draft.find.reading.line import Line
from briefing.draft.findings import Part
from briefing.draft.source_text import Where

_DATA: Final = files("briefing.draft") / "data" / "sectors.toml"
_WITHOUT: Final[frozenset[Category]] = frozenset({"casualties", "detention"})
"""Categories that no single cluster answers for."""
_OF_THE_MOVED: Final[frozenset[Sector]] = frozenset({"camps", "shelter", "protection"})
"""Clusters that answer for people who are on the move, wherever they wait: not for schools."""
_BEHIND: Final = re.compile(
    r"(?:[ -](?!(?:in|into|at|from|on|near|by|through|across|over|under|around"
    r"|after|since|and|but)\b)"
    r"[\w’'-]+){0,5}"
)
"""Words behind those read, in which their noun may still stand: 6,000 litres of water."""


_WHERE: Final = re.compile(
    r"\b(?:in|into|on|onto|from|out of|off|under|over|above|through|across|by|their|his|her)"
    r"(?: the| their| its)?(?: (?!of\b)[a-z]+)?\s$",
    re.IGNORECASE,
)
"""Before a word: it tells where somebody was, or whose it was."""


class Cluster(NamedTuple):
    """A cluster with its words, and with those of them that may only tell where people were."""

    sector: Sector
    words: re.Pattern[str]
    spots: re.Pattern[str]

    def told(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first of its words in a stretch of a text that is no mere place."""
        return next(
            (each for each in self.words.finditer(text, start, end) if not self._where(text, each)),
            None,
        )

    def _where(self, text: str, match: re.Match[str]) -> bool:
        if self.spots.fullmatch(match[0]) is None:
            return False
        return _WHERE.search(text, max(match.start() - _REACH, 0), match.start()) is not None


_REACH: Final = 30


@cache
def clusters() -> tuple[Cluster, ...]:
    """Return the clusters, by ``draft/data/sectors.toml``."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(
        Cluster(row["sector"], _words(row["words"]), _words(row.get("spots", ())))
        for row in table["cluster"]
    )


def _words(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


def sector_of(line: Line, own: Iterable[Where], category: Category) -> Part | None:
    """Return the cluster of an impact with the word that tells it; None where none or two do.

    ``own``: its own words, without those between them.
    """
    if category in _WITHOUT:
        return None
    spans = [(where.start, _with_noun(line, where.end)) for where in own]
    text = line.passage.text  # what a body is called tells nothing: World Food Programme
    for name in line.sentence.names:
        text = f"{text[: name.start]}{' ' * (name.end - name.start)}{text[name.end :]}"
    found = {
        cluster.sector: match
        for cluster in clusters()
        if category != "displacement" or cluster.sector in _OF_THE_MOVED
        for match in (cluster.told(text, *span) for span in spans)
        if match
    }
    if len(found) != 1:
        return None
    [(sector, match)] = found.items()
    return Part(sector, Where(line.passage.number, match.start(), match.end()))


def _with_noun(line: Line, end: int) -> int:
    """Return where the words end in which the noun of those read may still stand."""
    match = _BEHIND.match(line.passage.text, end)
    return min(match.end() if match else end, line.sentence.where.end)
