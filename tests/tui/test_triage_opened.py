"""Triage opened from the command line in a real terminal: by ``--review``, by the id of a draft."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from sweeping import some

from .drafted import put_draft
from .in_terminal import Terminal

TO_COME = "to-come-2020-03-04"


@pytest.mark.parametrize(
    "asked",
    some(
        [
            ("draft", "exercise-qelmara-2020-03-04", "--review"),
            (TO_COME,),
            ("draft", TO_COME, "--review"),
        ],
        2,
    ),
)
def test_it_opens_in_triage_and_q_leaves(asked: tuple[str, ...], bundled: Path) -> None:
    put_draft(bundled, TO_COME)
    put_draft(bundled)
    program = str(Path(__file__).parents[2])
    argv = [sys.executable, "-m", "briefing", "--library", str(bundled), *asked]
    terminal = Terminal(argv, PYTHONPATH=program)
    try:
        terminal.read_until(b"0 of 16 seen")
        terminal.type(b"q")
        assert terminal.end() == 0
        terminal.check_restored()
    finally:
        terminal.close()
