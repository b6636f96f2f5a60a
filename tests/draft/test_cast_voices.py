"""Who speaks in a text: their kinds, roles and bodies, and whose voice is the source's."""

from __future__ import annotations

import pytest
from draft.reading_cast import read_cast

from briefing.draft.cast import TextCast
from briefing.draft.source_text import Where

VOICES = [
    ('The League\'s spokesman, Teodor Varr, said that "the hill is ours".', "party"),
    ('Petra Holl, a dam engineer, said that "the wall is sound".', "expert"),
    ('Wen Zhey, who studies river wars at the Salt Institute, said that "it ends".', "expert"),
    ('Wen Zhey, at the Salt Institute, said that "it ends".', "expert"),
    ('Wen Zhey, from the hills, said that "it ends".', None),
    ('The mayor, Nadira Solv (\u0646\u0627\u062f), said that "the town is held".', "government"),
    ('Foreign Minister Katrin Sol said that "it was not us".', "government"),
    ('"We left at night," said Lena Voss, a pharmacist reached by telephone.', "witness"),
    ('"We left at night," said Lena Voss, whose shop stands there.', "witness"),
    ('"We left at night," said Lena Voss, 88, of Lock Street.', "witness"),
    ('"We left at night," said Lena Voss.', None),
    ('"We need boats," said Lena Voss, a delegate of the Red Cross.', "international-org"),
    ('Residents said that "the hill is lost".', "witness"),
    ('State radio said that "the hill is held".', "state-media"),
    ('In a statement, Malaysia\'s Prime Minister, Ada Voss said that "it ends".', "government"),
    ('Reuters said that "the hill is held".', "newspaper"),
    ('Xinhua said that "the hill is held".', "state-media"),
    ('Radio Salt said that "the hill is held".', "newspaper"),
    ('The rebels said that "the hill is held".', "party"),
    ('The defence ministry said that "the hill is held".', "government"),
    ('The Salt Observatory said that "the hill is held".', "monitor"),
    ('The World Food Programme said that "the river is shut".', "international-org"),
    ('Retired general Arne Dorv said that "the hill is held".', "expert"),
    ('"We left at night," says Lena Voss, who sold fish there until last week.', "witness"),
    ('"We left at night," says Lena Voss, who smiled.', None),
    ('The African Union\'s envoy, Lena Voss, said that "all five sign".', "international-org"),
    ('The Salt Human Rights League said that "forty are dead".', "monitor"),
    ('Returning officer Lena Voss said that "it changed nothing".', "government"),
    ('The U.N. special envoy, Sir Ada Voss, said that "both agreed".', "international-org"),
    ('"We left at night," said Ada Voss, a retired teacher.', "witness"),
    ('Lt Ada Voss said that "the pans are clear".', "party"),
    ("The government\'s commander in the north, Ada Voss, said it.", "party"),
    ('The mayor\'s office said that "the hill is held".', "government"),
    ('Refugees said that "the men are held".', "witness"),
    ('The army\'s spokeswoman said that "the hill is held".', "party"),
    ('A spokesman for the defence ministry said that "the hill is held".', "government"),
    ('A spokesman for the shop said that "it is shut".', None),
    ('Incident commander Arne Dorv said that "the leak is stopped".', "government"),
    ('"We left at night," said Ada Voss, a seamstress.', "witness"),
    ('A shoemaker said that "the hill is held".', "witness"),
    ('Ada Voss, leader of the Salt Walkers, said that "the hill is held".', "party"),
    ('Ada Voss, a community leader, said that "the hill is held".', None),
    ('The Civil Protection said that "the hill is held".', "government"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), VOICES)
def test_the_kind_of_a_voice_is_told_by_a_word_and_by_no_word_no_kind(
    text: str, kind: str | None
) -> None:
    cast = read_cast("The Terrace League, a militia, met on Friday in the hills.", text)
    speech = cast_speeches(cast, 2)[0]
    voice_id = cast.voice(*speech)
    assert cast.voices[voice_id].kind == kind
    assert (cast.why.get(voice_id, "").split(":")[0] or None) == kind


def cast_speeches(cast: TextCast, paragraph: int) -> list[tuple]:  # type: ignore[type-arg]
    passage = cast.text.passages[paragraph - 1]
    return [(each, Where(paragraph, each.start, each.end)) for each in passage.facts.said.speeches]


def test_rebels_and_militants_are_offered_as_one_voice_and_it_says_so() -> None:
    cast = read_cast(
        'The rebels said that "the hill is held".',
        'The militants said that "the town is next". Residents said that "it is lost".',
        'State media said that "the hill is held", and Syrian state news said that "it is quiet".',
    )
    assert cast.voices["rebels"].aka == ["militants"]
    assert cast.why["rebels"] == "party: rebels, militants, taken for one voice"
    assert cast.voices["state-media"].aka == ["Syrian state news"]
    assert "residents" in cast.voices


def test_a_role_and_whom_somebody_speaks_for_are_kept() -> None:
    cast = read_cast(
        "The Terrace League, a militia, met on Friday in the hills.",
        'The League\'s spokesman, Teodor Varr, said that its men hold "more than half of Dorvik".',
    )
    voice = cast.voices["teodor-varr"]
    assert (voice.role, voice.org) == ("spokesman", "Terrace League")
    assert cast.why["teodor-varr"] == "party: spokesman of Terrace League"


def test_whom_somebody_heads_or_who_its_spokesman_is_of_tells_the_kind() -> None:
    cast = read_cast(
        "Dr Irene Kalo, who heads the provincial health office, said that it rained.",
        "The Terrace Militia let two convoys of the Red Cross through. Its spokesman, Jo Mbala,"
        ' said that "medicine has no toll".',
    )
    assert cast.voices["irene-kalo"].kind == "government"
    assert (cast.voices["jo-mbala"].org, cast.voices["jo-mbala"].kind) == (
        "Terrace Militia",
        "party",
    )


def test_a_role_is_told_behind_according_to_and_the_office_of_a_side_is_a_party() -> None:
    cast = read_cast(
        "The Reed Front holds the ford, according to the governor of Olm province, Irena Vos. She"
        " said that it was calm.",
        "The Front's political office said that its fighters were in Dorvik.",
    )
    vos = cast.voices["irena-vos"]
    assert (vos.role, vos.kind) == ("governor", "government")
    assert cast.voices["front-s-political-office"].kind == "party"


def test_who_speaks_of_a_span_and_the_source_of_what_nobody_says() -> None:
    text = 'The wall broke. Petra Holl, a dam engineer, said that "the rest is sound".'
    cast = read_cast(text)
    assert cast.voice_at(Where(1, text.index("rest"), text.index("rest") + 4)) == "petra-holl"
    assert cast.voice_at(Where(1, 4, 8)) == ""


def test_the_source_speaks_in_the_voice_of_its_publisher() -> None:
    cast = read_cast(
        "The Joint River Office (JRO) said that 12,000 people had left.",
        kind="sitrep", publisher="Joint River Office",
    )  # fmt: skip
    voice = cast.voices[cast.source_voice]
    assert (voice.kind, voice.aka) == ("international-org", ["JRO"])
    assert len(cast.voices) == 1
    short = read_cast("Residents told the Courier that it rained.", publisher="Vale Courier")
    assert short.voices[short.source_voice].aka == ["Courier"]
    first = read_cast(
        "Meridian Rights Walkers said that it rained. On Monday Meridian said so again.",
        "Meridian's director, Ada Kell, said that it rained.",
        kind="statement", publisher="Meridian Rights Walkers",
    )  # fmt: skip
    assert first.voices[first.source_voice].aka == ["Meridian"]
    assert first.voices["ada-kell"].org == "Meridian Rights Walkers"
    dorvik = read_cast("It rained in Dorvik, the Dorvik Herald said.", publisher="Dorvik Herald")
    assert "dorvik" in dorvik.places
    unnamed = read_cast("The rain came.", publisher="Vale Courier")
    assert (unnamed.source_voice, dict(unnamed.voices)) == ("", {})


def test_the_organisation_is_the_one_that_its_sentence_names() -> None:
    cast = read_cast(
        "The Harbour Fund said that 640 people had left Osk.",
        "Two lorries of the Red Cross turned back after shots were fired, the organisation said.",
    )
    spoke = [cast.voice(*each) for n in (1, 2) for each in cast_speeches(cast, n)]
    assert [cast.voices[each].name for each in spoke] == ["Harbour Fund", "Red Cross"]


def test_a_name_ends_with_its_sentence() -> None:
    cast = read_cast(
        "The cabinet meets on Wednesday. Opposition leader Mark Tolley said that two were shot.",
        "U.N. coordinator Ben Sall said that five were hurt.",
    )
    names = {each.name: each.org for each in cast.voices.values()}
    assert names == {"Mark Tolley": None, "Ben Sall": "U.N."}
