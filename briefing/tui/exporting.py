"""``x`` and ``X``: a brief into a file, with the questions that may come up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from msgspec.structs import replace

from briefing.brief.outline import Outline, outline_of
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
    from briefing.library.entry import Entry
    from briefing.library.store import Library
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


class FileThere(NamedTuple):
    """What was at the place of an export: nothing that differs, other content, or no folder.

    ``said`` is the notice with which the export has ended. Else there is other content, and
    ``free`` is the first place beside it, or ``missing`` is the folder that would have to be made.
    """

    said: str = ""
    severity: str = "information"
    free: Path = Path()
    missing: Path | None = None


class FileWriting:
    """One file that is written behind the screen: asks before it replaces other content."""

    what: str
    """What is said of it where something fails: "brief cannot be written"."""

    def __init__(self, app: Dashboard, path: Path, *, typed: bool) -> None:
        """Take where to; of a place that was ``typed`` it is asked whether its folder is meant."""
        self.app = app
        self.path = path
        self.typed = typed
        self.data = b""
        self._seen = b""
        """What was at the place when the question was asked."""

    def made(self) -> bytes:
        """Return what is to be written; called in a thread."""
        raise NotImplementedError

    def is_kept(self) -> bool:
        """Tell whether the place is a file that the library has of what is written."""
        raise NotImplementedError

    def start(self) -> None:
        """Begin; every way ends with one notice that names the whole path."""
        self._run(self.make_and_write)

    def start_if_agreed(self, question: str) -> None:
        """Ask before it begins, as of what is TLP:RED."""

        def answered(answer: str | None) -> None:
            if answer == "w":
                self._run(self.make_and_write)
            else:
                self.app.say("Nothing was written.")

        self.app.screens.ask(question, [("w", "write it"), ("c", "cancel")], answered)

    def _run(self, work: Callable[[], FileThere]) -> None:
        run = self.app.background.run
        run("export", work, self._ask, self._failed, queue=True, must_end=True)

    # -- in a thread ------------------------------------------------------------------------

    def make_and_write(self) -> FileThere:
        """Make the content and write it where nothing else stands."""
        self.data = self.made()
        if why := self._refused():
            return cannot_write(self.path, why)
        folder = self.path.parent
        if self.typed and folder != self.app.config.export_folder() and not is_there(folder):
            return FileThere(missing=folder)
        return self.write()

    def _refused(self) -> str:
        """Return why the place that was typed is none for a file; empty where it may be one."""
        try:
            if self.typed:
                refuse_all_but_files(self.path)
        except NotRegular as error:
            return reason(error)
        if self.is_kept():
            return "it is part of the library"
        return trouble(self.path) or ("" if is_there(self.path) else unusable(self.path.parent))

    def write(self, answer: str = "") -> FileThere:
        """Write the file, alone among all programs; ``answer`` is to what was there before.

        Where something else is there by now, the question comes again.
        """
        path = self.path
        if why := self._refused():  # it may have become one while a question stood
            return cannot_write(path, why)
        try:
            make_folders(path.parent)
            with locked(path.parent):
                if answer == "n":
                    path = next_free(path)
                elif is_there(path):
                    there = self._there(path)
                    if there == self.data:
                        return FileThere(f"Already there, unchanged: {_named(path)}")
                    if answer != "o" or there != self._seen:
                        self._seen = there
                        return FileThere(free=next_free(path))
                write_atomic(path, self.data, force=answer == "o")
        except OSError as error:  # a name that is too long, a folder without access
            return cannot_write(path, reason(error))
        return FileThere(f"Written: {_named(path)}")

    def _there(self, path: Path) -> bytes:
        """Return what a file has; of one that is longer, or not for us to read, nothing."""
        try:
            return read_guarded(path, len(self.data))
        except Unreadable:
            return b""

    # -- where the screen is ----------------------------------------------------------------

    def _ask(self, found: FileThere) -> None:
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
                self._run(self.write)
            else:
                self.app.say("Nothing was written.")

        answers = [("m", "make it and write"), ("c", "cancel")]
        self.app.screens.ask(f"There is no folder {_named(folder)}.", answers, answered)

    def _ask_to_overwrite(self, free: Path) -> None:
        def answered(answer: str | None) -> None:
            if answer == "o":
                self._run(partial(self.write, "o"))
            elif answer == "n":
                self._run(partial(self.write, "n"))
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
        self.app.say(f"The {self.what} ({in_words(error)}). Nothing was written.", "error")


class Exporting(FileWriting):
    """One export of the brief shown: asks once for TLP:RED."""

    what = "brief cannot be written"

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
        super().__init__(app, path or default_path(app, outline), typed=path is not None)
        self.outline = outline
        self.kind = kind
        if map or kind == "svg":
            self.what = "map cannot be drawn"
        self._entry = app.card.entry
        verdicts = app.checking.of(app.card)
        self.whole = JudgedBrief(Outline(outline.brief), verdicts, marks, map, one_page=one_page)

    def start(self) -> None:
        """Begin; every way ends with one notice that names the whole path."""
        if self.outline.tlp == "TLP:RED":
            self.start_if_agreed(
                "This brief is TLP:RED, for the named recipients only. Write it to a file?"
            )
        else:
            super().start()

    def is_kept(self) -> bool:
        """Tell whether the place is a brief, or the sign-offs or a text of this one."""
        return self.app.brief_list.library.keeps(self.path, self._entry, self.outline.brief)

    def made(self) -> bytes:
        """Return the brief in its format."""
        if self.kind == "svg":
            from briefing.atlas.sheet.page import picture

            return picture(self.outline).encode("utf-8", "replace")
        library = self.app.brief_list.library
        return render_bytes(with_sources(library, self._entry, self.whole, self.kind), self.kind)


def with_sources(library: Library, entry: Entry, whole: JudgedBrief, kind: Kind) -> JudgedBrief:
    """Return a brief with what its format has of its sources and of the briefs before it."""
    if kind != "html" and not whole.marks:
        return whole
    brief = outline_of(whole.brief).brief
    texts = {each.id: library.at_hand(entry, each) for each in brief.sources}
    if kind != "html":
        return replace(whole, texts=texts)
    from briefing.library.series import series_of

    return replace(whole, texts=texts, before=series_of(library, brief)[:-1])


def cannot_write(path: Path, why: str) -> FileThere:
    """Return that a place is none for a file, and the way out."""
    way_out = "The setting export names another folder."
    return FileThere(f"Cannot write {_named(path)}: {why}. {way_out}", "error")


def _named(path: Path) -> str:
    return name_shown(str(path))
