"""Triage and the brief: what is written, what it has, what is saved elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.store import Changes
from briefing.tui.registry import TRIAGE
from briefing.tui.screens.triage.writing import WritingScreen

from .conftest import MakeApp
from .drafted import (
    BRIEF,
    VASK,
    accept_one,
    at,
    did,
    put_draft,
    triage,
)
from .export_dialog import names
from .hand import hand_on


async def test_w_shows_the_difference_asks_and_writes(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    brief = bundled / "briefs" / f"{BRIEF}.yaml"
    before = brief.read_text("utf-8")
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, "The Ford Wardens")
        await hand.press("W")
        assert "Nothing is accepted yet: there is nothing to write." in hand.notices
        await hand.press("a", "W")
        assert isinstance(hand.app.screen, WritingScreen)
        assert "The Ford Wardens hold Ansel Ford." in hand.text
        assert "Not in it: 15 open." in hand.text
        await hand.press("escape")
        assert brief.read_text("utf-8") == before, "nothing is written before it is asked for"
        await hand.press("W", "enter")
        after = brief.read_text("utf-8")
        assert "The Ford Wardens hold Ansel Ford." in after
        assert all(line in after for line in before.splitlines()), "every other line stays"
        assert triage(hand) is screen
        await hand.press("escape")
        assert hand.at_home
        assert hand.app.card.outline is not None
        assert "The Ford Wardens hold Ansel Ford." in [
            line.text for line in hand.app.card.outline.section("territory").lines
        ]
        assert [do for do, _ in did(draft)] == ["accept", "written"]


@pytest.mark.usefixtures("draft")
async def test_what_cannot_be_written_says_why_and_is_not(bundled: Path, make_app: MakeApp) -> None:
    (bundled / "briefs" / f"{BRIEF}.yaml").write_text("id: x\n", "utf-8")
    async with hand_on(make_app(bundled, "exercise-qelmara-2020-03-09"), (80, 24)) as hand:
        found = hand.app.drafts
        path = bundled / "briefs" / f"{BRIEF}.draft.yaml"
        found.open(path, lambda draft: hand.app.screens.open(TRIAGE, draft))
        await hand.settle()
        await at(hand, "The Ford Wardens")
        await hand.press("a", "W")
        assert "It cannot be written as it is" in hand.text
        await hand.press("enter")
        assert isinstance(hand.app.screen, WritingScreen), "Enter does nothing here"


async def test_a_draft_without_a_brief_is_listed_as_draft_and_opens_in_triage(
    bundled: Path, make_app: MakeApp
) -> None:
    put_draft(bundled, "to-come-2020-03-04", **{"tlp: AMBER": "tlp: RED"})
    async with hand_on(make_app(bundled), (120, 40)) as hand:
        await hand.press("b")
        assert "draft 16 open of 16" in hand.text
        assert "TLP:RED" in hand.find_row("BRIEFS"), "its label counts among those shown"
        await hand.type("fighters enter")
        await hand.press("enter")
        assert "to-come-2020-03-04" in triage(hand).draft.brief_id
        await at(hand, "Ford Wardens hold")
        await hand.press("a")
        await at(hand, "p2")
        await hand.press("a")
        await hand.type("League fighters are inside Qelmara.")
        await hand.press("enter", "W", "enter")
        assert (bundled / "briefs" / "to-come-2020-03-04.yaml").exists()
        await hand.press("escape", "b")
        await hand.type("to-come")
        assert "draft 14 open" not in hand.find_row("cut-off"), "it is a brief by now"


async def test_a_draft_is_opened_at_once_where_that_is_asked_for(
    bundled: Path, make_app: MakeApp
) -> None:
    path = put_draft(bundled, "to-come-2020-03-04")
    async with hand_on(make_app(bundled, triage=path), (80, 24)) as hand:
        assert triage(hand).draft.path == path
        await hand.press("escape")
        assert hand.at_home


async def test_no_brief_that_is_not_seen_is_exported_from_a_draft(
    bundled: Path, here: Path, make_app: MakeApp
) -> None:
    """The brief shown before lies below a draft of another one; ``x`` wrote it to a file."""
    path = put_draft(bundled, "to-come-2020-03-04")
    async with hand_on(make_app(bundled, triage=path), (100, 30)) as hand:
        await hand.press("x", "X", "Y")
        triage(hand)
        assert not hand.notices
    put_draft(bundled, BRIEF)
    async with hand_on(make_app(bundled, BRIEF), (100, 30)) as hand:
        await hand.press("D", "D", "x")
        await hand.until(lambda: names(here))
    assert names(here) == [f"{BRIEF}.txt"]


async def test_a_draft_that_is_made_anew_keeps_what_was_decided(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        key = screen.cards[screen.at].key
        await hand.press("a")
        reworded = {"Solveh: the garrison holds": "Solveh says that it has"}
        put_draft(bundled, BRIEF, **reworded)
        saved = Changes(keys=frozenset([str(draft)]))
        hand.app.live.read(saved)
        await hand.settle()
        assert any("Solveh says that it has" in card.words for card in screen.cards)
        assert screen.draft.state.card(key).standing == "accepted"


async def test_what_somebody_else_decides_is_shown(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        accept_one(draft)
        review = draft.with_name(draft.name.replace(".draft.", ".review."))
        hand.app.live.read(Changes(keys=frozenset([str(review)])))
        await hand.settle()
        assert screen.draft.state.counts.accepted == 1
        assert "accepted" in hand.text
        await hand.press("U")
        assert "There is no decision of yours left to take back." in hand.notices


async def test_the_question_before_writing_says_how_to_leave_it_on_a_small_terminal(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    accept_one(draft)
    async with hand_on(make_app(bundled, BRIEF, ascii_only=True), (40, 12)) as hand:
        await hand.press("D", "D", "W")
        assert isinstance(hand.app.screen, WritingScreen)
        assert "Enter write  Esc back" in hand.rows()[-1]


async def test_without_a_draft_it_says_how_one_is_made(bundled: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        await hand.press("D")
        assert hand.at_home
        assert any("briefing draft TEXT" in note for note in hand.notices)


async def test_what_a_model_proposed_is_read_in_the_line_before_it_is_taken(
    bundled: Path, make_app: MakeApp
) -> None:
    draft = put_draft(bundled, BRIEF, **{
        "- key: 5ea33163a082": "- made: model\n  key: 5ea33163a082"
    })  # fmt: skip
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        await hand.press("a")
        assert (screen.editor.typing, did(draft)) == (True, [])
        await hand.press("enter")
        assert [do for do, _ in did(draft)] == ["accept"]


async def test_on_a_terminal_too_small_to_read_nothing_is_decided(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        await hand.resize(25, 7)
        await hand.press("a", "minus", "1", "M", "U", "W")
        assert did(draft) == []
        await hand.resize(40, 12)
        assert triage(hand) is screen
        await hand.press("a")
        assert [do for do, _ in did(draft)] == ["accept"]
