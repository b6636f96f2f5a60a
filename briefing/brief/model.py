"""The brief as structs: one definition for decoding, the JSON Schema and the format reference.

Every field carries its description. What a field's text must look like beyond its type (an id, a
citation, a date) is said in ``extra_json_schema`` for editors and enforced by ``rules``.
A null is never allowed, so ``None`` here means "left out". The items of its sections are defined in
``items``; every struct of the format can be had from here.
"""

# Annotations are no strings here: msgspec would have to evaluate hundreds at the first use.

from typing import Annotated

from briefing.brief import scales as s
from briefing.brief.item_parts import (
    Base,
    Designation,
    Dissent,
    Figure,
    Funding,
    Outcome,
    Translation,
    Waiver,
    says,
)
from briefing.brief.items import (
    Actor,
    Cited,
    Claim,
    Crosscheck,
    Event,
    Gap,
    Impact,
    Item,
    Judgement,
    Place,
    Relationship,
    Situation,
    Statement,
    View,
    Watch,
)
from briefing.brief.values import (
    Address,
    Cite,
    Count,
    Country,
    Date,
    FilePath,
    Id,
    LanguageTag,
    Moment,
    Sha256,
    Text,
    Title,
    Words,
    is_table,
)

__all__ = [
    "Actor",
    "Brief",
    "Cited",
    "Claim",
    "Crosscheck",
    "Designation",
    "Dissent",
    "Event",
    "Figure",
    "Funding",
    "Gap",
    "Impact",
    "Item",
    "Judgement",
    "Outcome",
    "Place",
    "Relationship",
    "SignOff",
    "Situation",
    "Source",
    "Statement",
    "Table",
    "Translation",
    "Unused",
    "View",
    "Voice",
    "Waiver",
    "Watch",
]


class Unused(Base, kw_only=True):
    """Paragraphs that the brief leaves out on purpose."""

    cite: Annotated[list[Cite], says("The paragraphs: p12, p18-p20.", min_length=1)]
    why: Annotated[s.UnusedReason, says("Why nothing rests on them.")]


class Table(Base, kw_only=True):
    """How a source that is a table is read, and which rows were meant."""

    preset: Annotated[
        s.TablePreset | None, says("Whose columns it has; without it they are recognised.")
    ] = None
    key: Annotated[Words | None, says("The column with each event's own id.")] = None
    rows: Annotated[
        dict[Cite, Words],
        says("The ids of cited rows, by row: r14: SYR10467; a newer file is told by them."),
    ] = {}


class Source(Base, kw_only=True):
    """A text the brief was made from."""

    id: Annotated[Id, says("The name citations use: s1.")]
    title: Annotated[Title, says("The headline, or what the text is.")]
    kind: Annotated[s.SourceKind, says("What kind of text.")]
    publisher: Annotated[Words | None, says("Who published it.")] = None
    published: Annotated[Moment | None, says("When: ISO date, or date and time with offset.")] = (
        None
    )
    retrieved: Annotated[Moment | None, says("When the desk took its copy.")] = None
    url: Annotated[Address | None, says("Where it was found; never opened by the program.")] = None
    language: Annotated[LanguageTag | None, says("The language of the text: en, fr, es-MX.")] = None
    licence: Annotated[Words | None, says("What may be done with the text: CC BY 4.0.")] = None
    voice: Annotated[Id | None, says("The id of the voice the text itself speaks in.")] = None
    via: Annotated[Id | None, says("The id of the source that this one repeats.")] = None
    standing: Annotated[
        s.Standing, says("Whether its publisher stands by it; superseded: a newer one is out.")
    ] = "current"
    text: Annotated[
        FilePath | None, says("Path of the text, relative to the brief or to the library's seeds/.")
    ] = None
    sha256: Annotated[Sha256 | None, says("SHA-256 of the normalised text.")] = None
    paragraphs: Annotated[
        Count | None, says("How many paragraphs the text has, or rows the table.")
    ] = None
    table: Annotated[Table | None, says("Of a table: its columns, and what its rows are.")] = None
    unused: Annotated[list[Unused], says("Paragraphs left out on purpose, and why.")] = []

    @property
    def is_table(self) -> bool:
        """Whether it is a table, whose rows are cited: a data set in a file of rows."""
        return is_table(self.kind, self.text or "", self.table is not None)


class Voice(Base, kw_only=True):
    """Someone who speaks inside the sources."""

    name: Annotated[Words, says("The full name.")]
    short: Annotated[Words | None, says("A name for narrow columns, 11 characters or fewer.")] = (
        None
    )
    kind: Annotated[s.VoiceKind, says("What kind of voice; it sets the default basis.")]
    side: Annotated[Words | None, says("The side it speaks for; none for neutral.")] = None
    org: Annotated[Words | None, says("The organisation it belongs to.")] = None
    role: Annotated[Words | None, says("Its function: analyst, spokesperson.")] = None
    aka: Annotated[list[Words], says("Other names in the sources, in any script.")] = []
    reliability: Annotated[
        s.Reliability, says("Admiralty letter, A to F; F is cannot be judged.")
    ] = "F"
    cite: Annotated[list[Cite], says("Paragraphs that introduce it.")] = []


class Brief(Base, kw_only=True):
    """One crisis at one information cut-off."""

    schema: Annotated[s.SchemaVersion, says("The version of this format.")]
    id: Annotated[Id, says("The brief's name, unique in the library; also names its files.")]
    title: Annotated[Title, says("The headline of the brief.")]
    tlp: Annotated[s.Tlp, says("Traffic Light Protocol 2.0; WHITE is read as CLEAR.")]
    as_of: Annotated[
        Moment, says("The information cut-off: ISO date, or date and time with offset.")
    ]
    as_of_basis: Annotated[
        s.Stated | None, says("Whether the sources state the cut-off or the desk inferred it.")
    ] = None
    status: Annotated[s.Status | None, says("Where the brief is in its life.")] = None
    conflict: Annotated[Words | None, says("The conflict or crisis it belongs to.")] = None
    countries: Annotated[
        list[Country], says("ISO 3166 alpha-2 codes, XA to XZ for exercises.")
    ] = []
    language: Annotated[LanguageTag | None, says("The language the brief is written in: en.")] = (
        None
    )
    prepared_by: Annotated[Words | None, says("Who wrote the brief.")] = None
    period: Annotated[
        Date | None, says("The time the brief is about, from/to: 2024-11-27/2024-11-30.")
    ] = None
    next: Annotated[
        Moment | None, says("When the next brief is due: ISO date, or date and time with offset.")
    ] = None
    previous: Annotated[Id | None, says("The id of the brief this one updates.")] = None
    trend: Annotated[s.Trend | None, says("Where things went since the last brief.")] = None
    alerts: Annotated[list[s.Alert], says("Standing alerts, after CrisisWatch.")] = []
    yardstick: Annotated[s.Yardstick, says("The likelihood scale of the whole brief.")] = "icd203"
    sources: Annotated[list[Source], says("The texts it was made from.", min_length=1)]
    voices: Annotated[dict[Id, Voice], says("Who speaks inside the sources, by id.")] = {}
    situation: Annotated[Situation, says("What is happening.")]
    actors: Annotated[list[Actor], says("Who takes part.")] = []
    relationships: Annotated[list[Relationship], says("Who is what to whom.")] = []
    places: Annotated[list[Place], says("Where it happens.")] = []
    territory: Annotated[list[Claim], says("Who is said to hold what.")] = []
    humanitarian: Annotated[list[Impact], says("What it does to people.")] = []
    views: Annotated[list[View], says("What experts think.")] = []
    crosscheck: Annotated[list[Crosscheck], says("Questions, and who says yes or no.")] = []
    timeline: Annotated[list[Event], says("What happened when.")] = []
    judgements: Annotated[list[Judgement], says("What the desk concludes.")] = []
    gaps: Annotated[list[Gap], says("What is not known.")] = []
    watch: Annotated[list[Watch], says("What to look out for.")] = []


class SignOff(Base, kw_only=True):
    """One person's word that an item stands in the paragraphs it cites."""

    of: Annotated[Sha256, says("Hash of the item and its cited paragraphs.")]
    by: Annotated[Text, says("Who read it.")]
    on: Annotated[Moment, says("When: ISO date, or date and time with offset.")]
