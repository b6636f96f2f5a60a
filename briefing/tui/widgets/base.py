"""A widget that paints rows of cells itself, in the colours of the app's theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from briefing import glyphs
from briefing.text import CUT, pad, to_ascii, width
from briefing.tui.cells import Row, fit
from briefing.tui.palette import Palette

if TYPE_CHECKING:
    from briefing.tui.dashboard import Dashboard

BEFORE = "‹"
"""Stands where panes to the left of the bar are cut off."""

_GLYPHS = str.maketrans(
    {
        sign: to_ascii(sign)
        for sign in (
            *glyphs.BASIS.values(),
            *glyphs.TREND.values(),
            *glyphs.VERDICT.values(),
            glyphs.CONTRADICTED,
            glyphs.SELECTED,
            glyphs.SEPARATOR,
            CUT,
        )
    }
    | {BEFORE: "<"}
)


def in_ascii(text: str) -> str:
    """Return ``text`` in ASCII and as wide as it was, so that columns stay where they are."""
    if text.isascii():
        return text
    plain = text.translate(_GLYPHS)
    return plain if plain.isascii() else pad(to_ascii(plain), width(text)).replace(CUT, ">")


class Painted(Widget):
    """The base of everything on the screen: rows in, strips out; data is never markup."""

    ALLOW_SELECT = False

    @property
    def briefing(self) -> Dashboard:
        """The running app."""
        return cast("Dashboard", self.app)

    @property
    def palette(self) -> Palette:
        """The styles of the theme in use."""
        return self.briefing.palette

    def repaint(self) -> None:
        """Paint anew."""
        self.refresh()

    def strip(self, row: Row, cells: int, ground: str = "text") -> Strip:
        """Return one row as a strip of exactly ``cells`` cells; ``ground`` styles what is left."""
        behind = self.screen is not self.app.screen
        style = self.palette.quiet if behind else self.palette.style
        ascii_only = self.briefing.ascii_only
        segments = [
            Segment(in_ascii(text) if ascii_only else text, style(words))
            for text, words in fit(row, cells, ground)
            if text
        ]
        return Strip(segments, cells)
