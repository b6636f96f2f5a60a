"""Interviews and debates: who asks, and what an answer answers. Every text is invented."""

from __future__ import annotations

import pytest

from briefing.brief.model import Source
from briefing.verify.sources.evidence import Evidence
from briefing.verify.sources.facts import CitedFacts, SourceFacts
from briefing.verify.sources.record import make_record
from briefing.verify.sources.turns import answers, asks

INTERVIEW = (
    "RADIO OSK, Friday.",
    "HALE: With me is Judge Vos, who sat on the board for six years. How many are left?",
    "VOS: Who would have thought so? Nine thousand.",
    "HALE: The government says it has finished.",
    "VOS: It has not. It counts what was never looked at.",
    "She laughs.",
    "HALE: Will you go back?",
    "VOS: No. The house stands empty.",
)
QUESTIONS = (
    "Ema Rill was a nurse in Osk.",
    "Q: Was the store used by soldiers?",
    "I have read that. It is not true.",
    "Q 2 (Osk Post): And the roof?",
    "There was a radio.",
)
HOUSE = (
    "Dame Ida Quist (Leader of the Opposition): Mills stand still. Will he resign?",
    "Mr Orme (Prime Minister): No mill stands still.",
    "Dame Ida Quist (Leader of the Opposition): How many do?",
    "Mr Orme (Prime Minister): None.",
)
DEBATE = (
    "Mr Quist (Veska): We thank the chair. Who fired?",
    "Mrs Orme (Lorn): We have heard of thanks.",
    "Mr Quist (Veska): Is that all?",
    "Mrs Orme (Lorn): Have you no shame?",
)
REPORT = ("The dam: it holds.", "The mill: it stands still. Who pays?", "Nobody said so.")


def _facts(paragraphs: tuple[str, ...]) -> list[CitedFacts]:
    source = Source(id="s1", title="T", kind="newspaper", text="t.txt")
    held = Evidence(source, "text", make_record(paragraphs), paragraphs)
    return SourceFacts(held, None).paragraphs


@pytest.mark.parametrize(
    ("paragraphs", "asking", "answered"),
    [
        (INTERVIEW, {2, 4, 7}, {3: 2, 4: 3, 5: 4, 8: 7}),
        (QUESTIONS, set(), {3: 2, 5: 4}),
        (DEBATE, set(), {2: 1, 3: 2, 4: 3}),
        (HOUSE, set(), {2: 1, 3: 2, 4: 3}),
        (REPORT, set(), {}),
    ],
)
def test_turns(paragraphs: tuple[str, ...], asking: set[int], answered: dict[int, int]) -> None:
    facts = _facts(paragraphs)
    assert {each.number for each in facts if asks(each)} == asking
    found = {each.number: before.number for each in facts if (before := answers(each))}
    assert found == answered
