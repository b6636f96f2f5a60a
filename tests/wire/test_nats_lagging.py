"""A node that lags behind: what it does not give yet is asked for again."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from briefing.wire.jetstream import doubt, sync, taking
from briefing.wire.jetstream.message import Message, encode
from briefing.wire.natsdesk import NatsDesk
from wire.consoles import raw
from wire.memory import Memory, MemoryStore
from wire.replicas import joined


def test_a_node_that_lags_behind_a_hint_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any node may answer, also one that has not got yet what another one told of."""
    memory, lags = Memory(), 3
    monkeypatch.setattr(sync, "open_store", memory.open)
    after = MemoryStore.after

    async def late(self: MemoryStore, shelf: str, seq: int, *more: Any) -> Any:
        nonlocal lags
        found = await after(self, shelf, seq, *more)
        if found[0] and lags:
            lags -= 1
            return [], True
        return found

    monkeypatch.setattr(MemoryStore, "after", late)
    joined(tmp_path)

    async def follow() -> list[str]:
        arrived = asyncio.get_running_loop().create_future()
        online = asyncio.Event()
        desk = NatsDesk(tmp_path)
        following = sync.Sync(
            desk.replica, desk.join, arrived.set_result, lambda told: online.set()
        )
        task = asyncio.ensure_future(following.run())
        await online.wait()
        body, headers = encode(Message(json.dumps(raw()).encode()))
        seq = await MemoryStore(memory, "bo").put("brief.green.harl.bo", body, headers, None)
        following._heard("news.green.brief.green.harl.bo", b"", seq + 5)  # and it tells too much
        found = await asyncio.wait_for(arrived, sync.TICK_S / 2)
        task.cancel()
        return [each.doc.key for each in found]

    assert asyncio.run(follow()) == ["harl"]
    assert lags == 0


def published(memory: Memory, *keys: str) -> None:
    """Have Bo publish briefs."""

    async def put() -> None:
        for key in keys:
            body, headers = encode(Message(json.dumps(raw(key)).encode()))
            await MemoryStore(memory, "bo").put(f"brief.green.{key}.bo", body, headers, None)

    asyncio.run(put())


def test_what_a_node_that_lags_behind_does_not_give_is_not_taken_for_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hazard: a console that joined, or took over, in that moment never got what was missing."""
    memory, lags = Memory(), 3
    monkeypatch.setattr(sync, "open_store", memory.open)
    for module in (taking, doubt):
        monkeypatch.setattr(module, "LOOK_S", 0)
    after, snapshot = MemoryStore.after, MemoryStore.snapshot

    async def late(self: MemoryStore, shelf: str, seq: int, *more: Any) -> Any:
        nonlocal lags
        lags -= 1
        return ([], True) if lags > 0 else await after(self, shelf, seq, *more)

    async def early(self: MemoryStore, shelf: str) -> Any:
        nonlocal lags
        lags -= 1
        if lags > 0:
            yield self._shelf(shelf)[:1], 1
        else:
            async for each in snapshot(self, shelf):
                yield each

    monkeypatch.setattr(MemoryStore, "after", late)
    monkeypatch.setattr(MemoryStore, "snapshot", early)
    joined(tmp_path)
    published(memory, "one", "two", "three")
    NatsDesk(tmp_path).refresh()
    briefs = tmp_path / "briefs"
    assert {path.stem for path in briefs.iterdir()} == {"one", "two", "three"}
    memory.shelves.clear()  # restored, to what nobody here has seen
    published(memory, "four", "five")
    lags = 3
    NatsDesk(tmp_path).refresh()
    assert {path.stem for path in briefs.iterdir()} == {"one", "two", "three", "four", "five"}


def test_what_was_erased_last_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The place that the leader tells stays behind what was erased: every look waited for it."""
    memory, asked = Memory(), list[int]()
    monkeypatch.setattr(sync, "open_store", memory.open)
    monkeypatch.setattr(taking, "LOOK_S", 0)
    after = MemoryStore.after

    async def counted(self: MemoryStore, shelf: str, seq: int, *more: Any) -> Any:
        asked.append(seq)
        return await after(self, shelf, seq, *more)

    monkeypatch.setattr(MemoryStore, "after", counted)
    joined(tmp_path)
    published(memory, "one")
    NatsDesk(tmp_path).refresh()
    published(memory, "two", "three")
    memory.erased |= {2, 3}
    asked.clear()
    NatsDesk(tmp_path).refresh()
    assert asked == [1, 1]
    memory.erased.remove(2)
    asked.clear()
    NatsDesk(tmp_path).refresh()
    assert asked == [1, 2]
    assert {path.stem for path in (tmp_path / "briefs").iterdir()} == {"one", "two"}
