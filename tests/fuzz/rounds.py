"""A library with one spoilt file after the other, and what must hold of every command on it."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

from briefing import paths
from briefing.brief.model import Brief
from briefing.cli.main import run
from briefing.cli.output import MEANINGS
from briefing.draft.review import NotKept, open_review
from briefing.format.reader import read
from briefing.library.folder import FolderLibrary
from briefing.settings import LibraryState, load_config
from briefing.tui.themes import load_themes

from .mutate import Mutator
from .places import DRAFTED, ROOT, Place, places

LONGEST: Final = 60
"""Seconds that no call may take, on any machine."""
FAULT: Final = "this is a fault in briefing"
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
    export -f docx --force -o out.docx ID
    site out
    seal seeds/exercise-halyard-2020-03-04.txt --for ID -o -
    claim ID p2 TEXT --to points --dry-run
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
"""What is called; ``ID`` stands for the id that the spoilt brief has, ``TEXT`` for a sentence."""
_TEXT: Final = "The army of Osk keeps the town, and 12 people are there."


class Broken(AssertionError):
    """Something that must hold did not; says what, and what was done."""


class Late(BaseException):
    """A call took too long; no handler of the program catches it."""


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
def printed_to(file: Path, errors: Path | None = None) -> Iterator[None]:
    """Have all that is printed, by this process and those it starts, in a file, or in two."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1), os.dup(2)
    streams = sys.stdout, sys.stderr
    with ExitStack() as stack:
        opened = [
            stack.enter_context(path.open("w+", encoding="utf-8", errors="surrogateescape"))
            for path in ((file,) if errors is None else (file, errors))
        ]
        sys.stdout, sys.stderr = opened[0], opened[-1]
        os.dup2(opened[0].fileno(), 1)
        os.dup2(opened[-1].fileno(), 2)
        try:
            yield
        finally:
            for stream in opened:
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
        self.corpus = [
            path.read_bytes() for path in sorted((ROOT / "briefs").glob("*-[0-9][0-9].yaml"))
        ]
        self.places = places(self.library, self.corpus)

    def round(self, calls: int = 4) -> None:
        """Spoil a file, or two, and ask a few commands about it."""
        chosen = self.random.sample(self.places, self.random.choice((1, 1, 2)))
        id_ = self._brief(b"")
        what = []
        for place in chosen:
            if place.name == "index":
                what.append(self._spoil_index())
                continue
            data = self.mutator.mutated(place.good, self.corpus, place.shape)
            place.path.write_bytes(data)
            what.append(f"{place.name}: {', '.join(self.mutator.done) or 'as it is'}")
            if place.name == "brief":
                id_ = self._brief(data)
        self.kinds.update(place.name for place in chosen)
        try:
            self._read()
            for command in self.random.sample(COMMANDS, calls):
                self._ask([id_ if word == "ID" else word for word in command])
            for command in dict.fromkeys(each for place in chosen for each in place.asked):
                self._ask(list(command))
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
            LibraryState(self.library).save(last="spoilt")
            self._decide()
            library = FolderLibrary(self.library)
            for entry in library.entries():
                reading = library.load(entry)
                if (reading.value is None) == (not reading.problems):
                    raise Broken(f"a value and problems, or neither: {reading.problems[:2]}")

    def _decide(self) -> None:
        """Decide on the draft as triage does; what is refused must be refused in a sentence."""
        path = self.library / "briefs" / f"{DRAFTED}.draft.yaml"
        try:
            review = open_review(path, self.library)
            for card in review.state.cards[:2]:
                review.decide(card.key, self.random.choice(("accept", "leave-out")), "Ada")
            review.undo("Ada")
        except NotKept:
            return

    def _ask(self, argv: list[str]) -> int:
        """Ask a command and return its exit status."""
        self.calls += 1
        argv = [_TEXT if word == "TEXT" else word for word in argv]
        log = self.folder / "printed.txt"
        status = -1
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
        return int(status)

    def _keep(self, chosen: list[Place], message: str) -> None:
        """Keep the files that broke something, and go on."""
        number = len(self.broken)
        kept = Path(tempfile.mkdtemp(prefix=f"fuzz-{self.seed}-{number}-"))
        for place in chosen:
            if place.path.is_file():
                shutil.copy(place.path, kept / place.path.name)
        self.broken.append(f"{message}\n  kept in {kept}")
