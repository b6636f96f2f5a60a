"""The map screen: where the claims lie, beside the list of all places, one of them selected."""

from __future__ import annotations

from typing import Any

from textual import events

from briefing.brief.outline import Line
from briefing.tui.brief_list import OpenBrief
from briefing.tui.dashboard import Dashboard
from briefing.tui.host import Position
from briefing.tui.registry import EVIDENCE, MAP, Opening
from briefing.tui.screens.map.choice import MapChoice
from briefing.tui.screens.map.page import MapPage
from briefing.tui.screens.map.rows import (
    ListedPlace,
    ListPosition,
    PlaceItem,
    listed_places,
    place_of,
    where_of_item,
    where_of_place,
)
from briefing.tui.screens.skeleton import BriefScreen
from briefing.tui.widgets.mapview import MapView

CLOSER = 1.5
"""How much closer a key goes."""


class MapScreen(BriefScreen):
    """Every place of one brief, one of them selected; dismisses with nothing."""

    where = MAP

    def __init__(self, card: OpenBrief, position: Position, place: str = "") -> None:
        super().__init__(card, position)
        self.asked = place
        self.choice = MapChoice()
        self.page = MapPage(self)
        self._left_out: tuple[list[str], list[str]] | None = None

    @classmethod
    def opened(cls, app: Dashboard, *_arguments: Any, **_named: Any) -> Opening | None:
        """Return the map, the place of the item selected at which one was."""
        if not app.card.outline or not app.card.outline.brief.places:
            app.say("This brief names no places.")
            return None
        place = place_of(getattr(app.screen, "line", None))
        shown = next((screen for screen in app.screen_stack if isinstance(screen, cls)), None)
        if shown is None:
            return Opening(cls(app.card, app.position, place))
        while app.screen is not shown:  # it is one's way here: back to it
            app.pop_screen()
        shown.choose(place)
        return None

    @property
    def body(self) -> MapPage:
        """Map and list."""
        return self.page

    @property
    def crumbs(self) -> tuple[str, ...]:
        """The map, and the place that is selected on it."""
        place = self.stop.id if self.stop is not None else ""
        return (*super().crumbs, self.outline.place_name(place)) if place else super().crumbs

    @property
    def map(self) -> MapView:
        """The map itself."""
        return self.page.map

    def begin(self) -> None:
        """Show the places, the one asked for selected."""
        self._fill(keep=False)
        if self.asked:
            self.choose(self.asked)
        self.page.list.focus()

    # -- what is shown ----------------------------------------------------------------------

    @property
    def stop(self) -> ListedPlace | None:
        """The selected entry of the list."""
        return self.choice.stop

    @property
    def entry(self) -> PlaceItem | None:
        """The selected item of the selected place."""
        return self.choice.entry

    @property
    def line(self) -> Line | None:
        """The selected item; of a place alone, its own."""
        return self.choice.line

    @property
    def inner(self) -> bool:
        """Whether the items of the selected place have the keys, not the places."""
        return self.choice.where.entry >= 0

    def _fill(self, *, keep: bool) -> None:
        """Take the places of the brief, the map fitted to them unless ``keep``."""
        scene = self.briefing.maps.scene(self.outline)
        self.choice.stops = listed_places(self.outline, scene)
        self.map.show(scene, keep)
        self._at(self.choice.where if keep else ListPosition(0))

    def take_brief(self) -> None:
        """Take the places as they are after a save; the selected one stays selected."""
        before, at = self.stop, self.choice.where.entry
        self._fill(keep=True)
        if before is not None:
            self.choose(before.id)
            self._at(ListPosition(self.choice.where.stop, at))

    def _at(self, where: ListPosition | None) -> None:
        """Go to a place of the list and an item of it, as near as there are any; None: stay."""
        if where is None:
            return
        self.choice.go(where)
        self.map.select(self.stop.id if self.stop else "")
        self.page.relayout()
        self.show_body()

    def show_body(self) -> None:
        """Paint list and title; what is selected stays in sight."""
        self.page.list.repaint()
        self.page.repaint_edges()
        self.call_after_refresh(self.page.list.reveal_chosen)
        super().show_body()

    def on_map_view_redrawn(self) -> None:
        """Show beside the map which names it has now, where they are others."""
        frame = self.map.frame()
        left_out = (frame.outside, frame.hidden) if frame is not None else None
        if left_out != self._left_out:
            self._left_out = left_out
            self.page.list.repaint()
            self.page.repaint_edges()

    # -- choosing ---------------------------------------------------------------------------

    def choose(self, place: str) -> None:
        """Select a place by its id."""
        self._at(where_of_place(self.choice.stops, place))

    def show_item(self, section: str, index: int) -> None:
        """Select an item of a place, where it is one of the list's."""
        self._at(where_of_item(self.choice.stops, section, index))

    def on_map_view_picked(self, message: MapView.Picked) -> None:
        """Select the place that was clicked; of several, the next with each click."""
        here = self.stop.id if self.stop else ""
        sites = message.sites
        if here in sites and len(sites) == 1:
            self.action_enter()
        else:
            self.choose(sites[(sites.index(here) + 1) % len(sites)] if here in sites else sites[0])

    def on_click(self, event: events.Click) -> None:
        """Select in the list what is under the pointer; once more opens it."""
        where = self.page.list.under(event)
        if where is None:
            return
        if where == self.choice.where:
            self.action_enter()
        else:
            self._at(where)

    # -- actions ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: the one that leads here does nothing here."""
        if action in ("steer", "pan_half", "zoom", "fit"):
            return bool(self.map.shown and self.map.shown.points)
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Go from the items back to the places, from the places back to where one was."""
        if self.inner:
            self._at(ListPosition(self.choice.where.stop))
        elif self.page.alone:
            self.action_maximise()
        else:
            self.dismiss()

    def action_steer(self, across: int, down: int) -> None:
        """Move the map; up and down move in the list while an item of it is selected."""
        if self.inner and down:
            self.action_move(1 if down > 0 else -1)
        else:
            self.map.pan(across, down)

    def action_pan_half(self, across: int, down: int) -> None:
        """Move the map by half of what it shows."""
        self.map.pan_half(across, down)

    def action_zoom(self, closer: int) -> None:
        """Go closer, or away."""
        self.map.zoom(CLOSER if closer > 0 else 1 / CLOSER)

    def action_fit(self) -> None:
        """Show all claims."""
        self.map.fit()

    def action_place(self, step: int) -> None:
        """Select the next or previous place, around the ends."""
        self._at(self.choice.round(step))

    def action_move(self, step: int) -> None:
        """Select the next or previous place or, among its items, item; stop at the ends."""
        self._at(self.choice.moved(step))

    def action_move_to(self, index: int) -> None:
        """Select the first or last place or item."""
        self._at(self.choice.end(index))

    def action_page(self, step: int) -> None:
        """Move by a page of the list."""
        self.action_move(step * max(self.page.list.size.height - 2, 1))

    def action_switch(self) -> None:
        """Go from the places to the items of the selected one, and back."""
        self._at(self.choice.switched())

    def action_enter(self) -> None:
        """Go to the items of the place; from there, open the evidence of one."""
        entry = self.entry
        if entry is not None:
            self.briefing.screens.open(
                EVIDENCE, entry.section, entry.number, then=lambda shown: self.show_item(*shown)
            )
        else:
            self._at(ListPosition(self.choice.where.stop, 0))

    def action_pane(self, key: str) -> None:
        """Leave the map for a pane, at the selected item or the first that names the place."""
        stop, entry = self.stop, self.entry
        wanted = [entry] if entry is not None else []
        wanted += list(stop.entries) if stop is not None else []
        at = next((each.number for each in wanted if each.section == key), None)
        self.briefing.screens.show_pane(key, at)

    def action_maximise(self) -> None:
        """Give the map the whole page, or give the list its part again."""
        self.page.alone = not self.page.alone
        self.page.relayout()
        self.show_body()
