"""The cast of a text as the program reads it, and two texts that have one."""

from __future__ import annotations

from draft.casting import DAY

from briefing.brief.scales import SourceKind
from briefing.draft.cast import TextCast, make_cast
from briefing.draft.source_text import SourceText


def read_cast(
    *paragraphs: str,
    countries: tuple[str, ...] = (),
    kind: SourceKind = "agency",
    publisher: str | None = None,
) -> TextCast:
    text = SourceText(paragraphs, DAY)
    return make_cast(text, countries=countries, kind=kind, publisher=publisher)


ACTORS = (
    "Insurgents of the Free Columns overran the town of Sorvat in Dravenia on Thursday.",
    "Their men hold the bridge. The army of Dravenia has left. Dravenia has denied it.",
    'A spokesman for the Columns, Aren Visk, said that his men hold "all of Sorvat".',
    "It has 900 men there. The Highland Guard, a militia led by Bela Tros, stands by.",
    "Neighbouring Ostmark has supplied the rebels with fuel, and Ostmark has armed them.",
)
PLACES = (
    "The town of Kell lies in Upper Vall province. The army shelled Pylon Hill on Friday.",
    "Nobody was on the hill at night, or in the town.",
    "The fuel depot burned.",
)
