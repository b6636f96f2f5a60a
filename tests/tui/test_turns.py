"""What is typed in one burst: each key goes to what the one before it opened."""

from __future__ import annotations

import asyncio
from copy import copy
from pathlib import Path

import pytest
from textual import events

from briefing.tui.screens.chooser import FindBar
from briefing.tui.screens.evidence.screen import EvidenceScreen
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.map.screen import MapScreen
from briefing.tui.terminal import input_queue
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, Hand, hand_on


def library(folder: Path) -> Path:
    briefs = [
        making.small(name, f"2024-0{month}-01", title=title)
        for month, name, title in (
            (1, "hill", "Truce on the hill"),
            (2, "river", "Flood at the river"),
        )
    ]
    return making.library(folder / "library", *briefs)


async def burst(hand: Hand, *keys: str) -> None:
    """Type keys without waiting for what they do."""
    for key in keys:
        hand.app.post_message(
            events.Key({"/": "slash"}.get(key, key), key if len(key) == 1 else None)
        )
    await hand.settle()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_words_go_to_the_line_that_the_key_before_them_opens(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(library(tmp_path)), size) as hand:
        assert hand.shown == "river"
        await burst(hand, *"btruce", "enter")
        assert hand.at_home
        assert hand.shown == "hill"
        await burst(hand, "2", *"/truce")
        bar = hand.app.screen.query_one(FindBar)
        assert bar.input.has_focus
        assert bar.input.value == "truce"


async def test_a_second_enter_is_for_the_page_below(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(library(tmp_path))) as hand:
        await burst(hand, "b", "enter", "enter", "escape", "b", "escape", "question_mark")
        screen = hand.app.screen
        assert isinstance(screen, HelpScreen)
        await burst(hand, "escape", "enter")
        assert isinstance(hand.app.screen, EvidenceScreen)


async def test_a_click_waits_for_the_key_before_it(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(library(tmp_path))) as hand:
        await hand.press("b")
        x, y = hand.find("Truce on the hill")
        await hand.press("escape")
        hand.app.post_message(events.Key("b", "b"))
        await hand.click(x, y)
        assert hand.shown == "hill"


async def test_what_is_dismissed_twice_takes_nothing_else_away(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(library(tmp_path))) as hand:
        await hand.press("enter", "?")
        help_screen = hand.app.screen
        assert isinstance(help_screen, HelpScreen)
        help_screen.dismiss()
        help_screen.dismiss()
        await hand.settle()
        assert isinstance(hand.app.screen, EvidenceScreen)


async def test_a_turn_without_an_end_holds_nothing_up(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lost(_: input_queue.Passed) -> None:
        """What follows a key never comes back."""

    async with hand_on(make_app(library(tmp_path))) as hand, asyncio.timeout(20):
        hand.app.input_queue.patience_s = 0.01
        monkeypatch.setattr(hand.app.input_queue, "passed", lost)
        await burst(hand, "b")
        await burst(hand, *"truce")
        await burst(hand, "enter")
        assert hand.shown == "hill"


async def test_a_burst_of_moves_is_painted_once(make_app: MakeApp, bundled: Path) -> None:
    """A key held down over a slow line: the rows between are not sent to the terminal."""
    async with hand_on(make_app(bundled, "aleppo-2024-11-30")) as hand:
        passed: list[object] = []
        follow = hand.app.input_queue.passed

        async def count(message: input_queue.Passed) -> None:
            passed.append(message.turn)
            await follow(message)

        hand.app.input_queue.passed = count  # type: ignore[method-assign]
        await burst(hand, *"jjjjjjkkjj")
        assert hand.selected == ("situation", 6)
        assert len(set(passed)) == 1
        await burst(hand, *"jjGs")  # what does more than move waits for them
        assert hand.selected == ("situation", 11)
        assert len(set(passed)) == 3
        x, y = hand.pane.region.offset
        wheel = events.MouseScrollUp(None, x + 4, y + 4, 0, 0, 0, False, False, False)
        for _ in range(8):
            hand.app.post_message(copy(wheel))
        await hand.settle()
        assert len(set(passed)) == 4


async def test_keys_that_only_move_open_nothing(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, "aleppo-2024-11-30")) as hand:
        assert {"j", "k", "up", "down", "pagedown"} <= hand.app.input_queue.moves
        assert not {"enter", "escape", "tab", "b", "ctrl+p"} & hand.app.input_queue.moves


async def test_a_key_that_comes_before_the_map_has_room_acts_on_it_when_it_has(
    make_app: MakeApp, bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, begin = make_app(bundled), MapScreen.begin
    async with hand_on(app) as hand:
        await hand.press("m")
        assert isinstance(app.screen, MapScreen)
        await hand.press("plus")
        close = app.screen.map.viewport()
        assert close is not None
        await hand.press("escape")

        def keys_at_once(screen: MapScreen) -> None:
            begin(screen)
            assert not screen.map.size
            screen.action_zoom(1)

        monkeypatch.setattr(MapScreen, "begin", keys_at_once)
        await hand.press("m")
        assert isinstance(app.screen, MapScreen)
        view = app.screen.map.viewport()
        assert view is not None
        assert view.unit == close.unit


async def test_no_turn_ends_before_what_it_opens_is_laid_out(
    make_app: MakeApp, bundled: Path
) -> None:
    app = make_app(bundled)
    async with hand_on(app) as hand:
        app.input_queue.patience_s = 0.001
        app.overview.ready = False
        await hand.send("t")
        await hand.pilot.pause(0.05)
        await hand.send("l")
        assert app.overview.page.view == "overview", "it is kept"
        app.overview.ready = True
        await hand.settle()
        assert app.overview.page.view == "timeline"
