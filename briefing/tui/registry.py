"""Every screen by name, in one table: the class that shows it, and what it takes to open it."""

from __future__ import annotations

from typing import Final, NamedTuple

BRIEF: Final = "overview"
EVIDENCE: Final = "evidence"
PICKER: Final = "picker"
SOURCES: Final = "sources"
PROBLEMS: Final = "problems"
CHANGES: Final = "changes"
CROSSCHECK: Final = "cross-check"
RELATIONS: Final = "relations"
MAP: Final = "map"
EXPORT: Final = "export"
COMMANDS: Final = "commands"
HELP: Final = "help"
QUESTION: Final = "question"
SCREENS: Final = "screens"
"""Keys that change the screen: they work on every screen of a brief."""
SHOWING: Final = (BRIEF, EVIDENCE, CROSSCHECK, RELATIONS, SOURCES, PROBLEMS, CHANGES, MAP)
"""The screens of a brief; on the others the keys for changing the screen do nothing."""
EVERYWHERE: Final = "everywhere"


class ScreenEntry(NamedTuple):
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
    RELATIONS: ScreenEntry("briefing.tui.screens.relations.screen:RelationsScreen", True, True),
    SOURCES: ScreenEntry("briefing.tui.screens.sources.screen:SourcesScreen", True, True),
    CHANGES: ScreenEntry("briefing.tui.screens.changes.screen:ChangesScreen", True, True),
    PROBLEMS: ScreenEntry("briefing.tui.screens.findings.screen:FindingsScreen", True),
    MAP: ScreenEntry("briefing.tui.screens.map.screen:MapScreen", False, True),
    PICKER: ScreenEntry("briefing.tui.screens.picker.screen:Picker"),
    EXPORT: ScreenEntry("briefing.tui.screens.export:ExportDialog", False, True),
    COMMANDS: ScreenEntry("briefing.tui.screens.command_palette:CommandPalette"),
    HELP: ScreenEntry("briefing.tui.screens.help:HelpScreen"),
    QUESTION: ScreenEntry("briefing.tui.screens.ask:Ask"),
}
"""All screens that are opened over the overview, which is there from the start."""
