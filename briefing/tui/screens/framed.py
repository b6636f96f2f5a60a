"""What has masthead and bar of screens above, and a footer below."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.app import ComposeResult
from textual.widget import Widget

from briefing.brief.outline import Line, Outline
from briefing.library.entry import Entry
from briefing.tui.registry import BRIEF, screen_name
from briefing.tui.screens import BaseScreen
from briefing.tui.widgets.bar import ScreenBar, TrailRow
from briefing.tui.widgets.footer import Footer
from briefing.tui.widgets.frame import Masthead


class FramedScreen(BaseScreen):
    """Masthead and bar of screens above, footer below, between them what a screen shows."""

    def __init__(self, more: Callable[[], str] = str) -> None:
        """``more`` returns what the footer says at its right edge, if anything."""
        super().__init__()
        self.masthead = Masthead()
        self.bar = ScreenBar()
        self.trail_row = TrailRow()
        self.footer = Footer(self.where, more)

    def parts(self) -> Iterable[Widget]:
        """Return what stands between masthead and footer, from top to bottom."""
        raise NotImplementedError

    @property
    def outline(self) -> Outline | None:
        """The brief shown, None where it cannot be."""
        raise NotImplementedError

    @property
    def line(self) -> Line | None:
        """The selected item, None where there is none."""
        return None

    @property
    def edited(self) -> tuple[Entry, int] | None:
        """The file that the editor opens, and the line; None where there is nothing to open."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Yield the parts from top to bottom."""
        yield from (self.masthead, self.bar, self.trail_row, *self.parts(), self.footer)

    @property
    def place(self) -> str:
        """The entry of the bar of screens that this screen is, "" where it has none."""
        return self.where

    @property
    def crumbs(self) -> tuple[str, ...]:
        """What the trail calls this screen, and what is selected on it; nothing of the overview."""
        return () if self.place == BRIEF else (screen_name(self.place),)

    def on_desk(self) -> None:
        """Show how the console stands; the first time there are keys for it, too."""
        self.masthead.refresh()
        self.footer.refresh()

    def on_counts(self) -> None:
        """Show the counts of the screens as they are known by now."""
        self.bar.refresh()

    def has_found(self) -> bool:
        """Tell whether something holds the words that were looked for."""
        return False

    def offers(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Tell whether a key is named: of words that nothing holds there is no next one."""
        if action == "find_next" and not self.has_found():
            return False
        return super().offers(action, parameters)

    def action_copy_item(self) -> None:
        """Copy the selected item."""
        from briefing.tui.terminal.desktop import copy_item

        if self.line is not None and self.outline is not None:
            copy_item(self.briefing, self.outline, self.line)

    def action_edit(self) -> None:
        """Open the brief in the editor, at what is selected."""
        if self.edited is not None:
            self.briefing.edit(*self.edited)
