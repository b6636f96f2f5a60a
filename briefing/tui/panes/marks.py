"""The mark of a verdict, and the letters of what a rule found of an item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from briefing import glyphs
from briefing.tui.cells import Row, Span

if TYPE_CHECKING:  # the verification is loaded after the first paint
    from briefing.verify.verdicts import Field, Mark, Verdict

LETTERS: Final[dict[Field, str]] = {
    "quote": "q",
    "speaker": "s",
    "figures": "f",
    "dates": "d",
    "names": "n",
}
"""The letter of each field that a rule can find; they stand before the mark where there is room."""
_STATED: Final = {"pass": "dim", "warn": "part b cue", "fail": "bad b cue"}
_MARKED: Final[dict[str, str]] = {
    "verified": "dim",
    "partly": "part b cue",
    "unsupported": "bad b cue",
    "own": "dim",
    "not_checkable": "hi b",
}


def mark_span(mark: Mark) -> Span:
    """Return the sign of a verdict in its weight: what is verified is quiet, trouble is bold."""
    return glyphs.VERDICT[mark], _MARKED[mark]


def verdict_span(verdict: Verdict | None) -> Span:
    """Return the mark of an item; blank where there is none yet, quiet where a person signed."""
    if verdict is None:
        return " ", "text"
    sign, words = mark_span(verdict.mark)
    return sign, "dim" if verdict.mark == "not_checkable" and verdict.signed else words


def letter_spans(verdict: Verdict | None) -> Row:
    """Return a cell for each field that a rule looks for: its letter where something was found.

    The letter of a field with a warning is amber, of one that was not found red; a blank stands for
    what the item has not, or what could not be checked.
    """
    fields: Mapping[Field, str] = verdict.fields if verdict else {}
    found = ((letter, _STATED.get(fields.get(field, ""))) for field, letter in LETTERS.items())
    return [(letter, words) if words else (" ", "text") for letter, words in found]
