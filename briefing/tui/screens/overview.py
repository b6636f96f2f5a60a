"""The overview: masthead, panes, footer; or the problems of a brief that cannot be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from briefing import paths
from briefing.outline import Line
from briefing.text import clean
from briefing.tui.copying import copy_item
from briefing.tui.deck import Card
from briefing.tui.keys import BRIEF
from briefing.tui.screens.base import BriefScreen, bindings
from briefing.tui.screens.finder import Finder
from briefing.tui.screens.problems import empty_rows, problem_rows
from briefing.tui.widgets.banner import Banner
from briefing.tui.widgets.footer import Footer
from briefing.tui.widgets.masthead import Masthead, Position
from briefing.tui.widgets.page import Page
from briefing.tui.widgets.pane import Pane
from briefing.tui.widgets.sheet import Rows, Sheet

if TYPE_CHECKING:
    from textual.widgets import Input

_NEEDS_ITEMS = {
    *("evidence", "pane", "step_pane", "maximise", "view", "sources", "map", "find", "copy_item"),
    *("export", "export_as", "copy_summary", "changes", "crosscheck", "relations"),
}


class Overview(BriefScreen):
    """One brief on one page."""

    where = BRIEF
    BINDINGS: ClassVar[list[BindingType]] = bindings(BRIEF)

    def __init__(self) -> None:
        super().__init__()
        self.masthead = Masthead()
        self.page = Page()
        self.sheet = Sheet(lambda _cells: [])
        self.banner = Banner()
        self.finder = Finder(self)
        self.footer = Footer(BRIEF, self._more)
        self.sheet.display = False
        self.broken = False
        self.saved: Card | None = None

    def compose(self) -> ComposeResult:
        """Yield the parts from top to bottom."""
        yield from (self.masthead, self.banner, self.page, self.sheet, self.footer)

    def on_mount(self) -> None:
        """Show the brief the deck stands at, the first pane having the keys."""
        self.show()

    @property
    def line(self) -> Line | None:
        """The selected item, None where there is none."""
        return self.page.focused_pane.line if self.page.display else None

    # -- showing ----------------------------------------------------------------------------

    def show(self) -> None:
        """Show the current brief of the deck, its problems, or how to begin."""
        deck = self.briefing.deck
        self._kept = None  # what had the keys may not be shown any more
        self.banner.show([], "")
        if self.finder.typing:
            self.finder.close()
        self.finder.clear()
        if not len(deck):
            self._show_rows(
                "briefing",
                lambda cells: empty_rows(
                    clean(paths.short(deck.library.root)), list(deck.library.skipped), cells
                ),
            )
            return
        card = deck.current
        position = self.briefing.position
        if card.outline is None:
            name = clean(paths.short(card.entry.path))
            self._show_rows(
                card.title, lambda cells: problem_rows(card, cells, name, len(deck) > 1)
            )
            return
        self.broken = False
        self.masthead.show(card.outline, position)
        self.page.show(card.outline)
        self._arrange()
        self.judge()
        self.briefing.checking.want()

    def reload(self, card: Card) -> None:
        """Show a brief again after a save: selection, scroll and keys stay where they were."""
        if card.outline is None or self.broken:
            self.show()
            self.refresh_texts()
            return
        self.banner.show([], "")
        self.masthead.show(card.outline, self.briefing.position)
        focused = self.app.focused
        self.page.show(card.outline, keep=True)
        self.judge()
        self.briefing.checking.want()
        self.finder.again()
        if focused is not None and focused.is_attached:
            focused.focus()
        self.refresh_texts()

    def judge(self) -> None:
        """Set the verdicts beside the items, as far as they are known, here and above the page."""
        card = self.briefing.card
        if not self.broken:
            known = self.briefing.checking.of(card)
            self.masthead.judge(known)
            self.page.judge(self.briefing.checking.by_path(card))
        for screen in self.app.screen_stack[1:]:
            judged = getattr(screen, "judged", None)
            if judged is not None:
                judged()

    def warn(self, card: Card) -> None:
        """Say what is wrong with a save; the last good brief stays on the screen."""
        self.banner.show(card.reading.problems, card.reading.text)
        self.saved = card
        self.refresh_texts()
        if self.app.screen is not self:
            problem = card.reading.problems[0]
            where = f"line {problem.line}, column {problem.column}"
            self.briefing.say(f"A save broke the brief, {where}: {problem.message}", "warning")

    @property
    def problem_card(self) -> Card:
        """The file as it was last saved, where that broke it; else the brief shown."""
        broke = self.saved is not None and self.banner.display
        return self.saved if broke and self.saved else self.briefing.card

    def recount(self) -> None:
        """Say anew how many briefs there are."""
        if not self.broken:
            self.masthead.show(self.briefing.card.outline, self.briefing.position)
        self.footer.refresh()

    def refresh_texts(self) -> None:
        """Show again what lies over the page, from the texts as they are now."""
        for screen in self.app.screen_stack[1:]:
            again = getattr(screen, "again", None)
            if again is not None:
                again(self.briefing.card)

    def _show_rows(self, title: str, rows: Rows) -> None:
        self.broken = True
        self.masthead.show(None, Position(0, 0), title)
        self.sheet.show(rows)
        self._arrange()

    def _arrange(self) -> None:
        """Show the page or what stands in its place, and give it the keys."""
        self.page.display = not self.tiny and not self.broken
        self.sheet.display = not self.tiny and self.broken
        if self.page.display:
            self.page.choose(self.page.focus_key)
        elif self.sheet.display:
            self.sheet.focus()
        self.footer.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Take the page away while the terminal is too small, and bring it back."""
        self.banner.on_resize()
        if self.tiny or not (self.page.display or self.sheet.display):
            self._arrange()

    def _more(self) -> str:
        """Return what the row under a pane would say, where the pane has no such row."""
        bare = self.page.display and self.page.plan.bar
        return self.page.focused_pane.more if bare else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something for what is shown."""
        shown = self.page.display
        if action in _NEEDS_ITEMS and not shown:
            # A pane chosen while the terminal is too small has the keys when it grows.
            return action == "pane" and self.tiny and not self.broken
        if action == "restore":
            away = self.page.maximised or self.page.view != "overview"
            return away or bool(self.finder.query) or self.finder.typing
        if action == "find_next":
            return shown and bool(self.finder.query)
        if action == "last_brief":
            return self.briefing.deck.before is not None or self.briefing.remembered is not None
        if action in ("move", "move_to", "page"):
            return shown or self.sheet.last_top > 0
        if action in ("pick", "edit", "problems"):
            return len(self.briefing.deck) > 0
        if action in ("step_brief", "brief_number"):
            return len(self.briefing.deck) > 1
        return True

    # -- actions ----------------------------------------------------------------------------

    def action_brief_number(self, number: int) -> None:
        """Switch to brief 1 to 9."""
        self.briefing.switch(number - 1)

    def action_step_brief(self, step: int) -> None:
        """Switch to the next or previous brief, around the ends."""
        deck = self.briefing.deck
        self.briefing.switch((deck.at + step) % len(deck))

    def action_last_brief(self) -> None:
        """Switch back to the brief shown before."""
        self.briefing.switch_back()

    def action_pick(self) -> None:
        """Open the picker."""
        self.briefing.screens.open_picker()

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
            self.call_after_refresh(self.page.settle)
        self.footer.refresh()

    def action_restore(self) -> None:
        """Show all panes again."""
        page = self.page
        if self.finder.typing:
            self.finder.close()
        elif page.view != "overview":
            page.show_view("overview")
        elif page.maximised:
            page.maximised = False
            page.choose(page.focus_key)
            self.call_after_refresh(page.settle)
        else:
            self.finder.clear()
        self.footer.refresh()

    def action_view(self, view: str) -> None:
        """Change to the overview, the timeline or the analysis."""
        self.page.show_view(view)
        self.footer.refresh()

    def action_evidence(self) -> None:
        """Show what the selected item rests on."""
        line = self.page.focused_pane.line
        if line is None:
            self.briefing.say("This section has no items.")
        else:
            self.briefing.screens.open_evidence(
                self.page.focus_key, self.page.focused_pane.selected
            )

    def on_pane_chosen(self, _message: Pane.Chosen) -> None:
        """Open the item that was clicked twice."""
        self.action_evidence()

    async def action_find(self) -> None:
        """Ask for the words to find."""
        await self.finder.open()

    def action_find_next(self, step: int) -> None:
        """Go to the next or previous item that holds the words."""
        self.finder.step(step)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while the words are typed."""
        self.finder.type(event.value)

    def on_input_submitted(self) -> None:
        """Go on with the keys of the page; what was found stays marked."""
        self.finder.close()

    def action_copy_item(self) -> None:
        """Copy the selected item."""
        line, outline = self.page.focused_pane.line, self.page.outline
        if line is not None and outline is not None:
            copy_item(self.briefing, outline, line)

    def action_edit(self) -> None:
        """Open the brief in the editor, at the selected item or at the first problem."""
        deck = self.briefing.deck
        if not len(deck):
            return
        card = self.problem_card
        line = card.reading.problems[0].line if card.reading.problems else 1
        if not self.broken and not self.banner.display:
            item = self.page.focused_pane.line
            line = card.reading.marks.at(item.path)[0] if item else line
        self.briefing.edit(card.entry.path, line)
