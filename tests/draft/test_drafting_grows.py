"""Drafting takes time like the length of a text, whatever the text is made of."""

from __future__ import annotations

from growing import hold_growth, texts

from briefing.draft.make import draft
from briefing.draft.model import Draft, DraftBrief, DraftSource
from briefing.verify.sources.source import paragraphs


@texts()
def test_drafting_from_a_text_grows_as_the_text_does(kind: str) -> None:
    head = DraftBrief(id="hostile", title="A text made to hurt", as_of="2026-03-04")

    def work(text: str) -> Draft:
        source = DraftSource(
            id="s1", title="Text", kind="sitrep", text="s.txt", sha256="0" * 64, paragraphs=3
        )
        return draft(tuple(paragraphs(text)), head=head, source=source)

    hold_growth(work, kind, 2_000)
