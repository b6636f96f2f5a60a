"""``x`` and ``X``: a brief into a file, with the questions that may come up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from msgspec.structs import replace

from briefing.brief.outline import Outline
from briefing.export import FORMATS, Format, render_bytes
from briefing.export.judged_brief import JudgedBrief
from briefing.extras import MissingExtra
from briefing.filenames import name_shown
from briefing.files import Unreadable, read_guarded
from briefing.filesystem import (
    NoCurrentFolder,
    current_folder,
    is_there,
    reason,
    takes_files,
    trouble,
    unusable,
)
from briefing.locks import locked
from briefing.tui.services.background import in_words
from briefing.writing import NotRegular, make_folders, refuse_all_but_files, write_atomic

if TYPE_CHECKING:
    from briefing.library.sources import AtHand
    from briefing.tui.dashboard import Dashboard

Kind = Format | Literal["svg"]
"""A format of the brief, or the map as a picture."""
KINDS: Final[dict[Kind, str]] = {kind: ending for kind, ending in FORMATS.items()}  # noqa: C416
KINDS["svg"] = ".svg"
"""What can be written, each with the ending of its files."""


def export_folder(setting: Path | None) -> Path:
    """Return where exports go: the setting, else the current folder, else home."""
    return export_place(setting)[0]


def export_place(setting: Path | None) -> tuple[Path, str]:
    """Return where exports go, and why it is home, if it is for want of another."""
    if setting is not None:
        return setting, ""
    try:
        here = current_folder()
    except NoCurrentFolder as error:  # it was removed under us
        return Path.home(), str(error)
    return (here, "") if takes_files(here) else (Path.home(), "the current folder takes no files")


def next_free(path: Path) -> Path:
    """Return ``NAME-2.txt``, ``NAME-3.txt`` ...: the first that does not exist."""
    return next(
        other
        for number in count(2)
        if not is_there(other := path.with_name(f"{path.stem}-{number}{path.suffix}"))
    )


def default_path(app: Dashboard, outline: Outline) -> Path:
    """Return where ``x`` writes a brief: ``ID.txt`` in the export folder."""
    return export_folder(app.config.export_folder()) / f"{outline.brief.id}{FORMATS['text']}"


class _FileThere(NamedTuple):
    """What was at the place of an export: nothing that differs, other content, or no folder.

    ``said`` is the notice with which the export has ended. Else there is other content, and
    ``free`` is the first place beside it, or ``missing`` is the folder that would have to be made.
    """

    said: str = ""
    severity: str = "information"
    free: Path = Path()
    missing: Path | None = None


class Exporting:
    """One export: asks once for TLP:RED, asks before it replaces other content."""

    def __init__(
        self,
        app: Dashboard,
        outline: Outline,
        kind: Kind = "text",
        path: Path | None = None,
        marks: bool = False,
        map: bool = False,
        one_page: bool = False,
    ) -> None:
        """Take what is to be written: ``marks`` with the verdicts, ``map`` below the claims.

        ``one_page`` has one page of the brief alone.
        """
        self.app = app
        self.outline = outline
        self.path = path or default_path(app, outline)
        self.typed = path is not None
        self.kind = kind
        self.drawn = map or kind == "svg"
        self._entry = app.card.entry
        verdicts = app.checking.of(app.card)
        self.whole = JudgedBrief(Outline(outline.brief), verdicts, marks, map, one_page=one_page)
        self.data = b""
        self._seen = b""
        """What was at the place when the question was asked."""

    def start(self) -> None:
        """Begin; every way ends with one notice that names the whole path."""
        if self.outline.tlp == "TLP:RED":
            question = "This brief is TLP:RED, for the named recipients only. Write it to a file?"
            self.app.screens.ask(question, [("w", "write it"), ("c", "cancel")], self._red)
        else:
            self._run(self._render_and_write)

    def _red(self, answer: str | None) -> None:
        if answer == "w":
            self._run(self._render_and_write)
        else:
            self.app.say("Nothing was written.")

    def _run(self, work: Callable[[], _FileThere]) -> None:
        run = self.app.background.run
        run("export", work, self._ask, self._failed, queue=True, must_end=True)

    # -- in a thread ------------------------------------------------------------------------

    def _render_and_write(self) -> _FileThere:
        if self.kind == "svg":
            from briefing.atlas.sheet.page import picture

            self.data = picture(self.outline).encode("utf-8", "replace")
        else:
            whole = self.whole
            if self.kind == "html":
                from briefing.library.series import series_of

                before = series_of(self.app.brief_list.library, self.outline.brief)[:-1]
                whole = replace(whole, texts=self._texts(), before=before)
            elif whole.marks:
                whole = replace(whole, texts=self._texts())
            self.data = render_bytes(whole, self.kind)
        if why := self._refused():
            return _cannot_write(self.path, why)
        folder = self.path.parent
        if self.typed and folder != self.app.config.export_folder() and not is_there(folder):
            return _FileThere(missing=folder)
        return self._write()

    def _texts(self) -> dict[str, AtHand]:
        """Return what is at hand of the sources of the brief shown."""
        library = self.app.brief_list.library
        return {each.id: library.at_hand(self._entry, each) for each in self.outline.brief.sources}

    def _refused(self) -> str:
        """Return why the place that was typed is none for a file; empty where it may be one."""
        try:
            if self.typed:
                refuse_all_but_files(self.path)
        except NotRegular as error:
            return reason(error)
        if self.app.brief_list.library.keeps(self.path, self._entry, self.outline.brief):
            return "it is part of the library"
        return trouble(self.path) or ("" if is_there(self.path) else unusable(self.path.parent))

    def _write(self, answer: str = "") -> _FileThere:
        """Write the file, alone among all programs; ``answer`` is to what was there before.

        Where something else is there by now, the question comes again.
        """
        path = self.path
        if why := self._refused():  # it may have become one while a question stood
            return _cannot_write(path, why)
        try:
            make_folders(path.parent)
            with locked(path.parent):
                if answer == "n":
                    path = next_free(path)
                elif is_there(path):
                    there = self._there(path)
                    if there == self.data:
                        return _FileThere(f"Already there, unchanged: {_named(path)}")
                    if answer != "o" or there != self._seen:
                        self._seen = there
                        return _FileThere(free=next_free(path))
                write_atomic(path, self.data, force=answer == "o")
        except OSError as error:  # a name that is too long, a folder without access
            return _cannot_write(path, reason(error))
        return _FileThere(f"Written: {_named(path)}")

    def _there(self, path: Path) -> bytes:
        """Return what a file has; of one that is longer, or not for us to read, nothing."""
        try:
            return read_guarded(path, len(self.data))
        except Unreadable:
            return b""

    # -- where the screen is ----------------------------------------------------------------

    def _ask(self, found: _FileThere) -> None:
        """Say how it ended, or ask what is to become of what is there."""
        if found.said:
            self.app.say(found.said, found.severity)
        elif found.missing is not None:
            self._ask_for_folder(found.missing)
        else:
            self._ask_to_overwrite(found.free)

    def _ask_for_folder(self, folder: Path) -> None:
        def answered(answer: str | None) -> None:
            if answer == "m":
                self._run(self._write)
            else:
                self.app.say("Nothing was written.")

        answers = [("m", "make it and write"), ("c", "cancel")]
        self.app.screens.ask(f"There is no folder {_named(folder)}.", answers, answered)

    def _ask_to_overwrite(self, free: Path) -> None:
        def answered(answer: str | None) -> None:
            if answer == "o":
                self._run(partial(self._write, "o"))
            elif answer == "n":
                self._run(partial(self._write, "n"))
            else:
                self.app.say("Nothing was written.")

        answers = [
            ("o", "overwrite it"),
            ("n", f"write {name_shown(free.name)} beside it"),
            ("c", "cancel"),
        ]
        self.app.screens.ask(f"{_named(self.path)} exists with other content.", answers, answered)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, MissingExtra):
            self.app.say(f"Nothing was written: {error}. {error.way_out}", "error")
            return
        what = "map cannot be drawn" if self.drawn else "brief cannot be written"
        self.app.say(f"The {what} ({in_words(error)}). Nothing was written.", "error")


def _cannot_write(path: Path, why: str) -> _FileThere:
    way_out = "The setting export names another folder."
    return _FileThere(f"Cannot write {_named(path)}: {why}. {way_out}", "error")


def _named(path: Path) -> str:
    return name_shown(str(path))
