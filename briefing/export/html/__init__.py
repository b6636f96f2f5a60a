"""A brief as one HTML file: no script, no request, its label on screen and on every sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import htpy as h
from markupsafe import Markup

from briefing import __version__
from briefing.brief import model as m
from briefing.brief import scales as s
from briefing.brief.outline import Outline
from briefing.brief.values import LANGUAGE_PATTERN, place_name
from briefing.brief.words import moment_words, point_words
from briefing.export import phrases as say
from briefing.export.document import reading_order
from briefing.export.html.frame import Around, head, label, written
from briefing.export.html.items import Items
from briefing.export.html.markup import Links, anchor, joined, said, table
from briefing.export.rights import cited_events, may_show, shown_texts
from briefing.library.sources import AtHand
from briefing.text import clean
from briefing.verify.verdicts import Verdicts

_SIZE: Final = re.compile(r' width="[\d.]+pt" height="[\d.]+pt"')


def page(
    outline: Outline,
    verdicts: Verdicts | None = None,
    texts: Mapping[str, AtHand] | None = None,
    *,
    one_page: bool = False,
    around: Around | None = None,
) -> str:
    """Return a brief as an HTML document; ``one_page`` has what a sheet of paper has room for.

    ``texts`` is what is at hand of its sources by their ids: their paragraphs stand at its end
    where ``may_show`` allows it, each linked from the items that cite it. ``around`` is what else
    there is of the site that the page is in.
    """
    whole = _Body(outline, verdicts, texts or {}, around)
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
        around: Around | None,
    ) -> None:
        self.outline = outline
        self.around = around
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
        parts = list(self._parts())
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
        """Return the body with the front page alone."""
        from briefing.export.html.one_page import OnePage

        parts = list(OnePage(self.outline, self.items.verdicts).parts())
        return self._framed(h.div(".sheet")[parts, self._map()])

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

    def _series(self) -> Iterator[tuple[str, h.Renderable]]:
        """Yield the briefs before and after this one, each a link where its page is there."""
        around = self.around or Around("")
        links = {name: h.a(href=href)[name] for name, href in (*around.earlier, *around.later)}
        if before := self.outline.brief.previous:
            yield "Updates", links.get(before, said(before))
        if around.later:
            yield "Updated by", h.fragment[joined(", ", [links[name] for name, _ in around.later])]

    def _facts(self) -> h.Renderable:
        brief = self.outline.brief
        told = {"stated": " (stated by the source)", "inferred": " (inferred by the desk)"}
        pairs = [
            ("Status", say.STATUS[brief.status] if brief.status else ""),
            ("Cut-off", self.outline.cut_off + told.get(brief.as_of_basis or "", "")),
            ("Trend", brief.trend or "none recorded"),
            ("Conflict", brief.conflict or ""),
            ("Countries", self.outline.countries),
            ("Prepared by", brief.prepared_by or ""),
        ]
        if self.verdicts is not None:
            from briefing.export.verdict_phrases import counts_words

            pairs.append(("Verdicts", counts_words(self.verdicts)))
        told_of = [(name, said(value)) for name, value in pairs if value]
        return h.dl(".facts")[
            [h.div[h.dt[name], h.dd[value]] for name, value in (*told_of, *self._series())]
        ]

    def _front(self) -> h.Renderable:
        """Return what is read first: the bottom line, and the map."""
        lines = self.outline.section("situation").lines
        first = [line for line in lines if line.path[1] == "summary"]
        return h.section(".front", aria_label="At a glance")[
            h.ul(".summary")[
                [h.li[h.a(href=f"#{anchor('i', line.label)}")[said(line.text)]] for line in first]
            ],
            self._map(),
        ]

    def _map(self) -> h.Renderable | None:
        """Return the map, None where no place has coordinates, or the site has no maps."""
        if self.around is not None and not self.around.map:
            return None
        from briefing.atlas.sheet.page import picture

        drawn = _SIZE.sub("", picture(self.outline), count=1).replace(' xml:space="preserve"', "")
        return h.figure(".map")[Markup(drawn)] if drawn else None

    def _parts(self) -> Iterator[tuple[str, str, h.Renderable]]:
        for section in reading_order(self.outline.every_section):
            kind = section.kind
            if kind.key == "places":
                continue
            lead = h.p(".lead")[kind.lead] if kind.lead and section.lines else None
            yield kind.key, kind.title, h.fragment[lead, self.items.section(section)]
        if self.outline.place_lines:
            yield "places", "Places", self._places()
        if self.outline.brief.voices:
            yield "voices", "Who speaks", self._voices()
        yield "sources", "Sources", self._sources()
        yield "how", "How to read this", self._legend()

    def _places(self) -> h.Renderable:
        rows = []
        for line in self.outline.place_lines:
            place = line.item
            assert isinstance(place, m.Place)
            located = place.lat is not None and place.lon is not None
            where = point_words(place.lat, place.lon) if located else "no coordinates"  # type: ignore[arg-type]
            rows.append(
                h.tr(id=anchor("i", line.label))[
                    h.th(scope="row", data_head="Place")[said(place.name)],
                    h.td(data_head="Kind")[said(place.kind)],
                    h.td(data_head="Country")[place.country or ""],
                    h.td(data_head="Coordinates, by the desk")[
                        f"{where} ({place.precision})" if located else where
                    ],
                    h.td(data_head="Named in")[self.links.cites(line.cites)],
                ]
            )
        heads = ("Place", "Kind", "Country", "Coordinates, by the desk", "Named in")
        return table("Places that items name", heads, rows)

    def _voices(self) -> h.Renderable:
        rows = []
        for key, voice in self.outline.brief.voices.items():
            side = self.outline.side(self.outline.resolver.speaker(key))
            facts = "; ".join(filter(None, (voice.role, voice.org, side and f"side: {side}")))
            reliability = f"{voice.reliability}: {s.RELIABILITY[voice.reliability]}"
            rows.append(
                h.tr[
                    h.th(scope="row", data_head="Voice")[said(voice.name)],
                    h.td(data_head="Kind")[say.VOICE[voice.kind]],
                    h.td(data_head="Who that is")[said(facts)],
                    h.td(data_head="Reliability")[reliability],
                    h.td(data_head="Introduced in")[
                        self.links.cites(self.outline.resolver.cites(voice))
                    ],
                ]
            )
        heads = ("Voice", "Kind", "Who that is", "Reliability", "Introduced in")
        return table("Who speaks in the sources", heads, rows)

    def _sources(self) -> h.Renderable:
        return h.fragment[[self._source(source) for source in self.outline.brief.sources]]

    def _source(self, source: m.Source) -> h.Renderable:
        facts = [source.kind, source.publisher or "publisher not given"]
        facts += [f"published {moment_words(source.published)}" if source.published else "no date"]
        facts += [f"licence {source.licence}"] if source.licence else []
        facts += [f"found at {source.url}"] if source.url else []
        paragraphs = self.shown.get(source.id)
        words = "Its text is not in this page." if paragraphs is None else ""
        if source.is_table:
            words = "Its rows are not in this page." if paragraphs is None else "The cited rows:"
            if events := "; ".join(self.events.get(source.id, ())):
                words = f"{words.rstrip(':.')}. Events cited, by its own ids: {events}."
        return h.article[
            h.h3[f"{clean(source.id)}: ", said(source.title)],
            h.p(".whose")[said("; ".join(facts))],
            h.p[words] if words else None,
            [
                h.p(".para", id=anchor("p", f"{source.id}-{place}"))[
                    h.span(".number")[place], " ", said(text)
                ]
                for number, text in (paragraphs or {}).items()
                for place in [place_name(number, table=source.is_table)]
            ],
        ]

    @property
    def _rows_too(self) -> str:
        tables = any(source.is_table for source in self.outline.brief.sources)
        return "; r14 is the fourteenth row of a table" if tables else ""

    def _legend(self) -> h.Renderable:
        label = self.outline.tlp.removeprefix("TLP:")
        used = {line.basis for line in self.outline.every_line()}
        pairs = [
            ("TLP", f"{label}: {s.TLP[label]}."),
            ("Citations", f"p12 is the twelfth paragraph of the source{self._rows_too}."),
            ("Basis", "; ".join(f"{key}: {text}" for key, text in s.BASIS.items() if key in used)),
            ("The desk's own", say.OWN),
        ]
        if self.verdicts is not None:
            from briefing.export.verdict_phrases import legend

            pairs.append(("Verdicts", legend(True).text))
        if self.outline.brief.judgements:
            standard = s.YARDSTICK[self.outline.brief.yardstick]
            pairs.append(("Likelihood", f"terms of {standard}."))
        return h.dl(".facts")[[h.div[h.dt[name], h.dd[text]] for name, text in pairs]]
