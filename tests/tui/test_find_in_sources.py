"""Finding words in the sources: counted while they are typed, marked, gone to, letters no keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.store import Changes
from briefing.tui.screens.sources import SourcesScreen
from tui import judged, making
from tui.conftest import MakeApp
from tui.finding import marked
from tui.hand import SIZES, Hand, hand_on

LONG = [f"Paragraph {number} speaks of the {'quay and lamp' if number % 9 == 4 else 'river'}."
        for number in range(1, 41)]  # fmt: skip
"""Forty paragraphs; the 4th, 13th, 22nd, 31st and 40th speak of a quay."""


def screen(hand: Hand) -> SourcesScreen:
    assert isinstance(hand.app.screen, SourcesScreen)
    return hand.app.screen


def count(hand: Hand) -> str:
    bar = screen(hand).finder.bar
    assert bar is not None
    return bar.count.text


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = making.library(tmp_path / "library", judged.brief())
    (root / "seeds" / "ferry.txt").write_text("\n\n".join(LONG), encoding="utf-8")
    return root


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_words_are_counted_marked_and_gone_to(
    make_app: MakeApp, root: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(root), size) as hand:
        await hand.press("u", "/")
        assert "words in the sources" in hand.rows()[-1]
        await hand.type("quay")
        assert count(hand) == "1 of 5"
        assert "1 of 5" in hand.rows()[-1]
        assert "quay" in marked(hand)
        assert "▸p4" in hand.text
        hand.check_rows()
        await hand.press("enter")
        for key, at, name in (("n", 2, "p13"), ("n", 3, "p22"), ("N", 2, "p13"), ("N", 1, "p4"),
                              ("N", 5, "p40"), ("n", 1, "p4")):  # fmt: skip
            await hand.press(key)
            assert f'"quay" {at} of 5' in hand.rows()[-1]
            assert not hand.notices
            assert f"▸{name} " in hand.text
            assert "quay" in marked(hand)
            hand.check_rows()


async def test_letters_typed_are_no_keys(make_app: MakeApp, root: Path) -> None:
    async with hand_on(make_app(root)) as hand:
        await hand.press("u")
        await hand.burst("/", *"qvcmrwdxTEn?")
        assert screen(hand).finder.query == "qvcmrwdxTEn?"
        assert count(hand) == "not found"
        await hand.press("escape")
        assert not screen(hand).finder.typing
        await hand.press("escape")
        assert hand.at_home


async def test_a_phrase_that_is_broken_over_two_lines_is_found(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = making.library(tmp_path / "library", judged.brief())
    text = f"{'word ' * 13}lower deck {'word ' * 14}"
    (root / "seeds" / "ferry.txt").write_text(text, encoding="utf-8")
    async with hand_on(make_app(root), (80, 24)) as hand:
        await hand.press("u", "/")
        await hand.type("lower deck")
        assert count(hand) == "1 of 1"
        assert not any("lower deck" in row for row in hand.rows()[:-1])


async def test_what_is_saved_meanwhile_is_found_too(make_app: MakeApp, root: Path) -> None:
    app = make_app(root)
    async with hand_on(app) as hand:
        await hand.press("u", "/")
        await hand.type("quay")
        await hand.press("enter")
        path = root / "seeds" / "ferry.txt"
        path.write_text("\n\n".join([*LONG, "One more quay."]), encoding="utf-8")
        app.live.read(Changes(texts=True))
        await hand.settle()
        await hand.press("N")
        assert '"quay" 6 of 6' in hand.rows()[-1]


async def test_words_typed_in_a_burst_are_looked_for_in_what_is_not_painted_yet(
    make_app: MakeApp, root: Path
) -> None:
    """The texts are known from before: nothing would make the rows but the painting."""
    async with hand_on(make_app(root)) as hand:
        await hand.press("u", "escape")
        await hand.press("u", "/", *"quay")
        assert count(hand) == "1 of 5"


async def test_the_side_of_a_voice_is_called_one(make_app: MakeApp, bundled: Path) -> None:
    async with hand_on(make_app(bundled, "exercise-qelmara-2020-03-17"), (120, 40)) as hand:
        await hand.press("u")
        await hand.press("G")
        assert "government, side government, " in hand.text, "a kind of voice, then its side"
