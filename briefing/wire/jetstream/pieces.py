"""A full text as it travels: in pieces, each a message of its own, joined again by its hash."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final

from briefing.files import SOURCE_CAP
from briefing.wire.jetstream.message import HASH, SCHEMA, NotOurs, inflated

PIECE: Final = 524_288
"""Bytes of one piece."""
MOST: Final = -(-SOURCE_CAP // PIECE)
"""How many pieces a text has at most."""


def pieces(data: bytes) -> list[tuple[bytes, dict[str, str]]]:
    """Return body and headers of each piece of a file; it is deflated where that is shorter.

    Raises:
        ValueError: it is larger than a text may be.
    """
    if len(data) > SOURCE_CAP:
        raise ValueError(f"it is larger than {SOURCE_CAP:,} bytes")
    packed = zlib.compress(data, 6)
    body = min(packed, data, key=len)
    parts = [body[at : at + PIECE] for at in range(0, len(body), PIECE)]
    told = {"Briefing-Wire": SCHEMA, "Briefing-Sha256": sha256(data).hexdigest()}
    if body is packed:
        told["Briefing-Encoding"] = "zlib"
    return [
        (part, {**told, "Briefing-Part": f"{number}/{len(parts)}"})
        for number, part in enumerate(parts)
    ]


def count_of(headers: Mapping[str, str]) -> int:
    """Return how many pieces a text has, by the first of them.

    Raises:
        NotOurs: it is none, or of another format.
    """
    if headers.get("Briefing-Wire") != SCHEMA:
        raise NotOurs("it is of another format", newer=True)
    first, _, count = headers.get("Briefing-Part", "").partition("/")
    if first != "0" or not (count.isascii() and count.isdigit() and 0 < int(count[:9]) <= MOST):
        raise NotOurs("it is no piece of a text")
    return int(count)


def joined(parts: Sequence[bytes], headers: Mapping[str, str]) -> bytes:
    """Return the file that pieces are; ``headers`` are those of the first.

    Raises:
        NotOurs: they are damaged, too large, or another file than they say.
    """
    data = b"".join(parts)
    encoding = headers.get("Briefing-Encoding", "")
    if encoding not in ("", "zlib"):
        raise NotOurs("it is packed in a way that is not known", newer=True)
    data = inflated(data, SOURCE_CAP) if encoding else data
    if len(data) > SOURCE_CAP:
        raise NotOurs("it is too large")
    told = headers.get("Briefing-Sha256", "")
    if not HASH.fullmatch(told) or sha256(data).hexdigest() != told:
        raise NotOurs("its hash is another one")
    return data
