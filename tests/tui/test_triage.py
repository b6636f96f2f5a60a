"""Triage: what each key decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.tui.screens.triage.choices import Choices

from .conftest import MakeApp
from .drafted import (
    BRIEF,
    LONG,
    VASK,
    at,
    decisions,
    did,
    item,
    triage,
)
from .hand import SIZES, hand_on

if TYPE_CHECKING:
    pass


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_accepts_and_goes_on_to_the_next_that_is_open(
    size: tuple[int, int], draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        screen = await at(hand, VASK)
        key = screen.cards[screen.at].key
        await hand.press("a")
        assert did(draft) == [("accept", key)]
        assert screen.draft.state.card(key).standing == "accepted"
        assert "Grain Quay" in " ".join(hand.text.split())
        assert "1 of 16 seen" in hand.text or "1/16" in hand.text
        hand.check_rows()


async def test_to_word_opens_a_line_which_is_taken_with_words_of_ones_own(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, "p2")
        await hand.press("a")
        assert screen.editor.typing
        await hand.paste("League fighters are inside Qelmara, cut off by the river.")
        assert "shares 2 words in a row (at most 7)" in hand.text
        assert not did(draft)
        await hand.press("enter")
        words = "League fighters are inside Qelmara, cut off by the river."
        assert [do for do, _ in did(draft)] == ["edit", "accept"]
        assert decisions(draft)[0].item == {"text": words}
        await hand.press("U")
        assert item(hand)["text"] == words, "only the acceptance is taken back"
        card = triage(hand).card
        assert card is not None
        assert card.standing == "open"
        await hand.press("a")
        assert [do for do, _ in did(draft)] == ["edit", "accept", "undo", "accept"]
        await hand.press("U", "U")
        assert "text" not in item(hand), "a second time the words, too"
        assert not screen.editor.typing


async def test_a_line_over_the_limit_is_not_taken(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, VASK)
        await hand.press("e")
        await hand.burst(*["backspace"] * len(VASK))
        await hand.paste(LONG)
        assert "shares 12 words in a row (at most 7)" in hand.text
        await hand.press("enter")
        assert (screen.editor.typing, did(draft)) == (True, []), "the line stays open"
        await hand.press("escape")
        assert triage(hand) is screen, "Esc leaves the line, not the screen"
        assert VASK in " ".join(hand.text.split())
        assert "takes it" not in hand.text


@pytest.mark.usefixtures("draft")
async def test_what_has_a_sentence_by_now_is_not_called_without_one(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        await at(hand, "p2")
        assert "no sentence yet" in hand.find_row("bottom line 1 of")
        await hand.press("e")
        await hand.paste("League fighters are inside Qelmara, cut off by the river.")
        await hand.press("enter")
        assert "no sentence yet" not in hand.find_row("bottom line 1 of")


async def test_e_words_it_and_the_checks_follow_what_is_typed(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        await at(hand, VASK)
        await hand.press("e")
        await hand.type(" Dessim too.")
        assert "Dessim" in hand.find_row("names")
        assert "✗" in hand.text, "Dessim is not in the source"
        await hand.press("enter")
        assert decisions(draft)[0].do == "edit"
        assert item(hand)["text"] == f"{VASK} Dessim too."


@pytest.mark.usefixtures("draft")
async def test_what_is_asked_of_a_field_takes_a_new_size_of_the_terminal(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (200, 60)) as hand:
        await at(hand, "the garrison holds")
        await hand.press("f")
        for size in ((80, 24), (40, 12), (120, 40)):
            await hand.resize(*size)
            assert isinstance(hand.app.screen, Choices)
            hand.check_rows()
            assert hand.app.screen.box.region.width == (76 if size[0] >= 100 else size[0])


async def test_f_picks_a_term_an_entity_or_takes_what_is_typed(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        await at(hand, "the garrison holds")
        await hand.press("f")
        assert isinstance(hand.app.screen, Choices)
        await hand.type("holder")
        await hand.press("enter")
        await hand.type("selv")
        await hand.press("enter")
        assert item(hand)["holder"] == "selvane"
        await hand.press("f")
        await hand.type("control")
        await hand.press("enter", "3")
        assert item(hand)["control"] == "partial"
        await hand.press("f")
        await hand.type("when")
        await hand.press("enter")
        await hand.type("on Wednesday")
        await hand.press("enter")
        assert item(hand)["when"] == "on Wednesday"
        assert [each.item for each in decisions(draft)] == [
            {"holder": "selvane"}, {"control": "partial"}, {"when": "on Wednesday"},
        ]  # fmt: skip


async def test_a_figure_that_is_typed_is_read_as_a_number(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        await at(hand, "between 30 and 40")
        await hand.press("f")
        await hand.type("figure")
        await hand.press("enter")
        await hand.burst(*["backspace"] * 20)
        await hand.paste("more than half")
        await hand.press("enter")
        figure = decisions(draft)[0].item["figures"][0]
        assert figure["text"] == "more than half"
        assert (figure["op"], figure["value"], figure["unit"]) == (">", 50, "per cent")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_minus_leaves_out_with_a_reason_by_digit_or_none(
    size: tuple[int, int], draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        screen = await at(hand, VASK)
        await hand.press("minus")
        hand.check_rows()
        await hand.press("2")
        await hand.press("minus", "enter")
        assert [(each.do, each.why) for each in decisions(draft)] == [
            ("leave-out", "wrong"), ("leave-out", None),
        ]  # fmt: skip
        assert screen.draft.state.counts.left_out == 2
        await hand.press("minus", "escape")
        assert len(did(draft)) == 2


async def test_i_puts_it_into_another_section_and_what_fits_comes_along(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        await hand.press("i", "2")
        card = screen.card
        assert card is not None
        assert (card.section, card.words) == ("points", VASK)
        assert "control" not in card.item
        assert card.item["quote"] == "more than half of Qelmara"
        assert did(draft) == [("move", card.key)]
        assert "point 1 of 2" in hand.text


async def test_m_merges_into_the_open_one_before_it(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        await hand.press("M")
        assert "There is no open proposal before it in this section." in hand.notices
        await at(hand, "Grain Quay")
        await hand.press("M")
        assert [each.do for each in decisions(draft)] == ["merge"]
        assert screen.card is not None
        assert screen.card.words == VASK, "what it went into is shown"
        assert screen.card.merged


async def test_a_voice_without_a_kind_is_asked_for_once(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, "State radio")
        await hand.press("a")
        assert "What kind of voice is State radio?" in hand.text
        await hand.press("2")
        assert [each.do for each in decisions(draft)] == ["voice", "accept"]
        assert screen.draft.state.voices["radio"].kind == "state-media"
        await hand.press("U")
        await at(hand, "State radio")
        await hand.press("a")
        assert [each.do for each in decisions(draft)][-1] == "accept", "it is not asked again"


async def test_undo_goes_back_to_the_first_decision(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        before = [(card.key, card.standing, dict(card.item)) for card in screen.cards]
        await hand.press("a", "minus", "2", "f")
        await hand.type("control")
        await hand.press("enter", "2", "i", "2")
        await at(hand, "12,000")
        await hand.press("M", "a")
        taken = len(did(draft))
        assert taken == 6, did(draft)
        for _ in range(taken):
            await hand.press("U")
        after = [(card.key, card.standing, dict(card.item)) for card in screen.cards]
        assert after == before
        await hand.press("U")
        assert "There is no decision of yours left to take back." in hand.notices
        assert len(did(draft)) == 2 * taken, "nothing is deleted"


async def test_while_a_line_is_open_nothing_else_is_decided(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, VASK)
        before = screen.at
        await hand.press("e", "down", "up", "pagedown", "tab")
        await hand.click_text("Hum 4")
        await hand.click_text("p place")
        await hand.type("aU-W")
        assert (screen.at, screen.editor.typing, did(draft)) == (before, True, [])
        assert screen.editor.input.value == f"{VASK}aU-W"


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
