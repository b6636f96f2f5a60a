"""What holds no place: words on somebody, what is moved or carried, who held it in other times."""

from __future__ import annotations

import re
from typing import Final

from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.plain import Phrase
from briefing.draft.source_text import Where
from briefing.verify.language import listed

WORDS: Final = listed(
    "warning warnings report reports complaint complaints letter letters file files document"
    " documents story stories rumours talk talks question questions evidence record records news"
    " photographs pictures video videos footage plans map maps list lists calls bill bills"
    " proposal proposals charges cases doubts concerns fears debate dossier dossiers memo memos"
    " book books film films study studies information details word allegations accusations"
)
THINGS: Final = WORDS | listed(
    "boat boats ferry ferries ship ships lorry lorries truck trucks bus buses car cars train trains"
    " vehicle vehicles aircraft survivors passengers patients bodies victims pupils goods cargo"
    " clash clashes fighting attack attacks explosion explosions gunfire shelling protests"
    " artillery shell shells rocket rockets missile missiles mortar mortars drone drones"
    " supplies prices money cattle sailings flights services"
)
ON_THEM: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(WORDS))})"
    r" (?:about|on|of|regarding|concerning|against|over|from|by|for)"
    r" (?:[\w\u2019'-]+ ){0,4}$",
    re.IGNORECASE,
)
SUFFERED: Final = re.compile(
    r"(?<!was)(?<!were)(?<!been)(?<!is)(?<!are) "
    r"(?:captured|seized|taken|overrun|abducted|kidnapped|occupied|held|shelled|destroyed|attacked)"
    r" by [^,;.]{1,40} (?:(?:on|in) )?$"
)
"""Before a day: it is of what others did, told in passing: "a town captured by rebels in May"."""
_RETAKEN: Final = re.compile(
    r"\b(?:retak\w+|retook|recaptur\w+|regain\w*|reclaim\w*|liberat\w+|recover\w*|won back"
    r"|(?:took|taken|takes) back)\b",
    re.IGNORECASE,
)
_TAKEN_BY: Final = re.compile(
    r"[^,;.]*(?:, )?(?<!was )(?<!were )(?<!been )\b"
    r"(?:captured|seized|taken|overrun|occupied|held) by ",
)
_PAST_HOLDS: Final = listed("held controlled ruled governed occupied ran administered")
_ERA: Final = re.compile(
    r"(?:before|until|during|prior to) (?:the|its|his|this|that|last) [^,;]{2,40}?,? ",
    re.IGNORECASE,
)


def was_then(clause: str, verb: str) -> bool:
    """Tell whether a hold is told of a time that is over: "Before the war X governed Harl"."""
    return verb in _PAST_HOLDS and _ERA.match(clause) is not None


def is_office(line: Line, holder: Where | None) -> bool:
    """Tell whether who has come is one person in an office, who holds nothing."""
    if holder is None or holder.paragraph != line.passage.number:
        return False
    whole = line.passage.text[holder.start : holder.end].lower()
    words = _BEHIND.split(whole)[0].split()  # "guards loyal to the president" are no president
    return bool(words) and words[-1] in _OFFICES


_BEHIND: Final = re.compile(r" (?:of|loyal|close|for|in|from|at|who|under|and) ")


_OFFICES: Final = listed(
    "president minister premier governor mayor envoy ambassador secretary secretary-general king"
    " chancellor commissioner coordinator rapporteur spokesman spokeswoman pope delegation"
)


def tells_loser(line: Line, cue: Phrase) -> bool:
    """Tell whether a cue only says from whom P was taken: "retook P, seized by Y in May"."""
    text, at = line.passage.text, line.where(cue)
    before = list(_RETAKEN.finditer(text, line.sentence.where.start, at.start))
    if not before:
        return False
    found = _TAKEN_BY.match(text, before[-1].end())
    return found is not None and before[-1].end() < at.start < found.end()


def done_by_fight(line: Line, cue: Phrase) -> bool:
    """Tell whether what a verb tells was done by a fight between two, and by neither of them."""
    before = line.passage.text[line.sentence.where.start : line.where(cue).start]
    return _FIGHT.search(before) is not None


_FIGHT: Final = re.compile(
    r"\b(?:fighting|clash(?:es)?|battles?|war|conflict|violence|hostilities|talks|tensions?)"
    r"(?: \w+){0,2}? between [^,;.]{2,60}? and (?:[\w'’-]+ ){1,5}$",
    re.IGNORECASE,
)
