"""Numbers between which something went: "sailings fell from six to two" counts two sailings."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from briefing.draft.find.reading.line import Line
from briefing.verify.english.figures.numerals import ONES

_NUMBER: Final = (
    rf"(?:(?:about|some|around|nearly|almost|just|only|over|under|fewer than|more than) )*"
    rf"(?:\d[\d,.]*\d|\d|(?:{'|'.join(ONES)}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    rf"|a dozen|a hundred)(?:-\w+)?)\b"
)
_CHANGE: Final = re.compile(
    r"\b(?P<verb>(?:(?:has|have|had|was|were|been|is|are) )*(?:fell|fallen|falling|falls?|gone|went"
    r"|going|goes|rose|risen|rising|rises?|dropp?(?:ed|ing|s)?|grew|grown|growing|down|up|cut"
    r"|reduced|increased|increasing|decreased|declined|shrank|shrunk|climbed|jumped|soared|doubled"
    r"|halved|moved|slipped|sank|sunk|plunged|expanded|lowered|raised|swelled|swollen|revised"
    r"|dwindled|slowed|changed|came|come|trebled|tripled|brought))"
    rf"(?P<between>(?: [\w\u2019'-]+){{0,4}}?) from (?P<old>{_NUMBER}(?: [\w\u2019'%-]+){{0,5}}?)"
    rf" to (?P<new>{_NUMBER})",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[,;:]|\b(?:and|but|while|since|after|as|because|that)\b")


class FigureChange(NamedTuple):
    """Characters of a passage: from where what changed is named, the verb, the number before.

    ``new`` is where the number after stands.
    """

    start: int
    verb: int
    old: tuple[int, int]
    new: tuple[int, int]


def changes(line: Line) -> list[FigureChange]:
    """Return the changes that a sentence tells with both their numbers."""
    text, where = line.passage.text, line.sentence.where
    found = []
    for match in _CHANGE.finditer(text, where.start, where.end):
        cuts = [each.end() for each in _CLAUSE.finditer(text, where.start, match.start())]
        start = cuts[-1] if cuts else where.start
        found.append(FigureChange(start, match.start(), match.span("old"), match.span("new")))
    return found
