"""What the dashboard holds does not grow with what was opened in it."""

from __future__ import annotations

import gc
from pathlib import Path
from weakref import ref

from textual.widget import Widget

from briefing.tui.registry import BRIEF, COMMANDS, EXPORT, HELP, PICKER, TRIAGE

from .conftest import MakeApp
from .drafted import put_draft
from .hand import SCREENS_BY_KEY, hand_on

KEYS = {
    **{where: keys for where, keys in SCREENS_BY_KEY.items() if where != BRIEF},
    PICKER: ("b",),
    EXPORT: ("X",),
    COMMANDS: ("ctrl+p",),
    HELP: ("question_mark",),
    TRIAGE: ("D", "D"),
}
TIMES = 2


async def test_of_a_screen_that_was_closed_nothing_is_kept(
    bundled: Path, make_app: MakeApp
) -> None:
    app = make_app(bundled)
    put_draft(bundled, app.card.entry.id)
    painted: dict[str, list[list[ref[object]]]] = {where: [] for where in KEYS}
    async with hand_on(app) as hand:
        for where, keys in KEYS.items():
            for _ in range(TIMES):
                await hand.press(*keys)
                screen = hand.app.screen
                assert screen is not hand.app.overview, where
                lines = [each._styles_cache for each in (screen, *screen.query(Widget))]
                painted[where].append([ref(each) for each in (screen, *lines)])
                del screen, lines
                await hand.go_home()
        gc.collect()
        for where, times in painted.items():
            # What was closed last may still be known to who closed it.
            kept = [each() for of_one in times[:-1] for each in of_one if each() is not None]
            assert kept == [], where
