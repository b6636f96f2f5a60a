"""``x`` and ``X``: a brief into a file, with the questions that may come up."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from briefing.export import FORMATS, Format, Judged, render_all
from briefing.files import reason, write_atomic
from briefing.outline import Outline
from briefing.text import clean

if TYPE_CHECKING:
    from briefing.tui.dashboard import Dashboard

Kind = Format | Literal["svg"]
"""A format of the summary, or the map as a picture."""
KINDS: Final[dict[Kind, str]] = {kind: ending for kind, ending in FORMATS.items()}  # noqa: C416
KINDS["svg"] = ".svg"
"""What can be written, each with the ending of its files."""
DRAWING: Final = "a map for a file"
"""The workers that draw one."""
_DEBUG = bool(os.environ.get("BRIEFING_DEBUG"))


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
        self.data = b"" if self.drawn else self._rendered()

    def _rendered(self) -> bytes:
        if self.kind == "svg":
            from briefing.export.atlas import picture

            text = picture(self.outline)
        else:
            text = render_all([self.whole], self.kind)
        return text.encode("utf-8", "replace")

    def start(self) -> None:
        """Begin; every way ends with one notice that names the whole path."""
        if self.outline.tlp == "TLP:RED":
            question = "This brief is TLP:RED, for the named recipients only. Write it to a file?"
            self.app.screens.ask(question, [("w", "write it"), ("c", "cancel")], self._red)
        else:
            self._begin()

    def _begin(self) -> None:
        """Go on with what was rendered; a map is drawn in a thread, its data take a moment."""
        if self.drawn:
            self.app.run_worker(self._draw, group=DRAWING, thread=True, exit_on_error=_DEBUG)
        else:
            self._look()

    def _draw(self) -> None:
        then: Callable[[], None] = self._look
        try:
            self.data = self._rendered()
        except Exception as error:
            if _DEBUG:
                raise
            trouble = clean(f"{type(error).__name__}: {error}")
            then = partial(
                self.app.say, f"The map cannot be drawn ({trouble}). Nothing was written.", "error"
            )
        self.app.tell(then)

    def _red(self, answer: str | None) -> None:
        if answer == "w":
            self._begin()
        else:
            self.app.say("Nothing was written.")

    def _look(self) -> None:
        try:
            there = self.path.read_bytes() if self.path.is_file() else None
            free = next_free(self.path) if self.path.exists() else self.path
        except OSError as error:  # a name that is too long, a folder without access
            self._cannot(self.path, error)
            return
        if there == self.data:
            self.app.say(f"Already there, unchanged: {self.path}")
        elif free == self.path:
            self._write(self.path)
        else:
            answers = [
                ("o", "overwrite it"),
                ("n", f"write {free.name} beside it"),
                ("c", "cancel"),
            ]
            question = f"{self.path} exists with other content."
            self.app.screens.ask(question, answers, self._answer)

    def _answer(self, answer: str | None) -> None:
        if answer == "o":
            self._write(self.path, force=True)
        elif answer == "n":
            self._write(next_free(self.path))
        else:
            self.app.say("Nothing was written.")

    def _write(self, path: Path, *, force: bool = False) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, self.data, force=force)
        except OSError as error:
            self._cannot(path, error)
        else:
            self.app.say(f"Written: {path}")

    def _cannot(self, path: Path, error: OSError) -> None:
        self.app.say(
            f"Cannot write {path}: {reason(error)}. The setting export names another folder.",
            severity="error",
        )
