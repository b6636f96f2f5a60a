"""``x`` and ``X``: a brief into a file, with the questions that may come up."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from briefing.brief.outline import Outline
from briefing.export import FORMATS, Format, Judged, render_all
from briefing.files import reason, write_atomic
from briefing.tui.services.background import in_words

if TYPE_CHECKING:
    from briefing.tui.dashboard import Dashboard

Kind = Format | Literal["svg"]
"""A format of the summary, or the map as a picture."""
KINDS: Final[dict[Kind, str]] = {kind: ending for kind, ending in FORMATS.items()}  # noqa: C416
KINDS["svg"] = ".svg"
"""What can be written, each with the ending of its files."""


def export_folder(setting: Path | None) -> Path:
    """Return where exports go: the setting, else the current folder, else home."""
    if setting is not None:
        return setting
    try:
        here = Path.cwd()
    except OSError:  # the folder was removed under us
        return Path.home()
    return here if os.access(here, os.W_OK) else Path.home()


def next_free(path: Path) -> Path:
    """Return ``NAME-2.txt``, ``NAME-3.txt`` ...: the first that does not exist."""
    return next(
        other
        for number in count(2)
        if not (other := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists()
    )


def default_path(app: Dashboard, outline: Outline) -> Path:
    """Return where ``x`` writes a brief: ``ID.txt`` in the export folder."""
    return export_folder(app.config.export_folder()) / f"{outline.brief.id}{FORMATS['text']}"


class _FileThere(NamedTuple):
    """What was at the place of an export: nothing that differs, or other content.

    ``said`` is the notice with which the export has ended. Else there is other content, and
    ``free`` is the first place beside it.
    """

    said: str = ""
    severity: str = "information"
    free: Path = Path()


class Exporting:
    """One export: asks once for TLP:RED, asks before it replaces other content."""

    def __init__(
        self,
        app: Dashboard,
        outline: Outline,
        kind: Kind = "text",
        path: Path | None = None,
        *,
        marks: bool = False,
        map: bool = False,
    ) -> None:
        """Take what is to be written: ``marks`` with the verdicts, ``map`` below the claims."""
        self.app = app
        self.outline = outline
        self.path = path or default_path(app, outline)
        self.kind = kind
        self.drawn = map or kind == "svg"
        self.whole = Judged(Outline(outline.brief), app.checking.of(app.card), marks, map)
        self.data = b""

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
            from briefing.atlas.documents import picture

            text = picture(self.outline)
        else:
            text = render_all([self.whole], self.kind)
        self.data = text.encode("utf-8", "replace")
        try:
            if not self.path.exists():
                return self._write(self.path)
            if self.path.is_file() and self.path.read_bytes() == self.data:
                return _FileThere(f"Already there, unchanged: {self.path}")
            return _FileThere(free=next_free(self.path))
        except OSError as error:  # a name that is too long, a folder without access
            return _cannot_write(self.path, error)

    def _write(self, path: Path, *, force: bool = False) -> _FileThere:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, self.data, force=force)
        except OSError as error:
            return _cannot_write(path, error)
        return _FileThere(f"Written: {path}")

    # -- where the screen is ----------------------------------------------------------------

    def _ask(self, found: _FileThere) -> None:
        """Say how it ended, or ask what is to become of what is there."""
        if found.said:
            self.app.say(found.said, found.severity)
            return

        def answered(answer: str | None) -> None:
            if answer == "o":
                self._run(partial(self._write, self.path, force=True))
            elif answer == "n":
                self._run(lambda: self._write(next_free(self.path)))
            else:
                self.app.say("Nothing was written.")

        answers = [
            ("o", "overwrite it"),
            ("n", f"write {found.free.name} beside it"),
            ("c", "cancel"),
        ]
        self.app.screens.ask(f"{self.path} exists with other content.", answers, answered)

    def _failed(self, error: Exception) -> None:
        what = "map cannot be drawn" if self.drawn else "summary cannot be made"
        self.app.say(f"The {what} ({in_words(error)}). Nothing was written.", "error")


def _cannot_write(path: Path, error: OSError) -> _FileThere:
    way_out = "The setting export names another folder."
    return _FileThere(f"Cannot write {path}: {reason(error)}. {way_out}", "error")
