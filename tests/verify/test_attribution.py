"""Attribution: who says what, and how far a speaker's words go. Every text is invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.verify.english.names import capitals
from briefing.verify.english.speech import attribute
from briefing.verify.english.speech.words import VERBS
from briefing.verify.language import Attributed, Name, Speech
from briefing.verify.sources import record


def one(text: str) -> Attributed:
    return attribute([text])[0]


def speech(text: str) -> Speech:
    """Return the only speech of a text."""
    (found,) = one(text).speeches
    return found


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("Mara Voss said the mill was shut.", "Mara Voss", "said"),
        ("The rebels said on Sunday that its men had the hill.", "The rebels", "said"),
        ("The mill was shut, the Salt Board said.", "the Salt Board", "said"),
        ("The mill was shut, the Salt Board said in a note on Friday.", "the Salt Board", "said"),
        ("The mill, it said, was shut.", "it", "said"),
        ("About 40 people left, the council estimates, up from 12.", "the council", "estimates"),
        ("Mara Voss, at the Korvale Institute, said it was late.", "Mara Voss", "said"),
        ("Mara Voss, an adviser at Red Quay, said it was late.", "Mara Voss", "said"),
        ("The rebels, led by a group of salters, said it was late.", "The rebels", "said"),
        ("The militants, which came in May, had said it was late.", "The militants", "said"),
        ("The militants, many of them boys, said it was late.", "The militants", "said"),
        ("The mayor, Mara Voss (مارا), said it was late.", "Mara Voss", "said"),
        ("Orme's Salt Ministry, in the north, said it was late.", "Orme's Salt Ministry", "said"),
        ("A spokesman for Red Quay said no.", "A spokesman for Red Quay", "said"),
        ("Villagers reached by telephone said it was late.", "Villagers", "said"),
        ("Residents who had fled the town said it was late.", "Residents", "said"),
        ("In Korvale residents say it is late.", "residents", "say"),
        ("But she added that it was late.", "she", "added"),
        ("Doctors and aid workers say the ward is full.", "Doctors and aid workers", "say"),
        ("The council and Red Quay reported a raid.", "The council and Red Quay", "reported"),
        ("The ministry put its losses at 12 men.", "The ministry", "put"),
        ("Red Quay puts the share at about 40 per cent.", "Red Quay", "puts"),
        ("State radio denied this.", "State radio", "denied"),
        ("Red Quay has recorded 33 raids.", "Red Quay", "recorded"),
        ("According to Mara Voss, the mill is shut.", "Mara Voss", "according to"),
        ("According to the Salt Ministry over 40 are shut.", "the Salt Ministry", "according to"),
        ("The mill is shut, according to residents.", "residents", "according to"),
        ("The mill, according to Red Quay, has been shut.", "Red Quay", "according to"),
        ("It was reported by state media that the quay burned.", "state media", "reported"),
        ("The army was quoted by the Orme Post as saying it left.", "The army", "quoted as saying"),
        ("The Orme Post quoted Mara Voss as saying it left.", "Mara Voss", "quoted as saying"),
        ("Images posted on friendly social media showed it.", "friendly social media", "showed"),
        ("Photos showed smoke.", "Photos", "showed"),
        ("Army: 30 killed", "Army", ""),
        ("UNHCR: 400 crossed the river.", "UNHCR", ""),
        ("Asked about the raid, Mara Voss said: “No.”", "Mara Voss", "said"),
        ("“No,” said Mara Voss, who keeps the mill.", "Mara Voss", "said"),
        ("“No,” Mara Voss, editor of the Orme Post, said.", "Mara Voss", "said"),
        ("The road is cut, said Mara Voss.", "Mara Voss", "said"),
        ("If it rains, argues Mara Voss, a lecturer, the road is cut.", "Mara Voss", "argues"),
        ("The Salt Board, for its part, says it pays in full.", "The Salt Board", "says"),
        ("Mara Voss took up the point: “We never left.”", "Mara Voss", ""),
    ],
)  # fmt: skip
def test_speaker_and_verb(text: str, speaker: str, verb: str) -> None:
    found = speech(text)
    assert (found.speaker, found.verb) == (speaker, verb)
    assert not verb or verb in VERBS or verb == "quoted as saying"


@pytest.mark.parametrize(
    "text",
    [
        "The mill was shut in May.",
        "No deaths were reported.",
        "The raids reported by residents have stopped.",
        "Claims of victory were rare, and reports from the front rarer.",
        "The ministry did not say who fired.",
        "Mara Voss has been told to leave.",
        "A group called Red Quay holds the hill.",
        "The council declined to say more.",
        "Health: the clinic is shut.",
        "Korvale: the market burned.",
        "Orme puts its army in a state of war.",
        "They showed courage.",
        "The army replied by shelling the town.",
        "The Salt Board: an uneasy marriage",
        "The truce has held. The Situation Report No. 4 is out.",
        "",
    ],
)
def test_the_narrator_attributes_nothing(text: str) -> None:
    assert one(text).speeches == []


@pytest.mark.parametrize(
    ("text", "listener"),
    [
        ("Mara Voss told Red Quay that it was late.", "Red Quay"),
        ("Mara Voss told reporters the gate was shut.", "reporters"),
        ("Mara Voss told the army to leave.", "the army"),
        ("Mara Voss, speaking to Channel Nine, said it was late.", "Channel Nine"),
        ("Mara Voss, in remarks to the Orme Post, said “it is late”.", "the Orme Post"),
        ("The Orme Post quoted Mara Voss as saying it left.", "The Orme Post"),
    ],
)
def test_a_listener_is_no_speaker(text: str, listener: str) -> None:
    found = speech(text)
    assert found.listener == listener
    assert found.resolved == "Mara Voss"


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("It rained. Voss said it was late. It rained on.", ["Voss said it was late"]),
        (
            "“We left,” Mara Voss wrote on X. “Nobody stayed.” The road was empty.",
            ["“We left,” Mara Voss wrote on X", "“Nobody stayed.”"],
        ),
        ("The gate is shut, Voss said. It rained.", ["The gate is shut, Voss said"]),
        (
            "Boats hold the quay, two men said on Monday, while the road is shut. It rained.",
            ["Boats hold the quay, two men said on Monday, while the road is shut"],
        ),
        ("“No,” said Voss, who keeps the mill. It rained.", ["“No,” said Voss"]),
        (
            "Voss said it was late, while Orme said it was early.",
            ["Voss said it was late,", "Orme said it was early"],
        ),
        ("The count rose; Voss admits 40 dead.", ["Voss admits 40 dead"]),
        (
            "Dana Voss, who said the dam was safe, has fled.",
            ["who said the dam was safe"],
        ),
    ],
)
def test_how_far_a_speakers_words_go(text: str, stretches: list[str]) -> None:
    assert [text[s.start : s.end] for s in one(text).speeches] == stretches


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


@pytest.mark.parametrize(
    ("text", "who", "verb"),
    [
        ("The mayor, Mara Voss, an old hand, has often said it was late.", "Mara Voss", "said"),
        ("The mill, it said, was shut.", "it", "said"),
        ("“No,” said Mara Voss. “We left.”", "Mara Voss", "said"),
        ("The mill is shut, according to residents.", "residents", "according to"),
        ("The army was quoted by the Orme Post as saying it left.", "The army", "quoted"),
        ("Army: 30 killed", "Army", ":"),
        ("Mara Voss took up the point: “We never left.”", "Mara Voss", ":"),
    ],
)
def test_speaker_and_verb_stand_somewhere(text: str, who: str, verb: str | None) -> None:
    found = one(text)
    said = found.speeches[0]
    assert said.who
    assert text[slice(*said.who)] == who == said.speaker
    assert (text[slice(*said.at)] if said.at else None) == verb
    assert said.verb or verb == ":"
    assert {each.who for each in found.quotations} <= {said.who}


def test_who_is_named_in_another_paragraph_stands_nowhere_in_this_one() -> None:
    found = attribute(["“We left,” said Dana Voss.", "“It rained on us. We ran.”"])
    assert (found[1].quotations[0].speaker, found[1].quotations[0].who) == ("Dana Voss", None)
    assert found[1].speeches[0].who is None


def test_named() -> None:
    assert speech("Residents said it was late.").named is False
    assert speech("State radio said it was late.").named is False
    assert speech("He said it was late.").named is False
    assert speech("Voss said it was late.").named is True
    assert speech("Korvale residents said it was late.").named is True


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


VOCABULARY = (
    "said told added according to by quoted as saying that who , . ; : “ ” \" ' ’ ‘ « » ( ) — Voss"
    " Mara the ministry it He residents and in on put at 12 images showed was X. Q: Dr. U.S. قلمارا"
)
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=150)
@given(st.lists(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=40), max_size=4))
def test_hostile_text_breaks_nothing(paragraphs: list[str]) -> None:
    found = attribute(paragraphs)
    assert len(found) == len(paragraphs)
    for text, each in zip(paragraphs, found, strict=True):
        for said in each.speeches:
            assert 0 <= said.start < said.end <= len(text)
            assert said.who is None or text[slice(*said.who)] == said.speaker
            assert said.at or not said.verb
            assert said.verb or not said.at or text[slice(*said.at)] == ":"
        for quotation in each.quotations:
            assert text[quotation.start : quotation.end] == quotation.text
            assert quotation.who is None or quotation.speaker
        for left, right in pairwise(each.quotations):
            assert left.end < right.start
    assert attribute(paragraphs) == found


@pytest.mark.parametrize(
    "piece",
    [
        "said ",
        "A, ",
        '"',
        "“",
        ". ",
        "a.",
        "s' ",
        " 'a",
        "“No,” said Voss. ",
        "Voss said; ",
        "who said ",
    ],
)
def test_a_long_run_of_anything_is_read(piece: str) -> None:
    assert len(attribute([piece * (12_000 // len(piece))])) == 1


def test_the_names_of_a_text_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speakers are told by the names that the record keeps, not by names found anew."""
    calls: list[tuple[str, ...]] = []
    find = capitals.find_all

    def counted(paragraphs: tuple[str, ...]) -> list[list[Name]]:
        calls.append(paragraphs)
        return find(paragraphs)

    for module in ("english", "english.speech"):
        monkeypatch.setattr(f"briefing.verify.{module}.find_all", counted)
    text = ("Dana Voss said it was late on the quay.", "She added that it rained there.")
    made = record.make_record(text)
    assert calls == [text]
    assert [each.meant for each in made.paragraphs[1].speakers] == ["Dana Voss"]


def test_a_pronoun_means_who_was_brought_in_without_a_name_and_with_more_behind() -> None:
    paragraphs = (
        "The governor of Kastrel, Dina Aresh, said the tents had come.",
        '"We cannot leave," said a teacher reached by telephone. The light is off, she said.',
    )
    speeches = attribute(paragraphs)[1].speeches
    (she,) = (each.resolved for each in speeches if each.speaker == "she")
    assert she.startswith("a teacher")
