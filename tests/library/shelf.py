"""What the contract of a library puts briefs into, and how it listens to one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread
from typing import Any, Protocol

import pytest

from briefing.brief.model import Brief
from briefing.library.entry import Entry
from briefing.library.store import Changes, Library

TEXT = "The ferry ran aground with 212 people.\n\nNobody was hurt.\n"
BROKEN = "nonsense: [\n"
_TRIES = 200


class Shelf(Protocol):
    """A library, and a hand that changes what is in it, as people and programs do elsewhere."""

    @property
    def library(self) -> Library:
        """The library as this program has it."""
        ...

    def __init__(self, folder: Path, name: str = "one") -> None:
        """Make an empty library; two of different names are different ones."""
        ...

    def reopened(self) -> Library:
        """The same library as another program has it."""
        ...

    def save(self, name: str, text: str) -> None:
        """Save a brief under a name, new or not."""
        ...

    def remove(self, name: str) -> None:
        """Take a brief away."""
        ...

    def save_text(self, name: str, text: str) -> None:
        """Save the text of a source under a name, new or not."""
        ...


def brief(brief_id: str, as_of: str = "2024-11-20", **more: Any) -> str:
    """The text of a brief that cites the first paragraph of a text."""
    source = {"id": "s1", "title": "A text", "kind": "newspaper", "text": "ferry.txt"}
    said = {"id": "said", "text": "212 people were on the ferry.", "cite": ["p1"]}
    return json.dumps({
        "schema": "briefing/1", "id": brief_id, "title": f"Title of {brief_id}", "tlp": "GREEN",
        "as_of": as_of, "sources": [source],
        "situation": {"summary": [{**said, "figures": [{"text": "212 people"}]}]}, **more,
    })  # fmt: skip


def loaded(library: Library, entry: Entry) -> tuple[Brief, str]:
    """A brief that can be read, and its text."""
    reading = library.load(entry)
    assert reading.value is not None, reading.problems
    return reading.value, reading.text


class heard:  # noqa: N801 - reads as a word in a with statement
    """Listens to a library in a thread that has ended when the block has."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._stop = Event()
        self._news: Queue[Changes] = Queue()

    def __enter__(self) -> heard:
        self._thread = Thread(target=self._listen)
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._stop.set()
        self._thread.join(60)
        assert not self._thread.is_alive(), "it does not end"

    def _listen(self) -> None:
        for news in self._library.watch(self._stop):
            self._news.put(news)

    def until(self, change: Callable[[int], None], told: Callable[[Changes], bool]) -> None:
        """Change something, again and again, until it is told: nobody knows when one listens."""
        for turn in range(_TRIES):
            change(turn)
            if any(told(news) for news in self._waiting()):
                return
        pytest.fail("it was not told")

    def _waiting(self) -> Iterator[Changes]:
        try:
            while True:
                yield self._news.get(timeout=0.3)
        except Empty:
            return
