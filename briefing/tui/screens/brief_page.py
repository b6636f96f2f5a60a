"""One brief with masthead, panes and footer, or its problems."""

from __future__ import annotations

from collections.abc import Container, Iterable

from textual import events
from textual.widget import Widget

from briefing.brief.outline import Line, Outline
from briefing.library.entry import Entry
from briefing.text import clean
from briefing.tui.brief_list import OpenBrief
from briefing.tui.host import BriefReloaded, Position
from briefing.tui.screens.find import PageFinder
from briefing.tui.screens.framed import FramedScreen
from briefing.tui.screens.instead_of_panes import Banner, empty_rows, problem_rows
from briefing.tui.widgets import Rows, Sheet
from briefing.tui.widgets.page import Page
from briefing.tui.widgets.pane import Pane


class BriefPage(FramedScreen):
    """Shows the brief that the list stands at, its verdicts, and what became of its file."""

    def __init__(self) -> None:
        super().__init__(self._more)
        self.page = Page()
        self.sheet = Sheet(lambda _cells: [])
        self.banner = Banner()
        self.finder = PageFinder(self)
        self.sheet.display = False
        self.broken = False
        self.saved: OpenBrief | None = None
        self.proposing = False
        """Whether what a draft proposes stands among the items."""
        self._proposed_as: object = None  # the state of the draft that stands there

    def parts(self) -> Iterable[Widget]:
        """Return the panes, what may stand in their place, and what stands above them."""
        return (self.banner, self.page, self.sheet)

    def on_mount(self) -> None:
        """Show the brief the list stands at, the first pane having the keys."""
        self.show()

    @property
    def line(self) -> Line | None:
        """The selected item, None where there is none."""
        return self.page.focused_pane.line if self.page.display else None

    @property
    def outline(self) -> Outline | None:
        """The brief whose panes are shown."""
        return self.page.outline

    @property
    def edited(self) -> tuple[Entry, int] | None:
        """The file of the brief, at the selected item or at the first problem."""
        if not len(self.briefing.brief_list):
            return None
        card, item = self.problem_card, self.page.focused_pane.line
        if item is not None and not self.broken and not self.banner.display:
            return card.entry, card.reading.marks.at(item.path)[0]
        problems = card.reading.problems
        return card.entry, problems[0].line if problems else 1

    # -- showing ----------------------------------------------------------------------------

    def has_found(self) -> bool:
        """Tell whether an item holds the words that were looked for."""
        return bool(self.finder.found)

    def show(self) -> None:
        """Show the current brief of the list, its problems, or how to begin."""
        brief_list = self.briefing.brief_list
        self.proposing = False
        self._kept = None  # what had the keys may not be shown any more
        self.banner.show([], "")
        if self.finder.typing:
            self.finder.close()
        self.finder.clear()
        if not len(brief_list):
            library = brief_list.library
            name, drafts = clean(library.location.short), [clean(e.id) for e in library.drafts()]
            self._show_rows(
                "briefing",
                lambda cells: empty_rows(
                    name, list(library.skipped), cells, drafts, self.briefing.of_library
                ),
            )
            return
        card = brief_list.current
        position = self.briefing.position
        if card.outline is None:
            name = clean(brief_list.library.locate(card.entry.key).short)
            self._show_rows(
                card.title, lambda cells: problem_rows(card, cells, name, len(brief_list) > 1)
            )
            return
        self.broken = False
        self.masthead.show(card.outline, position)
        self.page.show(card.outline)
        self._arrange()
        self.briefing.checking.want()
        self.on_verdicts()
        self.on_drafts()
        self.briefing.drafts.want()
        self.briefing.changes.want()

    def reload(self, card: OpenBrief) -> None:
        """Show a brief again after a save: selection, scroll and keys stay where they were."""
        if card.outline is None or self.broken:
            self.show()
            self.briefing.post(BriefReloaded(self.briefing.card))
            return
        self.banner.show([], "")
        self.masthead.show(card.outline, self.briefing.position)
        focused = self.app.focused
        self.page.show(self._with_proposed(card), keep=True)
        self.on_verdicts()
        self.briefing.checking.want()
        self.finder.search_again()
        # What still has the keys may be about to lose them to a pane that a key has chosen.
        if focused is not None and focused.is_attached and self.app.focused is not focused:
            focused.focus()
        self.briefing.post(BriefReloaded(self.briefing.card))

    def on_verdicts(self) -> None:
        """Set the verdicts beside the items, as far as they are known."""
        if not self.broken and len(self.briefing.brief_list):
            card = self.briefing.card
            self.masthead.show_verdicts(self.briefing.checking.of(card))
            self.page.show_verdicts(self.briefing.checking.by_path(card))
            self.page.show_series(self.briefing.changes.series(card))
        self.bar.refresh()

    # -- what a draft proposes --------------------------------------------------------------

    def on_drafts(self) -> None:
        """Say how much of a draft is open, and show it as it stands, where it is shown."""
        if self.broken or not len(self.briefing.brief_list):
            return
        self.masthead.show_proposed(self.proposed)
        found = self.briefing.drafts.of(self.briefing.card)
        # Behind triage each decision would fill panes that nobody sees.
        if self.proposing and self.is_current and self._proposed_as is not (found and found.state):
            self.show_proposed(bool(self.proposed))

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what was decided while another screen stood here."""
        self.on_drafts()

    @property
    def proposed(self) -> int:
        """How many proposals of the draft of the brief shown are open."""
        found = (
            self.briefing.drafts.of(self.briefing.card) if len(self.briefing.brief_list) else None
        )
        return found.state.counts.open if found is not None else 0

    def show_proposed(self, shown: bool) -> None:
        """Show what is proposed among the items, or the items alone."""
        self.proposing = shown
        self.page.show(self._with_proposed(self.briefing.card), keep=True)
        self.on_verdicts()
        self.footer.refresh()

    def _with_proposed(self, card: OpenBrief) -> Outline:
        """Return the outline of a brief, with what is proposed where that is shown."""
        assert card.outline is not None
        found = self.briefing.drafts.of(card) if self.proposing else None
        self._proposed_as = found and found.state
        if found is None:
            return card.outline
        from briefing.tui.proposed import ProposedOutline

        ascii_only = self.briefing.ascii_only
        return ProposedOutline(card.outline, found.state, ascii_only=ascii_only)

    def on_counts(self) -> None:
        """Show how much has changed, and which figures moved, as far as that is known."""
        self.on_verdicts()

    def on_reloaded(self, card: OpenBrief) -> None:
        """Count the changes anew: this brief or the one before was saved."""
        self.briefing.changes.want()
        self.bar.refresh()

    @property
    def place(self) -> str:
        """The entry of the bar of screens: the view of the page."""
        return self.page.view

    def warn(self, card: OpenBrief) -> None:
        """Say what is wrong with a save; the last good brief stays on the screen."""
        from briefing.tui.screens.skeleton import BriefScreen  # no part of the first paint

        self.banner.show(card.reading.problems, card.reading.text)
        self.saved = card
        self.briefing.post(BriefReloaded(self.briefing.card))
        if self.app.screen is not self and not isinstance(self.app.screen, BriefScreen):
            problem = card.reading.problems[0]
            where = f"line {problem.line}, column {problem.column}"
            self.briefing.say(f"A save broke the brief, {where}: {problem.message}", "warning")

    @property
    def problem_card(self) -> OpenBrief:
        """The file as it was last saved, where that broke it; else the brief shown."""
        broke = self.saved is not None and self.banner.display
        return self.saved if broke and self.saved else self.briefing.card

    @property
    def panes_in_view(self) -> Container[str]:
        """The keys of the panes that the page has room for."""
        return self.page.plan.rects

    def go(self, section: str, index: int | None = None) -> None:
        """Give the keys to a pane, at one of its items; None: at the one it stands at."""
        pane = self.page.panes[section]
        self.page.go(section, pane.selected if index is None else index)

    def select(self, section: str, index: int) -> None:
        """Select an item in its pane, which does not get the keys."""
        self.page.panes[section].move_to(index)

    def recount(self) -> None:
        """Say anew how many briefs there are."""
        if not self.broken:
            self.masthead.show(self.briefing.card.outline, self.briefing.position)
        self.footer.refresh()

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
        if not self.tiny and isinstance(self._kept, Pane):
            self._kept = None  # the page knows which pane has the keys, and a key may have chosen
        if self.tiny or not (self.page.display or self.sheet.display):
            self._arrange()

    def _more(self) -> str:
        """Return what was found, or what the row under a pane would say, where it has none."""
        if words := self.finder.words:
            return words
        bare = self.page.display and self.page.plan.bar
        return self.page.focused_pane.more if bare else ""
