"""A bare repository on this machine, and clones of it that two people work in."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from briefing.library.folder import FolderLibrary
from briefing.library.store import Library
from briefing.wire.desk import desk_of
from briefing.wire.protocol import Desk


def git(folder: Path, *words: str, ok: bool = True) -> str:
    """Run git as its user does in a terminal."""
    done = subprocess.run(
        ["git", "-C", str(folder), *words],
        capture_output=True,
        env={**os.environ, "LC_ALL": "C", "GIT_CONFIG_NOSYSTEM": "1"},
        check=False,
        text=True,
    )
    assert done.returncode == 0 or not ok, done.stderr
    return done.stdout.strip()


class Clone:
    """One person's clone, a library at its top."""

    def __init__(self, folder: Path, bare: Path, name: str) -> None:
        git(folder, "clone", "-q", str(bare), name.split(maxsplit=1)[0].lower())
        self.root = folder / name.split(maxsplit=1)[0].lower()
        git(self.root, "config", "user.name", name)
        git(self.root, "config", "user.email", f"{self.root.name}@example.org")
        desk = desk_of(FolderLibrary(self.root))
        assert desk is not None
        self.desk: Desk = desk

    @property
    def library(self) -> Library:
        """The library, as the program opens it now."""
        return FolderLibrary(self.root)

    def take_in(self) -> None:
        """Pull, as one does in a terminal."""
        git(self.root, "pull", "-q", "--ff-only")

    def git(self, *words: str, ok: bool = True) -> str:
        """Run git there."""
        return git(self.root, *words, ok=ok)


class GitPair:
    """Ana and Bo with a clone each; the branch has one commit of another file."""

    def __init__(self, folder: Path) -> None:
        self.bare = folder / "desk.git"
        git(folder, "init", "-q", "--bare", "-b", "main", str(self.bare))
        seed = folder / "seed"
        git(folder, "clone", "-q", str(self.bare), "seed")
        (seed / "README").write_text("Briefs of the desk\n")
        (seed / "briefs").mkdir()
        (seed / "briefs" / ".keep").write_text("")
        git(seed, "add", ".")
        git(seed, "-c", "user.name=S", "-c", "user.email=s@e", "commit", "-q", "-m", "Begin")
        git(seed, "push", "-q", "-u", "origin", "HEAD:main")
        self.ana, self.bo = (Clone(folder, self.bare, name) for name in ("Ana Ferro", "Bo Lind"))

    def cut(self) -> None:
        """Take the repository away."""
        self.bare.rename(self.bare.with_name("away.git"))

    def mend(self) -> None:
        """Bring it back."""
        self.bare.with_name("away.git").rename(self.bare)
