"""The lines below a page's map: what letters and signs mean, what is not on it, whose data."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from briefing.atlas.documents import CREDIT, HATCHED, SAID, described, listed_only
from briefing.atlas.scene import GLYPHS, Scene
from briefing.atlas.sheet.marks import Piece, pieces_width
from briefing.atlas.sheet.metrics import broken
from briefing.brief.outline import Outline

LINE: Final = 11.0
"""Points from a line to the next."""
SIZE: Final = 8.0
ROOM: Final = 782.0
"""Points of a line."""
_MOST: Final = 3
"""Lines that one list takes at most."""


class FootLine(NamedTuple):
    """A line below the map."""

    pieces: tuple[Piece, ...]
    size: float = SIZE


def foot(
    outline: Outline,
    scene: Scene,
    hatched: Collection[str],
    hidden: Collection[str],
    outside: Collection[str],
) -> list[FootLine]:
    """Return the lines; ``hatched``, ``hidden`` and ``outside`` are ids of places."""
    lines = list(_entries(scene))
    names = {site.id: site.name for site in scene.all}
    if any(site.id in hatched and site.claims for site in scene.areas):
        lines += _list("", [f"{HATCHED}."])
    lines += _list("No room for the name", [names[key] for key in hidden])
    lines += _list("Outside the map", [names[key] for key in outside])
    lines += _list("No coordinates", [described(site) for site in listed_only(scene, hatched)])
    lines += _list("Sources", [_source(outline, n) for n in range(len(outline.brief.sources))])
    credit = "" if scene.invented else f"{CREDIT}. "
    lines += _list("", [f"{credit}Web Mercator; the scale is that of the middle."])
    return lines


def _source(outline: Outline, number: int) -> str:
    source = outline.brief.sources[number]
    publisher = outline.say(source.publisher)
    published = str(source.published or "")[:10]
    about = ", ".join(part for part in (publisher, published) if part)
    return f"{source.id} {outline.say(source.title)}" + (f" ({about})" if about else "")


def _entries(scene: Scene) -> Iterator[FootLine]:
    """Yield the letters, then the signs, as many lines as they take."""
    letters: list[tuple[Piece, ...]] = [
        ((f"{side.letter} ", f"{side.role} b"), (side.name, "text")) for side in scene.sides
    ]
    if letters:
        yield from _set(f"{SAID}:  ", letters)
    signs: list[tuple[Piece, ...]] = [
        ((GLYPHS[basis], "text"), (f" {basis}", "text")) for basis in scene.bases
    ]
    if any(not site.basis for site in scene.sites):
        signs.append(((GLYPHS[""], "text"), (" no claim", "text")))
    if any(len(site.claims) > 1 for site in scene.all):
        signs.append((("(2) number of claims", "text"),))
    if signs:
        yield from _set("Marks:  ", signs)


def _set(head: str, entries: list[tuple[Piece, ...]]) -> Iterator[FootLine]:
    """Yield entries in lines, none broken."""
    row: list[Piece] = [(head, "dim")]
    for entry in entries:
        gap: tuple[Piece, ...] = (("   ", "dim"),) if len(row) > 1 else ()
        if len(row) > 1 and pieces_width([*row, *gap, *entry], SIZE) > ROOM:
            yield FootLine(tuple(row))
            row, gap = [], ()
        row += [*gap, *entry]
    yield FootLine(tuple(row))


def _list(head: str, names: list[str]) -> Iterator[FootLine]:
    """Yield names after a head in a few lines; the last says how many found no room there."""
    if not names:
        return
    lead = f"{head}: " if head else ""

    def lines(kept: int) -> list[str]:
        rest = f", and {len(names) - kept} more" if kept < len(names) else ""
        return broken(lead + ", ".join(names[:kept]) + rest, SIZE, ROOM)

    # The most names that fit, by halves: a brief may have hundreds.
    low, high = 1, len(names)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if len(lines(middle)) <= _MOST else (low, middle - 1)
    for text in lines(low)[:_MOST]:
        yield FootLine(((text, "dim"),))
