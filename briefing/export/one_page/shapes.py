"""The shapes of one page of a brief, as the formats write it down.

Texts in them are clean and hold only what the reader's encoding has; a format that must, escapes
them.
"""

from __future__ import annotations

from typing import NamedTuple


class PageItem(NamedTuple):
    """An item: what it says and whose word that is, in one text; below it what qualifies it."""

    text: str
    notes: tuple[str, ...] = ()


class PagePart(NamedTuple):
    """A part of the page; ``title`` says how many of how many there are, where some are left."""

    title: str
    items: tuple[PageItem, ...]


class OnePage(NamedTuple):
    """One page of a brief. ``warning`` is said at both ends where the brief is an exercise.

    ``foot`` ends with what was left out, and where the whole of it is.
    """

    tlp: str
    warning: str
    title: str
    head: tuple[str, ...]
    parts: tuple[PagePart, ...]
    foot: tuple[str, ...]
