"""The history of a brief: who published which revision when, and what each changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing import glyphs
from briefing.text import clean
from briefing.tui.brief_list import OpenBrief
from briefing.tui.cells import Row, flow, indent, on_ground, screen_title
from briefing.tui.dashboard import Dashboard
from briefing.tui.registry import HISTORY
from briefing.tui.screens.desk.asked import AskedScreen
from briefing.tui.screens.desk.said import LEGEND, change_words
from briefing.wire.status import time_words

if TYPE_CHECKING:
    from briefing.wire.protocol import Desk
    from briefing.wire.revision_lines import ToldRevision

_MOST = 100
"""How many revisions are shown: each is read and compared."""


class HistoryScreen(AskedScreen["list[ToldRevision]"]):
    """The revisions of one brief, newest first; the selected one tells all that it changed."""

    where = HISTORY

    @classmethod
    def look(cls, app: Dashboard, card: OpenBrief) -> None:
        """Ask for the revisions of a brief."""

        def show(told: list[ToldRevision]) -> None:
            if told:
                app.screens.open(HISTORY, told)
            else:
                app.say(f"{clean(card.entry.id)} was never published: P does that.")

        app.wire.ask(partial(_steps, card.entry.id), show)

    @property
    def count(self) -> int:
        """How many revisions there are."""
        return len(self.found)

    def rows(self, cells: int) -> list[Row]:
        """Return the revisions, the selected one opened."""
        name = clean(self.card.entry.id)
        rows: list[Row] = [
            screen_title("HISTORY", f"of {name}", cells, "newest first"),
            *indent([LEGEND], 1),
        ]
        self.spots = []
        for number, step in enumerate(self.found):
            start = len(rows)
            rows += self._revision(step, cells, chosen=number == self.at)
            self.spots.append((start, len(rows)))
        return rows

    def _revision(self, step: ToldRevision, cells: int, *, chosen: bool) -> list[Row]:
        revision = step.revision
        count = len(step.changes or ())
        told = step.why or (f"{count} change{'' if count == 1 else 's'}" if count else "no change")
        head: Row = [
            (time_words(revision.at), "hi b"),
            (f"  {clean(revision.author)}", "hi"),
            (f"  {told}", "text"),
            (f"  revision {revision.name}", "dim"),
        ]
        first, *others = flow(head, cells - 2)
        rows: list[Row] = [[(glyphs.SELECTED if chosen else " ", "hi b"), *first]]
        rows += indent(others, 4)
        if revision.says:
            rows += indent(flow([(clean(revision.says), "text")], cells - 5), 4)
        if chosen and step.checked:
            rows += indent(flow([(step.checked, "dim")], max(cells - 5, 8)), 4)
        for each in step.changes or () if chosen else ():
            body = flow([(change_words(each), "text")], max(cells - 7, 8))
            rows.append([(f"    {each.sign} ", "hi"), *body[0]])
            rows += indent(body[1:], 6)
        return [*(on_ground(rows, cells) if chosen else rows), []]

    def entry_at(self, _column: int, row: int) -> int | None:
        """Return the revision that a row is of."""
        spots = enumerate(self.spots)
        return next((n for n, (start, end) in spots if start <= row < end), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: one that was withdrawn cannot be restored."""
        if action == "bring_back":
            return self.count > 0 and not self.found[self.at].revision.withdrawn
        return action != "enter" and super().check_action(action, parameters)

    def action_enter(self) -> None:
        """Stay: the selected one is open already."""

    def action_bring_back(self) -> None:
        """Ask, then make the file here what it was in the selected revision."""
        app, entry, revision = self.briefing, self.card.entry, self.found[self.at].revision
        when = f"{time_words(revision.at)} by {clean(revision.author)}"

        def answered(letter: str | None) -> None:
            if letter == "r":
                app.wire.restore(entry.id, entry.key, revision.name, self.dismiss)

        app.screens.ask(
            f"Restore {clean(entry.id)} as it was published {when}?",
            [
                ("r", "restore: the file here changes, what it is now is kept, nothing is sent"),
                ("c", "cancel"),
            ],
            answered,
        )


def _steps(brief_id: str, desk: Desk) -> list[ToldRevision]:
    from briefing.wire.revision_lines import told_revisions

    return list(told_revisions(desk, brief_id, _MOST))
