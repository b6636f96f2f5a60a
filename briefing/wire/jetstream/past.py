"""What was published of a brief before: asked of the store, since no console keeps it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from briefing.text import clean
from briefing.wire.jetstream.address import Address, is_shelf
from briefing.wire.jetstream.answers import (
    NO_SERVER,
    NOT_ADMITTED,
    NoAnswer,
    NotAdmitted,
    NotAllowed,
)
from briefing.wire.jetstream.incoming import understood
from briefing.wire.jetstream.invitation import Invitation
from briefing.wire.jetstream.message import NotOurs
from briefing.wire.jetstream.store import Store, open_store
from briefing.wire.protocol import Refused, Revision
from briefing.wire.replica.folder import Replica
from briefing.wire.replica.ledger import Ledger


@asynccontextmanager
async def asking(join: Invitation) -> AsyncIterator[Store]:
    """Connect to ask something.

    Raises:
        Refused: the desk does not answer, or will not.
    """
    try:
        store = await open_store(join, lambda *hint: None, lambda: None)
        try:
            yield store
        finally:
            await store.close()
    except NoAnswer as error:
        raise Refused(NO_SERVER) from error
    except NotAdmitted as error:
        raise Refused(NOT_ADMITTED) from error
    except NotAllowed as error:
        raise Refused(f"you may not read that on {join.desk}.") from error


async def revisions(replica: Replica, join: Invitation, brief_id: str) -> list[Revision]:
    """Return the revisions of a brief on all shelves that this user reads, newest first.

    Those that it had under another id are among them.

    Raises:
        Refused: the desk does not answer.
    """
    author = replica.ledger.authors()
    found = []
    async with asking(join) as store:
        for key, shelf in _places(replica.ledger, brief_id):
            for stored in await store.all(shelf, Address("brief", shelf, key, "*").by_anyone):
                try:
                    address, message = understood(shelf, stored)
                except NotOurs:
                    continue
                if key != brief_id and message.moved:
                    continue  # it goes on under the next id
                found.append(
                    Revision(
                        f"{shelf}:{stored.seq}", author(message.name, address.user), stored.at,
                        message.says, message.sha256, message.withdrawn, message.moved,
                        message.verdicts,
                    )
                )  # fmt: skip
    return sorted(found, key=lambda each: each.at, reverse=True)


def _places(ledger: Ledger, brief_id: str) -> list[tuple[str, str]]:
    """Return under which ids and on which shelves a brief has revisions."""
    docs = ledger.docs("brief")
    ids = {brief_id}
    while more := {doc.key for doc in docs if doc.moved in ids and doc.key not in ids}:
        ids |= more
    return sorted({(doc.key, doc.shelf) for doc in docs if doc.key in ids})


async def text(replica: Replica, join: Invitation, brief_id: str, revision: str) -> bytes:
    """Return the file as it was in a revision, also one from when it had another id.

    Raises:
        Refused: there is none of that name, or the desk does not answer.
    """
    shelf, _, number = revision.partition(":")
    none = Refused(
        f"{clean(brief_id)} has no revision {clean(revision)}: "
        f'"briefing history {clean(brief_id)}" lists them.'
    )
    if not is_shelf(shelf) or shelf not in join.read or not (number.isascii() and number.isdigit()):
        raise none
    async with asking(join) as store:
        stored = await store.at(shelf, int(number[:18]))
    if stored is None:
        raise none
    try:
        address, message = understood(shelf, stored)
    except NotOurs as error:
        raise none from error
    ids = {key for key, _ in _places(replica.ledger, brief_id)} | {brief_id}
    if address.kind != "brief" or address.key not in ids or message.withdrawn:
        raise none
    return message.body
