"""The dashboard as a program: themes, briefs, screens, and a clean way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.screen import Screen

from briefing.library.entry import Entry
from briefing.library.store import Changes, Library
from briefing.settings import LibraryState
from briefing.tui.brief_list import BriefList, OpenBrief
from briefing.tui.host import Position
from briefing.tui.keys import KEYS
from briefing.tui.motions import Key
from briefing.tui.options import Options
from briefing.tui.registry import DESK, TRIAGE, Screens
from briefing.tui.screens import BaseScreen, binding_keys
from briefing.tui.screens.overview import Overview
from briefing.tui.services.background import AT_HAND, GREETING, Background, StateSaving
from briefing.tui.services.change_count import ChangeCount
from briefing.tui.services.drafts import Drafts
from briefing.tui.services.index_refresh import IndexRefresh
from briefing.tui.services.verdicts import SourceTexts, VerdictStore
from briefing.tui.terminal.app import TerminalApp
from briefing.tui.theme_manager import Palette, ThemeManager
from briefing.tui.widgets import Painted
from briefing.tui.wire import Wire

if TYPE_CHECKING:
    from textual.message import Message

    from briefing.tui.services.live_reload import LiveReload
    from briefing.tui.services.map_loading import Maps

_SAVING_S: Final = 1.0
"""How long the end of the program waits for what is being saved."""
_STYLES: Final = Path(__file__).with_name("screens.tcss")
_UNREAD: Final = "The brief cannot be shown"


class BriefingApp(TerminalApp):
    """Opens on one brief.

    Args:
        library: where the briefs are.
        entry: the brief to open; without it the newest.
        options: what the command line and the settings ask for.
        state: what was remembered; without it, what the state file says of the library.
        now: the clock, so that tests can stop it.
        keep_memory: called whenever what exists by then stays to the end of the process.
    """

    TITLE = "briefing"
    CSS_PATH = "app.tcss"  # what the first screen needs; to parse the rest takes half as long again
    ENABLE_COMMAND_PALETTE = False  # it has its own, which is on the key table

    def __init__(
        self,
        library: Library,
        entry: Entry | None = None,
        options: Options | None = None,
        *,
        state: LibraryState | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        keep_memory: Callable[[], object] = lambda: None,
    ) -> None:
        options = options or Options()
        super().__init__(ascii_only=options.ascii_only)
        self.now = now
        self.keep_memory = keep_memory
        self.config = options.config
        self.state = state or LibraryState(library.identity)
        self.of_library = options.of_library
        greeting = f"{GREETING} {AT_HAND}" if options.welcome else GREETING
        self._greeting = greeting if options.greet and self.state.first else ""
        self._triage = options.triage
        self.brief_list = BriefList(
            library,
            entry,
            ascii_only=self.ascii_only,
            last=self.state.last,
            today=lambda: self.now().date().isoformat(),
        )
        self._keys = KEYS
        if self.config.keymap:
            from briefing.tui.keymap import effective_keys

            self._keys = effective_keys(self.config.keymap)
        self._keys_alone = tuple(key for key in self._keys if key.where != DESK)
        self.input_queue.know(self._keys)
        self.background = Background(self)
        self.saving = StateSaving(self, self.state)
        self.theme_manager = ThemeManager(
            self,
            self.saving,
            asked=options.theme,
            configured=self.config.theme,
            repaint=self.repaint,
        )
        self.problems = (*options.problems, *self.theme_manager.problems)
        self.texts = SourceTexts(self)
        self.checking = VerdictStore(self)
        self.changes = ChangeCount(self)
        self.drafts = Drafts(self)
        self.indexing = IndexRefresh(self)
        self.wire = Wire(self, self._read_changes)
        self.screens = Screens(self)
        self._maps: Maps | None = None

    @cached_property
    def live(self) -> LiveReload:
        """What follows the library's folder, once the brief is painted."""
        from briefing.tui.services.live_reload import LiveReload

        return LiveReload(self)

    def _read_changes(self, changes: Changes) -> None:
        self.live.read(changes)

    @property
    def key_table(self) -> tuple[Key, ...]:
        """All keys, the user's own among them; those of a desk where the library has one."""
        return self._keys if self.wire.there else self._keys_alone

    @property
    def palette(self) -> Palette:
        """The styles of the theme in use."""
        return self.theme_manager.palette

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
        """Take the user's keys; once the brief is painted, read the others."""
        if self._keys != KEYS:
            self.set_keymap(dict(binding_keys(self._keys)))
        self.call_after_refresh(self.after_first_paint)

    def after_first_paint(self) -> None:
        self.add_styles(_STYLES)
        self.keep_memory()
        self.checking.start()
        self.changes.start()
        self.drafts.start()
        self.overview.page.allow_chart()
        if self._triage is not None:
            self.drafts.open(self._triage, partial(self.screens.open, TRIAGE))
        self.saving.begin(self.problems, self._greeting if len(self.brief_list) else "")
        self._remember_brief()
        if len(self.brief_list) > 1:
            self.background.run("read ahead", self._read_ahead)
        if self.indexing.large:
            self.indexing.start()
        else:
            self.drafts.list_all()
        if self.brief_list.whole:
            self.live.start()
        self.wire.start()

    def _read_ahead(self) -> None:
        """Read the other briefs, once the one shown has its verdicts; runs in a thread."""
        self.checking.known.wait(1)
        self.brief_list.read_ahead()
        # What the first map would have to wait for.
        import_module("briefing.tui.screens.map.screen")

    async def on_unmount(self) -> None:
        """Let what is done behind the screen end, what is being saved for a moment longer."""
        await self.background.finish(_SAVING_S)

    def keep_unfinished(self) -> None:
        """Have every screen keep what is being typed on it."""
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.keep_unfinished()

    def post(self, message: Message) -> None:
        """Hand a message of a service to every screen."""
        for screen in self.screen_stack:
            screen.post_message(message)

    def _remember_brief(self) -> None:
        if len(self.brief_list) and self.brief_list.current.outline is not None:
            self.saving.remember(last=self.brief_list.current.entry.id)

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
        return Position(self.brief_list.at + 1, self.brief_list.total)

    def digits(self) -> str:
        """Return the digits that switch briefs: ``1-4``."""
        count = min(len(self.brief_list), 9)
        return f"1-{count}" if count > 1 else "1"

    @property
    def holds_keys(self) -> bool:
        """Whether what the last key asked for is still being read, or may ask a question."""
        return self.background.busy("open", "texts", "export", "draft")

    def switch(self, index: int, then: Callable[[], object] = lambda: None) -> None:
        """Show the brief at a place of the list, then do something with it.

        It is read behind the screen where it was not yet; where there is none, that is said.
        """
        if not 0 <= index < len(self.brief_list):
            count = len(self.brief_list) or "none"
            self.say(f"There is no brief {index + 1}: the library has {count}.")
            return
        brief_list, entry = self.brief_list, self.brief_list.entries[index]

        def show(_card: OpenBrief) -> None:
            if brief_list.go(brief_list.place_of(entry.key)):
                self.overview.show()
                self._remember_brief()
            then()

        if (known := brief_list.known(index)) is not None:
            show(known)
        else:
            self.background.run("open", partial(brief_list.open, entry), show, _UNREAD)

    def switch_back(self, then: Callable[[], object] = lambda: None) -> None:
        """Show the brief shown before, also the last one of the previous run, then do something."""
        if self.brief_list.before is None:
            self.say("No other brief was shown yet.")
        else:
            self.switch(self.brief_list.before, then)

    @property
    def card(self) -> OpenBrief:
        """The brief shown."""
        return self.brief_list.current

    @property
    def maps(self) -> Maps:
        """What draws maps, made when a map is first shown."""
        if self._maps is None:
            from briefing.tui.services.map_loading import Maps

            self._maps = Maps(self)
        return self._maps

    def copy_one_page(self) -> None:
        """Copy one page of the brief shown."""
        from briefing.tui.terminal.desktop import copy_one_page

        copy_one_page(self)

    def copy_selection(self, text: str) -> None:
        """Copy text that was selected with the mouse."""
        from briefing.tui.terminal.desktop import copy_selection

        copy_selection(self, text)

    def edit(self, entry: Entry, line: int) -> None:
        """Open a brief in the user's editor and come back to where one was."""
        from briefing.tui.terminal.desktop import edit_entry

        self.wire.editing(entry.id)
        edit_entry(self, entry, line)
        self.wire.editing("")
        self.live.look(entry.key)

    def start_export(self) -> None:
        """Write the whole brief as text, asking where something stands in the way."""
        from briefing.tui.exporting import Exporting

        if len(self.brief_list) and self.card.outline is not None:
            Exporting(self, self.card.outline).start()

    def fill(self, entries: Sequence[Entry]) -> None:
        """Take the whole list of a large library, whose newest briefs were shown alone so far."""
        self.brief_list.fill(entries)
        self.overview.recount()
        self.live.start()
