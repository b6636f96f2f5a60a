"""Texts of events: who did what to which place, what began or ended, who declared it.

What a claim on a place, an impact or a tie of the same sentence tells has the text of that.
"""

from __future__ import annotations

import re
from typing import Final

from briefing.draft.findings import Cast, Finding
from briefing.draft.say.words import actor_name, many, opened, place_name, there, value, voice_name
from briefing.draft.source_text import SourceText
from briefing.verify.words.passages import MOST_IN_A_ROW

_TO_PLACES: Final = ("closed", "opened", "shelled", "bombed", "attacked", "visited")
"""Kinds of events that are told by their own verb."""


def say(finding: Finding, cast: Cast, text: SourceText) -> str:
    """Return the text of an event, "" where no template fits."""
    told = _told(finding, cast, text)
    return opened(voice_name(finding, cast), told) if told else ""


def _told(finding: Finding, cast: Cast, text: SourceText) -> str:
    noun, done = value(finding, "noun") or "", value(finding, "done") or ""
    if finding.kind == "happened":
        return f"{noun} {done}"
    if finding.kind == "befell":
        return f"{place_name(value(finding, 'what') or '', cast, text)} {done}"
    if finding.kind == "act":
        return _act(finding, cast, text)
    who = value(finding, "who") or ""
    if who in cast.actors:
        who = actor_name(who, cast, text, finding.where.paragraph)
    if finding.kind == "declared":
        return f"{who} {done} {noun}" if who else ""
    what = place_name(value(finding, "what") or "", cast, text)
    kept = who and what and finding.kind in _TO_PLACES
    return f"{who} {finding.kind} {what}" if kept else ""


def _act(finding: Finding, cast: Cast, text: SourceText) -> str:
    """Return who did what to whom, where."""

    def named(key: str) -> str:
        found = value(finding, key) or ()
        several = found if isinstance(found, list) else [found] if found else []
        return " and ".join(_named(each, finding, cast, text) for each in several)

    who, did, what = named("who"), value(finding, "did") or "", named("what")
    if len(who.split()) > MOST_IN_A_ROW:
        who = _NEARER.split(who)[0]  # "barge owners at the docks": shorter, and no copy
    several = isinstance(value(finding, "who"), list) or many(who, text)
    at = there(value(finding, "there") or "", cast, text)
    return f"{who} {'have' if several else 'has'} {did} {what}".rstrip() + at


def _named(found: str, finding: Finding, cast: Cast, text: SourceText) -> str:
    """Return the name of an actor, else the words as they are."""
    if found in cast.actors:
        return actor_name(found, cast, text, finding.where.paragraph)
    article, _, rest = found.partition(" ")
    return f"{article.lower()} {rest}" if article in ("The", "A", "An") and rest else found


_NEARER: Final = re.compile(r" (?:at|in|on|from|near|between|with|along|around|outside) ")
