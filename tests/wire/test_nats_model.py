"""Two people do anything in any order: no text that was ever saved or published is lost."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from briefing.wire.jetstream import past, sync
from briefing.wire.jetstream.incoming import understood
from briefing.wire.jetstream.invitation import Invitation, write_invitation
from briefing.wire.jetstream.outgoing import content
from briefing.wire.natsdesk import NatsDesk
from briefing.wire.protocol import Refused
from briefing.wire.replica.folder import JOIN, Replica
from wire.consoles import raw
from wire.memory import Memory

SHM = Path("/dev/shm")
WHO = st.sampled_from(["ana", "bo"])
LABELS = ["GREEN", "AMBER"]
SHELVES = ["green", "amber"]


class Killed(BaseException):
    """The process ends, in the middle of something."""


class Consoles(RuleBasedStateMachine):
    """Ana and Bo at one brief; ``must`` are the texts that may not be lost."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=SHM if SHM.is_dir() else None)
        self.memory = Memory()
        self.must: set[bytes] = set()
        self.unsaved: dict[str, bytes] = {}
        self.count = 0
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(sync, "open_store", self.memory.open)
        self.patch.setattr(past, "open_store", self.memory.open)

    @initialize()
    def join(self) -> None:
        for user in ("ana", "bo"):
            place = Path(self.folder.name, user, ".wire", JOIN)
            place.parent.mkdir(parents=True)
            write_invitation(place, Invitation(
                desk="crisis", servers=["tls://x:1"], authority="", user=user, word="",
                read=SHELVES, write=SHELVES,
            ))  # fmt: skip

    def teardown(self) -> None:
        self.patch.undo()
        self.folder.cleanup()

    @contextmanager
    def desk(self, user: str) -> Iterator[NatsDesk]:
        """A program that begins and ends: whatever it knows is on the disk."""
        desk = NatsDesk(Path(self.folder.name, user))
        try:
            with suppress(Refused, Killed):
                yield desk
        finally:
            desk.replica.close()

    def file(self, user: str) -> Path:
        return Path(self.folder.name, user, "briefs", "harl.yaml")

    @rule(user=WHO, label=st.sampled_from(LABELS))
    def edit(self, user: str, label: str) -> None:
        self.count += 1
        text = json.dumps(raw(title=f"{user} {self.count}", tlp=label)).encode()
        self.file(user).parent.mkdir(exist_ok=True)
        self.file(user).write_bytes(text)
        self.unsaved[user] = text

    @rule(user=WHO, lower=st.booleans())
    def publish(self, user: str, lower: bool) -> None:
        with self.desk(user) as desk:
            text = self.file(user).read_bytes() if self.file(user).exists() else b""
            try:
                desk.publish("harl", lower=lower)
            except Refused:
                return
            self.must.add(text)

    @rule(user=WHO, label=st.sampled_from(LABELS))
    def edit_and_publish(self, user: str, label: str) -> None:
        self.edit(user, label)
        self.publish(user, lower=True)

    @rule(user=WHO)
    def meet_and_edit(self, user: str) -> None:
        self.meet(user)
        self.edit(user, "GREEN")

    @rule(user=WHO)
    def meet(self, user: str) -> None:
        with self.desk(user) as desk:
            desk.refresh()

    @rule(user=WHO)
    def withdraw(self, user: str) -> None:
        with self.desk(user) as desk:
            desk.withdraw("harl", "why")

    @rule(user=WHO, side=st.sampled_from(["mine", "theirs"]))
    def resolve(self, user: str, side: Any) -> None:
        with self.desk(user) as desk:
            desk.resolve("harl", side)

    @rule(user=WHO, deaf=st.booleans())
    def lose_the_desk(self, user: str, deaf: bool) -> None:
        """It does not answer; where ``deaf``, it has taken what is published all the same."""
        for users, changes in ((self.memory.deaf, deaf), (self.memory.cut, not deaf)):
            if changes:
                users ^= {user}

    @rule(user=WHO, name=st.sampled_from(["_write", "_withdraw", "_clash", "_agree"]))
    def meet_and_be_killed(self, user: str, name: str) -> None:
        """The process ends after a file was written, and before it was noted."""
        whole = getattr(Replica, name)

        def killed(*words: Any) -> None:
            whole(*words)
            raise Killed

        with pytest.MonkeyPatch.context() as patch, self.desk(user) as desk:
            patch.setattr(Replica, name, killed)
            desk.refresh()

    @invariant()
    def nothing_is_lost(self) -> None:
        found = set()
        for user in ("ana", "bo"):
            root = Path(self.folder.name, user)
            if not (root / ".wire" / "state.db").exists():
                found |= {path.read_bytes() for path in root.glob("briefs/*")}
                continue
            with self.desk(user) as desk:
                found |= {content(each).body for each in desk.replica.ledger.outbox()}
                for pattern in ("briefs/*", ".wire/theirs/*", ".wire/kept/*", ".wire/tmp/*"):
                    found |= {path.read_bytes() for path in root.glob(pattern)}
        for shelf, stored in self.memory.shelves.items():
            found |= {
                understood(shelf, each)[1].body for each in stored if ".brief" in f".{each.subject}"
            }
        lost = (self.must | set(self.unsaved.values())) - found
        assert not lost, (lost, found)


def agree(machine: Consoles) -> None:
    """With the desk in reach and every conflict resolved both have the same."""
    machine.memory.cut.clear()
    machine.memory.deaf.clear()
    for _ in range(3):
        for user in ("ana", "bo"):
            machine.meet(user)
            with machine.desk(user) as desk:
                if desk.clash("harl"):
                    desk.resolve("harl", "theirs")
    for user in ("ana", "bo"):
        machine.meet(user)
    states = set()
    for user in ("ana", "bo"):
        with machine.desk(user) as desk:
            standing = desk.standings().get("harl")
            states.add(standing.state if standing else "none")
    if states == {"same"}:
        assert machine.file("ana").read_bytes() == machine.file("bo").read_bytes()
    assert "conflict" not in states
    assert "unsent" not in states
    assert "behind" not in states


class ConsolesAgree(Consoles):
    def teardown(self) -> None:
        try:
            agree(self)
        finally:
            super().teardown()


TestConsoles = ConsolesAgree.TestCase
TestConsoles.settings = settings(
    max_examples=20, stateful_step_count=16, deadline=None, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def test_what_others_were_quicker_than_outlives_the_next_edit() -> None:
    """Published while the desk was out of reach, overtaken, and written over by its own author."""
    both = Consoles()
    both.join()
    both.edit_and_publish("ana", "AMBER")
    both.lose_the_desk("bo", deaf=False)
    both.edit_and_publish("bo", "AMBER")
    both.lose_the_desk("bo", deaf=False)
    both.meet_and_edit("bo")
    both.nothing_is_lost()
    both.teardown()
