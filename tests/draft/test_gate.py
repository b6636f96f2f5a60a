"""The gate refuses what the checks call an error, leaves the rest, and looks at each by itself."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest
from msgspec.structs import replace

from briefing.brief.items import Actor, Place
from briefing.draft.gate import gate
from briefing.draft.model import (
    Draft,
    DraftBrief,
    DraftSource,
    DraftVoice,
    Made,
    Proposal,
    Rest,
    Section,
    Wording,
)
from briefing.verify.words.normalise import digest

TEXT = (
    'The mayor of Harl, Ines Roth, said on Tuesday that "no one was left" in the lower town.',
    "The Vessen rose over the road and drove 300 people into the school, the Harl Red Cross said.",
    "League fighters hold the bridge at Harl, the army said. The mayor denied it.",
)
VOICES = {
    "roth": DraftVoice(name="Ines Roth", kind="government", role="mayor", cite=["p1"]),
    "cross": DraftVoice(name="Harl Red Cross", kind="international-org", cite=["p2"]),
    "army": DraftVoice(name="the army", cite=["p3"]),
}


def proposed(section: Section, cite: str, wording: Wording = "composed", **item: Any) -> Proposal:
    return Proposal(
        key=sha256(f"{section} {cite} {item}".encode()).hexdigest()[:12],
        section=section,
        wording=wording,
        sure="high",
        rests_on=[Rest(cite=cite, words=(1, 4))],
        item={**item, "cite": [cite]},
    )


def drafted(*proposals: Proposal, **fields: Any) -> Draft:
    given: dict[str, Any] = {
        "draft": 1,
        "brief": DraftBrief(id="harl", title="Harl", as_of="2026-03-04"),
        "source": DraftSource(
            id="s1",
            title="Flood",
            kind="newspaper",
            published="2026-03-04",
            text="harl.txt",
            sha256=digest(TEXT),
            paragraphs=len(TEXT),
        ),
        "made": Made(engine="x"),
        "voices": VOICES,
        "actors": [Actor(id="league", name="League", cite=["p3"])],
        "places": [Place(id="harl", name="Harl", cite=["p1"])],
        "proposals": list(proposals),
    }
    return Draft(**{**given, **fields})


def refused(*proposals: Proposal, **fields: Any) -> dict[str, list[str]]:
    made = gate(drafted(*proposals, **fields), TEXT)
    assert [each.key for each in made.refused] == list(made.codes)
    assert {each.key for each in made.proposals}.isdisjoint(made.codes)
    return made.codes


GOOD = proposed(
    "humanitarian",
    "p2",
    text="Harl Red Cross: 300 people sheltered in a school.",
    by="cross",
    category="displacement",
    figures=[{"text": "300 people", "value": 300}],
)


def test_what_stands_in_its_paragraph_is_admitted() -> None:
    quoted = proposed("points", "p1", text="Roth: all are out.", by="roth", quote="no one was left")
    held = proposed(
        "territory", "p3", text="The army: the League holds a bridge.", by="army",
        holder="league", place="harl", control="presence",
    )  # fmt: skip
    assert refused(GOOD, quoted, held) == {}


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (
            proposed("points", "p1", text="Roth: all out.", by="roth", quote="none was left"),
            "quote-altered",
        ),
        (
            proposed(
                "humanitarian", "p2", text="Red Cross: people sheltered.", by="cross",
                category="displacement", figures=[{"text": "400 people", "value": 400}],
            ),
            "figure-unsupported",
        ),
        (proposed("points", "p2", text="Roth: many sheltered.", by="roth"), "speaker-absent"),
        (proposed("points", "p9", text="Roth: all out.", by="roth"), "cite-unknown"),
        (proposed("points", "p1", text="Roth: all out.", by="nobody"), "dangling"),
        (proposed("territory", "p3", text="A bridge.", control="owned"), "enum"),
        (proposed("territory", "p3", text="A bridge."), "missing"),
        (proposed("territory", "p3", text="It.", control="full", colour="red"), "unknown-key"),
        (proposed("views", "p1", text="Roth: all out.", by="roth"), "type"),
    ],
)  # fmt: skip
def test_what_the_checks_refuse_is_kept_apart_with_its_codes(bad: Proposal, code: str) -> None:
    codes = refused(GOOD, bad)
    assert list(codes) == [bad.key]
    assert code in codes[bad.key]


def test_a_text_that_is_wrong_is_left_to_the_reviewer() -> None:
    bad = proposed(
        "humanitarian", "p2", text="Red Cross: 500 people in Bordeaux.", by="cross",
        category="displacement", figures=[{"text": "300 people", "value": 300}],
    )  # fmt: skip
    made = gate(drafted(GOOD, bad), TEXT)
    assert made.codes == {}
    [good, left] = made.proposals
    assert good == GOOD
    assert left.wording == "to-word"
    assert "text" not in left.item
    assert left.item["figures"] == bad.item["figures"]


def test_who_is_not_named_in_the_paragraph_is_a_guess() -> None:
    named = proposed("points", "p3", text="The army: League men are at a bridge.", by="army")
    guessed = proposed("points", "p2", text="Ines Roth drove people into a school.")
    made = gate(drafted(named, guessed), TEXT)
    assert [each.sure for each in made.proposals] == ["high", "low"]


def test_what_is_to_word_is_judged_without_a_text() -> None:
    fields: dict[str, Any] = {"by": "cross", "category": "displacement"}
    fine = proposed("humanitarian", "p2", "to-word", **fields)
    wrong = proposed("humanitarian", "p2", "to-word", **fields, figures=[{"text": "7,000 dead"}])
    assert list(refused(fine, wrong)) == [wrong.key]


def test_a_field_that_is_open_is_no_fault() -> None:
    left = proposed("territory", "p3", "to-word", by="army")
    left.open_fields = ["control"]
    assert refused(left) == {}


def test_who_is_not_in_the_text_goes_and_with_them_what_names_them() -> None:
    ghost = DraftVoice(name="Oskar Brand", kind="expert", cite=["p1"])
    said = proposed("views", "p1", text="Brand: it will last.", by="ghost")
    made = gate(drafted(GOOD, said, voices={**VOICES, "ghost": ghost}), TEXT)
    assert set(made.voices) == set(VOICES)
    assert made.codes == {said.key: ["dangling"]}
    assert made.proposals == [GOOD]


def test_a_question_about_what_was_refused_is_not_asked() -> None:
    bad = proposed("points", "p1", text="Roth: out.", by="roth", quote="none was left")
    asks = Proposal(
        key="a" * 12,
        section="crosscheck",
        wording="composed",
        sure="low",
        rests_on=[Rest(cite="p1", words=(1, 2))],
        item={"question": "Are all out?", "status": "one-sided", "for": [bad.key], "against": []},
    )
    kept = replace(GOOD, against=[bad.key])
    made = gate(drafted(kept, bad, asks), TEXT)
    assert [each.key for each in made.proposals] == [GOOD.key]
    assert made.proposals[0].against == []


def test_what_it_admits_carries_no_mark() -> None:
    made = gate(drafted(GOOD), TEXT)
    assert made.proposals == [GOOD]
    assert not {"grade", "verification", "waive"} & set(made.proposals[0].item)
