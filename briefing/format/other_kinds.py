"""Files of other kinds that are handed over as a brief: what they are, and what reads them."""

from __future__ import annotations

from typing import Final

_READ: Final = '"briefing draft FILE" reads it as an article.'
_BEGINS: Final = (
    (b"PK\x03\x04", "a zip file", f"Unpack it. If it is a Word document, {_READ}"),
    (b"%PDF-", "a PDF", _READ),
    (b"<!doctype html", "a web page", _READ),
    (b"<html", "a web page", _READ),
)
"""How such a file begins, by whatever letters; what it is, and what helps."""


def other_kind(data: bytes) -> tuple[str, str] | None:
    """Return what a file is that is no YAML, by its first bytes, and what helps; else None."""
    begins = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for sign, kind, helps in _BEGINS:
        if begins.lower().startswith(sign.lower()):
            return f"the file is {kind}, no YAML.", helps
    return None
