"""Every key of the program, in one table: bindings, footer, help, README and docs come from it."""

from __future__ import annotations

from typing import Final, NamedTuple


class Key(NamedTuple):
    """One key binding.

    ``keys`` are Textual's names, comma-separated; ``shown`` is what the reader sees; ``where`` is
    the screen it belongs to; ``footer`` orders the footer (0: not in it, lower is kept longer).
    """

    id: str
    keys: str
    shown: str
    action: str
    label: str
    help: str
    where: str
    footer: int = 0


BRIEF: Final = "overview"
EVIDENCE: Final = "evidence"
PICKER: Final = "picker"
SOURCES: Final = "sources"
PROBLEMS: Final = "problems"
CHANGES: Final = "changes"
EXPORT: Final = "export"
COMMANDS: Final = "commands"
HELP: Final = "help"
SCREENS: Final = "screens"
"""Keys that change the screen: they work on every screen of a brief."""
SHOWING: Final = (BRIEF, EVIDENCE, SOURCES, PROBLEMS, CHANGES)
"""The screens of a brief; on the others the keys for changing the screen do nothing."""
EVERYWHERE: Final = "everywhere"

KEYS: Final[tuple[Key, ...]] = (
    Key("brief.number", "1,2,3,4,5,6,7,8,9", "1-9", "brief_number", "brief",
        "open brief 1 to 9, newest cut-off first", BRIEF, 1),
    Key("brief.pick", "b", "b", "pick", "briefs", "pick a brief by typing part of it", BRIEF, 2),
    Key("brief.last", "grave_accent", "`", "last_brief", "last brief",
        "the brief shown before, also of the previous run", BRIEF, 13),
    Key("brief.previous", "left_square_bracket", "[", "step_brief(-1)", "newer",
        "previous brief in the list", BRIEF, 11),
    Key("brief.next", "right_square_bracket", "]", "step_brief(1)", "older",
        "next brief in the list", BRIEF, 12),
    Key("pane.next", "tab", "Tab", "step_pane(1)", "pane",
        "next pane; with z or on a small terminal also timeline, gaps, places and the others",
        BRIEF, 3),
    Key("pane.previous", "shift+tab", "Shift+Tab", "step_pane(-1)", "pane back",
        "previous pane", BRIEF),
    Key("pane.situation", "s", "s", "pane('situation')", "situation", "pane: situation", BRIEF),
    Key("pane.actors", "a", "a", "pane('actors')", "actors", "pane: actors", BRIEF),
    Key("pane.territory", "t", "t", "pane('territory')", "territory", "pane: territory", BRIEF),
    Key("pane.humanitarian", "h", "h", "pane('humanitarian')", "humanitarian",
        "pane: humanitarian", BRIEF),
    Key("pane.experts", "e", "e", "pane('views')", "experts", "pane: expert views", BRIEF),
    Key("view.overview", "o", "o", "view('overview')", "overview", "back to the overview", SCREENS),
    Key("view.timeline", "l", "l", "view('timeline')", "timeline",
        "what happened when, by whose word", SCREENS, 9),
    Key("view.analysis", "w", "w", "view('analysis')", "analysis",
        "judgements, gaps, and what to watch", SCREENS, 10),
    Key("view.sources", "u", "u", "sources", "sources",
        "the sources, what of them is cited, and who speaks", SCREENS, 10),
    Key("view.changes", "d", "d", "changes", "changes",
        "what changed since the brief before", SCREENS, 10),
    Key("view.problems", "v", "v", "problems", "problems",
        "what the checks found: problems and verdicts of this brief", SCREENS, 9),
    Key("item.down", "down,j", "j Down", "move(1)", "down", "next item", BRIEF),
    Key("item.up", "up,k", "k Up", "move(-1)", "up", "previous item", BRIEF),
    Key("item.first", "home,g", "g Home", "move_to(0)", "first", "first item", BRIEF),
    Key("item.last", "end,G", "G End", "move_to(-1)", "last", "last item", BRIEF),
    Key("item.page_down", "pagedown,space", "PgDn Space", "page(1)", "page down",
        "a paneful down", BRIEF),
    Key("item.page_up", "pageup", "PgUp", "page(-1)", "page up", "a paneful up", BRIEF),
    Key("item.evidence", "enter", "Enter", "evidence", "evidence",
        "who says so, on what basis, in which paragraph", BRIEF, 4),
    Key("pane.maximise", "z", "z", "maximise", "maximise",
        "give the pane the whole screen; again or Esc gives it back", BRIEF, 6),
    Key("pane.restore", "escape", "Esc", "restore", "back", "back to all panes", BRIEF, 1),
    Key("find", "slash", "/", "find", "find", "find words in this brief, with count", BRIEF, 6),
    Key("find.next", "n", "n", "find_next(1)", "next found", "next item that holds them", BRIEF, 2),
    Key("find.previous", "N", "N", "find_next(-1)", "previous found",
        "the item before that holds them", BRIEF),
    Key("copy.item", "y", "y", "copy_item", "copy", "copy the item", BRIEF, 11),
    Key("edit", "E", "E", "edit", "edit",
        "open the brief in $EDITOR at the item's line", BRIEF, 12),
    Key("copy.summary", "Y", "Y", "copy_summary", "copy all", "copy the whole summary", SCREENS),
    Key("export.text", "x", "x", "export", "export",
        "write the plain-text summary to a file", SCREENS, 5),
    Key("export.as", "X", "X", "export_as", "export as",
        "export: choose format and place", SCREENS),
    Key("palette", "ctrl+p", "Ctrl+P", "palette", "commands",
        "command palette: every action, brief, pane and theme", SCREENS),
    Key("theme.next", "T", "T", "next_theme", "theme", "next theme", EVERYWHERE, 7),
    Key("help", "question_mark,f1", "? F1", "help", "help", "what the keys do here", EVERYWHERE, 1),
    Key("quit", "q", "q", "quit_all", "quit", "leave the program", EVERYWHERE, 8),
    Key("copy.selection", "ctrl+c", "Ctrl+C", "quit_hint", "copy selection",
        "copy what the mouse selected; without a selection, say how to quit", EVERYWHERE),
    Key("evidence.back", "escape", "Esc", "back", "back",
        "back to the panes", EVIDENCE, 2),
    Key("evidence.next", "j,down,right_square_bracket", "j Down", "step(1)", "next item",
        "the next item of the pane", EVIDENCE, 3),
    Key("evidence.previous", "k,up,left_square_bracket", "k Up", "step(-1)", "previous item",
        "the item before it", EVIDENCE, 4),
    Key("evidence.paragraph_next", "greater_than_sign", ">", "paragraph(1)", "next paragraph",
        "the next paragraph of the source", EVIDENCE, 5),
    Key("evidence.paragraph_previous", "less_than_sign", "<", "paragraph(-1)",
        "previous paragraph", "the paragraph before it", EVIDENCE, 5),
    Key("evidence.offered", "p", "p", "offered", "other paragraph",
        "the paragraph that a finding names in place of the cited one", EVIDENCE, 3),
    Key("evidence.sign", "V", "V", "sign", "I have read it",
        "note that you have read the item and the paragraphs it cites", EVIDENCE, 6),
    Key("evidence.page_down", "pagedown,space", "PgDn Space", "scroll(1)", "page down",
        "scroll down", EVIDENCE),
    Key("evidence.page_up", "pageup", "PgUp", "scroll(-1)", "page up", "scroll up", EVIDENCE),
    Key("evidence.copy", "y", "y", "copy_item", "copy", "copy the item", EVIDENCE, 7),
    Key("evidence.edit", "E", "E", "edit", "edit",
        "open the brief in $EDITOR at the item's line", EVIDENCE, 8),
    Key("sources.back", "escape", "Esc", "back", "back", "back to the panes", SOURCES, 2),
    Key("sources.down", "down,j", "j Down", "scroll_rows(1)", "down", "a line down", SOURCES),
    Key("sources.up", "up,k", "k Up", "scroll_rows(-1)", "up", "a line up", SOURCES),
    Key("sources.page_down", "pagedown,space", "PgDn Space", "scroll_page(1)", "page down",
        "a page down", SOURCES, 3),
    Key("sources.page_up", "pageup", "PgUp", "scroll_page(-1)", "page up", "a page up", SOURCES, 4),
    Key("sources.first", "home,g", "g Home", "scroll_rows(-99999)", "top", "to the top", SOURCES),
    Key("sources.last", "end,G", "G End", "scroll_rows(99999)", "end", "to the end", SOURCES),
    Key("problems.back", "escape", "Esc", "back", "back", "back to the panes", PROBLEMS, 2),
    Key("problems.item", "enter", "Enter", "item", "item", "go to the item", PROBLEMS, 3),
    Key("problems.edit", "E", "E", "edit", "edit",
        "open the brief in $EDITOR at the line of the problem", PROBLEMS, 4),
    Key("problems.down", "down,j", "j Down", "move(1)", "next", "next problem", PROBLEMS, 5),
    Key("problems.up", "up,k", "k Up", "move(-1)", "previous", "previous problem", PROBLEMS, 6),
    Key("problems.page_down", "pagedown,space", "PgDn Space", "page(1)", "page down",
        "a page down", PROBLEMS),
    Key("problems.page_up", "pageup", "PgUp", "page(-1)", "page up", "a page up", PROBLEMS),
    Key("problems.first", "home,g", "g Home", "move_to(0)", "first", "first problem", PROBLEMS),
    Key("problems.last", "end,G", "G End", "move_to(-1)", "last", "last problem", PROBLEMS),
    Key("changes.back", "escape", "Esc", "back", "back", "back to the panes", CHANGES, 2),
    Key("changes.evidence", "enter", "Enter", "evidence", "evidence",
        "what the item rests on; of one that is gone, as the older brief had it", CHANGES, 3),
    Key("changes.earlier", "less_than_sign", "<", "series(-1)", "earlier",
        "the brief before in the series, and what that one changed", CHANGES, 4),
    Key("changes.later", "greater_than_sign", ">", "series(1)", "later",
        "the brief after it in the series", CHANGES, 4),
    Key("changes.unchanged", "equals_sign", "=", "unchanged", "unchanged",
        "show what is as it was, too, or hide it", CHANGES, 5),
    Key("changes.against", "b", "b", "against", "compare with",
        "pick the brief to compare with", CHANGES, 6),
    Key("changes.copy", "y", "y", "copy_item", "copy", "copy the item", CHANGES, 7),
    Key("changes.down", "down,j", "j Down", "move(1)", "next", "next change", CHANGES),
    Key("changes.up", "up,k", "k Up", "move(-1)", "previous", "previous change", CHANGES),
    Key("changes.page_down", "pagedown,space", "PgDn Space", "page(1)", "page down",
        "a page down", CHANGES),
    Key("changes.page_up", "pageup", "PgUp", "page(-1)", "page up", "a page up", CHANGES),
    Key("changes.first", "home,g", "g Home", "move_to(0)", "first", "first change", CHANGES),
    Key("changes.last", "end,G", "G End", "move_to(-1)", "last", "last change", CHANGES),
    Key("picker.open", "enter", "Enter", "choose", "open", "open the brief", PICKER, 1),
    Key("picker.close", "escape", "Esc", "close", "close", "back without a choice", PICKER, 2),
    Key("picker.down", "down,ctrl+n", "Down", "move(1)", "down", "next brief", PICKER, 3),
    Key("picker.up", "up,ctrl+p", "Up", "move(-1)", "up", "previous brief", PICKER, 4),
    Key("picker.page_down", "pagedown", "PgDn", "page(1)", "page down", "a page down", PICKER),
    Key("picker.page_up", "pageup", "PgUp", "page(-1)", "page up", "a page up", PICKER),
    Key("commands.run", "enter", "Enter", "choose", "run", "run the command", COMMANDS, 1),
    Key("commands.close", "escape", "Esc", "close", "close", "back without a choice", COMMANDS, 2),
    Key("commands.down", "down,ctrl+n", "Down", "move(1)", "down", "next command", COMMANDS, 3),
    Key("commands.up", "up,ctrl+p", "Up", "move(-1)", "up", "previous command", COMMANDS, 4),
    Key("commands.page_down", "pagedown", "PgDn", "page(1)", "page down", "a page down", COMMANDS),
    Key("commands.page_up", "pageup", "PgUp", "page(-1)", "page up", "a page up", COMMANDS),
    Key("export.write", "enter", "Enter", "write", "write", "write the file", EXPORT, 1),
    Key("export.next", "down,tab", "Down", "format(1)", "format", "next format", EXPORT, 2),
    Key("export.previous", "up,shift+tab", "Up", "format(-1)", "format back",
        "previous format", EXPORT, 3),
    Key("export.marks", "f2", "F2", "marks", "verdicts",
        "the verdict beside each item, or only the counts", EXPORT, 5),
    Key("export.close", "escape", "Esc", "close", "cancel", "back without writing", EXPORT, 4),
    Key("help.back", "escape,enter", "Esc Enter", "back", "back",
        "back to where one was; so do ? and q", HELP, 1),
    Key("help.down", "down,j", "j Down", "scroll_rows(1)", "down", "a line down", HELP),
    Key("help.up", "up,k", "k Up", "scroll_rows(-1)", "up", "a line up", HELP),
    Key("help.page_down", "pagedown,space", "PgDn Space", "scroll_page(1)", "page down",
        "a page down", HELP),
    Key("help.page_up", "pageup", "PgUp", "scroll_page(-1)", "page up", "a page up", HELP),
    Key("help.first", "home,g", "g Home", "scroll_rows(-99999)", "top", "to the top", HELP),
    Key("help.last", "end,G", "G End", "scroll_rows(99999)", "end", "to the end", HELP),
)  # fmt: skip
"""All bindings, in the order in which help shows them."""


def keys_for(where: str, keys: tuple[Key, ...] = KEYS) -> list[Key]:
    """Return the bindings of a screen, those that change it, those that work everywhere."""
    groups = [where, *([SCREENS] if where in SHOWING else []), EVERYWHERE]
    return [key for group in groups for key in keys if key.where == group]
