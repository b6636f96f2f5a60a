"""A bare repository on this machine, and clones of it that two people work in."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from functools import cache, cached_property
from pathlib import Path

from briefing.library.folder import FolderLibrary
from briefing.library.store import Library
from briefing.wire.desk import desk_of
from briefing.wire.protocol import Desk

from .consoles import raw, write


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

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def desk(self) -> Desk:
        """The desk, as one program has it."""
        desk = desk_of(self.library)
        assert desk is not None
        return desk

    @property
    def library(self) -> Library:
        """The library, as the program opens it now."""
        return FolderLibrary(self.root)

    def take_in(self) -> None:
        """Pull, as one does in a terminal."""
        self.git("pull", "-q", "--ff-only")

    def git(self, *words: str, ok: bool = True) -> str:
        """Run git there."""
        return git(self.root, *words, ok=ok)


def _make(folder: Path) -> None:
    """Make a repository with one commit of another file, and two clones."""
    bare = folder / "desk.git"
    git(folder, "init", "-q", "--bare", "-b", "main", str(bare))
    seed = folder / "seed"
    git(folder, "clone", "-q", str(bare), "seed")
    (seed / "README").write_text("Briefs of the desk\n")
    (seed / "briefs").mkdir()
    (seed / "briefs" / ".keep").write_text("")
    git(seed, "add", ".")
    git(seed, "-c", "user.name=S", "-c", "user.email=s@e", "commit", "-q", "-m", "Begin")
    git(seed, "push", "-q", "-u", "origin", "HEAD:main")
    for name in ("Ana Ferro", "Bo Lind"):
        short = name.split()[0].lower()
        git(folder, "clone", "-q", str(bare), short)
        git(folder / short, "config", "user.name", name)
        git(folder / short, "config", "user.email", f"{short}@example.org")
    for repository in (bare, folder / "ana", folder / "bo"):  # each would be a process more
        for key in ("gc.auto", "receive.autogc", "maintenance.auto"):
            git(repository, "config", key, "0")
    for hooks in folder.glob("**/hooks"):
        shutil.rmtree(hooks)


@cache
def _model() -> Path:
    """Make it once for all tests of a process: each gets a copy."""
    folder = Path(tempfile.mkdtemp(prefix="gitpair-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _make(folder)
    return folder


@cache
def _shared_model() -> Path:
    """The same once Ana has published a brief, and Bo has it: made once, too."""
    folder = Path(tempfile.mkdtemp(prefix="gitpair-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    pair = GitPair(folder)
    write(pair.ana, raw())
    pair.ana.desk.publish("harl", "The first one")
    pair.bo.desk.refresh()
    pair.bo.take_in()
    return folder


class GitPair:
    """Ana and Bo with a clone each; the branch has one commit of another file.

    ``shared``: and one of a brief that Ana has published.
    """

    def __init__(self, folder: Path, *, shared: bool = False) -> None:
        model = _shared_model() if shared else _model()
        shutil.copytree(model, folder, dirs_exist_ok=True)
        self.bare = folder / "desk.git"
        self.ana, self.bo = Clone(folder / "ana"), Clone(folder / "bo")
        for clone in (self.ana, self.bo):
            config = clone.root / ".git" / "config"
            config.write_text(config.read_text().replace(str(model), str(folder)))

    def cut(self) -> None:
        """Take the repository away."""
        self.bare.rename(self.bare.with_name("away.git"))

    def mend(self) -> None:
        """Bring it back."""
        self.bare.with_name("away.git").rename(self.bare)
