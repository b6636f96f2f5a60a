"""What others have told since it was last looked: where to look, and nothing that is believed."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Final

from briefing.wire.jetstream import address as at

_LOOK_S: Final = 0.1
_LATE_S: Final = 0.02
_LOOKS: Final = 100


class Hints:
    """Collects hints between two looks; ``wake`` is set by each."""

    def __init__(self) -> None:
        self.wake = asyncio.Event()
        self._shelves: dict[str, int] = {}
        self._texts: set[str] = set()
        self._tries: Counter[str] = Counter()

    def published(self, shelf: str, rest: str, seq: int) -> None:
        """Take that something was published on a shelf: the subject's ``rest``, and its place."""
        if not at.is_shelf(shelf):
            return
        kind, _, rest = rest.partition(".")
        if kind == "text":
            self._texts.add(rest.split(".")[1] if "." in rest else "")
        else:
            self._shelves[shelf] = max(seq, self._shelves.get(shelf, 0))

    async def wait(self) -> None:
        """Wait for the next hint, or until it is time to look anyway."""
        # Ten times a second: a task for each wait, as of ``wait_for``, is half of an idle console.
        late = _LATE_S if self._shelves else _LOOK_S
        timer = asyncio.get_running_loop().call_later(late, self.wake.set)
        try:
            await self.wake.wait()
        finally:
            timer.cancel()
        self.wake.clear()

    def take(self) -> tuple[dict[str, int], set[str]]:
        """Return how far each shelf is said to be, and the hashes of texts that came."""
        shelves, texts = self._shelves, self._texts
        self._shelves, self._texts = {}, set()
        return shelves, texts

    def look_again(self, shelf: str, seq: int, here: int) -> None:
        """Have a shelf looked at again soon that should be further than ``here``.

        The node that answers may lag behind the one that told. What was told may be false: it is
        believed for so many looks.
        """
        if here >= seq or self._tries[shelf] >= _LOOKS:
            del self._tries[shelf]
            return
        self._tries[shelf] += 1
        self._shelves[shelf] = max(seq, self._shelves.get(shelf, 0))
