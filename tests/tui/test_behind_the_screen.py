"""Work behind the screen, of the dashboard: it holds up no key, and no fault of it is silent."""

from __future__ import annotations

import fcntl
import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from textual import events

from briefing import settings
from briefing.library.entry import Entry
from briefing.library.folder import FolderLibrary
from briefing.library.store import Changes
from briefing.library.watch import Changed, changes_of
from briefing.settings import LibraryState
from briefing.tui.app import BriefingApp
from briefing.tui.screens.changes import pair as changes_pair
from briefing.tui.screens.changes.screen import ChangesScreen
from briefing.tui.screens.picker.screen import Picker
from briefing.writing import write_atomic
from tui import making
from tui.conftest import MakeApp
from tui.hand import hand_on


async def test_a_fault_of_the_watching_is_said_and_watching_goes_on(
    make_app: MakeApp, two_briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, calls = Event(), []

    def watch(*_: object, **__: object) -> Iterator[Changes]:
        calls.append(1)
        if len(calls) == 1:
            raise ValueError("no ears")
        assert go.wait(30)
        yield changes_of(Changed(frozenset({two_briefs / "briefs" / "one.yaml"})), ())
        app.background.leaving.wait(30)

    monkeypatch.setattr(FolderLibrary, "watch", watch)
    app = make_app(two_briefs, live=True)
    app.background.pauses = (0.01, 0.01)
    async with hand_on(app) as hand:
        await hand.until(lambda: len(calls) >= 2)
        assert [note for note in hand.notices if "ValueError: no ears" in note]
        raw = making.small("one", "2024-02-01", title="Another title")
        (two_briefs / "briefs" / "one.yaml").write_text(json.dumps(raw), encoding="utf-8")
        go.set()
        await hand.until(lambda: "Another title" in hand.text)


async def test_a_change_that_cannot_be_read_is_said_and_the_next_one_is_shown(
    make_app: MakeApp, two_briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(two_briefs)
    async with hand_on(app) as hand:
        path, read = two_briefs / "briefs" / "one.yaml", app.brief_list.read
        monkeypatch.setattr(app.brief_list, "read", lambda _path: 1 / 0)
        app.live.look(str(path))
        await hand.settle()
        assert [note for note in hand.notices if "ZeroDivisionError" in note]
        monkeypatch.setattr(app.brief_list, "read", read)
        raw = making.small("one", "2024-02-01", title="Another title")
        path.write_text(json.dumps(raw), encoding="utf-8")
        app.live.look(str(path))
        await hand.settle()
        assert "Another title" in hand.rows()[0]


async def test_what_is_saved_and_arrives_is_parsed_behind_the_screen(
    make_app: MakeApp, two_briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(two_briefs)
    async with hand_on(app) as hand:
        parsed: list[tuple[str, int]] = []
        load = FolderLibrary.load

        def listen(self: FolderLibrary, entry: Entry) -> object:
            parsed.append((entry.name, threading.get_ident()))
            return load(self, entry)

        monkeypatch.setattr(FolderLibrary, "load", listen)
        folder = two_briefs / "briefs"
        raw = making.small("one", "2024-02-01", title="Another title")
        (folder / "one.yaml").write_text(json.dumps(raw), encoding="utf-8")
        new = [folder / f"new{number}.yaml" for number in range(37)]
        for path in new:
            path.write_text(json.dumps(making.small(path.stem, "2023-01-01")), encoding="utf-8")
        app.live.read(changes_of(Changed(frozenset({folder / "one.yaml", *new})), ()))
        await hand.settle()
        assert "Another title" in hand.rows()[0]
        assert len(app.brief_list) == 39
        assert {name for name, _ in parsed} >= {"one.yaml", *(path.name for path in new)}
        assert threading.get_ident() not in {thread for _, thread in parsed}
        assert [note for note in hand.notices if "arrived" in note] == [
            "37 briefs arrived in the library."
        ]


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder as another program would."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


async def test_a_lock_that_is_held_does_not_hold_the_keys(
    make_app: MakeApp, two_briefs: Path
) -> None:
    app = make_app(two_briefs)
    async with hand_on(app) as hand:
        folder = app.state.folder
        with held(folder):
            for _ in range(6):
                app.switch(1 - app.brief_list.at)
                await hand.handled()
            app.switch(1)
            await hand.handled()
            assert hand.shown == "two"
            assert app.background.busy("state")
        await hand.settle()
        assert LibraryState(two_briefs, folder).last == "two"


async def test_many_switches_are_written_once_and_none_where_the_screen_is(
    make_app: MakeApp, two_briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(two_briefs)
    async with hand_on(app) as hand:
        go, threads, write = Event(), [], write_atomic

        def slow(*args: object, **more: object) -> None:
            threads.append(threading.get_ident())
            assert go.wait(30)
            write(*args, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(settings, "write_atomic", slow)
        for _ in range(9):
            app.switch(1 - app.brief_list.at)
            await hand.handled()
        go.set()
        await hand.settle()
        assert len(threads) == 2, "the one under way, and the last one"
        assert threading.get_ident() not in threads
        assert LibraryState(two_briefs, app.state.folder).last == hand.shown


async def test_a_brief_that_was_not_read_yet_is_read_behind_the_screen(
    make_app: MakeApp, two_briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed meanwhile goes to the brief that was asked for, not to the one before."""
    app = make_app(two_briefs)
    monkeypatch.setattr(app.brief_list, "read_ahead", lambda: None)
    threads, load = [], FolderLibrary.load

    def listen(self: FolderLibrary, entry: Entry) -> object:
        threads.append(threading.get_ident())
        return load(self, entry)

    async with hand_on(app) as hand:
        assert app.brief_list.known(1) is None
        monkeypatch.setattr(FolderLibrary, "load", listen)
        for key, name in (("2", "2"), ("enter", "enter")):
            app.post_message(events.Key(name, key if len(key) == 1 else None))
        await hand.settle()
        assert hand.shown == "two"
        assert hand.evidence.card.entry.id == "two"
        assert threads
        assert threading.get_ident() not in threads


async def test_an_answer_typed_right_after_an_export_is_an_answer(
    make_app: MakeApp, two_briefs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    mine, beside = tmp_path / "here" / "one.txt", tmp_path / "here" / "one-2.txt"
    mine.write_text("mine")
    app = make_app(two_briefs)
    async with hand_on(app) as hand:
        for key in "xn":
            app.post_message(events.Key(key, key))
        await hand.settle()
        assert hand.at_home
        assert mine.read_text() == "mine"
        assert beside.exists()


async def test_what_was_shown_last_is_kept_by_who_quits_at_once(
    make_app: MakeApp, two_briefs: Path
) -> None:
    app: BriefingApp = make_app(two_briefs)
    async with hand_on(app):
        app.switch(1)
        app.exit()
    assert LibraryState(two_briefs, app.state.folder).last == "two"


async def test_a_search_that_fails_is_said_and_nothing_is_waited_for(
    make_app: MakeApp, two_briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(two_briefs, index=True)
    async with hand_on(app) as hand:
        await hand.press("b")
        await hand.until_idle("index")
        screen = app.screen
        assert isinstance(screen, Picker)
        monkeypatch.setattr(app.indexing, "search", lambda *_, **__: 1 / 0)
        await hand.type("one")
        await hand.until_idle("picker")
        assert not screen.pending
        assert "ZeroDivisionError" in hand.text
        assert "looking ..." not in hand.text
        await hand.press("enter")
        assert hand.shown == "one"


async def test_a_comparison_that_fails_is_said_and_not_tried_for_ever(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = making.small("new", "2024-02-01", previous="old")
    two_briefs = making.library(tmp_path / "library", new, making.small("old", "2024-01-01"))
    monkeypatch.setattr("briefing.tui.screens.changes.pair.LONG", 0)
    calls = []

    def fail(*_: object) -> None:
        calls.append(1)
        raise ValueError("no ink")

    monkeypatch.setattr(changes_pair, "compare", fail)
    async with hand_on(make_app(two_briefs)) as hand:
        await hand.press("d")
        await hand.until_idle("compare")
        assert isinstance(hand.app.screen, ChangesScreen)
        assert "cannot be compared (ValueError: no ink)" in hand.text
        assert len(calls) == 1
