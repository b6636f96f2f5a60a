"""``X``: the map, below the claims or as a picture of its own."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefing.atlas.sheet.laid import drawn_from
from briefing.atlas.sheet.page import picture
from briefing.brief.outline import Outline
from briefing.export import FORMATS, render_all
from briefing.export.judged_brief import JudgedBrief
from briefing.tui.exporting import KINDS
from briefing.tui.screens.export import ExportDialog
from tui import making
from tui.conftest import MakeApp
from tui.export_dialog import AT, content, names
from tui.hand import SIZES, Hand, hand_on


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", making.full())


# -- the map ------------------------------------------------------------------------------------


async def drawn(hand: Hand) -> None:
    """Wait for the thread that draws."""
    await hand.settle()


async def test_f3_draws_the_map_below_the_claims(make_app: MakeApp, root: Path, here: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        for name, size in product(("text", "markdown"), SIZES):
            await hand.resize(*size)
            await hand.press("X", *["down"] * (name == "markdown"))
            assert "map off" in hand.text, (name, size)
            await hand.press("f3")
            hand.check_rows()
            assert "map on" in hand.text, (name, size)
            if size != SIZES[-1]:
                await hand.press("escape")
            else:
                await hand.press("f2", "enter")
                await drawn(hand)
                assert hand.app.card.outline is not None
                verdicts = hand.app.checking.of(hand.app.card)
                whole = JudgedBrief(hand.app.card.outline.brief, verdicts, marks=True, map=True)
                file = here / f"full{FORMATS[name]}"  # type: ignore[index]
                text = file.read_text(encoding="utf-8")
                assert text == render_all([whole], name)  # type: ignore[arg-type]
                assert "Said to hold, be in or fight for it: " in " ".join(text.split())
                keys = (*["down"] * (name == "markdown"), "f3", "f3", "enter", "o")
                await hand.press("X", *keys)
                assert file.read_text(encoding="utf-8") == content(hand, name)


@AT
async def test_svg_is_the_map_as_a_picture(
    make_app: MakeApp, root: Path, here: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("X", "up")
        assert "the map as a picture" in hand.text
        hand.check_rows()
        await hand.press("enter")
        await drawn(hand)
        assert hand.app.card.outline is not None
        written = (here / "full.svg").read_text(encoding="utf-8")
        assert written == picture(Outline(hand.app.card.outline.brief))
        words = [node.text for node in ElementTree.fromstring(written).iter() if node.text]
        assert words.count("TLP:AMBER") == 2
        assert hand.notices[-1] == f"Written: {here / 'full.svg'}"


async def test_what_has_no_map_says_so(make_app: MakeApp, tmp_path: Path, here: Path) -> None:
    root = making.library(tmp_path / "library", making.small())
    async with hand_on(make_app(root)) as hand:
        await hand.press("X", "f3")
        assert hand.notices[-1] == "This brief names no places."
        await hand.press("down", "down", "f3", *("down", "f2") * (len(KINDS) - 3))
        assert len(hand.notices) == 1, "where there is nothing to choose the keys do nothing"
        await hand.press("enter")
        assert "there is no map" in hand.notices[-1]
        assert isinstance(hand.app.screen, ExportDialog)
        assert not names(here)


async def test_a_map_that_cannot_be_drawn_writes_nothing_and_says_why(
    make_app: MakeApp, root: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("not a basemap")

    drawn_from.cache_clear()
    monkeypatch.setattr("briefing.atlas.basemap.Basemap.__init__", fail)
    async with hand_on(make_app(root)) as hand:
        for keys in (("f3",), ("up",)):
            await hand.press("X", *keys, "enter")
            await drawn(hand)
            assert "cannot be drawn" in hand.notices[-1]
            assert "not a basemap" in hand.notices[-1]
            assert hand.at_home
        assert not names(here)


async def test_a_map_of_a_red_brief_asks_first(
    make_app: MakeApp, tmp_path: Path, here: Path
) -> None:
    raw = making.full()
    raw["tlp"] = "RED"
    root = making.library(tmp_path / "library", raw)
    async with hand_on(make_app(root)) as hand:
        await hand.press("X", "up", "enter")
        assert "TLP:RED" in hand.text
        await hand.press("c")
        assert hand.notices[-1] == "Nothing was written."
        assert not names(here)
        await hand.press("X", "up", "enter", "w")
        await drawn(hand)
        assert names(here) == ["full.svg"]
