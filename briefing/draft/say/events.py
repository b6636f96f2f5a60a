"""Texts of events: who closed or opened which place.

What a claim on a place, an impact or a tie of the same sentence tells has the text of that.
"""

from __future__ import annotations

from typing import Final

from briefing.draft.findings import Cast, Finding
from briefing.draft.say.words import actor_name, opened, place_name, value, voice_name
from briefing.draft.source_text import SourceText

_PHRASES: Final = {"closed": "{who} closed {what}", "opened": "{who} opened {what}"}
"""What is said of an event by its kind."""


def say(finding: Finding, cast: Cast, text: SourceText) -> str:
    """Return the text of an event, "" where no template fits."""
    phrase = _PHRASES.get(finding.kind, "")
    who = actor_name(value(finding, "who") or "", cast, text, finding.where.paragraph)
    what = place_name(value(finding, "what") or "", cast, text)
    if not phrase or not who or not what:
        return ""
    return opened(voice_name(finding, cast), phrase.format(who=who, what=what))
