"""Word documents: their text by mammoth."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import mammoth

from briefing.ingest.limits import check_archive
from briefing.ingest.markup import pieces
from briefing.ingest.page import joined, licence_in, tree
from briefing.ingest.taken import Dropped, FileRefused, Taken
from briefing.verify.sources.decode import DOCX

_ASIDE: Final = (
    ("word/header", "the head of its pages"),
    ("word/footer", "the foot of its pages"),
    ("word/comments", "comments"),
    ("word/media/", "a picture"),
    ("word/charts/", "a chart"),
    ("word/embeddings/", "an embedded file"),
)
"""Parts of a document that are no text of its own, by the beginning of their names."""


def read_word(data: bytes) -> Taken:
    """Read a Word document (DOCX) in; what tracked changes delete is left out.

    Raises:
        Refused: it is damaged, encrypted, too large or without a text.
    """
    names = check_archive(data)
    try:
        made = mammoth.convert_to_html(BytesIO(data), ignore_empty_paragraphs=True)
    except (KeyError, ValueError, AttributeError, OSError) as error:
        raise FileRefused("it is no whole Word document", "Open and save it anew.") from error
    kept = list(pieces(tree(made.value or "<p></p>")))
    if not kept:
        raise FileRefused("there is no text in it", "Perhaps it holds pictures alone.")
    dropped = tuple(
        Dropped(what, name) for name in names for begin, what in _ASIDE if name.startswith(begin)
    )
    return Taken(DOCX, joined(kept), licence=licence_in(kept), dropped=dropped)
