"""Both sides of a brief in conflict, item by item, and the keys that end it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.text import clean
from briefing.tui.brief_list import OpenBrief
from briefing.tui.cells import Row
from briefing.tui.dashboard import Dashboard
from briefing.tui.host import Position
from briefing.tui.registry import CONFLICT, EVIDENCE
from briefing.tui.screens.desk.asked import AskedScreen
from briefing.tui.screens.desk.conflict_rows import ConflictPage

if TYPE_CHECKING:
    from briefing.wire.merge import MergeSides
    from briefing.wire.protocol import Clash, Desk
    from briefing.wire.revision_lines import ToldChange


class Both(NamedTuple):
    """A conflict, looked at: the texts, what each side changed, and that as lines."""

    clash: Clash
    sides: MergeSides
    theirs: tuple[ToldChange, ...] | None
    mine: tuple[ToldChange, ...] | None


class ConflictScreen(AskedScreen[Both]):
    """What they published beside what was changed here; a key takes one of the two, or both."""

    where = CONFLICT

    def __init__(self, card: OpenBrief, position: Position, found: Both) -> None:
        super().__init__(card, position, found)
        self._columns: list[tuple[int, int]] = []

    @classmethod
    def look(cls, app: Dashboard, card: OpenBrief) -> None:
        """Compare both sides of the brief shown, or go to the first that is in conflict."""
        if (place := _next_in_conflict(app)) is None:
            if app.wire.there:
                app.say("No brief is in conflict.")
        elif place != app.brief_list.at:
            app.screens.uncover()
            app.switch(place, partial(app.screens.open, CONFLICT))
        else:
            app.wire.ask(partial(_look, card.entry.id), partial(_show, app, card))

    @property
    def told(self) -> list[ToldChange]:
        """All changes, theirs first."""
        return [*(self.found.theirs or ()), *(self.found.mine or ())]

    @property
    def count(self) -> int:
        """How many changes there are."""
        return len(self.told)

    def rows(self, cells: int) -> list[Row]:
        """Return both sides, beside each other where there is room."""
        page = ConflictPage(self.found, self.at, cells)
        rows = page.rows()
        self.spots = [(start, end) for start, end, *_ in page.spots]
        self._columns = [(left, right) for *_, left, right in page.spots]
        return rows

    def entry_at(self, column: int, row: int) -> int | None:
        """Return the change that stands at a place."""
        for number, spot in enumerate(zip(self.spots, self._columns, strict=True)):
            (start, end), (left, right) = spot
            if start <= row < end and left <= column < right:
                return number
        return None

    # -- keys -------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: both are taken only where that is safe."""
        if (action, *parameters) == ("take", "merge"):
            return self.found.sides.merged is not None
        if action in ("move", "move_to", "page", "enter"):
            return self.count > 0
        return super().check_action(action, parameters)

    @property
    def edited(self) -> Any:
        """The file of the brief, at its first line where no item is selected."""
        return super().edited or (self.card.entry, 1)

    def action_enter(self) -> None:
        """Show what the selected item rests on, where the brief here has it."""
        told, outline = self.told[self.at], self.card.outline
        line = told.change.new or told.change.old if told.change is not None else None
        if line is None or outline is None:
            self.briefing.say("This belongs to no item.")
            return
        for section in outline.sections:
            labels = [each.label for each in section.lines]
            if section.kind.key == line.section and line.label in labels:
                self.briefing.screens.open(EVIDENCE, line.section, labels.index(line.label))
                return
        self.briefing.say("The brief here does not have it.")

    def action_take(self, side: str) -> None:
        """End the conflict with a side, which is asked before, or with both; what loses is kept."""
        app, entry, clash = self.briefing, self.card.entry, self.found.clash

        def resolve() -> None:
            app.wire.resolve(entry.id, entry.key, side, self.dismiss)

        if side == "merge":
            resolve()
            return
        who = clean(clash.revision.author)
        did = f"{who} published" if clash.theirs is not None else f"{who} withdrew"
        answers = {
            "theirs": ("t", f"theirs: the file here becomes what {did}, what it is now is kept"),
            "mine": ("m", f"mine: it is published in place of what {did}, which is kept"),
        }
        taken = answers[side]
        app.screens.ask(
            f"End the conflict over {clean(entry.id)}?",
            [taken, ("c", "cancel")],
            lambda letter: resolve() if letter == taken[0] else None,
        )


def _next_in_conflict(app: Dashboard) -> int | None:
    """Return the place of the brief shown where it is in conflict, else of the first that is."""
    brief_list = app.brief_list
    keys = [
        each.key for each in app.wire.standings.values() if each.state in ("conflict", "unmerged")
    ]
    places = sorted(place for key in keys if (place := brief_list.place_of(key)) is not None)
    return brief_list.at if brief_list.at in places else next(iter(places), None)


def _look(brief_id: str, desk: Desk) -> Both | None:
    """Compare both sides; runs in a thread."""
    from briefing.wire.merge import sides_of
    from briefing.wire.revision_lines import told

    clash = desk.clash(brief_id)
    if clash is None:
        return None
    sides = sides_of(clash)
    return Both(
        clash,
        sides,
        tuple(told(sides.theirs)) if sides.theirs is not None else None,
        tuple(told(sides.mine)) if sides.mine is not None else None,
    )


def _show(app: Dashboard, card: OpenBrief, both: Both | None) -> None:
    if both is not None:
        app.screens.open(CONFLICT, both)
        return
    standing = app.wire.standing(card.entry.id)
    if standing is not None and standing.state == "unmerged":
        from briefing.wire.status import standing_words

        app.say(f"{clean(card.entry.id)}: {standing_words(standing)}; E opens the file.")
    else:
        app.say("The conflict is over.")
