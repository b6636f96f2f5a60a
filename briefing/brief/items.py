"""The items of a brief as structs: what every item may carry, and one struct for each section.

Their parts are in ``item_parts``; how they are described, ``model`` says.
"""

# Annotations are no strings here: msgspec would have to evaluate hundreds at the first use.

from typing import Annotated

from msgspec import field

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
from briefing.brief.values import (
    Cite,
    Country,
    Date,
    GradeText,
    Id,
    Latitude,
    Longitude,
    PCode,
    Quotation,
    Text,
    Wikidata,
    Words,
)


class Item(Base, kw_only=True):
    """What every item of every section may carry."""

    id: Annotated[
        Id | None, says("A name for this item, unique in the brief, needed if others refer to it.")
    ] = None
    by: Annotated[
        Id | list[Id] | None,
        says("The voice or voices that say so; default: the voice of the first cited source."),
    ] = None
    basis: Annotated[
        s.Basis | None, says("What kind of word this is; default by the kind of the voice.")
    ] = None
    quote: Annotated[
        Quotation | Translation | list[Quotation | Translation] | None,
        says(
            "Words that stand verbatim in a cited paragraph; keep them under eight. Translated "
            "ones stand with their original."
        ),
    ] = None
    figures: Annotated[list[Figure], says("The numbers in this item.")] = []
    calc: Annotated[
        Words | list[Words] | None,
        says("How the desk worked out its numbers, a line or several: 480 / 1,200 = 40 %."),
    ] = None
    grade: Annotated[
        GradeText | None,
        says("Admiralty grade: letter of the voice and digit of the item, or the digit alone."),
    ] = None
    verification: Annotated[
        s.Verification, says("What the source says about having verified this.")
    ] = "not-stated"
    when: Annotated[Words | None, says("The time as printed: late Friday.")] = None
    date: Annotated[
        Date | None, says("The desk's ISO date: YYYY, YYYY-MM, YYYY-MM-DD, or an interval A/B.")
    ] = None
    date_basis: Annotated[
        s.Stated | None, says("Whether the source states the date or the desk inferred it.")
    ] = None
    tlp: Annotated[
        s.Tlp | None, says("A label of its own, stricter than the brief's; default: the brief's.")
    ] = None
    waive: Annotated[list[Waiver], says("Warnings looked at and answered.")] = []


class Cited(Item, kw_only=True):
    """An item that must cite."""

    cite: Annotated[
        list[Cite],
        says(
            "Paragraphs of the source: p12, a range p18-p20, another source s2:p4; of a table its "
            "rows: r14.",
            min_length=1,
        ),
    ]


class Statement(Cited, kw_only=True):
    """A sentence in the desk's own words, with the paragraphs it rests on."""

    text: Annotated[Text, says("The statement in the desk's own words.")]


class Situation(Base, kw_only=True):
    """What is happening, in a few statements, and the points behind it."""

    summary: Annotated[
        list[Statement],
        says("The bottom line: two to four statements, what matters most first.", min_length=1),
    ]
    points: Annotated[list[Statement], says("What the situation says beside it.")] = []


class Actor(Cited, kw_only=True):
    """A party, state or organisation in the crisis."""

    name: Annotated[Words, says("The full name.")]
    short: Annotated[Words | None, says("A name for narrow columns, six characters or fewer.")] = (
        None
    )
    aka: Annotated[list[Words], says("Other names, in any script.")] = []
    kind: Annotated[s.ActorKind, says("What kind of actor.")] = "other"
    side: Annotated[
        Words | None, says("The side it is counted to, in the brief's own words; none for neutral.")
    ] = None
    leader: Annotated[Words | None, says("Who leads it, by the source.")] = None
    designations: Annotated[list[Designation], says("How authorities list it.")] = []
    wikidata: Annotated[Wikidata | None, says("Its id in Wikidata: Q1065.")] = None
    note: Annotated[Text | None, says("What else the reader should know.")] = None


class Relationship(Cited, kw_only=True):
    """What one actor is to another, by whom."""

    from_: Annotated[Id, says("The id of the actor that backs, controls, contacts ...")] = field(
        name="from"
    )
    to: Annotated[Id, says("The id of the other actor.")]
    type: Annotated[s.RelationType, says("What the first is to the second.")]
    since: Annotated[Words | None, says("Since when, as printed.")] = None
    note: Annotated[Text | None, says("What qualifies it.")] = None


class Place(Cited, kw_only=True):
    """A place that items name; coordinates are the desk's own look-up."""

    name: Annotated[Words, says("The full name.")]
    short: Annotated[Words | None, says("A name for narrow columns, 14 characters or fewer.")] = (
        None
    )
    aka: Annotated[list[Words], says("Other names, in any script.")] = []
    kind: Annotated[Words | None, says("What kind of place: city, province, airport.")] = None
    country: Annotated[Country | None, says("ISO 3166 alpha-2 code, XA to XZ for exercises.")] = (
        None
    )
    lat: Annotated[Latitude | None, says("Latitude in degrees north, WGS84.")] = None
    lon: Annotated[Longitude | None, says("Longitude in degrees east, WGS84.")] = None
    precision: Annotated[s.Precision, says("How exact the coordinates are.")] = "unknown"
    part_of: Annotated[Id | None, says("The id of the place it lies in.")] = None
    pcode: Annotated[
        PCode | None, says("Its P-code in OCHA's Common Operational Datasets: SY0200.")
    ] = None
    wikidata: Annotated[Wikidata | None, says("Its id in Wikidata: Q41183.")] = None
    note: Annotated[Text | None, says("What else the reader should know.")] = None


class Claim(Statement, kw_only=True):
    """A territorial claim: who holds what, by whose word."""

    place: Annotated[Id | None, says("The id of the place; left out where none is named.")] = None
    holder: Annotated[Id | None, says("The id of the actor said to hold it.")] = None
    control: Annotated[s.Control, says("What kind of hold is claimed.")]


class Impact(Statement, kw_only=True):
    """What the crisis does to people."""

    category: Annotated[s.Category, says("What kind of impact.")]
    group: Annotated[Words | None, says("Who is affected, with the source's label.")] = None
    place: Annotated[Id | None, says("The id of the place.")] = None
    sector: Annotated[s.Sector | None, says("The IASC cluster that answers for it.")] = None
    funding: Annotated[Funding | None, says("What is required and received for it.")] = None
    hxl: Annotated[Words | None, says("The Humanitarian Exchange Language tag.")] = None


class View(Statement, kw_only=True):
    """What an expert thinks."""

    by: Annotated[Id | list[Id], says("The voice of the expert (of kind expert).")]
    topic: Annotated[Words | None, says("What the view is about.")] = None


class Crosscheck(Item, kw_only=True):
    """A question answerable by yes or no, and the items that say yes and no."""

    question: Annotated[Text, says("The question, answerable by yes or no.")]
    status: Annotated[s.CrosscheckStatus, says("How the answers stand to each other.")]
    for_: Annotated[list[Id], says("Ids of the items that say yes.")] = field(
        name="for", default_factory=list
    )
    against: Annotated[list[Id], says("Ids of the items that say no.")] = []
    note: Annotated[Text | None, says("The desk's remark.")] = None
    cite: Annotated[list[Cite], says("Paragraphs, where the question rests on some.")] = []


class Event(Statement, kw_only=True):
    """Something that happened, in its place in time."""

    refs: Annotated[list[Id], says("Ids of the items about the same event.")] = []


class Judgement(Statement, kw_only=True):
    """What the desk concludes, how likely and on how firm a footing."""

    by: Annotated[
        Date | None, says("By when it should have shown: YYYY, YYYY-MM or YYYY-MM-DD.")
    ] = None
    likelihood: Annotated[
        Words | None, says("A term of the brief's yardstick; how likely, never how sure.")
    ] = None
    confidence: Annotated[s.Confidence | None, says("How well founded; never how likely.")] = None
    because: Annotated[list[Id], says("Ids of the items that speak for it.")] = []
    against: Annotated[list[Id], says("Ids of the items that speak against it.")] = []
    assumes: Annotated[Text | None, says("What it takes for granted.")] = None
    alternative: Annotated[Text | None, says("What else could be the case.")] = None
    so_what: Annotated[Text | None, says("Why it matters to the reader.")] = None
    dissent: Annotated[list[Dissent], says("Who at the desk holds otherwise, and what.")] = []
    outcome: Annotated[Outcome | None, says("What became of it, once that is known.")] = None


class Gap(Item, kw_only=True):
    """What is not known."""

    text: Annotated[Text, says("What is not known, as a question.")]
    about: Annotated[
        list[Id], says("What it is about: ids of items, or sectors: [t3, health].")
    ] = []
    cite: Annotated[list[Cite], says("Paragraphs that raise the question.")] = []


class Watch(Item, kw_only=True):
    """What to look out for next."""

    text: Annotated[Text, says("The sign to look out for.")]
    signal: Annotated[s.Signal | None, says("What it would mean.")] = None
    horizon: Annotated[Words | None, says("By when: days, weeks, a date.")] = None
    status: Annotated[s.WatchStatus | None, says("Whether it has been observed.")] = None
    cite: Annotated[list[Cite], says("Paragraphs it rests on.")] = []
