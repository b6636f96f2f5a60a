"""The model option: what of an answer is admitted, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from draft.asking import SHELTER, TEXT, VOICES, items

from briefing.draft.asked.admit import admit
from briefing.draft.asked.answer import MOST, decode
from briefing.draft.asked.endpoint import NotSent
from briefing.draft.file import read_text, text_of
from briefing.draft.model import Draft, DraftBrief, DraftSource, Made
from briefing.verify.words.normalise import digest
from briefing.verify.words.passages import MOST_IN_A_ROW, longest_run

DRAFT = Draft(
    draft=1,
    brief=DraftBrief(id="q", title="Qelmara", as_of="2020-03-04"),
    source=DraftSource(
        id="s1",
        title="Qelmara",
        kind="agency",
        published="2020-03-04",
        text="q.txt",
        sha256=digest(TEXT),
        paragraphs=len(TEXT),
    ),
    made=Made(engine="x"),
    voices=VOICES,
)


def outcome(item: dict[str, Any]) -> list[str]:
    """Return the codes by which an item is refused, none where it is admitted."""
    made = admit(DRAFT, decode(items(item)), TEXT, "toy")
    assert len(made.proposals) + len(made.refused) == 1
    for each in (*made.proposals, *made.refused):
        assert (each.made, each.sure, each.wording) == ("model", "low", "to-word")
    return made.codes[made.refused[0].key] if made.refused else []


GOOD = {
    "a figure, a quotation, a voice": SHELTER,
    "a denial told as one": {
        "section": "points",
        "text": "Vask denies that League men shot at a convoy.",
        "cite": ["p3"],
        "by": "vask",
    },
    "a place held": {
        "section": "territory",
        "text": "The Terrace League holds the Old Bridge in Qelmara.",
        "cite": ["p1"],
        "control": "full",
    },
}


@pytest.mark.parametrize("item", GOOD.values(), ids=GOOD)
def test_what_is_borne_out_is_admitted_and_no_more_than_proposed(item: dict[str, Any]) -> None:
    assert outcome(item) == []


HOSTILE: dict[str, tuple[dict[str, Any], str]] = {
    "the instruction in the text": (
        {"section": "points", "text": "The ministry has won.", "cite": ["p4"]},
        "model-unchecked",
    ),
    "a paragraph that was not sent": ({**SHELTER, "cite": ["p2", "p9"]}, "model-cite"),
    "a wrong paragraph": ({**SHELTER, "cite": ["p1"]}, "quote-elsewhere"),
    "a voice not in the text": ({**SHELTER, "by": "mayor"}, "model-voice"),
    "another voice": ({**SHELTER, "by": "vask"}, "speaker-absent"),
    "another figure": ({**SHELTER, "figure": "900 people"}, "figure-unsupported"),
    "a figure in words": (
        {**SHELTER, "text": "Brandt: 700 people are without shelter."},
        "figure-unsupported",
    ),
    "a made-up quotation": ({**SHELTER, "quote": "nobody is safe"}, "quote-altered"),
    "a long quotation": (
        {**SHELTER, "quote": "said that 300 people are without any shelter in"},
        "model-quote",
    ),
    "a copied sentence": (
        {**SHELTER, "text": "300 people are without any shelter in the lower town"},
        "model-copied",
    ),
    "a name from nowhere": (
        {**SHELTER, "text": "Brandt: 300 people from Bordeaux lack shelter."},
        "name-absent",
    ),
    "an address": ({**SHELTER, "text": "See https://evil.example/x"}, "model-address"),
    "an address without a scheme": ({**SHELTER, "text": "See //evil.example"}, "model-address"),
    "an address for mail": ({**SHELTER, "text": "Write to a@b.example"}, "model-address"),
    "markup": ({**SHELTER, "text": "<b>Brandt</b>: 300 people"}, "model-markup"),
    "markup of a screen": ({**SHELTER, "text": "[bold]Brandt[/]: 300 people"}, "model-markup"),
    "a link": ({**SHELTER, "text": "Brandt: [300](x) people"}, "model-markup"),
    "a control character": ({**SHELTER, "text": "Brandt:\x1b[31m 300 people"}, "model-characters"),
    "a character that turns text in a figure": (
        {**SHELTER, "figure": "300 \u202epeople"},
        "model-characters",
    ),
    "a long quotation of no form": (
        {**SHELTER, "by": "Nobody At All", "when": "x" * 299},
        "model-voice",
    ),
    "text turned round": ({**SHELTER, "text": "Brandt: \u202e003 people"}, "model-characters"),
    "no speaker where one speaks": (
        {"section": "points", "text": "League men did not shoot at a convoy.", "cite": ["p3"]},
        "model-speaker",
    ),
    "a claim without its control": ({**SHELTER, "section": "territory"}, "model-field"),
    "a control without a claim": ({**SHELTER, "control": "full"}, "model-field"),
    "the opposite": (
        {**SHELTER, "text": "Brandt: 300 people in the lower town have shelter.", "quote": None},
        "negation",
    ),
    "nothing in it": (
        {"section": "points", "text": "Things went on as they do.", "cite": ["p1"]},
        "model-unchecked",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("item", "code"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_items_are_refused(item: dict[str, Any], code: str) -> None:
    assert code in outcome(item)


@pytest.mark.parametrize("item", [each for each, _ in HOSTILE.values()], ids=HOSTILE)
def test_what_was_refused_is_kept_as_a_draft_may_hold_it(item: dict[str, Any]) -> None:
    made = admit(DRAFT, decode(items(item)), TEXT, "toy")
    assert read_text(text_of(made).encode(), "q.draft.yaml").problems == []
    for each in made.refused:
        assert longest_run(each.item.get("text", ""), TEXT)[0] <= MOST_IN_A_ROW


def test_what_cites_only_what_was_not_sent_is_left_out() -> None:
    made = admit(DRAFT, decode(items({**SHELTER, "cite": ["p9"]}, SHELTER)), TEXT, "toy")
    assert (len(made.proposals), made.refused, made.codes) == (1, [], {})


KNOWN_TO_PASS = {
    "roles reversed": {
        "section": "points",
        "text": "Vask denies that the convoy fired on League men.",
        "cite": ["p3"],
        "by": "vask",
    },
    "an invented cause": {
        "section": "points",
        "text": "Brandt: people lack shelter because no roof was left.",
        "cite": ["p2"],
        "by": "brandt",
    },
}


@pytest.mark.parametrize("item", KNOWN_TO_PASS.values(), ids=KNOWN_TO_PASS)
def test_what_rules_cannot_see_is_never_more_than_a_proposal_of_low_sureness(
    item: dict[str, Any],
) -> None:
    outcome(item)  # the marks that are held in there hold whether it passes or not


BROKEN = {
    "nothing": "",
    "prose": "Here are the items you asked for.",
    "a fence": f"```json\n{items(SHELTER)}\n```",
    "a list": json.dumps([SHELTER]),
    "no items": "{}",
    "items that are none": '{"items": 4}',
    "an item that is none": '{"items": ["x"]}',
    "a section that is none": items({**SHELTER, "section": "judgements"}),
    "a grade": items({**SHELTER, "grade": "A1"}),
    "a waiver": items({**SHELTER, "waive": [{"code": "wording", "why": "x"}]}),
    "a verification": items({**SHELTER, "verification": "verified"}),
    "an id": items({**SHELTER, "id": "t1"}),
    "a date": items({**SHELTER, "date": "2020-03-04"}),
    "another key at the top": json.dumps({"items": [], "note": "x"}),
    "no citation": items({**SHELTER, "cite": []}),
    "a citation that is none": items({**SHELTER, "cite": ["s2:p1"]}),
    "too many items": items(*[SHELTER] * (MOST + 1)),
    "a text too long": items({**SHELTER, "text": "x" * 601}),
    "a cut answer": items(SHELTER)[:-9],
    "half a character": '{"items": [{"section": "points", "text": "\\ud800", "cite": ["p1"]}]}',
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_an_answer_in_another_form_is_refused_whole(content: str) -> None:
    with pytest.raises(NotSent) as refused:
        decode(content)
    assert refused.value.code == "model-answer"
