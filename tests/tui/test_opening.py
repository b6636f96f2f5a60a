"""What opens, and in which order: the newest brief, one that is named, the last one."""

from __future__ import annotations

import os
from pathlib import Path

from briefing import paths
from briefing.library.folder import FolderLibrary
from briefing.settings import LibraryState
from briefing.tui.registry import BAR, BRIEF, CHANGES, EVIDENCE, VIEWS
from tui import making
from tui.conftest import MakeApp
from tui.hand import AT, hand_on
from tui.making import three


@AT
async def test_the_newest_brief_is_shown_first(
    make_app: MakeApp, bundled: Path, size: tuple[int, int]
) -> None:
    newest = FolderLibrary(bundled).entries()[0].id
    async with hand_on(make_app(bundled), size) as hand:
        assert hand.shown == newest
        assert hand.selected == ("situation", 0)
        assert hand.page.panes["situation"].has_focus
        title = hand.app.card.title
        assert title[:18] in hand.rows()[0]
        hand.check_rows()


async def test_the_first_paint_shows_the_brief(make_app: MakeApp, bundled: Path) -> None:
    app = make_app(bundled)
    async with app.run_test(size=(120, 40)):
        assert app.overview.masthead.outline is app.card.outline
        assert app.overview.page.outline is app.card.outline


async def test_a_named_brief_is_shown_in_its_place(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(three(tmp_path), "old")) as hand:
        assert hand.shown == "old"
        assert "brief 3 of 3" in hand.rows()[1]


async def test_a_file_outside_the_list_comes_first(make_app: MakeApp, tmp_path: Path) -> None:
    root = three(tmp_path)
    other = making.library(tmp_path / "other", making.small("elsewhere", "2020-01-01"))
    app = make_app(root)
    entry = FolderLibrary(other).entries()[0]
    app.brief_list.__init__(FolderLibrary(root), entry, ascii_only=False)  # type: ignore[misc]
    async with hand_on(app) as hand:
        assert hand.shown == "elsewhere"
        await hand.press("2")
        assert hand.shown == "new"


@AT
async def test_digits_and_brackets_switch_briefs(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(three(tmp_path)), size) as hand:
        seen = []
        for key in ("2", "3", "1", "]", "]", "]", "[", "["):
            await hand.press(key)
            seen.append(hand.shown)
            assert f"Title of {hand.shown}" in hand.rows()[0]
            hand.check_rows()
        assert seen == ["middle", "old", "new", "middle", "old", "new", "old", "middle"]


async def test_a_digit_opens_the_brief_on_the_screen_one_is_on(
    make_app: MakeApp, bundled: Path
) -> None:
    first, second, *_ = FolderLibrary(bundled).entries()
    async with hand_on(make_app(bundled)) as hand:
        for entry in BAR:
            await hand.press("1", entry.key, "2")
            assert hand.shown == second.id, entry.name
            assert getattr(hand.app.screen, "where", "") == (
                BRIEF if entry.where in VIEWS else entry.where
            )
            assert getattr(hand.app.screen, "card", hand.app.card) is hand.app.card, entry.name
            assert len(hand.app.screen_stack) == (1 if entry.where in VIEWS else 2)
            await hand.press("9")
            assert hand.notices[-1] == "There is no brief 9: the library has 4."
            await hand.press("grave_accent")
            assert hand.shown == first.id, entry.name
            await hand.press("escape", "escape")


async def test_the_list_of_briefs_is_there_on_every_screen_of_a_brief(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(three(tmp_path))) as hand:
        for entry in BAR:
            if entry.where == CHANGES:
                continue  # there it asks which brief to compare with
            await hand.press("1", entry.key, "b")
            await hand.type("middle")
            await hand.press("enter")
            assert hand.shown == "middle", entry.name
            assert "Title of middle" in hand.rows()[0], entry.name
            await hand.press("o")


async def test_a_digit_on_an_item_opens_the_page_of_the_brief(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(three(tmp_path))) as hand:
        await hand.press("enter")
        assert getattr(hand.app.screen, "where", "") == EVIDENCE
        await hand.press("3")
        assert hand.at_home
        assert hand.shown == "old"


async def test_a_digit_without_a_brief_says_so(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(three(tmp_path))) as hand:
        await hand.press("9")
        assert hand.shown == "new"
        assert hand.notices == ["There is no brief 9: the library has 3."]


async def test_with_one_brief_the_keys_for_others_are_silent(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(making.library(tmp_path / "library", making.small()))) as hand:
        await hand.press("]", "[", "`", "1", "2")
        assert hand.shown == "small"
        assert "older" not in hand.rows()[-1]
        assert "1 brief" not in hand.rows()[-1]


async def test_the_last_brief_is_one_key_away(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(three(tmp_path))) as hand:
        await hand.press("`")
        assert hand.shown == "new"
        await hand.press("3", "`")
        assert hand.shown == "new"
        await hand.press("`")
        assert hand.shown == "old"


async def test_the_last_brief_of_the_previous_run_is_one_key_away(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = three(tmp_path)
    async with hand_on(make_app(root)) as hand:
        await hand.press("2")
        await hand.press("z", "t")
    async with hand_on(make_app(root), (200, 60)) as hand:
        assert hand.shown == "new"
        assert hand.selected == ("situation", 0)
        assert not hand.page.maximised
        await hand.press("`")
        assert hand.shown == "middle"
        await hand.press("`")
        assert hand.shown == "new"


async def test_a_last_brief_that_is_gone_is_forgotten(make_app: MakeApp, tmp_path: Path) -> None:
    root = three(tmp_path)
    LibraryState(root, tmp_path / "state").save(last="vanished")
    async with hand_on(make_app(root)) as hand:
        await hand.press("`")
        assert hand.shown == "new"


async def test_a_state_that_cannot_be_written_is_said_once(
    make_app: MakeApp, tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("a file where a folder should be", encoding="utf-8")
    async with hand_on(make_app(three(tmp_path))) as hand:
        await hand.press("2", "3")
        assert hand.shown == "old"
        assert len(hand.notices) == 1
        assert "cannot be written" in hand.notices[0]


async def test_briefs_with_the_same_id_are_two_briefs(make_app: MakeApp, tmp_path: Path) -> None:
    one, two = making.small("twin", title="The first"), making.small("twin", title="The second")
    root = making.library(tmp_path / "library", one)
    (root / "briefs" / "twin-2.yaml").write_text(
        making.library(tmp_path / "other", two).joinpath("briefs/twin.yaml").read_text()
    )
    async with hand_on(make_app(root)) as hand:
        titles = []
        for key in ("1", "2"):
            await hand.press(key)
            titles.append(hand.app.card.title)
        assert sorted(titles) == ["The first", "The second"]
        await hand.press("b")
        assert "The first" in hand.text
        assert "The second" in hand.text


def test_paths_are_never_shown_whole_where_home_will_do() -> None:
    home = Path(os.environ["HOME"])
    assert paths.short(home / "library") == "~/library"
