"""What is only proposed, on the overview."""

from __future__ import annotations

import re
from pathlib import Path
from unittest.mock import patch

import pytest

from briefing.text import CUT
from briefing.tui.widgets.frame import Masthead

from .conftest import MakeApp
from .drafted import (
    BRIEF,
    did,
    triage,
)
from .hand import hand_on


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=str)
async def test_a_proposal_is_not_cut_beside_blank_cells(
    draft: Path, bundled: Path, make_app: MakeApp, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        await hand.press("D")
        cut = re.compile(rf"{CUT} {{4,}}.*◌ draft")
        middle = hand.find("TERRITORY")[0]  # where the right column begins
        parts = (part for row in hand.rows() for part in (row[: middle - 1], row[middle:]))
        panes = [part for part in parts if "◌ draft" in part]
        assert len(panes) >= 2
        assert not [part for part in panes if cut.search(part)]


async def test_on_the_overview_d_shows_what_is_open_and_counts_nothing_of_it(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        assert "draft 16 open" in hand.rows()[1]
        before = hand.rows()[1]
        await hand.press("t")
        counted = len(hand.section.lines)
        await hand.press("D")
        assert hand.rows()[1] == before, "no verdict is counted"
        assert hand.text.count("◌ draft") > 4
        rows = [row for row in hand.rows() if "◌ draft" in row]
        assert all(re.search(r"p\d+\+? *◌ draft", row) for row in rows), "each keeps its paragraph"
        assert len(hand.section.lines) == counted + 4
        assert "y copy" in hand.rows()[-1]
        await hand.press("G")
        assert "y copy" not in hand.rows()[-1], "the last one is a proposal"
        assert "The Ford Wardens hold Ansel Ford." in " ".join(hand.text.split())
        await hand.press("enter")
        card = triage(hand).card
        assert card is not None
        assert card.words == "The Ford Wardens hold Ansel Ford."
        await hand.press("a", "escape")
        assert hand.at_home
        assert "draft 15 open" in hand.rows()[1]
        assert len(hand.section.lines) == counted + 3
        await hand.press("escape")
        assert "◌ draft" not in hand.text
        assert len(hand.section.lines) == counted
        assert len(did(draft)) == 1


@pytest.mark.usefixtures("draft")
def test_the_masthead_is_painted_anew_where_another_count_is_open() -> None:
    masthead = Masthead()
    with patch.object(masthead, "refresh") as painted:
        for count, times in ((0, 0), (2, 1), (2, 1), (1, 2)):
            masthead.show_proposed(count)
            assert painted.call_count == times


@pytest.mark.usefixtures("draft")
async def test_what_is_proposed_stands_in_columns_and_says_who_says_so(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (100, 30)) as hand:
        await hand.press("D")
        proposed = [row for row in hand.rows() if row.rstrip().endswith("◌ draft")]
        claims = [row for row in proposed if "League" in row and "majority" in row]
        assert "L Teodor" in claims[0]
        await hand.resize(80, 24)
        await hand.press("t", "G")
        rows = hand.rows()
        at = next(number for number, row in enumerate(rows) if "L League majority" in row)
        assert rows[at].rstrip().endswith("Qelmara")
        assert "◌ claimed  L Teodor Vask  s1:p3 ◌ draft" in rows[at + 1]
        await hand.resize(160, 45)
        figures = [row for row in hand.rows() if " Qelmara 30 to" in row or " Qelmara 12," in row]
        assert len({row.index("Qelmara") for row in figures}) == 1
        signs = [row.index(sign) for row, sign in zip(figures, "◌◍", strict=True)]
        assert signs[0] == signs[1]


async def test_in_ascii_what_is_proposed_is_o_draft(bundled: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(bundled, BRIEF, ascii_only=True), (120, 40)) as hand:
        await hand.press("D")
        assert "o draft" in hand.text
        await hand.press("D")
        assert hand.text.isascii()
