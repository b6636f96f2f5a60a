"""How each proposal stands to the items of a brief by itself: new, the same, or changed.

First by facets, which is whom or what an item is about, then by what it says. Two voices never say
the same: what the second says is new, or contradicts, which ``briefing.draft.against`` finds.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Final, TypeVar

from msgspec.structs import replace

from briefing.brief import model as m
from briefing.brief.figures import bounds, fate_of, numbers_differ, same_group, same_words, unit_of
from briefing.brief.fold import fold
from briefing.brief.outline import Line, Outline
from briefing.brief.parts import quoted
from briefing.brief.sides.contrasts import at_other_times
from briefing.compare.pairs import pair
from briefing.draft.compose.merge import FIELDS, SYMMETRIC
from briefing.draft.model import Answer, Draft, DraftSource, Proposal
from briefing.draft.trial import NO_WORDS, STRUCTS, empty, with_items
from briefing.verify.words.normalise import words

_FIRST: Final[tuple[Answer, ...]] = ("same", "changed")
_SAID: Final = frozenset({"situation", "views", "timeline"})
"""Sections whose items have no facets but who says what: a quotation tells them apart."""
_WORDED: Final = frozenset({"situation", "timeline"})
"""Sections whose items have nothing but their words to tell by what has changed."""
_COUNTING: Final = frozenset({"situation", "humanitarian"})
"""Sections that may hold the same figure of the same voice."""
_RUN: Final = 4
"""Words in a row that two quotations share which are parts of the same words."""
_ATTRIBUTES: Final = tuple("from_" if key == "from" else key for key in FIELDS)

_Item = TypeVar("_Item", bound=m.Item)


def answered(draft: Draft, brief: m.Brief) -> list[Proposal]:
    """Return the proposals of a draft, each with its answer and the ids of what it is about.

    The draft goes by the ids of the brief, whose items all have one; questions are left out.
    """
    return _Answers(draft, brief).all()


class _Answers:
    """The work on the proposals of one draft."""

    def __init__(self, draft: Draft, brief: m.Brief) -> None:
        self._proposals = draft.proposals
        self._brief = brief
        self._theirs = Outline(brief)
        cast = draft.voices, draft.actors, draft.places
        self._trial = with_items(empty(draft.source), draft.proposals, *cast)
        self._ours = Outline(self._trial).by_id
        self._own = _own_source(draft.source, brief)
        self._by_facets: dict[Hashable, list[Line]] = {}
        for line in self._theirs.every_line():
            for facets in _facets(line):
                self._by_facets.setdefault(facets, []).append(line)
        self._alike = self._paired()

    def all(self) -> list[Proposal]:
        """Return the proposals with their answers."""
        return [self._answered(each) for each in self._proposals]

    def _answered(self, proposal: Proposal) -> Proposal:
        line = self._ours.get(proposal.key)
        if line is None:
            return proposal
        found: dict[Answer, list[str]] = {}
        for other in self._candidates(line):
            answer = self._answer(line, other)
            found.setdefault(answer, []).append(other.item.id or "")
        for answer in _FIRST:
            if answer in found:
                return replace(proposal, answer=answer, of=found[answer][:1])
        return replace(proposal, answer="new", of=[])

    def _candidates(self, line: Line) -> Iterator[Line]:
        """Yield the items of the brief that a proposal may be about, each once."""
        seen: set[str] = set()
        for other in (
            *(each for each in self._theirs.every_line() if self._identical(line, each)),
            *(each for facets in _facets(line) for each in self._by_facets.get(facets, ())),
            *self._alike.get(line.item.id or "", ()),
        ):
            if other.item.id and other.item.id not in seen:
                seen.add(other.item.id)
                yield other

    def _answer(self, ours: Line, theirs: Line) -> Answer:
        if self._identical(ours, theirs):
            return "same"
        if not self._one_voice(ours, theirs) or _other_quote(ours.item, theirs.item):
            return "new"
        differ = _control(ours) != _control(theirs)
        figures = _figures(ours.item, theirs.item)
        if figures is None:
            return "new"
        if at_other_times(ours.item, theirs.item):
            return "changed" if (ours.item.date or "") > (theirs.item.date or "") else "new"
        if ours.section in _WORDED and not _same_said(ours, theirs):
            return "changed"
        return "changed" if differ or figures else "same"

    def _identical(self, ours: Line, theirs: Line) -> bool:
        """Tell whether an item was made of the same words of the same text, and says no other."""
        if ours.section != theirs.section or not self._paragraphs(ours) & self._paragraphs(theirs):
            return False
        return self._one_voice(ours, theirs) and all(
            getattr(ours.item, key, None) == getattr(theirs.item, key, None)
            for key in _ATTRIBUTES
            if key not in ("by", "basis")
        )

    def _paragraphs(self, line: Line) -> set[tuple[str, int]]:
        """Return the cited paragraphs, those of the draft's text by the brief's id of it."""
        return {
            (self._own.get(cite.source, cite.source), number)
            for cite in line.cites
            for number in range(cite.first, cite.last + 1)
        }

    def _one_voice(self, ours: Line, theirs: Line) -> bool:
        """Tell whether those who say an item are among those who say the other.

        That one actor is something to another may be anybody's own narration.
        """
        if _voices(ours) <= _voices(theirs):
            return True
        own = {fold(self._theirs.resolver.source_speaker(s).name) for s in self._brief.sources}
        narrated = ours.item.by is None and _voices(theirs) <= own
        return isinstance(ours.item, m.Relationship) and narrated

    def _paired(self) -> dict[str, list[Line]]:
        """Return the items that are alike by what they say, by the keys of proposals."""
        bare, keys = without_ids(self._trial)
        found: dict[str, list[Line]] = {}
        for theirs, ours in pair(self._theirs, Outline(bare)).both:
            key = keys.get(id(ours.item))
            if key and ours.text != NO_WORDS and not _conflict(ours.item, theirs.item):
                found.setdefault(key, []).append(theirs)
        return found


def _own_source(source: DraftSource, brief: m.Brief) -> dict[str, str]:
    """Return by the id of the draft's source the one that the brief has for the same text."""
    for each in brief.sources:
        if each.sha256 == source.sha256 or (
            each.text == source.text and each.sha256 is None and each.title == source.title
        ):
            return {source.id: each.id}
    return {}


# -- facets ---------------------------------------------------------------------------------------


def _facets(line: Line) -> Iterator[Hashable]:
    """Yield by what people would know an item again, whatever its wording; none for too little."""
    item = line.item
    if isinstance(item, m.Claim) and item.place:
        yield "territory", item.place, item.holder
    elif isinstance(item, m.Impact) and (item.place or _group(item)):
        yield "humanitarian", item.category, item.place, _group(item)
    elif isinstance(item, m.Relationship):
        ends: Hashable = (item.from_, item.to)
        yield item.type, frozenset((item.from_, item.to)) if item.type in SYMMETRIC else ends
    elif isinstance(item, m.View) and item.topic:
        yield "views", _voices(line), fold(item.topic)
    if line.section in _SAID:
        for quote in quoted(item):
            yield "quote", tuple(words(quote.words))
    if line.section in _COUNTING:
        for figure in item.figures:
            if numbers := bounds(figure):
                yield "figure", _voices(line), numbers


def _same_said(ours: Line, theirs: Line) -> bool:
    """Tell whether two statements say the same: by a quotation, or word for word as worded."""
    mine, other = ([words(each.words) for each in quoted(x.item)] for x in (ours, theirs))
    shared = any(_overlap(one, two) for one in mine for two in other)
    return shared or ours.text == NO_WORDS or words(ours.text) == words(theirs.text)


def _group(item: m.Impact) -> str:
    return same_words(item.group) or next(
        (same_words(f.group) for f in item.figures if f.group), ""
    )


def _voices(line: Line) -> frozenset[str]:
    return frozenset(fold(speaker.name) for speaker in line.speakers)


def _control(line: Line) -> str:
    return line.item.control if isinstance(line.item, m.Claim) else ""


def _conflict(ours: m.Item, theirs: m.Item) -> bool:
    """Tell whether two items are about other places, actors or kinds of impact."""
    return any(
        getattr(ours, key, None)
        and getattr(theirs, key, None)
        and getattr(ours, key) != getattr(theirs, key)
        for key in ("place", "holder", "category", "topic", "from_", "to", "type")
    )


def _other_quote(ours: m.Item, theirs: m.Item) -> bool:
    """Tell whether both have quotations, and none is of the words of another."""
    mine, other = ([each.words for each in quoted(item)] for item in (ours, theirs))
    if isinstance(ours, m.Claim | m.Impact) or not mine or not other:
        return False
    return not any(_overlap(words(one), words(two)) for one in mine for two in other)


def _overlap(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two quotations share some words in a row, or are shorter and the same."""
    size = min(_RUN, len(one), len(other))
    runs = {tuple(one[at : at + size]) for at in range(len(one) - size + 1)}
    return any(tuple(other[at : at + size]) in runs for at in range(len(other) - size + 1))


def _figures(ours: m.Item, theirs: m.Item) -> bool | None:
    """Tell whether the figures of two items differ; None where they count other things."""
    if not ours.figures or not theirs.figures:
        same = not isinstance(ours, m.Impact) or bool(ours.figures) == bool(theirs.figures)
        return False if same else None
    pairs = [
        (one, other)
        for one in ours.figures
        for other in theirs.figures
        if (_same_unit(one, other) or same_words(one.text) == same_words(other.text))
        and same_group(fate_of(one, _impact(ours)), fate_of(other, _impact(theirs)))
    ]
    return all(numbers_differ(*each) or _moved(*each) for each in pairs) if pairs else None


def _impact(item: m.Item) -> m.Impact | None:
    return item if isinstance(item, m.Impact) else None


def _moved(one: m.Figure, other: m.Figure) -> bool:
    """Tell whether a bound or an estimate is another one: at least 152, where it was 147."""
    return one.op == other.op != "=" and bounds(one) != bounds(other)


def _same_unit(one: m.Figure, other: m.Figure) -> bool:
    """Tell whether two figures may count the same: where one has no unit, it may be any."""
    mine, theirs = unit_of(one), unit_of(other)
    share = mine.startswith("per cent") and theirs.startswith("per cent")
    return not mine or not theirs or mine == theirs or share


def without_ids(brief: m.Brief) -> tuple[m.Brief, dict[int, str]]:
    """Return a brief whose items have no ids, which then are known by what they say alone.

    The ids are returned by the identity of the new items.
    """
    ids: dict[int, str] = {}

    def bare(items: Sequence[_Item]) -> list[_Item]:
        made = [replace(each, id=None) for each in items]
        ids.update((id(new), old.id) for new, old in zip(made, items, strict=True) if old.id)
        return made

    sections = {name: bare(getattr(brief, name)) for name in STRUCTS if hasattr(brief, name)}
    situation = replace(brief.situation, points=bare(brief.situation.points))
    return replace(brief, situation=situation, **sections), ids
