"""The running app as its screens and widgets know it: its services, and what it does itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from briefing.tui.host import Host

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from briefing.library.entry import Entry
    from briefing.settings import Config
    from briefing.tui.motions import Key
    from briefing.tui.registry import Screens
    from briefing.tui.services.change_count import ChangeCount
    from briefing.tui.services.drafts import Drafts
    from briefing.tui.services.index_refresh import IndexRefresh
    from briefing.tui.services.live_reload import LiveReload
    from briefing.tui.services.map_loading import Maps
    from briefing.tui.services.verdicts import SourceTexts, VerdictStore
    from briefing.tui.theme_manager import Palette, ThemeManager
    from briefing.tui.wire import Wire


class Dashboard(Host, Protocol):
    """Everything that a screen may ask for; ``BriefingApp`` is the one that has it."""

    @property
    def config(self) -> Config:
        """The settings."""
        ...

    @property
    def key_table(self) -> tuple[Key, ...]:
        """All keys, the user's own among them."""
        ...

    @property
    def palette(self) -> Palette:
        """The styles of the theme in use."""
        ...

    @property
    def theme_manager(self) -> ThemeManager:
        """The themes."""
        ...

    @property
    def checking(self) -> VerdictStore:
        """The verdicts."""
        ...

    @property
    def changes(self) -> ChangeCount:
        """The number of changes since the brief before."""
        ...

    @property
    def live(self) -> LiveReload:
        """What follows the changes of files."""
        ...

    @property
    def drafts(self) -> Drafts:
        """The drafts under review."""
        ...

    @property
    def indexing(self) -> IndexRefresh:
        """The index of the library."""
        ...

    @property
    def texts(self) -> SourceTexts:
        """The texts that the briefs cite, as far as they are read."""
        ...

    @property
    def wire(self) -> Wire:
        """The desk that shares the library, if any."""
        ...

    @property
    def maps(self) -> Maps:
        """What draws maps."""
        ...

    @property
    def screens(self) -> Screens:
        """What opens screens."""
        ...

    def digits(self) -> str:
        """Return the digits that switch briefs: ``1-4``."""
        ...

    def start_export(self) -> None:
        """Write the whole brief as text."""
        ...

    def copy_one_page(self) -> None:
        """Copy one page of the brief shown."""
        ...

    def copy_selection(self, text: str) -> None:
        """Copy text that was selected with the mouse."""
        ...

    def copy_to_clipboard(self, text: str) -> None:
        """Hand text to the terminal's clipboard."""
        ...

    def edit(self, entry: Entry, line: int) -> None:
        """Open the file of a brief in the user's editor and come back to where one was."""
        ...

    def suspend_process(self) -> None:
        """Stop until the shell continues the program; say so where there is none that could."""
        ...

    def suspend(self) -> AbstractContextManager[None]:
        """Lend the terminal to another program; raises where that cannot be done."""
        ...
