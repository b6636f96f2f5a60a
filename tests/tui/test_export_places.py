"""``X``: any place can be typed, and what cannot be is said."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from full_disk import FullDisk

from briefing.settings import Config
from tui.conftest import MakeApp
from tui.export_dialog import clear, content, dialog, names, path_line, retype
from tui.hand import hand_on

# -- the place ----------------------------------------------------------------------------------


PLACES = {
    "other.txt": "here/other.txt",
    "../beside.txt": "beside.txt",
    "~/in home.txt": "home/in home.txt",
    "  spaces.txt ": "here/spaces.txt",
    "[/b] [red]x.txt": "here/[/b] [red]x.txt",
    "قلمارا 云.txt": "here/قلمارا 云.txt",
    # A folder gets the file of the usual name.
    ".": "here/full.txt",
    "..": "full.txt",
    "~": "home/full.txt",
}
"""What is typed, and where the file then is."""


async def test_any_place_can_be_typed(
    make_app: MakeApp, root: Path, here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    async with hand_on(make_app(root)) as hand:
        for typed, place in PLACES.items():
            hand.app.clear_notifications()
            await hand.press("X")
            await retype(hand, typed)
            hand.check_rows()
            await hand.press("enter")
            hand.check_rows()
            path = tmp_path / place
            if not path.parent.is_dir():
                assert not hand.notices, "it asks before it makes a folder"
                await hand.press("m")
            assert hand.at_home, typed
            assert path.read_text(encoding="utf-8") == content(hand, "text"), typed
            (notice,) = hand.notices
            assert notice.startswith("Written: "), typed
            assert path.name in notice


async def test_the_setting_names_the_folder(
    make_app: MakeApp, root: Path, here: Path, tmp_path: Path
) -> None:
    config = Config(export=str(tmp_path / "out"))
    async with hand_on(make_app(root, config=config)) as hand:
        await hand.press("X")
        assert path_line(hand).value == str(tmp_path / "out" / "full.txt")
        await hand.press("down", "enter")
        assert (tmp_path / "out" / "full.md").is_file()
        assert not names(here)


async def test_without_a_name_or_a_home_it_says_so_and_stays(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    said = {
        "  ": "Type the name of a file or a folder.",
        "~nobody-of-that-name/x.txt": "There is no home folder for ~nobody-of-that-name.",
    }
    async with hand_on(make_app(root)) as hand:
        await hand.press("X")
        for typed, notice in said.items():
            await retype(hand, typed)
            await hand.press("enter")
            dialog(hand)  # it is still there
            assert hand.notices == [notice]
            assert not names(here)


def forbid(folder: Path) -> None:
    folder.chmod(0o500)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_a_folder_that_takes_nothing_is_said(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    forbid(here)
    async with hand_on(make_app(root)) as hand:
        await hand.press("X")
        await retype(hand, "x.txt")
        await hand.press("enter")
        assert hand.notices[0].startswith("Cannot write x.txt: permission denied.")


async def test_a_folder_that_is_not_there_is_made_when_asked_for(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    places = {"new/deep/other.txt": "new/deep/other.txt", "made/": "made/full.txt"}
    async with hand_on(make_app(root)) as hand:
        for typed, place in places.items():
            folder = typed.partition("/")[0]
            for answer in ("c", "escape", "m"):
                await hand.press("X")
                await retype(hand, typed)
                await hand.press("enter")
                assert f"There is no folder {folder}" in hand.text, typed
                hand.check_rows()
                assert folder not in names(here)
                await hand.press(answer)
                assert hand.at_home, answer
                said = f"Written: {place}" if answer == "m" else "Nothing was written."
                assert hand.notices == [said], answer
            assert (here / place).read_text(encoding="utf-8") == content(hand, "text")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


ODD: dict[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/null"),
    "socket": _socket,
    "link to nothing": lambda path: path.symlink_to("nowhere/at/all"),
}


async def test_what_is_no_file_is_refused_as_on_the_command_line(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    place, mine = here / "odd.txt", here / "mine.txt"
    async with hand_on(make_app(root)) as hand:
        for what, make in ODD.items():
            make(place)
            kind = place.lstat().st_mode
            hand.app.clear_notifications()
            await hand.press("X")
            await retype(hand, "odd.txt")
            await hand.press("enter")
            assert hand.at_home, (what, "nothing is asked")
            (notice,) = hand.notices
            assert notice.startswith("Cannot write odd.txt: it is no regular file."), what
            assert place.lstat().st_mode == kind, what
            assert names(here) == ["odd.txt"], what
            # It may take the name while the question stands.
            mine.write_text("mine")
            await hand.press("X")
            await retype(hand, "mine.txt")
            await hand.press("enter")
            place.rename(mine)
            await hand.press("o")
            assert hand.notices[-1].startswith("Cannot write mine.txt: it is no regular file."), (
                what
            )
            assert mine.lstat().st_mode == kind, what
            mine.unlink()


async def test_no_part_of_the_library_is_replaced(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    path = root / "briefs" / "full.yaml"
    before = path.read_bytes()
    (here / "odd.txt").symlink_to(path)
    async with hand_on(make_app(root)) as hand:
        for typed in (str(path), "odd.txt"):
            hand.app.clear_notifications()
            await hand.press("X")
            await retype(hand, typed)
            await hand.press("enter")
            assert hand.at_home, "nothing is asked"
            (notice,) = hand.notices
            assert notice.startswith("Cannot write "), typed
            assert "it is part of the library." in notice, typed
            assert path.read_bytes() == before


async def test_names_that_are_no_utf8_are_written_escaped_and_taken_back(
    make_app: MakeApp, root: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = here / os.fsdecode(b"M\xe4rz")
    odd.mkdir()
    monkeypatch.chdir(odd)
    async with hand_on(make_app(root)) as hand:
        await hand.press("X")
        assert path_line(hand).value == str(here / "M\\xe4rz" / "full.txt")
        await hand.press("enter")
        assert (odd / "full.txt").read_text(encoding="utf-8") == content(hand, "text")
        assert hand.notices == [f"Written: {here}/M\\xe4rz/full.txt"]
        assert names(here) == [odd.name]


async def test_a_place_that_cannot_be_is_said(make_app: MakeApp, root: Path, here: Path) -> None:
    (here / "full.txt").write_text("a file")
    async with hand_on(make_app(root)) as hand:
        for typed in ("n" * 300 + ".txt", "full.txt/below.txt", "/proc/such.txt"):
            hand.app.clear_notifications()
            await hand.press("X")
            await clear(hand)
            path_line(hand).value = typed
            await hand.press("enter")
            hand.check_rows()
            (notice,) = hand.notices
            assert notice.startswith(f"Cannot write {typed}: ")
            assert "The setting export names another folder." in notice
            assert hand.at_home, typed
            assert (here / "full.txt").read_text() == "a file", typed


async def test_a_full_disk_is_said_and_takes_nothing_away(
    make_app: MakeApp, root: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with hand_on(make_app(root)) as hand:
        disk = FullDisk(monkeypatch, 40)
        for turn, keys in enumerate((["x"], ["X", "enter"])):
            hand.app.clear_notifications()
            await hand.press(*keys)
            assert disk.refused == 2 * turn + 1, keys
            assert not names(here), keys
            (here / "full.txt").write_text("mine")
            await hand.press(*keys, "o")
            assert disk.refused == 2 * turn + 2, keys
            assert names(here) == ["full.txt"], keys
            assert (here / "full.txt").read_text() == "mine"
            (said,) = set(hand.notices)
            assert said.startswith(f"Cannot write {here / 'full.txt'}: no space left on device.")
            assert hand.at_home, keys
            hand.check_rows()
            (here / "full.txt").unlink()
        await hand.press("t")
        assert hand.page.focus_key == "territory"
