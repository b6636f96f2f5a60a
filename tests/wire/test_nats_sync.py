"""Every row of the state machine between a replica and its desk, on three real nodes."""

from __future__ import annotations

import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from briefing.brief.model import SignOff
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
from wire.contract import file, raw, said, state, write
from wire.nodes import NOWHERE, NatsConsole, Nodes

PULL, MANY = 8, 20
"""A join by three pulls, the last of which is not full."""


@pytest.fixture
def shared(ana: NatsConsole, bo: NatsConsole) -> tuple[NatsConsole, NatsConsole]:
    write(ana, raw())
    ana.desk.publish("harl", "The first one")
    bo.desk.refresh()
    return ana, bo


def states(console: NatsConsole) -> dict[str, str]:
    return {key: each.state for key, each in console.desk.standings().items()}


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


def test_an_older_revision_that_lies_there_is_nobodys_work(
    shared: tuple[NatsConsole, NatsConsole],
) -> None:
    """A folder that was copied long ago: its briefs are among what was published once."""
    ana, bo = shared
    old = file(ana).read_bytes()
    write(ana, said(1, "Another."))
    ana.desk.publish("harl")
    shutil.rmtree(bo.root / "briefs")
    for path in (bo.root / ".wire").glob("state.db*"):
        path.unlink()
    file(bo).parent.mkdir()
    file(bo).write_bytes(old)
    bo.desk.refresh()
    assert states(bo) == {"harl": "same"}
    assert file(bo).read_bytes() == file(ana).read_bytes()


def test_an_answer_that_is_lost_is_not_published_twice(
    shared: tuple[NatsConsole, NatsConsole], monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, bo = shared
    put = Store.put

    async def lost(self: Store, *words: Any) -> int:
        await put(self, *words)
        raise NoAnswer

    write(ana, said(1, "Ana's."))
    monkeypatch.setattr(Store, "put", lost)
    assert not NatsDesk(ana.root).publish("harl", "Once").sent
    monkeypatch.undo()
    bo.desk.refresh()
    write(bo, said(2, "Bo's, on top of hers.", said(1, "Ana's.")))
    bo.desk.publish("harl", "On top")  # hers is not the last one any more when she asks
    ana.desk.refresh()
    assert [each.says for each in ana.desk.history("harl")] == ["On top", "Once", "The first one"]
    assert states(ana) == states(bo) == {"harl": "same"}
    assert ana.desk.status().unsent == 0


def test_two_publications_that_waited_go_in_their_order(
    shared: tuple[NatsConsole, NatsConsole],
) -> None:
    ana, bo = shared
    servers = ana.invitation.servers
    ana.reach(NOWHERE)
    for number in (1, 2):
        write(ana, said(number, "Offline."))
        assert not ana.desk.publish("harl", f"Number {number}").sent
    ana.reach(servers)
    ana.desk.refresh()
    assert [each.says for each in ana.desk.history("harl")] == [
        "Number 2",
        "Number 1",
        "The first one",
    ]
    assert states(ana) == {"harl": "same"}
    bo.desk.refresh()
    assert file(bo).read_bytes() == file(ana).read_bytes()


def test_what_others_were_quicker_than_is_kept(shared: tuple[NatsConsole, NatsConsole]) -> None:
    """Two that waited, and an edit since: no text of them is lost."""
    ana, bo = shared
    servers = ana.invitation.servers
    ana.reach(NOWHERE)
    texts = []
    for number in (1, 2):
        texts.append(write(ana, said(number, "Offline.")).read_bytes())
        ana.desk.publish("harl")
    last = write(ana, said(3, "Not published.")).read_bytes()
    write(bo, said(8, "Bo was quicker."))
    bo.desk.publish("harl")
    ana.reach(servers)
    ana.desk.refresh()
    assert states(ana) == {"harl": "conflict"}
    kept = [path.read_bytes() for path in (ana.root / ".wire" / "kept").iterdir()]
    assert sorted(kept) == sorted(texts)
    assert file(ana).read_bytes() == last
    assert ana.desk.status().unsent == 0


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
    shared: tuple[NatsConsole, NatsConsole], desk: Nodes
) -> None:
    ana, bo = shared
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
    shared: tuple[NatsConsole, NatsConsole], desk: Nodes
) -> None:
    """The store is as it was after the first revision; what came later is offered, and healed."""
    ana, bo = shared
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
    shared: tuple[NatsConsole, NatsConsole], monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, bo = shared
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


def test_a_label_that_is_raised_leaves_nothing_below(
    shared: tuple[NatsConsole, NatsConsole],
) -> None:
    ana, bo = shared
    write(ana, raw(tlp="AMBER"))
    outcome = ana.desk.publish("harl", "It names a witness")
    assert outcome.revision is not None
    assert outcome.revision.name.startswith("amber:")
    bo.desk.refresh()
    assert states(ana) == states(bo) == {"harl": "same"}
    assert file(bo).read_bytes() == file(ana).read_bytes()
    last = bo.by_store(lambda store: store.last("green", "brief.green.harl.*"))
    assert last is not None
    assert last.headers["Briefing-Withdrawn"] == "1"
    write(bo, raw(tlp="CLEAR"))
    with pytest.raises(Refused, match=r"TLP:AMBER.*TLP:CLEAR.*--lower"):
        bo.desk.publish("harl")
    assert bo.desk.publish("harl", lower=True).sent
    ana.desk.refresh()
    assert states(ana) == {"harl": "same"}
    assert file(ana).read_bytes() == file(bo).read_bytes()


def test_ids_that_differ_by_case_alone_are_refused(shared: tuple[NatsConsole, NatsConsole]) -> None:
    ana, _ = shared
    write(ana, raw("HARL"), "HARL")
    with pytest.raises(Refused, match="on some disks both would be one file"):
        ana.desk.publish("HARL")


def sign(console: NatsConsole, by: str, what: str) -> None:
    entry = console.library.find("harl")
    brief = console.library.load(entry).value
    assert brief is not None
    console.library.sign(entry, brief, SignOff(of=what * 64, by=by, on="2024-11-21"))


def signed(console: NatsConsole) -> set[tuple[str, str]]:
    entry = console.library.find("harl")
    brief = console.library.load(entry).value
    assert brief is not None
    return {(each.of[0], each.by) for each in console.library.signoffs(entry, brief)}


def as_user(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("briefing.settings.Config.signer", lambda config: name)


def test_sign_offs_of_both_are_on_both_consoles(
    shared: tuple[NatsConsole, NatsConsole], monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, bo = shared
    sign(ana, "Ana Ferro", "a")
    sign(bo, "Bo Lind", "b")
    sign(bo, "Somebody else", "c")  # in his file, and not his to publish
    as_user(monkeypatch, "Ana Ferro")
    ana.desk.refresh()
    as_user(monkeypatch, "Bo Lind")
    bo.desk.refresh()
    as_user(monkeypatch, "Ana Ferro")
    ana.desk.refresh()
    assert signed(ana) == {("a", "Ana Ferro"), ("b", "Bo Lind")}
    assert signed(bo) == {("a", "Ana Ferro"), ("b", "Bo Lind"), ("c", "Somebody else")}
    before = (ana.root / "briefs" / "harl.checked.yaml").read_bytes()
    ana.desk.refresh()
    assert (ana.root / "briefs" / "harl.checked.yaml").read_bytes() == before


def test_four_eyes_want_the_sign_off_of_another_user(
    ana: NatsConsole, bo: NatsConsole, monkeypatch: pytest.MonkeyPatch
) -> None:
    for console in (ana, bo):
        console.invitation.four_eyes = ["AMBER"]
        console.reach(console.invitation.servers)
        write(console, raw(tlp="AMBER"))  # it came to the second one by another way
    sign(ana, "Ana Ferro", "a")
    as_user(monkeypatch, "Ana Ferro")
    with pytest.raises(Refused, match=r"only with the sign-off of another user\. Your own .* sent"):
        ana.desk.publish("harl")
    sign(bo, "Bo Lind", "b")
    as_user(monkeypatch, "Bo Lind")
    assert bo.desk.publish("harl").sent  # Ana has signed
    ana.desk.refresh()
    assert states(ana) == {"harl": "same"}


def test_sealed_records_travel_with_their_brief(ana: NatsConsole, bo: NatsConsole) -> None:
    record = ana.root / "briefs" / "s1.sealed.yaml"
    record.parent.mkdir()
    record.write_text("title: A text\n")
    sources = [{"id": "s1", "title": "A text", "kind": "newspaper", "text": "s1.sealed.yaml"}]
    write(ana, raw(sources=sources))
    ana.desk.publish("harl")
    bo.desk.refresh()
    assert (bo.root / "briefs" / "s1.sealed.yaml").read_bytes() == record.read_bytes()


def test_a_copy_that_lacks_something_is_noticed_by_the_others(
    shared: tuple[NatsConsole, NatsConsole],
) -> None:
    """The census: what a damaged node left out of a join shows without anybody asking."""
    ana, bo = shared
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


def test_nodes_that_agree_are_said_to(desk: Nodes, shared: tuple[NatsConsole, NatsConsole]) -> None:
    assert run(health.check(desk.folder)) == []
    told = {
        node: {"account_details": [{"stream_detail": [{"name": "BRIEFS_GREEN", "state": {
            "messages": count, "first_seq": 1, "last_seq": 9}}]}]}
        for node, count in (("node0", 9), ("node1", 8))
    }  # fmt: skip
    (wrong,) = health.differing(told)
    assert wrong.startswith("BRIEFS_GREEN is not the same on all nodes: node0 has 9 up to 9, node1")
