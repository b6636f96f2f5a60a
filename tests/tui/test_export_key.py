"""``x`` writes the summary where it should, and asks before anything is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.brief.outline import Outline
from briefing.export import render
from briefing.settings import Config
from briefing.tui.screens.question import QuestionDialog
from tui import making
from tui.conftest import MakeApp
from tui.hand import AT, Hand, hand_on


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def forbid(folder: Path) -> None:
    folder.chmod(0o500)


def remove(folder: Path) -> None:
    folder.rmdir()


def summary(hand: Hand) -> bytes:
    assert hand.app.card.reading.value is not None
    verdicts = hand.app.checking.of(hand.app.card)
    return render(Outline(hand.app.card.reading.value), "text", verdicts=verdicts).encode()


@AT
async def test_it_writes_to_the_current_folder_and_names_the_whole_path(
    make_app: MakeApp, root: Path, here: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("x")
        path = here / "full.txt"
        assert path.read_bytes() == summary(hand)
        assert hand.notices == [f"Written: {path}"]
        hand.check_rows()
        await hand.press("x")
        assert hand.notices[-1] == f"Already there, unchanged: {path}"
        assert names(here) == ["full.txt"]


@AT
async def test_a_long_path_covers_one_row_of_the_page(
    make_app: MakeApp, root: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = tmp_path / ("a-folder-of-some-length/" * 12)
    async with hand_on(make_app(root, config=Config(export=str(folder))), size) as hand:
        before = hand.rows()
        await hand.press("x")
        assert hand.notices == [f"Written: {folder / 'full.txt'}"]
        said = [row for row, old in zip(hand.rows(), before, strict=True) if row != old]
        assert len(said) == 1
        assert said[0].startswith(" Written: ‹")
        assert said[0].rstrip().endswith("length/full.txt")


async def test_the_settings_name_the_folder(
    make_app: MakeApp, root: Path, here: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out" / "deep"
    async with hand_on(make_app(root, config=Config(export=str(folder)))) as hand:
        await hand.press("x")
        assert (folder / "full.txt").read_bytes() == summary(hand)
    assert not names(here)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_a_current_folder_that_takes_nothing_gives_way_to_home(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    forbid(here)
    async with hand_on(make_app(root)) as hand:
        await hand.press("x")
        assert (Path.home() / "full.txt").read_bytes() == summary(hand)


async def test_a_current_folder_that_is_gone_gives_way_to_home(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    app = make_app(root)
    remove(here)
    async with hand_on(app) as hand:
        await hand.press("x")
        assert (Path.home() / "full.txt").read_bytes() == summary(hand)


async def test_a_folder_that_cannot_be_written_is_said_with_the_way_out(
    make_app: MakeApp, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    app = make_app(root, config=Config(export=str(tmp_path / "file" / "below")))
    async with hand_on(app) as hand:
        await hand.press("x")
        assert len(hand.notices) == 1
        assert f"Cannot write {tmp_path}/file/below/full.txt" in hand.notices[0]
        assert "export" in hand.notices[0].split(". ")[1]


@AT
async def test_other_content_is_asked_about(
    make_app: MakeApp, root: Path, here: Path, size: tuple[int, int]
) -> None:
    path = here / "full.txt"
    path.write_text("mine")
    async with hand_on(make_app(root), size) as hand:
        for key in ("c", "escape", "ctrl+c"):
            await hand.press("x")
            assert isinstance(hand.app.screen, QuestionDialog)
            hand.check_rows()
            for words in ("o  overwrite it", "n  write full-2.txt", "c  cancel"):
                assert words in hand.text
            await hand.press("z", "t", "1", "enter")
            assert isinstance(hand.app.screen, QuestionDialog), "other keys are no answer"
            await hand.press(key)
            assert hand.at_home
            assert hand.notices[-1] == "Nothing was written."
            assert path.read_text() == "mine"
        await hand.press("x", "n")
        assert (here / "full-2.txt").read_bytes() == summary(hand)
        assert hand.notices[-1] == f"Written: {here}/full-2.txt"
        await hand.press("x", "N")
        assert (here / "full-3.txt").read_bytes() == summary(hand)
        await hand.press("x", "o")
        assert path.read_bytes() == summary(hand)
        assert hand.pane.has_focus


async def test_what_another_program_writes_meanwhile_is_asked_about_too(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    path = here / "full.txt"
    path.write_text("mine")
    async with hand_on(make_app(root)) as hand:
        await hand.press("x")
        path.write_text("theirs")
        (here / "full-2.txt").write_text("theirs, too")
        await hand.press("o")
        assert isinstance(hand.app.screen, QuestionDialog)
        assert path.read_text() == "theirs", "it was replaced, and nobody had seen it"
        await hand.press("n")
        assert hand.notices[-1] == f"Written: {here}/full-3.txt"
        await hand.press("x")
        (here / "full-4.txt").write_text("theirs again")
        await hand.press("n")
        assert hand.notices[-1] == f"Written: {here}/full-5.txt"
        await hand.press("x", "o")
        assert path.read_bytes() == summary(hand)


async def test_an_answer_can_be_clicked(make_app: MakeApp, root: Path, here: Path) -> None:
    path = here / "full.txt"
    path.write_text("mine")
    async with hand_on(make_app(root)) as hand:
        await hand.press("x")
        await hand.click_text("exists with other")
        await hand.click(1, 1)
        assert isinstance(hand.app.screen, QuestionDialog), "only an answer is one"
        await hand.click_text("cancel")
        assert hand.at_home
        assert path.read_text() == "mine"
        await hand.press("x")
        await hand.click_text("overwrite it")
        assert path.read_bytes() == summary(hand)


async def test_the_answers_are_seen_on_the_smallest_terminal(
    make_app: MakeApp, root: Path, tmp_path: Path
) -> None:
    folder = tmp_path / ("long-name-" * 15)
    folder.mkdir()
    (folder / "full.txt").write_text("mine")
    async with hand_on(make_app(root, config=Config(export=str(folder))), (30, 8)) as hand:
        await hand.press("x")
        hand.check_rows()
        for words in ("o  overwrite it", "n  write full-2.txt", "c  cancel"):
            assert words in hand.text
        await hand.resize(20, 5)
        assert "overwrite" not in hand.text
        await hand.resize(80, 24)
        assert "overwrite" in hand.text
        await hand.press("c")
        assert hand.at_home
        hand.check_rows()


@AT
async def test_a_red_brief_is_asked_about_once_each_time(
    make_app: MakeApp, tmp_path: Path, here: Path, size: tuple[int, int]
) -> None:
    root = making.library(tmp_path / "library", making.small(tlp="RED"))
    path = here / "small.txt"
    async with hand_on(make_app(root), size) as hand:
        for key in ("c", "escape"):
            await hand.press("x")
            assert "TLP:RED" in hand.text
            assert "w  write it" in hand.text
            await hand.press(key)
            assert not path.exists()
            assert hand.notices[-1] == "Nothing was written."
        await hand.press("x", "w")
        assert path.read_bytes() == summary(hand)
        assert hand.at_home


async def test_a_red_brief_over_other_content_asks_both(
    make_app: MakeApp, tmp_path: Path, here: Path
) -> None:
    root = making.library(tmp_path / "library", making.small(tlp="RED"))
    (here / "small.txt").write_text("mine")
    async with hand_on(make_app(root)) as hand:
        await hand.press("x", "w")
        assert "exists with other content" in hand.text
        await hand.press("c")
        assert (here / "small.txt").read_text() == "mine"
        await hand.press("x", "w", "o")
        assert (here / "small.txt").read_bytes() == summary(hand)


async def test_a_folder_of_that_name_is_never_overwritten(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    (here / "full.txt").mkdir()
    async with hand_on(make_app(root)) as hand:
        await hand.press("x", "o")
        assert "Cannot write" in hand.notices[-1]
        assert (here / "full.txt").is_dir()
        await hand.press("x", "n")
        assert (here / "full-2.txt").is_file()


async def test_it_is_the_brief_as_it_is_not_its_ascii(
    make_app: MakeApp, tmp_path: Path, here: Path
) -> None:
    root = making.library(tmp_path / "library", making.small(title="Überfall am Café"))
    async with hand_on(make_app(root, ascii_only=True)) as hand:
        await hand.press("x")
        assert "Überfall am Café" in (here / "small.txt").read_text(encoding="utf-8")


async def test_from_the_evidence_it_writes_the_brief_too(
    make_app: MakeApp, root: Path, here: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("enter", "x")
        assert (here / "full.txt").read_bytes() == summary(hand)
        assert not hand.at_home
