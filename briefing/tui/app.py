"""The dashboard as a program: themes, briefs, screens, and a clean way out."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.app import App, SuspendNotSupported
from textual.screen import Screen
from textual.widgets._toast import Toast

from briefing.format.problems import Problem
from briefing.library.folder import Entry, Library
from briefing.outline import Line
from briefing.settings import Config, State
from briefing.text import clean, to_ascii
from briefing.tui.checking import Checking
from briefing.tui.deck import Card, Deck
from briefing.tui.indexing import Indexing
from briefing.tui.keys import KEYS
from briefing.tui.live import Live
from briefing.tui.notices import drop_oldest
from briefing.tui.palette import Palette
from briefing.tui.screens.base import binding_keys
from briefing.tui.screens.overview import Overview
from briefing.tui.wardrobe import UnknownTheme, Wardrobe
from briefing.tui.widgets.base import Painted
from briefing.tui.widgets.masthead import Position, utc_now

if TYPE_CHECKING:
    from textual.driver import Driver

    from briefing.tui.maps import Maps

# Textual begins a text selection on what is under the pointer, and fails where that is a notice
# which has just gone but is not yet painted over.
Toast.ALLOW_SELECT = False


_HUNG_UP_S = 3
"""How long the program takes leave of a terminal that hung up."""


class Options(NamedTuple):
    """What the command line and the settings ask of the dashboard; problems are shown at start."""

    theme: str | None = None
    ascii_only: bool = False
    mouse: bool = True
    config: Config = Config()
    problems: tuple[Problem, ...] = ()


class BriefingApp(App[None]):
    """Opens on one brief; ``now`` is given, so that tests can freeze the clock."""

    TITLE = "briefing"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # it has its own, which is on the key table
    ESCAPE_TO_MINIMIZE = False
    AUTO_FOCUS = ""
    BINDINGS: ClassVar = []

    def __init__(
        self,
        library: Library,
        entry: Entry | None = None,
        options: Options | None = None,
        *,
        state: State | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__()
        options = options or Options()
        self.ascii_only = options.ascii_only
        self.now = now
        self.config = options.config
        self.state = state or State(library.root)
        self.problems = options.problems
        self.crash: BaseException | None = None
        self.deck = Deck(library, entry, ascii_only=self.ascii_only)
        self.last = self.state.last
        self.remembered = self.deck.index_of_id(self.last)
        if self.remembered == self.deck.at:
            self.remembered = None
        self.key_table = KEYS
        if self.config.keymap:
            from briefing.tui.keymap import effective_keys

            self.key_table = effective_keys(self.config.keymap)
        self.wardrobe = Wardrobe(self, options.theme)
        self.problems += tuple(self.wardrobe.problems)
        self.live = Live(self)
        self.checking = Checking(self)
        self.indexing = Indexing(self)
        self._maps: Maps | None = None

    @property
    def palette(self) -> Palette:
        """The styles of the theme in use."""
        return self.wardrobe.palette

    def next_theme(self) -> None:
        """Change to the next theme and remember it."""
        self.wardrobe.next()

    def repaint(self) -> None:
        """Paint every screen anew: the theme changed, or an overlay came or went."""
        for screen in self.screen_stack:
            for widget in screen.walk_children(Painted):
                widget.repaint()

    # -- life -------------------------------------------------------------------------------

    def get_driver_class(self) -> type[Driver]:
        """Return what reads the terminal: where that is Textual's own, one with more patience."""
        from textual.drivers.linux_driver import LinuxDriver

        from briefing.tui.driver import Driver as Patient

        found = super().get_driver_class()
        return Patient if found is LinuxDriver else found

    def get_default_screen(self) -> Screen[None]:
        """Return the overview: it is the first thing on the screen."""
        return Overview()

    def on_mount(self) -> None:
        """Catch the signals that would leave the terminal raw, then read the other briefs."""
        if self.key_table != KEYS:
            self.set_keymap(dict(binding_keys(self.key_table)))
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            loop.add_signal_handler(number, self._on_signal, number)
        self.call_after_refresh(self._after_first_paint)

    def _on_signal(self, number: int) -> None:
        self.exit(return_code=128 + number)
        if number == signal.SIGHUP:
            # The terminal may be gone, and what is still to be written to it then waits for ever.
            last = Timer(_HUNG_UP_S, os._exit, (128 + number,))
            last.daemon = True
            last.start()

    def _after_first_paint(self) -> None:
        # ``main`` turned collecting off for the start; what exists by now stays to the end.
        gc.freeze()
        gc.enable()
        self.checking.start()
        self.overview.page.allow_chart()
        self._remember_brief()
        for problem in (*self.problems, *([self.state.problem] if self.state.problem else [])):
            self.say(str(problem), severity="warning")
        if len(self.deck) > 1:
            self.run_worker(self._read_ahead, thread=True, exit_on_error=False)
        if self.indexing.large:
            self.indexing.start()
        if self.deck.whole:
            self.live.start()

    def _read_ahead(self) -> None:
        """Read the other briefs, once the one shown has its verdicts; runs in a thread."""
        self.checking.known.wait(1)
        self.deck.read_ahead()
        # What the first map would have to wait for.
        import_module("briefing.tui.screens.map")

    def on_unmount(self) -> None:
        """Let the watching thread end, and the indexing."""
        self.live.stop.set()
        self.indexing.end()

    def _remember_brief(self) -> None:
        if len(self.deck) and self.deck.current.outline is not None:
            self.state.remember(last=self.deck.current.entry.id)

    def say(self, message: str, severity: str = "information") -> None:
        """Show a notice; its text is never markup."""
        assert severity in ("information", "warning", "error")
        text = clean(message)
        if self.ascii_only:
            text = to_ascii(text)
        self.notify(text, severity=severity, markup=False, timeout=6)  # type: ignore[arg-type]

    def _refresh_notifications(self) -> None:
        """Show the newest notices, those that leave the page to be seen."""
        drop_oldest(self._notifications, self.size)
        super()._refresh_notifications()

    def on_resize(self, event: events.Resize) -> None:
        """Show fewer notices where there is less room."""
        drop_oldest(self._notifications, event.size)
        super()._refresh_notifications()

    def _handle_exception(self, error: Exception) -> None:
        """Keep the fault for ``run``, which says one sentence after the terminal is restored."""
        self.crash = self.crash or error
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    # -- briefs -----------------------------------------------------------------------------

    @property
    def overview(self) -> Overview:
        """The screen at the bottom of the stack."""
        screen = self.screen_stack[0]
        assert isinstance(screen, Overview)
        return screen

    @property
    def position(self) -> Position:
        """Where the shown brief stands in the library."""
        return Position(self.deck.at + 1, self.deck.total)

    def digits(self) -> str:
        """Return the digits that switch briefs: ``1-4``."""
        count = min(len(self.deck), 9)
        return f"1-{count}" if count > 1 else "1"

    def switch(self, index: int) -> None:
        """Show the brief at a place of the deck; say so where there is none."""
        if not 0 <= index < len(self.deck):
            count = len(self.deck)
            self.say(f"There is no brief {index + 1}: the library has {count or 'none'}.")
            return
        if self.deck.go(index):
            self.remembered = None
            self.overview.show()
            self._remember_brief()

    def switch_back(self) -> None:
        """Show the brief shown before, also the last one of the previous run."""
        index = self.deck.before if self.deck.before is not None else self.remembered
        if index is None:
            self.say("No other brief was shown yet.")
        else:
            self.switch(index)

    @property
    def card(self) -> Card:
        """The brief shown."""
        return self.deck.current

    # -- screens ----------------------------------------------------------------------------

    def ask(
        self,
        question: str,
        answers: Sequence[tuple[str, str]],
        then: Callable[[str | None], None],
    ) -> None:
        """Ask a question over what is shown, then hand on the letter of the answer."""
        from briefing.tui.screens.ask import Ask

        self.clear_notifications()  # on a small terminal they would cover the answers
        self.push_screen(Ask(question, answers), then)

    def open_picker(self) -> None:
        """Open the picker over what is shown."""
        from briefing.tui.screens.picker import Chosen, Picker

        def chosen(chosen: int | Chosen | None) -> None:
            if isinstance(chosen, Chosen):
                self.open_item(chosen.path, chosen.section, chosen.label)
            elif chosen is not None:
                self.switch(chosen)

        self.push_screen(Picker(self.deck), chosen)

    def open_item(self, path: Path, section: str, label: str) -> None:
        """Show a brief by its file, one of its items selected in its pane."""
        from briefing.tui.screens.picker_rows import card_place

        index = next((i for i, e in enumerate(self.deck.entries) if e.path == path), None)
        if index is None:
            self.say(f"{clean(path.name)} is no longer in the library.", "warning")
            return
        self.switch(index)
        place = card_place(self.card, section, label)
        if place is not None:
            self.overview.page.go(*place)
        elif section != "brief":
            self.say(f"{clean(label)} is no longer in the brief.", "warning")

    def fill(self, entries: Sequence[Entry]) -> None:
        """Take the whole list of a large library, whose newest briefs were shown alone so far."""
        self.deck.fill(entries)
        if self.remembered is None and self.deck.before is None:
            self.remembered = self.deck.index_of_id(self.last)
            if self.remembered == self.deck.at:
                self.remembered = None
        self.overview.recount()
        self.live.start()

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
                self.overview.page.panes[shown[0]].move_to(shown[1])

        self.push_screen(EvidenceScreen(self.card, self.position, section, index, trail), back)

    def show_view(self, view: str) -> None:
        """Close what lies over the page, then show the overview, the timeline or the analysis."""
        self.uncover()
        self.overview.action_view(view)

    def open_crosscheck(self) -> None:
        """Show the questions of the brief, at one that the item belongs to at which one was."""
        from briefing.tui.screens.crosscheck import CrosscheckScreen

        line = getattr(self.screen, "line", None)
        self.uncover()
        if len(self.deck) and self.card.outline is not None:
            self.push_screen(CrosscheckScreen(self.card, self.position, line))

    def open_relations(self) -> None:
        """Show who is what to whom, at the relationship or actor at which one was."""
        from briefing.tui.screens.relations import RelationsScreen

        line = getattr(self.screen, "line", None)
        self.uncover()
        if len(self.deck) and self.card.outline is not None:
            self.push_screen(RelationsScreen(self.card, self.position, line))

    def open_sources(self) -> None:
        """Show the sources of the brief, in place of another screen over the page."""
        from briefing.tui.screens.sources import SourcesScreen

        self.uncover()
        if len(self.deck) and self.card.outline is not None:
            self.push_screen(SourcesScreen(self.card, self.position))

    def open_changes(self) -> None:
        """Show what changed since the brief before, in place of another screen over the page."""
        from briefing.tui.screens.changes import ChangesScreen

        self.uncover()
        if len(self.deck) and self.card.outline is not None:
            self.push_screen(ChangesScreen(self.card, self.position))

    def open_problems(self) -> None:
        """Show the problems and verdicts of the brief, in place of another screen over the page."""
        from briefing.tui.screens.findings import FindingsScreen

        def to_item(item: tuple[str, int] | None) -> None:
            if item is not None:
                self.overview.page.go(*item)

        self.uncover()
        if len(self.deck):
            self.push_screen(FindingsScreen(self.overview.problem_card, self.position), to_item)

    @property
    def maps(self) -> Maps:
        """What draws maps, made when a map is first shown."""
        if self._maps is None:
            from briefing.tui.maps import Maps

            self._maps = Maps(self)
        return self._maps

    def open_map(self, line: Line | None = None) -> None:
        """Show the map over what is shown, the place of an item selected."""
        outline = self.card.outline if len(self.deck) else None
        if outline is None:
            return
        if not outline.brief.places:
            self.say("This brief names no places.")
            return
        from briefing.tui.screens.map import MapScreen
        from briefing.tui.screens.map_rows import place_of

        place = place_of(line)
        for screen in self.screen_stack:
            if isinstance(screen, MapScreen):  # it is one's way here: back to it
                while self.screen is not screen:
                    self.pop_screen()
                screen.choose(place)
                return
        self.push_screen(MapScreen(self.card, self.position, place))

    def show_pane(self, key: str, index: int | None = None) -> None:
        """Close what lies over the page, then give the keys to a pane, at one of its items."""
        self.uncover()
        page = self.overview.page
        page.go(key, page.panes[key].selected if index is None else index)

    def uncover(self) -> None:
        """Close the screens over the page."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def open_help(self, where: str) -> None:
        """Open the help for a screen."""
        from briefing.tui.screens.help import HelpScreen

        outline = self.card.outline if len(self.deck) else None
        self.push_screen(HelpScreen(where, outline))

    def copy_summary(self) -> None:
        """Copy the plain-text summary of the brief shown."""
        from briefing.tui.copying import copy_summary

        if len(self.deck) and self.card.outline is not None:
            copy_summary(self, self.card.outline)

    def copy_selection(self, text: str) -> None:
        """Copy text that was selected with the mouse."""
        from briefing.tui.copying import copy_selection

        label = self.card.outline.tlp if len(self.deck) and self.card.outline else ""
        copy_selection(self, text, label)

    def edit(self, path: Path, line: int) -> None:
        """Open a file in the user's editor and come back to where one was."""
        from briefing.tui.editor import NoEditor, edit, find_editor

        try:
            editor = find_editor()
            with self.suspend():
                trouble = edit(editor, path, line)
        except NoEditor as error:
            self.say(str(error), severity="warning")
            return
        except SuspendNotSupported:
            self.say(f"This terminal cannot be left: open {path}, line {line}.", "warning")
            return
        if trouble:
            self.say(trouble, severity="warning")
        self.live.look(path)

    def start_export(self) -> None:
        """Write the plain-text summary, asking where something stands in the way."""
        from briefing.tui.exporting import Exporting

        if len(self.deck) and self.card.outline is not None:
            Exporting(self, self.card.outline).start()

    def open_export(self) -> None:
        """Ask for format and place, then write as ``x`` does."""
        from briefing.tui.exporting import Exporting, default_path
        from briefing.tui.screens.export import ExportDialog, Wish

        outline = self.card.outline if len(self.deck) else None
        if outline is None:
            return

        def done(wish: Wish | None) -> None:
            if wish is not None:
                Exporting(
                    self, outline, wish.kind, wish.path, marks=wish.marks, map=wish.map
                ).start()

        self.push_screen(ExportDialog(default_path(self, outline)), done)


def run(library: Library, entry: Entry | None, options: Options) -> int:
    """Run the dashboard to its end; return the exit status, the terminal as it was found."""
    try:
        app = BriefingApp(library, entry, options)
    except UnknownTheme as error:
        print(f"briefing: {error}", file=sys.stderr)
        return 2
    app.run(mouse=options.mouse)
    if app.crash is not None:
        if os.environ.get("BRIEFING_DEBUG"):
            raise app.crash
        what = clean(f"{type(app.crash).__name__}: {app.crash}")
        print(
            f"briefing stopped by a fault of its own ({what}). Nothing was lost; "
            "BRIEFING_DEBUG=1 briefing shows where.",
            file=sys.stderr,
        )
    return app.return_code or 0
