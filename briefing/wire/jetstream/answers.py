"""What a desk's store answers: messages with their place, and why it would not.

Everything is taken apart here by one rule, since what a client library makes of odd headers is its
own affair.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

_TWICE: Final = "\0twice"
_STALE: Final = frozenset({10071, 10164})
_FULL: Final = frozenset({10023, 10025, 10047, 10077, 10122})
"""Error codes of the server (nats-server, jetstream_errors_generated.go)."""
_BYTES_GONE: Final = "maximum bytes"
NO_SERVER: Final = (
    "the desk does not answer. What you have stays readable; it goes on when a server of it does."
)
NOT_ADMITTED: Final = (
    "the desk does not know this user, or no longer. Ask whoever keeps the desk for a new "
    "invitation."
)
FULL: Final = (
    "the desk's store is full: what you publish waits. Whoever keeps the desk has to make room."
)


def another_store(newer: int) -> str:
    """Say that the store lacks what it had, and how many briefs of this console are newer."""
    briefs, them = ("brief here is", "it") if newer == 1 else ("briefs here are", "them")
    return (
        f"the desk's store is not the one it was: {newer:,} {briefs} newer. "
        f'"briefing desk heal" publishes {them} again.'
    )


class NoAnswer(Exception):
    """No server answers, or not in time."""


class NotAdmitted(Exception):
    """The desk does not know this user, or no longer."""


class NotAllowed(Exception):
    """The user may not publish there, or ask that."""


class PublishedMeanwhile(Exception):
    """Somebody published the same meanwhile."""


class Full(Exception):
    """The desk's store takes no more."""


class StreamPosition(NamedTuple):
    """How far a stream is; ``created`` tells one stream from another of the same name."""

    created: str
    first: int
    last: int
    messages: int


class Stored(NamedTuple):
    """A message as the store has it; ``forged`` tells that it claims to be what the store says."""

    seq: int
    at: str
    subject: str
    body: bytes
    headers: Mapping[str, str]
    forged: bool = False


def refusal(error: Mapping[str, Any]) -> Exception:
    """Return what an error of the store means."""
    code, text = int(error.get("err_code", 0)), str(error.get("description", ""))
    if code in _STALE:
        return PublishedMeanwhile()
    if code in _FULL or _BYTES_GONE in text:
        return Full()
    return NoAnswer()


def direct(body: bytes, headers: Mapping[str, str]) -> Stored:
    """Return a message that the store gave directly; what it is stands in the store's headers."""
    return Stored(
        int(headers.get("Nats-Sequence", "0")),
        headers.get("Nats-Time-Stamp", ""),
        headers.get("Nats-Subject", ""),
        body,
        headers,
        _TWICE in headers,
    )


def pulled(subject: str, reply: str, body: bytes, headers: Mapping[str, str]) -> Stored:
    """Return a message that a consumer gave; its place and time stand in the reply's subject."""
    tokens = reply.split(".")
    seq, nanoseconds = int(tokens[-4]), int(tokens[-2])
    at = datetime.fromtimestamp(nanoseconds / 1e9, UTC).isoformat()
    return Stored(seq, at, subject, body, headers, _TWICE in headers)


def headers_of(raw: bytes) -> dict[str, str] | None:
    """Return the headers of a message; of one that stands twice the first."""
    if not raw:
        return None
    first, *lines = raw.decode("utf-8", "replace").split("\r\n")
    found: dict[str, str] = {}
    seen: set[str] = set()
    status = first.partition(" ")[2].strip()
    for line in lines:
        key, colon, value = line.partition(":")
        if not colon:
            continue
        low = key.strip().lower()
        if low in seen and low.startswith(("nats-", "briefing-")):
            found[_TWICE] = "1"
        seen.add(low)
        if low != "status":
            found.setdefault(key.strip(), value.strip())
    if status[:3].isdigit():
        found["Status"], found["Description"] = status[:3], status[4:]
    return found
