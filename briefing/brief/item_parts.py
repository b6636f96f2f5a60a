"""The parts of items as structs: figures, translations, funding, outcomes and what else has fields.

What all structs of the format share is in ``Base``; how they are described, ``model`` says.
"""

# Annotations are no strings here: msgspec would have to evaluate hundreds at the first use.

from typing import Annotated

from msgspec import Meta, Struct, field

from briefing.brief import scales as s
from briefing.brief.values import Cite, Currency, Date, LanguageTag, Quotation, Text, Words


def says(text: str, min_length: int | None = None) -> Meta:
    """Describe a field; ``min_length`` is the fewest entries its list may have."""
    return Meta(description=text, min_length=min_length)


class Base(Struct, omit_defaults=True, forbid_unknown_fields=True):
    """What all parts of a brief share: named fields, nothing unknown, defaults left out."""


class Figure(Base, kw_only=True):
    """A number as the source prints it, with the desk's reading of it."""

    text: Annotated[Words, says("The figure as printed, word for word.")]
    op: Annotated[s.Operator, says("How the value bounds the truth; ~ is about.")] = "="
    value: Annotated[int | float | None, says("The number, where there is one.")] = None
    min: Annotated[int | float | None, says("The low end of a range.")] = None
    max: Annotated[int | float | None, says("The high end of a range.")] = None
    unit: Annotated[Words | None, says("What is counted: killed, towns, percent of city.")] = None
    group: Annotated[Words | None, says("Who is counted, with the source's label.")] = None
    calc: Annotated[
        dict[s.CalcKind, Words] | Words | list[Words],
        says(
            "How the desk worked it out, a line or several: 480 / 1,200 = 40 %; from cited rows of "
            "a table: {sum: fatalities}."
        ),
    ] = {}


class Waiver(Base, kw_only=True):
    """A warning that a person looked at and answered."""

    code: Annotated[Words, says("The code of the warning.")]
    why: Annotated[Text, says("Why it does not apply here.")]


class Translation(Base, kw_only=True):
    """A quotation in the language of the brief, and the words of the source that it renders."""

    text: Annotated[Quotation, says("The words in the language of the brief: a translation.")]
    original: Annotated[
        Quotation, says("The words that stand verbatim in a cited paragraph; under eight of them.")
    ]
    language: Annotated[LanguageTag | None, says("The language of the original: ar, uk.")] = None
    translator: Annotated[Words | None, says("Who translated it, by name or as: the desk.")] = None


class Funding(Base, kw_only=True):
    """What an appeal asks for a sector and what has come in, as the source prints both."""

    required: Annotated[Figure | None, says("What is required.")] = None
    received: Annotated[Figure | None, says("What has been received.")] = None
    currency: Annotated[Currency, says("The currency of both, by ISO 4217: USD.")]
    cite: Annotated[list[Cite], says("Paragraphs with the amounts; default: the item's.")] = []


class Outcome(Base, kw_only=True):
    """What became of what a judgement foresaw."""

    result: Annotated[s.Result, says("Whether it happened.")]
    date: Annotated[Date | None, says("When it happened, or was seen not to: an ISO date.")] = None
    note: Annotated[Text | None, says("What was seen.")] = None
    cite: Annotated[
        list[Cite], says("Paragraphs that show it; needed unless it cannot be told.")
    ] = []


class Dissent(Base, kw_only=True):
    """What somebody at the desk holds against a judgement."""

    who: Annotated[Words | None, says("Who within the desk: a name, a team.")] = None
    text: Annotated[Text, says("What they hold instead, and why.")]


class Designation(Base, kw_only=True):
    """How an authority lists an actor."""

    authority: Annotated[Words, says("Who lists it.")]
    as_: Annotated[Words, says("What it is listed as.")] = field(name="as")
    cite: Annotated[list[Cite], says("The paragraphs that say so.", min_length=1)]
