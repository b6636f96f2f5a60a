"""A store that is not the one it was: restored from a backup, or made anew.

What was published once and is not there any more is kept here and offered; nothing newer is ever
written over. The rest goes on from the store as it is.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from hashlib import sha256

from briefing.files import SOURCE_CAP, Unreadable, read_guarded
from briefing.wire.jetstream.address import Kind
from briefing.wire.jetstream.answers import NoAnswer, Stored, StreamPosition
from briefing.wire.jetstream.incoming import bring, note
from briefing.wire.jetstream.invitation import Invitation
from briefing.wire.jetstream.message import Message, encode
from briefing.wire.jetstream.outgoing import content
from briefing.wire.jetstream.store import LOOK_S, LOOKS, Store
from briefing.wire.replica.folder import EMPTY, Replica
from briefing.wire.replica.known import Cursor


def mark(stored: Stored | None) -> str:
    """Return by what a message of a place is known again."""
    return f"{stored.subject} {stored.headers.get('Briefing-Sha256', '')}" if stored else ""


async def is_other(store: Store, shelf: str, cursor: Cursor, place: StreamPosition) -> bool:
    """Tell whether a shelf is not the one that was followed up to ``cursor``."""
    if cursor.created != place.created or place.last < cursor.seq:
        return True
    if not cursor.seq or not cursor.sha:
        return False
    found = mark(await store.at(shelf, cursor.seq))
    return bool(found) and found != cursor.sha


async def take_over(replica: Replica, store: Store, shelf: str, place: StreamPosition) -> int:
    """Follow the store as it is from now on; return how many documents are newer here.

    Raises:
        NoAnswer: it could not be looked at whole; nothing has changed.
    """
    ledger = replica.ledger
    before = [doc for doc in ledger.docs(shelf=shelf) if doc.kind != "signed"]
    stored, last = await _whole(store, shelf, place)
    with ledger.batch():
        ledger.forget_shelf(shelf)
        texts, docs = note(replica, shelf, stored)
        newer = 0
        for doc in before:
            theirs = ledger.doc(doc.kind, shelf, doc.key)
            if theirs is None or (theirs.sha, theirs.withdrawn) != (doc.sha, doc.withdrawn):
                held = EMPTY if doc.withdrawn else doc.sha
                ledger.set_doubt(doc.kind, doc.key, (shelf, held))
                newer += 1
        ledger.set_cursor(shelf, Cursor(place.last, place.created, mark(last), 0, ""))
    await bring(replica, store, docs, texts)
    return newer


async def _whole(
    store: Store, shelf: str, place: StreamPosition
) -> tuple[list[Stored], Stored | None]:
    """Return the last message of every subject, and the one at the place that was told."""
    for _ in range(LOOKS):
        stored: list[Stored] = []
        async for some, _total in store.snapshot(shelf):
            stored += some
        last = await store.at(shelf, place.last)
        if last is None or last.seq <= max((each.seq for each in stored), default=0):
            return stored, last
        await asyncio.sleep(LOOK_S)  # a node gave it that lags behind
    raise NoAnswer


def heal(replica: Replica, join: Invitation) -> tuple[int, list[str]]:
    """Queue what is newer here; return how many, and the ids of which the text is here no more.

    Those were edited since: their edit stays, and is held against the desk as any other.
    """
    ledger = replica.ledger
    queued, lost = 0, []
    with ledger.batch(durable=True):
        for kind, key, shelf, sha in ledger.doubts():
            if shelf not in join.write or key in ledger.unsent(kind):
                continue
            there = ledger.doc(kind, shelf, key)
            found = _held(replica, kind, key, sha)
            if found is None and sha != EMPTY:
                lost.append(key)
                ledger.set_doubt(kind, key, None)
                continue
            says = "published again after the desk's store was restored"
            message = Message(
                found or b"", base=f"{shelf}:{there.seq}" if there else "", says=says,
                name=join.name, withdrawn=sha == EMPTY,
            )  # fmt: skip
            body, headers = encode(message)
            ledger.queue(kind, shelf, key, body, json.dumps(headers), there.seq if there else 0)
            queued += 1
    return queued, lost


def _held(replica: Replica, kind: Kind, key: str, sha: str) -> bytes | None:
    """Return the text of a hash: from the file, or from what was sent last."""
    with suppress(Unreadable):
        text = read_guarded(replica.path(kind, key), SOURCE_CAP, replica.root)
        if sha256(text).hexdigest() == sha:
            return text
    for entry, _, told in replica.ledger.sent():
        if told == sha:
            return content(entry).body
    return None
