"""What a replica and its desk bring to each other, on three real nodes."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from briefing.brief.model import SignOff
from briefing.wire.jetstream.answers import NoAnswer
from briefing.wire.jetstream.store import Store
from briefing.wire.natsdesk import NatsDesk
from briefing.wire.protocol import Refused
from wire.consoles import file, raw, said, write
from wire.nodes import NOWHERE, NatsConsole, states


def test_an_older_revision_that_lies_there_is_nobodys_work(
    consoles: tuple[NatsConsole, NatsConsole],
) -> None:
    """A folder that was copied long ago: its briefs are among what was published once."""
    ana, bo = consoles
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
    consoles: tuple[NatsConsole, NatsConsole], monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, bo = consoles
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
    consoles: tuple[NatsConsole, NatsConsole],
) -> None:
    ana, bo = consoles
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


def test_what_others_were_quicker_than_is_kept(consoles: tuple[NatsConsole, NatsConsole]) -> None:
    """Two that waited, and an edit since: no text of them is lost."""
    ana, bo = consoles
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


def test_a_label_that_is_raised_leaves_nothing_below(
    consoles: tuple[NatsConsole, NatsConsole],
) -> None:
    ana, bo = consoles
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


def test_ids_that_differ_by_case_alone_are_refused(
    consoles: tuple[NatsConsole, NatsConsole],
) -> None:
    ana, _ = consoles
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
    consoles: tuple[NatsConsole, NatsConsole], monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, bo = consoles
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
