"""Briefs with a thousand items in a pane: opened and moved through as quickly as small ones."""

from __future__ import annotations

from pathlib import Path

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


async def test_a_thousand_items_open_and_move_at_once(make_app: MakeApp, tmp_path: Path) -> None:
    root = making.library(tmp_path / "library", many(1000))
    async with hand_on(make_app(root)) as hand:
        assert "▾ " in hand.text
        for key in ("s", "a", "t", "h"):
            await hand.press(key, "G", "k", "pageup", "g", "j")
            assert hand.pane.selected == 1
            assert hand.on_screen(hand.pane)
            await hand.press("G")
            assert hand.on_screen(hand.pane)
            assert f"▴ {hand.pane.top} above" in hand.text
        for _ in range(3):
            await hand.press("enter", "k", "escape")
        assert hand.pane.selected == 996
