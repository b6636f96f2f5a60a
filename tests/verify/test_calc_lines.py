"""Calc lines of items: right ones free their number and no other, false ones are caught."""

from __future__ import annotations

from typing import Any, Final

import pytest
import yaml
from calc_set import FOLDER, Set, calc_sets, suspicions
from hypothesis import given, settings
from hypothesis import strategies as st
from test_texts import ACCUSED
from written_texts import texts

SETS: Final = {each.name: each for each in calc_sets()}
SHELTERS: Final = SETS["shelters"]
STILL_ACCUSED: Final = {
    # A bound that is not true; days; words not printed so.
    ("count-blackout", 17), ("count-poultry", 5), ("desk-influx", 20),
}  # fmt: skip


def codes(item: dict[str, Any], of: Set = SHELTERS) -> dict[str, str]:
    """Return the severity of each error and warning of an item, by its code."""
    return {each.code: each.severity for each in of.suspicions(item)}


@pytest.mark.parametrize("each", SETS.values(), ids=SETS)
def test_a_right_item_with_its_calc_has_no_error_and_without_it_gives_no_calc(each: Set) -> None:
    told = zip(each.right, each.verdicts(each.right), strict=True)
    assert not {item["text"]: found for item, verdict in told if (found := suspicions(verdict))}
    bare = [{key: item[key] for key in item if key != "calc"} for item in each.right]
    assert not any(verdict.worked_out for verdict in each.verdicts(bare))


@pytest.mark.parametrize("each", SETS.values(), ids=SETS)
def test_a_wrong_item_is_told_by_its_code_and_has_no_tick(each: Set) -> None:
    missed = {}
    for item, verdict in zip(each.wrong, each.verdicts(each.wrong), strict=True):
        told = {finding.code for finding in suspicions(verdict)}
        if (item["code"] not in told and item["code"] != "none") or verdict.mark == "verified":
            missed[item["text"], str(item["calc"])] = told, verdict.mark
    assert not missed


def test_the_accused_items_of_the_open_texts_are_right_with_the_lines_written_for_them() -> None:
    lines = yaml.safe_load((FOLDER / "accused.yaml").read_text("utf-8"))
    named = {tuple(key.rsplit(" ", 1)) for key in lines}
    since: tuple[str, ...] = (
        "sure-", "slip-", "right-", "usual-", "near-", "other-", "pass-",
    )  # fmt: skip
    since += tuple(f"plain-{letter}-" for letter in "abcde")
    later = {each for each in ACCUSED if each[0].startswith(since)}
    kept = (ACCUSED - later) | {("count-blackout", 7)}  # one is no error any more without its line
    assert named == {(name, str(number)) for name, number in kept}
    accused = set()
    for text in texts():
        for number, line in enumerate(text.items, 1):
            calc = lines.get(f"{text.name} {number}")
            findings = text.verdict(line, calc=calc).findings if calc else ()
            if any(each.severity == "error" for each in findings):
                accused.add((text.name, number))
    assert accused == STILL_ACCUSED


def test_what_is_worked_out_is_the_desks_own_and_not_found() -> None:
    item = {"cite": "p1", "text": "Women head 40 % of them.", "calc": "480 / 1,200 = 40 %"}
    verdict = SHELTERS.verdict(item)
    assert (verdict.mark, verdict.found) == ("own", [])
    assert verdict.fields["figures"] == "own"
    assert verdict.words == "40 % worked out by the desk"
    (worked,) = verdict.worked_out
    assert (worked.ours, worked.text, worked.calc) == ("40 %", "", "480 / 1,200 = 40 % (p1)")


def test_a_name_beside_it_is_found_and_the_words_say_which_is_which() -> None:
    item = {
        "cite": "p1", "text": "In Orla women head 40 % of the households.",
        "calc": "480 / 1,200 = 40 %",
    }  # fmt: skip
    verdict = SHELTERS.verdict(item)
    assert verdict.mark == "verified"
    assert verdict.words == "names found, meaning not judged; 40 % worked out by the desk"


def test_a_number_that_is_printed_is_found_whatever_the_calc_says() -> None:
    item = {"cite": "p1", "text": "312 families live in Nadir.", "calc": "78 x 4 = 312"}
    assert codes(item) == {"calc-operand": "error"}
    item["calc"] = "312 / 104 = 3"
    assert codes(item) == {"calc-unused": "warning"}
    assert not SHELTERS.verdict(item).worked_out


def test_a_line_stands_for_one_number_of_a_text() -> None:
    calc = "(100 % + 25 per cent) x (100 % + 10 per cent) - 100 % = 37.5 per cent"
    one = {"cite": "p4", "text": "Flour became 37.5 per cent dearer.", "calc": calc}
    assert not codes(one)
    two = one | {"text": "Flour became 37.5 per cent dearer, rice 37.5 per cent."}
    assert codes(two) == {"figure-unsupported": "error"}


def test_a_line_works_with_the_result_of_one_above_and_counts_nothing_twice() -> None:
    item = {
        "cite": "p1", "text": "Of the latrines 39 do not work, 65 %.",
        "calc": ["60 - 21 = 39", "39 / 60 = 65 %"],
    }  # fmt: skip
    assert not codes(item)
    assert codes(item | {"calc": ["39 / 60 = 65 %", "60 - 21 = 39"]})["calc-operand"] == "error"
    twice = {"cite": "p1", "text": "There are 141.", "calc": ["60 + 21 = 81", "81 + 60 = 141"]}
    assert codes(twice)["calc-operand"] == "error"


def test_two_numbers_that_are_printed_twice_may_be_added() -> None:
    paragraphs = ["Osk has 480 houses, Harl has 480 houses."]
    made = Set({"name": "two", "published": "2026-03-18", "language": "en", "right": [],
                "wrong": [], "paragraphs": paragraphs})  # fmt: skip
    item = {"cite": "p1", "text": "The two have 960 houses.", "calc": "480 + 480 = 960"}
    assert not codes(item, made)


def test_the_calc_of_a_figure_stands_for_it() -> None:
    figure = {"text": "40 %", "value": 40, "unit": "percent", "calc": "480 / 1,200 = 40 %"}
    item = {"cite": "p1", "text": "Women head many of them.", "figures": [figure]}
    assert not codes(item)
    assert codes(item | {"figures": [figure | {"text": "45 %", "value": 45}]}) == {
        "calc-unused": "warning", "figure-unsupported": "error",
    }  # fmt: skip
    assert codes(item | {"figures": [figure | {"value": 45}]}) == {"figure-unsupported": "error"}
    assert codes(item | {"figures": [figure, {"text": "40", "value": 40, "unit": "people"}]}) == {
        "figure-unsupported": "error"
    }


def test_what_is_printed_of_another_unit_is_not_added_nor_a_small_word_counted() -> None:
    item = {"cite": "p4", "text": "It is 600,015.", "calc": "600,000 + 15 = 600,015"}
    assert codes(item)["calc-wrong"] == "error"
    item = {"cite": "p2", "text": "A convoy has 12 or 15 men.", "calc": "count(the, of, a) = 3"}
    assert codes(item)["calc-operand"] == "error"


def test_what_turns_a_unit_into_another_is_no_term_of_a_sum() -> None:
    item = {"cite": "p1", "text": "It is 72.", "calc": "60 x 21 / 21 + 12 months = 72"}
    assert codes(item)["calc-operand"] == "error"
    assert not codes(item | {"text": "It is 720.", "calc": "60 x 12 months = 720"})


def test_a_day_that_is_worked_out_is_freed_as_a_number_is() -> None:
    item = {
        "cite": "p2", "text": "It reached Nadir, and left on 17 March.",
        "calc": "7 March + 10 days = 17 March",
    }  # fmt: skip
    assert codes(item)["calc-operand"] == "error"
    paragraphs = ["The siege began on 7 March and ended ten days later."]
    made = Set({"name": "day", "published": "2026-04-18", "language": "en", "right": [],
                "wrong": [], "paragraphs": paragraphs})  # fmt: skip
    right = {
        "cite": "p1", "text": "The siege went on until 17 March.", "date": "2026-03-17",
        "calc": "7 March + ten days = 17 March",
    }  # fmt: skip
    assert not codes(right, made)
    assert codes(right | {"calc": "7 March + ten days = 18 March"}, made)["calc-wrong"] == "error"


def test_the_first_day_counts_where_a_day_is_added() -> None:
    item = {
        "cite": "p2", "text": "It was closed for eight days, the first and the last counted.",
        "calc": "3 March - 24 February + 1 day = eight days",
    }  # fmt: skip
    assert not codes(item)


def test_a_wrong_sum_is_an_error_of_the_desks_own_too_and_an_operand_a_warning() -> None:
    item = {"cite": "p1", "text": "Women head 42 %.", "basis": "inferred"}
    assert codes(item | {"calc": "480 / 1,200 = 42 %"})["calc-wrong"] == "error"
    assert codes(item | {"calc": "504 / 1,200 = 42 %"})["calc-operand"] == "warning"


def test_without_the_text_a_line_is_checked_by_the_record_of_its_facts() -> None:
    right = {"cite": "p1", "text": "Women head 40 %.", "calc": "480 / 1,200 = 40 %"}
    assert SHELTERS.verdict(right, text=False).worked_out
    wrong = right | {"calc": "504 / 1,200 = 42 %"}
    assert "calc-operand" in {each.code for each in SHELTERS.verdict(wrong, text=False).findings}


def test_more_lines_than_are_read_are_an_error() -> None:
    item = {"cite": "p1", "text": "Women head 40 %.", "calc": ["480 / 1,200 = 40 %"] * 21}
    assert codes(item)["calc-syntax"] == "error"


@pytest.mark.parametrize(
    ("calc", "told"),
    [
        ("480 / 1,200", "its calc cannot be read: it has no result"),
        ("480 / many = 40 %", "in its calc 'many' is no number, day or time."),
        ("480 / (60 - 60) = 40 %", "nothing can be divided by nought"),
        ("480 + 3 March = 40 %", "in its calc the day '3 March' does not follow from p1."),
        ("480 / 1,200 = most", "what its calc comes to, 'most', is no number."),
        ("9" * 200 + " = 40 %", "is no number, day or time."),
        ("💣 × \u200b480 = 40 %", "is no number, day or time."),
    ],
)
def test_what_cannot_be_worked_out_is_said_in_one_sentence_at_its_place(
    calc: str, told: str
) -> None:
    item = {"cite": "p1", "text": "Women head 40 %.", "calc": calc}
    found = [each for each in SHELTERS.suspicions(item) if each.code.startswith("calc")]
    assert len(found) == 1
    assert told in found[0].text
    assert found[0].path[-1] == "calc"
    assert 0 <= found[0].start < found[0].end <= len(calc)


@settings(max_examples=60)
@given(st.text(alphabet="0123456789 +-*/x()=,%:.count4812ayMrh", max_size=40))
def test_whatever_stands_in_a_calc_frees_no_number_that_it_does_not_come_to(calc: str) -> None:
    item = {"cite": "p1", "text": "Women head 47 % of 913.", "calc": calc.strip() or "="}
    verdict = SHELTERS.verdict(item)
    assert verdict.mark == "unsupported"
