"""Briefs of the picker that are marked, and exported together."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.text import clean
from briefing.tui.brief_list import OpenBrief
from briefing.tui.screens.picker.found import ItemPages
from briefing.tui.screens.picker.order import places_marked


class Marking(ItemPages):
    """Marks briefs, which stay marked while the program runs, and opens their export."""

    def action_mark(self) -> None:
        """Mark the chosen brief, or the one of the chosen item; then choose the next entry."""
        key = self.hits.of_brief
        if key is None:
            self.briefing.say("A draft is no brief yet: it cannot be exported.")
            return
        self.brief_list.marked ^= {key}
        self.action_move(1)
        self.bar.refresh()

    def action_export_marked(self) -> None:
        """Ask for the format of the marked briefs; without any, of the chosen one."""
        entries = [self.brief_list.entries[place] for place in places_marked(self.brief_list)]
        if not entries:
            place = self.brief_list.place_of(self.hits.of_brief or "")
            if place is None:
                return
            entries = [self.brief_list.entries[place]]
        self.briefing.background.run(
            "marked",
            lambda: [self.brief_list.open(entry) for entry in entries],
            self._ask_how,
            "The marked briefs could not be read",
        )

    def _ask_how(self, cards: Sequence[OpenBrief]) -> None:
        """Open the dialogue, unless one of the briefs cannot be read."""
        from briefing.tui.screens.picker.several import dialogue_for

        broken = [clean(card.entry.name) for card in cards if card.outline is None]
        if broken:
            self.briefing.say(f"{broken[0]} cannot be read: take its mark away.", "warning")
        elif self.is_attached:
            self.briefing.screens.show(dialogue_for(self.briefing, cards))
