"""The items of a brief as elements of a page: text, whose word, what it rests on, what is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import htpy as h

from briefing.brief import model as m
from briefing.brief.fields import shown_fields
from briefing.brief.outline import Line, Outline, Section
from briefing.brief.sections import SECTION
from briefing.export import phrases as say
from briefing.export.html.markup import (
    Links,
    Piece,
    anchor,
    basis,
    flat,
    joined,
    named,
    said,
    table,
    verdict,
)
from briefing.export.phrases import ItemPhrases
from briefing.text import clean
from briefing.verify.verdicts import Path, Verdict

_IN_TABLES: Final = frozenset({"place", "holder", "control", "category", "group"})
"""Fields that a table has a column for."""
_IN_HEADS: Final = frozenset({"likelihood", "confidence", "topic"})
"""Fields that the head of an item says."""


class Items:
    """Turns the lines of one brief into elements."""

    def __init__(self, outline: Outline, links: Links, verdicts: Mapping[Path, Verdict]) -> None:
        self.outline = outline
        self.links = links
        self.verdicts = verdicts
        self.phrases = ItemPhrases(outline)

    def section(self, section: Section) -> h.Renderable:
        """Return what stands below the title of a section: a table, or a list of items."""
        if not section.lines:
            return h.p(".none")["none recorded"]
        made = {"territory": self._claims, "humanitarian": self._impacts}.get(section.kind.key)
        if made is not None:
            return made(section)
        return h.ol(".items")[flat(*map(self.item, section.lines))]

    def item(self, line: Line) -> h.Renderable:
        """Return an item as an entry of a list."""
        head = self._head(line)
        asks = isinstance(line.item, m.Crosscheck)  # the question leads, and how it is answered
        parts = [h.p(".head")[head] if head and not asks else None]
        parts.append(h.p(".head.text" if asks else ".text")[said(line.text)])
        parts.append(h.p(".text")[head] if head and asks else None)
        return h.li(id=anchor("i", line.label))[
            flat(parts, self._whose(line), self._notes(line, _IN_HEADS))
        ]

    # -- tables -----------------------------------------------------------------------------

    def _claims(self, section: Section) -> h.Renderable:
        heads = ("Place", "Holder", "Control", "Who says what", "Found")
        return table("Who is said to hold what, by whom", heads, map(self._claim, section.lines))

    def _claim(self, line: Line) -> h.Renderable:
        claim = self.outline.claim(line)
        place = self.outline.place_name(claim.place, short=False)
        holder = self.outline.actor_name(claim.holder) if claim.holder else "nobody named"
        side = self.outline.side(claim)
        cells = (
            h.bdi[place],
            h.fragment[h.bdi[holder], f" ({clean(side)})" if side else None],
            claim.control,
        )
        return self._row(line, ("Place", "Holder", "Control"), cells)

    def _impacts(self, section: Section) -> h.Renderable:
        heads = ("Kind", "Who", "Place", "Who says what", "Found")
        return table("What it does to people", heads, map(self._impact, section.lines))

    def _impact(self, line: Line) -> h.Renderable:
        impact = line.item
        assert isinstance(impact, m.Impact)
        place = self.outline.place_name(impact.place, short=False) if impact.place else ""
        cells = (
            impact.category,
            said(impact.group) if impact.group else None,
            h.bdi[place] if place else None,
        )
        return self._row(line, ("Kind", "Who", "Place"), cells)

    def _row(
        self, line: Line, heads: tuple[str, ...], cells: tuple[Piece | None, ...]
    ) -> h.Renderable:
        first, *others = zip(heads, cells, strict=True)
        who = (h.p(".text")[said(line.text)], self._whose(line, mark=False),
               self._notes(line, _IN_TABLES))  # fmt: skip
        return h.tr(id=anchor("i", line.label))[
            flat(
                h.th(scope="row", data_head=first[0])[first[1]],
                [h.td(data_head=head)[cell] for head, cell in others],
                h.td(data_head="Who says what")[flat(who)],
                h.td(data_head="Found")[verdict(self.verdicts.get(line.path))],
            )
        ]

    # -- parts of an item -------------------------------------------------------------------

    def _head(self, line: Line) -> Piece | None:
        item = line.item
        if isinstance(item, m.Judgement):
            return clean(self.phrases.sureness(item))
        if isinstance(item, m.Crosscheck):
            return f"answers {say.ANSWERS[item.status]}"
        if isinstance(item, m.Event):
            return clean(self.phrases.when(item)) or "no date given"
        if isinstance(item, m.View):
            roles = [
                f"{each.name}, {each.role}" if each.role else each.name for each in line.speakers
            ]
            return h.bdi[clean(" and ".join(roles) + (f": {item.topic}" if item.topic else ""))]
        return None

    def _whose(self, line: Line, *, mark: bool = True) -> h.Renderable | None:
        """Return whose word an item is, how graded and dated, where it stands, what was found."""
        found = verdict(self.verdicts.get(line.path)) if mark else None
        if SECTION[line.section].by_desk:
            words: list[Piece] = [line.own_words.partition(",")[0]]
        else:
            words = [basis(line.basis), h.bdi[clean(self.outline.speaker_names(line, short=False))]]
        if line.graded:
            words.append(f"grade {line.grade}")
        if not isinstance(line.item, m.Event) and (when := self.phrases.when(line.item)):
            words.append(clean(when))
        if line.item.verification in say.VERIFIED:
            words.append(say.VERIFIED[line.item.verification])
        words += self.phrases.standing(line)
        if line.cites:
            words.append(self.links.cites(line.cites))
        return h.p(".whose")[flat(joined(" \u00b7 ", words), " ", found)]

    def _notes(self, line: Line, apart: frozenset[str]) -> h.Renderable | None:
        """Return what else there is of an item, as pairs; None where there is nothing."""
        pairs = [named(label, value) for label, value in self._pairs(line, apart)]
        return h.dl[flat(*pairs)] if pairs else None

    def _pairs(self, line: Line, apart: frozenset[str]) -> Iterator[tuple[str, Piece]]:
        item = line.item
        yield from self._printed(item)
        listed = {"because", "against", "for", "refs", "about"}
        listed |= {"status"} if isinstance(item, m.Crosscheck) else set()
        for own in (False, True):
            for field in shown_fields(item, line.section, own=own):
                value = self.outline.value(item, field)
                if value and field.key not in apart | listed:
                    yield field.name, said(value)
        for key, label in (("for_", "yes"), ("because", "because of"), ("against", "against it")):
            ids = getattr(item, key, None)
            label = "no" if key == "against" and isinstance(item, m.Crosscheck) else label
            if ids:
                yield label, self.links.items(ids)
            elif ids is not None and isinstance(item, m.Crosscheck):
                yield label, say.NOBODY
        for about in getattr(item, "about", ()):
            known = about in self.outline.by_id
            yield "about", self.links.items([about]) if known else self.outline.about_words(about)
        if isinstance(item, m.Event) and item.refs:
            yield "see", self.links.items(item.refs)
        if note := getattr(item, "note", None):
            yield "note", said(note)
        yield from self._doubts(line)

    def _printed(self, item: m.Item) -> Iterator[tuple[str, Piece]]:
        for quote in self.phrases.quotes(item):
            yield "quoted", h.q[said(quote.strip('"'))]
        for translation in self.phrases.translations(item):
            yield "translation", said(translation)
        for figure in item.figures:
            yield "figure", said(self.phrases.figure(figure, item))

    def _doubts(self, line: Line) -> Iterator[tuple[str, Piece]]:
        if line.contradicted:
            answers = self.outline.answers(line)
            ids = [each.line.item.id for each in answers if each.word == "contradicts"]
            yield "contradicted by", self.links.items([key for key in ids if key])
        for gap in self.outline.gaps(line.item):
            yield "gap", h.a(href=f"#{anchor('i', gap.label)}")[said(gap.text)]
        found = self.verdicts.get(line.path)
        for finding in found.findings if found else ():
            yield finding.code, clean(finding.message)
        if found is not None and found.signed:
            yield "signed", clean(f"by {found.signed.by} on {found.signed.on}")
        for waiver in line.item.waive:
            yield "waived", clean(f"{waiver.code}: {waiver.why}")
