"""What the program makes anew for each app of the same brief, made once for all tests.

An outline is the same for the same text, and so are the rows of a pane of the same outline in the
same form: to make them is a sixth of what the start of an app costs. The checks of a proposal are
the same for the same draft, decisions, text and brief: they take 20 ms each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar
from unittest.mock import patch

import msgspec

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.draft.state import Card
from briefing.tui import brief_list
from briefing.tui.panes.parts import ItemBlock
from briefing.tui.screens.triage import checks
from briefing.tui.screens.triage.checks import CheckedProposal, checked
from briefing.tui.services.drafts import OpenDraft
from briefing.tui.widgets import pane
from briefing.tui.widgets.pane_rows import blocks_of

BRIEFS = 24
_OUTLINES, _SECTIONS, _CHECKS = 24, 480, 200
"""How many are remembered, those asked for last: a run makes hundreds of briefs of its own."""
_Made = TypeVar("_Made")


class LastMade(Generic[_Made]):
    """The last few things that were made, each with what it was made of."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.known: dict[object, tuple[_Made, object]] = {}

    def get(self, key: object, make: Callable[[], _Made], of: object = None) -> _Made:
        """Return what is known under a key, else make it; ``of`` is kept as long as that."""
        found = self.known.pop(key, None) or (make(), of)
        self.known[key] = found
        while len(self.known) > self.most:
            self.known.pop(next(iter(self.known)), None)
        return found[0]


@contextmanager
def remembered() -> Iterator[None]:
    outlines: LastMade[Outline] = LastMade(_OUTLINES)
    rows: LastMade[list[ItemBlock]] = LastMade(_SECTIONS)
    checks_made: LastMade[CheckedProposal] = LastMade(_CHECKS)

    def outline(brief: Brief, *, ascii_only: bool, today: str) -> Outline:
        key = id(brief), ascii_only, today  # read once, a brief is one object (`briefs_once`)
        return outlines.get(key, lambda: Outline(brief, ascii_only=ascii_only, today=today), brief)

    def blocks(kind: Any, section: Any, outline: Any, form: Any, series: Any) -> list[ItemBlock]:
        of = (kind, section, outline, series)
        key = (*map(id, of), form)
        return rows.get(key, lambda: blocks_of(kind, section, outline, form, series), of)

    def check(
        draft: OpenDraft, card: Card, item: Any, *, ascii_only: bool = False
    ) -> CheckedProposal:
        text = draft.text
        if text.record is not None or text.table is not None:
            return checked(draft, card, item, ascii_only=ascii_only)
        draft_as_is = (draft.state.draft, draft.state.decisions, draft.into, draft.aside)
        what = (*draft_as_is, draft.changed, list(text.paragraphs), text.missing, card.key, item)
        key = msgspec.json.encode((*what, ascii_only))
        return checks_made.get(key, lambda: checked(draft, card, item, ascii_only=ascii_only))

    with (
        patch.object(brief_list, "Outline", outline),
        patch.object(pane, "blocks_of", blocks),
        patch.object(checks, "checked", check),
    ):
        yield
