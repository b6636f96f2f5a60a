"""The place of a soak: a library under git, an environment of its own, and what it has at first."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

from briefing.brief.outline import Outline
from briefing.library.folder import FolderLibrary
from briefing.settings import Config
from briefing.tui.panes.parts import called

from .holds import Broken

ROOT: Final = Path(__file__).parents[2]
SIGNER: Final = Config().signer()
"""Who signs in a dashboard."""


class Ground:
    """A folder with a library, and the environment in which programs are started there."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.folder = folder
        self.library = folder / "library"
        self.desk = folder / "desk.git"
        self.mark = f"soak-{os.getpid()}-{seed}"
        """By which the processes are known that were started here."""
        self.env = self._environment()
        self._build()
        self.items = items_of(ROOT)
        """Of each brief the hash of every item that can be signed, by what notices call it."""

    def _environment(self) -> dict[str, str]:
        env = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(self.folder / "home")}
        for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
            env[f"XDG_{kind}_HOME"] = str(self.folder / "home" / kind.lower())
        env |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "SOAK": self.mark, "EDITOR": "true"}
        env |= {"PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": "/dev/null"}
        return env

    def _build(self) -> None:
        shutil.copytree(ROOT / "briefs", self.library / "briefs")
        shutil.copytree(ROOT / "seeds", self.library / "seeds")
        config = self.folder / "home" / "config" / "briefing"
        config.mkdir(parents=True)
        (self.folder / "out").mkdir()
        (config / "config.yaml").write_text(f"export: {self.folder}/out\n", "utf-8")
        (self.library / "README").write_text("A library.\n", "utf-8")
        self.git("init", "-q", "--bare", "-b", "main", str(self.desk))
        self.git("init", "-q", "-b", "main")
        self.git("add", "README")
        self.commit("Begin")
        self.git("branch", "bare")
        self.git("add", "-A")
        self.commit("Briefs")
        for name, value in (("user.name", "Soak"), ("user.email", "soak@example.invalid")):
            self.git("config", name, value)
        self.git("remote", "add", "origin", str(self.desk))
        self.git("push", "-q", "-u", "origin", "main")

    def git(self, *words: str) -> str:
        """Run git in the library; it must succeed. Return what it writes."""
        argv = ["git", "-c", "user.name=Soak", "-c", "user.email=soak@example.invalid", *words]
        done = subprocess.run(
            argv, cwd=self.library, env=self.env, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Broken(f"git {words}: {done.stderr}")
        return done.stdout

    def commit(self, words: str) -> None:
        """Commit what is staged, be it nothing."""
        self.git("commit", "-q", "--allow-empty", "-m", words)


@cache
def items_of(library: Path) -> dict[str, dict[str, str]]:
    """Return of each brief of a library the hash of every item, by what notices call it."""
    found: dict[str, dict[str, str]] = {}
    store = FolderLibrary(library)
    for entry in store.entries():
        reading = store.load(entry)
        assert reading.value is not None
        lines = {line.path: called(line) for line in Outline(reading.value).every_line()}
        once = {name for name, count in Counter(lines.values()).items() if count == 1}
        verdicts = store.verdicts(entry, reading.value, reading.text).items
        named = {lines[each.path]: each.of for each in verdicts if each.of}
        hashes = {name: of for name, of in named.items() if name in once}
        if hashes:
            found[entry.id] = hashes
    return found
