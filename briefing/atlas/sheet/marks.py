"""Pieces of SVG: text of a settled width, signs as drawings, the TLP label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from briefing.atlas.scene import GLYPHS
from briefing.atlas.sheet.metrics import text_width
from briefing.text import clean

INK: Final[Mapping[str, str]] = {
    "bg": "#faf7f0",
    "hi": "#14130f",
    "text": "#33312c",
    "dim": "#67645b",
    "rule": "#b9b3a4",
    "side0": "#a8321a",
    "side1": "#1f6b2c",
    "side2": "#00606f",
    "side3": "#7b3a93",
    "side4": "#3d4fa8",
}
"""The colours of the light theme: a picture is looked at on paper as often as on a screen."""
PAPER: Final = "#ffffff"
TLP_INK: Final[Mapping[str, str]] = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER": "#ffc000",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": "#ffffff",
}
"""TLP 2.0 (FIRST): the label's colour on black."""

Piece = tuple[str, str]
"""A text and its style words; a sign of basis is drawn."""
_PRESERVE: Final = ' xml:space="preserve"'
"""Keeps the blanks at the ends of a piece; some readers want to be told for each."""
SIGN: Final = 11.0
"""Points that a drawn sign takes in a line."""


def escape(text: str) -> str:
    """Return text as it may stand in XML, cleaned of what a terminal or reader would obey."""
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text


def pieces_width(pieces: Iterable[Piece], size: float) -> float:
    """Return how many points a line of pieces takes."""
    return sum(_width(text, words, size) for text, words in pieces)


def line(
    pieces: Iterable[Piece], x: float, y: float, size: float, anchor: str = "start"
) -> Iterator[str]:
    """Yield a line of pieces, its base at ``y``; text between two signs is one run of any font.

    ``x`` is where it starts, has its middle or ends (``anchor``: start, middle, end). Only a line
    of one piece may have its middle or end there: some readers anchor each piece by itself.
    """
    run: list[Piece] = []
    start = x
    for text, words in pieces:
        if text in _SHAPES:
            yield from _run(run, start, y, size, anchor)
            yield sign(text, words, x + SIGN / 2 - 0.5, y - size * 0.34)
            run, start = [], x + SIGN
        else:
            run.append((text, words))
        x += _width(text, words, size)
    yield from _run(run, start, y, size, anchor)


def sign(glyph: str, words: str, x: float, y: float) -> str:
    """Return the drawing of a sign around a point."""
    ink = colour(words)
    return (
        f'<g transform="translate({x:.1f} {y:.1f})" stroke="{ink}" fill="{ink}">'
        f"{_SHAPES[glyph]}</g>"
    )


def colour(words: str) -> str:
    """Return the ink of style words."""
    return next((INK[word] for word in words.split() if word in INK), INK["text"])


def tlp_label(tlp: str, x: float, y: float, size: float = 10.0) -> Iterator[str]:
    """Yield the TLP label, its upper left there: coloured on black."""
    wide = tlp_width(tlp, size)
    high = size * 1.7
    yield f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="#000000"/>'
    yield (
        f'<text x="{x + wide / 2:.1f}" y="{y + size * 1.22:.1f}" font-size="{size:g}" '
        f'font-weight="bold" text-anchor="middle" fill="{TLP_INK.get(tlp, "#ffffff")}">'
        f"{escape(clean(tlp))}</text>"
    )


def tlp_width(tlp: str, size: float = 10.0) -> float:
    """Return how wide the label is."""
    return text_width(tlp, size, bold=True) + size * 1.2


def _width(text: str, words: str, size: float) -> float:
    return SIGN if text in _SHAPES else text_width(text, size, bold="b" in words.split())


def _run(pieces: list[Piece], x: float, y: float, size: float, anchor: str) -> Iterator[str]:
    """Yield pieces of text as one element; blanks at its ends only move it."""
    shown = [(_kept(text), words) for text, words in pieces]
    while shown and not shown[0][0].strip():
        x += _width(*shown.pop(0), size)
    if not shown:
        return
    lead = shown[0][0]
    x += text_width(lead[: len(lead) - len(lead.lstrip())], size)
    shown[0] = (lead.lstrip(), shown[0][1])
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    body = "".join(
        f'<tspan fill="{colour(words)}"{_style(words)}{_PRESERVE}>{escape(text)}</tspan>'
        for text, words in shown
    )
    yield f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}"{where}{_PRESERVE}>{body}</text>'


def _kept(text: str) -> str:
    """Return text cleaned, with the blanks at its ends."""
    body = text.strip(" ")
    lead = len(text) - len(text.lstrip(" "))
    return " " * lead + clean(body) + " " * (len(text) - lead - len(body))


def _style(words: str) -> str:
    given = words.split()
    return "".join(
        attribute
        for word, attribute in (
            ("b", ' font-weight="bold"'),
            ("i", ' font-style="italic"'),
            ("u", ' text-decoration="underline"'),
        )
        if word in given
    )


_RING: Final = '<circle r="4.2" fill="none" stroke-width="1.3"{}/>'
_SHAPES: Final = {
    GLYPHS[basis]: drawing
    for basis, drawing in (
        ("stated", _RING.format("") + '<circle r="2.4" stroke="none"/>'),
        ("reported", _RING.format("") + '<path d="M-1.5-3.8v7.6M1.5-3.8v7.6" stroke-width="1"/>'),
        ("claimed", _RING.format(' stroke-dasharray="1.5 1.5"')),
        (
            "shown",
            (
                '<rect x="-4" y="-4" width="8" height="8" fill="none" stroke-width="1.3"/>'
                '<circle r="1.5" stroke="none"/>'
            ),
        ),
        ("assessed", '<path d="M0-5 3.6 0 0 5-3.6 0Z" fill="none" stroke-width="1.3"/>'),
        ("inferred", '<path d="M-4.5 0H4M1-3 4.5 0 1 3" fill="none" stroke-width="1.3"/>'),
        (
            "disputed",
            (
                '<path d="M-4.5-2H4M1.5-4.5 4.5-2M4.5 2H-4M-1.5 4.5-4.5 2" fill="none" '
                'stroke-width="1.4"/>'
            ),
        ),
        ("", '<rect x="-2.6" y="-2.6" width="5.2" height="5.2" stroke="none"/>'),
    )
}
"""The sign of each basis as a drawing: which font has the characters cannot be known."""
