"""What arrives from the store: held against what it says it is, noted, brought to the folder.

A brief has to be of the name that it arrives under, with a label that its shelf is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.library.scan import peek
from briefing.wire.jetstream.address import Address, Kind, fits, parse
from briefing.wire.jetstream.answers import Stored
from briefing.wire.jetstream.message import Message, NotOurs, decode
from briefing.wire.jetstream.store import Store
from briefing.wire.jetstream.texts import NAMES_ONE
from briefing.wire.replica.folder import Replica, Settled
from briefing.wire.replica.known import Doc
from briefing.wire.replica.text_list import NamedText
from briefing.wire.replica.union import unite

_TLP: Final = re.compile(rb"^tlp:[ \t]+[\"']?([A-Z+]+)[\"']?[ \t]*(?:#[^\r\n]*)?\r?$", re.MULTILINE)
_IN_DOUBT: Final = re.compile(rb"""tlp["'\s]*:|\\[xuU]""", re.IGNORECASE)
"""The key in any writing, and escapes, in which it could hide."""


class Arrival(NamedTuple):
    """What one document has become here."""

    doc: Doc
    settled: Settled


def understood(shelf: str, stored: Stored) -> tuple[Address, Message]:
    """Return address and text of a message that was read from a shelf.

    Raises:
        NotOurs: it is not what it says it is.
    """
    if stored.forged:
        raise NotOurs("it bears a mark of the store's own")
    address = parse(stored.subject)
    if address is None:
        raise NotOurs("its address is none")
    message = decode(stored.body, stored.headers)
    check(address, shelf, message)
    return address, message


def doc_of(address: Address, message: Message, stored: Stored) -> Doc:
    """Return what is noted of a message."""
    return Doc(
        address.kind, address.shelf, address.key, address.user if address.kind == "signed" else "",
        address.user, message.name, stored.seq, message.sha256, stored.at, message.says,
        message.moved, message.withdrawn,
    )  # fmt: skip


def note(
    replica: Replica, shelf: str, some: Iterable[Stored]
) -> tuple[dict[str, bytes], list[Doc]]:
    """Note messages of a shelf in the ledger; return their texts by hash, and the documents.

    What is not what it says it is, is noted as passed over and not applied.
    """
    texts: dict[str, bytes] = {}
    docs = {}
    for stored in some:
        try:
            address, message = understood(shelf, stored)
        except NotOurs as error:
            replica.ledger.pass_over(shelf, stored.seq, str(error), newer=error.newer)
            continue
        doc = doc_of(address, message, stored)
        replica.ledger.put(doc, heard=True)
        if doc.kind == "brief" and NAMES_ONE in message.body:
            replica.ledger.set_texts("look", [NamedText(shelf, "", doc.key)])
        texts[doc.sha] = message.body
        docs[doc.kind, doc.key, doc.owner] = doc
    return texts, list(docs.values())


async def bring(
    replica: Replica, store: Store, docs: Sequence[Doc], texts: dict[str, bytes]
) -> list[Arrival]:
    """Bring documents that were noted to the folder; what is not at hand is fetched.

    An edit is never written over: before something is called a conflict, its text is looked for
    among all that was ever published of it.
    """
    found, later = bring_at_hand(replica, docs, texts)
    return found + await bring_rest(replica, store, later)


def bring_at_hand(
    replica: Replica, docs: Sequence[Doc], texts: dict[str, bytes]
) -> tuple[list[Arrival], list[Doc]]:
    """Bring what can be without the store; return that, and the documents that need it."""
    found: list[Arrival] = []
    later: list[Doc] = []
    with replica.ledger.batch():
        clashing = replica.ledger.clashing()
        for doc in docs:
            if doc.kind == "signed":
                if doc.sha in texts:
                    unite(replica, doc.key, texts[doc.sha])
                    found.append(Arrival(doc, "written"))
                continue
            settled = replica.settle(doc.kind, doc.key, texts)
            if settled == "wanted" or (settled == "clash" and (doc.kind, doc.key) not in clashing):
                later.append(doc)
            else:
                found.append(Arrival(doc, settled))
    return found, later


async def bring_rest(replica: Replica, store: Store, later: Sequence[Doc]) -> list[Arrival]:
    """Bring what needs the store: a text that is not at hand, or all that was ever published."""
    return [Arrival(doc, await _look_closer(replica, store, doc.kind, doc.key)) for doc in later]


async def _look_closer(replica: Replica, store: Store, kind: Kind, key: str) -> Settled:
    """Settle a document with all that was published of it at hand."""
    ledger = replica.ledger
    texts: dict[str, bytes] = {}
    base = ledger.local(kind, key)
    below, later = b"", 0
    for shelf in sorted({doc.shelf for doc in ledger.docs(kind, key)}):
        for stored in await store.all(shelf, Address(kind, shelf, key, "*").by_anyone):
            try:
                _, message = understood(shelf, stored)
            except NotOurs:
                continue
            texts[message.sha256] = message.body
            ledger.see(kind, key, message.sha256)
            if base is not None and (base.shelf, base.seq) == (shelf, stored.seq):
                below = message.body
            elif base is None or shelf != base.shelf or stored.seq > base.seq:
                later += 1
    with ledger.batch():
        settled = replica.settle(kind, key, texts)
        if settled == "clash":
            doc = ledger.standing(kind, key)
            assert doc is not None
            ledger.set_clash(kind, key, (doc.shelf, doc.seq), max(1, later))
            if below:
                replica.write_aside(replica.base(key), below)
    return settled


def check(address: Address, shelf: str, message: Message) -> None:
    """Hold a message against its address and the shelf that it was read from.

    Raises:
        NotOurs: it is of another shelf or brief, or its label is not for this shelf.
    """
    if address.shelf != shelf:
        raise NotOurs("it is addressed to another shelf")
    if message.withdrawn or address.kind != "brief":
        return
    found, label = id_and_label(message.body)
    if found != address.key:
        raise NotOurs("its text is of another id")
    if not fits(shelf, label):
        raise NotOurs(f"TLP:{label} does not belong on the shelf {shelf}")


def id_and_label(text: bytes) -> tuple[str, str]:
    """Return id and label of a brief's text, without reading all of it where no doubt is left.

    Raises:
        NotOurs: it is no brief.
    """
    labels, found = _TLP.findall(text), peek(text).id
    if found and len(labels) == 1 and len(_IN_DOUBT.findall(text)) == 1:
        return found, labels[0].decode()
    brief = read(text, Brief).value
    if brief is None:
        raise NotOurs("it is no brief")
    return brief.id, brief.tlp
