"""What was typed in triage and not taken when the program ended stands in the line again."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from sweeping import some

from briefing.tui.services.unfinished import kept

from .conftest import MakeApp
from .drafted import BRIEF, LONG, VASK, at, did, item, put_draft, triage
from .hand import SIZES, Hand, hand_on
from .in_terminal import Terminal

WORDS = "The League says that most of the town is its own."


def started(root: Path, terminals: list[Terminal]) -> Terminal:
    """Start the dashboard with the review of the draft."""
    argv = [sys.executable, "-m", "briefing", "--library", str(root), "draft", BRIEF, "--review"]
    terminals.append(Terminal(argv, PYTHONPATH=str(Path(__file__).parents[2])))
    return terminals[-1]


@pytest.mark.parametrize("number", some([signal.SIGHUP, signal.SIGTERM], 1))
def test_a_signal_loses_nothing_of_the_line(
    number: signal.Signals, bundled: Path, terminals: list[Terminal]
) -> None:
    draft = put_draft(bundled)
    terminal = started(bundled, terminals)
    terminal.read_until(b"of 16 seen")
    terminal.type(b"eOF A KIND")
    terminal.read_until(b"OF A KIND")
    os.kill(terminal.pid, number)
    assert terminal.end() == 128 + number
    line = kept(draft)
    assert line is not None
    assert line.text.endswith("OF A KIND")
    assert did(draft) == [], "nothing of it is decided"
    terminal = started(bundled, terminals)
    terminal.read_until(b"OF A KIND", b"takes it")
    terminal.type(b"\x1b")
    terminal.read_until(b"leave")


async def left_and_opened(hand: Hand) -> None:
    """Have what is typed kept as at the end, then leave triage and open it anew."""
    hand.app.keep_unfinished()
    screen = triage(hand)
    screen.editor.close()  # as it is for a new run
    screen.dismiss()
    await hand.settle()
    await hand.press("D")


async def test_the_line_stands_there_again_until_it_is_taken(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, VASK)
        of = screen.card
        assert of is not None
        await hand.press("e")
        screen.editor.input.value = WORDS
        await left_and_opened(hand)
        screen = triage(hand)
        assert (screen.card, screen.editor.typing) == (of, True)
        assert screen.editor.input.value == WORDS
        assert any("was being typed" in each for each in hand.notices)
        await hand.press("enter")
        assert item(hand)["text"] == WORDS
        assert kept(draft) is None, "what is taken goes"


async def test_an_item_begun_by_hand_comes_back_and_what_is_left_does_not(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        await at(hand, VASK)
        await hand.press("greater_than_sign", "I", "4")
        await hand.paste(WORDS)
        await left_and_opened(hand)
        card = triage(hand).card
        assert card is not None
        assert (card.key, card.section, card.item) == ("", "territory", {"cite": ["p4"]})
        assert triage(hand).editor.input.value == WORDS
        await hand.press("escape")
        assert (kept(draft), did(draft)) == (None, [])


async def test_a_line_that_says_what_the_item_says_is_not_kept(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        await at(hand, VASK)
        await hand.press("e")
        hand.app.keep_unfinished()
        await hand.settle()
        assert kept(draft) is None


@pytest.mark.parametrize("size", some(SIZES, 2), ids=str)
async def test_a_notice_does_not_cover_the_line_that_it_is_about(
    size: tuple[int, int], draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        screen = await at(hand, VASK)
        await hand.press("e", "ctrl+u")
        await hand.paste(LONG)
        await hand.press("enter")
        assert any("words in a row with the source" in each for each in hand.notices)
        line = screen.editor.input.region
        assert hand.rows()[line.y].rstrip().endswith(LONG[-20:])
