"""Triage: an item begun by hand, and a value typed into one."""

from __future__ import annotations

from pathlib import Path

import pytest
from sweeping import some

from briefing.draft.by_hand import key_by_hand
from briefing.draft.review import open_review
from briefing.library.store import Changes

from .conftest import MakeApp
from .drafted import (
    BRIEF,
    LONG,
    VASK,
    at,
    decisions,
    did,
    emptied,
    item,
    refusing,
    triage,
)
from .hand import SIZES, hand_on

WORDS = "The League is in the quarter by the ford."


@pytest.mark.parametrize("size", some([SIZES[0], SIZES[3], *SIZES[1:3]], 2), ids=str)
async def test_where_nothing_was_drafted_an_item_is_begun_by_hand_from_a_paragraph(
    size: tuple[int, int], draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    emptied(draft)
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        await hand.press("D")
        screen = triage(hand)
        await hand.press("greater_than_sign", "greater_than_sign", "i")
        assert "By hand from p3: which section?" in hand.text
        await hand.press("escape")
        assert not screen.draft.state.cards
        await hand.press("i", "7")
        assert any("A question is about other items" in each for each in hand.notices)
        await hand.press("i", "2")
        assert screen.editor.typing
        await hand.press("escape")
        assert (screen.card, did(draft)) == (None, []), "Esc leaves nothing of it"
        await hand.press("i", "2")
        await hand.paste(WORDS)
        hand.check_rows()
        assert "shares" in hand.text
        await hand.press("enter")
        (decided,) = decisions(draft)
        assert (decided.do, decided.into) == ("add", "points")
        assert decided.item == {"text": WORDS, "cite": ["p3"]}
        shown = screen.card
        assert shown is not None
        assert (shown.key, shown.words) == (decided.of, WORDS)
        await hand.press("a")
        assert screen.draft.state.counts.accepted == 1
        await hand.press("U", "U")
        assert not screen.draft.state.cards, "undo takes it away"


async def test_beside_proposals_an_item_is_begun_too_and_lacks_what_f_sets(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, VASK)
        total = len(screen.cards)
        await hand.press("greater_than_sign", "I", "4")
        await hand.paste(LONG)
        await hand.press("enter")
        assert screen.editor.typing, "over the limit the line is not taken"
        screen.editor.input.value = WORDS
        await hand.press("enter")
        assert len(screen.cards) == total + 1
        assert item(hand) == {"text": WORDS, "cite": ["p4"]}
        assert "by hand" in hand.text
        assert "not found: f sets it" in hand.find_row("control")
        await hand.press("a")
        assert [do for do, _ in did(draft)] == ["add"], "it is no item yet"
        await hand.press("f")
        await hand.type("control")
        await hand.press("enter", "2")
        assert "control" in item(hand)
        await hand.press("a")
        assert [do for do, _ in did(draft)] == ["add", "edit", "accept"]
        await at(hand, VASK)
        await hand.press("greater_than_sign", "I", "4")
        await hand.paste(WORDS)
        await hand.press("enter")
        assert len(did(draft)) == 3, "the same is not begun twice"


@pytest.mark.parametrize("empty", [True, False])
async def test_what_another_decides_meanwhile_leaves_the_item_that_is_begun(
    empty: bool, draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    if empty:
        emptied(draft)
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        await hand.press("D") if empty else await at(hand, VASK)
        screen = triage(hand)
        await hand.press("I", "2")
        await hand.paste(WORDS)
        review = open_review(draft, bundled)
        other = {"text": "It is late.", "cite": ["p9"]}
        key = key_by_hand(review.draft.source, "points", other)
        review.decide(key, "add", "somebody else", item=other, into="points")
        file = draft.with_name(draft.name.replace(".draft.", ".review."))
        hand.app.drafts.changed(Changes(keys=frozenset((str(file),))), texts=False)
        await hand.settle()
        assert key in [each.key for each in screen.cards]
        assert screen.editor.typing
        assert screen.editor.input.value == WORDS
        await hand.press("enter")
        assert [each.item["text"] for each in decisions(draft)] == ["It is late.", WORDS]


async def test_what_the_checker_refused_is_listed_and_can_be_worded_by_hand(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        await at(hand, VASK)
        await hand.press("R")
        assert "The checker refused none of the proposals." in hand.notices
    refusing(draft)
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, "Grain Quay")
        before = len(screen.cards)
        await hand.press("R")
        assert "Refused by the checker (1)" in hand.text
        assert "negation" in hand.find_row(VASK[:20])
        await hand.press("1")
        assert (screen.editor.typing, screen.editor.input.value) == (True, "")
        assert did(draft) == []
        await hand.paste(WORDS)
        await hand.press("enter")
        assert len(screen.cards) == before + 1
        assert item(hand)["text"] == WORDS
        assert item(hand)["control"] == "majority", "its fields come along"


@pytest.mark.parametrize(
    ("field", "wrong", "right", "kept"),
    [
        ("date", "Tuesday", "2020-03-03/2020-03-04", "2020-03-03/2020-03-04"),
        ("cite", "paragraph 3", "p3 p4-p5", ["p3", "p4-p5"]),
        (
            "quote",
            "its men hold more than half of Qelmara and",
            "half of Qelmara",
            "half of Qelmara",
        ),
    ],
)
async def test_a_value_that_no_brief_can_have_is_not_taken(
    field: str, wrong: str, right: str, kept: object, draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        await hand.press("f")
        await hand.type(field)
        await hand.press("enter")
        screen.editor.input.value = ""
        await hand.paste(wrong)
        await hand.press("enter")
        assert (screen.editor.typing, did(draft)) == (True, [])
        screen.editor.input.value = right
        await hand.press("enter")
        assert decisions(draft)[0].item == {field: kept}
