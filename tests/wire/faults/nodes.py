"""Nodes and consoles that are killed, stand still or are cut off, and writers that race."""

from __future__ import annotations

import asyncio
import json
import signal
import threading
import time

from briefing.wire.follow_process import Following
from briefing.wire.jetstream.answers import PublishedMeanwhile
from briefing.wire.jetstream.connection import run
from briefing.wire.jetstream.message import Message, encode
from briefing.wire.jetstream.store import open_store
from briefing.wire.kept import FOLDER
from briefing.wire.replica.condition import read_condition
from wire.consoles import raw
from wire.faults.desk import Count, Desk
from wire.relay import Relay


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
            except PublishedMeanwhile:
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
