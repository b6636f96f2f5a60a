"""Searching the library from the picker."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from msgspec.structs import replace

from briefing.library.index import candidates, database
from briefing.library.index.read import Index
from briefing.library.query import parse
from briefing.tui.screens.picker.found import PickerQuery
from briefing.tui.services.index_refresh import SearchAnswer
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, hand_on
from tui.searching import answered, indexed, library, picker

AT = pytest.mark.parametrize("size", SIZES, ids=str)


@AT
async def test_an_item_is_found_by_its_words_and_opened_in_its_pane(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(library(tmp_path), index=True), size) as hand:
        await hand.press("b")
        await indexed(hand)
        await hand.type("weir")
        await answered(hand)
        hand.check_rows()
        assert {item.hit.label for item in picker(hand).hits.items} == {"weir", "g1"}
        assert picker(hand).hits.hits == []
        if picker(hand).hits.items[0].hit.label != "weir":
            await hand.press("down")
        y = hand.find("The weir below")[1]
        marked = [s.text for s in hand.spans()[y] if s.style.underline and s.style.bold]
        assert marked == ["weir"]
        if size[0] > 40:
            assert "Humanitarian ∙ stated ∙ " in hand.text, "a section, and no id"
            assert " ∙ Truce on the hill" in hand.text
        await hand.press("enter")
        assert hand.at_home
        assert hand.shown == "hill"
        assert hand.selected == ("humanitarian", 1)
        assert hand.on_screen(hand.pane)


async def test_briefs_come_first_and_tab_goes_to_the_items(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = library(tmp_path)
    async with hand_on(make_app(root, index=True)) as hand:
        await indexed(hand)
        await hand.press("b")
        await hand.type("river")
        await answered(hand)
        hits = picker(hand).hits
        assert [hit.at for hit in hits.hits] == [0]
        assert hits.chosen == 0
        assert hits.items[0].hit.section == "brief"
        await hand.press("tab")
        assert hits.chosen == 1
        await hand.press("tab")
        assert hits.chosen == 0
        assert "1 of 3, 1 item " in hand.text


async def test_the_list_of_briefs_asks_where_and_when(make_app: MakeApp, tmp_path: Path) -> None:
    dam = making.small("dam", "2024-12-01", title="Water at the dam")
    dam["places"] = [{"id": "lock", "name": "Lock", "lat": 36.0, "lon": 37.0, "cite": ["p1"]}]
    dam["territory"] = [
        making.statement("The sluice is broken.", id="sluice", place="lock", control="full",
                         date="2024-11-20"),
        making.statement("A broken gate.", control="full"),
    ]  # fmt: skip
    root = making.library(tmp_path / "library", dam)
    async with hand_on(make_app(root, index=True)) as hand:
        await indexed(hand)
        await hand.press("b")
        await hand.type("broken near:36.1,37 date:2024-11")
        await answered(hand)
        assert [item.hit.label for item in picker(hand).hits.items] == ["sluice"]
        assert " ∙ 11 km ∙ " in hand.text
        hand.check_rows()
        await hand.press(*["backspace"] * len("36.1,37 date:2024-11"))
        await hand.type("zzyzzq")
        await answered(hand)
        assert "column 13: near: neither the briefs" in hand.text
        hand.check_rows()


async def test_a_bad_query_says_where(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(library(tmp_path), index=True)) as hand:
        await indexed(hand)
        await hand.press("b")
        await hand.type("weir basis:rumour")
        await answered(hand)
        assert "column 12: " in hand.text
        hand.check_rows()
        await hand.press(*["backspace"] * 13)
        await answered(hand)
        assert "column" not in hand.text


async def test_a_filter_that_is_of_something_else_names_the_one_that_is_meant(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(library(tmp_path), index=True)) as hand:
        await indexed(hand)
        await hand.press("b")
        await hand.type("date:1999")
        await answered(hand)
        assert "No brief fits, and no item of one." in hand.text
        assert 'cut-off of a brief is "after:", "before:"' in hand.text
        await hand.press(*["backspace"] * 9)
        await hand.type("zebra")
        await answered(hand)
        assert "cut-off of a brief is" not in hand.text


async def test_filters_answer_and_verdicts_are_handed_over(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(library(tmp_path), index=True)) as hand:
        await indexed(hand)
        index = hand.app.indexing.index
        await hand.until(index.verdict_count)
        hits = index.search(parse("verdict:not_checkable")).hits
        assert {hit.verdict for hit in hits} == {"not_checkable"}
        assert {hit.brief.id for hit in hits} == {"river"}  # the one that was shown
        assert index.verdict_count() == 1
        await hand.press("b")
        await hand.type("verdict:not_checkable")
        await answered(hand)
        assert "∙ not checkable by rule" in hand.text


async def test_without_an_index_titles_are_found(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(library(tmp_path))) as hand:
        await hand.press("b")
        await hand.type("truce")
        assert not picker(hand).pending
        assert [hit.at for hit in picker(hand).hits.hits] == [1]
        await hand.press("enter")
        assert hand.shown == "hill"


async def test_an_answer_that_takes_long_is_waited_for_in_words(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with hand_on(make_app(library(tmp_path), index=True)) as hand:
        await indexed(hand)
        go, search = Event(), hand.app.indexing.search

        def slow(query: str, **more: Any) -> object:
            assert go.wait(30)
            return search(query, **more)

        monkeypatch.setattr(hand.app.indexing, "search", slow)
        await hand.press("b")
        await hand.type("weir")
        await hand.until(lambda: "looking ..." in hand.text)
        go.set()
        await answered(hand)
        assert "looking ..." not in hand.text
        assert "2 items" in hand.text


async def test_what_is_rare_is_looked_for_until_it_is_found(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part of the index is asked at a time; what stands in the oldest is found all the same."""
    monkeypatch.setattr(database, "PART_BITS", 0)
    monkeypatch.setattr(candidates, "PATIENCE", 0)
    root = library(tmp_path)
    app = make_app(root, index=True)
    index = Index(root)  # it is refreshed here, where the parts are small
    monkeypatch.setattr(app.indexing, "_refresh", lambda: app.indexing._outcome(index.refresh()))
    async with hand_on(app) as hand:
        await indexed(hand)
        assert not hand.app.indexing.index.search(parse("burst")).hits
        await hand.press("b")
        await hand.type("burst")
        await answered(hand)
        assert [item.hit.label for item in picker(hand).hits.items] == ["weir"]
        assert picker(hand).note.text == ""
        await hand.type("x")
        await answered(hand)
        assert picker(hand).hits.items == []
        assert picker(hand).note.text == ""


async def test_an_answer_that_comes_late_is_thrown_away(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(library(tmp_path), index=True)) as hand:
        await indexed(hand)
        await hand.press("b")
        await hand.type("weir")
        await answered(hand)
        found = hand.app.indexing.search("weir")
        number = picker(hand).asked
        await hand.type("x")
        await answered(hand)
        picker(hand)._take(PickerQuery(number, "weir"), None, found)
        assert picker(hand).hits.items == []


async def test_enter_before_the_answer_takes_what_is_found_first(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(library(tmp_path), index=True)) as hand:
        await indexed(hand)
        await hand.press("b")
        screen = picker(hand)
        screen.look("opened the weir")
        screen.action_choose()  # nothing can have been found yet: this thread was not left
        await answered(hand)
        assert hand.at_home
        assert hand.selected == ("gaps", 0)


async def test_what_is_saved_is_found_and_what_the_search_could_not_do_is_said(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = library(tmp_path)
    async with hand_on(make_app(root, index=True)) as hand:
        await indexed(hand)
        late = making.small("river", "2024-03-01", title="Flood at the river")
        late["gaps"] = [{"text": "Where is the ferryman?"}]
        file = root / "briefs" / "river.yaml"
        file.write_text(json.dumps(late), encoding="utf-8")
        # As the one that watches does.
        await asyncio.to_thread(hand.app.indexing.update, [str(file)])
        await hand.press("b")
        await hand.type("ferryman")
        await answered(hand)
        assert [item.hit.label for item in picker(hand).hits.items] == ["gaps[1]"]
        found = hand.app.indexing.search("ferryman")
        assert found is not None
        assert found.hits is not None
        bounded = SearchAnswer(replace(found.hits, bounded=True), "more than that fit")
        picker(hand)._take(PickerQuery(picker(hand).asked, "ferryman"), None, bounded)
        await hand.settle()
        assert "more than that fit" in hand.text
