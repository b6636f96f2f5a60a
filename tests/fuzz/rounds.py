"""A library with one spoilt file after the other, and what must hold of every command on it."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final, NamedTuple

from briefing import paths
from briefing.brief.model import Brief
from briefing.cli.main import run
from briefing.cli.output import MEANINGS
from briefing.format.reader import read
from briefing.library.folder import FolderLibrary
from briefing.settings import State, load_config
from briefing.tui.themes import load_themes

from .mutate import Mutator

ROOT: Final = Path(__file__).parents[2]
LONGEST: Final = 60
"""Seconds that no call may take, on any machine."""
FAULT: Final = "this is a fault in briefing"
_SIGNED: Final = b"- of: %b\n  by: Ada Obi\n  on: 2024-11-30\n"
_CONFIG: Final = b"theme: dark\nascii: true\nmouse: false\nname: Ada\nkeymap: {quit: ctrl+x}\n"
_STATE: Final = b'{"/a": {"theme": "dark", "last": "b"}, "/c": {"last": "d"}}'
_TABLE: Final = b"""Events of Osk,,,
District,Day,People displaced,Remark
#adm2+name,#date+reported,#affected+displaced,#description
Harl,2021-05-11,"3,400","Some said ""we go"" at Harl."
Bruma,2021-05-12,120,=1+1
"""
_OF_TABLE: Final = b"""schema: briefing/1
id: rows
title: Rows of Osk
tlp: CLEAR
as_of: 2021-05-14
sources:
  - {id: s1, title: Events, kind: dataset, publisher: Osk Office, licence: CC BY 4.0,
     text: events.csv, table: {key: District, rows: {r1: Harl}}}
situation:
  summary:
    - {text: "3,400 people left Harl.", cite: [r1]}
    - text: 3,520 people were displaced.
      cite: [r1-r2]
      figures: [{text: "3,520", calc: {sum: "#affected+displaced"}}]
"""
COMMANDS: Final = tuple(
    tuple(line.split())
    for line in """
    check
    check --strict --format json
    check --format github
    check spoilt
    check rows
    source rows
    export -f html rows
    list
    list --json --sort errors
    list --sort title --reverse
    export ID
    export -f markdown --verdicts ID good
    export -f json ID
    export --map --width 60 ID
    export --since good ID
    diff ID good
    diff --json good ID
    search the
    search --json bridge -tlp:red
    search verdict:unsupported basis:stated
    index
    index --rebuild
    map ID
    config
    config --keys --json
    open ID
    """.strip().splitlines()
)
"""What is called; ``ID`` stands for the id that the spoilt brief has."""


class Broken(AssertionError):
    """Something that must hold did not; says what, and what was done."""


class Late(BaseException):
    """A call took too long; no handler of the program catches it."""


class Place(NamedTuple):
    """A file that is spoilt: what it is, and its content as it should be."""

    name: str
    path: Path
    good: bytes


@contextmanager
def in_time(what: str) -> Iterator[None]:
    """Give up on what takes too long."""

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise Late(f"{what} takes over {LONGEST} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def printed_to(file: Path) -> Iterator[None]:
    """Have all that is printed, by this process and those it starts, in a file."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1), os.dup(2)
    streams = sys.stdout, sys.stderr
    with file.open("w+", encoding="utf-8", errors="surrogateescape") as stream:
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
        sys.stdout = sys.stderr = stream
        try:
            yield
        finally:
            stream.flush()
            sys.stdout, sys.stderr = streams
            for number, old in enumerate(kept, 1):
                os.dup2(old, number)
                os.close(old)


class Fuzz:
    """One library in a folder of its own, spoilt round by round."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.seed = seed
        self.mutator = Mutator(seed)
        self.random = self.mutator.random
        self.folder = folder
        self.library = folder / "library"
        self.calls = 0
        self.kinds: Counter[str] = Counter()
        self.broken: list[str] = []
        self._build()

    def _build(self) -> None:
        briefs, seeds = self.library / "briefs", self.library / "seeds"
        briefs.mkdir(parents=True)
        shutil.copytree(ROOT / "seeds", seeds)
        self.corpus = [path.read_bytes() for path in sorted((ROOT / "briefs").glob("*.yaml"))]
        good = self.corpus[1].replace(b"\nid: ", b"\nid: good\n# id: ", 1)
        (briefs / "good.yaml").write_bytes(good)
        (briefs / "rows.yaml").write_bytes(_OF_TABLE)
        config = paths.config_folder()
        config.mkdir(parents=True, exist_ok=True)
        sealed = next(seeds.glob("*.sealed.yaml"))
        theme = (ROOT / "themes" / "dark.yaml").read_bytes()
        text = max(seeds.glob("*.txt"), key=lambda path: path.stat().st_size)
        signed = b"".join(_SIGNED % (b"%064x" % number) for number in range(5))
        self.places = [
            *(Place("brief", briefs / "spoilt.yaml", data) for data in self.corpus),
            Place("sealed record", sealed, sealed.read_bytes()),
            Place("table", seeds / "events.csv", _TABLE),
            Place("brief of a table", briefs / "rows.yaml", _OF_TABLE),
            Place("source text", text, text.read_bytes()),
            Place("sign-offs", briefs / "spoilt.checked.yaml", signed),
            Place("settings", paths.config_file(), _CONFIG),
            Place("theme", config / "themes" / "own.yaml", theme),
            Place("state", paths.state_folder() / "state.json", _STATE),
            Place("index", self.library, b""),
        ]
        for place in self.places[4:-1]:
            place.path.parent.mkdir(parents=True, exist_ok=True)

    def round(self, calls: int = 4) -> None:
        """Spoil a file, or two, and ask a few commands about it."""
        chosen = self.random.sample(self.places, self.random.choice((1, 1, 2)))
        id_ = self._brief(b"")
        what = []
        for place in chosen:
            if place.name == "index":
                what.append(self._spoil_index())
                continue
            data = self.mutator.mutated(place.good, self.corpus)
            place.path.write_bytes(data)
            what.append(f"{place.name}: {', '.join(self.mutator.done) or 'as it is'}")
            if place.name == "brief":
                id_ = self._brief(data)
        self.kinds.update(place.name for place in chosen)
        try:
            self._read()
            for command in self.random.sample(COMMANDS, calls):
                self._ask([id_ if word == "ID" else word for word in command])
        except (Broken, Late) as error:
            self._keep(chosen, f"{'; '.join(what)}: {error}")
        for place in chosen:
            if place.name != "index":
                place.path.write_bytes(place.good)

    def _brief(self, data: bytes) -> str:
        """Return the id by which the spoilt brief can be asked for."""
        found = read(data, Brief).value if data else None
        return found.id if found is not None else "spoilt"

    def _spoil_index(self) -> str:
        files = [path for path in paths.cache_folder().rglob("*") if path.is_file()]
        if not files:
            return "no index"
        path = self.random.choice(files)
        data = bytearray(path.read_bytes())
        if self.random.random() < 0.3:
            del data[self.random.randint(0, len(data)) :]
        for _ in range(self.random.choice((1, 8, 200)) if data else 0):
            data[self.random.randrange(len(data))] = self.random.randrange(256)
        path.write_bytes(bytes(data))
        return f"kept file {path.suffix}"

    def _read(self) -> None:
        """Ask those who read settings, themes, state and library directly."""
        with in_time("reading"):
            load_config()
            load_themes([paths.config_folder() / "themes"])
            State(self.library).save(last="spoilt")
            library = FolderLibrary(self.library)
            for entry in library.entries():
                reading = library.load(entry)
                if (reading.value is None) == (not reading.problems):
                    raise Broken(f"a value and problems, or neither: {reading.problems[:2]}")

    def _ask(self, argv: list[str]) -> None:
        self.calls += 1
        log = self.folder / "printed.txt"
        status: object = None
        os.chdir(self.library)
        try:
            with printed_to(log), in_time(" ".join(argv)):
                status = run(argv)
        except BaseException as error:
            if isinstance(error, Late | KeyboardInterrupt):
                raise
            raise Broken(f"{argv} let {type(error).__name__} out: {error}") from error
        said = log.read_text("utf-8", "surrogateescape")
        if FAULT in said:
            raise Broken(f"{argv}: {said[said.index(FAULT) :][:300]}")
        if "Traceback (most recent" in said:
            raise Broken(f"{argv}: {said[-300:]}")
        if status not in MEANINGS:
            raise Broken(f"{argv} ended with {status!r}")

    def _keep(self, chosen: list[Place], message: str) -> None:
        """Keep the files that broke something, and go on."""
        number = len(self.broken)
        kept = Path(tempfile.mkdtemp(prefix=f"fuzz-{self.seed}-{number}-"))
        for place in chosen:
            if place.path.is_file():
                shutil.copy(place.path, kept / place.path.name)
        self.broken.append(f"{message}\n  kept in {kept}")
