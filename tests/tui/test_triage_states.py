"""Triage: what a draft and its source may be found like."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from briefing.draft.decisions import Decisions
from briefing.draft.model import Decision
from briefing.tui.screens.triage.screen import TriageScreen

from .conftest import MakeApp
from .drafted import (
    BRIEF,
    VASK,
    at,
    did,
    emptied,
    put_draft,
)
from .hand import SIZES, hand_on


async def test_nothing_drafted_is_said_above_the_paragraphs(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    emptied(draft)
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        await hand.press("D")
        assert isinstance(hand.app.screen, TriageScreen)
        shown = " ".join(hand.text.split())
        assert "No claim, figure or voice was found" in shown
        assert "EXERCISE TEXT." in shown
        await hand.press("a", "e", "f", "minus", "j", "U", "W")
        hand.check_rows()


async def test_all_seen_says_how_many_and_how_to_write(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        await hand.press("a")
        while screen.draft.state.counts.open:
            await hand.press("minus", "enter")
        assert "16 seen, 1 accepted: W writes" in hand.text
        await hand.press("a")
        assert "It is decided already (left out): U takes back" in hand.text
        assert len(did(draft)) == 16
        await hand.press("W", "enter")
        assert "16 seen, 1 accepted: the brief has them" in hand.text


@pytest.mark.usefixtures("draft")
async def test_a_source_that_has_changed_puts_aside_what_no_longer_fits(
    bundled: Path, make_app: MakeApp
) -> None:
    text = bundled / "seeds" / "exercise-halyard-2020-03-04.txt"
    text.write_text(text.read_text("utf-8").replace("more than half of Qelmara", "most of it"))
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, VASK)
        assert "The source has changed: p3 differs, 1 put aside." in hand.text
        await hand.press("a")
        assert screen.draft.state.counts.seen == 0
        await at(hand, "The Ford Wardens")
        await hand.press("a")
        assert screen.draft.state.counts.accepted == 1, "what still fits can be accepted"


@pytest.mark.usefixtures("draft")
async def test_without_the_source_only_what_is_composed_can_be_accepted(
    bundled: Path, make_app: MakeApp
) -> None:
    (bundled / "seeds" / "exercise-halyard-2020-03-04.txt").unlink()
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, "p2")
        assert "Source not at hand." in hand.text
        await hand.press("a")
        assert screen.draft.state.counts.seen == 0
        await at(hand, VASK)
        assert "p3, words" in hand.text
        await hand.press("a")
        assert screen.draft.state.counts.accepted == 1


@pytest.mark.usefixtures("draft")
async def test_a_decision_that_cannot_be_kept_is_said_and_nothing_shown_as_taken(
    bundled: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Decisions, *_made: Decision) -> None:
        raise OSError(28, "No space left on device")

    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        before = screen.at
        monkeypatch.setattr(Decisions, "add", full)
        await hand.press("a")
        assert any("no space left on device" in note for note in hand.notices), hand.notices
        assert screen.draft.state.counts.seen == 0
        assert screen.at == before


@pytest.mark.usefixtures("draft")
async def test_what_is_shown_is_taken_only_once_the_disk_has_it(
    bundled: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Event()
    add = Decisions.add

    def slow(self: Decisions, *made: Decision) -> None:
        held.wait(30)
        add(self, *made)

    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        before = screen.at
        monkeypatch.setattr(Decisions, "add", slow)
        await hand.send("a")
        await hand.handled()
        assert (screen.at, screen.draft.state.counts.seen) == (before, 0)
        held.set()
        await hand.settle()
        assert (screen.at, screen.draft.state.counts.seen) == (before + 1, 1)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_a_draft_or_a_source_holds_commands_no_terminal(
    size: tuple[int, int], bundled: Path, make_app: MakeApp
) -> None:
    hostile = r'"\e]0;owned\a \e[2J \u202etxt [bold]x[/bold]"'
    put_draft(bundled, BRIEF, **{
        "name: Teodor Vask": f"name: {hostile}",
        "text: 'Vask: the League": "text: 'Vask: [red]the League",
        "publisher: Halyard Wire": f"publisher: {hostile}",
        "name: Grain Quay": f"name: {hostile}",
    })  # fmt: skip
    text = bundled / "seeds" / "exercise-halyard-2020-03-04.txt"
    text.write_text(text.read_text("utf-8").replace("siege", "si\x1b[2Jege \u202e"), "utf-8")
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        await hand.press("D")
        hand.check_rows()
        await hand.press("D")
        for _ in range(16):
            hand.check_rows()
            await hand.press("J")
        for keys in (("f",), ("minus",), ("e",), ("greater_than_sign",), ("W",)):
            await hand.press(*keys)
            hand.check_rows()
            await hand.press("escape")
