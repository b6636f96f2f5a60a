"""Files that go, come, are renamed or replaced while the dashboard runs, and the folder itself."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import watchfiles.main
from watchfiles import Change

from briefing import paths
from briefing.library.store import Changes
from briefing.paths import short
from tui import making
from tui.conftest import MakeApp
from tui.hand import hand_on
from tui.saving import AT, brief, live_on, long, save


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", long(), making.small("other", "2024-01-01"))


# -- gone, renamed, replaced --------------------------------------------------------------------


@AT
async def test_a_file_that_is_deleted_is_still_on_the_screen(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with live_on(make_app(root, live=True), size) as hand:
        await hand.press("t", "j")
        brief(root).unlink()
        await hand.until(lambda: hand.app.overview.banner.display)
        assert "The file is gone" in hand.text
        assert hand.selected == ("territory", 1)
        hand.check_rows()
        await hand.press("2", "1")
        hand.check_rows()
        assert hand.shown == "long"
        save(brief(root), long(title="Back again"))
        await hand.until(lambda: "Back again" in hand.rows()[0])
        assert not hand.app.overview.banner.display


async def test_a_file_that_is_renamed_is_gone_and_new(make_app: MakeApp, root: Path) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        brief(root).rename(brief(root, "renamed"))
        await hand.until(lambda: hand.app.overview.banner.display and hand.notices)
        assert hand.notices == ["New in the library: The long one"]
        assert "Statement 1." in hand.text
        await hand.press("2")
        assert not hand.app.overview.banner.display
        assert Path(hand.app.card.entry.key).name == "renamed.yaml"
        assert "The long one" in hand.rows()[0]


async def test_a_link_inside_the_library_is_followed(make_app: MakeApp, root: Path) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        (root / "briefs" / ".kept").mkdir()
        target = root / "briefs" / ".kept" / "target.yaml"
        target.write_text(json.dumps(long(title="Behind a link")), encoding="utf-8")
        link = root / "briefs" / ".link"
        link.symlink_to(target)
        link.replace(brief(root))
        await hand.until(lambda: "Behind a link" in hand.rows()[0])
        assert not hand.app.overview.banner.display


async def test_a_link_that_leads_outside_is_not_followed(
    make_app: MakeApp, root: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(json.dumps(long(title="Outside")), encoding="utf-8")
    async with live_on(make_app(root, live=True)) as hand:
        link = root / "briefs" / ".link"
        link.symlink_to(outside)
        link.replace(brief(root))
        await hand.until(lambda: hand.app.overview.banner.display)
        assert "outside the library" in hand.text
        assert "The long one" in hand.rows()[0]
        assert "Statement 1." in hand.text


async def test_a_system_that_watches_no_more_folders_is_said_once_and_asked_on(
    make_app: MakeApp, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.library.watch.CHECK_S", 0.01)
    paths.themes()[-1].mkdir(parents=True)
    real, asked = watchfiles.watch, list[str]()

    def watch(*folders: Path, **options: Any) -> Iterator[set[tuple[Change, str]]]:
        asked.extend(folder.name for folder in folders)
        if min(asked.count("briefs"), asked.count("themes")) < 8:
            raise RuntimeError("Too many open files")
        return real(*folders, **options)

    monkeypatch.setattr(watchfiles, "watch", watch)
    app = make_app(root, live=True)
    app.background.pauses = (0.01, 0.01)
    async with live_on(app) as hand:
        (notice,) = hand.notices
        assert notice.startswith("What is saved elsewhere may come onto the screen late")
        assert "(too many open files)" in notice
        save(brief(root), long(title="Another title"))
        await hand.until(lambda: "Another title" in hand.rows()[0])
        assert hand.notices == [notice]


# -- new in the library -------------------------------------------------------------------------


@AT
async def test_a_new_brief_is_told_counted_and_has_a_digit(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with live_on(make_app(root, live=True), size) as hand:
        await hand.press("t", "j")
        save(brief(root, "new"), making.small("new", "2025-01-01", title="Brand [b]new[/b]"))
        await hand.until(lambda: hand.notices)
        assert hand.notices == ["New in the library: Brand [b]new[/b]"]
        assert hand.shown == "long"
        assert hand.selected == ("territory", 1)
        # Newest by its cut-off, it stands first; what is shown stays shown, under its new number.
        if size[0] >= 120:
            assert "brief 2 of 3" in hand.rows()[1]
        elif size[0] >= 80:
            assert "2/3" in hand.rows()[1]
        if size[0] >= 200:
            assert "1-3 brief" in hand.rows()[-1]
        await hand.press("1")
        assert hand.shown == "new"
        await hand.press("`")
        assert hand.shown == "long"
        await hand.press("3")
        assert hand.shown == "other"
        await hand.press("b")
        assert "Brand [b]new[/b]" in hand.text
        hand.check_rows()


async def test_briefs_that_arrive_together_are_told_in_one_notice(
    make_app: MakeApp, root: Path
) -> None:
    app = make_app(root)
    async with hand_on(app) as hand:
        for name, as_of in (("late", "2025-02-01"), ("early", "2001-01-01")):
            save(brief(root, name), making.small(name, as_of))
        app.live.read(Changes(anything=True))
        await hand.settle()
        assert hand.notices == ["New in the library: Title of late; Title of early"]
        assert [entry.id for entry in app.brief_list.entries] == ["late", "long", "other", "early"]
        assert hand.shown == "long"
        assert "brief 2 of 4" in hand.rows()[1]


async def test_a_list_that_is_open_has_what_arrives_in_its_place(
    make_app: MakeApp, root: Path
) -> None:
    app = make_app(root)
    async with hand_on(app) as hand:
        await hand.press("b")
        save(brief(root, "new"), making.small("new", "2025-01-01"))
        app.live.read(Changes(anything=True))
        await hand.settle()
        listed = hand.rows()[2:]
        rows = [row for row in listed if "Title of new" in row or "The long one" in row]
        assert "1  Title of new" in rows[0]
        assert "2  The long one" in rows[1]
        assert "\N{BLACK RIGHT-POINTING SMALL TRIANGLE} 2" in rows[1], "chosen as before"
        await hand.press("enter")
        assert hand.shown == "long"


async def test_a_new_brief_that_is_broken_is_named_by_its_file(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        save(root / "briefs" / "half [red].yaml", "schema: [")
        await hand.until(lambda: hand.notices)
        assert hand.notices == ["New in the library: half [red].yaml"]
        await hand.press("3")
        assert "This brief cannot be shown" in hand.text
        hand.check_rows()


async def test_the_first_brief_of_an_empty_library_is_shown(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = making.library(tmp_path / "library")
    async with live_on(make_app(root, live=True)) as hand:
        assert "No briefs here yet." in hand.text
        save(brief(root, "small"), making.small())
        await hand.until(lambda: "One thing happened." in hand.text)
        assert hand.pane.has_focus
        assert "brief 1 of 1" in hand.rows()[1]


async def test_what_is_no_brief_is_not_told(make_app: MakeApp, root: Path) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        for name in ("notes.txt", ".hidden.yaml", "x.sealed.yaml", "y.yaml~", "config.yaml"):
            (root / "briefs" / name).write_text("schema: briefing/1", encoding="utf-8")
        save(brief(root), long(title="Another title"))
        await hand.until(lambda: "Another title" in hand.rows()[0])
        await asyncio.sleep(0.2)
        assert not hand.notices
        assert len(hand.app.brief_list) == 2


async def test_a_folder_of_briefs_moved_in_is_found(
    make_app: MakeApp, root: Path, tmp_path: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        folder = tmp_path / "march"
        folder.mkdir()
        (folder / "new.yaml").write_text(json.dumps(making.small("new")), encoding="utf-8")
        folder.rename(root / "briefs" / "march")
        await hand.until(lambda: hand.notices)
        assert hand.notices == ["New in the library: Title of new"]
        (root / "briefs" / "march").rename(tmp_path / "away")
        await hand.press("2")
        await hand.until(lambda: hand.app.overview.banner.display)
        assert "The file is gone" in hand.text


# -- haste and loss -----------------------------------------------------------------------------


@pytest.mark.parametrize("whole", [True, False], ids=["renamed", "overwritten"])
async def test_many_saves_in_a_row_end_on_the_last_one(
    make_app: MakeApp, root: Path, whole: bool
) -> None:
    def many() -> None:
        for number in range(20):
            raw = long(title=f"Save number {number}")
            text = making.BROKEN if number % 7 == 3 else json.dumps(raw)
            if whole:
                save(brief(root), text)
            else:
                brief(root).write_text(text, encoding="utf-8")
            time.sleep(0.02)

    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("t", "j")
        await asyncio.to_thread(many)
        await hand.until(lambda: "Save number 19" in hand.rows()[0])
        await hand.until(lambda: not hand.app.overview.banner.display)
        assert hand.selected == ("territory", 1)
        assert hand.pane.has_focus
        hand.check_rows()


async def test_a_library_that_goes_and_comes_back_is_followed_on(
    make_app: MakeApp, root: Path, tmp_path: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("t", "j")
        shutil.move(root, tmp_path / "away")
        await hand.until(lambda: hand.app.overview.banner.display)
        assert "The file is gone" in hand.text
        await hand.until(lambda: bool(hand.notices))
        assert hand.notices == [f"The library {short(root)} is gone, or cannot be read."]
        assert hand.selected == ("territory", 1)
        save(tmp_path / "away" / "briefs" / "long.yaml", long(title="While away"))
        shutil.move(tmp_path / "away", root)
        await hand.until(lambda: "While away" in hand.rows()[0])
        assert not hand.app.overview.banner.display
        save(brief(root), long(title="After that"))
        await hand.until(lambda: "After that" in hand.rows()[0])
        assert hand.selected == ("territory", 1)


async def test_a_folder_that_is_replaced_in_one_go_is_read_anew(
    make_app: MakeApp, root: Path, tmp_path: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        shutil.copytree(root / "briefs", tmp_path / "next")
        save(tmp_path / "next" / "long.yaml", long(title="The next state"))
        save(tmp_path / "next" / "new.yaml", making.small("new"))
        (root / "briefs").rename(tmp_path / "before")
        (tmp_path / "next").rename(root / "briefs")
        await hand.until(lambda: "The next state" in hand.rows()[0])
        await hand.until(lambda: "New in the library: Title of new" in hand.notices)
        assert not hand.app.overview.banner.display
        save(brief(root), long(title="After that"))
        await hand.until(lambda: "After that" in hand.rows()[0])


async def test_what_happens_while_the_program_ends_does_not_hurt(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        save(brief(root), long(title="Too late"))
        await hand.press("q")
        save(brief(root), making.BROKEN)
    assert hand.app.crash is None
    assert hand.app.return_code == 0
