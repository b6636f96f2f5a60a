"""Files of other kinds that stand where a brief should: what they are, and what helps."""

from __future__ import annotations

from typing import Final

_READ: Final = '"briefing draft FILE" reads it as an article.'
_PLAIN: Final = f"Save its text as UTF-8 plain text; then {_READ}"
_NO_TEXT: Final = "A brief is a text: name the right file."
_BEGINS: Final = (
    (b"PK\x03\x04", "a zip file", f"Unpack it. If it is a Word document, {_READ}"),
    (b"%PDF-", "a PDF", _READ),
    (b"<!doctype html", "a web page", _READ),
    (b"<html", "a web page", _READ),
    (b"{\\rtf", "a rich text file (RTF)", _PLAIN),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of Microsoft Office (DOC, XLS or PPT)", _PLAIN),
    (b"\x1f\x8b", "a compressed file", "Unpack it."),
    (b"\xfd7zXZ", "a compressed file", "Unpack it."),
    (b"\x28\xb5\x2f\xfd", "a compressed file", "Unpack it."),
    (b"\x89PNG\r\n", "a picture", _NO_TEXT),
    (b"\xff\xd8\xff", "a picture", _NO_TEXT),
    (b"SQLite format 3\0", "a database", _NO_TEXT),
)
"""How such a file begins, by whatever letters; what it is, and what helps."""
LFS: Final = "a pointer of Git LFS, not the text itself"
LFS_HINT: Final = 'In its folder "git lfs pull" fetches it.'
_LFS: Final = "version https://git-lfs.github.com/spec/"


def is_lfs_pointer(text: str) -> bool:
    """Tell whether a text is what Git LFS leaves in place of a file that was not fetched."""
    return text.startswith(_LFS)


def other_kind(data: bytes) -> tuple[str, str] | None:
    """Return what a file is that is no YAML, by its first bytes, and what helps; else None."""
    begins = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for sign, kind, helps in _BEGINS:
        if begins.lower().startswith(sign.lower()):
            return f"the file is {kind}, no YAML.", helps
    return None
