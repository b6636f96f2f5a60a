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
from contextlib import asynccontextmanager, suppress
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any, Final, TypeVar

from briefing.wire.jetstream.answers import (
    NoAnswer,
    NotAdmitted,
    NotAllowed,
    headers_of,
)
from briefing.wire.protocol import Refused, missing

if TYPE_CHECKING:
    from nats.aio.client import Client
    from nats.aio.msg import Msg

    from briefing.wire.jetstream.invitation import Invitation

T = TypeVar("T")
Heard = Callable[[str, bytes, int], None]
"""What is given every hint: its subject, its body, and the place that it tells of, else 0."""
ANSWER_S: Final = 5.0
"""How long an answer may take; what is not answered then is asked again, never believed."""
_CONNECT_S: Final = 4
_CLOSE_S: Final = 1.0


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run something to its end; what asyncio would print of lost connections is not printed."""

    async def done() -> T:
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
        return await work

    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    return asyncio.run(done())


class Connection:
    """A connection to one of the desk's servers."""

    def __init__(self, join: Invitation) -> None:
        self._join = join
        self.client: Client = _client_class()()
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self._trouble: Exception | None = None
        self._inbox = ""
        self._answers: dict[str, Callable[[Msg], Any]] = {}
        """Who takes the answers to each question, by the last token of the inbox."""
        self._asked = count()

    async def connect(self, heard: Heard, lost: Callable[[], None]) -> None:
        """Connect to one of the servers, and listen for hints.

        Raises:
            NoAnswer, NotAllowed: as the names say.
        """
        await self._reach(lost)
        # One inbox for all that is asked: a subscription for each question is two messages more.
        self._inbox = self.client.new_inbox()
        await self.client.subscribe(f"{self._inbox}.*", cb=self._answered, pending_bytes_limit=0)
        for shelf in self._join.read:
            for subject in (f"news.{shelf}.>", f"here.{shelf}.>"):
                await self.client.subscribe(subject, cb=_hint(heard))

    async def _reach(self, lost: Callable[[], None]) -> None:
        """Connect to the first server that answers, in an order that spreads the consoles."""
        from nats import errors

        async def closed() -> None:
            for future in list(self._waiting.values()):
                if not future.done():
                    future.set_exception(NoAnswer())
            lost()

        join = self._join
        context = ssl.create_default_context(cadata=join.authority)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        servers = list(join.servers)
        secrets.SystemRandom().shuffle(servers)
        problem: Exception = NoAnswer()
        for server in servers:
            self.client = _client_class()()
            try:
                async with asyncio.timeout(_CONNECT_S + 1):
                    await self.client.connect(
                        server, error_cb=self._failed, closed_cb=closed, allow_reconnect=False,
                        connect_timeout=_CONNECT_S, ping_interval=5, max_outstanding_pings=2,
                        tls=context, user=join.user, password=join.word,
                        inbox_prefix=f"_INBOX_{join.user}.{secrets.token_hex(16)}",
                        name=f"briefing {join.user}",
                    )  # fmt: skip
                return
            except (OSError, errors.Error, TimeoutError) as error:
                problem = _meaning(error, self._trouble) or problem
                await self.close()
        raise problem

    async def _failed(self, error: Exception) -> None:
        """Tell who waits for the subject that an error names: a refusal has no other answer."""
        self._trouble = error
        for subject, future in list(self._waiting.items()):
            if f'"{subject.lower()}"' in str(error).lower() and not future.done():
                future.set_exception(NotAllowed(subject))

    async def _answered(self, message: Msg) -> None:
        if take := self._answers.get(message.subject.rpartition(".")[2]):
            take(message)

    async def close(self) -> None:
        """End the connection."""
        # After a handshake that failed, nats-py waits for ever for the connection's end.
        with suppress(Exception):
            async with asyncio.timeout(_CLOSE_S):
                await self.client.close()

    @property
    def open(self) -> bool:
        """Whether it is connected."""
        return bool(self.client.is_connected)

    async def asked(self, subject: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the store answers.

        Raises:
            NoAnswer, NotAllowed: as the names say.
        """
        told: dict[str, Any] = json.loads(
            await self.request(subject, json.dumps(wanted).encode(), None)
        )
        if "error" in told:
            raise NoAnswer
        return told

    async def request(self, subject: str, body: bytes, headers: dict[str, str] | None) -> bytes:
        """Return the one answer to a message.

        Raises:
            NoAnswer, NotAllowed: as the names say.
        """
        from nats import errors

        refused = self._waiting.setdefault(subject, asyncio.get_running_loop().create_future())
        asked = asyncio.ensure_future(
            self.client.request(subject, body, timeout=ANSWER_S, headers=headers)
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

    async def collect(
        self,
        subject: str,
        wanted: Mapping[str, Any],
        take: Callable[[Msg], bool],
        seconds: float = ANSWER_S,
        *,
        pulls: bool = False,
    ) -> None:
        """Ask, and hand on each answer until ``take`` says that it was the last.

        ``pulls``: what a consumer gives bears the subject that it was stored under, so it has to
        come by a subscription of its own.

        Raises:
            NoAnswer, NotAllowed: as the names say.
        """
        from nats import errors

        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        heard = loop.time()

        def each(message: Msg) -> None:
            nonlocal heard
            heard = loop.time()
            if not done.done() and take(message):
                done.set_result(None)

        self._waiting[subject] = done
        try:
            async with self._answers_to(each, alone=pulls) as reply:
                await self.client.publish(subject, json.dumps(wanted).encode(), reply=reply)
                while not done.done():
                    left = heard + seconds - loop.time()
                    if left <= 0:
                        raise NoAnswer
                    await asyncio.wait({done}, timeout=left)
                done.result()
        except (errors.Error, OSError) as error:
            raise NoAnswer from error
        finally:
            self._waiting.pop(subject, None)
            done.cancel()

    @asynccontextmanager
    async def _answers_to(self, take: Callable[[Msg], None], *, alone: bool) -> AsyncIterator[str]:
        """Yield the subject that brings answers to ``take``; ``alone``: by its own subscription."""
        if alone:

            async def each(message: Msg) -> None:
                take(message)

            reply = self.client.new_inbox()
            own = await self.client.subscribe(reply, cb=each, pending_bytes_limit=0)
            try:
                yield reply
            finally:
                with suppress(Exception):
                    await own.unsubscribe()
            return
        token = str(next(self._asked))
        self._answers[token] = take
        try:
            yield f"{self._inbox}.{token}"
        finally:
            self._answers.pop(token, None)


def _hint(heard: Heard) -> Callable[[Msg], Any]:
    async def each(message: Msg) -> None:
        place = (message.headers or {}).get("Nats-Sequence", "")
        heard(message.subject, message.data, int(place[:18]) if _is_number(place) else 0)

    return each


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()


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
