"""Views, points and the summary: who says what, what about, and words to keep of it."""

from __future__ import annotations

import pytest
from draft.casting import DAY, cast_of

from briefing.draft.find.speeches import clauses
from briefing.draft.find.views import find
from briefing.draft.findings import Finding
from briefing.draft.model import DraftVoice
from briefing.draft.source_text import SourceText

VOICES = {
    "holm": DraftVoice(name="Arvid Holm", kind="expert"),
    "karn": DraftVoice(name="Ivo Karn", kind="party"),
    "office": DraftVoice(name="Relief Office", kind="international-org"),
}
LEAD = "Heavy rain fell on the town of Tolvane for the fifth day in a row this week."


def _found(*paragraphs: str) -> list[Finding]:
    text = SourceText(paragraphs, DAY)
    return find(text, cast_of(text, voices=VOICES))


def _of(section: str, *paragraphs: str) -> list[Finding]:
    return [each for each in _found(*paragraphs) if each.section == section]


def test_what_an_expert_says_is_a_view_with_topic_and_quotation() -> None:
    said = 'Arvid Holm, a retired colonel, expects no talks. "Nobody has a reason," Holm said.'
    [view] = _of("views", LEAD, said)
    values = {key: part.value for key, part in view.parts.items()}
    assert values == {"by": "holm", "topic": "talks", "quote": "Nobody has a reason"}
    quote = view.parts["quote"].where
    assert quote is not None
    assert said[quote.start : quote.end] == "Nobody has a reason"
    assert (view.where.start, view.where.end) == (0, len(said))
    assert not _of("points", LEAD, said)


def test_what_others_say_is_a_point_where_it_is_quoted_or_weighty() -> None:
    quoted = 'Ivo Karn said "we will not leave the hill" in a note.'
    assert [each.kind for each in _of("points", LEAD, quoted)] == ["quoted"]
    denied = "Ivo Karn denied that his men had burnt the mill."
    assert [each.kind for each in _of("points", LEAD, denied)] == ["said"]
    plain = "Ivo Karn said it rained."
    assert _of("points", LEAD, plain) == []
    label = 'Ivo Karn said the "bandits" had gone.'
    assert _of("points", LEAD, label) == []


def test_a_speaker_that_the_cast_does_not_know_says_nothing() -> None:
    assert (
        _of("points", LEAD, 'Mara Tull denied it. "We were never there at all," Tull said.') == []
    )


def test_two_speakers_of_a_paragraph_have_a_finding_each() -> None:
    both = 'Ivo Karn said "we hold the hill". The Relief Office warned of a flood on the road.'
    assert [each.parts["by"].value for each in _of("points", LEAD, both)] == ["karn", "office"]


@pytest.mark.parametrize(
    ("quotation", "kept"),
    [
        ("We are in the streets", "We are in the streets"),
        ("We are in the streets, and we shall be staying there", "We are in the streets"),
        ("No; but they will never come back again after this", None),
        ("The siege will end by force and not by any talks at all", None),
    ],
)
def test_a_quotation_is_cut_to_a_clause_that_may_stand_anywhere(
    quotation: str, kept: str | None
) -> None:
    text = SourceText([LEAD, f'"{quotation}," Ivo Karn said.'], DAY)
    [found] = text.passages[1].facts.said.quotations
    first = next(clauses(found), None)
    assert (first and first[2]) == kept
    if first:
        assert text.passages[1].text[first[0] : first[1]] == kept


def test_the_summary_is_the_lead_and_the_next() -> None:
    title = "Rain goes on in Tolvane"
    second = "The Relief Office said that nobody had been hurt in the floods so far this year."
    found = _of("summary", title, "By Jane Roe", LEAD, "It was cold.", second, LEAD)
    assert [each.where.paragraph for each in found] == [3, 5]
    assert found[1].parts == {} or found[1].parts["by"].value == "office"


def test_what_one_says_by_the_word_of_another_is_not_the_texts_own() -> None:
    lead = "According to the Relief Office, quoting Ivo Karn, gunmen robbed a minibus on Monday."
    [found] = _of("summary", lead)
    assert found.parts["by"].value == "office"


def test_highlights_go_before_the_lead() -> None:
    points = ["The bridge is closed to all traffic.", "Some 300 people have left the town."]
    found = _of("summary", LEAD, "HIGHLIGHTS", *points, "SITUATION", LEAD)
    assert [each.where.paragraph for each in found] == [3, 4]


def test_a_lead_tells_what_its_main_clause_does() -> None:
    main = "On Monday gunmen robbed a minibus on the northern road near the old mill."
    aside = "Nobody has come to the northern villages since gunmen robbed a minibus in May."
    assert [each.kind for each in _of("summary", main, aside)] == ["act", "lead"]
