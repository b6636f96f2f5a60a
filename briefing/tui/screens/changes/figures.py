"""The figures that moved over the series of a brief: computed behind the screen, then shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefing.compare.series import Moved, moved
from briefing.tui.cells import Row, flow, indent
from briefing.tui.panes.moved import moved_rows

if TYPE_CHECKING:
    from briefing.brief.outline import Outline
    from briefing.tui.host import Host


class SeriesFigures:
    """What moved over some briefs, oldest first; ``again`` is called when it has become known."""

    def __init__(self, app: Host, again: Callable[[], None]) -> None:
        self._app = app
        self._again = again
        self._outlines: tuple[Outline, ...] = ()
        self._found: list[Moved] | None = None
        """What moved, None while that is not known."""

    def of(self, outlines: Sequence[Outline]) -> None:
        """Find out what moved over these briefs, unless they are the ones of before."""
        wanted = tuple(outlines)
        if len(wanted) == len(self._outlines) and all(
            one is other for one, other in zip(wanted, self._outlines, strict=True)
        ):
            return
        self._outlines, self._found = wanted, None
        if len(wanted) < 2:
            return

        def take(found: list[Moved]) -> None:
            if self._outlines is wanted:
                self._found = found
                self._again()

        self._app.background.run(
            "figures", lambda: moved(wanted), take, "The figures cannot be compared"
        )

    def rows(self, cells: int, most: int, ascii_only: bool) -> list[Row]:
        """Return the figures in at most so many rows; none where none moved."""
        if len(self._outlines) < 2:
            return []
        if self._found is None:
            return indent(flow([("The figures are being compared.", "dim")], cells - 2), 1)
        dates = [outline.brief.as_of for outline in self._outlines]
        return indent(moved_rows(self._found, dates, cells - 2, most, ascii_only), 1)
