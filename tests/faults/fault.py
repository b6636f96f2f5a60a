"""A fault: what is changed in a correct brief, and what the checks should say, where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple


class Class(NamedTuple):
    """A class of faults: the codes any of which is right, and whether all of it must be caught."""

    codes: frozenset[str]
    gated: bool
    says: str


class Edit(NamedTuple):
    """Characters ``start`` to ``end`` of the brief, and what takes their place."""

    start: int
    end: int
    new: str


class Fault(NamedTuple):
    """One deliberate fault in one item of one case.

    ``at`` is the stretch of the correct brief in whose lines the finding belongs, ``whole`` the
    item. ``group``: faults of different items go into one brief, save where the group differs or
    is "alone". ``texts`` are source texts that take the place of the case's.
    """

    kind: str
    item: str
    field: str
    edits: tuple[Edit, ...]
    at: tuple[int, int]
    whole: tuple[int, int]
    was: str
    now: str
    group: str = "rules"
    texts: tuple[tuple[str, str], ...] = ()


def _class(says: str, *codes: str, gated: bool = False) -> Class:
    return Class(frozenset(codes), gated, says)


SUPPORT: Final = ("quote-altered", "quote-elsewhere", "figure-unsupported", "date-unsupported",
                  "speaker-absent", "name-absent")  # fmt: skip

CLASSES: Final[dict[str, Class]] = {
    "quote-word": _class("a word of a quotation changed", "quote-altered", gated=True),
    "quote-dropped": _class("a word of a quotation dropped", "quote-altered", gated=True),
    "quote-added": _class("a word added to a quotation", "quote-altered", gated=True),
    "quote-swapped": _class("two words of a quotation swapped", "quote-altered", gated=True),
    "quote-elsewhere": _class("words of another paragraph", "quote-elsewhere", gated=True),
    "quote-invented": _class("a quotation that is invented", "quote-altered", gated=True),
    "quote-in-text": _class("a changed quotation inside the text", "quote-altered", gated=True),
    "figure-digit": _class("a digit changed in the text", "figure-unsupported", gated=True),
    "figure-field": _class("a digit changed in figures", "figure-unsupported", gated=True),
    "figure-value": _class("a value that is not its text's", "figure-unsupported", gated=True),
    "figure-word": _class("a number word changed", "figure-unsupported", gated=True),
    "figure-range": _class("an end of a range changed", "figure-unsupported", gated=True),
    "date-day": _class("the date off by one day", "date-unsupported", gated=True),
    "date-month": _class("the date in another month", "date-unsupported", gated=True),
    "date-year": _class("the date in another year", "date-unsupported", gated=True),
    "when-weekday": _class("another weekday as printed", "date-unsupported", gated=True),
    "when-date": _class("another day or month as printed", "date-unsupported", gated=True),
    "date-in-text": _class("another day in the text", "date-unsupported", gated=True),
    "name-letter": _class("a letter of a name changed", "name-absent", gated=True),
    "name-declared": _class("a letter of a declared name changed", "name-absent", gated=True),
    "name-absent": _class("a name that the source lacks", "name-absent", gated=True),
    "alias-absent": _class("the one alias that stood there changed", "name-absent", gated=True),
    "speaker-absent": _class("a voice that is not in the paragraph", "speaker-absent", gated=True),
    "cite-shifted": _class("another paragraph cited", *SUPPORT, gated=True),
    "cite-beyond": _class("a paragraph beyond the end", "cite-unknown", gated=True),
    "cite-source": _class("a source that does not exist", "cite-unknown", gated=True),
    "cite-removed": _class("no citation", "missing", gated=True),
    "source-word": _class("a word of the source changed", "source-changed", gated=True),
    "source-dropped": _class("a paragraph of the source dropped", "source-changed", gated=True),
    "error-waived": _class("an error waived", "figure-unsupported", gated=True),
    "cite-shifted-unseen": _class("another paragraph cited, nothing checkable", *SUPPORT,
                                  "name-elsewhere", "wording", "cite-elsewhere"),
    "figure-qualifier": _class("a qualifier dropped or changed", "figure-qualifier"),
    "figure-noun": _class("another noun beside a figure", "figure-noun"),
    "figure-exchanged": _class("two figures of an item exchanged", "figure-noun"),
    "speaker-differs": _class("another voice of the same paragraph", "speaker-differs"),
    "speaker-in-text": _class("another speaker in the text", "speaker-differs"),
    "claim-as-fact": _class("a claim without its voice", "claim-as-fact"),
    "narration-as-quote": _class("the narrator's words as a quotation", "narration-as-quote"),
    "name-elsewhere": _class("a name of another paragraph", "name-elsewhere"),
    "negation": _class("a negation put in or taken out", "negation"),
    "opposite": _class("a word turned into its opposite", "opposite"),
    "roles-reversed": _class("who did it to whom reversed", "wording"),
    "degree": _class("a degree changed", "opposite", "wording", "figure-qualifier",
                     "figure-unsupported"),
    "invention": _class("an invention of the source's words", "wording"),
    "wording": _class("a statement from nowhere", "wording"),
    "weak-quote": _class("a quotation of one or two words", "weak-quote"),
    "quote-long": _class("a quotation of more than eight words", "quote-long"),
    "likelihood-in-text": _class("a likelihood in the text", "likelihood-in-text"),
    "one-voice": _class("one voice on both sides of a cross-check", "one-voice-both-sides"),
    "judgement-uncited": _class("a judgement without citation", "judgement-uncited",
                                "missing"),
    "waive-unused": _class("a waiver of what does not fire", "waive-unused"),
}  # fmt: skip


class Spoilt(NamedTuple):
    """A brief with faults; for each the lines where its finding belongs, and those of its item."""

    text: str
    faults: list[Fault]
    lines: list[range]
    items: list[range]


def spoil(text: str, faults: Iterable[Fault]) -> Spoilt:
    """Put faults of different items into one brief."""
    chosen = list(faults)
    edits = sorted(edit for fault in chosen for edit in fault.edits)
    parts, at = [], 0
    for start, end, new in edits:
        assert start >= at, (start, at)
        parts += [text[at:start], new]
        at = end
    spoilt = "".join([*parts, text[at:]])

    def line(offset: int, *, end: bool) -> int:
        return spoilt.count("\n", 0, _moved(edits, offset, end=end)) + 1

    def lines(span: tuple[int, int]) -> range:
        return range(line(span[0], end=False), line(span[1], end=True) + 1)

    return Spoilt(spoilt, chosen, [lines(f.at) for f in chosen], [lines(f.whole) for f in chosen])


def _moved(edits: list[Edit], offset: int, *, end: bool) -> int:
    """Return where an offset is after the edits; what is put in at a span's end is part of it."""
    shift = 0
    for start, stop, new in edits:
        if start < offset < stop:
            return start + shift + (len(new) if end else 0)
        if stop < offset or start < stop == offset or (end and start == stop == offset):
            shift += len(new) - (stop - start)
    return offset + shift
