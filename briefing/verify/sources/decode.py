"""The bytes of a source: decoded where they are UTF-8 plain text, else told what they are.

A file of another kind must not pass for a text: a PDF or RTF of ASCII characters decodes as well,
and so does UTF-16 with zeros between its letters, and what is then read is not what it says.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from msgspec import Struct

from briefing.compiled import late_pattern
from briefing.files import Unreadable
from briefing.format.other_kinds import LFS, LFS_HINT, is_lfs_pointer
from briefing.format.unmerged import HINT, unmerged_lines, words

WAY_OUT: Final = "save its text as UTF-8 plain text"
"""What makes a source of any file that holds words."""

PDF: Final = "a PDF"
HTML: Final = "a web page (HTML)"
DOCX: Final = "a Word document (DOCX)"
_HEAD: Final = 1024
"""Bytes at the beginning in which a file says what it is."""
_KINDS: Final[tuple[tuple[bytes, str], ...]] = (
    (rb"\s*%PDF-", PDF),
    (rb"\s*\{\\rtf", "a rich text file (RTF)"),
    (rb"\s*(?i:<!doctype\s+html|<html[\s>])", HTML),
    (rb"%!PS", "a PostScript file"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of Microsoft Office (DOC, XLS or PPT)"),
    (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM....\0\0\0\0|RIFF....WEBP", "a picture"),
    (rb"\x1f\x8b|BZh[1-9]|\xfd7zXZ|7z\xbc\xaf|Rar!|\x28\xb5\x2f\xfd", "a compressed file"),
)
"""How files begin that are no plain text, and what they are."""
_ZIPPED: Final[tuple[tuple[bytes, str], ...]] = (
    (b"word/document", DOCX),
    (b"xl/workbook", "an Excel workbook (XLSX)"),
    (b"ppt/presentation", "a PowerPoint file (PPTX)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub", "an e-book (EPUB)"),
)
_PATTERNS: Final = [(late_pattern(begin, re.DOTALL), kind) for begin, kind in _KINDS]
_WIDE: Final[tuple[tuple[bytes, str, str], ...]] = (
    (codecs.BOM_UTF32_LE, "UTF-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "UTF-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16-be"),
)
"""The mark at the beginning of an encoding with several bytes a character, its name and codec."""
_CONTROL: Final = late_pattern("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""What stands in no plain text; ESC does, in what a terminal has recorded."""
_FEW: Final = 3
_SHARE: Final = 0.01
"""So many such characters, or this share of them, a text may have as an accident of its making."""
_FEW_ZEROS: Final = 0.1
"""The share of zeros below which they do not come from an encoding of several bytes."""


class Foreign(Unreadable):
    """A file whose text is in another form, as a page or another encoding: it can be read in."""


def decoded(data: bytes) -> str:
    """Return bytes as the text they are in UTF-8, a mark at the beginning taken off.

    Raises:
        Unreadable: they are a file of another kind, in another encoding, or what git has left in
            place of the text; the message says which, and what to do. It is ``Foreign`` where
            it could be read in.
    """
    kind = kind_of(data)
    if kind:
        raise (Foreign if kind in (PDF, HTML, DOCX) else Unreadable)(f"it is {kind}; {WAY_OUT}")
    wide = wide_encoding(data)
    if wide:
        raise Foreign(f"it is {wide.name} text; {WAY_OUT}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if is_binary(data.decode("latin-1")):
            raise Unreadable(f"it is a binary file, no text; {WAY_OUT}") from error
        line = data.count(b"\n", 0, error.start) + 1
        message = f"it is not UTF-8 text (line {line}), perhaps Windows-1252; {WAY_OUT}"
        raise Foreign(message) from error
    if "\0" in text or is_binary(text):
        raise Unreadable(f"it is a binary file, no text; {WAY_OUT}")
    if (left := left_by_git(text)) is not None:
        message, hint = left
        raise Unreadable(f"{message}; {hint[:1].lower()}{hint[1:].rstrip('.')}")
    return text


def left_by_git(text: str) -> tuple[str, str] | None:
    """Return what git has left in place of a text, and what helps; None where it is one."""
    if is_lfs_pointer(text):
        return f"it is {LFS}", LFS_HINT
    lines = unmerged_lines(text)
    return (f"it has {words(lines)}", HINT) if lines is not None else None


def kind_of(data: bytes) -> str:
    """Return what a file that is no plain text is, "" where it does not begin like one."""
    head = data[:_HEAD].removeprefix(codecs.BOM_UTF8)
    if head.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _ZIPPED if part in data), "an archive (ZIP)")
    return next((kind for begin, kind in _PATTERNS if begin.match(head)), "")


class Encoding(Struct, frozen=True):
    """An encoding by its name and its codec in Python."""

    name: str
    codec: str


def wide_encoding(data: bytes) -> Encoding | None:
    """Return the encoding of a text with two or four bytes a character, None of any other file."""
    for mark, name, codec in _WIDE:
        if data.startswith(mark):
            return Encoding(name, codec)
    if b"\0" not in data or _is_spoilt(data):
        return None
    for _, name, codec in _WIDE:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if not is_binary(text) and "\0" not in text:
            return Encoding(name, codec)
    return None


def _is_spoilt(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 plain text but for a few zeros among them."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return text.count("\0") < _FEW_ZEROS * len(text) and not is_binary(text.replace("\0", ""))


def is_binary(text: str) -> bool:
    """Tell whether too much of a text is what stands in no plain text."""
    return len(_CONTROL.findall(text)) > max(_FEW, _SHARE * len(text))
