"""How what a search has found is listed and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui import making
from tui.conftest import MakeApp
from tui.hand import hand_on
from tui.searching import answered, indexed, library, picker


@pytest.mark.parametrize(("columns", "words"), [(80, "2 items"), (40, " 2 "), (34, " 2 ")])
async def test_the_bar_counts_in_fewer_words_where_there_is_less_room(
    make_app: MakeApp, tmp_path: Path, columns: int, words: str
) -> None:
    root = library(tmp_path)
    path = root / "briefs" / "river.yaml"
    path.write_text(path.read_text().replace('"GREEN"', '"AMBER+STRICT"'))
    async with hand_on(make_app(root, index=True), (columns, 12)) as hand:
        await hand.press("b")
        await indexed(hand)
        await hand.type("weir")
        await answered(hand)
        bar = hand.rows()[picker(hand).bar.region.y]
        assert "  ITEMS " in bar, "of items alone nobody asks for the number of briefs"
        assert words in bar
        assert "0" not in bar
        assert "STRICT" in bar
        assert "items" in bar or columns < 80
        assert "Tab" not in hand.text, "there is no brief to go to"


@pytest.mark.parametrize(("columns", "words"), [(80, "1 of 3, 3 items"), (40, "1 +3 ")])
async def test_the_bar_tells_briefs_from_items_where_there_is_less_room(
    make_app: MakeApp, tmp_path: Path, columns: int, words: str
) -> None:
    root = library(tmp_path)
    path = root / "briefs" / "river.yaml"
    path.write_text(
        path.read_text().replace("Flood at", "The weir of").replace("GREEN", "AMBER+STRICT")
    )
    async with hand_on(make_app(root, index=True), (columns, 12)) as hand:
        await hand.press("b")
        await indexed(hand)
        await hand.type("weir")
        await answered(hand)
        bar = hand.rows()[picker(hand).bar.region.y]
        assert "  BRIEFS " in bar
        assert words in bar, bar
        assert "up to" in bar


async def test_what_many_briefs_say_alike_is_listed_once(make_app: MakeApp, tmp_path: Path) -> None:
    def update(day: int) -> making.Raw:
        raw = making.small(f"day-{day:02}", f"2024-03-{day:02}")
        raw["humanitarian"] = [making.statement("The clinic has no fuel.", category="needs")]
        return raw

    other = making.small("apart", "2024-02-01")
    other["humanitarian"] = [making.statement("A clinic was opened.", category="needs")]
    other["tlp"] = "AMBER"
    root = making.library(tmp_path / "library", other, *map(update, range(1, 29)))
    async with hand_on(make_app(root, index=True)) as hand:
        await hand.press("b")
        await indexed(hand)
        await hand.type("clinic")
        await answered(hand)
        await hand.until(lambda: len(picker(hand).hits.items) == 2)
        assert "the same in 27 more briefs" in " ".join(hand.text.split())
        assert "29 items" in hand.text
        bar = hand.rows()[picker(hand).bar.region.y]
        assert "up to TLP:AMBER" in " ".join(bar.split())
        newest = {str(item.hit.brief.as_of)[:10] for item in picker(hand).hits.items}
        assert newest == {"2024-03-28", "2024-02-01"}
        await hand.press("enter")
        assert hand.shown in ("day-28", "apart")


async def test_items_alone_stand_under_a_head_of_their_own(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(library(tmp_path), index=True)) as hand:
        await hand.press("b")
        await indexed(hand)

        def heads() -> str:
            region = picker(hand).heads.region  # type: ignore[union-attr]
            return hand.rows()[region.y][region.x : region.right].strip()

        assert heads().startswith("brief ")
        await hand.type("weir")
        await answered(hand)
        assert heads() == "item"
        edge = picker(hand).hits.region.right
        assert all(row[edge - 2 : edge].strip() == "" for row in hand.rows()[8:12])
        order = hand.app.brief_list.order
        await hand.click(picker(hand).heads.region.right - 20, picker(hand).heads.region.y)  # type: ignore[union-attr]
        assert hand.app.brief_list.order is order
        await hand.press(*["backspace"] * 4)
        await answered(hand)
        assert heads().startswith("brief ")
