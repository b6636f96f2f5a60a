"""Pieces of a chart: the picture around it, its texts, lines and boxes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import htpy as h

from briefing.atlas.sheet.metrics import FAMILY, fitted, text_width
from briefing.export.html.markup import flat
from briefing.text import clean

WIDE: Final = 440.0
"""Units of a chart: on a telephone its letters are nearly as large as in the text."""
SIZE: Final = 12.0
"""Of its letters."""
INK: Final[dict[str, str]] = {
    "ink": "#211f1a",
    "dim": "#5d594f",
    "rule": "#d3cdbf",
    "bg": "#fdfcf8",
    "v0": "#1d4f91",
    "v1": "#a3210c",
    "v2": "#00604f",
    "v3": "#7a5200",
}
"""The colours of light pages, by the class under which the style has those of dark ones."""


def chart(kind: str, title: str, told: str, high: float, parts: h.Node, wide: float = WIDE) -> (
    h.Renderable
):  # fmt: skip
    """Return a picture with its name, and what it shows for those who do not see it."""
    return h.svg(
        f".chart.{kind}", role="img", viewBox=f"0 0 {wide:g} {high:g}", font_family=FAMILY,
        font_size=f"{SIZE:g}",
    )[h.title[clean(title)], h.Element("desc")[clean(told)], flat(parts)]  # fmt: skip


def figure(drawn: h.Renderable, words: Iterable[str] = ()) -> h.Renderable:
    """Return a picture with what explains it below."""
    told = " ".join(words)
    return h.figure(".drawn")[drawn, h.figcaption[told] if told else None]


def words(
    text: str,
    x: float,
    y: float,
    ink: str = "ink",
    *,
    room: float = 0.0,
    anchor: str = "",
    size: float = 0.0,
) -> h.Renderable:
    """Return a text on its base line, cut where it is wider than ``room`` units."""
    said = clean(text)
    if room:
        said = fitted(said, size or SIZE, room)
    return h.Element("text")(
        x=f"{x:g}", y=f"{y:g}", class_=ink, fill=INK[ink], text_anchor=anchor or None,
        font_size=f"{size:g}" if size else None,
    )[said]  # fmt: skip


def room_of(text: str) -> float:
    """Return how many units a text takes."""
    return text_width(clean(text), SIZE)


def line(path: str, ink: str = "dim", width: float = 1.0, dash: str = "") -> h.Renderable:
    """Return a line along a path."""
    return h.path(
        d=path, class_=f"{ink} l", stroke=INK[ink], fill="none", stroke_width=f"{width:g}",
        stroke_dasharray=dash or None,
    )  # fmt: skip


def box(
    x: float, y: float, wide: float, high: float, ink: str = "ink", *, filled: bool = True
) -> h.Renderable:
    """Return a box, filled or as a frame."""
    if filled:
        return h.rect(
            x=f"{x:g}", y=f"{y:g}", width=f"{wide:g}", height=f"{high:g}", class_=ink, fill=INK[ink]
        )
    return line(f"M{x + 0.5:g} {y + 0.5:g}h{wide - 1:g}v{high - 1:g}h{1 - wide:g}z", ink)


_SHAPES: Final = (
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "M-3.6-3.6h7.2v7.2h-7.2z",
    "M0-5 4.6 3.6H-4.6z",
    "M0-5 5 0 0 5-5 0z",
)
DASHES: Final = ("", "7 3", "2 3", "8 3 2 3")
"""Voices are told apart by shape and dash; colour only helps."""


def sign(number: int, x: float, y: float, *, hollow: bool = False) -> h.Renderable:
    """Return the sign of a voice at a point; the fifth voice has the first one's, hollow."""
    ink = f"v{number % len(_SHAPES)}"
    return h.path(
        d=_SHAPES[number % len(_SHAPES)], transform=f"translate({x:.1f} {y:.1f})",
        class_=f"{ink} l" if hollow else ink, stroke=INK[ink] if hollow else None,
        fill=INK["bg"] if hollow else INK[ink], stroke_width="1.5" if hollow else None,
    )  # fmt: skip
