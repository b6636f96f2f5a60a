"""A brief file as rows of the index: one for lists, one an item for search."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from briefing.files import BRIEF_CAP, TooLarge, Unreadable, read_guarded
from briefing.format import model as m
from briefing.format.countries import country_name
from briefing.format.marks import Marks
from briefing.format.reader import Reading, read, read_brief
from briefing.format.resolve import as_list
from briefing.library.index.fold import fold
from briefing.library.summary import Summary, summary
from briefing.outline import Line, Outline
from briefing.text import clean

BRIEF: str = "brief"
"""The section of the row that stands for a brief's header."""
_WORDS_OF = (
    *("note", "topic", "group", "category", "control", "likelihood", "assumes", "alternative"),
    *("so_what", "leader", "when", "signal", "horizon", "hxl", "kind"),
)
"""Fields whose words are found beside the text of an item."""
_LONGEST = 20_000
"""Characters of one column that are indexed."""
_PARENTS = 5


class Item(Struct, array_like=True, frozen=True):
    """One item: where it is, what it says, and by which names it is found.

    ``actor``, ``place`` and ``voice`` hold ids and names, a line each; ``more`` whatever else of
    the item is found by its words. ``line`` counts from 1.
    """

    section: str
    label: str
    line: int
    basis: str
    text: str
    more: str
    actor: str
    place: str
    voice: str


class Parsed(Struct, array_like=True, frozen=True):
    """A file as the index keeps it.

    ``hash`` is that of its bytes, empty where it cannot be read. ``id``, ``as_of`` and ``broken``
    are those of its entry in the library's list.
    """

    hash: bytes
    id: str
    as_of: str
    broken: bool
    summary: Summary
    items: list[Item]
    folded: list[tuple[str, ...]]
    """Of each item the columns that are found by words, folded, and its tags."""


def parse(path: Path, root: Path, known: bytes = b"") -> Parsed | bool:
    """Read a brief file for the index; what is wrong with it is in the answer, never raised.

    True says that its bytes still have the hash ``known``: nothing is to be changed.
    """
    from briefing.library.folder import entry_of

    try:
        data = read_guarded(path, BRIEF_CAP, root)
    except (TooLarge, Unreadable):
        digest, reading = b"", read_brief(path, root)
    else:
        digest = digest_of(data)
        if digest == known:
            return True
        reading = read(data, m.Brief, folder=path.parent, library=root)
    entry = entry_of(path, reading.value)
    items = list(_items(reading))
    about = summary(reading, entry.id, entry.as_of)
    tags = [tags_of(about, item.basis) for item in items]
    return Parsed(
        digest,
        entry.id,
        entry.as_of,
        entry.broken,
        about,
        items,
        [
            (*map(fold, (x.text, x.more, x.actor, x.place, x.voice)), tag)
            for x, tag in zip(items, tags, strict=True)
        ],
    )


def tag(key: str, value: str) -> str:
    """Return the one word that stands for a filter's value among the tags."""
    return f"is{key}{re.sub('[^a-z0-9]', '', value.lower().replace('+', 'plus'))}"


def tags_of(about: Summary, basis: str) -> str:
    """Return the tags of an item: its basis, and label and countries of its brief.

    Only the row of a brief itself has no basis.
    """
    first = ("basis", basis) if basis else ("section", BRIEF)
    given = [first, ("tlp", about.tlp or ""), *(("country", code) for code in about.countries)]
    return " ".join(tag(key, value) for key, value in given if value)


def digest_of(data: bytes) -> bytes:
    """Return the hash by which the index knows a file's bytes again."""
    return hashlib.blake2b(data, digest_size=16).digest()


def _items(reading: Reading[m.Brief]) -> Iterator[Item]:
    brief = reading.value
    if brief is None:
        return
    outline = Outline(brief)
    countries = [country_name(code) for code in brief.countries]
    more = [brief.id, brief.conflict, brief.prepared_by, *countries]
    line = reading.marks.at(("title",))[0]
    yield Item(BRIEF, brief.id, line, "", outline.title, _joined(more), "", "", "")
    for each in outline.every_line():
        yield _item(outline, each, reading.marks)


def _item(outline: Outline, line: Line, marks: Marks) -> Item:
    return Item(
        line.section,
        line.label,
        marks.at(line.path)[0],
        line.basis,
        line.text[:_LONGEST],
        _joined(_more(line)),
        _joined(_actors(outline, line.item)),
        _joined(_places(outline, line.item)),
        _joined(_voices(outline, line)),
    )


def _more(line: Line) -> Iterator[str | None]:
    item = line.item
    yield item.id
    yield from as_list(item.quote)
    for figure in item.figures:
        yield from (figure.text, figure.unit, figure.group)
    for field in _WORDS_OF:
        yield getattr(item, field, None)
    yield from getattr(item, "aka", ())
    for listed in getattr(item, "designations", ()):
        yield from (listed.as_, listed.authority)


def _actors(outline: Outline, item: m.Item) -> Iterator[str | None]:
    """Yield the names of the actors of an item: itself, who holds, both ends of a relationship."""
    ids = [getattr(item, field, None) for field in ("holder", "from_", "to")]
    actors = [item] if isinstance(item, m.Actor) else [outline.actors.get(x or "") for x in ids]
    for actor in actors:
        if actor is not None:
            yield from (actor.name, actor.short, *actor.aka, actor.id)


def _places(outline: Outline, item: m.Item) -> Iterator[str | None]:
    """Yield the names of the place of an item and of the places that it lies in."""
    name = getattr(item, "place", None)
    place = item if isinstance(item, m.Place) else outline.places.get(name or "")
    for _ in range(_PARENTS):
        if place is None:
            return
        yield from (place.name, place.short, *place.aka, place.id)
        place = outline.places.get(place.part_of or "")


def _voices(outline: Outline, line: Line) -> Iterator[str | None]:
    for speaker in line.speakers:
        voice = outline.brief.voices.get(speaker.id)
        others = (voice.org, *voice.aka) if voice else ()
        yield from (speaker.name, speaker.short, *others, speaker.id)


def _joined(parts: Iterable[str | None]) -> str:
    """Return texts a line each, clean, none twice."""
    return "\n".join(dict.fromkeys(clean(part) for part in parts if part))[:_LONGEST]
