"""Whom the words for a speaker mean: the first of two, whose map it is, "the organisation"."""

from __future__ import annotations

import re
from typing import Final

from briefing.draft.cast import heads
from briefing.draft.cast import kinds as k
from briefing.draft.cast.entity import Entity
from briefing.draft.cast.nouns import ARTICLE
from briefing.draft.cast.roster import ANY_BODY, Roster
from briefing.draft.source_text import Where
from briefing.verify.english.names import words as w
from briefing.verify.english.speech.people import is_human, is_plural
from briefing.verify.english.speech.words import OFFICES, SPEAKERS
from briefing.verify.language import Speech

_OWNER: Final = re.compile(r"^(?P<who>.{2,50}?)['\u2019]s (?P<noun>[a-z].*)$")


_PAPERS: Final = frozenset(("statement", "communique", "communiqué", "release"))
"""Writings that are said to say what their authors do."""
_AUTHOR: Final = re.compile(
    r" (?:issued |released |put out )?(?:by|from|of) (?P<who>(?:[\w'’&-]+ ){0,6}?[\w'’&-]+)"
    r"(?= (?:in|on|at|read|said|says|issued|that)\b|[,.;:\"”)]|$)"
)
_BAND: Final = re.compile(
    r"(?:the )?(?:rebels|insurgents|militants|guerrillas) (?:with|from|of) (?:the )?(?P<who>.+?)"
    r"(?: \([A-Z]+\))?$",
    re.IGNORECASE,
)


def written_by(speech: Speech, said: str, roster: Roster) -> Speech:
    """Return what a statement says as said by whose it is: "said a statement by the embassies".

    ``said`` is the paragraph. Where no author stands behind it, it is the statement that speaks.
    """
    bare = ARTICLE.sub("", speech.speaker).lower()
    author = _AUTHOR.match(said, speech.who.end) if bare in _PAPERS and speech.who else None
    if author is None or not (k.words_kind(author["who"]) or roster.speaker(author["who"])):
        return speech
    return speech._replace(speaker=author["who"], resolved=author["who"])


def first_speaker(said: str, roster: Roster) -> str:
    """Return the first of two who say the same, whose map it is that says so, whose rebels.

    "" where only somebody's claims are spoken of: "the rebels' claims".
    """
    if said.endswith(("s'", "s’", "'s", "’s")):
        return ""
    if band := _BAND.fullmatch(said):
        found = roster.named(band["who"])
        said = found.name if found and found.sort == "body" else said
    one, joined, _ = said.partition(" and ")
    if joined and roster.speaker(one) and not roster.named(said):
        said = one
    owner = _OWNER.match(said)
    if owner:
        noun = w.fold(owner["noun"].split()[-1])
        told = k.words_kind(owner["noun"]) or noun in SPEAKERS | OFFICES | heads.ROLES
        if not told and roster.speaker(owner["who"]):
            return owner["who"]
    return said


def has_its_own(name: str) -> bool:
    """Tell whether "its men" are a speaker's own, by what the speaker is called: the operator.

    A monitor, an expert, a person and people say it of whom the text told before.
    """
    told = k.words_kind(name)
    return not (is_human(name) or is_plural(name) or (told and told.kind in _OBSERVERS))


_OBSERVERS: Final = frozenset(("monitor", "expert", "newspaper", "international-org"))


def named_there(speech: Speech, paragraph: int, roster: Roster) -> Entity | None:
    """Return the body that "the organisation" means where its sentence names one before it.

    It goes before those that spoke earlier. None where the speaker is called otherwise.
    """
    noun = w.fold(ARTICLE.sub("", speech.speaker))
    if speech.who is None or noun not in ANY_BODY or noun == w.fold(speech.speaker):
        return None
    found = roster.standing.before(Where(paragraph, *speech.who), "body")
    return found[1] if found and found[0].start >= speech.start else None
