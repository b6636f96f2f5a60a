"""Ties between actors: who is what to whom, by which words, and what tells no tie."""

from __future__ import annotations

import pytest
from draft.casting import DAY, Made, cast_of

from briefing.brief.items import Actor
from briefing.draft.find.ties import cues, find
from briefing.draft.find.ties.inflection import forms
from briefing.draft.findings import Finding
from briefing.draft.model import DraftVoice
from briefing.draft.source_text import SourceText

ACTORS: dict[str, str | Actor] = {
    "reed": Actor(id="reed", name="Reed Company", aka=["Reeds", "rebels"], cite=["p1"]),
    "moss": "Moss Guard",
    "army": Actor(id="army", name="army", aka=["government forces"], cite=["p1"]),
    "norland": Actor(id="norland", name="Norland", aka=["Port Orrin"], cite=["p1"]),
    "sudland": "Sudland",
    "union": "Weavers' Union",
    "desk": "Relief Desk",
}


def _cast(text: SourceText) -> Made:
    karn = DraftVoice(name="Ivo Karn", kind="party")
    return cast_of(text, actors=ACTORS, voices={"karn": karn, "norland-says": "Norland"})


def _found(*paragraphs: str) -> list[Finding]:
    text = SourceText(paragraphs, DAY)
    return find(text, _cast(text))


def _ties(*paragraphs: str) -> list[str]:
    return [
        " ".join(str(each.parts[key].value) for key in ("from", "type", "to"))
        for each in _found(*paragraphs)
    ]


@pytest.mark.parametrize(
    ("sentence", "tie"),
    [
        ("Norland has backed the Reed Company since last year.", "norland backs reed"),
        ("Norland supplied the Reeds with drones.", "norland backs reed"),
        ("Norland, which arms the Moss Guard, closed the road.", "norland backs moss"),
        ("The Moss Guard, a militia armed by the army, holds the ford.", "army backs moss"),
        ("Port Orrin-backed rebels entered the town.", "norland backs reed"),
        ("The Reed Company has the support of Sudland.", "sudland backs reed"),
        ("The army clashed with the Reed Company at the weir.", "army hostile reed"),
        ("Clashes between the army and the Reed Company went on.", "army hostile reed"),
        ("The army and the Reed Company exchanged fire.", "army hostile reed"),
        ("The Reeds took up arms against Norland.", "reed hostile norland"),
        ("The Moss Guard, a militia allied with the army, fled.", "moss allied army"),
        ("Sudland-allied rebels entered the town.", "sudland allied reed"),
        ("The Moss Guard fought alongside government forces.", "moss allied army"),
        ("The Reed Company coordinates with the Moss Guard.", "reed coordinates moss"),
        ("The Moss Guard quarrels with the Reeds.", "moss hostile reed"),
        ("The Reed Company enjoys the protection of Norland.", "norland protects reed"),
        ("Norland, sanctioned by Sudland, sells oil.", "sudland hostile norland"),
        ("The Moss Guard, a militia hired by Norland, holds the ford.", "norland backs moss"),
        ("The Moss Guard hosts the Reed Company's fighters.", "moss backs reed"),
        ("The Moss Guard, a band with close ties to the army, fled.", "moss contact army"),
        ("The Relief Desk is the labour arm of the Weavers' Union.", "desk part-of union"),
        ("An offshoot of the Reed Company, the Moss Guard fled.", "moss offshoot-of reed"),
        ("The army is in contact with the Reed Company.", "army contact reed"),
        ("Talks between Norland and Sudland began.", "norland contact sudland"),
        ("The Moss Guard runs the camp together with the Reed Company.", "moss coordinates reed"),
        ("The Reeds and the Moss Guard share a treasurer.", "reed coordinates moss"),
        ("Sudland pays the Reed Company's wages.", "sudland backs reed"),
        ("Moss Guard: breakaway part of the army, 300 men.", "moss offshoot-of army"),
        ("Moss Guard: some 300 men. At war with the Reeds.", "moss hostile reed"),
        ("Norland's open support for the Reeds has grown.", "norland backs reed"),
        ("With Norland's backing, the Reed Company took the port.", "norland backs reed"),
        ("Norland is widely believed to be arming the Reeds.", "norland backs reed"),
        ("The army said it had repelled an attack by the Reeds.", "army hostile reed"),
        ("Government forces came under fire from the Reeds.", "reed hostile army"),
        ("The Moss Guard drove the Reed Company out of the mill.", "moss hostile reed"),
        ("The army and the Moss Guard carried out joint patrols.", "army coordinates moss"),
        ("The army, together with the Moss Guard, took the mill.", "army coordinates moss"),
        ("The Moss Guard operates under the command of the army.", "army controls moss"),
        ("Envoys of Norland and Sudland met in secret.", "norland contact sudland"),
        ("Norland is the Reed Company's main backer.", "norland backs reed"),
        ("The Moss Guard, the army's reserve force, stayed home.", "moss part-of army"),
        ("The Moss Guard, which Norland has trained, holds the ford.", "norland backs moss"),
        ("Clashes erupted on Monday between the army and the Reeds.", "army hostile reed"),
        ("Sudland's president met the leader of the Reed Company.", "sudland contact reed"),
        ("Norland and Sudland support the Moss Guard.", "sudland backs moss"),
        (
            "A splinter of the Reed Company, calling itself the Moss Guard, came.",
            "moss offshoot-of reed",
        ),
        (
            "The Reeds get fuel, medicine and a little ammunition from Norland.",
            "norland backs reed",
        ),
        ("The army and the Moss Guard exchange radio frequencies.", "army coordinates moss"),
        ("Norland protects the Moss Guard.", "norland protects moss"),
        ("The Reed Company is an offshoot of the Weavers' Union.", "reed offshoot-of union"),
        ("The Reeds, led by Karn, grew out of the Weavers' Union.", "reed offshoot-of union"),
        ("The Moss Guard, a unit of the army, stayed.", "moss part-of army"),
        ("The Moss Guard gets its orders from Norland.", "norland controls moss"),
        ("Convoys must register with Norland's Relief Desk.", "desk part-of norland"),
        ("Norland has sold the Reed Company at least 400 shells.", "norland backs reed"),
        ("Norland shipped rifles and radios to the Reed Company.", "norland backs reed"),
        ("Armed by Norland, the Moss Guard took the port.", "norland backs moss"),
        ("The Moss Guard governs in coalition with the army.", "moss allied army"),
        ("The Moss Guard, hunted by the army, fled.", "army hostile moss"),
        ("The Moss Guard has often clashed openly with the Reeds.", "moss hostile reed"),
        ("Norland came out in support of the Reed Company.", "norland backs reed"),
        ("The Weavers' Union sympathises with the Reeds.", "union backs reed"),
        ("The Reed Company is a proxy of Norland.", "norland backs reed"),
        ("Norland and its ally Sudland closed the road.", "sudland allied norland"),
        (
            "The Moss Guard has been at war with another group, the Reed Company.",
            "moss hostile reed",
        ),
        ("The Reed Company, the strongest band, is loyal to Norland.", "reed allied norland"),
        ("The Reed Company and the Moss Guard shook hands.", "reed contact moss"),
        ("The Reeds and the army shelled each other.", "reed hostile army"),
        ("The Moss Guard, with whom the army has made peace, left.", "army contact moss"),
        ("The Moss Guard lives on money from Norland.", "norland backs moss"),
        ("The Moss Guard takes its political direction from Norland.", "norland controls moss"),
        ("The Moss Guard was driven from the ford by the army.", "army hostile moss"),
        ("The Weavers' Union pays the rent of the Relief Desk.", "union backs desk"),
        ("The valley where the Moss Guard, funded by Norland, sits is dry.", "norland backs moss"),
    ],
)
def test_a_tie_is_read_with_both_ends(sentence: str, tie: str) -> None:
    assert _ties(sentence) == [tie]


def test_what_opens_a_sentence_is_told_of_it_and_its() -> None:
    assert _ties(
        "The Moss Guard holds the ford. An offshoot of the army, it clashed with the Reed Company."
    ) == ["moss offshoot-of army", "moss hostile reed"]
    assert _ties("The army holds the ford. The Moss Guard broke away from it last year.") == [
        "moss offshoot-of army"
    ]


def test_who_mediates_is_in_contact_with_both() -> None:
    found = _ties("Norland mediates between the army and the Reed Company.")
    assert found == ["norland contact army", "norland contact reed"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland never backed the Reed Company.",
        "Norland denies that it backs the Reed Company.",
        "Norland has not supplied the Reeds with drones.",
        "Norland would back the Reed Company.",
        "Norland agreed to support the Reed Company.",
        "Norland stopped arming the Reed Company, and Karn wants it to fund the Reeds.",
        "Norland accuses the Reed Company.",
        "Norland backs neither side.",
        "Norland supported the motion.",
        "The army shelled the Reed Company's hill.",
        "The army attacked the mill.",
        "Norland backed the envoy of Sudland.",
        "His deputy is in contact with the Reed Company.",
        "The leader of the walk with Norland backed the Reeds if asked.",
        "Karn, of the Reeds, met the mayor.",
        "The Reed Company clashed with itself.",
        "The Reed Company clashed with rebels.",
        "Norland agreed to coordinate with the Moss Guard.",
        "Sudland works with Norland-backed settlers.",
        "Sudland supports the Norland plan.",
        "Sudland's support for the plan has grown.",
        "Support for the Reed Company has grown.",
        "Moss Guard: the mayor is at war with the Reeds.",
        "Moss Guard: envoys of the town met the Reed Company.",
        "Sudland backed the Moss Guard's Captain Orr.",
        "The Moss Guard, which holds the ford, left Norland's weapons there.",
        "Norland is the mayor's main backer.",
        "Norland may support the Moss Guard.",
        "A splinter of the Reed Company, calling itself nothing, came.",
        "A splinter of the Reed Company, calling itself Young Norland, came.",
        "Sudland pays wages, the Reed Company says.",
        "Moss Guard: some 300 men. The mayor is at war with the Reeds.",
        "Ivo Karn told Norland it gets its fuel from Sudland.",
        "Sudland backed the Moss Guard's plan.",
        "The Moss Guard fired Norland shells, the Reed Company says.",
        "Norland fears armed groups near the Reed Company.",
        "Norland is a former ally of the Reed Company.",
        "The army and units of the Moss Guard hold the mill.",
        "A unit of the army blamed a group called the Moss Guard.",
        "Talks with Norland armed forces went on.",
        "Heavily armed Reeds met two Norland aid workers.",
        "The deputies voted to overthrow Norland, and Sudland met to back the Reeds.",
        "Villagers were talking of the Reeds and their ally, the Moss Guard.",
    ],
)
def test_what_is_denied_wished_or_of_others_is_no_tie(sentence: str) -> None:
    assert _ties(sentence) == []


def test_a_list_is_tied_one_by_one() -> None:
    assert _ties("Norland backs the Reeds, the Moss Guard and the Weavers' Union.") == [
        "norland backs reed",
        "norland backs moss",
        "norland backs union",
    ]


def test_who_else_does_it_is_tied_too() -> None:
    text = "The Reeds are backed by Norland, which has the guns, and more quietly by Sudland."
    assert _ties(text) == ["norland backs reed", "sudland backs reed"]
    alone = "The Reeds are backed by Norland and were seen by Sudland."
    assert _ties(alone) == ["norland backs reed"]


def test_the_two_are_those_named_last() -> None:
    text = "The Moss Guard split from the Reed Company, and the two have fought each other since."
    assert _ties(text) == ["moss offshoot-of reed", "moss hostile reed"]
    assert _ties("The Moss Guard fled. The two have fought each other since.") == []


def test_a_list_of_two_ends_with_the_second() -> None:
    assert _ties("The mill is held jointly by the army and the Moss Guard, a militia.") == [
        "army allied moss"
    ]


def test_what_closes_an_aside_is_no_list() -> None:
    assert _ties("The Moss Guard, allied with the army, left the Reeds alone.") == [
        "moss allied army"
    ]


def test_a_charge_is_the_accusers_word() -> None:
    [made] = _found('"It is so," said Ivo Karn, who accused Norland of arming the Moss Guard.')
    assert made.parts["by"].value == "karn"
    assert _ties("Some accuse Norland of arming the Moss Guard.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Sudland, which Norland accuses of arming the Moss Guard, closed the road.",
        "The valley lies near Sudland, which Norland accused of arming the Moss Guard.",
        "Sudland is accused by Norland of arming the Moss Guard.",
        "Sudland was accused of arming the Moss Guard, said Ivo Karn.",
    ],
)
def test_who_accuses_is_never_the_one_who_does_it(sentence: str) -> None:
    assert set(_ties(sentence)) <= {"sudland backs moss"}


def test_a_tie_on_somebodys_word_names_them() -> None:
    [made] = _found("Ivo Karn said Norland backs the Moss Guard.")
    assert made.parts["by"].value == "karn"
    [made] = _found("Norland backs the Moss Guard.")
    assert "by" not in made.parts


def test_since_when_is_kept_as_printed() -> None:
    text = "Norland has backed the Reed Company since 2019."
    [made] = _found(text)
    since = made.parts["since"]
    assert since.value == "2019"
    assert since.where is not None
    assert text[since.where.start : since.where.end] == "2019"
    [made] = _found("Norland backs the Reed Company. It has rained since 2019.")
    assert "since" not in made.parts


def test_the_words_of_a_tie_stand_where_it_says() -> None:
    sentence = "Rain fell. The army clashed with the Reed Company at the weir."
    [made] = _found(sentence)
    spans = {key: part.where for key, part in made.parts.items() if part.where}
    words = {key: sentence[where.start : where.end] for key, where in spans.items()}
    assert words["type"] == "clashed with"
    assert words["from"].endswith("army")
    assert words["to"].endswith("Reed Company")
    assert sentence[made.where.start : made.where.end].startswith("The army")


def test_who_shares_a_verb_is_the_subject_of_both() -> None:
    text = "The Moss Guard enjoys the protection of the army and gets fuel from Sudland."
    assert _ties(text) == ["army protects moss", "sudland backs moss"]


def test_its_men_in_a_later_clause_are_those_of_the_subject() -> None:
    text = "The Reed Company is armed by Norland, and its fighters are trained by Sudland."
    assert _ties(text) == ["norland backs reed", "sudland backs reed"]


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("arm", ("arm", "arms", "armed", "armed", "arming")),
        ("equip", ("equip", "equips", "equipped", "equipped", "equipping")),
        ("supply", ("supply", "supplies", "supplied", "supplied", "supplying")),
        ("clash", ("clash", "clashes", "clashed", "clashed", "clashing")),
        ("free", ("free", "frees", "freed", "freed", "freeing")),
        ("fight", ("fight", "fights", "fought", "fought", "fighting")),
    ],
)
def test_every_form_of_a_verb_is_made(verb: str, expected: tuple[str, ...]) -> None:
    assert forms(verb) == expected


def test_headings_tell_no_ties() -> None:
    assert _ties("Norland backs the Reed Company", "Nothing else happened that day.") == []


def test_every_type_of_the_format_has_words() -> None:
    from typing import get_args

    from briefing.brief.scales import RelationType

    assert {cue.type for cue in cues()} == set(get_args(RelationType))
