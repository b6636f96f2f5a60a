"""What would be written into the brief: shown as a difference, written when that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textual.app import ComposeResult
from textual.strip import Strip

from briefing.library.store import Changes
from briefing.text import clean
from briefing.tui.cells import Row, flow, indent
from briefing.tui.dashboard import Dashboard
from briefing.tui.registry import WRITING, Opening
from briefing.tui.screens import BaseScreen
from briefing.tui.services.drafts import WORK, OpenDraft
from briefing.tui.widgets import Painted, Sheet
from briefing.tui.widgets.footer import Footer

if TYPE_CHECKING:
    from briefing.draft.write import Planned

_FAILED: Final = "Nothing was written"
_PARTS: Final = (
    ("items", "item"), ("cites", "further citation"), ("voices", "voice"), ("actors", "actor"),
    ("places", "place"), ("replaced", "item in the place of another"),
)  # fmt: skip


class _Title(Painted):
    """Which file, and how much goes into it."""

    def __init__(self, text: str) -> None:
        super().__init__(id="triage-head")
        self.text = text
        self.styles.height = 1

    def render_line(self, _y: int) -> Strip:
        """Return the row."""
        return self.strip([(f" {self.text}", "hi b r")], self.size.width, "hi r")


class WritingScreen(BaseScreen):
    """The difference; Enter writes, Esc goes back. Dismisses with whether it was written."""

    where = WRITING

    def __init__(self, draft: OpenDraft, planned: Planned, path: Path) -> None:
        super().__init__()
        self.draft, self.planned, self.path = draft, planned, path
        name = clean(path.name)
        self.title_row = _Title(f"WRITE {name}" if planned.before else f"BEGIN {name}")
        self.sheet = Sheet(self.rows)
        self.footer = Footer(WRITING)

    @classmethod
    def opened(
        cls,
        app: Dashboard,
        draft: OpenDraft,
        planned: Planned | None = None,
        path: Path | None = None,
        **_named: Any,
    ) -> Opening | None:
        """Return what is planned; without a plan one is made first, behind the screen."""
        if planned is not None and path is not None:
            return Opening(cls(draft, planned, path))
        place = _path_of(app, draft)

        def show(made: Planned | str) -> None:
            if isinstance(made, str):
                app.say(f"{_FAILED}: {made}.", "error")
            else:
                app.screens.open(WRITING, draft, made, place, over=True)

        work = partial(_plan, draft, place, app.brief_list.library.location.file)
        app.background.run(WORK, work, show, _FAILED, queue=True)
        return None

    def compose(self) -> ComposeResult:
        """Yield the parts from top to bottom."""
        yield from (self.title_row, self.sheet, self.footer)

    def on_mount(self) -> None:
        """Give the keys to the difference."""
        self.sheet.focus()

    def rows(self, cells: int) -> list[Row]:
        """Return what is counted and noted, what stands in the way, and the difference."""
        planned, counts = self.planned, self.draft.state.counts
        found = [(getattr(planned.counts, key), word) for key, word in _PARTS]
        told = ", ".join(f"{n} {word if n == 1 else _several(word)}" for n, word in found if n)
        rows: list[Row] = [[]]
        if planned.problems:
            rows += flow([("It cannot be written as it is:", "bad b")], cells - 2)
            for problem in planned.problems:
                rows += indent(flow([(clean(problem), "text")], cells - 4), 2)
        else:
            rows += flow([(f"{told} would go in." if told else "Nothing would change.", "hi b")],
                         cells - 2)  # fmt: skip
        left = ((counts.open, "open"), (counts.left_out, "left out"))
        if rest := ", ".join(f"{n} {word}" for n, word in left if n):
            rows += flow([(f"Not in it: {rest}.", "dim")], cells - 2)
        for note in planned.notes:
            rows += flow([(clean(note), "part")], cells - 2)
        return [
            *indent(rows, 1),
            *(row for line in planned.difference for row in _line(line, cells)),
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something: what has problems is not written, what fits no scroll."""
        if action in ("scroll_rows", "scroll_page"):
            return self.sheet.last_top > 0
        return action != "write" or not self.planned.problems

    def action_write(self) -> None:
        """Write the brief, whole or not at all."""
        app, draft, path = self.briefing, self.draft, self.path

        def written(trouble: str) -> None:
            if trouble:
                app.say(f"{_FAILED}: {trouble}.", "error")
                return
            app.say(f"Written: {clean(app.brief_list.library.locate(str(path)).short)}")
            key = frozenset((str(path),))
            app.live.read(Changes(keys=key, briefs=key))
            app.drafts.written(draft)
            self.dismiss()

        work: Callable[[], str] = partial(_write, draft, self.planned, path, app.config.signer())
        app.background.run(WORK, work, written, _FAILED, queue=True, must_end=True)

    def action_back(self) -> None:
        """Go back without writing."""
        self.dismiss()

    def action_scroll_rows(self, step: int) -> None:
        """Scroll by lines."""
        self.sheet.scroll_rows(step)

    def action_scroll_page(self, step: int) -> None:
        """Scroll by a page."""
        self.sheet.scroll_page(step)


def _several(word: str) -> str:
    """Return the plural of a noun, what stands behind it left alone."""
    noun, _, rest = word.partition(" in ")
    return f"{noun}s in {rest}" if rest else f"{noun}s"


def _path_of(app: Dashboard, draft: OpenDraft) -> Path:
    """Return the file of the brief that a draft is for, whether it is there or not."""
    place = app.brief_list.index_of_id(draft.brief_id)
    file = (
        app.brief_list.library.locate(app.brief_list.entries[place].key).file
        if place is not None
        else None
    )
    return file or draft.path.with_name(f"{draft.brief_id}.yaml")


def _plan(draft: OpenDraft, path: Path, library: Path | None) -> Planned | str:
    """Plan the brief; in words why not. Runs in a thread."""
    from briefing.draft.write import NotWritten, plan, text_of

    try:
        return plan(draft.review.refresh(), text_of(path, library), path, library)
    except NotWritten as error:
        return clean(str(error))


def _write(draft: OpenDraft, planned: Planned, path: Path, by: str) -> str:
    """Write the brief; return in words why not. Runs in a thread."""
    from briefing.draft.write import NotWritten, write

    try:
        write(draft.review, planned, path, by)
    except NotWritten as error:
        return clean(str(error))
    return ""


def _line(line: str, cells: int) -> Iterator[Row]:
    """Yield the rows of a line of the difference: what is new is bold, what stays is dim."""
    if line.startswith(("+++", "---")):
        return
    words = "hi b" if line.startswith("+") else "bad" if line.startswith("-") else "dim"
    if line.startswith("@@"):
        yield []
        return
    sign, text = line[:1], line[1:]
    blanks = len(text) - len(text.lstrip(" "))
    lead = f" {sign} {' ' * blanks}"
    for number, row in enumerate(flow([(clean(text), words)], max(cells - len(lead) - 1, 8))):
        yield [(lead if number == 0 else " " * len(lead), words), *row]
