"""The brief as structs: one definition for decoding, the JSON Schema and the format reference.

Every field carries its description. What a field's text must look like beyond its type (an id, a
citation, a date) is said in ``extra_json_schema`` for editors and enforced by ``rules``.
A null is never allowed, so ``None`` here means "left out".
"""

# Annotations are no strings here: msgspec would have to evaluate hundreds at the first use.

from typing import Annotated

from msgspec import Meta, Struct, field

from briefing.brief import scales as s
from briefing.brief.patterns import (
    Cite,
    Count,
    Country,
    Date,
    GradeText,
    Id,
    Latitude,
    Longitude,
    Moment,
    Sha256,
    Text,
)


def _says(text: str, min_length: int | None = None) -> Meta:
    """Describe a field; ``min_length`` is the fewest entries its list may have."""
    return Meta(description=text, min_length=min_length)


class _Base(Struct, omit_defaults=True, forbid_unknown_fields=True):
    """What all parts of a brief share: named fields, nothing unknown, defaults left out."""


class Figure(_Base, kw_only=True):
    """A number as the source prints it, with the desk's reading of it."""

    text: Annotated[Text, _says("The figure as printed, word for word.")]
    op: Annotated[s.Operator, _says("How the value bounds the truth; ~ is about.")] = "="
    value: Annotated[int | float | None, _says("The number, where there is one.")] = None
    min: Annotated[int | float | None, _says("The low end of a range.")] = None
    max: Annotated[int | float | None, _says("The high end of a range.")] = None
    unit: Annotated[Text | None, _says("What is counted: killed, towns, percent of city.")] = None
    group: Annotated[Text | None, _says("Who is counted, with the source's label.")] = None


class Waiver(_Base, kw_only=True):
    """A warning that a person looked at and answered."""

    code: Annotated[Text, _says("The code of the warning.")]
    why: Annotated[Text, _says("Why it does not apply here.")]


class Item(_Base, kw_only=True):
    """What every item of every section may carry."""

    id: Annotated[
        Id | None, _says("A name for this item, unique in the brief, needed if others refer to it.")
    ] = None
    by: Annotated[
        Id | list[Id] | None,
        _says("The voice or voices that say so; default: the voice of the first cited source."),
    ] = None
    basis: Annotated[
        s.Basis | None, _says("What kind of word this is; default by the kind of the voice.")
    ] = None
    quote: Annotated[
        Text | list[Text] | None,
        _says("Words that stand verbatim in a cited paragraph; keep them under eight."),
    ] = None
    figures: Annotated[list[Figure], _says("The numbers in this item.")] = []
    grade: Annotated[
        GradeText | None,
        _says("Admiralty grade: letter of the voice and digit of the item, or the digit alone."),
    ] = None
    verification: Annotated[
        s.Verification, _says("What the source says about having verified this.")
    ] = "not-stated"
    when: Annotated[Text | None, _says("The time as printed: late Friday.")] = None
    date: Annotated[
        Date | None, _says("The desk's ISO date: YYYY, YYYY-MM, YYYY-MM-DD, or an interval A/B.")
    ] = None
    date_basis: Annotated[
        s.Stated | None, _says("Whether the source states the date or the desk inferred it.")
    ] = None
    waive: Annotated[list[Waiver], _says("Warnings looked at and answered.")] = []


class Cited(Item, kw_only=True):
    """An item that must cite."""

    cite: Annotated[
        list[Cite],
        _says(
            "Paragraphs of the source: p12, a range p18-p20, another source s2:p4.", min_length=1
        ),
    ]


class Statement(Cited, kw_only=True):
    """A sentence in the desk's own words, with the paragraphs it rests on."""

    text: Annotated[Text, _says("The statement in the desk's own words.")]


class Situation(_Base, kw_only=True):
    """What is happening, in a few statements, and the points behind it."""

    summary: Annotated[
        list[Statement],
        _says("Two to four statements; the first is the bottom line.", min_length=1),
    ]
    points: Annotated[list[Statement], _says("Further points.")] = []


class Designation(_Base, kw_only=True):
    """How an authority lists an actor."""

    authority: Annotated[Text, _says("Who lists it.")]
    as_: Annotated[Text, _says("What it is listed as.")] = field(name="as")
    cite: Annotated[list[Cite], _says("The paragraphs that say so.", min_length=1)]


class Actor(Cited, kw_only=True):
    """A party, state or organisation in the crisis."""

    name: Annotated[Text, _says("The full name.")]
    short: Annotated[Text | None, _says("A name for narrow columns, six characters or fewer.")] = (
        None
    )
    aka: Annotated[list[Text], _says("Other names, in any script.")] = []
    kind: Annotated[s.ActorKind, _says("What kind of actor.")] = "other"
    side: Annotated[
        Text | None, _says("The side it is counted to, in the brief's own words; none for neutral.")
    ] = None
    leader: Annotated[Text | None, _says("Who leads it, by the source.")] = None
    designations: Annotated[list[Designation], _says("How authorities list it.")] = []
    note: Annotated[Text | None, _says("What else the reader should know.")] = None


class Relationship(Cited, kw_only=True):
    """What one actor is to another, by whom."""

    from_: Annotated[Id, _says("The id of the actor that backs, controls, contacts ...")] = field(
        name="from"
    )
    to: Annotated[Id, _says("The id of the other actor.")]
    type: Annotated[s.RelationType, _says("What the first is to the second.")]
    since: Annotated[Text | None, _says("Since when, as printed.")] = None
    note: Annotated[Text | None, _says("What qualifies it.")] = None


class Place(Cited, kw_only=True):
    """A place that items name; coordinates are the desk's own look-up."""

    name: Annotated[Text, _says("The full name.")]
    short: Annotated[Text | None, _says("A name for narrow columns, 14 characters or fewer.")] = (
        None
    )
    aka: Annotated[list[Text], _says("Other names, in any script.")] = []
    kind: Annotated[Text | None, _says("What kind of place: city, province, airport.")] = None
    country: Annotated[Country | None, _says("ISO 3166 alpha-2 code, XA to XZ for exercises.")] = (
        None
    )
    lat: Annotated[Latitude | None, _says("Latitude in degrees north, WGS84.")] = None
    lon: Annotated[Longitude | None, _says("Longitude in degrees east, WGS84.")] = None
    precision: Annotated[s.Precision, _says("How exact the coordinates are.")] = "unknown"
    part_of: Annotated[Id | None, _says("The id of the place it lies in.")] = None
    note: Annotated[Text | None, _says("What else the reader should know.")] = None


class Claim(Statement, kw_only=True):
    """A territorial claim: who holds what, by whose word."""

    place: Annotated[Id | None, _says("The id of the place; left out where none is named.")] = None
    holder: Annotated[Id | None, _says("The id of the actor said to hold it.")] = None
    control: Annotated[s.Control, _says("What kind of hold is claimed.")]


class Impact(Statement, kw_only=True):
    """What the crisis does to people."""

    category: Annotated[s.Category, _says("What kind of impact.")]
    group: Annotated[Text | None, _says("Who is affected, with the source's label.")] = None
    place: Annotated[Id | None, _says("The id of the place.")] = None
    hxl: Annotated[Text | None, _says("The Humanitarian Exchange Language tag.")] = None


class View(Statement, kw_only=True):
    """What an expert thinks."""

    by: Annotated[Id | list[Id], _says("The voice of the expert (of kind expert).")]
    topic: Annotated[Text | None, _says("What the view is about.")] = None


class Crosscheck(Item, kw_only=True):
    """A question answerable by yes or no, and the items that say yes and no."""

    question: Annotated[Text, _says("The question, answerable by yes or no.")]
    status: Annotated[s.CrosscheckStatus, _says("How the answers stand to each other.")]
    for_: Annotated[list[Id], _says("Ids of the items that say yes.")] = field(
        name="for", default_factory=list
    )
    against: Annotated[list[Id], _says("Ids of the items that say no.")] = []
    note: Annotated[Text | None, _says("The desk's remark.")] = None
    cite: Annotated[list[Cite], _says("Paragraphs, where the question rests on some.")] = []


class Event(Statement, kw_only=True):
    """Something that happened, in its place in time."""

    refs: Annotated[list[Id], _says("Ids of the items about the same event.")] = []


class Judgement(Statement, kw_only=True):
    """What the desk concludes, how likely and on how firm a footing."""

    likelihood: Annotated[
        Text | None, _says("A term of the brief's yardstick; how likely, never how sure.")
    ] = None
    confidence: Annotated[s.Confidence | None, _says("How well founded; never how likely.")] = None
    because: Annotated[list[Id], _says("Ids of the items that speak for it.")] = []
    against: Annotated[list[Id], _says("Ids of the items that speak against it.")] = []
    assumes: Annotated[Text | None, _says("What it takes for granted.")] = None
    alternative: Annotated[Text | None, _says("What else could be the case.")] = None
    so_what: Annotated[Text | None, _says("Why it matters to the reader.")] = None


class Gap(Item, kw_only=True):
    """What is not known."""

    text: Annotated[Text, _says("What is not known, as a question.")]
    cite: Annotated[list[Cite], _says("Paragraphs that raise the question.")] = []


class Watch(Item, kw_only=True):
    """What to look out for next."""

    text: Annotated[Text, _says("The sign to look out for.")]
    signal: Annotated[s.Signal | None, _says("What it would mean.")] = None
    horizon: Annotated[Text | None, _says("By when: days, weeks, a date.")] = None
    cite: Annotated[list[Cite], _says("Paragraphs it rests on.")] = []


class Unused(_Base, kw_only=True):
    """Paragraphs that the brief leaves out on purpose."""

    cite: Annotated[list[Cite], _says("The paragraphs: p12, p18-p20.", min_length=1)]
    why: Annotated[s.UnusedReason, _says("Why nothing rests on them.")]


class Source(_Base, kw_only=True):
    """A text the brief was made from."""

    id: Annotated[Id, _says("The name citations use: s1.")]
    title: Annotated[Text, _says("The headline, or what the text is.")]
    kind: Annotated[s.SourceKind, _says("What kind of text.")]
    publisher: Annotated[Text | None, _says("Who published it.")] = None
    published: Annotated[Moment | None, _says("When: ISO date, or date and time with offset.")] = (
        None
    )
    retrieved: Annotated[Moment | None, _says("When the desk took its copy.")] = None
    url: Annotated[Text | None, _says("Where it was found; never opened by the program.")] = None
    language: Annotated[Text | None, _says("The language of the text: en.")] = None
    licence: Annotated[Text | None, _says("What may be done with the text: CC BY 4.0.")] = None
    voice: Annotated[Id | None, _says("The id of the voice the text itself speaks in.")] = None
    text: Annotated[
        Text | None, _says("Path of the text, relative to the brief or to the library's seeds/.")
    ] = None
    sha256: Annotated[Sha256 | None, _says("SHA-256 of the normalised text.")] = None
    paragraphs: Annotated[Count | None, _says("How many paragraphs the text has.")] = None
    unused: Annotated[list[Unused], _says("Paragraphs left out on purpose, and why.")] = []


class Voice(_Base, kw_only=True):
    """Someone who speaks inside the sources."""

    name: Annotated[Text, _says("The full name.")]
    short: Annotated[Text | None, _says("A name for narrow columns, 11 characters or fewer.")] = (
        None
    )
    kind: Annotated[s.VoiceKind, _says("What kind of voice; it sets the default basis.")]
    side: Annotated[Text | None, _says("The side it speaks for; none for neutral.")] = None
    org: Annotated[Text | None, _says("The organisation it belongs to.")] = None
    role: Annotated[Text | None, _says("Its function: analyst, spokesperson.")] = None
    aka: Annotated[list[Text], _says("Other names in the sources, in any script.")] = []
    reliability: Annotated[
        s.Reliability, _says("Admiralty letter, A to F; F is cannot be judged.")
    ] = "F"
    cite: Annotated[list[Cite], _says("Paragraphs that introduce it.")] = []


class Brief(_Base, kw_only=True):
    """One crisis at one information cut-off."""

    schema: Annotated[s.SchemaVersion, _says("The version of this format.")]
    id: Annotated[Id, _says("The brief's name, unique in the library; also names its files.")]
    title: Annotated[Text, _says("The headline of the brief.")]
    tlp: Annotated[s.Tlp, _says("Traffic Light Protocol 2.0; WHITE is read as CLEAR.")]
    as_of: Annotated[
        Moment, _says("The information cut-off: ISO date, or date and time with offset.")
    ]
    as_of_basis: Annotated[
        s.Stated | None, _says("Whether the sources state the cut-off or the desk inferred it.")
    ] = None
    status: Annotated[s.Status | None, _says("Where the brief is in its life.")] = None
    conflict: Annotated[Text | None, _says("The conflict or crisis it belongs to.")] = None
    countries: Annotated[
        list[Country], _says("ISO 3166 alpha-2 codes, XA to XZ for exercises.")
    ] = []
    language: Annotated[Text | None, _says("The language the brief is written in: en.")] = None
    prepared_by: Annotated[Text | None, _says("Who wrote the brief.")] = None
    previous: Annotated[Id | None, _says("The id of the brief this one updates.")] = None
    trend: Annotated[s.Trend | None, _says("Where things went since the last brief.")] = None
    alerts: Annotated[list[s.Alert], _says("Standing alerts, after CrisisWatch.")] = []
    yardstick: Annotated[s.Yardstick, _says("The likelihood scale of the whole brief.")] = "icd203"
    sources: Annotated[list[Source], _says("The texts it was made from.", min_length=1)]
    voices: Annotated[dict[Id, Voice], _says("Who speaks inside the sources, by id.")] = {}
    situation: Annotated[Situation, _says("What is happening.")]
    actors: Annotated[list[Actor], _says("Who takes part.")] = []
    relationships: Annotated[list[Relationship], _says("Who is what to whom.")] = []
    places: Annotated[list[Place], _says("Where it happens.")] = []
    territory: Annotated[list[Claim], _says("Who is said to hold what.")] = []
    humanitarian: Annotated[list[Impact], _says("What it does to people.")] = []
    views: Annotated[list[View], _says("What experts think.")] = []
    crosscheck: Annotated[list[Crosscheck], _says("Questions, and who says yes or no.")] = []
    timeline: Annotated[list[Event], _says("What happened when.")] = []
    judgements: Annotated[list[Judgement], _says("What the desk concludes.")] = []
    gaps: Annotated[list[Gap], _says("What is not known.")] = []
    watch: Annotated[list[Watch], _says("What to look out for.")] = []


class SignOff(_Base, kw_only=True):
    """One person's word that an item stands in the paragraphs it cites."""

    of: Annotated[Sha256, _says("Hash of the item and its cited paragraphs.")]
    by: Annotated[Text, _says("Who read it.")]
    on: Annotated[Moment, _says("When: ISO date, or date and time with offset.")]
