"""What would be written into the brief: shown first, written when that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.registry import WRITING
from briefing.tui.screens import BaseScreen

if TYPE_CHECKING:
    pass


class WritingScreen(BaseScreen):
    """The difference, and the way to write it."""

    where = WRITING
