"""Attribution: what is a quotation, and whose it is over paragraphs. Every text is invented."""

from __future__ import annotations

import pytest
from attributing import one

from briefing.verify.english.speech import attribute


def quotes(text: str) -> list[tuple[str, str, bool, bool]]:
    return [(q.text, q.speaker, q.open, q.scare) for q in one(text).quotations]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “it is late”.", ["it is late"]),
        ('He said "it is late".', ["it is late"]),
        ("He said « il est tard ».", [" il est tard "]),
        ("He said 'it's the rebels' hour' and left.", ["it's the rebels' hour"]),
        (
            "‘It’s late,’ he said. ‘The salters’ men left.’",
            ["It’s late,", "The salters’ men left."],
        ),
        ("The rebels' base and the salters’ hall, in '99.", []),
        ("He called the 'salters' a gang.", ["salters"]),
        ("He said “the ‘salters’ are late”.", ["the ‘salters’ are late"]),
        ('A 5" pipe and a 7" one.', []),
        ("Don’t. It's ’tis, rock 'n' roll.", []),
    ],
)
def test_marks(text: str, words: list[str]) -> None:
    found = one(text).quotations
    assert [q.text for q in found] == words
    assert all(text[q.start : q.end] == q.text for q in found)


def test_a_mark_inside_a_contraction_group_is_no_quotation() -> None:
    assert quotes("The miners' 'hall' fell.") == [("hall", "", False, True)]


def test_scare_quotes_are_labels_and_not_what_somebody_says() -> None:
    assert quotes("The army killed 20 “bandits” there.") == [("bandits", "", False, True)]
    assert quotes("Voss said “never”.") == [("never", "Voss", False, False)]
    assert quotes("“Never,” said Voss.") == [("Never,", "Voss", False, False)]
    assert quotes("Voss said 20 “bandits” fell.") == [("bandits", "Voss", False, True)]
    assert quotes("The push, “Iron Rain in May”, began.") == [
        ("Iron Rain in May", "", False, False)
    ]


def test_a_quotation_belongs_to_the_nearest_attribution() -> None:
    text = "Voss said “it is late”. Orme called it “a very long night”."
    assert [q.speaker for q in one(text).quotations] == ["Voss", "Orme"]


def test_a_sentence_of_the_narrator_ends_a_chain_of_quotations() -> None:
    text = "“We left,” said Voss. “It rained on us.” The road is long. “Who knows the road?”"
    assert [q.speaker for q in one(text).quotations] == ["Voss", "Voss", ""]


def test_a_paragraph_that_is_all_quotation_carries_the_speaker_on() -> None:
    found = attribute(["“We left,” said Dana Voss.", "“It rained on us. We ran.”", "It is May."])
    assert [each.carries for each in found] == ["", "quotation", ""]
    assert found[1].speeches[0].resolved == "Dana Voss"
    assert found[1].quotations[0].speaker == "Dana Voss"


def test_a_quotation_without_an_end_goes_on_in_the_next_paragraph() -> None:
    found = attribute(["Dana Voss said: “We left.", "“We ran,” she said."])
    assert found[0].quotations[0].open
    assert [each.carries for each in found] == ["", "quotation"]
    assert found[1].quotations[0].speaker == "Dana Voss"


def test_a_pronoun_carries_the_speaker_on() -> None:
    found = attribute(["Dana Voss said it was late.", "She added that it rained.", "Orme said no."])
    assert [each.carries for each in found] == ["", "pronoun", ""]
    here = attribute(["It rained.", "Dana Voss said it was late. She added that it rained."])
    assert here[1].carries == ""


def test_a_quotation_after_narration_has_no_speaker() -> None:
    found = attribute(["It rained.", "“We left the mill in May.”"])
    assert found[1].carries == ""
    assert [(s.speaker, s.resolved) for s in found[1].speeches] == [("", "")]


def test_an_interview() -> None:
    found = attribute(
        [
            "Dana Voss keeps the mill. Voss said it was late.",
            "Q: Why?",
            "A: It rained.",
            "DANA VOSS: It did.",
        ]
    )
    assert [each.speeches[0].speaker for each in found] == ["Voss", "Q", "A", "DANA VOSS"]
    assert [each.speeches[0].resolved for each in found[1:]] == ["", "Dana Voss", "DANA VOSS"]
