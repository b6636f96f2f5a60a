"""The index behind the screen: large libraries, one that is damaged, one that fails."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Semaphore

import pytest

from briefing.library.entry import Entry
from briefing.library.folder import FolderLibrary
from briefing.library.index.read import Index
from briefing.tui.brief_list import BriefList
from briefing.tui.host import Position
from briefing.tui.screens.picker.found import search
from tui import making
from tui.conftest import MakeApp
from tui.hand import hand_on
from tui.searching import answered, damage, indexed, library, picker


async def test_a_folder_that_is_no_library_is_not_indexed(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = library(tmp_path)
    app = make_app(root, index=True)
    assert isinstance(app.brief_list.library, FolderLibrary)
    app.brief_list.library.deep = False
    async with hand_on(app) as hand:
        await hand.press("b")
        assert not app.indexing.busy
        assert not Index(root).path.exists()


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
    assert app.brief_list.total == 231
    assert len(app.brief_list) == 20
    assert [e.id for e in app.brief_list.entries] == [e.id for e in entries[:20]]
    async with hand_on(app) as hand:
        assert hand.app.position == Position(1, 231)
        await indexed(hand)
        assert [e.id for e in app.brief_list.entries] == [e.id for e in entries]
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
    newest = make_app(root).brief_list.entries
    app = make_app(root, index=True)
    assert len(app.brief_list) == 20
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
    monkeypatch.setattr(app.brief_list.library, "growing", growing)
    async with hand_on(app) as hand:
        await hand.press("b")
        await hand.type(typed)
        await answered(hand)
        hits = picker(hand).hits
        if not typed:
            await hand.press(*["down"] * 7)
        chosen = app.brief_list.entries[hits.hits[hits.chosen].at]
        assert chosen == newest[9 if typed else 7]
        for known, total in ((30, 231), (100, 231), (238, 238)):
            go.release()
            await hand.until(lambda known=known: len(app.brief_list) >= known)  # type: ignore[misc]
            await answered(hand)
            assert app.brief_list.total == total
            assert [hit.at for hit in hits.hits] == [
                hit.at for hit in search(app.brief_list, typed)
            ]
            if not typed:
                assert len(hits.hits) == known
                assert app.brief_list.entries[hits.hits[hits.chosen].at] == chosen
            hand.check_rows()
        assert grown == [30, 100]


async def test_what_is_shown_stays_when_the_list_gets_whole(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = many(tmp_path)
    Index(root).refresh()
    late = making.small("late", "2030-01-01")
    (root / "briefs" / "late.yaml").write_text(json.dumps(late), encoding="utf-8")
    brief_list: BriefList = make_app(root).brief_list
    shown = brief_list.entries[3]
    brief_list.go(3)
    brief_list.library.refresh()
    brief_list.fill(brief_list.library.entries())
    assert brief_list.entries[0].id == "late"
    assert brief_list.entries[brief_list.at] == shown
    assert brief_list.at == 4
    assert brief_list.before == 1
    assert len(brief_list) == brief_list.total == 232


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
        await hand.settle()
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
