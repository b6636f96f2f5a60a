"""What is remembered for the next run, written behind the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing.format.problems import Problem
from briefing.settings import State

if TYPE_CHECKING:
    from briefing.tui.host import Host

_FAILED: Final = "What was shown last is not remembered for the next time"


class StateSaving:
    """Keeps the theme and the brief shown last; of many changes the last is written.

    Writing syncs the file to the disk, and may have to wait for another program's lock.
    """

    def __init__(self, app: Host, state: State) -> None:
        self.app = app
        self.state = state
        self._said: Problem | None = None

    def remember(self, *, theme: str | None = None, last: str | None = None) -> None:
        """Remember the theme, or the id of the brief shown last."""
        self.state.note(theme=theme, last=last)
        self.app.background.run("state", self.state.save, self.say, _FAILED, must_end=True)

    def say(self, problem: Problem | None) -> None:
        """Say what is wrong with the file, once."""
        if problem is not None and problem != self._said:
            self._said = problem
            self.app.say(str(problem), severity="warning")
