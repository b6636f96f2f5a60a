"""Who else is there, and whether their copy is what this one is."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from typing import Final

import msgspec

from briefing.files import Unreadable, listed, read_guarded
from briefing.filesystem import facts
from briefing.library.scan import SIGNOFFS
from briefing.ready import ready
from briefing.settings import load_config
from briefing.wire.jetstream.address import USER, here, is_key
from briefing.wire.jetstream.invitation import Invitation
from briefing.wire.jetstream.message import Message, encode
from briefing.wire.jetstream.store import Store
from briefing.wire.protocol import Refused
from briefing.wire.replica.condition import EDITING, GONE_S, Here
from briefing.wire.replica.folder import Replica, census
from briefing.wire.replica.union import mine

_REMEMBERED: Final = 40
_LONGEST: Final = 300
"""Bytes that the id of a brief may have here."""


class _PresenceMessage(msgspec.Struct):
    places: dict[str, tuple[int, str]] = {}
    editing: str = ""


class Presence:
    """What this console tells of itself, and what it has heard of others."""

    def __init__(self, replica: Replica, join: Invitation) -> None:
        self._replica = replica
        self._join = join
        self._editing = str(replica.wire / EDITING)
        self._others: dict[str, Here] = {}
        self._own: dict[tuple[str, int], str] = {}
        self._theirs: dict[tuple[str, str], tuple[int, str]] = {}
        self._signed: dict[str, int] = {}
        self._told: int | None = None
        """When the file that says what is edited here was written, as it was told last."""

    def changed(self) -> bool:
        """Tell whether something else is edited here than was told last."""
        return self._written() != self._told

    def _written(self) -> int | None:
        found = facts(self._editing)
        return found.st_mtime_ns if found is not None else None

    async def tell(self, store: Store) -> None:
        """Tell that this console is there, how far it is, and what it has."""
        editing, self._told = "", self._written()
        with suppress(Unreadable):
            said = read_guarded(self._replica.wire / EDITING, _LONGEST)
            editing = said.decode("utf-8", "replace").strip()
        for shelf in self._join.read:
            cursor = self._replica.ledger.cursor(shelf)
            if cursor is None:
                continue
            key = (shelf, cursor.seq)
            self._own[key] = census(self._replica.ledger.counted(shelf))
            shown = editing if self._replica.ledger.doc("brief", shelf, editing) else ""
            told = _PresenceMessage({shelf: (cursor.seq, self._own[key])}, shown)
            await store.tell(here(shelf, self._join.user), msgspec.json.encode(told))
        while len(self._own) > _REMEMBERED * max(1, len(self._join.read)):
            self._own.pop(next(iter(self._own)))

    def heard(self, shelf: str, user: str, body: bytes) -> bool:
        """Take what a console told; tell whether it is news, beyond that it still is there.

        The server vouches for the user, and for nothing else.
        """
        if user == self._join.user or not USER.fullmatch(user) or len(body) > 10_000:
            return False
        try:
            told = msgspec.json.decode(body, type=ready(_PresenceMessage))
        except msgspec.DecodeError:
            return False
        editing = told.editing if is_key("brief", told.editing) else ""
        before = self._others.get(user)
        self._others[user] = Here(time.time(), editing)
        if shelf in told.places and shelf in self._join.read:
            self._theirs[shelf, user] = told.places[shelf]
        return before is None or before.editing != editing or bool(self.differs())

    def here(self) -> dict[str, Here]:
        """Return who is there now."""
        since = time.time() - GONE_S
        self._others = {user: each for user, each in self._others.items() if each.heard > since}
        return dict(self._others)

    def differs(self) -> list[str]:
        """Return, a sentence each, whose copy is another one at the same place."""
        found = []
        for (shelf, user), (seq, number) in sorted(self._theirs.items()):
            own = self._own.get((shelf, seq))
            if own is not None and own != number:
                found.append(
                    f"this copy is not what {user}'s is at revision {shelf}:{seq:,}: whoever keeps "
                    'the desk should run "briefing desk check".'
                )
        return found

    # -- sign-offs ----------------------------------------------------------------------------

    def sign(self) -> None:
        """Queue what this console's user has signed since, of briefs that the desk has."""
        names = frozenset({load_config().config.signer()})
        ledger = self._replica.ledger
        for path in listed(self._replica.briefs):
            key = path.name.removesuffix(SIGNOFFS)
            if key == path.name or (found := facts(path)) is None:
                continue
            if self._signed.get(key) == found.st_mtime_ns:
                continue
            doc = ledger.standing("brief", key)
            if doc is not None and not doc.withdrawn and doc.shelf in self._join.write:
                queue_signoffs(self._replica, self._join, doc.shelf, key, names)
                self._signed[key] = found.st_mtime_ns


def queue_signoffs(
    replica: Replica, join: Invitation, shelf: str, key: str, names: frozenset[str]
) -> bool:
    """Queue a user's sign-offs of a brief for a shelf, where the desk has not got them already."""
    text = mine(replica, key, names)
    ledger = replica.ledger
    known = ledger.doc("signed", shelf, key, join.user)
    if text is None or key in ledger.unsent("signed"):
        return False
    try:
        message = Message(text, name=join.name)
        body, headers = encode(message)
    except ValueError as error:
        raise Refused(f"the sign-offs of {key} cannot go: {error}.") from error
    if known is not None and known.sha == message.sha256:
        return False
    ledger.queue("signed", shelf, key, body, json.dumps(headers), known.seq if known else 0)
    return True
