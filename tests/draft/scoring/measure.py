"""Drafts every text of the corpus and counts what was found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefing.draft.cast import make_cast
from briefing.draft.cast.entities import entities
from briefing.draft.make import draft
from briefing.draft.model import Draft, DraftBrief, DraftSource
from briefing.draft.source_text import SourceText
from briefing.verify.words.normalise import digest

from . import cast as names
from . import items, printed
from .gold import GoldText
from .tally import Tally, Whole
from .whole import whole


class Measured(NamedTuple):
    """The tallies of some texts by row, and what holds of their drafts."""

    rows: dict[str, Tally]
    whole: Whole


def measure(texts: Iterable[GoldText]) -> Measured:
    """Draft some texts and hold what was found against their gold."""
    rows: dict[str, Tally] = {}
    sound = Whole()
    for gold in texts:
        text = SourceText(gold.paragraphs, gold.published)
        source = source_of(gold)
        cast = make_cast(text, kind=source.kind, publisher=source.publisher)
        made = draft_of(gold)
        sound = sound + whole(gold, made)
        for row, tally in (
            *printed.score(gold, text),
            *names.score(gold, entities(text), cast),
            *items.score(gold, made),
        ):
            rows[row] = rows.get(row, Tally()) + tally
    return Measured(rows, sound)


def source_of(gold: GoldText) -> DraftSource:
    """Return a text of the corpus as the source of a draft."""
    head = gold.head
    return DraftSource(
        id="s1",
        title=head["title"],
        kind=head["kind"],  # type: ignore[arg-type]
        publisher=head.get("publisher"),
        published=head["published"],
        text=f"{gold.name}.txt",
        sha256=digest(gold.paragraphs),
        paragraphs=len(gold.paragraphs),
    )


def draft_of(gold: GoldText) -> Draft:
    """Return the draft of a text of the corpus."""
    head = DraftBrief(
        id=gold.name, title=gold.head["title"], as_of=gold.head["published"], as_of_basis="stated"
    )
    return draft(gold.paragraphs, head=head, source=source_of(gold))
