"""Which items of two briefs are one: by their ids, by what they say, in any order."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from compare.comparing import Plain, brief, changes, claim
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import paths
from briefing.brief.model import Brief
from briefing.compare import compare
from briefing.format.reader import read_brief


def test_items_without_id_are_known_by_what_they_say() -> None:
    def change(plain: Plain) -> None:
        claim(plain).update(control="full", text="The Front holds all of the town.")
        claim(plain)["figures"][0].update(text="over 300", value=300)

    (found,) = changes(change)
    assert found.words == "Observatory: control majority → full; figure > 200 → > 300 killed"
    assert found.before == "The Front holds most of the town."
    assert (found.kind, found.section, found.label) == ("changed", "territory", "territory[1]")


@pytest.mark.parametrize(
    ("before", "after", "found"), [("?!", "...", 1), ("So so so so so so.", "So it is.", 2)]
)
def test_an_item_is_one_where_as_many_of_its_words_are_the_same(
    before: str, after: str, found: int
) -> None:
    def says(text: str) -> Callable[[Plain], object]:
        return lambda plain: plain["situation"]["summary"][0].update(text=text)

    assert len(changes(says(after), brief(says(before)))) == found


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
    found = [
        read_brief(path).value
        for path in sorted((paths.bundled() / "briefs").glob("*-[0-9][0-9].yaml"))
    ]
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
