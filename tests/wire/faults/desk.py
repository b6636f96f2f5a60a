"""A desk that has faults: what is written to it meanwhile, and what of that is still there."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeVar

from briefing.wire.jetstream.address import stream
from briefing.wire.jetstream.answers import NoAnswer, NotAdmitted
from briefing.wire.jetstream.connection import run
from briefing.wire.jetstream.message import Message, encode
from briefing.wire.jetstream.store import Store, open_store
from briefing.wire.protocol import Refused
from wire.consoles import raw
from wire.nodes import NatsConsole, Nodes

T = TypeVar("T")
GREEN = stream("green")


class Count(NamedTuple):
    """What a fault came to; ``says`` is what else it showed."""

    lost: int
    acknowledged: int
    says: str = ""


class Desk:
    """Three nodes, or one, and the consoles of Ana and Bo."""

    def __init__(self, folder: Path, nodes: int) -> None:
        self.nodes = Nodes(folder / "desk", nodes)
        for user in ("ana", "bo"):
            self.nodes.user(user, read=[], write=["green"])
        self.nodes.start()
        self.nodes.ready()
        self.folder = folder
        self.ana = self.console("ana")

    def console(self, user: str, place: str = "") -> NatsConsole:
        return NatsConsole(self.folder / (place or user), self.nodes.folder / f"{user}.join")

    def leader(self) -> str:
        for _ in range(100):
            with suppress(Refused, NoAnswer):
                (told,) = self.nodes.admin((f"STREAM.INFO.{GREEN}", {}))
                if name := told.get("cluster", {}).get("leader"):
                    return str(name)
            time.sleep(0.2)
        raise SystemExit("the shelf has no leader")

    def write(self, seconds: float, meanwhile: Callable[[], None]) -> dict[str, int]:
        """Publish brief after brief while something happens; return what was acknowledged."""
        acknowledged: dict[str, int] = {}

        async def writer(until: float) -> None:
            number = 0
            while time.monotonic() < until:
                with suppress(NoAnswer, NotAdmitted, OSError):
                    store = await open_store(self.ana.invitation, lambda *_: None, lambda: None)
                    try:
                        while time.monotonic() < until and store.open:
                            number += 1
                            key = f"w-{int(until)}-{number}"
                            body, headers = encode(Message(json.dumps(raw(key)).encode()))
                            subject = f"brief.green.{key}.ana"
                            acknowledged[subject] = await store.put(subject, body, headers, None)
                    finally:
                        await store.close()
                await asyncio.sleep(0.1)

        async def both() -> None:
            await asyncio.gather(writer(time.monotonic() + seconds), asyncio.to_thread(meanwhile))

        run(both())
        return acknowledged

    def lost(self, acknowledged: dict[str, int]) -> Count:
        """Look every acknowledged message up, on each node as it happens to answer."""
        self.leader()

        async def there(store: Store) -> set[tuple[str, int]]:
            return {(each.subject, each.seq) for each in await store.all("green", ">")}

        found = self.patient(there)
        return Count(len(set(acknowledged.items()) - found), len(acknowledged))

    def patient(self, work: Callable[[Store], Awaitable[T]]) -> T:
        """What the store answers, once it does."""
        for _ in range(50):
            with suppress(NoAnswer):
                return self.ana.by_store(work)
            time.sleep(0.2)
        raise SystemExit("no node answers")


def texts_of(console: NatsConsole) -> dict[str, str]:
    """Return the hash of each brief in the folder of a console, by the name of its file."""
    folder = console.root / "briefs"
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def refreshed(console: NatsConsole) -> None:
    """Ask the desk until a node answers."""
    for _ in range(60):
        with suppress(Refused):
            console.desk.refresh()
            return
        time.sleep(0.5)
    raise SystemExit("no node answers")
