"""What a reading of a paragraph gives: stretches on a speaker's word, and quotations."""

from __future__ import annotations

from typing import Literal, NamedTuple

Carries = Literal["", "pronoun", "quotation"]
"""How a paragraph carries on the speaker of the one before it."""


class Speech(NamedTuple):
    """A stretch of a paragraph on a speaker's word, ``start`` to ``end``, the attribution with it.

    ``speaker`` is as printed, '' where a quotation has no attribution; ``named`` says that a name
    is in it; ``resolved`` is the fullest form known of it (for a pronoun, a surname, "the
    ministry"). ``verb`` is '' for a quotation carried on. A ``listener`` is never a speaker.
    """

    speaker: str
    verb: str
    named: bool
    resolved: str
    start: int
    end: int
    listener: str = ""


class Quotation(NamedTuple):
    """Words in quotation marks: ``start`` to ``end`` inside the marks.

    ``open`` says that no mark closes it in this paragraph; ``speaker`` is who is quoted, in the
    fullest form known, '' where that cannot be told; ``scare`` that it is a label of one or two
    words.
    """

    text: str
    start: int
    end: int
    open: bool
    speaker: str
    scare: bool


class Attributed(NamedTuple):
    """What one paragraph attributes; ``carries`` how it carries on the speaker before it."""

    speeches: list[Speech]
    quotations: list[Quotation]
    carries: Carries = ""
