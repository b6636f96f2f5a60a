"""``X``: which format, which file; then what ``x`` asks and says."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from full_disk import FullDisk
from textual.widgets import Input

from briefing.atlas.sheet.laid import drawn_from
from briefing.atlas.sheet.page import picture
from briefing.brief.outline import Outline
from briefing.export import FORMATS, NO_TEXT, Format, Judged, render_all, render_bytes
from briefing.settings import Config
from briefing.tui.exporting import KINDS
from briefing.tui.screens.export import ExportDialog
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, Hand, hand_on

AT = pytest.mark.parametrize("size", SIZES, ids=str)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", making.full())


def written(hand: Hand, name: Format) -> bytes:
    return render_bytes(judged(hand), name)


def content(hand: Hand, name: str) -> str:
    return render_all([judged(hand)], name)  # type: ignore[arg-type]


def judged(hand: Hand) -> Judged:
    assert hand.app.card.outline is not None
    verdicts = hand.app.checking.of(hand.app.card)
    brief = Outline(hand.app.card.outline.brief)
    library, entry = hand.app.deck.library, hand.app.card.entry
    texts = {each.id: library.at_hand(entry, each) for each in brief.brief.sources}
    return Judged(brief, verdicts, texts=texts)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def dialog(hand: Hand) -> ExportDialog:
    assert isinstance(hand.app.screen, ExportDialog)
    return hand.app.screen


def path_line(hand: Hand) -> Input:
    return dialog(hand).input


async def clear(hand: Hand) -> None:
    """Empty the line in which the path is typed."""
    await hand.press("end", "ctrl+u")
    assert path_line(hand).value == ""


async def retype(hand: Hand, text: str) -> None:
    await clear(hand)
    await hand.type(text)


# -- formats ------------------------------------------------------------------------------------


@AT
async def test_it_offers_where_x_would_write_and_the_formats(
    make_app: MakeApp, root: Path, here: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("X")
        hand.check_rows()
        for words in ("EXPORT", "to the file", "↵ write", "Esc cancel"):
            assert words in hand.text, words
        for kind in KINDS:
            assert f" {kind} " in hand.text, kind
            await hand.press("down")
            hand.check_rows()
        assert dialog(hand).formats.chosen == "text", "round the end"
        assert path_line(hand).value == str(here / "full.txt")
        assert path_line(hand).has_focus
        await hand.press("escape")
        assert hand.at_home
        assert hand.pane.has_focus
        assert not names(here)
        assert not hand.notices


@AT
async def test_the_ending_follows_the_format(
    make_app: MakeApp, root: Path, here: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("X")
        seen = []
        for key in ("down", "tab", "down", "up", "shift+tab"):
            await hand.press(key)
            hand.check_rows()
            assert path_line(hand).has_focus
            seen.append((dialog(hand).formats.chosen, Path(path_line(hand).value).name))
        assert seen == [("markdown", "full.md"), ("json", "full.json"), ("html", "full.html"),
                        ("json", "full.json"), ("markdown", "full.md")]  # fmt: skip
        await hand.press("up", "up")
        assert dialog(hand).formats.chosen == "svg", "round the end"
        await hand.press("down", "down")
        await hand.press("enter")
        assert (here / "full.md").read_text(encoding="utf-8") == content(hand, "markdown")
        assert hand.notices == [f"Written: {here / 'full.md'}"]


async def test_each_format_is_written_and_carries_the_label(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        for name, ending in FORMATS.items():
            await hand.press("X")
            await hand.click_text(f" {name} ")
            assert dialog(hand).formats.chosen == name
            assert path_line(hand).has_focus, name
            await hand.press("enter")
            data = (here / f"full{ending}").read_bytes()
            assert data == written(hand, name), name
            if name in NO_TEXT:
                continue  # tests/export/test_docx.py reads its label
            text = data.decode()
            assert "AMBER" in text, name
            if name == "json":
                assert next(iter(json.loads(text))) == "tlp"


async def test_without_its_extra_a_format_says_how_to_get_it(
    make_app: MakeApp, root: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.export.docx.find_spec", lambda name: None)
    async with hand_on(make_app(root)) as hand:
        await hand.press("X")
        await retype(hand, "a.docx")
        await hand.click_text(" docx ")
        await hand.press("enter")
        (notice,) = hand.notices
        assert notice.startswith("Nothing was written: a Word document needs the extra docx, ")
        assert notice.endswith(" pip install 'briefing-room[docx]'")
        assert not names(here)


async def test_an_ending_of_ones_own_is_left_alone(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("X")
        await retype(hand, "mine.page")
        await hand.press("down", "enter")
        assert (here / "mine.page").read_text(encoding="utf-8") == content(hand, "markdown")


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


# -- questions ----------------------------------------------------------------------------------


@AT
async def test_an_existing_file_asks(
    make_app: MakeApp, root: Path, here: Path, size: tuple[int, int]
) -> None:
    mine = here / "full.json"
    mine.write_text("mine")
    async with hand_on(make_app(root), size) as hand:
        answers = {
            "c": "Nothing was written.",
            "escape": "Nothing was written.",
            "n": f"Written: {here / 'full-2.json'}",
            "o": f"Written: {mine}",
        }
        for answer, said in answers.items():
            await hand.press("X", "down", "down", "enter")
            assert "overwrite it" in hand.text
            hand.check_rows()
            await hand.press(answer)
            assert hand.at_home
            assert hand.notices == [said]
            text = content(hand, "json") if answer == "o" else "mine"
            assert mine.read_text(encoding="utf-8") == text
        await hand.press("X", "down", "down", "enter")
        assert hand.notices[-1] == f"Already there, unchanged: {mine}"


@AT
async def test_a_red_brief_asks_whatever_the_format(
    make_app: MakeApp, tmp_path: Path, here: Path, size: tuple[int, int]
) -> None:
    root = making.library(tmp_path / "library", making.small(tlp="RED"))
    async with hand_on(make_app(root), size) as hand:
        for keys in (("down",), ("up", "up")):
            await hand.press("X", *keys, "enter")
            assert "TLP:RED" in hand.text
            await hand.press("escape")
            assert hand.notices[-1] == "Nothing was written."
        assert not names(here)
        await hand.press("X", "down", "enter", "w")
        assert (here / "small.md").read_text(encoding="utf-8") == content(hand, "markdown")


@pytest.mark.parametrize("way", [("enter",), ("u",), ("l",)], ids=str)
async def test_it_opens_from_every_screen_of_a_brief(
    make_app: MakeApp, root: Path, here: Path, way: tuple[str, ...]
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press(*way)
        screen = hand.app.screen
        await hand.press("X", "enter")
        assert hand.app.screen is screen
        assert (here / "full.txt").is_file()


async def test_without_a_brief_there_is_nothing_to_export(
    make_app: MakeApp, tmp_path: Path, here: Path
) -> None:
    root = making.library(tmp_path / "library", ("wrong.yaml", making.BROKEN))
    async with hand_on(make_app(root)) as hand:
        await hand.press("X")
        assert hand.at_home
    async with hand_on(make_app(making.library(tmp_path / "empty"))) as hand:
        await hand.press("X")
        assert hand.at_home
    assert not names(here)


async def test_f2_puts_the_verdicts_beside_the_items(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("X")
        assert "verdicts counted" in hand.text
        await hand.press("f2")
        assert "verdicts beside items" in hand.text
        await hand.press("enter")
        text = (here / "full.txt").read_text(encoding="utf-8")
        assert "✗ [s1:p1]" in text
        assert text != content(hand, "text")
        await hand.press("X", "f2", "f2", "enter")
        assert "exists with other content" in hand.text


# -- the map ------------------------------------------------------------------------------------


async def drawn(hand: Hand) -> None:
    """Wait for the thread that draws."""
    await hand.settle()


async def test_f3_draws_the_map_below_the_claims(make_app: MakeApp, root: Path, here: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        for name, size in product(("text", "markdown"), SIZES):
            await hand.resize(*size)
            await hand.press("X", *["down"] * (name == "markdown"))
            assert "map off" in hand.text, (name, size)
            await hand.press("f3")
            hand.check_rows()
            assert "map on" in hand.text, (name, size)
            if size != SIZES[-1]:
                await hand.press("escape")
            else:
                await hand.press("f2", "enter")
                await drawn(hand)
                assert hand.app.card.outline is not None
                verdicts = hand.app.checking.of(hand.app.card)
                whole = Judged(hand.app.card.outline.brief, verdicts, marks=True, map=True)
                file = here / f"full{FORMATS[name]}"  # type: ignore[index]
                text = file.read_text(encoding="utf-8")
                assert text == render_all([whole], name)  # type: ignore[arg-type]
                assert "Said to hold, be in or fight for it: " in " ".join(text.split())
                keys = (*["down"] * (name == "markdown"), "f3", "f3", "enter", "o")
                await hand.press("X", *keys)
                assert file.read_text(encoding="utf-8") == content(hand, name)


@AT
async def test_svg_is_the_map_as_a_picture(
    make_app: MakeApp, root: Path, here: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("X", "up")
        assert "the map as a picture" in hand.text
        hand.check_rows()
        await hand.press("enter")
        await drawn(hand)
        assert hand.app.card.outline is not None
        written = (here / "full.svg").read_text(encoding="utf-8")
        assert written == picture(Outline(hand.app.card.outline.brief))
        words = [node.text for node in ElementTree.fromstring(written).iter() if node.text]
        assert words.count("TLP:AMBER") == 2
        assert hand.notices[-1] == f"Written: {here / 'full.svg'}"


async def test_what_has_no_map_says_so(make_app: MakeApp, tmp_path: Path, here: Path) -> None:
    root = making.library(tmp_path / "library", making.small())
    async with hand_on(make_app(root)) as hand:
        await hand.press("X", "f3")
        assert hand.notices[-1] == "This brief names no places."
        await hand.press("down", "down", "f3", *("down", "f2") * (len(KINDS) - 3))
        assert len(hand.notices) == 1, "where there is nothing to choose the keys do nothing"
        await hand.press("enter")
        assert "there is no map" in hand.notices[-1]
        assert isinstance(hand.app.screen, ExportDialog)
        assert not names(here)


async def test_a_map_that_cannot_be_drawn_writes_nothing_and_says_why(
    make_app: MakeApp, root: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("not a basemap")

    drawn_from.cache_clear()
    monkeypatch.setattr("briefing.atlas.basemap.Basemap.__init__", fail)
    async with hand_on(make_app(root)) as hand:
        for keys in (("f3",), ("up",)):
            await hand.press("X", *keys, "enter")
            await drawn(hand)
            assert "cannot be drawn" in hand.notices[-1]
            assert "not a basemap" in hand.notices[-1]
            assert hand.at_home
        assert not names(here)


async def test_a_map_of_a_red_brief_asks_first(
    make_app: MakeApp, tmp_path: Path, here: Path
) -> None:
    raw = making.full()
    raw["tlp"] = "RED"
    root = making.library(tmp_path / "library", raw)
    async with hand_on(make_app(root)) as hand:
        await hand.press("X", "up", "enter")
        assert "TLP:RED" in hand.text
        await hand.press("c")
        assert hand.notices[-1] == "Nothing was written."
        assert not names(here)
        await hand.press("X", "up", "enter", "w")
        await drawn(hand)
        assert names(here) == ["full.svg"]


async def test_no_key_is_offered_that_does_nothing_for_the_format(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled), (80, 24)) as hand:
        await hand.press("X")
        assert "F2 verdicts" in hand.text
        assert "F3 map" in hand.text
        await hand.press("up")  # svg, the last of the formats
        assert "the map as a picture" in hand.text
        assert "F2" not in hand.text
        assert "F3" not in hand.text
        await hand.press("f2", "f3", "down")
        assert "verdicts counted" in hand.text
