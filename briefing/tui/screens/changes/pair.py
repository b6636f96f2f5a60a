"""The two briefs that the changes screen compares, and the chain that they stand in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.compare import Comparison, compare
from briefing.library.entry import Entry
from briefing.tui.brief_list import OpenBrief
from briefing.tui.screens.changes.head import why_not
from briefing.tui.screens.changes.series import Link, Series
from briefing.tui.services.background import in_words

if TYPE_CHECKING:
    from briefing.tui.host import Host


class Pair:
    """What a brief is compared with; ``again`` is called when a long comparison is done."""

    def __init__(self, app: Host, card: OpenBrief, again: Callable[[], None]) -> None:
        self._app = app
        self._again = again
        self.series = Series(app.deck)
        self.new = card
        self.old: OpenBrief | None = None
        """The brief compared with, None where there is none that could be."""
        self.other: Entry | None = None
        """The brief that was chosen to compare with, None for ``previous``."""
        self.comparison: Comparison | None = None
        self.trouble: tuple[str, str] = ("", "")
        """Why there is nothing to compare, and what to do about it."""
        self.links: list[Link] = []
        self._failed: tuple[OpenBrief | None, OpenBrief | None, str] = (None, None, "")
        """Two briefs that could not be compared, and why; it is not tried again."""

    @property
    def here(self) -> int:
        """The place of the brief in the chain, from 0."""
        key = self.new.entry.key
        cards = [link.card for link in self.links]
        return next((n for n, card in enumerate(cards) if card and card.entry.key == key), 0)

    def compare(self, card: OpenBrief, key: str) -> None:
        """Compare a brief; ``key`` is the one that chooses another to compare it with."""
        deck = self._app.deck
        self.new, self.old, self.comparison = card, None, None
        self.links = self.series.chain(deck.at)
        if self.other is not None:
            place = deck.index_of(self.other)
            link: Link | None = Link(self.other.id, place, deck.card(place))
        else:
            link = self.series.earlier(deck.at)
        self.trouble = why_not(link, deck.at, key)
        if link is None or link.card is None or self.trouble[0]:
            return
        self.old = link.card
        if self.series.quick(link.card, card):
            self.comparison = self.series.compare(link.card, card)
        else:
            self._compare_behind(link.card, card)

    def _compare_behind(self, old: OpenBrief, new: OpenBrief) -> None:
        """Compare long briefs in a thread; the screen says so meanwhile."""
        self.comparison = self.series.known(old, new)
        if self.comparison is not None:
            return
        if self._failed[:2] == (old, new):
            self.trouble = (self._failed[2], "")
            return
        self.trouble = ("The two briefs are long: they are being compared.", "")
        assert old.outline is not None
        assert new.outline is not None
        outlines = old.outline, new.outline

        def take(comparison: Comparison) -> None:
            self.series.keep(old, new, comparison)
            if self.new is new:
                self._again()

        def failed(error: Exception) -> None:
            self._failed = old, new, f"The two briefs cannot be compared ({in_words(error)})."
            if self.new is new:
                self._again()

        self._app.background.run("compare", lambda: compare(*outlines), take, failed)
