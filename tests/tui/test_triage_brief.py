"""Triage and the brief: what is written, what it has, what is saved elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from unittest.mock import patch

import pytest

from briefing.draft.refs import ref_of
from briefing.format.reader import read_brief
from briefing.library.store import Changes
from briefing.text import CUT
from briefing.tui.registry import TRIAGE
from briefing.tui.screens.triage.writing import WritingScreen
from briefing.tui.widgets.frame import Masthead

from .conftest import MakeApp
from .drafted import (
    BRIEF,
    VASK,
    accept_one,
    at,
    decisions,
    did,
    put_draft,
    triage,
)
from .export_dialog import names
from .hand import SIZES, hand_on


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


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=str)
async def test_a_proposal_is_not_cut_beside_blank_cells(
    draft: Path, bundled: Path, make_app: MakeApp, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        await hand.press("D")
        cut = re.compile(rf"{CUT} {{4,}}.*◌ draft")
        middle = hand.find("TERRITORY")[0]  # where the right column begins
        parts = (part for row in hand.rows() for part in (row[: middle - 1], row[middle:]))
        panes = [part for part in parts if "◌ draft" in part]
        assert len(panes) >= 2
        assert not [part for part in panes if cut.search(part)]


async def test_the_question_before_writing_says_how_to_leave_it_on_a_small_terminal(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    accept_one(draft)
    async with hand_on(make_app(bundled, BRIEF, ascii_only=True), (40, 12)) as hand:
        await hand.press("D", "D", "W")
        assert isinstance(hand.app.screen, WritingScreen)
        assert "Enter write  Esc back" in hand.rows()[-1]


async def test_on_the_overview_d_shows_what_is_open_and_counts_nothing_of_it(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        assert "draft 16 open" in hand.rows()[1]
        before = hand.rows()[1]
        await hand.press("t")
        counted = len(hand.section.lines)
        await hand.press("D")
        assert hand.rows()[1] == before, "no verdict is counted"
        assert hand.text.count("◌ draft") > 4
        rows = [row for row in hand.rows() if "◌ draft" in row]
        assert all(re.search(r"p\d+\+? *◌ draft", row) for row in rows), "each keeps its paragraph"
        assert len(hand.section.lines) == counted + 4
        assert "y copy" in hand.rows()[-1]
        await hand.press("G")
        assert "y copy" not in hand.rows()[-1], "the last one is a proposal"
        assert "The Ford Wardens hold Ansel Ford." in " ".join(hand.text.split())
        await hand.press("enter")
        card = triage(hand).card
        assert card is not None
        assert card.words == "The Ford Wardens hold Ansel Ford."
        await hand.press("a", "escape")
        assert hand.at_home
        assert "draft 15 open" in hand.rows()[1]
        assert len(hand.section.lines) == counted + 3
        await hand.press("escape")
        assert "◌ draft" not in hand.text
        assert len(hand.section.lines) == counted
        assert len(did(draft)) == 1


@pytest.mark.usefixtures("draft")
def test_the_masthead_is_painted_anew_where_another_count_is_open() -> None:
    masthead = Masthead()
    with patch.object(masthead, "refresh") as painted:
        for count, times in ((0, 0), (2, 1), (2, 1), (1, 2)):
            masthead.show_proposed(count)
            assert painted.call_count == times


@pytest.mark.usefixtures("draft")
async def test_what_is_proposed_stands_in_columns_and_says_who_says_so(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (100, 30)) as hand:
        await hand.press("D")
        proposed = [row for row in hand.rows() if row.rstrip().endswith("◌ draft")]
        claims = [row for row in proposed if "League" in row and "majority" in row]
        assert "L Teodor" in claims[0]
        await hand.resize(80, 24)
        await hand.press("t", "G")
        rows = hand.rows()
        at = next(number for number, row in enumerate(rows) if "L League majority" in row)
        assert rows[at].rstrip().endswith("Qelmara")
        assert "◌ claimed  L Teodor Vask  s1:p3 ◌ draft" in rows[at + 1]
        await hand.resize(160, 45)
        figures = [row for row in hand.rows() if " Qelmara 30 to" in row or " Qelmara 12," in row]
        assert len({row.index("Qelmara") for row in figures}) == 1
        signs = [row.index(sign) for row, sign in zip(figures, "◌◍", strict=True)]
        assert signs[0] == signs[1]


async def test_in_ascii_what_is_proposed_is_o_draft(bundled: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(bundled, BRIEF, ascii_only=True), (120, 40)) as hand:
        await hand.press("D")
        assert "o draft" in hand.text
        await hand.press("D")
        assert hand.text.isascii()


async def test_without_a_draft_it_says_how_one_is_made(bundled: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        await hand.press("D")
        assert hand.at_home
        assert any("briefing draft TEXT" in note for note in hand.notices)


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_help_and_q_work_as_everywhere(
    size: tuple[int, int], bundled: Path, make_app: MakeApp
) -> None:
    app = make_app(bundled, BRIEF)
    async with hand_on(app, size) as hand:
        screen = await at(hand, VASK)
        before = hand.text
        await hand.press("question_mark")
        assert "keys of Review" in hand.rows()[0]
        await hand.press("escape")
        assert (hand.app.screen, hand.text) == (screen, before)
        await hand.press("q")
        assert app._exit


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_the_brief_says_stands_beside_what_is_proposed(
    size: tuple[int, int], bundled: Path, make_app: MakeApp
) -> None:
    answer = "- answer: changed\n  of: [sit-siege]\n  key: 5ea33163a082"
    put_draft(bundled, BRIEF, **{"- key: 5ea33163a082": answer})
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        await at(hand, VASK)
        await hand.press(*["pagedown"] * (size[1] < 20))
        shown = " ".join(hand.text.split())
        assert "it says something else now (sit-siege)" in shown
        assert "Terrace League fighters are inside" in shown


async def test_what_changes_an_item_can_be_put_in_its_place(
    bundled: Path, make_app: MakeApp
) -> None:
    answer = "- answer: changed\n  of: [sit-siege]\n  key: 5ea33163a082"
    draft = put_draft(bundled, BRIEF, **{"- key: 5ea33163a082": answer})
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, VASK)
        assert "(sit-siege); beside sit-siege" in " ".join(hand.text.split())
        await hand.press("f")
        assert "beside sit-siege" in hand.find_row("previous")
        await hand.press("1")
        assert (
            "sit-siege stands in another section (bottom line): i moves this one." in hand.notices
        )
        await hand.press("i", "1", "f", "1")
        assert "What becomes of sit-siege?" in hand.text
        await hand.press("2")
        assert [(each.do, each.into) for each in decisions(draft)[1:]] == [("replace", "sit-siege")]
        assert "replaces sit-siege" in " ".join(hand.text.split())
        await hand.press("f", "1", "1")
        assert decisions(draft)[-1].into is None
        assert screen.card is not None
        assert screen.card.replaces == ""
        await hand.press("U")
        assert screen.card.replaces == "sit-siege"
        await hand.press("U")
        assert "beside sit-siege" in " ".join(hand.text.split())
        await at(hand, "Grain Quay")
        await hand.press("f")
        assert "previous" not in hand.text, "it changes no item"


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


async def test_what_the_brief_says_without_an_id_is_named_by_its_place_and_its_words(
    bundled: Path, make_app: MakeApp
) -> None:
    path = bundled / "briefs" / f"{BRIEF}.yaml"
    said = path.read_text("utf-8")
    path.write_text(said.replace("    - id: sit-garden\n      text", "    - text"), "utf-8")
    brief = read_brief(path).value
    assert brief is not None
    ref = ref_of("points", 6, brief.situation.points[5])
    changes = {
        "- key: 5ea33163a082": f"- answer: contradicts\n  of: [{ref}]\n  against: [{ref}]\n"
        "  key: 5ea33163a082",
        "against: [486edceb65f4]": f"against: [{ref}]",
    }
    put_draft(bundled, BRIEF, **changes)
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        await at(hand, VASK)
        shown = " ".join(hand.text.split())
        assert "another voice says otherwise (points 6)" in shown
        assert "The mayor says the town" in hand.text
        assert ref not in shown
        await at(hand, "Is the hospital in Qelmara working?")
        assert "The mayor says" in hand.find_row("against")


async def test_what_it_may_contradict_in_the_brief_is_told_in_words(
    bundled: Path, make_app: MakeApp
) -> None:
    answer = "- against: [sit-garden]\n  key: 5ea33163a082"
    put_draft(bundled, BRIEF, **{"- key: 5ea33163a082": answer})
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        await at(hand, VASK)
        shown = " ".join(hand.find_row("against").split())
        assert "The mayor says the town" in shown
        assert "sit-garden" not in shown
