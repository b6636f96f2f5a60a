"""What is saved elsewhere comes onto the screen by itself; nothing that one was at is lost."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import watchfiles.main
from watchfiles import Change
from watchfiles._rust_notify import RustNotify

from briefing import paths
from briefing.library.store import Changes
from briefing.tui.app import BriefingApp
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, Hand, hand_on

AT = pytest.mark.parametrize("size", SIZES, ids=str)


def long(*extra: making.Raw, title: str = "The long one") -> making.Raw:
    """A brief of thirty claims and thirty statements; ``extra`` claims stand first."""
    return making.small(
        "long",
        title=title,
        places=[{"id": "p0", "name": "Harl", "cite": ["p1"]}],
        situation={"summary": [making.statement(f"Statement {n}.") for n in range(30)]},
        territory=[
            *extra,
            *(claim(f"t{n}", f"Claim {n} stands.") for n in range(30)),
        ],
    )


def claim(claim_id: str, text: str) -> making.Raw:
    return making.statement(text, id=claim_id, place="p0", control="full")


def save(path: Path, brief: making.Raw | str) -> Path:
    """Save a file as most editors do: another one beside it, then a rename."""
    text = brief if isinstance(brief, str) else json.dumps(brief, ensure_ascii=False, indent=1)
    other = path.with_name(f".{path.name}.swp")
    other.write_text(text, encoding="utf-8")
    other.replace(path)
    return path


@asynccontextmanager
async def live_on(app: BriefingApp, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Hand]:
    """Run an app that watches its library and the themes, and wait until it does."""
    watched: set[str] = set()

    def watch(folders: list[str], *options: Any) -> Any:
        watching = RustNotify(folders, *options)
        watched.update(folders)
        return watching

    root = Path(app.deck.library.location.full)
    folders = (root / "briefs", root / "seeds", *paths.themes())
    there = {str(folder) for folder in folders if folder.is_dir()}
    with patch.object(watchfiles.main, "RustNotify", watch):
        async with hand_on(app, size) as hand:
            await hand.until(lambda: there <= watched)
            yield hand


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", long(), making.small("other", "2024-01-01"))


def brief(root: Path, name: str = "long") -> Path:
    return root / "briefs" / f"{name}.yaml"


# -- a good save --------------------------------------------------------------------------------


@AT
async def test_a_save_changes_the_text_and_nothing_else(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with live_on(make_app(root, live=True), size) as hand:
        await hand.press("t", "z", *("j",) * 12)
        at = (hand.selected, hand.pane.top, hand.page.maximised)
        raw = long(title="Another title")
        raw["territory"][12]["text"] = "Claim 12 is new."
        save(brief(root), raw)
        await hand.until(lambda: "Another title" in hand.rows()[0])
        assert (hand.selected, hand.pane.top, hand.page.maximised) == at
        assert "Claim 12 is new." in hand.text
        assert hand.pane.has_focus
        assert hand.on_screen(hand.pane)
        assert not hand.notices
        hand.check_rows()


@AT
async def test_the_selection_stays_with_its_item_wherever_it_goes(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with live_on(make_app(root, live=True), size) as hand:
        await hand.press("t", *("j",) * 20)
        raw = long(*(claim(f"n{n}", f"New {n}.") for n in range(5)))
        save(brief(root), raw)
        await hand.until(lambda: hand.pane.selected == 25)
        assert hand.on_screen(hand.pane)
        raw["territory"].reverse()
        save(brief(root), raw)
        await hand.until(lambda: hand.pane.selected == 9)
        assert hand.pane.line is not None
        assert hand.pane.line.label == "t20"
        assert hand.on_screen(hand.pane)
        del raw["territory"][9:]
        save(brief(root), raw)
        await hand.until(lambda: hand.pane.selected == 8)
        assert hand.on_screen(hand.pane)
        hand.check_rows()


async def test_an_item_without_an_id_is_known_by_its_words(make_app: MakeApp, root: Path) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("s", *("j",) * 4)
        raw = long()
        raw["situation"]["summary"].insert(0, making.statement("A new first one."))
        save(brief(root), raw)
        await hand.until(lambda: hand.pane.selected == 5)
        assert hand.pane.line is not None
        assert hand.pane.line.text == "Statement 4."


async def test_a_scrolled_pane_stays_where_it_is(make_app: MakeApp, root: Path) -> None:
    async with live_on(make_app(root, live=True), (120, 30)) as hand:
        x, y = hand.find("Statement 1.")
        for _ in range(3):
            await hand.wheel(x, y)
        pane = hand.page.panes["situation"]
        assert pane.top == 3
        save(brief(root), long(title="Another title"))
        await hand.until(lambda: "Another title" in hand.rows()[0])
        assert pane.top == 3
        assert pane.selected == 0


async def test_a_save_without_a_change_changes_nothing(make_app: MakeApp, root: Path) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        outline = hand.app.card.outline
        shown = hand.page.outline
        await hand.press("t", "j")
        brief(root).touch()
        save(brief(root, "other"), making.small("other", "2024-01-01", title="Other now"))
        await hand.until(lambda: hand.app.deck.card(1).title == "Other now")
        assert hand.page.outline is shown
        assert outline is not None
        assert hand.selected == ("territory", 1)


async def test_a_brief_that_is_not_shown_is_new_when_one_goes_there(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("2", "1")
        save(brief(root, "other"), making.small("other", "2024-01-01", title="Other now"))
        await hand.until(lambda: hand.app.deck.card(1).title == "Other now")
        assert "The long one" in hand.rows()[0]
        await hand.press("2")
        assert "Other now" in hand.rows()[0]
        save(brief(root), making.BROKEN)
        await hand.until(lambda: hand.app.deck.card(0).outline is None)
        assert not hand.app.overview.banner.display
        await hand.press("1")
        assert "This brief cannot be shown" in hand.text


# -- a broken one -------------------------------------------------------------------------------


@AT
async def test_a_broken_save_keeps_the_last_good_brief_and_says_what_is_wrong(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with live_on(make_app(root, live=True), size) as hand:
        await hand.press("t", *("j",) * 3)
        save(brief(root), json.dumps(long(), indent=1).replace('"full"', '"fulll"', 1))
        await hand.until(lambda: hand.app.overview.banner.display)
        hand.check_rows()
        words = " ".join(hand.text.split())
        assert "1 problem" in words
        line = next(n for n, text in enumerate(brief(root).read_text().splitlines(), 1)
                    if "fulll" in text)  # fmt: skip
        assert f"line {line}, column" in words
        if size[1] > 12:
            assert "last good one" in words
            assert f'{line} > "control": "fulll"' in words
        assert "The long one"[: size[0] // 4] in hand.rows()[0]
        assert hand.selected == ("territory", 3)
        assert hand.pane.has_focus
        await hand.press("j", "enter")
        assert hand.evidence.line.label == "t4"
        await hand.press("escape")
        save(brief(root), long(title="Mended"))
        await hand.until(lambda: "Mended" in hand.rows()[0])
        assert not hand.app.overview.banner.display
        assert hand.selected == ("territory", 4)
        assert hand.on_screen(hand.pane)
        hand.check_rows()


async def test_on_the_smallest_terminal_the_banner_leaves_room_for_the_brief(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True), (100, 40)) as hand:
        save(brief(root), making.BROKEN)
        await hand.until(lambda: hand.app.overview.banner.display)
        tall = hand.app.overview.banner.size.height
        for size in ((100, 12), (30, 8), (40, 12)):
            await hand.resize(*size)
            await hand.press("t")
            assert hand.on_screen(hand.pane), size
            assert 0 < hand.app.overview.banner.size.height <= size[1] - 7
            hand.check_rows()
        await hand.resize(30, 8)
        assert "›" in hand.rows()[2]
        await hand.resize(100, 40)
        assert hand.app.overview.banner.size.height == tall


async def test_broken_in_another_way_the_banner_follows(make_app: MakeApp, root: Path) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        save(brief(root), "a: [")
        await hand.until(lambda: hand.app.overview.banner.display)
        first = hand.app.overview.banner.problems
        save(brief(root), making.BROKEN)
        await hand.until(lambda: hand.app.overview.banner.problems != first)
        assert "7 >" in hand.text
        save(brief(root), "")
        await hand.until(lambda: hand.app.overview.banner.problems[0].line == 1)
        hand.check_rows()
        # Mended to the very text that is on the screen: the banner goes all the same.
        save(brief(root), long())
        await hand.until(lambda: not hand.app.overview.banner.display)


async def test_over_another_screen_a_broken_save_is_told_there(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("t", "enter")
        save(brief(root), making.BROKEN)
        await hand.until(lambda: "line 7, column" in hand.text)
        assert not hand.notices
        assert hand.evidence.line.label == "t0"
        assert "Claim 0 stands." in hand.text


async def test_where_no_brief_is_shown_a_notice_tells_of_a_broken_save(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("?")
        save(brief(root), making.BROKEN)
        await hand.until(lambda: hand.notices)
        assert "line 7" in hand.notices[0]


async def test_a_broken_brief_on_the_screen_is_shown_once_it_is_mended(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = making.library(tmp_path / "library", making.small(), ("wrong.yaml", making.BROKEN))
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("2")
        save(brief(root, "wrong"), making.BROKEN.replace("newspapr", "newspapir"))
        await hand.until(lambda: "newspapir" in hand.text)
        save(brief(root, "wrong"), making.BROKEN.replace("newspapr", "newspaper"))
        await hand.until(lambda: "Something happened." in hand.text)
        assert hand.pane.has_focus


async def test_a_file_that_outgrows_every_measure_is_a_broken_save(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        save(brief(root), "#" * 1_100_000)
        await hand.until(lambda: hand.app.overview.banner.display)
        assert "Statement 1." in hand.text
        hand.check_rows()


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
        assert [entry.id for entry in app.deck.entries] == ["late", "long", "other", "early"]
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
        assert len(hand.app.deck) == 2


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


# -- the keys stay where they are ---------------------------------------------------------------


async def test_while_words_are_typed_a_save_takes_nothing_away(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("/")
        await hand.type("claim")
        save(brief(root), long(title="Another title"))
        await hand.until(lambda: "Another title" in hand.rows()[0])
        await hand.type(" 12")
        finder = hand.app.overview.finder
        assert finder.query == "claim 12"
        assert finder.bar is not None
        assert finder.bar.input.has_focus
        assert hand.selected == ("territory", 12)
        await hand.press("enter")
        assert hand.pane.has_focus


OVERLAYS = {"b": "oth", "X": "z", "?": "", "ctrl+p": "them", "u": ""}
"""Keys that open a screen, and what is typed there."""


async def test_over_another_screen_the_keys_stay_there(make_app: MakeApp, root: Path) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        page = hand.page

        def shows(title: str) -> bool:
            return page.outline is not None and page.outline.title == title

        for turn, (key, typed) in enumerate(OVERLAYS.items()):
            await hand.press("t", "g", "j", key)
            await hand.type(typed)
            screen, focused = hand.app.screen, hand.app.focused
            away = not hand.at_home
            assert away, key
            assert focused is not None, key
            save(brief(root), long(title=f"Title {turn}"))
            await hand.until(partial(shows, f"Title {turn}"))
            assert hand.app.screen is screen, (key, "a save")
            assert hand.app.focused is focused, (key, "a save")
            if typed:
                await hand.type("x")
                assert getattr(focused, "value", "").endswith(f"{typed}x"), key
            save(brief(root), making.BROKEN)
            await hand.until(lambda: hand.app.overview.banner.display)
            save(brief(root, f"new{turn}"), making.small(f"new{turn}"))
            await hand.until(partial(has, hand, 3 + turn))
            assert hand.app.screen is screen, (key, "a broken save and a new brief")
            assert hand.app.focused is focused, (key, "a broken save and a new brief")
            await hand.press("escape", "escape")
            await hand.press("escape")
            assert hand.at_home, key
            assert hand.selected == ("territory", 1), key


def has(hand: Hand, briefs: int) -> bool:
    return len(hand.app.deck) == briefs


# -- what lies over the page --------------------------------------------------------------------


@AT
async def test_the_evidence_follows_its_item(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with live_on(make_app(root, live=True), size) as hand:
        await hand.press("t", "j", "j", "enter")
        raw = long(claim("new", "First of all."))
        raw["territory"][3]["text"] = "Claim 2 is new."
        save(brief(root), raw)
        await hand.until(lambda: "Claim 2 is new." in hand.text)
        assert "4 of 31" in hand.text
        hand.check_rows()
        await hand.press("escape")
        assert hand.selected == ("territory", 3)
        assert hand.on_screen(hand.pane)


async def test_an_item_that_is_gone_closes_its_evidence_and_says_so(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("t", "G", "enter")
        raw = long()
        del raw["territory"][10:]
        save(brief(root), raw)
        await hand.until(lambda: hand.at_home)
        assert hand.notices == ['"Claim 29 stands." is no longer in the brief.']
        assert hand.selected == ("territory", 9)
        assert hand.on_screen(hand.pane)


@pytest.mark.parametrize(("keys", "section"), [("e", "views"), ("r", "relationships")])
async def test_an_item_that_goes_while_help_lies_over_its_evidence_is_shown_as_it_was(
    make_app: MakeApp, tmp_path: Path, keys: str, section: str
) -> None:
    root = making.library(tmp_path / "library", making.full())
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press(*keys, "enter")
        before = hand.evidence.line
        await hand.press("?")
        raw = making.full()
        del raw[section]
        save(brief(root, raw["id"]), raw)
        await hand.until(lambda: bool(hand.notices))
        assert "is no longer in the brief." in hand.notices[-1]
        hand.check_rows()
        await hand.press("escape")
        assert hand.evidence.line is before
        hand.check_rows()
        await hand.press("escape", "escape")
        assert hand.at_home
        hand.check_rows()


async def test_a_section_that_is_gone_closes_its_evidence_too(
    make_app: MakeApp, root: Path
) -> None:
    async with live_on(make_app(root, live=True)) as hand:
        await hand.press("t", "G", "enter")
        raw = long()
        del raw["territory"]
        save(brief(root), raw)
        await hand.until(lambda: hand.at_home)
        assert hand.selected == ("territory", 0)
        hand.check_rows()


async def test_the_text_of_a_source_is_read_again(make_app: MakeApp, tmp_path: Path) -> None:
    root = making.library(tmp_path / "library", making.full())
    text = root / "seeds" / "s1.txt"
    async with live_on(make_app(root, live=True)) as hand:
        for key in ("enter", "u"):
            await hand.press(key)
            save(text, "Quite another text.\n\n" * 6)
            await hand.until(lambda: "Quite another text." in hand.text)
            save(text, making.SOURCE)
            await hand.until(lambda: "The truce holds for a third day." in hand.text)
            text.unlink()
            await hand.until(lambda: "source not at hand" in hand.text)
            save(text, making.SOURCE)
            await hand.until(lambda: "The truce holds for a third day." in hand.text)
            await hand.press("escape")


async def test_the_sources_follow_a_save_and_stay_scrolled(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = making.library(tmp_path / "library", making.full())
    async with live_on(make_app(root, live=True), (80, 24)) as hand:
        await hand.press("u", *("j",) * 6)
        raw = making.full()
        raw["sources"][0]["title"] = "Another headline"
        save(brief(root, "full"), raw)
        await hand.until(lambda: not hand.app.screen.sheet._rows  # type: ignore[attr-defined]
                    or hand.app.screen.card.outline.brief.sources[0].title  # type: ignore[attr-defined]
                    == "Another headline")  # fmt: skip
        assert hand.app.screen.sheet.top == 6  # type: ignore[attr-defined]
        await hand.press("g")
        assert "Another headline" in hand.text


# -- themes -------------------------------------------------------------------------------------


def dark(name: str) -> str:
    """The dark theme under another name."""
    text = (paths.bundled() / "themes" / "dark.yaml").read_text(encoding="utf-8")
    return text.replace("name: dark", f"name: {name}")


@pytest.fixture
def theme() -> Path:
    """A theme of the user's own, as the program finds it."""
    path = paths.config_folder() / "themes" / "mine.yaml"
    path.parent.mkdir(parents=True)
    return save(path, dark("mine"))


def grounds(hand: Hand) -> set[str]:
    """The colours behind all cells of the screen."""
    return {span.style.bgcolor.name for row in hand.spans() for span in row if span.style.bgcolor}


async def test_a_theme_that_is_saved_is_worn_at_once(
    make_app: MakeApp, root: Path, theme: Path
) -> None:
    async with live_on(make_app(root, live=True, theme="mine")) as hand:
        await hand.press("t", "j", "/")
        assert "#16181c" in grounds(hand)
        save(theme, dark("mine").replace("#16181c", "#101112").replace("#202329", "#303132"))
        await hand.until(lambda: hand.app.palette.colour("bg") == "#101112")
        assert not grounds(hand) & {"#16181c", "#202329"}
        assert {"#101112", "#303132"} <= grounds(hand)
        await hand.press("escape", "ctrl+p")
        assert not grounds(hand) & {"#16181c", "#202329"}
        await hand.press("escape")
        assert hand.selected == ("territory", 1)


async def test_a_theme_that_is_broken_is_named_and_worn_on(
    make_app: MakeApp, root: Path, theme: Path
) -> None:
    async with live_on(make_app(root, live=True, theme="mine")) as hand:
        for broken in ("bg: #zz", "", "[", "name: mine"):
            hand.app.clear_notifications()
            save(theme, broken)
            await hand.until(lambda: hand.notices)
            assert "mine.yaml" in hand.notices[0], broken
            assert hand.app.palette.theme.name == "mine", broken
            assert "#16181c" in grounds(hand), broken
        await hand.press("T")
        assert hand.app.palette.theme.name != "mine"
        save(theme, dark("mine"))
        await hand.until(lambda: "mine" in hand.app.theme_manager.themes)


async def test_a_theme_that_is_added_can_be_had(make_app: MakeApp, root: Path) -> None:
    folder = paths.config_folder() / "themes"
    async with live_on(make_app(root, live=True)) as hand:
        folder.mkdir(parents=True)
        save(folder / "new.yaml", dark("new"))
        await hand.until(lambda: "new" in hand.app.theme_manager.themes)
        said: list[str] = []
        for _ in hand.app.theme_manager.themes:
            await hand.press("T")
            said += hand.notices
        assert "Theme: new" in said
        (folder / "new.yaml").unlink()
        await hand.until(lambda: "new" not in hand.app.theme_manager.themes)


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
