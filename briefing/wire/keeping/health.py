"""Whether a desk's nodes have the same: what they tell of themselves, and of each shelf.

``/healthz`` says ok while a node lacks messages, so messages, first, last and deleted are compared.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from pathlib import Path
from typing import Any, Final, NamedTuple

from briefing.wire.jetstream.address import Address, is_key, stream
from briefing.wire.jetstream.answers import NoAnswer
from briefing.wire.jetstream.message import Message, encode
from briefing.wire.keeping import certs
from briefing.wire.keeping.keeper import keeper
from briefing.wire.keeping.serve import DeskFile, load
from briefing.wire.protocol import Refused

_FULL: Final = 0.7
_DAYS: Final = 30
_LOOKS: Final = 3
_PAUSE_S: Final = 0.7


class StreamOnNode(NamedTuple):
    """What one node has of one stream."""

    messages: int
    first: int
    last: int
    deleted: int


async def check(folder: Path) -> list[str]:
    """Return what is wrong with a desk, a sentence each; nothing where all is well.

    Raises:
        Refused: no node answers.
    """
    desk = load(folder)
    wrong: list[str] = []
    told: dict[str, dict[str, Any]] = {}
    async with keeper(folder, desk, system=True) as system:
        for look in range(_LOOKS):  # what is on its way for a moment is no difference
            if look:
                await asyncio.sleep(_PAUSE_S)
            told = await system.nodes(len(desk.nodes))
            wrong = [*_silent(desk, told), *differing(told)]
            if not wrong:
                break
    if len(desk.nodes) == 1:  # there is no other to hold it against
        wrong += await _unreadable(folder, desk, told)
    return [*wrong, *_full(told), *_ending(folder, desk)]


async def _unreadable(folder: Path, desk: DeskFile, told: dict[str, dict[str, Any]]) -> list[str]:
    """Return which shelves count messages that their disk does not give any more, a sentence each.

    All that they have is read for it.
    """
    wrong = []
    counted = {name: next(iter(by_node.values())) for name, by_node in parts(told).items()}
    async with keeper(folder, desk) as admin:
        for shelf in desk.shelves:
            given = len(await admin.all(shelf, ">"))
            if (part := counted.get(stream(shelf))) is not None and given < part.messages:
                wrong.append(
                    f"{stream(shelf)} gives {given:,} of its {part.messages:,} messages: its disk "
                    "is damaged. Stop the node, move its store/ away, start it, and publish what "
                    'it lacks with "briefing desk heal", from the console that has most.'
                )
    return wrong


def parts(told: dict[str, dict[str, Any]]) -> dict[str, dict[str, StreamOnNode]]:
    """Return what each node has of each stream: by stream, then by node."""
    found: dict[str, dict[str, StreamOnNode]] = defaultdict(dict)
    for node, data in told.items():
        for account in data.get("account_details", []):
            for each in account.get("stream_detail", []):
                state = each["state"]
                found[each["name"]][node] = StreamOnNode(
                    state["messages"], state["first_seq"], state["last_seq"],
                    state.get("num_deleted", 0),
                )  # fmt: skip
    return found


def _silent(desk: DeskFile, told: dict[str, dict[str, Any]]) -> list[str]:
    return [f"{node.name} does not answer." for node in desk.nodes if node.name not in told]


def differing(told: dict[str, dict[str, Any]]) -> list[str]:
    """Return which streams are not the same on all nodes, a sentence each."""
    wrong = []
    for name, by_node in sorted(parts(told).items()):
        if len(set(by_node.values())) > 1:
            lines = ", ".join(
                f"{node} has {part.messages:,} up to {part.last:,}"
                for node, part in sorted(by_node.items())
            )
            wrong.append(
                f"{name} is not the same on all nodes: {lines}. Where all run, stop one that lacks "
                f"some, remove store/jetstream/STORE/streams/{name} there, and start it again."
            )
    return wrong


def _full(told: dict[str, dict[str, Any]]) -> list[str]:
    wrong = []
    for node, data in sorted(told.items()):
        used, room = data.get("storage", 0), data.get("config", {}).get("max_storage", 0)
        if room and used > _FULL * room:
            wrong.append(f"the disk of {node} is {used / room:.0%} full.")
    return wrong


def _ending(folder: Path, desk: DeskFile) -> list[str]:
    days = {node.name: certs.days_left(folder / node.name / "node.pem") for node in desk.nodes}
    return [
        f"the certificate of {name} ends in {left} days."
        for name, left in days.items()
        if left < _DAYS
    ]


async def expunge(folder: Path, brief_id: str) -> list[str]:
    """Erase every revision of a brief and its sign-offs from the store, then withdraw it.

    Copies that consoles and backups have stay; consoles that follow take theirs away. Return the
    shelves that had it.

    Raises:
        Refused: no node answers, or the desk has never had it.
    """
    if not is_key("brief", brief_id):
        raise Refused(f'"{brief_id}" is no id.')
    desk, found = load(folder), []
    async with keeper(folder, desk) as admin:
        for shelf in desk.shelves:
            gone = 0
            for kind in ("brief", "signed"):
                subject = Address(kind, shelf, brief_id, "*").by_anyone
                told = await admin.ask(f"$JS.API.STREAM.PURGE.{stream(shelf)}", {"filter": subject})
                if error := told.get("error"):
                    raise Refused(f"{brief_id} was not erased: {error.get('description')}.")
                gone += told.get("purged", 0)
            if gone:
                found.append(shelf)
                body, headers = encode(Message(b"", says="erased", withdrawn=True))
                address = Address("brief", shelf, brief_id, "admin")
                try:
                    await admin.put(address.subject, body, headers, None)
                except NoAnswer as error:
                    raise Refused(
                        f"{brief_id} was erased and not withdrawn: run this again."
                    ) from error
    if not found:
        raise Refused(f"the desk has no {brief_id}.")
    return found
