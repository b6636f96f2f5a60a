"""Triage: what is shown of a proposal, and what each key decides."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from briefing import glyphs
from briefing.tui.cells import plain
from briefing.tui.screens.triage.choices import Choices
from briefing.tui.screens.triage.queue import queue_rows
from briefing.tui.theme_manager import TLP_COLOURS

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
    from briefing.draft.state import State


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("size", [*SIZES, (250, 80), (60, 20), (100, 18)], ids=str)
async def test_a_proposal_stands_with_its_parts_and_its_paragraph(
    size: tuple[int, int], bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        screen = await at(hand, VASK)
        hand.check_rows()
        shown = " ".join(hand.text.split())
        assert "Vask: the League holds more than" in shown
        assert "0 of 16 seen" in shown or "0/16" in shown
        for part in ("by", "place", "holder", "majority", "quote", "figure", "when"):
            assert f"{part} " in shown, part
        assert "The League's spokesman, Teodor" in shown
        (label,) = (span for span in hand.spans()[0] if "AMBER" in span.text)
        colour = label.style.color
        assert colour is not None
        assert colour.name == TLP_COLOURS["TLP:AMBER"]
        assert screen.pointer == 3
        marks = ["".join(span.text for span in row if span.style.underline and span.style.bold)
                 for row in hand.spans()]  # fmt: skip
        assert any("Vask" in row or "half of" in row for row in marks), "words are marked"


@pytest.mark.usefixtures("draft")
async def test_each_part_has_a_check_of_its_own_and_the_item_has_none(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        await at(hand, VASK)
        assert "✓ speaks in p3" in hand.find_row("Teodor Vask, party")
        assert "✓ word for word" in hand.find_row("q quote")
        assert '? from "its men":' in hand.text
        assert "2020-03-03" in hand.text
        assert "in brief nothing like it: new" in " ".join(hand.text.split())
        assert "◒" not in hand.text
        await at(hand, "between 30 and 40")
        assert "◒" in hand.text, "a name that stands elsewhere is a warning of that part"


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
        assert "Grain Quay" in hand.text
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


async def test_j_k_go_through_what_is_open_and_capitals_through_all(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        first = screen.at
        await hand.press("a")
        assert screen.at == first + 1
        await hand.press("k")
        assert screen.at == first - 1, "what is decided is passed over"
        await hand.press("J")
        assert screen.at == first
        assert "accepted" in hand.text
        await hand.press("a")
        assert len(did(draft)) == 1, "what is decided is not decided again"
        await hand.press("K", "G")
        assert screen.at == len(screen.cards) - 1
        await hand.press("g")
        assert screen.at == 0
        await hand.press("K")
        assert "This is the first proposal." in hand.notices


@pytest.mark.usefixtures("draft")
async def test_angle_brackets_go_through_the_paragraphs_of_the_source(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        for number in (4, 5, 6):
            await hand.press("greater_than_sign")
            assert screen.pointer == number
            assert f"▸p{number}" in hand.text
        await hand.press("less_than_sign")
        assert screen.pointer == 5


@pytest.mark.usefixtures("draft")
async def test_the_mouse_leads_from_words_to_the_part_and_back(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, VASK)
        await hand.click_text("its men hold")
        assert screen.chosen == "holder"
        assert "▸h holder" in hand.text
        marked = {span.style for row in hand.spans() for span in row if "of Qelmara" in span.text}
        await hand.click_text("q quote")
        assert screen.chosen == "quote"
        chosen = {span.style for row in hand.spans() for span in row if "of Qelmara" in span.text}
        assert chosen != marked, "its words stand out"
        await hand.click_text("accept")
        assert screen.draft.state.counts.accepted == 1
        await hand.click_text("Hum 4")
        assert screen.card is not None
        assert screen.card.section == "humanitarian"


@pytest.mark.usefixtures("draft")
async def test_the_list_beside_or_below_takes_clicks(bundled: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(bundled, BRIEF), (200, 60)) as hand:
        screen = await at(hand, VASK)
        await hand.click_text("The Ford Wardens hold")
        assert screen.card is not None
        assert screen.card.words == "The Ford Wardens hold Ansel Ford."
        await hand.resize(120, 40)
        hand.check_rows()
        await hand.click_text("Solveh: the garrison holds")
        assert screen.card is not None
        assert screen.card.words.startswith("Solveh: the garrison holds")
        await hand.resize(100, 18)
        assert not screen.queue.display, "the proposal has no rows left for it"
        await hand.resize(200, 60)
        await hand.click_text("The Ford Wardens hold")
        assert screen.card is not None
        assert screen.card.words == "The Ford Wardens hold Ansel Ford."
        await hand.resize(120, 40)
        for _ in screen.cards:  # each is in sight in the list, however high the one above is
            await hand.press("j")
            box = screen.queue.region
            rows = hand.text.splitlines()[box.y : box.bottom]
            assert any(glyphs.SELECTED in row[box.x :] for row in rows)


async def test_typed_ahead_each_key_meets_the_proposal_it_was_meant_for(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        keys = [card.key for card in screen.cards[screen.at : screen.at + 4]]
        await hand.burst("a", "a", "minus", "2", "a")
        assert did(draft) == [
            ("accept", keys[0]), ("accept", keys[1]), ("leave-out", keys[2]), ("accept", keys[3]),
        ]  # fmt: skip


@pytest.mark.usefixtures("draft")
async def test_tab_goes_from_part_to_part_and_esc_leaves_them(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, VASK)
        seen = []
        for _ in range(3):
            await hand.press("tab")
            seen.append(screen.chosen)
        assert seen == ["by", "place", "holder"]
        await hand.press("shift+tab")
        assert screen.chosen == "place"
        assert "▸p place" in hand.text
        await hand.press("escape")
        assert (screen.chosen, hand.app.screen) == ("", screen)


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


def test_the_list_keeps_long_citations_off_the_words() -> None:
    cards = [
        SimpleNamespace(
            section="points",
            words="Roads are open.",
            standing="open",
            proposal=SimpleNamespace(rests_on=[SimpleNamespace(cite=cite)]),
        )
        for cite in ("p2", "s3:p112")
    ]
    rows, _ = queue_rows(cast("State", SimpleNamespace(cards=cards)), 0, 60)
    shown = [plain(row) for row in rows]
    assert any(" s3:p112 Roads are open." in row for row in shown)
    assert len({row.index("Roads") for row in shown if "Roads" in row}) == 1


def test_the_list_tells_what_has_no_sentence_yet_by_who_said_what() -> None:
    cards = [
        SimpleNamespace(
            section="points",
            words="",
            standing="open",
            item=item,
            proposal=SimpleNamespace(rests_on=[SimpleNamespace(cite="p2")]),
        )
        for item in ({"by": "ada", "quote": "so far"}, {"by": ["ada", "ivo"]}, {})
    ]
    voices = {"ada": SimpleNamespace(name="Ada Kell"), "ivo": SimpleNamespace(name="Ivo Orr")}
    state = cast("State", SimpleNamespace(cards=cards, voices=voices))
    shown = "\n".join(plain(row) for row in queue_rows(state, 0, 60)[0])
    assert 'Ada Kell: "so far" (no sentence yet)' in shown
    assert "Ada Kell and Ivo Orr: (no sentence yet)" in shown
    assert "p2   (no sentence yet)" in shown


def test_the_list_wraps_words() -> None:
    words = "Roads are open as far as the bridge, and the market has begun again."
    card = SimpleNamespace(
        section="points",
        words=words,
        standing="open",
        proposal=SimpleNamespace(rests_on=[SimpleNamespace(cite="p2")]),
    )
    rows, places = queue_rows(cast("State", SimpleNamespace(cards=[card, card])), 0, 60)
    assert places == [-1, 0, 0, 1, 1]
    assert " ".join(plain(row)[6:50].strip() for row in rows[1:3]) == words


@pytest.mark.usefixtures("draft")
async def test_the_source_is_told_to_its_end_or_says_that_it_goes_on(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (250, 80)) as hand:
        await at(hand, VASK)
        assert any("p16" in row and "State radio denied this." in row for row in hand.rows())
        assert "goes on" not in hand.text
        await hand.resize(80, 24)
        screen = await at(hand, VASK)
        screen.source.scroll_rows(screen.source.last_top)
        await hand.settle()
        assert " p16 to p16: > goes on" in hand.text


@pytest.mark.usefixtures("draft")
async def test_beside_a_menu_there_is_no_strip_of_letters(bundled: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        await at(hand, VASK)
        await hand.press("f")
        assert hand.app.screen.box.size.width == 80  # type: ignore[attr-defined]
        await hand.resize(100, 30)
        assert hand.app.screen.box.size.width == 76  # type: ignore[attr-defined]


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("size", [(40, 12), (80, 24)], ids=str)
async def test_the_parts_of_a_proposal_are_whole_on_rows_of_their_own(
    size: tuple[int, int], bundled: Path, make_app: MakeApp
) -> None:
    """Values were cut beside blank cells, and a row that was just full lost its last part."""
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        await at(hand, "p4")
        shown = " ".join(hand.text.split())
        assert "by the source itself, Halyard Wire" in shown
        if size[0] >= 80:
            assert "holder Terrace League ?" in shown
            await at(hand, VASK)
            assert "> 50 per cent of the town" in " ".join(hand.text.split())


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)], ids=str)
async def test_how_a_line_is_taken_and_left_stands_whole_beside_its_checks(
    size: tuple[int, int], bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        await at(hand, VASK)
        await hand.press("e")
        await hand.type(" Dessim too.")
        last = hand.rows()[-1]
        assert "names ✗" in last, "what is wrong comes first"
        assert last.rstrip().endswith("Esc" if size[0] < 60 else "↵ takes it  Esc leaves it")
        await hand.press("escape", "f", "2")
        last = hand.rows()[-1]
        assert "Esc" in last
        assert "Ente›" not in last


@pytest.mark.usefixtures("draft")
async def test_a_voice_of_the_draft_and_one_of_the_brief_are_told_apart(
    bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        await at(hand, VASK)
        await hand.press("f", "1")
        rows = [row.strip() for row in hand.rows() if "Teodor Vask " in row]
        assert any("(as it is)" in row for row in rows)
        assert any("of the brief" in row for row in rows)
