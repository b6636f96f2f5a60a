"""What somebody denies, or a sentence calls untrue: "denied that Y had taken P", "was false"."""

from __future__ import annotations

import re
from collections import deque
from typing import Final, Literal

from briefing.draft.find.reading.line import Line
from briefing.draft.find.reading.plain import Plain
from briefing.draft.find.speeches import speaker_of
from briefing.draft.findings import Cast
from briefing.verify.english.moods import DISPUTING, is_form

DENYING: Final = re.compile(r"\b(?:den(?:y|ies|ied)|reject|disput|refut|dismiss)", re.IGNORECASE)
"""The beginning of every word by which something is denied."""
_NOUN: Final = (
    r"(?:reports?|claims?|rumou?rs?|statements?|suggestions?|accounts?|allegations?|assertions?)"
)
_DENIES: Final = (
    r"\b(?:den(?:y|ies|ied|ying)|(?:reject|disput|refut|dismiss)(?:e?s|e?d|ing|e)?)"
    r"(?: on \w+day)?(?: as (?:false|untrue|baseless))?"
)
_OF: Final = rf"(?: (?:[\w'’-]+ ){{0,4}}?{_NOUN}(?: (?:by|from|in|on) (?:[\w'’-]+ ?){{1,4}}?)?)"
_THAT: Final = re.compile(rf"{_DENIES}{_OF}? that\b", re.IGNORECASE)
_AT_VERB: Final = re.compile(
    rf"\bden(?:y|ies|ied|ying) (?:having (?:been )?|any )?(?:\w+ly )?$"
    rf"|{_DENIES}{_OF} (?:to (?:have )?|of (?:having )?)(?:\w+ly )?$",
    re.IGNORECASE,
)
_BARE: Final = re.compile(r"(?:\b(?:not|never|or|to|cannot|\w+n't|[wc]ould|will|can|may)) $", re.I)
"""Before a verb that denies: nothing is denied by who "would neither confirm nor deny" it."""
_ENDS: Final = re.compile(
    r"\b(?:and|but) (?:\w+ )?(?:said|says|added|adds|insisted|insists|told|confirmed|claimed)\b"
)
"""What ends the clause that is denied."""
_UNSURE: Final = re.compile(r"^ they\b|,(?!.* (?:n?or|and) that\b)")
"""What leaves open whether a cue is denied, or of whom: a sign before it, "they"."""
_BEHIND: Final = re.compile(
    r"^[^;.]*?(?:, (?:which|something|a (?:claim|report|statement)) (?:\w+ ){0,4}?"
    r"(?:denied|denies|rejected|rejects|disputed|disputes|refuted)\b"
    r"|(?:,|\bbut\b)[^,;.]{0,40}? (?:denied|denies|rejected|rejects|disputed|disputes)"
    r" (?:it|this|that)(?= ?[,;.]|$)"
    r"|\b(?:was|were|been) (?:\w+ly )?(?:denied|rejected|disputed|refuted|dismissed) by\b)",
    re.IGNORECASE,
)
_CLAIM_OF: Final = re.compile(rf"\b{_NOUN} (?:that\b|to\b|of\b)[^,;]*$", re.IGNORECASE)

Denial = Literal["denied", "open", "over", ""]
"""What a denial does with a cue: denies it, leaves it open, has ended before it; "" for none."""


def denial_of(before: str, behind: str) -> Denial:
    """Return what denials in its clause, ``before`` a cue and from it on, do with the cue."""
    if found := _AT_VERB.search(before):
        return "open" if _BARE.search(before[: found.start()]) else "denied"
    if found := _last(before):
        if _BARE.search(before[: found.start()]):
            return "open"
        said = before[found.end() :]
        return "over" if _ENDS.search(said) else "open" if _UNSURE.search(said) else "denied"
    if found := _BEHIND.search(behind):
        by = found[0].lower().endswith(" by")
        return "denied" if by and _CLAIM_OF.search(before) else "" if by else "open"
    return ""


def denier(line: Line, cast: Cast) -> str:
    """Return the one voice that denies something in a sentence, "" for none or two."""
    where = line.sentence.where
    voices = {
        cast.voice(speech, where)
        for speech in line.sentence.speeches
        if speech.verb and is_form(speech.verb.lower(), DISPUTING)
    }
    if not voices and line.low(0) == "denying":
        return speaker_of(line.sentence, cast)
    return voices.pop() if len(voices) == 1 else ""


def _last(before: str) -> re.Match[str] | None:
    return next(iter(deque(_THAT.finditer(before), maxlen=1)), None)


# -- what the sentence itself calls untrue or unproven -------------------------------------------

REPORTED_BEFORE: Final = re.compile(
    r"\b(?:reports?|claims?|assertions?|allegations?|rumou?rs?|statements?|suggestions?|stories|pictures|photos|videos?)\b"
    r"[^,;]{0,40}\bthat\b", re.IGNORECASE,
)  # fmt: skip
_UNVERIFIED: Final = re.compile(
    r"\b(?:could not|cannot|can not|has not|have not|had not)(?: yet)? (?:be|been) (?:\w+ly )?"
    r"(?:verified|confirmed)\b"
)
_TOLD: Final = (
    r"\b(?:reports?|claims?|rumou?rs?|stor(?:y|ies)|assertions?|allegations?|suggestions?|talk)"
    r"(?: (?:by|from|in|on|of) (?:(?:some|certain|the|local|social) )?(?:media|press|internet))?"
    r" (?:of|that|about|according to which) "
)
_TELLS: Final = re.compile(_TOLD, re.IGNORECASE)
_TALE: Final = re.compile(_TOLD + r"[^;:.]*$", re.IGNORECASE)
_UNTRUE: Final = re.compile(
    r"^[^;:.]*?(?:\b(?:is|are|was|were|remains?|proved|turned out)(?: to be)?"
    r" (?:(?:an?|all|entirely|completely|simply|still) )?(?:wrong|false|untrue|unfounded|baseless"
    r"|fabrications?|fabricated|inventions?|invented|fake|lies?|hoax|unproven|unconfirmed"
    r"|unverified|incorrect|mistaken|nonsense)\b"
    r"|\bdo(?:es)? not correspond\b|\bdid not correspond\b"
    r"|\b(?:went|goes|going|made|making|makes|did|doing) (?:the )?rounds?\b"
    r"|\b(?:circulat|spread)(?:ed|ing|s)?\b(?! (?:of|to)\b))",
    re.IGNORECASE,
)


def is_tale(line: Plain, start: int, end: int) -> bool:
    """Tell whether characters of a sentence tell what is called untrue, unproven or a rumour.

    So do those of "Reports of eleven missing were wrong", "a story of two dead went round",
    "called the claim that two had died a lie".
    """
    if line.has(_ONLY_SAID, plain=True) and _SAID.search(line.plain[:start]):
        return True
    if not line.has(_TELLS, plain=True):
        return False
    tale = _TALE.search(line.plain[:start])
    behind = line.plain[end:]
    if tale is None:
        return False
    named = _CALLS.search(line.plain, 0, tale.start()) is not None
    return bool(_UNTRUE.match(behind) or (named and _A_LIE.match(behind)))


def is_taken_back(line: Plain) -> bool:
    """Tell whether the sentence behind says that this one was wrong: "This proved to be false"."""
    end = line.sentence.where.end
    return _TAKEN_BACK.match(line.passage.text, end) is not None


_SAYS_ONLY: Final = (
    r"(?:['’]s?|\b(?:the|a|its|their|his|her)) claims? to have\b"
    r"|\b(?:investigat\w+|look\w* into|examin\w+|check\w*|probing|aware of|stud(?:ies|ied|ying))"
    r" (?:(?:the|these|such|some) )?(?:reports?|claims?|allegations?|accusations?)"
    r" (?:that|of)\b"
)
_ONLY_SAID: Final = re.compile(_SAYS_ONLY)
_SAID: Final = re.compile(rf"(?:{_SAYS_ONLY})[^;:.]*$")
"""Before what is told as somebody's claim alone, or as what is still looked into."""
_CALLS: Final = re.compile(
    r"\b(?:called|calls|calling|termed|branded|labelled) (?:(?:the|a|an|such|all|those|these) )?$",
    re.IGNORECASE,
)
_LIE: Final = (
    r"(?:an? )?(?:\w+ )?(?:lies?|false|untrue|nonsense|propaganda|fabricat\w+|inventions?|fake"
    r"|baseless|unfounded|wrong|absurd)\b"
)
_A_LIE: Final = re.compile(rf"[^;:.]*? {_LIE}", re.IGNORECASE)
_TAKEN_BACK: Final = re.compile(
    r"\s*(?:This|That|It|The (?:number|figure|report|claim|toll|news))"
    r" (?:later |soon |has |has since )?(?:was|is|turned out|proved|proven)(?: to be)?"
    r" (?:not true|wrong|untrue|false|incorrect|mistaken|unfounded|a mistake|an error|a hoax)\b"
)


def is_unverified(line: Plain) -> bool:
    """Tell whether a sentence is on what nobody could confirm: "Reports that ... could not be"."""
    return line.has(REPORTED_BEFORE, plain=True) and line.has(_UNVERIFIED, plain=True)
