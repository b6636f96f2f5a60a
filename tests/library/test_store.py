"""Every kind of library keeps to the contract: the folder, and one that has no files at all."""

from __future__ import annotations

import pickle
from pathlib import Path

from briefing.library.folder import FolderLibrary
from briefing.library.store import Library

from .contract import Contract
from .memory import MemoryShelf
from .shelf import brief


class FolderShelf:
    """A library in a folder."""

    def __init__(self, folder: Path, name: str = "one") -> None:
        self._root = folder / name
        for each in ("briefs", "seeds"):
            (self._root / each).mkdir(parents=True)
        self.library: Library = FolderLibrary(self._root)

    def reopened(self) -> Library:
        return FolderLibrary(self._root)

    def save(self, name: str, text: str) -> None:
        (self._root / "briefs" / f"{name}.yaml").write_text(text)
        self.library.refresh()

    def remove(self, name: str) -> None:
        (self._root / "briefs" / f"{name}.yaml").unlink()

    def save_text(self, name: str, text: str) -> None:
        (self._root / "seeds" / name).write_text(text)


class TestFolder(Contract):
    kind = FolderShelf


class TestMemory(Contract):
    kind = MemoryShelf


def test_a_folder_goes_to_another_process_without_its_list(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path)
    shelf.save("a", brief("a"))
    shelf.library.entries()
    there = pickle.loads(pickle.dumps(shelf.library))
    assert there.identity == shelf.library.identity
    assert len(pickle.dumps(shelf.library)) < 1000
    assert there.entries() == shelf.library.entries()
