"""The sources: what of each is cited by which items, its text, its voices."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from briefing.tui.screens.sources import SourcesScreen
from tui import making
from tui.conftest import MakeApp
from tui.hand import SIZES, hand_on
from tui.viewing import by_hand, squeezed, to_the_end

AT = pytest.mark.parametrize("size", SIZES, ids=str)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return making.library(tmp_path / "library", by_hand())


async def test_the_sources_say_what_of_them_is_cited(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("u")
        assert "3 in this brief" in hand.text
        words = squeezed(await to_the_end(hand))
        # Counted by hand: s1 p1 p2 p3 p5 of 6, s2 p2 p4 of 4, s3 p7 p8 and no more known.
        for text in (
            "SOURCE s1 newspaper 4 of 6 paragraphs cited",
            "not cited p4, p6",
            "SOURCE s2 dataset 2 of 4 paragraphs cited",
            "not cited p1, p3",
            "2 of 8 paragraphs cited",
            "not cited p1-6",
        ):
            assert text in words, text


async def test_the_sources_show_each_text_and_which_items_cite_it(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("u")
        words = squeezed(await to_the_end(hand))
        for number, paragraph in enumerate(making.SOURCE.split("\n\n"), 1):
            assert f"p{number} {paragraph}" in words
        assert "p1 The truce holds for a third day. cited by Situation 1, Judgements 1" in words
        assert "p4 Families return to the river towns, the office says. not cited" in words
        assert "p5 The truce may last, says a researcher. cited by Timeline 2, To watch 1" in words
        # All have room here: summary, bank, signed, relationships, gaps for p2.
        beside = r"p2 The paper was signed on Friday\. Boats cross again\. cited by "
        name = r"[A-Z][a-z ]+(?: \d+)+"
        found = re.search(beside + rf"((?:{name}, ){{4}}{name})", words)
        assert found
        names = found[1].split(", ")
        # What has no room is counted, and the head of a source is whole.
        await hand.resize(40, 12)
        await hand.press("home")
        words = squeezed(await to_the_end(hand))
        found = re.search(beside + rf"((?:{name}, )*{name}) and (\d+) more", words)
        assert found
        assert found[1].split(", ") == names[: 5 - int(found[2])]
        assert "SOURCE s1 newspaper 4 of 6 cited" in words


async def test_texts_are_read_in_lines_of_a_bearable_length_and_kinds_in_words(
    make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, "exercise-qelmara-2020-03-17"), (250, 80)) as hand:
        await hand.press("u")
        words = squeezed(text := await to_the_end(hand))
        body = [row for row in text.split("\n") if re.match(r" [pr]\d+ ", row)]
        assert body
        assert max(len(row.rstrip()) for row in body) <= 121
        for told in ("language English", "situation report", "international organisation, "):
            assert told in words, told
        assert "sitrep" not in words
        assert "-org" not in words


async def test_what_is_known_of_a_source_is_shown(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("u")
        words = squeezed(await to_the_end(hand))
        for text in ("River truce holds", "publisher The Post", "published 20 Nov 2024",
                     "licence MIT", "publisher not given", "published date not given"):  # fmt: skip
            assert text in words, text


async def test_a_text_that_is_not_at_hand_says_why_and_what_cites_it(
    make_app: MakeApp, root: Path
) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("u")
        words = squeezed(await to_the_end(hand))
        assert (
            'source not at hand The brief names no text for this source: "text: FILE" names one of '
            "seeds/. cited by p2 Actors 2 p4 Places 1" in words
        )
        assert "source not at hand The text gone.txt is not in the library." in words
        assert "p7 Timeline 3 p8 Timeline 3" in words


async def test_the_voices_have_their_letter_side_and_count(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("u")
        words = squeezed(await to_the_end(hand))
        assert "VOICES" in words
        assert "Relief Office monitor, desk officer, usually reliable, 1 item" in words
        assert re.search(
            r"F R The boatmen party to the fight, side river, .*cannot be judged, 1 item", words
        )


@AT
async def test_the_sources_scroll_by_keys_and_wheel(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    (root / "seeds" / "s1.txt").write_text("One paragraph.\n\n" * 40, encoding="utf-8")
    async with hand_on(make_app(root), size) as hand:
        await hand.press("u")
        screen = hand.app.screen
        assert isinstance(screen, SourcesScreen)
        sheet = screen.sheet
        tops: list[Any] = []
        for key in ("j", "down", "k", "up", "pagedown", "space", "pageup", "G", "end", "g", "home"):
            await hand.press(key)
            tops.append(sheet.top)
            hand.check_rows()
        page = sheet.page_rows
        last = sheet.last_top
        assert tops == [1, 2, 1, 0, *(min(n * page, last) for n in (1, 2)),
                        max(min(2 * page, last) - page, 0), last, last, 0, 0]  # fmt: skip
        await hand.wheel(5, size[1] // 2)
        assert sheet.top == 2
        await hand.wheel(5, size[1] // 2, down=False)
        assert sheet.top == 0
        assert "more lines" in hand.text
