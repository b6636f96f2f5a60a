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


def test_check_names_a_line_that_is_no_decision(decided: Cli) -> None:
    text = REVIEW.read_text()
    REVIEW.write_text(f"odd\n{text}")
    ran = decided("check")
    assert ran.status == Exit.PROBLEMS
    assert f"{REVIEW.name}:1:1: syntax: no decision can be read here" in ran.out
    assert decided("draft", ID, "--write", "--yes").status != Exit.DONE
    assert REVIEW.read_text() == f"odd\n{text}"
