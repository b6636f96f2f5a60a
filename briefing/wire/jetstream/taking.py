"""Taking in what a shelf has: a whole one at first, later what is after one's own place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from briefing.wire.jetstream import doubt
from briefing.wire.jetstream.answers import NoAnswer, Stored, StreamPosition
from briefing.wire.jetstream.incoming import Arrival, bring_at_hand, bring_rest, note
from briefing.wire.jetstream.store import LOOK_S, LOOKS, Store
from briefing.wire.protocol import Link
from briefing.wire.replica.folder import Replica
from briefing.wire.replica.known import Cursor
from briefing.wire.replica.swap import boot

_MANY: Final = 256
"""From so many revisions on it is told how far a console has caught up."""
_PATIENT: Final = 1
"""After so many looks the leader is asked whether what is missing is still there."""


class Taking:
    """Brings the folder to where the store is. ``tell`` is given what arrives after the join."""

    def __init__(
        self,
        replica: Replica,
        tell: Callable[[list[Arrival]], None],
        how_far: Callable[[Link, int, int], None],
    ) -> None:
        """``how_far`` is told how many documents of how many a join has, or who is behind."""
        self.replica = replica
        self._tell = tell
        self._how_far = how_far
        self._short: dict[str, int] = {}
        """How many documents of a shelf were not given when it was last joined."""

    @property
    def is_short(self) -> bool:
        """Whether a shelf that was joined did not give all that it counts."""
        return bool(self._short)

    async def join(self, store: Store, shelf: str) -> None:
        """Take a whole shelf in; how far it is, is noted only once all of it is there.

        The node that gives it may lag behind the one that tells how far the shelf is: what is not
        given yet is after this console's place, not before it.
        """
        place = await store.place(shelf)
        got, total, newest = 0, 1, 0
        try:
            async for some, total in store.snapshot(shelf):
                await self._arrive(store, shelf, some)
                got += len(some)
                newest = max(newest, some[-1].seq)
                self._how_far("joining", got, total)
            if got < total and place.messages:
                raise NoAnswer
        except NoAnswer:
            short, self._short[shelf] = self._short.get(shelf), total - got
            if not store.open or not got or short != total - got:
                raise
            # Twice so many were not given: a damaged disk counts what it cannot give. One by one
            # it passes them by, and the census tells the others of it.
            newest = await self._walk(store, shelf)
        seq = min(newest, place.last) if place.messages else place.last
        last = doubt.mark(await store.at(shelf, seq)) if seq else ""
        self.replica.ledger.set_cursor(shelf, Cursor(seq, place.created, last, 0, boot()))
        await self.catch_up(store, shelf, place)

    async def _walk(self, store: Store, shelf: str) -> int:
        """Take every message of a shelf in, one by one, and return the place of the last."""
        seq, done = 0, False
        while not done:
            some, done = await store.after(shelf, seq)
            if not some:
                break
            await self._arrive(store, shelf, some)
            seq = some[-1].seq
        return seq

    async def catch_up(self, store: Store, shelf: str, place: StreamPosition | None = None) -> int:
        """Fetch what is after this console's own place, and return that place then.

        ``place`` is where the leader has the shelf: a node that does not give so much lags behind.
        """
        until, looks = place.last if place and place.messages else 0, LOOKS
        begun: int | None = None
        while True:
            cursor = self.replica.ledger.cursor(shelf)
            if cursor is None:
                return 0
            begun = cursor.seq if begun is None else begun
            if until > cursor.seq and until - begun > _MANY:
                self._how_far("behind", cursor.seq - begun, until - begun)
            some, done = await store.after(shelf, cursor.seq)
            if some:
                await self._arrive(store, shelf, some, cursor)
            here = some[-1].seq if some else cursor.seq
            if done:
                if looks == LOOKS - _PATIENT:  # or what is missing was erased, and never comes
                    until = min(until, await store.last_kept(shelf))
                if here >= until or not looks:
                    return here
                looks -= 1
                await asyncio.sleep(LOOK_S)

    async def _arrive(
        self, store: Store, shelf: str, some: list[Stored], cursor: Cursor | None = None
    ) -> None:
        """Take in messages; how far this console is, is noted once their files are there."""
        ledger = self.replica.ledger
        moved = cursor and cursor._replace(seq=some[-1].seq, sha=doubt.mark(some[-1]))
        with ledger.batch():
            bodies, docs = note(self.replica, shelf, some)
            arrivals, later = bring_at_hand(self.replica, docs, bodies)
            if moved and not later:
                ledger.set_cursor(shelf, moved)
        if later:
            arrivals += await bring_rest(self.replica, store, later)
            if moved:
                ledger.set_cursor(shelf, moved)
        if cursor is not None:
            self._tell(arrivals)
