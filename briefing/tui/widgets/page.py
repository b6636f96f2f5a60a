"""The page: all panes of the shown brief, laid out by plan; it paints what lies between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from importlib import import_module
from itertools import accumulate
from types import ModuleType
from typing import TYPE_CHECKING, Final

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.layout import Layout
from textual.strip import Strip

from briefing.brief.outline import Outline
from briefing.brief.sides.fronts import has_fronts
from briefing.tui.cells import Row
from briefing.tui.panes import PANES
from briefing.tui.panes.fronts import front_page, front_rows
from briefing.tui.panes.parts import Form, ItemBlock, Series
from briefing.tui.panes.signs import legend_of
from briefing.tui.widgets import Painted
from briefing.tui.widgets.page_layout import PAGE_LAYOUT
from briefing.tui.widgets.pane import Pane
from briefing.tui.widgets.pane_rows import accepted
from briefing.tui.widgets.plan import FRONTS, PANE_ORDER, VIEWS, Plan
from briefing.tui.widgets.planner import Planner

if TYPE_CHECKING:
    from briefing.tui.screens.map.legend import Chart
    from briefing.verify.verdicts import Path, Verdict

_NO_CHART: Final = "The small map cannot be drawn"


class Page(Painted):
    """The container of the panes; remembers which pane has the keys and whether it is alone."""

    def __init__(self) -> None:
        super().__init__(id="page")
        self.panes = {key: Pane(key) for key in PANE_ORDER}
        self.focus_key = self._overview_key = "situation"
        self.view, self.maximised = "overview", False
        self.outline: Outline | None = None
        weights = {key: kind.weight for key, kind in PANES.items()}
        self.planner = Planner(self._steps, weights, self._opening)
        self.planner.items = self._items
        self.plan = Plan("full", {})
        self.chart: Chart | None = None
        self._fronts = lru_cache(maxsize=4)(self._front_rows)
        self._may_chart = self._charting = False
        self._bar: list[tuple[int, int, str]] = []
        self._folds: list[tuple[int, int, str]] = []

    @property
    def layout(self) -> Layout:
        """The layout that follows the plan."""
        return PAGE_LAYOUT

    def compose(self) -> ComposeResult:
        """Yield one pane a section."""
        yield from self.panes.values()

    def show(self, outline: Outline, keep: bool = False) -> None:
        """Fill every pane from an outline."""
        self.outline = outline
        for section in outline.every_section:
            self.panes[section.kind.key].show(section, outline, keep)
        self._fronts.cache_clear()
        self.planner.fronts = has_fronts(outline)
        self.planner.charted = any(None not in (p.lat, p.lon) for p in outline.brief.places)
        self.relayout()
        if self.chart is not None:
            self.chart.read(accepted(outline), keep)

    def relayout(self) -> None:
        """Lay the page out anew; asked of a pane, since that is what makes the page forget."""
        self.panes[self.focus_key].refresh(layout=True)
        self.refresh()

    def _steps(self, key: str, cells: int, size: str) -> list[int]:
        if key != FRONTS:
            return self.panes[key].steps(Form.within(cells, size, self.briefing.ascii_only))
        heights = map(len, self._fronts(self._fronts_form(cells).cells))
        return list(accumulate(heights, initial=2))[1:]

    def _opening(self, key: str, cells: int, size: str) -> Sequence[int]:
        form = Form.within(cells, size, self.briefing.ascii_only)
        return self.panes[key].opening(form) if key != FRONTS else ()

    def _items(self, key: str, cells: int, size: str) -> tuple[list[ItemBlock], int]:
        form = Form.within(cells, size, self.briefing.ascii_only)
        return self.panes[key].items(form), self.panes[key].selected

    def _fronts_form(self, cells: int) -> Form:
        """Return the form of who fights whom, planned and painted; it has no letters at its end."""
        return Form.within(cells, "full", self.briefing.ascii_only)

    def _front_rows(self, cells: int) -> list[list[Row]]:
        assert self.outline is not None
        return front_rows(self.outline, Form(cells, "full", self.briefing.ascii_only))

    def make_plan(self, size: Size) -> Plan:
        """Lay the page out for ``size`` and remember the plan."""
        before = self.plan
        if self.outline is not None and size.width > 0:
            self.plan = self._planned(size)
        if self.plan != before:  # by which the rows between the panes may have been painted
            self.refresh()
        if self.busy and self.chart is None and not self._charting:
            self._charting = True
            # All of the atlas comes with it: that would hold up the keys, were it not in a thread.
            load = partial(import_module, "briefing.tui.screens.map.legend")
            self.briefing.background.run("chart", load, self._add_chart, _NO_CHART)
        return self.plan

    # -- the map ----------------------------------------------------------------------------

    def allow_chart(self) -> None:
        """Add the map where the page has a place for it: from the first paint on, not before."""
        self._may_chart = True
        self.make_plan(self.size)

    @property
    def busy(self) -> bool:
        """Whether the map is about to come."""
        there = self.chart is not None and self.chart.view is not None
        wanted = self.display and self.plan.chart is not None  # hidden, it waits for its size
        return wanted and self._may_chart and not there

    async def _add_chart(self, module: ModuleType) -> None:
        if self.outline is not None and self.is_attached:
            chart: Chart = module.Chart()
            await self.mount(chart)
            chart.read(accepted(self.outline))
            self.chart = chart
            self.follow()
        self._charting = False

    def follow(self) -> None:
        """Let the place of the selected item stand out on the map."""
        if self.chart is not None:
            self.chart.follow(self.focused_pane.line)

    def on_pane_moved(self) -> None:
        """Follow the selection on the map, and where rows are short for what it opens to."""
        self.follow()
        if self.plan.follows and self._coming != self.plan:
            self.relayout()

    # -- focus ------------------------------------------------------------------------------

    @property
    def focused_pane(self) -> Pane:
        """The pane that has the keys."""
        return self.panes[self.focus_key]

    def choose(self, key: str) -> None:
        """Give the keys to a pane; where it was not on the page the page is laid out anew."""
        if key not in VIEWS[self.view]:
            self.view = "overview"
        self.focus_key = key
        self.relayout()
        self.panes[key].focus()
        for part in ("#screens", "#footer"):
            self.screen.query_one(part).refresh()
        self.follow()

    def go(self, key: str, index: int) -> None:
        """Select an item wherever it is; a section that is not on the page gets the screen."""
        pane = self.panes[key]
        self.choose(key)
        if not self.plan.bar and not self.planned(key):
            self.maximised = True
            self.relayout()
        pane.move_to(index)

    def planned(self, key: str) -> bool:
        """Tell whether a pane has a place on the page as it would be laid out now."""
        return key in self._coming.rects

    @property
    def _coming(self) -> Plan:
        """The plan as it would be now; ``plan`` is the one that was laid out last."""
        return self._planned(self.size)

    def _planned(self, size: Size) -> Plan:
        """Return the plan for a size. Its first row is blank: the bar of screens stands there."""
        plan = partial(
            self.planner.plan, focus=self.focus_key, maximised=self.maximised, view=self.view
        )
        roomy = plan(size.width, size.height + 1)
        return plan(*size) if roomy.bar else roomy.lifted()  # the bar of panes takes that row

    def on_resize(self, _event: events.Resize) -> None:
        """Give the screen to the pane that has the keys where the page has no room left for it."""
        if self.outline is not None and not self.planned(self.focus_key):
            self.maximised = True
            self.relayout()

    def show_verdicts(self, verdicts: Mapping[Path, Verdict]) -> None:
        """Set the verdicts beside the items, by the items' paths."""
        for pane in self.panes.values():
            pane.verdicts = verdicts
            pane.repaint()
        self.refresh()  # the legend says what the marks mean

    def show_series(self, series: Series) -> None:
        """Set what figures were in the briefs before below the items that have them."""
        self.panes["humanitarian"].show_series(series)

    def mark(self, query: str) -> None:
        """Mark words in every pane; no words take the marks away."""
        for pane in self.panes.values():
            pane.query_words = query
            pane.repaint()

    def show_view(self, view: str) -> None:
        """Change to a screen made of panes; the overview gets the pane back that it had."""
        if view != self.view and self.view == "overview":
            self._overview_key = self.focus_key
        self.view, self.maximised = view, False
        keys = VIEWS[view]
        key = keys[0] if keys else self._overview_key
        self.choose(key)
        if not keys and not self.planned(key):  # it was alone on the page, and is again
            self.maximised = True
            self.relayout()

    def step(self, step: int) -> None:
        """Give the keys to the next or previous pane in the order of the page."""
        shown = self.plan.stops(self.view)
        if self.plan.alone and self.view != "overview":
            self.view, self.maximised = "overview", True
        at = shown.index(self.focus_key) if self.focus_key in shown else 0
        self.choose(shown[(at + step) % len(shown)])

    def settle(self) -> None:
        """Give the keys to a pane on the page, where the one that has them is not on it."""
        if (places := self._coming.rects) and self.focus_key not in places:
            self.choose(next(iter(places)))

    def on_pane_wanted(self, message: Pane.Wanted) -> None:
        """Give the keys to the pane that was clicked."""
        self.choose(message.key)

    # -- what lies between the panes --------------------------------------------------------

    def painted(self, rows: Iterable[int]) -> list[Strip]:
        """Paint some of the rows: most have nothing but panes."""
        cells = self.size.width
        blank, between = self.strip([], cells), self._between(cells)
        return [self.strip(between[y], cells) if y in between else blank for y in rows]

    def _between(self, cells: int) -> dict[int, Row]:
        """Return fronts, legend, the row of folded panes, the pane bar of a small terminal."""
        plan, rows = self.plan, dict[int, Row]()
        if at := plan.fronts:
            form = self._fronts_form(at.width)
            page = front_page(self._fronts(form.cells), at.width, at.height, form.ascii_only)
            rows |= {y: [(" " * at.x, "text"), *row] for y, row in enumerate(page, at.y)}
        if plan.legend:
            told = self._legend(plan.legend.width)
            rows[plan.legend.y] = [(" " * plan.legend.x, "text"), *told]
        if plan.fold and plan.fold.keys:
            from briefing.tui.widgets.page_rows import fold_row

            legend = None if plan.legend else self._legend
            row, self._folds = fold_row(plan.fold, self._counts(plan.fold.keys), legend)
            rows[plan.fold.y] = [(" " * plan.fold.x, "text"), *row]
        if plan.bar:
            from briefing.tui.widgets.page_rows import bar_row

            rows[0], self._bar = bar_row(self.focus_key, self._counts(PANE_ORDER), cells)
        return rows

    def _counts(self, keys: Iterable[str]) -> dict[str, int]:
        return {key: len(s.lines) if (s := self.panes[key].section) else 0 for key in keys}

    def _legend(self, cells: int) -> Row:
        shown = [self.panes[key].section for key in self.plan.rects]
        form = Form(cells, self.plan.size, self.briefing.ascii_only)
        sections = [section for section in shown if section]
        return legend_of(sections, self.outline, self.view, self.focused_pane.verdicts, form)

    def on_click(self, event: events.Click) -> None:
        """Choose a pane by its title in the bar or in the row of folded panes."""
        plan = self.plan
        spots = self._bar if plan.bar and event.y == 0 else []
        if plan.fronts and plan.fronts.contains(event.x, event.y):
            self.choose("actors")
            return
        if plan.fold and event.y == plan.fold.y:
            spots = self._folds
        for start, end, key in spots:
            if start <= event.x < end:
                self.choose(key)
