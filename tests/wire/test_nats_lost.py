"""A join that is cut off, a store that is full or lost, copies that differ: on three real nodes."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from briefing.wire.jetstream import answers, sync
from briefing.wire.jetstream.address import stream
from briefing.wire.jetstream.answers import NoAnswer, Stored
from briefing.wire.jetstream.connection import run
from briefing.wire.jetstream.message import Message, encode
from briefing.wire.jetstream.presence import Presence
from briefing.wire.jetstream.store import Store
from briefing.wire.keeping import health
from briefing.wire.keeping.streams import make
from briefing.wire.natsdesk import NatsDesk
from briefing.wire.protocol import Refused
from wire.consoles import file, raw, said, state, write
from wire.nodes import NatsConsole, Nodes, states

PULL, MANY = 8, 20
"""A join by three pulls, the last of which is not full."""


def flood(console: NatsConsole, count: int, shelf: str = "green") -> None:
    """Publish many briefs over one connection."""

    async def work(store: Store) -> None:
        for number in range(count):
            key = f"many-{number}"
            body, headers = encode(Message(json.dumps(raw(key)).encode()))
            for again in reversed(range(20)):  # a busy node may take longer than one waits
                try:
                    await store.put(f"brief.{shelf}.{key}.ana", body, headers, None)
                    break
                except NoAnswer:
                    if not again:
                        raise

    console.by_store(work)


def test_a_join_is_whole_or_goes_on(
    ana: NatsConsole, bo: NatsConsole, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hazards: a join that ends early must not set the place; it pulls by count."""
    monkeypatch.setattr("briefing.wire.jetstream.store._PULL", PULL)
    flood(ana, MANY)
    whole = Store.snapshot

    async def cut(self: Store, shelf: str) -> AsyncIterator[tuple[list[Stored], int]]:
        async for some, total in whole(self, shelf):
            yield some, total
            if total:
                await self.close()
                raise NoAnswer

    came: list[Path] = []
    with monkeypatch.context() as until:
        until.setattr(Store, "snapshot", cut)
        for _ in range(20):  # until a node has answered: a busy one may not
            with pytest.raises(Refused):
                NatsDesk(bo.root).refresh()
            if came := list((bo.root / "briefs").glob("*")):
                break
    assert 0 < len(came) <= PULL
    assert bo.desk.replica.ledger.cursor("green") is None
    bo.desk.refresh()
    assert set(states(bo).values()) == {"same"}
    assert len(states(bo)) == MANY
    # Its ledger deleted, it compares, and writes nothing that is there.
    before = {path: path.stat().st_mtime_ns for path in (bo.root / "briefs").iterdir()}
    for path in (bo.root / ".wire").glob("state.db*"):
        path.unlink()
    write(bo, raw("many-3", title="Bo's own"), "many-3")
    bo.desk.refresh()
    assert states(bo)["many-3"] == "conflict"
    after = {path: path.stat().st_mtime_ns for path in (bo.root / "briefs").iterdir()}
    assert {path.name for path in after if after[path] != before[path]} == {"many-3.yaml"}


def test_a_full_store_refuses_and_what_waits_goes_when_there_is_room(
    ana: NatsConsole, desk: Nodes
) -> None:
    name = stream("strict")
    (told,) = desk.admin((f"STREAM.INFO.{name}", {}))
    roomy = told["config"]
    desk.admin((f"STREAM.UPDATE.{name}", roomy | {"max_bytes": 100}))
    try:
        write(ana, raw(tlp="AMBER+STRICT"))
        outcome = ana.desk.publish("harl")
        assert not outcome.sent
        assert outcome.says == answers.FULL
        assert state(ana) == "unsent"
    finally:
        desk.admin((f"STREAM.UPDATE.{name}", roomy))
    ana.desk.refresh()
    assert state(ana) == "same"


def test_what_the_store_has_lost_is_sent_again_and_what_was_erased_is_not(
    consoles: tuple[NatsConsole, NatsConsole], desk: Nodes
) -> None:
    ana, bo = consoles
    purge = f"STREAM.PURGE.{stream('green')}"
    desk.admin((purge, {"filter": "brief.green.harl.*"}))
    assert ana.desk.history("harl") == []
    ana.desk.refresh()
    assert [each.says for each in ana.desk.history("harl")] == ["The first one"]
    run(health.expunge(desk.folder, "harl"))
    for console in (ana, bo):
        console.desk.refresh()
        assert not file(console).exists()
        assert states(console) == {"harl": "withdrawn"}
    assert [each.says for each in ana.desk.history("harl")] == ["erased"]


def test_a_restored_store_writes_nothing_newer_over(
    consoles: tuple[NatsConsole, NatsConsole], desk: Nodes
) -> None:
    """The store is as it was after the first revision; what came later is offered, and healed."""
    ana, bo = consoles
    old = file(ana).read_bytes()
    write(ana, said(1, "Newer."))
    write(ana, raw("later"), "later")
    ana.desk.publish("harl")
    ana.desk.publish("later")
    write(ana, raw("gone"), "gone")
    ana.desk.publish("gone")
    ana.desk.withdraw("gone", "A witness asked for it")
    bo.desk.refresh()
    newer = file(bo).read_bytes()
    assert newer == file(ana).read_bytes() != old

    desk.admin((f"STREAM.DELETE.{stream('green')}", {}))
    run(make(desk.folder))
    body, headers = encode(Message(old, says="The first one"))
    ana.put("brief.green.harl.ana", body, headers)
    body, headers = encode(Message(json.dumps(raw("gone")).encode()))
    ana.put("brief.green.gone.ana", body, headers)

    bo.desk.refresh()
    assert bo.desk.status().link == "doubt"
    assert bo.desk.status().says == (
        "the desk's store is not the one it was: 3 briefs here are newer. "
        '"briefing desk heal" publishes them again.'
    )
    assert file(bo).read_bytes() == newer
    assert file(bo, "later").exists()
    assert not file(bo, "gone").exists()
    healed = bo.desk.heal()
    assert (healed.sent, healed.waiting, healed.lost) == (3, 0, [])
    assert (bo.desk.status().link, bo.desk.status().says) == ("online", "")
    ana.desk.refresh()
    assert file(ana).read_bytes() == newer
    assert states(ana) == states(bo) == {"gone": "withdrawn", "harl": "same", "later": "same"}


def test_files_that_a_crash_of_the_machine_lost_are_written_again(
    consoles: tuple[NatsConsole, NatsConsole], monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, bo = consoles
    flood(ana, 3)
    bo.desk.refresh()
    file(bo, "many-0").write_bytes(b"")
    file(bo, "many-1").unlink()
    bo.desk.refresh()
    assert set(states(bo).values()) == {"same"}
    monkeypatch.setattr(sync, "boot", lambda: "another run of the machine")
    asked: list[int] = []
    after = Store.after

    async def counted(self: Store, shelf: str, seq: int, *words: Any) -> Any:
        asked.append(seq)
        return await after(self, shelf, seq, *words)

    monkeypatch.setattr(Store, "after", counted)
    bo.desk.refresh()
    assert 0 in asked  # from what was surely on the disk: nothing was
    assert set(states(bo).values()) == {"same"}


def test_a_copy_that_lacks_something_is_noticed_by_the_others(
    consoles: tuple[NatsConsole, NatsConsole],
) -> None:
    """The census: what a damaged node left out of a join shows without anybody asking."""
    ana, bo = consoles
    flood(ana, 3)
    told = {}

    class Heard:
        async def tell(self, subject: str, body: bytes) -> None:
            told[subject] = body

    for console in (ana, bo):
        console.desk.refresh()
    mine = Presence(ana.desk.replica, ana.invitation)
    theirs = Presence(bo.desk.replica, bo.invitation)
    for each in (mine, theirs):
        run(each.tell(Heard()))  # type: ignore[arg-type]
    mine.heard("green", "bo", told["here.green.bo"])
    assert list(mine.here()) == ["bo"]
    assert mine.differs() == []
    bo.desk.replica.ledger._db.execute("DELETE FROM docs WHERE key='many-1'")
    run(theirs.tell(Heard()))  # type: ignore[arg-type]
    mine.heard("green", "bo", told["here.green.bo"])
    (sentence,) = mine.differs()
    assert sentence.startswith("this copy is not what bo's is at revision green:")
    assert sentence.endswith('whoever keeps the desk should run "briefing desk check".')
    for rubbish in (b"", b"[]", b"{" * 9000, b'{"places": {"green": ["x", 1]}}', b"\xff"):
        mine.heard("green", "bo", rubbish)
    mine.heard("green", "b*o", told["here.green.bo"])
    assert list(mine.here()) == ["bo"]


def test_nodes_that_agree_are_said_to(
    desk: Nodes, consoles: tuple[NatsConsole, NatsConsole]
) -> None:
    assert run(health.check(desk.folder)) == []
    told = {
        node: {"account_details": [{"stream_detail": [{"name": "BRIEFS_GREEN", "state": {
            "messages": count, "first_seq": 1, "last_seq": 9}}]}]}
        for node, count in (("node0", 9), ("node1", 8))
    }  # fmt: skip
    (wrong,) = health.differing(told)
    assert wrong.startswith("BRIEFS_GREEN is not the same on all nodes: node0 has 9 up to 9, node1")
