"""A brief's sections and lines in order: what panes, exports and copied text all read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from msgspec import Struct

from briefing.brief import model as m
from briefing.brief.fields import Field
from briefing.brief.figures import runs
from briefing.brief.naming import Naming
from briefing.brief.resolve import Cite, Grade, Speaker
from briefing.brief.scales import CROSSCHECK_STATUSES, SECTOR_NAME
from briefing.brief.sections import MAIN_SECTIONS, SECTION, SECTIONS, SectionKind
from briefing.brief.words import OUTGOING, cite_words

NONE_RECORDED: Final = "none recorded"
"""What a section without items says."""


class Line(Struct, frozen=True):
    """One item of a brief, with everything it leaves to the defaults filled in.

    ``path`` leads to it in the file (``("territory", 1)``); ``label`` is its name in messages:
    its id, or ``territory[2]`` counted from 1. ``counted_as`` are the voices that it counts as: one
    source that repeats another speaks for that one. ``rests_on`` are its citations with those of
    its parts: how an actor is listed, what became of a judgement.
    """

    section: str
    path: tuple[str | int, ...]
    label: str
    item: m.Item
    text: str
    basis: str
    speakers: tuple[Speaker, ...]
    grade: Grade
    cites: tuple[Cite, ...]
    cite: tuple[str, ...]
    contradicted: bool = False
    counted_as: frozenset[str] = frozenset()
    rests_on: tuple[Cite, ...] = ()

    @property
    def own(self) -> bool:
        """Whether it is the desk's own: what the desk concludes, asks or watches."""
        return SECTION[self.section].by_desk or self.basis == "inferred"

    @property
    def own_words(self) -> str:
        """Whose an item of the desk is: ``the desk's own question, prompted by p16``."""
        cited = ", ".join(self.cite)
        prompted = f", prompted by {cited}" if cited else ""
        return f"the desk's own {SECTION[self.section].own or 'conclusion'}{prompted}"

    @property
    def graded(self) -> bool:
        """Whether the desk gave this item a grade."""
        return self.item.grade is not None


class Section(Struct, frozen=True):
    """A section with its lines; an empty one says ``NONE_RECORDED``."""

    kind: SectionKind
    lines: tuple[Line, ...]


class Answer(Struct, frozen=True):
    """How another item stands to a given one, by a cross-check: word, question, line."""

    word: str
    question: m.Crosscheck
    line: Line


def outline_of(brief: m.Brief | Outline) -> Outline:
    """Return a brief as its outline, which it may be already."""
    return brief if isinstance(brief, Outline) else Outline(brief)


class Outline(Naming):
    """One brief, ready to be shown: sections, names, sides."""

    def __init__(self, brief: m.Brief, *, ascii_only: bool = False, today: str = "") -> None:
        super().__init__(brief, ascii_only=ascii_only, today=today)
        self.several_sources = len(brief.sources) > 1
        self._contradicted = _contradicted(brief.crosscheck)

    # -- sections ---------------------------------------------------------------------------

    @cached_property
    def every_section(self) -> tuple[Section, ...]:
        """All sections there are, in order, empty ones too."""
        return tuple(Section(kind, tuple(self._lines(kind.key))) for kind in SECTIONS)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that stand for themselves; relationships and places are shown in them."""
        return tuple(map(self.section, (kind.key for kind in MAIN_SECTIONS)))

    @cached_property
    def relationships(self) -> tuple[Line, ...]:
        """The relationships between actors, as lines."""
        return self.section("relationships").lines

    @cached_property
    def place_lines(self) -> tuple[Line, ...]:
        """The places, as lines."""
        return self.section("places").lines

    def section(self, key: str) -> Section:
        """Return one section by its key."""
        return next(section for section in self.every_section if section.kind.key == key)

    def every_line(self) -> Iterator[Line]:
        """Yield every item of the brief, section by section."""
        for section in self.every_section:
            yield from section.lines

    @cached_property
    def by_id(self) -> dict[str, Line]:
        """Every item that has an id."""
        return {line.item.id: line for line in self.every_line() if line.item.id}

    def _lines(self, key: str) -> Iterator[Line]:
        if key == "situation":
            yield from self._each("situation", self.brief.situation.summary, "summary")
            yield from self._each("situation", self.brief.situation.points, "points")
        elif key == "territory":
            yield from self._territory()
        elif key == "humanitarian":
            # Several voices on one figure stand together, where the first of them stands.
            first = runs(self.brief.humanitarian)
            lines = list(self._each(key, self.brief.humanitarian))
            yield from (lines[at] for at in sorted(range(len(lines)), key=lambda at: first[at]))
        elif key == "views":
            lines = list(self._each(key, self.brief.views))
            order = list(dict.fromkeys(line.speakers for line in lines))
            yield from sorted(lines, key=lambda line: order.index(line.speakers))
        elif key == "crosscheck":
            yield from sorted(self._each(key, self.brief.crosscheck), key=_contradictory_first)
        else:
            yield from self._each(key, getattr(self.brief, key))

    def _territory(self) -> Iterator[Line]:
        """Yield the claims place by place, in the order in which the places first appear."""
        lines = list(self._each("territory", self.brief.territory))
        rank: dict[str | None, int] = {}
        for claim in self.brief.territory:
            rank.setdefault(claim.place, len(rank) if claim.place else len(lines) + 1)
        yield from sorted(lines, key=lambda line: rank[self.claim(line).place])

    def _each(self, section: str, items: Sequence[m.Item], inner: str = "") -> Iterator[Line]:
        for index, item in enumerate(items):
            path = (section, inner, index) if inner else (section, index)
            cites = tuple(self.resolver.cites(item))
            yield Line(
                section,
                path,
                item.id or f"{inner or section}[{index + 1}]",
                item,
                self._text(section, item),
                self.resolver.basis(item),
                tuple(self.resolver.speakers(item)),
                self.resolver.grade(item),
                cites,
                tuple(cite_words(cites, self.several_sources)),
                bool(item.id) and item.id in self._contradicted,
                self.resolver.counted_as(item),
                tuple(dict.fromkeys(self.resolver.all_cites(item))),
            )

    def _text(self, section: str, item: m.Item) -> str:
        """Return the sentence of an item; those without one are put in words from their fields."""
        if isinstance(item, m.Relationship):
            # No "is": short names are singular and plural, as in "rebels against Govt".
            ends = self.actor_name(item.from_), self.actor_name(item.to)
            words = f" {OUTGOING[item.type]} ".join(ends)
            return words + (f", since {self.say(item.since)}" if item.since else "")
        return self.say(getattr(item, SECTION[section].text))

    def claim(self, line: Line) -> m.Claim:
        """Return the claim behind a line of the territory section."""
        assert isinstance(line.item, m.Claim)
        return line.item

    def speaker_names(self, line: Line, short: bool = True) -> str:
        """Return who says a line: ``Observatory``, ``UN + Observatory``."""
        names = [self.say(s.short if short else s.name) for s in line.speakers]
        return (" + " if short else ", ").join(names)

    def value(self, item: m.Item, field: Field) -> str:
        """Return what a field of an item holds, as ``Naming``.

        What a gap is about stands there in its words, of an item with its id.
        """
        if field.key != "about":
            return super().value(item, field)
        words = [(each, self.about_words(each)) for each in getattr(item, "about", ())]
        return "; ".join(f"{text} ({id})" if id in self.by_id else text for id, text in words)

    def about_words(self, about: str) -> str:
        """Return what a gap is about: an item in its words, or a sector's name."""
        line = self.by_id.get(about)
        return line.text if line else self.say(SECTOR_NAME.get(about, about))

    def gaps(self, item: m.Item) -> list[Line]:
        """Return the gaps that are about an item, or about its sector."""
        own = {item.id, getattr(item, "sector", None)} - {None}
        if not own or isinstance(item, m.Gap):
            return []
        return [line for about, line in self._gaps if about in own]

    @cached_property
    def _gaps(self) -> list[tuple[str, Line]]:
        lines = self.section("gaps").lines
        return [(each, line) for line in lines for each in getattr(line.item, "about", ())]

    def independent(self, ids: Iterable[str]) -> int:
        """Return how many of the items with these ids are no repetition of another of them.

        An item repeats another where its source says that it repeats that one's.
        """
        wanted = list(ids)
        lines = [self.by_id[each] for each in wanted if each in self.by_id]
        return self.independent_lines(lines) + len(wanted) - len(lines)

    def independent_lines(self, lines: Sequence[Line]) -> int:
        """Return how many lines are no repetition of another of them."""
        firm = [line for line in lines if not self.resolver.repeated(line.item)]
        told = {voice for line in firm for voice in line.counted_as}
        count = len(firm)
        for line in lines:
            if self.resolver.repeated(line.item) and not line.counted_as <= told:
                count += 1
                told |= line.counted_as
        return count

    def answers(self, line: Line) -> list[Answer]:
        """Return the items that stand with or against a line in the cross-checks it is part of."""
        found: list[Answer] = []
        for check in self.brief.crosscheck:
            for own, other in ((check.for_, check.against), (check.against, check.for_)):
                if not line.item.id or line.item.id not in own:
                    continue
                word = "contradicts" if check.status == "contradictory" else "differs"
                pairs = [("supports", i) for i in own] + [(word, i) for i in other]
                found += [
                    Answer(how, check, self.by_id[i])
                    for how, i in pairs
                    if i != line.item.id and i in self.by_id
                ]
        return found


def _contradictory_first(line: Line) -> int:
    assert isinstance(line.item, m.Crosscheck)
    return CROSSCHECK_STATUSES.index(line.item.status)


def _contradicted(checks: Sequence[m.Crosscheck]) -> frozenset[str]:
    """Return the ids of all items that a contradictory cross-check sets against each other."""
    return frozenset(
        item
        for check in checks
        if check.status == "contradictory" and check.for_ and check.against
        for item in (*check.for_, *check.against)
    )
