"""A save that breaks the brief shown is announced on every screen of the brief."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui import judged
from tui.conftest import MakeApp
from tui.hand import hand_on


async def test_a_save_that_breaks_the_brief_is_announced_in_the_evidence(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = judged.library(tmp_path / "library")
    app = make_app(root)
    async with hand_on(app) as hand:
        await hand.press("enter")
        label = hand.evidence.line.label
        path = root / "briefs" / "judged.yaml"
        good = path.read_text()
        path.write_text(good.replace('"witness"', '"wizard"'))
        app.live.look(str(path))
        await hand.settle()
        where = app.overview.problem_card.reading.problems[0]
        assert f"line {where.line}, column {where.column}: " in hand.text
        assert "The file as saved has 1 problem; this is the last good one." in hand.text
        assert hand.evidence.line.label == label
        assert hand.evidence.edited == (app.card.entry, where.line)
        hand.check_rows()
        assert not hand.notices
        await hand.press("j")
        assert "The file as saved has" in hand.text
        path.write_text(good)
        app.live.look(str(path))
        await hand.settle()
        assert "The file as saved has" not in hand.text
        assert not hand.evidence.banner.display


@pytest.mark.parametrize("key", "curdm")
async def test_so_it_is_on_each_other_screen_opened_before_or_after(
    make_app: MakeApp, tmp_path: Path, key: str
) -> None:
    root = judged.library(tmp_path / "library")
    app = make_app(root)
    async with hand_on(app) as hand:
        await hand.press(key)
        path = root / "briefs" / "judged.yaml"
        path.write_text(path.read_text().replace('"witness"', '"wizard"'))
        app.live.look(str(path))
        await hand.settle()
        assert "The file as saved has 1 problem" in hand.text
        await hand.press("escape", key)
        assert "The file as saved has 1 problem" in hand.text
        hand.check_rows()
        await hand.press("v")
        assert "The file as saved has" not in hand.text, "it is what v shows"
