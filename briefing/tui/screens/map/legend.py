"""What stands above and below the map, and of its signs in the help; the map of a wide page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.atlas.basemap import BORDER, COAST, DISPUTED, PROVINCE, RIVER
from briefing.atlas.documents import HATCHED, SAID
from briefing.atlas.drawing import HATCH_SIGN, SEA_SIGN
from briefing.atlas.frame import Frame
from briefing.atlas.layers import ASCII_SIGNS
from briefing.atlas.scene import DISPUTED as CONTESTED
from briefing.atlas.scene import GLYPHS, GLYPHS_ASCII, LETTERS, Scene, Side
from briefing.brief import model as m
from briefing.brief.outline import Line, Outline
from briefing.brief.scales import BY_FIRMNESS
from briefing.glyphs import SEPARATOR
from briefing.text import CUT, width
from briefing.tui.cells import Row, Span, column, fit, flow, heading, indent, row_width
from briefing.tui.screens.map.rows import (
    NO_NAME,
    UNPLACED,
    ListedPlace,
    listed_places,
    place_of,
    undrawn,
)
from briefing.tui.widgets.mapview import MapView

_GAP = 2
_OWN = "the desk's own"
_LINES = {
    COAST: "coast", BORDER: "border", RIVER: "river", PROVINCE: "province",
    DISPUTED: "disputed border",
}  # fmt: skip
"""Lines that ASCII has a sign for; in braille one sees what they are."""


class MapInView(NamedTuple):
    """What is to be explained: a map and, where there is one, the list beside it."""

    scene: Scene
    stops: Sequence[ListedPlace] = ()
    """The entries of the list, none where the map stands alone."""
    frame: Frame | None = None
    verdicts: Sequence[Span] = ()
    """The verdicts' marks in the list, each with its meaning: ``("✓ found", "dim")``."""
    ascii_only: bool = False


class _LegendSign(NamedTuple):
    """A sign with its meaning; of the entries that find no room all at once, the lower need stays.

    Where the need is ``_SPARE`` it only fills room that is left over.
    """

    row: Row
    size: int
    need: int


_ON_MAP, _IN_LIST, _COUNTS, _SPARE = range(4)


def legend_rows(shown: MapInView, cells: int, most: int) -> list[Row]:
    """Return what letters and signs mean in at most ``most`` rows, at least one.

    A sign at the end says that something found no room. How many rows there are depends on the
    brief alone, not on what the map shows of it at the moment.
    """
    entries = [_LegendSign(row, row_width(row), need) for row, need in _entries(shown, cells)]
    needed = [entry for entry in entries if entry.need != _SPARE]
    rows = _packed(needed, cells, most)
    if rows is not None:
        return _packed(_most(entries, needed, cells, len(rows)), cells, len(rows)) or rows
    spare = 1 + width(CUT)
    rows = _packed(_most(needed, [], cells, most, spare), cells, most, spare) or [[]]
    if row_width(rows[-1]) + spare > cells and rows[-1]:
        rows.append([])  # not the last there may be: that one keeps room
    rows[-1] = [*rows[-1], (f" {CUT}" if rows[-1] else CUT, "hi b")]
    return rows if cells > 0 else [[]]


def _most(
    entries: list[_LegendSign], chosen: list[_LegendSign], cells: int, most: int, spare: int = 0
) -> list[_LegendSign]:
    """Return, in their order, the ``chosen`` entries and all others that find room, by need."""
    taken = {id(entry) for entry in chosen}
    for entry in sorted(entries, key=lambda entry: entry.need):
        trial = [each for each in entries if id(each) in taken or each is entry]
        if _packed(trial, cells, most, spare) is not None:
            taken.add(id(entry))
    return [entry for entry in entries if id(entry) in taken]


def _packed(
    entries: Iterable[_LegendSign], cells: int, most: int, spare: int = 0
) -> list[Row] | None:
    """Set entries in rows, none broken; None where they are too many.

    The last of all rows that there may be keeps ``spare`` cells.
    """
    rows: list[Row] = [[]]
    used = 0
    for entry in entries:
        room = cells - spare * (len(rows) == most)
        if used and used + _GAP + entry.size > room:
            rows.append([])
            used = 0
            room = cells - spare * (len(rows) == most)
        if used + entry.size > room or len(rows) > most:
            return None
        if used:
            rows[-1].append((" " * _GAP, "text"))
            used += _GAP
        rows[-1] += entry.row
        used += entry.size
    return rows


def _entries(shown: MapInView, cells: int) -> Iterable[tuple[Row, int]]:
    """Yield all that there is to explain, in the order in which it stands, with its need."""
    scene, listed = shown.scene, bool(shown.stops)
    here = {side for site in (*scene.sites, *scene.areas) for side in site.sides}
    for side in scene.sides:
        if side in here or listed:
            yield _letter(side, cells), _ON_MAP if side in here else _IN_LIST
    signs = GLYPHS_ASCII if shown.ascii_only else GLYPHS
    marks = {site.basis for site in scene.sites}
    items = _in_list(shown.stops)
    for basis in (*BY_FIRMNESS, CONTESTED, ""):
        if basis in marks or basis in items:
            words = _OWN if basis == "inferred" else basis or "no claim"
            yield (
                [(signs[basis], "text"), (f" {words}", "dim")],
                (_ON_MAP if basis in marks else _IN_LIST),
            )
    sites = scene.all if listed else (*scene.sites, *scene.areas)
    if any(len(site.claims) > 1 for site in (*scene.sites, *scene.areas)):
        yield [("(2)", "text"), (" number of claims", "dim")], _COUNTS
    if any(len(site.letters) > LETTERS for site in sites):
        yield [("+", "text b"), (" more sides", "dim")], _COUNTS
    if any(site.claims and site.place.country for site in scene.areas):
        yield [(HATCH_SIGN[shown.ascii_only], "text"), (" named by claims", "dim")], _COUNTS
    if shown.ascii_only and not scene.invented:
        for kind, name in _LINES.items():
            yield [(ASCII_SIGNS[kind], "text"), (f" {name}", "dim")], _COUNTS
    yield from ((row, _SPARE) for row in _passing(shown))


def _letter(side: Side, cells: int) -> Row:
    """Return a side's letter and name; a name that would take half a row is cut with a sign."""
    row: Row = [(side.letter, f"{side.role} b"), (f" {side.name}", "dim")]
    return fit(row, min(row_width(row), max(cells // 2, 12)))


def _in_list(stops: Iterable[ListedPlace]) -> set[str]:
    """Return the signs of places and items in the list."""
    found = set()
    for stop in stops:
        if stop.site is not None:
            found.add(stop.site.basis)
        found |= {e.line.basis for e in stop.entries if not isinstance(e.line.item, m.Place)}
    return found


def _passing(shown: MapInView) -> Iterable[Row]:
    """Yield what is there at times: it goes with the view, or comes once the brief is verified."""
    frame = shown.frame
    if frame is not None and any(answer.key.startswith("town:") for answer in frame.answers):
        yield [("o" if shown.ascii_only else SEPARATOR, "dim"), (" a town", "dim")]
    inferred = "inferred" in _in_list(shown.stops)
    for text, words in shown.verdicts:
        if not (inferred and text.endswith(_OWN)):  # one sign, as a basis and as a verdict
            yield [(text[:1], words), (text[1:], "dim")]


def title_row(scene: Scene, frame: Frame | None, cells: int, leads: bool) -> Row:
    """Return the title of the map on its hairline, with the counts."""
    row: Row = [(" MAP ", "hi b r") if leads else (" MAP ", "hi b u"), ("  ", "hi u")]
    words = ", ".join(counts(scene, frame))
    if row_width(row) + width(words) > cells:
        words = words.replace("without room for the name", NO_NAME)
        words = words.replace("without coordinates", UNPLACED)
    row.append((words, "dim u"))
    return fit(row, cells, "hi u")


class Chart(MapView):
    """The map of the brief shown, between its title and what its letters mean."""

    head = foot = 1

    def __init__(self) -> None:
        super().__init__(id="chart")
        self.stops: list[ListedPlace] = []

    def read(self, outline: Outline, keep: bool = False) -> None:
        """Show the places of a brief."""
        scene = self.briefing.maps.scene(outline)
        self.stops = listed_places(outline, scene)
        self.show(scene, keep)

    def follow(self, line: Line | None) -> None:
        """Let the place of an item stand out; one without a place leaves none standing out."""
        place = place_of(line)
        known = any(stop.id == place and stop.site is not None for stop in self.stops)
        self.select(place if known else "")

    def head_row(self) -> Row:
        """Return the title on its hairline, and what is not to be seen."""
        cells = self.size.width
        # It may be painted after it was mounted and before it has read the brief.
        note = ", ".join(counts(self.shown, self.frame())[1:]) if self.shown else ""
        return heading("MAP", note if width(note) < cells - 12 else "", cells, "m")

    def foot_row(self) -> Row:
        """Return what the letters and signs mean."""
        if self.shown is None:
            return []
        shown = MapInView(self.shown, frame=self.frame(), ascii_only=self.briefing.ascii_only)
        return legend_rows(shown, self.size.width, 1)[0]

    def on_map_view_picked(self, message: MapView.Picked) -> None:
        """Select the first item of the place that was clicked; of several places, the next."""
        message.stop()
        sites = message.sites
        at = sites.index(self.selected) + 1 if self.selected in sites else 0
        stop = next(s for s in self.stops if s.id == sites[at % len(sites)])
        shown = self.briefing.overview.panes_in_view
        for entry in stop.entries:
            if entry.section in shown:
                self.briefing.overview.go(entry.section, entry.number)
                return
        self.select(stop.id)


_SIGN = 14


def map_help(notices: Sequence[str], cells: int, ascii_only: bool) -> list[Row]:
    """Return the signs of the map, its mouse, and the ``notices`` of its data."""
    signs = GLYPHS_ASCII if ascii_only else GLYPHS
    rows = [heading("ON THE MAP", "beside the signs of basis", cells)]
    entries = [
        (signs[CONTESTED], "claims that cannot both be right, or somebody denies one of them"),
        (signs[""], "a place of the brief that no claim names"),
        ("A B C", f"{SAID[0].lower()}{SAID[1:]}: the letter of the side, as in the panes"),
        ("(2)", "two claims"),
        (HATCH_SIGN[ascii_only], f"{HATCHED[0].lower()}{HATCHED[1:]}"),
        (SEA_SIGN[ascii_only], "the sea"),
        (
            "o" if ascii_only else SEPARATOR,
            "a town that the brief does not name, to find one's way",
        ),
    ]
    if ascii_only:
        entries += [
            (ASCII_SIGNS[BORDER], "border; " + ASCII_SIGNS[DISPUTED] + " disputed border"),
            (ASCII_SIGNS[COAST], f"coast; {ASCII_SIGNS[RIVER]} river or lake"),
            (ASCII_SIGNS[PROVINCE], "border of provinces"),
        ]
    else:
        entries.append(("lines", "borders and coasts; dashed: disputed; dotted: provinces"))
    for sign, meaning in entries:
        body = flow([(meaning, "text")], cells - _SIGN)
        rows += [[column(sign, _SIGN, "hi b"), *body[0]], *indent(body[1:], _SIGN)]
    mouse = "Click a place to select it, drag to move the map, turn the wheel to go closer or away."
    rows += [*flow([(mouse, "dim")], cells), [], heading("MAP DATA", "offline", cells)]
    for notice in notices:
        rows += [*flow([(notice, "text")], cells), []]
    return rows


def counts(scene: Scene, frame: Frame | None) -> list[str]:
    """Return how many places a map shows, then how many it does not, or not with their names."""
    nowhere = undrawn(scene, frame)
    on_it = len(scene.all) - len(nowhere) - (len(frame.outside) if frame else 0)
    words = [f"{on_it} place{'' if on_it == 1 else 's'}"]
    if frame is not None and frame.hidden:
        words.append(f"{len(frame.hidden)} without room for the name")
    if frame is not None and frame.outside:
        words.append(f"{len(frame.outside)} outside")
    if nowhere:
        words.append(f"{len(nowhere)} without coordinates")
    return words
