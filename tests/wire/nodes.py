"""A desk of real nodes on this machine, started by the tests; and consoles that have joined it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from briefing.library.folder import FolderLibrary
from briefing.wire.jetstream.address import stream
from briefing.wire.jetstream.answers import NO_SERVER
from briefing.wire.jetstream.connection import run
from briefing.wire.jetstream.invitation import read_invitation, write_invitation
from briefing.wire.jetstream.store import Store, open_store
from briefing.wire.keeping import serve, streams
from briefing.wire.keeping.keeper import keeper
from briefing.wire.natsdesk import NatsDesk
from briefing.wire.protocol import Refused, Revision
from briefing.wire.replica.folder import JOIN

T = TypeVar("T")
NOWHERE = ["tls://127.0.0.1:9"]
"""Servers that there are not."""
STORED_MB = 64
"""What a shelf of the desks under test may take: a node sets that much aside at once."""
ROUNDS = 4
"""The least that bcrypt takes: the tests do not need a password that is slow to guess."""
NAMES = {"ana": "Ana Ferro", "bo": "Bo Lind", "wall": ""}


def binary() -> str | None:
    """The server, None where it is not installed."""
    try:
        return serve.program()
    except Refused:
        return None


class Nodes:
    """The nodes of a desk in a folder, each a process."""

    def __init__(self, folder: Path, count: int, **more: Any) -> None:
        self.folder = folder
        nodes = [
            serve.Node(f"node{number}", ["127.0.0.1"], *(serve.free_port() for _ in range(3)))
            for number in range(count)
        ]
        self.desk = serve.create(folder, "crisis", nodes, rounds=ROUNDS)
        for key, value in more.items():
            setattr(self.desk, key, value)
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def user(self, name: str, *, read: list[str], write: list[str]) -> Path:
        serve.save(self.folder, self.desk)
        self.desk, path = serve.set_user(
            self.folder, name, read=read, write=write, shown=NAMES.get(name, "")
        )
        return path

    def start(self, *names: str) -> None:
        program = binary()
        assert program
        for node in self.desk.nodes:
            if not names or node.name in names:
                with (self.folder / f"{node.name}.log").open("ab") as log:
                    self.processes[node.name] = subprocess.Popen(
                        [program, "-c", "node.conf"],
                        cwd=self.folder / node.name, stdout=log, stderr=log,
                        env={**os.environ, "GOMAXPROCS": "1"},  # each more looks for work
                    )  # fmt: skip

    def ready(self) -> list[str]:
        return run(streams.make(self.folder))

    def told(self) -> str:
        """What the servers said last, and which of them have ended: for a test that fails."""
        logs = ((self.folder / f"{name}.log").read_text()[-1500:] for name in self.processes)
        ended = {name: each.poll() for name, each in self.processes.items()}
        return "\n".join((f"ended: {ended}", *logs))

    def kill(self, *names: str, how: int = signal.SIGKILL) -> None:
        for name, process in self.processes.items():
            if not names or name in names:
                process.send_signal(how)
                if how in (signal.SIGKILL, signal.SIGTERM):
                    process.wait()

    def admin(self, *asked: tuple[str, dict[str, Any]]) -> list[dict[str, Any]]:
        """What the store answers its admin."""

        async def ask() -> list[dict[str, Any]]:
            async with keeper(self.folder, self.desk) as admin:
                told = [await admin.ask(f"$JS.API.{subject}", wanted) for subject, wanted in asked]
            # A shelf that chooses its leader anew says so, and has done nothing of what was asked.
            if any(each.get("error", {}).get("code") == 503 for each in told):
                raise Refused("no leader")
            return told

        # Where the machine has much else to do, a node may take longer than an answer may.
        for _ in range(20):
            with suppress(Refused):
                return run(ask())
            time.sleep(0.5)
        return run(ask())

    def empty(self) -> None:
        """Make every shelf as if nobody had published anything."""

        names = [stream(shelf) for shelf in self.desk.shelves]
        told = self.admin(*((f"STREAM.PURGE.{name}", {}) for name in names))
        assert all(each.get("success") for each in told), told


class Patient(NatsDesk):
    """A desk as the program has it, which asks again what a busy machine has not answered in time.

    A program says then that the desk does not answer, and goes on when it is asked the next time.
    """

    def _again(self, ask: Callable[[], T]) -> T:
        for _ in range(20):
            try:
                return ask()
            except Refused as error:
                if str(error) != NO_SERVER or self.join.servers == NOWHERE:
                    raise
        return ask()

    def meet(self, *until: Any) -> bool:
        return self._again(lambda: NatsDesk.meet(self, *until))

    def history(self, brief_id: str) -> list[Revision]:
        return self._again(lambda: NatsDesk.history(self, brief_id))

    def text(self, brief_id: str, revision: str) -> bytes:
        return self._again(lambda: NatsDesk.text(self, brief_id, revision))


class NatsConsole:
    """One person's folder that has joined the desk."""

    def __init__(self, root: Path, invitation: Path) -> None:
        self.root = root
        wire = root / ".wire"
        wire.mkdir(parents=True, mode=0o700)
        self.invitation = read_invitation(invitation)
        write_invitation(wire / JOIN, self.invitation)

    @property
    def desk(self) -> NatsDesk:
        return Patient(self.root)

    @property
    def library(self) -> FolderLibrary:
        return FolderLibrary(self.root)

    def take_in(self) -> None:
        """It is taken in already: what is clean here is brought up to date as it arrives."""

    def by_store(self, work: Callable[[Store], Awaitable[T]]) -> T:
        """What comes of something that is done with a connection of this user's."""

        async def done() -> T:
            store = await open_store(self.invitation, lambda *hint: None, lambda: None)
            try:
                return await work(store)
            finally:
                await store.close()

        return run(done())

    def publish(self, brief_id: str) -> None:
        """Publish a brief for good: a busy node may take longer to answer than one waits."""
        for _ in range(20):
            if self.desk.publish(brief_id).sent:
                return
            self.desk.refresh()
        raise AssertionError(f"{brief_id} is not sent")

    def put(self, subject: str, body: bytes, headers: dict[str, str] | None = None) -> int:
        """Publish anything, as a program of somebody's own would."""
        return self.by_store(lambda store: store.put(subject, body, headers or {}, None))

    def reach(self, servers: list[str]) -> None:
        self.invitation.servers = servers
        write_invitation(self.root / ".wire" / JOIN, self.invitation)


def states(console: NatsConsole) -> dict[str, str]:
    """Return the state of each brief, by its id."""
    return {key: each.state for key, each in console.desk.standings().items()}
