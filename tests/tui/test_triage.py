"""Triage: what is shown of a proposal, and what each key decides."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from briefing.draft.by_hand import key_by_hand
from briefing.draft.decisions import Decisions
from briefing.draft.model import Decision
from briefing.draft.review import open_review
from briefing.library.store import Changes
from briefing.tui.screens.triage.choices import Choices
from briefing.tui.screens.triage.screen import TriageScreen
from briefing.tui.screens.triage.writing import WritingScreen

from .conftest import MakeApp
from .drafted import (
    BRIEF,
    VASK,
    accept_one,
    at,
    decisions,
    did,
    emptied,
    item,
    put_draft,
    refusing,
    triage,
)
from .hand import SIZES, hand_on

LONG = "The League's spokesman, Teodor Vask, said on Tuesday that its men hold half of it"


@pytest.fixture
def draft(bundled: Path) -> Path:
    """A draft beside a brief of the library."""
    return put_draft(bundled)


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
        assert "AMBER" in hand.rows()[0]
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
        assert [do for do, _ in did(draft)] == ["accept"]
        assert decisions(draft)[0].item == {
            "text": "League fighters are inside Qelmara, cut off by the river."
        }
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
        assert "Enter takes it" not in hand.text


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
async def test_the_list_of_a_wide_terminal_takes_clicks(bundled: Path, make_app: MakeApp) -> None:
    async with hand_on(make_app(bundled, BRIEF), (200, 60)) as hand:
        screen = await at(hand, VASK)
        await hand.click_text("The Ford Wardens hold")
        assert screen.card is not None
        assert screen.card.words == "The Ford Wardens hold Ansel Ford."


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


# -- states --------------------------------------------------------------------------------------


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


WORDS = "The League is in the quarter by the ford."


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_where_nothing_was_drafted_an_item_is_begun_by_hand_from_a_paragraph(
    size: tuple[int, int], draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    emptied(draft)
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        await hand.press("D")
        screen = triage(hand)
        await hand.press("greater_than_sign", "greater_than_sign", "i")
        assert "from p3: into which section?" in hand.text
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


async def test_all_seen_says_how_many_and_how_to_write(
    draft: Path, bundled: Path, make_app: MakeApp
) -> None:
    async with hand_on(make_app(bundled, BRIEF), (80, 24)) as hand:
        screen = await at(hand, VASK)
        await hand.press("a")
        while screen.draft.state.counts.open:
            await hand.press("minus", "enter")
        assert "16 seen, 1 accepted: W writes" in hand.text
        assert len(did(draft)) == 16


@pytest.mark.usefixtures("draft")
async def test_a_source_that_has_changed_puts_aside_what_no_longer_fits(
    bundled: Path, make_app: MakeApp
) -> None:
    text = bundled / "seeds" / "exercise-halyard-2020-03-04.txt"
    text.write_text(text.read_text("utf-8").replace("more than half of Qelmara", "most of it"))
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, VASK)
        assert "The source has changed since it was drafted from: p3 differs, 1 put" in hand.text
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


# -- writing -------------------------------------------------------------------------------------


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
        assert "15 open, 0 left out: they are not in it." in hand.text
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
        found.open(path, lambda draft: hand.app.screens.open("triage", draft))
        await hand.settle()
        await at(hand, "The Ford Wardens")
        await hand.press("a", "W")
        assert "It cannot be written as it is" in hand.text
        await hand.press("enter")
        assert isinstance(hand.app.screen, WritingScreen), "Enter does nothing here"


# -- a draft of a brief that is not there, and what is saved elsewhere -----------------------------


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
        assert len(hand.section.lines) == counted + 4
        await hand.press("G")
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
        assert "keys of Triage" in hand.rows()[0]
        await hand.press("escape")
        assert (hand.app.screen, hand.text) == (screen, before)
        await hand.press("q")
        assert app._exit


# -- what the brief has, and what a model proposed ------------------------------------------------


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
