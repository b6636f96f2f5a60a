"""A brief as one HTML file: no script, no request, its label on screen and on every sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import htpy as h
from markupsafe import Markup

from briefing import __version__
from briefing.atlas.sheet.figure import figure
from briefing.brief import model as m
from briefing.brief import scales as s
from briefing.brief.outline import Outline
from briefing.brief.values import LANGUAGE_PATTERN
from briefing.export import facts
from briefing.export import phrases as say
from briefing.export.document import reading_order
from briefing.export.html import ends
from briefing.export.html.charts.network import network
from briefing.export.html.charts.outlook import outlook
from briefing.export.html.charts.timeline import timeline
from briefing.export.html.frame import PageLinks, head, label, written
from briefing.export.html.items import Items
from briefing.export.html.markup import Links, Piece, anchor, flat, joined, named, own_label, said
from briefing.export.rights import cited_events, may_show, shown_texts
from briefing.export.series import Series
from briefing.library.sources import AtHand
from briefing.text import clean
from briefing.verify.verdicts import Verdicts

_CHARTS = {"judgements": outlook, "timeline": timeline, "relationships": network}
"""What is drawn above the items of a section."""


def page(
    outline: Outline,
    verdicts: Verdicts | None = None,
    texts: Mapping[str, AtHand] | None = None,
    *,
    one_page: bool = False,
    around: PageLinks | None = None,
    series: Series | None = None,
) -> str:
    """Return a brief as an HTML document; ``one_page`` has what a sheet of paper has room for.

    ``texts`` is what is at hand of its sources by their ids: their paragraphs stand at its end
    where ``may_show`` allows it, each linked from the items that cite it. ``around`` is what else
    there is of the site that the page is in, ``series`` what moved since the briefs before.
    """
    whole = _Body(outline, verdicts, texts or {}, around, series)
    body = whole.one_page() if one_page else whole.made()
    language = _language(outline.brief)
    return written(language, head(outline.tlp, f"{outline.tlp} {outline.title}"), body)


def _language(brief: m.Brief) -> str:
    given = brief.language or ""
    return given if re.match(LANGUAGE_PATTERN, given) else "en"


class _Body:
    """The body of one brief's page."""

    def __init__(
        self,
        outline: Outline,
        verdicts: Verdicts | None,
        texts: Mapping[str, AtHand],
        around: PageLinks | None,
        series: Series | None,
    ) -> None:
        self.outline = outline
        self.around = around
        self.series = series
        self.verdicts = verdicts
        self.shown = {
            source.id: shown_texts(outline.brief, source, texts[source.id])
            for source in outline.brief.sources
            if source.id in texts and may_show(source, texts[source.id])
        }
        self.events = {
            source.id: cited_events(outline.brief, source, texts[source.id])
            for source in outline.brief.sources
            if source.is_table and source.id in texts
        }
        listed = {key: frozenset(each) for key, each in self.shown.items()}
        self.links = Links(outline, listed)
        by_path = verdicts.by_path() if verdicts is not None else {}
        self.items = Items(outline, self.links, by_path)

    def made(self) -> h.Renderable:
        """Return the body with the whole brief."""
        parts = [(key, title, flat(body)) for key, title, body in self._parts()]
        return self._framed(
            self._front(),
            self._facts(),
            h.nav(aria_label="Sections")[
                h.ul[[h.li[h.a(href=f"#{key}")[title]] for key, title, _ in parts]]
            ],
            [
                h.section(aria_labelledby=key)[h.h2(id=key)[title], body]
                for key, title, body in parts
            ],
        )

    def one_page(self) -> h.Renderable:
        """Return the body with one page of the brief alone."""
        from briefing.export.html.one_page import OnePageMarkup

        parts = list(OnePageMarkup(self.outline, self.items.verdicts).parts())
        told = say.dates(self.outline)
        return self._framed(h.p(".whose")[told], h.div(".sheet")[parts, self._map()])

    def _framed(self, *parts: h.Node) -> h.Renderable:
        """Return the body: parts between label and label."""
        outline = self.outline
        exercise = h.p(".exercise")[say.EXERCISE] if outline.brief.status == "exercise" else None
        return h.body[
            h.a(".skip", href="#main")["To the brief"],
            h.header(".label")[
                label(outline.tlp), " ", h.span[f"cut-off {clean(outline.cut_off)}"]
            ],
            h.main("#main")[self._home(), exercise, h.h1[said(outline.title)], parts, exercise],
            h.footer(".label")[
                label(outline.tlp),
                f": {s.TLP[outline.tlp.removeprefix('TLP:')]}. ",
                f"Made by briefing {__version__}.",
            ],
        ]

    def _home(self) -> h.Renderable | None:
        """Return the way back to the list of a site."""
        return h.p(".home")[h.a(href=self.around.home)["All briefs"]] if self.around else None

    def _facts(self) -> h.Renderable:
        """Return what is said of the brief; those before and after it are links where there."""
        around = self.around or PageLinks("")
        links = {name: h.a(href=href)[name] for name, href in (*around.earlier, *around.later)}
        told: list[tuple[str, Piece]] = []
        for note in facts.of_brief(self.outline, self.verdicts):
            link = links.get(note.text) if note.label == facts.UPDATES else None
            told.append((note.label, link or said(note.text)))
        if around.later:
            after = joined(", ", [links[name] for name, _ in around.later])
            told.append(("Updated by", flat(after)))
        return h.dl(".facts")[flat([named(name, value) for name, value in told])]

    def _front(self) -> h.Renderable:
        """Return what is read first: the bottom line, and the map."""
        lines = self.outline.section("situation").lines
        first = [line for line in lines if line.path[1] == "summary"]
        return h.section(".front", aria_label="At a glance")[
            h.ul(".summary")[
                [
                    h.li[
                        own_label(self.outline, line),
                        h.a(href=f"#{anchor('i', line.label)}")[said(line.text)],
                    ]
                    for line in first
                ]
            ],
            self._map(),
        ]

    def _map(self) -> h.Renderable | None:
        """Return the map, None where no place has coordinates, or the site has no maps."""
        wanted = self.around is None or self.around.map
        return _drawn_map(self.outline) if wanted else None

    def _parts(self) -> Iterator[tuple[str, str, h.Renderable]]:
        for section in reading_order(self.outline.every_section):
            kind = section.kind
            if kind.key == "places":
                continue
            lead = h.p(".lead")[kind.lead] if kind.lead and section.lines else None
            drawn = _CHARTS[kind.key](self.outline) if kind.key in _CHARTS else None
            yield kind.key, kind.title, h.fragment[lead, drawn, self.items.section(section)]
        if self.series is not None and (len(self.series.dates) > 1 or self.series.stricter):
            yield "series", "Over the series", ends.over_series(self.series)
        if self.outline.place_lines:
            yield "places", "Places", ends.places(self.outline, self.links)
        if self.outline.brief.voices:
            yield "voices", "Who speaks", ends.voices(self.outline, self.links)
        yield "sources", "Sources", ends.sources(self.outline.brief, self.shown, self.events)
        yield "how", "How to read this", ends.legend(self.outline, self.verdicts)


def _drawn_map(outline: Outline) -> h.Renderable | None:
    """Return the map with its legend as text, None where no place has coordinates."""
    found = figure(outline)
    if found is None:
        return None
    return h.figure(".map")[
        h.div(".wide", tabindex="0", role="group", aria_label="Map")[Markup(found.drawn)],
        h.figcaption[[h.span(".entry")[said(each), " "] for each in found.legend]],
    ]
