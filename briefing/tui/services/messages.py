"""What the services tell the screens: Textual messages that every screen on the stack gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from briefing.tui.brief_list import OpenBrief


class VerdictsReady(Message, bubble=False):
    """The verdicts of the brief shown are known, or are others than before."""


class IndexChanged(Message, bubble=False):
    """The list of briefs has grown, or more of it is indexed, or the index has a fault to tell."""


class TextsReady(Message, bubble=False):
    """The texts that the brief shown cites are read."""


class BriefReloaded(Message, bubble=False):
    """The brief shown, a brief it is compared with, or a text it cites was saved."""

    def __init__(self, card: OpenBrief) -> None:
        super().__init__()
        self.card = card
