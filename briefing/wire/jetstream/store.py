"""What a console asks of its desk's store, and gives to it: NATS JetStream, by its own subjects.

All that is asked is answered to an inbox of this connection, whose name nobody guesses; what comes
unasked is a hint and no more.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from typing import Any, Final

from briefing.wire.jetstream.address import stream, subjects, text_stream, text_subject
from briefing.wire.jetstream.answers import (
    NoAnswer,
    Stored,
    StreamPosition,
    direct,
    pulled,
    refusal,
)
from briefing.wire.jetstream.connection import ANSWER_S, Connection, Heard
from briefing.wire.jetstream.invitation import Invitation

_BATCH: Final = 256
_BATCH_BYTES: Final = 4_194_304
_PULL: Final = 200
_KEPT_S: Final = 30
_USERS: Final = 16
"""Up to so many users' copies of one text are looked at."""
LOOKS: Final = 20
LOOK_S: Final = 0.1
"""So often, and so many seconds apart, a node is asked again that may lag behind the leader."""


async def open_store(join: Invitation, heard: Heard, lost: Callable[[], None]) -> Store:
    """Connect to the first server of the desk that answers.

    ``heard`` is given every hint; ``lost`` is called once when the connection
    ends by itself.

    Raises:
        NoAnswer: no server does.
        NotAdmitted: the desk does not admit this user.
        Refused: the extra that connects is not installed, or the server shows another certificate.
    """
    store = Store(join)
    try:
        await store.connect(heard, lost)
    except BaseException:
        await store.close()
        raise
    return store


class Store(Connection):
    """An open connection, and what is asked over it."""

    api = "js"
    """How the subjects begin on which the store is asked."""

    # -- asking -----------------------------------------------------------------------------

    async def place(self, shelf: str) -> StreamPosition:
        """Return how far a shelf is.

        Raises:
            NoAnswer, NotAllowed: as the names say.
        """
        told = await self.asked(f"js.STREAM.INFO.{stream(shelf)}", {})
        state = told["state"]
        return StreamPosition(
            told["created"], state["first_seq"], state["last_seq"], state["messages"]
        )

    async def last_kept(self, shelf: str) -> int:
        """Return the place of a shelf's last message, those left out that were erased since.

        Raises:
            NoAnswer, NotAllowed: as the names say.
        """
        told = await self.asked(f"js.STREAM.INFO.{stream(shelf)}", {"deleted_details": True})
        state = told["state"]
        erased, last = set(state.get("deleted") or ()), int(state["last_seq"])
        while last in erased:
            last -= 1
        return last

    async def after(
        self, shelf: str, seq: int, subject: str = ">", *, count: int = _BATCH
    ) -> tuple[list[Stored], bool]:
        """Return messages after a place, in order, and whether these are all there are now.

        Raises:
            NoAnswer, NotAllowed: as the names say.
        """
        wanted = {
            "seq": seq + 1,
            "batch": count,
            "max_bytes": _BATCH_BYTES,
            "next_by_subj": subject,
        }
        return await self._batch(stream(shelf), wanted)

    async def at(self, shelf: str, seq: int) -> Stored | None:
        """Return the message of one place, None where there is none any more."""
        found, _ = await self._batch(stream(shelf), {"seq": seq, "batch": 1, "next_by_subj": ">"})
        return found[0] if found and found[0].seq == seq else None

    async def last(self, shelf: str, subject: str) -> Stored | None:
        """Return the last message that a filter meets, None where there is none."""
        found, _ = await self._batch(stream(shelf), {"multi_last": [subject], "batch": _BATCH})
        return max(found, key=lambda each: each.seq, default=None)

    async def all(self, shelf: str, subject: str) -> list[Stored]:
        """Return every message that a filter meets, oldest first."""
        found: list[Stored] = []
        seq, done = 0, False
        while not done:
            some, done = await self.after(shelf, seq, subject)
            found += some
            seq = some[-1].seq if some else seq
            done = done or not some
        return found

    async def piece(self, shelf: str, sha256: str, number: int, user: str) -> list[Stored]:
        """Return a piece of a text by one user, or by several where ``user`` is ``*``.

        Raises:
            NoAnswer, NotAllowed: as the names say.
        """
        subject = text_subject(shelf, sha256, number, user)
        count = 1 if user != "*" else _USERS
        wanted = {"seq": 1, "batch": count, "next_by_subj": subject}
        return (await self._batch(text_stream(shelf), wanted))[0]

    async def _batch(self, name: str, wanted: dict[str, Any]) -> tuple[list[Stored], bool]:
        subject = f"{self.api}.DIRECT.GET.{name}"
        found: list[Stored] = []
        ended: list[Mapping[str, str]] = []

        def take(message: Any) -> bool:
            headers = message.headers or {}
            if "Status" in headers:
                ended.append(headers)
                return True
            found.append(direct(message.data, headers))
            return wanted.get("batch") == 1 and "Nats-Num-Pending" not in headers

        await self.collect(subject, wanted, take)
        status = ended[0] if ended else {}
        if status.get("Status") not in (None, "204", "404"):
            raise NoAnswer
        found.sort(key=lambda each: each.seq)
        return found, status.get("Status") == "404" or status.get("Nats-Num-Pending", "0") == "0"

    async def snapshot(self, shelf: str) -> AsyncIterator[tuple[list[Stored], int]]:
        """Yield the last message of every subject, with how many there are in all.

        By a consumer with a random name of its own: one of the same name would go on half-way.
        What is pulled is bounded by count, never by size, or what does not fit would be lost.

        Raises:
            NoAnswer: it ended before all were there; nothing may be taken for whole then.
        """
        name, of = secrets.token_hex(12), stream(shelf)
        config = {
            "name": name, "deliver_policy": "last_per_subject", "ack_policy": "none",
            "filter_subjects": subjects(shelf), "mem_storage": True, "num_replicas": 1,
            "inactive_threshold": _KEPT_S * 1_000_000_000,
        }  # fmt: skip
        made = await self.asked(
            f"js.CONSUMER.CREATE.{of}.{name}", {"stream_name": of, "config": config}
        )
        left = total = int(made["num_pending"])
        while left > 0:
            found: list[Stored] = []
            count = min(left, _PULL)

            def take(message: Any, found: list[Stored] = found, count: int = count) -> bool:
                headers = message.headers or {}
                if "Status" in headers:
                    return True
                found.append(pulled(message.subject, message.reply, message.data, headers))
                return len(found) == count

            wanted = {"batch": count, "expires": int(ANSWER_S * 0.8e9)}
            asked = f"js.CONSUMER.MSG.NEXT.{of}.{name}"
            await self.collect(asked, wanted, take, pulls=True)
            if not found:
                raise NoAnswer
            left -= len(found)
            yield found, total

    # -- writing ----------------------------------------------------------------------------

    async def put(
        self,
        subject: str,
        body: bytes,
        headers: Mapping[str, str],
        expected: tuple[int, str] | None,
    ) -> int:
        """Publish, and return the message's place once the store has it.

        ``expected`` is the last place that a filter of subjects must have, 0 for none.

        Raises:
            Stale, Full, NotAllowed, NoAnswer: as the names say.
        """
        headers = dict(headers)
        if expected is not None:
            headers["Nats-Expected-Last-Subject-Sequence"] = str(expected[0])
            headers["Nats-Expected-Last-Subject-Sequence-Subject"] = expected[1]
        told = json.loads(await self.request(subject, body, headers))
        if error := told.get("error"):
            raise refusal(error)
        return int(told["seq"])

    async def tell(self, subject: str, body: bytes) -> None:
        """Publish what is not stored and nobody answers."""
        with suppress(Exception):
            await self.client.publish(subject, body)
