"""Searching the library from the picker, and the index behind the screen."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Semaphore
from typing import Any

import pytest
from msgspec.structs import replace

from briefing.library.entry import Entry
from briefing.library.folder import FolderLibrary
from briefing.library.index import candidates, database
from briefing.library.index.read import Index
from briefing.library.query import parse
from briefing.tui.brief_list import BriefList
from briefing.tui.host import Position
from briefing.tui.screens.picker.found import search
from briefing.tui.screens.picker.list import PickerQuery
from briefing.tui.screens.picker.screen import Picker
from briefing.tui.services.index_refresh import SearchAnswer
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, Hand, hand_on

AT = pytest.mark.parametrize("size", SIZES, ids=str)


def picker(hand: Hand) -> Picker:
    assert isinstance(hand.app.screen, Picker)
    return hand.app.screen


def library(folder: Path) -> Path:
    hill = making.small("hill", "2024-02-01", title="Truce on the hill")
    hill["humanitarian"] = [
        making.statement("The mill stands still.", category="needs"),
        making.statement(
            "The weir below the mill has burst.", category="infrastructure", id="weir"
        ),
    ]
    river = making.small("river", "2024-03-01", title="Flood at the river")
    river["gaps"] = [{"text": "Who opened the weir?", "id": "g1"}]
    return making.library(folder / "library", hill, river, ("wrong.yaml", making.BROKEN))


def damage(root: Path) -> None:
    """Take a table out of the index."""
    with closing(sqlite3.connect(Index(root).path)) as connection:
        connection.execute("DROP TABLE item")


async def answered(hand: Hand) -> None:
    """Wait until what was typed last is answered."""
    await hand.until(lambda: not (isinstance(hand.app.screen, Picker) and hand.app.screen.pending))


async def indexed(hand: Hand) -> None:
    """Wait until the index is up to date, and the screen knows."""
    indexing = hand.app.indexing
    indexing.start()
    await hand.until(lambda: indexing.ready and not indexing.busy)


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


async def test_a_folder_that_is_no_library_is_not_indexed(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = library(tmp_path)
    app = make_app(root, index=True)
    assert isinstance(app.deck.library, FolderLibrary)
    app.deck.library.deep = False
    async with hand_on(app) as hand:
        await hand.press("b")
        assert not app.indexing.busy
        assert not Index(root).path.exists()


# -- large libraries -----------------------------------------------------------------------------


def many(folder: Path, count: int = 230) -> Path:
    briefs = [
        making.small(f"b{n:03}", f"20{n // 12 % 24:02}-{n % 12 + 1:02}-01", title=f"Report {n:03}")
        for n in range(count)
    ]
    briefs[5]["gaps"] = [{"text": "Who opened the weir?", "id": "g1"}]
    return making.library(folder / "library", *briefs, ("wrong.yaml", making.BROKEN))


async def test_a_large_library_begins_with_its_newest_briefs(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = many(tmp_path)
    entries = FolderLibrary(root).entries()
    Index(root).refresh()
    app = make_app(root, index=True)
    assert app.deck.total == 231
    assert len(app.deck) == 20
    assert [e.id for e in app.deck.entries] == [e.id for e in entries[:20]]
    async with hand_on(app) as hand:
        assert hand.app.position == Position(1, 231)
        await indexed(hand)
        assert [e.id for e in app.deck.entries] == [e.id for e in entries]
        await hand.press("b")
        assert "231 of 231" in hand.text
        await hand.type("report 005")
        await answered(hand)
        assert "Report 005" in hand.text
        await hand.press("enter")
        assert hand.shown == "b005"
        await hand.press("b")
        await hand.type("weir")
        await answered(hand)
        await hand.press("enter")
        assert hand.selected == ("gaps", 0)
        await hand.press("b")
        await hand.type("wrong.yaml")
        await answered(hand)
        assert "wrong.yaml" in hand.find_row("broken")
        assert "line 7: " in hand.text


@pytest.mark.parametrize("typed", ["", "report 0"])
async def test_the_list_grows_under_the_hand(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """What was chosen stays chosen, wherever it comes to stand, and no row is of another brief."""
    root = many(tmp_path)
    newest = make_app(root).deck.entries
    app = make_app(root, index=True)
    assert len(app.deck) == 20
    for number in range(7):  # newer ones, which push what is listed down
        late = making.small(f"late{number}", f"204{number}-01-01", title=f"Report 0{number}")
        (root / "briefs" / f"late{number}.yaml").write_text(json.dumps(late), encoding="utf-8")
    go = Semaphore(0)
    grown: list[int] = []

    def growing(_: float) -> Iterator[list[Entry]]:
        for count in (30, 100):
            assert go.acquire(timeout=30)
            yield list(entries[:count])
            grown.append(count)
        assert go.acquire(timeout=30)

    entries = FolderLibrary(root).entries()
    monkeypatch.setattr(app.deck.library, "growing", growing)
    async with hand_on(app) as hand:
        await hand.press("b")
        await hand.type(typed)
        await answered(hand)
        hits = picker(hand).hits
        if not typed:
            await hand.press(*["down"] * 7)
        chosen = app.deck.entries[hits.hits[hits.chosen].at]
        assert chosen == newest[9 if typed else 7]
        for known, total in ((30, 231), (100, 231), (238, 238)):
            go.release()
            await hand.until(lambda known=known: len(app.deck) >= known)  # type: ignore[misc]
            await answered(hand)
            assert app.deck.total == total
            assert [hit.at for hit in hits.hits] == [hit.at for hit in search(app.deck, typed)]
            if not typed:
                assert len(hits.hits) == known
                assert app.deck.entries[hits.hits[hits.chosen].at] == chosen
            hand.check_rows()
        assert grown == [30, 100]


async def test_what_is_shown_stays_when_the_list_gets_whole(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = many(tmp_path)
    Index(root).refresh()
    late = making.small("late", "2030-01-01")
    (root / "briefs" / "late.yaml").write_text(json.dumps(late), encoding="utf-8")
    deck: BriefList = make_app(root).deck
    shown = deck.entries[3]
    deck.go(3)
    deck.library.refresh()
    deck.fill(deck.library.entries())
    assert deck.entries[0].id == "late"
    assert deck.entries[deck.at] == shown
    assert deck.at == 4
    assert deck.before == 1
    assert len(deck) == deck.total == 232


async def test_an_index_that_is_found_damaged_is_made_anew_behind_the_screen(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = library(tmp_path)
    async with hand_on(make_app(root, index=True)) as hand:
        await indexed(hand)
        await hand.press("b")
        damage(root)
        await hand.type("weir")
        await answered(hand)
        await hand.until(lambda: not hand.app.indexing.busy)
        await hand.type(" ")
        await answered(hand)
        assert {item.hit.label for item in picker(hand).hits.items} == {"weir", "g1"}


async def test_a_damaged_index_is_made_anew_before_it_is_asked(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = library(tmp_path)
    Index(root).refresh()
    damage(root)
    async with hand_on(make_app(root, index=True)) as hand:
        await indexed(hand)
        assert hand.app.indexing.note == ""
        await hand.press("b")
        await hand.type("weir")
        await answered(hand)
        assert {item.hit.label for item in picker(hand).hits.items} == {"weir", "g1"}


async def test_an_indexing_that_fails_is_said_in_a_sentence(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(library(tmp_path), index=True)
    monkeypatch.setattr(app.indexing, "_summaries", lambda: 1 / 0)
    async with hand_on(app) as hand:
        await indexed(hand)
        assert "briefing index --rebuild" in hand.app.indexing.note
        assert "ZeroDivisionError" not in hand.app.indexing.note


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
        order = hand.app.deck.order
        await hand.click(picker(hand).heads.region.right - 20, picker(hand).heads.region.y)  # type: ignore[union-attr]
        assert hand.app.deck.order is order
        await hand.press(*["backspace"] * 4)
        await answered(hand)
        assert heads().startswith("brief ")
