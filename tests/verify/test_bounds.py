"""Texts too long, and texts made to hurt: judged within bounds, in time like their length."""

import re
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from growing import calls_of

from bench.hostile import PIECES, brief_for, judge, text_of
from briefing.brief.model import Brief
from briefing.library.sources import AtHand, evidence_by
from briefing.verify.bounds import LONGEST_TEXT, MOST_CITED, MOST_RECKONED, TOO_LONG, TOO_MANY
from briefing.verify.english.names.capitals import find_names
from briefing.verify.judge import verify
from briefing.verify.sources.source import paragraphs
from briefing.verify.sources.tables import with_heads
from briefing.verify.verdicts import Verdict, Verdicts

DOCUMENT = Path(__file__).parents[2] / "docs" / "verification.md"


def brief() -> Brief:
    return brief_for("")


def verdicts(text: str) -> Verdicts:
    found = tuple(paragraphs(text))
    return verify(brief(), evidence_by(brief(), lambda _: AtHand(found)))


def first(text: str) -> Verdict:
    return verdicts(text).items[0]


def of_length(size: int) -> str:
    """Return a text whose second paragraph has as many characters."""
    row = "No boats came to the quays at night. "
    return f"Head.\n\n{(row * (size // len(row) + 1))[: size - 1]}x\n\nEnd."


def calls(text: str) -> int:
    """Return how many functions are called to judge a text, comprehensions among them."""
    found = brief()
    judge(found, text[:500])  # word lists and patterns are made at their first use
    return calls_of(lambda: judge(found, text))


def steps(text: str) -> int:
    """Return how many lines are run to find the names of a text, each round of a loop counted."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return counted

    sys.settrace(counted)
    try:
        find_names(text)
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("kind", ["short quotations", "table", "dates", "capitals and"])
def test_judging_takes_calls_like_the_length_of_the_text(kind: str) -> None:
    once, four = (calls(text_of(kind, size)) for size in (1_000, 4_000))
    assert four < 6 * once


def test_past_its_bound_reckoning_takes_calls_like_the_length_of_the_text() -> None:
    once, twice = (calls(text_of("numbers of things", size)) for size in (8_000, 16_000))
    assert twice < 3 * once


@pytest.mark.parametrize("cited", ["one paragraph", "many paragraphs"])
def test_a_number_is_worked_out_of_so_many_and_no_more(cited: str) -> None:
    between = " " if cited == "one paragraph" else "\n\n"
    rows = [f"In Harl {1_000 + 7 * n} farms burned." for n in range(MOST_RECKONED + 1)]
    held, open_ = (verdicts(f"Head.\n\n{between.join(some)}").items[2] for some in (rows[1:], rows))
    assert (held.fields["figures"], held.mark) == ("fail", "unsupported")
    assert TOO_MANY not in held.doubt
    assert (open_.fields["figures"], open_.doubt) == ("open", TOO_MANY)
    assert not any(each.field == "figures" for each in open_.findings)
    assert not open_.simply_found


def test_why_no_number_was_worked_out_is_said() -> None:
    found = brief_for("numbers of things", items=1)
    text = text_of("numbers of things", 8_000)
    last = verify(found, evidence_by(found, lambda _: AtHand(tuple(paragraphs(text))))).items[-1]
    assert last.mark == "not_checkable"
    said = f"names found, meaning not judged; figures not checkable; {TOO_MANY}"
    assert last.words == said


def test_names_take_steps_like_the_length_of_the_text() -> None:
    once, four = (steps("Harl. " * count) for count in (200, 800))
    assert four < 6 * once


@pytest.mark.parametrize("kind", PIECES)
def test_a_text_made_to_hurt_is_judged(kind: str) -> None:
    judge(brief(), text_of(kind, 1_000))


def test_an_item_that_cites_too_much_is_not_judged_and_says_so() -> None:
    judged = first(of_length(MOST_CITED))
    assert (judged.why, judged.mark) == ("", "unsupported")
    found = first(of_length(MOST_CITED + 1))
    assert (found.mark, found.findings, found.fields) == ("not_checkable", [], {"cite": "pass"})
    assert found.why.startswith(TOO_LONG)
    assert f"{MOST_CITED + 1:,}" in found.why


def test_of_a_text_that_is_too_long_nothing_is_judged() -> None:
    long = "Harl. " * 8_000 + "\n\n"
    found = verdicts(long * (LONGEST_TEXT // len(long) + 1))
    assert {(each.mark, bool(each.findings)) for each in found.items} == {("not_checkable", False)}
    assert all(each.why.startswith(TOO_LONG) for each in found.items)
    assert found.sources[0].at_hand == "long"
    assert [each.code for each in found.findings] == []


def test_the_bounds_are_in_the_documents() -> None:
    said = set(re.findall(r"[0-9,]{5,}", DOCUMENT.read_text("utf-8")))
    assert {f"{LONGEST_TEXT:,}", f"{MOST_CITED:,}"} <= said


def test_rows_are_taken_once() -> None:
    assert with_heads("| a | b |\n| 1 | 2 |\n| 3 | 4 |") == [
        "| a | b |",
        "| a | b |\n| 1 | 2 |",
        "| a | b |\n| 3 | 4 |",
    ]
    assert with_heads("no table") == []
