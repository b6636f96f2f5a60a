"""Habits of terminals that the screens keep to: signs of one cell, keys that others do not take."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from rich.cells import cell_len
from sweeping import some

from briefing import paths
from briefing.tui.keys import KEYS

from .conftest import MakeApp
from .hand import SCREENS_BY_KEY, SIZES, Hand, hand_on

EXERCISE, ALEPPO = "exercise-qelmara-2020-03-09", "aleppo-2024-11-30"
_DRAWN = re.compile("[^\x00-\x7f\u2800-\u28ff]")


def data() -> str:
    """All that the briefs, their sources and the names on the map bring along themselves."""
    root = paths.bundled()
    files = [*(root / "briefs").glob("*.yaml"), *(root / "seeds").glob("*.txt")]
    return "".join(path.read_text("utf-8") for path in files)


async def visit(hand: Hand, keys: tuple[str, ...]) -> None:
    hand.app.screens.uncover()
    await hand.settle()
    await hand.press("o", "t", *keys)


@pytest.mark.parametrize("size", some([SIZES[2], SIZES[0], SIZES[1], SIZES[3]], 1), ids=str)
async def test_every_sign_is_one_cell_wide_in_any_terminal(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    """Signs whose width is ambiguous are two cells wide in some terminals, and shift what follows.

    Letters of names on the map are not signs.
    """
    theirs = data()
    seen: set[str] = set()
    async with hand_on(make_app(bundled, EXERCISE), size) as hand:
        overlays = (("b",), ("ctrl+p",), ("question_mark",), ("X",))
        for keys in (*SCREENS_BY_KEY.values(), ("l",), ("w",), *overlays):
            await visit(hand, keys)
            seen |= {c for c in _DRAWN.findall(hand.text) if c not in theirs and not c.isalpha()}
    assert len(seen) > 8
    wrong = {c for c in seen if east_asian_width(c) not in ("N", "Na", "H") or cell_len(c) != 1}
    assert not wrong


def test_no_key_is_one_that_terminals_and_tmux_take() -> None:
    names = {name for key in KEYS for name in key.keys.split(",")}
    taken = ("ctrl+", "alt+", "shift+f", "ctrl+shift+")
    assert {name for name in names if name.startswith(taken)} == {
        "ctrl+c", "ctrl+n", "ctrl+p",
        "ctrl+z",  # as everywhere: back to the shell
    }  # fmt: skip


async def test_keys_of_tmux_and_flow_control_do_nothing(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, EXERCISE), (80, 24)) as hand:
        before = hand.text
        await hand.press("ctrl+b", "ctrl+a", "ctrl+q", "ctrl+s", "ctrl+d", "ctrl+w")
        assert not hand.app._exit
        assert hand.text == before


async def test_title_cut_off_and_label_stay_at_any_width(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, EXERCISE), (200, 24)) as hand:
        for width in (200, 161, 131, 119, 101, 99, 81, 79, 61, 59, 45, 40, 35, 30):
            await hand.resize(width, 24)
            head = "\n".join(hand.rows()[:2])
            assert head.startswith(" EXERCISE"), width
            assert "10 Mar 2020" in head, width
            assert "TLP:AMBER+STRICT" in head, width
