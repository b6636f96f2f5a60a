"""A save takes no keys away, and what lies over the page follows its item."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tui import making
from tui.conftest import MakeApp
from tui.hand import Hand
from tui.saving import AT, brief, claim, live_on, long, save


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", long(), making.small("other", "2024-01-01"))


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
    return len(hand.app.brief_list) == briefs


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
