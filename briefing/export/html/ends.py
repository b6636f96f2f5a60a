"""What stands behind the items of a page: what moved, places, voices, sources, legend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import htpy as h

from briefing.brief import model as m
from briefing.brief import scales as s
from briefing.brief.outline import Outline
from briefing.brief.values import place_name
from briefing.brief.words import VOICE_WORDS, moment_words, point_words
from briefing.export import facts
from briefing.export import phrases as say
from briefing.export.html.charts.figures import figures
from briefing.export.html.markup import Links, anchor, flat, named, said, table
from briefing.export.series import Series
from briefing.export.shapes import Note
from briefing.text import clean
from briefing.verify.verdicts import Verdicts


def pairs(notes: Iterator[Note]) -> h.Renderable:
    """Return notes as names with what is said of each."""
    return h.dl(".facts")[flat([named(note.label, said(note.text)) for note in notes])]


def over_series(found: Series) -> h.Renderable:
    """Return the figures that moved: a chart for each thing counted, and all of them as a table."""
    rows = []
    for each in found.moved:
        cells = [
            h.td(data_head=moment_words(day[:10]))[said(point.words if point else "")]
            for day, point in zip(found.dates, each.points, strict=True)
        ]
        rows.append(
            h.tr[
                h.th(scope="row", data_head="What")[said(each.what)],
                h.td(data_head="Whose word")[said(each.who)],
                cells,
                h.td(data_head="Difference")[each.difference],
            ]
        )
    days = [moment_words(day[:10]) for day in found.dates]
    heads = ("What", "Whose word", *days, "Difference")
    return h.fragment[
        h.p(".lead")["What moved since the briefs before, voice by voice; nothing is added up."],
        _left_out(found),
        h.div(".charts")[figures(found.moved, found.dates)],
        table("Figures and likelihoods that moved, by the cut-off of each brief", heads, rows)
        if rows
        else h.p(".none")["No figure moved."],
    ]


def _left_out(found: Series) -> h.Renderable | None:
    """Return how many briefs are left out for their label."""
    if not found.stricter:
        return None
    briefs = "1 brief" if found.stricter == 1 else f"{found.stricter} briefs"
    words = "has a stricter label and is" if found.stricter == 1 else "have stricter labels and are"
    return h.p(".whose")[f"{briefs} of the series {words} left out."]


def places(outline: Outline, links: Links) -> h.Renderable:
    """Return the table of the places that items name."""
    rows = []
    coded = any(say.place_codes(outline, line) for line in outline.place_lines)
    for line in outline.place_lines:
        place = line.item
        assert isinstance(place, m.Place)
        where = "no coordinates"
        if place.lat is not None and place.lon is not None:
            where = f"{point_words(place.lat, place.lon)} ({place.precision})"
        code = h.td(data_head="Codes")[said(say.place_codes(outline, line))]
        rows.append(
            h.tr(id=anchor("i", line.label))[
                flat(
                    h.th(scope="row", data_head="Place")[said(place.name)],
                    h.td(data_head="Kind")[said(place.kind)],
                    code if coded else None,
                    h.td(data_head="Country")[place.country or ""],
                    h.td(data_head="Coordinates, by the desk")[where],
                    h.td(data_head="Named in")[links.cites(line.cites)],
                )
            ]
        )
    codes = ("Codes",) if coded else ()
    heads = ("Place", "Kind", *codes, "Country", "Coordinates, by the desk", "Named in")
    return table("Places that items name", heads, rows)


def voices(outline: Outline, links: Links) -> h.Renderable:
    """Return the table of who speaks."""
    rows = []
    for key, voice in outline.brief.voices.items():
        side = outline.side(outline.resolver.speaker(key))
        told = "; ".join(filter(None, (voice.role, voice.org, side and f"side: {side}")))
        reliability = f"{voice.reliability}: {s.RELIABILITY[voice.reliability]}"
        rows.append(
            h.tr[
                flat(
                    h.th(scope="row", data_head="Voice")[said(voice.name)],
                    h.td(data_head="Kind")[VOICE_WORDS[voice.kind]],
                    h.td(data_head="Who that is")[said(told)],
                    h.td(data_head="Reliability")[reliability],
                    h.td(data_head="Introduced in")[links.cites(outline.resolver.cites(voice))],
                )
            ]
        )
    heads = ("Voice", "Kind", "Who that is", "Reliability", "Introduced in")
    return table("Who speaks in the sources", heads, rows)


def sources(
    brief: m.Brief, shown: Mapping[str, Mapping[int, str]], events: Mapping[str, Sequence[str]]
) -> h.Renderable:
    """Return the sources, each with its paragraphs or rows where those are ``shown``.

    ``events`` are the ids of what the cited rows of a table tell of, which may always be named.
    """
    return h.fragment[
        [_source(each, shown.get(each.id), events.get(each.id, ())) for each in brief.sources]
    ]


def _source(
    source: m.Source, paragraphs: Mapping[int, str] | None, events: Sequence[str]
) -> h.Renderable:
    words = "Its text is not in this page." if paragraphs is None else ""
    if source.is_table:
        words = "Its rows are not in this page." if paragraphs is None else "The cited rows:"
    if events:
        words = f"{words.rstrip(':.')}. Events cited, by its own ids: {'; '.join(events)}."
    told = [" ".join(filter(None, note)) for note in facts.of_source(source)]
    return h.article[
        h.h3[f"{clean(source.id)}: ", said(source.title)],
        h.p(".whose")[said("; ".join(told))],
        h.p[words] if words else None,
        flat(
            [
                h.p(".para", id=anchor("p", f"{source.id}-{place}"))[
                    flat(h.span(".number")[place], " ", said(text))
                ]
                for number, text in (paragraphs or {}).items()
                for place in [place_name(number, table=source.is_table)]
            ]
        ),
    ]


def legend(outline: Outline, verdicts: Verdicts | None) -> h.Renderable:
    """Return how to read the page."""
    return pairs(facts.legend(outline, verdicts, marks=True))
