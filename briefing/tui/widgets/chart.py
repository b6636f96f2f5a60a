"""The map on a wide page: it follows the selected item, and a click on it selects one."""

from __future__ import annotations

from briefing.brief.outline import Line, Outline
from briefing.text import width
from briefing.tui.cells import Row, heading
from briefing.tui.screens.map.legend import Shown, legend_rows
from briefing.tui.screens.map.rows import Stop, counts, place_of, stops
from briefing.tui.widgets.mapview import MapView


class Chart(MapView):
    """The map of the brief shown, between its title and what its letters mean."""

    head = foot = 1

    def __init__(self) -> None:
        super().__init__(id="chart")
        self.stops: list[Stop] = []

    def read(self, outline: Outline, keep: bool = False) -> None:
        """Show the places of a brief."""
        scene = self.briefing.maps.scene(outline.brief)
        self.stops = stops(outline, scene)
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
        shown = Shown(self.shown, frame=self.frame(), ascii_only=self.briefing.ascii_only)
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
