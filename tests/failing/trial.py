"""One command, one failing call: what must hold of how it ends, and of what it leaves."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final, NamedTuple

from fuzz.rounds import in_time, printed_to

from briefing.brief.model import Brief
from briefing.cli.main import run
from briefing.cli.output import MEANINGS
from briefing.format.reader import read

from .calls import Failing, failing_calls
from .ground import CLAIM, Ground

FAULT: Final = "fault in briefing"
_VARIES: Final = re.compile(r"\d{4}-\d\d-\d\d|\b[0-9a-f]{7,}\b|\d\d:\d\d|[\d.,]+ (?:ms|s|kB)\b")
"""What is another one in each run: days and times of the clock, revisions, how long it took."""


_LED_TO: Final = (
    *("cannot be", "not at hand", "not there", "not checkable", "broken"),
    r'"not_checkable": [1-9]',
)
"""What failing calls lead to, as it is said: patterns."""


class Broken(AssertionError):
    """Something that must hold did not."""


class Ended(NamedTuple):
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str


def ended(argv: tuple[str, ...], folder: Path, failing: Failing) -> Ended:
    """Run a command in this process while calls fail.

    Raises:
        Broken: it let an exception out, or says that it is a fault of its own.
    """
    words = [CLAIM if word == "TEXT" else word for word in argv]
    said = folder / "out.txt", folder / "err.txt"
    try:
        with (
            printed_to(said[0], said[1]),
            in_time(" ".join(argv)),
            failing_calls(failing),
        ):
            status = run(words)
    except Exception as error:
        raise Broken(f"let {type(error).__name__} out: {error}") from error
    out, err = (path.read_text("utf-8", "surrogateescape") for path in said)
    if FAULT in err or "Traceback" in err:
        raise Broken(err.strip()[-600:])
    if status not in MEANINGS:
        raise Broken(f"ended with {status!r}")
    # Where the current folder cannot be asked for, paths are printed whole.
    out, err = (text.replace(f"{folder}/library/", "") for text in (out, err))
    return Ended(status, _VARIES.sub("-", out), _VARIES.sub("-", err))


class Trial:
    """A command and how it ends where nothing fails."""

    def __init__(self, ground: Ground, argv: tuple[str, ...]) -> None:
        self.ground, self.argv = ground, argv
        counting = Failing()
        with ground.fresh():
            self._run(Failing())  # what is loaded once is loaded now
        with ground.fresh() as library:
            self.good = self._run(counting)
            self.files = written(library)
        self.calls = counting.count

    def _run(self, failing: Failing) -> Ended:
        return ended(self.argv, self.ground.place, failing)

    def hold(self, at: int, number: int, *, on: bool = False) -> Ended:
        """Let one call fail, or all from one on, and hold what must hold.

        Raises:
            Broken: something did not.
        """
        failing = Failing(at, number, on=on)
        with self.ground.fresh() as library:
            before = written(library)
            try:
                found = self._run(failing)
                if not self._told(found, number):
                    self._silent(found, library)
                self._whole(library, before)
                return found
            except Broken as error:
                how = "all from" if on else "call"
                names = ", ".join(failing.failed[:3])
                raise Broken(
                    f"{' '.join(self.argv)}: {how} {at} of {self.calls} ({names}), "
                    f"errno {number}: {error}"
                ) from error

    def _told(self, found: Ended, number: int) -> bool:
        """Tell whether something is said of it: by the system's words, or by what it led to."""
        new = f"{found.out}{found.err}".lower()
        old = f"{self.good.out}{self.good.err}".lower()
        words = (re.escape(os.strerror(number).lower()), *_LED_TO)
        return any(len(re.findall(each, new)) > len(re.findall(each, old)) for each in words)

    def _silent(self, found: Ended, library: Path) -> None:
        """Hold that who says nothing, and that all is well, has done all."""
        if found.status or self.good.status or found.err != self.good.err:
            return
        if found.out != self.good.out:
            raise Broken(f"says nothing and prints something else: {_apart(found, self.good)}")
        if written(library).keys() != self.files.keys():
            raise Broken(f"says nothing and wrote {written(library).keys() ^ self.files.keys()}")

    def _whole(self, library: Path, before: dict[str, bytes]) -> None:
        """Hold that what was there is as it was or as it is to be, and every brief can be read."""
        after = written(library)
        for name, data in before.items():
            wanted = self.files.get(name)
            if after.get(name) not in (data, wanted):
                raise Broken(f"{name} is neither as it was nor as it is to be")
        new = {name: data for name, data in after.items() if data != self.files.get(name)}
        for name, data in new.items():
            brief = name.startswith("briefs/") and name.count(".") == 1 and name.endswith(".yaml")
            if brief and read(data, Brief).value is None:
                raise Broken(f"{name} cannot be read: {read(data, Brief).problems[:1]}")


def written(library: Path) -> dict[str, bytes]:
    """Return what a library holds, but for what git keeps, what is temporary, and schemas.

    A schema only helps editors: a brief that is begun goes without.
    """
    return {
        str(path.relative_to(library)): path.read_bytes()
        for path in sorted(library.rglob("*"))
        if path.is_file()
        and ".git" not in path.parts
        and not path.name.endswith((".tmp", ".schema.json"))
    }


def _apart(one: Ended, other: Ended) -> str:
    lines = other.out.splitlines()
    new = [line for line in one.out.splitlines() if line not in lines]
    gone = [line for line in lines if line not in one.out.splitlines()]
    return f"{len(new)} lines more, as {new[:2]}; {len(gone)} lines less, as {gone[:2]}"
