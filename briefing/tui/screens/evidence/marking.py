"""The words of paragraphs that an item has too; where looking takes long, behind the screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final, Protocol

from briefing.tui.host import Host, TextsReady
from briefing.tui.screens.evidence.comparison import matched
from briefing.verify.words.quotes import Stretch

AT_ONCE: Final = 2_000
"""Characters in which words are looked for while the screen is drawn: some ten milliseconds."""
_FAILED: Final = "The words of the source cannot be marked"

Asked = tuple[str, str, tuple[str, ...]]
"""A paragraph, the item's text and its quotations, as they are shown."""


class WordMarks(Protocol):
    """What knows the words of paragraphs that an item has too."""

    def of(self, paragraph: str, text: str, quotations: Sequence[str]) -> Sequence[Stretch]:
        """Return the words of a paragraph that an item has too, none while they are looked for."""
        ...


class MarkedWords:
    """Finds them for the item shown, and keeps them until another is."""

    def __init__(self, app: Host) -> None:
        self.app = app
        self._known: dict[Asked, Sequence[Stretch]] = {}
        self._left = AT_ONCE

    def begin(self) -> None:
        """Take note that the screen is drawn now."""
        self._left = AT_ONCE

    def forget(self) -> None:
        """Forget what was found: another item is shown."""
        self._known.clear()

    def of(self, paragraph: str, text: str, quotations: Sequence[str]) -> Sequence[Stretch]:
        """Return the words of a paragraph that an item has too, none while they are looked for."""
        asked = (paragraph, text, tuple(quotations))
        if asked in self._known:
            return self._known[asked]
        if len(paragraph) <= self._left:
            self._left -= len(paragraph)
            self._known[asked] = matched(*asked)
        else:
            self._known[asked] = ()
            work, take = partial(matched, *asked), partial(self._take, asked)
            self.app.background.run(("marks", asked), work, take, _FAILED)
        return self._known[asked]

    def _take(self, asked: Asked, found: Sequence[Stretch]) -> None:
        if asked in self._known:
            self._known[asked] = found
            self.app.post(TextsReady())
