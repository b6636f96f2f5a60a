"""A draft folded with decisions: the same ones give the same state, and undo leads back to none."""

from __future__ import annotations

from typing import Any

import pytest
from draft.reviewing import PLAIN, draft, made
from hypothesis import given
from hypothesis import strategies as st

from briefing.draft.by_hand import key_by_hand
from briefing.draft.model import Decision, Section
from briefing.draft.review import DraftState, ProposalCounts, carry_over, decided_state
from briefing.draft.state import ORDER

KEYS = ["e1", "b1", "b2", "c1", "d1", "a1", "a2", "r1", "gone"]
DRAFT = draft()


def after(*decisions: Decision) -> DraftState:
    return decided_state(DRAFT, decisions)


def plain(state: DraftState) -> tuple[Any, ...]:
    """Return all that a state says, to be compared."""
    along = [state.cast_of(card) for card in state.cards]
    return state.cards, state.voices, state.counts, state.by_section, along, state.gone


# -- items by hand --------------------------------------------------------------------------------


def by_hand(text: str = "It is cold.", **more: Any) -> Decision:
    """Return the decision that adds an item."""
    item = {"text": text, "cite": ["p4"]}
    key = key_by_hand(DRAFT.source, "points", item)
    return made(key, "add", **{"into": "points", "item": item, **more})


def test_an_item_by_hand_stands_in_its_section_and_is_decided_on_like_any() -> None:
    one, two = by_hand(), by_hand("It is late.")
    assert one.of != two.of
    state = after(one, two, made(one.of, "edit", item={"text": "Cold."}), made(one.of, "accept"))
    assert [card.key for card in state.of("points")] == sorted((one.of, two.of))
    card = state.card(one.of)
    assert (card.words, card.standing, card.proposal.made) == ("Cold.", "accepted", "hand")
    assert (state.counts.total, state.gone) == (10, ())
    undone = after(one, made(one.of, "accept"), *[made(one.of, "undo")] * 2)
    assert plain(undone) == plain(after())


def test_an_item_by_hand_of_another_text_or_of_none_is_not_there() -> None:
    one = by_hand()
    other = draft(source={**PLAIN["source"], "sha256": "b" * 64})
    assert decided_state(other, [one]).gone == (one.of,)
    for odd in ({"into": "judgements"}, {"item": {"text": "x"}}, {"item": {"cite": [3]}}):
        assert after(by_hand(**odd)).counts.total == 8
    again = made("b1", "add", into="points", item={"text": "x", "cite": ["p1"]})
    assert plain(after(again)) == plain(after()), "a proposal's key is its own"


def test_an_item_by_hand_is_not_carried_into_a_draft_made_anew() -> None:
    one = by_hand()
    decisions = [one, made(one.of, "accept")]
    new = carry_over(DRAFT, DRAFT, decisions)
    assert new == DRAFT
    assert decided_state(new, decisions).card(one.of).standing == "accepted"


# -- each kind of decision ------------------------------------------------------------------------


def test_cards_are_in_the_order_of_triage_whatever_the_order_of_the_file() -> None:
    assert [card.key for card in after().cards] == [
        *("a1", "a2", "r1", "b1", "b2", "c1", "d1", "e1")
    ]
    assert after().counts == ProposalCounts(open=8)
    assert after().by_section["territory"] == ProposalCounts(open=2)


def test_accepted_left_out_and_open_are_counted_apart() -> None:
    state = after(made("b1", "accept"), made("b2", "leave-out", why="told twice"))
    assert state.counts == ProposalCounts(open=6, accepted=1, left_out=1)
    assert (state.counts.seen, state.counts.total) == (2, 8)
    assert state.card("b2").why == "told twice"
    again = after(made("b2", "leave-out", why="told twice"), made("b2", "accept"))
    assert (again.card("b2").standing, again.card("b2").why) == ("accepted", "")


def test_edited_fields_stand_in_place_of_the_proposals_and_null_takes_one_away() -> None:
    state = after(
        made("b1", "edit", item={"control": "majority", "holder": None}),
        made("b1", "accept", item={"text": "The Column is at the mill."}),
    )
    card = state.card("b1")
    assert card.standing == "accepted"
    assert card.item["control"] == "majority"
    assert card.words == "The Column is at the mill."
    assert "holder" not in card.item
    assert state.cast_of(card).actors == ()
    assert DRAFT.proposals[1].item["control"] == "full", "the draft has been changed"


def test_a_move_takes_along_what_fits_and_the_words() -> None:
    card = after(made("b1", "move", into="crosscheck")).card("b1")
    assert card.section == "crosscheck"
    assert card.item == {
        "question": "Tarn: the Column holds the mill.",
        "by": "tarn",
        "cite": ["p2"],
    }
    back = after(made("b1", "move", into="crosscheck"), made("b1", "move", into="timeline"))
    assert back.card("b1").item["text"] == "Tarn: the Column holds the mill."
    assert back.by_section["timeline"].total == 2


def test_a_merge_gives_speakers_figures_and_paragraphs_to_the_other() -> None:
    state = after(made("c1", "merge", into="b1"))
    assert state.card("c1").standing == "merged"
    card = state.card("b1")
    assert card.merged == ("c1",)
    assert card.item["by"] == ["tarn", "ministry"]
    assert card.item["cite"] == ["p2", "p3"]
    assert card.item["figures"] == [{"text": "12", "value": 12, "unit": "hurt"}]
    assert "category" not in card.item
    assert card.words == "Tarn: the Column holds the mill."


def test_a_merge_ends_when_what_was_merged_is_decided_otherwise() -> None:
    state = after(made("c1", "merge", into="b1"), made("c1", "accept"))
    assert state.card("b1").merged == ()
    assert state.card("b1").item["cite"] == ["p2"]


def test_merged_ones_come_along_into_the_next_and_never_in_a_circle() -> None:
    state = after(made("c1", "merge", into="b2"), made("b2", "merge", into="b1"))
    assert state.card("b1").merged == ("b2",)
    assert state.card("b1").item["cite"] == ["p2", "p3"]
    assert state.card("b1").item["figures"]
    circle = after(made("b2", "merge", into="b1"), made("b1", "merge", into="b2"))
    assert [circle.card(key).standing for key in ("b1", "b2")] == ["open", "merged"]
    assert after(made("b1", "merge", into="b1")).card("b1").standing == "open"


def test_the_kind_of_a_voice_holds_for_all_its_items() -> None:
    assert after().voice_open("brand")
    assert not after().voice_open("tarn")
    state = after(made("brand", "voice", item={"kind": "expert"}))
    assert not state.voice_open("brand")
    assert state.voices["brand"].kind == "expert"
    assert DRAFT.voices["brand"].kind is None, "the draft has been changed"
    assert after(made("brand", "voice", item={"kind": "king"})).voice_open("brand")


def test_what_an_item_names_comes_along_with_what_that_names() -> None:
    along = after().cast_of(after().card("b1"))
    assert along.voices == ("tarn",)
    assert along.actors == ("red",)
    assert along.places == ("mill", "ford")


# -- undo -----------------------------------------------------------------------------------------


def test_undo_leads_back_step_by_step() -> None:
    steps = [made("b1", "accept"), made("b1", "leave-out"), made("b1", "move", into="timeline")]
    undone = [made("b1", "undo")]
    assert plain(after(*steps, *undone)) == plain(after(*steps[:2]))
    assert plain(after(*steps, *undone * 2)) == plain(after(*steps[:1]))
    assert plain(after(*steps, *undone * 3)) == plain(after())
    assert plain(after(*steps, *undone * 9)) == plain(after())


def test_undo_takes_back_what_the_same_reviewer_decided() -> None:
    state = after(made("b1", "accept", "ada"), made("b2", "accept", "bo"), made("", "undo", "ada"))
    assert [state.card(key).standing for key in ("b1", "b2")] == ["open", "accepted"]
    assert state.last("ada") is None
    assert (state.last("bo") or made("", "undo")).of == "b2"


def test_after_an_undo_one_can_decide_anew_and_undo_that() -> None:
    state = after(made("b1", "accept"), made("b1", "undo"), made("b1", "leave-out"))
    assert state.card("b1").standing == "left-out"
    state = after(
        *(made("b1", "accept"), made("b2", "accept"), made("b2", "undo"), made("b1", "undo"))
    )
    assert state.counts.seen == 0


# -- another draft of the same text ---------------------------------------------------------------


def test_decisions_on_what_is_gone_stay_and_come_back_with_it() -> None:
    less = draft(proposals=[])
    decisions = [made("b1", "accept"), made("b2", "leave-out")]
    state = decided_state(less, decisions)
    assert state.counts.total == 0
    assert state.gone == ("b1", "b2")
    assert decided_state(DRAFT, decisions).card("b1").standing == "accepted"


def test_a_new_draft_of_the_text_keeps_what_was_decided() -> None:
    less = draft(proposals=[], voices={}, actors=[], places=[])
    decisions = [made("b1", "accept", item={"text": "Mine."}), made("c1", "leave-out")]
    kept = carry_over(less, DRAFT, decisions)
    state = decided_state(kept, decisions)
    assert {card.key: card.standing for card in state.cards} == {"b1": "accepted", "c1": "left-out"}
    assert state.card("b1").words == "Mine."
    assert state.cast_of(state.card("b1")).places == ("mill", "ford")
    assert carry_over(kept, DRAFT, decisions) == kept
    other = draft(proposals=[], source={**_source(), "sha256": "b" * 64})
    assert carry_over(other, DRAFT, decisions) == other


def _source() -> dict[str, Any]:
    from draft.reviewing import PLAIN

    return dict(PLAIN["source"])


# -- whatever is decided --------------------------------------------------------------------------

ITEMS = st.dictionaries(
    st.sampled_from(["text", "by", "place", "holder", "cite", "quote", "figures", "odd"]),
    st.sampled_from([None, "x", "tarn", ["p1"], [], 7, {"text": "12"}, [["p1"]]]),
    max_size=3,
)
DECISIONS = st.lists(
    st.one_of(
        st.builds(
            made,
            st.sampled_from(KEYS),
            st.sampled_from(["accept", "edit", "leave-out"]),
            st.sampled_from(["ada", "bo"]),
            item=ITEMS,
        ),
        st.builds(
            made, st.sampled_from(KEYS), st.just("move"), into=st.sampled_from([*ORDER, "odd"])
        ),
        st.builds(made, st.sampled_from(KEYS), st.just("merge"), into=st.sampled_from(KEYS)),
        st.builds(
            made,
            st.sampled_from(["tarn", "brand", "gone"]),
            st.just("voice"),
            item=st.dictionaries(st.sampled_from(["kind", "side"]), st.sampled_from(["party", 7])),
        ),
        st.builds(made, st.sampled_from(KEYS), st.just("undo"), st.sampled_from(["ada", "bo"])),
    ),
    max_size=30,
)


@given(DECISIONS)
def test_the_same_decisions_give_the_same_state(decisions: list[Decision]) -> None:
    before = [repr(each) for each in decisions]
    first = decided_state(DRAFT, decisions)
    assert plain(first) == plain(decided_state(DRAFT, decisions))
    assert plain(first) == plain(decided_state(DRAFT, first.decisions))
    assert [repr(each) for each in decisions] == before
    assert draft() == DRAFT


@given(DECISIONS)
def test_undo_of_all_is_the_state_without_decisions(decisions: list[Decision]) -> None:
    undos = [made("", "undo", by) for by in ("ada", "bo") for _ in decisions]
    assert plain(after(*decisions, *undos)) == plain(after())


@given(DECISIONS)
def test_every_proposal_stands_somewhere_once(decisions: list[Decision]) -> None:
    state = after(*decisions)
    assert sorted(card.key for card in state.cards) == sorted(each.key for each in DRAFT.proposals)
    assert sum(counts.total for counts in state.by_section.values()) == state.counts.total == 8
    taken = [key for card in state.cards for key in card.merged]
    assert sorted(taken) == sorted(c.key for c in state.cards if c.standing == "merged")


@pytest.mark.parametrize("section", ORDER)
def test_every_section_takes_any_proposal(section: Section) -> None:
    state = after(*(made(key, "move", into=section) for key in KEYS))
    assert {card.section for card in state.cards} == {section}
