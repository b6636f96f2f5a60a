"""Long paragraphs in the evidence: their words are marked behind the screen, or not at all."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing.tui.screens.evidence import marking
from briefing.tui.screens.evidence.comparison import matched
from briefing.verify.bounds import MOST_CITED
from briefing.verify.words.quotes import Stretch
from tui import judged
from tui.conftest import MakeApp
from tui.hand import hand_on
from tui.test_evidence_verdict import WIDE, show, words_in

FILLER = "The river was high and the lamps were lit. "


def library(folder: Path, size: int) -> Path:
    """Write the judged brief; its first paragraph goes on for ``size`` characters."""
    root = judged.library(folder)
    place = root / "seeds" / "ferry.txt"
    first, rest = place.read_text("utf-8").split("\n", 1)
    place.write_text(f"{first} {FILLER * (size // len(FILLER))}\n{rest}", "utf-8")
    return root


async def test_the_words_of_a_long_paragraph_are_looked_for_behind_the_screen(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def noted(paragraph: str, text: str, quotations: Sequence[str]) -> list[Stretch]:
        threads.append(threading.current_thread())
        return matched(paragraph, text, quotations)

    monkeypatch.setattr(marking, "matched", noted)
    async with hand_on(make_app(library(tmp_path / "library", 2 * marking.AT_ONCE)), WIDE) as hand:
        await show(hand, "good")
        wanted = {"ferry at Low Marrow ran aground", "212"}
        await hand.until(lambda: wanted <= set(words_in(hand, "mark")))
        assert threads
        assert threading.main_thread() not in threads
        await show(hand, "voice")
        assert threading.main_thread() in threads, "a short one is marked at once"


async def test_what_is_too_long_to_judge_says_so_and_is_shown_in_part(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = library(tmp_path / "library", MOST_CITED + 100)
    async with hand_on(make_app(root), (160, 120)) as hand:
        text = " ".join((await show(hand, "good")).split())
        assert "? not checkable by rule" in text
        assert "The source is too long to judge" in text
        assert "characters more, which are not shown here" in text
        await hand.press("V")
        await hand.settle()
        assert ". Nobody can sign for" in " ".join(hand.text.split())
        assert not list((root / "briefs").glob("*.checked.yaml"))
