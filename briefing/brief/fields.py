"""The fields of a brief, one row each: whatever asks about them reads this table.

A row says what a field is called, what it holds and whether it is checked, searched, compared or
shown. A key means the same wherever it stands, but for the few that have a row with their section
before it: ``crosscheck.against``. It is plain data, so that it costs next to nothing to import;
what values are allowed is said by the model.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from msgspec import Struct

FieldKind = Literal[
    "text", "words", "id", "speaker", "scale", "likelihood", "grade", "number", "date", "moment",
    "country", "citation", "figure", "designation", "waiver", "address", "part", "identifier",
    "funding", "outcome", "dissent", "calc",
]  # fmt: skip
"""What a field holds.

``text`` is a sentence and ``words`` a name or a few words; an ``id`` refers to something that has
one; ``speaker`` names voices; ``scale`` is a term of a fixed scale; ``address`` leads out of the
brief or is a hash; ``part`` is a part of the brief with fields of its own; ``identifier`` is a code
of a register elsewhere; ``funding``, ``outcome`` and ``dissent`` are parts of one kind of item;
``calc`` says how a number was worked out.
"""
Check = Literal["names", "figures", "quotes"]
ALL: Final[tuple[Check, ...]] = ("names", "figures", "quotes")
"""What is looked for in a text."""


class Field(Struct, frozen=True):
    """One field.

    ``key`` is its name in the file; ``label`` is what a reader calls it, ``short`` beside its
    value, both the key where they are empty. ``refers`` is the section that an id is of, ``items``
    for any, ``voices``, ``sources``, or empty where it is an id of its own. ``many`` says that it
    is a list whose order says nothing. ``own`` is the desk's own, for which nothing is an error.
    ``checked`` is what of a text is held against the source. ``searched`` says where its words are
    found: on the ``page``, in the ``library``, in ``both``. What is not ``compared`` may differ
    between two briefs. What is ``shown`` is listed with label and value wherever an item is told
    field by field; the others have their own place there, or none.
    """

    key: str
    kind: FieldKind
    label: str = ""
    short: str = ""
    refers: str = ""
    many: bool = False
    own: bool = False
    checked: tuple[Check, ...] = ()
    searched: Literal["", "page", "library", "both"] = ""
    compared: bool = True
    shown: bool = False

    @property
    def attribute(self) -> str:
        """The attribute of a struct: ``for_`` for ``for``, which is a word of Python's."""
        return f"{self.key}_" if self.key in ("for", "from", "as") else self.key

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return self.label or self.key

    @property
    def heading(self) -> str:
        """What stands beside its value."""
        return self.short or self.name


_ITEMS: Final = (
    Field("id", "id", compared=False),
    Field("text", "text", checked=ALL),
    Field("question", "text", checked=ALL),
    Field("note", "text", checked=ALL, searched="both"),
    Field("name", "words", searched="page"),
    Field("short", "words", "short name", searched="page"),
    Field("aka", "words", "other names", "also", many=True, shown=True),
    Field("kind", "scale", searched="both", shown=True),
    Field("side", "words", searched="page"),
    Field("country", "country", shown=True),
    Field("pcode", "identifier", "P-code", own=True, searched="both", shown=True),
    Field("wikidata", "identifier", "Wikidata", own=True, searched="both", shown=True),
    Field("category", "scale", searched="both", shown=True),
    Field("sector", "scale", searched="both", shown=True),
    Field("funding", "funding", shown=True),
    Field("group", "words", checked=ALL, searched="both", shown=True),
    Field("leader", "words", "led by", checked=("names", "quotes"), searched="both"),
    Field("designations", "designation", "listed as"),
    Field("place", "id", refers="places", searched="page", shown=True),
    Field("holder", "id", refers="actors", searched="page", shown=True),
    Field("control", "scale", searched="both", shown=True),
    Field("from", "id", "first actor", "from", refers="actors", shown=True),
    Field("type", "scale", short="is", shown=True),
    Field("to", "id", "second actor", "to", refers="actors", shown=True),
    Field("since", "words", checked=("names", "quotes"), searched="page"),
    Field("topic", "words", searched="both", shown=True),
    Field("hxl", "words", "HXL tag", searched="library"),
    Field("quote", "text"),
    Field("figures", "figure"),
    Field(
        *("calc", "calc", "worked out by the desk", "worked out"),
        own=True,
        shown=True,
    ),
    Field("when", "words", searched="both"),
    Field("date", "date", own=True),
    Field("date_basis", "scale", "date basis", own=True),
    Field("by", "speaker", "said by"),
    Field("basis", "scale"),
    Field("verification", "scale"),
    Field("grade", "grade", own=True),
    Field("cite", "citation", compared=False),
    Field("tlp", "scale", "TLP", "TLP", own=True, shown=True),
    Field("waive", "waiver", own=True, compared=False),
    Field("lat", "number", "latitude", own=True),
    Field("lon", "number", "longitude", own=True),
    Field("precision", "scale", own=True),
    Field("part_of", "id", "part of", refers="places", own=True, shown=True),
    Field("likelihood", "likelihood", own=True, searched="library", shown=True),
    Field("confidence", "scale", own=True, searched="page", shown=True),
    Field("assumes", "text", own=True, checked=("names", "figures"), searched="both", shown=True),
    Field(
        *("alternative", "text"),
        own=True,
        checked=("names", "figures"),
        searched="both",
        shown=True,
    ),
    Field(
        *("so_what", "text", "so what"),
        own=True,
        checked=("names", "figures"),
        searched="both",
        shown=True,
    ),
    Field("status", "scale", own=True, searched="both", shown=True),
    Field("because", "id", "because of", "because", "items", many=True, own=True, shown=True),
    Field("for", "id", "yes from", "says yes", "items", many=True, own=True, shown=True),
    Field("against", "id", "against it", "against", "items", many=True, own=True, shown=True),
    Field("refs", "id", "see", refers="items", many=True, own=True),
    Field("dissent", "dissent", own=True, shown=True),
    Field("outcome", "outcome", own=True, shown=True),
    Field("about", "id", refers="items", many=True, own=True, shown=True),
    Field("signal", "scale", own=True, searched="both", shown=True),
    Field("horizon", "words", own=True, searched="both", shown=True),
)
"""The fields of items, in the order in which they are told."""
_PARTS: Final = (
    # of quotations, figures, funding, outcomes, dissent, designations, waivers, sign-offs
    Field("original", "text"),
    Field("translator", "words"),
    Field("required", "figure"),
    Field("received", "figure"),
    Field("currency", "identifier"),
    Field("result", "scale", own=True),
    Field("who", "words", own=True),
    Field("op", "scale"),
    Field("value", "number"),
    Field("min", "number"),
    Field("max", "number"),
    Field("unit", "words"),
    Field("authority", "words"),
    Field("as", "words"),
    Field("code", "words", own=True),
    Field("why", "text", own=True),
    Field("of", "address", own=True),
    Field("on", "moment", own=True),
    # of sources and voices
    Field("publisher", "words"),
    Field("published", "moment"),
    Field("retrieved", "moment", own=True),
    Field("url", "address"),
    Field("licence", "words"),
    Field("voice", "id", refers="voices"),
    Field("via", "id", "repeats", refers="sources", own=True),
    Field("standing", "scale", own=True),
    Field("sha256", "address", own=True),
    Field("paragraphs", "number", own=True),
    Field("table", "part", own=True),
    Field("preset", "scale", own=True),
    Field("key", "words", own=True),
    Field("rows", "part", own=True),
    Field("unused", "part", own=True),
    Field("org", "words"),
    Field("role", "words"),
    Field("reliability", "scale", own=True),
)
_HEADER: Final = (
    Field("schema", "scale", compared=False),
    Field("title", "text"),
    Field("as_of", "moment", "cut-off"),
    Field("as_of_basis", "scale", "cut-off basis"),
    Field("period", "date"),
    Field("next", "moment", "next brief due"),
    Field("trend", "scale"),
    Field("alerts", "scale", many=True),
    Field("conflict", "words"),
    Field("countries", "country", many=True),
    Field("language", "words"),
    Field("yardstick", "scale", "likelihood scale"),
    Field("prepared_by", "words", "prepared by"),
    Field("previous", "id", "updates"),
    Field("sources", "part", compared=False),
    Field("voices", "part"),
    Field("summary", "part"),
    Field("points", "part"),
)
_APART: Final = {
    "crosscheck.against": Field(
        *("against", "id", "no from", "says no", "items"), many=True, own=True, shown=True
    ),
    "judgements.by": Field("by", "date", "by when", "by", own=True, shown=True),
}
"""The fields that are called otherwise in one section, with its key before theirs."""
FIELDS: Final = {field.key: field for field in (*_ITEMS, *_PARTS, *_HEADER)}
"""All fields by their key."""


def field(key: str, section: str = "") -> Field:
    """Return a field by its key or attribute, as it is in a section.

    Raises:
        KeyError: no part of a brief has such a field.
    """
    key = key.rstrip("_")
    return (_APART.get(f"{section}.{key}") if section else None) or FIELDS[key]


def shown_fields(item: object, section: str, *, own: bool) -> tuple[Field, ...]:
    """Return the shown fields that an item has, the desk's ``own`` or the reported ones."""
    # mypy takes the hash of a class for that of its instances
    return _shown_fields(type(item), section, own)  # type: ignore[arg-type]


@lru_cache(maxsize=256)
def _shown_fields(kind: type, section: str, own: bool) -> tuple[Field, ...]:
    """Return those of a kind of item: there are few kinds, and thousands of items."""
    rows = (field(row.key, section) for row in _ITEMS)
    return tuple(
        each for each in rows if each.shown and each.own == own and hasattr(kind, each.attribute)
    )
