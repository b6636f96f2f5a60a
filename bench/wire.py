"""What a desk over NATS costs, as ratios in one run: ``python -m bench.wire --briefs 10000``.

Publishing to one node and to three over a write to disk with fsync; how long after the
acknowledgement a brief is in the folder of each of several consoles; a join over ``cp -r`` of the
same files; a catch-up over copying as many.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import queue
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from wire.consoles import raw
from wire.nodes import NatsConsole, Nodes

from briefing.wire.jetstream.message import Message, encode
from briefing.wire.jetstream.store import Store

_PUT_AT_ONCE = 50
_ROUNDS = 40
_PROCESSES = 5
"""Among so many processes the consoles are shared."""


def text(key: str, says: str = "") -> bytes:
    """A small brief, written as people write them."""
    head = f"schema: briefing/1\nid: {key}\ntitle: Title {says}\ntlp: GREEN\nas_of: 2024-11-20\n"
    rest = {each: value for each, value in raw(key).items() if each in ("sources", "situation")}
    return (
        head + "".join(f"{name}: {json.dumps(value)}\n" for name, value in rest.items())
    ).encode()


def flood(console: NatsConsole, keys: Sequence[str], says: str = "") -> None:
    """Publish many briefs, several at once."""

    async def work(store: Store) -> None:
        async def one(key: str) -> None:
            body, headers = encode(Message(text(key, says)))
            await store.put(f"brief.green.{key}.ana", body, headers, None)

        for at in range(0, len(keys), _PUT_AT_ONCE):
            await asyncio.gather(*map(one, keys[at : at + _PUT_AT_ONCE]))

    console.by_store(work)


def publishing(console: NatsConsole) -> float:
    """The median time until a publication is acknowledged, in seconds."""
    took: list[float] = []

    async def work(store: Store) -> None:
        for number in range(_ROUNDS):
            key = f"one-{number}"
            body, headers = encode(Message(text(key)))
            begun = time.perf_counter()
            subject = f"brief.green.{key}.ana"
            await store.put(subject, body, headers, (0, f"brief.green.{key}.*"))
            took.append(time.perf_counter() - begun)

    console.by_store(work)
    return statistics.median(took)


def writing(folder: Path) -> float:
    """The median time of one write to the disk with fsync, in seconds."""
    took = []
    for number in range(_ROUNDS):
        begun = time.perf_counter()
        with (folder / f"{number}").open("wb") as stream:
            stream.write(text("one"))
            stream.flush()
            os.fsync(stream.fileno())
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


class Consoles:
    """Consoles that follow, shared among several processes as they are among machines."""

    def __init__(self, others: list[NatsConsole], processes: int) -> None:
        self.count = len(others)
        self.arrivals: queue.SimpleQueue[tuple[str, float]] = queue.SimpleQueue()
        roots = [str(each.root) for each in others]
        self.running = [
            subprocess.Popen(
                [sys.executable, "-m", "bench.wire_consoles", *roots[at::processes]],
                stdout=subprocess.PIPE,
                text=True,
            )
            for at in range(min(processes, self.count))
        ]
        for each in self.running:
            assert each.stdout is not None
            assert each.stdout.readline() == "online\n"
            threading.Thread(target=self._read, args=(each.stdout,), daemon=True).start()

    def _read(self, stream: Iterable[str]) -> None:
        for line in stream:
            key, at = line.split()
            self.arrivals.put((key, float(at)))

    def times(self, key: str) -> list[float]:
        """When a brief came to each of them."""
        found: list[float] = []
        while len(found) < self.count:
            arrived, at = self.arrivals.get(timeout=60)
            found += [at] * (arrived == key)
        return found

    def spent(self) -> float:
        """The processor seconds of all of them together so far."""
        return sum(processor(each.pid) for each in self.running)

    def end(self) -> None:
        """End them."""
        for each in self.running:
            each.kill()
            each.wait()


def processor(pid: int) -> float:
    """The processor seconds of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def pushing(nodes: Nodes, ana: NatsConsole, others: list[NatsConsole], processes: int) -> Pushed:
    """How long after a publication begins it is in each console's folder."""
    consoles = Consoles(others, processes)
    took: list[float] = []

    async def work(store: Store) -> None:
        for number in range(_ROUNDS):
            key = f"push-{len(others)}-{number}"
            body, headers = encode(Message(text(key)))
            begun = time.monotonic()
            await store.put(f"brief.green.{key}.ana", body, headers, None)
            took.extend(at - begun for at in await asyncio.to_thread(consoles.times, key))

    def spent() -> tuple[float, float]:
        servers = sum(processor(each.pid) for each in nodes.processes.values())
        return consoles.spent(), servers

    try:
        before = spent()
        ana.by_store(work)
        used = [(now - then) / _ROUNDS for now, then in zip(spent(), before, strict=True)]
    finally:
        consoles.end()
    return Pushed(sorted(took), *used)


class Pushed(NamedTuple):
    """Times in seconds, sorted; processor seconds of consoles and servers for each publication."""

    took: list[float]
    consoles: float
    servers: float


def timed(work: object) -> float:
    """How long something takes, in seconds."""
    begun = time.perf_counter()
    assert callable(work)
    work()
    return time.perf_counter() - begun


def measure(folder: Path, briefs: int, changed: int, consoles: int) -> None:
    """Measure and print, a line each."""
    disk = folder / "disk"
    disk.mkdir()
    single = writing(disk)
    for count in (1, 3):
        nodes = Nodes(folder / f"desk{count}", count)
        for user in ("ana", "bo"):
            nodes.user(user, read=[], write=["green"])
        nodes.start()
        try:
            nodes.ready()
            place = folder / f"at{count}"
            ana = NatsConsole(place / "ana", nodes.folder / "ana.join")
            took = publishing(ana)
            say(f"publish to {count} node(s) / a write with fsync", took, single)
            if count == 3:
                rest(nodes, place, ana, briefs, changed, consoles, took)
        finally:
            nodes.kill()


def rest(
    nodes: Nodes,
    place: Path,
    ana: NatsConsole,
    briefs: int,
    changed: int,
    consoles: int,
    put: float,
) -> None:
    """Measure what is asked of three nodes."""
    for many in (1, consoles):
        others = [
            NatsConsole(place / f"{many}-{number}", nodes.folder / "bo.join")
            for number in range(many)
        ]
        pushed = pushing(nodes, ana, others, _PROCESSES)
        p95 = pushed.took[int(0.95 * (len(pushed.took) - 1))]
        p50 = statistics.median(pushed.took)
        say(f"in the folder of {many} console(s), p50 / publish", p50, put)
        say(f"in the folder of {many} console(s), p95 / publish", p95, put)
        print(
            f"  processor time of each publication: consoles {1000 * pushed.consoles:.1f} ms, "
            f"nodes {1000 * pushed.servers:.1f} ms; load {os.getloadavg()[0]:.1f}",
            flush=True,
        )
    keys = [f"many-{number}" for number in range(briefs)]
    flood(ana, keys)
    bo = NatsConsole(place / "bo", nodes.folder / "bo.join")
    joined = timed(bo.desk.refresh)
    copied = timed(lambda: shutil.copytree(bo.root / "briefs", place / "copy"))
    say(f"join of {briefs:,} / cp -r", joined, copied)
    flood(ana, keys[:changed], "changed")
    caught = timed(bo.desk.refresh)
    (place / "some").mkdir()
    some = [bo.root / "briefs" / f"{key}.yaml" for key in keys[:changed]]
    copied = timed(lambda: [shutil.copy(path, place / "some") for path in some])
    say(f"catch-up of {changed:,} / cp", caught, copied)


def say(name: str, ours: float, base: float) -> None:
    """Print one ratio."""
    print(f"{name}: {ours / base:.1f} ({1000 * ours:,.1f} ms over {1000 * base:,.1f})", flush=True)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.wire", description=__doc__)
    parser.add_argument("--briefs", type=int, default=10_000)
    parser.add_argument("--changed", type=int, default=2_000)
    parser.add_argument("--consoles", type=int, default=50)
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench-wire-") as folder:
        measure(Path(folder), options.briefs, options.changed, options.consoles)
    return 0


if __name__ == "__main__":
    sys.exit(main())
