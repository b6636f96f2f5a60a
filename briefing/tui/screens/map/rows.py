"""The list beside the map: every place, and what the brief says of the selected one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.atlas.documents import listed_only
from briefing.atlas.frame import Frame
from briefing.atlas.scene import GLYPHS, GLYPHS_ASCII, LETTERS, Scene, Site, letters_of
from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.brief.sides.letters import side_mark
from briefing.glyphs import SELECTED
from briefing.text import width
from briefing.tui.cells import PinnedRow, Row, column, fit, fit_words, flow, indent, row_width
from briefing.tui.panes.humanitarian import headline
from briefing.tui.panes.marks import verdict_span
from briefing.tui.panes.parts import (
    Form,
    basis_glyph,
    grade_spans,
    opened_statement,
    short_cite,
    spread,
)
from briefing.tui.panes.places import coordinates

if TYPE_CHECKING:  # the verification is loaded after the first paint
    from briefing.verify.verdicts import Path, Verdict

NO_PLACE: Final = "no place named"
"""What stands in the list for the claims that name none."""
NO_NAME: Final = "no room"
"""Said of a place in view whose name found no room on the map."""
OUTSIDE: Final = "outside"
UNPLACED: Final = "no coordinates"
AREA: Final = "area"
"""Said of a place that is no point: its name stands without a dot."""
_HOLDER: Final = 10
_CITE: Final = 5
_LEAST_NAME: Final = 25
"""Cells of a row from which there is room for the reason beside the name."""
_LEFT, _VERDICT, _BEGINNING = 30, 2, 24
"""Cells of what an item says, and of its verdict; those from which its statement has room."""


class PlaceItem(NamedTuple):
    """An item that says something of a place: its section, its number there, the item."""

    section: str
    number: int
    line: Line


class ListedPlace(NamedTuple):
    """An entry of the list: a place, or None for the claims that name none."""

    id: str
    site: Site | None
    entries: tuple[PlaceItem, ...]

    @property
    def claims(self) -> int:
        """How many claims there are."""
        return sum(entry.section == "territory" for entry in self.entries)


class ListRows(NamedTuple):
    """The rows of the list; ``owners`` has for each its stop and its entry, -1 for none."""

    rows: list[Row]
    owners: list[tuple[int, int]]


class ListPosition(NamedTuple):
    """What of the list the reader is at: the stop, and the entry in it, -1 for the place itself."""

    stop: int
    entry: int = -1


def where_of_place(stops: Sequence[ListedPlace], place: str) -> ListPosition | None:
    """Return where a place stands in the list, by its id."""
    return next(
        (ListPosition(number) for number, stop in enumerate(stops) if stop.id == place), None
    )


def where_of_item(stops: Sequence[ListedPlace], section: str, index: int) -> ListPosition | None:
    """Return where an item of a section stands in the list, None where it is about no place."""
    for number, stop in enumerate(stops):
        for at, entry in enumerate(stop.entries):
            if (entry.section, entry.number) == (section, index):
                return ListPosition(number, at)
    return None


class ListView(NamedTuple):
    """How the list is painted."""

    outline: Outline
    scene: Scene
    frame: Frame | None
    """What the map shows, None while that is not known."""
    verdicts: Mapping[Path, Verdict]
    ascii_only: bool = False
    full: bool = False
    """Whether every item of the selected place opens to its statement, not the selected alone."""
    whole: bool = False
    """Whether what an item says takes a second row where it does not fit into one."""
    others: int = 0
    """What stands there of other places: 0 nothing more, 1 their items, 2 their statements, too."""
    spare: int = 0
    """Rows that the first of the other places may take to tell one step more."""

    @property
    def listed_only(self) -> list[Site]:
        """The places of which nothing can be drawn."""
        return undrawn(self.scene, self.frame)


def undrawn(scene: Scene, frame: Frame | None) -> list[Site]:
    """Return the places of which nothing can be drawn; of areas the first frame tells."""
    return listed_only(scene, frame.hatched) if frame is not None else list(scene.unplaced)


def place_of(line: Line | None) -> str:
    """Return the id of the place that an item is about, empty for none."""
    if line is None:
        return ""
    if isinstance(line.item, m.Place):
        return line.label
    return getattr(line.item, "place", None) or ""


def listed_places(outline: Outline, scene: Scene) -> list[ListedPlace]:
    """Return every place with the items that name it, then the claims that name none."""
    entries: dict[str, list[PlaceItem]] = {}
    known = {site.id for site in scene.all}
    for key in ("territory", "humanitarian", "places"):
        for index, line in enumerate(outline.section(key).lines):
            place = place_of(line)
            place = place if place in known else ""
            if place or key == "territory":
                entries.setdefault(place, []).append(PlaceItem(key, index, line))
    found = [ListedPlace(site.id, site, tuple(entries.get(site.id, ()))) for site in scene.all]
    return [*found, ListedPlace("", None, tuple(entries[""]))] if "" in entries else found


def list_rows(
    found: list[ListedPlace], where: ListPosition, seen: ListView, cells: int
) -> ListRows:
    """Return the list in ``cells`` columns: heads, a row a place, opened as ``seen`` says."""
    room = state_room(seen, cells)
    rows: list[Row] = [_head(found, where, cells, room)]
    owners = [(-1, -1)]
    spare = seen.spare
    for number, stop in enumerate(found):
        chosen = number == where.stop
        row = place_row(stop, seen, cells, chosen, where.entry < 0, room)
        # The place whose items one goes through stays in sight above them.
        rows.append(PinnedRow(row) if chosen and where.entry >= 0 else row)
        owners.append((number, -1))
        if chosen:
            entries = enumerate(stop.entries)
            bodies = [entry_rows(e, seen, cells, at == where.entry) for at, e in entries]
        else:
            bodies = _other(stop, seen, seen.others, cells)
            more = _other(stop, seen, seen.others + 1, cells) if spare > 0 else bodies
            spare -= sum(map(len, more)) - sum(map(len, bodies))
            bodies = more if spare >= 0 else bodies
        for at, body in enumerate(bodies):
            rows += body
            owners += [(number, at)] * len(body)
    return ListRows(rows, owners)


def _other(stop: ListedPlace, seen: ListView, step: int, cells: int) -> list[list[Row]]:
    """Return what stands of a place that is not selected."""
    told = seen._replace(full=step > 1)
    return [entry_rows(entry, told, cells, False) for entry in stop.entries] if step else []


def state_room(seen: ListView, cells: int) -> int:
    """Return the cells of the longest reason there is for not seeing a place or its name."""
    states = [_state(site, seen) for site in seen.scene.all]
    longest = max(map(width, states), default=0)
    return longest if cells >= _LEAST_NAME + longest else 0


def _head(found: list[ListedPlace], where: ListPosition, cells: int, room: int) -> Row:
    here = where.entry >= 0
    title: Row = [(" PLACES ", "hi b r") if here else ("PLACES", "hi b u"), ("  ", "rule u")]
    count = sum(stop.site is not None for stop in found)
    row = [(" ", "text"), *title, (f"{count}", "dim u")]
    claims = cells >= 24 and any(stop.claims for stop in found)
    right: Row = [("claims", "dim u")] if claims else []
    right += [(" " * (room + 1), "rule u")] if room else []
    return [*fit(row, cells - row_width(right), "rule u"), *right]


def place_row(
    stop: ListedPlace, seen: ListView, cells: int, chosen: bool, leads: bool = True, room: int = 0
) -> Row:
    """Return the row of a place: sign, sides' letters, name, claims, whether it is on the map."""
    site = stop.site
    row: Row = [(SELECTED if chosen else " ", "hi b" if leads else "dim")]
    if site is None:
        row += [("  ", "text"), (" " * LETTERS, "text"), (f" {NO_PLACE}", "text i")]
    else:
        sign = (GLYPHS_ASCII if seen.ascii_only else GLYPHS)[site.basis]
        letters = letters_of(site)  # as many as stand beside the name on the map
        row += [(f"{sign} ", f"{site.role} b"), *letters]
        row.append((" " * (LETTERS - row_width(letters)), "text"))
        name = seen.outline.say(site.place.short or site.place.name)
        row.append((f" {name}", "hi" if chosen else "text"))
    right: Row = [(f" {stop.claims or ''}".rjust(4), "hi")]
    if room:
        right.append((f" {_state(site, seen):<{room}}", "dim"))
    row = spread(row, right, cells)
    return [(text, f"{words} sel") for text, words in row] if chosen else row


def _state(site: Site | None, seen: ListView) -> str:
    """Return why a place, or its name, is not to be seen as a dot; empty where it is."""
    frame = seen.frame
    if site is None:
        return ""
    if site in seen.listed_only:
        return UNPLACED
    if frame is not None and site.id in frame.outside:
        return OUTSIDE
    if frame is not None and site.id in frame.hidden:
        return NO_NAME
    return AREA if site.area else ""


def entry_rows(entry: PlaceItem, seen: ListView, cells: int, chosen: bool) -> list[Row]:
    """Return what an item says of its place; the selected one opens to its statement."""
    line, outline = entry.line, seen.outline
    mark = verdict_span(seen.verdicts.get(line.path))
    cited = max(_CITE, width(short_cite(line)) + 1)
    row: Row = [("  ", "text"), (SELECTED if chosen else " ", "hi b"), (" ", "text")]
    more: list[Row] = []
    opened = chosen or seen.full
    if entry.section == "places":
        assert isinstance(line.item, m.Place)
        row.append((coordinates(line.item), "dim"))
    else:
        form = Form(cells - 4, "table", seen.ascii_only)
        row.append((f"{basis_glyph(line.basis, form)} ", "text"))
        lead = row_width(row)
        said = _said(entry, seen, cells - lead - cited - _VERDICT - 1, opened or seen.whole)
        row, more = [*row, *said[0]], indent(said[1:], lead)
        left = max(row_width(row), _LEFT) + 2
        room = cells - left - cited - _VERDICT
        if room >= _BEGINNING and not opened and not more:
            row = [*fit(row, left), *fit_words([(line.text, "dim")], room)]
    cite = column(short_cite(line), cited, "dim", right=True)
    rows = [spread(row, [cite, (" ", "text"), mark], cells), *more]
    if opened:
        rows += _opened(line, outline, cells)
    if chosen:
        rows = [[(text, f"{words} sel") for text, words in fit(row, cells)] for row in rows]
    return rows


def _opened(line: Line, outline: Outline, cells: int) -> list[Row]:
    """Return what an item opens to: who says so, on what basis, and the statement."""
    if isinstance(line.item, m.Place):
        note = outline.say(line.item.note)
        about = f"{note} " if note else ""
        about += "Coordinates are the desk's own." if line.item.lat is not None else ""
        return indent(flow([(about, "dim")], cells - 7), 6) if about else []
    lead: Row = [(f"{line.basis.capitalize()} by {outline.speaker_names(line)}", "text")]
    lead += [(", ", "text"), *grade_spans(line.grade)] if line.graded else []
    return indent(opened_statement(line, outline, cells - 5, [*lead, (": ", "text")]), 4)


def _said(entry: PlaceItem, seen: ListView, cells: int, whole: bool) -> list[Row]:
    """Return holder and kind of hold of a claim, figure and kind of an impact.

    ``whole``: in as many rows as it needs, else the kind of an impact gives way to its figure.
    """
    line, outline = entry.line, seen.outline
    if not isinstance(line.item, m.Claim):
        row: Row = [headline(line, outline), (f" {getattr(line.item, 'category', '')}", "dim")]
        fits = row_width(row) <= cells
        return [row] if fits else flow(row, cells) if whole else [row[:1]]
    side = side_mark(outline.sides, outline.side(line.item))
    name = outline.actor_name(line.item.holder)
    return [
        [
            (f"{side.letter} ", f"{side.role} b"),
            column(name, min(max(width(name), 4), _HOLDER), side.role),
            (f" {line.item.control}", "hi"),
        ]
    ]
