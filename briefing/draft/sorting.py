"""What each name of a text is of, told by its own words and by the words around it.

Every rule adds to the score of a sort; the highest score decides. A name that nothing tells is
"other", and nobody's voice, actor or place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from briefing.draft import kinds as k
from briefing.draft.findings import Sort
from briefing.draft.mentions import Mention
from briefing.draft.source_text import SourceText
from briefing.verify.english.names import words as w
from briefing.verify.english.names.demonyms import KinSort, table
from briefing.verify.english.names.persons import is_person
from briefing.verify.english.speech.words import PLAIN

Scores = Counter[Sort]

_OWN: Final = 6.0
"""What the words of a name itself weigh, against one to four for words around it."""
_LEAST: Final = 2.0
"""The score from which a sort is told."""
_BEHIND: Final = 64
"""Characters before a name that are looked at, and behind it."""

_SORT_OF: Final[Mapping[KinSort, Sort]] = {
    "state": "state", "people": "people", "capital": "place", "region": "place",
    "faith": "other", "body": "body",
}  # fmt: skip
_REALMS: Final = frozenset(("republic", "kingdom", "state", "federation", "commonwealth"))
_SEATS: Final = frozenset(("Kremlin", "White House"))
"""Houses that only ever speak for a government."""

_AREA: Final = (
    r"town|city|village|port|province|provinces|district|districts|capital|island|region|suburb"
    r"|valley|municipality|county|quarter|neighbourhood|neighborhood|sub-district|sub-districts"
    r"|governorate|camp|commune|hamlet|peninsula|river|lake|hill|hills|strait|bay|delta|crossing"
)
_IN: Final = re.compile(r"(?:^|[\s(])(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ii]nside|[Aa]round|into) $")
_TO: Final = re.compile(
    r"\b(?:from|to|towards?|via|across|through|beyond|over|between|off|reached|entered|left|fled"
    r"|leaving|reaching|entering|visited|captured|seized|overran|recaptured|besieged|shelled) $"
)
_OF_AREA: Final = re.compile(
    rf"\b(?:{_AREA})s?(?: of|, called|,)? $"
    r"|\b(?:north|south|east|west|outskirts|centre|center|streets|people|residents|inhabitants"
    r"|fall|siege|out|km|kilometres|miles|control|capture|battle)(?: from| of) $"
    r"|\b[Nn]eighbou?ring $|\b(?:northern|southern|eastern|western|central|rural) $"
)
_AREA_BEHIND: Final = re.compile(
    rf"^(?:'s|\u2019s)? (?:{_AREA}|border point|checkpoint|ridge|airport|docks|road|bridge)\b"
    rf"|^, (?:a|an|the) (?:[\w-]+ ){{0,4}}(?:{_AREA})\b|^, (?:\d+|some \d+|about \d+) ?(?:km|kilom|mil)"
)
_RIVER: Final = re.compile(
    r"\b(?:cross(?:ed|ing)?|across|along|over|down|up|of|bank|banks|on|beside) the $"
)
_RIVER_BEHIND: Final = re.compile(r"^ (?:on foot|in barges|by boat|rose|river|burst|bank|valley)\b")
_AGED: Final = re.compile(r"^,? \(?\d\d\)?,")
_WHO: Final = re.compile(r"^(?:, | )(?:who|whose)\b")
_GOVERNS: Final = re.compile(
    r"^(?:'s|\u2019s)? (?:(?:foreign|defence|defense|interior|health|prime|former|armed) )?"
    r"(?:government|ministry|minister|army|president|parliament|embassy|war|navy|police"
    r"|forces|troops|border)\b"
)
_ACTS: Final = re.compile(
    r"^ (?:has|had|will) (?:\w+ )?(?:supplied|sent|backed|denied|armed|closed|signed|recognised|joined"
    r"|accused|imposed|deployed|provided|offered|agreed|rejected|condemned)\b"
    r"|^ (?:says|denies|rejects|backs|arms|supplies|closed|lists|accuses|accused|supports|borders)\b"
)
_BODILY: Final = re.compile(
    r"^(?:'s|\u2019s)? (?:fighters|militants|spokesman|spokeswoman|spokesperson|officials|staff"
    r"|correspondent|photographer|reporter|delegate|delegates|lawmakers|headquarters|members|troops"
    r"|commander|commanders|leader|leaders|teams?|volunteers|soldiers|units|positions|website)\b"
    r"|^-(?:led|backed|held|controlled|aligned)\b"
)
_BODY_NOUN: Final = re.compile(
    r"\b(?:NGO|company|agency|group|movement|party|network|organi[sz]ation|firm|charity|newspaper"
    r"|broadcaster|station|website|channel|think-tank|militia|watchdog|coalition|union|federation"
    r"|consultancy|faction|alliance|daily|weekly|members? of|fighters of|joined|by the) $"
)
_BODY_APPOSED: Final = re.compile(
    r"^(?: \([^)]{2,40}\))?, (?:a|an|the|one of the|self-\w+) (?:[\w-]+ ){0,4}(?:militia|militias|group"
    r"|groups|charity|organi[sz]ation|think-tank|agency|company|firm|party|coalition|movement|faction"
    r"|institute|union|body|watchdog|newspaper|broadcaster|network|unit|NGO|monitor)\b"
)
_SAYS: Final = re.compile(rf"^,? (?:{'|'.join(sorted(PLAIN))})\b")
_SAID: Final = re.compile(r"\b(?:said|says|added|told|asked|according to|by) $")
_ROLE_AFTER: Final = re.compile(
    r"^(?: \([^)]{1,40}\))?, (?:(?:a|an|the|its|his|her|their|one of the|[\w'\u2019]+'s) )?"
    r"(?P<role>[a-z][\w-]*(?: [a-z][\w-]*){0,4}?)(?= (?:of|at|for|from|in|to|with|on|and|who|that)\b|[,.;:]|$)"
)
_VERBAL: Final = re.compile(r"\b(?:have|has|had|is|are|was|were|will|said|says|told)\b").search
_ROLE_BEFORE: Final = re.compile(r"(?P<role>[A-Za-z][\w-]*)(?P<comma>,)? $")
_ACRONYM: Final = re.compile(r"(?:[A-Z]\.?){2,7}s?")


def by_words(name: str) -> Scores:
    """Return what the words of a name tell."""
    scores: Scores = Counter()
    kin = table().get(name)
    run = w.words_of(name)
    if kin:
        sort = "body" if name in _SEATS else _SORT_OF[kin.sort]
        scores[sort] += _OWN * 2
        return scores
    if not run:
        return scores
    if len(run) > 2 and run[0] in _REALMS and run[1] == "of":
        scores["state"] += _OWN
        return scores
    head, first = k.head_word(name), run[0]
    if (
        first in k.SHIPS | k.DOCUMENTS
        and len(run) > 1
        and name.split(maxsplit=1)[0] != name.split(maxsplit=1)[0].title()
    ):
        scores["other"] += _OWN * 2
    elif head in k.OTHER_HEADS and head not in k.BODY_HEADS:
        scores["other"] += _OWN
    elif head in k.BODY_HEADS or (first in w.PLURALS and "for" in run):
        scores["body"] += _OWN
        if head in k.PLACE_HEADS:  # a guard house, a bank
            scores["place"] += _OWN - 2
    elif head in k.PLACE_HEADS:
        scores["place"] += _OWN if len(run) > 1 else 1
    elif len(run) > 1 and first in k.FIRST_OF_PLACES:
        scores["place"] += _OWN if first in k.STRONG_FIRST else 2
    elif _ACRONYM.fullmatch(name):
        scores["body"] += 3
    elif is_person(name):
        scores["person"] += 2.5
    return scores


def by_context(mention: Mention, text: str) -> Scores:
    """Return what the words around a name tell."""
    scores: Scores = Counter()
    _, start, end = mention.where
    start -= len(mention.title) + 1 if mention.title else 0
    before, after = text[max(start - _BEHIND, 0) : start], text[end : end + _BEHIND]
    if mention.title:
        scores["person"] += 5
    _as_place(scores, before, after)
    _as_person(scores, before, after)
    _as_body(scores, before, after)
    if start == 0 and mention.text.isupper() and re.match(r"(?:,| \()", after):
        scores["place"] += 6  # a dateline
    return scores


def _as_place(scores: Scores, before: str, after: str) -> None:
    if _IN.search(before):
        scores["place"] += 3
    elif _TO.search(before):
        scores["place"] += 1
    if _OF_AREA.search(before):
        scores["place"] += 4
    if _AREA_BEHIND.match(after):
        scores["place"] += 3
    if before.endswith("the ") and (_RIVER_BEHIND.match(after) or _RIVER.search(before)):
        scores["place"] += 2
    if _GOVERNS.match(after):
        scores["state"] += 2.5
    if re.search(r"\b[Nn]eighbou?ring $", before):
        scores["state"] += 3
    if _ACTS.match(after) and not before.lower().endswith("the "):
        scores["state"] += 1


def _as_person(scores: Scores, before: str, after: str) -> None:
    if _AGED.match(after):
        scores["person"] += 6
    the = before.lower().endswith("the ")
    if _WHO.match(after) and not the:
        scores["person"] += 2
    apposed = _ROLE_AFTER.match(after)
    if apposed and not the and k.is_role(apposed["role"]) and not _VERBAL(apposed["role"]):
        scores["person"] += 4
    role = _ROLE_BEFORE.search(before)
    if role and w.fold(role["role"]) in k.ROLES:
        scores["person"] += 4 if not role["comma"] or after[:1] in ",.;)" else 2
    if not the and (_SAYS.match(after) or _SAID.search(before)):
        scores["person"] += 1
        scores["body"] += 0.5
    if re.search(r"\b(?:known as|called himself|calls himself|named|nicknamed) (?:\w+ )?$", before):
        scores["person"] += 4


def _as_body(scores: Scores, before: str, after: str) -> None:
    the = before.lower().endswith("the ")
    if _BODILY.match(after):
        scores["body"] += 2
    if _BODY_NOUN.search(before):
        scores["body"] += 4
    if _BODY_APPOSED.match(after):
        scores["body"] += 4
    if the and _SAYS.match(after):
        scores["body"] += 2
    elif the:
        scores["body"] += 0.5


def sorts(found: Sequence[Mention], text: SourceText) -> dict[str, Scores]:
    """Return the scores of each printed name, over all places where it stands."""
    scores: dict[str, Scores] = {}
    for mention in found:
        if mention.text not in scores:
            scores[mention.text] = by_words(mention.text)
        passage = text.passages[mention.where.paragraph - 1]
        scores[mention.text].update(by_context(mention, passage.text))
    _of_pronouns(scores, text)
    _in_lists(scores, found, text)
    return scores


def _of_pronouns(scores: dict[str, Scores], text: SourceText) -> None:
    """Take it that whom "he" and "she" mean are persons."""
    for passage in text.passages:
        for speech in passage.facts.said.speeches:
            if speech.speaker.lower() in ("he", "she") and speech.resolved in scores:
                scores[speech.resolved]["person"] += 2


def _in_lists(scores: dict[str, Scores], found: Sequence[Mention], text: SourceText) -> None:
    """Take it that names that "and" or a comma joins are of one sort: "Kell, Vels and Iskel"."""
    for one, other in zip(found, found[1:], strict=False):
        if one.where.paragraph != other.where.paragraph:
            continue
        between = text.passages[one.where.paragraph - 1].text[one.where.end : other.where.start]
        if between not in (" and ", ", ", ", and ", " or "):
            continue
        for here, there in ((one, other), (other, one)):
            sort = decided(scores[there.text])
            if sort == "place" and scores[here.text].total() < 3:
                scores[here.text]["place"] += 2


def decided(scores: Scores) -> Sort:
    """Return the sort of the highest score; "other" where none is high enough."""
    best = max(scores.items(), key=lambda pair: pair[1], default=("other", 0))
    return best[0] if best[1] >= _LEAST else "other"
