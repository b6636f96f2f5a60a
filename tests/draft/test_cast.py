"""The cast of a text: what each name is of, who speaks, who takes part, where it is."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.brief.scales import SourceKind
from briefing.draft.cast import TextCast, make_cast
from briefing.draft.source_text import SourceText, Where

DAY = date(2020, 3, 4)


def cast_of(
    *paragraphs: str,
    countries: tuple[str, ...] = (),
    kind: SourceKind = "agency",
    publisher: str | None = None,
) -> TextCast:
    text = SourceText(paragraphs, DAY)
    return make_cast(text, countries=countries, kind=kind, publisher=publisher)


def named(cast: TextCast, sort: str) -> dict[str, list[str]]:
    return {each.name: each.aka for each in cast.entities if each.sort == sort}


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        ("The rain reached Dorvik, a town of 900 people, at noon.", "Dorvik", "place"),
        ("The rain stopped work at the Dorvik ferry for a day.", "Dorvik", "place"),
        ("They met Arne Dorvik, a dam engineer, on the quay.", "Arne Dorvik", "person"),
        ("They met Arne Dorvik, a militia from the hills, there.", "Arne Dorvik", "body"),
        ("They paid the shipping company Arne Dorvik for it.", "Arne Dorvik", "body"),
        ("It was the Salt Council that paid for the boats.", "Salt Council", "body"),
        ("They crossed Salt Bridge before the rain came.", "Salt Bridge", "place"),
        ("They spoke of the Salt Agreement before the rain came.", "Salt Agreement", "other"),
        ("The report says that Helen Marsh told them so.", "Helen Marsh", "person"),
        ("The lorries stood at Helen Marsh until the rain came.", "Helen Marsh", "place"),
        (
            "They gave up Ada Most, which has a bridge, and Krasny Most, with one, fell on Friday.",
            "Krasny Most",
            "place",
        ),
        ("In May they abandoned Dolna and a hamlet beyond it.", "Dolna", "place"),
        ("A splinter calling itself Young Tarom has turned up.", "Young Tarom", "body"),
        ("Then the flag was raised over Abbot's Field on Friday.", "Abbot's Field", "place"),
        ("They told Reuters of it, and then they told Hamas.", "Reuters", "body"),
        ("They told Reuters of it, and then they told Hamas.", "Hamas", "body"),
        ("So it goes in the Middle East, and so it stays.", "Middle East", "place"),
        ("At dawn the Aste stood at 6.82 metres and rose.", "Aste", "place"),
        ("At dawn the Aste counted herring for its crew.", "Aste", "other"),
        ("They boarded the research vessel Aste in the strait.", "Aste", "other"),
        ("No Torvald citizens have been harmed there.", "Torvald", "state"),
        ("They kept the road from Tchako open all week.", "Tchako", "place"),
        ('So said Stefan "Lefty" Maro, 58, on the quay.', "Maro", "person"),
        ("Then the Weir Fire and Rescue Service came.", "Weir Fire and Rescue Service", "body"),
        ("The boats of Teller & Sons lay there.", "Teller & Sons", "body"),
        ("Many people of Syria left for Chad then.", "Syria", "state"),
        ("Most of the Kurds left for the hills then.", "Kurds", "people"),
        ("Neighbouring Ostrand has supplied the diesel for it.", "Ostrand", "state"),
        ("He was taken to St Alva's hospital before the rain came.", "St Alva's hospital", "body"),
        ("The crew of MV Halver left before the rain came.", "MV Halver", "other"),
        (
            "The International Observatory on Floods in Oslo knows.",
            "International Observatory on Floods",
            "body",
        ),
        ("The port is quiet. The Harbour Boys went home.", "Harbour Boys", "body"),
        ("The Comandos Libres burned the town hall.", "Comandos Libres", "body"),
        ("They thanked Hope Across Borders for the tents.", "Hope Across Borders", "body"),
        ("She advises the Ministry of Justice on bail.", "Ministry of Justice", "body"),
        ("The shafts of Cobre Minerals are shut.", "Cobre Minerals", "body"),
        ("Only Velm and the ford are quiet; it rains in Velm.", "Velm", "place"),
        ("The war with the Ashlar family goes on.", "Ashlar family", "body"),
        ("They met Zara Mali, who sells fish, on the quay.", "Zara Mali", "person"),
        ("They asked Public Health England for advice.", "Public Health England", "body"),
        ("The wharf is held by the Premier's Guard alone.", "Premier's Guard", "body"),
        ("The port fell to the Dockers' Defence Front in May.", "Dockers' Defence Front", "body"),
        ("It is a FULL list of what was found there.", "FULL", "other"),
        ("The hills are held by the 4th Salt Regiment there.", "4th Salt Regiment", "body"),
    ],
)
def test_what_a_name_is_of_is_told_by_its_words_and_those_around_it(
    text: str, name: str, sort: str
) -> None:
    sorts = {each.name: each.sort for each in cast_of(text).entities}
    assert sorts.get(name, "-") == sort


def test_ranks_and_offices_are_no_part_of_a_name() -> None:
    cast = cast_of(
        "The log names Lt Cdr Oduva and the Town Clerk Ms Farrel. The Head of Office was away.",
        "They asked the Secretary-General of the Salt Forum for boats.",
    )
    assert list(named(cast, "person")) == ["Oduva", "Farrel"]
    assert list(named(cast, "body")) == ["Salt Forum"]


def test_a_short_name_is_one_with_the_full_one_and_another_is_not() -> None:
    cast = cast_of(
        "The Joint River Office (JRO) said that Teodor Varr of the Terrace League had left.",
        "Varr came back on Friday. The League sent boats, and JRO counted them.",
        "The Salt League sent none.",
    )
    assert named(cast, "person") == {"Teodor Varr": ["Varr"]}
    assert named(cast, "body") == {
        "Joint River Office": ["JRO"], "Terrace League": ["League"], "Salt League": [],
    }  # fmt: skip


def test_a_state_is_no_short_name_of_its_ministry() -> None:
    cast = cast_of(
        "The Ministry of Defence of the Republic of Orland met on Friday in the capital.",
        "Neighbouring Orland has sent boats, and Orland has denied it.",
    )
    assert named(cast, "body") == {"Ministry of Defence of the Republic of Orland": []}


def test_an_ordinary_word_is_short_for_what_came_before_it_alone() -> None:
    cast = cast_of(
        "1800 Brigade confirms that the bridge is open.",
        "1900 Fire Brigade at the depot until midnight, and the Brigade has no boats.",
    )
    assert set(named(cast, "body")) == {"Brigade", "Fire Brigade"}


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
    cast = cast_of("The Terrace League, a militia, met on Friday in the hills.", text)
    speech = cast_speeches(cast, 2)[0]
    voice_id = cast.voice(*speech)
    assert cast.voices[voice_id].kind == kind
    assert (cast.why.get(voice_id, "").split(":")[0] or None) == kind


def cast_speeches(cast: TextCast, paragraph: int) -> list[tuple]:  # type: ignore[type-arg]
    passage = cast.text.passages[paragraph - 1]
    return [(each, Where(paragraph, each.start, each.end)) for each in passage.facts.said.speeches]


def test_rebels_and_militants_are_offered_as_one_voice_and_it_says_so() -> None:
    cast = cast_of(
        'The rebels said that "the hill is held".',
        'The militants said that "the town is next". Residents said that "it is lost".',
        'State media said that "the hill is held", and Syrian state news said that "it is quiet".',
    )
    assert cast.voices["rebels"].aka == ["militants"]
    assert cast.why["rebels"] == "party: rebels, militants, taken for one voice"
    assert cast.voices["state-media"].aka == ["Syrian state news"]
    assert "residents" in cast.voices


def test_a_role_and_whom_somebody_speaks_for_are_kept() -> None:
    cast = cast_of(
        "The Terrace League, a militia, met on Friday in the hills.",
        'The League\'s spokesman, Teodor Varr, said that its men hold "more than half of Dorvik".',
    )
    voice = cast.voices["teodor-varr"]
    assert (voice.role, voice.org) == ("spokesman", "Terrace League")
    assert cast.why["teodor-varr"] == "party: spokesman of Terrace League"


def test_whom_somebody_heads_or_who_its_spokesman_is_of_tells_the_kind() -> None:
    cast = cast_of(
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
    cast = cast_of(
        "The Reed Front holds the ford, according to the governor of Olm province, Irena Vos. She"
        " said that it was calm.",
        "The Front's political office said that its fighters were in Dorvik.",
    )
    vos = cast.voices["irena-vos"]
    assert (vos.role, vos.kind) == ("governor", "government")
    assert cast.voices["front-s-political-office"].kind == "party"


def test_who_speaks_of_a_span_and_the_source_of_what_nobody_says() -> None:
    text = 'The wall broke. Petra Holl, a dam engineer, said that "the rest is sound".'
    cast = cast_of(text)
    assert cast.voice_at(Where(1, text.index("rest"), text.index("rest") + 4)) == "petra-holl"
    assert cast.voice_at(Where(1, 4, 8)) == ""


def test_the_source_speaks_in_the_voice_of_its_publisher() -> None:
    cast = cast_of(
        "The Joint River Office (JRO) said that 12,000 people had left.",
        kind="sitrep", publisher="Joint River Office",
    )  # fmt: skip
    voice = cast.voices[cast.source_voice]
    assert (voice.kind, voice.aka) == ("international-org", ["JRO"])
    assert len(cast.voices) == 1
    short = cast_of("Residents told the Courier that it rained.", publisher="Vale Courier")
    assert short.voices[short.source_voice].aka == ["Courier"]
    first = cast_of(
        "Meridian Rights Walkers said that it rained. On Monday Meridian said so again.",
        "Meridian's director, Ada Kell, said that it rained.",
        kind="statement", publisher="Meridian Rights Walkers",
    )  # fmt: skip
    assert first.voices[first.source_voice].aka == ["Meridian"]
    assert first.voices["ada-kell"].org == "Meridian Rights Walkers"
    dorvik = cast_of("It rained in Dorvik, the Dorvik Herald said.", publisher="Dorvik Herald")
    assert "dorvik" in dorvik.places
    unnamed = cast_of("The rain came.", publisher="Vale Courier")
    assert (unnamed.source_voice, dict(unnamed.voices)) == ("", {})


def test_reasons_of_a_voice_and_of_an_actor_are_apart() -> None:
    cast = cast_of("The Salt Ministry said that the hill is held.")
    assert not set(cast.voices) & {*cast.actors, *cast.places}


ACTORS = (
    "Insurgents of the Free Columns overran the town of Sorvat in Dravenia on Thursday.",
    "Their men hold the bridge. The army of Dravenia has left. Dravenia has denied it.",
    'A spokesman for the Columns, Aren Visk, said that his men hold "all of Sorvat".',
    "It has 900 men there. The Highland Guard, a militia led by Bela Tros, stands by.",
    "Neighbouring Ostmark has supplied the rebels with fuel, and Ostmark has armed them.",
)


@pytest.mark.parametrize(
    ("phrase", "paragraph", "before", "actor"),
    [
        ("the Free Columns", 1, "", "free-columns"),
        ("fighters of the Columns", 1, "", "free-columns"),
        ("the rebels", 5, "", "free-columns"),
        ("his men", 3, "hold", "free-columns"),
        ("It", 4, "", "free-columns"),
        ("Their men", 2, "", "free-columns"),
        ("Aren Visk", 3, "", "free-columns"),
        ("the government", 2, "", "dravenia"),
        ("the guard", 5, "", "highland-guard"),
        ("the enemy", 2, "", "enemy"),
        ("Bela Tros", 4, "", "highland-guard"),
        ("the soldiers", 2, "", "soldiers"),
        ("the bridge", 2, "", ""),
    ],
)
def test_a_phrase_means_an_actor(phrase: str, paragraph: int, before: str, actor: str) -> None:
    cast = cast_of(*ACTORS)
    at = ACTORS[paragraph - 1].index(before) if before else 0
    assert cast.actor(phrase, Where(paragraph, at, at + 4)) == actor


def test_the_kind_of_an_actor_is_told_and_its_leader() -> None:
    actors = cast_of(*ACTORS).actors
    kinds = {name: actors[name].kind for name in ("free-columns", "highland-guard", "ostmark")}
    assert kinds == {
        "free-columns": "rebel", "highland-guard": "militia", "ostmark": "external-state",
    }  # fmt: skip
    assert actors["dravenia"].kind == "state"
    assert actors["highland-guard"].leader == "Bela Tros"
    assert all(actor.side is None for actor in actors.values())


def test_a_capital_acts_for_its_state_and_is_a_place_where_one_is_in_it() -> None:
    text = "The militia is backed by Washington, and its envoys were in Washington on Friday."
    cast = cast_of(text)
    first, second = text.index("Washington"), text.rindex("Washington")
    actor = cast.actors[cast.actor("Washington", Where(1, first, first + 10))]
    assert (actor.name, actor.kind) == ("United States", "external-state")
    assert cast.actor("Washington", Where(1, second, second + 10)) == ""


def test_its_under_a_heading_is_of_what_the_heading_names() -> None:
    cast = cast_of(
        "The Highland Guard",
        'A village militia of 900 men. Its spokeswoman, Ruth Ober, said that "it obeys nobody".',
    )
    assert cast.voices["ruth-ober"].org == "Highland Guard"
    assert cast.actor("It", Where(2, 0, 2)) == "highland-guard"


def test_an_army_of_no_state_is_not_taken_for_one_of_a_state() -> None:
    cast = cast_of(
        "The Army of the Covenant left the hill. The Karsovian army did not.",
        "Neighbouring Ostrand has denied it.",
    )
    kinds = {actor.name: actor.kind for actor in cast.actors.values()}
    assert (kinds["Army of the Covenant"], kinds["Karsovian army"]) == ("other", "state")


def test_who_leads_a_body_speaks_and_acts_for_it() -> None:
    cast = cast_of(
        "Yaro Dem, 44, sold tractors. Since 2015 he has commanded the Kora Guard in the hills.",
        "Lena Voss, who chairs the Salt Council, met Arne Dorv. He smiled at the Salt Fund.",
    )
    assert cast.actor("Yaro Dem", Where(1, 0, 8)) == "kora-guard"
    assert cast.actor("Lena Voss", Where(2, 0, 9)) == "salt-council"
    assert cast.actor("Arne Dorv", Where(2, 0, 9)) == ""


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Some 120 men in unmarked uniforms", "men in unmarked uniforms"),
        ("the same six gunmen?", "gunmen"),
        ("several thousand residents", "residents"),
        ("men", ""),
    ],
)
def test_those_without_a_name_are_called_by_the_noun_of_the_text(phrase: str, name: str) -> None:
    cast = cast_of("Some 120 men in unmarked uniforms took the hill.")
    actor = cast.actors.get(cast.actor(phrase, Where(1, 0, 8)))
    assert (actor.name if actor else "") == name


def test_two_bodies_of_rebels_are_not_merged() -> None:
    cast = cast_of(
        "Insurgents of the Free Columns and fighters of the Salt Brigade left on Thursday.",
        "The rebels hold the bridge.",
    )
    assert cast.actor("the rebels", Where(2, 0, 10)) == "rebels"


PLACES = (
    "The town of Kell lies in Upper Vall province. The army shelled Pylon Hill on Friday.",
    "Nobody was on the hill at night, or in the town.",
    "The fuel depot burned.",
)


@pytest.mark.parametrize(
    ("phrase", "paragraph", "place"),
    [
        ("Kell", 1, "kell"),
        ("the hill", 2, "pylon-hill"),
        ("the town", 2, "kell"),
        ("there", 2, "pylon-hill"),
        ("the fuel depot", 3, "fuel-depot"),
        ("hills west of the town", 3, "hills-west-of-the-town"),
        ("the port", 3, "port"),
        ("the army", 1, ""),
    ],
)
def test_a_phrase_means_a_place(phrase: str, paragraph: int, place: str) -> None:
    cast = cast_of(*PLACES)
    assert cast.place(phrase, Where(paragraph, 20, 24)) == place


def test_a_place_lies_in_the_province_that_the_text_says() -> None:
    places = cast_of(*PLACES).places
    assert places["kell"].part_of == "upper-vall"
    assert places["pylon-hill"].part_of is None


def test_coordinates_are_looked_up_in_the_countries_that_the_text_names() -> None:
    cast = cast_of("The army of Syria left the town of Azaz and Idlib province on Friday.")
    azaz, idlib = cast.places["azaz"], cast.places["idlib"]
    assert (azaz.country, azaz.precision, round(azaz.lat or 0)) == ("SY", "locality", 37)
    assert (idlib.country, idlib.precision) == ("SY", "area")
    assert all("gazetteer" in (place.note or "") for place in (azaz, idlib))


def test_invented_places_have_no_coordinates() -> None:
    text = "The army left the town of Azaz on Friday, and people fled to Rotterdam."
    places = cast_of(text, countries=("XA",)).places
    assert places["azaz"].lat is None
    assert places["rotterdam"].lat is None
    assert cast_of("The army left the town of Qelmara on Friday.").places["qelmara"].lat is None


def test_where_two_places_of_a_country_may_be_meant_both_are_in_the_note() -> None:
    cast = cast_of("In the United States the flood reached the town of Springfield on Friday.")
    place = cast.places["springfield"]
    assert place.lat is None
    assert (place.note or "").count(" in US at ") > 1


def test_a_small_town_of_a_country_named_is_not_taken_for_a_great_city_elsewhere() -> None:
    cast = cast_of("The United States sent boats to the city of Rotterdam on Friday.")
    place = cast.places["rotterdam"]
    assert place.lat is None
    assert all(f" in {code} at " in (place.note or "") for code in ("US", "NL"))


def test_a_cast_is_valid_in_a_draft_and_the_same_each_time() -> None:
    import msgspec

    from briefing.brief.items import Actor, Place
    from briefing.draft.model import DraftVoice

    first, second = (cast_of(*ACTORS, *PLACES) for _ in range(2))
    for cast in (first, second):
        msgspec.convert(msgspec.to_builtins(dict(cast.voices)), dict[str, DraftVoice])
        msgspec.convert(msgspec.to_builtins(list(cast.actors.values())), list[Actor])
        msgspec.convert(msgspec.to_builtins(list(cast.places.values())), list[Place])
    assert (first.voices, first.actors, first.places) == (
        second.voices, second.actors, second.places,
    )  # fmt: skip


PIECES = st.sampled_from(
    ["The ", "Teodor Varr", "Terrace League", ", ", " (", ")", ". ", "; ", ": ", " said ", "its ",
     "spokesman", "mayor", " of the ", "who ", "whose ", " and ", "\u201c", "\u201d", "'s ", "Dr ",
     "4th ", "12 ", "\u0646\u0627\u062f", "JRO", " in ", "town", "-", "\n", "US$", "led by "]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=14).map("".join), max_size=4))
def test_hostile_text_breaks_nothing(paragraphs: list[str]) -> None:
    cast = cast_of(*paragraphs, publisher="JRO")
    for number, passage in enumerate(cast.text.passages, 1):
        where = Where(number, 0, len(passage.text))
        for phrase in (passage.text, "its men", "it", "the town", ""):
            assert cast.actor(phrase, where) in {"", *cast.actors}
            assert cast.place(phrase, where) in {"", *cast.places}
        assert cast.voice_at(where) in {"", *cast.voices}
        cast.sort(passage.text)


def calls(count: int, *, apart: bool) -> int:
    """Return how many functions are called to make the cast of a text of ``count`` sentences."""
    heads = [first + last for first in ("Ka", "Lo", "Mi", "Ren") for last in ("ta", "vor", "sha")]
    names = [f"{one}{two.lower()}" for one in heads for two in heads]
    sentences = [
        f"Ada {names[at]}, the mayor of {names[-at]}ik, said that the {names[at]} League, led by"
        f" Bo {names[-at]}, had left the town of {names[at]}us, in {names[at]} province."
        for at in range(count)
    ]
    text = SourceText(sentences if apart else [" ".join(sentences)], DAY)
    assert text.passages
    made = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        make_cast(text, countries=("XA",), kind="agency")
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize("apart", [True, False], ids=["paragraphs", "one paragraph"])
def test_a_cast_takes_calls_like_the_length_of_its_text(apart: bool) -> None:
    calls(5, apart=apart)  # what is loaded once is not counted
    once, four = calls(10, apart=apart), calls(40, apart=apart)
    assert four < 6 * once


def test_people_of_a_body_are_the_bodys_and_when_they_spoke_is_no_name() -> None:
    taken = "Fighters of the Northern Salvation Front took the airfield. Members of the Hill Guard"
    text = SourceText(
        [
            f"{taken} fled. The Front's spokesman, Adem Rusk, said so.",
            "The United Nations refugee agency said 300 people left.",
            "A UN panel of experts in February said the shells were new.",
        ],
        date(2021, 5, 14),
    )
    cast = make_cast(text, kind="newspaper")
    actors = {each.name for each in cast.actors.values()}
    assert {"Northern Salvation Front", "Hill Guard"} <= actors
    assert not {name for name in actors if name.startswith(("Fighters", "Members"))}
    voices = {each.name: each.kind for each in cast.voices.values()}
    assert voices["United Nations refugee agency"] == "international-org"
    assert not any("February" in name for name in voices)


def test_names_of_the_brief_that_there_is_are_known_in_a_later_text() -> None:
    text = SourceText(["Some 2,300 people have fled Lorne. Helen Marsh paid the boats."], DAY)
    plain = make_cast(text, kind="agency")
    told = make_cast(text, kind="agency", known={"Lorne": "place", "Helen Marsh": "body"})
    assert "lorne" not in plain.places
    assert "lorne" in told.places
    assert "helen-marsh" in told.actors
