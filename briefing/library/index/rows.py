"""A brief file as rows of the index: one for lists, one an item for search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from briefing.brief import model as m
from briefing.brief.countries import country_name
from briefing.brief.fields import FIELDS
from briefing.brief.labels import Path as ItemPath
from briefing.brief.labels import at_most, item_label, items, paths_at_most
from briefing.brief.outline import Line, Outline
from briefing.brief.parts import calc_lines, figures, quote_texts
from briefing.brief.resolve import Speaker
from briefing.brief.scales import SECTOR_NAME, tlp_rank
from briefing.brief.words import RESULT_WORDS, STANDING_WORDS, date_words, moment_words
from briefing.digests import blake2b
from briefing.files import BRIEF_CAP, TooLarge, Unreadable, read_guarded
from briefing.format.problems import Reading
from briefing.library.entry import Summary, entry_of, summary
from briefing.library.index.days import DaySpan, span_of
from briefing.library.index.nearby import Point
from briefing.library.index.points import Points
from briefing.library.index.tags import BRIEF, own_tags, tags_of
from briefing.library.index.tokenise import parted
from briefing.text import clean

_WORDS_OF = tuple(
    field.attribute for field in FIELDS.values() if field.searched in ("library", "both")
)
"""Fields whose words are found beside the text of an item."""
_ACTORS, _PLACES = (
    tuple(field.attribute for field in FIELDS.values() if field.refers == section)
    for section in ("actors", "places")
)
"""Fields that name another item of the brief, by whose names an item is found."""
_LONGEST = 20_000
"""Characters of one column that are indexed."""
_PARENTS = 5


class IndexedItem(Struct, array_like=True, frozen=True):
    """One item: where it is, what it says, and by which names it is found.

    ``actor``, ``place`` and ``voice`` hold ids and names, a line each; ``more`` whatever else of
    the item is found by its words. ``line`` counts from 1. ``tlp`` is its own label where that is
    stricter than the brief's, else empty. ``points`` are where its places lie.
    """

    section: str
    label: str
    line: int
    basis: str
    tlp: str
    text: str
    more: str
    actor: str
    place: str
    voice: str
    days: DaySpan | None = None
    points: tuple[Point, ...] = ()


class ParsedFile(Struct, array_like=True, frozen=True):
    """A file as the index keeps it.

    ``hash`` is that of its bytes, empty where it cannot be read. ``id``, ``as_of`` and ``broken``
    are those of its entry in the library's list.
    """

    hash: bytes
    id: str
    as_of: str
    broken: bool
    summary: Summary
    items: list[IndexedItem]
    folded: list[tuple[str, ...]]
    """Of each item the columns that are found by words, folded, and its tags."""


def parse(path: Path, root: Path, known: bytes = b"") -> ParsedFile | bool:
    """Read a brief file for the index; what is wrong with it is in the answer, never raised.

    True says that its bytes still have the hash ``known``: nothing is to be changed.
    """
    from briefing.format.reader import read, read_brief  # not for those who only ask the index

    try:
        data = read_guarded(path, BRIEF_CAP, root)
    except (TooLarge, Unreadable):
        digest, reading = b"", read_brief(path, root)
    else:
        digest = digest_of(data)
        if digest == known:
            return True
        reading = read(data, m.Brief, folder=path.parent, library=root)
    entry = entry_of(str(path), reading.value)
    items = list(_items(reading))
    about = summary(reading, entry.id, entry.as_of)
    tags = {basis: tags_of(about, basis) for basis in {item.basis for item in items}}
    return ParsedFile(
        digest,
        entry.id,
        entry.as_of,
        entry.broken,
        about,
        items,
        [
            (
                *(parted(x.text), parted(x.more), *map(_parted, (x.actor, x.place, x.voice))),
                tags[x.basis] + own_tags(x.section, x.days, x.points),
            )
            for x in items
        ],
    )


_parted = lru_cache(maxsize=1_000)(parted)
"""The same names stand in many items of a brief."""


def digest_of(data: bytes) -> bytes:
    """Return the hash by which the index knows a file's bytes again."""
    return blake2b(data, digest_size=16).digest()


def _items(reading: Reading[m.Brief]) -> Iterator[IndexedItem]:
    brief = reading.value
    if brief is None:
        return
    outline = Outline(brief)
    countries = [country_name(code) for code in brief.countries]
    more = [brief.id, brief.conflict, brief.prepared_by, *countries, *_times(brief)]
    line = reading.marks.at(("title",))[0]
    yield IndexedItem(BRIEF, brief.id, line, "", "", outline.title, _joined(more), "", "", "")
    views = _views(outline)
    for each in outline.every_line():
        view, item = next((x, item) for x in views if (item := x.item(each)) is not None)
        yield IndexedItem(
            each.section,
            each.label,
            reading.marks.at(each.path)[0],
            each.basis,
            outline.own_tlp(each.item).removeprefix("TLP:"),
            each.text[:_LONGEST],
            _joined((*_more(item), *_of_sources(view, item))),
            view.names.actor(item),
            view.names.place(item),
            view.names.voice(each.speakers),
            span_of(item.date),
            view.points.of(item),
        )


class _View:
    """A brief as it may be shown at a label: ``shown`` are its items by where they stand in all.

    None stands for all of it.
    """

    def __init__(self, outline: Outline, shown: Mapping[ItemPath, m.Item] | None = None) -> None:
        self.outline = outline
        self.names = _Names(outline)
        self.points = Points(outline)
        self.fallen = any(source.standing != "current" for source in outline.brief.sources)
        """Whether some source no longer stands as it was."""
        self._shown = shown

    def item(self, whole: Line) -> m.Item | None:
        """Return an item of the whole brief as it may be shown, None where it may not."""
        return whole.item if self._shown is None else self._shown.get(whole.path)


def _views(outline: Outline) -> list[_View]:
    """Return a brief at each label that items of it have, the mildest first.

    An item is found by nothing that it says of a stricter one: who may not be told of that could
    ask for it, and see that the item is found.
    """
    brief = outline.brief
    labels = {item_label(brief, item) for _, item in items(brief)}
    *milder, _ = sorted(labels, key=tlp_rank)
    found = []
    for label in milder:
        left = at_most(brief, label).brief
        there, now = paths_at_most(brief, label), dict(items(left))
        shown = {path: now[place] for path, place in there.items()}
        found.append(_View(Outline(left), shown))
    return [*found, _View(outline)]


def _times(brief: m.Brief) -> Iterator[str]:
    """Yield the time that a brief is about and when the next one is due, as a reader has them."""
    if brief.period:
        yield date_words(brief.period)
    if brief.next:
        yield moment_words(brief.next)


def _of_sources(view: _View, item: m.Item) -> Iterator[str]:
    """Yield what has become of the sources of an item, where none of them is one that stands."""
    if view.fallen:
        yield STANDING_WORDS.get(view.outline.resolver.standing(item), "")


@lru_cache(maxsize=100)
def _fields(kind: type[m.Item]) -> tuple[str, ...]:
    """Return those of the fields of a kind of item whose words are found."""
    return tuple(field for field in _WORDS_OF if hasattr(kind, field))


def _more(item: m.Item) -> Iterator[str | None]:
    yield item.id
    yield from quote_texts(item)
    for _, figure in figures(item):
        yield from (figure.text, figure.unit, figure.group, *calc_lines(figure.calc))
    yield from calc_lines(item.calc)
    yield from _part_texts(item)
    for field in _fields(type(item)):
        yield getattr(item, field)
    yield from getattr(item, "aka", ())
    for listed in getattr(item, "designations", ()):
        yield from (listed.as_, listed.authority)


def _part_texts(item: m.Item) -> Iterator[str | None]:
    """Yield what the parts of an item say, those of one kind of item alone."""
    for dissent in getattr(item, "dissent", ()):
        yield from (dissent.who, dissent.text)
    if isinstance(item, m.Judgement) and item.by:
        yield date_words(item.by)
    outcome = getattr(item, "outcome", None)
    if outcome is not None:
        yield from (RESULT_WORDS[outcome.result], outcome.note)
    yield SECTOR_NAME.get(getattr(item, "sector", None) or "")
    yield from (SECTOR_NAME.get(each, each) for each in getattr(item, "about", ()))


class _Names:
    """The names by which the items of a brief are found; most are wanted many times."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._actors: dict[tuple[str | None, ...], str] = {}
        self._places: dict[tuple[str | None, ...], str] = {}
        self._voices: dict[tuple[Speaker, ...], str] = {}

    def actor(self, item: m.Item) -> str:
        """Return the names of the actors of an item: itself, who holds, both ends of a bond."""
        if isinstance(item, m.Actor):
            return _joined(_names(item))
        ids = tuple(getattr(item, field, None) for field in _ACTORS)
        if ids not in self._actors:
            actors = [self._outline.actors.get(x or "") for x in ids]
            self._actors[ids] = _joined(name for actor in actors for name in _names(actor))
        return self._actors[ids]

    def place(self, item: m.Item) -> str:
        """Return the names of the place of an item and of the places that it lies in."""
        if isinstance(item, m.Place):
            return _joined(self._upwards(item))
        ids = tuple(getattr(item, field, None) for field in _PLACES)
        if ids not in self._places:
            places = [self._outline.places.get(x or "") for x in ids]
            self._places[ids] = _joined(name for place in places for name in self._upwards(place))
        return self._places[ids]

    def voice(self, speakers: tuple[Speaker, ...]) -> str:
        """Return the names of who says so."""
        if speakers not in self._voices:
            self._voices[speakers] = _joined(self._said_by(speakers))
        return self._voices[speakers]

    def _upwards(self, place: m.Place | None) -> Iterator[str | None]:
        for _ in range(_PARENTS):
            if place is None:
                return
            yield from _names(place)
            place = self._outline.places.get(place.part_of or "")

    def _said_by(self, speakers: tuple[Speaker, ...]) -> Iterator[str | None]:
        for speaker in speakers:
            voice = self._outline.brief.voices.get(speaker.id)
            others = (voice.org, *voice.aka) if voice else ()
            yield from (speaker.name, speaker.short, *others, speaker.id)


def _names(named: m.Actor | m.Place | None) -> Iterator[str | None]:
    if named is not None:
        yield from (named.name, named.short, *named.aka, named.id)


def _joined(parts: Iterable[str | None]) -> str:
    """Return texts a line each, clean, none twice."""
    return "\n".join(dict.fromkeys(clean(part) for part in parts if part))[:_LONGEST]
