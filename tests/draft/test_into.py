"""A draft held against a brief: what is the same, changed, at odds, new; the next issue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from briefing.brief import model as m
from briefing.draft.into import (
    held_against,
    is_older,
    item_at,
    next_issue,
)
from briefing.draft.model import (
    Draft,
    DraftBrief,
    DraftSource,
    DraftVoice,
    Made,
    Proposal,
    Rest,
    Section,
)
from briefing.draft.refs import ref_of
from briefing.format.reader import read

TEXT = """\
schema: briefing/1
id: tolvane-2020-03-04  # the first of a series
title: "EXERCISE: Tolvane under siege"
tlp: GREEN
as_of: 2020-03-04
sources:
  - id: s1
    title: Fighters enter Tolvane
    kind: agency
    publisher: The Wire
    paragraphs: 9
    unused:
      - {cite: [p1], why: not-relevant}
voices:
  karn: {name: Ivo Karn, kind: party, aka: [Karn], cite: [p3]}
  ministry: {name: Ministry of Defence, kind: government, cite: ["p4"]}
  holm: {name: Arvid Holm, kind: expert, cite: ['p8']}
situation:
  summary:
    - text: Reed Company fighters are inside Tolvane.
      cite:
        - p2
        - p3-p4
actors:
  - {id: reed, name: Reed Company, aka: [Reeds], kind: rebel, cite: [p2]}
  - {id: govt, name: Norland, kind: state, cite: [p2]}
places:
  - {id: tolvane, name: Tolvane, cite: [p2]}
territory:
  - id: t1
    text: Karn says the Company holds most of Tolvane.
    by: karn
    place: tolvane
    holder: reed
    control: majority
    date: "2020-03-03"
    cite: [p3]
humanitarian:
  - text: The ministry puts the dead at 11.
    by: ministry
    category: casualties
    place: tolvane
    figures:
      - {text: "11", value: 11, unit: killed}
    cite: [p4]
relationships:
  - {from: reed, to: govt, type: hostile, cite: [p2]}
views:
  - {text: Holm expects no talks., by: holm, topic: talks, quote: nobody has a reason, cite: [p8]}
timeline:
  - {text: The bridge at Tolvane fell into the river., date: "2020-03-02", cite: [p5]}
"""


@pytest.fixture
def brief() -> m.Brief:
    reading = read(TEXT.encode(), m.Brief, "tolvane.yaml", folder=Path(), library=Path())
    assert reading.value is not None, reading.problems
    return reading.value


def _source(**more: Any) -> DraftSource:
    fields: dict[str, Any] = {
        "id": "s2",
        "title": "Siege goes on",
        "kind": "newspaper",
        "publisher": "The Courier",
        "published": "2020-03-04",
        "text": "courier.txt",
        "sha256": "0" * 64,
        "paragraphs": 6,
    }
    return DraftSource(**{**fields, **more})


def _proposal(section: Section, key: str = "", **item: Any) -> Proposal:
    item = {name.rstrip("_"): value for name, value in item.items()}
    item.setdefault("cite", ["s2:p2"])
    return Proposal(
        key=key or f"{section[:4]}00000000",
        section=section,
        wording="composed" if "text" in item else "to-word",
        sure="high",
        rests_on=[Rest(cite=cite, words=(1, 5)) for cite in item["cite"]],
        item=item,
    )


def _draft(*proposals: Proposal, **more: Any) -> Draft:
    fields: dict[str, Any] = {
        "draft": 1,
        "brief": DraftBrief(id="x", title="x", as_of="2020-03-04"),
        "source": _source(),
        "made": Made(engine="0/1"),
        "voices": {
            "vo-karn": DraftVoice(name="Karn", kind="party"),
            "defence": DraftVoice(name="the ministry of defence"),
            "mayor": DraftVoice(name="Nadia Sol", kind="government"),
            "arvid": DraftVoice(name="Arvid Holm", kind="expert"),
        },
        "actors": [
            m.Actor(id="company", name="The Reeds", cite=["s2:p2"]),
            m.Actor(id="norland", name="Norland", cite=["s2:p2"]),
            m.Actor(id="guard", name="Moss Guard", cite=["s2:p3"]),
        ],
        "places": [
            m.Place(id="town", name="Tolvane", cite=["s2:p2"]),
            m.Place(id="t1", name="Mill", cite=["s2:p2"]),
        ],
        "proposals": list(proposals),
    }
    return Draft(**{**fields, **more})


def _claim(**more: Any) -> Proposal:
    fields: dict[str, Any] = {
        "text": "Karn: the Reed Company holds most of Tolvane.",
        "by": "vo-karn",
        "place": "town",
        "holder": "company",
        "control": "majority",
    }
    return _proposal("territory", **{**fields, **more})


def _answer(brief: m.Brief, proposal: Proposal, **more: Any) -> Proposal:
    return held_against(_draft(proposal, **more), brief).proposals[0]


# -- names ----------------------------------------------------------------------------------------


def test_who_and_what_the_brief_has_goes_by_its_ids(brief: m.Brief) -> None:
    made = held_against(_draft(_claim()), brief)
    item = made.proposals[0].item
    assert (item["by"], item["holder"], item["place"]) == ("karn", "reed", "tolvane")
    assert made.into == brief.id
    assert made.voices["karn"].name == "Ivo Karn"
    assert made.voices["ministry"].kind == "government"
    assert made.voices["mayor"].name == "Nadia Sol"
    assert [each.id for each in made.actors] == ["reed", "govt", "guard"]
    assert made.actors[0] is brief.actors[0]


def test_what_is_new_never_takes_an_id_of_the_brief(brief: m.Brief) -> None:
    made = held_against(_draft(_claim(place="t1")), brief)
    assert made.proposals[0].item["place"] == "t1-2"
    assert [each.id for each in made.places] == ["tolvane", "t1-2"]


def test_where_two_fit_a_person_decides(brief: m.Brief) -> None:
    twin = m.Voice(name="Mara Karn", kind="party", aka=["Karn"])
    two = msgspec.structs.replace(brief, voices={**brief.voices, "mara": twin})
    made = held_against(_draft(_claim()), two)
    [proposal] = made.proposals
    assert proposal.item["by"] == "vo-karn"
    assert "by" in proposal.open_fields
    assert made.why["vo-karn"] == "may be karn or mara of the brief"


# -- answers --------------------------------------------------------------------------------------


def test_the_same_claim_of_the_same_voice_is_the_same(brief: m.Brief) -> None:
    made = _answer(brief, _claim(text="He says otherwise the same."))
    assert (made.answer, made.of, made.against) == ("same", ["t1"], [])


@pytest.mark.parametrize(
    "more", [{"control": "full"}, {"date": "2020-03-04"}, {"control": "lost", "date": "2020-03-03"}]
)
def test_another_hold_or_a_later_day_of_the_same_voice_is_a_change(
    brief: m.Brief, more: dict[str, str]
) -> None:
    made = _answer(brief, _claim(**more))
    assert (made.answer, made.of) == ("changed", ["t1"])


def test_an_earlier_day_is_new(brief: m.Brief) -> None:
    assert _answer(brief, _claim(date="2020-03-01")).answer == "new"


def test_another_voice_that_cannot_be_right_too_contradicts(brief: m.Brief) -> None:
    claim = _claim(text="The ministry: all is held.", by="defence", holder="norland")
    made, asked = _held(brief, _with(claim, control="full"))
    assert (made.answer, made.of, made.against) == ("contradicts", ["t1"], ["t1"])
    assert asked.section == "crosscheck"
    assert asked.item["question"] == "Is most of Tolvane held by Reed Company?"
    assert asked.item["for"] == ["t1"]
    assert asked.item["against"] == [made.key]
    assert asked.item["cite"] == ["p3", "s2:p2"]


@pytest.mark.parametrize(
    ("by", "day", "answer"),
    [
        ("defence", "2020-03-04", "contradicts"),
        ("vo-karn", "2020-03-04", "changed"),
        ("defence", "2020-03-01", "new"),
    ],
)
def test_a_place_taken_on_a_later_day_is_set_against_who_held_it_and_no_question_asked(
    brief: m.Brief, by: str, day: str, answer: str
) -> None:
    claim = _claim(text="The army took it.", by=by, holder="norland", control="captured", date=day)
    [made] = held_against(_draft(claim), brief).proposals
    assert (made.answer, made.of) == (answer, ["t1"] if answer != "new" else [])
    assert made.against == (["t1"] if answer == "contradicts" else [])


def test_a_source_that_is_a_voice_of_the_brief_does_not_contradict_itself(brief: m.Brief) -> None:
    voice = m.Voice(name="The Courier", kind="newspaper")
    [claim] = brief.territory
    said = msgspec.structs.replace(
        brief,
        voices={**brief.voices, "courier": voice},
        territory=[msgspec.structs.replace(claim, by="courier")],
    )
    narrated = _claim(text="The army holds all.", holder="norland", control="full")
    own = msgspec.structs.replace(
        narrated, item={key: value for key, value in narrated.item.items() if key != "by"}
    )
    made = _answer(said, own)
    assert (made.answer, made.against) == ("new", [])
    other = _answer(said, own, source=_source(publisher="The Wire"))
    assert (other.answer, other.of) == ("contradicts", ["t1"])


def test_another_voice_that_may_be_right_too_is_new(brief: m.Brief) -> None:
    assert _answer(brief, _claim(by="defence")).answer == "new"
    assert _answer(brief, _claim(by="defence", holder="guard", control="presence")).answer == "new"
    assert _answer(brief, _claim(place="t1")).answer == "new"


def _with(proposal: Proposal, **item: Any) -> Proposal:
    return msgspec.structs.replace(proposal, item={**proposal.item, **item})


def _held(brief: m.Brief, *proposals: Proposal) -> list[Proposal]:
    return held_against(_draft(*proposals), brief).proposals


def ref_in(brief: m.Brief, place: str) -> str:
    """Return how a draft names the item at a place of a brief: ``humanitarian.1``."""
    section, number = place.split(".")
    lists = {"points": brief.situation.points, "summary": brief.situation.summary}
    items = lists.get(section) or getattr(brief, section)
    return ref_of(section, int(number), items[int(number) - 1])


def _dead(number: int, **more: Any) -> Proposal:
    figure = {"text": str(number), "value": number, "unit": "people killed"}
    fields: dict[str, Any] = {
        "text": f"{number} dead.",
        "by": "defence",
        "category": "casualties",
        "place": "town",
        "figures": [figure],
    }
    return _proposal("humanitarian", **{**fields, **more})


def test_figures_are_the_same_changed_or_at_odds(brief: m.Brief) -> None:
    same = _answer(brief, _dead(11))
    assert (same.answer, same.of) == ("same", [ref_in(brief, "humanitarian.1")])
    assert _answer(brief, _dead(14)).answer == "changed"
    made, asked = _held(brief, _dead(40, by="vo-karn"))
    assert (made.answer, made.of) == ("contradicts", [ref_in(brief, "humanitarian.1")])
    assert asked.section == "crosscheck"
    assert _answer(brief, _dead(11, by="vo-karn")).answer == "new"
    [impact] = brief.humanitarian
    [figure] = impact.figures
    least = replace(impact, figures=[replace(figure, text="at least 11", op=">=")])
    bound = {"text": "at least 14", "op": ">=", "value": 14, "unit": "people killed"}
    bounded = replace(brief, humanitarian=[least])
    assert _answer(bounded, _dead(14, figures=[bound])).answer == "changed"
    assert _answer(bounded, _dead(14)).answer == "same"
    wounded = [{"text": "40", "value": 40, "unit": "wounded"}]
    assert _answer(brief, _dead(40, figures=wounded)).answer == "new"


def test_ties_are_known_by_both_ends_and_type(brief: m.Brief) -> None:
    tie = {"from_": "norland", "to": "company", "type": "hostile"}
    made = _answer(brief, _proposal("relationships", **tie))
    assert (made.answer, made.of) == ("same", [ref_in(brief, "relationships.1")])
    assert _answer(brief, _proposal("relationships", **{**tie, "type": "contact"})).answer == "new"
    assert _answer(brief, _proposal("relationships", **{**tie, "to": "guard"})).answer == "new"
    assert _answer(brief, _proposal("relationships", **tie, by="vo-karn")).answer == "new"


def test_a_statement_that_says_another_thing_of_the_same_has_changed() -> None:
    text = TEXT.replace(
        "    - text: Reed Company fighters are inside Tolvane.\n",
        '    - text: "Karn: the Reed Company holds Tolvane."\n      by: karn\n',
    )
    brief = read(text.encode(), m.Brief, "x.yaml", folder=Path(), library=Path()).value
    assert brief is not None

    def answer(words: str) -> str | None:
        return _answer(brief, _proposal("summary", by="vo-karn", text=words)).answer

    assert answer("Karn: the Reed Company holds Tolvane.") == "same"
    assert answer("Karn: the Reed Company has pulled out of Tolvane.") == "changed"


def test_views_are_known_by_speaker_topic_and_words(brief: m.Brief) -> None:
    view = {"by": "arvid", "topic": "talks"}
    assert _answer(brief, _proposal("views", **view)).answer == "same"
    quoted = _answer(brief, _proposal("views", by="arvid", quote="Nobody has a reason"))
    assert (quoted.answer, quoted.of) == ("same", [ref_in(brief, "views.1")])
    assert _answer(brief, _proposal("views", **view, quote="they will talk")).answer == "new"
    longer = _proposal("views", by="arvid", topic="talks", quote="as nobody has a reason for it")
    assert _answer(brief, longer).answer == "same"
    assert _answer(brief, _proposal("views", by="vo-karn", topic="talks")).answer == "new"


def test_a_figure_of_one_voice_is_known_in_the_situation_too(brief: m.Brief) -> None:
    figure = m.Figure(text="300 people", value=300, unit="people")
    point = m.Statement(text="Karn counts 300.", by="karn", figures=[figure], cite=["p3"])
    situation = msgspec.structs.replace(brief.situation, points=[point])
    counted = msgspec.structs.replace(brief, situation=situation)
    fled = {"by": "vo-karn", "category": "displacement", "place": None}
    fled = {key: value for key, value in fled.items() if value}

    def answer(number: int, unit: str, **more: Any) -> Proposal:
        figures = [{"text": str(number), "value": number, "unit": unit}]
        proposal = _proposal("humanitarian", **{**fled, "figures": figures, **more})
        return _answer(counted, proposal)

    same = answer(300, "people")
    assert (same.answer, same.of[0].rpartition(".")[0]) == ("same", "points.1")
    assert answer(300, "houses").answer == "new"
    assert answer(310, "people").answer == "new"
    assert answer(300, "people", by="defence").answer == "new"


def test_a_share_is_the_same_whatever_it_is_called_a_share_of(brief: m.Brief) -> None:
    [claim] = brief.territory
    share = m.Figure(text="more than half", op=">", value=50, unit="per cent of the town")
    shared = msgspec.structs.replace(brief, territory=[
        msgspec.structs.replace(claim, figures=[share])
    ])  # fmt: skip
    figure = {"text": "more than half", "op": ">", "value": 50, "unit": "per cent of Tolvane"}
    assert _answer(shared, _claim(figures=[figure])).answer == "same"
    other = {"text": "55 per cent", "value": 55, "unit": "per cent of Tolvane"}
    assert _answer(shared, _claim(figures=[other])).answer == "same"
    assert _answer(shared, _claim(figures=[{**figure, "op": "=", "value": 20}])).answer == "changed"


def test_words_quoted_of_one_of_several_voices_are_the_same(brief: m.Brief) -> None:
    point = m.Statement(
        text="Both say so.", by=["karn", "ministry"], quote="by day and by night", cite=["p3"]
    )
    situation = msgspec.structs.replace(brief.situation, points=[point])
    both = msgspec.structs.replace(brief, situation=situation)
    one = _proposal("points", by="vo-karn", quote="by day and by night")
    assert _answer(both, one).answer == "same"
    assert _answer(both, _with(one, by="mayor")).answer == "new"


def test_what_has_no_facets_is_known_by_what_it_says(brief: m.Brief) -> None:
    event = {"text": "The bridge at Tolvane fell into the river", "date": "2020-03-02"}
    narrated = {"source": _source(publisher="The Wire")}
    made = _answer(brief, _proposal("timeline", **event), **narrated)
    assert (made.answer, made.of) == ("same", [ref_in(brief, "timeline.1")])
    other = {"text": "A lorry with flour was stopped.", "date": "2020-03-02"}
    assert _answer(brief, _proposal("timeline", **other), **narrated).answer == "new"


def test_an_older_text_changes_nothing(brief: m.Brief) -> None:
    older = _source(published="2020-03-03")
    assert is_older(older, brief)
    assert not is_older(_source(), brief)
    assert not is_older(_source(published=None), brief)
    claim = _claim(text="All.", by="defence", holder="norland", control="full")
    for proposal, answer in ((claim, "new"), (_claim(control="full"), "new"), (_claim(), "same")):
        [made] = held_against(_draft(proposal, source=older), brief).proposals
        assert (made.answer, made.against) == (answer, [])


def test_questions_of_the_draft_alone_are_asked_anew(brief: m.Brief) -> None:
    asked = _proposal("crosscheck", question="Old?", status="contradictory", for_=[], against=[])
    assert [each.section for each in _held(brief, _claim(), asked)] == ["territory"]


def test_a_draft_into_the_brief_made_of_it_says_the_same(brief: m.Brief) -> None:
    proposals = [
        _claim(key="a00000000000", cite=["p2"]),
        _claim(key="a00000000001", place=None, holder=None, cite=["p3"]),
        _dead(14, key="b00000000000", cite=["p4"]),
        _dead(20, key="b00000000001", place=None, cite=["p4"]),
        _proposal("relationships", from_="company", to="guard", type="allied", cite=["p2"]),
        _proposal("views", by="arvid", cite=["p6"]),
        _proposal("points", by="mayor", quote="we bury them here", cite=["p5"]),
        _proposal("summary", cite=["p2"]),
        _proposal("timeline", when="Monday", date="2020-03-02", cite=["p5"]),
    ]
    proposals = [
        msgspec.structs.replace(each, item={k: v for k, v in each.item.items() if v is not None})
        for each in proposals
    ]
    draft = _draft(*proposals, source=_source(id="s1"))
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


# -- the next issue -------------------------------------------------------------------------------


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
