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
import shutil
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from wire.contract import raw
from wire.nodes import NatsConsole, Nodes

from briefing.wire.jetstream.message import Message, encode
from briefing.wire.jetstream.store import Store
from briefing.wire.jetstream.sync import Sync

_PUT_AT_ONCE = 50
_ROUNDS = 40


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


def pushing(ana: NatsConsole, others: list[NatsConsole]) -> list[float]:
    """How long after a publication begins it is in each console's folder, in seconds, sorted."""
    took: list[float] = []

    async def work(store: Store) -> None:
        following = [
            asyncio.ensure_future(Sync(each.desk.replica, each.invitation).run()) for each in others
        ]
        await asyncio.sleep(1 + len(others) / 10)
        for number in range(_ROUNDS // 2):
            key = f"push-{number}"
            paths = {each.root / "briefs" / f"{key}.yaml" for each in others}
            body, headers = encode(Message(text(key)))
            begun = time.perf_counter()
            await store.put(f"brief.green.{key}.ana", body, headers, None)
            while paths:
                await asyncio.sleep(0.001)
                there = {path for path in paths if path.exists()}
                took.extend([time.perf_counter() - begun] * len(there))
                paths -= there
        for each in following:
            each.cancel()
        await asyncio.gather(*following, return_exceptions=True)

    ana.by_store(work)
    return sorted(took)


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
        took = pushing(ana, others)
        p95 = took[int(0.95 * (len(took) - 1))]
        say(f"in the folder of {many} console(s), p50 / publish", statistics.median(took), put)
        say(f"in the folder of {many} console(s), p95 / publish", p95, put)
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
