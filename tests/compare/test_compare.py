"""What is a change and what is none: pairing, meanings, and no noise."""

import copy
import random
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import paths
from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.compare import Change, compare
from briefing.format.reader import read_brief

Plain = dict[str, Any]

SMALL: Plain = {
    "schema": "briefing/1",
    "id": "one",
    "title": "A valley",
    "tlp": "GREEN",
    "as_of": "2024-11-30",
    "sources": [{"id": "s1", "title": "A wire", "kind": "agency", "publisher": "The Wire"}],
    "voices": {
        "obs": {"name": "The Observatory", "short": "Observatory", "kind": "monitor",
                "reliability": "C"},
        "front": {"name": "The Front", "kind": "party"},
    },
    "situation": {"summary": [{"text": "The road is shut.", "cite": ["p1"]}]},
    "actors": [{"id": "front-actor", "name": "The Front", "cite": ["p1"]}],
    "places": [{"id": "town", "name": "The town", "cite": ["p1"]}],
    "territory": [
        {"text": "The Front holds most of the town.", "by": "obs", "place": "town",
         "holder": "front-actor", "control": "majority", "cite": ["p2"], "grade": "C3",
         "figures": [{"text": "more than 200", "op": ">", "value": 200, "unit": "killed"}]},
        {"text": "The Front says that it has the mill.", "by": "front", "place": "town",
         "holder": "front-actor", "control": "full", "cite": ["p3"]},
    ],
}  # fmt: skip


def brief(change: Callable[[Plain], object] = lambda _: None) -> Brief:
    """The small brief with a change made to it."""
    plain = copy.deepcopy(SMALL)
    change(plain)
    return msgspec.convert(plain, Brief)


def changes(change: Callable[[Plain], object], base: Brief | None = None) -> list[Change]:
    """What differs after a change."""
    return list(compare(base or brief(), brief(change)).changes)


def claim(plain: Plain) -> Plain:
    first: Plain = plain["territory"][0]
    return first


def test_nothing_changed() -> None:
    comparison = compare(brief(), brief())
    assert comparison.none
    assert comparison.same == 5
    assert [each.kind.key for each in comparison.sections][:2] == ["situation", "actors"]


def test_items_without_id_are_known_by_what_they_say() -> None:
    def change(plain: Plain) -> None:
        claim(plain).update(control="full", text="The Front holds all of the town.")
        claim(plain)["figures"][0].update(text="over 300", value=300)

    (found,) = changes(change)
    assert found.words == "Observatory: control majority → full; figure > 200 → > 300 killed"
    assert found.before == "The Front holds most of the town."
    assert (found.kind, found.section, found.label) == ("changed", "territory", "territory[1]")


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


def test_a_left_out_holder_and_place_have_names_in_the_words() -> None:
    (found,) = changes(lambda plain: (claim(plain).pop("holder"), claim(plain).pop("place")))
    assert found.words == "Observatory: holder The Front → none; place The town → none"


def test_ids_that_were_renamed_are_no_change() -> None:
    def change(plain: Plain) -> None:
        plain["actors"][0]["id"] = "f"
        plain["places"][0]["id"] = "t"
        for each in plain["territory"]:
            each.update(holder="f", place="t")
        plain["voices"] = {"o": plain["voices"]["obs"], "f": plain["voices"]["front"]}
        for each, voice in zip(plain["territory"], ("o", "f"), strict=True):
            each["by"] = voice

    assert compare(brief(), brief(change)).none


def test_a_reworded_item_is_known_by_an_actor_and_a_place_whose_ids_were_renamed() -> None:
    def change(plain: Plain) -> None:
        plain["actors"][0]["id"] = "f"
        plain["places"][0]["id"] = "t"
        for each in plain["territory"]:
            each.update(holder="f", place="t")
        claim(plain)["text"] = "The Front has much of the town now."

    (found,) = changes(change)
    assert found.reworded


def test_a_place_within_a_renamed_one_is_where_it_was() -> None:
    def inner(plain: Plain, outer: str) -> None:
        plain["places"][0]["id"] = outer
        for each in plain["territory"]:
            each["place"] = outer
        mill = {"id": "mill", "name": "The mill", "part_of": outer, "cite": ["p1"]}
        plain["places"].append(mill)

    before = brief(lambda plain: inner(plain, "town"))
    assert compare(before, brief(lambda plain: inner(plain, "t"))).none


def test_sentences_of_the_desk_stand_in_quotation_marks() -> None:
    def judged(plain: Plain, words: str) -> None:
        judgement = {"id": "j", "text": "It will open.", "so_what": words, "cite": ["p1"]}
        plain["judgements"] = [judgement]

    before = brief(lambda plain: judged(plain, "Aid gets in."))
    (found,) = changes(lambda plain: judged(plain, "Nothing does."), before)
    assert found.words == 'so what "Aid gets in." → "Nothing does."'


def test_an_id_pairs_whatever_is_said_and_another_kind_only_what_is_alike() -> None:
    def named(plain: Plain) -> None:
        claim(plain)["id"] = "x"

    base = brief(named)
    (found,) = changes(lambda plain: claim(plain).update(id="x", text="Wholly other words."), base)
    assert found.reworded

    def reused(plain: Plain) -> None:
        plain["territory"].pop(0)
        plain["gaps"] = [{"id": "x", "text": "Who feeds the camp?"}]

    assert [each.kind for each in changes(reused, base)] == ["removed", "added"]

    def moved(plain: Plain) -> None:
        text = plain["territory"].pop(0)["text"]
        plain["situation"]["points"] = [{"id": "x", "text": text, "by": "obs", "cite": ["p1"]}]

    (found,) = changes(moved, base)
    assert found.fields[0].words == "moved from territory to points"


def test_the_same_words_of_two_voices_are_two_items() -> None:
    def both(plain: Plain) -> None:
        plain["territory"] = [
            {"text": "The bridge is ours.", "by": who, "place": "town", "control": "full",
             "cite": ["p1"]}
            for who in ("obs", "front")
        ]  # fmt: skip

    def one(plain: Plain) -> None:
        both(plain)
        plain["territory"].pop(0)

    (found,) = list(compare(brief(both), brief(one)).changes)
    assert (found.kind, found.who) == ("removed", "Observatory")


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


def test_texts_of_scripts_without_spaces_are_alike_too() -> None:
    def text(words: str) -> Callable[[Plain], object]:
        return lambda plain: plain["situation"]["summary"][0].update(text=words)

    (found,) = changes(
        text("桥梁周六仍然关闭车辆绕行北路"), brief(text("桥梁周日仍然关闭车辆绕行北路"))
    )
    assert found.reworded
    (found,) = changes(text("عبر الجسر صباح السبت"), brief(text("عبر الجسر مساء السبت")))
    assert found.reworded


def bundled() -> list[Brief]:
    found = [read_brief(path).value for path in sorted((paths.bundled() / "briefs").glob("*.yaml"))]
    return [each for each in found if each is not None]


def shuffled(plain: Any, chance: random.Random) -> Any:
    """The same brief with every list of items, ids or names in another order."""
    for key, value in plain.items():
        if key in ("sources", "cite", "quote"):
            continue
        if isinstance(value, list):
            chance.shuffle(value)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                shuffled(each, chance)
    return plain


@pytest.mark.parametrize("each", bundled(), ids=lambda each: each.id)
@settings(max_examples=20)
@given(seed=st.integers(0, 1000))
def test_order_says_nothing(each: Brief, seed: int) -> None:
    plain = shuffled(msgspec.to_builtins(each), random.Random(seed))
    assert compare(each, msgspec.convert(plain, Brief)).none


@pytest.mark.parametrize("each", bundled(), ids=lambda each: each.id)
def test_items_find_themselves_without_their_ids(each: Brief) -> None:
    """Ids that nobody refers to are taken away: what each item says is enough to know it."""
    plain = msgspec.to_builtins(each)
    for section in ("timeline", "gaps", "watch", "judgements", "views"):
        for item in plain.get(section, []):
            item.pop("id", None)
            item.pop("refs", None)
    stripped = msgspec.convert(plain, Brief)
    assert {change.kind for change in compare(each, stripped).changes} <= {"changed"}
    assert compare(stripped, msgspec.convert(shuffled(plain, random.Random(1)), Brief)).none


def test_back_and_forth_are_mirror_images() -> None:
    one, two = bundled()[1:3]
    there, back = compare(one, two), compare(two, one)
    assert there.count("added") == back.count("removed")
    assert there.count("changed") == back.count("changed")
    assert len(there.header) == len(back.header)


def test_thousands_of_items_that_say_the_same() -> None:
    def many(plain: Plain) -> None:
        plain["gaps"] = [{"text": f"Who holds the bridge number {n}?"} for n in range(2_000)]

    def one_less(plain: Plain) -> None:
        many(plain)
        plain["gaps"].reverse()
        plain["gaps"].pop()

    one = brief(many)
    assert compare(one, one).none
    comparison = compare(one, brief(one_less))
    assert [change.text for change in comparison.changes] == ["Who holds the bridge number 0?"]


def test_hundreds_of_items_are_known_by_words_that_many_have() -> None:
    """No word of an item is rare but the ones that were changed: each is compared with each."""
    chance = random.Random(3)
    kinds = ["mill", "weir", "road", "camp", "well", "barn", "dock", "yard", "gate", "hall", "inn",
             "ford", "pier", "park"]  # fmt: skip
    some = [" ".join(sorted(chance.sample(kinds, 8))) for _ in range(250)]
    shared = list(dict.fromkeys(some))
    assert len(shared) > 200

    def asked(word: str) -> Callable[[Plain], None]:
        gaps = [{"text": f"{word}{n} {each}"} for n, each in enumerate(shared)]
        return lambda plain: plain.update(gaps=gaps)

    found = list(compare(brief(asked("old")), brief(asked("new"))).changes)
    assert {change.kind for change in found} == {"changed"}
    assert len(found) == len(shared)
    for change in found:
        assert change.old is not None
        assert change.new is not None
        assert change.old.text.split()[1:] == change.new.text.split()[1:]


def test_a_change_is_found_from_its_line() -> None:
    comparison = compare(brief(), brief(lambda plain: claim(plain).update(control="full")))
    line = comparison.new.section("territory").lines[0]
    change = comparison.of(line)
    assert change is not None
    assert change.fields[0].field == "control"
    assert comparison.of(comparison.new.section("territory").lines[1]) is None
    assert compare(Outline(brief()), brief()).none
