"""The screens over the page: opens each of them, and closes what lies over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefing.outline import Line
from briefing.text import clean

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp


class Screens:
    """Opens screens for one running app; what a screen needs is imported when it is opened."""

    def __init__(self, app: BriefingApp) -> None:
        self.app = app

    def ask(
        self,
        question: str,
        answers: Sequence[tuple[str, str]],
        then: Callable[[str | None], None],
    ) -> None:
        """Ask a question over what is shown, then hand on the letter of the answer."""
        from briefing.tui.screens.ask import Ask

        self.app.clear_notifications()  # on a small terminal they would cover the answers
        self.app.push_screen(Ask(question, answers), then)

    def open_picker(self) -> None:
        """Open the picker over what is shown."""
        from briefing.tui.screens.picker import Chosen, Picker

        def chosen(chosen: int | Chosen | None) -> None:
            if isinstance(chosen, Chosen):
                self.open_item(chosen.key, chosen.section, chosen.label)
            elif chosen is not None:
                self.app.switch(chosen)

        self.app.push_screen(Picker(self.app.deck), chosen)

    def open_item(self, key: str, section: str, label: str) -> None:
        """Show a brief by its key, one of its items selected in its pane."""
        deck = self.app.deck
        index = deck.place_of(key)
        if index is None:
            self.app.say(
                f"{clean(deck.library.locate(key).name)} is no longer in the library.", "warning"
            )
            return
        self.app.switch(index, lambda: self._show_item(section, label))

    def _show_item(self, section: str, label: str) -> None:
        from briefing.tui.screens.picker_rows import card_place

        place = card_place(self.app.card, section, label)
        if place is not None:
            self.app.overview.page.go(*place)
        elif section != "brief":
            self.app.say(f"{clean(label)} is no longer in the brief.", "warning")

    def open_evidence(
        self,
        section: str,
        index: int,
        trail: Sequence[str] = (),
        then: Callable[[tuple[str, int]], None] | None = None,
    ) -> None:
        """Open the evidence of an item, to go on from it to those of its pane.

        ``trail`` names the items to go on to instead. ``then`` gets section and place of the item
        last shown; without it that item is selected in its pane.
        """
        from briefing.tui.screens.evidence import EvidenceScreen

        def back(shown: tuple[str, int] | None) -> None:
            if shown is not None and then is not None:
                then(shown)
            elif shown is not None:
                self.app.overview.page.panes[shown[0]].move_to(shown[1])

        self.app.push_screen(
            EvidenceScreen(self.app.card, self.app.position, section, index, trail), back
        )

    def show_view(self, view: str) -> None:
        """Close what lies over the page, then show the overview, the timeline or the analysis."""
        self.uncover()
        self.app.overview.action_view(view)

    def open_crosscheck(self) -> None:
        """Show the questions of the brief, at one that the item belongs to at which one was."""
        from briefing.tui.screens.crosscheck import CrosscheckScreen

        line = getattr(self.app.screen, "line", None)
        self.uncover()
        if len(self.app.deck) and self.app.card.outline is not None:
            self.app.push_screen(CrosscheckScreen(self.app.card, self.app.position, line))

    def open_relations(self) -> None:
        """Show who is what to whom, at the relationship or actor at which one was."""
        from briefing.tui.screens.relations import RelationsScreen

        line = getattr(self.app.screen, "line", None)
        self.uncover()
        if len(self.app.deck) and self.app.card.outline is not None:
            self.app.push_screen(RelationsScreen(self.app.card, self.app.position, line))

    def open_sources(self) -> None:
        """Show the sources of the brief, in place of another screen over the page."""
        from briefing.tui.screens.sources import SourcesScreen

        self.uncover()
        if len(self.app.deck) and self.app.card.outline is not None:
            self.app.push_screen(SourcesScreen(self.app.card, self.app.position))

    def open_changes(self) -> None:
        """Show what changed since the brief before, in place of another screen over the page."""
        from briefing.tui.screens.changes import ChangesScreen

        self.uncover()
        if len(self.app.deck) and self.app.card.outline is not None:
            self.app.push_screen(ChangesScreen(self.app.card, self.app.position))

    def open_problems(self) -> None:
        """Show the problems and verdicts of the brief, in place of another screen over the page."""
        from briefing.tui.screens.findings import FindingsScreen

        def to_item(item: tuple[str, int] | None) -> None:
            if item is not None:
                self.app.overview.page.go(*item)

        self.uncover()
        if len(self.app.deck):
            self.app.push_screen(
                FindingsScreen(self.app.overview.problem_card, self.app.position), to_item
            )

    def open_map(self, line: Line | None = None) -> None:
        """Show the map over what is shown, the place of an item selected."""
        outline = self.app.card.outline if len(self.app.deck) else None
        if outline is None:
            return
        if not outline.brief.places:
            self.app.say("This brief names no places.")
            return
        from briefing.tui.screens.map import MapScreen
        from briefing.tui.screens.map_rows import place_of

        place = place_of(line)
        for screen in self.app.screen_stack:
            if isinstance(screen, MapScreen):  # it is one's way here: back to it
                while self.app.screen is not screen:
                    self.app.pop_screen()
                screen.choose(place)
                return
        self.app.push_screen(MapScreen(self.app.card, self.app.position, place))

    def show_pane(self, key: str, index: int | None = None) -> None:
        """Close what lies over the page, then give the keys to a pane, at one of its items."""
        self.uncover()
        page = self.app.overview.page
        page.go(key, page.panes[key].selected if index is None else index)

    def uncover(self) -> None:
        """Close the screens over the page."""
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def open_help(self, where: str) -> None:
        """Open the help for a screen."""
        from briefing.tui.screens.help import HelpScreen

        outline = self.app.card.outline if len(self.app.deck) else None
        self.app.push_screen(HelpScreen(where, outline))

    def open_export(self) -> None:
        """Ask for format and place, then write as ``x`` does."""
        from briefing.tui.exporting import Exporting, default_path
        from briefing.tui.screens.export import ExportDialog, Wish

        outline = self.app.card.outline if len(self.app.deck) else None
        if outline is None:
            return

        def done(wish: Wish | None) -> None:
            if wish is not None:
                Exporting(
                    self.app, outline, wish.kind, wish.path, marks=wish.marks, map=wish.map
                ).start()

        self.app.push_screen(ExportDialog(default_path(self.app, outline)), done)
