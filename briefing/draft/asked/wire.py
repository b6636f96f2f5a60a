"""One request to a model and its answer, bounded in time and size. No redirect is followed."""

from __future__ import annotations

import http.client
import socket
import ssl
from contextlib import suppress
from threading import Event, Timer
from typing import Any, Final

import msgspec

from briefing.draft.asked.endpoint import Endpoint, NotSent, proxy_for
from briefing.ready import ready
from briefing.text import clean, cut

SECONDS: Final = 60.0
"""How long an answer may take, all in all."""
CAP: Final = 1_000_000
"""Bytes that an answer may have."""
_UNSUPPORTED: Final = (400, 404, 422)
"""How endpoints answer that know no form of answers."""
_SHOWN: Final = 120
_WITHOUT: Final = 'Without "--model" the rules alone draft it.'


class Unsupported(Exception):
    """The endpoint does not take the request as it is."""


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Reply(msgspec.Struct):
    choices: list[_Choice]


def ask(to: Endpoint, request: dict[str, Any], seconds: float = SECONDS) -> str:
    """Send a request and return the text of the answer.

    Raises:
        Unsupported: the endpoint answers that it does not know such requests.
        NotSent: there is no answer in time, none within its bounds, or it was cut off.
    """
    status, body = _post(to, msgspec.json.encode(request), seconds)
    if status in _UNSUPPORTED:
        raise Unsupported(_told(body))
    if status != http.client.OK:
        moved = "it wants to lead elsewhere" if 300 <= status < 400 else f"it says {status}"
        raise _no_answer(to, f"{moved} {_told(body)}".strip())
    try:
        reply = msgspec.json.decode(body, type=ready(_Reply))
    except msgspec.MsgspecError as error:
        raise _no_answer(to, "what it says is no answer of a model") from error
    if len(reply.choices) != 1 or not reply.choices[0].message.content:
        raise _no_answer(to, "its answer is empty")
    if reply.choices[0].finish_reason != "stop":
        reason = clean(str(reply.choices[0].finish_reason))
        raise _no_answer(to, f"its answer was cut off ({cut(reason, 30)})")
    return reply.choices[0].message.content


def _post(to: Endpoint, body: bytes, seconds: float) -> tuple[int, bytes]:
    late = Event()
    connection = _connection(to, seconds)

    def end() -> None:
        late.set()
        sock = connection.sock
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        connection.request("POST", to.path, body, _headers(to))
        with connection.getresponse() as response:  # it holds the socket beside the connection
            if response.headers.get("Content-Encoding", "identity") != "identity":
                raise _no_answer(to, "its answer is packed, which was not asked for")
            status, data = response.status, response.read(CAP + 1)
    except (OSError, http.client.HTTPException, ValueError) as error:
        why = f"nothing whole came within {seconds:g} seconds" if late.is_set() else _why(error)
        raise _no_answer(to, why) from error
    finally:
        timer.cancel()
        connection.close()
    if late.is_set():
        raise _no_answer(to, f"nothing whole came within {seconds:g} seconds")
    if len(data) > CAP:
        raise _no_answer(to, f"its answer has more than {CAP:,} bytes")
    return status, data


def _connection(to: Endpoint, seconds: float) -> http.client.HTTPConnection:
    if not to.secure:
        return http.client.HTTPConnection(to.host, to.port, timeout=seconds)
    context = ssl.create_default_context()
    proxy = proxy_for(to)
    host, port = proxy or (to.host, to.port)
    made = http.client.HTTPSConnection(host, port, timeout=seconds, context=context)
    if proxy:
        made.set_tunnel(to.host, to.port)
    return made


def _headers(to: Endpoint) -> dict[str, str]:
    made = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
    return made | ({"Authorization": f"Bearer {to.key}"} if to.key else {})


def _why(error: Exception) -> str:
    if isinstance(error, OSError):
        return clean(error.strerror or str(error) or type(error).__name__)
    return "what it says is no answer in HTTP"


def _told(body: bytes) -> str:
    """Return the beginning of what was answered, clean, in brackets."""
    text = clean(body[: 4 * _SHOWN].decode("utf-8", "replace"))
    return f"({cut(text, _SHOWN)})" if text else ""


def _no_answer(to: Endpoint, why: str) -> NotSent:
    return NotSent("model-answer", f"{clean(to.host)} gave no answer to use: {why}", _WITHOUT)
