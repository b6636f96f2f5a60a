"""Decisions on a draft, as the commands tell of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.cli.output import Exit
from briefing.draft.review import open_review
from cli.conftest import Cli
from cli.test_plain_yaml import ARTICLE, ID

DRAFT = Path("briefs") / f"{ID}.draft.yaml"
REVIEW = Path("briefs") / f"{ID}.review.yaml"


@pytest.fixture
def decided(cli: Cli) -> Cli:
    """Drafts the article and accepts its first item."""
    Path("flood.txt").write_text(ARTICLE, "utf-8")
    cli("draft", "flood.txt", "--yes")
    review = open_review(DRAFT.absolute(), Path.cwd())
    review.decide(review.state.cards[0].key, "accept", "ada")
    return cli


def test_check_and_status_name_a_decision_that_was_cut_off(decided: Cli) -> None:
    assert "review-torn" not in decided("check").out
    with REVIEW.open("a") as file:
        file.write('- {"of": "b1", "do": "acc')
    ran = decided("check")
    line = len(REVIEW.read_text().splitlines())
    assert f"{REVIEW.name}:{line}:1: review-torn (warning): this decision was cut off" in ran.out
    status = decided("draft", ID, "--status")
    assert status.status == Exit.DONE
    assert "1 accepted" in status.out
    assert f"{REVIEW.name}:{line}:1: this decision was cut off" in status.err


def test_drafting_again_keeps_what_was_accepted_and_is_not_found_again(decided: Cli) -> None:
    text = DRAFT.read_text("utf-8")
    review = open_review(DRAFT.absolute(), Path.cwd())
    key, item = review.state.cards[0].key, review.state.cards[0].item
    DRAFT.write_text(text.replace(key, "0123456789ab"), "utf-8")  # as an engine found it once
    REVIEW.write_text(REVIEW.read_text().replace(key, "0123456789ab"))
    assert decided("draft", "flood.txt", "--yes", "--force").status == Exit.DONE
    state = open_review(DRAFT.absolute(), Path.cwd()).state
    assert state.card("0123456789ab").standing == "accepted"
    assert state.card("0123456789ab").item == item
    assert state.card(key).standing == "open"
    assert decided("check", str(DRAFT)).status == Exit.DONE


def test_check_names_a_line_that_is_no_decision(decided: Cli) -> None:
    text = REVIEW.read_text()
    REVIEW.write_text(f"odd\n{text}")
    ran = decided("check")
    assert ran.status == Exit.PROBLEMS
    said = f"{REVIEW.name}:1:1: syntax: no decision can be read here: the file is 'odd', not a list"
    assert said in ran.out
    assert "Mend the line, or take it out." in ran.out
    assert "Expected `" not in ran.out
    assert decided("draft", ID, "--write", "--yes").status != Exit.DONE
    assert REVIEW.read_text() == f"odd\n{text}"


def test_of_a_draft_that_cannot_be_read_the_command_is_named_that_tells_why(decided: Cli) -> None:
    DRAFT.write_text("[]\n")
    ran = decided("draft", ID, "--status")
    assert f'"briefing check {DRAFT}" names what is wrong.' in ran.err
    told = decided("check", str(DRAFT))
    assert (told.status, "a list, not a mapping" in told.out) == (Exit.PROBLEMS, True)
