"""With whom a sentence began, and whether a pronoun may mean them."""

import pytest

from briefing.verify.english.names.capitals import find_names
from briefing.verify.english.speech.referents import Referents


def meant(pronoun: str, *subjects: str, next_paragraph: bool = False) -> str:
    """Whom a pronoun means, or itself, after sentences that began with these."""
    referents = Referents()
    for subject in subjects:
        referents.subject(subject)
    if next_paragraph:
        referents.next_paragraph()
    return referents.resolve(pronoun)


def test_a_lone_name_may_be_a_person_s_for_want_of_anybody_else() -> None:
    assert meant("he", "Orme") == "Orme"
    assert meant("she", "Orme's") == "Orme"
    assert meant("it", "Orme") == "Orme"  # nor does anything say that it is one
    assert meant("he", "Orme", next_paragraph=True) == "he"
    assert meant("he", "Ada Orme", "Pell") == "Ada Orme"


@pytest.mark.parametrize("body", ["Syria", "Governorate", "Flour", "KVK", "the army", "Old Quay"])
def test_a_state_a_body_an_ordinary_word_or_letters_are_no_person(body: str) -> None:
    assert meant("he", body) == "he"
    assert meant("it", body) == body


def test_what_a_text_calls_the_orme_is_no_person() -> None:
    referents = Referents()
    text = "The crews of the Orme left."
    referents.meet(find_names(text), text)
    referents.subject("Orme")
    assert referents.resolve("he") == "he"


def test_a_pronoun_is_no_new_subject() -> None:
    assert meant("he", "Orme", "It", "") == "Orme"
    assert meant("it", "The ministry", "She") == "The ministry"
    assert meant("they", "Rebels", "they") == "Rebels"


def test_who_is_the_subject_is_named_in_this_paragraph() -> None:
    referents = Referents()
    referents.subject("Ada Orme")
    assert referents.spoke_here("she")
    referents.next_paragraph()
    assert not referents.spoke_here("she")
