"""What a desk over NATS does not let happen: forging, reading, publishing without a right to it."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from briefing.wire.jetstream.address import parse, stream, text_stream
from briefing.wire.jetstream.answers import NoAnswer, NotAllowed
from briefing.wire.jetstream.invitation import read_invitation
from briefing.wire.jetstream.message import Message, encode
from briefing.wire.jetstream.store import Store
from briefing.wire.keeping import serve
from briefing.wire.keeping.certs import make_authority
from briefing.wire.protocol import Refused
from wire.consoles import file, raw, state, write
from wire.nodes import NatsConsole, Nodes


def last(nodes: Nodes, shelf: str) -> int:
    (told,) = nodes.admin((f"STREAM.INFO.{stream(shelf)}", {}))
    found: int = told["state"]["last_seq"]
    return found


def subjects_of(nodes: Nodes, shelf: str) -> dict[str, int]:
    """What a shelf has, as its leader tells: other nodes may be a little late."""
    (told,) = nodes.admin((f"STREAM.INFO.{stream(shelf)}", {"subjects_filter": ">"}))
    found: dict[str, int] = told["state"].get("subjects") or {}
    return found


def text(brief: dict[str, Any]) -> bytes:
    return (json.dumps(brief, indent=1) + "\n").encode()


def sent(console: NatsConsole, brief: dict[str, Any], shelf: str, key: str, **more: str) -> int:
    """Publish by hand: what is no brief of its shelf, or says something else than it is."""
    body, headers = encode(Message(text(brief)))
    headers |= {f"Briefing-{name}": value for name, value in more.items()}
    return console.put(f"brief.{shelf}.{key}.bo", body, headers)


def test_nobody_has_the_store_take_what_they_may_not_publish(
    ana: NatsConsole, bo: NatsConsole, desk: Nodes
) -> None:
    """The four ways of section 8: as the reply of a direct get, of a pull, a push, a PubAck.

    With users and streams in one account the first of them stored a forged message.
    """
    write(ana, raw())
    ana.publish("harl")
    forged = (
        "brief.green.victim.ana", "brief.amber.victim.ana", "brief.strict.victim.wall",
        "news.green.brief.green.harl.ana", "$JS.API.STREAM.PURGE.BRIEFS_GREEN",
    )  # fmt: skip

    async def tries(store: Store) -> None:
        client = store.client
        of = stream("green")
        made = {"stream_name": of, "config": {"name": "p", "ack_policy": "none"}}
        await client.publish(f"js.CONSUMER.CREATE.{of}.p", json.dumps(made).encode())
        for number, subject in enumerate(forged):
            await client.publish(f"js.DIRECT.GET.{of}", b'{"seq":1}', reply=subject)
            await client.publish(f"js.DIRECT.GET.{of}", b'{"last_by_subj":"brief.green.harl.ana"}',
                                 reply=subject)  # fmt: skip
            await client.publish(f"js.CONSUMER.MSG.NEXT.{of}.p", b"1", reply=subject)
            push = {"name": f"q{number}", "ack_policy": "none", "deliver_subject": subject}
            made = {"stream_name": of, "config": push}
            await client.publish(f"js.CONSUMER.CREATE.{of}.q{number}", json.dumps(made).encode())
            await client.publish("brief.green.own.bo", b"x", reply=subject)
        for shelf in desk.desk.users["bo"].write:  # behind all the others, on each shelf
            for again in reversed(range(20)):  # a busy node may take longer than one waits
                try:
                    await store.put(f"brief.{shelf}.last.bo", b"x", {}, None)
                    break
                except NoAnswer:
                    if not again:
                        raise

    bo.by_store(tries)
    stored = {subject for shelf in desk.desk.shelves for subject in subjects_of(desk, shelf)}
    own = {f"brief.{shelf}.last.bo" for shelf in desk.desk.users["bo"].write}
    assert {"brief.green.harl.ana", *own} <= stored
    assert stored <= {"brief.green.harl.ana", "brief.green.own.bo", *own}
    for subject in stored:
        address = parse(subject)
        assert address is not None
        assert address.shelf in desk.desk.users[address.user].write
    ana.desk.refresh()
    assert set(ana.desk.standings()) == {"harl"}


def test_one_s_own_name_is_the_only_one(bo: NatsConsole, desk: Nodes) -> None:
    before = last(desk, "green")
    for subject in (
        "brief.green.harl.ana",
        "signed.green.harl.ana",
        "here.green.ana",
        "news.green.x",
    ):
        with pytest.raises(NotAllowed):
            bo.put(subject, b"forged")
    assert last(desk, "green") == before


def test_who_may_only_read_publishes_nothing_and_sees_no_other_shelf(
    ana: NatsConsole, wall: NatsConsole
) -> None:
    write(ana, raw("open", tlp="CLEAR"), "open")
    write(ana, raw())
    ana.desk.publish("open")
    ana.desk.publish("harl")
    wall.desk.refresh()
    assert {path.name for path in (wall.root / "briefs").iterdir()} == {"open.yaml"}
    write(wall, raw("open", tlp="CLEAR", title="Another"), "open")
    with pytest.raises(Refused) as refused:
        wall.desk.publish("open")
    with pytest.raises(Refused, match="you may not withdraw what is on the shelf clear"):
        wall.desk.withdraw("open", "A witness asked for it")
    assert str(refused.value) == "you may not publish TLP:CLEAR on crisis."
    for ask in (
        lambda store: store.place("green"),
        lambda store: store.after("green", 0),
        lambda store: store.put("brief.clear.x.wall", b"", {}, None),
    ):
        with pytest.raises(NotAllowed):
            wall.by_store(ask)
    wall.invitation.read = ["green"]  # as one would write it into one's own file
    wall.reach(wall.invitation.servers)
    with pytest.raises(Refused, match="you may not read the shelf green of crisis"):
        wall.desk.refresh()


def test_a_server_with_another_certificate_is_told_nothing(
    ana: NatsConsole, tmp_path: Path
) -> None:
    make_authority(tmp_path, "another")
    ana.invitation.authority = (tmp_path / "ca.pem").read_text()
    ana.reach(ana.invitation.servers)
    with pytest.raises(Refused, match="another certificate than the desk's: nothing was sent"):
        ana.desk.refresh()
    assert ana.desk.status().link == "refused"


def test_a_wrong_word_is_not_admitted(ana: NatsConsole) -> None:
    ana.invitation.word = "guessed"
    ana.reach(ana.invitation.servers)
    write(ana, raw())
    with pytest.raises(Refused, match="does not know this user, or no longer"):
        ana.desk.refresh()
    assert ana.desk.status().link == "refused"
    outcome = ana.desk.publish("harl")
    assert not outcome.sent
    assert "Ask whoever keeps the desk for a new invitation" in outcome.says


def test_hostile_messages_are_not_applied_and_counted(ana: NatsConsole, bo: NatsConsole) -> None:
    bomb = zlib.compress(b"a" * 2_000_000)
    told = {"Briefing-Wire": "1", "Briefing-Encoding": "zlib", "Briefing-Sha256": "0" * 64}
    bo.put("brief.green.bomb.bo", bomb, told)
    sent(bo, raw("hash"), "green", "hash", Sha256="0" * 64)
    sent(bo, raw("red", tlp="RED"), "green", "red")
    sent(bo, raw("milder", tlp="CLEAR"), "green", "milder")
    sent(bo, raw("one"), "green", "two")
    sent(bo, raw("passwd"), "green", "~~passwd")
    bo.put("brief.green.twice.bo", text(raw("twice")), {"nats-subject": "brief.green.harl.ana"})
    bo.put("brief.green.rubbish.bo", b"\x00\xff" * 50)
    sent(bo, raw("later"), "green", "later", Wire="2")
    sent(bo, raw("good"), "green", "good", Says="%1B[2Jgone%E2%80%AE", Name="%07Bo Lind")
    ana.desk.refresh()
    assert {path.name for path in (ana.root / "briefs").iterdir()} == {"good.yaml"}
    assert sorted(path.name for path in ana.root.iterdir()) == [".wire", "briefs"]
    status = ana.desk.status()
    assert (status.newer, status.passed) == (1, 8)
    why = {each[2] for each in ana.desk.replica.ledger.passed()}
    assert "TLP:RED does not belong on the shelf green" in why
    (revision,) = ana.desk.history("good")
    assert "\x1b" not in revision.says
    assert "\x07" not in revision.author
    assert "\u202e" not in revision.says


def test_what_is_red_goes_to_its_named_recipients_alone(ana: NatsConsole, bo: NatsConsole) -> None:
    write(ana, raw(tlp="RED"))
    with pytest.raises(Refused, match="--to NAME"):
        ana.desk.publish("harl")
    with pytest.raises(Refused, match="in the compartment nobody"):
        ana.desk.publish("harl", to="nobody")
    outcome = ana.desk.publish("harl", to="red-cell")  # as --writes has it
    assert ana.desk.publish("harl", to="cell") == outcome._replace(already=True)
    assert outcome.revision is not None
    assert outcome.revision.name.startswith("red-cell:")
    assert state(ana) == "same"
    bo.desk.refresh()
    assert not file(bo).exists()
    write(bo, raw(tlp="RED"))
    with pytest.raises(Refused, match="you may not publish in the compartment cell"):
        bo.desk.publish("harl", to="cell")
    write(ana, raw("green"), "green")
    with pytest.raises(Refused, match="--to is for TLP:RED"):
        ana.desk.publish("green", to="cell")


def test_the_configuration_keeps_the_store_apart(desk: Nodes) -> None:
    """Everything of the sort that was seen to fail without it."""
    for node in desk.desk.nodes:
        place = desk.folder / node.name
        text = (place / serve.NODE).read_text()
        assert "sync_interval: always" in text
        assert 'min_version: "1.3"' in text
        assert f'listen: "127.0.0.1:{node.port}"' in text
        assert "verify: true" in text
        for private in (serve.NODE, "node.key"):
            assert (place / private).stat().st_mode & 0o077 == 0
        words = [read_invitation(desk.folder / f"{each}.join").word for each in desk.desk.users]
        assert not any(word in text for word in (*words, desk.desk.admin, desk.desk.system))
    assert (desk.folder / "ana.join").stat().st_mode & 0o077 == 0
    assert (desk.folder / "ca.key").stat().st_mode & 0o077 == 0
    for shelf in desk.desk.shelves:
        (told,) = desk.admin((f"STREAM.INFO.{stream(shelf)}", {}))
        config = told["config"]
        assert (config["num_replicas"], config["discard"], config["max_msgs_per_subject"]) == (
            3,
            "new",
            64,
        )
        assert config["deny_delete"]
        assert config["max_bytes"] > 0
        assert config["republish"]["headers_only"]
        assert config["max_msg_size"] == 1_100_000
        assert config["allow_direct"]
        (told,) = desk.admin((f"STREAM.INFO.{text_stream(shelf)}", {}))
        texts = told["config"]
        assert texts["subjects"] == [f"text.{shelf}.>"]
        assert (texts["num_replicas"], texts["discard"], texts["max_msgs_per_subject"]) == (
            3,
            "new",
            1,
        )
        assert texts["deny_delete"]
        assert texts["republish"]["headers_only"]
        assert 0 < texts["max_bytes"] < config["max_bytes"]
