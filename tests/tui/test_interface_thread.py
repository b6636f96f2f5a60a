"""Nothing is read, listed, written or locked on the thread that paints and takes the keys."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import briefing

from .conftest import MakeApp
from .drafted import accept_one, put_draft
from .hand import SCREENS_BY_KEY, hand_on

PACKAGE = str(Path(briefing.__file__).parent)
WATCHED = {"open", "os.listdir", "os.scandir", "fcntl.flock", "fcntl.lockf", "sqlite3.connect"}
"""What Python says of itself before it does one of them, whoever asked for it."""

_recording: list[tuple[str, list[str]]] | None = None
"""Where the hook, which stays for the whole process, writes what it hears; None: nowhere."""


def _hear(event: str, what: tuple[Any, ...]) -> None:
    if _recording is None or event not in WATCHED:
        return
    if threading.current_thread() is not threading.main_thread():
        return
    path = str(what[0]) if what else ""
    if path.startswith((PACKAGE, sys.prefix, sys.base_prefix)):
        return  # a module that is imported late
    ours: list[str] = []
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(PACKAGE):
            ours.append(f"{name.removeprefix(PACKAGE)}:{frame.f_code.co_name}")
        frame = frame.f_back
    if ours:
        _recording.append((f"{event} {path}", ours[:6]))


@pytest.fixture(scope="module", autouse=True)
def hook() -> None:
    sys.addaudithook(_hear)


@contextmanager
def recorded() -> Iterator[list[tuple[str, list[str]]]]:
    """Collect what the main thread reads, lists, writes or locks for the program."""
    global _recording  # noqa: PLW0603
    found: list[tuple[str, list[str]]] = []
    _recording = found
    try:
        yield found
    finally:
        _recording = None


def test_the_record_itself(tmp_path: Path) -> None:
    from briefing.files import read_guarded
    from briefing.writing import write_atomic

    with recorded() as found:
        write_atomic(tmp_path / "a", b"x")
        read_guarded(tmp_path / "a", 10)
        apart = threading.Thread(target=read_guarded, args=(tmp_path / "a", 10))
        apart.start()
        apart.join()
        (tmp_path / "a").read_text()  # not for the program
    assert sum(str(tmp_path / "a") in what for what, _ in found) == 1


async def test_no_screen_keeps_the_keys_waiting_for_the_disk(
    bundled: Path, make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    accept_one(put_draft(bundled, "exercise-qelmara-2020-03-17"))
    app = make_app(bundled, "exercise-qelmara-2020-03-17", index=True)
    told: list[str] = []
    async with hand_on(app) as hand:
        with recorded() as found:
            for keys in SCREENS_BY_KEY.values():
                await hand.press("t", *keys)
                await hand.go_home()
            for keys in (
                *(("b",), ("/", "q", "enter"), ("s", "r", "enter"), ("question_mark",)),
                *(("D", "D", "j", "a", "e"), ("D", "D", "f"), ("D", "D", "J", "minus", "1", "U")),
                *(("D", "D", "J", "a", "W"), ("D", "D", "W", "enter")),
                *(("ctrl+p", "t"), ("y",), ("T",), ("x",), ("X",), ("2",), ("1",), ("[",)),
            ):
                await hand.press(*keys)
                told += hand.notices
                await hand.press("escape")
                told += hand.notices
                await hand.go_home()
    assert not found, "\n".join(f"{what} by {' < '.join(by)}" for what, by in found)
    assert any(note.startswith("Written") for note in told)
