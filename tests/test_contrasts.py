"""Suggested cross-checks: claims that differ and that no question gathers."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from briefing.brief.figures import runs
from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.brief.sides.contrasts import Suggestion, suggestions

VOICES = {
    "gov": {"name": "Ministry", "kind": "government", "side": "north"},
    "rebels": {"name": "Reed Front", "kind": "party", "side": "south"},
    "watch": {"name": "Marsh Watch", "kind": "monitor"},
    "relief": {"name": "Relief Office", "kind": "international-org"},
    "ada": {"name": "Ada Lorn", "kind": "expert"},
}


def outline(**sections: Any) -> Outline:
    """A brief with two towns and three actors; ``part-of`` ties the third to the second."""
    named = {
        "actors": [
            {"id": id, "name": id.title(), "cite": ["p1"]} for id in ("army", "front", "wing")
        ],
        "relationships": [{"from": "wing", "to": "front", "type": "part-of", "cite": ["p1"]}],
        "places": [
            {"id": "harl", "name": "Harl", "aka": ["Old Harl"], "cite": ["p1"]},
            {"id": "port", "name": "Harl port", "cite": ["p1"]},
            {"id": "osks", "name": "Osks", "cite": ["p1"]},
        ],
    }
    raw = {
        "schema": "briefing/1", "id": "b", "title": "T", "tlp": "CLEAR", "as_of": "2024-11-30",
        "sources": [{"id": "s1", "title": "A text", "kind": "newspaper"}], "voices": VOICES,
        "situation": {"summary": [{"text": "Something.", "cite": ["p1"]}]},
        **named, **sections,
    }  # fmt: skip
    return Outline(msgspec.convert(raw, Brief))


def claim(by: str, holder: str | None, control: str, **more: Any) -> dict[str, Any]:
    base = {"text": "A claim.", "by": by, "place": "harl", "control": control, "cite": ["p1"]}
    return {**base, **({"holder": holder} if holder else {}), **more}


def toll(by: str, value: float | None, **more: Any) -> dict[str, Any]:
    figure: dict[str, Any] = {"text": "so many", "unit": "killed"}
    if value is not None:
        figure["value"] = value
    figure |= {key: more.pop(key) for key in ("op", "min", "max", "unit") if key in more}
    if (group := more.pop("of", None)) is not None:
        figure["group"] = group
    return {
        "text": "People died.", "by": by, "category": "casualties", "place": "harl",
        "figures": [figure], "cite": ["p1"], **more,
    }  # fmt: skip


def labels(found: list[Suggestion]) -> list[tuple[str, list[str]]]:
    return [(each.words, [line.label for line in each.lines]) for each in found]


# -- control --------------------------------------------------------------------------------------


def test_three_voices_on_one_place_are_one_suggestion_in_words() -> None:
    claims = [
        claim("gov", "army", "full", id="t1"),
        claim("rebels", "front", "captured", id="t2"),
        claim("watch", "army", "contested", id="t3"),
        claim("ada", "army", "full", place="port", id="t4"),
    ]
    assert labels(suggestions(outline(territory=claims))) == [
        ("three voices on Harl's control, no question", ["t1", "t2", "t3"])
    ]


def test_a_name_that_ends_in_s_takes_the_apostrophe_alone() -> None:
    claims = [claim(who, h, "full", place="osks") for who, h in (("gov", "army"), ("ada", "wing"))]
    assert suggestions(outline(territory=claims))[0].about == "Osks' control"


AT_ODDS = [
    ("army full", "front full"), ("army captured", "front partial"), ("army majority", "army lost"),
    ("army full", "army majority"), ("army majority", "front majority"),
    ("army contested", "army full"), ("army contested", "front full"),
    ("army disputed", "front captured"), ("army disputed", "army presence"),
    ("army stronghold", "army lost"), ("- full", "army contested"),
]  # fmt: skip
AGREED = [
    ("army full", "army captured"), ("army lost", "front full"), ("army partial", "front partial"),
    ("army full", "front presence"), ("army full", "front influence"),
    ("army partial", "army majority"), ("army contested", "front contested"),
    ("army disputed", "front contested"), ("front full", "wing full"), ("- full", "army full"),
    ("army lost", "army presence"), ("army expanding", "army contested"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("pair", "apart"), [(p, True) for p in AT_ODDS] + [(p, False) for p in AGREED]
)
def test_what_cannot_both_be_right(pair: tuple[str, str], apart: bool) -> None:
    for order in (pair, pair[::-1]):
        (one, how), (other, also) = (each.split() for each in order)
        claims = [
            claim("gov", one if one != "-" else None, how),
            claim("watch", other if other != "-" else None, also),
        ]
        assert bool(suggestions(outline(territory=claims))) is apart, order


def test_one_voice_alone_and_other_days_are_no_contrast() -> None:
    both = [claim("gov", "army", "full"), claim("gov", "front", "full")]
    assert not suggestions(outline(territory=both))
    days = [
        claim("gov", "army", "full", date="2024-11"),
        claim("watch", "front", "full", date="2024-12-01/2024-12-03"),
    ]
    assert not suggestions(outline(territory=days))
    days[0]["date"] = "2024"
    assert suggestions(outline(territory=days))


def test_claims_without_a_place_are_not_about_the_same_one() -> None:
    claims = [claim("gov", "army", "full"), claim("watch", "front", "full")]
    for each in claims:
        del each["place"]
    assert not suggestions(outline(territory=claims))


def question(*yes: str, no: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"question": "Who?", "status": "contradictory", "for": list(yes), "against": list(no)}


def test_what_questions_gather_at_once_or_in_turn_is_not_suggested() -> None:
    claims = [
        claim("gov", "army", "full", id="t1"),
        claim("rebels", "front", "full", id="t2"),
        claim("watch", "wing", "full", id="t3"),
    ]
    one = [question("t1", no=("t2",))]
    assert labels(suggestions(outline(territory=claims, crosscheck=one))) == [
        ("two voices on Harl's control, no question", ["t1", "t3"])
    ]
    two = [*one, question("t2", "t3")]
    assert not suggestions(outline(territory=claims, crosscheck=two))
    apart = [question("t1"), question("t2", "t3")]
    assert len(suggestions(outline(territory=claims, crosscheck=apart))) == 1


# -- figures --------------------------------------------------------------------------------------


def test_two_numbers_for_one_kind_of_figure_are_suggested() -> None:
    items = [toll("gov", 40, id="h1"), toll("relief", 12, id="h2"), toll("watch", 12, id="h3")]
    assert labels(suggestions(outline(humanitarian=items))) == [
        ("three voices on killed in Harl, no question", ["h1", "h2", "h3"])
    ]
    check = [question("h1", no=("h2", "h3"))]
    assert not suggestions(outline(humanitarian=items, crosscheck=check))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ({"value": 40}, {"value": 40}, False),
        ({"value": 40}, {"value": 41}, True),
        ({"value": 40, "op": "~"}, {"value": 43}, False),
        ({"value": 40, "op": "~"}, {"value": 50}, True),
        ({"value": 200, "op": ">"}, {"value": 300}, False),
        ({"value": 200, "op": ">"}, {"value": 200}, True),
        ({"value": 200, "op": ">="}, {"value": 200}, False),
        ({"value": 200, "op": "<"}, {"value": 200, "op": ">="}, True),
        ({"value": 200, "op": "<="}, {"value": 200}, False),
        ({"value": None, "min": 30, "max": 40}, {"value": 35}, False),
        ({"value": None, "min": 30, "max": 40}, {"value": 41}, True),
        ({"value": None, "min": 30}, {"value": 29}, True),
        ({"value": None}, {"value": 29}, False),
        ({"value": 40, "unit": "people killed"}, {"value": 41}, True),
        ({"value": 40, "unit": "wounded"}, {"value": 41}, False),
        ({"value": 40, "place": "port"}, {"value": 41}, False),
        ({"value": 40, "category": "detention"}, {"value": 41}, False),
        ({"value": 40, "of": "soldiers"}, {"value": 41, "of": "children"}, False),
        ({"value": 40, "of": "Soldiers"}, {"value": 41, "group": "soldiers"}, True),
        ({"value": 40, "group": "soldiers"}, {"value": 41}, True),
    ],
)  # fmt: skip
def test_when_numbers_differ(one: dict[str, Any], other: dict[str, Any], apart: bool) -> None:
    for first, second in ((one, other), (other, one)):
        items = [toll("gov", **first), toll("relief", **second)]
        assert bool(suggestions(outline(humanitarian=items))) is apart


def test_sentences_elsewhere_count_for_the_place_that_they_name() -> None:
    figures = [{"text": "x", "value": 90, "unit": "killed"}]
    view = {"by": "ada", "figures": figures, "cite": ["p1"]}
    said = {
        "In Old Harl ninety died.": True,
        "In Harl port ninety died.": False,
        "In Harl and Osks ninety died.": False,
        "Charlton saw ninety die.": False,
        "HARL mourns ninety.": True,
    }
    for text, apart in said.items():
        items = {"humanitarian": [toll("gov", 40)], "views": [{**view, "text": text}]}
        assert bool(suggestions(outline(**items))) is apart, text
    point = {**view, "by": "watch", "text": "Ninety died in Harl."}
    situation = {"summary": [{"text": "Something.", "cite": ["p1"]}], "points": [point]}
    found = suggestions(outline(humanitarian=[toll("gov", 40, id="h1")], situation=situation))
    assert [line.label for line in found[0].lines] == ["h1", "points[1]"]


def test_many_claims_on_one_place_are_compared_in_bounded_time() -> None:
    claims = [
        claim("gov" if n % 2 else "watch", "army" if n % 2 else "front", "full") for n in range(900)
    ]
    assert len(suggestions(outline(territory=claims))) == 1


def test_nothing_in_a_brief_without_claims() -> None:
    assert suggestions(outline(places=[])) == []


# -- the order of the humanitarian items ----------------------------------------------------------


def test_voices_on_the_same_figure_stand_together_and_the_rest_keeps_its_order() -> None:
    items = [
        toll("gov", 40, id="h1"),
        toll("gov", 7, id="h2", unit="wounded"),
        toll("watch", 12, id="h3", of="soldiers"),
        {"text": "No water.", "category": "needs", "cite": ["p1"], "id": "h4"},
        {"text": "No food.", "category": "needs", "cite": ["p1"], "id": "h5"},
        toll("relief", None, id="h6", unit="people killed", min=8, max=9, of="children"),
        toll("relief", 9, id="h7", place="port"),
        toll("relief", 8, id="h8", unit="Wounded"),
    ]
    lines = outline(humanitarian=items).section("humanitarian").lines
    assert [line.label for line in lines] == ["h1", "h3", "h2", "h8", "h4", "h5", "h6", "h7"]


DEAD, MISSING, HURT = "24 people have died.", "44 people are missing.", "30 people were hurt."
FATES = [
    # texts of two voices on people in one place, and whether they are at odds
    (DEAD, MISSING, False),
    (MISSING, DEAD, False),
    (DEAD, HURT, False),
    (HURT, MISSING, False),
    ("24 passengers drowned.", "44 passengers are unaccounted for.", False),
    ("24 bodies were counted.", "44 people are missing.", False),
    ("24 people were killed.", "44 people were rescued.", False),
    (DEAD, "44 people were killed.", True),
    (MISSING, "44 people are unaccounted for.", True),
    (DEAD, "The toll stands at 44.", True),
    (DEAD, "44 people.", True),
    ("Missing Persons Bureau: 24 people have died.", "44 people have died.", True),
]


@pytest.mark.parametrize(("mine", "theirs", "odds"), FATES)
def test_the_dead_and_the_missing_are_not_at_odds(mine: str, theirs: str, odds: bool) -> None:
    told = [
        toll("gov", 24, id="h1", unit="people", text=mine),
        toll("ada", 44, id="h2", unit="people", text=theirs),
    ]
    assert bool(suggestions(outline(humanitarian=told))) is odds
    impacts = outline(humanitarian=told).brief.humanitarian
    assert runs(impacts) == ([0, 0] if odds else [0, 1])
