"""Libraries of many briefs: index, search, refresh, memory, first paint.

``python -m bench.libraries 1000 10000``.
A command of its own, since 100,000 briefs take an hour and 5 GB: that run is
``python -m bench.libraries 100000 --keep FOLDER``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bench import libraries_paint
from bench.generate import Words, library
from bench.programs import PYTHON, environment
from bench.table import table

ROUNDS = 15
"""Queries of each kind, each of other words, each asked twice: the second time counts."""
GREPS = 3
"""How many of them are given to grep, too."""
PAGE = 20


class Kind(NamedTuple):
    """A kind of query: how it is made of words of a library, and the words grep looks for."""

    name: str
    make: Callable[[Words, random.Random], tuple[str, list[str]]]


class Found(NamedTuple):
    """What a kind of query took, in seconds; ``grep`` is the median of the same words.

    ``cpu`` and ``cpu95`` are those of what the processor worked, which says more on a busy machine.
    """

    name: str
    p50: float
    p95: float
    cpu: float
    cpu95: float
    grep: float


def _ranked(low: int, high: int) -> Callable[[Words, random.Random], str]:
    return lambda words, chance: words.words[chance.randrange(low, high)]


_COMMON, _MIDDLE, _RARE = _ranked(0, 40), _ranked(200, 2_000), _ranked(10_000, 30_000)


def _words(*pick: Callable[[Words, random.Random], str]) -> Callable[..., tuple[str, list[str]]]:
    def make(words: Words, chance: random.Random) -> tuple[str, list[str]]:
        found = [each(words, chance) for each in pick]
        return " ".join(found), found

    return make


def _shaped(
    shape: str, *pick: Callable[[Words, random.Random], str]
) -> Callable[..., tuple[str, list[str]]]:
    def make(words: Words, chance: random.Random) -> tuple[str, list[str]]:
        found = [each(words, chance) for each in pick]
        return shape.format(*found), found

    return make


def _begin(size: int) -> Callable[[Words, random.Random], tuple[str, list[str]]]:
    def make(words: Words, chance: random.Random) -> tuple[str, list[str]]:
        word = words.by_script["latin"][chance.randrange(5_000)][:size]
        return f"{word}*", [word]

    return make


def _script(name: str) -> Callable[[Words, random.Random], tuple[str, list[str]]]:
    def make(words: Words, chance: random.Random) -> tuple[str, list[str]]:
        word = chance.choice(words.by_script[name])
        return word, [word]

    return make


KINDS = (
    Kind("common word", _words(_COMMON)),
    Kind("middling word", _words(_MIDDLE)),
    Kind("rare word", _words(_RARE)),
    Kind("two common words", _words(_COMMON, _COMMON)),
    Kind("common and rare", _words(_COMMON, _RARE)),
    Kind("prefix of 2", _begin(2)),
    Kind("prefix of 3", _begin(3)),
    Kind("prefix of 5", _begin(5)),
    Kind("phrase of 2 common", _shaped('"{} {}"', _COMMON, _COMMON)),
    Kind("phrase of 3 common", _shaped('"{} {} {}"', _COMMON, _COMMON, _COMMON)),
    Kind("word, not another", _shaped("{} -{}", _MIDDLE, _COMMON)),
    Kind("word and basis", _shaped("{} basis:claimed", _COMMON)),
    Kind("word and label", _shaped("{} tlp:RED", _COMMON)),
    Kind("word and cut-off", _shaped("{} after:2020", _COMMON)),
    Kind("filters alone", _shaped("basis:reported country:XA", _COMMON)),
    Kind("voice", _shaped("voice:{}", _MIDDLE)),
    Kind("Cyrillic", _script("cyrillic")),
    Kind("Arabic", _script("arabic")),
    Kind("Chinese", _script("han")),
)


def main() -> int:
    """Measure the sizes that the arguments name."""
    parser = argparse.ArgumentParser(prog="python -m bench.libraries", description=__doc__)
    parser.add_argument("sizes", metavar="COUNT", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--keep", metavar="FOLDER", type=Path, help="keep the libraries there")
    parser.add_argument("--built", action="store_true", help="take the index that was kept there")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench") as folder:
        for size in options.sizes:
            base = options.keep or Path(folder)
            print("\n".join(measure(base / str(size), size, options)), flush=True)
    return 0


def measure(base: Path, size: int, options: argparse.Namespace) -> Iterator[str]:
    """Yield what was measured of one library, as lines of Markdown."""
    root, home, seed = base / "library", base / "home", options.seed
    home.mkdir(parents=True, exist_ok=True)
    words = library(root, size, seed)
    variables = environment(home)
    os.environ.update(XDG_CACHE_HOME=str(home / "cache"))
    load = os.getloadavg()[0]
    yield f"\n## {size:,} briefs\n"
    yield f"load of the machine at the start: {load:.1f} on {os.cpu_count()} cores\n"
    if not options.built:
        yield from _built(_process("build", root, variables), size)
    asked = _process("ask", root, variables, str(seed))
    yield f"- peak memory of a search: {asked['peak'] / 1e6:,.0f} MB"
    yield f"- one saved file to refreshed page of the list: {asked['saved'] * 1e3:,.1f} ms"
    yield f"- scan that finds nothing new: {asked['scan'] * 1e3:,.0f} ms"
    yield f"- first page of the list: {asked['page'] * 1e3:,.1f} ms\n"
    yield "| query | p50 | p95 | processor p50 | p95 | grep -rl | grep over p50 |"
    yield "| -- | -- | -- | -- | -- | -- | -- |"
    for found in _grepped(root, words, seed, asked["kinds"]):
        times = (found.p50, found.p95, found.cpu, found.cpu95, found.grep)
        cells = [f"{took * 1e3:,.2f} ms" for took in times]
        yield f"| {found.name} | {' | '.join(cells)} | {found.grep / found.p50:,.0f} |"
    yield ""
    yield table(libraries_paint.measure(root, home / "cache", base))


def _built(built: dict[str, Any], size: int) -> Iterator[str]:
    """Yield what was measured of a cold build."""
    yield f"- cold index: {built['seconds']:.1f} s, {size / built['seconds']:,.0f} briefs a second"
    writer, parsers = built["writer"] / size * 1e3, built["parsers"] / size * 1e3
    yield f"- processor, a brief: {writer:.1f} ms the writer, {parsers:.1f} ms the parsers"
    share = built["bytes"] / size / 1e3
    yield f"- index on disk: {built['bytes'] / 1e6:,.0f} MB, {share:.1f} kB a brief"
    yield f"- peak memory of the build: {built['peak'] / 1e6:,.0f} MB, parsers apart"


def _process(what: str, root: Path, variables: dict[str, str], *more: str) -> dict[str, Any]:
    """Run one half in a process of its own, so that its memory is its own."""
    done = subprocess.run(
        [PYTHON, "-m", "bench.libraries_half", what, str(root), *more],
        env={**variables, "PYTHONPATH": str(Path(__file__).parent.parent)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def queries(words: Words, kind: Kind, seed: int) -> list[tuple[str, list[str]]]:
    """Return the queries of a kind, the same for the same seed."""
    chance = random.Random(f"{seed}/{kind.name}")
    return [kind.make(words, chance) for _ in range(ROUNDS)]


def _grepped(
    root: Path, words: Words, seed: int, kinds: dict[str, list[list[float]]]
) -> Iterator[Found]:
    for kind in KINDS:
        took, worked = (sorted(times) for times in zip(*kinds[kind.name], strict=True))
        greps = [_grep(root, each) for _, each in queries(words, kind, seed)[:GREPS]]
        middles = statistics.median(took), statistics.median(worked)
        yield Found(
            kind.name, middles[0], _p95(took), middles[1], _p95(worked), statistics.median(greps)
        )


def _p95(times: list[float]) -> float:
    return times[min(len(times) - 1, round(len(times) * 0.95))]


def _grep(root: Path, words: list[str]) -> float:
    """Return how long grep takes for files that hold all of the words."""
    start = time.perf_counter()
    files: list[str] | None = None
    for word in words:
        where = ["-r", "--", word, str(root)] if files is None else ["--", word, *files[:20_000]]
        done = subprocess.run(["grep", "-l", "-i", "-F", *where], capture_output=True, check=False)
        files = done.stdout.decode().splitlines()
        if not files:
            break
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
