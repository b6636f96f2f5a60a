"""The texts that briefs cite, read behind the screen: one may have megabytes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from briefing.library.sources import AtHand
from briefing.tui.brief_list import OpenBrief
from briefing.tui.services.messages import TextsReady

if TYPE_CHECKING:
    from briefing.tui.host import Host

_KEPT: Final = 4
"""The texts of so many briefs are kept."""
_FAILED: Final = "The texts of the sources cannot be shown"
READING: Final = AtHand(missing="The text is being read.")
"""What stands for a text until it is read."""


class SourceTexts:
    """Reads the source texts of a brief when they are first asked for, and keeps them."""

    def __init__(self, app: Host) -> None:
        self.app = app
        self._known: dict[str, tuple[OpenBrief | None, Mapping[str, AtHand]]] = {}
        """The briefs whose texts were asked for, by their keys; None where they changed since."""

    def of(self, card: OpenBrief) -> Mapping[str, AtHand]:
        """Return what is at hand of the sources of a brief by their ids, empty until it is known.

        After a save it is what was at hand before. ``TextsReady`` is posted once it is read.
        """
        key = card.entry.key
        known, texts = self._known.get(key, (None, {}))
        if known is not card:
            self._known.pop(key, None)
            while len(self._known) >= _KEPT:
                self._known.pop(next(iter(self._known)))
            self._known[key] = card, texts
            work, take = partial(self._read, card), partial(self._take, card)
            self.app.background.run(("texts", key), work, take, _FAILED)
        return texts

    def forget(self) -> None:
        """Read all texts anew when they are next asked for: one of them was saved."""
        self._known = {key: (None, texts) for key, (_, texts) in self._known.items()}

    def _read(self, card: OpenBrief) -> dict[str, AtHand]:
        """Read the texts; runs in a thread."""
        library, entry = self.app.deck.library, card.entry
        sources = card.reading.value.sources if card.reading.value is not None else ()
        return {source.id: library.at_hand(entry, source) for source in sources}

    def _take(self, card: OpenBrief, texts: Mapping[str, AtHand]) -> None:
        known = self._known.get(card.entry.key)
        if known is not None and known[0] is card:
            self._known[card.entry.key] = card, texts
            self.app.post(TextsReady())
