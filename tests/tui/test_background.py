"""Work behind the screen: one piece at a time for each key, no fault without a word."""

from __future__ import annotations

import asyncio
import re
import threading
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any
from unittest.mock import Mock, patch

import pytest

import briefing
from briefing.tui.services.background import Background
from tui.conftest import MakeApp
from tui.hand import hand_on

SOURCES = Path(briefing.__file__).parent


async def test_of_one_key_one_piece_of_work_is_under_way_and_the_last_asked_for_follows(
    make_app: MakeApp, two_briefs: Path
) -> None:
    async with hand_on(make_app(two_briefs)) as hand:
        run, go, begun = hand.app.background.run, Event(), Event()
        done: list[int] = []

        def work(number: int) -> int:
            begun.set()
            assert go.wait(30)
            return number

        cancelled: list[int] = []
        for number in range(4):
            run(
                "trial",
                partial(work, number),
                done.append,
                cancel=partial(cancelled.append, number),
            )
            assert begun.wait(30)
        assert sum(each.name == "trial" for each in threading.enumerate()) == 1
        go.set()
        await hand.until_idle("trial")
        assert done == [0, 3]
        assert set(cancelled) == {0}


async def test_what_follows_is_not_ended_early_in_place_of_what_has_ended(
    make_app: MakeApp, two_briefs: Path
) -> None:
    cancel, go, begun, end = Background._cancel, Event(), Event(), Event()
    done: list[int] = []
    cancelled: list[int] = []

    def first() -> int:
        assert go.wait(30)
        return 1

    def second() -> int:
        begun.set()
        assert end.wait(30)
        return 2

    def late(*asked: Any) -> None:
        go.set()
        assert begun.wait(30)
        cancel(*asked)

    async with hand_on(make_app(two_briefs)) as hand:
        run = hand.app.background.run
        with patch.object(Background, "_cancel", late):
            run("trial", first, done.append, cancel=partial(cancelled.append, 1))
            await asyncio.to_thread(run, "trial", second, done.append)
        end.set()
        await hand.until_idle("trial")
    assert (done, cancelled) == ([1, 2], [])


async def test_work_that_queues_is_done_in_order_and_taken_where_the_screen_is(
    make_app: MakeApp, two_briefs: Path
) -> None:
    async with hand_on(make_app(two_briefs)) as hand:
        at: list[tuple[int, int, int]] = []

        def take(result: tuple[int, int]) -> None:
            at.append((*result, threading.get_ident()))

        def work(number: int) -> tuple[int, int]:
            return number, threading.get_ident()

        for number in range(5):
            hand.app.background.run("trial", partial(work, number), take, queue=True)
        await hand.until_idle("trial")
        here = threading.get_ident()
        assert [number for number, *_ in at] == [0, 1, 2, 3, 4]
        assert all(worked != here and taken == here for _, worked, taken in at)


@pytest.mark.parametrize("where", ["work", "then"])
async def test_a_fault_is_said_and_what_waits_is_done_all_the_same(
    make_app: MakeApp, two_briefs: Path, where: str
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("no ink")

    async with hand_on(make_app(two_briefs)) as hand:
        run = hand.app.background.run
        done: list[int] = []
        if where == "work":
            run("trial", fail, on_error="It failed", queue=True)
        else:
            run("trial", lambda: 1, fail, on_error="It failed", queue=True)
        run("trial", lambda: 2, done.append, queue=True)
        await hand.until_idle("trial")
        assert hand.notices == ["It failed (ValueError: no ink)."]
        assert done == [2]


async def test_who_looks_for_a_fault_gets_its_traceback(
    make_app: MakeApp, two_briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_DEBUG", "1")
    app = make_app(two_briefs)

    async def fail() -> None:
        async with app.run_test() as pilot:
            app.background.run("trial", lambda: 1 / 0)
            while app.is_running:
                await pilot.pause(0.01)

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert isinstance(app.crash, ZeroDivisionError)


def test_nothing_else_starts_a_thread_or_a_process() -> None:
    threads = re.compile(r"\bThread\(|\brun_worker\(|@work\b|\bto_thread\(|run_in_executor")
    processes = re.compile(r"^\s*(?:import|from) subprocess\b", re.M)
    found = {
        str(path.relative_to(SOURCES)): bool(threads.search(text))
        for path in SOURCES.rglob("*.py")
        if threads.search(text := path.read_text("utf-8")) or processes.search(text)
    }
    assert {name for name, thread in found.items() if thread} == {
        "processes.py",  # what ends a process of many with its parent
        "tui/services/background.py",
        "tui/terminal/output.py",  # a terminal that takes nothing must hold nobody else
        # Within the process that follows a desk: the disk.
        "wire/jetstream/sync.py",
        "wire/jetstream/texts.py",
    }
    # The parsers of an index are a pool of their own.
    assert set(found) <= {
        "tui/services/background.py",
        "tui/terminal/output.py",
        "processes.py",
        "library/index/pool.py",
        "wire/jetstream/meeting.py",
        "wire/jetstream/sync.py",
        "wire/jetstream/texts.py",
    }


def test_work_that_lasts_says_a_fault_once_and_waits_longer_each_time() -> None:
    app, faults = Mock(), iter(("ears", "ears", "eyes", "eyes", ""))
    background = Background(app, (1, 3))

    def work() -> None:
        if fault := next(faults):
            raise ValueError(f"no {fault}")

    with patch.object(background.leaving, "wait") as wait:
        background._lasting(work, "It failed")
    assert [str(call.args[2]) for call in app.tell.call_args_list] == ["no ears", "no eyes"]
    assert [call.args[0] for call in wait.call_args_list] == [1, 2, 3, 3]
