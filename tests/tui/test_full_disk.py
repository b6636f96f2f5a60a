"""A disk without room: what is there stays whole, one sentence says so, the program goes on."""

from __future__ import annotations

import pwd
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from full_disk import FullDisk
from sweeping import grid

from briefing.format.signoffs import read_signoffs
from briefing.tui.registry import EVIDENCE
from tui import judged, making
from tui.conftest import MakeApp
from tui.hand import Hand, hand_on

ROOM = pytest.mark.parametrize("room", [0, 3])
FULL = "no space left on device"
OURS = "# by hand\n- of: " + "1" * 64 + "\n  by: bo\n  on: 2024-12-01\n"


@contextmanager
def full(room: int) -> Iterator[FullDisk]:
    """A disk that has so many bytes left, for a while."""
    with pytest.MonkeyPatch.context() as patch:
        yield FullDisk(patch, room)


@ROOM
async def test_a_sign_off(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    monkeypatch.setattr(pwd, "getpwuid", lambda _: SimpleNamespace(pw_name="ada"))
    root = judged.library(tmp_path / "library")
    path = root / "briefs" / "judged.checked.yaml"
    async with hand_on(make_app(root), (120, 60)) as hand:
        hand.app.screens.open(EVIDENCE, "situation", judged_place(hand, "open"))
        await hand.settle()
        for there in (False, True):
            if there:
                path.write_text(OURS, encoding="utf-8")
            before = sorted(path.parent.iterdir())
            with full(room) as disk:
                await hand.press("V")
            assert disk.refused == 1
            said = f"Nothing was signed: judged.checked.yaml cannot be written: {FULL}."
            assert hand.notices[-1] == said
            assert sorted(path.parent.iterdir()) == before
            assert "Read by" not in hand.text
        assert path.read_text(encoding="utf-8") == OURS
        await hand.press("V")
        assert path.read_text(encoding="utf-8").startswith(OURS)
        assert [each.by for each in read_signoffs(path).value or ()] == ["bo", "ada"]
        assert "Read by ada" in hand.text


def judged_place(hand: Hand, label: str) -> int:
    """Return the place of an item of the situation."""
    assert hand.app.card.outline is not None
    lines = hand.app.card.outline.section("situation").lines
    return next(place for place, line in enumerate(lines) if line.label == label)


EXPORTS = {"full.svg": ("up",), "full.txt": ("f3",), "full.md": ("down", "f3")}


@grid(name=EXPORTS, room=[0, 3])
async def test_an_export_with_a_map(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, room: int
) -> None:
    keys = EXPORTS[name]
    root = making.library(tmp_path / "library", making.full())
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    path = here / name
    async with hand_on(make_app(root)) as hand:
        for answer in ([], ["o"]):
            if answer:
                path.write_text(OURS, encoding="utf-8")
            with full(room) as disk:
                await hand.press("X", *keys, "enter")
                await hand.press(*answer)
            assert disk.refused == 1
            said = f"Cannot write {path}: {FULL}. The setting export names another folder."
            assert hand.notices[-1] == said
            assert hand.at_home
            assert [each.name for each in here.iterdir()] == ([name] if answer else [])
        assert path.read_text(encoding="utf-8") == OURS
        await hand.press("X", *keys, "enter")
        await hand.press("o")
        assert hand.notices[-1] == f"Written: {path}"
        assert len(path.read_text(encoding="utf-8")) > 500
