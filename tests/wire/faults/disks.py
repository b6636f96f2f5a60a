"""Disks that are full, of some time ago, or have flipped bits."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from briefing.wire.follow_process import Following
from briefing.wire.jetstream.answers import NoAnswer
from briefing.wire.jetstream.connection import run
from briefing.wire.keeping import health
from briefing.wire.kept import FOLDER
from briefing.wire.protocol import Refused
from briefing.wire.replica.condition import read_condition
from briefing.wire.replica.folder import census
from wire.faults.desk import GREEN, Count, Desk, refreshed, texts_of
from wire.nodes import NatsConsole


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
    before = texts_of(desk.ana)
    desk.nodes.kill()
    for node in desk.nodes.desk.nodes:
        place = desk.nodes.folder / node.name / "store"
        shutil.rmtree(place)
        shutil.copytree(saved / node.name, place)
    desk.nodes.start()
    desk.leader()
    refreshed(desk.ana)
    kept = texts_of(desk.ana) == before
    doubts = desk.ana.desk.status().link
    healed = desk.ana.desk.heal()
    found = desk.patient(lambda store: store.all("green", ">"))
    there = {each.subject for each in found}
    says = f"nothing overwritten: {kept}, in {doubts}, {healed.sent:,} published again"
    return Count(len(set(newer) - there) + (not kept), len(newer), says)


def flipped(desk: Desk) -> Count:
    """Bits are flipped on the disk of one node, which then leads: is it noticed, and mended?"""
    acknowledged = desk.write(12, lambda: None)
    refreshed(desk.ana)
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
    refreshed(bo)
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
    refreshed(desk.ana)
    before = texts_of(desk.ana)
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
    refreshed(desk.ana)
    healed = desk.ana.desk.heal()
    found = desk.patient(lambda store: store.all("green", ">"))
    lost = {each.split(".")[2] for each in acknowledged} - {
        each.subject.split(".")[2] for each in found
    }
    says = (
        f"a console that joined then had {had:,}; the consoles told unasked: {told or 'nothing'} "
        f"By check: {checked or 'nothing'}; after mending {healed.sent:,} published again"
    )
    return Count(len(lost) + (not told) + (texts_of(desk.ana) != before), len(acknowledged), says)


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
