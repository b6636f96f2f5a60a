"""Who takes part in what a text tells, and which of its phrases mean them."""

from __future__ import annotations

from datetime import date

import pytest
from draft.reading_cast import ACTORS, read_cast

from briefing.draft.cast import make_cast
from briefing.draft.find.territory import find
from briefing.draft.source_text import SourceText, Where


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
    cast = read_cast(*ACTORS)
    at = ACTORS[paragraph - 1].index(before) if before else 0
    assert cast.actor(phrase, Where(paragraph, at, at + 4)) == actor


def test_the_kind_of_an_actor_is_told_and_its_leader() -> None:
    actors = read_cast(*ACTORS).actors
    kinds = {name: actors[name].kind for name in ("free-columns", "highland-guard", "ostmark")}
    assert kinds == {
        "free-columns": "rebel", "highland-guard": "militia", "ostmark": "external-state",
    }  # fmt: skip
    assert actors["dravenia"].kind == "state"
    assert actors["highland-guard"].leader == "Bela Tros"
    assert all(actor.side is None for actor in actors.values())


def test_a_capital_acts_for_its_state_and_is_a_place_where_one_is_in_it() -> None:
    text = "The militia is backed by Washington, and its envoys were in Washington on Friday."
    cast = read_cast(text)
    first, second = text.index("Washington"), text.rindex("Washington")
    actor = cast.actors[cast.actor("Washington", Where(1, first, first + 10))]
    assert (actor.name, actor.kind) == ("United States", "external-state")
    assert cast.actor("Washington", Where(1, second, second + 10)) == ""


def test_its_under_a_heading_is_of_what_the_heading_names() -> None:
    cast = read_cast(
        "The Highland Guard",
        'A village militia of 900 men. Its spokeswoman, Ruth Ober, said that "it obeys nobody".',
    )
    assert cast.voices["ruth-ober"].org == "Highland Guard"
    assert cast.actor("It", Where(2, 0, 2)) == "highland-guard"


def test_an_army_of_no_state_is_not_taken_for_one_of_a_state() -> None:
    cast = read_cast(
        "The Army of the Covenant left the hill. The Karsovian army did not.",
        "Neighbouring Ostrand has denied it.",
    )
    kinds = {actor.name: actor.kind for actor in cast.actors.values()}
    assert (kinds["Army of the Covenant"], kinds["Karsovian army"]) == ("other", "state")


def test_who_leads_a_body_speaks_and_acts_for_it() -> None:
    cast = read_cast(
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
    cast = read_cast("Some 120 men in unmarked uniforms took the hill.")
    actor = cast.actors.get(cast.actor(phrase, Where(1, 0, 8)))
    assert (actor.name if actor else "") == name


def test_two_bodies_of_rebels_are_not_merged() -> None:
    cast = read_cast(
        "Insurgents of the Free Columns and fighters of the Salt Brigade left on Thursday.",
        "The rebels hold the bridge.",
    )
    assert cast.actor("the rebels", Where(2, 0, 10)) == "rebels"


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


@pytest.mark.parametrize(
    ("speaker", "holders"),
    [
        ("The operator", []),
        ("Monitors", ["salt-front"]),
        ("An analyst", ["salt-front"]),
        ("A source", ["salt-front"]),
    ],
)
def test_its_men_are_those_of_a_speaker_that_is_a_body(speaker: str, holders: list[str]) -> None:
    cast = read_cast(
        "The Salt Front met in Gant on Friday.",
        f"The Salt Front left the town of Gant. {speaker} said that its staff hold the mill.",
    )
    found = [each for each in find(cast.text, cast) if "holder" in each.parts]
    told = [each.parts["holder"].value for each in found if "by" in each.parts]
    assert told == holders
