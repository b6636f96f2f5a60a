"""The bar of screens: which there are, how much stands on each, and on which one is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from textual import events
from textual.strip import Strip

from briefing.text import CUT, width
from briefing.tui.cells import BEFORE, Row, fit, row_width
from briefing.tui.motions import Key
from briefing.tui.registry import BAR, CHANGES, CROSSCHECK, PROBLEMS, BarEntry
from briefing.tui.widgets import Painted

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefing.brief.outline import Outline


_FORMS: Final = (
    *(("name", 3, True), ("name", 2, True), ("short", 3, True), ("short", 2, True)),
    *(("short", 1, True), ("active", 2, True), ("", 2, True)),
)
"""The ways to say the bar, the widest first: which names, cells of a gap, whether it counts."""
_HERE: Final = "hi b u"
"""Of the screen that one is on: seen without colour, too, and not taken for what has the keys."""

_WAY: Final = f" {CUT} "
_CUT_WAY: Final = f"{BEFORE} "
_NESTED: Final = 2
"""How many screens lie over each other where one is on the page, or on a screen laid over it."""


class Screenful(Struct, frozen=True):
    """An entry of the bar as it is shown: its key as the user has it, and what is counted."""

    entry: BarEntry
    key: str
    number: int = 0


def contradicted(outline: Outline) -> int:
    """Return how many questions of a brief are contradicted."""
    return sum(check.status == "contradictory" for check in outline.brief.crosscheck)


def bar_rows(shown: list[Screenful], active: str, cells: int) -> tuple[Row, list[tuple[int, int]]]:
    """Return the bar in so many cells, and where each entry begins and ends in it.

    As it narrows the gaps go first, then names become short, then only the active one keeps its
    name, then none does, and last the counts go.
    """
    for form in _FORMS:
        row, spots = _row(shown, active, *form)
        if row_width(row) <= cells:
            return row, spots
    return _row(shown, active, "", 1, False)


def _row(
    shown: list[Screenful], active: str, names: str, gap: int, counts: bool
) -> tuple[Row, list[tuple[int, int]]]:
    row: Row = [(" ", "text")]
    spots: list[tuple[int, int]] = []
    cells = 1
    for each in shown:
        entry, key, count = each.entry, each.key, each.number
        here = entry.where == active
        row.append((" " * gap if spots else "", "text"))
        start = cells + row_width(row[-1:])
        wanted = names if names != "active" else "short" if here else ""
        text = {"name": f" {entry.name}", "short": f" {entry.short}"}.get(wanted, "")
        number = f"{' ' if text else ''}{count}" if count and counts else ""
        row.append((key, _HERE if here else "hi b"))
        row.append((text, _HERE if here else "dim"))
        row.append((number, _HERE if here else "text"))
        cells = start + row_width(row[-3:])
        spots.append((start, cells))
    return [*row, (" ", "text")], spots


class ScreenBar(Painted):
    """One row under the masthead; a click opens the screen that it names."""

    def __init__(self) -> None:
        super().__init__(id="screens")
        self._spots: list[tuple[int, int, str]] = []

    @property
    def active(self) -> str:
        """The screen of the bar that one is on, or that what is shown was opened from."""
        stack = self.app.screen_stack
        known = {entry.where for entry in BAR}
        here = stack.index(self.screen) if self.screen in stack else len(stack) - 1
        for screen in stack[here::-1]:
            if (place := getattr(screen, "place", "")) in known:
                return str(place)
        return ""

    def shown(self) -> list[Screenful]:
        """Return the screens that can be gone to from here, and the one that one is on."""
        keys: Mapping[str, Key] = {key.id: key for key in self.briefing.key_table}
        active, counts = self.active, self._counts()
        return [
            Screenful(entry, key.shown.partition(" ")[0], counts.get(entry.where, 0))
            for entry in BAR
            for key in (keys[entry.key_id],)
            if entry.where == active or self.screen.check_action(*key.call) is not False
        ]

    def _counts(self) -> dict[str, int]:
        """Return what is counted, as far as it is known; nothing is read or computed for it."""
        app = self.briefing
        card = app.card if len(app.brief_list) else None
        if card is None or card.outline is None:
            return {}
        found = {CROSSCHECK: contradicted(card.outline), CHANGES: app.changes.of(card) or 0}
        verdicts = app.checking.of(card)
        if verdicts is not None:
            found[PROBLEMS] = verdicts.unverified
        return found

    def render_line(self, _y: int) -> Strip:
        """Return the row."""
        shown = self.shown()
        row, spots = bar_rows(shown, self.active, self.size.width)
        self._spots = [(*spot, each.entry.action) for spot, each in zip(spots, shown, strict=True)]
        return self.strip(row, self.size.width)

    async def on_click(self, event: events.Click) -> None:
        """Open the screen under the pointer."""
        for start, end, action in self._spots:
            if start <= event.x < end:
                await self.run_action(f"screen.{action}")


def below(screen: Screen[Any]) -> list[tuple[str, ...]]:
    """Return what the trail says of each screen under one, from the page on."""
    stack = screen.app.screen_stack
    here = stack.index(screen) if screen in stack else len(stack)
    return [tuple(getattr(each, "crumbs", ())) for each in stack[:here]]


def back_to(screen: Screen[Any]) -> str:
    """Return where Esc leads once it leaves a screen; "" for the overview."""
    return next((crumbs[-1] for crumbs in below(screen)[-1:] if crumbs), "")


class TrailRow(Painted):
    """One row that says by which screens one came here; hidden where the bar says it already."""

    def __init__(self) -> None:
        super().__init__(id="trail")
        self.crumbs: list[str] = []

    def show(self) -> None:
        """Show the way here, the last of it being where one is; the overview goes unsaid."""
        here = getattr(self.screen, "crumbs", ())
        self.crumbs = [*(crumb for each in below(self.screen) for crumb in each), *here]
        nested = len(self.app.screen_stack) > _NESTED and len(self.crumbs) > 1
        self.set_class(nested, "shown")
        self.refresh()

    def render_line(self, _y: int) -> Strip:
        """Return the row; its beginning is cut first, since its end says where one is."""
        cells = self.size.width
        kept = list(self.crumbs)
        while len(kept) > 1 and width(_WAY.join(kept)) > cells - len(_CUT_WAY) - 2:
            kept.pop(0)
        lead = f" {_CUT_WAY}" if len(kept) < len(self.crumbs) else " "
        way = "".join(f"{crumb}{_WAY}" for crumb in kept[:-1])
        row: Row = [(lead, "dim"), (way, "dim"), *((crumb, "hi") for crumb in kept[-1:])]
        return self.strip(fit(row, cells), cells)
