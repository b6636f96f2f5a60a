"""Many files that change at once, as when a branch of git is switched."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest

from briefing.library.entry import Entry
from briefing.library.folder import FolderLibrary
from briefing.library.scan import Scan
from briefing.library.store import Changes
from briefing.library.watch import Changed, changes_of
from briefing.tui.services.live_reload import News
from tui import making
from tui.conftest import MakeApp
from tui.hand import Hand, hand_on

COUNT, SAVED, NEW, GONE = 230, 70, 120, 60


def put(root: Path, number: int, title: str) -> Path:
    day = f"2023-{number % 12 + 1:02}-{number % 28 + 1:02}"
    path = root / "briefs" / f"b{number:03}.yaml"
    raw = making.small(path.stem, day, title=title)
    # As people write it, each key on a line: id and cut-off are then seen without reading it whole.
    path.write_text("".join(f"{key}: {json.dumps(value)}\n" for key, value in raw.items()))
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = making.library(tmp_path / "library")
    (root / "briefs").mkdir(exist_ok=True)
    for number in range(COUNT):
        put(root, number, f"Brief {number}")
    return root


def changes(*paths: Path) -> Changes:
    return changes_of(Changed(frozenset(paths)), ())


async def taken(hand: Hand) -> None:
    await hand.until_idle("reload")


async def test_they_come_in_batches_from_their_paths_alone(
    make_app: MakeApp, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(root, "b229")
    async with hand_on(app) as hand:
        batches: list[News] = []
        walked: list[tuple[Any, ...]] = []
        parsed: list[str] = []
        take, scan, load = app.live.take, Scan, FolderLibrary.load

        def listen(news: News) -> None:
            batches.append(news)
            take(news)

        def read(self: FolderLibrary, entry: Entry) -> object:
            parsed.append(entry.key)
            return load(self, entry)

        def walk(*folder: Any, **options: Any) -> Scan:
            walked.append(folder)
            return scan(*folder, **options)

        app.live.take = listen  # type: ignore[method-assign]
        for module in ("folder", "watch"):
            monkeypatch.setattr(
                f"briefing.library.{module}.Scan",
                walk,
            )
        monkeypatch.setattr(FolderLibrary, "load", read)
        gone = [root / "briefs" / f"b{n:03}.yaml" for n in range(GONE)]
        for path in gone:
            path.unlink()
        saved = [put(root, n, f"Changed {n}") for n in range(GONE, GONE + SAVED)]
        new = [put(root, n, f"New {n}") for n in range(COUNT, COUNT + NEW)]
        app.live.read(changes(*gone, *saved, *new))
        await taken(hand)
        assert max(len(each.saved) + len(each.arrivals) for each in batches) == 50
        assert len(batches) == 1 + 3 + 2
        assert not walked, "the library was walked through"
        assert len(parsed) < 30, "briefs that nobody has opened were read"
        keys = {entry.key for entry in app.brief_list.entries}
        assert keys == {str(path) for path in (root / "briefs").iterdir()}
        assert len(app.brief_list) == app.brief_list.total == COUNT + NEW - GONE
        assert hand.shown == "b229"
        assert hand.notices == [
            "120 briefs arrived in the library. 60 briefs are no longer in the library."
        ]
        await hand.press("b")
        await hand.type("b000")
        assert "b000" not in hand.rows()[5], "what is gone is not offered"
        assert app.brief_list.place_of(str(gone[0])) is None
        order = [entry.order for entry in app.brief_list.entries]
        assert order == sorted(order)


async def test_what_follows_meanwhile_is_read_together(
    make_app: MakeApp, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(root, "b229")
    async with hand_on(app) as hand:
        asked: list[Changes] = []
        begun, go = threading.Event(), threading.Event()
        arrived = FolderLibrary.arrived

        def slowly(self: FolderLibrary, found: Changes, known: set[str]) -> list[Entry]:
            asked.append(found)
            begun.set()
            go.wait(60)
            return arrived(self, found, known)

        monkeypatch.setattr(FolderLibrary, "arrived", slowly)
        new = [put(root, n, f"New {n}") for n in range(COUNT, COUNT + 10)]
        app.live.read(changes(new[0]))
        await hand.until(begun.is_set, settle=False)
        for path in new[1:]:
            app.live.read(changes(path))
        go.set()
        await taken(hand)
        assert [len(each.briefs) for each in asked] == [1, 9]
        assert len(app.brief_list) == COUNT + 10


async def test_a_file_that_is_away_for_a_moment_stays_in_the_list(
    make_app: MakeApp, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(root, "b229")
    path = root / "briefs" / "b000.yaml"
    async with hand_on(app) as hand:
        answers = [False]
        holds = FolderLibrary.holds

        def away_at_first(self: FolderLibrary, key: str) -> bool:
            return answers.pop() if answers and key == str(path) else holds(self, key)

        monkeypatch.setattr(FolderLibrary, "holds", away_at_first)
        app.live.read(changes(path))
        await taken(hand)
        assert not answers
        assert app.brief_list.place_of(str(path)) is not None
        assert not hand.notices


async def test_folders_come_and_go_with_their_briefs(make_app: MakeApp, root: Path) -> None:
    app = make_app(root, "b229")
    async with hand_on(app) as hand:
        north = root / "briefs" / "north"
        north.mkdir()
        for name in ("n1", "n2"):
            (north / f"{name}.yaml").write_text(json.dumps(making.small(name, "2022-01-01")))
        hidden = root / "briefs" / ".hidden"
        hidden.mkdir()
        (hidden / "h.yaml").write_text(json.dumps(making.small("h", "2022-01-01")))
        app.live.read(changes(north, hidden, hidden / "h.yaml"))
        await taken(hand)
        assert len(app.brief_list) == COUNT + 2
        north.rename(root / "away")
        app.live.read(changes(north))
        await taken(hand)
        assert len(app.brief_list) == COUNT
        assert hand.notices[-1] == "No longer in the library: n1; n2"
