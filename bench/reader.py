"""The reader beside PyYAML's own C loader, on the bundled briefs."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Hashable
from typing import cast

import yaml

from bench.programs import ROOT
from bench.table import Row, compare, in_turns
from briefing.brief.model import Brief
from briefing.format.reader import read
from briefing.format.yaml.builder import build
from briefing.format.yaml.scalars import key_kinds

_BRIEFS = ROOT / "briefs"


def measure(quick: bool) -> list[Row]:
    """Compare both stages of reading with ``yaml.load``, in turns.

    The YAML stage is what ``yaml.load`` does, too, and more: it keeps the place of every key and
    value and refuses what a brief must not hold. The whole read goes on from there: all rules are
    checked and the structs made.
    """
    files = [path.read_bytes() for path in sorted(_BRIEFS.glob("*.yaml"))]
    texts = [data.decode() for data in files]
    kinds = key_kinds(cast(Hashable, Brief))
    for data in files:
        assert read(data, Brief, folder=_BRIEFS, library=ROOT).value is not None

    def plain() -> None:
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    def stage() -> None:
        for text in texts:
            build(text, kinds)

    def whole() -> None:
        for data in files:
            read(data, Brief, folder=_BRIEFS, library=ROOT)

    contenders = (plain, stage, whole)
    repeat, rounds = (1, 7) if quick else (4, 40)
    base, built, done = in_turns(lambda which: _time(contenders[which], repeat), 3, rounds)
    over = "yaml.load, CSafeLoader"
    return [
        compare("reader, YAML stage alone", over, built, base, at="least", aim=1.3),
        compare("reader, whole read", over, done, base, at="least"),
    ]


def _time(work: Callable[[], None], repeat: int) -> float:
    gc.collect()
    start = time.perf_counter()
    for _ in range(repeat):
        work()
    return (time.perf_counter() - start) / repeat
