"""A draft of some paragraphs, and what its items say."""

from __future__ import annotations

from draft.besieged import a_source

from briefing.draft.make import draft
from briefing.draft.model import Draft, DraftBrief, Section


def drafted(*paragraphs: str) -> Draft:
    """The draft of a text of Wednesday, 4 March 2020, of which nothing was refused."""
    head = DraftBrief(id="text", title="Text", as_of="2020-03-04", as_of_basis="stated")
    source = a_source(id="s1", paragraphs=len(paragraphs), publisher=None)
    made = draft(paragraphs, head=head, source=source)
    assert not made.refused
    return made


def texts(section: Section, *paragraphs: str) -> list[str]:
    """The sentences of a section's items, "" where there is none yet."""
    found = drafted(*paragraphs).proposals
    return [each.item.get("text", "") for each in found if each.section == section]
