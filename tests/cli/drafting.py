"""An article, and the draft that is made of it."""

from __future__ import annotations

from pathlib import Path

from briefing.draft.file import read_draft
from briefing.draft.model import Draft
from briefing.draft.review import open_review

ARTICLE = """\
Floods cut off Harl

HARL, Varland, 4 March 2026 - The Vessen rose over the road on Tuesday and cut Harl off, the
mayor, Ines Roth, said.

"No one was left in the lower town," said Roth. About 300 people were displaced and are
staying in the school on the hill, the Harl Red Cross said.

Fighters of the Hill Front hold the bridge at Harl, army spokesman Jan Velt said on Wednesday.
Hill Front fighters captured the village of Osk on Monday, Velt said.
"""
ID = "floods-cut-off-harl-2026-03-04"
DRAFT = Path("briefs") / f"{ID}.draft.yaml"


def made() -> Draft:
    """Return the draft as it was written."""
    reading = read_draft(DRAFT)
    assert reading.problems == []
    assert reading.value is not None
    return reading.value


def accept_all() -> None:
    """Decide on every proposal as a person might: what has a text is accepted, the rest worded."""
    review = open_review(DRAFT.absolute(), Path.cwd())
    for voice in filter(review.state.voice_open, review.draft.voices):
        review.decide(voice, "voice", "mk", item={"kind": "party"})
    for each in review.draft.proposals:
        worded = {"text": "Worded by hand."} if "text" not in each.item else {}
        review.decide(each.key, "accept", "mk", item=worded)
