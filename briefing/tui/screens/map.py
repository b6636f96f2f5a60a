"""The map screen: where the claims lie, beside the list of all places."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from briefing.outline import Line, Outline
from briefing.tui.copying import copy_item
from briefing.tui.deck import Card
from briefing.tui.keys import MAP
from briefing.tui.screens.base import BriefScreen, bindings
from briefing.tui.screens.map_choice import Choice
from briefing.tui.screens.map_page import MapPage
from briefing.tui.screens.map_rows import Entry, Stop, Where, stops
from briefing.tui.widgets.footer import Footer
from briefing.tui.widgets.mapview import MapView
from briefing.tui.widgets.masthead import Masthead, Position

CLOSER = 1.5
"""How much closer a key goes."""


class MapScreen(BriefScreen):
    """Every place of one brief, one of them selected; dismisses with nothing."""

    where = MAP
    BINDINGS: ClassVar[list[BindingType]] = bindings(MAP)

    def __init__(self, card: Card, position: Position, place: str = "") -> None:
        super().__init__()
        self.card = card
        self.position = position
        self.asked = place
        self.choice = Choice()
        self.masthead = Masthead()
        self.page = MapPage(self)
        self.footer = Footer(MAP)
        self._left_out: tuple[list[str], list[str]] | None = None

    @property
    def map(self) -> MapView:
        """The map itself."""
        return self.page.map

    def compose(self) -> ComposeResult:
        """Yield the parts from top to bottom."""
        yield from (self.masthead, self.page, self.footer)

    def on_mount(self) -> None:
        """Show the places, the one asked for selected."""
        self._fill()
        if self.asked:
            self.choose(self.asked)
        self.page.list.focus()

    # -- what is shown ----------------------------------------------------------------------

    @property
    def outline(self) -> Outline:
        """The brief."""
        assert self.card.outline is not None
        return self.card.outline

    @property
    def stop(self) -> Stop | None:
        """The selected entry of the list."""
        return self.choice.stop

    @property
    def entry(self) -> Entry | None:
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

    def _fill(self, keep: bool = False) -> None:
        """Take the brief: its places, the map fitted to them unless ``keep``."""
        self.masthead.show(self.card.outline, self.position)
        self.masthead.judge(self.briefing.checking.of(self.card))
        scene = self.briefing.maps.scene(self.outline.brief)
        self.choice.stops = stops(self.outline, scene)
        self.map.show(scene, keep)
        self._at(self.choice.where if keep else Where(0))

    def judged(self) -> None:
        """Show verdicts that became known."""
        self.masthead.judge(self.briefing.checking.of(self.card))
        self._show()

    def repaint(self) -> None:
        """Paint every part anew, the list from what the map shows now."""
        super().repaint()
        self.page.list.again()

    def again(self, card: Card) -> None:
        """Show the places as they are after a save; the selected one stays selected."""
        if card.outline is None:
            return
        before, at = self.stop, self.choice.where.entry
        self.card, self.position = card, self.briefing.position
        self._fill(keep=True)
        if before is not None:
            self.choose(before.id)
            self._at(Where(self.choice.where.stop, at))

    def _at(self, where: Where | None) -> None:
        """Go to a place of the list and an item of it, as near as there are any; None: stay."""
        if where is None:
            return
        self.choice.go(where)
        self.map.select(self.stop.id if self.stop else "")
        self.page.relayout()
        self._show()

    def _show(self) -> None:
        """Paint list and title; what is selected stays in sight."""
        self.page.list.again()
        self.page.repaint_edges()
        self.call_after_refresh(self.page.list.reveal_chosen)
        self.refresh_bindings()
        self.footer.refresh()

    def on_map_view_redrawn(self) -> None:
        """Show beside the map which names it has now, where they are others."""
        frame = self.map.frame()
        left_out = (frame.outside, frame.hidden) if frame is not None else None
        if left_out != self._left_out:
            self._left_out = left_out
            self.page.list.again()
            self.page.repaint_edges()

    # -- choosing ---------------------------------------------------------------------------

    def choose(self, place: str) -> None:
        """Select a place by its id."""
        self._at(self.choice.place(place))

    def show_item(self, section: str, index: int) -> None:
        """Select an item of a place, where it is one of the list's."""
        self._at(self.choice.item(section, index))

    def on_map_view_picked(self, message: MapView.Picked) -> None:
        """Select the place that was clicked; of several, the next with each click."""
        here = self.stop.id if self.stop else ""
        sites = message.sites
        if here in sites and len(sites) == 1:
            self.action_open()
        else:
            self.choose(sites[(sites.index(here) + 1) % len(sites)] if here in sites else sites[0])

    def on_click(self, event: events.Click) -> None:
        """Select in the list what is under the pointer; once more opens it."""
        where = self.page.list.under(event)
        if where is None:
            return
        if where == self.choice.where:
            self.action_open()
        else:
            self._at(where)

    # -- actions ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: the one that leads here does nothing here."""
        if action in ("steer", "pan_half", "zoom", "fit"):
            return bool(self.map.shown and self.map.shown.sites)
        return action != "map"

    def action_back(self) -> None:
        """Go from the items back to the places, from the places back to where one was."""
        if self.inner:
            self._at(Where(self.choice.where.stop))
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

    def action_open(self) -> None:
        """Go to the items of the place; from there, open the evidence of one."""
        stop, entry = self.stop, self.entry
        if entry is not None:
            self.briefing.screens.open_evidence(
                entry.section, entry.number, then=lambda shown: self.show_item(*shown)
            )
        elif stop is not None and stop.entries:
            self._at(Where(self.choice.where.stop, 0))

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
        self._show()

    def action_copy_item(self) -> None:
        """Copy the selected item."""
        if self.line is not None:
            copy_item(self.briefing, self.outline, self.line)

    def action_edit(self) -> None:
        """Open the brief in the editor at the selected item's line."""
        line = self.line
        if line is not None:
            number = self.card.reading.marks.at(line.path)[0]
            self.briefing.edit(self.card.entry, number)
