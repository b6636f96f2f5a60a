"""A screen of what the desk is asked for first: it opens once that is there."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from briefing.tui.brief_list import OpenBrief
from briefing.tui.dashboard import Dashboard
from briefing.tui.host import Position
from briefing.tui.registry import HELP, Opening
from briefing.tui.screens.skeleton import ListScreen

T = TypeVar("T")


class AskedScreen(ListScreen, Generic[T]):
    """Shows what was ``found`` of one brief; ``spots`` has where each entry stands, by rows."""

    def __init__(self, card: OpenBrief, position: Position, found: T) -> None:
        super().__init__(card, position)
        self.found = found
        self.spots: list[tuple[int, int]] = []

    @classmethod
    def opened(
        cls, app: Dashboard, found: T | None = None, *_arguments: Any, **_named: Any
    ) -> Opening | None:
        """Return the screen of what was found; without it, it is looked for first."""
        if not len(app.brief_list):
            return None
        card = app.overview.problem_card
        if found is not None:
            return Opening(cls(card, app.position, found))
        cls.look(app, card)
        return None

    @classmethod
    def look(cls, app: Dashboard, card: OpenBrief) -> None:
        """Ask for what is shown of a brief, and open the screen with it."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: those of other screens wait until Esc, but for help."""
        if action == "view" or (action == "open" and parameters != (HELP,)):
            return False
        return super().check_action(action, parameters)

    def reveal(self) -> None:
        """Bring the selected entry into view."""
        if self.sheet.size.width and self.rows(self.sheet.size.width) and self.spots:
            start, end = self.spots[self.at]
            self.sheet.reveal(0 if self.at == 0 else start, end - start)
