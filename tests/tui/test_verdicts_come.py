"""Verdicts on the screen: when they come, and that each save brings its own."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from threading import Event

import pytest

from briefing import paths
from briefing.brief.model import Brief
from briefing.library.entry import Entry
from briefing.library.folder import FolderLibrary
from briefing.library.verdict_cache import Verifier
from briefing.library.watch import Changed, changes_of
from briefing.verify.verdicts import Verdicts
from tui import judged, making
from tui.conftest import MakeApp
from tui.hand import Hand, hand_on, unsettled_hand_on
from tui.judged import marks


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library of one brief with an item for every verdict."""
    return judged.library(tmp_path / "library")


FIRST_PAINT = """
import asyncio, sys
from pathlib import Path
from briefing.library.folder import FolderLibrary
from briefing.tui.app import BriefingApp

seen = []
first = []

async def main():
    app, there = BriefingApp(FolderLibrary(Path(sys.argv[1]))), asyncio.Event()

    def painted():
        seen.extend(n for n in sys.modules if n.startswith(("briefing.verify", "briefing.wire")))
        first.append(app.overview.page.panes["situation"].paint_line(1).text)
        there.set()

    app.after_first_paint = painted
    async with app.run_test(size=(120, 40)):
        await there.wait()
    print("painted", first[0].rstrip()[-1:] in "✓✗◒", *sorted(seen))

asyncio.run(main())
"""


def test_nothing_that_verifies_is_loaded_before_the_first_paint(root: Path) -> None:
    """What is kept from before is shown by it, though: what it would be painted over by at once."""
    known = "briefing.verify briefing.verify.verdicts"
    assert _first_paint(root) == f"painted False {known}"
    library = FolderLibrary(root)
    (entry,) = library.entries()
    reading = library.load(entry)
    assert reading.value is not None
    assert library.kept_verdicts(entry, reading.value, reading.text) is None
    made = library.verdicts(entry, reading.value, reading.text)
    assert library.kept_verdicts(entry, reading.value, reading.text) == made
    assert _first_paint(root) == f"painted True {known}"


def _first_paint(root: Path) -> str:
    """Whether the first paint of a process has verdicts, and what it has loaded of those rules."""
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(root)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


QUIT = """
import asyncio, sys, time
from pathlib import Path
from briefing.library.folder import FolderLibrary
from briefing.tui.app import BriefingApp

class Endless:
    def verdicts(self, *_):
        print("checking", flush=True)
        time.sleep(1000)

async def main():
    app = BriefingApp(FolderLibrary(Path(sys.argv[1])))
    app.checking.verifier = Endless()
    async with app.run_test(size=(120, 40)) as pilot:
        while not app.checking.busy:
            await pilot.pause()
        await pilot.press("q")

asyncio.run(main())
"""


def test_who_quits_does_not_wait_for_a_check(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", QUIT, str(root)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("checking\n", 0), done.stderr


class Slow:
    """A verifier that waits until it is let go on."""

    def __init__(self, root: Path) -> None:
        self.own = Verifier(root, cached=False)
        self.go = Event()
        self.calls = 0

    def verdicts(self, entry: Entry, brief: Brief, text: str) -> Verdicts:
        self.calls += 1
        assert self.go.wait(30)
        return self.own.verdicts(Path(entry.key), brief, text)


async def test_until_verdicts_are_known_their_places_are_blank(
    make_app: MakeApp, root: Path
) -> None:
    app = make_app(root)
    slow = app.checking.verifier = Slow(root)
    async with unsettled_hand_on(app) as hand:
        await hand.until(lambda: slow.calls, settle=False)
        assert "Ferry aground" in hand.rows()[0]
        assert set(marks(hand, "situation").values()) == {" "}
        assert "✓" not in hand.rows()[1]
        slow.go.set()
        await hand.settle()
        assert "✗" in marks(hand, "situation").values()
        assert "✓ 2" in hand.rows()[1]


def save(root: Path, **changes: str) -> Path:
    """Save the brief with other texts for some of its items; return its file."""
    path = root / "briefs" / "judged.yaml"
    brief = judged.brief()
    for item in (*brief["situation"]["summary"], *brief["situation"]["points"]):
        item["text"] = changes.get(item["id"], item["text"])
    path.write_text(json.dumps(brief, indent=1), encoding="utf-8")
    return path


async def test_a_save_has_its_own_verdicts_and_what_it_left_alone_keeps_its_mark(
    make_app: MakeApp, root: Path
) -> None:
    app = make_app(root)
    async with hand_on(app) as hand:
        slow = app.checking.verifier = Slow(root)
        app.live.look(str(save(root, voice="Ilda Venn says 99 people are missing.")))
        await hand.reloaded()
        found = marks(hand, "situation")
        assert found["voice"] == " ", "it changed, and is not checked yet"
        assert found["altered"] == "✗"
        assert "✓ 2" not in hand.rows()[1]
        slow.go.set()
        await hand.settle()
        assert marks(hand, "situation")["voice"] == "✗"
        assert "✗ 4" in hand.rows()[1]


async def test_a_save_that_breaks_the_brief_keeps_the_last_good_verdicts(
    make_app: MakeApp, root: Path
) -> None:
    app = make_app(root)
    async with hand_on(app) as hand:
        before = marks(hand, "situation")
        path = root / "briefs" / "judged.yaml"
        path.write_text(path.read_text().replace('"witness"', '"wizard"'))
        app.live.look(str(path))
        await hand.settle()
        assert hand.app.overview.banner.display
        assert marks(hand, "situation") == before
        assert "✓ 2" in hand.rows()[1]


async def test_verdicts_of_an_older_save_never_replace_those_of_a_newer_one(
    make_app: MakeApp, root: Path
) -> None:
    app = make_app(root)
    async with hand_on(app) as hand:
        slow = app.checking.verifier = Slow(root)
        app.live.look(str(save(root, voice="Ilda Venn says 98 people are missing.")))
        await hand.reloaded()
        app.live.look(str(save(root, voice="Ilda Venn says 99 people are missing.", good="Other.")))
        await hand.reloaded()
        assert slow.calls == 1, "the newer save waits for the older one"
        slow.go.set()
        await hand.settle()
        assert slow.calls == 2
        assert app.checking.of(app.card) is not None
        assert marks(hand, "situation")["voice"] == "✗"


async def test_switching_to_and_fro_asks_for_each_check_once(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = judged.library(tmp_path / "library", making.small("other", as_of="2020-01-01"))
    app = make_app(root, "judged")
    slow = app.checking.verifier = Slow(root)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for _ in range(20):
            app.switch(1 - app.brief_list.at)
            await pilot.pause(0)
        while slow.calls < 2:
            await pilot.pause(0.01)
        assert slow.calls == 2
        assert sum(each.name == "verdicts" for each in threading.enumerate()) == 2
        slow.go.set()
        await Hand(pilot, app).settle()
        assert slow.calls == 2


@pytest.mark.parametrize("what", ["text", "signoff"])
async def test_a_text_or_a_signoff_that_changes_on_disk_is_seen(
    make_app: MakeApp, root: Path, what: str
) -> None:
    app = make_app(root)
    async with hand_on(app) as hand:
        verdict = app.checking.by_path(app.card)[("situation", "points", 4)]
        if what == "text":
            path = root / "seeds" / "ferry.txt"
            path.write_text(judged.TEXT.replace("212 people", "213 people"))
        else:
            path = root / "briefs" / "judged.checked.yaml"
            path.write_text(f'- of: {verdict.of}\n  by: "Ada"\n  on: "2024-11-21"\n')
        texts = (root / "seeds", paths.attached_folder())
        (news,) = app.live.news(changes_of(Changed(frozenset({path})), texts))
        assert news.texts
        app.live.take(news)
        await hand.settle()
        if what == "text":
            assert marks(hand, "situation")["good"] == "✗"
        else:
            assert "1 uncheckable (1 signed)" in hand.rows()[1]


class Faulty:
    def verdicts(self, entry: Entry, brief: Brief, text: str) -> Verdicts:
        raise ValueError("no ink")


async def test_a_fault_of_the_verification_is_said_and_the_brief_stays(
    make_app: MakeApp, root: Path
) -> None:
    app = make_app(root)
    app.checking.verifier = Faulty()
    async with hand_on(app) as hand:
        assert hand.notices == [
            "The words of this brief could not be checked (ValueError: no ink)."
        ]
        assert set(marks(hand, "situation").values()) == {" "}
        await hand.press("enter")
        assert "not checked yet" in hand.text
        await hand.press("v")
        assert "being checked" in hand.text


async def test_each_brief_is_verified_once(make_app: MakeApp, tmp_path: Path) -> None:
    root = judged.library(tmp_path / "library", making.small("other", as_of="2020-01-01"))
    app = make_app(root, "judged")
    counting = app.checking.verifier = Slow(root)
    counting.go.set()
    async with hand_on(app) as hand:
        for key in ("2", "1", "2", "1", "l", "o"):
            await hand.press(key)
        assert counting.calls == 2
        assert "✓ 2" in hand.rows()[1]
