"""Figures of a text or a snippet, read."""

from __future__ import annotations

from briefing.verify.english.figures.find import parse_figure
from briefing.verify.language import Figure


def parsed(text: str, noun: str = "") -> Figure:
    """Return the figure that a snippet is."""
    figure = parse_figure(text, noun)
    assert figure is not None, text
    return figure


def told(figure: Figure) -> tuple[str, str, float | None, float | None, str, str]:
    """Return what a figure says, without where it stands."""
    return figure.text, figure.op, figure.low, figure.high, figure.kind, figure.noun
