"""A terminal that is too small: what it says, and what is kept until it grows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui import making
from tui.conftest import MakeApp
from tui.hand import hand_on


@pytest.mark.parametrize("size", [(29, 24), (80, 7), (10, 3), (1, 1), (29, 1)], ids=str)
async def test_a_terminal_that_is_too_small_says_so_and_which_key_leaves(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled), size) as hand:
        hand.check_rows()
        rows = [row.strip() for row in hand.rows()]
        whole = "briefing needs 30x8 q leaves it"
        if size[0] >= len("briefing"):
            assert whole.startswith(" ".join(rows).strip())
            assert rows[0].startswith("briefing")
        assert ("q leaves it" in rows) == (size[0] > 10 and size[1] > 1)
        await hand.press("q")
        assert hand.app.return_code == 0


async def test_growing_out_of_and_shrinking_into_a_small_terminal_keeps_everything(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled), (120, 40)) as hand:
        await hand.press("t", "j", "j")
        before = hand.text
        for size in ((20, 5), (30, 8), (29, 8), (200, 60), (30, 7), (80, 24), (120, 40)):
            await hand.resize(*size)
            hand.check_rows()
            assert hand.selected == ("territory", 2)
            tiny = size[0] < 30 or size[1] < 8
            assert ("briefing needs" in hand.text) == tiny
            assert tiny or hand.on_screen(hand.pane)
        assert (
            hand.rows()[:3] + hand.rows()[-1:] == before.split("\n")[:3] + before.split("\n")[-1:]
        )
        await hand.press("j")
        assert hand.selected == ("territory", 3)


async def test_a_broken_brief_survives_the_small_terminal_too(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = making.library(tmp_path / "library", making.small(), ("wrong.yaml", making.BROKEN))
    async with hand_on(make_app(root, "wrong.yaml")) as hand:
        await hand.resize(20, 5)
        assert "cannot be shown" not in hand.text
        await hand.press("1")
        hand.check_rows()
        assert "briefing needs 30x8" in hand.text
        await hand.resize(80, 24)
        assert "One thing happened." in hand.text
        assert hand.pane.has_focus
        await hand.resize(20, 5)
        await hand.press("2")
        assert "briefing needs 30x8" in hand.text
        await hand.resize(80, 24)
        assert "cannot be shown" in hand.text
        assert hand.app.overview.sheet.has_focus


async def test_a_key_pressed_while_it_is_too_small_still_counts(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled), (80, 24)) as hand:
        await hand.press("e", "l")
        await hand.resize(20, 5)
        await hand.press("escape", "f1")
        await hand.resize(80, 24)
        await hand.press("escape")
        assert hand.page.focus_key == "views"
        assert hand.pane.has_focus


async def test_without_a_screen_for_it_a_small_terminal_still_quits(
    make_app: MakeApp, bundled: Path
) -> None:
    app = make_app(bundled)
    async with hand_on(app, (20, 5)) as hand:
        await hand.press("q")
    assert app.return_code == 0
