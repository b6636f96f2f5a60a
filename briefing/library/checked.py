"""One brief checked whole: what the reader finds, what the verification finds, its sign-offs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from briefing.format.problems import Problem
from briefing.format.reader import read_brief, read_signoffs
from briefing.library.verified import Verifier
from briefing.verify.report import problems
from briefing.verify.verdicts import Mark

SIGNOFFS: Final = ".checked.yaml"
"""How the name of a file with sign-offs ends."""
_ALONE: Final = 24
"""Up to so many briefs are checked faster without other processes."""
_MOST: Final = 8
_AT_ONCE: Final = 8


class Job(NamedTuple):
    """A brief to be checked: its library's folder, its file, the file's name in messages."""

    root: Path
    path: Path
    name: str


class Checked(NamedTuple):
    """What was found: ``id`` is empty and ``counts`` None where the brief could not be read."""

    problems: list[Problem]
    id: str = ""
    id_at: tuple[int, int] = (1, 1)
    counts: dict[Mark, int] | None = None


def check_brief(job: Job) -> Checked:
    """Check one brief; whatever is wrong is in the answer."""
    reading = read_brief(job.path, job.root, job.name)
    brief = reading.value
    if brief is None:
        return Checked(reading.problems)
    verdicts = Verifier(job.root, cached=False).verdicts(job.path, brief, reading.text)
    found = reading.problems + problems(verdicts, brief, reading.marks, job.name)
    return Checked(found, brief.id, reading.marks.at(("id",)), verdicts.counts())


def check_all(jobs: Sequence[Job]) -> Iterator[Checked]:
    """Check briefs, several at once where that is faster; the answers come in their order."""
    workers = min(os.cpu_count() or 1, _MOST)
    if len(jobs) <= _ALONE or workers == 1:
        yield from map(check_brief, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(check_brief, jobs, chunksize=_AT_ONCE)


def check_signoffs(path: Path, within: Path | None) -> list[Problem]:
    """Return what is wrong with a file of sign-offs."""
    return read_signoffs(path, within).problems
