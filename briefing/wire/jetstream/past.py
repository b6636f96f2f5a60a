"""What was published of a brief before: asked of the store, since no console keeps it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from briefing.text import clean
from briefing.wire.jetstream.address import Address, is_shelf
from briefing.wire.jetstream.answers import NoAnswer, NotAdmitted, NotAllowed
from briefing.wire.jetstream.incoming import understood
from briefing.wire.jetstream.invitation import Invitation
from briefing.wire.jetstream.message import NotOurs
from briefing.wire.jetstream.store import Store, open_store
from briefing.wire.jetstream.sync import NO_SERVER, NOT_ADMITTED
from briefing.wire.protocol import Refused, Revision
from briefing.wire.replica.folder import Replica


@asynccontextmanager
async def asking(join: Invitation) -> AsyncIterator[Store]:
    """Connect to ask something.

    Raises:
        Refused: the desk does not answer, or will not.
    """
    try:
        store = await open_store(join, lambda subject, body: None, lambda: None)
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

    Raises:
        Refused: the desk does not answer.
    """
    author = replica.ledger.authors()
    found = []
    async with asking(join) as store:
        for shelf in sorted({doc.shelf for doc in replica.ledger.docs("brief", brief_id)}):
            for stored in await store.all(shelf, Address("brief", shelf, brief_id, "*").by_anyone):
                try:
                    address, message = understood(shelf, stored)
                except NotOurs:
                    continue
                found.append(
                    Revision(
                        f"{shelf}:{stored.seq}", author(message.name, address.user), stored.at,
                        message.says, message.sha256, message.withdrawn,
                    )
                )  # fmt: skip
    return sorted(found, key=lambda each: each.at, reverse=True)


async def text(join: Invitation, brief_id: str, revision: str) -> bytes:
    """Return the file as it was in a revision.

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
    if (address.kind, address.key) != ("brief", brief_id) or message.withdrawn:
        raise none
    return message.body
