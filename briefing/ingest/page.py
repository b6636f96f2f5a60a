"""Web pages that were saved: the main text by trafilatura, the rest listed with its reason."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from typing import Final

import trafilatura
from lxml import etree, html
from trafilatura.settings import Document

from briefing.brief.fold import fold
from briefing.ingest.markup import ELSEWHERE, PagePiece, pieces
from briefing.ingest.taken import Dropped, FileRefused, Taken
from briefing.verify.sources.decode import HTML

_PARAGRAPH_BREAK: Final = re.compile(r"(?:<br\s*/?>\s*){2,}", re.IGNORECASE)
_LICENCE: Final = re.compile(
    r"©|\bcopyright\b|creative commons|\bCC[ -]BY|all rights reserved|public domain|"
    r"\blicen[cs]ed? under\b|droits réservés|derechos reservados|حقوق",
    re.IGNORECASE,
)
_LONGEST: Final = 200
"""Characters of a line that may be a notice of rights; a longer one only speaks of them."""


def read_page(data: bytes) -> Taken:
    """Read a saved web page in.

    Raises:
        Refused: nothing on it is a text, or it cannot be parsed.
    """
    # It warns of every page without a text, and says so by its result as well.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    source = _PARAGRAPH_BREAK.sub("</p><p>", decode_markup(data))
    found = trafilatura.bare_extraction(
        source, include_comments=False, include_tables=True, with_metadata=True
    )
    everything = list(pieces(tree(source)))
    about = found if isinstance(found, Document) else Document()
    main = list(pieces(about.body)) if about.body is not None else []
    if not everything:
        raise FileRefused(
            "no text was found on the page",
            "Save what the browser shows as text, and name that file.",
        )
    return Taken(
        HTML,
        joined(main or everything),
        title=_one_line(about.title),
        published=_one_line(about.date),
        licence=licence_in(everything),
        dropped=_left_out(everything, main) if main else (),
        notes=() if main else ("No main text was found: all that stands on the page is taken.",),
    )


def tree(source: str) -> etree._Element:
    """Return HTML as a tree, whatever stands in it.

    Raises:
        Refused: there is nothing in it.
    """
    try:
        return html.document_fromstring(source.encode(), parser=_parser())
    except (etree.ParserError, ValueError) as error:
        raise FileRefused("there is nothing in it", "Save the page anew.") from error


def joined(kept: Iterable[PagePiece]) -> str:
    """Return pieces as a text with a blank line between them."""
    return "\n\n".join(piece.text for piece in kept) + "\n"


def licence_in(found: Iterable[PagePiece]) -> str:
    """Return the line that tells of rights, "" where there is none."""
    lines = [piece.text for piece in found if len(piece.text) <= _LONGEST]
    return next((line for line in reversed(lines) if _LICENCE.search(line)), "")


def decode_markup(data: bytes) -> str:
    """Return the bytes of HTML as text, in the encoding they name, else as trafilatura does."""
    declared = re.search(rb"<meta[^>]{0,200}charset=[\"']?([\w-]+)", data[:4096], re.IGNORECASE)
    for name in (declared[1].decode() if declared else "", "utf-8-sig"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeError):
            continue
    return str(trafilatura.utils.decode_file(data))


def _parser() -> html.HTMLParser:
    # Text that was decoded here and is no longer in the encoding that it names.
    return html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)


def _left_out(everything: Iterable[PagePiece], kept: Iterable[PagePiece]) -> tuple[Dropped, ...]:
    """Return what of a page is not among what is kept.

    What stands in a menu or a foot is kept as a whole piece alone: the word "Home" of a sentence is
    not that of the menu.
    """
    lines = [_plain(piece.text) for piece in kept]
    have = " ".join(lines)
    return tuple(
        Dropped(piece.why, piece.text)
        for piece in dict.fromkeys(everything)
        if (words := _plain(piece.text))
        and words not in (have if piece.why == ELSEWHERE else lines)
    )


def _plain(text: str) -> str:
    """Return the letters and digits of a text alone, by which pieces are compared."""
    return "".join(char for char in fold(text) if char.isalnum())


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
