"""What all screens share: bindings made from the table of keys, and the actions of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.binding import Binding, BindingType
from textual.screen import Screen

from briefing.tui.keys import Key, keys_for

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp


def bindings(where: str) -> list[BindingType]:
    """Return Textual's bindings for a screen, from the one table of keys."""
    return [binding for key in keys_for(where) for binding in _bindings(key)]


def _bindings(key: Key) -> list[BindingType]:
    if key.action == "brief_number":
        return [
            Binding(digit, f"brief_number({digit})", key.help, id=f"{key.id}.{digit}")
            for digit in key.keys.split(",")
        ]
    return [Binding(key.keys, key.action, key.help, id=key.id, priority=key.id == "quit.hint")]


class BriefScreen(Screen[Any]):
    """The base of the screens: keys come from the table, ``briefing`` is the running app."""

    AUTO_FOCUS = ""
    where = ""

    @property
    def briefing(self) -> BriefingApp:
        """The running app."""
        return cast("BriefingApp", self.app)

    def action_help(self) -> None:
        """Explain the keys of this screen."""
        self.briefing.open_help(self.where)

    def action_next_theme(self) -> None:
        """Change to the next theme."""
        self.briefing.next_theme()

    def action_quit_all(self) -> None:
        """Leave the program."""
        self.app.exit()

    def action_quit_hint(self) -> None:
        """Say how to quit: ctrl+c is for copying."""
        self.briefing.say("Press q to quit.")
