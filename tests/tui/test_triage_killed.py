"""Triage in a real terminal, killed at any moment: no decision that was shown as taken is lost."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest
from sweeping import some

from briefing.draft.review import open_review
from briefing.draft.write import NOTHING_NEW, plan, write

from .drafted import BRIEF, decisions, put_draft
from .in_terminal import Terminal

KILLS = 25
OF = 16
"""How many proposals there are."""


def started(root: Path, terminals: list[Terminal]) -> Terminal:
    """Start the dashboard on the brief and open triage."""
    program = str(Path(__file__).parents[2])
    argv = [sys.executable, "-m", "briefing", "--library", str(root), BRIEF]
    terminal = Terminal(argv, PYTHONPATH=program)
    terminals.append(terminal)
    terminal.read_until(b" open")  # the masthead says how much of the draft is open
    terminal.type(b"DD")
    terminal.read_until(f"of {OF} seen".encode())
    return terminal


@pytest.mark.parametrize("seed", some(range(KILLS), 1))
def test_a_kill_loses_no_decision_that_was_shown_as_taken(
    seed: int, bundled: Path, terminals: list[Terminal]
) -> None:
    chance = random.Random(seed)
    draft = put_draft(bundled)
    shown = 0
    for _ in range(2):
        terminal = started(bundled, terminals)
        for _ in range(chance.randint(1, 4)):
            terminal.type(b"-\r")
            shown += 1
            terminal.read_until(f"{shown} of {OF} seen".encode())
        terminal.type(b"-\r" * chance.randint(0, 2))
        time.sleep(chance.random() / 20)
        os.kill(terminal.pid, signal.SIGKILL)
        os.waitpid(terminal.pid, 0)
        terminal.pid = 0
        kept = open_review(draft, bundled).state.counts
        assert kept.left_out >= shown, "what was shown as taken is there"
        assert len(decisions(draft)) == kept.left_out
        shown = kept.left_out


WRITES = 25


@pytest.mark.parametrize("seed", some(range(WRITES), 1))
def test_a_kill_while_it_writes_leaves_a_whole_brief_and_all_decisions(
    seed: int, bundled: Path, terminals: list[Terminal]
) -> None:
    """Whatever is there afterwards, writing once more ends at the same brief, nothing twice."""
    chance = random.Random(seed)
    draft, brief = put_draft(bundled), bundled / "briefs" / f"{BRIEF}.yaml"
    review = open_review(draft, bundled)
    taken = [card.key for card in review.state.of("territory") if card.words]
    for key in taken:
        review.decide(key, "accept", "somebody")
    before = brief.read_text("utf-8")
    after = plan(open_review(draft, bundled).state, before, brief).text
    assert after != before
    others = {path.name for path in brief.parent.iterdir()}
    terminal = started(bundled, terminals)
    terminal.type(b"W")
    terminal.read_until(b"would go in")
    terminal.type(b"\r")
    time.sleep(chance.random() / 3)
    os.kill(terminal.pid, signal.SIGKILL)
    os.waitpid(terminal.pid, 0)
    terminal.pid = 0
    found = brief.read_text("utf-8")
    assert found in (before, after), "the old brief or the new one, nothing between"
    review = open_review(draft, bundled)
    assert review.problems == []
    assert {card.key for card in review.state.cards if card.standing == "accepted"} >= set(taken)
    planned = plan(review.state, found, brief)
    if found == after:
        assert planned.problems == (NOTHING_NEW,), "what stands there does not come again"
    else:
        write(review, planned, brief, "somebody")
        assert brief.read_text("utf-8") == after
    assert {path.name for path in brief.parent.iterdir() if path.suffix == ".yaml"} <= others | {
        draft.name.replace(".draft.", ".review.")
    }
