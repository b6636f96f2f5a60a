"""Every screen by name, in one table: the class that shows it, and how it is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from briefing.text import clean

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefing.tui.host import Host


BRIEF: Final = "overview"
EVIDENCE: Final = "evidence"
PICKER: Final = "briefs"
SOURCES: Final = "sources"
PROBLEMS: Final = "unverified"
CHANGES: Final = "changes"
CROSSCHECK: Final = "contradictions"
RELATIONS: Final = "relations"
MAP: Final = "map"
EXPORT: Final = "export"
COMMANDS: Final = "commands"
HELP: Final = "help"
QUESTION: Final = "question"
TRIAGE: Final = "review"
CHOICES: Final = "choices"
WRITING: Final = "writing"
CONFLICT: Final = "conflict"
HISTORY: Final = "history"
PUBLISH: Final = "publish"
SCREENS: Final = "screens"
"""Keys that change the screen: they work on every screen of a brief."""
DESK: Final = "shared"
"""Keys that go to the desk of a library that has one; they work where those of screens do."""
SHOWING: Final = (BRIEF, EVIDENCE, CROSSCHECK, RELATIONS, SOURCES, PROBLEMS, CHANGES, MAP)
"""The screens of a brief."""
LEADING: Final = (*SHOWING, TRIAGE)
"""Where the keys for changing the screen work; on other screens they do nothing."""
EVERYWHERE: Final = "everywhere"
TIMELINE: Final = "timeline"
ANALYSIS: Final = "analysis"
VIEWS: Final = (BRIEF, TIMELINE, ANALYSIS)
"""What the page shows, one at a time: screens to a reader, though there is one page."""


class BarEntry(Struct, frozen=True):
    """One screen of a brief as the bar of screens, the keys, help and palette know it.

    ``where`` is its name in the registry, or among the views of the page; ``key_id`` names its key,
    ``key`` is that key where the user has set no other; ``formerly`` are names it had, by which the
    palette finds it too.
    """

    where: str
    key_id: str
    key: str
    name: str
    short: str
    help: str
    formerly: str = ""

    @property
    def action(self) -> str:
        """What its key does."""
        return f"{'view' if self.where in VIEWS else 'open'}('{self.where}')"


BAR: Final = (
    BarEntry(BRIEF, "view.overview", "o", "Overview", "Over", "the whole brief on one screen"),
    BarEntry(CROSSCHECK, "view.contradictions", "c", "Contradictions", "Contra",
             "each question with who says yes facing who says no", "cross-check, crosscheck"),
    BarEntry(MAP, "view.map", "m", "Map", "Map",
             "where the claims lie; of a selected item, its place", "places"),
    BarEntry(TIMELINE, "view.timeline", "l", "Timeline", "Time",
             "what happened when, by whose word", "dates"),
    BarEntry(RELATIONS, "view.relations", "r", "Relations", "Rel",
             "who is what to whom", "network, relationships"),
    BarEntry(ANALYSIS, "view.outlook", "w", "Outlook", "Outl",
             "judgements, gaps, and what to watch", "analysis"),
    BarEntry(CHANGES, "view.changes", "d", "Changes", "Chan",
             "what changed since the brief before",
             "differences, compare two briefs, figures over time"),
    BarEntry(SOURCES, "view.sources", "u", "Sources", "Src",
             "the sources, what of them is cited, and who speaks", "voices"),
    BarEntry(PROBLEMS, "view.unverified", "v", "Unverified", "Unver",
             "what could not be verified, and why; problems of the brief", "problems, checks"),
)  # fmt: skip
"""The screens of a brief in the order of the bar: the one place for their names and keys."""

_NAMES: Final = {entry.where: entry.name for entry in BAR}


def screen_name(where: str) -> str:
    """Return what a screen is called wherever a reader meets it."""
    return _NAMES.get(where, where.capitalize())


class ScreenEntry(Struct, frozen=True):
    """One screen.

    ``path`` is ``module:Class``, imported when the screen is first opened; ``over_page`` tells
    whether it takes the place of what lies over the page, else it is laid over it; ``needs_brief``
    whether it has nothing to show where no brief can be read.
    """

    path: str
    over_page: bool = False
    needs_brief: bool = False


REGISTRY: Final[dict[str, ScreenEntry]] = {
    EVIDENCE: ScreenEntry("briefing.tui.screens.evidence.screen:EvidenceScreen", False, True),
    CROSSCHECK: ScreenEntry("briefing.tui.screens.crosscheck.screen:CrosscheckScreen", True, True),
    RELATIONS: ScreenEntry("briefing.tui.screens.relations:RelationsScreen", True, True),
    SOURCES: ScreenEntry("briefing.tui.screens.sources:SourcesScreen", True, True),
    CHANGES: ScreenEntry("briefing.tui.screens.changes.screen:ChangesScreen", True, True),
    PROBLEMS: ScreenEntry("briefing.tui.screens.problems:ProblemsScreen", True),
    MAP: ScreenEntry("briefing.tui.screens.map.screen:MapScreen", False, True),
    PICKER: ScreenEntry("briefing.tui.screens.picker.screen:Picker"),
    EXPORT: ScreenEntry("briefing.tui.screens.export:ExportDialog", False, True),
    COMMANDS: ScreenEntry("briefing.tui.screens.command_palette:CommandPalette"),
    HELP: ScreenEntry("briefing.tui.screens.help:HelpScreen"),
    TRIAGE: ScreenEntry("briefing.tui.screens.triage.screen:TriageScreen", True),
    CHOICES: ScreenEntry("briefing.tui.screens.triage.choices:Choices"),
    WRITING: ScreenEntry("briefing.tui.screens.triage.writing:WritingScreen"),
    CONFLICT: ScreenEntry("briefing.tui.screens.desk.conflict:ConflictScreen", True),
    HISTORY: ScreenEntry("briefing.tui.screens.desk.history:HistoryScreen", True),
    PUBLISH: ScreenEntry("briefing.tui.screens.desk.why:WhyDialog"),
    QUESTION: ScreenEntry("briefing.tui.screens.question:QuestionDialog"),
}
"""All screens that are opened over the overview, which is there from the start."""


class Opening(Struct, frozen=True):
    """A screen that is to be shown, and what gets the result with which it is closed."""

    screen: Screen[Any]
    then: Callable[[Any], Any] | None = None


def screen_class(where: str) -> Any:
    """Return the class of a screen, imported when it is first asked for."""
    module, _, name = REGISTRY[where].path.partition(":")
    return getattr(import_module(module), name)


class Screens:
    """Opens screens for one running app."""

    def __init__(self, app: Host) -> None:
        self.app = app

    @property
    def has_brief(self) -> bool:
        """Whether there is a brief that can be read."""
        return len(self.app.brief_list) > 0 and self.app.card.outline is not None

    def open(self, where: str, *arguments: Any, over: bool = False, **named: Any) -> None:
        """Open a screen of the registry; its class says what it takes and how it is begun.

        ``over`` lays it over what is shown, so that Esc leads back there.
        """
        entry = REGISTRY[where]
        if entry.needs_brief and not self.has_brief:
            return
        opening: Opening | None = screen_class(where).opened(self.app, *arguments, **named)
        if opening is None:
            return
        if entry.over_page and not over:
            self.uncover()
        self.show(opening)

    def show(self, opening: Opening) -> None:
        """Lay a screen over what is shown."""
        if opening.screen.is_modal:
            self.app.clear_notifications()  # on a small terminal they would cover its keys
        self.app.push_screen(opening.screen, opening.then)

    def ask(
        self,
        question: str,
        answers: Sequence[tuple[str, str]],
        then: Callable[[str | None], None],
    ) -> None:
        """Ask a question over what is shown, then hand on the letter of the answer."""
        self.open(QUESTION, question, answers, then)

    def uncover(self) -> None:
        """Close the screens over the page."""
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def show_view(self, view: str) -> None:
        """Close what lies over the page, then show the overview, the timeline or the outlook."""
        self.uncover()
        self.app.overview.action_view(view)

    def show_pane(self, key: str, index: int | None = None) -> None:
        """Close what lies over the page, then give the keys to a pane, at one of its items."""
        self.uncover()
        self.app.overview.go(key, index)

    def show_item(self, key: str, section: str, label: str) -> None:
        """Show a brief by its key, one of its items selected in its pane."""
        brief_list = self.app.brief_list
        index = brief_list.place_of(key)
        if index is None:
            self.app.say(
                f"{clean(brief_list.library.locate(key).name)} is no longer in the library.",
                "warning",
            )
            return
        self.app.switch(index, lambda: self._show_item(section, label))

    def show_brief(self, index: int | None, where: str) -> None:
        """Show the brief at a place of the list, None: the one before, on a screen of briefs.

        Where ``where`` is no entry of the bar, or the brief cannot be read, its page is shown.
        """
        then = partial(self._show_again, where)
        if index is None:
            self.app.switch_back(then)
        else:
            self.app.switch(index, then)

    def _show_again(self, where: str) -> None:
        self.uncover()
        if where in _NAMES and where in REGISTRY:
            self.open(where)

    def _show_item(self, section: str, label: str) -> None:
        self.uncover()
        place = self.app.card.place_of(section, label)
        if place is not None:
            self.app.overview.go(*place)
        elif section != "brief":
            self.app.say(f"{clean(label)} is no longer in the brief.", "warning")
