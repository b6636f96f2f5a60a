"""What a brief changed of those before: how much, for the bar, and the figures that moved.

It is found out behind the screen.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from briefing.tui.brief_list import OpenBrief
from briefing.tui.host import CountsReady
from briefing.tui.panes.parts import NO_SERIES, Series

if TYPE_CHECKING:
    from briefing.tui.host import Host

_REACH: Final = 6
"""Briefs of a series that are compared at most."""
_FAILED: Final = "The changes since the brief before cannot be counted"


class _Counted(Struct, frozen=True):
    """A brief, the one it was compared with, and the number of changes; None for no such brief.

    ``series`` are the figures that moved over the series, by the paths of their items.
    """

    new: OpenBrief
    old: OpenBrief | None
    changes: int | None
    series: Series = NO_SERIES


class ChangeCount:
    """Holds the number of changes of the briefs shown so far."""

    def __init__(self, app: Host) -> None:
        self.app = app
        self._started = False
        self._held: dict[str, _Counted] = {}

    def of(self, card: OpenBrief) -> int | None:
        """Return how many items are new, changed or gone; None while or where that is unknown."""
        held = self._held.get(card.entry.key)
        return held.changes if held is not None and held.new is card else None

    def series(self, card: OpenBrief) -> Series:
        """Return the figures that moved up to a brief; none while or where that is unknown."""
        held = self._held.get(card.entry.key)
        return held.series if held is not None and held.new is card else NO_SERIES

    def start(self) -> None:
        """Begin: the brief is on the screen."""
        self._started = True
        self.want()

    def want(self) -> None:
        """See to it that the changes of the brief shown get counted, where it names one before."""
        brief_list = self.app.brief_list
        if not self._started or not len(brief_list):
            return
        card = brief_list.current
        if card.outline is None or not card.outline.brief.previous:
            return
        held = self._held.get(card.entry.key)
        if held is not None and held.new is card and self._is_current(held.old):
            return
        self.app.background.run("changes", partial(self._count, card), self._take, _FAILED)

    def _is_current(self, old: OpenBrief | None) -> bool:
        return old is not None and self.app.brief_list.kept(old.entry.key) is old

    def _count(self, card: OpenBrief) -> _Counted:
        """Read the brief before and compare; runs in a thread, once the verdicts are there."""
        self.app.checking.known.wait(1)
        brief_list = self.app.brief_list
        assert card.outline is not None
        wanted = card.outline.brief.previous
        at = brief_list.index_of_id(wanted) if wanted != card.outline.brief.id else None
        old = brief_list.open(brief_list.entries[at]) if at is not None else None
        if old is None or old.outline is None:
            return _Counted(card, old, None)
        from briefing.compare import compare

        found = compare(old.outline, card.outline)
        changes = found.count("added") + found.count("changed") + found.count("removed")
        return _Counted(card, old, changes, self._moved(card, old))

    def _moved(self, card: OpenBrief, old: OpenBrief) -> Series:
        """Compare the figures of a brief with those of the ones before, a few back."""
        from briefing.compare.series import by_item, moved

        chain = [card, old]
        brief_list = self.app.brief_list
        while len(chain) < _REACH and (outline := chain[-1].outline) is not None:
            at = brief_list.index_of_id(outline.brief.previous) if outline.brief.previous else None
            earlier = brief_list.open(brief_list.entries[at]) if at is not None else None
            if earlier is None or earlier in chain:
                break
            chain.append(earlier)
        return by_item(
            moved([each.outline for each in reversed(chain) if each.outline is not None])
        )

    def _take(self, counted: _Counted) -> None:
        # What the list has let go of is not kept alive here: it would be read anew anyway.
        kept = self.app.brief_list.kept
        self._held = {key: each for key, each in self._held.items() if kept(key) is each.new}
        self._held[counted.new.entry.key] = counted
        self.app.post(CountsReady())
