"""Briefs with a thousand items in a pane: opened and moved through as quickly as small ones."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import pytest

from briefing.format.model import Brief
from briefing.outline import Outline
from briefing.tui.panes import PANES, Form
from tui import making
from tui.conftest import MakeApp
from tui.hand import hand_on

TEXT = "The bank of the river is held by them, they say."


TABLES = ("actors", "territory", "humanitarian", "situation")


def many(count: int) -> making.Raw:
    """A brief with ``count`` short items in its main panes."""
    brief = making.small("many")
    brief["voices"] = {"v": {"name": "Voice", "kind": "party", "side": "one"}}
    brief["actors"] = [
        {"id": f"a{n}", "name": f"Actor {n}", "cite": ["p1"], "side": "one"} for n in range(count)
    ]
    brief["territory"] = [
        making.statement(TEXT, holder="a0", control="full", by="v") for n in range(count)
    ]
    brief["humanitarian"] = [making.statement(TEXT, category="needs") for _ in range(count)]
    brief["situation"]["points"] = [making.statement(TEXT) for _ in range(count)]
    return brief


def more(count: int) -> making.Raw:
    """The same and more than a file may hold: the other panes, too."""
    brief = many(count)
    brief["places"] = [{"id": f"p{n}", "name": f"Place {n}", "cite": ["p1"]} for n in range(count)]
    brief["timeline"] = [making.statement(TEXT, date="2024-01-01") for _ in range(count)]
    brief["judgements"] = [making.statement(TEXT, likelihood="likely") for _ in range(count)]
    brief["gaps"] = [{"text": TEXT} for _ in range(count)]
    return brief


def cost(outline: Outline, key: str, size: str) -> float:
    """Seconds of the processor that a pane's blocks take, at best of three."""
    section = next(s for s in outline.every_section if s.kind.key == key)
    best = 1e9
    for _ in range(3):
        start = time.process_time()
        PANES[key].blocks(section, outline, Form(69, size))
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("size", ["full", "narrow", "whole"])
def test_the_cost_of_a_pane_grows_with_its_items_and_no_faster(size: str) -> None:
    outlines = [Outline(msgspec.convert(more(count), Brief)) for count in (200, 800)]
    for key in (*TABLES, "places", "timeline", "judgements", "gaps"):
        few, lots = (cost(outline, key, size) for outline in outlines)
        assert lots < 8 * max(few, 0.002), (key, few, lots)


async def test_a_thousand_items_open_and_move_at_once(make_app: MakeApp, tmp_path: Path) -> None:
    root = making.library(tmp_path / "library", many(1000))
    start = time.process_time()
    async with hand_on(make_app(root)) as hand:
        assert time.process_time() - start < 6
        assert "▾ " in hand.text
        for key in ("s", "a", "t", "h"):
            start = time.process_time()
            await hand.press(key, "G", "k", "pageup", "g", "j")
            assert hand.pane.selected == 1
            assert hand.on_screen(hand.pane)
            assert time.process_time() - start < 2
            await hand.press("G")
            assert hand.on_screen(hand.pane)
            assert f"▴ {hand.pane.top} above" in hand.text
        for _ in range(3):
            await hand.press("enter", "k", "escape")
        assert hand.pane.selected == 996
