"""One connection of a console to its desk's store: NATS JetStream, spoken to here alone.

A connection that is lost stays lost: whoever uses it opens another one, so that nothing goes on
half-way. All that is asked is answered to an inbox of this connection, whose name nobody guesses;
what comes unasked is a hint and no more.
"""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
import ssl
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from briefing.wire.jetstream.address import stream, subjects
from briefing.wire.jetstream.answers import (
    NoAnswer,
    NotAdmitted,
    NotAllowed,
    Place,
    Stored,
    direct,
    headers_of,
    pulled,
    refusal,
)
from briefing.wire.jetstream.extras import missing
from briefing.wire.protocol import Refused

if TYPE_CHECKING:
    from nats.aio.client import Client
    from nats.aio.msg import Msg

    from briefing.wire.jetstream.invitation import Invitation

T = TypeVar("T")
ANSWER_S: Final = 5.0
"""How long an answer may take; what is not answered then is asked again, never believed."""
_CONNECT_S: Final = 4
_CLOSE_S: Final = 1.0
_BATCH: Final = 256
_BATCH_BYTES: Final = 4_194_304
_PULL: Final = 200
_KEPT_S: Final = 30


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run something to its end; what asyncio would print of lost connections is not printed."""

    async def done() -> T:
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
        return await work

    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    return asyncio.run(done())


async def open_store(
    join: Invitation, heard: Callable[[str, bytes], None], lost: Callable[[], None]
) -> Store:
    """Connect to the first server of the desk that answers.

    ``heard`` is given subject and body of every hint; ``lost`` is called once when the connection
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


class Store:
    """An open connection."""

    def __init__(self, join: Invitation) -> None:
        self._join = join
        self._client: Client = _client_class()()
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self._trouble: Exception | None = None

    async def connect(self, heard: Callable[[str, bytes], None], lost: Callable[[], None]) -> None:
        """Connect, and listen for hints."""
        from nats import errors

        join = self._join

        async def failed(error: Exception) -> None:
            self._trouble = error
            for subject, future in list(self._waiting.items()):
                if f'"{subject.lower()}"' in str(error).lower() and not future.done():
                    future.set_exception(NotAllowed(subject))

        async def closed() -> None:
            for future in list(self._waiting.values()):
                if not future.done():
                    future.set_exception(NoAnswer())
            lost()

        context = ssl.create_default_context(cadata=join.authority)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        servers = list(join.servers)
        secrets.SystemRandom().shuffle(servers)
        problem: Exception = NoAnswer()
        for server in servers:
            self._client = _client_class()()
            try:
                async with asyncio.timeout(_CONNECT_S + 1):
                    await self._client.connect(
                        server, error_cb=failed, closed_cb=closed, allow_reconnect=False,
                        connect_timeout=_CONNECT_S, ping_interval=5, max_outstanding_pings=2,
                        tls=context, user=join.user, password=join.word,
                        inbox_prefix=f"_INBOX_{join.user}.{secrets.token_hex(16)}",
                        name=f"briefing {join.user}",
                    )  # fmt: skip
                break
            except (OSError, errors.Error, TimeoutError) as error:
                problem = _meaning(error, self._trouble) or problem
                await self.close()
        else:
            raise problem
        for shelf in join.read:
            for subject in (f"news.{shelf}.>", f"here.{shelf}.>"):
                await self._client.subscribe(subject, cb=_hint(heard))

    async def close(self) -> None:
        """End the connection."""
        # After a handshake that failed, nats-py waits for ever for the connection's end.
        with suppress(Exception):
            async with asyncio.timeout(_CLOSE_S):
                await self._client.close()

    @property
    def open(self) -> bool:
        """Whether it is connected."""
        return bool(self._client.is_connected)

    # -- asking -----------------------------------------------------------------------------

    async def place(self, shelf: str, *, texts: bool = False) -> Place:
        """Return how far a shelf is.

        Raises:
            NoAnswer, NotAllowed: as the names say.
        """
        told = await self._asked(f"js.STREAM.INFO.{stream(shelf, texts=texts)}", {})
        state = told["state"]
        return Place(told["created"], state["first_seq"], state["last_seq"], state["messages"])

    async def after(
        self, shelf: str, seq: int, subject: str = ">", *, texts: bool = False, count: int = _BATCH
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
        return await self._batch(shelf, wanted, texts=texts)

    async def at(self, shelf: str, seq: int) -> Stored | None:
        """Return the message of one place, None where there is none any more."""
        found, _ = await self._batch(shelf, {"seq": seq, "batch": 1, "next_by_subj": ">"})
        return found[0] if found and found[0].seq == seq else None

    async def last(self, shelf: str, subject: str) -> Stored | None:
        """Return the last message that a filter meets, None where there is none."""
        found, _ = await self._batch(shelf, {"multi_last": [subject], "batch": _BATCH})
        return max(found, key=lambda each: each.seq, default=None)

    async def all(self, shelf: str, subject: str, *, texts: bool = False) -> list[Stored]:
        """Return every message that a filter meets, oldest first."""
        found: list[Stored] = []
        seq, done = 0, False
        while not done:
            some, done = await self.after(shelf, seq, subject, texts=texts)
            found += some
            seq = some[-1].seq if some else seq
            done = done or not some
        return found

    async def _batch(
        self, shelf: str, wanted: dict[str, Any], *, texts: bool = False
    ) -> tuple[list[Stored], bool]:
        subject = f"js.DIRECT.GET.{stream(shelf, texts=texts)}"
        found: list[Stored] = []
        ended: list[Mapping[str, str]] = []

        def take(message: Msg) -> bool:
            headers = message.headers or {}
            if "Status" in headers:
                ended.append(headers)
                return True
            found.append(direct(message.data, headers))
            return wanted.get("batch") == 1 and "Nats-Num-Pending" not in headers

        await self._collect(subject, wanted, take)
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
        made = await self._asked(
            f"js.CONSUMER.CREATE.{of}.{name}", {"stream_name": of, "config": config}
        )
        left = total = int(made["num_pending"])
        while left > 0:
            found: list[Stored] = []
            count = min(left, _PULL)

            def take(message: Msg, found: list[Stored] = found, count: int = count) -> bool:
                headers = message.headers or {}
                if "Status" in headers:
                    return True
                found.append(pulled(message.subject, message.reply, message.data, headers))
                return len(found) == count

            wanted = {"batch": count, "expires": int(ANSWER_S * 0.8e9)}
            await self._collect(f"js.CONSUMER.MSG.NEXT.{of}.{name}", wanted, take)
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
        told = json.loads(await self._request(subject, body, headers))
        if error := told.get("error"):
            raise refusal(error)
        return int(told["seq"])

    async def tell(self, subject: str, body: bytes) -> None:
        """Publish what is not stored and nobody answers."""
        with suppress(Exception):
            await self._client.publish(subject, body)

    # -- beneath ----------------------------------------------------------------------------

    async def _asked(self, subject: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(
            await self._request(subject, json.dumps(wanted).encode(), None)
        )
        if "error" in told:
            raise NoAnswer
        return told

    async def _request(self, subject: str, body: bytes, headers: dict[str, str] | None) -> bytes:
        from nats import errors

        refused = self._waiting.setdefault(subject, asyncio.get_running_loop().create_future())
        asked = asyncio.ensure_future(
            self._client.request(subject, body, timeout=ANSWER_S, headers=headers)
        )
        try:
            both: set[asyncio.Future[Any]] = {asked, refused}
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            if refused.done():
                refused.result()
            return bytes((await asked).data)
        except (errors.Error, OSError) as error:
            raise NoAnswer from error
        finally:
            self._waiting.pop(subject, None)
            for each in (asked, refused):
                each.cancel()
                with suppress(BaseException):
                    each.exception() if each.done() and not each.cancelled() else None

    async def _collect(
        self,
        subject: str,
        wanted: Mapping[str, Any],
        take: Callable[[Msg], bool],
        seconds: float = ANSWER_S,
    ) -> None:
        """Ask, and hand on each answer until ``take`` says that it was the last.

        Raises:
            NoAnswer, NotAllowed: as the names say.
        """
        from nats import errors

        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        moved = asyncio.Event()

        async def each(message: Msg) -> None:
            moved.set()
            if not done.done() and take(message):
                done.set_result(None)

        inbox = self._client.new_inbox()
        try:
            heard = await self._client.subscribe(inbox, cb=each, pending_bytes_limit=0)
        except (errors.Error, OSError) as error:
            raise NoAnswer from error
        self._waiting[subject] = done
        try:
            await self._client.publish(subject, json.dumps(wanted).encode(), reply=inbox)
            while not done.done():
                moved.clear()
                waits = asyncio.ensure_future(moved.wait())
                either: set[asyncio.Future[Any]] = {done, waits}
                await asyncio.wait(either, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
                waits.cancel()
                if not done.done() and not moved.is_set():
                    raise NoAnswer
            done.result()
        except (errors.Error, OSError) as error:
            raise NoAnswer from error
        finally:
            self._waiting.pop(subject, None)
            done.cancel()
            with suppress(Exception):
                await heard.unsubscribe()


def _hint(heard: Callable[[str, bytes], None]) -> Callable[[Msg], Any]:
    async def each(message: Msg) -> None:
        heard(message.subject, message.data)

    return each


@cache
def _client_class() -> type[Client]:
    try:
        from nats.aio.client import Client
    except ImportError as error:
        raise missing("wire") from error

    class Careful(Client):
        """Reads headers by one rule, and notes a header of the store's that stands twice."""

        async def _process_headers(self, headers: bytes) -> dict[str, str] | None:
            return headers_of(headers)

    return Careful


def _meaning(error: Exception, trouble: Exception | None) -> Exception | None:
    """Return what an attempt to connect failed of, None where simply nobody answered."""
    from nats import errors

    seen = (error, trouble)
    if any(isinstance(each, errors.AuthorizationError) for each in seen):
        return NotAdmitted()
    if any("uthorization" in str(each) or "uthentication" in str(each) for each in seen):
        return NotAdmitted()
    if any(isinstance(each, ssl.SSLCertVerificationError) for each in seen):
        return Refused(
            "the server that answers has another certificate than the desk's: nothing was sent. "
            "Ask whoever keeps the desk."
        )
    return None
