"""From style words to styles: the one place where a role becomes a colour.

Style words are a role (``text``, ``hi``, ``dim``, ``side0`` to ``side4``, ``part``, ``bad``,
``rule``) and any of ``b`` bold, ``u`` underlined, ``i`` italic, ``r`` reversed, ``sel`` on the
selection, ``lift`` on the raised ground, ``mark`` on the mark.
"""

from __future__ import annotations

from rich.style import Style

from briefing.tui.themes import ROLES, ThemeFile

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


def side_role(index: int) -> str:
    """Return the role of the side that appeared as number ``index``, counted from 0."""
    return f"side{index % 5}"


def _rich_name(colour: str) -> str:
    """Return a colour as Rich names it: ``ansi_red`` is ``red`` there."""
    return colour.removeprefix("ansi_")
