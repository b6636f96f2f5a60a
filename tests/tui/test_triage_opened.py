"""Triage opened: in a real terminal by ``--review`` and by an id; a draft found by its title."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from sweeping import some

from briefing.tui.screens.triage.screen import TriageScreen

from .conftest import MakeApp
from .drafted import put_draft
from .hand import hand_on
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


async def test_a_draft_of_a_brief_to_come_is_told_of_and_found_by_its_title(
    make_app: MakeApp, bundled: Path
) -> None:
    put_draft(bundled, TO_COME)
    app = make_app(bundled, "aleppo-2024-11-30")
    async with hand_on(app, (80, 24)) as hand:
        app.drafts.list_all()
        await hand.until(lambda: app.brief_list.drafts)
        await hand.press("D")
        assert "A draft of another waits in the list of briefs." in hand.notices[-1]
        await hand.press("escape", "ctrl+p")
        await hand.type("draft: ")
        await hand.press("enter")
        await hand.until(lambda: isinstance(app.screen, TriageScreen))
        assert TO_COME in hand.rows()[0]
