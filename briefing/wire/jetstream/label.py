"""Whether what arrives is a brief of its name, under a label that its shelf is for."""

from __future__ import annotations

import re
from typing import Final

from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.library.scan import peek
from briefing.wire.jetstream.address import Address, fits
from briefing.wire.jetstream.message import Message, NotOurs

_TLP: Final = re.compile(rb"^tlp:[ \t]+[\"']?([A-Z+]+)[\"']?[ \t]*(?:#[^\r\n]*)?\r?$", re.MULTILINE)
_IN_DOUBT: Final = re.compile(rb"""tlp["'\s]*:|\\[xuU]""", re.IGNORECASE)
"""The key in any writing, and escapes, in which it could hide."""


def check(address: Address, shelf: str, message: Message) -> None:
    """Hold a message against its address and the shelf that it was read from.

    Raises:
        NotOurs: it is of another shelf or brief, or its label is not for this shelf.
    """
    if address.shelf != shelf:
        raise NotOurs("it is addressed to another shelf")
    if message.withdrawn or address.kind != "brief":
        return
    found, label = told(message.body)
    if found != address.key:
        raise NotOurs("its text is of another id")
    if not fits(shelf, label):
        raise NotOurs(f"TLP:{label} does not belong on the shelf {shelf}")


def told(text: bytes) -> tuple[str, str]:
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
