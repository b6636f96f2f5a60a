"""A draft held against a brief: what of it is known by which id, and the next issue."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from draft.besieged import a_claim, a_draft, a_proposal, a_source, held, ref_in, the_dead
from msgspec.structs import replace

from briefing.brief import model as m
from briefing.draft.into import held_against, is_older, item_at, next_issue
from briefing.draft.model import DraftVoice


def test_who_and_what_the_brief_has_goes_by_its_ids(brief: m.Brief) -> None:
    made = held_against(a_draft(a_claim()), brief)
    item = made.proposals[0].item
    assert (item["by"], item["holder"], item["place"]) == ("karn", "reed", "tolvane")
    assert made.into == brief.id
    assert made.voices["karn"].name == "Ivo Karn"
    assert made.voices["ministry"].kind == "government"
    assert made.voices["mayor"].name == "Nadia Sol"
    assert [each.id for each in made.actors] == ["reed", "govt", "guard"]
    assert made.actors[0] is brief.actors[0]


def test_what_is_new_never_takes_an_id_of_the_brief(brief: m.Brief) -> None:
    made = held_against(a_draft(a_claim(place="t1")), brief)
    assert made.proposals[0].item["place"] == "t1-2"
    assert [each.id for each in made.places] == ["tolvane", "t1-2"]


def test_where_two_fit_a_person_decides(brief: m.Brief) -> None:
    twin = m.Voice(name="Mara Karn", kind="party", aka=["Karn"])
    two = msgspec.structs.replace(brief, voices={**brief.voices, "mara": twin})
    made = held_against(a_draft(a_claim()), two)
    [proposal] = made.proposals
    assert proposal.item["by"] == "vo-karn"
    assert "by" in proposal.open_fields
    assert made.why["vo-karn"] == "may be karn or mara of the brief"


def test_the_very_name_goes_before_another_that_is_called_so_too(brief: m.Brief) -> None:
    """So a third voice is never made of two that the brief has of one body."""
    both = {
        "coast-guard-of-orvane": m.Voice(
            name="Coast guard of Orvane", kind="government", aka=["coast guard"]
        ),
        "coast-guard": m.Voice(name="Coast guard", kind="government"),
    }
    two = replace(brief, voices={**brief.voices, **both})
    draft = a_draft(a_claim(by="cg"))
    draft = replace(draft, voices={**draft.voices, "cg": DraftVoice(name="Coast guard")})
    made = held_against(draft, two)
    assert made.proposals[0].item["by"] == "coast-guard"
    assert "coast-guard-2" not in made.voices


def test_the_spokesman_of_one_is_not_that_of_another(brief: m.Brief) -> None:
    one = m.Voice(name="Spokesman for the army", kind="party", aka=["spokesman"])
    known = replace(brief, voices={**brief.voices, "army-man": one})
    voice = DraftVoice(name="Spokesman for the ministry", aka=["spokesman"])
    draft = a_draft(a_claim(by="sp"))
    draft = replace(draft, voices={**draft.voices, "sp": voice})
    made = held_against(draft, known)
    assert made.proposals[0].item["by"] == "sp"
    assert made.voices["sp"].name == "Spokesman for the ministry"


def test_an_older_text_changes_nothing(brief: m.Brief) -> None:
    older = a_source(published="2020-03-03")
    assert is_older(older, brief)
    assert not is_older(a_source(), brief)
    assert not is_older(a_source(published=None), brief)
    claim = a_claim(text="All.", by="defence", holder="norland", control="full")
    for proposal, answer in ((claim, "new"), (a_claim(control="full"), "new"), (a_claim(), "same")):
        [made] = held_against(a_draft(proposal, source=older), brief).proposals
        assert (made.answer, made.against) == (answer, [])


def test_questions_of_the_draft_alone_are_asked_anew(brief: m.Brief) -> None:
    asked = a_proposal("crosscheck", question="Old?", status="contradictory", for_=[], against=[])
    assert [each.section for each in held(brief, a_claim(), asked)] == ["territory"]


def test_a_draft_into_the_brief_made_of_it_says_the_same(brief: m.Brief) -> None:
    proposals = [
        a_claim(key="a00000000000", cite=["p2"]),
        a_claim(key="a00000000001", place=None, holder=None, cite=["p3"]),
        the_dead(14, key="b00000000000", cite=["p4"]),
        the_dead(20, key="b00000000001", place=None, cite=["p4"]),
        a_proposal("relationships", from_="company", to="guard", type="allied", cite=["p2"]),
        a_proposal("views", by="arvid", cite=["p6"]),
        a_proposal("points", by="mayor", quote="we bury them here", cite=["p5"]),
        a_proposal("summary", cite=["p2"]),
        a_proposal("timeline", when="Monday", date="2020-03-02", cite=["p5"]),
    ]
    proposals = [
        msgspec.structs.replace(each, item={k: v for k, v in each.item.items() if v is not None})
        for each in proposals
    ]
    draft = a_draft(*proposals, source=a_source(id="s1"))
    sections: dict[str, Any] = {}
    for each in proposals:
        words = {} if each.section == "relationships" else {"text": "One line of the reviewer."}
        sections.setdefault(each.section, []).append({**words, **each.item})
    situation = {key: sections.pop(key) for key in ("summary", "points")}
    raw = {
        "schema": "briefing/1", "id": "made", "title": "Made", "tlp": "AMBER",
        "as_of": "2020-03-04", "situation": situation, **sections,
        "sources": [{key: value for key, value in msgspec.to_builtins(draft.source).items()
                     if key in ("id", "title", "kind", "publisher", "sha256", "text")}],
        "voices": {key: {"kind": "witness", **msgspec.to_builtins(each)}
                   for key, each in draft.voices.items()},
        "actors": msgspec.to_builtins(draft.actors), "places": msgspec.to_builtins(draft.places),
    }  # fmt: skip
    made = msgspec.convert(raw, m.Brief)
    answers = [each.answer for each in held_against(draft, made).proposals]
    assert answers == ["same"] * len(proposals)


def test_an_item_without_an_id_is_found_by_section_and_number(brief: m.Brief) -> None:
    line = item_at(brief, "humanitarian.1")
    assert line is not None
    assert line.path == ("humanitarian", 0)
    found = item_at(brief, "t1")
    assert found is not None
    assert found.path == ("territory", 0)
    assert item_at(brief, "humanitarian.2") is None


def test_an_item_without_an_id_is_known_by_what_it_says_wherever_it_stands(brief: m.Brief) -> None:
    ref = ref_in(brief, "humanitarian.1")
    [item] = brief.humanitarian
    other = replace(item, text="Nobody was hurt.")
    for moved in ([other, item], [other, replace(item, cite=["p9"])], [item]):
        line = item_at(replace(brief, humanitarian=moved), ref)
        assert line is not None
        assert line.path == ("humanitarian", len(moved) - 1)
    assert item_at(replace(brief, humanitarian=[other]), ref) is None, "it says something else now"


@pytest.mark.parametrize(
    ("id", "day", "new"),
    [
        ("tolvane-2020-03-04", "2020-03-09", "tolvane-2020-03-09"),
        ("tolvane-03-04", "2020-03-09T10:00Z", "tolvane-03-09"),
        ("tolvane", "2020-03-09", "tolvane-2020-03-09"),
    ],
)
def test_another_day_of_issue_is_offered_a_brief_of_its_own(
    brief: m.Brief, id: str, day: str, new: str
) -> None:
    head = next_issue(msgspec.structs.replace(brief, id=id), day)
    assert head is not None
    assert (head.id, head.previous, head.as_of) == (new, id, "2020-03-09")
    assert head.title == brief.title
    assert head.tlp == "GREEN"


@pytest.mark.parametrize("day", ["2020-03-04", "2020-03-01"])
def test_the_same_day_and_one_before_are_offered_none(brief: m.Brief, day: str) -> None:
    assert next_issue(brief, day) is None
