"""The sections of a brief, one row each: whatever asks about them reads this table.

A row says what a section is called, who speaks and how it is shown. It is plain data, so that it
costs next to nothing to import; ``fields`` has the table of what stands in a section.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Word = Literal["reported", "listed", "concluded", "open"]
"""Whose word a section is.

``reported`` is what the sources say; ``listed`` names whom and what the items speak of;
``concluded`` is the desk's, and held against the source; ``open`` is the desk's, and nothing in it
is an error.
"""


class SectionKind(NamedTuple):
    """One section of every brief.

    ``key`` is its name in the file, and of the brief's attribute; ``title`` and ``short`` are what
    it is called, ``short`` where there is little room. ``text`` is the field with the words of an
    item, empty where they are put together from several. ``known_by`` are the attributes by which
    people would know an item again, whatever its wording, and ``weight`` is how much they count
    beside the words, from 0 to 1. ``lead`` stands above the items in an export. ``own`` is what an
    item is called where the desk speaks. ``view`` is the screen of panes that it belongs to, beside
    the overview. A ``supporting`` section is leant on by the others: exports and the overview show
    it in place.
    """

    key: str
    title: str
    short: str
    word: Word
    text: str = "text"
    known_by: tuple[str, ...] = ()
    weight: float = 0.25
    lead: str = ""
    own: str = ""
    view: str = ""
    supporting: bool = False

    @property
    def by_desk(self) -> bool:
        """Whether the desk itself speaks in it."""
        return self.word in ("concluded", "open")


SECTIONS: Final[tuple[SectionKind, ...]] = (
    SectionKind("situation", "Situation", "Sit", "reported", known_by=("by",)),
    SectionKind("actors", "Actors", "Act", "listed", text="name"),
    SectionKind(
        *("territory", "Territory", "Territory", "reported"), known_by=("place", "holder", "by")
    ),
    SectionKind(
        *("humanitarian", "Humanitarian", "Hum", "reported"),
        known_by=("category", "place", "group"),
    ),
    SectionKind("views", "Expert views", "Exp", "reported", known_by=("by", "topic")),
    SectionKind(
        *("judgements", "Judgements", "Jud", "concluded"),
        lead="The desk's own conclusions. How likely and how well founded are two things.",
        own="judgement",
        view="analysis",
    ),
    SectionKind(
        *("crosscheck", "Contradictions", "Contra", "concluded"), text="question", own="question"
    ),
    SectionKind("timeline", "Timeline", "Time", "reported", known_by=("date",), view="timeline"),
    SectionKind(
        *("gaps", "Gaps", "Gaps", "open"),
        lead="What the desk does not know.",
        own="question",
        view="analysis",
    ),
    SectionKind(
        *("watch", "To watch", "Watch", "open"),
        lead="What the desk looks out for.",
        own="indicator",
        view="analysis",
    ),
    SectionKind(
        *("relationships", "Relationships", "Rel", "reported"),
        text="",
        known_by=("from_", "to"),
        weight=0.6,
        supporting=True,
    ),
    SectionKind("places", "Places", "Plc", "listed", text="name", supporting=True),
)
"""All sections, in the order of panes, exports and comparisons."""
MAIN_SECTIONS: Final = tuple(kind for kind in SECTIONS if not kind.supporting)
"""The sections that stand for themselves."""
SECTION: Final = {kind.key: kind for kind in SECTIONS}
"""The sections by their key."""
_IN_SITUATION: Final = {"summary": "Bottom line", "points": "Points"}


def list_title(key: str) -> str:
    """Return what a list of items of the file is called wherever a reader meets it."""
    kind = SECTION.get(key)
    return kind.title if kind else _IN_SITUATION.get(key, key)


def item_name(section: str, label: str) -> str:
    """Return what an item is called in a sentence, by its label in messages.

    ``bottom line 1`` for ``summary[1]``, ``territory t1`` for the id ``t1``.
    """
    key, numbered, number = label.partition("[")
    name = list_title(key if numbered else section).lower()
    return f"{name} {number.removesuffix(']') if numbered else label}"
