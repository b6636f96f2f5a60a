"""Everything by keyboard in at most three presses, from wherever one is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.tui.screens.changes import ChangesScreen
from briefing.tui.screens.commands import CommandPalette
from briefing.tui.screens.crosscheck import CrosscheckScreen
from briefing.tui.screens.evidence import EvidenceScreen
from briefing.tui.screens.export import ExportDialog
from briefing.tui.screens.findings import FindingsScreen
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.map import MapScreen
from briefing.tui.screens.picker import Picker
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
    "the problems": ("v", _on(FindingsScreen)),
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
    await hand.press(*keys)


@pytest.mark.parametrize("here", FROM)
async def test_everything_is_at_most_three_presses_away(
    here: str, bundled: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bundled)  # exports go beside the library
    app = make_app(bundled, EXERCISE)
    monkeypatch.setattr(app, "exit", lambda *_args, **_more: setattr(app, "_exit", True))
    far = []
    async with hand_on(app, (80, 24)) as hand:
        for wanted, (key, there) in TO.items():
            await _start(hand, FROM[here])
            # Where a key means something else, Esc leads to where it does not; it is tried first,
            # as it is right nearly everywhere.
            for before in (1, 2, 0):
                await hand.press(*["escape"] * before, key)
                if there(hand):
                    break
                await _start(hand, FROM[here])
            else:
                far.append(wanted)
    assert not far
