"""A desk's store in memory: what ``Store`` answers, with moments at which it does not."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from fnmatch import fnmatchcase

from briefing.wire.jetstream.address import parse
from briefing.wire.jetstream.answers import NoAnswer, PublishedMeanwhile, Stored, StreamPosition
from briefing.wire.jetstream.connection import Heard
from briefing.wire.jetstream.invitation import Invitation


class Memory:
    """The shelves of a desk; ``cut`` are users that do not reach it, ``deaf`` hear no answer."""

    def __init__(self) -> None:
        self.shelves: dict[str, list[Stored]] = {}
        self.cut: set[str] = set()
        self.deaf: set[str] = set()
        self.erased: set[int] = set()
        """Places whose messages the desk's keeper has taken away."""

    async def open(self, join: Invitation, heard: Heard, lost: Callable[[], None]) -> MemoryStore:
        if join.user in self.cut:
            raise NoAnswer
        return MemoryStore(self, join.user)


class MemoryStore:
    def __init__(self, memory: Memory, user: str) -> None:
        self.memory, self.user, self.open = memory, user, True

    def _shelf(self, shelf: str) -> list[Stored]:
        if self.user in self.memory.cut:
            raise NoAnswer
        return self.memory.shelves.setdefault(shelf, [])

    async def close(self) -> None:
        self.open = False

    async def tell(self, subject: str, body: bytes) -> None: ...

    async def place(self, shelf: str) -> StreamPosition:
        found = self._shelf(shelf)
        return StreamPosition(
            "once", min(1, len(found)), len(found), len(found) - len(self.memory.erased)
        )

    async def last_kept(self, shelf: str) -> int:
        kept = (each.seq for each in self._shelf(shelf) if each.seq not in self.memory.erased)
        return max(kept, default=0)

    async def after(
        self, shelf: str, seq: int, subject: str = ">", count: int = 3
    ) -> tuple[list[Stored], bool]:
        there = [each for each in self._shelf(shelf)[seq:] if each.seq not in self.memory.erased]
        found = [each for each in there if _meets(each.subject, subject)]
        return found[:count], len(found) <= count

    async def at(self, shelf: str, seq: int) -> Stored | None:
        found = self._shelf(shelf)
        return found[seq - 1] if 0 < seq <= len(found) else None

    async def all(self, shelf: str, subject: str) -> list[Stored]:
        return [each for each in self._shelf(shelf) if _meets(each.subject, subject)]

    async def last(self, shelf: str, subject: str) -> Stored | None:
        found = await self.all(shelf, subject)
        return found[-1] if found else None

    async def snapshot(self, shelf: str) -> AsyncIterator[tuple[list[Stored], int]]:
        found = list({each.subject: each for each in self._shelf(shelf)}.values())
        if found:
            yield found, len(found)

    async def put(
        self, subject: str, body: bytes, headers: Mapping[str, str],
        expected: tuple[int, str] | None,
    ) -> int:  # fmt: skip
        address = parse(subject)
        assert address is not None
        shelf = self._shelf(address.shelf)
        last = await self.last(address.shelf, expected[1]) if expected else None
        if expected and expected[0] != (last.seq if last else 0):
            raise PublishedMeanwhile
        seq = len(shelf) + 1
        shelf.append(
            Stored(seq, f"2024-01-01T{seq // 60:02}:{seq % 60:02}:00Z", subject, body, headers)
        )
        if self.user in self.memory.deaf:
            raise NoAnswer
        return seq


def _meets(subject: str, wanted: str) -> bool:
    return wanted == ">" or fnmatchcase(subject, wanted)
