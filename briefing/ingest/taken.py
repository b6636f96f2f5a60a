"""What reading in gives: the paragraphs, what the file says of itself, what was left out."""

from __future__ import annotations

import msgspec


class Dropped(msgspec.Struct, frozen=True):
    """A piece that is not taken over, and why."""

    why: str
    text: str


class Taken(msgspec.Struct, frozen=True, tag=True):
    """A file read in.

    ``kind`` says what the file is ("a PDF"). ``text`` is what is kept of it: paragraphs between
    blank lines, rows of tables with ``|`` between their cells. ``title``, ``published`` (a date in
    ISO form) and ``licence`` are what the file says of itself, "" where it does not. ``notes`` are
    sentences about how it was read.
    """

    kind: str
    text: str
    title: str = ""
    published: str = ""
    licence: str = ""
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()


class Refusal(msgspec.Struct, frozen=True, tag=True):
    """Why a file cannot be read in: one sentence, and the way out."""

    message: str
    hint: str = ""


class FileRefused(Exception):
    """A file that cannot be read in."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.refusal = Refusal(message, hint)


class Wishes(msgspec.Struct, frozen=True):
    """What the reader of a file is told besides its path.

    ``encoding`` names the encoding of a text, "" to find out. ``item`` chooses one of a feed, from
    1. ``by_line`` makes each line of a text a paragraph of its own.
    """

    encoding: str = ""
    item: int = 0
    by_line: bool = False
