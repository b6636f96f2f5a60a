"""The first start: where the signs are explained, and why a brief opens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefing.library.folder import FolderLibrary
from briefing.tui.app import BriefingApp
from briefing.tui.options import Options
from briefing.tui.services.background import AT_HAND, GREETING

from .hand import hand_on


async def test_the_first_start_of_all_says_where_the_signs_are_explained(bundled: Path) -> None:
    for first in (True, False):
        app = BriefingApp(FolderLibrary(bundled), None, Options(greet=True))
        async with hand_on(app, (80, 24)) as hand:
            assert hand.notices == ([GREETING] if first else [])
            assert (GREETING in hand.text) == first


async def test_a_newcomer_is_told_why_this_brief_opens(bundled: Path) -> None:
    app = BriefingApp(FolderLibrary(bundled), None, Options(greet=True, welcome=True))
    async with hand_on(app, (80, 24)) as hand:
        assert f"{GREETING} {AT_HAND}" in hand.rows()[2]


async def test_the_greeting_takes_no_answer_to_a_key_away(bundled: Path) -> None:
    app = BriefingApp(FolderLibrary(bundled), None, Options(greet=True))
    begin = app.saving.begin

    def pressed_before(*arguments: Any) -> None:
        app.screen.action_quit_hint()  # type: ignore[attr-defined]
        begin(*arguments)

    app.saving.begin = pressed_before  # type: ignore[method-assign, assignment]
    async with hand_on(app, (80, 24)) as hand:
        assert hand.notices == ["Press q to quit."]
        assert "Press q to quit." in hand.text
