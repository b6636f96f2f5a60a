"""Attribution: who says what, with which verb, and how far a speaker's words go. All invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from attributing import one, speech
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.verify.english.names import capitals
from briefing.verify.english.speech import attribute
from briefing.verify.english.speech.words import VERBS
from briefing.verify.language import Name
from briefing.verify.sources import record


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


def test_named() -> None:
    assert speech("Residents said it was late.").named is False
    assert speech("State radio said it was late.").named is False
    assert speech("He said it was late.").named is False
    assert speech("Voss said it was late.").named is True
    assert speech("Korvale residents said it was late.").named is True


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
