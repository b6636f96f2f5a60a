"""What keeps a replica and its desk the same: a state machine over one connection at a time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

from briefing.files import Unreadable
from briefing.wire.jetstream import address as at
from briefing.wire.jetstream import doubt, outgoing, texts
from briefing.wire.jetstream.answers import (
    FULL,
    NO_SERVER,
    NOT_ADMITTED,
    NoAnswer,
    NotAdmitted,
    NotAllowed,
    another_store,
)
from briefing.wire.jetstream.hints import Hints
from briefing.wire.jetstream.incoming import (
    Arrival,
    bring,
)
from briefing.wire.jetstream.invitation import Invitation
from briefing.wire.jetstream.presence import Presence
from briefing.wire.jetstream.store import Store, open_store
from briefing.wire.jetstream.taking import Taking
from briefing.wire.protocol import Link, Refused
from briefing.wire.replica.condition import Condition, encoded, write_condition
from briefing.wire.replica.folder import Replica, not_written
from briefing.wire.replica.swap import boot, sync_disk

TICK_S: Final = 15.0
"""How often it is asked how far the desk is, and told that this console is there."""
_PAUSES_S: Final = 0.5, 15.0
_REFUSED_S: Final = 30.0
_HARDEN_S: Final = 60.0


class Sync:
    """Follows a desk. ``tell`` is given every arrival, ``changed`` is called as the state changes.

    Whoever runs it holds the replica's lock.
    """

    def __init__(
        self,
        replica: Replica,
        join: Invitation,
        tell: Callable[[list[Arrival]], None] = lambda arrivals: None,
        changed: Callable[[Condition], None] = lambda told: None,
    ) -> None:
        self.replica = replica
        self.join = join
        self.told = Condition()
        self.presence = Presence(replica, join)
        self._tell = tell
        self._changed = changed
        self._hints = Hints()
        self._taking = Taking(replica, tell, self._how_far)
        self._met = False
        """Whether another console has told something of itself."""

        self._full = False
        self._written = b""

    # -- once, or for as long as it lasts -----------------------------------------------------

    async def once(self) -> None:
        """Connect, fetch what is new, send what waits, and end.

        Raises:
            Refused: no server answers, or this user is not admitted.
        """
        try:
            store = await open_store(self.join, self._heard, self._hints.wake.set)
        except NoAnswer as error:
            self.say("offline")
            raise Refused(NO_SERVER) from error
        except NotAdmitted as error:
            self.say("refused")
            raise Refused(NOT_ADMITTED) from error
        except Refused as error:
            self.say("refused", str(error))
            raise
        try:
            try:
                await self.meet(store)
            except NoAnswer:
                if not (store.open and self._taking.is_short):
                    raise
                await self.meet(store)  # a damaged disk is passed by once it gives no more again
        except Refused as error:
            self.say("refused", str(error))
            raise
        except NoAnswer as error:
            self.say("offline")
            raise Refused(NO_SERVER) from error
        except (OSError, Unreadable) as error:
            said = not_written(self.replica.root, error)
            self.say("offline", said)
            raise Refused(said) from error
        finally:
            await store.close()

    async def run(self) -> None:
        """Follow the desk until cancelled, whatever becomes of its servers."""
        pause = _PAUSES_S[0]
        with suppress(OSError, Unreadable):
            self.replica.sweep()
        while True:
            try:
                store = await open_store(self.join, self._heard, self._hints.wake.set)
                pause = _PAUSES_S[0]
                try:
                    await self.meet(store)
                    await self._follow(store)
                finally:
                    await store.close()
                self.say("offline")
            except NotAdmitted:
                self.say("refused")
                await asyncio.sleep(_REFUSED_S)
                continue
            except Refused as error:  # another certificate, or no right to a shelf
                self.say("refused", str(error))
                await asyncio.sleep(_REFUSED_S)
                continue
            except NoAnswer:
                self.say("offline")
            except (OSError, Unreadable) as error:  # a full disk, a folder without access
                self.say("offline", not_written(self.replica.root, error))
            await asyncio.sleep(pause)
            pause = min(pause * 2, _PAUSES_S[1])

    def say(self, link: Link, says: str = "") -> None:
        """Tell how the console stands now; online is doubt where something is newer here."""
        with suppress(Refused):  # it may be what cannot be read that is told of
            self.told.newer_here = len(self.replica.ledger.doubts())
        if link == "online" and self.told.newer_here:
            link = "doubt"
        if link not in ("joining", "behind"):
            self.told.done = self.told.of = 0
        if link != self.told.link or not self.told.since:
            self.told.since = datetime.now(UTC).isoformat(timespec="seconds")
        if link == "doubt" and not says:
            says = another_store(self.told.newer_here)
        self.told.link, self.told.says = link, says
        if self._full and not says:
            self.told.says = FULL
        if (words := encoded(self.told)) != self._written:
            with suppress(OSError):  # where nothing can be written, the callers are told at least
                write_condition(self.replica.wire, words)
                self._written = words
        self._changed(self.told)

    def _how_far(self, link: Link, done: int, of: int) -> None:
        self.told.done, self.told.of = (done, of) if done < of else (0, 0)
        self.say(link)

    # -- one connection -----------------------------------------------------------------------

    async def meet(self, store: Store) -> None:
        """Bring both sides together after a connection is made."""
        for shelf in self.join.read:
            try:
                await self._compare(store, shelf)
            except NotAllowed as error:
                raise Refused(f"you may not read the shelf {shelf} of {self.join.desk}.") from error
        await self._mend(store)
        if not self.replica.ledger.doubts():
            self.told.again = await outgoing.send_again(self.replica, store, self.join)
        await self._send(store)
        self._stand()
        await texts.fetch(self.replica, store)

    async def _compare(self, store: Store, shelf: str) -> None:
        place = await store.place(shelf)
        cursor = self.replica.ledger.cursor(shelf)
        if cursor is None:
            await self._taking.join(store, shelf)
        elif await doubt.is_other(store, shelf, cursor, place):
            await doubt.take_over(self.replica, store, shelf, place)
        else:
            if cursor.boot != boot():  # what was not forced onto the disk may be gone
                resumed = cursor._replace(seq=cursor.durable, sha="", boot=boot())
                self.replica.ledger.set_cursor(shelf, resumed)
            await self._taking.catch_up(store, shelf, place)

    async def _mend(self, store: Store) -> None:
        """Write again what is missing or empty, and what a run that was killed has not written."""
        kinds: tuple[at.Kind, ...] = ("brief", "record")
        for kind in kinds:
            docs = list(self.replica.missing(kind))
            if docs:
                self._tell(await bring(self.replica, store, docs, {}))

    async def _send(self, store: Store) -> None:
        self.presence.sign()
        full = await texts.send(self.replica, store, self.join.user)
        told = await outgoing.send(self.replica, store, self.join)
        self._full = full or "full" in told.values()
        for shelf in self.join.read if told else ():
            await self._taking.catch_up(store, shelf)
        for key, result in told.items():
            if result == "stale":
                docs = self.replica.ledger.docs("brief", key)
                self._tell(await bring(self.replica, store, docs[:1], {}))

    async def _follow(self, store: Store) -> None:
        """Stay with a connection until it is lost."""
        ticked = hardened = time.monotonic()
        moved = self.replica.ledger.moved()
        await self.presence.tell(store)
        while store.open:
            await self._hints.wait()
            now = time.monotonic()
            hints, hinted = self._hints.take()
            if now - ticked > TICK_S:
                ticked, hints = now, {**dict.fromkeys(self.join.read, 0), **hints}
                await self._tail(store)
            if ticked == now or self.presence.changed():
                await self.presence.tell(store)
            for shelf in sorted(hints.keys() & set(self.join.read)):
                here = await self._taking.catch_up(store, shelf)
                self._hints.look_again(shelf, hints[shelf], here)
            asked = moved != self.replica.ledger.moved()
            if asked or now == ticked:
                moved = self.replica.ledger.moved()
                await self._send(store)
            if asked or hints or self._met:
                self._met = False
                self._stand()
            if (hints or hinted) and await texts.fetch(self.replica, store, hinted):
                self._hints.wake.set()
            if now - hardened > _HARDEN_S:
                hardened = now
                await self._harden()

    async def _tail(self, store: Store) -> None:
        """Notice a store that became another one while connected."""
        for shelf in self.join.read:
            place, cursor = await store.place(shelf), self.replica.ledger.cursor(shelf)
            if cursor and (cursor.created != place.created or place.last < cursor.seq):
                await self._compare(store, shelf)

    async def _harden(self) -> None:
        """Force the files onto the disk, and then note up to where."""
        ledger = self.replica.ledger
        cursors = ((shelf, ledger.cursor(shelf)) for shelf in self.join.read)
        places = [(shelf, cursor.seq) for shelf, cursor in cursors if cursor]
        await asyncio.to_thread(sync_disk, self.replica.root)
        ledger.harden(places, boot())

    def _stand(self) -> None:
        self.told.here, self.told.differs = self.presence.here(), self.presence.differs()
        self.say("online")

    def _heard(self, subject: str, body: bytes, seq: int) -> None:
        """Take a hint: somebody published on a shelf, or is there. Nothing in it is believed."""
        word, _, rest = subject.partition(".")
        shelf, _, user = rest.partition(".")
        if word == "news":
            self._hints.published(shelf, user, seq)
        elif word == "here" and self.presence.heard(shelf, user, body):
            self._met = True
        else:
            return
        self._hints.wake.set()
