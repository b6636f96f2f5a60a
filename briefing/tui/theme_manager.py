"""The themes at hand, and the one in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

from briefing import paths
from briefing.format.problems import Problem
from briefing.text import clean
from briefing.tui.palette import Palette
from briefing.tui.themes import ThemeFile, Themes, load_themes

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.tui.services.state_saving import StateSaving
    from briefing.tui.terminal import TerminalApp


class UnknownTheme(Exception):
    """The theme that was asked for is not there; the message names those that are."""


class ThemeManager:
    """Chooses a theme at start, changes it on demand, follows the files they are read from.

    Args:
        app: the program whose colours it sets.
        state: where the theme is remembered.
        asked: the theme that the command line asks for.
        configured: the theme that the settings ask for, where none is remembered.
        repaint: paints every screen anew.
    """

    def __init__(
        self,
        app: TerminalApp,
        saving: StateSaving,
        *,
        asked: str | None,
        configured: str | None,
        repaint: Callable[[], None],
    ) -> None:
        self.app = app
        self.saving = saving
        self.repaint = repaint
        found = load_themes(paths.themes())
        self.themes = found.loaded
        self.problems: list[Problem] = found.problems
        self.palette = Palette(self._first(asked, configured))
        self._apply(self.palette.theme)

    def _first(self, asked: str | None, configured: str | None) -> ThemeFile:
        """Return the theme asked for, else the one remembered, set, or fitting the terminal."""
        if asked is not None:
            if asked not in self.themes:
                names = ", ".join(self.themes)
                raise UnknownTheme(f'there is no theme "{clean(asked)}". There are: {names}.')
            return self.themes[asked]
        wanted = "mono" if self.app.no_color else self.saving.state.theme or configured or "dark"
        return self.themes.get(wanted) or self.themes["dark"]

    def _apply(self, theme: ThemeFile) -> None:
        """Tell Textual the colours of a theme, for the few parts that it paints itself."""
        self.palette = Palette(theme)
        self.app.register_theme(
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
                ansi=theme.ansi,
                variables=_variables(theme),
            )
        )
        if self.app.theme == theme.name:  # its file was saved: the same name, other colours
            self.app.mutate_reactive(type(self.app).theme)
        else:
            self.app.theme = theme.name

    def change(self, name: str) -> None:
        """Change to a theme and remember it."""
        self._apply(self.themes[name])
        self.saving.remember(theme=name)
        self.repaint()
        self.app.say(f"Theme: {name}")

    def next(self) -> None:
        """Change to the next theme."""
        names = list(self.themes)
        here = self.palette.theme.name
        at = names.index(here) if here in names else -1
        self.change(names[(at + 1) % len(names)])

    def reload(self, found: Themes) -> None:
        """Take files that were read again; a theme that its save broke is named, and stays."""
        for problem in found.problems:
            if problem not in self.problems:
                self.app.say(str(problem), severity="warning")
        self.problems = found.problems
        used = self.palette.theme
        self.themes = found.loaded if found.loaded else self.themes
        fresh = self.themes.get(used.name)
        if fresh is not None and fresh != used:
            self._apply(fresh)
            self.repaint()


def _variables(theme: ThemeFile) -> dict[str, str]:
    """Return what the style sheet and Textual's own widgets take from a theme."""
    variables = {
        "page": theme.bg,
        "lift": theme.lift,
        "sel": theme.sel,
        "hi": theme.hi,
        "ink": theme.text,
        "dim": theme.dim,
        "notice": theme.lift,
        "notice-ink": theme.hi,
        "input-cursor-background": theme.hi,
        "input-cursor-foreground": theme.bg,
        "input-selection-background": theme.sel,
    }
    if theme.ansi:
        # The terminal's default colour has no opposite that could be named, black and white do.
        variables |= {
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
            "sel": "ansi_blue",
            "notice": "ansi_white",
            "notice-ink": "ansi_black",
            "border-blurred": "ansi_black",
            "block-cursor-foreground": "ansi_black",
            "block-cursor-background": "ansi_white",
            "input-cursor-background": "ansi_white",
            "input-cursor-foreground": "ansi_black",
            "input-cursor-text-style": "none",
            "input-selection-background": "ansi_white",
            "input-selection-foreground": "ansi_black",
            "screen-selection-background": "ansi_white",
            "screen-selection-foreground": "ansi_black",
        }
    return variables
