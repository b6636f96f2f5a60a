"""What the parts behind the screens ask of the running app, and what they send to the screens."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct
from textual.message import Message

if TYPE_CHECKING:
    from datetime import datetime
    from threading import Event

    from textual.screen import Screen, ScreenResultCallbackType
    from textual.widget import Widget

    from briefing.library.entry import Entry
    from briefing.tui.brief_list import BriefList, OpenBrief
    from briefing.tui.services.background import Background
    from briefing.verify.verdicts import Verdicts


class Position(Struct, frozen=True):
    """Where the shown brief stands in the library: brief ``number`` of ``of``, from 1."""

    number: int
    of: int


class ShownBrief(Protocol):
    """The overview, as what works behind it knows it: it shows the brief the list stands at."""

    broken: bool
    """Whether problems stand in place of the panes."""

    @property
    def banner(self) -> Widget:
        """What says above the panes that the last save broke the brief."""
        ...

    @property
    def panes_in_view(self) -> Container[str]:
        """The keys of the panes that the page has room for."""
        ...

    @property
    def problem_card(self) -> OpenBrief:
        """The file as it was last saved, where that broke it; else the brief shown."""
        ...

    def show(self) -> None:
        """Show the current brief of the list, its problems, or how to begin."""
        ...

    def reload(self, card: OpenBrief) -> None:
        """Show a brief again after a save; what was selected stays selected."""
        ...

    def warn(self, card: OpenBrief) -> None:
        """Say what is wrong with a save; the last good brief stays."""
        ...

    def recount(self) -> None:
        """Say anew how many briefs there are."""
        ...

    def action_view(self, view: str) -> None:
        """Change to the overview, the timeline or the outlook."""
        ...

    async def action_find(self) -> None:
        """Ask for the words to find."""
        ...

    def go(self, section: str, index: int | None = None) -> None:
        """Give the keys to a pane, at one of its items."""
        ...

    def select(self, section: str, index: int) -> None:
        """Select an item in its pane, which does not get the keys."""
        ...


class TakesVerdicts(Protocol):
    """The index, as what makes verdicts knows it."""

    def note_verdicts(self, key: str) -> None:
        """Note that verdicts of a brief were made."""
        ...


class HasVerdicts(Protocol):
    """The verdicts, as the index knows them."""

    @property
    def known(self) -> Event:
        """Set once the first verdicts are there, or cannot be had."""
        ...

    def of(self, card: OpenBrief) -> Verdicts | None:
        """Return the verdicts of a brief, None while they are not known."""
        ...

    def marks(self, key: str) -> Mapping[str, str]:
        """Return the marks of a brief's items by their labels."""
        ...

    def count(self, counts: Mapping[str, Mapping[str, int]] = ...) -> None:
        """Count the verdicts of each brief anew, with what the index knows of others."""
        ...


class Host(Protocol):
    """The running app, as its services know it: the list of briefs, notices, threads, screens."""

    @property
    def ascii_only(self) -> bool:
        """Whether everything is written in ASCII."""
        ...

    @property
    def of_library(self) -> str:
        """What a command that is told needs behind it to be for the library shown."""
        ...

    @property
    def has_said(self) -> bool:
        """Whether there was any notice yet."""
        ...

    @property
    def brief_list(self) -> BriefList:
        """The briefs of the library."""
        ...

    @property
    def card(self) -> OpenBrief:
        """The brief shown."""
        ...

    @property
    def position(self) -> Position:
        """Where the shown brief stands in the library."""
        ...

    @property
    def overview(self) -> ShownBrief:
        """The screen at the bottom of the stack."""
        ...

    @property
    def background(self) -> Background:
        """What does work behind the screen."""
        ...

    @property
    def checking(self) -> HasVerdicts:
        """What makes and holds verdicts."""
        ...

    @property
    def indexing(self) -> TakesVerdicts:
        """What keeps the index of the library."""
        ...

    @property
    def keep_memory(self) -> Callable[[], object]:
        """To be called whenever what exists by then stays to the end of the process."""
        ...

    @property
    def now(self) -> Callable[[], datetime]:
        """The clock."""
        ...

    @property
    def screen(self) -> Screen[Any]:
        """The screen on top."""
        ...

    @property
    def screen_stack(self) -> list[Screen[Any]]:
        """The screens, the overview first."""
        ...

    def say(self, message: str, severity: str = "information") -> None:
        """Show a notice; its text is never markup."""
        ...

    def tell(self, what: Callable[..., object], *arguments: object) -> bool:
        """Call something where the screen is, from a thread; False if the program is being left."""
        ...

    def repaint(self) -> None:
        """Paint every screen anew."""
        ...

    def post(self, message: Message) -> None:
        """Hand a message of a service to every screen."""
        ...

    def switch(self, index: int, then: Callable[[], object] = ...) -> None:
        """Show the brief at a place of the list, then do something; say so where there is none."""
        ...

    def switch_back(self, then: Callable[[], object] = ...) -> None:
        """Show the brief shown before, then do something; say so where there is none."""
        ...

    def fill(self, entries: Sequence[Entry]) -> None:
        """Take the whole list of a large library."""
        ...

    def push_screen(
        self, screen: Screen[Any], callback: ScreenResultCallbackType[Any] | None = None
    ) -> object:
        """Lay a screen over what is shown; ``callback`` gets what it is closed with."""
        ...

    def pop_screen(self) -> object:
        """Close the screen on top."""
        ...

    def clear_notifications(self) -> None:
        """Take all notices away."""
        ...

    def _handle_exception(self, error: Exception) -> None:
        """Keep a fault, and end."""
        ...


class VerdictsReady(Message, bubble=False):
    """The verdicts of the brief shown are known, or are others than before."""


class IndexChanged(Message, bubble=False):
    """The list of briefs has grown, or more of it is indexed, or the index has a fault to tell."""


class CountsReady(Message, bubble=False):
    """What the bar of screens counts behind the screen is known, or is another number."""


class TextsReady(Message, bubble=False):
    """The texts that the brief shown cites are read."""


class DraftsReady(Message, bubble=False):
    """A draft was read, or decided on."""


class DeskChanged(Message, bubble=False):
    """How the briefs, or the console, stand to the desk that shares the library is another way."""


class BriefReloaded(Message, bubble=False):
    """The brief shown, a brief it is compared with, or a text it cites was saved."""

    def __init__(self, card: OpenBrief) -> None:
        super().__init__()
        self.card = card
