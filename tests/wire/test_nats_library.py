"""The contract of a library, where whoever changes it is at another console of a NATS desk."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

import pytest
from library.contract import Contract

from briefing.library.folder import FolderLibrary
from briefing.library.store import Library

from .nodes import NatsConsole, Nodes


class NatsShelf:
    """Bo's library; Ana's hand changes it: she publishes, and it comes to Bo.

    What no desk takes is a file of Bo's own: a brief that cannot be read, a second one of an id,
    a file that has another id than the one it came with, the text of a source.
    """

    nodes: ClassVar[Nodes]

    def __init__(self, folder: Path, name: str = "one") -> None:
        self._ana = self._console(folder / name / "ana", "ana")
        self._bo = self._console(folder / name / "bo", "bo")
        self._ids: dict[str, str] = {}
        self.library: Library = FolderLibrary(self._bo.root)

    def _console(self, root: Path, user: str) -> NatsConsole:
        for each in ("briefs", "seeds"):
            (root / each).mkdir(parents=True)
        return NatsConsole(root, self.nodes.folder / f"{user}.join")

    def reopened(self) -> Library:
        return FolderLibrary(self._bo.root)

    def save(self, name: str, text: str) -> None:
        brief_id = self._id(text)
        if brief_id and self._ids.setdefault(name, brief_id) == brief_id:
            if list(self._ids.values()).count(brief_id) == 1:
                self._file(self._ana, brief_id).write_text(text)
                self._ana.publish(brief_id)
                self._bo.desk.refresh()
                return
            del self._ids[name]
        self._file(self._bo, self._ids.get(name, name)).write_text(text)

    def save_text(self, name: str, text: str) -> None:
        (self._bo.root / "seeds" / name).write_text(text)

    def remove(self, name: str) -> None:
        self._ana.desk.withdraw(self._ids[name], "A witness asked for it")
        self._bo.desk.refresh()

    def _id(self, text: str) -> str:
        with suppress(json.JSONDecodeError):
            return str(json.loads(text)["id"])
        return ""

    def _file(self, console: NatsConsole, name: str) -> Path:
        return console.root / "briefs" / f"{name}.yaml"


class TestNatsLibrary(Contract):
    kind = NatsShelf

    @pytest.fixture
    def shelf(self, tmp_path: Path, desk: Nodes) -> NatsShelf:
        NatsShelf.nodes = desk
        return NatsShelf(tmp_path)
