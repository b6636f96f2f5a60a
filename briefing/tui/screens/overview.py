"""The overview: one brief on one screen, and what the keys do there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.tui.registry import BRIEF, EVIDENCE, PICKER, PROBLEMS, REGISTRY, TRIAGE
from briefing.tui.screens.brief_page import BriefPage
from briefing.tui.widgets.pane import Pane
from briefing.tui.widgets.pane_rows import is_drafted

if TYPE_CHECKING:
    from textual.widgets import Input

_NEEDS_ITEMS = {
    *("enter", "pane", "step_pane", "maximise", "view", "find", "copy_item"),
    *("export", "copy_one_page"),
}
_NEEDS_BRIEFS = {"step_brief": 1, "brief_number": 1, "edit": 0}
"""The actions that need more briefs than so many."""
_OF_AN_ITEM = ("enter", "copy_item")
"""The actions that need a selected item."""


class Overview(BriefPage):
    """One brief on one screen."""

    where = BRIEF

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something for what is shown."""
        shown = self.page.display
        if action == "copy_item" and is_drafted(self.page.focused_pane.line):
            return False
        if action in _NEEDS_ITEMS and not shown:
            # A pane chosen while the terminal is too small has the keys when it grows.
            return action == "pane" and self.tiny and not self.broken
        if action == "restore":
            away = self.page.maximised or self.page.view != "overview" or self.proposing
            return away or bool(self.finder.query) or self.finder.typing
        if action == "find_next":
            return shown and bool(self.finder.query)
        if action == "last_brief":
            return self.briefing.brief_list.before is not None
        if action in ("move", "move_to", "page"):
            return shown or self.sheet.last_top > 0
        if action in _NEEDS_BRIEFS:
            return len(self.briefing.brief_list) > _NEEDS_BRIEFS[action]
        return action != "open" or self._opens(str(*parameters))

    def offers(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Tell whether a key is named: none of those that need an item where there is none."""
        if action in _OF_AN_ITEM and self.page.display and self.page.focused_pane.line is None:
            return False
        return super().offers(action, parameters)

    def _opens(self, where: str) -> bool:
        if REGISTRY[where].needs_brief:
            return self.page.display
        return len(self.briefing.brief_list) > 0 or where not in (PICKER, PROBLEMS)

    def on_pane_moved(self) -> None:
        """Show anew which keys do something: of a proposal nothing can be copied."""
        if self.proposing:
            self.footer.refresh()

    # -- actions ----------------------------------------------------------------------------

    def action_brief_number(self, number: int) -> None:
        """Switch to brief 1 to 9."""
        self.briefing.switch(number - 1)

    def action_step_brief(self, step: int) -> None:
        """Switch to the next or previous brief, around the ends."""
        brief_list = self.briefing.brief_list
        self.briefing.switch((brief_list.at + step) % len(brief_list))

    def action_last_brief(self) -> None:
        """Switch back to the brief shown before."""
        self.briefing.switch_back()

    def action_pane(self, key: str) -> None:
        """Give the keys to a pane."""
        self.page.choose(key)

    def action_step_pane(self, step: int) -> None:
        """Give the keys to the next or previous pane."""
        self.page.step(step)

    def action_move(self, step: int) -> None:
        """Move within the pane, or scroll the problems."""
        if self.page.display:
            self.page.focused_pane.move(step)
        else:
            self.sheet.scroll_rows(step)

    def action_move_to(self, index: int) -> None:
        """Move to the first or last item."""
        if self.page.display:
            self.page.focused_pane.move_to(index)
        else:
            self.sheet.scroll_rows(self.sheet.last_top if index else -self.sheet.last_top)

    def action_page(self, step: int) -> None:
        """Move by a paneful."""
        if self.page.display:
            self.page.focused_pane.page(step)
        else:
            self.sheet.scroll_page(step)

    def action_maximise(self) -> None:
        """Give the pane the whole screen, or give it back."""
        self.page.maximised = not self.page.maximised
        self.page.choose(self.page.focus_key)
        if not self.page.maximised:  # it may have had no place among the others
            self.page.settle()
        self.footer.refresh()

    def action_restore(self) -> None:
        """Show all panes again."""
        page = self.page
        if self.finder.typing:
            self.finder.close()
        elif self.proposing and not page.maximised:
            self.show_proposed(False)
        elif page.view != "overview" and (page.plan.bar or not page.maximised):
            page.show_view("overview")
        elif page.maximised:
            page.maximised = False
            page.choose(page.focus_key)
            page.settle()
        else:
            self.finder.clear()
        self.footer.refresh()

    def action_view(self, view: str) -> None:
        """Change to the overview, the timeline or the outlook."""
        self.page.show_view(view)
        self.footer.refresh()

    def action_enter(self) -> None:
        """Show what the selected item rests on."""
        line = self.page.focused_pane.line
        if line is None:
            self.briefing.say("This section has no items.")
        elif is_drafted(line):
            self._decide_on(str(line.path[1]))
        else:
            selected = self.page.focused_pane.selected
            self.briefing.screens.open(EVIDENCE, self.page.focus_key, selected)

    def action_triage(self) -> None:
        """Show what is proposed among the items; again, or where nothing is open: triage."""
        library = self.briefing.brief_list.library
        if not len(self.briefing.brief_list) and (drafts := library.drafts()):
            if file := library.draft_file(drafts[0]):
                self.briefing.drafts.open(file[0], partial(self.briefing.screens.open, TRIAGE))
            return
        if self.proposed and not self.proposing and self.page.display:
            self.show_proposed(True)
            self.briefing.say(f"draft {self.proposed} open: D decides on them, Esc hides them.")
            return
        line = self.page.focused_pane.line
        self._decide_on(str(line.path[1]) if line and is_drafted(line) else "")

    def _decide_on(self, key: str) -> None:
        """Open triage, at a proposal where one is named."""
        self.briefing.screens.open(TRIAGE, key=key)

    def on_pane_chosen(self, _message: Pane.Chosen) -> None:
        """Open the item that was clicked twice."""
        self.action_enter()

    async def action_find(self) -> None:
        """Ask for the words to find."""
        await self.finder.open()

    def on_descendant_blur(self) -> None:
        """See whether the line for the words lost the keys; going to what it finds borrows them."""
        if self.finder.typing:
            self.call_after_refresh(self.finder.left)

    def action_find_next(self, step: int) -> None:
        """Go to the next or previous item that holds the words."""
        self.finder.step(step)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while the words are typed."""
        self.finder.type(event.value)

    def on_input_submitted(self) -> None:
        """Go on with the keys of the page; what was found stays marked."""
        self.finder.close()
