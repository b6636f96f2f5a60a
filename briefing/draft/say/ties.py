"""Texts of events that a tie tells: who met, fought, joined or left whom.

A relationship itself has no text: its fields say all. Of one that came about on a day there is an
event, and by the words that told the tie this is what happened.
"""

from __future__ import annotations

import re
from typing import Final

from briefing.draft.findings import Cast, Finding
from briefing.draft.say.words import actor_name, opened, printed, value, voice_name
from briefing.draft.source_text import SourceText

_DEEDS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), phrase)
    for pattern, phrase in (
        (r"truce|cease-?fire", "{first} and {second} agreed on a truce"),
        (r"\bagree|\bdeal\b|\bsigned", "{first} and {second} came to an agreement"),
        (r"talks|negotiat|discussion", "{first} and {second} held talks"),
        (r"\bmet\b|\bmeetings?\b", "{first} and {second} met"),
        (
            r"broke with|took up arms|rebelled|rose|revolted|mutinied",
            "{first} rose against {second}",
        ),
        (r"attack|ambush|raid|shelled|bombed|fired|offensive|assault", "{first} attacked {second}"),
        (r"(?:fought|fighting) (?:alongside|beside|for|with|on)", ""),
        (r"clash|fire\b|fought|battle|skirmish|combat", "{first} and {second} clashed"),
        (r"split|broke|broken|seceded|splintered", "{first} split from {second}"),
        (r"joined|merged|absorbed|integrated", "{first} joined {second}"),
    )
)
"""What happened, by the words of a tie; the first that fits."""


_NOUN: Final = re.compile(
    r"(?P<talks>talks|negotiat\w+|contacts?|meetings?|discuss\w+)?.* between$", re.I
)
"""A noun that tells a tie: of itself it says that there is a truce, and nothing that took place."""
_MADE: Final = re.compile(
    r"\b(?:agreed|reached|signed|struck|concluded|sealed|brokered|negotiated|announced|declared)\b"
)
_NOT_HELD: Final = re.compile(
    r"\b(?:postponed|cancelled|canceled|called off|collapsed|failed|suspended|broken? (?:down|off)"
    r"|stalled|to (?:open|begin|start|resume|be held)|will|would|planned|scheduled|expected)\b"
)
_UNMADE: Final = re.compile(
    r"\b(?:lapsed|expired|ended|collapsed|broken?|broke|failed|violated|breached|violations?"
    r"|breach|suspended|cancelled|despite|since|after|under)\b"
)


def _took_place(words: str, sentence: str) -> bool:
    """Tell whether a sentence says that what the words of a tie name came about."""
    noun = _NOUN.fullmatch(words)
    if noun is None:
        return True
    if noun["talks"]:
        return _NOT_HELD.search(sentence) is None
    return _MADE.search(sentence) is not None and _UNMADE.search(sentence) is None


def say(finding: Finding, cast: Cast, text: SourceText) -> str:
    """Return what happened where a tie came about, "" where its words tell a state."""
    part = finding.parts.get("type")
    words = printed(part.where, text) if part else ""
    first, second = (
        actor_name(value(finding, key) or "", cast, text, finding.where.paragraph)
        for key in ("from", "to")
    )
    phrase = next((phrase for pattern, phrase in _DEEDS if pattern.search(words)), "")
    if not phrase or not first or not second:
        return ""
    if not _took_place(words, printed(finding.where, text)):
        return ""
    return opened(voice_name(finding, cast), phrase.format(first=first, second=second))
