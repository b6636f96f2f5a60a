"""What travels: the bytes of a file, and headers that tell of it (schema 1).

Nothing that arrives is believed: the hash is made anew, lengths are bounded before they are
inflated to, and text from headers is cleaned of what could steer a terminal.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from hashlib import sha256
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from briefing.files import BRIEF_CAP
from briefing.text import clean, cut

SCHEMA: Final = "1"
LARGEST: Final = 1_050_000
"""Bytes of a message with its headers: what is larger is refused before it is sent."""
_PREFIX: Final = "Briefing-"
_LONGEST: Final = 300
"""Characters that a name or a reason is shown with."""
HASH: Final = re.compile(r"[0-9a-f]{64}")
"""A SHA-256 as it is told."""
_HEADERS: Final = tuple(
    (word, f"{_PREFIX}{word.title()}")
    for word in ("base", "name", "says", "tlp", "at", "moved", "verdicts")
)
"""The words of a message, and the headers in which they stand."""


class NotOurs(Exception):
    """A message that is not what it says it is; the message tells why, in a few words.

    ``newer`` tells that a later version of this program wrote it.
    """

    def __init__(self, why: str, *, newer: bool = False) -> None:
        super().__init__(why)
        self.newer = newer


class Message(NamedTuple):
    """A file as it is published.

    ``base`` is the revision it was made from, as ``amber:17``; ``at`` is the author's clock, for
    display alone; ``verdicts`` are the publisher's counts, ``31/2/0/3 text 0.1.0``. ``withdrawn``
    has no body, and with ``moved`` the id that the brief has now.
    """

    body: bytes
    base: str = ""
    name: str = ""
    says: str = ""
    tlp: str = ""
    at: str = ""
    moved: str = ""
    verdicts: str = ""
    withdrawn: bool = False

    @property
    def sha256(self) -> str:
        """The hash of the file."""
        return sha256(self.body).hexdigest()


def encode(message: Message) -> tuple[bytes, dict[str, str]]:
    """Return body and headers; the body is deflated where that is shorter.

    Raises:
        ValueError: the file is too large to travel; the message says so.
    """
    if len(message.body) > BRIEF_CAP:
        raise ValueError(f"it is larger than {BRIEF_CAP:,} bytes")
    headers = {f"{_PREFIX}Wire": SCHEMA, f"{_PREFIX}Sha256": message.sha256}
    for word, name in _HEADERS:
        if value := getattr(message, word):
            headers[name] = quote(cut(value, _LONGEST), safe=" :/,+=()")
    if message.withdrawn:
        headers[f"{_PREFIX}Withdrawn"] = "1"
    packed = zlib.compress(message.body, 6)
    body = packed if len(packed) < len(message.body) else message.body
    if body is packed:
        headers[f"{_PREFIX}Encoding"] = "zlib"
    size = len(body) + sum(len(key) + len(value) + 4 for key, value in headers.items())
    if size > LARGEST:
        raise ValueError(f"it would be a message of more than {LARGEST:,} bytes")
    return body, headers


def decode(body: bytes, headers: Mapping[str, str]) -> Message:
    """Return the message that body and headers are. Headers that are not known are passed over.

    Raises:
        NotOurs: it is of another schema, its hash differs, or it is larger than it may be.
    """
    schema = headers.get(f"{_PREFIX}Wire", "")
    if schema != SCHEMA:
        newer = schema.isascii() and schema.isdigit() and int(schema[:9]) > int(SCHEMA)
        raise NotOurs("it is of another format", newer=newer)
    encoding = headers.get(f"{_PREFIX}Encoding", "")
    if encoding not in ("", "zlib"):
        raise NotOurs("it is packed in a way that is not known", newer=True)
    data = inflated(body, BRIEF_CAP) if encoding else body
    if len(data) > BRIEF_CAP:
        raise NotOurs("it is too large")
    told = headers.get(f"{_PREFIX}Sha256", "")
    if not HASH.fullmatch(told) or sha256(data).hexdigest() != told:
        raise NotOurs("its hash is another one")
    words = {word: _word(headers[name]) for word, name in _HEADERS if name in headers}
    withdrawn = headers.get(f"{_PREFIX}Withdrawn") == "1"
    if withdrawn and data:
        raise NotOurs("it withdraws and has a text")
    return Message(data, withdrawn=withdrawn, **words)


def inflated(body: bytes, cap: int) -> bytes:
    """Return what was deflated, and never more than ``cap`` bytes.

    Raises:
        NotOurs: it is damaged, goes on behind its end, or is too large.
    """
    machine = zlib.decompressobj()
    try:
        data = machine.decompress(body, cap + 1)
    except zlib.error as error:
        raise NotOurs("it is damaged") from error
    if len(data) > cap:
        raise NotOurs("it is too large")
    if not machine.eof or machine.unused_data or machine.unconsumed_tail:
        raise NotOurs("it is damaged")
    return data


def _word(value: str) -> str:
    return cut(clean(unquote(value[: 4 * _LONGEST], errors="replace")), _LONGEST)
