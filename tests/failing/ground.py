"""A small library under git, made once and copied for each trial, and the commands tried on it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
_BRIEF: Final = """\
schema: briefing/1
id: {id}
title: {title}
tlp: CLEAR
as_of: {day}
{previous}
sources:
  - {{id: s1, title: A report, kind: sitrep, publisher: Osk Office, text: harl.txt,
     unused: [{{why: background, cite: [p1, p3]}}]}}
  - {{id: s2, title: Events, kind: dataset, publisher: Osk Office, licence: CC BY 4.0,
     text: events.csv, table: {{key: District, rows: {{r1: Harl}}}}}}
situation:
  summary:
    - {{text: Some 40 lorries wait at the bridge of Harl., cite: ["s1:p2"]}}
    - {{text: "3,400 people left Harl.", cite: ["s2:r1"]}}
places:
  - {{id: harl, name: Harl, lat: 35.1, lon: 36.7, cite: ["s1:p2"]}}
"""
_TEXT: Final = """Bridge closed

Some 40 lorries wait at the bridge of Harl, the Osk Office said on Tuesday.

The army of Osk holds the town of Harl, the office said. Two people were killed there on Monday.
"""
_TABLE: Final = """District,Day,People displaced,Remark
#adm2+name,#date+reported,#affected+displaced,#description
Harl,2021-05-11,"3,400",Some say so
Bruma,2021-05-12,120,=1+1
"""
_PAGE: Final = "<!doctype html><title>Harl</title><main><h1>Harl</h1><p>A bridge is closed.</main>"
COMMANDS: Final = tuple(
    tuple(line.split())
    for line in """
    check --strict
    check --format json harl
    list --json
    list
    open harl-2
    source harl
    export -f markdown --verdicts harl
    export -f html -o out.html harl
    export -f docx -o out.docx harl
    export -f json --since harl harl-2
    map -o out.svg harl
    site out
    search bridge
    search --json verdict:verified
    index
    diff harl harl-2
    config
    new valley
    schema --for harl -o briefs/harl.schema.json
    take page.html -o seeds/page.txt --yes
    table seeds/events.csv -o seeds/cut.csv --where District=Harl
    seal seeds/harl.txt --for harl -o seeds/harl.sealed.yaml
    claim harl s1:p3 TEXT --to points --yes --force
    draft seeds/harl.txt --published 2026-03-04 --id drafted --yes
    publish harl -m first
    history harl
    withdraw harl -m gone
    """.strip().splitlines()
)
"""What is called; ``TEXT`` stands for a sentence."""
CLAIM: Final = "The army of Osk keeps the town."
GIT: Final = ("publish", "history", "withdraw")
"""What needs a desk."""


class Ground:
    """Makes the model once; ``fresh`` gives a copy of it to one trial."""

    def __init__(self, folder: Path) -> None:
        self.model, self.place = folder / "model", folder / "place"
        self._make()

    def _make(self) -> None:
        library = self.model / "library"
        for name in ("briefs", "seeds"):
            (library / name).mkdir(parents=True)
        for id_, day, title, previous in (
            ("harl", "2026-03-04", "The bridge at Harl", ""),
            ("harl-2", "2026-03-05", "The bridge is closed", "previous: harl"),
        ):
            text = _BRIEF.format(id=id_, day=day, title=title, previous=previous)
            (library / "briefs" / f"{id_}.yaml").write_text(text, "utf-8")
        (library / "seeds" / "harl.txt").write_text(_TEXT, "utf-8")
        (library / "seeds" / "events.csv").write_text(_TABLE, "utf-8")
        (library / "page.html").write_text(_PAGE, "utf-8")
        (self.model / "home").mkdir()

    def share(self, *, published: bool) -> None:
        """Let the model have a desk, with a brief at it already or not."""
        library = self.model / "library"
        git(self.model, "init", "-q", "--bare", "-b", "main", str(self.model / "desk.git"))
        git(library, "init", "-q", "-b", "main")
        git(library, "config", "user.name", "Ada Obi")
        git(library, "config", "user.email", "ada@example.org")
        git(library, "add", "page.html", "seeds")
        git(library, "commit", "-q", "-m", "Begin")
        git(library, "remote", "add", "origin", "../desk.git")
        git(library, "push", "-q", "-u", "origin", "main")
        if published:
            git(library, "add", "briefs/harl.yaml")
            git(library, "commit", "-q", "-m", "Publish harl")
            git(library, "push", "-q")
        for hooks in self.model.glob("**/hooks"):
            shutil.rmtree(hooks)

    @contextmanager
    def fresh(self) -> Iterator[Path]:
        """Yield a library of its own, the current folder, with an empty home beside it."""
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self.model, self.place)
        here = Path.cwd()
        os.chdir(self.place / "library")
        try:
            yield self.place / "library"
        finally:
            os.chdir(here)

    def environment(self) -> dict[str, str]:
        """Return the variables that lead the program to that home."""
        home = self.place / "home"
        env = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in _KINDS}
        return {**env, "HOME": str(home), "GIT_CONFIG_GLOBAL": "/dev/null"}


_KINDS: Final = ("CACHE", "CONFIG", "DATA", "STATE")


def git(folder: Path, *words: str) -> None:
    """Run git, which must succeed."""
    argv = ["git", "-C", str(folder), *words]
    subprocess.run(argv, check=True, capture_output=True, env=os.environ | {"LC_ALL": "C"})
