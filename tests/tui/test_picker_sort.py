"""The picker's order: by two keys and the column heads, said in its head, kept for next time."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.order import ORDERS, Order
from briefing.tui.screens.picker import screen as picker_screen
from briefing.tui.screens.picker.order import following, turned
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, Hand, hand_on
from tui.searching import picker

AT = pytest.mark.parametrize("size", SIZES, ids=str)
NEWEST = ["river", "coast", "mole", "hill", "broken-one"]


async def listed(hand: Hand) -> list[str]:
    """The ids of the briefs as they stand, once the list is there."""
    await hand.until(lambda: not picker(hand).pending)
    return [hand.app.brief_list.entries[hit.at].id for hit in picker(hand).hits.hits]


def library(folder: Path) -> Path:
    return making.library(
        folder / "library",
        making.small("river", "2024-04-01", title="the weir", trend="improved", tlp="RED"),
        making.small("coast", "2024-03-01", title="Élan at the weir", trend="deteriorated"),
        making.small("mole", "2024-02-01", title="Zest behind the weir", trend="unchanged"),
        making.small("hill", "2024-01-01", title="A hill far off"),
        ("wrong.yaml", making.BROKEN),
    )


@AT
async def test_each_key_press_is_another_order_and_the_head_says_which(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(library(tmp_path), "hill"), size) as hand:
        await hand.press("b")
        assert await listed(hand) == NEWEST
        wanted = [
            ("titles A to Z", ["hill", "coast", "river", "mole", "broken-one"]),
            ("deteriorated first", ["coast", "mole", "river", "hill", "broken-one"]),
            ("most errors first", ["broken-one", "hill", "river", "coast", "mole"]),
            ("newest first", NEWEST),
        ]
        for words, ids in wanted:
            await hand.press("f2")
            assert await listed(hand) == ids
            assert picker(hand).hits.chosen == 0
            head = hand.text.splitlines()[hand.find("5 of 5")[1]]
            shown = words if size[0] > 40 else words[:10]
            assert shown in head or (words == "newest first" and "BRIEFS" in head)
            hand.check_rows()
        await hand.press("f2", "down", "enter")
        assert hand.shown == "coast"


async def test_the_other_way_round_leaves_last_what_has_no_place(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(library(tmp_path))) as hand:
        await hand.press("b", "f3")
        assert "oldest first" in hand.text
        assert await listed(hand) == NEWEST[::-1]  # what is wrong in it, it has a cut-off
        await hand.press("f3")
        assert "newest first" in hand.text
        await hand.press("f2", "f2", "f3")
        assert "improved first" in hand.text
        assert await listed(hand) == ["river", "mole", "coast", "hill", "broken-one"]


@pytest.mark.parametrize("few", [200, 1], ids=["few", "many"])
async def test_it_is_kept_while_the_program_runs(
    make_app: MakeApp, tmp_path: Path, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picker_screen, "FEW", few)
    async with hand_on(make_app(library(tmp_path), "coast")) as hand:
        await hand.press("b", "f2", "escape")
        assert hand.shown == "coast"
        await hand.press("b")
        assert await listed(hand) == ["hill", "coast", "river", "mole", "broken-one"]
        assert picker(hand).hits.chosen == 1  # the brief shown
        assert "titles A to Z" in hand.text
        await hand.press("escape", "d", "b")  # comparing, one picks from the same list
        assert "titles A to Z" in hand.text


async def test_what_is_typed_stands_by_fit_until_an_order_is_chosen(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(library(tmp_path))) as hand:
        await hand.press("b")
        await hand.type("weir")
        assert "best fit first" in hand.text
        assert (await listed(hand))[0] == "river"
        await hand.press("f2")
        assert "newest first" in hand.text
        assert await listed(hand) == ["river", "coast", "mole"]
        await hand.press("f2")
        assert await listed(hand) == ["coast", "river", "mole"]
        await hand.press(*["f2"] * 3)
        assert "best fit first" in hand.text
        await hand.press(*["f2"] * 2)
        await hand.type(" zest")
        assert "titles A to Z" in hand.text
        assert await listed(hand) == ["mole"]


async def test_a_click_on_a_head_sorts_by_its_column(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(library(tmp_path))) as hand:
        await hand.press("b")
        for head, ids in (
            ("trend", ["coast", "mole", "river", "hill", "broken-one"]),
            ("brief  ", ["hill", "coast", "river", "mole", "broken-one"]),
            ("cut-off  ", NEWEST),
            ("cut-off  ", NEWEST[::-1]),
            ("cut-off  ", NEWEST),
        ):
            y = hand.find("TLP   ")[1]
            await hand.click(hand.text.splitlines()[y].index(head), y)
            assert await listed(hand) == ids
            assert hand.app.brief_list.order is None or hand.app.brief_list.order.words in hand.text


async def test_errors_are_told_as_far_as_they_were_looked_for(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(library(tmp_path))) as hand:
        brief_list = hand.app.brief_list
        found = {"hill": {"unsupported": 1}, "mole": {"unsupported": 1, "partly": 2}, "coast": {}}
        brief_list.verdicts = {
            entry.key: found[entry.id] for entry in brief_list.entries if entry.id in found
        }
        await hand.press("b", "f2", "f2", "f2")
        assert await listed(hand) == ["broken-one", "mole", "hill", "coast", "river"]
        for words in (
            "line 7: ", "1 not found, 2 with a warning", "1 not found", "no errors", "not verified",
        ):  # fmt: skip
            assert words in hand.text
        await hand.press("f3")
        assert await listed(hand) == ["coast", "hill", "mole", "broken-one", "river"]


@pytest.mark.parametrize("few", [200, 1], ids=["few", "many"])
async def test_what_becomes_known_is_sorted_in_and_the_choice_stays(
    make_app: MakeApp, tmp_path: Path, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picker_screen, "FEW", few)
    async with hand_on(make_app(library(tmp_path))) as hand:
        await hand.press("b", "f2", "f2", "f2")
        ids = await listed(hand)
        await hand.press(*["down"] * ids.index("hill"))
        brief_list = hand.app.brief_list
        paths = {entry.id: entry.key for entry in brief_list.entries}
        brief_list.verdicts = {paths["hill"]: {"unsupported": 4}, paths["coast"]: {"partly": 1}}
        picker(hand).on_index()
        assert (await listed(hand))[:3] == ["broken-one", "hill", "coast"]
        assert picker(hand).hits.chosen == 1
        await hand.press("enter")
        assert hand.shown == "hill"


def test_every_order_is_reached_and_none_twice() -> None:
    for typed in (True, False):
        seen, order = [], following(None, typed)
        while order is not None:
            seen.append(order)
            order = following(order, typed)
        assert seen == [Order(by) for by in ORDERS][not typed :]
    assert following(Order("title", reverse=True), False) == Order("trend")
    assert following(Order(reverse=True), False) == Order("title")
    assert turned(None, False) == Order(reverse=True)
    assert turned(Order(reverse=True), False) is None
    assert turned(Order(reverse=True), True) == Order()
