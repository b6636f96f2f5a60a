"""Attribution: whom a surname, a pronoun or an office means. Every text is invented."""

from __future__ import annotations

from briefing.verify.english.speech import attribute


def resolved(*paragraphs: str) -> list[str]:
    return [speech.resolved for each in attribute(paragraphs) for speech in each.speeches]


def test_surnames_and_pronouns_go_back_to_the_fullest_form() -> None:
    text = (
        "Malik al-Voss, a potter, said it was late. Voss said it rained. He added that it snowed."
    )
    assert resolved(text) == ["Malik al-Voss"] * 3


def test_it_is_a_body_and_he_is_a_person() -> None:
    paragraphs = [
        "Dana Voss said it was late.",
        "State radio, which blamed the rain, read a note. It said the gates were shut.",
        "She added that it snowed.",
    ]
    found = resolved(*paragraphs)
    assert found == ["Dana Voss", "State radio", "State radio", "Dana Voss"]


def test_its_is_whose_the_sentence_before_was_about() -> None:
    found = resolved("Orme closed the gate. Its salt ministry said it was late.")
    assert found == ["Orme’s salt ministry"]


def test_the_ministry_is_the_one_named_before() -> None:
    found = resolved("Orme's Ministry of Salt said it was late. The ministry said it rained.")
    assert found == ["Orme's Ministry of Salt"] * 2


def test_an_acronym_is_the_name_of_which_it_has_the_initials() -> None:
    found = resolved("The Korvale Boat Union (KBU) met. KBU said it was late.")
    assert found == ["Korvale Boat Union"]


def test_he_is_the_officer_named_behind_the_office() -> None:
    orme = "Orme's ambassador, Count Dana von Voss, was called in. He said that he had been heard."
    assert resolved(orme) == ["Dana von Voss"]
    isle = "The governor of the isle of Orme, Admiral Dana Voss, waits. “I wait,” he says."
    assert resolved(isle) == ["Dana Voss"]


def test_an_answer_goes_on_over_paragraphs_while_it_speaks_of_itself() -> None:
    found = attribute(
        [
            "Orme Post: Did Dana Voss fail?",
            "Voss: We did not. I left the mill in May.",
            "Nobody thanked us.",
            "A spokesman for the mill said no.",
            "I was not there.",
        ]
    )
    assert [each.carries for each in found] == ["", "", "quotation", "", ""]
    assert found[2].speeches[0].resolved == "Dana Voss"


def test_titles_come_off() -> None:
    assert resolved("Major General Dana al-Voss said it was late.") == ["Dana al-Voss"]
    assert resolved("Dana Voss of the Salt Board said it was late.") == ["Dana Voss"]


def test_who_is_named_in_another_paragraph_stands_nowhere_in_this_one() -> None:
    found = attribute(["“We left,” said Dana Voss.", "“It rained on us. We ran.”"])
    assert (found[1].quotations[0].speaker, found[1].quotations[0].who) == ("Dana Voss", None)
    assert found[1].speeches[0].who is None


def test_a_pronoun_means_who_was_brought_in_without_a_name_and_with_more_behind() -> None:
    paragraphs = (
        "The governor of Kastrel, Dina Aresh, said the tents had come.",
        '"We cannot leave," said a teacher reached by telephone. The light is off, she said.',
    )
    speeches = attribute(paragraphs)[1].speeches
    (she,) = (each.resolved for each in speeches if each.speaker == "she")
    assert she.startswith("a teacher")
