"""Faults of nodes, disks and consoles under writes, with what was acknowledged and what was lost.

``make wire-faults`` runs all, ``make wire-faults ARGS="leader race"`` those that are named. It ends
with 1 where anything that was acknowledged is lost.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeVar

from briefing.wire.behind import Following
from briefing.wire.jetstream.address import stream
from briefing.wire.jetstream.answers import NoAnswer, NotAdmitted, Stale
from briefing.wire.jetstream.connection import run
from briefing.wire.jetstream.message import Message, encode
from briefing.wire.jetstream.store import Store, open_store
from briefing.wire.keeping import health
from briefing.wire.kept import FOLDER
from briefing.wire.protocol import Refused
from briefing.wire.replica.condition import read_condition
from briefing.wire.replica.folder import census
from wire.contract import raw
from wire.nodes import NatsConsole, Nodes
from wire.relay import Relay

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


def leader(desk: Desk) -> Count:
    """The node that leads is killed five times."""

    def kill() -> None:
        for _ in range(5):
            time.sleep(1.5)
            name = desk.leader()
            desk.nodes.kill(name)
            time.sleep(1.0)
            desk.nodes.start(name)

    return desk.lost(desk.write(18, kill))


def all_nodes(desk: Desk) -> Count:
    """All nodes are killed three times, as by a power cut of the building."""

    def kill() -> None:
        for _ in range(3):
            time.sleep(2)
            desk.nodes.kill()
            desk.nodes.start()

    return desk.lost(desk.write(20, kill))


def stopped(desk: Desk) -> Count:
    """The node that leads stands still for six seconds, and goes on."""

    def stop() -> None:
        time.sleep(1)
        name = desk.leader()
        desk.nodes.kill(name, how=signal.SIGSTOP)
        time.sleep(6)
        desk.nodes.kill(name, how=signal.SIGCONT)

    return desk.lost(desk.write(12, stop))


def console(desk: Desk) -> Count:
    """A console that follows is killed while news arrive, and stopped, and goes on."""
    bo = desk.console("bo", "killed")

    def kill() -> None:
        for how in (signal.SIGKILL, signal.SIGSTOP, signal.SIGKILL):
            following = Following(bo.root)
            time.sleep(1.5)
            following._process.send_signal(how)
            if how == signal.SIGSTOP:
                time.sleep(1)
                following._process.send_signal(signal.SIGCONT)
                following.end()
            list(following.lines())

    acknowledged = desk.write(9, kill)
    bo.desk.refresh()
    there = {path.stem for path in (bo.root / "briefs").iterdir() if path.stat().st_size}
    return Count(sum(each.split(".")[2] not in there for each in acknowledged), len(acknowledged))


def cut(desk: Desk) -> Count:
    """A console that follows is cut off until it notices, publishes meanwhile, and comes back."""
    bo = desk.console("bo", "cut")
    relays = [Relay(node.port) for node in desk.nodes.desk.nodes]
    bo.reach([f"tls://127.0.0.1:{relay.port}" for relay in relays])
    bo.desk.refresh()
    told: list[str] = []

    def pull_the_cable() -> None:
        time.sleep(2)
        for relay in relays:
            relay.cut()
        place = bo.root / "briefs" / "offline.yaml"
        place.write_text(json.dumps(raw("offline")))
        told.append("it waits" if not bo.desk.publish("offline").sent else "sent")
        until = time.monotonic() + 20
        while read_condition(bo.root / FOLDER).link != "offline" and time.monotonic() < until:
            time.sleep(0.2)
        told.append(read_condition(bo.root / FOLDER).link)
        for relay in relays:
            relay.mend()

    following = Following(bo.root)
    threading.Thread(target=lambda: list(following.lines()), daemon=True).start()
    acknowledged = desk.write(30, pull_the_cable)
    # It comes back by itself: nobody asks for anything. So many take as long as they take.
    last, wanted = time.monotonic(), {each.split(".")[2] for each in acknowledged}
    while wanted and time.monotonic() < last + 30:
        time.sleep(0.2)
        there = {path.stem for path in (bo.root / "briefs").iterdir() if path.stat().st_size}
        if wanted & there:
            last, wanted = time.monotonic(), wanted - there
    while bo.desk.status().unsent and time.monotonic() < last + 30:
        time.sleep(0.2)
    following.end()
    for relay in relays:
        relay.end()
    found = desk.patient(lambda store: store.all("green", "brief.green.offline.*"))
    says = f"it said {told[-1]}; what it published meanwhile: {told[0]}, then sent: {bool(found)}"
    return Count(len(wanted) + (not found), len(acknowledged), says)


def race(desk: Desk) -> Count:
    """Ten writers publish the same brief as fast as they can; each acceptance is one revision."""
    accepted: list[int] = []
    tries = 0

    async def writer(until: float) -> None:
        nonlocal tries
        store = await open_store(desk.ana.invitation, lambda *_: None, lambda: None)
        last = 0
        while time.monotonic() < until:
            body, headers = encode(Message(json.dumps(raw("race")).encode()))
            tries += 1
            try:
                last = await store.put(
                    "brief.green.race.ana", body, headers, (last, "brief.green.race.*")
                )
                accepted.append(last)
            except Stale:
                found = await store.last("green", "brief.green.race.*")
                last = found.seq if found else 0
        await store.close()

    async def ten() -> None:
        await asyncio.gather(*(writer(time.monotonic() + 5) for _ in range(10)))

    run(ten())
    found = desk.patient(lambda store: store.all("green", "brief.green.race.*"))
    kept = {each.seq for each in found}
    doubled = len(accepted) - len(set(accepted))
    missing = len(set(sorted(accepted)[-len(kept) :]) - kept)
    return Count(missing + doubled, len(accepted), f"{tries:,} attempts")


def full(desk: Desk) -> Count:
    """The disk of one node is full, a small tmpfs; the others go on, and it catches up."""
    node = "node2"
    place = desk.nodes.folder / node / "store"
    desk.nodes.kill(node)
    shutil.rmtree(place)
    place.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if subprocess.run(mounted, capture_output=True, check=False).returncode:
        return Count(0, 0, "not tried: no right to mount a tmpfs")
    try:
        desk.nodes.start(node)
        acknowledged = desk.write(12, lambda: time.sleep(1))
    finally:
        desk.nodes.kill(node)
        subprocess.run(["umount", str(place)], check=False)
    desk.nodes.start(node)
    return desk.lost(acknowledged)


def restored(desk: Desk) -> Count:
    """All nodes get their stores of some time ago back under a console that has newer briefs."""
    desk.write(2, lambda: None)
    desk.nodes.kill(how=signal.SIGTERM)
    saved = desk.folder / "saved"
    for node in desk.nodes.desk.nodes:
        shutil.copytree(desk.nodes.folder / node.name / "store", saved / node.name)
    desk.nodes.start()
    desk.leader()
    newer = desk.write(2, lambda: None)
    desk.ana.desk.refresh()
    before = _texts(desk.ana)
    desk.nodes.kill()
    for node in desk.nodes.desk.nodes:
        place = desk.nodes.folder / node.name / "store"
        shutil.rmtree(place)
        shutil.copytree(saved / node.name, place)
    desk.nodes.start()
    desk.leader()
    _refreshed(desk.ana)
    kept = _texts(desk.ana) == before
    doubts = desk.ana.desk.status().link
    healed = desk.ana.desk.heal()
    found = desk.patient(lambda store: store.all("green", ">"))
    there = {each.subject for each in found}
    says = f"nothing overwritten: {kept}, in {doubts}, {healed.sent:,} published again"
    return Count(len(set(newer) - there) + (not kept), len(newer), says)


def flipped(desk: Desk) -> Count:
    """Bits are flipped on the disk of one node, which then leads: is it noticed, and mended?"""
    acknowledged = desk.write(12, lambda: None)
    _refreshed(desk.ana)
    node = next(each.name for each in desk.nodes.desk.nodes if each.name != desk.leader())
    desk.nodes.kill(node, how=signal.SIGTERM)
    store = desk.nodes.folder / node / "store" / "jetstream" / "STORE" / "streams" / GREEN
    block = max((store / "msgs").glob("*.blk"), key=lambda path: path.stat().st_size)
    data = bytearray(block.read_bytes())
    for part in (2, 5, 8):
        data[len(data) * part // 10] ^= 1
    block.write_bytes(data)
    desk.nodes.start(node)
    time.sleep(3)
    wanted = {"placement": {"preferred": node}}
    with suppress(Refused, NoAnswer):
        desk.nodes.admin((f"STREAM.LEADER.STEPDOWN.{GREEN}", wanted))
    time.sleep(2)
    bo = desk.console("bo", "joined-later")
    _refreshed(bo)
    noticed = _differs(desk.ana, bo)
    by_check = bool(run(health.check(desk.nodes.folder)))
    other = next(each.name for each in desk.nodes.desk.nodes if each.name != node)
    with suppress(Refused, NoAnswer):
        desk.nodes.admin((f"STREAM.LEADER.STEPDOWN.{GREEN}", {"placement": {"preferred": other}}))
    desk.nodes.kill(node, how=signal.SIGTERM)
    shutil.rmtree(store)
    desk.nodes.start(node)
    time.sleep(5)
    left = run(health.check(desk.nodes.folder))
    had = len(list((bo.root / "briefs").iterdir()))
    says = (
        f"a console that joined then had {had:,}; noticed by census: {noticed}, by check: "
        f"{by_check}; after mending: {left or 'all the same'}"
    )
    # What is missing in a copy has to be noticed; a node may also have mended itself.
    count = desk.lost(acknowledged)
    unnoticed = had < len(acknowledged) and not noticed
    return Count(count.lost + unnoticed, count.acknowledged, says)


def alone(desk: Desk) -> Count:
    """Bits are flipped on the only disk there is: no node can mend it, and the consoles tell."""
    acknowledged = desk.write(3, lambda: None)
    _refreshed(desk.ana)
    before = _texts(desk.ana)
    (node,) = desk.nodes.desk.nodes
    desk.nodes.kill(node.name, how=signal.SIGTERM)
    store = desk.nodes.folder / node.name / "store"
    messages = store / "jetstream" / "STORE" / "streams" / GREEN / "msgs"
    block = max(messages.glob("*.blk"), key=lambda path: path.stat().st_size)
    data = bytearray(block.read_bytes())
    for part in (2, 5, 8):
        data[len(data) * part // 10] ^= 1
    block.write_bytes(data)
    desk.nodes.start(node.name)
    bo = desk.console("bo", "joined-later")
    followed = [Following(desk.ana.root), Following(bo.root)]
    told = _told([desk.ana.root, bo.root])
    checked = run(health.check(desk.nodes.folder))
    for each in followed:
        each.end()
    had = len(list((bo.root / "briefs").iterdir()))
    # As docs/desk.md mends it: a new store, and what it lacks from the console that has all.
    desk.nodes.kill(node.name, how=signal.SIGTERM)
    store.rename(store.with_name("damaged"))
    desk.nodes.start(node.name)
    desk.nodes.ready()
    _refreshed(desk.ana)
    healed = desk.ana.desk.heal()
    found = desk.patient(lambda store: store.all("green", ">"))
    lost = {each.split(".")[2] for each in acknowledged} - {
        each.subject.split(".")[2] for each in found
    }
    says = (
        f"a console that joined then had {had:,}; the consoles told unasked: {told or 'nothing'} "
        f"By check: {checked or 'nothing'}; after mending {healed.sent:,} published again"
    )
    return Count(len(lost) + (not told) + (_texts(desk.ana) != before), len(acknowledged), says)


def _told(roots: list[Path]) -> str:
    """What the status of a console says of another copy; it is told each tick of presence."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        for root in roots:
            if differs := read_condition(root / FOLDER).differs:
                return differs[0]
        time.sleep(0.2)
    return ""


def _differs(one: NatsConsole, other: NatsConsole) -> bool:
    """Tell whether the census of two consoles at the same place shows that their copies differ."""
    ledgers = [each.desk.replica.ledger for each in (one, other)]
    places = [ledger.cursor("green") for ledger in ledgers]
    numbers = [census(ledger.counted("green")) for ledger in ledgers]
    same_place = places[0] and places[1] and places[0].seq == places[1].seq
    return bool(same_place) and numbers[0] != numbers[1]


def _texts(console: NatsConsole) -> dict[str, str]:
    folder = console.root / "briefs"
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def _refreshed(console: NatsConsole) -> None:
    for _ in range(60):
        with suppress(Refused):
            console.desk.refresh()
            return
        time.sleep(0.5)
    raise SystemExit("no node answers")


FAULTS: dict[str, Callable[[Desk], Count]] = {
    "leader": leader, "all": all_nodes, "stopped": stopped, "console": console, "cut": cut,
    "race": race, "full": full, "restored": restored, "flipped": flipped, "alone": alone,
}  # fmt: skip


@contextmanager
def desk(nodes: int) -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as folder:
        made = Desk(Path(folder), nodes)
        try:
            yield made
        finally:
            made.nodes.kill()


def main(names: list[str]) -> int:
    worst = 0
    for name in names or FAULTS:
        with desk(1 if name == "alone" else 3) as made:
            count = FAULTS[name](made)
        worst = max(worst, count.lost)
        says = f"  {count.says}" if count.says else ""
        print(
            f"{name:<9} lost {count.lost:,} of {count.acknowledged:,} acknowledged{says}",
            flush=True,
        )
    return min(worst, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
