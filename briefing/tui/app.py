"""The dashboard as a program: themes, briefs, screens, and a clean way out."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar, NamedTuple, TypeVar

from textual.app import App
from textual.screen import ModalScreen, Screen
from textual.theme import Theme

from briefing import paths
from briefing.format.problems import Problem
from briefing.library.folder import Entry, Library
from briefing.settings import Config, State
from briefing.text import clean, to_ascii
from briefing.tui.deck import Card, Deck
from briefing.tui.palette import Palette
from briefing.tui.screens.overview import Overview
from briefing.tui.themes import ThemeFile, load_themes
from briefing.tui.widgets.base import Painted
from briefing.tui.widgets.masthead import Position, utc_now

T = TypeVar("T")


class Options(NamedTuple):
    """What the command line and the settings ask of the dashboard; problems are shown at start."""

    theme: str | None = None
    ascii_only: bool = False
    mouse: bool = True
    config: Config = Config()
    problems: tuple[Problem, ...] = ()


class UnknownTheme(Exception):
    """The theme that was asked for is not there; the message names those that are."""


class BriefingApp(App[None]):
    """Opens on one brief; ``now`` is given, so that tests can freeze the clock."""

    TITLE = "briefing"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
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
        self.remembered = self.deck.index_of_id(self.state.last)
        if self.remembered == self.deck.at:
            self.remembered = None
        found = load_themes(paths.themes())
        self.themes = found.loaded
        self.problems += tuple(found.problems)
        self._wanted_theme = options.theme
        self.palette = Palette(self._first_theme())
        self._use(self.palette.theme)

    # -- themes -----------------------------------------------------------------------------

    def _first_theme(self) -> ThemeFile:
        """Return the theme asked for, else the one remembered, set, or fitting the terminal."""
        if self._wanted_theme is not None:
            if self._wanted_theme not in self.themes:
                names = ", ".join(self.themes)
                raise UnknownTheme(
                    f'there is no theme "{clean(self._wanted_theme)}". There are: {names}.'
                )
            return self.themes[self._wanted_theme]
        plain = self.no_color
        wanted = "mono" if plain else self.state.theme or self.config.theme or "dark"
        return self.themes.get(wanted) or self.themes["dark"]

    def _use(self, theme: ThemeFile) -> None:
        self.register_theme(
            Theme(
                name=theme.name,
                primary=theme.hi,
                foreground=theme.text,
                background=theme.bg,
                surface=theme.lift,
                panel=theme.lift,
                warning=theme.part,
                error=theme.bad,
                success=theme.hi,
                accent=theme.hi,
                dark=theme.dark,
                variables={
                    "page": theme.bg,
                    "lift": theme.lift,
                    "hi": theme.hi,
                    "ink": theme.text,
                    "dim": theme.dim,
                    "input-cursor-background": theme.hi,
                    "input-cursor-foreground": theme.bg,
                    "input-selection-background": theme.sel,
                },
            )
        )
        self.theme = theme.name

    def next_theme(self) -> None:
        """Change to the next theme and remember it."""
        names = list(self.themes)
        name = names[(names.index(self.palette.theme.name) + 1) % len(names)]
        self.palette = Palette(self.themes[name])
        self._use(self.palette.theme)
        self.state.remember(theme=name)
        self.repaint()
        self.say(f"Theme: {name}")

    def repaint(self) -> None:
        """Paint every screen anew: the theme changed, or an overlay came or went."""
        for screen in self.screen_stack:
            for widget in screen.walk_children(Painted):
                widget.repaint()

    # -- life -------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[None]:
        """Return the overview: it is the first thing on the screen."""
        return Overview()

    def on_mount(self) -> None:
        """Catch the signals that would leave the terminal raw, then read the other briefs."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._on_signal, number)
        self.call_after_refresh(self._after_first_paint)

    def _on_signal(self, number: int) -> None:
        self.exit(return_code=128 + number)

    def _after_first_paint(self) -> None:
        self._remember_brief()
        for problem in (*self.problems, *([self.state.problem] if self.state.problem else [])):
            self.say(str(problem), severity="warning")
        if len(self.deck) > 1:
            self.run_worker(self.deck.read_ahead, thread=True, exit_on_error=False)

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
        return Position(self.deck.at + 1, len(self.deck))

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

        self.overlay(Ask(question, answers), then)

    def overlay(self, screen: ModalScreen[T], then: Callable[[T | None], None]) -> None:
        """Show a screen over the page, which loses colour and weight meanwhile."""

        def done(answer: T | None) -> None:
            self.repaint()
            then(answer)

        self.push_screen(screen, done)
        self.call_after_refresh(self.repaint)

    def open_picker(self) -> None:
        """Open the picker over what is shown."""
        from briefing.tui.screens.picker import Picker

        def chosen(index: int | None) -> None:
            if index is not None:
                self.switch(index)

        self.overlay(Picker(self.deck), chosen)

    def open_evidence(self, section: str, index: int) -> None:
        """Open the evidence of an item; back in the panes, the item last shown is selected."""
        from briefing.tui.screens.evidence import EvidenceScreen

        def back(shown: tuple[str, int] | None) -> None:
            if shown is not None:
                self.overview.page.panes[shown[0]].move_to(shown[1])

        self.push_screen(EvidenceScreen(self.card, self.position, section, index), back)

    def open_help(self, where: str) -> None:
        """Open the help for a screen."""
        from briefing.tui.screens.help import HelpScreen

        outline = self.card.outline if len(self.deck) else None
        self.push_screen(HelpScreen(where, outline))

    def start_export(self) -> None:
        """Write the plain-text summary, asking where something stands in the way."""
        from briefing.tui.exporting import Exporting

        outline = self.card.outline
        if outline is not None:
            Exporting(self, outline).start()


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
