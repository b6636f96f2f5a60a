"""The export dialogue: which format, which file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input

from briefing.brief.model import Brief
from briefing.filenames import name_shown
from briefing.filesystem import is_folder, meant
from briefing.tui.cells import Row, row_width
from briefing.tui.dashboard import Dashboard
from briefing.tui.exporting import KINDS, Exporting, Kind, default_path
from briefing.tui.registry import EXPORT, Opening
from briefing.tui.screens import DIALOG, BaseScreen
from briefing.tui.widgets import Painted
from briefing.tui.widgets.footer import KeyHints
from briefing.tui.widgets.format_row import FormatRow

_DRAWN: Final = ("text", "markdown")
"""What can have the map in it."""
_MARKED: Final = ("text", "markdown", "json")
"""What can have the verdict beside each item, or only count them."""
_PAGED: Final = ("text", "markdown", "html")
"""What can have one page of the brief, or the whole of it."""
_WHOLLY: Final[dict[Kind, str]] = {
    "svg": "the map as a picture",
    "html": "a page for a browser or printer",
    "mail": "one page, a mail to send",
    "csv": "a row for each figure",
    "geojson": "a point for each claim",
    "docx": "a Word document, one page first",
    "stix": "its items as STIX 2.1 objects",
}
"""What there is of a brief in the formats that leave no choice."""

_UNSEEN: Final = "The place to write to cannot be looked at"


def _leads_to_folder(text: str, path: Path) -> bool:
    """Tell whether what was typed means a folder; it asks the disk."""
    return text.endswith("/") or is_folder(path)


class ExportChoice(NamedTuple):
    """What is to be written, and where.

    ``marks`` puts the verdict beside each item, ``map`` the map below the claims.
    """

    kind: Kind
    path: Path
    marks: bool = False
    map: bool = False
    one_page: bool = False


class _Line(Painted):
    """One row of the dialogue."""

    def __init__(self, row: Row, ground: str) -> None:
        super().__init__(classes="line")
        self.row, self.ground = row, ground

    def render_line(self, _y: int) -> Strip:
        """Return the row."""
        return self.strip(self.row, self.size.width, self.ground)


class ExportDialog(ModalScreen[ExportChoice | None], BaseScreen):
    """Dismisses with what is to be written, or None."""

    where = EXPORT
    heading = "EXPORT"
    no_places = "This brief names no places."
    named_in_folder = True
    """Whether a folder gets a file of the usual name."""

    def __init__(self, path: Path, kinds: Sequence[Kind] = tuple(KINDS)) -> None:
        super().__init__()
        self.stem = path.name.removesuffix(path.suffix)
        self.box = Vertical(id="export")
        self.formats = FormatRow(kinds)
        self.marks = self.map = self.one_page = False
        self.what = _Line([], "text lift")
        self.input = Input(name_shown(str(path)), compact=True, select_on_focus=False)
        self.input.cursor_blink = False
        self._say_what()

    @classmethod
    def opened(cls, app: Dashboard, *_arguments: Any, **_named: Any) -> Opening | None:
        """Return the dialogue for the brief shown; what is asked for is written as ``x`` does."""
        outline = app.card.outline
        if outline is None:
            return None

        def done(wish: ExportChoice | None) -> None:
            if wish is not None:
                Exporting(app, outline, *wish).start()

        return Opening(cls(default_path(app, outline)), done)

    def compose(self) -> ComposeResult:
        """Yield the overlay."""
        with self.box:
            yield _Line([(f"  {self.heading}", "hi b r")], "hi r")
            yield self.formats
            yield self.what
            yield self.input
            yield KeyHints(
                EXPORT, "write", ("format(-1)", "format(1)"), "close", ("marks", "map", "one_page")
            )

    def on_mount(self) -> None:
        """Give the keys to the path."""
        self.input.focus()
        self.call_after_refresh(self._show_end)

    def on_resize(self, event: events.Resize) -> None:
        """Have sides where the page shows beside the box."""
        self.edge(self.box, DIALOG)
        self._say_what()

    def _show_end(self) -> None:
        """Have the cursor in view where the path is longer than the line."""
        self.input.cursor_position = 0
        self.input.cursor_position = len(self.input.value)

    @property
    def lead(self) -> str:
        """Where it goes."""
        return "to the file"

    def _say_what(self) -> None:
        kind = self.formats.chosen
        paged = self.one_page and kind in _PAGED
        if kind in _WHOLLY:
            what = f"one page, {_WHOLLY[kind].removeprefix('a page ')}" if paged else _WHOLLY[kind]
            lead, said = self.lead + ": ", [(what, "hi lift")]
        else:
            how = "beside items" if self.marks else "counted"
            lead, said = self.lead + "; ", [("verdicts ", "dim lift"), (how, "hi lift")]
            said = [("one page", "hi lift"), (", ", "dim lift"), *said] if paged else said
        if kind in _DRAWN and not paged:
            said += [(", map ", "dim lift"), ("on" if self.map else "off", "hi lift")]
        roomy = row_width(said) + len(lead) + 4 <= (self.size.width or DIALOG)
        self.what.row = [("  ", "dim lift"), (lead if roomy else "", "dim lift"), *said]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys do something for the format that is chosen."""
        kind = self.formats.chosen
        drawn = kind in _DRAWN and not self.one_page
        offered = {"marks": kind in _MARKED, "map": drawn, "one_page": kind in _PAGED}
        return offered.get(action, True)

    def action_marks(self) -> None:
        """Put the verdict beside each item, or only count them."""
        self.marks = not self.marks
        self.said()

    def action_map(self) -> None:
        """Put the map below the claims, or leave it out."""
        if not any(brief.places for brief in self.briefs):
            self.briefing.say(self.no_places)
        else:
            self.map = not self.map
            self.said()

    def action_one_page(self) -> None:
        """Write one page of the brief, or the whole of it."""
        self.one_page = not self.one_page
        self.said()

    def said(self) -> None:
        """Say anew what is to be written."""
        self._say_what()
        self.what.refresh()
        self.query_one(KeyHints).refresh()

    @property
    def briefs(self) -> Sequence[Brief]:
        """What is written down: the brief shown."""
        outline = self.briefing.card.outline
        assert outline is not None
        return [outline.brief]

    def action_format(self, step: int) -> None:
        """Choose the next or previous format; the file's ending follows."""
        self.choose((self.formats.at + step) % len(self.formats.kinds))

    def on_format_row_wanted(self, message: FormatRow.Wanted) -> None:
        """Choose the format that was clicked."""
        self.choose(message.at)

    def choose(self, at: int) -> None:
        """Choose a format by its place in the row."""
        before = KINDS[self.formats.chosen]
        self.formats.at = at
        if self.input.value.endswith(before):
            stem = self.input.value.removesuffix(before)
            self.input.value = stem + KINDS[self.formats.chosen]
            self.input.cursor_position = len(self.input.value)
        self.formats.refresh()
        self.said()

    def on_input_submitted(self) -> None:
        """Write."""
        self.action_write()

    def action_write(self) -> None:
        """Hand on what is to be written; a folder gets a file of the usual name."""
        text = self.input.value.strip()
        if not text:
            self.briefing.say("Type the name of a file or a folder.")
            return
        kind = self.formats.chosen
        if kind == "svg" and all(None in (p.lat, p.lon) for p in self.briefs[0].places):
            self.briefing.say("No place of this brief has coordinates: there is no map.")
            return
        try:
            path = meant(Path(text).expanduser())
        except RuntimeError:
            user = text.partition("/")[0]
            self.briefing.say(f"There is no home folder for {user}.", "warning")
            return
        drawn = self.map and kind in _DRAWN and not self.one_page
        choice = ExportChoice(kind, path, self.marks, drawn, self.one_page and kind in _PAGED)

        def found(folder: bool) -> None:
            if self.fits(choice, folder=folder):
                named = folder and self.named_in_folder
                place = path / f"{self.stem}{KINDS[kind]}" if named else path
                self.dismiss(choice._replace(path=place))

        # A folder on another machine may take long to answer.
        look = partial(_leads_to_folder, text, path)
        self.briefing.background.run(("export", "place"), look, found, _UNSEEN)

    def fits(self, _choice: ExportChoice, *, folder: bool) -> bool:
        """Tell whether it can be written so, else say why not."""
        return True

    def action_close(self) -> None:
        """Go back without writing."""
        self.dismiss(None)
