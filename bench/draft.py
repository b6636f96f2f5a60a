"""Drafting: a text of the length of an article, beside analysing it and beside half a second."""

from __future__ import annotations

import time
from collections.abc import Callable

from bench.programs import ROOT
from bench.table import Row, compare, in_turns
from briefing.draft.gate import gate
from briefing.draft.make import draft
from briefing.draft.model import Draft, DraftBrief, DraftSource
from briefing.verify.sources.analysis import analyse
from briefing.verify.sources.source import read_source
from briefing.verify.words.normalise import digest

_TEXTS = ("exercise-halyard-2020-03-04.txt", "exercise-courier-2020-03-17.txt")
"""An agency's report and a newspaper's: together some 900 words."""
_AIM_S = 0.5


def measure(quick: bool) -> list[Row]:
    """Compare drafting a text with analysing it; what the processor works counts."""
    paragraphs = tuple(each for name in _TEXTS for each in read_source(ROOT / "seeds" / name))
    made = _draft(paragraphs)

    def analysed() -> None:
        analyse.cache_clear()
        analyse(paragraphs, "")

    def drafted() -> None:
        analyse.cache_clear()
        _draft(paragraphs)

    def gated() -> None:
        gate(made, paragraphs)

    contenders = (analysed, drafted, gated)
    rounds = 3 if quick else 15
    base, ours, gates = in_turns(lambda which: _worked(contenders[which]), 3, rounds)
    words = sum(len(each.split()) for each in paragraphs)
    return [
        compare(f"draft of {words} words, warm", "analysing it", ours, base),
        compare(f"draft of {words} words, warm", "half a second", ours, [_AIM_S] * rounds, aim=1.0),
        compare("the gate alone", "drafting", gates, ours),
    ]


def _draft(paragraphs: tuple[str, ...]) -> Draft:
    source = DraftSource(
        id="s1",
        title="A text",
        kind="agency",
        published="2020-03-04",
        text="text.txt",
        sha256=digest(paragraphs),
        paragraphs=len(paragraphs),
    )
    head = DraftBrief(id="text", title="A text", as_of="2020-03-04")
    return draft(paragraphs, head=head, source=source)


def _worked(act: Callable[[], None]) -> float:
    """Return the seconds that the processor works."""
    before = time.process_time()
    act()
    return time.process_time() - before
