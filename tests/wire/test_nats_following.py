"""What follows a desk: nothing depends on a hint, and nobody waits for what it writes."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from briefing.wire.jetstream import sync, taking
from briefing.wire.jetstream.answers import Stored
from briefing.wire.jetstream.incoming import Arrival
from briefing.wire.jetstream.invitation import Invitation, write_invitation
from briefing.wire.jetstream.message import Message, encode
from briefing.wire.keeping import certs, health
from briefing.wire.keeping.serve import DeskFile, Node
from briefing.wire.natsdesk import NatsDesk
from briefing.wire.replica.condition import Condition
from briefing.wire.replica.folder import JOIN
from wire.consoles import raw
from wire.memory import Memory, MemoryStore

KEYS = [f"many-{number}" for number in range(7)]


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Memory:
    memory = Memory()
    monkeypatch.setattr(sync, "open_store", memory.open)
    return memory


@pytest.fixture
def desk(tmp_path: Path, memory: Memory) -> NatsDesk:
    """Ana's, of a desk in memory."""
    place = tmp_path / ".wire" / JOIN
    place.parent.mkdir(mode=0o700)
    write_invitation(place, Invitation(
        desk="crisis", servers=["tls://x:1"], authority="", user="ana", word="",
        read=["green"], write=["green"],
    ))  # fmt: skip
    return NatsDesk(tmp_path)


async def publish(memory: Memory, *keys: str) -> None:
    for key in keys:
        body, headers = encode(Message(json.dumps(raw(key)).encode()))
        await MemoryStore(memory, "bo").put(f"brief.green.{key}.bo", body, headers, None)


class Follower:
    """Follows the desk until the block ends; ``heard`` is what arrived."""

    def __init__(self, desk: NatsDesk) -> None:
        self.heard: list[str] = []
        self.online, self.came = asyncio.Event(), asyncio.Event()
        self.sync = sync.Sync(desk.replica, desk.join, self._tell, lambda told: self.online.set())

    def _tell(self, arrivals: list[Arrival]) -> None:
        self.heard += [each.doc.key for each in arrivals]
        if self.heard:
            self.came.set()

    async def __aenter__(self) -> Follower:
        self._task = asyncio.ensure_future(self.sync.run())
        await self.online.wait()
        return self

    async def __aexit__(self, *exc: object) -> None:
        self._task.cancel()


def test_news_whose_hint_was_lost_come_all_the_same(
    desk: NatsDesk, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Now and then it is asked how far the desk is, whatever was heard of it or not."""
    monkeypatch.setattr(sync, "TICK_S", 0)

    async def follow() -> list[str]:
        async with Follower(desk) as follower:
            await publish(memory, "harl")
            await asyncio.wait_for(follower.came.wait(), 30)
            return follower.heard

    assert asyncio.run(follow()) == ["harl"]


def test_what_a_hint_brings_along_is_never_read(desk: NatsDesk, memory: Memory) -> None:
    """Anybody who may publish can have a hint forged: it says where to look, and no more."""
    forged, _ = encode(Message(json.dumps(raw("forged")).encode()))

    async def follow() -> list[str]:
        async with Follower(desk) as follower:
            follower.sync._heard("news.green.brief.green.forged.bo", forged, 9)
            follower.sync._heard("news.nowhere.brief.nowhere.forged.bo", forged, 9)
            await publish(memory, "harl")
            follower.sync._heard("news.green.brief.green.harl.bo", b"", 1)
            await asyncio.wait_for(follower.came.wait(), 30)
            return follower.heard

    assert asyncio.run(follow()) == ["harl"]
    assert [path.name for path in desk.replica.briefs.iterdir()] == ["harl.yaml"]
    assert desk.status().passed == 0


def test_a_console_that_comes_back_tells_how_far_it_has_caught_up(
    desk: NatsDesk, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It said that it was offline while it took in what it had missed."""
    monkeypatch.setattr(taking, "_MANY", 5)
    asyncio.run(publish(memory, "harl"))
    desk.refresh()
    asyncio.run(publish(memory, *KEYS))
    told: list[tuple[str, int, int]] = []

    def heard(now: Condition) -> None:
        told.append((now.link, now.done, now.of))

    following = sync.Sync(desk.replica, desk.join, changed=heard)
    asyncio.run(following.once())
    assert told[:-1] == [("behind", 0, 7), ("behind", 3, 7), ("behind", 6, 7)]
    assert told[-1] == ("online", 0, 0)
    status = desk.status()
    assert (status.link, status.behind, status.of) == ("online", 0, 0)


def test_a_join_passes_by_what_a_damaged_disk_does_not_give(
    desk: NatsDesk, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command said that the desk did not answer; the census tells the others of what lacks."""
    asyncio.run(publish(memory, *KEYS))
    memory.erased.add(3)
    snapshot, asked = MemoryStore.snapshot, 0

    async def damaged(self: MemoryStore, shelf: str) -> AsyncIterator[tuple[list[Stored], int]]:
        nonlocal asked
        asked += 1
        async for some, total in snapshot(self, shelf):
            yield [each for each in some if each.seq not in memory.erased], total

    monkeypatch.setattr(MemoryStore, "snapshot", damaged)
    desk.refresh()
    assert asked == 2, "a node that only lags has more the second time"
    there = {path.stem for path in desk.replica.briefs.iterdir()}
    assert there == {*KEYS} - {KEYS[2]}
    assert desk.status().link == "online"


def others_may_write(desk: NatsDesk) -> bool:
    """Tell whether another program gets at the ledger at once, as one that publishes does."""
    other = sqlite3.connect(desk.replica.wire / "state.db", timeout=0, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return False
    finally:
        other.close()
    return True


def test_nobody_waits_longer_for_the_ledger_than_for_one_batch(
    desk: NatsDesk, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A join of thousands once kept the lock for two seconds; so did forcing files to the disk."""
    asyncio.run(publish(memory, *KEYS))
    free: list[bool] = []
    snapshot, after = MemoryStore.snapshot, MemoryStore.after

    async def by_parts(self: MemoryStore, shelf: str) -> AsyncIterator[tuple[list[Stored], int]]:
        async for some, total in snapshot(self, shelf):
            for each in some:
                free.append(others_may_write(desk))
                yield [each], total

    async def looked(
        self: MemoryStore, shelf: str, seq: int, *more: Any
    ) -> tuple[list[Stored], bool]:
        free.append(others_may_write(desk))
        return await after(self, shelf, seq, *more)

    monkeypatch.setattr(MemoryStore, "snapshot", by_parts)
    monkeypatch.setattr(MemoryStore, "after", looked)
    desk.refresh()
    asyncio.run(publish(memory, *(f"later-{key}" for key in KEYS)))
    desk.refresh()
    assert len(list(desk.replica.briefs.iterdir())) == 2 * len(KEYS)
    assert len(free) > len(KEYS)
    assert all(free)

    def forced(root: Path) -> None:
        free.append(others_may_write(desk))

    monkeypatch.setattr(sync, "sync_disk", forced)
    before = len(free)
    asyncio.run(sync.Sync(desk.replica, desk.join)._harden())
    assert free[before:] == [True]
    cursor = desk.replica.ledger.cursor("green")
    assert cursor is not None
    assert cursor.durable == cursor.seq == 2 * len(KEYS)


def test_a_disk_that_fills_and_a_certificate_that_ends_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {
        name: {"storage": used, "config": {"max_storage": 100}}
        for name, used in (("a", 70), ("b", 71), ("c", 100))
    }
    assert health._full(told) == ["the disk of b is 71% full.", "the disk of c is 100% full."]
    assert health._full({"a": {}}) == []
    nodes = [Node(name, ["127.0.0.1"], 1, 2, 3) for name in "ab"]
    left = {"a": 29, "b": 30}
    monkeypatch.setattr(certs, "days_left", lambda path: left[path.parent.name])
    desk = DeskFile(desk="crisis", nodes=nodes, admin="", system="", route="")
    assert health._ending(tmp_path, desk) == ["the certificate of a ends in 29 days."]
