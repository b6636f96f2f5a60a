"""How many notices stand at once: the newest, as far as they leave the page to be seen."""

from __future__ import annotations

from textual.geometry import Size
from textual.notifications import Notifications
from textual.screen import Screen
from textual.widgets._toast import ToastHolder, ToastRack

from briefing.text import wrap

_WIDEST, _SHARE = 70, 0.9
"""Cells and share of the terminal that a notice may be wide, as in app.tcss."""


def drop_oldest(notices: Notifications, size: Size) -> None:
    """Take away the oldest notices until half of the screen is free; the newest one stays anyway.

    What is said again takes the place of what was said before.
    """
    rows = size.height // 2
    cells = min(_WIDEST, int(size.width * _SHARE)) - 2
    said: set[str] = set()
    for notice in list(notices)[::-1]:
        rows -= 0 if notice.message in said else len(wrap(notice.message, cells))
        if said and (rows < 0 or notice.message in said):
            del notices[notice]
        said.add(notice.message)


def drop_places(screen: Screen[object], notices: Notifications) -> None:
    """Take away the places of the notices that are gone: Textual leaves them, rows high."""
    kept = {ToastRack._toast_id(notice) for notice in notices}
    for place in screen.query(ToastHolder):
        if place.id not in kept:
            place.remove()
