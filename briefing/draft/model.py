"""The draft of a brief, ``ID.draft.yaml``, and the decisions on it, ``ID.review.yaml``, as structs.

A draft holds names, figures, dates, voices, quotations of under eight words and where words stand;
never a sentence of its source. It is written once; review never changes it.
"""

# Annotations are no strings here, as in briefing.brief.model.

from typing import Annotated, Any, Final, Literal

from msgspec import field

from briefing.brief import scales as s
from briefing.brief.item_parts import Base, says
from briefing.brief.items import Actor, Place
from briefing.brief.values import (
    Cite,
    Count,
    Country,
    FilePath,
    Id,
    LanguageTag,
    Moment,
    Sha256,
    Text,
    Title,
    Words,
)

VERSION: Final = 1
"""The version of draft files that this program reads and writes."""

Wording = Literal["composed", "to-word"]
Sure = Literal["high", "medium", "low"]
Answer = Literal["new", "same", "changed", "contradicts"]
Do = Literal[
    "accept", "edit", "leave-out", "move", "merge", "replace", "add", "voice", "undo", "written"
]  # fmt: skip
Section = Literal[
    "summary", "points", "relationships", "territory", "humanitarian", "views", "crosscheck",
    "timeline",
]  # fmt: skip
"""Where a proposal would stand: the lists of a brief that a draft may offer items for."""


WordSpan = tuple[int, int]
"""First and last word of a paragraph, counted from 1 as ``verify.normalise.tokens`` counts."""


class Rest(Base, kw_only=True):
    """What a proposal rests on in one paragraph."""

    cite: Annotated[Cite, says("The paragraph.")]
    words: Annotated[WordSpan, says("First and last word of the passage, counted from 1.")]
    for_: Annotated[
        dict[str, WordSpan], says("The words that each field was read from, by its key.")
    ] = field(name="for", default_factory=dict)


class Proposal(Base, kw_only=True):
    """One item that a brief might have."""

    key: Annotated[Id, says("Twelve hex digits, of section, source, words and kind of item.")]
    section: Annotated[Section, says("The list of the brief that it would stand in.")]
    wording: Annotated[Wording, says("Whether it has a text, made by a template.")]
    sure: Annotated[Sure, says("How near to each other the words stand that it was read from.")]
    rests_on: Annotated[list[Rest], says("The words of the source.", min_length=1)]
    item: Annotated[dict[str, Any], says("The item as a brief would have it.")]
    made: Annotated[Literal["rules", "model", "hand"], says("What proposed it.")] = "rules"
    answer: Annotated[Answer, says("How it stands to the brief that it was drafted into.")] = "new"
    of: Annotated[list[Id], says("Ids of the brief's items that the answer is about.")] = []
    against: Annotated[list[Id], says("Keys or ids of what may contradict it.")] = []
    open_fields: Annotated[list[Words], says("Fields that the source left to the reviewer.")] = []


class DraftVoice(Base, kw_only=True):
    """Somebody who speaks in the source; the kind is left out where no word tells it."""

    name: Annotated[Words, says("The fullest name in the source.")]
    kind: Annotated[s.VoiceKind | None, says("What kind of voice.")] = None
    side: Annotated[Words | None, says("The side it speaks for.")] = None
    org: Annotated[Words | None, says("The organisation it belongs to.")] = None
    role: Annotated[Words | None, says("Its function, by the source.")] = None
    aka: Annotated[list[Words], says("Other names in the source.")] = []
    cite: Annotated[list[Cite], says("Paragraphs that introduce it.")] = []


class DraftSource(Base, kw_only=True):
    """The text that was drafted from; as ``sources`` of a brief."""

    id: Annotated[Id, says("The name citations use.")]
    title: Annotated[Title, says("The headline.")]
    kind: Annotated[s.SourceKind, says("What kind of text.")]
    publisher: Annotated[Words | None, says("Who published it.")] = None
    published: Annotated[Moment | None, says("When.")] = None
    licence: Annotated[Words | None, says("What may be done with the text.")] = None
    language: Annotated[LanguageTag | None, says("Of the text, where it is not English.")] = None
    text: Annotated[FilePath, says("Path of the text in the library's seeds/.")]
    sha256: Annotated[Sha256, says("SHA-256 of the normalised text.")]
    paragraphs: Annotated[Count, says("How many paragraphs the text has.")]
    prints: Annotated[
        list[Words], says("Four hex digits of each paragraph's SHA-256: which one differs later.")
    ] = []
    unused: Annotated[list[Cite], says("Captions, bylines and headings: not relevant.")] = []


class DraftBrief(Base, kw_only=True):
    """The head of the brief that is to come, or the id of the one that the draft is for."""

    id: Annotated[Id, says("The id of the brief.")]
    title: Annotated[Title, says("Its headline.")]
    status: Annotated[s.Status | None, says("exercise, where the source calls itself one.")] = None
    tlp: Annotated[s.Tlp, says("Traffic Light Protocol 2.0.")] = "AMBER"
    as_of: Annotated[Moment, says("The information cut-off.")]
    as_of_basis: Annotated[s.Stated, says("Whether the source states it.")] = "inferred"
    countries: Annotated[list[Country], says("ISO 3166 alpha-2 codes.")] = []
    previous: Annotated[Id | None, says("The brief that this one would update.")] = None


class Made(Base, kw_only=True):
    """What made the draft."""

    by: Annotated[Words, says("rules, or rules and a model by its name.")] = "rules"
    engine: Annotated[Words, says("The version of the engine.")]


class Draft(Base, kw_only=True):
    """Proposals for one brief from one source."""

    draft: Annotated[int, says("The version of this format: 1.")]
    brief: Annotated[DraftBrief, says("The brief that is to come.")]
    source: Annotated[DraftSource, says("The text that was drafted from.")]
    made: Annotated[Made, says("What made it.")]
    into: Annotated[Id | None, says("The brief that the proposals are held against.")] = None
    voices: Annotated[dict[Id, DraftVoice], says("Who speaks.")] = {}
    actors: Annotated[list[Actor], says("Who takes part; one comes along with what names it.")] = []
    places: Annotated[list[Place], says("Where; one comes along with what names it.")] = []
    why: Annotated[dict[Id, Words], says("By which words a voice or actor got its kind.")] = {}
    proposals: Annotated[list[Proposal], says("The proposals, by section and paragraph.")] = []
    refused: Annotated[list[Proposal], says("What the gate refused; codes in ``codes``.")] = []
    codes: Annotated[dict[Id, list[Words]], says("Why each refused one was, by its key.")] = {}


class Decision(Base, kw_only=True):
    """One decision of a reviewer; a line of ``ID.review.yaml``.

    ``of`` is a proposal's key, or a voice's id with ``do: voice``. ``item`` are the fields that the
    reviewer has set, those of ``do: edit`` in place of the proposal's, one that is null being taken
    away. ``undo`` takes back the last decision of the same reviewer that none has taken back yet;
    ``of`` is then what that one was on. ``replace`` puts the item in the place of the brief's item
    that ``into`` names; without one it stands beside it, as at first. ``add`` begins an item by
    hand in the section ``into``, ``of`` then being a key of its own. ``written`` notes that
    the item stands in the brief, by the id in ``item`` where it has one; undo passes over it.
    """

    of: Annotated[Id, says("The key of a proposal or an added item, or the id of a voice.")]
    do: Annotated[Do, says("What was decided.")]
    by: Annotated[Text, says("Who decided.")]
    on: Annotated[Moment, says("When.")]
    item: Annotated[dict[str, Any], says("Fields that the reviewer has set.")] = {}
    into: Annotated[
        Id | None, says("The section moved to, the key merged into, or the item replaced.")
    ] = None
    why: Annotated[Words | None, says("The reason for leaving it out.")] = None
