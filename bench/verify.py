"""Verification beside reading: of the brief that is shown, of many, and from the cache."""

from __future__ import annotations

import gc
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.programs import PYTHON, ROOT, briefing, environment
from bench.table import Row, compare, in_turns
from briefing.brief.model import Brief
from briefing.format.problems import Reading
from briefing.format.reader import read_brief
from briefing.library.folder import FolderLibrary
from briefing.library.full_check import CheckJob, check_all, check_brief
from briefing.library.verdict_cache import Verifier
from briefing.verify.sources.analysis import analyse

_SHOWN = ROOT / "briefs" / "aleppo-2024-11-30.yaml"
_WITH_TEXTS = ROOT / "briefs" / "exercise-qelmara-2020-03-17.yaml"
_MANY = 100
_FIRST = """
from briefing.loading import load_quickly
load_quickly()
import gc, sys, time
from pathlib import Path
from briefing.format.reader import read_brief
from briefing.library.verdict_cache import Verifier
gc.disable()
path, root, how = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
reading = read_brief(path, root)
before = time.process_time()
if how != "read":
    Verifier(root, cached=how == "kept").verdicts(path, reading.value, reading.text)
print(time.process_time() - before)
"""
"""Reads a brief and judges it (``judged``), takes its verdicts from the cache where that has them
(``kept``), or reads it alone; prints what the processor worked for the verdicts. As in the program,
modules are loaded quickly, and nothing is collected meanwhile."""
_AIMS_S = {"judged": ("120 ms", 0.12), "kept": ("5 ms", 0.005)}
"""What the first verdicts of a process may take at most, by how they come to be."""


def measure(quick: bool) -> list[Row]:
    """Compare verifying with reading, cached verdicts with fresh ones, many briefs with one."""
    with tempfile.TemporaryDirectory() as folder:
        before = os.environ.get("XDG_CACHE_HOME")
        os.environ["XDG_CACHE_HOME"] = folder
        try:
            return [
                *_shown(quick),
                *_first(quick, Path(folder)),
                *_aimed(quick, Path(folder)),
                *_check(quick, Path(folder)),
                *_many(quick, Path(folder)),
            ]
        finally:
            if before is None:
                del os.environ["XDG_CACHE_HOME"]
            else:
                os.environ["XDG_CACHE_HOME"] = before


def _shown(quick: bool) -> list[Row]:
    reading = read_brief(_SHOWN, ROOT)
    assert reading.value is not None

    def read() -> None:
        read_brief(_SHOWN, ROOT)

    def fresh() -> None:
        analyse.cache_clear()
        _verdicts(reading, cached=False)

    def cached() -> None:
        _verdicts(reading, cached=True)

    cached()
    contenders = (read, fresh, cached)
    rounds = 5 if quick else 25
    base, made, kept = in_turns(lambda which: _time(contenders[which]), 3, rounds)
    return [
        compare("verdicts of the Aleppo brief, fresh", "reading it", made, base),
        compare("verdicts of the Aleppo brief, cached", "fresh", kept, made, aim=0.1),
    ]


def _first(quick: bool, folder: Path) -> list[Row]:
    """Compare a process that judges a brief with one that only reads it; what is loaded counts."""
    briefs = {"Aleppo brief": _SHOWN, "exercise with its texts": _WITH_TEXTS}
    rows = []
    for name, path in briefs.items():
        start = [PYTHON, "-c", _FIRST, str(path), str(ROOT)]
        base, ours = _turns(quick, folder, [*start, "read"], [*start, "judged"])
        rows.append(compare(f"first verdicts, {name}, processor", "reading it alone", ours, base))
    return rows


def _aimed(quick: bool, folder: Path) -> list[Row]:
    """Hold the first verdicts of a process, made and kept, against what they may take."""
    ways = list(_AIMS_S)

    def took(which: int) -> float:
        command = [PYTHON, "-c", _FIRST, str(_SHOWN), str(ROOT), ways[which]]
        done = subprocess.run(
            command, cwd=ROOT, env=environment(folder), capture_output=True, check=True
        )
        return float(done.stdout)

    rows = []
    for way, found in zip(ways, in_turns(took, len(ways), 5 if quick else 15), strict=True):
        over, aim = _AIMS_S[way]
        name = f"first verdicts, Aleppo brief, {way}"
        rows.append(compare(name, over, found, [aim] * len(found), aim=1.0))
    return rows


def _check(quick: bool, folder: Path) -> list[Row]:
    """Compare a check of the bundled library from the cache with the help of the program."""
    base, ours = _turns(quick, folder, briefing("--help"), briefing("check"))
    return [compare("check of the library, cached, processor", "briefing --help", ours, base)]


def _turns(quick: bool, folder: Path, *commands: list[str]) -> tuple[tuple[float, ...], ...]:
    """Return what the processor works for each command, run in turns."""
    rounds = 5 if quick else 15
    return in_turns(lambda which: _worked(commands[which], folder), len(commands), rounds)


def _worked(command: list[str], folder: Path) -> float:
    """Return the seconds that the processor works for a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env=environment(folder), capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _verdicts(reading: Reading[Brief], *, cached: bool) -> None:
    assert reading.value is not None, reading.problems
    Verifier(ROOT, cached=cached).verdicts(_SHOWN, reading.value, reading.text)


def _many(quick: bool, folder: Path) -> list[Row]:
    """Compare the check of many briefs with that of one after the other in one process."""
    count = _MANY // 4 if quick else _MANY
    library = folder / "library"
    shutil.copytree(ROOT / "briefs", library / "briefs")
    shutil.copytree(ROOT / "seeds", library / "seeds")
    originals = sorted((library / "briefs").glob("*.yaml"))
    store, jobs = FolderLibrary(library), []
    for number in range(count):
        original = originals[number % len(originals)]
        path = original.with_name(f"copy-{number}.yaml")
        path.write_bytes(original.read_bytes().replace(b"\nid: ", b"\nid: c%d-" % number, 1))
        jobs.append(CheckJob(store, store.entry(path)))

    def one_by_one() -> None:
        _forget(folder)
        for job in jobs:
            check_brief(job)

    def at_once() -> None:
        _forget(folder)
        assert all(checked.counts is not None for checked in check_all(jobs))

    contenders = (one_by_one, at_once)
    base, ours = in_turns(lambda which: _time(contenders[which]), 2, 1 if quick else 3)
    return [compare(f"check of {count} briefs", "the same one by one", ours, base)]


def _forget(folder: Path) -> None:
    """Empty the cache of verdicts, so that they are made anew."""
    shutil.rmtree(folder / "briefing" / "verdicts", ignore_errors=True)


def _time(work: Callable[[], None]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
