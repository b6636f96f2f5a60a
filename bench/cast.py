"""The cast of a text beside reading it: who speaks, takes part and where, of about 900 words."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from datetime import date

from bench.programs import ROOT
from bench.table import Row, compare, in_turns
from briefing.draft.cast import make_cast
from briefing.draft.source_text import SourceText
from briefing.verify.sources.analysis import analyse
from briefing.verify.sources.source import read_source

_TEXTS = ("exercise-halyard-2020-03-04.txt", "exercise-jrro-2020-03-09.txt")
_DAY = date(2020, 3, 9)


def measure(quick: bool) -> list[Row]:
    """Compare making the cast of a text with finding its names, figures, dates and speakers."""
    paragraphs = [each for name in _TEXTS for each in read_source(ROOT / "seeds" / name)]
    text = SourceText(paragraphs, _DAY)
    assert text.passages

    def read() -> None:
        analyse.cache_clear()
        assert SourceText(paragraphs, _DAY).passages

    def cast() -> None:
        assert make_cast(text, countries=["SY"], kind="agency").places

    contenders = (read, cast)
    rounds = 5 if quick else 25
    base, ours = in_turns(lambda which: _time(contenders[which]), 2, rounds)
    return [compare("cast of 900 words", "reading the text", ours, base)]


def _time(work: Callable[[], None]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
