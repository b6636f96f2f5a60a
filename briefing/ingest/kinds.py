"""What a file is, by its content rather than its name, and what reads it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from briefing.extras import MissingExtra
from briefing.files import Unreadable, read_guarded
from briefing.ingest.limits import FILE_CAP
from briefing.ingest.mail import is_mail, read_mail
from briefing.ingest.plain import read_text
from briefing.ingest.taken import FileRefused, Taken, Wishes
from briefing.verify.sources.decode import DOCX, HTML, PDF, WAY_OUT, kind_of, wide_encoding

_FEED: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"(?:<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)?<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
_PAGES: Final = (".html", ".htm", ".xhtml", ".mhtml")
_PAGE: Final = re.compile(rb"<(?:html|body|article|head)\b", re.IGNORECASE)
_HEAD: Final = 4096


def read(path: Path, wishes: Wishes) -> Taken:
    """Read a file in.

    Raises:
        Refused: it cannot be read, is of no kind that is known, or needs the extra ``ingest``.
    """
    try:
        data = read_guarded(path, FILE_CAP)
    except Unreadable as error:
        raise FileRefused(str(error), "Name a file of which you may read the text.") from error
    try:
        return _by_kind(path, data, wishes)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "briefing":
            raise
        needed = MissingExtra("reading it", "ingest")
        raise FileRefused(str(needed), needed.way_out) from error


def _narrowed(path: Path, data: bytes) -> bytes:
    """Return a page or a feed in UTF-16 as UTF-8; all else as it is."""
    wide = wide_encoding(data)
    if wide is None:
        return data
    text = data.decode(wide.codec, "replace").removeprefix("\ufeff")
    narrow = _WIDE.sub("utf-8", text, count=1).encode("utf-8", "replace")
    page = kind_of(narrow) == HTML or path.suffix.lower() in _PAGES
    return narrow if page or _FEED.match(narrow[:_HEAD]) else data


_WIDE: Final = re.compile(r"(?<=[=\"'])utf-?(?:16|32)(?:le|be)?\b", re.IGNORECASE)
"""The encoding that a page or a feed says it has."""


def _by_kind(path: Path, data: bytes, wishes: Wishes) -> Taken:
    """Hand the bytes of a file to what reads its kind, which is imported only then."""
    data = _narrowed(path, data)
    head = data[:_HEAD]
    kind = kind_of(data)
    if kind == PDF:
        from briefing.ingest.pdf import read_pdf

        return read_pdf(data)
    if kind == DOCX:
        from briefing.ingest.word import read_word

        return read_word(data)
    if _FEED.match(head):
        from briefing.ingest.feed import read_feed

        return read_feed(data, wishes.item)
    if is_mail(data):
        return read_mail(data)
    if kind == HTML or (path.suffix.lower() in _PAGES and _PAGE.search(head)):
        from briefing.ingest.page import read_page

        return read_page(data)
    if kind:
        raise FileRefused(f"it is {kind}", f"{WAY_OUT[:1].upper()}{WAY_OUT[1:]}.")
    if not data.strip():
        raise FileRefused("it is empty", "Name a file with a text.")
    return read_text(data, wishes)
