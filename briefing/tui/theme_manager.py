"""The themes at hand and the one in use; the one place where a role becomes a colour.

Style words are a role (``text``, ``hi``, ``dim``, ``side0`` to ``side4``, ``part``, ``bad``,
``rule``) and any of ``b`` bold, ``u`` underlined, ``i`` italic, ``r`` reversed, ``sel`` on the
selection, ``lift`` on the raised ground, ``mark`` on the mark. ``part`` and ``bad`` are bold in a
theme without a colour for them, and reversed there where a sign or word is a ``cue``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.theme import Theme

from briefing import paths
from briefing.format.problems import Problem
from briefing.settings import fitting_theme
from briefing.text import clean
from briefing.tui.themes import ROLES, ThemeFile, Themes, load_themes

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.tui.services.background import StateSaving
    from briefing.tui.terminal.app import TerminalApp


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
        app.begin_with_theme()

    def _first(self, asked: str | None, configured: str | None) -> ThemeFile:
        """Return the theme asked for, else the one remembered, set, or fitting the terminal."""
        if asked is not None:
            if asked not in self.themes:
                names = ", ".join(self.themes)
                raise UnknownTheme(f'there is no theme "{clean(asked)}". There are: {names}.')
            return self.themes[asked]
        chosen = self.saving.state.theme or configured
        wanted = "mono" if self.app.no_color else chosen or fitting_theme()
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


GROUNDS = ("bg", "lift", "sel", "mark")
TLP_COLOURS = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:AMBER": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": "#ffffff",
}
"""Label colours of TLP 2.0 (FIRST), always on black."""
TLP_ANSI = {
    "TLP:RED": "ansi_bright_red",
    "TLP:AMBER+STRICT": "ansi_bright_yellow",
    "TLP:AMBER": "ansi_bright_yellow",
    "TLP:GREEN": "ansi_bright_green",
    "TLP:CLEAR": "ansi_bright_white",
}
"""The nearest of the terminal's own colours."""


class Palette:
    """The styles of one theme, made when first asked for."""

    def __init__(self, theme: ThemeFile) -> None:
        self.theme = theme
        self._colours: dict[str, str] = {role: getattr(theme, role) for role in ROLES}
        self._styles: dict[str, Style] = {}

    def colour(self, role: str) -> str:
        """Return the colour of a role as ``#rrggbb``."""
        return self._colours[role]

    @property
    def flat(self) -> bool:
        """Whether the raised ground is the page's: what lies over the page needs an edge then."""
        return self._colours["lift"] == self._colours["bg"]

    @property
    def _plain_trouble(self) -> bool:
        """Whether the theme has no colour of its own for what is in doubt: weight stands for it."""
        return self._colours["part"] in (self._colours["hi"], self._colours["text"])

    def style(self, words: str) -> Style:
        """Return the style for some style words."""
        style = self._styles.get(words)
        if style is None:
            style = self._styles[words] = self._make(words.split())
        return style

    def quiet(self, words: str) -> Style:
        """Return the style of the page behind an overlay: no colour, no weight, still readable."""
        return self.style("dim u" if "u" in words.split() else "dim")

    def _make(self, words: list[str]) -> Style:
        colour, ground = self._colours["text"], self._colours["bg"]
        flags: set[str] = set()
        for word in words:
            if word in GROUNDS:
                if "mark" not in words or word == "mark":
                    ground = self._colours[word]
            elif word in self._colours:
                colour = self._colours[word]
            elif word in TLP_COLOURS:
                colour, ground = TLP_COLOURS[word], "#000000"
                if self.theme.ansi:
                    colour, ground = TLP_ANSI[word], "ansi_black"
            else:
                flags.add(word)
        if self._plain_trouble and {"part", "bad"} & set(words):
            flags |= {"b", "r"} if "cue" in flags else {"b"}
        ansi = self.theme.ansi
        swapped = bool(flags & {"r"} or {"sel", "mark"} & set(words))
        if swapped and ansi:
            # With the terminal's own colours only the terminal knows what stands out on what.
            colour = self._colours["text"]
        elif "r" in flags:
            colour, ground = self._colours["bg"], colour
        return Style(
            color=_rich_name(colour),
            bgcolor=_rich_name(ground),
            bold="b" in flags,
            # On the selection the mark's ground alone may not be seen.
            underline="u" in flags or {"sel", "mark"} <= set(words),
            italic="i" in flags,
            reverse=swapped and ansi,
        )


def _rich_name(colour: str) -> str:
    """Return a colour as Rich names it: ``ansi_red`` is ``red`` there."""
    return colour.removeprefix("ansi_")
