"""What the program makes anew for each app of the same brief, made once for all tests.

An outline is the same for the same text, and so are the rows of a pane of the same outline in the
same form: to make them is a quarter of what the start of an app costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar
from unittest.mock import patch

from briefing.brief.outline import Outline
from briefing.format.problems import Reading
from briefing.library.entry import Entry
from briefing.tui.brief_list import BriefList, OpenBrief
from briefing.tui.panes.parts import Block
from briefing.tui.widgets import pane

_OUTLINES, _SECTIONS = 24, 160
"""How many are remembered, those asked for last: a run makes hundreds of briefs of its own."""
_Made = TypeVar("_Made")
_rows_of = pane.blocks_of


class _Last(Generic[_Made]):
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
    outlines: _Last[Outline] = _Last(_OUTLINES)
    rows: _Last[list[Block]] = _Last(_SECTIONS)

    def read(self: BriefList, entry: Entry) -> OpenBrief:
        """Read a brief as `BriefList._read` does; the brief and its outline are those known."""
        reading = self.library.load(entry)
        brief, today = reading.value, self.today()
        if brief is None:
            return OpenBrief(entry, reading, None)
        made = outlines.get(
            (reading.text, self.ascii_only, today),
            lambda: Outline(brief, ascii_only=self.ascii_only, today=today),
        )
        reading = Reading(made.brief, reading.problems, reading.marks, reading.text)
        return OpenBrief(entry, reading, made)

    def blocks(kind: Any, section: Any, outline: Any, form: Any, series: Any) -> list[Block]:
        of = (kind, section, outline, series)
        key = (*map(id, of), form)
        return rows.get(key, lambda: _rows_of(kind, section, outline, form, series), of)

    with patch.object(BriefList, "_read", read), patch.object(pane, "blocks_of", blocks):
        yield
