"""The contract of a library, where whoever changes it is at the other clone of a git desk."""

from __future__ import annotations

from pathlib import Path

from library.contract import Contract

from briefing.library.folder import FolderLibrary
from briefing.library.store import Library

from .gitpair import Clone, GitPair


class GitShelf:
    """Bo's library; Ana's hand changes it: she pushes, and Bo pulls."""

    def __init__(self, folder: Path, name: str = "one") -> None:
        self._pair = GitPair(folder / name)
        self.library: Library = FolderLibrary(self._pair.bo.root)

    @property
    def _ana(self) -> Clone:
        return self._pair.ana

    def reopened(self) -> Library:
        return FolderLibrary(self._pair.bo.root)

    def save(self, name: str, text: str) -> None:
        self._put(f"briefs/{name}.yaml", text)

    def save_text(self, name: str, text: str) -> None:
        self._put(f"seeds/{name}", text)

    def remove(self, name: str) -> None:
        (self._ana.root / "briefs" / f"{name}.yaml").unlink()
        self._send()

    def _put(self, path: str, text: str) -> None:
        file = self._ana.root / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        self._send()

    def _send(self) -> None:
        self._ana.git("add", "-A")
        self._ana.git("commit", "-qm", "Change", ok=False)  # there may be nothing to commit
        self._ana.git("push", "-q")
        self._pair.bo.take_in()


class TestGitLibrary(Contract):
    kind = GitShelf
