"""The command palette: anything that can be done, found by typing part of its name.

It offers every action of where one is, every brief, pane and theme. Textual's own palette stands
on a matcher that is exponential (see ``matching``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from inspect import isawaitable
from pathlib import Path
from typing import Any, Final, NamedTuple

from briefing import glyphs
from briefing.brief.fold import fold
from briefing.brief.meanings import CATEGORY
from briefing.brief.sections import SECTION
from briefing.export import FORMATS
from briefing.library.indexed import FEW
from briefing.text import clean, pad, width
from briefing.tui.cells import Row, fit, flow, indent, row_width
from briefing.tui.dashboard import Dashboard
from briefing.tui.keys import keys_for
from briefing.tui.matching import FuzzyMatch, marked, match
from briefing.tui.motions import Key
from briefing.tui.registry import BAR, BRIEF, COMMANDS, TRIAGE, Opening
from briefing.tui.screens import BaseScreen
from briefing.tui.screens.chooser import ChoiceList, Chooser
from briefing.tui.widgets.plan import PANE_ORDER

_ROOMY = 60
"""Cells from which the last entry in sight has its key beside the count of those below."""
_BESIDE = 26
"""Cells for what stands beside a name, at most: the longest is the id of a brief."""


class _Commands(ChoiceList):
    """The commands that fit, a row each."""

    nothing = "No command fits."

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[CommandHit] = []

    @property
    def count(self) -> int:
        """How many commands fit."""
        return len(self.hits)

    def show(self, hits: list[CommandHit]) -> None:
        """Show other hits, the best chosen."""
        self.hits, self.chosen = hits, 0
        self.on_resize()

    def entry(self, number: int, line: int, cells: int, more: str) -> Row:
        """Return the name, and at the right edge what stands beside it."""
        lead, name, beside = self._parts(number, cells)
        right = beside if not more or cells >= _ROOMY else ""
        return _row([*lead, *name], right, cells, number == self.chosen)

    def whole(self, number: int, cells: int) -> list[Row]:
        """Return the name in as many rows as it needs, beside the first its key."""
        lead, name, beside = self._parts(number, cells)
        rows = flow(name, max(cells - width(beside) - 4, 8))
        first = _row([*lead, *rows[0]], beside, cells, number == self.chosen)
        return [first, *indent(rows[1:], row_width(lead))]

    def _parts(self, number: int, cells: int) -> tuple[Row, Row, str]:
        """Return the mark, the name with what was typed marked, and what stands beside it."""
        (name, beside, *_), found = self.hits[number]
        chosen = number == self.chosen
        mark = glyphs.SELECTED if chosen else " "
        right = pad(beside, min(width(beside), _BESIDE, cells // 3)) if beside else ""
        return [(f"{mark} ", "hi b")], marked(name, found, "hi b" if chosen else "hi"), right


def _row(left: Row, right: str, cells: int, chosen: bool) -> Row:
    return [*fit(left, cells - width(right) - 2), (f" {right} ", "text" if chosen else "dim")]


class CommandPalette(Chooser):
    """Dismisses with the chosen command, or None."""

    where = COMMANDS
    heading = "COMMANDS"
    hint = "part of a command, brief or theme"
    hits: _Commands

    def __init__(self, entries: list[PaletteEntry]) -> None:
        self.entries = entries
        super().__init__(_Commands())

    @classmethod
    def opened(cls, app: Dashboard, *_arguments: Any, **_named: Any) -> Opening:
        """Return the palette of the screen on top; what is chosen is done once that one is back."""

        async def done(command: PaletteEntry | None) -> None:
            result = command.run() if command is not None else None
            if isawaitable(result):
                await result

        assert isinstance(app.screen, BaseScreen)
        return Opening(cls(list(commands(app.screen))), done)

    def bar_end(self) -> Row:
        """Return how many commands fit."""
        return [(f"{self.hits.count} of {len(self.entries)}  ", "hi r")]

    def look(self, query: str) -> None:
        """Show the commands that fit."""
        self.hits.show(search(self.entries, query))

    def chosen(self) -> PaletteEntry:
        """Return the chosen command."""
        return self.hits.hits[self.hits.chosen].command


_LISTED = {"brief_number", "pane", f"open('{COMMANDS}')"}
"""Actions that are no entries: the palette itself, and those that have an entry for each thing."""


_FORMERLY: Final = {entry.key_id: tuple(entry.formerly.split(", ")) for entry in BAR}
"""The other names of the screens, by the ids of their keys."""
_ALSO: Final = {
    "brief.pick": ("picker", "list", "open"),
    "copy.page": ("send", "forward", "share"),
    "export.as": (*FORMATS, "pdf", "print"),
    "export.text": ("save", "write"),
    "find": ("search", "filter"),
    "help": (
        "keys", "shortcuts", "legend", "signs", "symbols", "marks", "basis", "grades", "verdicts",
        "tlp", "label",
    ),
    "pane.maximise": ("zoom", "full screen"),
    "quit": ("exit", "close"),
    "review": ("triage", "draft", "proposals"),
    "theme.next": ("colours", "colors"),
    "view.changes": ("compare", "what is new"),
    "view.unverified": ("errors", "warnings"),
}  # fmt: skip
"""What else people look for, by the key that has it."""
_ALSO_PANES: Final = {
    "situation": ("bottom line", "summary"),
    "actors": ("parties", "sides"),
    "territory": ("control", "front line"),
    "humanitarian": (
        *CATEGORY, "dead", "deaths", "killed", "wounded", "injured", "missing", "displaced",
        "refugees", "hospitals", "roads",
    ),
    "views": ("opinions", "analysts"),
    "judgements": ("forecast", "likelihood", "confidence", "conclusions", "assessments"),
    "gaps": ("unknown", "open questions"),
    "watch": ("indicators", "warning signs"),
}  # fmt: skip
"""What else people look for, by the section that has it."""


def entry_name(key: Key) -> str:
    """Return what the palette calls what a key does."""
    return f"{key.label[:1].upper()}{key.label[1:]}: {key.help}"


class PaletteEntry(NamedTuple):
    """One entry: what it is called, the key or name beside it, and how it is run.

    ``called`` has the names by which it is known, old ones too, without its description;
    ``screen`` tells whether it leads to a screen of the brief.
    """

    name: str
    beside: str
    run: Callable[[], object]
    called: tuple[str, ...] = ()
    screen: bool = False


class CommandHit(NamedTuple):
    """An entry that fits what was typed, and where the letters stand."""

    command: PaletteEntry
    found: FuzzyMatch


def commands(screen: BaseScreen) -> Iterator[PaletteEntry]:
    """Yield every entry for the screen that the palette is opened on."""
    app = screen.briefing
    yield from sorted(_actions(screen), key=lambda entry: not entry.screen)
    yield from _panes(app)
    for index in range(len(app.brief_list)):
        card = app.brief_list.known(index)
        if card is None and app.brief_list.total > FEW:
            continue  # thousands of entries would hide the commands: the picker finds these
        name = clean(app.brief_list.entries[index].id)
        yield PaletteEntry(
            f"Brief: {card.title if card else name}", name, partial(_switch, app, index)
        )
    for draft in app.brief_list.drafts:
        name, path = clean(draft.entry.id), Path(draft.entry.key)
        review = partial(app.drafts.open, path, partial(app.screens.open, TRIAGE))
        yield PaletteEntry(f"Draft: {clean(draft.summary.title or name)}", name, review)
    for name in app.theme_manager.themes:
        yield PaletteEntry(f"Theme: {name}", "", partial(app.theme_manager.change, name))


def _actions(screen: BaseScreen) -> Iterator[PaletteEntry]:
    for key in keys_for(screen.where, screen.briefing.key_table):
        name, arguments = key.call
        if not _LISTED & {name, key.action} and screen.check_action(name, arguments) is not False:
            run = partial(screen.run_action, key.action)
            formerly = _FORMERLY.get(key.id, ())
            called = (key.label, *formerly, *_ALSO.get(key.id, ()))
            yield PaletteEntry(entry_name(key), key.shown, run, called, key.id in _FORMERLY)


def _panes(app: Dashboard) -> Iterator[PaletteEntry]:
    if not len(app.brief_list) or app.overview.broken:
        return
    shown = {key.action: key.shown for key in keys_for(BRIEF, app.key_table)}
    for key in PANE_ORDER:
        beside = shown.get(f"pane('{key}')", "")
        title = SECTION[key].title.lower()
        called = (title, *_ALSO_PANES.get(key, ()))
        yield PaletteEntry(f"Pane: {title}", beside, partial(_pane, app, key), called)


def _switch(app: Dashboard, index: int) -> None:
    app.screens.uncover()
    app.switch(index)


def _pane(app: Dashboard, key: str) -> None:
    app.screens.show_pane(key)


def search(entries: Sequence[PaletteEntry], query: str) -> list[CommandHit]:
    """Return the entries that fit, best first; all of them, in their order, for no query.

    The key that was typed comes first, then what is called so, then what says the words somewhere;
    among either the screens come first.
    """
    hits = []
    for command in entries:
        found = match(query, command.name)
        if not found.score:  # what stands beside it is no part of the name
            told = f"{command.name} {command.beside}"  # letters of two names in order are no match
            behind = max(match(query, f"{told} {each}").score for each in ("", *command.called))
            found = FuzzyMatch(behind / 2, frozenset())
        if found.score:
            hits.append(CommandHit(command, found))
    wanted = fold(query).strip()

    def place(hit: CommandHit) -> tuple[bool, ...]:
        command = hit.command
        names = [fold(name) for name in command.called]
        is_key = query.strip() in command.beside.split()
        named = any(name.startswith(wanted) for name in names)
        return not is_key, not named, not command.screen, wanted not in names

    if not wanted:
        return hits
    hits.sort(key=lambda hit: -hit.found.score)
    return sorted(hits, key=place)
