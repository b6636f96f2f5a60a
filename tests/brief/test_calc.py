"""The lines in which the desk says how it worked out a number, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.calc import (
    MOST_BRACKETS,
    MOST_OPERANDS,
    CalcError,
    Counted,
    Node,
    Operand,
    Reckoning,
    Step,
    operands,
    parse,
    terms,
)
from briefing.brief.parts import calc_lines


def told(node: Node) -> str:
    """Return a tree in brackets."""
    if isinstance(node, Operand):
        return node.text
    if isinstance(node, Counted):
        return "|".join(each.text for each in node.members)
    return f"({told(node.left)} {node.sign} {told(node.right)})"


@pytest.mark.parametrize(
    ("line", "tree", "result"),
    [
        ("480 / 1,200 = 40 %", "(480 / 1,200)", "40 %"),
        ("480/1200=40%", "(480 / 1200)", "40%"),
        ("12 + 35 + 8 = 55", "((12 + 35) + 8)", "55"),
        ("2 + 3 × 4 = 14", "(2 + (3 * 4))", "14"),
        ("3 x 40 = 120", "(3 * 40)", "120"),
        ("3x40 = 120", "(3 * 40)", "120"),
        ("six boxes x 4 = 24", "(six boxes * 4)", "24"),
        ("(4,150 - 3,600) ÷ 3,600 = 15 %", "((4,150 - 3,600) / 3,600)", "15 %"),
        ("1200 − 480 = 720", "(1200 - 480)", "720"),
        ("24 November - 17 November = 7 days", "(24 November - 17 November)", "7 days"),
        ("2024-11-24 – 2024-11-17 = 7 days", "(2024-11-24 - 2024-11-17)", "7 days"),
        ("16:30 - 14:00 = 2.5 hours", "(16:30 - 14:00)", "2.5 hours"),
        ("12-15 x 7 days = 84-105", "(12-15 * 7 days)", "84-105"),
        ("twenty-four - two = 22", "(twenty-four - two)", "22"),
        ("−3 % + 5 % = 2 %", "(−3 % + 5 %)", "2 %"),
        ("90 km/h * 2 = 180 km", "(90 km/h * 2)", "180 km"),
        ("(60)(2) = 1", None, "a sign is missing before '('"),
        ("count(Anadan, Hayan, Kafr Hamra) = 3", "Anadan|Hayan|Kafr Hamra", "3"),
        ("Count( a, b; c ) - 1 = 1", "(a, b|c - 1)", "1"),
        ("480 / 1200", None, "it has no result: write 480 / 1,200 = 40 %"),
        (" = 3", None, "it has no result: write 480 / 1,200 = 40 %"),
        ("1 = 1 = 1", None, "it has two results: write a line for each"),
        ("(1 + 2 = 3", None, "a bracket is not closed"),
        ("1 + 2) = 3", None, "no bracket is open before ')'"),
        ("1 + = 3", None, "a number is missing at its end"),
        ("1 / / 2 = 3", None, "a number is missing before '/'"),
        ("count(a, , b) = 3", None, "it counts something without a name"),
        ("count(a = 3", None, "the bracket behind count is not closed"),
        ("__import__('os') = 3", None, "a sign is missing before '('"),
        (f"{'(' * (MOST_BRACKETS + 1)}1{')' * (MOST_BRACKETS + 1)} = 1", None,
         f"it has more than {MOST_BRACKETS} brackets within each other"),
        (f"{' + '.join(['1'] * (MOST_OPERANDS + 1))} = 41", None,
         f"it has more than {MOST_OPERANDS} numbers: write several lines"),
    ],
)  # fmt: skip
def test_a_line_is_a_tree_of_operands(line: str, tree: str | None, result: str) -> None:
    if tree is None:
        with pytest.raises(CalcError) as caught:
            parse(line)
        assert str(caught.value) == result
        assert 0 <= caught.value.start < caught.value.end <= len(line)
        return
    found = parse(line)
    assert (told(found.node), found.result.text) == (tree, result)
    parts = [*operands(found.node), found.result]
    assert all(line[each.start : each.end] == each.text for each in parts)


def test_what_is_added_up_is_told_apart_from_what_is_multiplied() -> None:
    found = parse("12 + (35 - 2 x 3) = 41")
    assert [told(each) for each in terms(found.node)] == ["12", "35", "(2 * 3)"]


def test_a_line_or_several_are_lines_and_columns_are_none() -> None:
    assert calc_lines("1 + 1 = 2") == ("1 + 1 = 2",)
    assert calc_lines(["1 + 1 = 2", "2 x 2 = 4"]) == ("1 + 1 = 2", "2 x 2 = 4")
    assert calc_lines({"sum": "best"}) == calc_lines(None) == ()


@given(st.text(alphabet="0123456789 +-−–*/×÷x()=,;%:.acountév\n", max_size=60) | st.text())
def test_whatever_is_written_is_a_tree_or_one_sentence_about_some_of_it(line: str) -> None:
    found: Reckoning | CalcError
    try:
        found = parse(line)
    except CalcError as error:
        found = error
    if isinstance(found, CalcError):
        assert "\n" not in str(found)
        assert 0 <= found.start < found.end
        return
    assert found.result.text
    for each in operands(found.node):
        assert line[each.start : each.end] == each.text.strip() == each.text != ""


NUMBERS = st.integers(0, 9999).map(str)


@given(
    st.recursive(
        NUMBERS,
        lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(
            lambda each: f"({each[0]} {each[1]} {each[2]})"
        ),
        max_leaves=8,
    )
)
def test_what_is_written_in_brackets_is_read_so(line: str) -> None:
    if line.count("(") <= MOST_BRACKETS:
        assert told(parse(f"{line} = 1").node) == line


def test_a_step_stands_from_its_first_operand_to_its_last() -> None:
    step = parse("12 + 35 = 47").node
    assert isinstance(step, Step)
    assert (step.start, step.end) == (0, 7)
