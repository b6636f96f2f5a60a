"""A brief of a siege, and drafts of a later text that are held against it."""

from __future__ import annotations

from typing import Any

import msgspec

from briefing.brief import model as m
from briefing.draft.into import held_against
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


def a_source(**more: Any) -> DraftSource:
    """Return the later text as a source."""
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


def a_proposal(section: Section, key: str = "", **item: Any) -> Proposal:
    """Return a proposal with the fields of its item."""
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


def a_draft(*proposals: Proposal, **more: Any) -> Draft:
    """Return a draft of the later text, with its voices, actors and places."""
    fields: dict[str, Any] = {
        "draft": 1,
        "brief": DraftBrief(id="x", title="x", as_of="2020-03-04"),
        "source": a_source(),
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


def a_claim(**more: Any) -> Proposal:
    """Return the claim that the brief has too, but for the fields that are given."""
    fields: dict[str, Any] = {
        "text": "Karn: the Reed Company holds most of Tolvane.",
        "by": "vo-karn",
        "place": "town",
        "holder": "company",
        "control": "majority",
    }
    return a_proposal("territory", **{**fields, **more})


def answer_to(brief: m.Brief, proposal: Proposal, **more: Any) -> Proposal:
    """Return a proposal as it stands against the brief."""
    return held_against(a_draft(proposal, **more), brief).proposals[0]


def with_fields(proposal: Proposal, **item: Any) -> Proposal:
    """Return a proposal with other fields of its item."""
    return msgspec.structs.replace(proposal, item={**proposal.item, **item})


def held(brief: m.Brief, *proposals: Proposal) -> list[Proposal]:
    """Return proposals of one draft as they stand against the brief."""
    return held_against(a_draft(*proposals), brief).proposals


def ref_in(brief: m.Brief, place: str) -> str:
    """Return how a draft names the item at a place of a brief: ``humanitarian.1``."""
    section, number = place.split(".")
    lists = {"points": brief.situation.points, "summary": brief.situation.summary}
    items = lists.get(section) or getattr(brief, section)
    return ref_of(section, int(number), items[int(number) - 1])


def the_dead(number: int, **more: Any) -> Proposal:
    """Return a count of the dead."""
    figure = {"text": str(number), "value": number, "unit": "people killed"}
    fields: dict[str, Any] = {
        "text": f"{number} dead.",
        "by": "defence",
        "category": "casualties",
        "place": "town",
        "figures": [figure],
    }
    return a_proposal("humanitarian", **{**fields, **more})
