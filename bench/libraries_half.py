"""Half of what ``bench.libraries`` measures, in a process of its own: building, or asking."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from bench.generate import Words
from bench.libraries import KINDS, PAGE, queries
from briefing.library.index.read import Index
from briefing.library.query import parse


def build(root: Path) -> dict[str, Any]:
    """Make the index anew."""
    index = Index(root)
    outcome = index.refresh(rebuild=True)
    assert not outcome.trouble, outcome
    return {
        "seconds": outcome.seconds,
        "bytes": index.path.stat().st_size,
        "peak": _peak(),
        "writer": _worked(resource.RUSAGE_SELF),
        "parsers": _worked(resource.RUSAGE_CHILDREN),
    }


def ask(root: Path, seed: int) -> dict[str, Any]:
    """Ask every kind of query, page the list, save a file."""
    index, words = Index(root), Words(seed)
    page = _timed(lambda: index.page(PAGE))
    kinds = {
        kind.name: [_second(index, text) for text, _ in queries(words, kind, seed)]
        for kind in KINDS
    }
    saved = min(_saved(root, index, number) for number in range(5))
    time.sleep(2.5)
    index.refresh()
    scan = _timed(index.refresh)
    return {"kinds": kinds, "page": page, "saved": saved, "scan": scan, "peak": _peak()}


def _second(index: Index, text: str) -> tuple[float, float]:
    """Return what a query takes when it is asked again: by the clock, and of the processor."""
    query = parse(text)
    index.search(query, PAGE)
    start, worked = time.perf_counter(), time.process_time()
    index.search(query, PAGE)
    return time.perf_counter() - start, time.process_time() - worked


def _saved(root: Path, index: Index, number: int) -> float:
    """Return how long it takes from a saved file to the page of the list that shows it."""
    path = root / "briefs" / "0000" / f"brief-{number:06}.yaml"
    text = path.read_text(encoding="utf-8")
    title = f"Saved {time.time_ns()}"
    lines = [f"title: {title}" if x.startswith("title: ") else x for x in text.splitlines()]
    lines = ['as_of: "2031-01-01"' if x.startswith("as_of: ") else x for x in lines]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    try:
        start = time.perf_counter()
        index.update([str(path)])
        rows, _ = index.page(PAGE)
        took = time.perf_counter() - start
        assert title in {row.summary.title for row in rows}
    finally:
        path.write_text(text, encoding="utf-8")
        index.update([str(path)])
    return took


def _timed(work: Any) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _worked(who: int) -> float:
    """Return what the processor worked, in seconds."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    what, root, *more = sys.argv[1:]
    print(json.dumps(build(Path(root)) if what == "build" else ask(Path(root), int(more[0]))))
