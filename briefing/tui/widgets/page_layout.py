"""The page's panes placed where its plan wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from briefing.tui.panes.parts import Form
from briefing.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from briefing.tui.widgets.page import Page


class PageLayout(Layout):
    """Places the panes where the plan wants them; panes it leaves out are not placed."""

    name = "planned"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Return a placement for every pane the plan shows."""
        page = cast("Page", parent)
        plan = page.make_plan(size)
        placements = []
        for child in children:
            rect = plan.rects.get(child.key) if isinstance(child, Pane) else plan.chart
            if rect is None:
                continue
            if not isinstance(child, Pane):
                region = Region(rect.x, rect.y, rect.width, rect.height)
                placements.append(WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child))
                continue
            ascii_only = page.briefing.ascii_only
            child.set_form(Form.within(rect.width - 1, plan.size, ascii_only, plan.bar))
            region = Region(rect.x, rect.y, rect.width, rect.height)
            placements.append(WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child))
        return placements


PAGE_LAYOUT: Final = PageLayout()
"""The layout of the page."""
