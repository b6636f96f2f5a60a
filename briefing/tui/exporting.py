"""``x``: the plain-text summary into a file, with the questions that may come up."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.export import FORMATS, Format, render
from briefing.files import reason, write_atomic
from briefing.outline import Outline

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp


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


def default_path(app: BriefingApp, outline: Outline) -> Path:
    """Return where ``x`` writes a brief: ``ID.txt`` in the export folder."""
    return export_folder(app.config.export_folder()) / f"{outline.brief.id}{FORMATS['text']}"


class Exporting:
    """One export: asks once for TLP:RED, asks before it replaces other content."""

    def __init__(
        self,
        app: BriefingApp,
        outline: Outline,
        format: Format = "text",
        path: Path | None = None,
        *,
        marks: bool = False,
    ) -> None:
        """Take what is to be written; ``marks`` puts the verdict beside each item."""
        self.app = app
        self.outline = outline
        self.path = path or default_path(app, outline)
        text = render(
            Outline(outline.brief), format, verdicts=app.checking.of(app.card), marks=marks
        )
        self.data = text.encode("utf-8", "replace")

    def start(self) -> None:
        """Begin; every way ends with one notice that names the whole path."""
        if self.outline.tlp == "TLP:RED":
            question = "This brief is TLP:RED, for the named recipients only. Write it to a file?"
            self.app.ask(question, [("w", "write it"), ("c", "cancel")], self._red)
        else:
            self._look()

    def _red(self, answer: str | None) -> None:
        if answer == "w":
            self._look()
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
            self.app.ask(question, answers, self._answer)

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
