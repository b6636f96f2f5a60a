"""Everything by keyboard in at most three presses, from wherever one is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest
from sweeping import SWEEP

from briefing.tui.keys import KEYS, keys_for
from briefing.tui.registry import BRIEF, DESK, EVERYWHERE, SCREENS
from briefing.tui.screens.changes.screen import ChangesScreen
from briefing.tui.screens.command_palette import CommandPalette
from briefing.tui.screens.crosscheck.screen import CrosscheckScreen
from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.export import ExportDialog
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.map.screen import MapScreen
from briefing.tui.screens.picker.screen import Picker
from briefing.tui.screens.problems import ProblemsScreen
from briefing.tui.screens.relations import RelationsScreen
from briefing.tui.screens.sources import SourcesScreen

from .conftest import MakeApp
from .hand import Hand, hand_on

EXERCISE = "exercise-qelmara-2020-03-09"
FROM = {
    "a lone pane": ("t", "z"),
    "the analysis": ("w", "tab"),
    "evidence": ("t", "enter"),
    "the cross-check": ("c", "j"),
    "evidence of a claim": ("c", "enter"),
    "the relations": ("r", "tab"),
    "the sources": ("u", "j"),
    "the problems": ("v",),
    "the changes": ("d", "j"),
    "evidence of a change": ("d", "G", "enter"),
    "the map": ("t", "m"),
    "the claims on the map": ("t", "m", "enter", "j"),
    "the lone map": ("m", "z"),
    "the picker": ("b", "q", "e", "l"),
    "the palette": ("ctrl+p", "m", "a", "p"),
    "the export": ("X", "down"),
    "words being typed": ("slash", "d", "a", "m"),
    "the help": ("question_mark", "j"),
    "the help of the map": ("m", "question_mark"),
}
"""Where one may be, and the keys that lead there from the panes."""


def _on(screen: type) -> Callable[[Hand], bool]:
    return lambda hand: isinstance(hand.app.screen, screen)


def _page(view: str, key: str) -> Callable[[Hand], bool]:
    def there(hand: Hand) -> bool:
        here = hand.at_home and hand.page.view == view and hand.page.focus_key == key
        pane = hand.pane
        empty = pane.section is not None and not pane.section.lines
        return (
            here and pane.has_focus and (hand.on_screen(pane) or (empty and pane.size.height > 1))
        )

    return there


TO: dict[str, tuple[str, Callable[[Hand], bool]]] = {
    "the situation": ("s", _page("overview", "situation")),
    "the experts": ("e", _page("overview", "views")),
    "the timeline": ("l", _page("timeline", "timeline")),
    "the analysis": ("w", _page("analysis", "judgements")),
    "evidence": ("enter", _on(EvidenceScreen)),
    "the cross-check": ("c", _on(CrosscheckScreen)),
    "the relations": ("r", _on(RelationsScreen)),
    "the sources": ("u", _on(SourcesScreen)),
    "the problems": ("v", _on(ProblemsScreen)),
    "the changes": ("d", _on(ChangesScreen)),
    "the map": ("m", _on(MapScreen)),
    "the picker": ("b", _on(Picker)),
    "the palette": ("ctrl+p", _on(CommandPalette)),
    "the export": ("X", _on(ExportDialog)),
    "help": ("f1", _on(HelpScreen)),
    "the way out": ("q", lambda hand: bool(hand.app._exit)),
}
"""Where one may want to go, the key that leads there, and how it is known to have led there."""


async def _start(hand: Hand, keys: tuple[str, ...]) -> None:
    """Go to where one is to be, from a pane of the overview."""
    hand.app._exit = False
    await hand.go_home()
    await hand.burst(*keys)


WAYS = list(zip(FROM, cycle(TO), strict=False))
"""A way from each place, so that each is gone to once; a sweep walks all of them."""


@pytest.mark.parametrize(
    "ways",
    [
        pytest.param(WAYS, id="one from each place"),
        *(pytest.param([(here, each) for each in TO], marks=SWEEP, id=here) for here in FROM),
    ],
)
async def test_everything_is_at_most_three_presses_away(
    ways: list[tuple[str, str]],
    bundled: Path,
    make_app: MakeApp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(bundled)  # exports go beside the library
    app = make_app(bundled, EXERCISE)
    monkeypatch.setattr(app, "exit", lambda *_args, **_more: setattr(app, "_exit", True))
    far = []
    async with hand_on(app, (80, 24)) as hand:
        for here, wanted in ways:
            key, there = TO[wanted]
            await _start(hand, FROM[here])
            # Where a key means something else, Esc leads to where it does not; it is tried first,
            # as it is right nearly everywhere.
            for before in (1, 2, 0):
                await hand.burst(*["escape"] * before, key)
                if there(hand):
                    break
                await _start(hand, FROM[here])
            else:
                far.append((here, wanted))
    assert not far


@pytest.mark.parametrize("where", sorted({key.where for key in KEYS} - {SCREENS, EVERYWHERE, DESK}))
def test_a_key_that_leads_somewhere_does_so_on_every_screen_or_esc_leads_to_where_it_does(
    where: str,
) -> None:
    """What the walks try by the row and column, by the table of keys for all of them."""
    here = {name: key.action for key in keys_for(where) for name in key.keys.split(",")}
    home = {name: key.action for key in keys_for(BRIEF) for name in key.keys.split(",")}
    for key, _ in TO.values():
        assert key in home
        assert here.get(key) == home[key] or "escape" in here, key
