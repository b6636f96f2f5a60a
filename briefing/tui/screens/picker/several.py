"""Several briefs written down: in one file under the strictest of their labels, or a file each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.brief.scales import strictest
from briefing.export import FORMATS, OF_ONE, file_bytes, render_all, render_bytes
from briefing.export.judged_brief import JudgedBrief
from briefing.filenames import name_shown
from briefing.filesystem import reason
from briefing.tui.brief_list import OpenBrief
from briefing.tui.dashboard import Dashboard
from briefing.tui.exporting import (
    KINDS,
    FileThere,
    FileWriting,
    cannot_write,
    export_folder,
    with_sources,
)
from briefing.tui.registry import Opening
from briefing.tui.screens.export import ExportChoice, ExportDialog
from briefing.writing import make_folders

_NAME: Final = "briefs"
"""What a file with several briefs is called."""
_RED: Final = "TLP:RED, for the named recipients only"


class ExportSeveral(ExportDialog):
    """Dismisses with what is to be written; ``each`` then tells whether it is a file each."""

    no_places = "None of these briefs names a place."
    named_in_folder = False

    def __init__(self, app: Dashboard, outlines: Sequence[Outline]) -> None:
        self._briefs = [outline.brief for outline in outlines]
        label = strictest(outline.tlp for outline in outlines)
        count = f"{len(outlines)} BRIEFS, up to {label}" if outlines[1:] else f"1 BRIEF, {label}"
        self.heading = f"EXPORT {count}"
        self.each = self._cut = False
        self.folder = export_folder(app.config.export_folder())
        self.usual = _NAME if outlines[1:] else self._briefs[0].id
        kinds = [kind for kind in KINDS if kind != "svg"]
        super().__init__(self.folder / f"{self.usual}{FORMATS['text']}", kinds)

    @property
    def briefs(self) -> Sequence[Brief]:
        """What is written down."""
        return self._briefs

    @property
    def lead(self) -> str:
        """Where it goes: to one file, or, where a folder is named, to one for each brief."""
        return "to a file each" if self.input.value.endswith("/") else "to one file"

    def on_input_changed(self) -> None:
        """Tell whether it will be one file."""
        self.said()

    def choose(self, at: int) -> None:
        """Choose a format by its place; for one that holds one brief a folder is offered."""
        super().choose(at)
        alone = self.formats.chosen in OF_ONE and len(self._briefs) > 1
        file = name_shown(str(self.folder / f"{self.usual}{KINDS[self.formats.chosen]}"))
        folder = name_shown(f"{self.folder}/")
        if alone and self.input.value == file:
            self.input.value, self._cut = folder, True
        elif not alone and self._cut and self.input.value == folder:
            self.input.value, self._cut = file, False
        self.input.cursor_position = len(self.input.value)

    def fits(self, choice: ExportChoice, *, folder: bool) -> bool:
        """Tell whether it can be written so, else say why not."""
        self.each = folder
        if not folder and choice.kind in OF_ONE and len(self._briefs) > 1:
            self.briefing.say(f"{choice.kind} holds one brief: name a folder, for a file each.")
            return False
        return True


def dialogue_for(app: Dashboard, cards: Sequence[OpenBrief]) -> Opening:
    """Return the dialogue for briefs that can be read; what is asked for is then written."""
    outlines = [card.outline for card in cards if card.outline is not None]
    dialogue = ExportSeveral(app, outlines)

    def done(wish: ExportChoice | None) -> None:
        if wish is None:
            return
        if dialogue.each:
            writing: FileWriting = _EachAlone(app, cards, wish)
        else:
            writing = _Together(app, cards, wish)
        if any(outline.tlp == "TLP:RED" for outline in outlines):
            which = "One of these briefs" if outlines[1:] else "This brief"
            writing.start_if_agreed(f"{which} is {_RED}. Write it to a file?")
        else:
            writing.start()

    return Opening(dialogue, done)


def _judged(app: Dashboard, card: OpenBrief, wish: ExportChoice) -> JudgedBrief:
    """Return a brief with its verdicts, as it is to be written down; called in a thread."""
    library, brief = app.brief_list.library, card.reading.value
    assert brief is not None
    verdicts = library.verdicts(card.entry, brief, card.reading.text)
    outline = Outline(brief)
    whole = JudgedBrief(outline, verdicts, wish.marks, wish.map, one_page=wish.one_page)
    return with_sources(library, card.entry, whole, wish.kind)


class _Together(FileWriting):
    """All of some briefs in one file, which carries the strictest of their labels."""

    what = "briefs cannot be written"

    def __init__(self, app: Dashboard, cards: Sequence[OpenBrief], wish: ExportChoice) -> None:
        super().__init__(app, wish.path, typed=True)
        self.cards, self.wish = cards, wish

    def is_kept(self) -> bool:
        """Tell whether the place is a brief, or the sign-offs or a text of one of these."""
        keeps = self.app.brief_list.library.keeps
        read = [(card.entry, card.reading.value) for card in self.cards]
        return any(brief and keeps(self.path, entry, brief) for entry, brief in read)

    def made(self) -> bytes:
        """Return the briefs in their format, below each other."""
        kind = self.wish.kind
        assert kind != "svg"
        judged = [_judged(self.app, card, self.wish) for card in self.cards]
        if not judged[1:]:
            return render_bytes(judged[0], kind)
        return file_bytes(render_all(judged, kind), kind)


class _EachAlone(FileWriting):
    """A file for each of some briefs; asks once for all that are there with other content."""

    what = "briefs cannot be written"

    def __init__(self, app: Dashboard, cards: Sequence[OpenBrief], wish: ExportChoice) -> None:
        super().__init__(app, wish.path, typed=True)
        self.files: list[FileWriting] = [
            _Together(app, [card], wish._replace(path=wish.path / name))
            for card, name in zip(cards, _names(cards, KINDS[wish.kind]), strict=True)
        ]
        self._left = self.files
        """Those that are not written yet."""

    def is_kept(self) -> bool:
        """Tell whether the folder is a file of the library; each file is asked for itself."""
        return False

    def make_and_write(self) -> FileThere:
        """Write what nothing else stands in the place of."""
        return self._every(FileWriting.make_and_write)

    def write(self, answer: str = "") -> FileThere:
        """Write what is left, once it was said what is to become of what is there."""
        if answer:
            return self._every(lambda file: file.write(answer))
        try:
            make_folders(self.path)
        except OSError as error:
            return cannot_write(self.path, reason(error))
        return self.make_and_write()

    def _every(self, write: Callable[[FileWriting], FileThere]) -> FileThere:
        """Write the files that are left, up to one that cannot be."""
        left: list[FileWriting] = []
        for number, file in enumerate(self._left):
            found = write(file)
            if found.severity == "error":
                self._left = [*left, *self._left[number:]]
                return found._replace(said=f"{found.said} {self._count()}")
            if found.missing is not None:
                return found
            if not found.said:
                left.append(file)
        self._left = left
        if left:
            return FileThere(free=left[0].path)
        count = f"{len(self.files)} {'files' if self.files[1:] else 'file'}"
        return FileThere(f"Written: {count} in {name_shown(str(self.path))}")

    def _count(self) -> str:
        written = len(self.files) - len(self._left)
        return f"{written} of {len(self.files)} files were written." if written else ""

    def _ask_to_overwrite(self, _free: Path) -> None:
        def answered(answer: str | None) -> None:
            if answer in ("o", "n"):
                self._run(partial(self.write, answer))
            else:
                self.app.say(self._count() or "Nothing was written.")

        answers = [("o", "overwrite them"), ("n", "write beside them"), ("c", "leave them")]
        count = f"{len(self._left)} of {len(self.files)} files"
        self.app.screens.ask(f"{count} exist with other content.", answers, answered)


def _names(cards: Sequence[OpenBrief], ending: str) -> list[str]:
    """Return the names of files for briefs; where two have one id, a number tells them apart."""
    names: list[str] = []
    for card in cards:
        stem, number = card.entry.id, 1
        while f"{stem}{ending}" in names:
            number += 1
            stem = f"{card.entry.id}-{number}"
        names.append(f"{stem}{ending}")
    return names
