"""What a console sends: its outbox, entry by entry, in order, and each at most once."""

from __future__ import annotations

import asyncio
import json
from typing import Literal

from briefing.wire.jetstream.address import Address, Kind, parse
from briefing.wire.jetstream.answers import Full, NoAnswer, NotAllowed, PublishedMeanwhile, Stored
from briefing.wire.jetstream.invitation import Invitation
from briefing.wire.jetstream.message import Message, NotOurs, decode
from briefing.wire.jetstream.store import LOOK_S, LOOKS, Store
from briefing.wire.kept import keep
from briefing.wire.replica.folder import Replica
from briefing.wire.replica.known import Doc, Local
from briefing.wire.replica.outbox import Waiting

Sent = Literal["sent", "stale", "full", "refused"]


async def send(replica: Replica, store: Store, join: Invitation) -> dict[str, Sent]:
    """Send what waits; return what became of each document.

    Raises:
        NoAnswer: the rest waits on; to send it again is safe.
    """
    told: dict[str, Sent] = {}
    done: set[int] = set()
    # One at a time from the disk: after a store was lost thousands may wait, with their texts.
    while numbers := [each for each in replica.ledger.sendable() if each not in done]:
        for number in numbers:
            done.add(number)
            if (entry := replica.ledger.waiting(number)) is None or entry.state != "waits":
                continue  # it went with another one's lot
            told[entry.key] = result = await _send(replica, store, join, entry)
            if result == "full":
                return told
    return told


async def _send(replica: Replica, store: Store, join: Invitation, entry: Waiting) -> Sent:
    address = Address(entry.kind, entry.shelf, entry.key, join.user)
    headers = json.loads(entry.headers)
    # Of one's own sign-offs nobody else has a revision; of all else the last one of anybody counts.
    guard = address.subject if entry.kind == "signed" else address.by_anyone
    try:
        seq = await store.put(address.subject, entry.body, headers, (entry.expected, guard))
    except PublishedMeanwhile:
        seq = await _mine(store, address, guard, entry)
        if seq == 0:
            set_aside(replica, entry)
            return "stale"
    except Full:
        return "full"
    except NotAllowed:
        replica.ledger.set_state(entry.id, "refused", f"you may not publish there on {join.desk}.")
        return "refused"
    acknowledge(replica, entry, seq, join)
    return "sent"


async def _mine(store: Store, address: Address, guard: str, entry: Waiting) -> int:
    """Return the place of an entry that the desk has, though its answer was lost; 0 if it has not.

    A node that lags behind may not show yet what the leader refused for: it is asked again.
    """
    for _ in range(LOOKS):
        later = [
            each for each in await store.all(address.shelf, guard) if each.seq > entry.expected
        ]
        for each in later:
            if _is(each, address, entry):
                return each.seq
        if later:
            return 0
        await asyncio.sleep(LOOK_S)
    return 0


def _is(stored: Stored, address: Address, entry: Waiting) -> bool:
    """Tell whether a stored message is an entry: same author, text and base."""
    found = parse(stored.subject)
    ours = json.loads(entry.headers)
    same = ("Briefing-Sha256", "Briefing-Base", "Briefing-At", "Briefing-Withdrawn")
    return found == address and all(stored.headers.get(key) == ours.get(key) for key in same)


def acknowledge(replica: Replica, entry: Waiting, seq: int, join: Invitation) -> None:
    """Note that the desk has an entry, as its revision ``seq``."""
    message = content(entry)
    kind: Kind = entry.kind
    ledger = replica.ledger
    with ledger.batch():
        ledger.settle_sent(entry, seq, message.sha256)
        ledger.put(
            Doc(
                kind, entry.shelf, entry.key, join.user if kind == "signed" else "", join.user,
                message.name, seq, message.sha256, message.at, message.says, message.moved,
                message.withdrawn,
            ),
            heard=False,
        )  # fmt: skip
        if kind == "signed":
            return
        counts = ledger.standing(kind, entry.key)
        if counts is not None and (counts.shelf, counts.seq) == (entry.shelf, seq):
            here = replica.found(kind, entry.key)
            same = here.sha == message.sha256
            size, mtime = (here.size, here.mtime) if same else (-1, -1)
            ledger.set_local(kind, entry.key, Local(entry.shelf, seq, message.sha256, size, mtime))
            ledger.set_clash(kind, entry.key, None)
        ledger.set_doubt(kind, entry.key, None)
        if message.withdrawn:
            replica.settle(kind, entry.key)


def set_aside(replica: Replica, entry: Waiting) -> None:
    """Take out of the outbox what others were quicker than, and what builds on it.

    Its text is kept, also where the file is that still: who edits it next may not know that it
    never came to the desk.
    """
    message = content(entry)
    if entry.kind in ("brief", "record") and message.body:
        keep(replica.root, entry.key, "mine", message.body)
    for each in replica.ledger.outbox():
        if each.follows == entry.id:
            set_aside(replica, each)
    replica.ledger.drop(entry.id)


def content(entry: Waiting) -> Message:
    """Return what an entry of the outbox says."""
    try:
        return decode(entry.body, json.loads(entry.headers))
    except NotOurs as error:  # this program wrote it
        raise NoAnswer from error


async def send_again(replica: Replica, store: Store, join: Invitation) -> list[str]:
    """Look up the last revisions that were acknowledged; queue again those that are gone.

    A store may lose what it had acknowledged (nats-server issue 7564). Return their keys.
    """
    again = []
    for entry, seq, sha in replica.ledger.sent():
        if entry.shelf not in join.read:
            continue
        address = Address(entry.kind, entry.shelf, entry.key, join.user)
        found = await store.at(entry.shelf, seq)
        if found is not None and found.subject == address.subject:
            continue
        guard = address.subject if entry.kind == "signed" else address.by_anyone
        last = await store.last(entry.shelf, guard)
        if last is not None and last.seq >= seq:
            continue  # later ones have pushed it out, or it was purged and withdrawn
        doc = replica.ledger.doc(entry.kind, entry.shelf, entry.key)
        if doc is not None and doc.sha != sha:
            continue
        replica.ledger.queue(
            entry.kind, entry.shelf, entry.key, entry.body, entry.headers, last.seq if last else 0
        )
        again.append(entry.key)
    return again
