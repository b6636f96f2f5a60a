"""What is a change and what is none: meanings, and no noise."""

from __future__ import annotations

import pytest
from compare.comparing import Plain, brief, changes, claim

from briefing.brief.outline import Outline
from briefing.compare import compare


def test_nothing_changed() -> None:
    comparison = compare(brief(), brief())
    assert comparison.none
    assert comparison.same == 5
    assert [each.kind.key for each in comparison.sections][:2] == ["situation", "actors"]


def test_a_reworded_item_is_told_once() -> None:
    (found,) = changes(lambda plain: claim(plain).update(text="Most of the town is the Front's."))
    assert found.reworded
    assert found.words == 'Observatory: reworded, before: "The Front holds most of the town."'


@pytest.mark.parametrize(
    "same",
    [
        {"grade": "3"},
        {"basis": "reported"},
        {"text": "The Front  holds most of the town.\n"},
        {"cite": ["p40"]},
        {"figures": [{"text": "over 200", "op": ">", "value": 200, "unit": "killed"}]},
        {"by": ["obs"]},
        {"waive": [{"code": "wording", "why": "Fair."}]},
        {"verification": "not-stated"},
    ],
)
def test_what_is_written_otherwise_and_means_the_same(same: Plain) -> None:
    assert changes(lambda plain: claim(plain).update(same)) == []


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"grade": "D3"}, "grade C3 → D3"),
        ({"basis": "shown"}, "basis reported → shown"),
        ({"by": "front"}, "said by Observatory → The Front (basis reported → claimed)"),
        (
            {"by": ["obs", "front"], "basis": "reported"},
            "said by Observatory → Observatory and The",
        ),
        ({"verification": "verified"}, "verification not-stated → verified"),
        ({"figures": []}, "figure > 200 killed no longer given"),
        ({"quote": "it is ours"}, 'quote none → "it is ours"'),
        ({"date": "2024-11-29/2024-12"}, "date none → 29 Nov 2024 to Dec 2024"),
    ],
)
def test_what_is_a_change(other: Plain, words: str) -> None:
    (found,) = changes(lambda plain: claim(plain).update(other))
    assert words in found.words
    assert len(found.fields) == 1


def test_a_grade_is_a_change_though_it_says_no_more_than_was_taken_for_granted() -> None:
    base = brief(lambda plain: claim(plain).pop("grade"))
    (found,) = changes(lambda plain: claim(plain).update(grade="C6"), base)
    assert found.words == "Observatory: grade none → C6"


def test_a_left_out_holder_and_place_have_names_in_the_words() -> None:
    (found,) = changes(lambda plain: (claim(plain).pop("holder"), claim(plain).pop("place")))
    assert found.words == "Observatory: holder The Front → none; place The town → none"


def test_sentences_of_the_desk_stand_in_quotation_marks() -> None:
    def judged(plain: Plain, words: str) -> None:
        judgement = {"id": "j", "text": "It will open.", "so_what": words, "cite": ["p1"]}
        plain["judgements"] = [judgement]

    before = brief(lambda plain: judged(plain, "Aid gets in."))
    (found,) = changes(lambda plain: judged(plain, "Nothing does."), before)
    assert found.words == 'so what "Aid gets in." → "Nothing does."'


def test_header_and_voices() -> None:
    def change(plain: Plain) -> None:
        plain.update(tlp="RED", trend="improved", alerts=["conflict-risk"], countries=["XA"])
        plain["voices"]["obs"]["reliability"] = "B"
        plain["voices"]["new"] = {"name": "A nurse", "kind": "witness"}

    comparison = compare(brief(), brief(change))
    assert [each.words for each in comparison.header] == [
        "TLP GREEN → RED",
        "trend none → improved",
        "alerts none → conflict risk",
        "countries none → XA",
    ]
    assert [(each.kind, each.label) for each in comparison.voices] == [
        ("changed", "obs"), ("added", "new"),
    ]  # fmt: skip
    assert comparison.voices[0].words == "reliability C → B"
    assert compare(
        brief(lambda p: p.update(tlp="WHITE")), brief(lambda p: p.update(tlp="CLEAR"))
    ).none


def test_sources_are_not_compared() -> None:
    def change(plain: Plain) -> None:
        plain["sources"] = [{"id": "s9", "title": "Another", "kind": "sitrep"}]

    assert compare(brief(), brief(change)).none


def test_a_change_is_found_from_its_line() -> None:
    comparison = compare(brief(), brief(lambda plain: claim(plain).update(control="full")))
    line = comparison.new.section("territory").lines[0]
    change = comparison.of(line)
    assert change is not None
    assert change.fields[0].field == "control"
    assert comparison.of(comparison.new.section("territory").lines[1]) is None
    assert compare(Outline(brief()), brief()).none
