"""Figures, ties, statements and views of a draft held against those of a brief."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from draft.besieged import (
    TEXT,
    a_claim,
    a_proposal,
    a_source,
    answer_to,
    held,
    ref_in,
    the_dead,
    with_fields,
)
from msgspec.structs import replace

from briefing.brief import model as m
from briefing.draft.model import Proposal
from briefing.format.reader import read


def test_figures_are_the_same_changed_or_at_odds(brief: m.Brief) -> None:
    same = answer_to(brief, the_dead(11))
    assert (same.answer, same.of) == ("same", [ref_in(brief, "humanitarian.1")])
    assert answer_to(brief, the_dead(14)).answer == "changed"
    made, asked = held(brief, the_dead(40, by="vo-karn"))
    assert (made.answer, made.of) == ("contradicts", [ref_in(brief, "humanitarian.1")])
    assert asked.section == "crosscheck"
    assert answer_to(brief, the_dead(11, by="vo-karn")).answer == "new"
    [impact] = brief.humanitarian
    [figure] = impact.figures
    least = replace(impact, figures=[replace(figure, text="at least 11", op=">=")])
    bound = {"text": "at least 14", "op": ">=", "value": 14, "unit": "people killed"}
    bounded = replace(brief, humanitarian=[least])
    assert answer_to(bounded, the_dead(14, figures=[bound])).answer == "changed"
    assert answer_to(bounded, the_dead(14)).answer == "same"
    wounded = [{"text": "40", "value": 40, "unit": "wounded"}]
    assert answer_to(brief, the_dead(40, figures=wounded)).answer == "new"


def test_ties_are_known_by_both_ends_and_type(brief: m.Brief) -> None:
    tie = {"from_": "norland", "to": "company", "type": "hostile"}
    made = answer_to(brief, a_proposal("relationships", **tie))
    assert (made.answer, made.of) == ("same", [ref_in(brief, "relationships.1")])
    assert (
        answer_to(brief, a_proposal("relationships", **{**tie, "type": "contact"})).answer == "new"
    )
    assert answer_to(brief, a_proposal("relationships", **{**tie, "to": "guard"})).answer == "new"
    assert answer_to(brief, a_proposal("relationships", **tie, by="vo-karn")).answer == "new"


def test_a_statement_that_says_another_thing_of_the_same_has_changed() -> None:
    text = TEXT.replace(
        "    - text: Reed Company fighters are inside Tolvane.\n",
        '    - text: "Karn: the Reed Company holds Tolvane."\n      by: karn\n',
    )
    brief = read(text.encode(), m.Brief, "x.yaml", folder=Path(), library=Path()).value
    assert brief is not None

    def answer(words: str) -> str | None:
        return answer_to(brief, a_proposal("summary", by="vo-karn", text=words)).answer

    assert answer("Karn: the Reed Company holds Tolvane.") == "same"
    assert answer("Karn: the Reed Company has pulled out of Tolvane.") == "changed"


def test_views_are_known_by_speaker_topic_and_words(brief: m.Brief) -> None:
    view = {"by": "arvid", "topic": "talks"}
    assert answer_to(brief, a_proposal("views", **view)).answer == "same"
    quoted = answer_to(brief, a_proposal("views", by="arvid", quote="Nobody has a reason"))
    assert (quoted.answer, quoted.of) == ("same", [ref_in(brief, "views.1")])
    assert answer_to(brief, a_proposal("views", **view, quote="they will talk")).answer == "new"
    longer = a_proposal("views", by="arvid", topic="talks", quote="as nobody has a reason for it")
    assert answer_to(brief, longer).answer == "same"
    assert answer_to(brief, a_proposal("views", by="vo-karn", topic="talks")).answer == "new"


def test_a_figure_of_one_voice_is_known_in_the_situation_too(brief: m.Brief) -> None:
    figure = m.Figure(text="300 people", value=300, unit="people")
    point = m.Statement(text="Karn counts 300.", by="karn", figures=[figure], cite=["p3"])
    situation = msgspec.structs.replace(brief.situation, points=[point])
    counted = msgspec.structs.replace(brief, situation=situation)
    fled = {"by": "vo-karn", "category": "displacement", "place": None}
    fled = {key: value for key, value in fled.items() if value}

    def answer(number: int, unit: str, **more: Any) -> Proposal:
        figures = [{"text": str(number), "value": number, "unit": unit}]
        proposal = a_proposal("humanitarian", **{**fled, "figures": figures, **more})
        return answer_to(counted, proposal)

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
    assert answer_to(shared, a_claim(figures=[figure])).answer == "same"
    other = {"text": "55 per cent", "value": 55, "unit": "per cent of Tolvane"}
    assert answer_to(shared, a_claim(figures=[other])).answer == "same"
    assert (
        answer_to(shared, a_claim(figures=[{**figure, "op": "=", "value": 20}])).answer == "changed"
    )


def test_words_quoted_of_one_of_several_voices_are_the_same(brief: m.Brief) -> None:
    point = m.Statement(
        text="Both say so.", by=["karn", "ministry"], quote="by day and by night", cite=["p3"]
    )
    situation = msgspec.structs.replace(brief.situation, points=[point])
    both = msgspec.structs.replace(brief, situation=situation)
    one = a_proposal("points", by="vo-karn", quote="by day and by night")
    assert answer_to(both, one).answer == "same"
    assert answer_to(both, with_fields(one, by="mayor")).answer == "new"


def test_what_has_no_facets_is_known_by_what_it_says(brief: m.Brief) -> None:
    event = {"text": "The bridge at Tolvane fell into the river", "date": "2020-03-02"}
    narrated = {"source": a_source(publisher="The Wire")}
    made = answer_to(brief, a_proposal("timeline", **event), **narrated)
    assert (made.answer, made.of) == ("same", [ref_in(brief, "timeline.1")])
    other = {"text": "A lorry with flour was stopped.", "date": "2020-03-02"}
    assert answer_to(brief, a_proposal("timeline", **other), **narrated).answer == "new"
